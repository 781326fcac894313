#!/usr/bin/env python3
"""run.py BANXIN BUILD CXX: the library, as somebody gets it who installs it. Each header compiles by
itself; a program that finds the package makes what BANXIN makes, says what BANXIN says, and sees
the edits of a book; so does the program that the READMEs show, compiled by pkg-config."""
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from harness import (PROJECT, STOCK, TESTS, Scratch, arguments, build,  # noqa: E402
                     limited, run, verdict, world)

HERE = TESTS / "library"
# One that warns, one without a manifest that can be read, one whose EPUB is not made.
FAULTY = ("R002", "M001", "A001", "F003")


def wanted(done, what):
    if done.returncode != 0:
        sys.exit(f"{what}: exits with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


class Installed:
    """The library under a folder, moved from where it was installed to: nothing in it may know
    where it is."""

    def __init__(self, built, place):
        first = place / "first"
        wanted(run(["cmake", "--install", built, "--component", "library", "--prefix", first],
                   place), "cmake --install")
        self.prefix = place / "moved here"
        first.rename(self.prefix)
        self.headers = sorted(self.prefix.glob("include/banxin/*.h"))
        self.module, = self.prefix.glob("lib/**/banxin.pc")

    def problems(self):
        if not self.headers:
            return ["no header is installed"]
        texts = [path for path in self.prefix.rglob("*") if path.suffix in (".h", ".cmake", ".pc")]
        names = (str(PROJECT), str(self.prefix.parent))
        return [f"{path.name} knows a folder of this machine" for path in texts
                if any(name in path.read_text("utf-8") for name in names)]


def check_headers(cxx, installed, place):
    problems = []
    for header in installed.headers:
        source = place / "alone.cc"
        source.write_text(f"#include <banxin/{header.name}>\n"
                          f"#include <banxin/{header.name}>\nint main() {{}}\n", "utf-8")
        done = run([cxx, "-std=c++17", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow",
                    "-Werror", "-fsyntax-only", f"-I{installed.prefix / 'include'}", source], place)
        if done.returncode != 0:
            problems.append(f"{header.name} alone:\n{done.stderr}")
    return problems


def compiled(cxx, installed, place):
    folder = place / "program"
    wanted(run(["cmake", "-S", HERE, "-B", folder, "-G", "Ninja", f"-DCMAKE_CXX_COMPILER={cxx}",
                f"-DCMAKE_PREFIX_PATH={installed.prefix}"], place), "cmake of a program")
    wanted(run(["cmake", "--build", folder], place), "compiling a program")
    return folder / "reads_books"


def check_readmes(cxx, installed, place):
    """What they show is a program that makes the book, compiled by what pkg-config says."""
    programs = {re.search(r"^```cpp\n(.*?)^```", (PROJECT / name).read_text("utf-8"), re.M | re.S)[1]
                for name in ("README.md", "README.zh.md")}
    if len(programs) != 1:
        return ["the two READMEs show two programs"]
    source = place / "shown.cc"
    source.write_text(programs.pop(), "utf-8")
    said = wanted(run(["pkg-config", "--cflags", "--libs", "banxin"], place,
                      PKG_CONFIG_PATH=str(installed.module.parent)), "pkg-config")
    done = run([cxx, "-std=c++17", "-Wall", "-Wextra", "-Werror", source, "-o", "shown",
                *shlex.split(said)], place)
    if done.returncode != 0:
        return [f"the READMEs' program does not compile:\n{done.stderr}"]
    shutil.copytree(STOCK, place / "mybook")
    done = run([place / "shown"], place)
    made = sorted(path.name for path in place.glob("mybook/build/*"))
    if done.returncode == 0 and made == ["mybook.epub", "mybook.pdf"] and "mybook/" in done.stdout:
        return []
    return [f"the READMEs' program makes {made} and exits with {done.returncode}:\n"
            f"{done.stdout}{done.stderr}"]


class Reader:
    """The program at work on a book, one state after the other."""

    def __init__(self, program, book, output, *more):
        self.process = subprocess.Popen(
            limited(60, [program, ".", output, *more]), cwd=book, env=world(),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")

    def state(self):
        lines = []
        for line in self.process.stdout:
            if line == "---\n":
                break
            lines.append(line)
        return "".join(lines)

    def go_on(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return self.state()

    def end(self):
        """What it said on its error channel, and its exit code."""
        _, said = self.process.communicate()
        return said, self.process.returncode


def differing(banxin, book, output, place):
    """The names of files that are others than the program's."""
    own = place / "own"
    shutil.rmtree(own, ignore_errors=True)
    build(banxin, book, own)
    names = {path.name for path in own.iterdir()} | {path.name for path in output.iterdir()}
    return sorted(name for name in names
                  if not (own / name).exists() or not (output / name).exists()
                  or (own / name).read_bytes() != (output / name).read_bytes())


def check_edit(banxin, program, place):
    """The same bytes as the program's, before and after an edit."""
    problems = []
    with Scratch(STOCK) as book:
        text = next(book.glob("*.md"))
        output = place / "made"
        reader = Reader(program, book, output)
        first = reader.state()
        for name in differing(banxin, book, output, place):
            problems.append(f"{name} is not what banxin makes")
        text.write_text(text.read_text("utf-8") + "\n又写了一句话。\n", "utf-8")
        second = reader.go_on()
        for name in differing(banxin, book, output, place):
            problems.append(f"{name} is not what banxin makes after an edit")
        said, code = reader.end()
        if "又写了一句话。" in first or f"又写了一句话。  ({text.name}:" not in second.replace("./", ""):
            problems.append(f"the edit is not on a page:\n{second}")
        if code != 0 or "pages\npage 1 [i] " not in first:
            problems.append(f"a book: exits with {code}\n{first}{said}")
    return problems


def check_findings(banxin, program, place):
    problems = []
    for name in FAULTY:
        fixture = TESTS / "diagnostics" / name
        own = (fixture / "banxin.toml").exists()
        for language, more in (("en", ()), ("zh", ("zh",))):
            with Scratch(*((fixture,) if own else (STOCK, fixture)), ignore=("expected*",)) as book:
                done = run([banxin, "build", ".", "--lang", language, "--output", place / "faulty"],
                           book)
                reader = Reader(program, book, place / "faulty", *more)
                listed = reader.state()
                said, code = reader.end()
            if (said, code) != (done.stderr, done.returncode) or f"finding {name} " not in listed:
                problems.append(f"{name} in {language}: banxin exits with {done.returncode} and "
                                f"says\n{done.stderr}\nthe library's program with {code}:\n{said}"
                                f"\n{listed}")
    return problems


def main():
    parser = arguments("banxin", "built")
    parser.add_argument("cxx")
    given = parser.parse_args()
    with Scratch() as place:
        installed = Installed(given.built, place)
        problems = installed.problems() + check_headers(given.cxx, installed, place)
        problems += check_readmes(given.cxx, installed, place)
        program = compiled(given.cxx, installed, place)
        problems += check_edit(given.banxin, program, place)
        problems += check_findings(given.banxin, program, place)
    if not problems:
        print(f"{len(installed.headers)} headers, a program that makes what banxin makes, "
              f"{len(FAULTY)} faulty books; {sum(os.times()[2:4]):.1f} s of processor time")
    verdict(problems)


main()
