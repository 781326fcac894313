#!/usr/bin/env python3
"""make_boxes.py: draws the face of lines, blocks and signs that stands in code, half an em wide
each, and writes it into box_tables.inc beside this file. Run by hand after a change; the same
source gives the same bytes.

CJK faces draw these a whole em wide, and as high as the em: boxes around Han do not close, and rows
do not touch. Here a cell is half an em wide and as high as a line of code is apart from the next.
What a name says of the lines of a box (UnicodeData, "BOX DRAWINGS …") is what is drawn."""
import math
import pathlib
import re
import unicodedata

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

WIDTH = 500
MIDDLE_X, MIDDLE_Y = 250, 380
# A line of code stands 1.5 em from the next in print, and a little more in the EPUB.
BOTTOM, TOP = MIDDLE_Y - 775, MIDDLE_Y + 775
OVER = 8  # Neighbours touch on every screen.
WEIGHTS = {"LIGHT": 56, "SINGLE": 56, "HEAVY": 128, "DOUBLE": 44}
GAP = 70  # Of a double line: from the middle to each of the two.
SIDES = {"UP": "u", "DOWN": "d", "LEFT": "l", "RIGHT": "r", "VERTICAL": "ud", "HORIZONTAL": "lr"}


def rect(x0, y0, x1, y1):
    return [(x0, y0), (x0, y1), (x1, y1), (x1, y0)]


def band(points, width):
    """A line through the points, so wide."""
    left, right = [], []
    for i, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(0, i - 1)], points[min(len(points) - 1, i + 1)]
        length = math.hypot(bx - ax, by - ay)
        dx, dy = (by - ay) / length * width / 2, (ax - bx) / length * width / 2
        left.append((x + dx, y + dy))
        right.append((x - dx, y - dy))
    return left + right[::-1]


def disc(radius, inner=0, y=MIDDLE_Y):
    def ring(r, turn):
        return [(MIDDLE_X + r * math.cos(turn * a * math.pi / 16),
                 y + r * math.sin(turn * a * math.pi / 16)) for a in range(32)]
    return [ring(radius, -1)] + ([ring(inner, 1)] if inner else [])


def sides_of(name):
    """{"u": "LIGHT", …} of what a name says of a box's lines."""
    parts = [part.split() for part in name.split(" AND ")]
    spoken = [word for part in parts for word in part if word in WEIGHTS]
    lines = {}
    for part in parts:
        weight = next((word for word in part if word in WEIGHTS), spoken[0])
        for word in part:
            for side in SIDES.get(word, ""):
                lines[side] = weight
    return lines


def turned(side, reach, offset, weight):
    """A stretch of a line from `reach` beyond the middle to the edge, beside its axis."""
    w = weight / 2
    if side in "lr":
        sign = 1 if side == "r" else -1
        a, b = MIDDLE_X + sign * reach, MIDDLE_X + sign * (MIDDLE_X + OVER)
        return rect(min(a, b), MIDDLE_Y + offset - w, max(a, b), MIDDLE_Y + offset + w)
    a, b = (MIDDLE_Y + reach, TOP) if side == "u" else (MIDDLE_Y - reach, BOTTOM)
    return rect(MIDDLE_X + offset - w, min(a, b), MIDDLE_X + offset + w, max(a, b))


def box_lines(lines):
    opposite = dict(zip("udlr", "durl"))
    contours = []
    for side, weight in lines.items():
        across = "ud" if side in "lr" else "lr"
        # Positive offsets are up and to the right.
        towards = {1: "u" if side in "lr" else "r", -1: "d" if side in "lr" else "l"}
        others = [lines.get(other) for other in across]
        through = opposite[side] in lines
        width = WEIGHTS[weight]
        if weight != "DOUBLE":
            if through or not any(others):
                reach = 0
            elif "DOUBLE" in others:
                reach = GAP if all(others) else -GAP - WEIGHTS["DOUBLE"] / 2
            else:
                reach = -max(WEIGHTS[other] for other in others if other) / 2
            contours.append(turned(side, reach, 0, width))
            continue
        for turn in (1, -1):
            near, far = lines.get(towards[turn]), lines.get(towards[-turn])
            if near == "DOUBLE":
                reach = GAP - width / 2
            elif through:
                reach = 0
            elif far == "DOUBLE":
                reach = -GAP - width / 2
            else:
                reach = -WEIGHTS["LIGHT"] / 2 if far or near else 0
            contours.append(turned(side, reach, turn * GAP, width))
    return contours


def dashes(count, vertical, width):
    contours = []
    begin, end = (BOTTOM, TOP) if vertical else (0, WIDTH)
    step = (end - begin) / count
    for i in range(count):
        a, b = begin + step * (i + 0.15), begin + step * (i + 0.85)
        w = width / 2
        contours.append(rect(MIDDLE_X - w, a, MIDDLE_X + w, b) if vertical
                        else rect(a, MIDDLE_Y - w, b, MIDDLE_Y + w))
    return contours


def arc(lines):
    x_sign = 1 if "r" in lines else -1
    y_sign = 1 if "u" in lines else -1
    middle = (MIDDLE_X + x_sign * MIDDLE_X, MIDDLE_Y + y_sign * MIDDLE_X)
    points = [(MIDDLE_X, TOP if y_sign > 0 else BOTTOM)]
    for i in range(9):
        angle = math.pi / 2 * i / 8
        points.append((middle[0] - x_sign * MIDDLE_X * math.cos(angle),
                       middle[1] - y_sign * MIDDLE_X * math.sin(angle)))
    points.append((points[-1][0] + x_sign * OVER, points[-1][1]))
    return [band(points, WEIGHTS["LIGHT"])]


def block(name):
    height = TOP - BOTTOM
    part = {"HALF": 4, "SEVEN EIGHTHS": 7, "THREE QUARTERS": 6, "FIVE EIGHTHS": 5,
            "THREE EIGHTHS": 3, "ONE QUARTER": 2, "ONE EIGHTH": 1}
    if name == "FULL BLOCK":
        return [rect(-OVER, BOTTOM, WIDTH + OVER, TOP)]
    if name.endswith("SHADE"):
        step = 62.5
        side = {"LIGHT": 0.5, "MEDIUM": 0.72, "DARK": 0.88}[name.split()[0]] * step
        return [rect(x * step, BOTTOM + y * step, x * step + side, BOTTOM + y * step + side)
                for x in range(8) for y in range(int(height / step))]
    found = re.fullmatch(r"(UPPER|LOWER|LEFT|RIGHT) (.*?)(?: BLOCK)?", name)
    if found and found[2] in part:
        share = part[found[2]] / 8
        return {"UPPER": [rect(-OVER, TOP - height * share, WIDTH + OVER, TOP)],
                "LOWER": [rect(-OVER, BOTTOM, WIDTH + OVER, BOTTOM + height * share)],
                "LEFT": [rect(-OVER, BOTTOM, WIDTH * share, TOP)],
                "RIGHT": [rect(WIDTH * (1 - share), BOTTOM, WIDTH + OVER, TOP)]}[found[1]]
    contours = []
    for quarter in name.removeprefix("QUADRANT ").split(" AND "):
        y0, y1 = (MIDDLE_Y, TOP) if "UPPER" in quarter else (BOTTOM, MIDDLE_Y)
        x0, x1 = (-OVER, MIDDLE_X) if "LEFT" in quarter else (MIDDLE_X, WIDTH + OVER)
        contours.append(rect(x0, y0, x1, y1))
    return contours


def rotated(contours, angle):
    c, s = math.cos(angle), math.sin(angle)
    return [[(MIDDLE_X + (x - MIDDLE_X) * c - (y - MIDDLE_Y) * s,
              MIDDLE_Y + (x - MIDDLE_X) * s + (y - MIDDLE_Y) * c) for x, y in one]
            for one in contours]


def arrow(heads, double=False):
    """To the right, and to the left too with two heads."""
    shaft = 40 if not double else 0
    contours = []
    for y in ([0] if not double else [62, -62]):
        from_x = 20 if heads == 1 else 20 + (shaft or 70)
        contours.append(rect(from_x, MIDDLE_Y + y - 26, 480 - (shaft or 70), MIDDLE_Y + y + 26))
    head = band([(330, MIDDLE_Y + 150), (470, MIDDLE_Y), (330, MIDDLE_Y - 150)], 56)
    contours.append(head)
    if heads == 2:
        contours += rotated([head], math.pi)
    return contours


def triangle(hollow, small=False):
    r = 170 if small else 225
    x, y = MIDDLE_X, MIDDLE_Y
    outer = [(x - r, y - r), (x - r, y + r), (x + r, y)]
    if not hollow:
        return [outer]
    return [outer, [(x * 0.68 + (MIDDLE_X - 25) * 0.32, y * 0.68 + MIDDLE_Y * 0.32)
                    for x, y in outer[::-1]]]


def square(side, hollow, angle=0.0):
    half = side / 2
    outer = rect(MIDDLE_X - half, MIDDLE_Y - half, MIDDLE_X + half, MIDDLE_Y + half)
    half -= 44
    inner = rect(MIDDLE_X - half, MIDDLE_Y - half, MIDDLE_X + half, MIDDLE_Y + half)[::-1]
    return rotated([outer] + ([inner] if hollow else []), angle)


def bar(y, width=52):
    return rect(45, MIDDLE_Y + y - width / 2, 455, MIDDLE_Y + y + width / 2)


def signs():
    quarter = math.pi / 2
    found = {}
    for i, c in enumerate("→↑←↓"):
        found[c] = rotated(arrow(1), i * quarter)
    for i, c in enumerate("↗↖↙↘"):
        found[c] = rotated(arrow(1), (i + 0.5) * quarter)
    for i, c in enumerate("⇒⇑⇐⇓"):
        found[c] = rotated(arrow(1, True), i * quarter)
    for i, (single, double) in enumerate(("↔⇔", "↕⇕")):
        found[single] = rotated(arrow(2), i * quarter)
        found[double] = rotated(arrow(2, True), i * quarter)
    for i, names in enumerate(("▶►▷", "▲▲△", "◀◄◁", "▼▼▽")):
        found[names[0]] = rotated(triangle(False), i * quarter)
        if names[1] != names[0]:
            found[names[1]] = rotated(triangle(False, True), i * quarter)
        found[names[2]] = rotated(triangle(True), i * quarter)
    found.update({
        "■": square(400, False), "□": square(400, True), "▪": square(240, False),
        "▫": square(240, True), "◆": square(310, False, math.pi / 4),
        "◇": square(310, True, math.pi / 4), "●": disc(200), "○": disc(210, 166),
        "◎": disc(215, 173) + disc(110, 66), "◉": disc(215, 173) + disc(120), "•": disc(130),
        "·": disc(60), "×": rotated([bar(0)], math.pi / 4) + rotated([bar(0)], -math.pi / 4),
        "÷": [bar(0)] + disc(45, y=MIDDLE_Y + 150) + disc(45, y=MIDDLE_Y - 150),
        "±": [rotated([bar(0)], quarter)[0], bar(0), bar(-250)],
        "≠": [bar(80), bar(-80), band([(150, MIDDLE_Y - 220), (350, MIDDLE_Y + 220)], 52)],
        "≡": [bar(130), bar(0), bar(-130)],
        "≤": [band([(440, MIDDLE_Y + 270), (70, MIDDLE_Y + 90), (440, MIDDLE_Y - 90)], 52),
              bar(-210)],
        "≥": [band([(60, MIDDLE_Y + 270), (430, MIDDLE_Y + 90), (60, MIDDLE_Y - 90)], 52),
              bar(-210)],
        "✓": [band([(60, MIDDLE_Y - 20), (190, MIDDLE_Y - 200), (440, MIDDLE_Y + 280)], 56)],
        "✔": [band([(60, MIDDLE_Y - 20), (190, MIDDLE_Y - 200), (440, MIDDLE_Y + 280)], 100)],
        "✗": rotated([bar(0, 56)], 0.9) + rotated([bar(0, 56)], -0.9),
        "✘": rotated([bar(0, 100)], 0.9) + rotated([bar(0, 100)], -0.9),
    })
    wave = [(40 + i * 42, MIDDLE_Y + 45 * math.sin(i / 10 * 2 * math.pi)) for i in range(11)]
    found["≈"] = [band([(x, y + by) for x, y in wave], 52) for by in (75, -75)]
    return found


def contours_of(c):
    name = unicodedata.name(c)
    if name.startswith("BOX DRAWINGS "):
        name = name.removeprefix("BOX DRAWINGS ")
        found = re.search(r"(DOUBLE|TRIPLE|QUADRUPLE) DASH (VERTICAL|HORIZONTAL)", name)
        if found:
            count = {"DOUBLE": 2, "TRIPLE": 3, "QUADRUPLE": 4}[found[1]]
            return dashes(count, found[2] == "VERTICAL", WEIGHTS[name.split()[0]])
        if " ARC " in name:
            return arc(sides_of(name.replace("ARC ", "")))
        if " DIAGONAL " in name:
            rising = [band([(0, BOTTOM), (WIDTH, TOP)], WEIGHTS["LIGHT"])]
            falling = [band([(0, TOP), (WIDTH, BOTTOM)], WEIGHTS["LIGHT"])]
            return rising * ("FALLING" not in name) * (c in "╱╳") + falling * (c in "╲╳")
        return box_lines(sides_of(name))
    return block(name)


def clockwise(points):
    """TrueType fills what is on the right of an outline: overlaps must turn the same way."""
    area = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1]))
    return points if area < 0 else points[::-1]


def glyph_of(contours, hollow):
    pen = TTGlyphPen(None)
    for contour in contours:
        points = contour if hollow else clockwise(contour)
        pen.moveTo(tuple(map(round, points[0])))
        for point in points[1:]:
            pen.lineTo(tuple(map(round, point)))
        pen.closePath()
    return pen.glyph()


def main():
    drawn = {chr(c): contours_of(chr(c)) for c in range(0x2500, 0x25A0)}
    drawn.update(signs())
    characters = sorted(drawn)
    names = [".notdef"] + [f"uni{ord(c):04X}" for c in characters]
    glyphs = {".notdef": TTGlyphPen(None).glyph()}
    for c in characters:
        glyphs[f"uni{ord(c):04X}"] = glyph_of(drawn[c], c in "□▫◇○◎◉▷△◁▽")
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(names)
    font.setupCharacterMap({ord(c): f"uni{ord(c):04X}" for c in characters})
    font.setupGlyf(glyphs)
    font.setupHorizontalMetrics(
        {name: (WIDTH, getattr(glyphs[name], "xMin", 0) or 0) for name in names})
    font.setupHorizontalHeader(ascent=1160, descent=-288)
    font.setupNameTable({
        "familyName": "Banxin Boxes", "styleName": "Regular", "psName": "BanxinBoxes-Regular",
        "uniqueFontIdentifier": "BanxinBoxes-Regular", "fullName": "Banxin Boxes", "version": "1",
        "licenseDescription": "Drawn for banxin. It may be used, changed, embedded and handed on "
                              "by everybody, without conditions."}, mac=False)
    font.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=1160, usWinDescent=400,
                  sxHeight=500, sCapHeight=700)
    font.setupPost(isFixedPitch=1, keepGlyphNames=False)
    font.font["head"].created = font.font["head"].modified = 0
    font.font.recalcTimestamp = False
    here = pathlib.Path(__file__).resolve().parent
    path = here / "boxes.ttf"
    font.save(path)
    data = path.read_bytes()
    path.unlink()
    lines = ["// Made by make_boxes.py: a TrueType file, byte by byte; do not edit.",
             "constexpr unsigned char boxes[] = {"]
    for at in range(0, len(data), 24):
        lines.append(",".join(map(str, data[at:at + 24])) + ",")
    (here / "box_tables.inc").write_text("\n".join(lines) + "\n};\n")
    print(len(characters), "characters,", len(data), "bytes:", "".join(signs()))


if __name__ == "__main__":
    main()
