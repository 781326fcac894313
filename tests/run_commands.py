#!/usr/bin/env python3
"""run_commands.py BANXIN DIR: Markdown files that show commands and what they print.

In each ```console block a line `$ command` runs in a scratch copy of the stock book; what
follows is its output (both streams), and `[exit N]` its exit code when it is not 0. Blocks of
one file share the scratch. `…` stands for anything within a line; alone on a line, for any
lines."""
import os
import re
import subprocess

from harness import PATIENCE, STOCK, Scratch, arguments, difference, finish_each, limited, world


def cases(text):
    """(command, expected output, exit code) of every command in the file."""
    for block in re.findall(r"^```console\n(.*?)^```", text, re.M | re.S):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            code = re.search(r"^\[exit (\d)\]\n?\Z", output, re.M)
            if code:
                output = output[:code.start()]
            yield command, output, int(code.group(1)) if code else 0


def pattern(expected):
    parts = []
    for line in expected.splitlines(keepends=True):
        if line.strip() == "…":
            parts.append(r"(?:.*\n)*?")
        else:
            parts.append(".*?".join(re.escape(piece) for piece in line.split("…")))
    return re.compile("".join(parts))


def check(path, programs):
    problems = []
    with Scratch(STOCK) as book:
        env = world(PATH=f"{programs}:{os.environ['PATH']}")
        for command, expected, code in cases(path.read_text(encoding="utf-8")):
            done = subprocess.run(limited(120, ["sh", "-c", command]), cwd=book, env=env,
                                  timeout=PATIENCE, check=False,
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, encoding="utf-8")
            if not pattern(expected).fullmatch(done.stdout):
                problems.append(f"{path.name}: $ {command}\n"
                                + difference("output", expected, done.stdout))
            if done.returncode != code:
                problems.append(f"{path.name}: $ {command}\nexit code {done.returncode}, "
                                f"expected {code}\n{done.stdout}")
    return "\n".join(problems)


def main():
    given = arguments("banxin", "commands").parse_args()
    finish_each("commands", sorted(given.commands.glob("*.md")),
                lambda path: check(path, given.banxin.parent))


main()
