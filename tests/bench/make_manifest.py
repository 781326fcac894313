#!/usr/bin/env python3
"""make_manifest.py DIR: a banxin.toml for the chapters in DIR/chapters/*.md."""
import pathlib
import sys


def main():
    folder = pathlib.Path(sys.argv[1])
    chapters = sorted((folder / "chapters").glob("*.md"))
    lines = ['[book]', 'title = "一百万字"', 'language = "zh-Hans"',
             'authors = [{ name = "机器" }]', 'date = 2026-11-23']
    for chapter in chapters:
        lines += ["", "[[chapter]]", f'file = "chapters/{chapter.name}"']
    (folder / "banxin.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(chapters)} chapters")


main()
