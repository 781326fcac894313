#!/usr/bin/env python3
"""Writes unicode_tables.inc from the Unicode character database of Debian's `unicode-data`.

    src/base/make_unicode_tables.py [/usr/share/unicode] > src/base/unicode_tables.inc

Two tables of one byte a character: properties (bits 0-3 script, bits 4-5 terminal width, bit 6
combining), and the line break class as far as it is told apart. Stored in two stages: most of the
4352 blocks of 256 characters are equal and kept once.
"""
import sys

ucd = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode"
SCRIPTS = {"Common": 0, "Inherited": 0, "Han": 1, "Hiragana": 2, "Katakana": 3, "Hangul": 4,
           "Bopomofo": 5, "Latin": 6, "Greek": 7, "Cyrillic": 8}
OTHER = 9


def ranges(name):
    with open(f"{ucd}/{name}", encoding="utf-8") as lines:
        for line in lines:
            line = line.split("#")[0].strip()
            if line:
                span, value = [part.strip() for part in line.split(";")[:2]]
                first, _, last = span.partition("..")
                yield int(first, 16), int(last or first, 16), value


script = bytearray(0x110000)
for first, last, value in ranges("Scripts.txt"):
    for c in range(first, last + 1):
        script[c] = SCRIPTS.get(value, OTHER)
width = bytearray([1]) * 0x110000
for first, last, value in ranges("EastAsianWidth.txt"):
    for c in range(first, last + 1):
        width[c] = 2 if value in ("W", "F") else 1
combining = bytearray(0x110000)
for first, last, value in ranges("extracted/DerivedGeneralCategory.txt"):
    for c in range(first, last + 1):
        combining[c] = value in ("Mn", "Me", "Mc")
        if value in ("Mn", "Me", "Cf"):
            width[c] = 0
# A soft hyphen takes a cell in every terminal that shows it.
width[0xAD] = 1

# In the order of banxin::LineBreakClass.
LINE_BREAK = {"OP": 1, "CL": 2, "CP": 2, "NS": 3, "CJ": 4, "EX": 5, "IS": 5, "PR": 6, "PO": 7}
line_break = bytearray(0x110000)
for first, last, value in ranges("LineBreak.txt"):
    for c in range(first, last + 1):
        line_break[c] = LINE_BREAK.get(value, 0)


def write(name, of):
    blocks, index = {}, []
    for start in range(0, 0x110000, 256):
        block = bytes(of(c) for c in range(start, start + 256))
        index.append(blocks.setdefault(block, len(blocks)))
    assert len(blocks) < 256
    print(f"constexpr std::uint8_t {name}_index[{len(index)}] = {{")
    for i in range(0, len(index), 24):
        print("    " + ", ".join(map(str, index[i:i + 24])) + ",")
    print("};")
    print(f"constexpr std::uint8_t {name}_blocks[{len(blocks)}][256] = {{")
    for block in blocks:
        print("    {")
        for i in range(0, 256, 24):
            print("        " + ", ".join(map(str, block[i:i + 24])) + ",")
        print("    },")
    print("};")


version = next(open(f"{ucd}/Scripts.txt", encoding="utf-8")).strip("# \n")
breaks = next(open(f"{ucd}/LineBreak.txt", encoding="utf-8")).strip("# \n")
print(f"// Made by make_unicode_tables.py from {version} and {breaks}; do not edit.")
write("property", lambda c: script[c] | width[c] << 4 | combining[c] << 6)
write("line_break", lambda c: line_break[c])
