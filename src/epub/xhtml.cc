#include "epub/xhtml.h"

#include "base/unicode.h"
#include "epub/names.h"

#include <utility>

namespace banxin::epub {
namespace {

bool can_be_in_xml(char32_t c) {
    if (c < 0x20) return c == '\t' || c == '\n';
    return c != 0xFFFE && c != 0xFFFF;
}

/// True for nearly every text, and found out byte by byte.
bool is_clean(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x20 && text[i] != '\t' && text[i] != '\n') return false;
        // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
        if (byte == 0x7F || (byte == 0xEF && text.substr(i + 1, 1) == "\xBF")) return false;
    }
    return true;
}

std::string cleaned(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded one = decode_utf8(text, at);
        if (can_be_in_xml(one.value) && !is_control(one.value)) append_utf8(result, one.value);
        at += one.bytes;
    }
    return result;
}

class StringWriter : public pugi::xml_writer {
public:
    void write(const void* data, std::size_t size) override {
        text.append(static_cast<const char*>(data), size);
    }
    std::string text;
};

}  // namespace

pugi::xml_node add(pugi::xml_node parent, const char* name) {
    return parent.append_child(name);
}

pugi::xml_node add(pugi::xml_node parent, const char* name, std::string_view text) {
    pugi::xml_node node = parent.append_child(name);
    add_text(node, text);
    return node;
}

void add_text(pugi::xml_node parent, std::string_view text) {
    if (text.empty()) return;
    pugi::xml_node node = parent.append_child(pugi::node_pcdata);
    if (is_clean(text)) {
        node.set_value(text.data(), text.size());
    } else {
        const std::string clean = cleaned(text);
        node.set_value(clean.data(), clean.size());
    }
}

void add_line_end(pugi::xml_node parent) {
    parent.append_child(pugi::node_pcdata).set_value("\n");
}

void set(pugi::xml_node node, const char* name, std::string_view value) {
    pugi::xml_attribute attribute = node.attribute(name);
    if (!attribute) attribute = node.append_attribute(name);
    if (is_clean(value)) {
        attribute.set_value(value.data(), value.size());
    } else {
        const std::string clean = cleaned(value);
        attribute.set_value(clean.data(), clean.size());
    }
}

void set_id(pugi::xml_node node, const std::string& id) {
    if (!id.empty()) set(node, "id", id);
}

void begin_page(Page& page, std::string_view path, Language language, std::string_view title) {
    page.document.append_child(pugi::node_doctype).set_value("html");
    pugi::xml_node html = add(page.document, "html");
    set(html, "xmlns", "http://www.w3.org/1999/xhtml");
    set(html, "xmlns:epub", "http://www.idpf.org/2007/ops");
    set(html, "lang", language.tag());
    set(html, "xml:lang", language.tag());
    add_line_end(html);
    pugi::xml_node head = add(html, "head");
    add_line_end(head);
    set(add(head, "meta"), "charset", "utf-8");
    add_line_end(head);
    add(head, "title", title);
    add_line_end(head);
    pugi::xml_node link = add(head, "link");
    set(link, "rel", "stylesheet");
    set(link, "type", "text/css");
    set(link, "href", relative_path(path, stylesheet_path));
    add_line_end(head);
    add_line_end(html);
    page.body = add(html, "body");
    add_line_end(page.body);
    add_line_end(html);
}

void add_page_break(pugi::xml_node parent, std::string_view label, std::string_view id) {
    pugi::xml_node mark = add(parent, "span");
    set(mark, "epub:type", "pagebreak");
    set(mark, "role", "doc-pagebreak");
    set(mark, "id", id);
    set(mark, "aria-label", label);
}

std::string to_text(const pugi::xml_document& document) {
    StringWriter writer;
    writer.text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    document.save(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    writer.text += '\n';
    return std::move(writer.text);
}

}  // namespace banxin::epub
