"""Blocks: how each kind is written in Markdown or HTML, and what a reader must find of it. Nodes as in
inlines.py; "b" are the blocks in a block. Markdown is made as lines, so that a container can set its own
marks before them."""
from inlines import Sign, flow, html, markdown


def written(nodes, c):
    lines = []
    for before, node in zip([{}, *nodes], nodes):
        # Between two tables Pandoc takes a caption for the first one's.
        if before.get("k") == node["k"] == "table" and c.book.pandoc:
            node = {**node, "below": True}
        made = WRITTEN[node["k"]](node, c)
        lines += ([""] if lines else []) + made
    return lines


def found(nodes, c):
    return "".join(line(FOUND[node["k"]](node, c)) for node in nodes)


def line(text):
    return Sign.EDGE + text + Sign.EDGE


def text_lines(nodes, c):
    return markdown(nodes, c).split("\n")


def indented(lines, first, rest):
    return [((first if i == 0 else rest) + line).rstrip() if line else "" for i, line in enumerate(lines)]


def para_lines(node, c):
    """A line with an indent of its own begins a paragraph."""
    first, *rest = text_lines(node["c"], c)
    indent = node.get("indent", "")
    return [indent + first] + [(indent if node.get("each") else "") + line for line in rest]


def one_line(nodes, c):
    """Where a line end would end the thing: headings, cells."""
    kept, c.line_ends = c.line_ends, False
    text = markdown(nodes, c)
    c.line_ends = kept
    return text


def heading(node, c):
    lang = f" lang={node['lang']}" if "lang" in node else ""
    own = f" {{#{node['id']}{lang}}}" if node.get("own") else ""
    return ["#" * node["level"] + " " + one_line(node["c"], c) + own]


def heading_flow(node, c):
    """It stands in contents and heads too: it names no pages."""
    kept, c.says_pages = c.says_pages, False
    text = flow(node["c"], c)
    c.says_pages = kept
    return text


def marker(node, i):
    if node["k"] == "ol":
        return f"{node.get('start', 1) + i}{node.get('mark', '.')} "
    return node.get("mark", "-") + " "


def list_lines(node, c):
    lines = []
    for i, item in enumerate(node["items"]):
        first = marker(node, i)
        inside = written(item["b"], c)
        if "checked" in item:
            inside[0] = ("[x] " if item["checked"] else "[ ] ") + inside[0]
        if lines and node.get("loose"):
            lines.append("")
        lines += indented(inside, first, " " * len(first))
    return lines


def list_flow(node, c):
    text = ""
    for i, item in enumerate(node["items"]):
        label = "☑" if item.get("checked") else "☐" if "checked" in item else None
        if c.pdf:
            label = label or (f"{node.get('start', 1) + i}." if node["k"] == "ol" else Sign.MADE)
            text += Sign.LABEL + label + Sign.END
        else:
            text += label or ""
        text += found(item["b"], c)
    return text


def own_lines(node, c):
    return [line for item in node["items"]
            for line in (item["marker"] + one_line(item["c"], c)).split("\n")]


def own_flow(node, c):
    return "".join(Sign.LABEL + item["marker"] + Sign.END + line(flow(item["c"], c)) for item in node["items"])


def quote_lines(node, c):
    lines = written(node["b"], c)
    if "by" in node:
        lines += ([""] if lines else []) + ["——" + one_line(node["by"], c)]
    return [("> " + line).rstrip() for line in lines]


def quote_flow(node, c):
    return found(node["b"], c) + (line("——" + flow(node["by"], c)) if "by" in node else "")


def admonition_lines(node, c):
    title = one_line(node["c"], c) if node["c"] else ""
    body = written(node["b"], c)
    if node["form"] == "callout":
        return ["> " + f"[!{node['type'].upper()}] {title}".rstrip()] + [("> " + line).rstrip() for line in body]
    if node["form"] == "bang":
        head = f"!!! {node['type']}" + (f' "{title}"' if title else "")
        return [head] + indented(body, "    ", "    ")
    if node["form"] == "tab":
        return [f'=== "{title}"', ""] + indented(body, "    ", "    ")
    if node["form"] == "details":
        return ["<details>", f"<summary>{title}</summary>", ""] + body + ["", "</details>"]
    return [f"::: {node['type']} {title}".rstrip(), ""] + body + ["", ":::"]


def admonition_flow(node, c):
    return line(flow(node["c"], c) if node["c"] else Sign.MADE) + found(node["b"], c)


def definition_lines(node, c):
    lines = []
    for item in node["items"]:
        lines += ([""] if lines else []) + [one_line(item["c"], c)]
        deep = item.get("deep")
        mark = ":   " if deep else ": "
        lines += [mark + one_line(body["c"], c) for body in item["b"]]
        lines += ["", *indented(written(deep, c), "    ", "    ")] if deep else []
    return lines


def definition_flow(node, c):
    text = ""
    for item in node["items"]:
        term = line(flow(item["c"], c))
        text += Sign.LABEL + term + Sign.END if c.pdf else term
        text += "".join(line(flow(body["c"], c)) for body in item["b"]) + found(item.get("deep", []), c)
    return text


def kept_lines(node, c):
    """Verse, letters, epigraphs: groups of lines between fences."""
    lines = []
    for group in node["groups"]:
        lines += [""] if lines else []
        for one in group["lines"]:
            lines += one_line(one["c"], c).split("\n")
    if node["k"] == "lineblock":
        return ["| " + one if one else "|" for one in lines]
    name = f"{{.{node['k']} lang={node['lang']}}}" if "lang" in node else node["k"]
    return ["::: " + name] + lines + [":::"]


def kept_flow(node, c):
    return "".join(line(flow(one["c"], c)) for group in node["groups"] for one in group["lines"])


def cell(nodes, c):
    return one_line(nodes, c).replace("|", "\\|")


def table_lines(node, c):
    lines = []
    if node.get("caption") and not node.get("below"):
        lines += ["表：" + one_line(node["caption"], c) + f" {{#{node['id']}}}", ""]
    rows = ["| " + " | ".join(cell(one["c"], c) for one in row["cells"]) + " |" for row in node["rows"]]
    marks = {"": "---", "l": ":--", "c": ":-:", "r": "--:"}
    lines += [rows[0], "|" + "|".join(marks[a] for a in node["columns"]) + "|"] + rows[1:]
    if node.get("caption") and node.get("below"):
        lines += ["", ": " + one_line(node["caption"], c) + f" {{#{node['id']}}}"]
    return lines


def html_cell(one, c):
    name = "th" if one.get("head") else "td"
    spans = "".join(f' {a}="{one[a]}"' for a in ("rowspan", "colspan") if a in one)
    if one.get("markdown"):
        inside = "\n\n" + "\n".join(written(one["b"], c)) + "\n\n"
    elif "c" in one:
        inside = html(one["c"], c)
    else:
        inside = ("\n\n" if one.get("apart") else "").join(html_blocks(one["b"], c))
    return f"<{name}{spans}>{inside}</{name}>"


def html_table(node, c):
    caption = f"<caption>{html(node['caption'], c)}</caption>" if node.get("caption") else ""
    rows = ["<tr>" + "".join(html_cell(one, c) for one in row["cells"]) + "</tr>" for row in node["rows"]]
    return "\n".join(["<table>" + caption, *rows, "</table>"]).split("\n")


def table_flow(node, c):
    text = line(Sign.MADE + flow(node["caption"], c)) if node.get("caption") else ""
    for row in node["rows"]:
        for one in row["cells"]:
            text += line(flow(one["c"], c)) if "c" in one else found(one["b"], c)
    return text


def figure_lines(node, c):
    path = c.book.path(node["file"])
    caption = f' "{one_line(node["c"], c)}"' if node["c"] else ""
    side = f" .{node['side']} width={node['width']}%" if "side" in node else ""
    own = f"{{#{node['id']}{side}}}"
    picture = f"![{node['alt']}]({path}{caption}){own}"
    return [f"[{picture}]({node['url']})" if node.get("url") else picture]


def row_lines(node, c):
    pictures = [figure_lines(one, c)[0] for one in node["figures"]]
    return pictures if node["apart"] else [" ".join(pictures)]


def grid_lines(node, c):
    """Pandoc's: each cell one line of text between plus signs."""
    rows = [[one_line(one["c"], c) for one in row["cells"]] for row in node["rows"]]
    widths = [max(width(row[i]) for row in rows) + 2 for i in range(len(rows[0]))]
    rule = "+" + "+".join("-" * w for w in widths) + "+"
    lines = [rule]
    for i, row in enumerate(rows):
        lines.append("|" + "|".join(" " + text + " " * (w - 1 - width(text)) for text, w in zip(row, widths)) + "|")
        lines.append(rule.replace("-", "=") if i == 0 and node["head"] else rule)
    return lines


def width(text):
    return sum(2 if ord(c) >= 0x1100 else 1 for c in text)


def html_figure(node, c):
    caption = f"<figcaption>{html(node['c'], c)}</figcaption>" if node["c"] else ""
    return [f'<figure><img src="{c.book.path(node["file"])}" alt="{node["alt"]}">{caption}</figure>']


def division_figure(node, c):
    """Quarto's: the last paragraph is the caption."""
    alt = f'{{fig-alt="{node["alt"]}"}}'
    return [f"::: {{#{node['id']}}}", f"![]({c.book.path(node['file'])}){alt}", "",
            one_line(node["c"], c), ":::"]


def figure_flow(node, c):
    if node.get("url"):
        c.links.append(({"k": "link", "url": node["url"]}, ""))
    if c.book.pandoc and node.get("url") and not node["c"]:
        # The link is called by it.
        return Sign.PICTURE + node["alt"] + Sign.END + line(Sign.MADE + node["alt"])
    if c.book.pandoc and node["k"] == "figure" and not node["c"]:
        # Its words are its caption; the EPUB does not say them twice.
        return Sign.PICTURE + (node["alt"] if c.pdf else "") + Sign.END + Sign.MADE + node["alt"]
    return Sign.PICTURE + node["alt"] + Sign.END + (line(Sign.MADE + flow(node["c"], c)) if node["c"] else "")


def flowing_lines(node, c):
    inside = ["", *written(node["b"], c), ""]
    if node["form"] == "html":
        return ['<div style="column-count: 2">', *inside, "</div>"]
    return [f"::: {{{node['form']}}}", *inside, ":::"]


def beside_lines(node, c):
    lines = [":::: {.columns}"]
    for column in node["columns"]:
        share = f' width="{column["share"]}%"' if column["share"] else ""
        lines += [f"::: {{.column{share}}}", "", *written(column["b"], c), "", ":::", ""]
    return [*lines, "::::"]


def division_lines(node, c):
    return [f"::: {{lang={node['lang']}}}", ""] + written(node["b"], c) + ["", ":::"]


def html_blocks(nodes, c):
    made = []
    for node in nodes:
        text = HTML_FORMS[node["k"]](node, c)
        # The first tag is the block's own.
        made.append(text.replace(">", f' lang="{node["lang"]}">', 1) if "lang" in node else text)
    return made


HTML_FORMS = {
    "para": lambda n, c: f"<p>{html(n['c'], c)}</p>",
    "heading": lambda n, c: f"<h{n['level']}>{html(n['c'], c)}</h{n['level']}>",
    "quote": lambda n, c: f"<blockquote>{''.join(html_blocks(n['b'], c))}</blockquote>",
    "ul": lambda n, c: "<ul>" + "".join(f"<li>{''.join(html_blocks(i['b'], c))}</li>"
                                        for i in n["items"]) + "</ul>",
    "ol": lambda n, c: "<ol>" + "".join(f"<li>{''.join(html_blocks(i['b'], c))}</li>"
                                        for i in n["items"]) + "</ol>",
    "dl": lambda n, c: "<dl>" + "".join(f"<dt>{html(i['c'], c)}</dt>" + "".join(
        f"<dd>{html(b['c'], c)}</dd>" for b in i["b"]) for i in n["items"]) + "</dl>",
    "div": lambda n, c: f"<div>{''.join(html_blocks(n['b'], c))}</div>",
    "details": lambda n, c: f"<details><summary>{html(n['c'], c)}</summary>{''.join(html_blocks(n['b'], c))}"
                            "</details>",
    "code": lambda n, c: f"<pre>{html([{'k': 'text', 's': chr(10).join(n['lines'])}], c)}</pre>",
    "figure": lambda n, c: html_figure(n, c)[0],
    "table": lambda n, c: "\n".join(html_table(n, c)),
    "hr": lambda n, c: "<hr>",
}


def code_lines(node, _):
    if node.get("indented"):
        return ["    " + line if line else "" for line in node["lines"]]
    return ["```" + node.get("info", "")] + node["lines"] + ["```"]


WRITTEN = {
    "para": para_lines,
    "heading": heading,
    "ul": list_lines,
    "ol": list_lines,
    "own": own_lines,
    "quote": quote_lines,
    "admonition": admonition_lines,
    "dl": definition_lines,
    "verse": kept_lines,
    "lineblock": kept_lines,
    "letter": kept_lines,
    "epigraph": kept_lines,
    "code": code_lines,
    "math": lambda n, c: ["$$", *n["lines"], "$$"],
    "hr": lambda n, c: ["---"],
    "table": table_lines,
    "htable": html_table,
    "figure": figure_lines,
    "hfigure": html_figure,
    "dfigure": division_figure,
    "frow": row_lines,
    "grid": grid_lines,
    "centre": lambda n, c: ['<div align="center">', "", *written(n["b"], c), "", "</div>"],
    "html": lambda n, c: "\n".join(html_blocks(n["b"], c)).split("\n"),
    "comment": lambda n, c: [f"<!-- {n['s']} -->"],
    "division": division_lines,
    "flowing": flowing_lines,
    "beside": beside_lines,
}
FOUND = {
    "para": lambda n, c: flow(n["c"], c),
    "heading": heading_flow,
    "ul": list_flow,
    "ol": list_flow,
    "own": own_flow,
    "quote": quote_flow,
    "admonition": admonition_flow,
    "dl": definition_flow,
    "verse": kept_flow,
    "lineblock": kept_flow,
    "letter": kept_flow,
    "epigraph": kept_flow,
    "code": lambda n, c: "\n".join(n["lines"]),
    "math": lambda n, c: "\n".join(n["lines"]),
    "hr": lambda n, c: "",
    "table": table_flow,
    "htable": table_flow,
    "figure": figure_flow,
    "hfigure": figure_flow,
    "dfigure": figure_flow,
    "frow": lambda n, c: "".join(line(figure_flow(one, c)) for one in n["figures"]),
    "grid": table_flow,
    "centre": lambda n, c: found(n["b"], c),
    "html": lambda n, c: found(n["b"], c),
    "div": lambda n, c: found(n["b"], c),
    "division": lambda n, c: found(n["b"], c),
    "flowing": lambda n, c: found(n["b"], c),
    "beside": lambda n, c: "".join(found(column["b"], c) for column in n["columns"]),
    "details": lambda n, c: line(flow(n["c"], c)) + found(n["b"], c),
    "comment": lambda n, c: "",
}
