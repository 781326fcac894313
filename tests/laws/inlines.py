"""What stands in a line: how each kind is written in Markdown and in HTML, and what a reader must find of
it. A node is a dictionary: "k" its kind, "c" the nodes in it. Nothing here is random.

What must be found is a text with signs of private use in it (class Sign): the places of note marks, the
readings of ruby, the alternatives of pictures."""


class Sign:
    MARK = "\uE000"  # the note's first word follows, then END
    READING = "\uE001"  # the reading of what is before it, then END
    PICTURE = "\uE002"  # its alternative, then END
    LABEL = "\uE003"  # what stands before an item, then END
    END = "\uE004"
    PAGE = "\uE005"  # （第9页）: where it leads, or in what was found the number; then END
    MADE = "\uE006"  # words that banxin makes: anything without a word of the generator
    EDGE = "\uE007"  # of a block or a line: blanks there are nobody's
    ALL = MARK + READING + PICTURE + LABEL + END + PAGE + MADE + EDGE


# kind: (before, behind) in Markdown, tag in HTML; None: only the other way.
STYLES = {
    "em": (("*", "*"), "em"), "strong": (("**", "**"), "b"), "dots": (("{", "|.}"), None),
    "strike": (("~~", "~~"), "s"), "u": (("[", "]{.underline}"), "u"), "mark": (("[", "]{.mark}"), "mark"),
    "kbd": (("[", "]{.kbd}"), "kbd"), "small": (("[", "]{.small}"), "small"), "sub": (None, "sub"),
    "sup": (None, "sup"),
    "shown": (("[", ']{.content-visible when-format="html"}'), None),
}
# How other programs write the same, before the parser sees it.
CHANGES = {"u": ("{++", "++}"), "strike": ("{--", "--}"), "mark": ("{==", "==}")}


def markdown(nodes, c):
    return "".join(MARKDOWN[node["k"]](node, c) for node in nodes)


def html(nodes, c):
    return "".join(HTML[node["k"]](node, c) for node in nodes)


def flow(nodes, c):
    """What must be found in order. c.pdf: in print; else in the EPUB."""
    return "".join(FLOW[node["k"]](node, c) for node in nodes)


def plain(nodes, c):
    """What titles say in contents and running heads."""
    return "".join(PLAIN.get(node["k"], lambda n, c: "")(node, c) for node in nodes)


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def styled_md(node, c):
    marks, tag = STYLES[node["k"]]
    if marks is None or node.get("html"):
        return f"<{tag}>{markdown(node['c'], c)}</{tag}>"
    if node.get("change"):
        marks = CHANGES[node["k"]]
    elif node.get("signs"):
        marks = (node["signs"],) * 2
    return marks[0] + markdown(node["c"], c) + marks[1]


def styled_html(node, c):
    tag = STYLES[node["k"]][1]
    return f"<{tag}>{html(node['c'], c)}</{tag}>"


def inside(node, c):
    return flow(node["c"], c)


def target(node, c):
    """(address, the words of its title, whether its name is a label that banxin makes)."""
    return c.book.target(node["to"], c)


def link_md(node, c):
    address = target(node, c)[0] if "to" in node else node["url"]
    return f"[{markdown(node['c'], c)}]({address})"


def page(node, c):
    """The number of the page that a reference leads to."""
    return Sign.PAGE + c.book.place(node["to"], c) + Sign.END if "to" in node and c.says_pages else ""


def link_flow(node, c):
    """A mark inside stands behind the link."""
    c.links.append((node, plain(node["c"], c)))
    c.held = []
    text = flow(node["c"], c)
    marks, c.held = "".join(c.held), None
    return text + page(node, c) + marks


def mark_flow(node, c):
    mark = Sign.MARK + c.mark(node["id"]) + Sign.END
    if c.held is None:
        return mark
    c.held.append(mark)
    return ""


def xref_flow(node, c):
    _, words, labelled = target(node, c)
    return (Sign.MADE if labelled else words) + page(node, c)


def xref_md(node, c):
    address, _, labelled = target(node, c)
    name = address.partition("#")[2]
    # Only what has a name of its own, or a number, is referred to by its id.
    return f"[@{name}]" if node.get("at") and (labelled or name.startswith("sec-")) else f"[]({address})"


def note_md(node, c):
    note = c.text["notes"][node["id"]]
    return f"^[{markdown(note['b'][0]['c'], c)}]" if note.get("inline") else f"[^{note['label']}]"


def math_md(node, _):
    return f"\\({node['s']}\\)" if node.get("tex") else f"${node['s']}$"


def abbr_html(node, c):
    return f'<abbr title="{node["title"]}">{html(node["c"], c)}</abbr>'


def abbr_md(node, c):
    return f'<abbr title="{node["title"]}">{markdown(node["c"], c)}</abbr>'


def abbr_flow(node, c):
    """Paper has no room for what it is short for."""
    return flow(node["c"], c) + ("" if c.pdf else Sign.READING + node["title"] + Sign.END)


def pair_md(node, c):
    return node["marks"][0] + markdown(node["c"], c) + node["marks"][1]


def pair_html(node, c):
    return node["marks"][0] + html(node["c"], c) + node["marks"][1]


def code_md(node, _):
    ticks = "``" if "`" in node["s"] else "`"
    return f"{ticks}{node['s']}{ticks}"


def ruby_md(node, c):
    units = node["units"]
    if node.get("html"):
        return ruby_html(node, c)
    return "{" + "".join(base for base, _ in units) + "|" + "|".join(reading for _, reading in units) + "}"


def ruby_html(node, _):
    return "<ruby>" + "".join(f"{base}<rt>{reading}</rt>" for base, reading in node["units"]) + "</ruby>"


def ruby_flow(node, _):
    return "".join(base + Sign.READING + reading + Sign.END for base, reading in node["units"])


def comment_md(node, _):
    return "{>>" + node["s"] + "<<}" if node.get("remark") else f"<!-- {node['s']} -->"


MARKDOWN = {
    "text": lambda n, c: n["s"],
    "end": lambda n, c: "\n" if c.line_ends else "",
    "br": lambda n, c: "\\\n" if c.line_ends else "<br>",
    "lang": lambda n, c: (f'<span lang="{n["lang"]}">{markdown(n["c"], c)}</span>' if n.get("html") else
                          f'[{markdown(n["c"], c)}]{{lang={n["lang"]}}}'),
    "link": link_md,
    "xref": xref_md,
    "auto": lambda n, c: f"<{n['url']}>",
    "abbr": abbr_md,
    "pair": pair_md,
    "lines": lambda n, c: "\n",
    "code": code_md,
    "math": math_md,
    "display": lambda n, c: f"$${n['s']}$$",
    "ruby": ruby_md,
    "image": lambda n, c: f"![{n['alt']}]({c.book.path(n['file'])})",
    "note": note_md,
    "comment": comment_md,
    "both": lambda n, c: markdown(n["c"], c),
}
HTML = {
    "text": lambda n, c: escaped(n["s"]),
    "end": lambda n, c: "",
    "br": lambda n, c: "<br>",
    "lang": lambda n, c: f'<span lang="{n["lang"]}">{html(n["c"], c)}</span>',
    "link": lambda n, c: f'<a href="{target(n, c)[0] if "to" in n else n["url"]}">{html(n["c"], c)}</a>',
    "xref": lambda n, c: f'<a href="{target(n, c)[0]}"></a>',
    "note": lambda n, c: f"[^{c.label(n['id'])}]",
    "abbr": abbr_html,
    "pair": pair_html,
    "auto": lambda n, c: f'<a href="{n["url"]}">{n["url"]}</a>',
    "code": lambda n, c: f"<code>{escaped(n['s'])}</code>",
    "ruby": ruby_html,
    "image": lambda n, c: f'<img src="{c.book.path(n["file"])}" alt="{escaped(n["alt"])}">',
    "comment": lambda n, c: f"<!-- {n['s']} -->",
}
FLOW = {
    "text": lambda n, c: n["s"],
    "end": lambda n, c: Sign.EDGE,
    "br": lambda n, c: Sign.EDGE,
    "lang": inside,
    "abbr": abbr_flow,
    "pair": lambda n, c: n["marks"][0] + flow(n["c"], c) + n["marks"][1],
    "lines": lambda n, c: Sign.EDGE,
    "link": link_flow,
    "xref": xref_flow,
    "auto": lambda n, c: n["url"],
    "code": lambda n, c: n["s"],
    "math": lambda n, c: n["s"],
    "display": lambda n, c: n["s"],
    "ruby": ruby_flow,
    "image": lambda n, c: Sign.PICTURE + n["alt"] + Sign.END,
    "note": mark_flow,
    "comment": lambda n, c: "",
    "both": inside,
}
PLAIN = {
    "text": lambda n, c: n["s"],
    "end": lambda n, c: "",
    "br": lambda n, c: " ",
    "code": lambda n, c: n["s"],
    "math": lambda n, c: n["s"],
    "display": lambda n, c: n["s"],
    "ruby": lambda n, c: "".join(base for base, _ in n["units"]),
    "xref": lambda n, c: Sign.MADE if target(n, c)[2] else target(n, c)[1],
    "auto": lambda n, c: n["url"],
}
for kind in STYLES:
    MARKDOWN[kind], FLOW[kind] = styled_md, inside
    if STYLES[kind][1] is not None:
        HTML[kind] = styled_html
for kind in (*STYLES, "lang", "link", "abbr"):
    PLAIN[kind] = lambda n, c: plain(n["c"], c)
PLAIN["pair"] = lambda n, c: n["marks"][0] + plain(n["c"], c) + n["marks"][1]
