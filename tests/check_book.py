#!/usr/bin/env python3
"""check_book.py BANXIN BUILD_DIR BOOK [--import NOTE] [--most BYTES]: a whole book, judged by
other people's programs. With --import the book is first made of a note, in BOOK.

PDF: qpdf finds no fault; every font is embedded, cut and has a Unicode map. PDF and EPUB: every
Han character of the chapters, in order, is in the text that mutool takes out, and none of it is a
Kangxi radical. Validators and readers of EPUBs have their own scripts, in epub/. Exit 77: skipped."""
import argparse
import pathlib
import re
import shutil
import sys
import tomllib
import zipfile
from collections import Counter
from xml.etree import ElementTree

from harness import TESTS, run

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇々]")
RADICAL = re.compile("[\u2e80-\u2fdf]")


def chapter_text(markdown):
    """What of a chapter shows on the page in reading order: notes, alt texts and what only
    machines read taken out."""
    text = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.S)
    text = re.sub(r"^\[\^[^\]]+\]:.*\n(?:(?:[ \t]+.*)?\n)*", "", text, flags=re.M)
    text = re.sub(r"\[\^[^\]]+\]", "", text)
    text = re.sub(r"^\[[^\]]+\]:\s.*$", "", text, flags=re.M)
    text = re.sub(r'!\[[^\]]*\]\([^)"]*(?:"([^"]*)")?\s*\)', r"\1", text)
    text = re.sub(r'\]\([^)]*\)', "]", text)
    text = re.sub(r"<!--.*?-->|</?[a-zA-Z][^>]*>", "", text, flags=re.S)
    text = re.sub(r"\{#[^}]*\}", "", text)
    text = re.sub(r"\{([^|{}]+)\|[^{}]*\}", r"\1", text)
    return re.sub(r"^表[：:]", "", text, flags=re.M)


def source_han(book):
    manifest = tomllib.loads((book / "banxin.toml").read_text(encoding="utf-8"))
    texts = [chapter_text((book / entry["file"]).read_text(encoding="utf-8"))
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
    done = run(parts, TESTS, timeout=600)
    return done.returncode, done.stdout + done.stderr


def epub_text(path):
    """The text of the spine's documents, readings of ruby left out."""
    with zipfile.ZipFile(path) as book:
        container = ElementTree.fromstring(book.read("META-INF/container.xml"))
        package = container.find(".//{*}rootfile").get("full-path")
        tree = ElementTree.fromstring(book.read(package))
        hrefs = {item.get("id"): item.get("href") for item in tree.findall(".//{*}item")}
        folder = pathlib.PurePosixPath(package).parent
        pages = [book.read(str(folder / hrefs[item.get("idref")])).decode()
                 for item in tree.findall(".//{*}itemref")]
    shown = (re.sub(r"<head>.*?</head>|<rt>.*?</rt>", "", page, flags=re.S) for page in pages)
    return "".join(re.sub(r"<[^>]*>", "", page) for page in shown)


def check_text(path, wanted, problems):
    code, text = command("mutool", "draw", "-q", "-F", "text", path)
    if code != 0:
        problems.append(f"mutool cannot read {path.name}: {text[:500]}")
    if path.suffix == ".epub":
        # mutool takes the cells of a table out by their place on its own page: it is asked
        # whether all characters are there, and the documents whether they are in order.
        if missing := Counter(wanted) - Counter(text):
            problems.append(f"{path.name}: mutool does not find {dict(missing)}")
        text = epub_text(path)
    if lost := first_lost(wanted, text):
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
    arguments = argparse.ArgumentParser()
    arguments.add_argument("banxin", type=pathlib.Path)
    arguments.add_argument("build_dir", type=pathlib.Path)
    arguments.add_argument("book", type=pathlib.Path)
    arguments.add_argument("--import", dest="note", type=pathlib.Path)
    arguments.add_argument("--most", type=int, default=sys.maxsize)
    given = arguments.parse_args()
    banxin, book = given.banxin.resolve(), given.book.resolve()
    if given.note is not None:
        if not given.note.exists():
            print(f"skipped: there is no {given.note.name} beside this checkout")
            sys.exit(77)
        shutil.rmtree(book, ignore_errors=True)
        done = run([banxin, "import", given.note.resolve(), book], TESTS)
        if done.returncode != 0:
            sys.exit(f"import exits with {done.returncode}\n{done.stderr}")
    if not (book / "banxin.toml").exists():
        print(f"skipped: no book in {book.name}")
        sys.exit(77)

    output = given.build_dir.resolve() / "books" / book.name
    done = run([banxin, "build", book, "--output", output], TESTS, timeout=300)
    print(done.stdout + done.stderr)
    if done.returncode != 0:
        sys.exit(f"banxin exits with {done.returncode}")
    problems = []
    wanted = source_han(book)
    for path in sorted(output.iterdir()):
        size = path.stat().st_size
        if size > given.most:
            problems.append(f"{path.name}: {size} bytes, more than {given.most}")
        check_text(path, wanted, problems)
        if path.suffix == ".pdf":
            check_pdf(path, problems)
            check_structure(path, wanted, problems)
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
