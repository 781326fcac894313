// Slips of people who write TOML for the first time: told/slips.txt.

#include "toml/toml.h"

#include "base/unicode.h"
#include "unit/answers.h"

#include <gtest/gtest.h>

#include <string>

namespace banxin::toml {
namespace {

/// "<3000>" is the character of that number.
std::string with_characters(const std::string& line) {
    std::string made;
    for (std::size_t i = 0; i < line.size();) {
        const std::size_t end = line.find('>', i);
        std::size_t read = 0;
        if (line[i] == '<' && end != std::string::npos) {
            const auto code = std::stoul("0" + line.substr(i + 1, end - i - 1), &read, 16);
            append_utf8(made, static_cast<char32_t>(code));
            i = end + 1;
        } else {
            made += line[i++];
        }
    }
    return made;
}

std::string shown(const Value& value) {
    switch (value.kind) {
        case Kind::string: return "\"" + value.text + "\"";
        case Kind::integer: return std::to_string(value.integer);
        case Kind::boolean: return value.boolean ? "true" : "false";
        case Kind::date:
            return std::to_string(value.date.year) + "-" + std::to_string(value.date.month) + "-" +
                   std::to_string(value.date.day);
        case Kind::array: {
            std::string all = "[";
            for (const Value& item : value.items) all += (all.size() > 1 ? ", " : "") + shown(item);
            return all + "]";
        }
        case Kind::table: {
            std::string all = "{";
            for (const Entry& entry : value.entries)
                all += (all.size() > 1 ? ", " : "") + entry.key + " = " + shown(entry.value);
            return all + "}";
        }
        default: return name_of(value.kind);
    }
}

std::string answer(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += with_characters(line) + "\n";
    Sources sources;
    Diagnostics diagnostics;
    const SourceId source = sources.add("a.toml", text);
    const auto value = parse(sources[source].text(), source, diagnostics);
    std::string all;
    for (const Diagnostic& one : diagnostics.items()) {
        all += to_text(one, sources, Speech::english);
        Diagnostic alone = one;
        alone.span = {};
        alone.related = {};
        all += to_text(alone, sources, Speech::chinese);
    }
    EXPECT_EQ(value && value->broken.empty(), diagnostics.items().empty());
    return all + (value ? shown(*value) : "nothing");
}

TEST(Toml, SlipsAreToldAndTheRestIsRead) {
    banxin::testing::expect_answers("toml/told/slips.txt", answer);
}

}  // namespace
}  // namespace banxin::toml
