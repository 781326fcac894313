/// \file
/// A small world for layout tests: the project's own faces and style, text typed in the test.
/// Lines come back as strings, so that a paragraph in a test looks like the problem it solves.
#pragma once

#include "layout/breaker.h"
#include "layout/layout.h"
#include "layout/stream.h"
#include "style/style.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace banxin::layout {

inline style::Style test_style(Language language = "zh-Hans", const std::string& trim = "da32") {
    Sources sources;
    Diagnostics diagnostics;
    const auto files = style::built_in_style("classic");
    auto made = style::read_style(files.value(), style::page_preset(trim).value(), language,
                                  sources, diagnostics);
    EXPECT_TRUE(made.has_value()) << to_text(diagnostics, sources, Speech::english);
    return std::move(made.value());
}

inline const text::Fonts& test_fonts() {
    static const std::unique_ptr<text::Fonts> fonts = [] {
        Sources sources;
        Diagnostics diagnostics;
        const auto config =
            style::read_fonts(style::built_in_fonts_toml(), "fonts.toml", sources, diagnostics);
        auto made = std::make_unique<text::Fonts>(config.value(), "zh-Hans", diagnostics);
        EXPECT_FALSE(diagnostics.has_errors()) << to_text(diagnostics, sources, Speech::english);
        return made;
    }();
    return *fonts;
}

/// A chapter as layout takes it, in the classic style; links lead to "chapter-n".
inline ChapterInputs inputs_of(const Book& book, const Chapter& chapter, const text::Fonts& fonts,
                               const LineRulesSet& rules,
                               const PageReferences* references = nullptr) {
    static const style::Style style = test_style();
    static const std::vector<std::string> names = {"chapter-1", "chapter-2"};
    return {.chapter = chapter,
            .book_language = book.metadata.language.value,
            .assets = book.assets,
            .chapter_names = names,
            .style = style,
            .fonts = fonts,
            .rules = rules,
            .references = references};
}

inline Inlines plain(const std::string& text) {
    return {{Text{text, {}}}};
}

/// A paragraph set in ten-point 宋, so that a cell is ten points.
class Setting {
public:
    explicit Setting(Language language = "zh-Hans") {
        chapter_.language = language;
        book_.metadata.language.value = language;
        look_.size = points(10);
        look_.pitch = points(16);
    }

    Stream stream(const Inlines& inlines) {
        std::vector<StructureNode> structure(1);
        StreamContext context(inputs(), diagnostics, structure);
        return make_stream(inlines, look_, chapter_.language, static_cast<NodeId>(0), context);
    }
    Stream stream(const std::string& text) { return stream(plain(text)); }

    ChapterInputs inputs(const PageReferences* references = nullptr) {
        return inputs_of(book_, chapter_, test_fonts(), rules_, references);
    }

    std::vector<std::string> lines(const Inlines& inlines, int cells, int indent = 0) {
        const Stream made = stream(inlines);
        std::vector<std::string> result;
        for (const LineRange& line : break_lines(made, {cell * cells, cell * indent, true})) {
            const std::uint32_t from = made.clusters[line.begin].text;
            const std::uint32_t to = made.clusters[line.end].text;
            std::string text = made.text.substr(from, to - from);
            while (!text.empty() && text.back() == ' ') text.pop_back();
            result.push_back(std::move(text));
        }
        return result;
    }
    std::vector<std::string> lines(const std::string& text, int cells, int indent = 0) {
        return lines(plain(text), cells, indent);
    }

    static constexpr Length cell{655360};
    /// Sets the same world in another house style.
    void use(const Typography& typography) { rules_ = LineRulesSet(typography); }

    Diagnostics diagnostics;
    LineRulesSet rules_{Typography{}};
    Book book_;
    Chapter chapter_;
    style::RoleStyle look_;
};

/// Glue before the cluster that begins with `text`, in hundredths of an em.
inline int glue_before(const Stream& stream, const std::string& text) {
    for (std::size_t i = 1; i < stream.size(); ++i) {
        if (stream.text.compare(stream.clusters[i].text, text.size(), text) == 0) {
            return static_cast<int>((std::int64_t{stream.clusters[i].glue} * 100 + 327680) /
                                    655360);
        }
    }
    return -1;
}

inline std::int64_t width_of(const Stream& stream) {
    return natural_width(stream,
                         {0, static_cast<std::uint32_t>(stream.size()), true, false, false, false})
        .sp;
}
inline double ems(std::int64_t sp) {
    return static_cast<double>(sp) / 655360.0;
}

}  // namespace banxin::layout
