/// \file
/// Strict XML to a flat tree that remembers where everything stands. The only place that knows
/// expat, which was taken over libxml2 and pugixml because it is strict, reads no file and no
/// network, is bounded against entity bombs, and gives a byte offset for each event, which is
/// what a Span is made of. Names are compared with their namespaces, never with their prefixes.
///
/// Elements lie in document order in one array and nothing here recurses, so that depth costs
/// nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::check::xml {

enum class Space : std::uint8_t {
    none,
    xml,
    xhtml,
    ops,
    opf,
    dc,
    container,
    encryption,
    signature,
    ncx,
    svg,
    mathml,
    xlink,
    other
};

struct Attribute {
    Space space = Space::none;
    std::string_view name;
    std::string value;
};

/// Index into `Document::elements`.
using Index = std::uint32_t;
inline constexpr Index no_element = 0xFFFFFFFF;

struct Element {
    Space space = Space::none;
    /// Other elements may stand between the two: `has_own_text` is about this one's alone.
    bool has_own_text = false;
    /// Without the prefix.
    std::string_view name;
    Index parent = no_element;
    /// The first element after this one and all that is in it.
    Index next = 0;
    /// The start tag in the source, half-open.
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    /// What is in it, as a part of `Document::text`.
    std::uint32_t text_begin = 0;
    std::uint32_t text_end = 0;
    std::uint32_t first_attribute = 0;
    std::uint32_t attribute_count = 0;
};

enum class Trouble : std::uint8_t {
    malformed,
    encoding,
    unknown_entity,
    too_deep,
};
struct Problem {
    Trouble trouble = Trouble::malformed;
    /// The parser's word, the entity's name, or the encoding.
    std::string detail;
    std::uint32_t at = 0;
};

class Document {
public:
    std::vector<Element> elements;
    std::vector<Attribute> attributes;
    /// All character data in order.
    std::string text;

    /// As declared; empty when there is no declaration or it does not say.
    std::string version;
    std::string declared_encoding;
    bool has_doctype = false;
    std::string doctype_name;
    /// PUBLIC or SYSTEM stands there.
    bool doctype_is_external = false;
    std::uint32_t doctype_at = 0;
    std::vector<std::string> declared_entities;

    [[nodiscard]] const Attribute* find(const Element& element, std::string_view name,
                                        Space space = Space::none) const;
    /// Empty when it is not there.
    [[nodiscard]] std::string_view value(const Element& element, std::string_view name,
                                         Space space = Space::none) const;
    [[nodiscard]] bool has(const Element& element, std::string_view name,
                           Space space = Space::none) const {
        return find(element, name, space) != nullptr;
    }
    /// With the spaces around taken away.
    [[nodiscard]] std::string_view text_of(const Element& element) const;
    /// The children, in order.
    [[nodiscard]] std::vector<Index> children(Index of) const;
    [[nodiscard]] Index index_of(const Element& element) const {
        return static_cast<Index>(&element - elements.data());
    }
    [[nodiscard]] const Element* parent(const Element& element) const {
        return element.parent == no_element ? nullptr : &elements[element.parent];
    }

    /// Owns the names; kept in order so that nothing depends on hashes.
    std::set<std::string, std::less<>> names;
};

inline constexpr unsigned most_depth = 512;

struct Parsed {
    Document document;
    /// Set: the tree ends where the problem is.
    std::optional<Problem> problem;
};
/// Of bytes that are UTF-8 (others come back as a problem). No entity that is declared outside
/// is ever read.
[[nodiscard]] Parsed parse(std::string_view bytes);

/// Where an attribute stands in its element's start tag; the whole tag if it is not found.
struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};
[[nodiscard]] Range range_of(std::string_view bytes, const Element& element,
                             std::string_view attribute);

}  // namespace banxin::check::xml
