#!/usr/bin/env python3
"""run.py [--room ROOM]… [--only TEXT] [--jobs N] [--work DIR] [--check]: small mistakes put into the
code one at a time, and whether the tests notice.

Each file tests/mutants/ROOM.toml lists mutations of a room: a file, a snippet that occurs once in
it, and what is written instead. Each is built in a copy of the tree with a build folder of its own,
first with the room's unit tests; while those say nothing, with the programs that the list names
under `also` (golden; diagnostics, or those of some codes: diagnostics:M; kit). A mutation that does
not compile is an error of the list, and so is one whose snippet is not there or not the only one;
--check looks for these alone. Nothing of it is in `make test`.

The table says how many of a room's mutations were noticed, then come those that were not. What was
found is kept in DIR/found.json, so that a run that is broken off goes on where it was. It is asked
again when the mutation or its file changes; one that was not noticed, also when the tests change.
Exit 1: the list has an error, or a room is under its share."""
import argparse
import hashlib
import json
import os
import pathlib
import queue
import shutil
import subprocess
import sys
import threading
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
SHARE = 0.8
SECONDS = 60  # of processor time for a test program; longer is noticed too: a loop without end
ALSO = {"golden": ["tests/run_golden.py", "{program}", "tests/golden"],
        "diagnostics": ["tests/run_diagnostics.py", "{program}", "tests/diagnostics"],
        "kit": ["tests/epub/kit/run.py", "{program}", "{build}", "--without-epubcheck"]}

# Where what these compare with is, if not in a folder of the same name.
ALSO_IN = {"kit": "epub/kit"}


class Mutation:
    def __init__(self, room, also, entry):
        self.room, self.also = room, also
        self.file, self.find, self.put = entry["file"], entry["find"], entry["put"]
        self.said = f"{self.file}: {self.find.strip()}  →  {self.put.strip() or '(nothing)'}"

    def text(self, root):
        """The file with the mistake in it; raises if the snippet is not there once."""
        whole = (root / self.file).read_text(encoding="utf-8")
        if whole.count(self.find) != 1:
            raise LookupError(f"{self.file}: {whole.count(self.find)} times {self.find!r}")
        return whole.replace(self.find, self.put)

    def key(self):
        source = (PROJECT / self.file).read_bytes()
        parts = [self.find.encode(), self.put.encode(), source, repr(self.also).encode()]
        return hashlib.sha256(b"\0".join(parts)).hexdigest()[:24]


def read_lists(rooms, only):
    mutations, faults = [], []
    for path in sorted(HERE.glob("*.toml")):
        if rooms and path.stem not in rooms:
            continue
        listed = tomllib.loads(path.read_text(encoding="utf-8"))
        for entry in listed["mutation"]:
            one = Mutation(path.stem, listed.get("also", []), entry)
            try:
                one.text(PROJECT)
            except (LookupError, OSError) as fault:
                faults.append(f"{path.name}: {fault}")
                continue
            if only in one.said:
                mutations.append(one)
    return mutations, faults


def digest_of_tests(room, also):
    """Of all files that decide whether a mutation of the room is noticed."""
    digest = hashlib.sha256()
    folders = [f"unit/{room}", *(name.partition(":")[0] for name in also)]
    for folder in folders:
        for path in sorted((PROJECT / "tests" / ALSO_IN.get(folder, folder)).rglob("*")):
            if path.is_file():
                digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:24]


class Found:
    """What was found out, in this run and before."""

    def __init__(self, path, digests):
        self.path, self.digests = path, digests
        self.said = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}

    def of(self, mutation):
        """The verdict on it, or nothing where it is to be asked."""
        verdict, tests = self.said.get(mutation.key(), ("", ""))
        return verdict if verdict.startswith("noticed") or tests == self.digests[mutation.room] else ""

    def keep(self, mutation, verdict):
        self.said[mutation.key()] = (verdict, self.digests[mutation.room])
        fresh = self.path.with_suffix(".new")
        fresh.write_text(json.dumps(self.said, indent=0), encoding="utf-8")
        fresh.replace(self.path)


class Place:
    """A copy of the tree and its build folder."""

    def __init__(self, root):
        self.tree, self.build = root / "tree", root / "tree/build/mutants"
        listed = subprocess.run(["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=PROJECT,
                                stdout=subprocess.PIPE, check=True).stdout.decode().split("\0")
        wanted = {name for name in listed if name and (PROJECT / name).is_file()}
        for path in list(self.tree.rglob("*")):
            name = str(path.relative_to(self.tree))
            if path.is_file() and not name.startswith("build/") and name not in wanted:
                path.unlink()
        for name in wanted:
            self.write(name, (PROJECT / name).read_bytes())
            shutil.copymode(PROJECT / name, self.tree / name)
        if not (self.build / "build.ninja").exists():
            subprocess.run(["cmake", "-S", self.tree, "-B", self.build, "-G", "Ninja",
                            "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_CXX_FLAGS_RELEASE=-O0",
                            "-DCMAKE_CXX_FLAGS=-D_GLIBCXX_ASSERTIONS"], check=True,
                           stdout=subprocess.DEVNULL)

    def write(self, name, data):
        """Only where it differs, so that nothing is built for nothing."""
        target = self.tree / name
        if not target.exists() or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)

    def make(self, target):
        done = subprocess.run(["ninja", "-j1", target], cwd=self.build, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, encoding="utf-8", errors="replace", check=False)
        return "" if done.returncode == 0 else done.stdout[-1500:]

    def passes(self, command):
        """Whether a test program ends well; what it says is not kept."""
        limit = f"ulimit -St {SECONDS}; exec \"$@\""
        done = subprocess.run(["sh", "-c", limit, "sh", *map(str, command)], cwd=self.tree,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              stdin=subprocess.DEVNULL, check=False, env={**os.environ, "LANG": "C.UTF-8"})
        return done.returncode == 0

    def steps(self, room, also):
        """(target to build, command) in the order in which they are asked."""
        yield f"{room}_test", [self.build / f"tests/{room}_test", "--gtest_fail_fast"]
        names = {"{program}": self.build / "banxin", "{build}": self.build}
        for name in also:
            name, _, codes = name.partition(":")
            command = [sys.executable, "-B", *(names.get(part, part) for part in ALSO[name])]
            yield "banxin", command + (["--only", codes] if codes else [])

    def judge(self, mutation):
        """"noticed by …", "not noticed", or why the mutation is none."""
        self.write(mutation.file, mutation.text(PROJECT).encode())
        try:
            for number, (target, command) in enumerate(self.steps(mutation.room, mutation.also)):
                if fault := self.make(target):
                    return f"does not compile: {fault}"
                if not self.passes(command):
                    return f"noticed by {'the unit tests' if number == 0 else mutation.also[number - 1]}"
            return "not noticed"
        finally:
            self.write(mutation.file, (PROJECT / mutation.file).read_bytes())

    def is_sound(self, room, also):
        """Without a mistake every test must pass: what fails always notices nothing."""
        for target, command in self.steps(room, also):
            if fault := self.make(target):
                return fault
            if not self.passes(command):
                return f"{command[0]} fails without any mutation"
        return ""


def ask(work, jobs, mutations, found):
    """Fills `found`, in `jobs` places at once; what stops a room is returned."""
    waiting, faults, lock = queue.Queue(), [], threading.Lock()
    for mutation in mutations:
        if not found.of(mutation):
            waiting.put(mutation)

    def worker(number):
        if waiting.empty():
            return
        place, sound = Place(work / str(number)), {}
        while True:
            try:
                mutation = waiting.get_nowait()
            except queue.Empty:
                return
            if mutation.room not in sound:
                sound[mutation.room] = place.is_sound(mutation.room, mutation.also)
                if sound[mutation.room]:
                    with lock:
                        faults.append(f"{mutation.room}: {sound[mutation.room]}")
            if sound[mutation.room]:
                continue
            verdict = place.judge(mutation)
            with lock:
                found.keep(mutation, verdict)
                print(f"{verdict.splitlines()[0]}: {mutation.said}", flush=True)

    workers = [threading.Thread(target=worker, args=(number,)) for number in range(jobs)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    return faults


def report(mutations, found):
    """The table and the survivors; returns what is wrong."""
    faults, survivors = [], []
    print(f"\n{'room':10} {'noticed':>9} {'share':>6}")
    for room in sorted({one.room for one in mutations}):
        verdicts = [(one, found.of(one)) for one in mutations if one.room == room]
        faults += [f"{one.said}: {said}" for one, said in verdicts if said.startswith("does not compile")]
        judged = [(one, said) for one, said in verdicts if "noticed" in said]
        if not judged:
            continue
        noticed = sum(said.startswith("noticed") for _, said in judged)
        print(f"{room:10} {noticed:>4}/{len(judged):<4} {100 * noticed // len(judged):>5}%")
        survivors += [f"{room}: {one.said}" for one, said in judged if said == "not noticed"]
        if noticed < SHARE * len(judged):
            faults.append(f"{room}: under {SHARE:.0%}")
    print("\nnot noticed:" if survivors else "")
    for line in survivors:
        print("  " + line.replace("\n", "⏎"))
    return faults


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--room", action="append", default=[])
    arguments.add_argument("--only", default="")
    arguments.add_argument("--jobs", type=int, default=2)
    arguments.add_argument("--work", type=pathlib.Path, default=PROJECT / "build/mutation")
    arguments.add_argument("--check", action="store_true")
    given = arguments.parse_args()
    mutations, faults = read_lists(given.room, given.only)
    print(f"{len(mutations)} mutations in {len({one.room for one in mutations})} rooms", flush=True)
    if not given.check:
        work = given.work.resolve()
        work.mkdir(parents=True, exist_ok=True)
        found = Found(work / "found.json",
                      {one.room: digest_of_tests(one.room, one.also) for one in mutations})
        faults += ask(work, given.jobs, mutations, found)
        faults += report(mutations, found)
    for fault in faults:
        print(f"error: {fault}", file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
