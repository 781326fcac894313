#!/usr/bin/env python3
"""run.py BANXIN WORK_DIR [--chapters N] [--han K] [--quality PROGRAM]: wall time, processor time
and peak memory of building both outputs of a generated book; with line_quality also how good its
lines are. The generator is not part of this project: its
path is in GENBOOK, or it lies in ../shared/bench; without it there is nothing to measure."""
import argparse
import os
import pathlib
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("banxin", type=pathlib.Path)
    arguments.add_argument("work", type=pathlib.Path)
    arguments.add_argument("--chapters", type=int, default=200)
    arguments.add_argument("--han", type=int, default=1_000_000)
    arguments.add_argument("--quality", type=pathlib.Path)
    given = arguments.parse_args()
    generator = pathlib.Path(os.environ.get("GENBOOK",
                                            HERE.parents[2] / "shared/bench/genbook.py"))
    if not generator.exists():
        print("skipped: the book's generator is not here; name it in GENBOOK")
        return
    book = given.work.resolve() / f"han-{given.han}"
    if not (book / "banxin.toml").exists():
        subprocess.run([sys.executable, generator, book, "--chapters", str(given.chapters),
                        "--han", str(given.han)], check=True)
        subprocess.run([sys.executable, HERE / "make_manifest.py", book], check=True)

    for jobs in ("1", "2"):
        start = time.monotonic()
        process = subprocess.Popen([given.banxin.resolve(), "build", book, "--timings",
                                    "--jobs", jobs])
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        print(f"jobs {jobs}: wall {wall:.2f} s, processor {used.ru_utime + used.ru_stime:.2f} s, "
              f"peak {used.ru_maxrss / 1024:.0f} MiB\n", flush=True)
        if status != 0:
            sys.exit(os.waitstatus_to_exitcode(status))
    if given.quality is not None:
        subprocess.run([given.quality.resolve(), book], check=True)


main()
