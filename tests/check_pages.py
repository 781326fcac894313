#!/usr/bin/env python3
"""check_pages.py BANXIN BOOK [TIMES]: the marks of printed pages in the EPUB stand where the PDF's pages
begin. Between two marks the EPUB's documents have the Han characters that pdftotext finds on that
page, all of them and no other, running head and notes apart. The list of pages and the marks
agree. With TIMES the chapters are repeated so often. Exit 77: skipped."""
import json
import pathlib
import re
import shutil
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

from harness import HAN, TESTS, arguments, build, run, skip, verdict

sys.path.insert(0, str(TESTS / "epub"))
from publication import Publication  # noqa: E402

EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
# What print alone says: where a link leads.
REFERENCE = re.compile(r"（第\s*[0-9ivxlc]+\s*页）|，\s*第\s*[0-9ivxlc]+\s*页(?=\s*）)")
# What print alone says over the head of a table that goes on.
CONTINUED = "续表"


def han(text):
    return "".join(HAN.findall(text))


class Pages:
    """The text of an EPUB's documents, cut at the marks; the notes apart."""

    def __init__(self):
        self.labels = []
        self.addresses = []
        self.texts = []
        self.notes = ""
        self.heads = set()
        # Set again where a page begins inside a table.
        self.table_heads = set()
        # Words in pictures, which the PDF draws and pdftotext finds.
        self.drawn = set()

    def read(self, href, document):
        self.href = href
        body = ElementTree.fromstring(document).find("{*}body")
        if body.get(EPUB_TYPE) == "cover":
            return
        self.walk(body, False)

    def say(self, text, in_note):
        if in_note:
            self.notes += text or ""
        elif self.texts:
            self.texts[-1] += text or ""

    def walk(self, node, in_note):
        tag = node.tag.rpartition("}")[2]
        kind = node.get(EPUB_TYPE)
        if kind == "pagebreak":
            self.labels.append(node.get("aria-label"))
            self.addresses.append(f"{self.href}#{node.get('id')}")
            self.texts.append("")
        # Readings stand above the line; lists of titles are not the text itself.
        if tag in ("rt", "nav"):
            self.say(node.tail, in_note)
            return
        if tag == "h1":
            self.heads.add(han("".join(node.itertext())))
        if tag == "thead":
            self.table_heads.add(han("".join(node.itertext())))
        inside = in_note or kind == "footnotes"
        self.say(node.text, inside)
        for child in node:
            self.walk(child, inside)
        self.say(node.tail, in_note)


def read_epub(path):
    book, pages = Publication(path), Pages()
    for document in book.documents:
        pages.read(document.href, document.content)
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith(".svg"):
                for text in ElementTree.fromstring(archive.read(name)).iter(
                        "{http://www.w3.org/2000/svg}text"):
                    pages.drawn |= set("".join(text.itertext()).split())
    return pages, [(address, label) for label, address in book.page_list]


def roman(number):
    result = ""
    for value, sign in ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        result += sign * (number // value)
        number %= value
    return result


def printed_pages(path):
    """The text of the PDF's pages by their labels."""
    said = json.loads(run(["qpdf", "--json", "--json-key=pagelabels", path], TESTS).stdout)
    texts = run(["pdftotext", "-raw", path, "-"], TESTS).stdout.split("\f")
    pages, ranges = {}, said["pagelabels"]
    for begin, end in zip(ranges, ranges[1:] + [{"index": len(texts)}]):
        style = roman if begin["label"]["/S"] == "/r" else str
        for index in range(begin["index"], end["index"]):
            pages[style(begin["label"]["/St"] + index - begin["index"])] = texts[index]
    return pages


def repeated(book, times, folder):
    """A copy of the book with every chapter's text so many times; anchors and notes keep apart."""
    shutil.copytree(book, folder)
    for path in folder.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        parts = [text.replace("#biao", f"#biao{i}").replace("[^1]", f"[^{i}]")
                 for i in range(times)]
        path.write_text("# 章\n\n" + "\n".join(parts), encoding="utf-8")
    return folder


def main():
    parser = arguments("banxin", "book")
    parser.add_argument("times", nargs="?", type=int)
    given = parser.parse_args()
    book = given.book
    for tool in ("pdftotext", "qpdf"):
        if shutil.which(tool) is None:
            skip(f"no {tool}")
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder) / "build"
        if given.times:
            book = repeated(book, given.times, pathlib.Path(folder) / "book")
        build(given.banxin, book, output)
        (pdf,), (epub,) = output.glob("*.pdf"), output.glob("*.epub")
        printed = printed_pages(pdf)
        pages, listed = read_epub(epub)
    if listed != list(zip(pages.addresses, pages.labels)):
        problems.append("the list of pages and the marks do not agree")
    notes, compared = han(pages.notes), 0
    for label, address, text in zip(pages.labels, pages.addresses, pages.texts):
        lines = REFERENCE.sub("", printed.get(label, "")).splitlines()
        wanted = han(text)
        found = han("\n".join(line for line in lines if not set(line.split()) <= pages.drawn))
        # The title page and the contents are set for themselves in each.
        if not wanted or not address.startswith("epub/text/"):
            continue
        compared += len(wanted)
        if not wanted.startswith(tuple(pages.table_heads) or "-"):
            found = found.removeprefix(CONTINUED)
            found = found[max((len(h) for h in pages.table_heads if found.startswith(h)),
                              default=0):]
        before, _, after = found.partition(wanted)
        # The running head, which may be cut short, is the last thing on the page's list.
        head = max((h[:n] for h in pages.heads for n in range(len(h), min(len(h) - 1, 4), -1)
                    if after.endswith(h[:n])), key=len, default="")
        after = after.removesuffix(head)
        if wanted not in found:
            problems.append(f"page {label}: the EPUB has 「{wanted[:30]}…{wanted[-30:]}」, "
                            f"the PDF 「{found[:40]}…{found[-40:]}」")
        elif before or after not in notes:
            problems.append(f"page {label}: the PDF has more: 「{before}」 before, 「{after}」 after")
    total = sum(len(han(text)) for text in pages.texts)
    print(f"{len(pages.labels)} pages marked, {compared} Han characters compared")
    if len(pages.labels) < 3 or compared < total * 0.99:
        problems.append(f"only {compared} of {total} characters compared")
    verdict(problems)


main()
