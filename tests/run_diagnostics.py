#!/usr/bin/env python3
"""run_diagnostics.py BANXIN DIR [--accept] [--only PREFIX]: one folder a code, a book that
shows it.

A fixture without a banxin.toml lies over the stock book. What banxin says in English stands
in expected.txt, in Chinese in expected.zh.txt (where it is present). Errors exit with 1,
warnings alone with 0. --accept rewrites what is expected."""
from harness import STOCK, Scratch, arguments, compare, finish_each, folders_in, run


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
        if not expected.exists() and not accept:
            problems.append(f"{fixture.name}: {name} is missing; banxin says:\n{found}")
        else:
            problems += compare(expected, found, accept)
        if f"[{fixture.name}]" not in found:
            problems.append(f"{fixture.name}: the code does not occur:\n{found}")
        error = ": error[" in found or ": 错误[" in found
        if done.returncode != (1 if error else 0):
            problems.append(f"{fixture.name}: exit code {done.returncode}")
    return "\n".join(problems)


def main():
    parser = arguments("banxin", "fixtures")
    parser.add_argument("--accept", action="store_true")
    parser.add_argument("--only", default="", help="the codes that begin with this")
    given = parser.parse_args()
    fixtures = [one for one in folders_in(given.fixtures) if one.name.startswith(given.only)]
    finish_each("diagnostics", fixtures,
                lambda fixture: check(given.banxin, fixture, given.accept))


main()
