"""Where a line may stand: for each place a function that grows a block with the line in it."""


class Place:
    def __init__(self, name, grow, html=False, plain=False, heading=False, single=True, no_notes=False):
        self.name, self.grow, self.html, self.plain, self.heading = name, grow, html, plain, heading
        # One block beside which one of the original can stand.
        self.single, self.no_notes = single, no_notes or plain


PLACES = {}


def place(name, **how):
    def keep(function):
        PLACES[name] = Place(name, lambda g, p, thing: function(g, p, thing), **how)
        return function
    return keep


def para(nodes):
    return {"k": "para", "c": nodes}


@place("paragraph")
def grow_paragraph(g, p, thing):
    return g.contained([para(g.run(p, thing, 6))])


@place("indented")
def grow_indented(g, p, thing):
    """Two ideographic spaces before it, as Chinese is typed."""
    each = not g.paired and g.chance(0.5)
    return [{**para(g.run(p, thing)), "indent": "　　", "each": each}]


for level in range(2, 7):
    def grow_heading(g, p, thing, level=level):
        node = {"k": "heading", "level": level, "c": g.run(p, thing, 2), "id": g.target()}
        node["own"] = True
        if g.chance(0.2):
            node["lang"] = g.other_language()
        return [node]
    place(f"heading-{level}", heading=True)(grow_heading)


# Grown by those who need them.
place("title", heading=True)(None)
place("note")(None)


def rows_of(g, p, thing, columns, rows, where, words=1):
    table = []
    target = g.count(1, rows - 1) if where == "body" else 0
    column = g.count(0, columns - 1)
    for row in range(rows):
        table.append({"cells": [{"c": g.run(p, thing, 2) if where and row == target and i == column
                                 else [g.text(words)]}
                                for i in range(columns)]})
    return table


def table(g, rows, columns, caption=None):
    node = {"k": "table", "columns": [g.pick(["", "l", "c", "r"]) for _ in range(columns)], "rows": rows}
    node["caption"] = caption if caption is not None else [g.text(2)] if g.chance(0.4) else []
    node["id"] = g.target("tbl") if node["caption"] else ""
    node["below"] = g.pandoc and g.chance(0.5)
    return node


for where in ("head", "body"):
    def grow_cell(g, p, thing, where=where):
        columns = g.count(2, 4)
        return g.contained([table(g, rows_of(g, p, thing, columns, g.count(2, 4), where), columns)])
    place(f"cell-{where}")(grow_cell)

    def grow_wide_cell(g, p, thing, where=where):
        """Wider than the page: it is turned."""
        columns = g.count(9, 12)
        return [table(g, rows_of(g, p, thing, columns, g.count(2, 5), where, 2), columns)]
    place(f"turned-cell-{where}")(grow_wide_cell)

    def grow_long_cell(g, p, thing, where=where):
        """Longer than a page: it goes on, under its head again."""
        columns = g.count(2, 3)
        return [table(g, rows_of(g, p, thing, columns, g.count(30, 45), where), columns)]
    place(f"long-cell-{where}")(grow_long_cell)


@place("table-caption")
def grow_caption(g, p, thing):
    return g.contained([table(g, rows_of(g, p, None, 2, 2, ""), 2, g.run(p, thing, 2))])


@place("turned-caption")
def grow_turned_caption(g, p, thing):
    return [table(g, rows_of(g, p, None, 11, 2, "", 2), 11, g.run(p, thing, 2))]


@place("figure-caption", plain=True)
def grow_figure(g, p, thing):
    return g.contained([{"k": "figure", "alt": g.say(2), "file": g.picture(), "id": g.target("fig"),
                         "c": g.run(p, "text", 2) if g.chance(0.7) else []}])


@place("side-figure", plain=True, single=False)
def grow_side_figure(g, p, thing):
    """Beside the text after it; somewhere on the page, so that it may have to come later."""
    before = [para([g.text(8)]) for _ in range(g.count(0, 12))]
    figure = {"k": "figure", "alt": g.say(2), "file": g.picture(), "id": g.target("fig"), "side": g.pick(["left", "right"]),
              "width": g.pick([20, 30, 40, 80]), "c": [g.text(2)] if g.chance(0.5) else []}
    return [*before, *g.contained([figure, *(para(g.run(p, "text", g.pick([2, 12]))) for _ in range(g.count(0, 3)))])]


@place("figure-row", plain=True, single=False)
def grow_figure_row(g, p, thing):
    """Pictures on one line, or on lines that follow each other; some lead somewhere."""
    figures = []
    for _ in range(g.count(2, 3)):
        caption = [g.text(2)] if g.chance(0.4) else []
        figures.append({"k": "figure", "alt": g.say(2), "file": g.picture(), "id": g.target("fig"), "c": caption,
                        "url": g.address() if g.chance(0.2) else ""})
    return g.contained([{"k": "frow", "figures": figures, "apart": g.chance(0.4)}])


@place("linked-figure", plain=True, single=False)
def grow_linked_figure(g, p, thing):
    return g.contained([{"k": "figure", "alt": g.say(2), "file": g.picture(), "id": g.target("fig"), "c": [],
                         "url": g.address()}])


@place("grid-cell", single=False)
def grow_grid(g, p, thing):
    columns = g.count(2, 3)
    return g.contained([{"k": "grid", "head": g.chance(0.5), "id": "", "rows": rows_of(g, p, thing, columns, g.count(2, 3), "body"),
                         "caption": []}])


@place("division-caption", single=False)
def grow_division(g, p, thing):
    return [{"k": "dfigure", "alt": g.say(2), "file": g.picture(), "id": g.target("fig"), "c": g.run(p, thing, 2)}]


def items(g, p, thing, body=None):
    filled = [{"b": [para([g.text(2)])]} for _ in range(g.count(1, 2))]
    filled.insert(g.count(0, len(filled)), {"b": [para(g.run(p, thing))] + (body or [])})
    return filled


@place("bullet")
def grow_bullet(g, p, thing):
    return g.contained([{"k": "ul", "mark": g.pick("-*+"), "loose": g.chance(0.3), "items": items(g, p, thing)}])


@place("nested-item")
def grow_nested(g, p, thing):
    inner = {"k": g.pick(["ul", "ol"]), "items": items(g, p, thing)}
    return g.contained([{"k": "ul", "mark": g.pick("-*+"), "items": items(g, p, None, [inner])}])


@place("numbered")
def grow_numbered(g, p, thing):
    return g.contained([{"k": "ol", "mark": g.pick(".)"), "start": g.pick([1, 1, 3]), "loose": g.chance(0.3),
                         "items": items(g, p, thing)}])


@place("task")
def grow_task(g, p, thing):
    made = items(g, p, thing)
    for item in made:
        item["checked"] = g.chance(0.5)
    return g.contained([{"k": "ul", "mark": g.pick("-*+"), "items": made}])


@place("own-marker", single=False)
def grow_own(g, p, thing):
    markers = g.pick([["（一）", "（二）", "（三）"], ["一、", "二、", "三、"], ["①", "②", "③"], ["1、", "2、", "3、"],
                      ["（1）", "（2）", "（3）"], ["1）", "2）", "3）"], ["1．", "2．", "3．"], ["⑴", "⑵", "⑶"],
                      ["（a）", "（b）", "（c）"]])
    at = g.count(0, 2)
    return g.contained([{"k": "own", "items": [{"marker": marker, "c": g.run(p, thing if i == at else None, 2)}
                                               for i, marker in enumerate(markers)]}])


@place("quotation")
def grow_quote(g, p, thing):
    node = {"k": "quote", "b": [para(g.run(p, thing))]}
    if g.chance(0.5):
        node["by"] = [g.text(2)]
    return g.contained([node])


@place("attribution")
def grow_attribution(g, p, thing):
    return g.contained([{"k": "quote", "b": [para([g.text()])], "by": g.run(p, thing, 2)}])


# Their titles are no Markdown.
TITLED = ("tab", "details")


def outside(g, form, blocks):
    """Only a callout is one inside others too."""
    return g.contained(blocks) if form == "callout" else blocks


for form in ("callout", "bang", "fence", "tab", "details"):
    def grow_admonition(g, p, thing, form=form):
        blocks = [para(g.run(p, thing)), *([{"k": "ul", "items": items(g, p, None)}] if g.chance(0.3) else [])]
        return outside(g, form, [{"k": "admonition", "form": form, "type": g.pick(["note", "tip", "warning"]),
                             "c": [g.text(2)] if form in TITLED or g.chance(0.5) else [], "b": blocks}])
    place(f"{form}-body")(grow_admonition)

    def grow_admonition_title(g, p, thing, form=form):
        return outside(g, form, [{"k": "admonition", "form": form, "type": g.pick(["note", "tip", "warning"]),
                             "c": g.run(p, thing, 2), "b": [para([g.text()])]}])
    if form not in TITLED:
        place(f"{form}-title")(grow_admonition_title)


@place("term", single=False)
def grow_term(g, p, thing):
    return g.contained([{"k": "dl", "items": [{"c": g.run(p, thing, 2), "b": [para([g.text()])]}]}])


@place("definition", single=False)
def grow_definition(g, p, thing):
    return g.contained([{"k": "dl", "items": [{"c": [g.text(1)], "b": [para(g.run(p, thing)), para([g.text()])]},
                                              {"c": [g.text(1)], "b": [para([g.text()])]}]}])


def groups(g, p, thing, sizes):
    at = g.count(0, sum(sizes) - 1)
    made = []
    for size in sizes:
        made.append({"lines": []})
        for _ in range(size):
            made[-1]["lines"].append({"c": g.run(p, thing, 2) if at == 0 else [g.text(2)]})
            at -= 1
    return made


def in_language(g, node, share=0.2):
    if g.chance(share):
        node["lang"] = g.other_language()
    return node


@place("division", single=False)
def grow_in_language(g, p, thing):
    return [in_language(g, {"k": "division", "b": [para(g.run(p, thing)), para([g.text()])]}, 1)]


@place("verse")
def grow_verse(g, p, thing):
    verse = {"k": "verse", "groups": groups(g, p, thing, g.pick([[2], [2, 2], [4, 1]]))}
    if g.chance(0.4):
        # Emphasis that goes on over the end of a line.
        line = g.pick(g.pick(verse["groups"])["lines"])
        line["c"] += [{"k": g.pick(["em", "strong", "strike", "u", "mark", "small"]),
                       "c": [g.text(1), {"k": "lines"}, g.text(1)]}, g.text(1)]
    return [in_language(g, verse)]


@place("line-block")
def grow_line_block(g, p, thing):
    return [{"k": "lineblock", "groups": groups(g, p, thing, g.pick([[2], [2, 2]]))}]


@place("letter")
def grow_letter(g, p, thing):
    return [in_language(g, {"k": "letter", "groups": groups(g, p, thing, [1, 1, 1, 1])})]


@place("epigraph")
def grow_epigraph(g, p, thing):
    return [{"k": "epigraph", "groups": groups(g, p, thing, g.pick([[1], [1, 1]]))}]


@place("code", plain=True)
def grow_code(g, p, thing):
    return g.contained([g.grow_code()])


@place("formula", plain=True)
def grow_formula(g, p, thing):
    return g.contained([{"k": "math", "lines": ["\\frac{" + g.word("latin") + "}{2}" for _ in range(g.count(1, 2))]}])


@place("break", plain=True)
def grow_break(g, p, thing):
    return [{"k": "hr"}]


@place("hidden", plain=True, single=False)
def grow_hidden(g, p, thing):
    return [{**g.make_comment()}]


def html(g, *blocks):
    return g.contained([{"k": "html", "b": [in_language(g, block) for block in blocks]}])


HTML_FORMS = {
    "html-paragraph": lambda g, run: para(run),
    "html-heading": lambda g, run: {"k": "heading", "level": g.count(2, 6), "c": run},
    "html-quote": lambda g, run: {"k": "quote", "b": [para(run)]},
    "html-item": lambda g, run: {"k": g.pick(["ul", "ol"]), "items": [{"b": [para(run)]}, {"b": [para([g.text()])]}]},
    "html-term": lambda g, run: {"k": "dl", "items": [{"c": run, "b": [para([g.text()])]}]},
    "html-definition": lambda g, run: {"k": "dl", "items": [{"c": [g.text()], "b": [para(run)]}]},
    "html-summary": lambda g, run: {"k": "details", "c": run, "b": [para([g.text()])]},
    "html-details": lambda g, run: {"k": "details", "c": [g.text()], "b": [para(run), para([g.text()])]},
    "html-caption": lambda g, run: {"k": "figure", "alt": g.say(2), "file": g.picture(), "c": run},
}
for name, form in HTML_FORMS.items():
    def grow_html(g, p, thing, form=form):
        return html(g, form(g, g.run(p, thing)))
    place(name, html=True, single=False, heading=name == "html-heading")(grow_html)


def html_rows(g, p, thing, spans=False, blocks=False):
    """Three rows, a head and a first column of heads by chance; the second cell of the second row has the thing."""
    columns = g.count(2, 3)
    rows = [{"cells": [{"head": True, "c": [g.text(1)]} for _ in range(columns)]}] if g.chance(0.7) else []
    heads = g.chance(0.4)
    for row in range(2):
        cells = [{"c": [g.text(1)]} for _ in range(columns)]
        if heads:
            cells[0]["head"] = True
        rows.append({"cells": cells})
    here = rows[-2]["cells"][1]
    here["c"] = g.run(p, thing, 2)
    if blocks == "markdown":
        here.update(b=[para(here.pop("c")), g.pick([para([g.text()]), {"k": "quote", "b": [para([g.text()])]},
                                                    {"k": "ul", "items": items(g, p, None)}, g.grow_code()])],
                    markdown=True)
    elif blocks:
        here["apart"] = g.chance(0.5)
        here["b"] = [para(here.pop("c")), g.pick([para([g.text()]), {"k": "ul", "items": [{"b": [para([g.text()])]}]}])]
    if spans and g.chance(0.5):
        here["rowspan"] = 2
        rows[-1]["cells"].pop(1)
    elif spans:
        here["colspan"] = 2
        rows[-2]["cells"] = [rows[-2]["cells"][0], here, *rows[-2]["cells"][3:]]
        if columns == 2:
            for row in rows:
                if row is not rows[-2]:
                    row["cells"].append({"c": [g.text(1)], **({"head": True} if row["cells"][-1].get("head") else {})})
    return rows


for name, how in {"html-cell": {}, "html-spanning-cell": {"spans": True}, "html-blocks-cell": {"blocks": True}}.items():
    def grow_html_table(g, p, thing, how=how):
        return [{"k": "htable", "rows": html_rows(g, p, thing, **how),
                 "caption": [g.text(2)] if g.chance(0.3) else []}]
    place(name, html=True)(grow_html_table)


@place("markdown-cell")
def grow_markdown_cell(g, p, thing):
    """Blank lines in a cell of HTML, and Markdown between them."""
    return [{"k": "htable", "rows": html_rows(g, p, thing, blocks="markdown"), "caption": []}]


@place("html-table-caption", html=True)
def grow_html_table_caption(g, p, thing):
    return [{"k": "htable", "rows": html_rows(g, p, None), "caption": g.run(p, thing, 2)}]


PANDOC_PLACES = ("division-caption", "line-block", "grid-cell")
