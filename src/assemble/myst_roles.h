/// \file
/// MyST's roles, ``{name}`words` ``, in the words of plain Markdown. Private to this room.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace banxin::assemble {

struct Role {
    std::string name;
    /// The byte behind it.
    std::size_t end = 0;
    /// What it becomes.
    std::string made{};
    /// It says nothing to a reader.
    bool is_left_out = false;
};
/// A role of a known name that begins at a byte of the text and ends on its line.
[[nodiscard]] std::optional<Role> role_at(std::string_view text, std::size_t at);

/// A line with all its roles in other words.
[[nodiscard]] std::string with_roles_settled(std::string_view line);

}  // namespace banxin::assemble
