/// \file
/// Files of cases: texts, and all that becomes of each. A case is `== title`, the text, a line
/// `=>`, and what is expected; `⟦3000⟧` is a character that could not be told from another one.
/// With BANXIN_ACCEPT in the environment the file is written anew: read its diff like code.
#pragma once

#include "base/files.h"
#include "base/unicode.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::testing {

struct Case {
    std::string title;
    std::string text;
    std::string expected;
};

/// The characters that `⟦…⟧` stand for put in.
inline std::string with_characters(std::string_view text) {
    constexpr std::string_view open = "⟦";
    constexpr std::string_view close = "⟧";
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = std::min(text.find(open, at), text.size());
        made += text.substr(at, from - at);
        if (from == text.size()) break;
        const std::size_t to = text.find(close, from);
        const std::string digits(text.substr(from + open.size(), to - from - open.size()));
        append_utf8(made, static_cast<char32_t>(std::stoul(digits, nullptr, 16)));
        at = to + close.size();
    }
    return made;
}

/// Those that cannot be seen taken out.
inline std::string without_characters(std::string_view text) {
    std::string made;
    const std::u32string characters = to_utf32(text);
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const char32_t c = characters[i];
        const bool last = i + 1 == characters.size() || characters[i + 1] == U'\n';
        const bool unseen = (c < 0x20 && c != U'\n') || (c == U' ' && last) ||
                            (c >= 0x7F && c <= 0xA0) || c == 0xAD || (c >= 0x2000 && c <= 0x200F) ||
                            (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) ||
                            c == 0x3000 || c == 0xFEFF || c >= 0xE0000;
        if (unseen)
            made += fmt::format("⟦{:X}⟧", static_cast<std::uint32_t>(c));
        else
            append_utf8(made, c);
    }
    return made;
}

/// A dump with what is in a text on the line of its block: `paragraph (strong (text "甲") text
/// "乙")`.
inline std::string in_lines(std::string_view dump) {
    std::string made;
    std::size_t block = std::string_view::npos;
    std::size_t depth = 0;
    const auto close = [&] {
        if (block == std::string_view::npos) return;
        made.append((depth - block) / 2, ')');
        made += '\n';
        block = std::string_view::npos;
    };
    while (!dump.empty()) {
        const std::string_view line = dump.substr(0, dump.find('\n'));
        dump.remove_prefix(std::min(line.size() + 1, dump.size()));
        const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
        const std::string_view words = line.substr(indent);
        if (block != std::string_view::npos && indent > block) {
            if (indent > depth)
                made += " (";
            else
                made.append((depth - indent) / 2, ')').append(" ");
            made += words;
            depth = indent;
            continue;
        }
        close();
        made += line;
        bool holds_text = false;
        for (const char* name : {"paragraph", "heading", "title", "caption", "term"})
            holds_text = holds_text || words.starts_with(name);
        if (holds_text)
            block = depth = indent;
        else
            made += '\n';
    }
    close();
    return made;
}

inline std::vector<Case> read_cases(const std::filesystem::path& path) {
    std::vector<Case> cases;
    std::string* to = nullptr;
    const std::string file = read_file(path);
    std::string_view rest = file;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end);
        if (line.starts_with("== ")) {
            cases.push_back({std::string(line.substr(3, line.size() - 4)), "", ""});
            to = &cases.back().text;
        } else if (line == "=>\n" && !cases.empty()) {
            to = &cases.back().expected;
        } else if (to != nullptr) {
            *to += line;
        }
    }
    return cases;
}

/// `found` gets the text, with its characters, and the title of each case of
/// tests/unit/`name`.
inline void expect_cases(
    const std::string& name,
    const std::function<std::string(const std::string& text, const std::string& title)>& found) {
    const std::filesystem::path path =
        std::filesystem::path(BANXIN_SOURCE_DIR) / "tests/unit" / name;
    const std::vector<Case> cases = read_cases(path);
    ASSERT_FALSE(cases.empty()) << path;
    std::string written;
    for (const Case& one : cases) {
        std::string made = without_characters(found(with_characters(one.text), one.title));
        if (!made.empty() && made.back() != '\n') made += '\n';
        EXPECT_EQ(made, one.expected) << name << ": " << one.title;
        written += "== " + one.title + "\n" + one.text + "=>\n" + made;
    }
    if (std::getenv("BANXIN_ACCEPT") != nullptr) std::ofstream(path, std::ios::binary) << written;
}

}  // namespace banxin::testing
