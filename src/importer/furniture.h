/// \file
/// What stands in a book's folder and is not of the book: a project's papers, other languages'
/// copies, templates, what programs made. All of it is named to the person. Private to this room.
#pragma once

#include "importer/folder.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::importer {

/// README, LICENSE, CONTRIBUTING … : papers of a project, by the name of the file alone. A README
/// in a folder below opens that folder.
[[nodiscard]] bool is_furniture(std::string_view file);
/// A folder that no text of a book stands in: `_book`, `node_modules`, names with a dot in front.
[[nodiscard]] bool is_left_alone(std::string_view folder);

/// The language that a name says its text is in: "en" of "README.en.md", of "01_en.md" and of the
/// folder "en". Empty: it says none.
[[nodiscard]] std::string language_in(std::string_view name, bool is_folder);

/// Takes what is not of the book out of the texts of a folder, which have no list, and remembers
/// each. A README at the top stays where there is no other text.
void leave_furniture(std::vector<std::string>& files, FolderImport& import);
/// The same of texts in more than one language: those in the language that the book was said to be
/// in stay, else the Chinese ones, else those whose names say none.
void leave_other_languages(std::vector<std::string>& files, FolderImport& import);

}  // namespace banxin::importer
