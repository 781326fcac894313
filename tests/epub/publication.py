"""What a finished EPUB says of itself, read from its files without banxin: reading order, text,
contents, landmarks, page list, fonts. The measure for what readers make of the same book."""
import pathlib
import posixpath
import re
import urllib.parse
import zipfile
from xml.etree import ElementTree

XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
FONT_TYPES = ("font/otf", "font/ttf", "font/woff", "font/woff2")


def squeezed(text):
    """The text without white space: where lines and blocks end is the reader's business."""
    return re.sub(r"\s+", "", text)


def shown_text(element):
    """What a reader shows of an element: nothing hidden, no brackets around ruby."""
    if element.get("hidden") is not None or element.tag == XHTML + "rp":
        return ""
    parts = [element.text or ""]
    for child in element:
        parts += [shown_text(child), child.tail or ""]
    return "".join(parts)


class Document:
    """One item of the reading order."""

    def __init__(self, href, content):
        self.href = href
        self.content = content.decode("utf-8")
        root = ElementTree.fromstring(content)
        body = root.find(XHTML + "body")
        self.text = squeezed(shown_text(body))
        self.language = root.get("lang")
        self.images = sum(1 for _ in body.iter(XHTML + "img"))


class Publication:
    """Raises what zipfile and ElementTree raise when the book is broken."""

    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.name = self.path.stem
        with zipfile.ZipFile(self.path) as archive:
            container = ElementTree.fromstring(archive.read("META-INF/container.xml"))
            self.package = container.find(".//{*}rootfile").get("full-path")
            self._read(archive)

    def _read(self, archive):
        package = ElementTree.fromstring(archive.read(self.package))
        items = {item.get("id"): item for item in package.findall(".//{*}manifest/{*}item")}
        hrefs = {key: self._entry(item.get("href")) for key, item in items.items()}
        spine = package.find(".//{*}spine")
        self.direction = spine.get("page-progression-direction") or "default"
        order = [hrefs[item.get("idref")] for item in spine.findall("{*}itemref")]
        self.documents = [Document(href, archive.read(href)) for href in order]
        self.fonts = {hrefs[key]: archive.read(hrefs[key]) for key, item in items.items()
                      if item.get("media-type") in FONT_TYPES}
        self.metadata = {kind: [element.text.strip() for element in
                                package.findall("{*}metadata/{http://purl.org/dc/elements/1.1/}" + kind)]
                         for kind in ("title", "creator", "language", "publisher", "identifier", "date")}
        self.nav = next(hrefs[key] for key, item in items.items()
                        if "nav" in (item.get("properties") or "").split())
        self._read_navigation(ElementTree.fromstring(archive.read(self.nav)),
                              posixpath.dirname(self.nav))

    def _entry(self, href):
        folder = posixpath.dirname(self.package)
        return posixpath.normpath(posixpath.join(folder, urllib.parse.unquote(href)))

    def _read_navigation(self, nav, folder):
        lists = {kind: [] for kind in ("toc", "landmarks", "page-list", "loi", "lot")}
        for element in nav.iter(XHTML + "nav"):
            for link in element.iter(XHTML + "a"):
                path, _, fragment = link.get("href").partition("#")
                target = posixpath.normpath(posixpath.join(folder, urllib.parse.unquote(path)))
                lists[element.get(EPUB_TYPE)].append(
                    (squeezed("".join(link.itertext())), target + (f"#{fragment}" if fragment else "")))
        self.toc, self.landmarks = lists["toc"], lists["landmarks"]
        self.page_list = lists["page-list"]
