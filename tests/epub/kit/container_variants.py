"""Defects of the archive and of META-INF: requirements 1 to 12."""
import struct

from archive import SIZES_AFTER_DATA, Entry
from variant import LAMP, PACKAGE, add_file, edit, variant

EXTRA = struct.pack("<HHI", 0x5455, 4, 0)


@variant("E001", "PKG-004 PKG-008", row=1)
def not_a_zip(book):
    book.before, book.entries, book.cut = b"no archive at all" * 9, [], 100


@variant("E002", "PKG-008", row=1)
def cut_short(book):
    book.cut = -200


@variant("E003", "PKG-006", row=1)
def mimetype_second(book):
    book.entries[0], book.entries[1] = book.entries[1], book.entries[0]


@variant("E004", row=1)
def mimetype_deflated(book):
    book.find("mimetype").packed = True


@variant("E005", "PKG-007", row=1)
def mimetype_with_newline(book):
    book.find("mimetype").data += b"\n"


@variant("E005", "PKG-007", row=1)
def mimetype_with_byte_order_mark(book):
    book.find("mimetype").data = b"\xef\xbb\xbf" + book.find("mimetype").data


@variant("E006", "PKG-005", row=1)
def mimetype_with_extra_field(book):
    book.find("mimetype").extra = EXTRA


@variant("E007", "PKG-027", row=2)
def entry_encrypted(book):
    book.find("epub/images/rain.png").flags |= 1


@variant("E008", "PKG-027", row=3)
def entry_of_another_method(book):
    book.find("epub/images/rain.png").method = 12


@variant("E009", row=2)
def entry_with_extra_field(book):
    book.find(LAMP).extra = EXTRA


@variant("E010", row=2)
def entry_with_data_descriptor(book):
    book.find(LAMP).flags |= SIZES_AFTER_DATA


@variant("E011", row=2)
def entry_of_a_later_version(book):
    book.find(LAMP).version = 63


@variant("E012 E022 E072", "PKG-027", row=2)
def name_in_gbk(book):
    book.entries.append(Entry("epub/书.txt", b"x", raw_name="epub/书.txt".encode("gbk")))


@variant("E013", row=2)
def headers_that_differ(book):
    book.find("epub/fonts/license.txt").local_name = b"epub/fonts/licence.txt"


@variant("E014", row=3)
def entry_with_wrong_checksum(book):
    book.find("epub/fonts/license.txt").crc = 1


@variant("E015", row=12)
def entry_that_unpacks_to_gigabytes(book):
    add_file(book, "bomb.css", b" " * (65 << 20), "text/css")


@variant("E016", row=12)
def more_entries_than_are_read(book):
    book.entries += [Entry(f"epub/{i}", b"", packed=False) for i in range(20001)]


@variant("E017", row=4)
def folder_entry(book):
    book.entries.append(Entry("epub/text/", b"", packed=False))


@variant("E018 E072", "OPF-060", row=10)
def names_that_differ_in_case(book):
    book.entries.append(Entry("epub/STYLE.css", book.find("epub/style.css").data))


@variant("E018", "OPF-060", row=4)
def entry_twice(book):
    book.entries.append(Entry("epub/style.css", book.find("epub/style.css").data))


@variant("E019 E072", "", row=7)
def name_that_climbs_out(book):
    book.entries.append(Entry("../outside.txt", b"x"))


@variant("E020", "PKG-009", row=7)
def name_with_a_colon(book):
    add_file(book, "a:b.css", "p { margin: 0 }\n")
    edit(book, PACKAGE, "</manifest>",
         '<item id="added" href="a%3Ab.css" media-type="text/css"/></manifest>')


@variant("E020", "PKG-011", row=7)
def name_that_ends_in_a_dot(book):
    add_file(book, "a.", "x", "text/plain")


@variant("E021", row=7)
def name_over_255_bytes(book):
    add_file(book, "a" * 260 + ".css", "p { margin: 0 }\n", "text/css")


@variant("E022", row=7)
def name_not_ascii(book):
    add_file(book, "书.css", "p { margin: 0 }\n", "text/css")


@variant("E022", "PKG-010", row=7)
def name_with_a_space(book):
    add_file(book, "a b.css", "p { margin: 0 }\n")
    edit(book, PACKAGE, "</manifest>",
         '<item id="added" href="a%20b.css" media-type="text/css"/></manifest>')


@variant("E022 E071 E072", row=8)
def name_decomposed_and_address_composed(book):
    add_file(book, "e\u0301.css", "p { margin: 0 }\n")
    edit(book, PACKAGE, "</manifest>",
         '<item id="added" href="\u00e9.css" media-type="text/css"/></manifest>')


@variant("E023 E072", row=4)
def left_by_a_system(book):
    book.entries.append(Entry("epub/.DS_Store", b"x"))


@variant("E072", row=9)
def file_not_listed(book):
    add_file(book, "orphan.css", "p { margin: 0 }\n")


@variant("E071", "RSC-001", row=9)
def listed_file_missing(book):
    edit(book, PACKAGE, "</manifest>",
         '<item id="added" href="gone.css" media-type="text/css"/></manifest>')


@variant("E024", "RSC-002")
def no_container_xml(book):
    book.entries.remove(book.find("META-INF/container.xml"))


@variant("E025", "RSC-003")
def container_without_rootfile(book):
    edit(book, "META-INF/container.xml", "<rootfile .*?/>",
         '<rootfile full-path="a.pdf" media-type="application/pdf"/>')


@variant("E026", "OPF-002")
def package_document_missing(book):
    edit(book, "META-INF/container.xml", "package.opf", "gone.opf")


@variant("E037", "RSC-003")
def container_in_no_namespace(book):
    edit(book, "META-INF/container.xml", ' xmlns="[^"]*"', "")


@variant("E027", "PKG-025")
def publication_file_in_meta_inf(book):
    book.entries.append(Entry("META-INF/extra.css", b"p { margin: 0 }\n"))
    edit(book, PACKAGE, "</manifest>",
         '<item id="added" href="../META-INF/extra.css" media-type="text/css"/></manifest>')


@variant("E028 E170", row=74)
def font_obfuscated(book):
    font = book.find("epub/fonts/mono.otf")
    font.data = bytes(b ^ 0x55 for b in font.data[:1040]) + font.data[1040:]
    book.entries.append(Entry("META-INF/encryption.xml", (
        '<?xml version="1.0" encoding="UTF-8"?><encryption '
        'xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
        'xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
        '<enc:EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/><enc:CipherData>'
        '<enc:CipherReference URI="epub/fonts/mono.otf"/></enc:CipherData></enc:EncryptedData>'
        "</encryption>").encode()))
