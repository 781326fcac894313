"""Broken books: a good one with a single defect each, made so that every harness here proves in
every run that it can fail. What each must cause stands beside it."""
import pathlib
import re
import zipfile


def change(path_end, before, after):
    """A defect that replaces the first `before` in the first file with that ending."""
    def apply(entries):
        name = next(name for name in entries if name.endswith(path_end))
        changed, count = re.subn(before, after, entries[name].decode("utf-8"), count=1)
        if count == 0:
            raise ValueError(f"{name} holds no {before!r}")
        entries[name] = changed.encode("utf-8")
    return apply


def garbage(path_end):
    def apply(entries):
        name = next(name for name in entries if name.endswith(path_end))
        entries[name] = b"no such thing " * 100
    return apply


def append(path_end, text):
    def apply(entries):
        name = next(name for name in entries if name.endswith(path_end))
        entries[name] += text.encode("utf-8")
    return apply


def write(source, defect, target, deflate_mimetype=False):
    """A copy of the book `source` at `target`, spoilt by `defect`, entries in their order."""
    with zipfile.ZipFile(source) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    if defect is not None:
        defect(entries)
    target = pathlib.Path(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            stored = name == "mimetype" and not deflate_mimetype
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content,
                             zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)
    return target
