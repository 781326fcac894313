#!/usr/bin/env python3
"""tidy_changed.py BUILD_DIR [--base REVISION] [--most N] [--jobs N]: clang-tidy over the files of
src/ that changed since a base, with the flags of BUILD_DIR/compile_commands.json, which must compile
file by file.

The base is --base where the repository has it, else where this branch left origin/main; on main
itself, or where there is no such branch, the last commits. Files that are not committed count. A
changed header is looked at through the files that include it. At most N files are looked at, those
that changed themselves first; what is left out is said. `make tidy` looks at everything."""
import argparse
import json
import pathlib
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

PROJECT = pathlib.Path(__file__).resolve().parent.parent
LAST_COMMITS = 10


def git(*arguments):
    """What git prints, or nothing where it refuses."""
    done = subprocess.run(["git", *arguments], cwd=PROJECT, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, encoding="utf-8", check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def base_of(asked):
    """(revision, how it was found); without a revision everything counts as changed."""
    head = git("rev-parse", "HEAD")
    if asked and (found := git("merge-base", asked, "HEAD")) not in ("", head):
        return found, f"since {asked[:12]}"
    if (found := git("merge-base", "origin/main", "HEAD")) not in ("", head):
        return found, "since this branch left origin/main"
    history = git("rev-list", "--first-parent", f"--max-count={LAST_COMMITS + 1}", "HEAD").split()
    if len(history) > 1:
        return history[-1], f"in the last {len(history) - 1} commits, for no other base was found"
    return "", "at all, for the history of this checkout begins here"


def changed_files(base):
    names = git("diff", "--name-only", "--diff-filter=d", base, "--", "src") if base else \
        git("ls-files", "src")
    names += "\n" + git("ls-files", "--others", "--exclude-standard", "src")
    return sorted(name for name in set(names.split("\n")) if re.search(r"\.(?:cc|h|inc)$", name))


def includers(sources, header):
    """The .cc files that include a header, themselves or through other headers, nearest first: before
    all others the one that begins with it, which shows that it can stand alone."""
    found, reached, edge = [], {header}, [header]
    first = f'#include "{header.removeprefix("src/")}"'
    while edge:
        names = [re.escape(one.removeprefix("src/")) for one in edge]
        include = re.compile(rf'^\s*#\s*include\s*"(?:{"|".join(names)})"', re.M)
        edge = [name for name, text in sources.items() if name not in reached and include.search(text)]
        reached.update(edge)
        found += sorted((name for name in edge if name.endswith(".cc")), key=lambda name: first not in
                        sources[name][:sources[name].find("\n", sources[name].find('#include "'))])
        edge = [name for name in edge if not name.endswith(".cc")]
    return found


def files_to_look_at(changed, compiled):
    """Changed .cc files, then for every changed header its includers, a header's turn each."""
    sources = {str(path.relative_to(PROJECT)): path.read_text(encoding="utf-8")
               for path in sorted((PROJECT / "src").rglob("*")) if path.suffix in (".cc", ".h", ".inc")}
    rows = [includers(sources, name) for name in changed if not name.endswith(".cc")]
    wanted = [name for name in changed if name.endswith(".cc")]
    for turn in range(max(map(len, rows), default=0)):
        wanted += [row[turn] for row in rows if turn < len(row)]
    return [name for name in dict.fromkeys(wanted) if name in compiled]


def tidy(commands, name):
    done = subprocess.run(["clang-tidy", "--quiet", "-p", commands,
                           "--extra-arg=-Wno-unknown-warning-option", name], cwd=PROJECT,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("build_dir", type=pathlib.Path)
    arguments.add_argument("--base")
    arguments.add_argument("--most", type=int, default=80)
    arguments.add_argument("--jobs", type=int, default=2)
    given = arguments.parse_args()
    build_dir = given.build_dir.resolve()
    commands = json.loads((build_dir / "compile_commands.json").read_text(encoding="utf-8"))
    compiled = {str(path.relative_to(PROJECT)) for path in
                (pathlib.Path(entry["file"]) for entry in commands) if path.is_relative_to(PROJECT)}
    base, how = base_of(given.base)
    changed = changed_files(base)
    wanted = files_to_look_at(changed, compiled)
    chosen, left_out = wanted[:given.most], wanted[given.most:]
    print(f"{len(changed)} files of src/ changed {how}; clang-tidy looks at {len(chosen)}")
    if left_out:
        print(f"left out, as more than {given.most}: {len(left_out)} files, among them "
              f"{', '.join(left_out[:5])}; `make tidy` looks at all")
    with ThreadPoolExecutor(given.jobs) as pool:
        problems = [said for said in pool.map(lambda name: tidy(build_dir, name), chosen) if said]
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"clang-tidy: {len(chosen) - len(problems)} of {len(chosen)} files without a finding")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
