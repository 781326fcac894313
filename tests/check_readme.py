#!/usr/bin/env python3
"""check_readme.py BANXIN README…: the manifest that a README shows is one: with the files that it
names it builds, without an error."""
import pathlib
import re
import sys

from harness import Scratch, arguments, run

TEXT = "# 章\n\n第一段文字。\n\n第二段文字。\n"


def manifest_in(readme):
    found = re.search(r"^```toml\n(\[book\]\n.*?)^```", readme.read_text("utf-8"), re.M | re.S)
    return found and found.group(1)


def check(banxin, readme):
    manifest = manifest_in(readme)
    if not manifest:
        return f"{readme.name}: no manifest in it"
    with Scratch() as book:
        (book / "banxin.toml").write_text(manifest, "utf-8")
        lines = [line for line in manifest.splitlines() if not line.startswith("#")]
        for name in re.findall(r'(?:^| )(?:file|parallel) = "([^"]+\.md)"', "\n".join(lines), re.M):
            (book / name).write_text(TEXT, "utf-8")
        done = run([banxin, "build", ".", "--lang", "en", "--all"], book)
        if done.returncode != 0 or "error[" in done.stderr:
            return f"{readme.name}: {done.stdout}{done.stderr}"
    return ""


def main():
    parser = arguments("banxin")
    parser.add_argument("readmes", nargs="+", type=pathlib.Path)
    given = parser.parse_args()
    problems = [problem for one in given.readmes if (problem := check(given.banxin, one))]
    print("\n".join(problems) or f"{len(given.readmes)} manifests build")
    sys.exit(1 if problems else 0)


main()
