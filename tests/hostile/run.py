#!/usr/bin/env python3
"""run.py BANXIN: books from hell. Each gets a clear message or a book; no crash, no hang, and
nothing half written: on failure the old files are whole, and no other file appears."""
import os
import pathlib
import random
import resource
import signal
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from harness import STOCK, Scratch, arguments, finish, run  # noqa: E402

OLD = b"the old file"
# The smallest PNG: one grey pixel; cut short by the case that needs a broken one.
PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010800000000"
                    "3a7e9b550000000a49444154789c63600000000200015721bc330000000049454e44ae426082")


def chapter(text):
    data = text if isinstance(text, bytes) else text.encode()
    return lambda book: (book / "01.md").write_bytes(data)


def garbage(book):
    (book / "banxin.toml").write_bytes(random.Random(7).randbytes(4096))


def twice(book):
    with open(book / "banxin.toml", "a", encoding="utf-8") as manifest:
        manifest.write('\n[[chapter]]\nfile = "01.md"\n')


def broken_png(book):
    (book / "p.png").write_bytes(PNG[:40])
    chapter("# 章\n\n![图](p.png)\n")(book)


def no_fonts(book):
    (book.parent / "fonts.conf").write_text(
        "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig>"
        f"<dir>{book.parent}/none</dir><cachedir>{book.parent}/cache</cachedir></fontconfig>")


def small_files():
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))


# name, what makes the book, allowed exit codes, what must be said if it is not 0
CASES = [
    ("bad UTF-8", chapter(b"# \xe7\xab\xa0\n\n\xff\xfe \xe6\x96\n"), (1,), "S001"),
    ("a manifest of garbage", garbage, (1,), "banxin.toml:1:"),
    ("../../etc/passwd as an image", chapter("# 章\n\n![图](../../../../../../etc/passwd)\n"),
     (1,), "etc/passwd"),
    ("50,000 nested quotes", chapter("# 章\n\n" + ">" * 50000 + " 文\n"), (0, 1), "01.md:3:"),
    ("an empty chapter", chapter(""), (0, 1), "01.md"),
    ("a chapter listed twice", twice, (1,), "M019"),
    ("a 10 MB paragraph", chapter("# 章\n\n" + "风吹过河面，" * 570000 + "\n"), (0, 1), "01.md:3:"),
    ("a broken PNG", broken_png, (1,), "p.png"),
    ("no fonts installed", no_fonts, (1,), "F002"),
    ("a full disk", lambda book: None, (3,), "W002"),
]


def files_in(book):
    return sorted(str(path.relative_to(book)) for path in book.rglob("*") if path.is_file())


def check(banxin, name, make, codes, message):
    with Scratch(STOCK) as book:
        make(book)
        for kind in ("epub", "pdf"):
            (book / "build").mkdir(exist_ok=True)
            (book / f"build/book.{kind}").write_bytes(OLD)
        before = files_in(book)
        env, preexec = {}, None
        if name == "no fonts installed":
            env["FONTCONFIG_FILE"] = str(book.parent / "fonts.conf")
        if name == "a full disk":
            preexec = small_files
        done = run([banxin, "build", "."], book, seconds=300, preexec=preexec, **env)
        if done.returncode == -signal.SIGXCPU:
            return f"{name}: still at it after five minutes of the processor"
        problems = []
        if done.returncode not in codes:
            problems.append(f"exit code {done.returncode}")
        if done.returncode != 0 and message not in done.stderr:
            problems.append(f"no word of '{message}'")
        if len(done.stderr) > 20000:
            problems.append(f"a message of {len(done.stderr)} characters")
        if files_in(book) != before:
            problems.append(f"files left: {sorted(set(files_in(book)) ^ set(before))}")
        for kind, mark in (("epub", b"PK"), ("pdf", b"%PDF")):
            data = (book / f"build/book.{kind}").read_bytes()
            if done.returncode == 0 and not data.startswith(mark):
                problems.append(f"no {kind} was made")
            if done.returncode != 0 and data != OLD:
                problems.append(f"the old {kind} was touched")
            if b"root:x:0:0" in data:
                problems.append(f"{kind} holds a file of the system")
        return f"{name}: {'; '.join(problems)}\n{done.stderr[:2000]}" if problems else ""


def check_small_disk(banxin):
    """A file system that is really full; needs the right to mount one."""
    with Scratch(STOCK) as book:
        disk = book.parent / "disk"
        disk.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", "size=32k", "tmpfs", str(disk)]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        if os.geteuid() != 0 or subprocess.run(mount, check=False, **quiet).returncode != 0:
            print("a full file system: skipped, mounting one is not allowed here")
            return ""
        try:
            (disk / "book.epub").write_bytes(OLD)
            done = run([banxin, "build", ".", "--output", disk], book)
            whole = (disk / "book.epub").read_bytes() == OLD
            left = files_in(disk)
        finally:
            subprocess.run(["umount", str(disk)], check=False)
        if done.returncode == 3 and "W002" in done.stderr and whole and left == ["book.epub"]:
            return ""
        return f"a full file system: exit {done.returncode}, files {left}\n{done.stderr}"


def main():
    banxin = arguments("banxin").parse_args().banxin
    results = [check(banxin, *case) for case in CASES] + [check_small_disk(banxin)]
    finish("hostile", len(results), [result for result in results if result])


main()
