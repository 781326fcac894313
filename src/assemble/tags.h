/// \file
/// Short codes: `{{< name key="value" >}}` and `{{% name %}}` (Hugo, Quarto), `{% name key="value"
/// %}` (Jekyll, Hexo, GitBook). Knows no tag by its name. Private to this room.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::assemble {

struct Tag {
    /// Bytes of the text from its beginning on.
    std::size_t size = 0;
    /// "{{<", "{{%" or "{%".
    std::string_view opener;
    /// Lower case, without `end` and `/`.
    std::string name;
    bool closing = false;
    /// `{{</* … */>}}`, `{{{< … >}}}`: is to be seen, as `shown`.
    bool escaped = false;
    std::string shown{};
    /// Liquid's variables and what stands behind the name, as it was written.
    std::string rest{};
    struct Argument {
        /// Empty for one that has only its place.
        std::string key;
        std::string value;
    };
    std::vector<Argument> arguments{};

    /// Of the first of these keys that is there; "" for none.
    [[nodiscard]] std::string value(std::initializer_list<std::string_view> keys) const;
    /// Of those without a key; "" past the last.
    [[nodiscard]] std::string at(std::size_t place) const;
    /// As it is told of: "{{< name".
    [[nodiscard]] std::string label() const;
};

/// A tag that begins a text; it may go over several lines.
[[nodiscard]] std::optional<Tag> tag_at(std::string_view text);

struct TagPlace {
    std::size_t begin = 0;
    std::size_t end = 0;
    /// The second byte: Hugo's tags close Hugo's.
    char family = '{';
    std::string name;
    bool closing = false;
};
/// All tags of a text, in order.
[[nodiscard]] std::vector<TagPlace> tags_in(std::string_view text);

/// The next closing tag of this name, tags of the same name in between left out.
struct Closing {
    std::size_t begin = 0;
    std::size_t end = 0;
};
[[nodiscard]] std::optional<Closing> closing_of(const std::vector<TagPlace>& places, const Tag& tag,
                                                std::size_t from);

/// `{{ site.title }}`: what stands in it; the text begins with it.
struct Variable {
    std::size_t size = 0;
    std::string_view path;
    /// Nothing but a path, and no blank that would part it from the braces of a formula.
    bool certain = false;
};
[[nodiscard]] std::optional<Variable> variable_at(std::string_view text);

}  // namespace banxin::assemble
