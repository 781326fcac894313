#!/usr/bin/env python3
"""ace.py BUILD_DIR: Ace by DAISY, in Debian's Chromium, finds no violation of any impact in a few
small books (EPUB 83); and it finds those of a broken one, so its silence means something."""
import json
import os
import subprocess
import sys
import tempfile

import tools
from harness import PATIENCE, limited, verdict
from books import books
from defects import change, write

BOOKS = ("edge", "japanese", "sample-classic", "taiwan")
# Of metadata (EPUB 80), of structure (EPUB 51) and of images (EPUB 60).
BROKEN = {
    "metadata-accessibilityhazard":
        change("package.opf", r'<meta property="schema:accessibilityHazard">.*?</meta>', ""),
    "image-alt": change("02.xhtml", r' alt="[^"]+"', ""),
    "heading-order": change("01.xhtml", r"<h2([^>]*)>(.*?)</h2>", r"<h5\1>\2</h5>"),
}


def violations(ace, book, scratch):
    """[(rule, line)], or the reason why there is no report."""
    report = f"{scratch}/{book.stem}"
    environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": str(tools.command("chromium")),
                   "ACE_TIMEOUT_INITIAL": "60000", "XDG_CONFIG_HOME": scratch,
                   "XDG_CACHE_HOME": scratch}
    done = subprocess.run(limited(300, ["node", ace, "-s", "-E", "-f", "-o", report, book]), env=environment,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
                          errors="replace", timeout=PATIENCE, check=False)
    try:
        with open(f"{report}/report.json", encoding="utf-8") as file:
            content = json.load(file)
    except OSError:
        return [("no report", f"Ace exits with {done.returncode}: {done.stdout[-1500:]}")]
    found = []
    for document in content["assertions"]:
        for assertion in document["assertions"]:
            test = assertion["earl:test"]
            words = assertion["earl:result"].get("dct:description", "").replace("\n", " ")
            found.append((test["dct:title"], f"{test['earl:impact']} {test['dct:title']} in "
                          f"{document['earl:testSubject']['url']}: {words}"))
    if done.returncode != 0 and not found:
        found.append(("no reason", f"Ace exits with {done.returncode}: {done.stdout[-1500:]}"))
    return found


def main():
    ace = tools.npm_tools(sys.argv[1]) / "@daisy/ace-cli/bin/ace.js"
    problems = []
    with tempfile.TemporaryDirectory(prefix="banxin-test-") as scratch:
        for book in books(sys.argv[1], *BOOKS):
            problems += [f"EPUB 83: {book.name}: {line}" for _, line in violations(ace, book, scratch)]

        def spoil(entries):
            for defect in BROKEN.values():
                defect(entries)
        broken = write(books(sys.argv[1], "edge")[0], spoil, f"{scratch}/broken.epub")
        seen = [rule for rule, _ in violations(ace, broken, scratch)]
        problems += [f"Ace does not see {rule} in a broken book" for rule in BROKEN if rule not in seen]
    print(f"Ace: {len(BOOKS)} books, a broken one")
    verdict(problems)


if __name__ == "__main__":
    main()
