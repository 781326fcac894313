"""The laws, one function each. A fault is (law, where, what is wrong)."""
import re
from collections import Counter, namedtuple

import epub_flow
import pdf_flow
from book import Writing, each, told_of
from inlines import Sign, plain
from words import HAN, KANA_FIRST, KANA_NEXT, WORD

Fault = namedtuple("Fault", "law where what")
HANGS = 14  # points: what may hang over an edge of the type area
WIDE_MARKS = tuple("，。、；：？！）」』》】〉“”‘’（「『《【〈")
HAN, KANA = set(HAN), set(KANA_FIRST + KANA_NEXT)
SOFT_HYPHEN = "\u00AD"  # in print, where a word is parted at a line's end
BLANKS = re.compile(r"\s+")
ASIDE_OR_MARK = re.compile(f"[{Sign.READING}{Sign.PICTURE}{Sign.MARK}][^{Sign.END}]*{Sign.END}")
FREE = re.compile(f"[{Sign.EDGE}{Sign.MADE}{Sign.LABEL}{Sign.PAGE}]")
ASIDE = re.compile(f"[{Sign.READING}{Sign.PICTURE}][^{Sign.END}]*{Sign.END}")
MARK = re.compile(f"{Sign.MARK}([^{Sign.END}]*){Sign.END}")
PAGE = re.compile(f"{Sign.PAGE}([^{Sign.END}]*){Sign.END}")
PIECES = re.compile(f"({Sign.MADE}|{Sign.PAGE}[^{Sign.END}]*{Sign.END})")
OWN = re.compile(f"{WORD.pattern}|[{Sign.ALL}]")
SIGN = re.compile(f"[{Sign.ALL}]")
AT = "▸"  # where two texts begin to differ
NAMES = {Sign.MARK: "⟨mark ", Sign.READING: "⟨read ", Sign.PICTURE: "⟨alt ", Sign.LABEL: "⟨label ", Sign.END: "⟩",
         Sign.PAGE: "⟨page ", Sign.MADE: "⟨…⟩"}


def bare(text):
    return BLANKS.sub("", text)


def readable(text):
    return SIGN.sub(lambda sign: NAMES[sign.group()], text)


def same(wanted, found, pages=None):
    """Where two texts begin to differ, blanks apart; None if nowhere. `wanted` may have words that banxin
    makes: in their place anything may stand that is no word of the book and no sign. The page of a link may
    be left out where it is the link's own; `pages` takes those that are there: where they lead, and the number."""
    wanted = bare(wanted).replace(Sign.EDGE, "")
    found = bare(found).replace(SOFT_HYPHEN, "")
    at, made = 0, False
    for piece in PIECES.split(wanted):
        if piece == Sign.MADE:
            made = True
        elif piece[:1] == Sign.PAGE:
            end = own_start(found, at) if made else at
            if there := PAGE.match(found, end):
                if pages is not None:
                    pages.append((piece[1:-1], there.group(1)))
                at, made = there.end(), False
        elif piece:
            begin = at
            if made:
                end = own_start(found, at)
                begin = found.find(piece, at)
                if not 0 <= begin <= end:
                    begin = max(range(at, end + 1), key=lambda i: common(piece, found[i:]))
            if not found.startswith(piece, begin):
                return first_difference(piece, found[begin:], wanted, found)
            at, made = begin + len(piece), False
    if at < len(found) and not (made and own_start(found, at) == len(found)):
        return f"more than was written: «{readable(found[at:at + 40])}»" + difference_of_words(wanted, found)
    return None


def own_start(found, at):
    """Where the next word of the book or the next sign begins."""
    own = OWN.search(found, at)
    return own.start() if own else len(found)


def common(a, b):
    return next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))


def first_difference(wanted, found, whole, all_found):
    at = common(wanted, found)
    text = (f"written «{readable(wanted[max(0, at - 8):at])}{AT}{readable(wanted[at:at + 24])}», found "
            f"«{readable(found[max(0, at - 8):at])}{AT}{readable(found[at:at + 24])}»")
    return text + difference_of_words(whole, all_found)


def difference_of_words(wanted, found):
    wanted, found = Counter(WORD.findall(wanted)), Counter(WORD.findall(found))
    lost, more = list((wanted - found).elements()), list((found - wanted).elements())
    return (f"; lost: {' '.join(lost[:6])}" if lost else "") + (f"; too often: {' '.join(more[:6])}" if more else "")


def class_of(character):
    """As a typed space beside it sees it."""
    if character in HAN or character in KANA:
        return "wide"
    if "\uac00" <= character <= "\ud7a3":
        return "hangul"
    return "narrow" if character < "\u2000" else "mark"


def between(text):
    """What stands between each two neighbouring words, by these; blanks as one, signs apart."""
    text = BLANKS.sub(" ", text)
    words = list(WORD.finditer(text))
    return {(a.group(), b.group()): text[a.end():b.start()] for a, b in zip(words, words[1:])}


def misplaced_spaces(wanted, found, printed):
    """Pairs of words with a typed space between them that is not there, and the other way round. In print
    a gap or the blank of a full-width mark may stand for it (TYPOGRAPHY, M04)."""
    there = between(PAGE.sub(Sign.PAGE, found.replace(SOFT_HYPHEN, "")))
    for pair, typed in between(PAGE.sub(Sign.PAGE, wanted)).items():
        shown = there.get(pair)
        if shown is None or FREE.search(typed) or FREE.search(shown):
            continue
        if not may_be(pair[0] + typed + pair[1], pair[0] + shown + pair[1], printed):
            yield f"typed «{readable(pair[0] + typed + pair[1])}», found «{readable(pair[0] + shown + pair[1])}»"


def may_be(typed, shown, printed):
    """Whether the blanks of `shown` are those of `typed`, but for those that something stands for."""
    at = 0
    for i, character in enumerate(typed):
        if shown[at:at + 1] == character:
            at += 1
        elif character == " " and printed:
            sides = {class_of((visible(typed[:i]) or " ")[-1]), class_of((visible(typed[i:]) or " ")[0])}
            if sides != {"wide", "narrow"} and "mark" not in sides:
                return False
        else:
            return False
    return at == len(shown)


def visible(text):
    """Without signs and what they hold."""
    return ASIDE_OR_MARK.sub("", text).replace(" ", "")


def first_word_of(note):
    word = WORD.search(note.text.replace(SOFT_HYPHEN, ""))
    return word.group() if word else "?"


class Judgement:
    def __init__(self, book):
        self.book, self.faults, self.headings = book, [], {}
        self.pages = []  # references in print: the word that they lead to, and the number that they say

    def say(self, law, where, what):
        self.faults.append(Fault(law, where, what))

    def compare(self, law, where, wanted, found):
        difference = same(wanted, found, self.pages)
        if difference is not None:
            self.say(law, where, difference)
        elif law.endswith(("-text", "-note")):
            for difference in misplaced_spaces(wanted, found, law.startswith("pdf")):
                self.say(law.replace("-text", "-spaces").replace("-note", "-spaces"), where, difference)

    # The EPUB

    def epub(self, path):
        reading = epub_flow.Reading(path)
        for fault in reading.faults:
            self.say("epub-form", "", fault)
        documents = {document.name: document for document in reading.documents}
        self.first, self.labels, self.marks = {}, {}, {}
        for document in reading.documents:
            for identity, (label, text) in document.notes.items():
                word = WORD.search(text)
                self.first[identity] = word.group() if word else "?"
                self.labels[identity] = label
            for identity, marks in document.marks.items():
                self.marks.setdefault(identity, []).extend(marks)
        notes = {identity: text for document in reading.documents for identity, (_, text) in document.notes.items()}
        for wanted in self.book.chapters(pdf=False):
            name = f"c{wanted['number']}.xhtml"
            document = documents.pop(name, None)
            if document is None:
                self.say("epub-text", name, "there is no such document")
                continue
            own = {identity: notes.pop(identity) for identity in list(notes)
                   if identity in document.notes or self.first[identity] in wanted["notes"]}
            self.epub_chapter(name, wanted, document, own)
        for identity in notes:
            self.say("epub-note", identity, f"a note that nobody wrote: {self.first[identity]}")
        self.loose("epub-made", {name: ASIDE.sub("", d.text) if d.notes else d.text for name, d in documents.items()})
        self.contents("epub-contents", [reading.inside(a) for a in self.toc(reading.nav)])
        for kind, name in (("figures", "loi"), ("tables", "lot")):
            self.listed("epub-listed", kind, [reading.inside(a) for a in self.toc(reading.nav, name)], False)
        self.hidden("epub-hidden", reading.all_text())
        return reading

    @staticmethod
    def toc(nav, name="toc"):
        for one in nav.iter(f"{epub_flow.XHTML}nav"):
            if one.get(epub_flow.TYPE) == name:
                yield from one.iter(f"{epub_flow.XHTML}a")

    def epub_chapter(self, name, wanted, document, notes):
        for identity, text in notes.items():
            self.note(name, "epub", wanted, self.first[identity], self.by_word(text))
            label = self.labels[identity]
            for mark in self.marks.get(identity, ["nothing"]):
                if bare(mark) != bare(label.split(" ")[0]):
                    self.say("epub-mark", name, f"note {self.first[identity]} has the number {label}, its mark says {mark}")
        self.notes_met(name, "epub", wanted, [self.first[identity] for identity in notes])
        self.compare("epub-text", name, wanted["flow"], self.by_word(document.text))
        self.compare("epub-title", name, wanted["title"], document.title)
        self.headings[wanted["number"]] = document.headings

    def by_word(self, text):
        return MARK.sub(lambda mark: Sign.MARK + self.first.get(mark.group(1), "nothing") + Sign.END, text)

    def note(self, name, kind, wanted, word, text):
        if word in wanted["notes"]:
            self.compare(f"{kind}-note", f"{name}, note {word}", wanted["notes"][word], text)

    def notes_met(self, name, kind, wanted, words):
        for word, often in Counter(words).items():
            if word not in wanted["notes"]:
                self.say(f"{kind}-note", name, f"a note that nobody wrote: {word}")
            elif often > 1:
                self.say(f"{kind}-note", name, f"note {word} is set {often} times")
        for word in wanted["notes"]:
            if word not in words:
                self.say(f"{kind}-note", name, f"note {word} is not set")

    # The PDF

    def pdf(self, path):
        reading = pdf_flow.Reading(path)
        for fault in reading.faults:
            self.say("pdf-form", "", fault)
        chapters = self.book.chapters(pdf=True)
        sections = list(reading.sections)
        made = []
        # A chapter of notes belongs to the chapters that they are of.
        gathered = max(sections, key=lambda s: len(s.notes)) if self.notes_place() == "book" else None
        if gathered:
            sections.remove(gathered)
            made.append(gathered.text.replace(SOFT_HYPHEN, ""))
        for wanted in chapters:
            words = set(WORD.findall(wanted["flow"]))
            # The section that has most of its words.
            best = max(sections, key=lambda s: len(words & set(WORD.findall(s.text))) if s.kind == "Sect" else -1)
            sections.remove(best)
            self.pdf_chapter(f"c{wanted['number']}", wanted, best, reading.around, gathered)
        for note in gathered.notes if gathered else []:
            if not any(first_word_of(note) in wanted["notes"] for wanted in chapters):
                self.say("pdf-note", "", f"a note that nobody wrote: {first_word_of(note)}")
        lists = [section for section in sections if section.kind == "TOC"]
        kinds = [kind for kind in ("figures", "tables") if self.captions(kind)
                 and self.book.book["output"].get(f"list_of_{kind}")]
        if len(lists) != 1 + len(kinds):
            self.say("pdf-listed", "", f"there are {len(lists)} lists, contents and {kinds} are asked for")
        for kind, section in zip(["", *kinds], lists):
            if kind:
                self.listed("pdf-listed", kind, section.items, True)
            else:
                self.contents("pdf-contents", section.items)
        for section in sections:
            text = section.text
            made.append(text.replace(SOFT_HYPHEN, ""))
        self.loose("pdf-made", {f"section {i}": text for i, text in enumerate(made)})
        self.contents("pdf-outline", reading.outline())
        self.around(reading, chapters)
        self.referred(reading)
        self.inside_margins(reading)
        self.hidden("pdf-hidden", [("strings", " ".join(pdf_flow.all_strings(reading.pdf.objects))),
                                   ("metadata", reading.metadata()), ("pages", " ".join(reading.texts.values())),
                                   ("heads", " ".join(reading.around))])
        return reading

    def notes_place(self):
        return self.book.book.get("style", {}).get("note_place")

    def pdf_chapter(self, name, wanted, section, around, gathered):
        notes = section.notes + [note for note in gathered.notes if first_word_of(note) in wanted["notes"]
                                 ] if gathered else section.notes
        words = [first_word_of(note) for note in notes]
        behind = self.notes_place() in ("chapter", "book")

        def by_word(mark, there):
            mark = there.marks[int(mark.group(1))]
            # On its page, or on the next that has room; set again with a second mark, it is an artifact
            # there, with the number of that page.
            near = []
            for page in range(mark.page, 0 if behind else len(around)):
                again = bare(around[page]).replace(SOFT_HYPHEN, "")
                near = [word for word, note in zip(words, notes) if
                        note.label == mark.label and note.page == page or
                        note.page < mark.page and mark.label + word in again]
                if near:
                    break
            near = near or [word for word, note in zip(words, notes) if note.label == mark.label]
            return Sign.MARK + (near[0] if len(near) == 1 else "/".join(near) or "nothing") + Sign.END

        def settled(text, there=section):
            return pdf_flow.PAGE_REFERENCE.sub(lambda said: Sign.PAGE + said.group(said.lastindex) + Sign.END,
                                               MARK.sub(lambda mark: by_word(mark, there), text))
        for word, note in zip(words, notes):
            self.note(name, "pdf", wanted, word, settled(note.text, section if note in section.notes else gathered))
        self.notes_met(name, "pdf", wanted, words)
        text = settled(section.text)
        if self.book.book["output"].get("link_codes"):
            text = self.without_codes(name, wanted, text)
        self.compare("pdf-text", name, wanted["flow"] + Sign.MADE, text)

    def without_codes(self, name, wanted, text):
        """The text without the list of links that paper cannot follow, each of them once, with its words."""
        text, *codes = text.split(Sign.PICTURE + "https://")
        codes = ["https://" + bare(code).replace(SOFT_HYPHEN, "") for code in codes]
        links = {link["url"]: bare(words) for link, words in wanted["links"] if link["k"] == "link" and "url" in link}
        links = [f"{url}{Sign.END}{words}{url}" for url, words in links.items()]
        for code in Counter(codes) - Counter(links):
            self.say("pdf-codes", name, f"a code that no link has: {readable(code)}")
        for code in Counter(links) - Counter(codes):
            self.say("pdf-codes", name, f"a link without its code: {readable(code)}")
        return text

    def referred(self, reading):
        """A reference says the page that what it leads to begins on."""
        for words, number in self.pages:
            # A word of a paragraph may be quoted elsewhere; a title's stands in its heading.
            there = [place for place in reading.places
                     if any(word in bare(place[2]) for word in words.split("/"))]
            first = [place for place in there if place[1] != "/P"] or there
            right = {reading.label(page) for page, _, _ in first}
            if number not in right:
                self.say("pdf-pages", number, f"a reference to «{words}» says page {number}, it stands on "
                                              f"{' and '.join(sorted(right)) or 'none'}")

    def around(self, reading, chapters):
        """What stands around the text: heads, page numbers, and what is set again on another page."""
        known = set(WORD.findall(self.book.book["meta"]["title"])) | self.book.set_again()
        for chapter in chapters:
            known |= set(WORD.findall(chapter["title"]))
        for part in self.book.book["chapters"]:
            known |= set(WORD.findall(part.get("part", "") + told_of(part["fields"], "original.title")))
        for page, text in enumerate(reading.around):
            text = bare(text).replace(SOFT_HYPHEN, "")
            text = re.sub("[A-Z][a-z]*…", "", text)  # a head that has no room for all of its title
            # What is set again may go on, within a word, on a next page.
            wrong = {word for word in set(WORD.findall(text)) - known
                     if not any(one.startswith(word) or one.endswith(word) for one in known)}
            if wrong:
                self.say("pdf-around", f"page {page + 1}", f"words of no title: {' '.join(sorted(wrong))}")

    def inside_margins(self, reading):
        """Text keeps to the type area, where the book says how wide it is; a mark may hang beyond it, and one of
        full width hangs by an em of its own size."""
        margins = self.book.book["output"].get("margins")
        if margins is None:
            return
        for page, (extents, (box, _)) in enumerate(zip(reading.extents, reading.pages)):
            if page == 0 and self.book.book["output"].get("print_cover"):
                continue  # a cover has no type area
            sides = ("gutter", "fore_edge") if page % 2 == 0 else ("fore_edge", "gutter")
            left, right = (margins[side] * 72 / 25.4 - HANGS for side in sides)
            left, right = box[0] + left, box[2] - right
            for begin, end, text in extents:
                room = max(0, end - begin + 0.5 - HANGS) if text in WIDE_MARKS else 0
                if text.strip() and (begin < left - room or end > right + room):
                    self.say("pdf-margins", f"page {page + 1}", f"«{text}» from {begin:.0f} to {end:.0f}, the page's text "
                                                                f"has from {left + HANGS:.0f} to {right - HANGS:.0f}")
                    break

    # Both

    def contents(self, law, found):
        """Titles of chapters, parts and headings, in order; behind those of chapters their authors, or behind none.
        How deep a heading is, the EPUB says: a text that begins with a third level is set right."""
        depth = self.book.book["output"].get("contents_depth", 2)
        wanted = []
        pairs = list(zip(self.book.book["chapters"], self.book.chapters(pdf=False)))
        if law.startswith("pdf"):  # what is set before the contents
            pairs.sort(key=lambda pair: pair[0].get("role") not in ("foreword", "preface"))
        for chapter, told in pairs:
            if "part" in chapter:
                wanted.append((chapter["part"], True))
            wanted.append((told["title"], True, self.author(chapter)))
            below = chapter.get("level", 1) - 1
            front = chapter.get("role") in ("foreword", "preface")
            headings = self.headings.get(chapter["number"], [])
            if len(headings) != len(told["headings"]):
                self.say(law, f"c{chapter['number']}", f"{len(told['headings'])} headings written, {len(headings)} found")
            wanted += [(text, top and is_level + below <= depth and not front)
                       for (top, text), (is_level, _) in zip(told["headings"], headings)]
        found = [ASIDE.sub("", text) for text in found if WORD.search(text)]
        tries = [self.entries(wanted, found, authors) for authors in (False, not law.endswith("outline"))]
        if None not in tries:
            self.say(law, *max(tries, key=lambda one: int(one[0].split()[-1])))

    def captions(self, kind):
        """In their order; how what is called figure or table in the manuscript is written."""
        names = ("figure", "dfigure", "hfigure") if kind == "figures" else ("table", "htable")
        told = []
        for chapter in self.book.book["chapters"]:
            c = Writing(self.book, chapter, chapter)
            for node in each(chapter["b"], *names):
                caption = node.get("caption") if kind == "tables" else node["c"]
                text = plain(caption, c) if caption else node.get("alt", "") if self.book.pandoc and node["k"] == "figure" else ""
                if text:
                    told.append((chapter, text))
        return told

    def listed(self, law, kind, found, printed):
        """The list of figures or of tables: all captions, in the order in which they stand."""
        wanted = self.captions(kind) if self.book.book["output"].get(f"list_of_{kind}") else []
        if printed:
            wanted.sort(key=lambda one: one[0].get("role") not in ("foreword", "preface"))
        if len(wanted) != len(found):
            self.say(law, kind, f"{len(wanted)} captions are written, {len(found)} listed")
        for (_, text), there in zip(wanted, found):
            if difference := same(Sign.MADE + text + Sign.MADE, ASIDE.sub("", there)):
                self.say(law, kind, difference)

    @staticmethod
    def entries(wanted, found, authors):
        """The first entry that is not as it should be, and why; None if all are."""
        at = 0
        for i, (text, needed, *author) in enumerate(wanted):
            if authors and author and author[0]:
                text += Sign.MADE + author[0]
            # Behind a title stands the number of its page.
            if at < len(found) and same(text + Sign.MADE, found[at]) is None:
                at += 1
            elif needed:
                return f"entry {i + 1}", f"written {text}, found {found[at:at + 2]}"
        if at < len(found):
            return f"entry {at + 1}", f"nothing more is written, found {found[at:at + 2]}"
        return None

    @staticmethod
    def author(chapter):
        fields = {**chapter["fields"], **chapter["front"]}
        if "author" in fields or chapter["kind"] == "digest":
            return fields.get("author", "")
        return fields.get("original", {}).get("author", "")

    def loose(self, law, texts):
        """Pages that banxin makes of fields: no word that is not one of the fields or titles."""
        known = set(WORD.findall(self.book.manifest()))
        for chapter in self.book.book["chapters"]:
            known |= set(WORD.findall(" ".join(str(value) for _, value in self.book.front(chapter))))
        for told in self.book.chapters(pdf=False):
            known |= set(WORD.findall(told["title"] + " ".join(text for _, text in told["headings"])))
        for kind in ("figures", "tables"):
            if self.book.book["output"].get(f"list_of_{kind}"):
                known |= set(WORD.findall(" ".join(text for _, text in self.captions(kind))))
        every = " ".join(texts.values())
        for where, text in texts.items():
            if wrong := set(WORD.findall(text)) - known:
                self.say(law, where, f"words of no field: {' '.join(sorted(wrong))}")
        colophon = self.book.book["output"].get("colophon", True)
        for key in ("title", "subtitle", "publisher", *(("rights", "edition") if colophon else ())):
            value = self.book.book["meta"].get(key)
            if value and bare(value) not in bare(every):
                self.say(law, key, f"«{value}» stands nowhere")
        for chapter in self.book.book["chapters"]:
            if "part" in chapter and bare(chapter["part"]) not in bare(every):
                self.say(law, "part", f"«{chapter['part']}» stands nowhere")

    def hidden(self, law, texts):
        hidden = self.book.hidden()
        for where, text in texts:
            for word in hidden:
                if word in text:
                    self.say(law, where, f"«{word}», which the author hid")
