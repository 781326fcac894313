// XML as EPUB wants it: EPUB 3.3, "XML conformance"; requirements 47, 48 and 67 of EPUB.md.
#include "check/publication.h"

#include "base/ascii.h"
#include "base/unicode.h"

#include <algorithm>

namespace banxin::check {
namespace {

bool has_wide_mark(std::string_view bytes) {
    return bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE") ||
           bytes.starts_with(std::string_view("<\0", 2)) ||
           bytes.starts_with(std::string_view("\0<", 2));
}

/// Of bytes that are not UTF-8: what they say they are; empty: nothing else.
std::string other_encoding(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, bytes.find('>'));
    constexpr std::string_view key = "encoding=";
    const std::size_t at = head.find(key);
    if (!head.starts_with("<?xml") || at == std::string_view::npos) return {};
    const std::string_view rest = head.substr(at + key.size());
    if (rest.empty()) return {};
    const std::string name(rest.substr(1, std::min<std::size_t>(rest.find(rest[0], 1), 41) - 1));
    return ascii::to_upper(name) == "UTF-8" ? std::string() : name;
}

void check_declarations(File& file, const xml::Document& document) {
    Findings& to = file.findings;
    const std::size_t start = file.bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const auto at_start =
        xml::Range{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(start)};
    if (document.version != "1.0" && !document.version.empty())
        to.report(Code::E039, at_start, {document.version});
    if (!document.declared_encoding.empty() &&
        ascii::to_upper(document.declared_encoding) != "UTF-8")
        to.report(Code::E032, at_start, {document.declared_encoding});
    else if (document.declared_encoding.empty() && file.name.ends_with("html"))
        to.report(Code::E038, at_start);
    for (const std::string& entity : document.declared_entities)
        to.report(Code::E035, xml::Range{document.doctype_at, document.doctype_at}, {entity});
    // HTML standard, "The DOCTYPE", in its XML form. NCX and SVG have public ones of their own.
    if (file.name.ends_with("html") && document.has_doctype &&
        (document.doctype_is_external || document.doctype_name != "html")) {
        to.report(Code::E033, xml::Range{document.doctype_at, document.doctype_at});
    }
}

}  // namespace

void read_xml(File& file) {
    Findings& to = file.findings;
    if (has_wide_mark(file.bytes)) {
        to.report(Code::E032, {}, {"UTF-16"});
        return;
    }
    if (const auto at = find_invalid_utf8(file.bytes)) {
        if (const std::string other = other_encoding(file.bytes); !other.empty()) {
            to.report(Code::E032, xml::Range{0, 0}, {other});
            return;
        }
        const auto place = static_cast<std::uint32_t>(*at);
        to.report(Code::E031, xml::Range{place, place});
        return;
    }
    xml::Parsed parsed = xml::parse(file.bytes);
    check_declarations(file, parsed.document);
    if (parsed.problem) {
        const xml::Problem& problem = *parsed.problem;
        const xml::Range at{problem.at, problem.at};
        switch (problem.trouble) {
            case xml::Trouble::malformed: to.report(Code::E030, at, {problem.detail}); break;
            case xml::Trouble::encoding: to.report(Code::E032, at, {problem.detail}); break;
            case xml::Trouble::unknown_entity: to.report(Code::E034, at, {problem.detail}); break;
            case xml::Trouble::too_deep: to.report(Code::E036, at, {problem.detail}); break;
        }
        // Half a tree would only bring complaints about what was in the other half.
        return;
    }
    file.document = std::move(parsed.document);
}

}  // namespace banxin::check
