#!/usr/bin/env python3
"""make.py BANXIN: cuts the fonts of Debian to what the golden books need, into this folder, so
that another Debian changes no dump. Needs python3-fonttools and the fonts' packages, and is run by
hand (`make test-fonts`) when a golden book has a character that is not here.

A face holds what banxin, with all fonts of this machine, sets in it; the upright serif of a language
every character of the golden books in that language, too, and the others what is set there in any
other face than that one, so that a change of a style seldom needs new fonts. Names stay, so that fonts/fonts.toml finds the faces; only 霞鹜文楷 is renamed, as its licence reserves the
name, and fonts.conf calls it by the old one."""
import pathlib
import re
import sys
import tomllib

from fontTools import subset, ttLib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from harness import Scratch, run  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
GOLDEN = HERE.parent / "golden"
NOTO = "/usr/share/fonts/opentype/noto/Noto"
WENKAI, RENAMED = "LXGW WenKai", "Banxin Test Kai"
# Of every book: Latin, the punctuation of the languages, marks of notes and of lists.
ALWAYS = "".join(map(chr, [*range(0x20, 0x7F), *range(0x2460, 0x246A)])) + \
    "…—–―‘’“”•·・「」『』（）〔〕《》〈〉、。，：；？！　﹅●○◦▪−×＊"
# What HarfBuzz does unasked, and what text/ asks for.
FEATURES = ["ccmp", "locl", "liga", "clig", "calt", "rlig", "kern", "mark", "mkmk", "pwid"]
RUN = re.compile(r'^ *text .* to \S+ \S+ (?P<face>.+?) \d+\.\d\d (?:turned )?"(?P<text>.*)"$', re.M)
HAN = ("zh-Hans", "en")
# File of Debian, family in it, file here, languages of the books that may need it.
FACES = [
    (NOTO + "SerifCJK-Regular.ttc", "Noto Serif CJK SC", "serif-sc-regular.otf", HAN),
    (NOTO + "SerifCJK-Bold.ttc", "Noto Serif CJK SC", "serif-sc-bold.otf", HAN),
    (NOTO + "SansCJK-Regular.ttc", "Noto Sans CJK SC", "sans-sc-regular.otf", HAN),
    (NOTO + "SansCJK-Bold.ttc", "Noto Sans CJK SC", "sans-sc-bold.otf", HAN),
    (NOTO + "SansCJK-Regular.ttc", "Noto Sans Mono CJK SC", "mono-sc-regular.otf", HAN),
    (NOTO + "SerifCJK-Regular.ttc", "Noto Serif CJK TC", "serif-tc-regular.otf", ("zh-Hant",)),
    (NOTO + "SerifCJK-Bold.ttc", "Noto Serif CJK TC", "serif-tc-bold.otf", ("zh-Hant",)),
    (NOTO + "SansCJK-Regular.ttc", "Noto Sans CJK TC", "sans-tc-regular.otf", ("zh-Hant",)),
    (NOTO + "SansCJK-Bold.ttc", "Noto Sans CJK TC", "sans-tc-bold.otf", ("zh-Hant",)),
    (NOTO + "SerifCJK-Regular.ttc", "Noto Serif CJK JP", "serif-jp-regular.otf", ("ja",)),
    (NOTO + "SerifCJK-Bold.ttc", "Noto Serif CJK JP", "serif-jp-bold.otf", ("ja",)),
    (NOTO + "SansCJK-Regular.ttc", "Noto Sans CJK JP", "sans-jp-regular.otf", ("ja",)),
    (NOTO + "SansCJK-Bold.ttc", "Noto Sans CJK JP", "sans-jp-bold.otf", ("ja",)),
    (NOTO + "SerifCJK-Regular.ttc", "Noto Serif CJK KR", "serif-kr-regular.otf", ("ko",)),
    (NOTO + "SerifCJK-Bold.ttc", "Noto Serif CJK KR", "serif-kr-bold.otf", ("ko",)),
    (NOTO + "SansCJK-Regular.ttc", "Noto Sans CJK KR", "sans-kr-regular.otf", ("ko",)),
    (NOTO + "SansCJK-Bold.ttc", "Noto Sans CJK KR", "sans-kr-bold.otf", ("ko",)),
    ("/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf", WENKAI, "kai.ttf",
     (*HAN, "zh-Hant", "ja")),
    ("/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Bold.ttf", WENKAI, "kai-bold.ttf",
     (*HAN, "zh-Hant", "ja")),
    ("/usr/share/fonts/opentype/ebgaramond/EBGaramond12-Italic.otf", "EB Garamond 12",
     "italic.otf", ()),
]
LICENCES = {"OFL-Noto-CJK.txt": "fonts-noto-cjk", "OFL-LXGW-WenKai.txt": "fonts-lxgw-wenkai",
            "OFL-EB-Garamond.txt": "fonts-ebgaramond"}


def texts(banxin):
    """(everything, what is not set in the upright serif) by the language of the golden books, and
    what is set in each face by its name."""
    everything, elsewhere, set_in = {}, {}, {}
    for source in sorted(path.parent for path in GOLDEN.glob("*/banxin.toml")):
        manifest = tomllib.loads((source / "banxin.toml").read_text(encoding="utf-8"))
        language = manifest["book"]["language"]
        with Scratch(source) as book:
            done = run([banxin, "dump", ".", "--pages"], book)
        if done.returncode != 0:
            sys.exit(f"{source.name}: {done.stderr}")
        words = everything.setdefault(language, set())
        other = elsewhere.setdefault(language, set())
        for path in source.rglob("*"):
            if path.suffix in (".md", ".toml"):
                words.update(path.read_text(encoding="utf-8"))
        for found in RUN.finditer(done.stdout):
            words.update(found["text"])
            set_in.setdefault(found["face"], set()).update(found["text"])
            if not re.fullmatch(r"Noto Serif CJK \w+", found["face"]):
                other.update(found["text"])
    return everything, elsewhere, set_in


def open_face(path, family):
    if not path.endswith(".ttc"):
        return ttLib.TTFont(path)
    for number in range(len(ttLib.TTCollection(path, lazy=True).fonts)):
        font = ttLib.TTFont(path, fontNumber=number, lazy=True)
        if font["name"].getDebugName(1).removesuffix(" Bold") == family:
            return font
    raise SystemExit(f"{path} has no face of {family}")


def cut(path, family, target, characters):
    options = subset.Options(layout_features=FEATURES, name_IDs=[1, 2, 3, 4, 6, 13, 14, 16, 17],
                             name_languages=[0x409], hinting=False, notdef_outline=True,
                             desubroutinize=False, recalc_timestamp=False, glyph_names=False,
                             drop_tables=["DSIG", "meta", "BASE", "FFTM", "vhea", "vmtx", "VORG"])
    font = open_face(path, family)
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(sorted(characters)))
    cutter.subset(font)
    if family == WENKAI:
        for record in font["name"].names:
            if record.nameID not in (13, 14):
                said = re.sub(r"LXGW ?WenKai", RENAMED, record.toUnicode())
                record.string = said.replace(" ", "") if record.nameID == 6 else said
    font.save(target)


def main():
    everything, elsewhere, set_in = texts(pathlib.Path(sys.argv[1]).resolve())
    for old in [*HERE.glob("*.otf"), *HERE.glob("*.ttf")]:
        old.unlink()
    for path, family, name, languages in FACES:
        texts_of = everything if re.search("serif-..-regular", name) else elsewhere
        face = family + " bold" * ("bold" in name)
        characters = set(ALWAYS).union(set_in.get(face, ()),
                                       *(texts_of.get(language, ()) for language in languages))
        cut(path, family, HERE / name, characters)
    for name, package in LICENCES.items():
        text = pathlib.Path(f"/usr/share/doc/{package}/copyright").read_text(encoding="utf-8")
        (HERE / name).write_text(text, encoding="utf-8")
    size = sum(path.stat().st_size for path in [*HERE.glob("*.otf"), *HERE.glob("*.ttf")])
    print(f"{len(FACES)} faces, {size} bytes")


if __name__ == "__main__":
    main()
