#!/usr/bin/env python3
"""start.py BANXIN: a book without drawings is made without the libraries that draw them, which take
longer to open than it takes to make it; a drawing in it opens them."""
import re
import sys

from harness import STOCK, Scratch, arguments, finish, run

OF_DRAWINGS = ("librsvg", "libcairo", "libpango", "libgio", "libqpdf")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9Z"/></svg>'


def opened(banxin, book):
    """What glibc's loader says that it opened for a build, of those libraries."""
    told = book / "loader"
    done = run([banxin, "build", book], book, LD_DEBUG="files", LD_DEBUG_OUTPUT=str(told))
    if done.returncode != 0:
        sys.exit(f"banxin exits with {done.returncode}\n{done.stdout}{done.stderr}")
    said = "".join(part.read_text(errors="replace") for part in book.glob("loader.*"))
    names = set(re.findall(r"file=(lib[a-z]+)", said))
    if "libc" not in names:
        sys.exit("the loader told nothing")
    return [name for name in OF_DRAWINGS if name in names]


def main():
    banxin = arguments("banxin").parse_args().banxin
    failures = []
    with Scratch(STOCK) as book:
        if found := opened(banxin, book):
            failures.append(f"a book without drawings opens {', '.join(found)}")
        (book / "a.svg").write_text(SVG, encoding="utf-8")
        chapter = book / "01.md"
        chapter.write_text(chapter.read_text(encoding="utf-8") + "\n![一图](a.svg)\n", encoding="utf-8")
        if (found := opened(banxin, book)) != list(OF_DRAWINGS):
            failures.append(f"a book with a drawing opens {', '.join(found) or 'nothing'} alone")
    finish("libraries", 2, failures)


if __name__ == "__main__":
    main()
