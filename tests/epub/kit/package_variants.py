"""Defects of the package document: requirements 13 to 30 and 80 to 82."""
from variant import (NCX, PACKAGE, RIVER, STYLE, add_file, append, content, edit, metadata, page,
                     variant)

MODIFIED = '<meta property="dcterms:modified">.*?</meta>'


@variant("E040", "RSC-005", row=13)
def no_modified(book):
    edit(book, PACKAGE, MODIFIED, "")


@variant("E042", "RSC-005", row=13)
def two_modified(book):
    metadata(book, '<meta property="dcterms:modified">2026-11-24T00:00:00Z</meta>')


@variant("E043", "RSC-005", row=13)
def modified_in_local_time(book):
    edit(book, PACKAGE, MODIFIED,
         '<meta property="dcterms:modified">2026-11-23T00:00:00+08:00</meta>')


@variant("E043", "RSC-005", row=13)
def modified_without_time(book):
    edit(book, PACKAGE, MODIFIED, '<meta property="dcterms:modified">2026-11-23</meta>')


@variant("E046", "OPF-030 RSC-005", row=14)
def unique_identifier_leads_nowhere(book):
    edit(book, PACKAGE, 'unique-identifier="pub-id"', 'unique-identifier="nobody"')


@variant("E040 E046 E051", "RSC-005 OPF-030", row=14)
def no_identifier(book):
    edit(book, PACKAGE, "<dc:identifier.*?</dc:identifier>", "")


@variant("E047", "OPF-085", row=14)
def malformed_uuid(book):
    for name in (PACKAGE, NCX):
        edit(book, name, "urn:isbn:[0-9]*", "urn:uuid:1234-abcd")


@variant("E048", row=14)
def isbn_with_a_wrong_check_digit(book):
    for name in (PACKAGE, NCX):
        edit(book, name, "urn:isbn:97870000000", "urn:isbn:97870000001")


@variant("E040 E051", "RSC-005", row=15)
def no_title(book):
    for _ in range(2):
        edit(book, PACKAGE, "<dc:title.*?</dc:title>", "")


@variant("E041", "RSC-005", row=15)
def empty_title(book):
    edit(book, PACKAGE, "灯与河", "")


@variant("E040", "RSC-005", row=16)
def no_language(book):
    edit(book, PACKAGE, "<dc:language>.*?</dc:language>", "")


@variant("E045", "OPF-092", row=16)
def bad_language(book):
    edit(book, PACKAGE, "<dc:language>zh-Hans", "<dc:language>zh_Hans")


@variant("E184", row=16)
def language_that_kindle_does_not_know(book):
    edit(book, PACKAGE, "<dc:language>zh-Hans", "<dc:language>ko")


@variant("E053", row=17)
def unknown_relator(book):
    edit(book, PACKAGE, ">trl<", ">zzz<")


@variant("E054", row=19)
def package_without_language(book):
    edit(book, PACKAGE, ' xml:lang="zh-Hans"', "")


@variant("E055", row=21)
def no_cover_image(book):
    edit(book, PACKAGE, ' properties="cover-image"', "")


@variant("E056", row=21)
def meta_cover_leads_nowhere(book):
    edit(book, PACKAGE, 'name="cover" content="[^"]*"', 'name="cover" content="nobody"')


@variant("E080", "RSC-005", row=21)
def two_cover_images(book):
    edit(book, PACKAGE, '(?<=images/rain.png" media-type="image/png")',
         ' properties="cover-image"')


@variant("E044", "OPF-053", row=22)
def date_in_words(book):
    edit(book, PACKAGE, "<dc:date>[^<]*", "<dc:date>2026年1月")


@variant("E049", "OPF-028", row=23)
def prefix_not_declared(book):
    metadata(book, '<meta property="shop:price">12</meta>')


@variant("E052", "OPF-027", row=23)
def unknown_property(book):
    metadata(book, '<meta property="colour">green</meta>')


@variant("E051", "RSC-005", row=17)
def refines_nothing(book):
    metadata(book, '<meta property="file-as" refines="#nobody">x</meta>')


@variant("E070", "RSC-005", row=23)
def meta_without_property(book):
    metadata(book, "<meta>x</meta>")


@variant("E050", "OPF-001")
def package_of_version_3_3(book):
    edit(book, PACKAGE, 'version="3.0"', 'version="3.3"')


@variant("E057 E061", row=80)
def no_accessibility_metadata(book):
    entry = book.find(PACKAGE)
    lines = entry.data.decode().splitlines(keepends=True)
    entry.data = "".join(line for line in lines if "schema:" not in line).encode()


@variant("E061", row=80)
def no_accessibility_summary(book):
    edit(book, PACKAGE, '<meta property="schema:accessibilitySummary">.*?</meta>', "")


@variant("E058", row=80)
def misspelt_feature(book):
    edit(book, PACKAGE, ">structuralNavigation<", ">structualNavigation<")


@variant("E058", row=80)
def unknown_access_mode(book):
    edit(book, PACKAGE, 'accessMode">visual', 'accessMode">seeing')


@variant("E062", row=81)
def hazard_none_beside_another(book):
    metadata(book, '<meta property="schema:accessibilityHazard">flashing</meta>')


@variant("E063 E123", row=81)
def alternative_text_claimed_and_missing(book):
    edit(book, RIVER, ' alt="雨点"', "")


@variant("E059", row=82)
def misspelt_claim(book):
    metadata(book, '<meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.1 AA</meta>'
             '<meta property="a11y:certifiedBy">甲乙</meta>')


@variant("E060", row=82)
def claim_that_nobody_certifies(book):
    metadata(book, '<meta property="dcterms:conformsTo">'
             "EPUB Accessibility 1.1 - WCAG 2.1 Level AA</meta>")


@variant("E073 E126", "RSC-005", row=28)
def item_twice(book):
    append(book, PACKAGE, "</manifest>",
           '<item id="style.css" href="style.css" media-type="text/css"/>')


@variant("E073", "OPF-074", row=28)
def address_twice(book):
    append(book, PACKAGE, "</manifest>",
           '<item id="again" href="style.css" media-type="text/css"/>')


@variant("E070 E072", "RSC-005", row=28)
def item_without_address(book):
    edit(book, PACKAGE, ' href="fonts/license.txt"', "")


@variant("E127", "RSC-005", row=27)
def item_id_with_a_colon(book):
    edit(book, PACKAGE, 'id="fonts-license.txt"', 'id="fonts:license"')


@variant("E074", "OPF-029", row=25)
def wrong_picture_type(book):
    edit(book, PACKAGE, '(?<=images/rain.png" media-type=")image/png', "image/jpeg")


@variant("E075", "PKG-022", row=25)
def wrong_extension(book):
    book.find("epub/images/rain.png").name = "epub/images/rain.jpg"
    edit(book, PACKAGE, "images/rain.png", "images/rain.jpg")
    edit(book, RIVER, "images/rain.png", "images/rain.jpg")


@variant("E076", "OPF-091 RSC-001", row=25)
def address_with_a_fragment(book):
    edit(book, PACKAGE, 'href="fonts/license.txt"', 'href="fonts/license.txt#top"')


@variant("E141 E072", "RSC-001 RSC-026", row=25)
def item_outside_the_container(book):
    edit(book, PACKAGE, 'href="fonts/license.txt"', 'href="../../license.txt"')


@variant("E077", "OPF-014", row=26)
def property_svg_missing(book):
    content(book, '<p><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
            '<path d="M0 0H9"/></svg></p>')


@variant("E078", "OPF-015", row=26)
def property_svg_without_reason(book):
    edit(book, PACKAGE, '(?<=href="text/02-river.xhtml" media-type="application/xhtml\\+xml")',
         ' properties="svg"')


@variant("E077", "OPF-014", row=26)
def property_mathml_missing(book):
    content(book, '<p><math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x">'
            "<mi>x</mi></math></p>")


@variant("E077 E146", "OPF-014", row=26)
def property_scripted_missing(book):
    content(book, "<script>let a = 1;</script>")


@variant("E079", "RSC-005", row=36)
def no_navigation(book):
    edit(book, PACKAGE, ' properties="nav"', "")


@variant("E052", "OPF-027", row=26)
def unknown_item_property(book):
    edit(book, PACKAGE, 'properties="nav"', 'properties="nav pretty"')


@variant("E081", "RSC-032", row=33)
def foreign_picture(book):
    add_file(book, "images/a.avif", b"\0\0\0\x1cftypavif", "image/avif")
    content(book, '<p><img src="../images/a.avif" alt="雨"/></p>')


@variant("E082", row=9)
def foreign_file_unused(book):
    add_file(book, "notes.bin", b"\1\2\3", "application/octet-stream")


@variant("E083", "OPF-049 RSC-005", row=28)
def spine_names_no_item(book):
    append(book, PACKAGE, "</spine>", '<itemref idref="nobody"/>')


@variant("E084", "NAV-011 RSC-005", row=28)
def document_twice_in_the_spine(book):
    append(book, PACKAGE, "</spine>", '<itemref idref="text-01-lamp.xhtml"/>')


@variant("E085", "OPF-043", row=28)
def picture_in_the_spine(book):
    append(book, PACKAGE, "</spine>", '<itemref idref="images-rain.png"/>')


@variant("E086", "RSC-011", row=28)
def linked_document_not_in_the_spine(book):
    add_file(book, "text/more.xhtml", page("<h1>页</h1>"), "application/xhtml+xml")
    content(book, '<p><a href="more.xhtml">更多</a></p>')


@variant("E087", "RSC-005", row=44)
def spine_without_toc(book):
    edit(book, PACKAGE, ' toc="toc.ncx"', "")


@variant("E088", row=29)
def right_to_left_and_horizontal(book):
    edit(book, PACKAGE, 'direction="ltr"', 'direction="rtl"')


@variant("E092", row=29)
def vertical_and_left_to_right(book):
    book.find(STYLE).data += (b"html { -epub-writing-mode: vertical-rl; "
                              b"writing-mode: vertical-rl; }\n")


@variant("E091", "RSC-005", row=29)
def unknown_direction(book):
    edit(book, PACKAGE, 'direction="ltr"', 'direction="down"')


@variant("E089", "OPF-096", row=30)
def nothing_leads_to_what_is_not_linear(book):
    add_file(book, "text/aside.xhtml", page("<h1>页</h1>"), "application/xhtml+xml", "",
             'linear="no"')


@variant("E090 E086", "RSC-005 RSC-011", row=28)
def empty_spine(book):
    edit(book, PACKAGE, "<itemref.*(?=</spine>)", "")


@variant("E143", "RSC-006", row=32)
def remote_picture_listed(book):
    append(book, PACKAGE, "</manifest>", '<item id="far" href="https://example.org/a.png" '
           'media-type="image/png"/>')


@variant("E039", "HTM-001")
def xml_of_version_1_1(book):
    edit(book, PACKAGE, 'version="1.0"', 'version="1.1"')


@variant("E190", row=44)
def no_ncx(book):
    book.entries.remove(book.find("epub/toc.ncx"))
    edit(book, PACKAGE, '<item id="toc.ncx".*?/>', "")
    edit(book, PACKAGE, ' toc="toc.ncx"', "")


@variant("E173", row=77)
def specified_fonts_without_fonts(book):
    book.entries = [e for e in book.entries if not e.name.endswith((".otf", ".ttf"))]
    entry = book.find(PACKAGE)
    lines = entry.data.decode().splitlines(keepends=True)
    entry.data = "".join(line for line in lines if 'media-type="font/' not in line).encode()
    style = book.find(STYLE)
    lines = style.data.decode().splitlines(keepends=True)
    style.data = "".join(line for line in lines if "@font-face" not in line).encode()
