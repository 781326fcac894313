#!/usr/bin/env python3
"""check_pages.py BANXIN BOOK: the finished PDF, read by another program (mutool), against the
rules that a reader sees. No line begins with a closing mark (K01, K02) or ends with an opening
one (K03), and nothing but running heads and folios stands outside the type area.

The type area is worked out here from the trim preset, not asked from the program."""
import pathlib
import re
import sys
import tempfile
import tomllib
from collections import defaultdict
from xml.etree import ElementTree

from harness import TESTS, run

NO_START = set("。．，、：；？！）〕］｝】〗》〉」』”’)]}·～")
NO_END = set("（〔［｛【〖《〈「『“‘([{")
# Full-width marks whose advance reaches half an em beyond their ink: on the left or on the right.
BLANK_LEFT = set("（〔［｛【〖《〈「『“‘")
BLANK_RIGHT = set("。．，、：；？！）〕］｝】〗》〉」』”’")
# Trim in mm; body and pitch in pt; characters, lines (the rule base, 2.2).
PRESETS = {"da32": (140, 203, 10.5, 17, 27, 26), "32k": (130, 184, 10.5, 16.5, 25, 24),
           "a5": (148, 210, 10.5, 17, 28, 27), "xiao16": (170, 240, 10.5, 17, 33, 33),
           "16k": (185, 260, 10.5, 17, 36, 36), "a4": (210, 297, 12, 20, 36, 35)}
TOLERANCE = 0.35  # pt; mutool rounds


def type_area(trim, page):
    width, height, body, pitch, characters, lines = PRESETS[trim]
    side = width * 72 / 25.4 - characters * body
    above = height * 72 / 25.4 - (body + (lines - 1) * pitch)
    left = side * (0.52 if page % 2 == 0 else 0.48)
    top = above * 0.49
    return left, top, left + characters * body, top + body + (lines - 1) * pitch


def characters_of(page):
    """(character, left, baseline, right, size) of everything on the page."""
    for font in page.iter("font"):
        size = float(font.get("size"))
        for char in font.iter("char"):
            quad = [float(part) for part in char.get("quad").split()]
            yield char.get("c"), float(char.get("x")), float(char.get("y")), max(quad[2], quad[6]), size


def check_page(number, page, trim, problems):
    left, top, right, bottom = type_area(trim, number)
    lines = defaultdict(list)
    for c, x, y, end, size in characters_of(page):
        # Furniture stands clear above or below.
        if y < top or y > bottom + size:
            continue
        lines[round(y, 1)].append((x, end, c, size))
    for y, line in lines.items():
        line.sort()
        size = line[0][3]
        text = "".join(c for _, _, c, _ in line)
        if y > bottom + 0.15 * size:
            problems.append(f"page {number + 1}: below the type area: {text}")
        ink = [(x + (size / 2 if c in BLANK_LEFT else 0), end - (size / 2 if c in BLANK_RIGHT else 0))
               for x, end, c, size in line if not c.isspace()]
        if not ink:
            continue
        if min(ink)[0] < left - TOLERANCE or max(end for _, end in ink) > right + TOLERANCE:
            problems.append(f"page {number + 1}: outside the type area: {text}")
        shown = text.strip()
        # Marks of notes and readings stand on baselines of their own.
        if size < 7 or len(shown) < 2:
            continue
        if shown[0] in NO_START:
            problems.append(f"page {number + 1}: a line begins with a closing mark: {shown}")
        if shown[-1] in NO_END:
            problems.append(f"page {number + 1}: a line ends with an opening mark: {shown}")
    return len(lines)


def main():
    banxin, book = (pathlib.Path(part).resolve() for part in sys.argv[1:3])
    manifest = tomllib.loads((book / "banxin.toml").read_text(encoding="utf-8"))
    trim = manifest.get("output", {}).get("trim", "da32")
    with tempfile.TemporaryDirectory() as folder:
        built = run([banxin, "build", book, "--pdf", "--quiet", "--output", folder], TESTS, timeout=300)
        if built.returncode != 0:
            sys.exit(f"banxin exits with {built.returncode}\n{built.stderr}")
        (pdf,) = pathlib.Path(folder).glob("*.pdf")
        stext = run(["mutool", "draw", "-q", "-F", "stext", pdf], TESTS, timeout=300)
        if stext.returncode != 0:
            sys.exit(f"mutool: {stext.stderr}")
    # Controls have no place in XML; mutool writes them as references.
    tree = ElementTree.fromstring(re.sub(r"&#x?[01]?[0-9a-fA-F];", "", stext.stdout))
    problems, count = [], 0
    for number, page in enumerate(tree.iter("page")):
        count += check_page(number, page, trim, problems)
    print(f"{count} lines on {number + 1} pages read")
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems or count == 0 else 0)


main()
