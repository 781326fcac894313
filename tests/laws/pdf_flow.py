"""What a reader of a PDF meets: from its structure tree the text of each section in order, with the signs
of inlines.py, and its notes; from the pages what stands around the text, and where everything is drawn."""
import pathlib
import re
import sys
from collections import namedtuple

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from inlines import Sign  # noqa: E402
from pdf_glyphs import ARTIFACT, Pdf, glyphs_of  # noqa: E402

PAGE_REFERENCE = re.compile(r"（第\s*([0-9ivxlc]+)\s*[页頁]）|（([0-9ivxlc]+)\s*ページ）|\(([0-9ivxlc]+)쪽\)|"
                            r"\(page\s*([0-9ivxlc]+)\)|，\s*第\s*([0-9ivxlc]+)\s*[页頁](?=\s*）)|"
                            r"、\s*([0-9ivxlc]+)\s*ページ(?=\s*）)|,\s*([0-9ivxlc]+)쪽(?=\))|"
                            r",\s*page\s*([0-9ivxlc]+)(?=\))")
#: What a reference may lead to.
PLACES = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/Caption", "/Figure", "/P")
REFERENCE = re.compile(r"\d+ \d+ R")
# A mark of a note, until it is known which: page and what it says.
Mark = namedtuple("Mark", "page label")


class Note:
    def __init__(self, page):
        self.page, self.label, self.text = page, "", ""


class Section:
    """A child of the document. `text` has the places of marks as numbers into `marks`."""

    def __init__(self, kind):
        self.kind, self.text, self.notes, self.marks, self.items = kind, "", [], [], []


class Reading:
    def __init__(self, path):
        self.pdf = Pdf(path)
        self.faults = []
        self.pages = []
        self.texts = {}  # (page, mark): text
        self.pictures = {}  # (page, mark): how many
        self.around = []  # for each page what its artifacts say
        self.extents = []  # for each page from where to where its text's glyphs reach, and what they say
        self.met = set()
        references = [reference for reference, _, _ in self.pdf.page_objects()]
        self.numbers = {reference: i for i, reference in enumerate(references)}
        for index, ((content, fonts), (_, page, _)) in enumerate(zip(self.pdf.pages(), self.pdf.page_objects())):
            self.read_page(index, content, fonts, page)
        self.sections = []
        self.places = []  # what a reference may lead to: (page, its text)
        tree = self.pdf.get(self.pdf.root().get("/StructTreeRoot"))
        self.read_document(tree)
        for place in sorted(set(self.texts) | set(self.pictures)):
            if place not in self.met:
                self.faults.append(f"page {place[0] + 1}: «{self.texts.get(place, 'a picture')}» is in no "
                                   "element of the structure")

    def read_page(self, index, content, fonts, page):
        box = [float(side) for side in self.pdf.get(page.get("/TrimBox", page.get("/MediaBox")) or
                                                    self.inherited_box())]
        pictures, around = [], []
        glyphs = list(glyphs_of(content, fonts, pictures))
        for glyph in glyphs:
            if glyph.code == 0:
                self.faults.append(f"page {index + 1}: a glyph that stands for a missing one, "
                                   f"«{glyph.text}» in {glyph.font}")
            if glyph.mark is None:
                self.faults.append(f"page {index + 1}: «{glyph.own}» is neither text nor artifact")
            elif glyph.mark == ARTIFACT:
                around.append(glyph)
            else:
                place = (index, glyph.mark)
                self.texts[place] = self.texts.get(place, "") + glyph.text
            if not (box[0] - 0.01 <= glyph.x <= box[2] + 0.01 and box[1] - 0.01 <= glyph.y <= box[3] + 0.01 and
                    (abs(glyph.size) < 0.01 or glyph.x + glyph.advance <= box[2] + 0.01)):
                self.faults.append(f"page {index + 1}: «{glyph.own}» is drawn off the paper")
        for picture in pictures:
            if picture.mark is not None and picture.mark != ARTIFACT:
                place = (index, picture.mark)
                self.pictures[place] = self.pictures.get(place, 0) + 1
        self.extents.append([(glyph.x, glyph.x + max(glyph.advance, 0), glyph.text) for glyph in glyphs
                             if glyph.mark not in (None, ARTIFACT)])
        self.around.append("".join(glyph.own for glyph in around))
        self.pages.append((box, pictures))

    def inherited_box(self):
        root = self.pdf.get(self.pdf.root()["/Pages"])
        return root.get("/MediaBox")

    def read_document(self, tree):
        document = self.pdf.get(tree["/K"])
        document = self.pdf.get(document[0]) if isinstance(document, list) else document
        for child in self.children(document):
            element = self.pdf.get(child)
            section = Section(element["/S"][1:])
            self.section = section
            self.note = None
            section.text = self.text(element, None)
            self.sections.append(section)

    def children(self, element):
        kids = self.pdf.get(element.get("/K", []))
        for kid in kids if isinstance(kids, list) else [element.get("/K")]:
            resolved = self.pdf.get(kid)
            if isinstance(resolved, dict) and resolved.get("/S") == "/Div":
                yield from self.children(resolved)
            else:
                yield kid

    def text(self, element, page):
        """What an element says, the notes in it taken aside."""
        kind = element.get("/S", "")
        page = element.get("/Pg", page)
        if kind in PLACES:
            at, before = len(self.places), self.first_page(element, page)
            self.places.append(None)
            text = self.text_inside(element, kind, page)
            self.places[at] = (before, kind, text.replace("\u00AD", ""))
            return text
        return self.text_inside(element, kind, page)

    def text_inside(self, element, kind, page):
        if kind == "/Note":
            self.take_note(element, page)
            return ""
        if kind == "/TOCI":
            self.section.items.append(self.joined(element, page))
            return ""
        if kind == "/Reference":
            label = self.joined(element, page)
            self.section.marks.append(Mark(self.first_page(element, page), bare(label)))
            return Sign.MARK + str(len(self.section.marks) - 1) + Sign.END
        if kind == "/Ruby":
            return self.ruby(element, page)
        if kind == "/Figure":
            alternative = said(element.get("/Alt", ""))
            return Sign.PICTURE + alternative + Sign.END + self.joined(element, page)
        if kind == "/Lbl":
            return Sign.LABEL + self.joined(element, page) + Sign.END
        return self.joined(element, page)

    def joined(self, element, page):
        page = element.get("/Pg", page)
        parts = []
        for kid in self.children(element):
            resolved = self.pdf.get(kid)
            if isinstance(resolved, int):
                parts.append(self.content(page, resolved))
            elif resolved.get("/Type") == "/MCR":
                parts.append(self.content(resolved.get("/Pg", page), resolved["/MCID"]))
            elif resolved.get("/Type") != "/OBJR":
                parts.append(self.text(resolved, page))
        return "".join(parts)

    def content(self, page, mark):
        place = (self.numbers[page], mark)
        if place in self.met:
            self.faults.append(f"page {place[0] + 1}: marked content {mark} is in two elements")
        self.met.add(place)
        return self.texts.get(place, "")

    def ruby(self, element, page):
        text = ""
        for kid in self.children(element):
            part = self.pdf.get(kid)
            inside = self.joined(part, element.get("/Pg", page))
            text += Sign.READING + inside + Sign.END if part["/S"] == "/RT" else inside
        return text

    def first_page(self, element, page):
        page = element.get("/Pg", page)
        for kid in self.children(element):
            resolved = self.pdf.get(kid)
            if isinstance(resolved, int):
                return self.numbers[page]
            if resolved.get("/Type") == "/MCR":
                return self.numbers[resolved.get("/Pg", page)]
            if resolved.get("/Type") != "/OBJR":
                return self.first_page(resolved, page)
        return -1

    def label(self, page):
        """What a reader says for the number of a page."""
        numbers = self.pdf.get(self.pdf.root()["/PageLabels"])["/Nums"]
        first, style = max((first, self.pdf.get(style)) for first, style in zip(numbers[::2], numbers[1::2])
                           if first <= page)
        number = page - first + style.get("/St", 1)
        return (style.get("/P", "") and said(style["/P"])) + {
            "/D": str, "/r": roman}.get(style.get("/S"), lambda _: "")(number)

    def outline(self):
        """Its titles, in order, those below others too."""
        def walk(node):
            kid = node.get("/First")
            while kid is not None:
                entry = self.pdf.get(kid)
                yield said(entry["/Title"])
                yield from walk(entry)
                kid = entry.get("/Next")
        outlines = self.pdf.root().get("/Outlines")
        return list(walk(self.pdf.get(outlines))) if outlines else []

    def metadata(self):
        """XMP, as it is written."""
        reference = self.pdf.root().get("/Metadata")
        return self.pdf.data(reference).decode() if reference else ""

    def take_note(self, element, page):
        note = Note(self.first_page(element, page))
        self.section.notes.append(note)
        for kid in self.children(element):
            part = self.pdf.get(kid)
            if isinstance(part, dict) and part.get("/S") == "/Lbl" and not note.label and not note.text:
                note.label = bare(self.joined(part, page))
            elif isinstance(part, dict) and "/S" in part:
                note.text += self.text(part, element.get("/Pg", page))
            else:
                self.faults.append(f"page {note.page + 1}: content right in a note")


def roman(number):
    text = ""
    for value, letters in ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"),
                           (1, "i")):
        while number >= value:
            text, number = text + letters, number - value
    return text


def bare(label):
    return re.sub(r"\s", "", label)


def said(string):
    """A text string as qpdf writes it."""
    if string.startswith("u:"):
        return string[2:]
    if string.startswith("b:"):
        return bytes.fromhex(string[2:]).decode("latin-1")
    return string


def all_strings(value):
    """Every text string of the file: metadata, outline, annotations."""
    if isinstance(value, str):
        if value.startswith(("u:", "b:")):
            yield said(value)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key != "data":
                yield from all_strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from all_strings(one)
