"""Defects of content documents: requirements 47 to 67."""
from variant import LAMP, PACKAGE, RIVER, add_file, content, edit, page, variant


@variant("E030", "RSC-012 RSC-016", row=47)
def element_not_closed(book):
    content(book, "<p>一<b>二</p>")


@variant("E030", "RSC-012 RSC-016", row=47)
def ampersand_alone(book):
    content(book, "<p>灯 & 河</p>")


@variant("E030", "RSC-012 RSC-016", row=47)
def namespace_not_declared(book):
    content(book, "<p><x:y/></p>")


@variant("E030", "RSC-012 RSC-016", row=48)
def control_character(book):
    content(book, "<p>\x01</p>")


@variant("E031", row=47)
def text_in_gbk(book):
    book.find(LAMP).data = book.find(LAMP).data.decode().replace("zì", "zi").replace(
        "hàn", "han").encode("gbk", "ignore")


@variant("E032", "RSC-028", row=47)
def text_declared_as_gbk(book):
    text = book.find(LAMP).data.decode().replace('encoding="UTF-8"', 'encoding="GBK"')
    book.find(LAMP).data = text.replace("zì", "zi").replace("hàn", "han").encode("gbk", "ignore")


@variant("E032", "HTM-058", row=47)
def text_in_utf_16(book):
    text = book.find(LAMP).data.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    book.find(LAMP).data = text.encode("utf-16")


@variant("E038", row=47)
def no_xml_declaration(book):
    edit(book, LAMP, '<\\?xml.*?\\?>\n', "")


@variant("E033", "HTM-004", row=47)
def doctype_of_xhtml_1_1(book):
    edit(book, LAMP, "<!DOCTYPE html>", '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" '
         '"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">')


@variant("E034", "RSC-012 RSC-016", row=48)
def entity_of_html(book):
    content(book, "<p>灯&nbsp;河</p>")


@variant("E035", "HTM-003", row=48)
def external_entity(book):
    edit(book, LAMP, "<!DOCTYPE html>",
         '<!DOCTYPE html [<!ENTITY secret SYSTEM "file:///etc/hostname">]>')


@variant("E035", row=48)
def entity_declared(book):
    edit(book, LAMP, "<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY lamp "灯">]>')


@variant("E036", row=67)
def nested_without_end(book):
    content(book, "<div>" * 600 + "</div>" * 600)


@variant("E037", "RSC-005", row=47)
def root_in_no_namespace(book):
    add_file(book, "text/bare.xhtml", '<?xml version="1.0" encoding="UTF-8"?><html><head>'
             "<title>页</title></head><body><p>页</p></body></html>", "application/xhtml+xml",
             "", 'linear="yes"')


@variant("E121", row=49)
def html_without_language(book):
    edit(book, LAMP, ' lang="zh-Hans" xml:lang="zh-Hans"', "")


@variant("E122", "RSC-005", row=49)
def languages_that_differ(book):
    edit(book, LAMP, ' lang="zh-Hans"', ' lang="ja"')


@variant("E045", "RSC-005", row=65)
def bad_language_in_the_text(book):
    content(book, '<p lang="zh_Hans" xml:lang="zh_Hans">灯</p>')


@variant("E120", "RSC-005", row=50)
def empty_document_title(book):
    edit(book, LAMP, "<title>.*?</title>", "<title></title>")


@variant("E120", "RSC-017", row=50)
def no_document_title(book):
    edit(book, LAMP, "<title>.*?</title>", "")


@variant("E123 E063", row=60)
def picture_without_alt(book):
    edit(book, RIVER, ' alt="雨点"', "")


@variant("E151", row=60)
def caption_that_repeats_the_alt(book):
    edit(book, LAMP, "<figcaption>.*?</figcaption>", "<figcaption>一条横线</figcaption>")


@variant("E124", row=51)
def heading_level_skipped(book):
    edit(book, RIVER, "<h2(.*?)</h2>", "<h4>上</h4>")
    # What pointed to its id goes with it.
    for name in ("epub/nav.xhtml", "epub/toc.ncx", LAMP):
        edit(book, name, "02-river.xhtml#[^\"]*", "02-river.xhtml")


@variant("E125", row=51)
def second_h1(book):
    content(book, "<h1>又一盏灯</h1>")


@variant("E126", "RSC-005", row=54)
def id_twice(book):
    content(book, '<p id="title">灯</p>')


@variant("E127", "RSC-005", row=53)
def id_with_a_space(book):
    content(book, '<p id="a b">灯</p>')


@variant("E128", row=53)
def id_with_a_colon(book):
    content(book, '<p id="fig:1">灯</p>')


@variant("E128", row=53)
def id_that_begins_with_a_digit(book):
    content(book, '<p id="1-lamp">灯</p>')


@variant("E129", "RSC-005", row=59)
def element_that_is_obsolete(book):
    content(book, "<center>灯</center>")


@variant("E129", "RSC-005", row=59)
def element_that_is_unknown(book):
    content(book, "<lamp>灯</lamp>")


@variant("E130", "RSC-005", row=52)
def alignment_in_the_markup(book):
    edit(book, LAMP, "<td>", '<td align="right">')


@variant("E131", "RSC-005", row=61)
def width_in_percent(book):
    edit(book, RIVER, '<img ', '<img width="50%" ')


@variant("E132", "RSC-005", row=59)
def block_in_a_paragraph(book):
    content(book, "<p>灯<div>河</div></p>")


@variant("E132", "RSC-005", row=59)
def list_item_alone(book):
    content(book, "<div><li>灯</li></div>")


@variant("E132", "RSC-005", row=59)
def text_in_a_list(book):
    content(book, "<ul>灯<li>河</li></ul>")


@variant("E132", "RSC-005", row=59)
def link_in_a_link(book):
    content(book, '<p><a href="02-river.xhtml">河<a href="02-river.xhtml">上</a></a></p>')


@variant("E132", "RSC-005", row=66)
def style_in_the_body(book):
    content(book, "<style>p { margin: 0 }</style>")


@variant("E133", "RSC-005", row=64)
def ruby_without_reading(book):
    edit(book, LAMP, "<ruby>.*?</ruby>", "<ruby>汉字</ruby>")


@variant("E133", "RSC-005", row=60)
def picture_without_source(book):
    content(book, '<p><img alt="灯"/></p>')


@variant("E134", "RSC-005", row=56)
def role_unknown(book):
    content(book, '<p role="lamp">灯</p>')


@variant("E134", "RSC-005", row=56)
def cover_role_on_a_section(book):
    content(book, '<section role="doc-cover"><p>灯</p></section>')


@variant("E134", "RSC-005", row=57)
def footnote_role_on_a_list_item(book):
    content(book, '<ol><li role="doc-footnote">灯</li></ol>')


@variant("E135", "RSC-017", row=57)
def role_deprecated(book):
    content(book, '<section role="doc-endnotes"><ol><li role="doc-endnote">灯</li></ol></section>')


@variant("E136", row=56)
def type_unknown(book):
    content(book, '<section epub:type="lampshade"><p>灯</p></section>')


@variant("E049", "OPF-028", row=56)
def type_of_an_undeclared_prefix(book):
    content(book, '<section epub:type="lamp:shade"><p>灯</p></section>')


@variant("E137", row=56)
def type_without_role(book):
    edit(book, LAMP, ' role="doc-footnote"', "")


@variant("E150", row=56)
def note_mark_that_leads_to_no_note(book):
    edit(book, LAMP, 'href="#note-1"', 'href="#title"')


@variant("E138", row=55)
def link_that_is_empty(book):
    content(book, '<p><a href="">灯</a></p>')


@variant("E139", "RSC-007", row=55)
def link_to_markdown(book):
    content(book, '<p><a href="02-river.md">河</a></p>')


@variant("E140", "RSC-012", row=55)
def link_to_no_id(book):
    content(book, '<p><a href="02-river.xhtml#nobody">河</a></p>')


@variant("E140", "RSC-012", row=55)
def link_to_no_id_of_its_own(book):
    content(book, '<p><a href="#nobody">河</a></p>')


@variant("E141", "RSC-007 RSC-026", row=55)
def link_out_of_the_container(book):
    content(book, '<p><a href="../../../river.xhtml">河</a></p>')


@variant("E142", "RSC-030", row=55)
def link_to_the_machine(book):
    content(book, '<p><a href="file:///etc/hostname">河</a></p>')


@variant("E142", "RSC-011 RSC-029", row=55)
def link_to_data(book):
    content(book, '<p><a href="data:text/html,x">河</a></p>')


@variant("E149", "RSC-020", row=55)
def address_with_a_space(book):
    content(book, '<p><a href="https://example.org/a b">河</a></p>')


@variant("E143", "OPF-014 RSC-006", row=32)
def remote_picture(book):
    content(book, '<p><img src="https://example.org/a.png" alt="雨"/></p>')


@variant("E143", "RSC-006", row=32)
def remote_stylesheet(book):
    edit(book, LAMP, "</head>", '<link rel="stylesheet" href="https://example.org/a.css"/></head>')


@variant("E139", "RSC-007", row=60)
def picture_missing(book):
    content(book, '<p><img src="../images/gone.png" alt="雨"/></p>')


@variant("E144", "RSC-005", row=51)
def label_that_is_not_there(book):
    content(book, '<section aria-labelledby="nobody"><p>灯</p></section>')


@variant("E145", row=51)
def link_without_a_name(book):
    content(book, '<p><a href="02-river.xhtml"></a></p>')


@variant("E148", row=58)
def box_without_a_label(book):
    content(book, '<p><input type="checkbox" disabled="disabled"/></p>')


@variant("E147", row=63)
def formula_without_text(book):
    content(book, '<p><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math></p>')
    edit(book, PACKAGE, '(?<=href="text/01-lamp.xhtml" media-type="application/xhtml\\+xml")',
         ' properties="mathml"')


@variant("E129", "RSC-005", row=63)
def formula_of_unknown_elements(book):
    content(book, '<p><math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x"><lamp/></math>'
            "</p>")
    edit(book, PACKAGE, '(?<=href="text/01-lamp.xhtml" media-type="application/xhtml\\+xml")',
         ' properties="mathml"')


@variant("E161", "CSS-001", row=66)
def direction_in_a_style_attribute(book):
    content(book, '<p style="direction: rtl">灯</p>')


@variant("E162", "CSS-008", row=66)
def style_attribute_that_is_no_css(book):
    content(book, '<p style="margin 0">灯</p>')


@variant("E181", row=31)
def document_that_is_long(book):
    content(book, "".join(f"<p>{'灯' * 300}{i}</p>" for i in range(300)))


@variant("E186", row=62)
def table_that_is_wide(book):
    content(book, "<table><tr>" + "<td>灯</td>" * 11 + "</tr></table>")


@variant("E187", row=55)
def link_to_the_body(book):
    edit(book, RIVER, "<body ", '<body id="whole" ')
    content(book, '<p><a href="02-river.xhtml#whole">河</a></p>')


@variant("E133", "RSC-005", row=47)
def document_without_a_head(book):
    add_file(book, "text/bare.xhtml", page("<p>页</p>").replace(
        "<head><title>页</title></head>", ""), "application/xhtml+xml", "", 'linear="yes"')
