#!/usr/bin/env python3
"""fonts.py BUILD_DIR: every font of every book of books.py passes the sanitizer of the browsers
(EPUB 74); half a font does not."""
import pathlib
import subprocess
import sys
import tempfile

import tools
from harness import verdict
from books import books
from publication import Publication

MAGIC = {b"OTTO": ".otf", b"\0\1\0\0": ".ttf", b"wOFF": ".woff", b"wOF2": ".woff2"}


def faults(sanitizer, name, content):
    if MAGIC.get(content[:4]) != pathlib.PurePosixPath(name).suffix:
        yield f"EPUB 74: {name} begins with {content[:4]!r}"
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        done = subprocess.run([sanitizer, file.name, "/dev/null"], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, encoding="utf-8", errors="replace", check=False)
    if done.returncode != 0:
        yield f"EPUB 74: {name}: ots-sanitize exits with {done.returncode}: {done.stdout.strip()}"


def main():
    sanitizer = tools.command("ots-sanitize", "opentype-sanitizer")
    problems, count = [], 0
    last = ("", b"")
    for path in books(sys.argv[1]):
        book = Publication(path)
        for name, content in sorted(book.fonts.items()):
            count += 1
            last = (name, content)
            problems += [f"{path.name}: {fault}" for fault in faults(sanitizer, name, content)]
    if count == 0:
        problems.append("no book has a font")
    elif not any("exits" in fault
                 for fault in faults(sanitizer, last[0], last[1][:len(last[1]) // 2])):
        problems.append("ots-sanitize does not see that half a font is missing")
    print(f"ots-sanitize: {count} fonts")
    verdict(problems)


if __name__ == "__main__":
    main()
