"""The self-test of check_lines.py: pages made by hand, one sound and one for each defect, which
must be found and be the only thing found."""
import sys

from check_lines import check, type_area
from markdown_text import paragraphs_of
from pdf_glyphs import Font, glyphs_of, operations, read_unicode_map, read_widths

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光果珍李柰"
AREA = type_area("da32", 0)
SIZE, PITCH, CELLS = 10.5, 17, 27
# Codes are code points, so that the pages can be read here; some are left without Unicode.
NO_UNICODE, MERGED_DASH, NOTDEF = 0xE000, 0xE001, 0
FONTS = {"/F0": Font("/AAAAAA+Test", {MERGED_DASH: 2000, 0x20: 250}, 1000,
                     {code: chr(code) for code in range(1, 0xD800)} | {
                         code: chr(code) for code in range(0xFE00, 0xFFFF)} | {
                         MERGED_DASH: "——", NOTDEF: "空"})}


def shown(number, text, indent=0, gaps=()):
    """A line of content; `gaps` are spaces in em before the characters of these indices."""
    y = AREA.top - 8 - number * PITCH
    spaces = dict(gaps)
    parts = "".join((f"{-1000 * spaces[i]:.1f}" if i in spaces else "") + f"<{ord(c):04x}>"
                    for i, c in enumerate(text))
    return f"BT /F0 {SIZE} Tf {AREA.left + indent * SIZE:.3f} {y:.3f} Td [{parts}]TJ ET\n"


FIRST = (HAN[:25], 2)
SECOND = (HAN[25:51] + "，", 0, [(1, 0.5)])  # a trimmed comma at the end, half an em to spare
LAST = (HAN[51:] + "。", 0)
DASHED = (HAN[25:50] + "——", 0)


def page(*lines, more=""):
    return "".join(shown(i, *line) for i, line in enumerate(lines)) + more


def source(*lines):
    return "".join(line[0] for line in lines)


SOUND = page(FIRST, SECOND, LAST)
TEXT = source(FIRST, SECOND, LAST)


def with_first(second, text=None):
    """The page with another second line, and its Markdown."""
    return page(FIRST, second, LAST), text or source(FIRST, second, LAST)


CASES = [
    ("sound", None, SOUND, TEXT),
    ("a dash in one glyph", None, *with_first((HAN[25:50] + chr(MERGED_DASH), 0),
                                              source(FIRST, DASHED, LAST))),
    ("a drawing without text", None, SOUND + f"BT /F0 3 Tf 90 300 Td /Span<</ActualText<FEFF>>>BDC\n"
     f"[<{NO_UNICODE:04x}>]TJ EMC ET\n", TEXT),
    ("K01", "K01", page((HAN[:25], 2), ("。" + HAN[25:51], 0), LAST),
     HAN[:25] + "。" + HAN[25:51] + LAST[0]),
    ("K02", "K02", page((HAN[:25], 2), ("」" + HAN[25:51], 0), LAST),
     HAN[:25] + "」" + HAN[25:51] + LAST[0]),
    ("K03", "K03", *with_first((HAN[25:51] + "「", 0))),
    ("short line", "J01", *with_first((HAN[25:51], 0, [(1, 0.9)]))),
    ("long line", "J01", *with_first((HAN[25:52], 0, [(1, 0.03)]))),
    ("untrimmed mark", "P08", *with_first((HAN[25:51] + "，", 0))),
    ("ragged beginning", "P06", page(FIRST, SECOND, (HAN[25:52], 0.1, [(1, -0.1)]), LAST),
     source(FIRST, SECOND, (HAN[25:52],), LAST)),
    ("stretched dash", "U03", *with_first((HAN[25:49] + "——" + HAN[50], 0, [(25, 0.1), (26, -0.1)]))),
    ("split dash", "U03", page((HAN[:24] + "—", 2), ("—" + HAN[25:51], 0), LAST),
     HAN[:24] + "——" + HAN[25:51] + LAST[0]),
    ("split ellipsis", "U03", page((HAN[:24] + "…", 2), ("…" + HAN[25:51], 0), LAST),
     HAN[:24] + "……" + HAN[25:51] + LAST[0]),
    ("glyph 0", "L06", *with_first((HAN[25:51] + chr(NOTDEF), 0), source(
        FIRST, (HAN[25:51] + "空",), LAST))),
    ("no Unicode", "T01", SOUND + shown(5, chr(NO_UNICODE)), TEXT),
    ("radical", "T01", *with_first((HAN[25:51] + "\u2f00", 0))),
    ("invented space", "T03", *with_first((HAN[25:50] + " " + HAN[50] + HAN[51], 0, [(1, -0.25)]),
                                          source(FIRST, (HAN[25:52],), LAST))),
    ("lost character", "T03", *with_first((HAN[25:51] + HAN[0], 0), source(
        FIRST, (HAN[25:51] + HAN[1],), LAST))),
    ("outside", "J01", SOUND + shown(5, HAN[0], -1.1), TEXT),
]


def found_in(content, text):
    glyphs = list(glyphs_of(content.encode(), FONTS))
    problems, counts = check([glyphs], [([text], [])], lambda _: AREA)
    return {problem.split(":")[0] for problem in problems}, problems, counts


def check_readers(failures):
    """The parts below the rules, each with what only they can get wrong."""
    glyphs = list(glyphs_of(b"q 2 0 0 2 10 20 cm BT /F0 5 Tf 50 Tz 2 Ts 1 0 0 1 3 4 Tm <5929> Tj "
                            b"[(\\131\\051) -1000 <5730>] TJ 0 -6 Td <5730> Tj ET Q", FONTS))
    places = [(g.text, round(g.x, 3), round(g.y, 3), g.advance, g.size) for g in glyphs]
    expected = [("天", 16, 32, 5, 10), ("天", 21, 32, 5, 10), ("地", 31, 32, 5, 10), ("地", 16, 20, 5, 10)]
    if places != expected:
        failures.append(f"matrices: {places}")
    marked = b"BT /F0 5 Tf /Span<</ActualText<FEFF59290020>>>BDC <57305730> Tj EMC <5730> Tj ET"
    if [g.text for g in glyphs_of(marked, FONTS)] != ["天 ", "", "地"]:
        failures.append("ActualText")
    if list(operations(b"[(a\\)(b)c) 1 -.5]TJ % no\nT*")) != [("TJ", [[b"a)(b)c", 1, -.5]]), ("T*", [])]:
        failures.append("tokens")
    if read_widths([1, [5, 6], 7, 9, 8], lambda value: value) != {1: 5, 2: 6, 7: 8, 8: 8, 9: 8}:
        failures.append("widths")
    cmap = b"1 beginbfchar <0001> <d842dfb7> endbfchar 2 beginbfrange <02> <03> <5929> <04> <05> [<0041> <0042>]" \
           b" endbfrange"
    if read_unicode_map(cmap) != {1: "𠮷", 2: "天", 3: "太", 4: "A", 5: "B"}:
        failures.append("Unicode map")
    text = "# 题\n\n一**二**[三](u)`四 *`[^n]\\*\n五<br>六\n\n- {七|qī}八\n  - 九\n\n> 十\n\n| a |\n\n[^n]: 注\n    续\n"
    if paragraphs_of(text) != (["一二三四 **\n五\v六", "七八", "九", "十"], ["注\n续"]):
        failures.append(f"paragraphs: {paragraphs_of(text)}")


def main():
    failures = []
    check_readers(failures)
    for name, rule, content, text in CASES:
        found, problems, counts = found_in(content, text)
        if found != ({rule} if rule else set()) or counts["full lines"] == 0 and rule != "T03":
            failures.append(f"{name}: {problems or 'nothing found'}")
    for failure in failures:
        print(failure, file=sys.stderr)
    print(f"{len(CASES)} pages made by hand: {len(failures)} judged wrongly")
    sys.exit(1 if failures else 0)
