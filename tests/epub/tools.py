#!/usr/bin/env python3
"""tools.py BUILD_DIR: installs the validators and readers of package.json into
BUILD_DIR/epub-tools, by the lock file and without running anything of theirs.

As a module: where these tools and Debian's are, and how a test says that one is missing."""
import fcntl
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from harness import SKIPPED  # noqa: E402


def skip(reason):
    """Ends the test as skipped; on a build machine nothing may be skipped in silence."""
    print(f"SKIPPED: {reason}")
    sys.exit(1 if os.environ.get("CI") else SKIPPED)


def command(name, package=None):
    """The path of a program, or the test is skipped."""
    found = shutil.which(name)
    if found is None:
        skip(f"{name} is not installed (package {package or name})")
    return pathlib.Path(found)


def _fetch(into):
    lock = HERE / "package-lock.json"
    npm = command("npm")
    # Made apart and renamed, so that a run that is broken off leaves no half of it.
    fresh = pathlib.Path(tempfile.mkdtemp(prefix="epub-tools.", dir=into.parent))
    try:
        for file in (lock, HERE / "package.json"):
            shutil.copy(file, fresh)
        done = subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=fresh,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
                              errors="replace", check=False)
        if done.returncode != 0:
            print(done.stdout)
            skip("npm could not fetch the tools")
        shutil.rmtree(into, ignore_errors=True)
        fresh.rename(into)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def install(build_dir):
    """Fetches the tools of the lock file, unless they are there already. Of several at once, one
    fetches and the others wait."""
    into = build_dir / "epub-tools"
    build_dir.mkdir(parents=True, exist_ok=True)
    with (build_dir / "epub-tools.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if not _is_current(into):
            _fetch(into)


def _is_current(folder):
    lock = folder / "package-lock.json"
    return lock.exists() and lock.read_bytes() == (HERE / "package-lock.json").read_bytes()


def npm_tools(build_dir):
    """The folder node_modules with the installed tools, or the test is skipped: without a network
    one attempt to fetch them is enough."""
    folder = pathlib.Path(build_dir).resolve() / "epub-tools"
    if not _is_current(folder):
        skip("the npm tools are not there: run tools.py first")
    return folder / "node_modules"


if __name__ == "__main__":
    install(pathlib.Path(sys.argv[1]).resolve())
