#!/usr/bin/env python3
"""run_golden.py BANXIN DIR [--accept]: one folder a case, a whole small book.

Compares `banxin dump --document` with document.txt and `banxin dump --pages` with pages.txt.
A golden book gives no diagnostics, unless diagnostics.txt says which."""
import pathlib
import sys
from concurrent.futures import ThreadPoolExecutor

from harness import Scratch, difference, finish, run


def check(banxin, case, accept):
    problems = []
    said = ""
    for part in ("document", "pages"):
        golden = case / f"{part}.txt"
        with Scratch(case, ignore=("document.txt", "pages.txt", "diagnostics.txt")) as book:
            done = run([banxin, "dump", ".", f"--{part}", "--jobs", "1"], book)
        said = done.stderr
        if done.returncode != 0:
            problems.append(f"{case.name}: dump --{part} exits with {done.returncode}\n{said}")
            continue
        if accept:
            golden.write_text(done.stdout, encoding="utf-8")
        expected = golden.read_text(encoding="utf-8") if golden.exists() else ""
        if expected != done.stdout:
            problems.append(difference(f"{case.name}/{part}.txt", expected, done.stdout))
    allowed = case / "diagnostics.txt"
    if said != (allowed.read_text(encoding="utf-8") if allowed.exists() else ""):
        problems.append(f"{case.name}: unexpected diagnostics:\n{said}")
    return "\n".join(problems)


def main():
    banxin = pathlib.Path(sys.argv[1]).resolve()
    cases = sorted(p for p in pathlib.Path(sys.argv[2]).resolve().iterdir() if p.is_dir())
    accept = "--accept" in sys.argv
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda case: check(banxin, case, accept), cases))
    finish("golden", len(cases), [result for result in results if result])


main()
