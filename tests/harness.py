"""What the test scripts share: a fixed world to run banxin in, scratch folders, limits, arguments,
reporting."""
import argparse
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

TESTS = pathlib.Path(__file__).resolve().parent
PROJECT = TESTS.parent
STOCK = TESTS / "stock"
# The fonts of the golden books' own, as changes of the world.
OWN_FONTS = {"FONTCONFIG_FILE": str(TESTS / "fonts/fonts.conf")}
SKIPPED = 77
# Of the wall clock, for who waits for ever; what counts is processor time.
PATIENCE = 3600
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇々]")
RADICAL = re.compile("[\u2e80-\u2fdf]")


# ---- Running ------------------------------------------------------------------------------

def world(**changes):
    """An environment in which only what the tests say is set. Font directories and the
    sanitizers' settings stay: the fonts are part of the machine."""
    keep = ("PATH", "HOME", "TMPDIR", "ASAN_OPTIONS", "UBSAN_OPTIONS", "XDG_CACHE_HOME")
    env = {name: os.environ[name] for name in keep if name in os.environ}
    env["LANG"] = "C.UTF-8"
    env["LSAN_OPTIONS"] = f"suppressions={TESTS / 'leaks.supp'}:print_suppressions=0"
    env.update(changes)
    return env


def limited(seconds, command):
    """The command with a limit of processor time, so that a busy machine makes no test fail: who
    takes more ends by SIGXCPU. (Not by preexec_fn, which does not go with threads.)"""
    return ["sh", "-c", f'ulimit -St {seconds}; exec "$@"', "sh", *map(str, command)]


def run(command, cwd, seconds=120, preexec=None, **env):
    """The finished process, its output as text (whatever the bytes)."""
    return subprocess.run(
        limited(seconds, command), cwd=cwd, env=world(**env), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", errors="backslashreplace",
        check=False, timeout=PATIENCE, preexec_fn=preexec)


def build(banxin, book, output, *options, **env):
    """Builds a book of which the test wants the files; returns what banxin says, or ends the test."""
    done = run([banxin, "build", book, "--output", output, *options], TESTS, seconds=300, **env)
    if done.returncode != 0:
        sys.exit(f"{book.name}: banxin exits with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


class Scratch:
    """A folder that goes away; `copy` of a book in it if asked for."""

    def __init__(self, *sources, ignore=()):
        self.sources, self.ignore = sources, shutil.ignore_patterns(*ignore)

    def __enter__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="banxin-test-"))
        book = self.path / "book"
        for source in self.sources:
            shutil.copytree(source, book, dirs_exist_ok=True, ignore=self.ignore)
        book.mkdir(exist_ok=True)
        return book

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)


# ---- Arguments ----------------------------------------------------------------------------

def arguments(*paths):
    """A parser of the paths that a script is given, which are made absolute; the script adds its
    options."""
    parser = argparse.ArgumentParser()
    for name in paths:
        parser.add_argument(name, type=lambda given: pathlib.Path(given).resolve())
    return parser


def folders_in(folder):
    return sorted(path for path in folder.iterdir() if path.is_dir())


# ---- Reporting ----------------------------------------------------------------------------

def difference(name, expected, found):
    lines = difflib.unified_diff(expected.splitlines(), found.splitlines(),
                                 f"{name} (expected)", f"{name} (found)", lineterm="")
    return "\n".join(lines) or f"{name}: differs only in line ends"


def compare(file, found, accept):
    """What differs from a file of expected text, or nothing; `accept` writes the file anew."""
    if accept:
        file.write_text(found, encoding="utf-8")
    expected = file.read_text(encoding="utf-8") if file.exists() else ""
    return [difference(f"{file.parent.name}/{file.name}", expected, found)] if expected != found else []


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def verdict(problems):
    """Ends the script with its problems."""
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


def finish(what, count, failures):
    print(f"{what}: {count - len(failures)} of {count} as expected")
    sys.stdout.flush()
    verdict(failures)


def finish_each(what, cases, check):
    """Ends the script with what `check` (text, or nothing) says of the cases, two at a time."""
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(check, cases))
    finish(what, len(cases), [result for result in results if result])
