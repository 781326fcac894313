#!/usr/bin/env python3
"""readers.py BUILD_DIR: books as readers show them, in Debian's Chromium without a window: each
document alone, and the book in foliate-js and in epub.js (readers/read.mjs opens them).

Every item of the reading order is shown and is not empty, its text is that of the file, fonts and
pictures load, nothing is wider than its column, the console is silent, and contents, landmarks,
page list and metadata are those of the book (EPUB 24, 45, 70, 79, 85). A broken book goes with
them, and what is wrong with it must be seen. Pictures: BUILD_DIR/epub-screenshots/BOOK/."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

import tools
from harness import PATIENCE, limited, verdict
from books import books
from defects import append, change, garbage, write
from publication import Publication, squeezed

READER, PHONE = {"width": 600, "height": 800}, {"width": 360, "height": 640}
VIEWS = [
    {"name": "alone", "reader": "browser", "dark": False, **READER},
    {"name": "alone-narrow", "reader": "browser", "dark": False, **PHONE},
    {"name": "foliate", "reader": "foliate", "dark": False, **READER},
    {"name": "foliate-dark", "reader": "foliate", "dark": True, **PHONE},
    {"name": "epubjs", "reader": "epubjs", "dark": False, **PHONE},
]
# Of these books there are pictures, in darkness too; of the others only the verdict.
PICTURED = ("sample-", "edge")
BOOKS = (*PICTURED, "manuscript", "japanese", "korean", "taiwan", "golden-everything", "golden-kinds",
         "golden-parallel", "golden-plain")

BROKEN = {
    "a font that is none": (garbage("serif.otf"), "EPUB 79: font"),
    "a picture that is not there": (change("02.xhtml", r"wide\.svg", "lost.svg"), "lost.svg"),
    "a box wider than the page":
        (append("style.css", "\nfigcaption { width: 150vw; }\n"), "too wide"),
    "text that does not show": (append("style.css", "\naside { display: none; }\n"), "another text"),
}


def pages_of(publications):
    """The work for read.mjs: every book in every view."""
    return [{"book": book.name, "file": book.path.name,
             "documents": [document.href for document in book.documents], "view": view["name"],
             "turns": 1 if view["reader"] != "browser" else 0, "keep": keep}
            for book in publications for keep in [book.name.startswith(PICTURED)]
            for view in VIEWS if keep or view["name"] in ("alone-narrow", "foliate", "epubjs")]


def observations(tool_dir, scratch, screenshots, work):
    """What read.mjs saw: one object for each piece of work. The books lie in `scratch`."""
    job = {"tools": str(tool_dir), "chromium": str(tools.command("chromium")),
           "pages": str(tools.HERE / "readers"), "books": str(scratch),
           "screenshots": str(screenshots), "parallel": 2, "views": VIEWS, "work": work}
    file = scratch / "job.json"
    file.write_text(json.dumps(job), encoding="utf-8")
    done = subprocess.run(limited(900, [tools.command("node", "npm"), tools.HERE / "readers/read.mjs", file]),
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
                          timeout=PATIENCE, check=False)
    if done.returncode != 0:
        sys.exit(f"read.mjs exits with {done.returncode}\n{done.stderr[-3000:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def unpack(publications, scratch):
    for book in publications:
        with zipfile.ZipFile(book.path) as archive:
            archive.extractall(scratch / book.name)
        shutil.copy(book.path, scratch)


def first_difference(expected, found):
    at = next((i for i, pair in enumerate(zip(expected, found)) if pair[0] != pair[1]),
              min(len(expected), len(found)))
    return f"expected …{expected[max(0, at - 10):at + 20]}…, found …{found[max(0, at - 10):at + 20]}…"


def judge_document(document, seen, has_fonts):
    text = squeezed(seen["text"])
    if seen.get("empty"):
        yield "EPUB 85: nothing is drawn"
    if text != document.text:
        yield f"EPUB 85: another text: {first_difference(document.text, text)}"
    if seen["language"] != document.language:
        yield f"EPUB 49: the language is {seen['language']}"
    for face in seen["faces"]:
        if face["status"] != "loaded":
            yield f"EPUB 79: font {face['family']} {face['weight']}: {face['status']}"
    if has_fonts and document.text and seen["facesUsed"] == 0:
        yield "EPUB 79: no font of the book is used"
    if seen["images"] != document.images or seen["broken"]:
        yield f"EPUB 85: {seen['images']} of {document.images} pictures, broken: {seen['broken']}"
    for line in seen["distorted"]:
        yield f"EPUB 70: {line}"
    for line in seen["wide"]:
        yield f"EPUB 70: too wide: {line}"


def labels(items):
    return [squeezed(item["label"] or "") for item in items]


def judge_opened(book, opened):
    """Navigation and metadata as the reader understood them."""
    if opened["sections"] != len(book.documents):
        yield f"EPUB 85: {opened['sections']} items of {len(book.documents)} in the reading order"
    if len(opened["pageList"]) != len(book.page_list):
        yield f"EPUB 85: {len(opened['pageList'])} of {len(book.page_list)} entries in the page list"
    for what, found, wanted in (("contents", opened["toc"], book.toc),
                                ("landmarks", opened["landmarks"], book.landmarks)):
        if labels(found) != [label for label, _ in wanted]:
            yield f"EPUB 85: {what}: {labels(found)} instead of {[label for label, _ in wanted]}"
    if (opened["direction"] or "default") != book.direction:
        yield f"EPUB 85: the direction is {opened['direction']}, not {book.direction}"
    metadata = json.dumps(opened["metadata"], ensure_ascii=False)
    for kind in ("title", "language", "identifier"):
        if book.metadata[kind][0] not in metadata:
            yield f"EPUB 24: no {kind} {book.metadata[kind][0]!r} in {metadata}"
    # epub.js reads one author only.
    if not any(creator in metadata for creator in book.metadata["creator"]):
        yield f"EPUB 24: none of {book.metadata['creator']} in {metadata}"


def judge(book, seen):
    yield from dict.fromkeys(seen["complaints"])
    if seen["opened"] is not None:
        yield from judge_opened(book, seen["opened"])
    if len(seen["documents"]) != len(book.documents):
        yield f"EPUB 85: {len(seen['documents'])} documents of {len(book.documents)} shown"
    for document, shown in zip(book.documents, seen["documents"]):
        for problem in judge_document(document, shown, bool(book.fonts)):
            yield f"{document.href}: {problem}"


def main():
    build_dir = pathlib.Path(sys.argv[1]).resolve()
    tool_dir = tools.npm_tools(build_dir)
    screenshots = build_dir / "epub-screenshots"
    shutil.rmtree(screenshots, ignore_errors=True)
    problems, documents = [], 0
    with tempfile.TemporaryDirectory(prefix="banxin-test-") as scratch:
        scratch = pathlib.Path(scratch)

        def spoil(entries):
            for defect, _ in BROKEN.values():
                defect(entries)
        broken = Publication(write(books(build_dir, "edge")[0], spoil, scratch / "made/broken.epub"))
        publications = [Publication(path) for path in books(build_dir, *BOOKS)] + [broken]
        by_name = {book.name: book for book in publications}
        unpack(publications, scratch)
        for seen in observations(tool_dir, scratch, screenshots, pages_of(publications)):
            documents += len(seen["documents"])
            found = [f"{seen['book']}.epub in {seen['view']}: {problem}"
                     for problem in judge(by_name[seen["book"]], seen)]
            if seen["book"] != broken.name:
                problems += found
                continue
            problems += [f"{seen['view']} does not see {name}" for name, (_, sign) in BROKEN.items()
                         if not any(sign in line for line in found)]
    print(f"readers: {len(publications) - 1} books and a broken one, {documents} documents shown; "
          f"pictures in {screenshots.name}/")
    verdict(problems)


if __name__ == "__main__":
    main()
