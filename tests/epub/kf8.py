#!/usr/bin/env python3
"""kf8.py BUILD_DIR: where calibre is installed, it makes Kindle's KF8 of some books without a
warning, and contents, metadata and text are in it as in the EPUB (EPUB 24, 88).

What calibre wrote is read by another program: foliate-js's own reader of KF8."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import tools
from harness import PATIENCE, limited, verdict
from books import books
from defects import change, write
from publication import Publication, squeezed
from readers import labels, observations

BOOKS = ("sample-classic", "edge", "japanese")


def convert(book, into):
    """What calibre complains of."""
    done = subprocess.run(limited(300, ["ebook-convert", book.path, into]), stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, encoding="utf-8", errors="replace", timeout=PATIENCE,
                          env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, check=False)
    if done.returncode != 0:
        yield f"EPUB 88: ebook-convert exits with {done.returncode}: {done.stdout[-1000:]}"
    for line in re.findall(r"(?im)^.*\b(?:warn|error|could not|failed|missing|invalid|unable|not found|"
                           r"not in manifest).*$", done.stdout):
        yield f"EPUB 88: ebook-convert says: {line.strip()}"


def lost(wanted, text):
    """Where the text breaks off, if it is not in `text` in its order (more may stand between)."""
    at = 0
    for i, character in enumerate(wanted):
        at = text.find(character, at) + 1
        if at == 0:
            return wanted[max(0, i - 20):i + 20]
    return ""


def judge(book, seen):
    """What another reader misses in the KF8."""
    yield from dict.fromkeys(seen["complaints"])
    text = squeezed("".join(document["text"] for document in seen["documents"]))
    # The contents are put last, made anew; in the text they are not looked for.
    wanted = "".join(document.text for document in book.documents if document.href != book.nav)
    if gap := lost(wanted, text):
        yield f"EPUB 88: the text breaks off at …{gap}…"
    found = labels((seen["opened"] or {"toc": []})["toc"])
    if missing := [label for label, _ in book.toc if label not in found]:
        yield f"EPUB 88: not in the contents: {missing}"
    metadata = json.dumps((seen["opened"] or {}).get("metadata"), ensure_ascii=False)
    for kind in ("title", "publisher"):
        for value in book.metadata[kind][:1]:
            if value not in metadata:
                yield f"EPUB 24: no {kind} {value!r} in {metadata}"


def main():
    if shutil.which("ebook-convert") is None:
        print("SKIPPED: calibre is not installed; it is not needed for anything else")
        sys.exit(tools.SKIPPED)
    build_dir = pathlib.Path(sys.argv[1]).resolve()
    problems = []
    with tempfile.TemporaryDirectory(prefix="banxin-test-") as scratch:
        scratch = pathlib.Path(scratch)
        publications = {path.stem: Publication(path) for path in books(build_dir, *BOOKS)}
        for book in publications.values():
            problems += [f"{book.path.name}: {line}"
                         for line in convert(book, scratch / f"{book.name}.azw3")]
        work = [{"book": name, "file": f"{name}.azw3", "view": "foliate", "turns": 0, "keep": False}
                for name in publications]
        for seen in observations(tools.npm_tools(build_dir), scratch, scratch, work):
            problems += [f"{seen['book']}.azw3: {line}"
                         for line in judge(publications[seen["book"]], seen)]
        broken = Publication(write(publications["edge"].path, change("02.xhtml", r"wide\.svg", "lost.svg"),
                                   scratch / "broken.epub"))
        if not list(convert(broken, scratch / "broken.azw3")):
            problems.append("calibre does not see that a picture is not there")
    print(f"KF8: {len(publications)} books, a broken one")
    verdict(problems)


if __name__ == "__main__":
    main()
