/// \file
/// A state of a book as its preview shows it: pages, what is wrong, and which place of the text
/// stands where. Hides how a book is read and set.
#pragma once

#include "base/length.h"
#include "base/stored_bytes.h"
#include "layout/page.h"
#include "text/fonts.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace banxin::preview {

using layout::PartPages;

/// The cover, the contents, a chapter: which pages of the book are its own. Others are blank.
struct Part {
    /// Tells it from the others in every state.
    std::string name;
    std::string title;
    std::uint8_t level = 1;
    std::size_t first_page = 0;
    std::size_t count = 0;
};

/// A line of a file that a person writes; 1-based, columns in code points.
struct TextLine {
    std::string file;
    std::uint32_t line = 1;
    std::uint32_t column = 1;
};

struct Problem {
    enum class Severity : std::uint8_t { note, warning, error } severity = Severity::error;
    std::string code;
    /// None: it is about no place.
    std::optional<TextLine> place;
    std::string message;
    std::string hint;
};

/// 版心 and its lines, the same on every page but for the side that is bound.
struct TypeArea {
    Length head;  ///< from the paper's upper edge
    Length gutter;
    Length fore_edge;
    Length size;  ///< of a character
    Length pitch;
    std::int32_t characters = 0;
    std::int32_t lines = 0;
};

struct Spot {
    std::size_t page = 0;
    Length y;
    bool operator==(const Spot&) const = default;
};

/// Never changes; any thread may ask.
class View {
public:
    virtual ~View() = default;

    [[nodiscard]] virtual std::string title() const = 0;
    [[nodiscard]] virtual Language language() const = 0;
    /// The style that it is set in, by its name.
    [[nodiscard]] virtual std::string style() const = 0;
    [[nodiscard]] virtual Length trim_width() const = 0;
    [[nodiscard]] virtual Length trim_height() const = 0;
    [[nodiscard]] virtual TypeArea type_area() const = 0;
    [[nodiscard]] virtual std::size_t page_count() const = 0;
    /// What is printed on a page as its number; empty where none is counted.
    [[nodiscard]] virtual std::string label(std::size_t page) const = 0;
    [[nodiscard]] virtual const std::vector<Part>& parts() const = 0;
    /// Composed when it is first asked for.
    [[nodiscard]] virtual std::shared_ptr<const PartPages> pages_of(std::size_t part) const = 0;
    /// Null while there is none.
    [[nodiscard]] virtual std::shared_ptr<const text::Fonts> fonts() const = 0;
    /// Of ImageItem::image.
    [[nodiscard]] virtual StoredBytes picture(std::uint32_t image) const = 0;
    /// Made when it is asked for; empty: the book has none.
    [[nodiscard]] virtual StoredBytes epub() const = 0;

    [[nodiscard]] virtual const std::vector<Problem>& problems() const = 0;
    /// False: there are errors that nothing stands in for, and the pages are the last good ones.
    [[nodiscard]] virtual bool is_complete() const = 0;
    /// 字数 of the text.
    [[nodiscard]] virtual std::size_t character_count() const = 0;

    /// Which place of the text stands at a point of a page.
    [[nodiscard]] virtual std::optional<TextLine> line_at(std::size_t page, Point point) const = 0;
    /// The line on paper that holds a place of the text, or is the last one before it.
    [[nodiscard]] virtual std::optional<Spot> place_of(const TextLine& line) const = 0;
    /// Where the text stands that is to blame for a problem, by its index.
    [[nodiscard]] virtual std::optional<Spot> place_of(std::size_t problem) const = 0;
    /// Where this state begins to differ from the one before it.
    [[nodiscard]] virtual std::optional<Spot> changed() const = 0;
};

}  // namespace banxin::preview
