#!/usr/bin/env python3
"""run_golden.py BANXIN DIR [--accept]: one folder a case, a whole small book.

Compares `banxin dump --document` with document.txt and `banxin dump --pages` with pages.txt. The
fonts are those of tests/fonts, whatever the machine has. A golden book gives no diagnostics, unless
diagnostics.txt says which."""
from harness import OWN_FONTS, Scratch, arguments, compare, finish_each, folders_in, run


def check(banxin, case, accept):
    problems = []
    said = ""
    for part in ("document", "pages"):
        with Scratch(case, ignore=("document.txt", "pages.txt", "diagnostics.txt")) as book:
            done = run([banxin, "dump", ".", f"--{part}", "--jobs", "1"], book, **OWN_FONTS)
        said = done.stderr
        if done.returncode != 0:
            problems.append(f"{case.name}: dump --{part} exits with {done.returncode}\n{said}")
            continue
        problems += compare(case / f"{part}.txt", done.stdout, accept)
    allowed = case / "diagnostics.txt"
    if said != (allowed.read_text(encoding="utf-8") if allowed.exists() else ""):
        problems.append(f"{case.name}: unexpected diagnostics:\n{said}\n(a character that tests/fonts"
                        " does not have: `make test-fonts`)")
    return "\n".join(problems)


def main():
    parser = arguments("banxin", "cases")
    parser.add_argument("--accept", action="store_true")
    given = parser.parse_args()
    finish_each("golden", folders_in(given.cases), lambda case: check(given.banxin, case, given.accept))


main()
