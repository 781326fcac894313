// Small books of a page or two, in Markdown, and what is on their pages and in their trees:
// told/books.txt. "! line" is a line of the manifest, "!! line" one of the
// chapter there, "+ line" what follows it, "~" an empty line of the chapter,
// "\\" hides what would be a remark or an answer.
#include "unit/answers.h"
#include "unit/own_fonts.h"

#include "layout/page.h"
#include "pipeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <stdlib.h>

namespace banxin::layout {
namespace {

namespace fs = std::filesystem;

/// The tree as far as something of it says more than its type.
std::string tree_of(const Pages& pages) {
    std::string all;
    std::vector<std::size_t> depth(pages.structure.size());
    for (std::size_t i = 0; i < pages.structure.size(); ++i) {
        const StructureNode& node = pages.structure[i];
        if (i > 0) depth[i] = depth[static_cast<std::size_t>(node.parent)] + 1;
        std::string line = name_of(node.type);
        if (!node.language.empty()) line += " lang " + node.language.tag();
        if (!node.alt.empty()) line += " alt '" + node.alt + "'";
        if (!node.expansion.empty()) line += " is '" + node.expansion + "'";
        if (node.cell.columns > 1) line += fmt::format(" columns {}", node.cell.columns);
        if (node.cell.rows > 1) line += fmt::format(" rows {}", node.cell.rows);
        if (node.cell.scope == CellAttributes::Scope::row) line += " of a row";
        all += fmt::format("{}{} {}\n", std::string(depth[i], ' '), i, line);
    }
    return all;
}

std::string starts_of(const Pages& pages) {
    std::string all;
    for (const PageStart& start : pages.starts.starts)
        all += fmt::format("start '{}' {}/{} +{}\n", start.label, start.place.chapter,
                           start.place.block, start.place.offset);
    return all;
}

/// With the plainest fonts and what repeats said shortly.
std::string shortened(std::string dump) {
    const std::pair<std::string, std::string> names[] = {{" Noto Serif CJK SC", ""},
                                                         {" Noto Sans CJK SC", " sans"},
                                                         {"Noto Sans Mono CJK SC", "mono"},
                                                         {"LXGW WenKai", "kai"},
                                                         {"EB Garamond 12", "italic"}};
    for (const auto& [from, to] : names)
        for (std::size_t at = dump.find(from); at != std::string::npos; at = dump.find(from, at))
            dump.replace(at, from.size(), to);
    return dump;
}

/// All that a layout says, its texts in pieces of at least so many bytes.
std::string laid_out(const LoadedBook& loaded, const Sources& sources, std::uint32_t piece_bytes) {
    LayoutOptions options = layout_options(loaded, 3);
    options.piece_bytes = piece_bytes;
    Diagnostics said;
    const Pages pages = lay_out(loaded.book, loaded.style, *loaded.fonts, options, said);
    return dump(pages, *loaded.fonts) + starts_of(pages) + tree_of(pages) +
           to_text(said, sources, Speech::english);
}

std::string answer(const std::vector<std::string>& lines) {
    const fs::path folder = fs::path(::testing::TempDir()) / "banxin-layout-books";
    fs::remove_all(folder);
    fs::create_directories(folder);
    std::string manifest =
        "[book]\ntitle = \"书\"\nlanguage = \"zh-Hans\"\nauthors = [{ name = \"甲\" }]\n"
        "date = 2026-11-26\n[output]\n";
    std::string chapter_fields;
    std::string more;
    std::string text;
    bool whole = false;
    std::string output = "trim = [90, 120]\ncharacters = 16\nlines = 12\n";
    for (const std::string& line : lines) {
        if (line == "whole")
            whole = true;
        else if (line.starts_with("language "))
            manifest.replace(manifest.find("zh-Hans"), 7, line.substr(9));
        else if (line.starts_with("+ "))
            more += line.substr(2) + "\n";
        else if (line.starts_with("! "))
            output += line.substr(2) + "\n";
        else if (line.starts_with("!! "))
            chapter_fields += line.substr(3) + "\n";
        else if (line.starts_with("file ")) {
            const std::size_t space = line.find(' ', 5);
            std::string content = line.substr(space + 1);
            for (std::size_t at = content.find("\\n"); at != std::string::npos;
                 at = content.find("\\n"))
                content.replace(at, 2, "\n");
            write_file(folder / line.substr(5, space - 5), content);
        } else
            text += (line == "~" ? "" : line.substr(line.starts_with('\\') ? 1 : 0)) + "\n";
    }
    write_file(folder / "01.md", text);
    write_file(folder / "banxin.toml",
               manifest + output + "[[chapter]]\nfile = \"01.md\"\n" + chapter_fields + more);
    const banxin::testing::OwnFonts only_own;
    Run run;
    run.jobs = 1;
    const auto loaded = load_book(folder, run);
    std::string all;
    if (loaded) {
        if (const auto pages = lay_out_book(*loaded, run)) {
            std::string dumped = shortened(dump(*pages, *loaded->fonts));
            // What stands before the text is the same in every book.
            if (!whole) dumped.erase(0, std::min(dumped.find("label \"1\""), dumped.size()));
            all = dumped + starts_of(*pages) + tree_of(*pages);
        }
        // However a text is cut: at every place where it may be, or nowhere.
        if (laid_out(*loaded, run.sources, 0) != laid_out(*loaded, run.sources, 1U << 30))
            all += "its pieces show\n";
    }
    all += to_text(run.diagnostics, run.sources, Speech::english);
    for (std::size_t at = all.find(folder.string()); at != std::string::npos;
         at = all.find(folder.string()))
        all.replace(at, folder.string().size(), ".");
    fs::remove_all(folder);
    return all;
}

TEST(Books, AsWritten) {
    banxin::testing::expect_answers("layout/told/books.txt", answer);
}

}  // namespace
}  // namespace banxin::layout
