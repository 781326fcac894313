#!/usr/bin/env python3
"""watch.py BANXIN: a book is made again whenever one of its files changes, by whatever way, and only
then; what is wrong with it keeps the files that were made last."""
import contextlib
import os
import queue
import shutil
import subprocess
import sys
import threading
import time

from harness import STOCK, Scratch, arguments, world

PATIENCE = 300  # seconds for what must come
QUIET = 1.0  # seconds in which nothing comes


class Watch:
    """`banxin watch` and what it says, line by line."""

    def __init__(self, banxin, book, *options):
        self.said, self.lines = [], queue.Queue()
        self.process = subprocess.Popen(
            [banxin, "watch", book, *options], env=world(), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def until(self, *beginnings):
        """The lines up to one with such a beginning, or the end of the test."""
        end, found = time.monotonic() + PATIENCE, []
        while True:
            try:
                line = self.lines.get(timeout=max(0.0, end - time.monotonic()))
            except queue.Empty:
                sys.exit(f"no line begins with {beginnings}; banxin says:\n" + "\n".join(self.said + found))
            self.said.append(line)
            found.append(line)
            if line.startswith(beginnings):
                return found

    def made(self):
        """What was said of the next change: the line that names the files, and all up to the end."""
        named = self.until("changed: ")[-1]
        return named, self.until("took ", "nothing was made", "banxin: error")

    def settle(self):
        """Passes over whatever is said until nothing more comes: a busy machine writes many files
        slowly enough for several changes."""
        while True:
            try:
                self.said.append(self.lines.get(timeout=QUIET))
            except queue.Empty:
                return

    def quiet(self):
        time.sleep(QUIET)
        if not self.lines.empty():
            sys.exit("nothing changed, and banxin says:\n" + self.until("")[0])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


problems = []


def expect(what, so):
    if not so:
        problems.append(what)


def stamp(path):
    return path.stat().st_mtime_ns


def look_on(banxin):
    with Scratch(STOCK) as book, Watch(banxin, book) as watch:
        pdf, epub = book / f"build/{book.name}.pdf", book / f"build/{book.name}.epub"
        watch.until("took ")
        watch.until("watching ")
        expect("both files are made at the beginning", pdf.exists() and epub.exists())
        watch.quiet()  # what it made itself is no change

        chapter = sorted(book.glob("*.md"))[0]
        text, before = chapter.read_text(encoding="utf-8"), stamp(pdf)
        chapter.write_text(text + "\n又一段。\n", encoding="utf-8")
        named, said = watch.made()
        expect(f"the file is named: {named}", named == f"changed: {chapter.name}")
        expect(f"the book is made again: {said}", stamp(pdf) > before)

        # Written beside, then renamed.
        aside = book / ".chapter.md.swp"
        aside.write_text(text + "\n再一段。\n", encoding="utf-8")
        aside.rename(chapter)
        expect("a text that was renamed to its name is seen", watch.made()[0].endswith(chapter.name))

        # The same bytes.
        chapter.write_text(text + "\n再一段。\n", encoding="utf-8")
        watch.quiet()

        before = stamp(pdf)
        chapter.write_text(text + "\n![无](none.png)\n\n[无](none.md)\n", encoding="utf-8")
        said = watch.made()[1]
        expect(f"errors are told: {said}", any("error[" in line for line in said))
        expect("and the files stay", stamp(pdf) == before)
        chapter.write_text(text, encoding="utf-8")
        watch.made()
        expect("until the text is right again", stamp(pdf) > before)

        manifest = book / "banxin.toml"
        manifest.rename(book / "banxin.toml~")
        said = watch.made()[1]
        expect(f"a book without a manifest is waited for: {said}", "error[C001]" in said[-1])
        manifest.with_name("banxin.toml~").rename(manifest)
        watch.until("took ")

        for i in range(30):
            (book / f"note-{i}.txt").write_text("x", encoding="utf-8")
        named = watch.made()[0]
        expect(f"many names are counted: {named}", " and " in named and " more" in named)
        watch.settle()
        shutil.rmtree(book / "build")
        watch.quiet()
        expect("it goes on", watch.process.poll() is None)


def write_into_the_book(banxin):
    """Its files stand among those of the book, and are no change of it."""
    with Scratch(STOCK) as book, Watch(banxin, book, "--output", book, "--pdf") as watch:
        watch.until("watching ")
        watch.quiet()
        (book / "notes.txt").write_text("x", encoding="utf-8")
        watch.made()
        watch.settle()
        watch.quiet()
        expect("the PDF alone is made", (book / f"{book.name}.pdf").exists()
               and not (book / f"{book.name}.epub").exists())


def open_what_is_made(banxin):
    with Scratch(STOCK) as book:
        opener = book.parent / "bin/xdg-open"
        opener.parent.mkdir()
        opener.write_text(f'#!/bin/sh\necho "$1" >> "{book.parent}/opened.new"\n'
                          f'mv "{book.parent}/opened.new" "{book.parent}/opened"\n', encoding="utf-8")
        opener.chmod(0o755)
        path = {"PATH": f"{opener.parent}:{os.environ['PATH']}"}
        for options, suffix in (((), "pdf"), (("--epub",), "epub")):
            with contextlib.suppress(FileNotFoundError):
                (book.parent / "opened").unlink()
            done = subprocess.run([banxin, "build", book, "--open", *options], env=world(**path),
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
                                  check=False)
            expect(f"build --open: {done.returncode}\n{done.stdout}", done.returncode == 0)
            end = time.monotonic() + PATIENCE
            while not (book.parent / "opened").exists() and time.monotonic() < end:
                time.sleep(0.02)
            opened = (book.parent / "opened").read_text(encoding="utf-8").strip()
            expect(f"opened: {opened}", opened == str(book / f"build/{book.name}.{suffix}"))


def main():
    banxin = arguments("banxin").parse_args().banxin
    look_on(banxin)
    write_into_the_book(banxin)
    open_what_is_made(banxin)
    if problems:
        sys.exit("\n".join(problems))
    print("watch: as expected")


main()
