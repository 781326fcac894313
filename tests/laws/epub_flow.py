"""What a reader of an EPUB meets: the text of each document of the spine in order, with the signs of
inlines.py, and its notes. Only the standard library looks."""
import re
import zipfile
from xml.etree import ElementTree

from inlines import Sign

XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"

BEGIN = "\uE00F"  # of an abbreviation
PARTED = re.compile(f"({Sign.READING}[^{Sign.END}]*{Sign.END})(\\s*){BEGIN}([^{BEGIN}]*?)(?=\\1)")


def whole(text):
    """An abbreviation that goes on over lines of verse is said once."""
    while (joined := PARTED.sub(r"\2\3", text)) != text:
        text = joined
    return text.replace(BEGIN, "")


class Document:
    def __init__(self, href):
        self.href, self.text, self.notes, self.marks, self.title = href, "", {}, {}, ""
        self.name = href.rpartition("/")[2]  # what notes are told apart by
        self.headings = []  # levels and texts


class Reading:
    def __init__(self, path):
        self.faults = []
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        container = ElementTree.fromstring(self.parts["META-INF/container.xml"])
        package_path = container.find(".//{*}rootfile").get("full-path")
        self.package = ElementTree.fromstring(self.parts[package_path])
        folder = package_path.rpartition("/")[0]
        items = {item.get("id"): item for item in self.package.findall(".//{*}item")}
        self.documents = []
        for reference in self.package.findall(".//{*}itemref"):
            href = items[reference.get("idref")].get("href")
            self.documents.append(self.read_document(href, self.parts[f"{folder}/{href}"]))
        nav = next(item for item in items.values() if "nav" in (item.get("properties") or "").split())
        self.nav = ElementTree.fromstring(self.parts[f"{folder}/{nav.get('href')}"])

    def read_document(self, href, data):
        tree = ElementTree.fromstring(data)
        self.document = document = Document(href)
        document.title = "".join(tree.find(f"{XHTML}head/{XHTML}title").itertext())
        document.text = whole(self.inside(tree.find(f"{XHTML}body")))
        return document

    def inside(self, node):
        return (node.text or "") + "".join(self.text(child) + (child.tail or "") for child in node)

    def text(self, node):
        tag = node.tag.removeprefix(XHTML)
        kinds = (node.get(TYPE) or "").split()
        if "pagebreak" in kinds or tag == "rp":
            if tag != "rp" and len(node):
                self.faults.append(f"{self.document.href}: something in a page break")
            return ""
        if tag == "section" and node.get("class") == "notes":
            self.take_notes(node)
            return ""
        if tag == "a" and "noteref" in kinds:
            href = node.get("href")
            href = self.document.name + href if href[0] == "#" else href.rpartition("/")[2]
            self.document.marks.setdefault(href, []).append("".join(node.itertext()))
            return Sign.MARK + href + Sign.END
        if tag == "ruby":
            return self.ruby(node)
        if tag == "abbr":
            return BEGIN + self.inside(node) + Sign.READING + node.get("title", "") + Sign.END
        if tag == "img":
            if node.get("alt") is None:
                self.faults.append(f"{self.document.href}: a picture without alt")
            return Sign.PICTURE + (node.get("alt") or "") + Sign.END
        if tag in ("h2", "h3", "h4", "h5", "h6"):
            self.document.headings.append((int(tag[1]), whole(self.inside(node))))
        if node.get("class") == "marker":
            return Sign.LABEL + self.inside(node) + Sign.END
        return self.inside(node)

    def ruby(self, node):
        text = node.text or ""
        for child in node:
            if child.tag == f"{XHTML}rt":
                text += Sign.READING + self.inside(child) + Sign.END
            elif child.tag != f"{XHTML}rp":
                text += self.text(child)
            text += child.tail or ""
        return text

    def take_notes(self, section):
        """What stands in a section of notes: asides or items, and a heading that says whose they are."""
        for child in section:
            if child.tag == f"{XHTML}aside":
                self.take_note(child)
            elif child.tag == f"{XHTML}ol":
                for item in child:
                    self.take_note(next(part for part in item if part.get("class") == "note"))
            elif child.tag not in (f"{XHTML}h2", f"{XHTML}h3"):
                self.faults.append(f"{self.document.href}: {child.tag} among the notes")

    def take_note(self, aside):
        identity = f"{self.document.name}#{aside.get('id')}"
        if identity in self.document.notes:
            self.faults.append(f"{self.document.href}: note {identity} twice")
        number = next(aside.iter(f"{XHTML}span"), None)
        label = ""
        if number is None or number.get("class") != "number":
            self.faults.append(f"{self.document.href}: note {identity} has no number")
        else:
            label = " ".join("".join(number.itertext()).split())
            number.text = None
            for child in list(number):
                number.remove(child)
        self.document.notes[identity] = (label, whole(self.inside(aside)))

    def all_text(self):
        """Every character of text and attributes of every part that is XML or CSS."""
        for name, data in self.parts.items():
            if name.endswith((".xhtml", ".opf", ".ncx", ".xml", ".css", ".svg")):
                yield name, data.decode("utf-8", "replace")
