#!/usr/bin/env python3
"""run_diagnostics.py BANXIN DIR [--accept]: one folder a code, a book that shows it.

A fixture without a banxin.toml lies over the stock book. What banxin says in English stands
in expected.txt, in Chinese in expected.zh.txt (where it is present). Errors exit with 1,
warnings alone with 0. --accept rewrites what is expected."""
import pathlib
import sys
from concurrent.futures import ThreadPoolExecutor

from harness import STOCK, Scratch, difference, finish, run


def check(banxin, fixture, accept):
    own = (fixture / "banxin.toml").exists()
    sources = (fixture,) if own else (STOCK, fixture)
    problems = []
    for language, name in (("en", "expected.txt"), ("zh", "expected.zh.txt")):
        expected = fixture / name
        if language == "zh" and not expected.exists():
            continue
        with Scratch(*sources, ignore=("expected*.txt",)) as book:
            done = run([banxin, "build", ".", "--lang", language, "--jobs", "1"], book)
        found = done.stderr
        if accept:
            expected.write_text(found, encoding="utf-8")
        if not expected.exists():
            problems.append(f"{fixture.name}: {name} is missing; banxin says:\n{found}")
        elif expected.read_text(encoding="utf-8") != found:
            problems.append(difference(f"{fixture.name}/{name}",
                                       expected.read_text(encoding="utf-8"), found))
        if f"[{fixture.name}]" not in found:
            problems.append(f"{fixture.name}: the code does not occur:\n{found}")
        error = ": error[" in found or ": 错误[" in found
        if done.returncode != (1 if error else 0):
            problems.append(f"{fixture.name}: exit code {done.returncode}")
    return "\n".join(problems)


def main():
    banxin = pathlib.Path(sys.argv[1]).resolve()
    fixtures = sorted(p for p in pathlib.Path(sys.argv[2]).resolve().iterdir() if p.is_dir())
    accept = "--accept" in sys.argv
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda fixture: check(banxin, fixture, accept), fixtures))
    finish("diagnostics", len(fixtures), [result for result in results if result])


main()
