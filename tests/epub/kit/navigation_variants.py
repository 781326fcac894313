"""Defects of the navigation document and the NCX: requirements 36 to 45."""
from variant import NAV, NCX, append, content, edit, metadata, variant

PAGES = ('<nav epub:type="page-list" role="doc-pagelist" aria-label="页码" hidden="hidden">'
         "<ol>{}</ol></nav>")
SOURCE = ('<dc:source id="source">urn:isbn:9787000000001</dc:source>'
          '<meta property="source-of" refines="#source">pagination</meta>')


def add_pages(book, links, breaks=("1", "2"), source=SOURCE):
    """A page list, and page breaks in the first chapter."""
    items = "".join(f'<li><a href="{href}">{label}</a></li>' for label, href in links)
    append(book, NAV, "</body>", PAGES.format(items))
    marks = "".join(f'<span epub:type="pagebreak" role="doc-pagebreak" id="page-{number}" '
                    f'aria-label="{number}"></span>' for number in breaks)
    content(book, f"<p>{marks}页</p>")
    metadata(book, source)


def target(number):
    return f"text/01-lamp.xhtml#page-{number}"


@variant("E100", "RSC-005", row=36)
def text_in_a_list_item(book):
    edit(book, NAV, "(?<=<li>)(?=<a)", "见")


@variant("E132", "RSC-005", row=36)
def paragraph_in_a_list(book):
    edit(book, NAV, "</ol>\n</nav>", "<p>尾</p></ol></nav>")


@variant("E133", "RSC-005", row=36)
def contents_without_a_list(book):
    edit(book, NAV, '(?<=目录</h1>)\n<ol>.*?</ol>\n(?=</nav>)', "")


@variant("E133", "RSC-005", row=36)
def span_without_a_list(book):
    edit(book, NAV, '<a href="text/colophon.xhtml">(.*?)</a>', "<span>版权</span>")


@variant("E101 E112", "RSC-005", row=36)
def no_contents(book):
    edit(book, NAV, 'epub:type="toc" role="doc-toc"', 'epub:type="loi" hidden="hidden"')


@variant("E101 E113", "NAV-011 RSC-005", row=36)
def two_contents(book):
    append(book, NAV, "</body>", '<nav epub:type="toc" role="doc-toc" aria-labelledby="toc-title">'
           '<ol><li><a href="text/01-lamp.xhtml">灯</a></li></ol></nav>')


@variant("E102", "NAV-011", row=37)
def contents_out_of_order(book):
    first = '<li><a href="text/02-river.xhtml">河</a></li>'
    edit(book, NAV, "(?<=<ol>\n)", first)


@variant("E103", "NAV-010", row=37)
def contents_lead_out_of_the_book(book):
    edit(book, NAV, 'href="text/colophon.xhtml"', 'href="https://example.org/"')


@variant("E104", "RSC-005", row=39)
def entry_without_text(book):
    edit(book, NAV, ">版权信息<", "><")


@variant("E117", row=39)
def ruby_in_an_entry(book):
    edit(book, NAV, ">版权信息<", "><ruby>版<rt>bǎn</rt></ruby><")


@variant("E105", "RSC-005", row=41)
def landmark_without_a_type(book):
    edit(book, NAV, '<a epub:type="cover"', "<a")


@variant("E106", "RSC-005", row=41)
def landmark_twice(book):
    edit(book, NAV, '<li><a epub:type="cover"',
         '<li><a epub:type="cover" href="cover.xhtml">封面</a></li><li><a epub:type="cover"')


@variant("E107", "RSC-017", row=41)
def landmarks_nested(book):
    edit(book, NAV, '(<a epub:type="cover" href="cover.xhtml">封面</a>)',
         '<a epub:type="cover" href="cover.xhtml">封面</a><ol><li>'
         '<a epub:type="preface" href="text/01-lamp.xhtml">序</a></li></ol>')


@variant("E112", row=42)
def landmark_to_a_hidden_list(book):
    edit(book, NAV, 'id="toc" ', 'id="toc" hidden="hidden" ')


@variant("E113", row=45)
def two_lists_of_one_name(book):
    append(book, NAV, "</body>", '<nav aria-label="导览"><h2>又</h2>'
           '<ol><li><a href="text/01-lamp.xhtml">灯</a></li></ol></nav>')


@variant("E108", row=43)
def page_list_without_a_source(book):
    add_pages(book, [("1", target(1)), ("2", target(2))], source="")


@variant("E109", row=43)
def page_break_not_listed(book):
    add_pages(book, [("1", target(1))])


@variant("E110", row=43)
def page_without_a_break(book):
    add_pages(book, [("1", target(1)), ("2", target(2)), ("3", "text/02-river.xhtml")])


@variant("E111", row=43)
def page_numbers_that_fall(book):
    add_pages(book, [("2", target(1)), ("1", target(2))])


@variant("E107", "RSC-017", row=43)
def page_list_nested(book):
    add_pages(book, [("1", target(1) + '">1</a><ol><li><a href="' + target(2) + '">2</a></li></ol>'
                      "</li><li><a href=\"" + target(3))], breaks=("1", "2", "3"))
    edit(book, NAV, '(?<=page-3">)1', "3")


@variant("E114", "NCX-001", row=44)
def ncx_of_another_book(book):
    edit(book, NCX, "urn:isbn:[0-9]*", "urn:isbn:9787000000002")


@variant("E115", "RSC-005", row=44)
def play_order_twice(book):
    edit(book, NCX, 'id="point-1"', 'id="point-1" playOrder="1"')
    edit(book, NCX, 'id="point-2"', 'id="point-2" playOrder="1"')


@variant("E116", "RSC-005", row=44)
def point_without_a_label(book):
    edit(book, NCX, "<navLabel>.*?</navLabel>(?=<content)", "")


@variant("E140", "RSC-012", row=44)
def ncx_leads_to_no_id(book):
    edit(book, NCX, "text/02-river.xhtml#[^\"]*", "text/02-river.xhtml#nobody")


@variant("E140", "RSC-012", row=40)
def contents_lead_to_no_id(book):
    edit(book, NAV, "text/02-river.xhtml#[^\"]*", "text/02-river.xhtml#nobody")


@variant("E139", "RSC-007", row=40)
def contents_lead_to_no_file(book):
    edit(book, NAV, 'href="text/colophon.xhtml"', 'href="text/gone.xhtml"')


@variant("E085", "RSC-010", row=40)
def contents_lead_to_a_picture(book):
    edit(book, NAV, 'href="text/colophon.xhtml"', 'href="images/rain.png"')


@variant("E183", row=40)
def contents_too_deep(book):
    deep = ('<a href="text/02-river.xhtml">一</a><ol><li><a href="text/02-river.xhtml">二</a>'
            '<ol><li><a href="text/02-river.xhtml">三</a><ol><li>'
            '<a href="text/02-river.xhtml">四</a></li></ol></li></ol></li></ol>')
    edit(book, NAV, "</ol>\n</nav>", f"<li>{deep}</li></ol>\n</nav>")
    edit(book, NAV, '<li><a href="text/02-river.xhtml">河</a><ol>.*?</ol></li>\n', "")
