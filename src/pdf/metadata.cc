// No clock, no random number: a date only where the book has one.

#include "pdf/metadata.h"

#include "base/ascii.h"

namespace banxin::pdf {
namespace {

constexpr const char* producer = "banxin";

std::string joined(const std::vector<std::string>& words, std::string_view between) {
    std::string result;
    for (const std::string& word : words) {
        if (!result.empty()) result += between;
        result += word;
    }
    return result;
}

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
            case '&': result += "&amp;"; break;
            case '<': result += "&lt;"; break;
            case '>': result += "&gt;"; break;
            default: result.push_back(c);
        }
    }
    return result;
}

void append_plain(std::string& to, const char* name, std::string_view value) {
    if (value.empty()) return;
    to += std::string("   <") + name + ">" + escaped(value) + "</" + name + ">\n";
}

void append_list(std::string& to, const char* name, const char* kind,
                 const std::vector<std::string>& values) {
    if (values.empty()) return;
    to += std::string("   <") + name + "><rdf:" + kind + ">";
    for (const std::string& value : values) to += "<rdf:li>" + escaped(value) + "</rdf:li>";
    to += std::string("</rdf:") + kind + "></" + name + ">\n";
}

void append_default(std::string& to, const char* name, std::string_view value) {
    if (value.empty()) return;
    to += std::string("   <") + name + "><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
          escaped(value) + "</rdf:li></rdf:Alt></" + name + ">\n";
}

std::vector<std::string> list_of(const std::string& value) {
    return value.empty() ? std::vector<std::string>{} : std::vector<std::string>{value};
}

void set_given(Document& document, HPDF_Dict to, const char* key, std::string_view text) {
    if (!text.empty()) document.set_text(to, key, text);
}

}  // namespace

std::string pdf_date(std::string_view w3cdtf) {
    std::string date = "D:";
    for (const char c : w3cdtf) {
        if (ascii::is_digit(c)) {
            date.push_back(c);
        } else if (c == 'Z' || c == '+' || (c == '-' && date.size() > 10)) {
            date.push_back(c);
        } else if (c == '.') {
            break;
        } else if (c == ':' && date.find_first_of("+-") != std::string::npos) {
            date.push_back('\'');
        }
    }
    if (date.find_first_of("+-") != std::string::npos) date.push_back('\'');
    return date;
}

std::string xmp(const layout::DocumentInfo& info) {
    std::string packet =
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
        " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "  <rdf:Description rdf:about=\"\"\n"
        "    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
        "    xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
        "    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n";
    append_plain(packet, "dc:format", "application/pdf");
    append_default(packet, "dc:title", info.title);
    append_list(packet, "dc:creator", "Seq", info.authors);
    append_default(packet, "dc:description", info.subject);
    append_list(packet, "dc:subject", "Bag", info.keywords);
    append_list(packet, "dc:language", "Bag", list_of(info.language.tag()));
    append_list(packet, "dc:publisher", "Bag", list_of(info.publisher));
    append_default(packet, "dc:rights", info.rights);
    append_plain(packet, "dc:identifier", info.identifier);
    append_list(packet, "dc:date", "Seq", list_of(info.date));
    append_plain(packet, "xmp:CreateDate", info.date);
    append_plain(packet, "pdf:Keywords", joined(info.keywords, ", "));
    append_plain(packet, "pdf:Producer", producer);
    return packet + "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";
}

void write_metadata(Document& document, const layout::DocumentInfo& info) {
    HPDF_Dict dict = document.info();
    set_given(document, dict, "Title", info.title);
    set_given(document, dict, "Author", joined(info.authors, ", "));
    set_given(document, dict, "Subject", info.subject);
    set_given(document, dict, "Keywords", joined(info.keywords, ", "));
    document.set_text(dict, "Producer", producer);
    if (!info.date.empty()) document.set_text(dict, "CreationDate", pdf_date(info.date));

    HPDF_Dict catalog = document.catalog();
    set_given(document, catalog, "Lang", info.language.tag());
    document.set_boolean(document.dict_of(catalog, "ViewerPreferences"), "DisplayDocTitle", true);
    // Left uncoded, so that programs which know no PDF find it.
    HPDF_Dict packet = document.new_stream(xmp(info), Coding::plain);
    document.set_name(packet, "Type", "Metadata");
    document.set_name(packet, "Subtype", "XML");
    document.set(catalog, "Metadata", packet);
}

FileIdentifier::FileIdentifier() {
    HPDF_MD5Init(&digest_);
}

void FileIdentifier::mix(std::string_view bytes) {
    HPDF_MD5Update(&digest_, static_cast<const HPDF_BYTE*>(static_cast<const void*>(bytes.data())),
                   static_cast<HPDF_UINT32>(bytes.size()));
}

std::string FileIdentifier::take() {
    std::string id(16, '\0');
    HPDF_MD5Final(static_cast<HPDF_BYTE*>(static_cast<void*>(id.data())), &digest_);
    return id;
}

}  // namespace banxin::pdf
