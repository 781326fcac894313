#!/usr/bin/env python3
"""mupdf.py BUILD_DIR: MuPDF, an engine that is no browser, takes the text out of every book of
books.py, and nothing of it is lost (EPUB 86); what is hidden stays hidden (EPUB 45)."""
import subprocess
import sys
import tempfile
from collections import Counter

import tools
from harness import PATIENCE, limited, verdict
from books import books
from defects import append, write
from publication import Publication, squeezed


def complaints(mutool, book):
    # It cannot break long words, and leaves out what runs off its page: the page is wide.
    done = subprocess.run(limited(300, [mutool, "draw", "-q", "-W", "2000", "-F", "text", book.path]),
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
                          errors="replace", timeout=PATIENCE, check=False)
    if done.returncode != 0:
        yield f"EPUB 86: mutool exits with {done.returncode}: {done.stderr[-500:]}"
    text = squeezed(done.stdout)
    # The cells of a table come by their place on the page: what is compared is which characters
    # there are. Marks of lists and brackets of ruby come on top.
    wanted = Counter("".join(document.text for document in book.documents))
    if lost := wanted - Counter(text):
        yield f"EPUB 86: mutool does not find {dict(lost)}"
    for label, _ in book.landmarks:
        if label and text.count(label) > "".join(d.text for d in book.documents).count(label):
            yield f"EPUB 45: the landmark {label} is shown"


def main():
    mutool = tools.command("mutool", "mupdf-tools")
    publications = [Publication(path) for path in books(sys.argv[1])]
    problems = [f"{book.path.name}: {line}" for book in publications
                for line in complaints(mutool, book)]
    with tempfile.TemporaryDirectory(prefix="banxin-test-") as scratch:
        for css, requirement in (("\naside { display: none; }\n", "EPUB 86"),
                                 ("\nnav[hidden] { display: block; }\n", "EPUB 45")):
            broken = write(books(sys.argv[1], "edge")[0], append("style.css", css), f"{scratch}/b.epub")
            if not any(requirement in line for line in complaints(mutool, Publication(broken))):
                problems.append(f"mutool does not see {css.strip()} ({requirement})")
    print(f"MuPDF: {len(publications)} books, two broken ones")
    verdict(problems)


if __name__ == "__main__":
    main()
