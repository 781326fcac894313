#!/usr/bin/env python3
"""memory.py BANXIN: a book of many pictures needs room for few of them. Both files of the book are
larger than the memory that it may take to make and to check them."""
import os
import random
import struct
import subprocess
import sys
import zlib

from harness import Scratch, arguments, world

PICTURES = 80
SIDE = (900, 750)  # of noise: two megabytes each that no coding makes smaller
MOST_MB = 190  # of what the program itself needs, the fonts first: some hundred


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def noise(seed):
    width, height = SIDE
    dice = random.Random(seed)
    rows = b"".join(b"\0" + dice.randbytes(width * 3) for _ in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows, 0)) + chunk(b"IEND", b""))


def measure(command, folder):
    """Exit code, words and peak of a program's memory in MB."""
    with open(folder.parent / "said", "w+b") as said:
        child = subprocess.Popen(command, cwd=folder, env=world(), stdin=subprocess.DEVNULL,
                                 stdout=said, stderr=said)
        _, status, used = os.wait4(child.pid, 0)
        said.seek(0)
        return os.waitstatus_to_exitcode(status), said.read().decode(), used.ru_maxrss / 1000


def main():
    given = arguments("banxin").parse_args()
    problems = []
    with Scratch() as book:
        text = ["# 图集\n"]
        for i in range(PICTURES):
            (book / f"{i}.png").write_bytes(noise(i))
            text.append(f"![第{i}图]({i}.png)\n")
        (book / "01.md").write_text("\n".join(text), encoding="utf-8")
        (book / "banxin.toml").write_text(
            '[book]\ntitle = "图集"\nlanguage = "zh-Hans"\n[[chapter]]\nfile = "01.md"\n',
            encoding="utf-8")
        for command in (["build", "."], ["check", f"build/{book.name}.epub"]):
            code, said, peak = measure([given.banxin, *command, "--jobs", "2"], book)
            print(f"{command[0]}: peak {peak:.0f} MB")
            if code != 0:
                problems.append(f"{command[0]}: exit code {code}\n{said}")
            if peak > MOST_MB:
                problems.append(f"{command[0]}: peak {peak:.0f} MB, more than {MOST_MB} MB")
        for file in sorted((book / "build").iterdir()):
            size = file.stat().st_size / 1e6
            print(f"{file.suffix}: {size:.0f} MB")
            if size < MOST_MB * 0.8:
                problems.append(f"{file.suffix} has {size:.0f} MB: too few for this test")
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


main()
