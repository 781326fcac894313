// Style sheets as files: EPUB 3.3, "Cascading Style Sheets (CSS)"; requirements 68 to 73 of
// EPUB.md.
#include "base/ascii.h"
#include "base/unicode.h"
#include "check/css.h"
#include "check/publication.h"
#include "check/references.h"

#include <algorithm>

namespace banxin::check {
namespace {

/// CSS Syntax, "Determine the fallback encoding": what the first bytes say; empty: nothing.
std::string declared_charset(std::string_view bytes) {
    if (bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE")) return "UTF-16";
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    constexpr std::string_view rule = "@charset \"";
    if (!bytes.starts_with(rule)) return {};
    const std::size_t end = bytes.find('"', rule.size());
    return std::string(bytes.substr(rule.size(), std::min<std::size_t>(end, 60) - rule.size()));
}

}  // namespace

void check_stylesheet(File& file) {
    const std::string charset = declared_charset(file.bytes);
    if (!charset.empty() && !ascii::same_letters(charset, "UTF-8")) {
        file.findings.report(Code::E160, xml::Range{0, 0}, {charset});
        if (charset == "UTF-16") {
            file.unreadable = true;
            return;
        }
    }
    if (const auto at = find_invalid_utf8(file.bytes)) {
        const auto place = static_cast<std::uint32_t>(*at);
        file.findings.report(Code::E031, xml::Range{place, place});
        file.unreadable = true;
        return;
    }
    const CssFacts facts = examine_stylesheet(file.bytes);
    for (const CssProblem& problem : facts.problems)
        file.findings.report(problem.code, problem.range, problem.arguments);
    for (const CssAddress& address : facts.addresses) {
        const auto use = address.is_import ? Reference::Use::stylesheet : Reference::Use::resource;
        add_reference(file, address.address, address.range, use);
    }
    file.is_vertical = facts.is_vertical;
    file.is_vertical_throughout = facts.is_vertical_throughout;
}

}  // namespace banxin::check
