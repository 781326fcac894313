"""A book for a seed: its manifest and its chapters, grown from the table of places and things."""
from grow import Grower
from places import PLACES

LANGUAGES = ["zh-Hans"] * 4 + ["zh-Hant", "ja", "ko", "en"]
KINDS = ["plain", "essay", "translation", "news", "digest"]
ORIGINAL = {"zh": ["en", "ja"], "ja": ["en", "zh-Hans"], "ko": ["en", "ja"], "en": ["fr", "zh-Hant"]}


def book(seed):
    return Library(seed).book()


class Library(Grower):
    def book(self):
        self.targets, self.open_notes, self.note_depth, self.paired = {}, [], 0, False
        self.own = self.language = self.pick(LANGUAGES)
        self.pandoc = self.chance(0.3)
        self.plan = list(range(1, self.count(1, 3) + 1))
        chapters = [self.grow_chapter(number) for number in self.plan]
        self.language = self.own
        meta = {"title": self.say(2), "language": self.language,
                "authors": [{"name": self.word(), **({"role": self.pick(["aut", "trl", "edt", "ill"])}
                                                     if self.chance(0.4) else {})}
                            for _ in range(self.count(1, 2))]}
        for key in ("subtitle", "publisher", "rights", "edition"):
            if self.chance(0.3):
                meta[key] = self.say(2)
        if self.chance(0.5):
            meta["date"] = self.day()
        return {"meta": meta, "output": self.output(), "typography": self.typography(),
                "style": self.some({"note_place": ["side", "chapter", "book"]}, 0.5),
                "markdown": {"dialect": "pandoc" if self.pandoc else "commonmark"}, "chapters": chapters,
                "pictures": self.pictures}

    def some(self, options, share=0.25):
        return {key: self.pick(values) for key, values in options.items() if self.chance(share)}

    def output(self):
        margins = {"head": self.pick([18, 22]), "foot": 20, "gutter": self.pick([20, 24]), "fore_edge": 16}
        return self.some({
            "margins": [margins],
            "style": ["classic", "modern", "reader"], "trim": ["da32", "a5", "32k", "xiao16", "16k", "a4"],
            "chapter_start": ["page", "recto"], "sources": [True, False], "print_cover": [True],
            "bleed": [3], "cover_page": [False], "ncx": [False], "ruby_parentheses": [False], "page_list": [False],
            "fonts": ["none"], "link_codes": [True], "print_ppi": [0, 72], "epub_pixels": [0, 300], "contents_depth": [1, 2, 3], "colophon": [False],
            "contents_authors": ["always", "never"],
            "list_of_figures": [True], "list_of_tables": [True]})

    def typography(self):
        edges = ["none", "basic", "gb", "strict"]
        if self.own == "ja":
            edges = ["very-loose", "loose", "strict", "very-strict"]
        return self.some({
            "line_edges": edges, "punctuation": ["kaiming", "banjiao", "plain"], "opening_bracket": ["full", "hang"],
            "hanging": [True], "gap": [0.125, 0], "latin_scale": [0.95, 1.1], "latin_rise": [0.05],
            "notes": ["chapter", "book"], "korean": ["syllable"], "hyphenation": [False], "figures": ["book", "none"],
            "page_references": [False]})

    def day(self):
        return "@" + self.pick(["2024-10-20", "2019-03-01", "1998-12-31"])

    def grow_chapter(self, number):
        self.language = self.own
        kind = self.pick(KINDS)
        chapter = {"k": "chapter", "number": number, "kind": kind, "title_in": "heading", "notes": {}, "b": []}
        if self.chance(0.1):
            chapter["language"] = self.language = self.pick(LANGUAGES)
        self.chapter = self.text_of = chapter
        chapter["title"] = [self.text(2)]
        if self.chance(0.7):
            place = PLACES["title"]
            chapter["title"] = self.run(place, self.pick(self.things(place)), 2)
        elif self.chance(0.4):
            chapter["title_in"] = self.pick(["manifest", "front"])
        chapter["fields"] = self.fields(kind)
        if kind == "plain" and self.chance(0.2):
            chapter["role"] = self.pick(["foreword", "preface", "afterword", "appendix", "epilogue"])
        if self.chance(0.2):
            chapter["fields"]["notes_by"] = self.pick(["author", "translator", "editor"])
        chapter["front"] = {}
        if chapter["title_in"] == "front" or self.chance(0.2):
            keys = [key for key, value in chapter["fields"].items() if isinstance(value, str) and value[0] != "@"]
            chapter["front"] = {key: chapter["fields"].pop(key) for key in keys}
        if self.chance(0.25) and "role" not in chapter:
            chapter["part"] = self.say(2)
        if self.chance(0.2) and number > 1 and "role" not in chapter and "part" not in chapter:
            chapter["level"] = 2
        parallel = kind == "translation" and self.chance(0.7)
        self.paired = parallel
        chapter["b"] = self.body(self.count(4, 8))
        if parallel:
            chapter["original"] = self.original(chapter)
        self.paired = False
        return chapter

    def body(self, units):
        blocks = []
        for _ in range(units):
            if self.chance(0.4):
                blocks.append({"k": "para", "c": [self.text(8)]})
            blocks += self.parted(blocks, self.unit())
        return blocks or [{"k": "para", "c": [self.text()]}]

    def parted(self, before, new):
        """Lists, definitions and quotations beside each other would be one."""
        joined = before and before[-1]["k"] == new[0]["k"] and new[0]["k"] in ("ul", "ol", "dl", "own", "lineblock")
        after_code = new[0]["k"] in ("code", "para") and before and before[-1]["k"] in ("ul", "ol", "dl")
        captioned = new[0]["k"] == "table"
        if joined or after_code or captioned and before and before[-1]["k"] in ("table", "htable"):
            return [{"k": "para", "c": [self.text()]}, *new]
        return new

    def original(self, chapter):
        """The same blocks in another language, or paragraphs in their place."""
        kept = self.language
        self.language = chapter["fields"]["original"]["language"]
        title = chapter["fields"]["original"]["title"]
        original = {"title": [{"k": "text", "s": title}], "notes": {}, "b": [], "parallel": {
            "print": self.pick(["facing", "columns", "interleaved", "none"])}}
        if self.chance(0.3):
            original["parallel"]["folded"] = self.chance(0.5)
        self.text_of = original
        if self.chance(0.3):
            original["title"].append(self.make_note())
        for block in chapter["b"]:
            place = PLACES["paragraph"]
            nodes = self.run(place, self.pick(self.things(place)))
            if block["k"] == "heading":
                place = PLACES["heading-2"]
                nodes = self.run(place, self.pick(self.things(place)), 2)
                original["b"].append({"k": "heading", "level": block["level"], "c": nodes})
            elif block["k"] == "quote" and self.chance(0.7):
                original["b"].append({"k": "quote", "b": [{"k": "para", "c": nodes}]})
            else:
                original["b"].append({"k": "para", "c": nodes})
        self.text_of, self.language = chapter, kept
        return original

    def fields(self, kind):
        def maybe(share, **fields):
            return fields if self.chance(share) else {}
        text = self.say
        if kind == "translation":
            original = {"title": text(2), "author": self.word(), "language": self.pick(ORIGINAL[self.primary]),
                        **maybe(0.4, country=self.word()), **maybe(0.4, publisher=text(2)), **maybe(0.4, date=self.day())}
            return {"original": original, "translators": [self.word() for _ in range(self.count(1, 2))],
                    **maybe(0.3, author=self.word())}
        if kind == "news":
            source = {"outlet": text(2), "date": self.day(), **maybe(0.4, headline=text(2))}
            return {"source": source, **maybe(0.4, kicker=text(2)), **maybe(0.4, deck=text(2)),
                    **maybe(0.4, byline=text(1)), **maybe(0.4, dateline=text(1))}
        if kind == "digest":
            original = {"title": text(2), **maybe(0.6, author=self.word()), **maybe(0.4, publisher=text(2)),
                        **maybe(0.4, date=self.day())}
            return {"original": original, "author": self.word(), **maybe(0.4, date=self.day())}
        epigraph = {"epigraph": {"text": text(3), **maybe(0.5, source=text(1))}} if self.chance(0.3) else {}
        return {**maybe(0.5, author=self.word()), **maybe(0.5, date=self.day()), **epigraph}
