#!/usr/bin/env python3
"""Writes pinyin_tables.inc from the Unihan database of Debian's `unicode-data`.

    src/base/make_pinyin_tables.py [/usr/share/unicode] > src/base/pinyin_tables.inc

The customary reading in mainland China (kMandarin, its first) of the characters from U+4E00 to
U+9FFF, tones left out: a list of syllables, and a number in it for each character; 0 is none.
"""
import bz2
import sys
import unicodedata

ucd = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode"
FIRST, LAST = 0x4E00, 0x9FFF
TONES = {"\u0300", "\u0301", "\u0304", "\u030c"}


def toneless(reading):
    kept = [c for c in unicodedata.normalize("NFD", reading) if c not in TONES]
    return unicodedata.normalize("NFC", "".join(kept))


readings = {}
with bz2.open(f"{ucd}/Unihan_Readings.txt.bz2", "rt", encoding="utf-8") as lines:
    for line in lines:
        fields = line.rstrip("\n").split("\t")
        if len(fields) == 3 and fields[1] == "kMandarin":
            c = int(fields[0][2:], 16)
            if FIRST <= c <= LAST:
                readings[c] = toneless(fields[2].split()[0])

syllables = [""] + sorted(set(readings.values()))
number = {syllable: i for i, syllable in enumerate(syllables)}


def rows(words):
    line = ""
    for word in words:
        if len(line) + len(word) + 1 > 100:
            print(line)
            line = ""
        line += word + ","
    print(line)


print("// Made by make_pinyin_tables.py from Unihan_Readings.txt; do not edit.")
print("constexpr std::string_view syllables[] = {")
rows(f'"{syllable}"' for syllable in syllables)
print("};")
print(f"constexpr char32_t first_reading = 0x{FIRST:X};")
print("constexpr std::uint16_t readings[] = {")
rows(str(number[readings.get(c, "")]) for c in range(FIRST, LAST + 1))
print("};")
