/// \file
/// Many small cases in one text file: what goes in, line by line, and below it, each line after
/// "> ", what has to come out. An empty line ends a case, "# " begins a remark. The answers are
/// written with BANXIN_ACCEPT=1 in the environment; what it changed is read like code.
#pragma once

#include "base/files.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::testing {

/// The lines that go in; the text that comes out.
using Answer = std::function<std::string(const std::vector<std::string>&)>;

inline std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// Every answer of tests/unit/`name`, each told of by itself.
inline void expect_answers(const std::string& name, const Answer& answer) {
    const std::filesystem::path path =
        std::filesystem::path(BANXIN_SOURCE_DIR) / "tests/unit" / name;
    std::vector<std::string> lines = lines_of(read_file(path));
    lines.emplace_back();
    std::string whole;
    std::string asked;
    std::string expected;
    std::vector<std::string> given;
    std::size_t number = 0;
    for (const std::string& line : lines) {
        ++number;
        if (line.starts_with("> ") || line == ">") {
            expected += line.substr(std::min<std::size_t>(line.size(), 2)) + "\n";
            continue;
        }
        if (!line.empty()) {
            asked += line + "\n";
            if (!line.starts_with("# ")) given.push_back(line);
            continue;
        }
        std::string found;
        if (!given.empty()) {
            for (const std::string& said : lines_of(answer(given))) found += said + "\n";
            EXPECT_EQ(found, expected) << name << ", the case that ends at line " << number << ":\n"
                                       << asked;
        }
        for (const std::string& said : lines_of(found))
            asked += said.empty() ? ">\n" : "> " + said + "\n";
        whole += asked + "\n";
        asked.clear();
        expected.clear();
        given.clear();
    }
    while (whole.ends_with("\n\n")) whole.pop_back();
    if (std::getenv("BANXIN_ACCEPT") != nullptr) std::ofstream(path, std::ios::binary) << whole;
}

}  // namespace banxin::testing
