"""A whole book of nodes: the files that it is written in, and what a reader must find in the EPUB and in
the PDF. A book is a dictionary; everything in it can be taken away again (shrink.py) and the rest is still
a book."""
import json
import re

import pictures
from blocks import found, heading_flow, line, written
from inlines import Sign, flow, markdown, plain
from words import WORD


class Writing:
    """The state of writing one text: a chapter, or the original beside it."""

    def __init__(self, book, chapter, text, pdf=False):
        self.book, self.chapter, self.text, self.pdf = book, chapter, text, pdf
        self.line_ends = True
        self.held = None  # marks that wait for the end of a link
        self.links = []
        self.says_pages = pdf and book.page_references

    def label(self, note):
        return self.text["notes"][note]["label"]

    def mark(self, note):
        """A note is known by its first word."""
        return first_word(self.text["notes"][note]["b"])


def bare(text):
    return "".join(text.split())


def first_word(nodes):
    return WORD.search(json.dumps(nodes, ensure_ascii=False)).group()


#: What a link may lead to.
TARGETS = ("heading", "figure", "dfigure", "table")


def each(node, *kinds):
    """All nodes of some kinds below, in their order."""
    if isinstance(node, dict):
        if node.get("k") in kinds:
            yield node
        node = [value for value in node.values() if isinstance(value, (dict, list))]
    if isinstance(node, list):
        for one in node:
            yield from each(one, *kinds)


def used_notes(text, *parts):
    """Ids of notes in the order of their first mark; those in notes after them."""
    ids, queue = [], [text[part] for part in parts or ("title", "b")]
    while queue:
        for mark in each(queue.pop(0), "note"):
            if mark["id"] not in ids:
                ids.append(mark["id"])
                queue.append(text["notes"][mark["id"]]["b"])
    return ids


def toml(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, str) and value.startswith("@"):  # a day
        return value[1:]
    return json.dumps(value, ensure_ascii=False)


def told_of(fields, *keys):
    """The words of fields, with what banxin puts around them."""
    words = []
    for key in keys:
        value = fields
        for step in key.split("."):
            value = value.get(step, {}) if isinstance(value, dict) else {}
        if isinstance(value, list):
            words += value
        elif value:
            words.append("" if value.startswith("@") else value)
    return "".join(Sign.MADE + word for word in words) + (Sign.MADE if words else "")


class Book:
    def __init__(self, book):
        self.book = book
        self.page_references = book["typography"].get("page_references", True)
        self.pandoc = book["markdown"]["dialect"] == "pandoc"
        self.figures = book["typography"].get("figures", "chapter") != "none"

    # What is written

    def path(self, file):
        return file

    def file(self, chapter):
        return f"c{chapter['number']}.md"

    def target(self, to, c):
        """Where a link leads: (address, the words of its title, whether banxin makes its name). A target
        that was taken away is its chapter."""
        chapter = next((one for one in self.book["chapters"] if one["number"] == to[0]), c.chapter)
        file = "" if chapter is c.chapter and len(to) > 1 else self.file(chapter)
        for kind in TARGETS if len(to) > 1 else ():
            for node in each(chapter["b"], kind):
                if node.get("id") != to[1]:
                    continue
                if kind == "heading":
                    return f"{file}#{to[1]}", plain(node["c"], c).strip(" "), False
                captioned = node.get("caption") if kind == "table" else node["c"] or self.pandoc
                if captioned and self.figures:
                    return f"{file}#{to[1]}", "", True
                return f"{file}#{to[1]}", self.title(chapter, c), False
        return self.file(chapter), self.title(chapter, c), False

    def place(self, to, c):
        """The words that stand where a link leads: of a heading, a caption, a picture, a title."""
        chapter = next((one for one in self.book["chapters"] if one["number"] == to[0]), c.chapter)
        for node in each(chapter["b"], *TARGETS) if len(to) > 1 else ():
            if node.get("id") == to[1]:
                return WORD.search(node.get("alt") or plain(node.get("caption") or node["c"], c)).group()
        title = WORD.search(self.title(chapter, c)).group()
        if chapter.get("original", {}).get("parallel", {}).get("print") != "facing":
            return title
        # It begins with the page across, where the original's title is.
        return title + "/" + first_word(chapter["original"]["title"])

    def title(self, chapter, c):
        return plain(chapter["title"], c).strip(" ")

    def text_of(self, chapter, text):
        c = Writing(self, chapter, text)
        parts = []
        if text is chapter and self.front(chapter):
            parts.append("\n".join(["---", *(f"{key}: {value}" for key, value in self.front(chapter)), "---"]))
        if text is not chapter or chapter["title_in"] == "heading":
            c.line_ends = False
            parts.append("# " + markdown(text["title"], c))
            c.line_ends = True
        parts.append("\n".join(written(text["b"], c)))
        for note in used_notes(text):
            definition = text["notes"][note]
            if definition.get("inline"):
                continue
            lines = written(definition["b"], c)
            parts.append("\n".join([f"[^{definition['label']}]: {lines[0]}"] +
                                   [("    " + line).rstrip() for line in lines[1:]]))
        return "\n\n".join(parts) + "\n"

    def front(self, chapter):
        fields = dict(chapter["front"])
        if chapter["title_in"] == "front":
            fields["title"] = plain(chapter["title"], Writing(self, chapter, chapter))
        return list(fields.items())

    def manifest(self):
        lines = ["[book]"] + [f"{key} = {toml(value)}" for key, value in self.book["meta"].items()]
        for section in ("output", "style", "typography", "markdown"):
            lines += ["", f"[{section}]"] + [f"{key} = {toml(value)}"
                                             for key, value in self.book.get(section, {}).items()]
        for chapter in self.book["chapters"]:
            entry = {"kind": chapter["kind"], "file": self.file(chapter), **chapter["fields"]}
            for key in ("part", "role", "level", "language"):
                if key in chapter:
                    entry[key] = chapter[key]
            if chapter["title_in"] == "manifest":
                entry["title"] = plain(chapter["title"], Writing(self, chapter, chapter))
            if "original" in chapter:
                entry["parallel"] = {"file": "o" + self.file(chapter), **chapter["original"]["parallel"]}
            lines += ["", "[[chapter]]"] + [f"{key} = {toml(value)}" for key, value in entry.items()]
        return "\n".join(lines) + "\n"

    def files(self):
        """Name to bytes."""
        files = {"banxin.toml": self.manifest()}
        for chapter in self.book["chapters"]:
            files[self.file(chapter)] = self.text_of(chapter, chapter)
            if "original" in chapter:
                files["o" + self.file(chapter)] = self.text_of(chapter, chapter["original"])
        files = {name: text.encode() for name, text in files.items()}
        for number, kind in self.book["pictures"]:
            files[f"p{number}.{kind}"] = pictures.picture(number, kind)
        return files

    # What must be found

    def chapters(self, pdf):
        """For each chapter its text in its order, its notes by their first words, its title as contents
        say it, and the links in it."""
        return [self.expected(chapter, pdf) for chapter in self.book["chapters"]]

    def expected(self, chapter, pdf):
        c = Writing(self, chapter, chapter, pdf)
        title = line(heading_flow({"c": chapter["title"]}, c))
        over, under, before, dateline, behind = self.opening(chapter, pdf)
        body, notes = self.body(chapter, c, pdf)
        # Contents have what stands in no other block.
        top = [one for node in chapter["b"] for one in (node["b"] if node["k"] == "html" else [node])
               if one["k"] == "heading"]
        text = over + title + under + before + dateline + body + behind
        return {"number": chapter["number"], "flow": text, "notes": notes, "title": self.title(chapter, c),
                "headings": [(node in top, plain(node["c"], c)) for node in each(chapter["b"], "heading")],
                "links": c.links}

    def body(self, chapter, c, pdf):
        notes = {}
        texts, printed = [(c, chapter)], None
        if "original" not in chapter:
            body = found(chapter["b"], c)
        else:
            other = Writing(self, chapter, chapter["original"], pdf)
            texts.append((other, chapter["original"]))
            printed = chapter["original"]["parallel"].get("print", "facing")
            if pdf and printed == "none":
                body = found(chapter["b"], c)
            else:
                beside = pdf and printed in ("facing", "columns")
                folded = chapter["original"]["parallel"].get("folded") and not pdf
                body = ""
                for ours, theirs in zip(chapter["b"], chapter["original"]["b"]):
                    pair = [found([ours], c), (Sign.MADE if folded else "") + found([theirs], other)]
                    body += "".join(reversed(pair) if beside else pair)
        for writing, text in texts:
            unprinted = pdf and writing is not c and printed == "none"
            for note in used_notes(text, "title") if unprinted else used_notes(text):
                definition = text["notes"][note]
                signed = definition["label"][0] in "译te" or "notes_by" in {**chapter["fields"], **chapter["front"]}
                notes[writing.mark(note)] = found(definition["b"], writing) + (Sign.MADE if signed else "")
            if writing is not c:
                c.links += writing.links
        return body, notes

    def opening(self, chapter, pdf):
        """What stands over the title and under it, before the text and behind it."""
        fields = {**chapter["fields"], **chapter["front"]}

        def told(*keys):
            return told_of(fields, *keys)

        kind = chapter["kind"]
        over, under, behind = told("kicker"), told("deck"), ""
        if kind == "translation":
            original = chapter.get("original", {})
            marks = ""
            if original:
                c = Writing(self, chapter, original, pdf)
                marks = "".join(flow([node], c) for node in original["title"] if node["k"] == "note")
            under = told("original.title") + marks
            if pdf and original.get("parallel", {}).get("print") == "facing":
                # They stand over the pages of the original, which come first.
                over, under = told("original.title") + marks + told("original.author"), ""
            author = told("author") or told("original.author")
            before = told("original.country") + author + told("translators")
            if chapter.get("language", self.book["meta"]["language"])[:2] in ("en", "ko"):
                before = author + told("original.country") + told("translators")
            before += (told("original.author") if told("author") else "") + told(
                "original.publisher", "original.date")
        elif kind == "news":
            before = told("source.headline", "byline", "source.outlet", "source.date")
        elif kind == "digest":
            before = told("author", "date", "original.title", "original.author", "original.publisher",
                          "original.date")
        else:
            before, behind = told("author", "date"), ""
            if kind == "essay":
                before, behind = told("author"), told("date")
            elif chapter.get("role") in ("foreword", "afterword", "preface", "acknowledgments"):
                before, behind = "", told("author", "date")
        before += told("epigraph.text", "epigraph.source")
        return over, under, before, told("dateline"), behind

    def set_again(self):
        """Words that may stand on several pages: heads of tables, and notes that have several marks."""
        again = []
        for chapter in self.book["chapters"]:
            for text in (chapter, chapter.get("original")):
                if not text:
                    continue
                c = Writing(self, chapter, text, pdf=True)
                own = [text["title"], text["b"], [note["b"] for note in text["notes"].values()]]
                marks = [mark["id"] for mark in each(own, "note")]
                several = {one for one in marks if marks.count(one) > 1}
                # They bring the notes that they mark themselves.
                while more := {mark["id"] for one in several for mark in each(text["notes"][one]["b"], "note")} - several:
                    several |= more
                again += [found(text["notes"][one]["b"], c) for one in sorted(several)]
                again += [found([{**node, "rows": node["rows"][:1], "caption": []}], c)
                          for kind in ("table", "htable") for node in each(own, kind)]
        text = bare(" ".join(again))
        # Around the text nothing parts a base from the next.
        return set(WORD.findall(text)) | set(WORD.findall(re.sub(f"{Sign.READING}[^{Sign.END}]*{Sign.END}", "", text)))

    def hidden(self):
        """Words that the author hid: comments."""
        return [word for node in each(self.book["chapters"], "comment") for word in WORD.findall(node["s"])]
