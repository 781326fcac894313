"""What a variant is: one change to the valid book, and what has to be said about it."""
import re
from dataclasses import dataclass
from typing import Callable

from archive import Archive, Entry

PACKAGE = "epub/package.opf"
NAV = "epub/nav.xhtml"
NCX = "epub/toc.ncx"
LAMP = "epub/text/01-lamp.xhtml"
RIVER = "epub/text/02-river.xhtml"
STYLE = "epub/style.css"


@dataclass
class Variant:
    name: str
    # Codes of banxin check, all of them.
    codes: frozenset[str]
    # Ids of epubcheck's fatal errors, errors and warnings, all of them; empty: it is silent.
    epubcheck: frozenset[str]
    # The requirement of EPUB.md's checklist, section 8; 0: none of them.
    row: int
    make: Callable[[Archive], None]


VARIANTS: list[Variant] = []


def variant(codes, epubcheck="", row=0):
    """The function is named after the defect and changes the archive in place."""
    def keep(make):
        VARIANTS.append(Variant(make.__name__, frozenset(codes.split()),
                                frozenset(epubcheck.split()), row, make))
        return make
    return keep


def edit(book, name, old, new):
    """Replaces the one place that `old`, a regular expression, matches first; it has to be there,
    so that no variant is the valid book itself."""
    entry = book.find(name)
    text = entry.data.decode("utf-8")
    changed, count = re.subn(old, new.replace("\\", "\\\\"), text, count=1, flags=re.S)
    assert count == 1 and changed != text, f"{name}: nothing to change for {old!r}"
    entry.data = changed.encode("utf-8")


def append(book, name, old, new):
    """Puts `new` before the last `old`."""
    entry = book.find(name)
    before, mark, after = entry.data.decode("utf-8").rpartition(old)
    assert mark, f"{name}: no {old!r}"
    entry.data = (before + new + mark + after).encode("utf-8")


def content(book, markup):
    """Something more in a chapter."""
    append(book, LAMP, '<section class="notes"', markup)


def metadata(book, markup):
    append(book, PACKAGE, "</metadata>", markup)


def add_file(book, path, data, media_type=None, item="", spine=""):
    """A file beside the package, and its item if it has a type."""
    if isinstance(data, str):
        data = data.encode("utf-8")
    book.entries.append(Entry("epub/" + path, data))
    if media_type is None:
        return
    append(book, PACKAGE, "</manifest>",
           f'<item id="added" href="{path}" media-type="{media_type}" {item}/>')
    if spine:
        append(book, PACKAGE, "</spine>", f'<itemref idref="added" {spine}/>')


def page(body, head="<title>页</title>", root='lang="zh-Hans" xml:lang="zh-Hans"'):
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>'
            '<html xmlns="http://www.w3.org/1999/xhtml" '
            f'xmlns:epub="http://www.idpf.org/2007/ops" {root}>'
            f"<head>{head}</head><body>{body}</body></html>")
