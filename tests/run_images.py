#!/usr/bin/env python3
"""run_images.py BANXIN DIR [--accept] | --self-test: what golden books look like in print.

Each page of a case that has a folder `images` is rendered at a low resolution in grey and compared
with the picture there, field by field: a field of a few points may differ a little, as another
version of the renderer smooths edges otherwise, but not by a moved line. Exit 77: skipped."""
import shutil
import struct
import subprocess
import sys
import zlib

from harness import OWN_FONTS, TESTS, Scratch, arguments, finish, finish_each, run, skip

RESOLUTION = 36
FIELD = 6  # pixels
MOST_IN_A_FIELD = 12  # of 255, on average over the field


def read_png(data):
    """Rows of an 8-bit PNG without interlace, its first channel (PNG, "Filtering")."""
    at, packed, width, height, step = 8, b"", 0, 0, 1
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + size]
        if kind == b"IHDR":
            width, height, depth, colour, _, _, interlace = struct.unpack(">IIBBBBB", body)
            if depth != 8 or colour not in (0, 2) or interlace:
                raise ValueError(f"a picture of depth {depth}, colour {colour}")
            step = 3 if colour == 2 else 1
        elif kind == b"IDAT":
            packed += body
        at += 12 + size
    raw, rows, length = zlib.decompress(packed), [], width * step
    above = bytearray(length)
    for y in range(height):
        kind, *line = raw[y * (length + 1):(y + 1) * (length + 1)]
        row = bytearray(line)
        for x in range(length if kind else 0):
            left = row[x - step] if x >= step else 0
            up, corner = above[x], above[x - step] if x >= step else 0
            guess = left + up - corner
            nearest = min((abs(guess - left), 0, left), (abs(guess - up), 1, up),
                          (abs(guess - corner), 2, corner))[2]
            row[x] = (row[x] + (0, left, up, (left + up) // 2, nearest)[kind]) & 255
        rows.append(row)
        above = row
    return [row[::step] for row in rows]


def worst_field(wanted, found):
    """How far the most different field is off; sizes must be the same."""
    if len(wanted) != len(found) or len(wanted[0]) != len(found[0]):
        return 255
    worst = 0
    for top in range(0, len(wanted), FIELD):
        for left in range(0, len(wanted[0]), FIELD):
            pixels = [found[y][x] - wanted[y][x]
                      for y in range(top, min(top + FIELD, len(wanted)))
                      for x in range(left, min(left + FIELD, len(wanted[0])))]
            worst = max(worst, abs(sum(pixels)) / len(pixels))
    return worst


def check(banxin, case, accept):
    images = case / "images"
    with Scratch(case, ignore=("*.txt", "images")) as book:
        done = run([banxin, "build", ".", "--pdf", "--quiet"], book, **OWN_FONTS)
        if done.returncode != 0:
            return f"{case.name}: {done.stderr}"
        pdf = next((book / "build").glob("*.pdf"))
        subprocess.run(["pdftoppm", "-r", str(RESOLUTION), "-gray", "-png", str(pdf),
                        str(book / "p")], check=True)
        pages = {page.name[2:]: page.read_bytes() for page in sorted(book.glob("p-*.png"))}
    if accept:
        shutil.rmtree(images)
        images.mkdir()
        for name, data in pages.items():
            (images / name).write_bytes(data)
    wanted = {page.name: page.read_bytes() for page in sorted(images.glob("*.png"))}
    if sorted(wanted) != sorted(pages):
        return f"{case.name}: pages {', '.join(pages)} instead of {', '.join(wanted)}"
    problems = []
    for name, data in pages.items():
        off = worst_field(read_png(wanted[name]), read_png(data))
        if off > MOST_IN_A_FIELD:
            problems.append(f"{case.name}/images/{name}: a field is off by {off:.0f} of 255")
    return "\n".join(problems)


def self_test(golden):
    """A page moved by a pixel (two points) and one with a line missing are seen; the picture itself is not."""
    page = next(golden.glob("*/images/*-05.png"), None) or next(golden.glob("*/images/*05.png"))
    rows = read_png(page.read_bytes())
    moved = rows[:1] + rows[:-1]
    dark = max(range(len(rows)), key=lambda y: sum(255 - grey for grey in rows[y]))
    erased = [bytearray(b"\xff" * len(row)) if abs(y - dark) < 4 else row
              for y, row in enumerate(rows)]
    failures = []
    if worst_field(rows, rows) != 0:
        failures.append("a picture differs from itself")
    for name, other in (("moved", moved), ("erased", erased)):
        if worst_field(rows, other) <= MOST_IN_A_FIELD:
            failures.append(f"{name}: not seen ({worst_field(rows, other):.0f})")
    finish("images self-test", 3, failures)


def main():
    if sys.argv[1:] == ["--self-test"]:
        self_test(TESTS / "golden")
    if shutil.which("pdftoppm") is None:
        skip("pdftoppm is not installed")
    parser = arguments("banxin", "cases")
    parser.add_argument("--accept", action="store_true")
    given = parser.parse_args()
    finish_each("images", sorted(images.parent for images in given.cases.glob("*/images")),
                lambda case: check(given.banxin, case, given.accept))


main()
