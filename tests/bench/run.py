#!/usr/bin/env python3
"""run.py BANXIN WORK_DIR [--against OTHER] [--only NAME,…] [--runs N] [--quality PROGRAM]
[--edits PROGRAM]: what it costs to build books of several kinds: wall and processor time, how long
processors that might have worked did not, and peak memory, of both outputs together. With another
build of the program, both are run in turns and told beside each other: machines differ, and one
machine differs from hour to hour, ratios do not. With line_quality also how good the lines are,
with edit_times how soon an edited book is set again.

The generator of the texts is not part of this project: its path is in GENBOOK, or it lies in
../shared/bench; without it there is nothing to measure."""
import argparse
import os
import pathlib
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
GENERATOR = pathlib.Path(os.environ.get("GENBOOK", HERE.parents[2] / "shared/bench/genbook.py"))


def generated(folder, han, chapters):
    subprocess.run([sys.executable, GENERATOR, folder, "--chapters", str(chapters),
                    "--han", str(han)], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([sys.executable, HERE / "make_manifest.py", folder], check=True,
                   stdout=subprocess.DEVNULL)


def with_notes(folder, count):
    """A chapter of short paragraphs, each with a note."""
    texts = folder / "chapters"
    texts.mkdir(parents=True)
    parts = ["# 注\n"]
    for i in range(count):
        parts.append(f"这里说到第{i}件事[^{i}]，就说到这里。\n\n[^{i}]: 第{i}条注，不长。\n")
    (texts / "notes.md").write_text("\n".join(parts), encoding="utf-8")
    subprocess.run([sys.executable, HERE / "make_manifest.py", folder], check=True,
                   stdout=subprocess.DEVNULL)


BOOKS = {
    "note": lambda folder: generated(folder, 2_000, 1),
    "100k": lambda folder: generated(folder, 100_000, 20),
    "million": lambda folder: generated(folder, 1_000_000, 200),
    "chapter": lambda folder: generated(folder, 1_000_000, 1),
    "notes": lambda folder: with_notes(folder, 20_000),
}
# Long ones are run when they are asked for.
LARGE = {"ten million": lambda folder: generated(folder, 10_000_000, 2_000)}


def measured(program, book, jobs, output):
    start = time.monotonic()
    process = subprocess.Popen([program, "build", book, "--jobs", str(jobs), "--output", output],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{program} cannot build {book}")
    return time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def best(runs):
    return tuple(min(column) for column in zip(*runs))


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("banxin", type=pathlib.Path)
    arguments.add_argument("work", type=pathlib.Path)
    arguments.add_argument("--against", type=pathlib.Path)
    arguments.add_argument("--only", default=",".join(BOOKS))
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--quality", type=pathlib.Path)
    arguments.add_argument("--edits", type=pathlib.Path)
    given = arguments.parse_args()
    if not GENERATOR.exists():
        print("skipped: the book's generator is not here; name it in GENBOOK")
        return
    programs = [one.resolve() for one in (given.banxin, given.against) if one is not None]
    work = given.work.resolve()
    print(f"{'book':12} {'jobs':>4} {'wall s':>8} {'processor s':>12} {'idle':>5} {'peak MiB':>9}"
          + ("   against the other: wall, processor, peak" if given.against else ""))
    for name in given.only.split(","):
        book = work / f"book-{name}".replace(" ", "-")
        if not (book / "banxin.toml").exists():
            (BOOKS | LARGE)[name](book)
        for jobs in (1, 2):
            runs = {program: [] for program in programs}
            for _ in range(given.runs):
                for program in programs:
                    runs[program].append(measured(program, book, jobs, work / "out"))
            wall, processor, peak = best(runs[programs[0]])
            idle = max(0.0, 1 - processor / (wall * jobs))
            line = (f"{name:12} {jobs:4} {wall:8.2f} {processor:12.2f} {idle:5.0%} {peak:9.0f}")
            if given.against:
                other = best(runs[programs[1]])
                line += "   " + ", ".join(f"× {own / its:.2f}" for own, its
                                          in zip((wall, processor, peak), other))
            print(line, flush=True)
    million = work / "book-million"
    if given.edits is not None and (million / "banxin.toml").exists():
        print("\nan edit in a book of a million characters, milliseconds:", flush=True)
        subprocess.run([given.edits.resolve(), million], check=True)
    if given.quality is not None and (million / "banxin.toml").exists():
        print("", flush=True)
        subprocess.run([given.quality.resolve(), million], check=True)


main()
