"""Defects of style sheets, pictures and fonts: requirements 34, 35 and 68 to 79."""
import struct
import zlib

from variant import LAMP, PACKAGE, RIVER, STYLE, add_file, append, content, edit, variant


def style(book, text):
    """At the sheet's end."""
    book.find(STYLE).data += ("\n" + text + "\n").encode()


@variant("E160", "CSS-004", row=68)
def sheet_of_another_charset(book):
    edit(book, STYLE, '@charset "UTF-8"', '@charset "GBK"')


@variant("E160", "CSS-003", row=68)
def sheet_in_utf_16(book):
    book.find(STYLE).data = book.find(STYLE).data.decode().replace(
        '@charset "UTF-8";', "").encode("utf-16")


@variant("E031", row=68)
def sheet_not_utf_8(book):
    book.find(STYLE).data += "/* 灯 */".encode("gbk")


@variant("E161", "CSS-001", row=68)
def direction(book):
    style(book, "p { direction: rtl; }")


@variant("E161", "CSS-001", row=68)
def unicode_bidi(book):
    style(book, "p { unicode-bidi: embed; }")


@variant("E162", "CSS-008", row=68)
def rule_not_closed(book):
    style(book, "p { margin: 0;")


@variant("E162", "CSS-008", row=68)
def declaration_without_a_colon(book):
    style(book, "p { margin 0; }")


@variant("E162", "CSS-008", row=68)
def rules_nested(book):
    style(book, "p { margin: 0; & em { color: inherit; } }")


@variant("E163", row=68)
def position_fixed(book):
    style(book, "p { position: fixed; }")


@variant("E164", row=74)
def family_without_a_generic(book):
    style(book, 'p.x { font-family: "Kai"; }')


@variant("E165", row=69)
def variable_alone(book):
    style(book, "p.x { color: var(--ink); }")


@variant("E166", row=71)
def body_in_pixels(book):
    style(book, "body { font-size: 16px; }")


@variant("E166", row=71)
def body_with_a_colour(book):
    style(book, "body { color: #333333; }")


@variant("E167", row=71)
def negative_margin(book):
    style(book, "p.x { margin-left: -1em; }")


@variant("E139", "RSC-007", row=73)
def sheet_shows_what_is_missing(book):
    style(book, "p.x { background: url(gone.png); }")


@variant("E143", "OPF-014 RSC-006", row=73)
def sheet_shows_what_is_remote(book):
    style(book, "p.x { background: url(https://example.org/a.png); }")


@variant("E139", "RSC-007", row=73)
def sheet_imports_what_is_missing(book):
    edit(book, STYLE, "@font-face", '@import "gone.css";\n@font-face')


@variant("E155", row=34)
def drawing_without_view_box(book):
    edit(book, "epub/images/line.svg", ' viewBox="[^"]*"', "")


@variant("E156", row=34)
def drawing_of_unknown_elements(book):
    edit(book, "epub/images/line.svg", "<path", "<lamp/><path")


@variant("E158 E077", "OPF-014", row=34)
def drawing_with_a_script(book):
    edit(book, "epub/images/line.svg", "<path", "<script>let a = 1;</script><path")


@variant("E030", "RSC-016", row=34)
def drawing_not_well_formed(book):
    edit(book, "epub/images/line.svg", "</svg>", "")


@variant("E157", "OPF-029 PKG-021", row=25)
def picture_of_garbage(book):
    book.find("epub/images/rain.png").data = b"\x00\x01" * 200


@variant("E157", row=25)
def picture_cut_short(book):
    data = book.find("epub/images/rain.png").data
    book.find("epub/images/rain.png").data = data[:60]


def png(width, height):
    """Grey, and small however many pixels it has."""
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data +
                struct.pack(">I", zlib.crc32(kind + data)))
    rows = (b"\0" + bytes(width)) * height
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


@variant("E180", row=35)
def picture_of_many_pixels(book):
    book.find("epub/images/rain.png").data = png(2600, 2000)


@variant("E185", row=21)
def cover_that_is_small(book):
    book.find("epub/images/cover.png").data = png(300, 400)


@variant("E189", row=33)
def picture_in_webp(book):
    data = bytes.fromhex("524946461a000000574542505650384c0d0000002f00000010071011118888fe0700")
    add_file(book, "images/a.webp", data, "image/webp")
    content(book, '<p><img src="../images/a.webp" alt="雨"/></p>')


@variant("E170", row=74)
def font_of_garbage(book):
    book.find("epub/fonts/mono.otf").data = b"garbage" * 100


@variant("E170", row=74)
def font_cut_short(book):
    data = book.find("epub/fonts/mono.otf").data
    book.find("epub/fonts/mono.otf").data = data[:len(data) // 2]


@variant("E170", row=74)
def font_with_a_damaged_table(book):
    data = bytearray(book.find("epub/fonts/mono.otf").data)
    data[-40] ^= 0xFF
    book.find("epub/fonts/mono.otf").data = bytes(data)


@variant("E171", row=74)
def font_collection(book):
    font = book.find("epub/fonts/mono.otf")
    font.data = b"ttcf\0\1\0\0\0\0\0\1\0\0\0\x10" + font.data


@variant("E172", row=77)
def fonts_that_are_not_specified(book):
    edit(book, PACKAGE, '<meta property="ibooks:specified-fonts">true</meta>', "")


@variant("E174", row=77)
def font_unused(book):
    entry = book.find(STYLE)
    lines = entry.data.decode().splitlines(keepends=True)
    entry.data = "".join(line for line in lines if "mono.otf" not in line).encode()


@variant("E188", row=33)
def font_in_woff2(book):
    data = b"wOF2OTTO" + struct.pack(">I", 48) + bytes(36)
    add_file(book, "fonts/a.woff2", data, "font/woff2")
    style(book, '@font-face { font-family: "a"; src: url(fonts/a.woff2); }')


@variant("E088 E187", row=29)
def several_things_at_once(book):
    """Findings of one file do not hide those of another."""
    edit(book, PACKAGE, 'direction="ltr"', 'direction="rtl"')
    edit(book, RIVER, "<body ", '<body id="whole" ')
    append(book, LAMP, '<section class="notes"', '<p><a href="02-river.xhtml#whole">河</a></p>')
