#!/usr/bin/env python3
"""run.py BANXIN [--books N] [--seed FIRST] [--one SEED] [--keep DIR] [--jobs N]

Grows books by chance and holds the laws to what banxin makes of them: no text is lost, leaked or falsified
in silence. Seeds count on from FIRST. --one grows one book, makes it smaller as long as it fails, and keeps
it in DIR with both outputs."""
import argparse
import multiprocessing
import os
import pathlib
import re
import shutil
import sys
import tempfile
import time
from collections import Counter

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
from book import Book  # noqa: E402
from harness import run  # noqa: E402
from judge import AT, Fault, Judgement  # noqa: E402
from known import REFUSALS  # noqa: E402
from library import book as grown  # noqa: E402
from shrink import shrunk  # noqa: E402


def write(book, folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, data in Book(book).files().items():
        (folder / name).write_bytes(data)


def said(parts):
    """What a program exits with, and all that it says. Seconds are the processor's."""
    done = run(parts, HERE, seconds=120, LANG="C.UTF-8")
    return done.returncode, done.stdout + done.stderr


def faults_of(banxin, book, folder):
    """Builds the book in the folder and judges it."""
    write(book, folder / "book")
    output = folder / "out"
    shutil.rmtree(output, ignore_errors=True)
    code, text = said([banxin, "build", folder / "book", "--output", output, "--jobs", "1"])
    if code == 1 and text.count("error[") == 1 and any(refusal in text for refusal in REFUSALS):
        return []
    if code != 0:
        return [Fault("build", "", f"exit code {code}: " + text[-1500:])]
    judgement = Judgement(Book(book))
    judgement.epub(output / "book.epub")
    judgement.pdf(output / "book.pdf")
    code, text = said(["qpdf", "--check", output / "book.pdf"])
    if code != 0:
        judgement.say("pdf-valid", "", text[-1000:])
    code, text = said([banxin, "check", output / "book.epub"])
    if code != 0:
        judgement.say("epub-valid", "", text[-1000:])
    return judgement.faults


def judge_seed(task):
    banxin, seed = task
    with tempfile.TemporaryDirectory(prefix="banxin-laws-") as folder:
        try:
            return seed, faults_of(banxin, grown(seed), pathlib.Path(folder))
        except Exception as error:  # a fault of the laws themselves names its seed too
            import traceback
            return seed, [Fault("laws", type(error).__name__, traceback.format_exc()[-1200:])]


BEHIND = re.compile(f"(?:{AT}|«)(.{{1,5}})")


def kinds_of(faults):
    """What a smaller book must show as well: the law, and what it says that no smaller book changes: where
    two texts begin to differ, and of a build that fails where it did."""
    return {(fault.law, fault.what[:100] if fault.law == "build" else tuple(BEHIND.findall(fault.what)[-2:]))
            for fault in faults}


def look_at(banxin, seed, folder):
    """Makes a book that fails smaller, and keeps it."""
    book = grown(seed)
    faults = faults_of(banxin, book, folder)
    if not faults:
        print(f"seed {seed}: no fault; the book and what was made of it: {folder}")
        return True
    first = next(iter(kinds_of(faults[:1])))

    def fails(smaller):
        try:
            return first in kinds_of(faults_of(banxin, smaller, folder))
        except Exception:  # what the rest cannot do without was taken away
            return False
    book = shrunk(book, fails)
    for fault in faults_of(banxin, book, folder):
        print(f"{fault.law} · {fault.where} · {fault.what}")
    for name, data in Book(book).files().items():
        if name.endswith((".md", ".toml")):
            print(f"---- {name}\n{data.decode()}", end="")
    print(f"---- the book and what was made of it: {folder}")
    return False


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("banxin", type=pathlib.Path)
    arguments.add_argument("--books", type=int, default=300)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--one", type=int)
    arguments.add_argument("--keep", type=pathlib.Path)
    arguments.add_argument("--jobs", type=int, default=os.cpu_count())
    given = arguments.parse_args()
    banxin = given.banxin.resolve()
    if given.one is not None:
        folder = (given.keep or pathlib.Path(tempfile.gettempdir()) / f"banxin-law-{given.one}").resolve()
        sys.exit(0 if look_at(banxin, given.one, folder) else 1)
    begun = time.monotonic()
    failed, laws = 0, Counter()
    tasks = [(banxin, seed) for seed in range(given.seed, given.seed + given.books)]
    with multiprocessing.Pool(given.jobs) as pool:
        for seed, faults in pool.imap_unordered(judge_seed, tasks, 4):
            if not faults:
                continue
            failed += 1
            laws.update({fault.law for fault in faults})
            if failed <= 20:
                for fault in faults[:4]:
                    print(f"seed {seed} · {fault.law} · {fault.where} · {fault.what}", file=sys.stderr)
                print(f"  again, and smaller: python3 {sys.argv[0]} {given.banxin} --one {seed}", file=sys.stderr)
    print(f"laws: {given.books - failed} of {given.books} books without a fault, "
          f"{time.monotonic() - begun:.1f} s" + "".join(f"; {law} {n}" for law, n in laws.most_common()))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
