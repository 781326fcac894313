#!/usr/bin/env python3
"""self_test.py BANXIN: the laws bite. Both outputs of a small book are damaged, one thing at a time, in their
files; each time the law that forbids it must say so, and nothing before."""
import base64
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
from book import Book  # noqa: E402
from judge import Judgement  # noqa: E402
from pdf_glyphs import Pdf  # noqa: E402
from run import said, write  # noqa: E402
from words import HAN_FIRST, HAN_SECOND  # noqa: E402

A, B, C, NOTE, ALT, HIDDEN, READING, BASE, TITLE, BOOK = (
    "丁丈", "上下", "不丑", "且丕", "世丘", "丙丞", "jǎbed", "中串", "丸丹", "主乃")


SHORT, MEANT, OTHER = (HAN_FIRST[i] + HAN_SECOND[i] for i in (120, 121, 122))


def text(words):
    return {"k": "text", "s": words}


SMALL = {
    "meta": {"title": BOOK, "language": "zh-Hans", "authors": [{"name": "久之"}]},
    "output": {}, "typography": {}, "markdown": {"dialect": "commonmark"}, "pictures": [[1, "svg"]],
    "chapters": [{
        "k": "chapter", "number": 2, "kind": "plain", "title_in": "heading", "fields": {}, "front": {},
        "title": [text(OTHER)], "notes": {}, "b": []}, {
        "k": "chapter", "number": 1, "kind": "plain", "title_in": "heading", "fields": {}, "front": {},
        "title": [text(TITLE)],
        "notes": {"1": {"label": "1", "b": [{"k": "para", "c": [text(NOTE)]}]}},
        "b": [{"k": "para", "c": [text(f"{A}，{B}，{C}"), {"k": "note", "id": "1"}, text("。"),
                                  {"k": "comment", "s": HIDDEN}, text("。"),
                                  {"k": "ruby", "units": [[BASE, READING]]}, text("。"),
                                  {"k": "image", "alt": ALT, "file": "p1.svg"}, text("。"),
                                  {"k": "abbr", "title": MEANT, "c": [text(SHORT)]}, text("。"),
                                  {"k": "xref", "to": [2]}, text("。")]}]}]}


def judged(folder):
    judgement = Judgement(Book(SMALL))
    judgement.epub(folder / "book.epub")
    judgement.pdf(folder / "book.pdf")
    return judgement.faults


# Damages of the EPUB: (name, law, what is replaced in the chapter's document, by what).
EPUB = [
    ("a word is lost", "epub-text", B, ""),
    ("a word is doubled", "epub-text", B, B + B),
    ("two words are swapped", "epub-text", f"{A}，{B}", f"{B}，{A}"),
    ("a mark of punctuation is another", "epub-text", f"{A}，", f"{A}、"),
    ("a mark has no note", "epub-note", re.compile("<aside.*?</aside>", re.S), ""),
    ("a note has no mark", "epub-text", re.compile('<sup class="noteref">.*?</sup>'), ""),
    ("a mark has another number", "epub-mark", '">1</a></sup>', '">2</a></sup>'),
    ("a note is doubled", "epub-note", f"{NOTE}</p>", f"{NOTE}{NOTE}</p>"),
    ("what was hidden shows", "epub-hidden", A, A + f"<!--{HIDDEN}-->"),
    ("what was hidden is in an attribute", "epub-hidden", 'class="number"', f'class="number" title="{HIDDEN}"'),
    ("an alternative is lost", "epub-text", f'alt="{ALT}"', 'alt=""'),
    ("what an abbreviation means is lost", "epub-text", f' title="{MEANT}"', ""),
    ("a reading is lost", "epub-text", re.compile("<rt>.*?</rt>"), "<rt></rt>"),
    ("a reading stands at another word", "epub-text", re.compile("(<ruby>.*?</ruby>)。"), r"。\1"),
]


def damage_epub(folder, target, damage):
    _, _, old, new = damage
    with zipfile.ZipFile(folder / "book.epub") as source, zipfile.ZipFile(target / "book.epub", "w") as to:
        for name in source.namelist():
            data = source.read(name)
            if name.endswith("c1.xhtml"):
                before = data.decode()
                after = old.sub(new, before) if isinstance(old, re.Pattern) else before.replace(old, new)
                if before == after:
                    sys.exit(f"{damage[0]}: there is nothing to damage")
                data = after.encode()
            to.writestr(name, data)


# Damages of the PDF: functions of the content of the page that has the chapter, and of all objects.

def shown_code(pdf, word):
    """How a word stands in a content stream: the hexadecimal codes of its glyphs."""
    for font in pdf.fonts.values():
        codes = {text: code for code, text in font.unicode.items()}
        if all(character in codes for character in word):
            yield "".join(f"{codes[character]:04X}" for character in word)


def replaced(old, new):
    def change(content, pdf):
        for a, b in zip(shown_code(pdf, old), shown_code(pdf, new) if new else [""] * 9):
            content = content.replace(a, b)
        return content
    return change


def text_of_objects(old, new):
    def change(objects):
        return json.loads(json.dumps(objects, ensure_ascii=False).replace(old, new))
    return change


def swapped(content, pdf):
    for a, b in zip(shown_code(pdf, A), shown_code(pdf, B)):
        content = content.replace(a, "<>").replace(b, a).replace("<>", b)
    return content


PDF = [
    ("a word is lost", "pdf-text", replaced(B, "")),
    ("a word is doubled", "pdf-text", replaced(B, B + B)),
    ("two words are swapped", "pdf-text", swapped),
    ("a word belongs to nothing", "pdf-form", lambda content, pdf: content.replace("BT", "EMC BT", 1).replace(
        "ET", "ET /P BMC", 1)),
    ("a word is furniture", "pdf-text", lambda content, pdf: re.sub(
        r"/P<</MCID \d+>>BDC", "/Artifact BMC", content, count=1)),
    ("a glyph is none", "pdf-form", lambda content, pdf: re.sub(
        next(shown_code(pdf, B)), "0000" + next(shown_code(pdf, B))[4:], content)),
    ("a line is drawn off the paper", "pdf-form", lambda content, pdf: re.sub(
        r"BT (/F\d+ [\d.]+ Tf )?[\d.]+ ", lambda m: f"BT {m.group(1) or ''}-900 ", content, count=1)),
    ("a note is lost", "pdf-note", replaced(NOTE, "")),
    ("a note is doubled", "pdf-note", replaced(NOTE, NOTE + NOTE)),
    ("an alternative is lost", "pdf-text", text_of_objects(f'"u:{ALT}"', '"u:"')),
    ("what was hidden is in the metadata", "pdf-hidden", text_of_objects(f'"u:{ALT}"', f'"u:{ALT}{HIDDEN}"')),
    ("a reading is lost", "pdf-text", replaced(READING, "")),
    ("pages have other numbers than references say", "pdf-pages", text_of_objects('"/S": "/D"', '"/S": "/r"')),
]


def damage_pdf(folder, target, damage):
    name, _, change = damage
    file = folder / "book.pdf"
    done = subprocess.run(["qpdf", "--json-output", "--json-stream-data=inline", "--decode-level=generalized",
                           file], stdout=subprocess.PIPE, check=True)
    whole = json.loads(done.stdout)
    objects = whole["qpdf"][1]
    before = json.dumps(objects)
    if change.__code__.co_argcount == 1:
        whole["qpdf"][1] = objects = change(objects)
    else:
        pdf = Pdf(file)
        list(pdf.pages())
        # The chapter's is the last page.
        *_, (_, page, _) = pdf.page_objects()
        stream = objects["obj:" + page["/Contents"]]["stream"]
        content = base64.b64decode(stream["data"]).decode("latin-1")
        stream["data"] = base64.b64encode(change(content, pdf).encode("latin-1")).decode()
    if json.dumps(objects) == before:
        sys.exit(f"{name}: there is nothing to damage")
    (target / "damaged.json").write_text(json.dumps(whole), encoding="utf-8")
    subprocess.run(["qpdf", "--json-input", target / "damaged.json", target / "book.pdf"], check=True)


def main():
    banxin = pathlib.Path(sys.argv[1]).resolve()
    problems, tried = [], 0
    with tempfile.TemporaryDirectory(prefix="banxin-laws-") as folder:
        folder = pathlib.Path(folder)
        write(SMALL, folder / "book")
        code, output = said([banxin, "build", folder / "book", "--output", folder])
        if code != 0:
            sys.exit(f"banxin exits with {code}\n{output}")
        if faults := judged(folder):
            sys.exit(f"a book without fault is blamed: {faults}")
        for damages, damage_file, kept in ((EPUB, damage_epub, "book.pdf"), (PDF, damage_pdf, "book.epub")):
            for damage in damages:
                tried += 1
                target = folder / f"damaged-{tried}"
                target.mkdir()
                (target / kept).write_bytes((folder / kept).read_bytes())
                damage_file(folder, target, damage)
                laws = {fault.law for fault in judged(target)}
                if damage[1] not in laws:
                    problems.append(f"{damage[0]}: {damage[1]} says nothing, only {sorted(laws)}")
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"laws: {tried - len(problems)} of {tried} damages noticed")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
