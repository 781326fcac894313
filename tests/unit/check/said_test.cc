// What is said of a small book with something in it, code, place, length and words: said/*.txt.
// A line of a case changes the book, see `change` below; without one it is the good book.
#include "check/publication.h"
#include "unit/answers.h"
#include "unit/check/small_epub.h"

#include "base/ascii.h"
#include "base/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace banxin::check::testing {
namespace {

using banxin::testing::expect_answers;

/// "\x41" a byte, "\n" a line's end, "*N:x" x N times.
std::string unescaped(std::string_view text) {
    std::string to;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i, 2) == "\\x") {
            to += static_cast<char>(ascii::hex_value(text[i + 2]) * 16 +
                                    ascii::hex_value(text[i + 3]));
            i += 3;
        } else if (text.substr(i, 2) == "\\n") {
            to += '\n';
            ++i;
        } else {
            to += text[i];
        }
    }
    const std::size_t colon = to.find(':');
    if (!to.starts_with('*') || colon == std::string::npos) return to;
    std::string many;
    for (int i = std::stoi(to.substr(1)); i > 0; --i) many += to.substr(colon + 1);
    return many;
}

/// "KEY rest": where the rest goes.
void change(SmallEpub& book, const std::string& line) {
    const std::string key = line.substr(0, line.find(' '));
    const std::string rest = key.size() < line.size() ? line.substr(key.size() + 1) : "";
    const std::size_t arrow = rest.find(" -> ");
    const auto before = [&](const std::string& end) {
        book.change("package.opf", end, unescaped(rest) + end);
    };
    if (key == "all") {
        return;
    } else if (key == "body") {
        book.add("\n" + unescaped(rest));
    } else if (key == "style") {
        book["style.css"] += unescaped(rest);
    } else if (key == "sheet") {
        book["style.css"] = unescaped(rest);
    } else if (key == "meta") {
        before("</metadata>");
    } else if (key == "item") {
        before("</manifest>");
    } else if (key == "spine") {
        before("</spine>");
    } else if (key == "nav") {
        book.change("nav.xhtml", "</body>", unescaped(rest) + "</body>");
    } else if (key == "file") {
        const std::size_t space = rest.find(' ');
        book.files.emplace_back(
            unescaped(rest.substr(0, space)),
            space == std::string::npos ? "" : unescaped(rest.substr(space + 1)));
    } else if (arrow != std::string::npos) {
        // "FILE from -> to": one place of it.
        book.change(key, unescaped(rest.substr(0, arrow)), unescaped(rest.substr(arrow + 4)));
    } else {
        throw std::logic_error("what is " + line);
    }
}

/// "local N AT BYTES" writes over the header of the entry N, "central N AT BYTES" over its record
/// in the directory, "end 1 AT BYTES" over the end of it.
void patch(std::string& bytes, const std::string& line) {
    std::istringstream words(line);
    std::string key;
    std::string put;
    std::size_t entry = 0;
    std::size_t offset = 0;
    words >> key >> entry >> offset >> put;
    const char* mark = key == "local"     ? "PK\x03\x04"
                       : key == "central" ? "PK\x01\x02"
                                          : "PK\x05\x06";
    std::size_t at = bytes.find(mark);
    while (entry-- > 1) at = bytes.find(mark, at + 1);
    put = unescaped(put);
    bytes.replace(at + offset, put.size(), put);
}

bool is_patch(const std::string& line) {
    return line.starts_with("local ") || line.starts_with("central ") || line.starts_with("end ");
}

/// Long text cut, and of what is no plain text the bytes.
std::string shown(const std::string& text) {
    if (text.size() > 200) return fmt::format("{}… ({})", text.substr(0, 20), text.size());
    const bool is_plain = std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F;
    });
    const bool is_han = !find_invalid_utf8(text) && text.find('\x7F') == std::string::npos &&
                        text.find('\n') == std::string::npos && text >= "\xE2";
    if (is_plain || is_han) return text;
    std::string to;
    for (const char c : text)
        to += static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F
                  ? std::string(1, c)
                  : fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    return to;
}

/// What can be done about each kind of finding.
std::string hints() {
    std::string text;
    for (auto i = static_cast<int>(Code::E001); i <= static_cast<int>(Code::E203); ++i) {
        const auto code = static_cast<Code>(i);
        Diagnostics one;
        one.report(code, {}, {"0", "1", "2", "3"}, usual_hint(code));
        const std::string told = to_text(one, Sources(), Speech::english);
        const std::size_t at = told.find("hint: ");
        text += fmt::format("{} {}", name_of(code),
                            at == std::string::npos ? "-\n" : told.substr(at + 6));
    }
    return text;
}

std::string said_of(const std::vector<std::string>& lines) {
    if (lines.front() == "hints") return hints();
    SmallEpub book;
    for (const std::string& line : lines)
        if (!is_patch(line)) change(book, line);
    std::string bytes = book.bytes();
    for (const std::string& line : lines)
        if (is_patch(line)) patch(bytes, line);
    Sources sources;
    Diagnostics diagnostics;
    check_epub(bytes, "a", {true, 1}, sources, diagnostics);
    std::string text;
    for (const Diagnostic& one : diagnostics.items()) {
        const std::string_view code = name_of(one.code);
        // The small book has neither cover nor NCX; "all" tells of that too.
        if ((code == "E055" || code == "E190") && lines.front() != "all") continue;
        text += code;
        if (one.span.known()) {
            const Source& source = sources[one.span.source];
            text += ' ';
            text += shown(source.path());
            if (source.has_lines() && one.span.end > 0) {
                const Position at = source.position(one.span.begin);
                text += fmt::format(":{}:{}+{}", at.line, at.column, one.span.end - one.span.begin);
            }
        }
        for (const std::string& argument : one.arguments) text += " | " + shown(argument);
        text += '\n';
    }
    return text.empty() ? "good" : text;
}

class Said : public ::testing::TestWithParam<const char*> {};

TEST_P(Said, AsWritten) {
    expect_answers(std::string("check/said/") + GetParam() + ".txt", said_of);
}

INSTANTIATE_TEST_SUITE_P(Files, Said,
                         ::testing::Values("archive", "content", "hints", "links", "manifest",
                                           "metadata", "meaning", "navigation", "readers", "styles",
                                           "xml"),
                         [](const auto& one) { return std::string(one.param); });

}  // namespace
}  // namespace banxin::check::testing
