"""The glyphs of a finished PDF, from its decoded content streams. qpdf only undoes the compression;
operators, widths and Unicode maps are interpreted here, and nothing is asked from banxin."""
import base64
import json
import re
import sys
from collections import namedtuple

from harness import TESTS, run

# text: what it says; own: what its font says of it, whatever the content says. mark: its marked content's
# number, ARTIFACT, or None where it belongs to nothing.
Glyph = namedtuple("Glyph", "text x y advance size font code drawing mapped own mark")
# The picture's corners on the page.
Picture = namedtuple("Picture", "name left bottom right top mark")
ARTIFACT = -1
Font = namedtuple("Font", "name widths default unicode")

class Pdf:
    """qpdf's JSON: objects by reference, streams decoded."""

    def __init__(self, path):
        done = run(["qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=inline",
                    "--decode-level=generalized", path], TESTS, seconds=300)
        if done.returncode != 0:
            sys.exit(f"qpdf: {done.stderr}")
        self.objects = json.loads(done.stdout)["qpdf"][1]
        self.fonts = {}

    def get(self, value):
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            held = self.objects["obj:" + value]
            value = held["value"] if "value" in held else held["stream"]
        return value

    def data(self, value):
        return base64.b64decode(self.get(value)["data"])

    def pages(self):
        """(content, fonts by name) of each page, in order."""
        for _, page, resources in self.page_objects():
            parts = self.get(page.get("/Contents", []))
            parts = parts if isinstance(parts, list) else [page["/Contents"]]
            named = self.get(self.get(resources).get("/Font", {}))
            yield b"\n".join(self.data(part) for part in parts), {
                name: self.font(value) for name, value in named.items()}

    def root(self):
        return self.get(self.get(self.objects["trailer"]["value"])["/Root"])

    def page_objects(self):
        """(reference, page, resources) of each page, in order."""
        def walk(reference, inherited):
            node = self.get(reference)
            resources = node.get("/Resources", inherited)
            if node["/Type"] == "/Pages":
                for kid in self.get(node["/Kids"]):
                    yield from walk(kid, resources)
                return
            yield reference, node, resources
        yield from walk(self.root()["/Pages"], {})

    def font(self, reference):
        if reference not in self.fonts:
            font = self.get(reference)
            if font["/Subtype"] != "/Type0" or font["/Encoding"] != "/Identity-H":
                sys.exit(f"{font['/BaseFont']}: not a horizontal font with glyph ids for codes")
            below = self.get(self.get(font["/DescendantFonts"])[0])
            unicode = read_unicode_map(self.data(font["/ToUnicode"])) if "/ToUnicode" in font else {}
            self.fonts[reference] = Font(font["/BaseFont"], read_widths(self.get(below.get("/W", [])),
                                                                        self.get),
                                         below.get("/DW", 1000), unicode)
        return self.fonts[reference]


def read_widths(array, get):
    widths, at = {}, 0
    while at < len(array):
        first, second = array[at], get(array[at + 1])
        if isinstance(second, list):
            widths.update(enumerate(second, first))
            at += 2
        else:
            widths.update(dict.fromkeys(range(first, second + 1), array[at + 2]))
            at += 3
    return widths


def read_unicode_map(cmap):
    def text(code):
        return bytes.fromhex(code).decode("utf-16-be")
    result, cmap = {}, cmap.decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
        for code, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            result[int(code, 16)] = text(to)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
        for first, last, to, several in re.findall(
                r"<(\w+)>\s*<(\w+)>\s*(?:<(\w*)>|\[([^\]]*)\])", block):
            codes = range(int(first, 16), int(last, 16) + 1)
            if to:
                start = text(to)
                result.update((code, start[:-1] + chr(ord(start[-1]) + i))
                              for i, code in enumerate(codes))
            else:
                result.update(zip(codes, map(text, re.findall(r"<(\w*)>", several))))
    return result


TOKEN = re.compile(rb"[\s\0]+|%[^\r\n]*|(<<|>>|[\[\]])|<([0-9A-Fa-f\s]*)>|(\()|(/[^\s()<>\[\]{}/%]*)"
                   rb"|([^\s()<>\[\]{}/%]+)")
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def literal(data, at):
    """A string in parentheses that begins before `at`; returns it and where it ends."""
    out, depth = bytearray(), 1
    while True:
        c = data[at:at + 1]
        at += 1
        if c == b"\\":
            if octal := re.match(rb"[0-7]{1,3}", data[at:at + 3]):
                out.append(int(octal.group(), 8) & 255)
                at += octal.end()
            else:
                c = data[at:at + 1]
                at += 1
                out += b"" if c == b"\n" else ESCAPES.get(c, c)
            continue
        depth += (c == b"(") - (c == b")")
        if depth == 0 or not c:
            return bytes(out), at
        out += c


def operations(data):
    """(operator, operands); names begin with a slash, strings are bytes, arrays lists, and a
    dictionary the list of its parts."""
    stack, operands, at = [], [], 0
    while at < len(data):
        token = TOKEN.match(data, at)
        if token is None:
            raise ValueError(f"not content: {data[at:at + 20]}")
        at = token.end()
        mark, digits, string, name, word = token.groups()
        if mark in (b"<<", b"["):
            stack.append(operands)
            operands = []
        elif mark is not None:
            stack[-1].append(operands)
            operands = stack.pop()
        elif digits is not None:
            digits = b"".join(digits.split())
            operands.append(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()))
        elif string is not None:
            value, at = literal(data, at)
            operands.append(value)
        elif name is not None:
            operands.append(name.decode("latin-1"))
        elif word is not None:
            try:
                operands.append(float(word))
            except ValueError:
                if stack:
                    operands.append(word)
                else:
                    yield word.decode("latin-1"), operands
                    operands = []


def times(m, n):
    return (m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3],
            m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
            m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5])


IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def glyphs_of(content, fonts, pictures=None):
    """Every glyph that a page's content shows, in its order. Pictures' own text is no part of
    the book's and lies in their forms, which are not entered: `pictures` takes their places."""
    state = {"ctm": IDENTITY, "font": None, "size": 0.0, "space": 0.0, "word": 0.0, "scale": 1.0,
             "leading": 0.0, "rise": 0.0}
    saved, matrix, line = [], IDENTITY, IDENTITY
    spans = []  # text of each marked span, None where it says nothing
    marks = []  # number of each marked span, None where it has none

    def mark_here():
        return next((mark for mark in reversed(marks) if mark is not None), None)

    def show(string):
        nonlocal matrix
        font, size = state["font"], state["size"]
        for code in (int.from_bytes(string[i:i + 2], "big") for i in range(0, len(string), 2)):
            whole = times((size * state["scale"], 0, 0, size, 0, state["rise"]),
                          times(matrix, state["ctm"]))
            width = font.widths.get(code, font.default) / 1000
            step = (width * size + state["space"]) * state["scale"]
            said = next((span for span in spans if span is not None), None)
            if said is not None:
                text, drawing, mapped = "".join(said), "".join(said) == "" and not said, True
                if said:
                    said[:] = [""]  # what follows in the span adds nothing
            else:
                text, drawing, mapped = font.unicode.get(code, ""), False, code in font.unicode
            yield Glyph(text, whole[4], whole[5], width * whole[0], whole[3], font.name, code,
                        drawing, mapped, font.unicode.get(code, ""), mark_here())
            matrix = times((1, 0, 0, 1, step, 0), matrix)

    for operator, o in operations(content):
        if operator == "q":
            saved.append(dict(state))
        elif operator == "Q":
            state = saved.pop()
        elif operator == "cm":
            state["ctm"] = times(tuple(o), state["ctm"])
        elif operator == "BT":
            matrix = line = IDENTITY
        elif operator == "Tf":
            state["font"], state["size"] = fonts[o[0]], o[1]
        elif operator in ("Tc", "Tw", "TL", "Ts", "Tz"):
            key = {"Tc": "space", "Tw": "word", "TL": "leading", "Ts": "rise", "Tz": "scale"}[operator]
            state[key] = o[0] / 100 if operator == "Tz" else o[0]
        elif operator == "Tm":
            matrix = line = tuple(o)
        elif operator in ("Td", "TD", "T*"):
            if operator == "TD":
                state["leading"] = -o[1]
            x, y = o if o else (0, -state["leading"])
            matrix = line = times((1, 0, 0, 1, x, y), line)
        elif operator in ("Tj", "TJ"):
            for part in o[0] if operator == "TJ" else o:
                if isinstance(part, bytes):
                    yield from show(part)
                else:
                    matrix = times((1, 0, 0, 1, -part / 1000 * state["size"] * state["scale"], 0), matrix)
        elif operator in ("BDC", "BMC"):
            fields = o[1] if len(o) > 1 and isinstance(o[1], list) else []
            said = None
            if "/ActualText" in fields:
                raw = fields[fields.index("/ActualText") + 1]
                said = list(raw.decode("utf-16") if raw[:2] == b"\xfe\xff" else raw.decode("latin-1"))
            elif o[0] == "/Artifact":
                said = []
            spans.append(said)
            marks.append(int(fields[fields.index("/MCID") + 1]) if "/MCID" in fields
                         else ARTIFACT if o[0] == "/Artifact" else None)
        elif operator == "EMC":
            spans.pop()
            marks.pop()
        elif operator == "Do" and pictures is not None:
            corners = [(x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5])
                       for m in [state["ctm"]] for x in (0, 1) for y in (0, 1)]
            xs, ys = zip(*corners)
            pictures.append(Picture(o[0], min(xs), min(ys), max(xs), max(ys), mark_here()))
        elif operator in ("'", '"', "BI"):
            sys.exit(f"operator {operator} is not expected here")
