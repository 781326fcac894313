#!/usr/bin/env python3
"""check_corpus.py BANXIN BUILD_DIR CORPUS [--accept]: small books of other programs and of odd
ways of writing, each imported (where it has no banxin.toml), built and judged.

What banxin says of each, and the manifest that it writes, stand in expected.txt. Every Han
character of the chapters, in order, is in both outputs; qpdf finds nothing. The EPUBs are judged
with those of the other tests (epub/books.py)."""
import pathlib
import re
import shutil
import tomllib

from check_book import chapter_text, epub_text, first_lost, missing_from
from harness import HAN, arguments, compare, folders_in, run, verdict


def generated():
    """What is too long to keep as a file: a paragraph of 20,000 characters, and the same heading
    a hundred times."""
    sentence = "雨下了一夜，街上的石板都亮了，没有人走过，只有水在响。"
    text = "# 长\n\n" + (sentence * (20000 // len(sentence) + 1))[:20000] + "\n"
    return text + "".join(f"\n## 又一次\n\n第{i}次。\n" for i in range(100))


def decoded(path):
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030")


def in_its_place(chapter):
    """A chapter without what Pandoc's Markdown moves or turns into something else: notes go to the
    foot of the page, captions over their tables; attributes of code and pictures are no text."""
    chapter = re.sub(r"\^\[[^\]^]+\](?!\^)|第 \\@ref\([a-z]+\) 章", "", chapter)
    chapter = re.sub(r"^: .*\{#tbl-.*$|^```\{.*$", "", chapter, flags=re.M)
    return re.sub(r'\(\\#fig:\w+\)|fig-alt="[^"]*"', "", chapter)


def text_of(book, captions=True):
    manifest = tomllib.loads((book / "banxin.toml").read_text(encoding="utf-8"))
    chapters = [decoded(book / entry["file"]).replace("\r\n", "\n") for entry in manifest["chapter"]]
    text = "\n".join(chapter_text(in_its_place(chapter), captions) for chapter in chapters)
    # Attributes and what is written to other programs; addresses of links by reference.
    text = re.sub(r"\{[.:][^}]*\}|\{%.*?%\}|```admonish.*", "", text)
    text = re.sub(r'^\[[^\]^]+\]:.*$', "", text, flags=re.M)
    return "".join(HAN.findall(re.sub(r"(\]\[)[^\]]*\]", "]", text)))


def said(done):
    return done.stdout + done.stderr


def check(banxin, source, output, accept):
    """What is wrong with one book."""
    problems = []
    book = output / source.name
    shutil.rmtree(book, ignore_errors=True)
    shutil.copytree(source, book, ignore=shutil.ignore_patterns("expected.txt"))
    if source.name == "quirks":
        (book / "generated.md").write_text(generated(), encoding="utf-8")
    found = ""
    before = sorted(path.relative_to(book) for path in book.rglob("*"))
    if not (book / "banxin.toml").exists():
        done = run([banxin, "import", source.name], output)
        found += "import\n" + said(done)
        if done.returncode != 0:
            return [f"{source.name}: import exits with {done.returncode}\n{said(done)}"]
        found += "\nbanxin.toml\n" + (book / "banxin.toml").read_text(encoding="utf-8")
        after = sorted(path.relative_to(book) for path in book.rglob("*"))
        if set(after) - set(before) != {pathlib.Path("banxin.toml")}:
            problems.append(f"{source.name}: import wrote more than a manifest")
    done = run([banxin, "build", source.name, "--jobs", "1"], output)
    found += "\nbuild\n" + "".join(line for line in said(done).splitlines(keepends=True)
                                   if not re.search(r" KB|^took |^fonts:", line))
    problems += compare(source / "expected.txt", found, accept)
    if done.returncode != 0:
        return problems + [f"{source.name}: build exits with {done.returncode}"]
    wanted = text_of(book)
    epub = book / "build" / f"{source.name}.epub"
    pdf = epub.with_suffix(".pdf")
    if lost := first_lost(wanted, epub_text(epub)):
        problems.append(f"{epub.name}: {lost}")
    printed = run(["mutool", "draw", "-q", "-F", "text", pdf], output).stdout
    if lost := first_lost(text_of(book, captions=False), printed) or missing_from(wanted, printed):
        problems.append(f"{pdf.name}: {lost}")
    checked = run(["qpdf", "--check", pdf], output)
    if checked.returncode != 0 or "WARNING" in said(checked):
        problems.append(f"{pdf.name}: {said(checked)}")
    print(f"{source.name}: {len(wanted)} Han characters looked for")
    return problems


def main():
    parser = arguments("banxin", "build_dir", "corpus")
    parser.add_argument("--accept", action="store_true")
    given = parser.parse_args()
    output = given.build_dir / "corpus"
    output.mkdir(parents=True, exist_ok=True)
    verdict([problem for source in folders_in(given.corpus)
             for problem in check(given.banxin, source, output, given.accept)])


main()
