"""What the test scripts share: a fixed world to run banxin in, scratch folders, reporting."""
import difflib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parent
PROJECT = TESTS.parent
STOCK = TESTS / "stock"


def world(**changes):
    """An environment in which only what the tests say is set. Font directories and the
    sanitizers' settings stay: the fonts are part of the machine."""
    keep = ("PATH", "HOME", "TMPDIR", "ASAN_OPTIONS", "UBSAN_OPTIONS", "XDG_CACHE_HOME")
    env = {name: os.environ[name] for name in keep if name in os.environ}
    env["LANG"] = "C.UTF-8"
    env["LSAN_OPTIONS"] = f"suppressions={TESTS / 'leaks.supp'}:print_suppressions=0"
    env.update(changes)
    return env


def run(command, cwd, timeout=120, preexec=None, **env):
    """The finished process, its output as text (whatever the bytes)."""
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=world(**env), timeout=timeout,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        encoding="utf-8", errors="backslashreplace", preexec_fn=preexec)


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


def difference(name, expected, found):
    lines = difflib.unified_diff(expected.splitlines(), found.splitlines(),
                                 f"{name} (expected)", f"{name} (found)", lineterm="")
    return "\n".join(lines) or f"{name}: differs only in line ends"


def finish(what, count, failures):
    for failure in failures:
        print(failure, file=sys.stderr)
    print(f"{what}: {count - len(failures)} of {count} as expected")
    sys.exit(1 if failures else 0)
