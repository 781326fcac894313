#!/usr/bin/env python3
"""determinism.py BANXIN BOOK: the same book in another folder, time zone, locale, umask and
number of threads, with files of another age, gives the same bytes."""
import hashlib
import os
import shutil
import sys

from harness import Scratch, arguments, run


def build(banxin, source, folder, mask, jobs, age, **env):
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("build"))
    for path in folder.rglob("*"):
        os.utime(path, (age, age))
    output = folder.parent / (folder.name + "-output")
    done = run([banxin, "build", folder, "--output", output, "--jobs", jobs], folder.parent,
               seconds=300, preexec=lambda: os.umask(mask), **env)
    if done.returncode != 0:
        print(done.stderr, file=sys.stderr)
        sys.exit(f"banxin exits with {done.returncode}")
    return {path.suffix: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in output.iterdir()}


def main():
    given = arguments("banxin", "book").parse_args()
    with Scratch() as place:
        one = build(given.banxin, given.book, place / "one", 0o022, 1, 1_000_000_000,
                    TZ="UTC", LC_ALL="C")
        two = build(given.banxin, given.book, place / "deeper" / "二", 0o077, 2, 1_500_000_000,
                    TZ="Asia/Shanghai", LC_ALL="zh_CN.UTF-8", HOME="/")
    for suffix in sorted(one.keys() | two.keys()):
        same = one.get(suffix) == two.get(suffix)
        print(f"{suffix}: {'identical' if same else 'DIFFERENT'} {one.get(suffix)}")
    sys.exit(0 if one == two and one else 1)


main()
