#!/usr/bin/env python3
"""books.py BANXIN BUILD_DIR [--import NOTE]: builds, into BUILD_DIR/epub-books, every EPUB that
the other scripts of this folder check:

- the sample book in every style (sample-STYLE), and the note as a book, where there is one;
- the books of tests/epub/books (edge, ja, ko …) and of tests/golden;
- the books of tests/corpus, which check_corpus.py has imported and built;
- the books of tests/diagnostics that are built with warnings only.

The scripts find them by name with `books(build_dir)`."""
import pathlib
import re
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from harness import PROJECT, STOCK, TESTS, Scratch, arguments, folders_in, run, verdict  # noqa: E402


def books(build_dir, *prefixes):
    """The built books whose names begin with one of the prefixes (all without any), by name."""
    found = sorted((pathlib.Path(build_dir).resolve() / "epub-books").glob("*.epub"))
    if not found:
        sys.exit("no book: run books.py first")
    return [path for path in found if not prefixes or path.stem.startswith(prefixes)]


def folders():
    """(name, folders laid over each other, style or none) of every book."""
    for style in sorted(path.parent.name for path in (PROJECT / "styles").glob("*/page.toml")):
        yield f"sample-{style}", (PROJECT / "book",), style
    for kind, root in (("", TESTS / "epub/books"), ("golden-", TESTS / "golden")):
        for folder in folders_in(root):
            yield kind + folder.name, (folder,), None
    for folder in folders_in(TESTS / "diagnostics"):
        if re.search(r": error\[", (folder / "expected.txt").read_text(encoding="utf-8")):
            continue
        own = (folder / "banxin.toml").exists()
        yield "warned-" + folder.name, (folder,) if own else (STOCK, folder), None


def restyle(manifest, style):
    text = manifest.read_text(encoding="utf-8")
    changed, count = re.subn(r'(?m)^style = ".*"$', f'style = "{style}"', text)
    if count != 1:
        sys.exit(f"{manifest}: no line 'style = …' to change")
    manifest.write_text(changed, encoding="utf-8")


def build(banxin, name, sources, style, into, note=None):
    """What went wrong, or nothing."""
    with Scratch(*sources) as book:
        if note is not None:
            shutil.rmtree(book)
            done = run([banxin, "import", note, book], TESTS)
            if done.returncode != 0:
                return f"{name}: import exits with {done.returncode}\n{done.stderr}"
        if style is not None:
            restyle(book / "banxin.toml", style)
        # With the PDF: an EPUB may say where its pages begin.
        done = run([banxin, "build", book, "--output", book / "out", "--jobs", "1"], TESTS)
        made = list((book / "out").glob("*.epub"))
        if done.returncode != 0 or len(made) != 1:
            return f"{name}: build exits with {done.returncode}\n{done.stderr}"
        shutil.move(made[0], into / f"{name}.epub")
    return ""


def main():
    parser = arguments("banxin", "build_dir")
    parser.add_argument("--import", dest="note", type=pathlib.Path)
    given = parser.parse_args()
    banxin, into = given.banxin, given.build_dir / "epub-books"
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(parents=True)
    work = [(name, sources, style, None) for name, sources, style in folders()]
    if given.note is not None and given.note.exists():
        work.append(("manuscript", (), None, given.note.resolve()))
    else:
        print("no note to import beside this checkout: the book of it is left out")
    with ThreadPoolExecutor(2) as pool:
        problems = list(filter(None, pool.map(
            lambda book: build(banxin, book[0], book[1], book[2], into, book[3]), work)))
    corpus = sorted((given.build_dir / "corpus").glob("*/build/*.epub"))
    if not corpus:
        problems.append("no book of the corpus: check_corpus.py builds them")
    for epub in corpus:
        shutil.copy(epub, into / f"corpus-{epub.stem}.epub")
    print(f"{len(work) - len(problems)} of {len(work)} books built")
    verdict(problems)


if __name__ == "__main__":
    main()
