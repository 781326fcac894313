/// \file
/// The program in which a person writes: how it is told to open a file at a line.
#pragma once

#include "preview/view.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::preview {

/// "code -g {file}:{line}:{column}". No shell reads it: words are parted at blanks outside quotes,
/// and what a file is called stays one argument whatever it holds.
class EditorCommand {
public:
    /// Empty: there is no word in it, or a quote has no end.
    [[nodiscard]] static std::optional<EditorCommand> parse(std::string_view command);

    /// The program and its arguments. Without `{file}` in the command the file comes last.
    [[nodiscard]] std::vector<std::string> arguments(const TextLine& line) const;

private:
    std::vector<std::string> words_;
};

}  // namespace banxin::preview
