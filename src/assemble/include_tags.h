/// \file
/// The ways in which programs say "put that file here": what is wanted of which file, and what it
/// becomes. Reads no file. Private to this room.
#pragma once

#include "assemble/excerpts.h"

#include <optional>
#include <string>
#include <string_view>

namespace banxin::assemble {

struct IncludeTag {
    /// Bytes of the text from its beginning on.
    std::size_t size = 0;
    std::string file{};
    Wanted wanted{};
    enum class Becomes {
        text,
        code,
        nothing,  ///< mdBook's `{{#title …}}`
        shown,    ///< an escape: the tag itself, without its first byte
    };
    Becomes becomes = Becomes::text;
    /// Of code; "" for what the file's name ends with.
    std::string language{};
    /// Of a block of code in a group.
    std::string title{};
    /// Whether its program puts files into blocks of code too.
    bool in_code = false;
};

/// A tag that begins a text and may stand in a line: `{{#include f:2:10}}`, `{{#playground f}}`,
/// `\{{#…}}`, `{{< include f >}}`, `{% include "f.md" %}`, `{!f!}`.
[[nodiscard]] std::optional<IncludeTag> include_in_line(std::string_view text);

/// What stands alone on its line, blanks and marks of containers aside: `<<< f#region {lang}`,
/// `<!--@include: f{5,10}-->`, `--8<-- "f:2:5"`, `;--8<-- "f"`, `[words](f ':include')`,
/// `@[code js](f)`.
[[nodiscard]] std::optional<IncludeTag> include_on_line(std::string_view line);

/// `--8<--` alone: between two of them, each line names a file.
[[nodiscard]] bool is_snippet_fence(std::string_view line);
/// A file's name as MkDocs writes it: `f`, `f:2:5`, `f:2:5,8:9`, `f:section`.
[[nodiscard]] IncludeTag snippet(std::string_view name);

}  // namespace banxin::assemble
