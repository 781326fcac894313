/// \file
/// The surface of JavaScript: where blanks, comments, texts and brackets end, and which names a
/// file defines, imports and exports. Knows no values. Private to this room.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace banxin::importer::js {

[[nodiscard]] bool is_name_start(char c);
[[nodiscard]] bool is_name_part(char c);
/// Behind blanks and comments.
[[nodiscard]] std::size_t skip_blank(std::string_view text, std::size_t at);
/// Behind the text in quotation marks that begins here.
[[nodiscard]] std::size_t skip_quoted(std::string_view text, std::size_t at);
/// Behind the bracket that closes the one here, or the end.
[[nodiscard]] std::size_t skip_brackets(std::string_view text, std::size_t at);
/// To the `,`, `;` or closing bracket that ends the expression which goes on here.
[[nodiscard]] std::size_t skip_expression(std::string_view text, std::size_t at);
/// The name that begins here; "" when none does.
[[nodiscard]] std::string_view name_at(std::string_view text, std::size_t at);

struct Imported {
    /// As written: "./sidebar".
    std::string from;
    /// "default", "*" or a name.
    std::string name;
};
struct Names {
    /// Where what each stands for begins; of a function, what it returns.
    std::map<std::string, std::size_t, std::less<>> defined;
    std::map<std::string, Imported, std::less<>> imported;
    /// Of `export default` and `module.exports`; npos when there is none.
    std::size_t exported = std::string_view::npos;
};
[[nodiscard]] Names find_names(std::string_view text);

}  // namespace banxin::importer::js
