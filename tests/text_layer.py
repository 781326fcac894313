#!/usr/bin/env python3
"""text_layer.py BANXIN: what a reader copies or searches in the PDF is what was written. A book is
made that holds, in each place where text stands, characters that share a drawing with others, and
Latin and code that turn over. Its text is read from the content streams (`pdf_glyphs`), by
MuPDF and by poppler. Exit 77: skipped."""
import pathlib
import re
import shutil
import sys

from harness import Scratch, finish, run
from pdf_glyphs import Pdf, glyphs_of

# Of each pair some face has one drawing, or draws one of them in place of the other.
TWINS = ("――——…………⋯⋯‥‥～〜心\u2f3c一\u2f00六\uf9d1者\ufa5b社\ufa4c高髙吉𠮷・·ー－–-‐‑−％%￥¥，,：:（(｢「｡。"
         "Ⅳ\u2168ＡｂＣAbC１２３123ｶﾅカナ①㎏℃°µμΩΩÅÅ“弯”‘角’\"直\"'立'fiﬁffi")
TITLE = "Ａ１――心\u2f3c～〜⋯⋯"
LATIN = ("The quick brown fox jumps over the lazy dog, while several considerable typographical "
         "misunderstandings notwithstanding well-known difficulties continue to preoccupy printers. ") * 3
CODE = "cat " + " ".join(f"chapter-{i}.md" for i in range(12))
LINES = ["int main() {", "    return long_function_name(first_argument, second_argument, third_argument);", "}"]

BOOK = f"""[book]
title = "{TITLE}"
language = "zh-Hans"
authors = [{{ name = "甲" }}]
identifier = "urn:uuid:11111111-2222-4333-8444-555555555555"
[[chapter]]
file = "a.md"
"""
CHAPTER = f"""# {TITLE}

{TWINS}

**{TWINS}**

## {TITLE}节

{TWINS}

**{TWINS}**

> {TWINS}

- {LATIN}

{LATIN}

他说 `{CODE}` 之后。

```
{chr(10).join(LINES)}
```

first line\\
second line

::: verse
Latin verse here
stands in lines

**a second** stanza
:::

| one<br>two |
|------------|
| three<br>four |

{"甲乙丙丁。" * 400}

[^1]: {TWINS}

[^2]: a note\\
    of two lines

末[^1]尾[^2]
"""


def plain(text):
    """Without what line ends and gaps may add or take."""
    return re.sub(r"[\s\u00ad]", "", text)


def main():
    banxin = pathlib.Path(sys.argv[1]).resolve()
    for program in ("qpdf", "mutool", "pdftotext"):
        if shutil.which(program) is None:
            print(f"skipped: {program} is not installed")
            sys.exit(77)
    failures, count = [], 0

    def expect(holds, what):
        nonlocal count
        count += 1
        if not holds:
            failures.append(what)

    with Scratch() as book:
        (book / "banxin.toml").write_text(BOOK, encoding="utf-8")
        (book / "a.md").write_text(CHAPTER, encoding="utf-8")
        done = run([banxin, "build", "."], book)
        if done.returncode != 0:
            sys.exit(done.stderr)
        path = next((book / "build").glob("*.pdf"))
        shown = "".join(glyph.text for content, fonts in Pdf(path).pages()
                        for glyph in glyphs_of(content, fonts))
        mutool = run(["mutool", "draw", "-q", "-F", "text", path], book).stdout
        poppler = run(["pdftotext", "-raw", path, "-"], book).stdout

    # Twice in the body, twice in bold, in a quotation, in a note.
    expect(plain(shown).count(TWINS) == 6, f"streams: {plain(shown).count(TWINS)} of 6 in {shown}")
    # MuPDF takes ligatures apart, those too that are characters.
    apart = TWINS.replace("ﬁ", "fi")
    expect(plain(mutool).count(apart) == 6, f"mutool: {plain(mutool).count(apart)} of 6 in {mutool}")
    for name, text in (("mutool", mutool), ("pdftotext", poppler)):
        # Cover or title page, colophon, contents (chapter and section), both heads, running heads.
        found = plain(text).count(TITLE)
        expect(found >= 7, f"{name}: the title {found} times in {text}")
    # Artifacts say nothing in the streams; pages that end in between are the exception.
    words = shown.replace("\u00ad", "")
    expect(words.count(LATIN.strip()) == 2, f"Latin runs together: {words}")
    expect(CODE in words, f"a line of code runs together: {words}")
    expect(" ".join(LINES) in words, f"lines of code run together: {words}")
    for lines in ("first line second line", "Latin verse here stands in lines", "a second stanza",
                  "one two", "three four", "a note of two lines"):
        expect(lines in words, f"lines run together: {lines} in {words}")
    expect("甲乙丙丁。" * 20 in words, "something stands between Han")
    finish("text layer", count, failures)


if __name__ == "__main__":
    main()
