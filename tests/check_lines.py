#!/usr/bin/env python3
"""check_lines.py BANXIN BOOK [--generate CHAPTERS HAN] [--known FAULT]… | --self-test: the
finished PDF, read from its decoded content streams, against the rules that a reader sees.

The type area is worked out from the trim preset and the paragraphs come from the Markdown: nothing
is asked from the program, so that a fault in its own dump cannot hide one on the page. Rule ids
are those of the project's typographic rule base; the books judged are set in zh-Hans, horizontally.

Which lines must be full (J01)? Geometry alone cannot say: a short line before a flush one ends a
list item as well as it breaks a paragraph. So every paragraph of the Markdown is looked for,
character by character, in the text of the pages. Where it is found, all its lines but the last,
and but those before a hard break, must end at the measure, whatever offset a list or a quotation
gives them on the left; a paragraph that is not found is a fault itself, so that none escapes.

--generate makes the book in BOOK with the generator that `make bench` uses. --known names faults
by the beginning of their message: they are said, but do not fail. Exit 77: skipped."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict, namedtuple

from harness import HAN, PROJECT, RADICAL, TESTS, arguments, build, skip
from markdown_text import HARD_BREAK, paragraphs_of
from pdf_glyphs import Pdf, glyphs_of

OPENING = set("（〔［｛【〖《〈「『“‘")
STOPS = set("。．，、：；？！")
CLOSING = set("）〕］｝】〗》〉」』”’")
NO_START = STOPS | CLOSING | set("‼⁇⁈⁉·‧・～〜–")  # K01, K02, K05, K06
NO_END = OPENING  # K03
ASCII_NO_START = set(")]},.;:!?")
ASCII_NO_END = set("([{")
LONG = set("—…⋯")
# What the program adds to a link in print.
PAGE_REFERENCE = re.compile("（第[0-9ivxlc]+页）|，第[0-9ivxlc]+页(?=）)")
# Trim in mm; body and pitch in pt; characters, lines (the rule base, 2.2).
PRESETS = {"da32": (140, 203, 10.5, 17, 27, 26), "32k": (130, 184, 10.5, 16.5, 25, 24),
           "a5": (148, 210, 10.5, 17, 28, 27), "xiao16": (170, 240, 10.5, 17, 33, 33),
           "16k": (185, 260, 10.5, 17, 36, 36), "a4": (210, 297, 12, 20, 36, 35)}
TOLERANCE = 0.02  # em
COLUMN_GAP = 0.9  # em; no glue is as wide: what stands beyond it is another cell
# Readings and marks of notes are at most this share of the body; all other text is larger.
SMALL = 0.68
NOTE = 9 / 10.5

Area = namedtuple("Area", "left top right bottom body height")


# ---- Pages to lines -----------------------------------------------------------------------

def type_area(trim, page):
    """In points from the lower left corner; pages count from 0 and the first is a recto."""
    width, height, body, pitch, characters, lines = PRESETS[trim]
    tall = height * 72 / 25.4
    side = width * 72 / 25.4 - characters * body
    above = (tall - (body + (lines - 1) * pitch)) * 0.49
    left = side * (0.52 if page % 2 == 0 else 0.48)
    return Area(left, tall - above, left + characters * body,
                tall - above - (body + (lines - 1) * pitch), body, tall)


def body_edges(glyph):
    """Left and right edge of what the glyph stands for: of a full-width mark the half em that
    carries the ink, on the right of an opening one, on the left of the others (C, L10)."""
    left, right = glyph.x, glyph.x + glyph.advance
    if glyph.advance > 0.9 * glyph.size:
        if glyph.text in OPENING:
            left += glyph.size / 2
        elif glyph.text in STOPS or glyph.text in CLOSING:
            right -= glyph.size / 2
    return left, right


class Line:
    def __init__(self, page, glyphs):
        self.page, self.glyphs = page, glyphs  # in the order of the content, which is read
        self.y = glyphs[0].y
        self.size = Counter(round(g.size, 2) for g in glyphs).most_common(1)[0][0]
        # Marks of notes at its end belong to it.
        self.small = []

    @property
    def text(self):
        return "".join(g.text for g in self.glyphs)

    def where(self):
        return f"page {self.page + 1}, baseline {self.y:.1f}: 「{self.text}」"

    def cells(self):
        cell = []
        for glyph in sorted((g for g in self.glyphs if g.text.strip()), key=body_edges):
            if cell and glyph.x - cell[-1].x - cell[-1].advance > COLUMN_GAP * self.size:
                yield cell
                cell = []
            cell.append(glyph)
        if cell:
            yield cell


def lines_of(number, glyphs, area):
    """Lines of the type area from the top. Readings and note marks stand on baselines of their
    own, and so do drawings; furniture stands clear above or below."""
    rows, small = defaultdict(list), []
    for glyph in glyphs:
        if glyph.y > area.top or glyph.y < area.bottom - area.body:
            continue
        if glyph.size < SMALL * area.body:
            small.append(glyph)
        elif not glyph.drawing:
            rows[round(glyph.y, 1)].append(glyph)
    lines = [Line(number, rows[y]) for y in sorted(rows, reverse=True)]
    for glyph in small:
        under = [line for line in lines if 0 <= glyph.y - line.y < line.size]
        if under and glyph.text:
            under[-1].small.append(glyph)
    return lines


# ---- Paragraphs on the pages --------------------------------------------------------------

class Flow:
    """The visible characters of a row of lines, each with its place."""

    def __init__(self, lines):
        self.lines, self.text, self.place, self.spaced, self.starts = lines, [], [], set(), []
        for index, line in enumerate(lines):
            self.starts.append(len(self.text))
            for glyph in line.glyphs:
                for character in glyph.text:
                    if character.isspace():
                        self.spaced.add(len(self.text))  # before this character
                    elif character != "\u00ad":
                        self.text.append(character)
                        self.place.append((index, glyph))
        self.text = "".join(self.text)

    def find(self, wanted, begin):
        """Positions of the paragraph's characters, or an empty list. Only where a page ends may
        something else of the same size (a table, a caption, the facing page of an original) stand
        between."""
        at = self.text.find(wanted[:6], begin)
        while at >= 0:
            if positions := self.follow(wanted, at):
                return positions
            at = self.text.find(wanted[:6], at + 1)
        return []

    def follow(self, wanted, at):
        if self.text.startswith(wanted, at):
            return list(range(at, at + len(wanted)))
        same = len(os.path.commonprefix([wanted, self.text[at:at + len(wanted)]]))
        if said := PAGE_REFERENCE.match(self.text, at + same):
            rest = self.follow(wanted[same:], said.end())
            return list(range(at, at + same)) + rest if rest else []
        index = self.place[at + same - 1][0] + 1
        if index >= len(self.lines) or self.lines[index].page == self.lines[index - 1].page:
            return []
        same = self.starts[index] - at
        page = self.lines[index].page
        while (index := index + 1) < len(self.lines) and self.lines[index].page <= page + 1:
            if same > 0 and (rest := self.follow(wanted[same:], self.starts[index])):
                return list(range(at, at + same)) + rest
        return []


def check_paragraph(source, flow, begin, area_of, problems):
    """The paragraph's lines on the pages; returns where the next one may begin."""
    breaks, spaces, wanted = set(), set(), []
    for character in source:
        if character == HARD_BREAK:
            breaks.add(len(wanted))
        elif character.isspace():
            spaces.add(len(wanted))
        else:
            wanted.append(character)
    wanted = "".join(wanted)
    positions = flow.find(wanted, begin)
    if not positions:
        problems.append(f"T03: not in the text of the pages, in its order: {wanted[:40]}")
        return begin, 0
    lines = []  # (index, first, last position in the paragraph)
    for i, at in enumerate(positions):
        index = flow.place[at][0]
        if lines and lines[-1][0] == index:
            lines[-1][2] = i
        else:
            lines.append([index, i, i])
        # What stands between two pages of a text may end with one.
        joined = i > 0 and positions[i - 1] == at - 1
        if at in flow.spaced and joined and i not in spaces and \
                HAN.match(wanted[i]) and HAN.match(wanted[i - 1]):
            problems.append(f"T03: a space before {wanted[i]} that the source has not: "
                            f"{flow.lines[index].where()}")
    starts = []  # of all lines but the first: one edge, whatever it is
    for number, (index, first, last) in enumerate(lines):
        line = flow.lines[index]
        glyph = flow.place[positions[last]][1]
        area = area_of(line.page)
        begins = flow.place[positions[first]][1]
        if number > 0:
            head, foot = wanted[first], wanted[first - 1]
            if head in NO_START | ASCII_NO_START and first not in breaks:
                problems.append(f"{'K02' if head in CLOSING else 'K01'}: begins with {head}: {line.where()}")
            if foot in NO_END | ASCII_NO_END and first not in breaks:
                problems.append(f"K03: the line before ends with {foot}: {line.where()}")
            run = len(re.match(f"{head}*", wanted[:first][::-1]).group()) if head in LONG else 0
            if run % 2 == 1:
                problems.append(f"U03: {head * 2} is on two lines: {line.where()}")
            named_page = positions[first] > flow.starts[index] and \
                PAGE_REFERENCE.search(flow.text, flow.starts[index] - 6, positions[first])
            if begins.advance > 0.45 * begins.size and not named_page:
                starts.append((body_edges(begins)[0] - area.left, line))
        if number + 1 == len(lines) or last + 1 in breaks:
            continue
        ends = max([glyph, *(g for g in line.glyphs if g.text.strip() or g.text == "\u00ad"), *line.small],
                   key=lambda g: body_edges(g)[1])
        short = area.right - body_edges(ends)[1]
        if ends.text in STOPS | CLOSING | OPENING and ends.advance <= 0.9 * ends.size:
            # A narrow glyph stands somewhere inside its half em.
            short = 0 if -TOLERANCE <= short / ends.size <= 0.5 - ends.advance / ends.size + TOLERANCE else short
        if abs(short) > TOLERANCE * line.size:
            rule = "P08" if ends.text in STOPS | CLOSING else "J01"
            problems.append(f"{rule}: ends {short / line.size:+.3f} em before the measure: {line.where()}")
    edge = min((x for x, _ in starts), default=0)
    for x, line in starts:
        if x - edge > TOLERANCE * line.size:
            problems.append(f"P06: begins {(x - edge) / line.size:+.3f} em from the edge of its "
                            f"paragraph: {line.where()}")
    return positions[-1] + 1, len(lines)


# ---- Every glyph and line -----------------------------------------------------------------

def check_long_marks(line, problems):
    """U03: a dash or an ellipsis of two halves advances two em, nothing between them."""
    shown, i = line.glyphs, 0
    while i < len(shown):
        first = shown[i]
        i += 1
        if not first.text or first.text[0] not in LONG or (
                len(first.text) == 1 and (i == len(shown) or shown[i].text != first.text)):
            continue
        last = first
        if len(first.text) == 1:
            last = shown[i]
            i += 1
        advance = (last.x + last.advance - first.x) / first.size
        if abs(advance - 2) > TOLERANCE:
            problems.append(f"U03: {first.text[0] * 2} advances {advance:.3f} em: {line.where()}")


def check_page(number, glyphs, area, problems):
    wrong = defaultdict(list)
    for glyph in glyphs:
        if glyph.code == 0:
            wrong["L06: glyph 0", glyph.font, glyph.code].append(glyph)
        if not glyph.mapped:
            wrong["T01: neither Unicode nor ActualText", glyph.font, glyph.code].append(glyph)
        if found := RADICAL.search(glyph.text):
            radical = f"T01: Kangxi radical U+{ord(found.group()):04X}"
            wrong[radical, glyph.font, glyph.code].append(glyph)
    for (what, font, code), found in wrong.items():
        problems.append(f"{what}: page {number + 1}, code {code:04X} of {font}, {len(found)} times, "
                        f"first at {found[0].x:.1f} {found[0].y:.1f}")
    lines = lines_of(number, glyphs, area)
    for line in lines:
        check_long_marks(line, problems)
        ink = [body_edges(g) for g in line.glyphs if g.text.strip()]
        if not ink:
            continue
        slack = TOLERANCE * line.size
        if min(ink)[0] < area.left - slack or max(right for _, right in ink) > area.right + slack:
            problems.append(f"J01: outside the type area: {line.where()}")
        if line.y < area.bottom - 0.15 * line.size:
            problems.append(f"J01: below the type area: {line.where()}")
        for cell in line.cells():
            if len(cell) > 1 and "Mono" not in cell[0].font:
                if cell[0].text in NO_START:
                    rule = "K02" if cell[0].text in CLOSING else "K01"
                    problems.append(f"{rule}: begins with {cell[0].text}: {line.where()}")
                if cell[-1].text in NO_END:
                    problems.append(f"K03: ends with {cell[-1].text}: {line.where()}")
    return lines


def check(pages, chapters, area_of):
    """Problems of pages (glyphs of each) that should show the chapters' paragraphs and notes."""
    problems, counts, lines = [], Counter(), []
    for number, glyphs in enumerate(pages):
        lines += check_page(number, glyphs, area_of(number), problems)
        counts["glyphs"] += len(glyphs)
    counts["lines"] = len(lines)
    body = area_of(0).body
    # Notes and the text have sizes of their own, so each is a flow of its own. A line of other
    # sizes (all in a Latin face that is scaled, or a heading) goes with the line before it.
    rows, name = {"text": [], "notes": []}, "text"
    for line in lines:
        for flow, size in (("text", body), ("notes", body * NOTE)):
            if any(abs(glyph.size - size) < 0.05 for glyph in line.glyphs):
                name = flow
                break
        rows[name].append(line)
    flows = {name: Flow(row) for name, row in rows.items()}
    begins = dict.fromkeys(flows, 0)
    for text, notes in chapters:
        for name, paragraphs in (("text", text), ("notes", notes)):
            for paragraph in paragraphs:
                begins[name], count = check_paragraph(paragraph, flows[name], begins[name],
                                                      area_of, problems)
                counts["paragraphs"] += 1
                counts["full lines"] += max(0, count - 1)
    return sorted(set(problems), key=problems.index), counts


# ---- The programs -------------------------------------------------------------------------

def generate(book, chapters, han):
    generator = pathlib.Path(os.environ.get("GENBOOK", PROJECT.parent / "shared/bench/genbook.py"))
    if not generator.exists():
        skip("the book's generator is not here; name it in GENBOOK")
    subprocess.run([sys.executable, generator, book, "--chapters", chapters, "--han", han], check=True)
    subprocess.run([sys.executable, TESTS / "bench/make_manifest.py", book], check=True)


def chapters_of(book, manifest):
    for entry in manifest["chapter"]:
        yield paragraphs_of((book / entry["file"]).read_text(encoding="utf-8"))


def main():
    if sys.argv[1:] == ["--self-test"]:
        import check_lines_test
        check_lines_test.main()
    parser = arguments("banxin", "book")
    parser.add_argument("--generate", nargs=2, metavar=("CHAPTERS", "HAN"))
    parser.add_argument("--known", action="append", default=[])
    given = parser.parse_args()
    book = given.book
    if given.generate:
        generate(book, *given.generate)
    manifest = tomllib.loads((book / "banxin.toml").read_text(encoding="utf-8"))
    trim = manifest.get("output", {}).get("trim", "da32")
    with tempfile.TemporaryDirectory() as folder:
        build(given.banxin, book, folder, "--pdf", "--quiet")
        (path,) = pathlib.Path(folder).glob("*.pdf")
        pages = [list(glyphs_of(*page)) for page in Pdf(path).pages()]
    problems, counts = check(pages, list(chapters_of(book, manifest)),
                             lambda page: type_area(trim, page))
    print(f"{len(pages)} pages read: " + ", ".join(f"{n} {what}" for what, n in counts.items()))
    known = [problem for problem in problems if problem.startswith(tuple(given.known))]
    for problem in problems:
        print("known: " * (problem in known) + problem, file=sys.stderr)
    sys.exit(1 if len(problems) > len(known) or counts["full lines"] == 0 else 0)


if __name__ == "__main__":
    main()
