"""Books by chance: the same seed grows the same book on every machine. What stands where is drawn from the
whole table of places and things, so that rare pairs are as frequent as common ones; then it is wrapped,
nested and surrounded by chance."""
import random

import known
from places import PANDOC_PLACES, PLACES
from words import Words

SCRIPTS = {"zh": ["han"] * 4 + ["latin"], "ja": ["kana", "kana", "han", "latin"],
           "ko": ["hangul"] * 3 + ["latin"], "en": ["latin"]}
JOINTS = {"han": ["", "", "", "，", "、", "；", "：", "？", "……", "——", "·", "。"],
          "kana": ["", "", "、", "。", "「", "」"], "hangul": [" ", " ", " ", ", ", ". "],
          "latin": [" ", " ", ", ", "; ", " & ", " = ", "/", " — "]}
STYLED = ["em", "strong", "strike", "dots", "u", "mark", "small", "lang", "abbr", "pair", "shown"]
LEAVES = ["kbd", "sub", "sup", "code", "math", "display", "ruby", "rubies", "image", "br", "end", "link", "linkin",
          "xref", "auto", "comment", "note", "again", "double", "inline", "text"]
THINGS = STYLED + LEAVES
# Formulas and dots have no form in HTML; a comment in HTML is one in Markdown.
HTML_THINGS = [thing for thing in THINGS if thing not in ("dots", "math", "display", "double", "inline", "end", "shown")]
HTML_THINGS.append("stars")
NOTES = ("note", "again", "double", "inline")
PAIRS = {"zh": ["“”", "‘’", "《》", "（）", "「」", "『』"], "ja": ["「」", "『』", "（）"], "ko": ["“”", "‘’", "《》"],
         "en": ["“”", "‘’", "«»", "()"]}
IN_LINK = ("link", "linkin", "xref", "auto")
IN_TITLE = ("xref", "linkin", "end", "image")  # an endless regress; a line that ends; told as M054
WRAPPERS = ["em", "strong", "strike", "u", "mark", "small", "lang", "abbr", "pair", "link"]
OTHER = {"zh": ["en", "ja", "ko"], "ja": ["zh-Hans", "en"], "ko": ["ja", "en"], "en": ["fr", "zh-Hant"]}


class Grower:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.words = Words()
        self.pictures = []
        self.ids = 0
        self.chapter = self.text_of = None
        self.depth = 0
        self.inside = []  # what a run is grown in that is no node of it

    # Chance

    def chance(self, share):
        return self.random.random() < share

    def pick(self, options):
        return options[int(self.random.random() * len(options))]

    def count(self, low, high):
        return low + int(self.random.random() * (high - low + 1))

    def fresh(self):
        self.ids += 1
        return self.ids

    # Words

    @property
    def primary(self):
        return self.language[:2] if self.language[:2] in SCRIPTS else "en"

    def word(self, script=None):
        return self.words.next(script or self.pick(SCRIPTS[self.primary]))

    def say(self, most=3):
        """Some words with what may stand between them; first and last a word."""
        script = self.pick(SCRIPTS[self.primary])
        text = self.words.next(script)
        for _ in range(self.count(0, most - 1)):
            other = self.pick(SCRIPTS[self.primary])
            if script == other:
                joint = self.pick(JOINTS[script])
            else:
                joint = self.pick(["", " ", "，"] if "latin" in (script, other) else ["", "、"])
            if "latin" in (script, other) and script == other and joint == "":
                joint = " "
            text += joint + self.words.next(other)
            script = other
        return text

    def text(self, most=3):
        return {"k": "text", "s": self.say(most)}

    def joint(self):
        """A typed space beside a thing, a mark of punctuation, or nothing."""
        return self.pick(["", "", " ", "，" if self.primary != "en" else ", "])

    # Lines

    def allowed(self, place, thing, around):
        if (place.html or place.plain) and thing not in (HTML_THINGS if place.html else ["text"]):
            return False
        if place.name == "title" and thing in IN_TITLE or place.heading and thing in ("end", "xref", "linkin"):
            return False
        around = (*around, *self.inside)
        if "link" in around and thing in (*IN_LINK, "link") or thing in around:
            return False
        if "dots" in around and thing in ("ruby", "rubies", "u", "mark", "small", "kbd", "lang", "abbr", "pair", "dots", "display", "math", "shown"):
            return False
        if thing == "inline" and not self.pandoc or "inline" in around and thing in ("end", "br", "image"):
            return False
        if thing in NOTES and (self.note_depth > 1 or place.no_notes):
            return False
        return thing == "text" or not known.holds(place.name, thing, around)

    def things(self, place, around=()):
        return [thing for thing in (HTML_THINGS if place.html else THINGS) if self.allowed(place, thing, around)]

    def run(self, place, thing=None, most=3):
        """A line with the thing in it, if one is asked for."""
        nodes = [self.text(most)]
        wanted = [thing] if thing else []
        wanted += [self.pick(self.things(place)) for _ in range(self.count(0, 2))] if self.chance(0.5) else []
        for one in wanted:
            made = self.wrapped(place, one)
            nodes[-1]["s"] += self.joint()
            nodes.append(made)
            nodes.append({"k": "text", "s": self.joint() + self.say(most)})
        if thing and self.chance(0.15) and self.may_lead(nodes[1]):
            nodes.pop(0)
            nodes[1]["s"] = nodes[1]["s"]
        elif thing and self.chance(0.2) and nodes[-2]["k"] not in ("br", "end"):
            nodes.pop()
        return nodes

    @staticmethod
    def may_lead(node):
        return node["k"] in ("em", "strong", "code", "link", "strike", "math")

    def wrapped(self, place, thing):
        around = []
        while self.chance(0.3) and len(around) < 2:
            wrapper = self.pick(WRAPPERS)
            if (wrapper not in around and self.allowed(place, wrapper, tuple(around)) and
                    self.allowed(place, thing, (*around, wrapper))):
                around.append(wrapper)
        node = self.make(place, thing, tuple(around))
        for i in reversed(range(len(around))):
            node = self.styled(place, around[i], [self.text(1), node, self.text(1)])
        return node

    def styled(self, place, kind, nodes):
        if kind == "link":
            return {"k": "link", "url": self.address(), "c": nodes}
        node = {"k": kind, "c": nodes}
        if kind == "lang":
            node["lang"] = self.pick(OTHER[self.primary])
        if kind == "abbr":
            node["title"] = self.say(2)
        if kind == "pair":
            node["marks"] = self.pick(PAIRS[self.primary])
        if kind in ("u", "mark", "small", "lang", "sub", "sup", "em", "strong", "strike") and self.chance(0.4):
            node["html"] = True
        if kind in ("u", "mark", "small", "kbd", "lang") and place.html:
            node["html"] = True
        if kind in ("u", "strike", "mark") and self.chance(0.3):
            node["change"] = True
        elif kind == "mark" and self.chance(0.5) and self.begins_and_ends_in_han(nodes):
            node["signs"] = "=="
        return node

    @staticmethod
    def begins_and_ends_in_han(nodes):
        """Between letters two equals signs compare."""
        ends = nodes[0], nodes[-1]
        return all(node["k"] == "text" and node["s"] for node in ends) and min(ends[0]["s"][0], ends[1]["s"][-1]) > "\u4000"

    def make(self, place, thing, around=()):
        if thing in STYLED or thing in ("kbd", "sub", "sup"):
            kept = self.language
            if thing == "lang":
                other = self.pick(OTHER[self.primary])
                self.language = other
            nodes = [self.text(2)]
            inner = [t for t in self.things(place, (*around, thing)) if t not in ("br", "end", "image")]
            if thing in STYLED and len(around) < 2 and self.chance(0.3) and inner:
                nodes += [self.make(place, self.pick(inner), (*around, thing)), self.text(1)]
            node = self.styled(place, thing, nodes)
            if thing == "lang":
                node["lang"] = other
                self.language = kept
            if "dots" in around:
                node["html"] = True
            return node
        return getattr(self, "make_" + thing)(place, around)

    def make_text(self, *_):
        return self.text(3)

    def make_stars(self, *_):
        """Marks that mean nothing in HTML."""
        mark = self.pick(["*", "**", "~~", "_", "`"])
        return {"k": "text", "s": f"{self.word()}{mark}{self.word()}{mark}{self.word()}"}

    def make_code(self, *_):
        return {"k": "code", "s": self.word("latin") + self.pick([" = ", "*", "_", " -> ", "(x)", "  "]) +
                self.word("latin")}

    def make_math(self, *_):
        return {"k": "math", "s": self.word("latin") + self.pick(["_1", "^{2}", " + \\alpha", " < y"]),
                "tex": self.pandoc and self.chance(0.4)}

    def make_display(self, *_):
        return {"k": "display", "s": "\\sum_{i} " + self.word("latin")}

    def make_ruby(self, *_):
        return {"k": "ruby", "units": [[self.word("han") + (self.word("han") if self.chance(0.3) else ""),
                                        self.word("reading")]], "html": self.chance(0.3)}

    def make_rubies(self, *_):
        base = self.word("han")
        return {"k": "ruby", "units": [[one, self.word("reading")] for one in base], "html": self.chance(0.3)}

    def make_image(self, *_):
        return {"k": "image", "alt": self.say(2), "file": self.picture()}

    def make_br(self, *_):
        return {"k": "br"}

    def make_end(self, *_):
        return {"k": "end"}

    def make_link(self, place, around):
        nodes = [self.text(2)]
        inner = [t for t in self.things(place, (*around, "link")) if t not in ("br", "end")]
        if self.chance(0.5):
            nodes += [self.make(place, self.pick(inner), (*around, "link"))]
            nodes += [self.text(1)] if self.chance(0.6) else []
        return {"k": "link", "url": self.address(), "c": nodes}

    def make_linkin(self, place, around):
        node = self.make_link(place, around)
        del node["url"]
        node["to"] = self.somewhere()
        return node

    def make_xref(self, *_):
        return {"k": "xref", "to": self.somewhere(), "at": self.pandoc and self.chance(0.6)}

    def make_auto(self, *_):
        return {"k": "auto", "url": self.address()}

    def make_comment(self, *_):
        dashes = self.pick(["", " -- ", " --- "])
        return {"k": "comment", "s": self.word() + dashes + self.word(), "remark": self.chance(0.3)}

    def make_note(self, *_):
        return {"k": "note", "id": self.new_note()}

    def make_again(self, *_):
        notes = [note for note, what in self.text_of["notes"].items() if not what.get("inline")]
        done = [note for note in notes if note not in self.open_notes]
        return {"k": "note", "id": self.pick(done) if done else self.new_note()}

    def make_inline(self, _place, around):
        """A note that is written where its mark is: what is around the mark is around its words."""
        number = str(self.fresh())
        note = self.text_of["notes"][number] = {"label": "n", "inline": True, "b": []}
        self.open_notes.append(number)
        outside, self.inside = self.inside, [*self.inside, "inline", *around]
        self.note_depth += 1
        line = self.run(PLACES["note"])
        note["b"].append({"k": "para", "c": line if line[0]["k"] == "text" else [self.text(1), *line]})
        self.note_depth -= 1
        self.inside = outside
        self.open_notes.pop()
        return {"k": "note", "id": number}

    def make_double(self, *_):
        """Two marks beside each other."""
        return {"k": "both", "c": [{"k": "note", "id": self.new_note()}, {"k": "note", "id": self.new_note()}]}

    def address(self):
        return f"https://example.org/{self.word('latin').lower()}"

    def picture(self):
        if not self.pictures or self.chance(0.6):
            self.pictures.append([len(self.pictures) + 1, self.pick(["svg", "png"])])
        number, kind = self.pick(self.pictures)
        return f"p{number}.{kind}"

    def somewhere(self):
        chapter = self.pick(self.plan)
        own = self.targets.get(chapter, [])
        return [chapter, self.pick(own)] if own and self.chance(0.7) else [chapter]

    def target(self, kind="sec"):
        """The id of something that links may lead to; Pandoc's readers refer to it by its kind."""
        name = f"{kind}-t{self.fresh()}" if self.pandoc else f"t{self.fresh()}"
        self.targets.setdefault(self.chapter["number"], []).append(name)
        return name

    def other_language(self):
        return self.pick(OTHER[self.primary])

    # Notes

    def new_note(self):
        number = self.fresh()
        signed = self.pick(["", "", "", "译", "tr-", "ed"])
        note = {"label": f"{signed}{number}" if signed else self.pick([str(number), f"n{number}", f"甲{number}"]),
                "b": []}
        self.text_of["notes"][str(number)] = note
        self.open_notes.append(str(number))
        self.note_depth += 1
        place = PLACES["note"]
        note["b"].append({"k": "para", "c": self.run(place)})
        if note["b"][0]["c"][0]["k"] != "text":
            note["b"][0]["c"].insert(0, self.text(1))
        if self.chance(0.2):
            note["b"].append(self.pick([self.grow_para, self.grow_list, self.grow_code])(place))
        elif self.chance(0.2) and not signed and self.primary == "zh":
            note["b"][0]["c"].append({"k": "text", "s": self.pick(["——译者注", "（编者注）", "。（译注）"])})
        self.note_depth -= 1
        self.open_notes.pop()
        return str(number)

    def grow_para(self, place):
        return {"k": "para", "c": self.run(place)}

    def grow_list(self, place):
        return {"k": "ul", "mark": "-", "items": [{"b": [self.grow_para(place)]} for _ in range(2)]}

    def grow_code(self, _=None):
        return {"k": "code", "info": self.pick(["", "py", "text"]),
                "lines": [self.word("latin") + self.pick([" = 1", "  {", " *x*", " <b>", " $y$", ""])
                          for _ in range(self.count(1, 3))]}

    # Blocks

    def unit(self):
        """Something at a place, in containers by chance."""
        names = [name for name, place in PLACES.items() if self.may_stand(place)]
        place = PLACES[self.pick(names)]
        thing = self.pick(self.things(place))
        return place.grow(self, place, thing)

    def may_stand(self, place):
        if place.name in PANDOC_PLACES and not self.pandoc:
            return False
        if place.name in ("title", "note") or place.name in known.PLACES:
            return False
        return not (self.paired and not place.single)

    def in_columns(self, blocks):
        """Text that flows through columns, or stands beside other text."""
        lead = [{"k": "para", "c": [self.text(6)]} for _ in range(self.count(1, 3))]
        if self.chance(0.5):
            form = self.pick(["columns=2", "columns=3", ".two-columns", "html"])
            return {"k": "flowing", "form": form, "b": [*lead, *blocks]}
        beside = [{"k": "para", "c": [self.text(6)]}]
        columns = [[*lead, *blocks], beside]
        if self.chance(0.5):
            columns.reverse()
        share = self.pick([0, 0, 40])
        return {"k": "beside", "columns": [{"b": one, "share": share if i == 0 else 0}
                                           for i, one in enumerate(columns)]}

    def contained(self, blocks):
        """A block in a container, if it may stand in one."""
        if self.paired or not self.chance(0.3):
            return blocks
        if self.chance(0.2):
            return [self.in_columns(blocks)]
        block = {"para": 1, "ul": 1, "ol": 1, "quote": 1, "code": 1, "table": 1, "math": 1, "own": 1, "dl": 1,
                 "figure": 1, "admonition": 1, "html": 1, "htable": 1}
        if not all(one["k"] in block and one.get("form") != "fence" for one in blocks):
            return blocks
        lead = {"k": "para", "c": [self.text()]}
        kind = self.pick(["ul", "ol", "dl", "quote", "callout", "bang", "fence", "tab", "details", "center"])
        if kind == "center":
            return [{"k": "centre", "b": [lead, *blocks]}]
        if kind == "dl":
            return [{"k": "dl", "items": [{"c": [self.text(1)], "b": [lead], "deep": blocks}]}]
        if kind in ("ul", "ol"):
            return [{"k": kind, "mark": self.pick("-*+" if kind == "ul" else ".)"), "loose": True, "items": [
                {"b": [lead, *blocks]}, {"b": [{"k": "para", "c": [self.text()]}]}]}]
        if kind == "quote":
            return [{"k": "quote", "b": [lead, *blocks, {"k": "para", "c": [self.text()]}]}]
        titled = kind in ("tab", "details") or self.chance(0.5)
        return [{"k": "admonition", "form": kind, "type": self.pick(["note", "tip", "warning"]),
                 "c": [self.text(2)] if titled else [], "b": [lead, *blocks]}]
