// Texts and all that is read from them: blocks, notes, messages and places; in the dialect of
// Pandoc too, where that is another thing. They are in texts.txt, and in nested.txt those that are
// put into each other.

#include "document/walk.h"
#include "markdown/markdown.h"
#include "unit/cases.h"
#include "unit/markdown/reading.h"

#include <set>
#include <sstream>

namespace banxin::testing {
namespace {

/// The messages without the lines that they show.
std::string said_in(const Reading& reading) {
    std::string text;
    for (const Diagnostic& one : reading.diagnostics.items()) {
        std::istringstream lines(to_text(one, reading.sources, Speech::english));
        for (std::string line; std::getline(lines, line);)
            if (!line.starts_with("  ") || line.starts_with("  hint") || line.starts_with("  see"))
                text += line + "\n";
        if (one.span.end > one.span.begin)
            text += "  at " + std::string(reading.at(one.span).substr(0, 40)) + "\n";
    }
    return text;
}

/// Where blocks are, and what words were made of that stand otherwise in the text.
std::string places_in(const Reading& reading) {
    std::string blocks = "at";
    std::set<std::string> made;
    const auto look = [&](const Blocks& all) {
        for_each_block(all, [&](const Block& block) {
            blocks += fmt::format(" {}-{}", block.span.begin, block.span.end);
            if (!block.anchor.empty()) blocks += "#" + block.anchor;
        });
        for_each_of<Text>(all, [&](const Text& text) {
            if (!text.span.known() || text.span.end == text.span.begin) return;
            const std::string_view from = reading.at(text.span);
            if (from != text.text) made.insert(fmt::format("{} from {}\n", text.text, from));
        });
        for_each_image(all, [&](const Image& image) {
            made.insert(fmt::format("image {} from {}\n", image.url, reading.at(image.span)));
        });
        for_each_of<Link>(all, [&](const Link& link) {
            made.insert(fmt::format("link {} from {}\n", link.url, reading.at(link.span)));
        });
    };
    look(reading.chapter.blocks);
    for (const Note& note : reading.chapter.notes) {
        blocks += fmt::format(" note {}-{}", note.span.begin, note.span.end);
        look(note.blocks);
    }
    for (const PairMark& mark : reading.chapter.pair_marks)
        blocks += fmt::format(" pair {} {}-{}", mark.name, mark.span.begin, mark.span.end);
    blocks += "\n";
    for (const std::string& one : made) blocks += one;
    return blocks;
}

std::string read_in(const std::string& text, Language language, Dialect dialect) {
    const Reading reading(text, language, dialect);
    const MarkdownChapter& chapter = reading.chapter;
    std::string found = said_in(reading);
    const auto words = [&](const char* what, const Inlines& content) {
        if (content.empty()) return;
        Blocks blocks;
        blocks.push_back({Paragraph{content, ParagraphRole::body, false}, {}, "", ""});
        found += std::string(what) + " " + in_lines(dump(blocks));
    };
    words("part", chapter.part.words);
    if (!chapter.part.short_title.empty()) found += "  short " + chapter.part.short_title + "\n";
    if (!chapter.part.anchor.empty()) found += "  called " + chapter.part.anchor + "\n";
    words("title", chapter.title);
    if (!chapter.title.empty())
        found += "  of " + std::string(reading.at(chapter.title_span)) + "\n";
    if (!chapter.title_anchor.empty()) found += "  called " + chapter.title_anchor + "\n";
    return found + in_lines(reading.blocks()) + in_lines(reading.notes()) + places_in(reading);
}

std::string read_in_both(const std::string& text, const std::string& title) {
    // "ja: words of a title"
    const std::size_t colon = title.find(": ");
    const std::string tag = colon == std::string::npos ? "zh-Hans" : title.substr(0, colon);
    const Language language(tag.c_str());
    const std::string plain = read_in(text, language, Dialect::commonmark);
    const std::string pandoc = read_in(text, language, Dialect::pandoc);
    return plain == pandoc ? plain : plain + "---- pandoc\n" + pandoc;
}

TEST(Texts, AreReadAsTheyAlwaysWere) {
    expect_cases("markdown/texts.txt", read_in_both);
}

TEST(Texts, MayHoldBlocksOfHtml) {
    expect_cases("markdown/html.txt", [](const std::string& text, const std::string&) {
        const Reading reading(text);
        return said_in(reading) + in_lines(reading.blocks());
    });
}

/// What stands in a line, and the blocks that hold lines.
TEST(Texts, MeanTheSameInEachOther) {
    static const std::pair<const char*, const char*> holders[] = {
        {"paragraph", "前 {} 后"},
        {"only", "{}"},
        {"heading", "## {}"},
        {"item", "- {}"},
        {"second in item", "1. 甲\n\n   {}"},
        {"quotation", "> {}"},
        {"cell", "| {} | b |\n| - | - |\n| {} | d |"},
        {"note", "甲[^n]\n\n[^n]: {}"},
        {"note in a line", "甲^[{}]"},
        {"strong", "**{}**"},
        {"emphasis in strong", "**甲*{}*乙**"},
        {"link", "[{}](u)"},
        {"alternative", "甲![{}](u)乙"},
        {"caption", "![甲](u \"{}\")"},
        {"term", "{}\n: 释"},
        {"definition", "词\n: {}"},
        {"element", "<b>{}</b>"},
        {"division", "<div>\n\n{}\n\n</div>"},
        {"html cell", "<table><tr><td>{}</td></tr></table>"},
        {"directive", "::: note\n{}\n:::"},
        {"verse", "::: verse\n{}\n乙\n:::"},
        {"caption of a table", "表：{}\n\n| a |\n| - |\n| b |"},
        {"ruby", "{{甲|{}}}"},
        {"line of verse", "| {}\n| 乙"},
        {"struck", "~~{}~~"},
        {"code", "`{}`"}};
    expect_cases("markdown/nested.txt", [](const std::string& text, const std::string&) {
        const std::string inner = text.substr(0, text.find_last_not_of('\n') + 1);
        std::string found;
        for (const auto& [name, holder] : holders) {
            std::string whole = holder;
            for (std::size_t at = whole.find("{}"); at != std::string::npos;
                 at = whole.find("{}", at + inner.size()))
                whole.replace(at, 2, inner);
            if (std::string(name) == "ruby") whole = "{甲|" + inner + "}";
            const Reading plain(whole);
            const Reading pandoc(whole, "zh-Hans", Dialect::pandoc);
            const auto all = [](const Reading& one) {
                const std::string said = one.complaints();
                return in_lines(one.blocks()) + in_lines(one.notes()) +
                       (said.empty() ? "" : said + "\n");
            };
            found += std::string("-- ") + name + "\n" + all(plain);
            if (all(pandoc) != all(plain)) found += "-- pandoc\n" + all(pandoc);
        }
        return found;
    });
}

}  // namespace
}  // namespace banxin::testing
