/// \file
/// A state of a book made by hand: two parts, a blank page between them. Tests only.
#pragma once

#include "preview/view.h"
#include "unit/own_fonts.h"

#include <memory>
#include <string>
#include <vector>

namespace banxin::preview::made {

inline std::shared_ptr<const text::Fonts> fonts() {
    static const std::shared_ptr<const text::Fonts> fonts = [] {
        static Diagnostics diagnostics;
        text::FontConfig config;
        text::FontList list;
        list.families[0] = {"Noto Serif CJK SC"};
        config.lists = {list};
        const banxin::testing::OwnFonts only_own;
        return std::make_shared<const text::Fonts>(config, "zh-Hans", diagnostics);
    }();
    return fonts;
}

/// A page with one line of text at (10, 20).
inline layout::Page page(const std::string& text) {
    layout::GlyphRun run;
    run.face = fonts()->face(text::Family::serif, false, "zh-Hans");
    run.size = points(10);
    run.origin = {points(10), points(20)};
    run.node = layout::NodeId{1};
    run.text = text;
    std::vector<text::Glyph> glyphs;
    fonts()->shape(run.face, text, {.language = "zh-Hans"}, glyphs);
    std::int64_t pen = 0;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        layout::PlacedGlyph placed;
        placed.glyph = glyphs[i].id;
        placed.x = static_cast<std::int32_t>(pen);
        placed.text_end =
            i + 1 < glyphs.size() ? glyphs[i + 1].cluster : static_cast<std::uint32_t>(text.size());
        run.glyphs.push_back(placed);
        pen += run.size.scaled(glyphs[i].advance, 65536).sp;
    }
    layout::Page page;
    page.items.emplace_back(run);
    return page;
}

class MadeView : public View {
public:
    MadeView() {
        add("front", {"版"});
        ++count_;  // a blank page
        add("chapter", {"天头", "地脚"});
        parts_pages_[1]->pages[1].anchors.push_back({"there", points(50)});
    }
    [[nodiscard]] std::string title() const override { return "版\"心"; }
    [[nodiscard]] Language language() const override { return "zh-Hans"; }
    [[nodiscard]] std::string style() const override { return style_; }
    [[nodiscard]] Length trim_width() const override { return points(100); }
    [[nodiscard]] Length trim_height() const override { return points(150.5); }
    [[nodiscard]] TypeArea type_area() const override {
        return {points(20), points(15), points(10), points(10), points(16), 7, 8};
    }
    [[nodiscard]] std::size_t page_count() const override { return count_; }
    [[nodiscard]] std::string label(std::size_t page) const override {
        return page < 2 ? "" : std::to_string(page - 1);
    }
    [[nodiscard]] const std::vector<Part>& parts() const override { return parts_; }
    [[nodiscard]] std::shared_ptr<const PartPages> pages_of(std::size_t part) const override {
        return parts_pages_.at(part);
    }
    [[nodiscard]] std::shared_ptr<const text::Fonts> fonts() const override {
        return made::fonts();
    }
    [[nodiscard]] StoredBytes picture(std::uint32_t image) const override {
        if (image > 0) throw Failure(Code::W001, {"picture", "gone"});
        return "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>";
    }
    [[nodiscard]] StoredBytes epub() const override {
        ++epubs_made_;
        return epub_;
    }
    [[nodiscard]] const std::vector<Problem>& problems() const override { return problems_; }
    [[nodiscard]] bool is_complete() const override { return problems_.empty(); }
    [[nodiscard]] std::size_t character_count() const override { return 5; }
    [[nodiscard]] std::optional<TextLine> line_at(std::size_t page, Point point) const override {
        if (page != 2 || point.y < points(10)) return std::nullopt;
        return TextLine{"one two.md", 7, 3};
    }
    [[nodiscard]] std::optional<Spot> place_of(const TextLine& line) const override {
        if (line.file != "one two.md") return std::nullopt;
        return Spot{line_on_, points(line.line)};
    }
    [[nodiscard]] std::optional<Spot> place_of(std::size_t problem) const override {
        const auto& place = problems_.at(problem).place;
        if (!place || place->file != "one two.md") return std::nullopt;
        return Spot{2, points(12)};
    }
    [[nodiscard]] std::optional<Spot> changed() const override { return changed_; }

    /// On the first page.
    void add_picture(std::uint32_t image) {
        auto pages = std::make_shared<PartPages>(*parts_pages_[0]);
        pages->pages[0].items.emplace_back(
            layout::ImageItem{{{}, {}, points(10), points(10)}, image});
        parts_pages_[0] = pages;
    }
    /// The text of a page of the second part becomes another.
    void change(std::size_t index, const std::string& text) {
        auto pages = std::make_shared<PartPages>(*parts_pages_[1]);
        pages->pages[index] = page(text);
        parts_pages_[1] = pages;
        changed_ = Spot{2 + index, points(20)};
    }
    std::vector<Problem> problems_;
    StoredBytes epub_;
    mutable int epubs_made_ = 0;
    std::string style_ = "classic";
    /// The page of its one line.
    std::size_t line_on_ = 2;

private:
    void add(const std::string& name, const std::vector<std::string>& texts) {
        auto pages = std::make_shared<PartPages>();
        pages->structure = {{layout::StructureType::Document, layout::NodeId::artifact, {}, {}},
                            {layout::StructureType::P, layout::NodeId{0}, {}, {}}};
        for (const std::string& text : texts) pages->pages.push_back(page(text));
        parts_.push_back({name, "«" + name + "»", 1, count_, texts.size()});
        count_ += texts.size();
        parts_pages_.push_back(pages);
    }

    std::vector<Part> parts_;
    std::vector<std::shared_ptr<PartPages>> parts_pages_;
    std::size_t count_ = 0;
    std::optional<Spot> changed_;
};

}  // namespace banxin::preview::made
