#!/usr/bin/env python3
"""check_book.py BANXIN BUILD_DIR BOOK [--import NOTE] [--most BYTES]: a whole book, judged by
other people's programs. With --import the book is first made of a note, in BOOK.

PDF: qpdf finds no fault; every font is embedded, cut and has a Unicode map. PDF and EPUB: every
Han character of the chapters, in order, is in the text that mutool takes out, and none of it is a
Kangxi radical. Validators and readers of EPUBs have their own scripts, in epub/. Exit 77: skipped."""
import pathlib
import re
import shutil
import sys
import tomllib
from collections import Counter

from harness import HAN, RADICAL, TESTS, arguments, build, run, skip, verdict

sys.path.insert(0, str(TESTS / "epub"))
from publication import Publication  # noqa: E402


def chapter_text(markdown, captions=True):
    """What of a chapter shows on the page in reading order: notes, alt texts and what only
    machines read taken out. In print a picture with its caption may stand on the next page."""
    text = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.S)
    text = re.sub(r"^\[\^[^\]]+\]:.*\n(?:(?:[ \t]+.*)?\n)*", "", text, flags=re.M)
    text = re.sub(r"\[\^[^\]]+\]", "", text)
    text = re.sub(r"^\[[^\]]+\]:\s.*$", "", text, flags=re.M)
    text = re.sub(r'!\[[^\]]*\]\([^)"]*(?:"([^"]*)")?\s*\)', r"\1" if captions else "", text)
    text = re.sub(r'\]\([^)]*\)', "]", text)
    text = re.sub(r"<!--.*?-->|</?[a-zA-Z][^>]*>", "", text, flags=re.S)
    text = re.sub(r"\{#[^}]*\}", "", text)
    text = re.sub(r"\{([^|{}]+)\|[^{}]*\}", r"\1", text)
    return re.sub(r"^表[：:]", "", text, flags=re.M)


def source_han(book, captions=True):
    manifest = tomllib.loads((book / "banxin.toml").read_text(encoding="utf-8"))
    texts = [chapter_text((book / entry["file"]).read_text(encoding="utf-8"), captions)
             for entry in manifest["chapter"]]
    return "".join(HAN.findall("\n".join(texts)))


def first_lost(wanted, text):
    """The greedy match is the longest one: if it breaks off, a character is lost or moved."""
    at = 0
    for i, character in enumerate(wanted):
        at = text.find(character, at) + 1
        if at == 0:
            return f"lost near 「{wanted[max(0, i - 20):i]}」«{character}»「{wanted[i + 1:i + 20]}」"
    return ""


def command(*parts):
    done = run(parts, TESTS, seconds=600)
    return done.returncode, done.stdout + done.stderr


def epub_text(path):
    """The text of the spine's documents, readings of ruby left out."""
    shown = (re.sub(r"<head>.*?</head>|<rt>.*?</rt>", "", document.content, flags=re.S)
             for document in Publication(path).documents)
    return "".join(re.sub(r"<[^>]*>", "", page) for page in shown)


def missing_from(wanted, text):
    """Of characters that may stand in any order."""
    missing = Counter(wanted) - Counter(text)
    return f"mutool does not find {dict(missing)}" if missing else ""


def check_text(path, wanted, in_print, problems):
    """`in_print`: what of it print has in this order."""
    code, text = command("mutool", "draw", "-q", "-F", "text", path)
    if code != 0:
        problems.append(f"mutool cannot read {path.name}: {text[:500]}")
    if missing := missing_from(wanted, text):
        problems.append(f"{path.name}: {missing}")
    if path.suffix == ".epub":
        # mutool takes the cells of a table out by their place on its own page: it has been asked
        # whether all characters are there, and the documents are whether they are in order.
        text = epub_text(path)
    if lost := first_lost(wanted if path.suffix == ".epub" else in_print, text):
        problems.append(f"{path.name}: {lost}")
    if found := RADICAL.search(text):
        problems.append(f"{path.name}: Kangxi radical U+{ord(found.group()):04X}")
    print(f"{path.name}: {len(wanted)} Han characters looked for")


def check_pdf(path, problems):
    code, said = command("qpdf", "--check", path)
    if code != 0 or "WARNING" in said:
        problems.append(said)
    code, said = command("pdffonts", path)
    fonts = said.splitlines()[2:]
    if code != 0 or not fonts:
        problems.append(f"pdffonts: {said}")
    for line in fonts:
        if line.split()[-5:-2] != ["yes", "yes", "yes"]:
            problems.append(f"not embedded, subset and Unicode: {line}")
    print(f"{path.name}: {len(fonts)} fonts, all embedded, subset, Unicode")


def check_structure(path, wanted, problems):
    """T04: the tagged text is all of the book's, in its order, and without page furniture."""
    code, said = command("pdfinfo", "-struct-text", path)
    if code != 0 or "Error" in said:
        problems.append(f"pdfinfo -struct-text: {said[:500]}")
    text = "".join(re.findall(r'^ *"(.*)"$', said, flags=re.M))
    if lost := first_lost(wanted, text):
        problems.append(f"structure tree of {path.name}: {lost}")
    types = Counter(re.findall(r"^ *([A-Z][A-Za-z0-9]*)(?: \(|:?$)", said, flags=re.M))
    for kind in ("Document", "Sect", "H1", "P", "TOC", "TOCI", "Link"):
        if types[kind] == 0:
            problems.append(f"structure tree of {path.name}: no {kind}")
    if types["Note"] and types["Reference"] < types["Note"]:
        problems.append(f"{types['Note']} notes, {types['Reference']} references")
    print(f"{path.name}: {sum(types.values())} elements in the structure tree")


def main():
    parser = arguments("banxin", "build_dir", "book")
    parser.add_argument("--import", dest="note", type=pathlib.Path)
    parser.add_argument("--most", type=int, default=sys.maxsize)
    given = parser.parse_args()
    banxin, book = given.banxin, given.book
    if given.note is not None:
        if not given.note.exists():
            skip(f"there is no {given.note.name} beside this checkout")
        shutil.rmtree(book, ignore_errors=True)
        done = run([banxin, "import", given.note.resolve(), book], TESTS)
        if done.returncode != 0:
            sys.exit(f"import exits with {done.returncode}\n{done.stderr}")
    if not (book / "banxin.toml").exists():
        skip(f"no book in {book.name}")

    output = given.build_dir / "books" / book.name
    print(build(banxin, book, output))
    problems = []
    wanted = source_han(book)
    in_print = source_han(book, captions=False)
    for path in sorted(output.iterdir()):
        size = path.stat().st_size
        if size > given.most:
            problems.append(f"{path.name}: {size} bytes, more than {given.most}")
        check_text(path, wanted, in_print, problems)
        if path.suffix == ".pdf":
            check_pdf(path, problems)
            check_structure(path, wanted, problems)
    verdict(problems)


if __name__ == "__main__":
    main()
