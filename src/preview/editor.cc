#include "preview/editor.h"

#include "base/ascii.h"

#include <utility>

namespace banxin::preview {

std::optional<EditorCommand> EditorCommand::parse(std::string_view command) {
    EditorCommand made;
    std::string word;
    bool in_word = false;
    char quote = 0;
    for (const char c : command) {
        if (quote != 0) {
            if (c == quote)
                quote = 0;
            else
                word += c;
        } else if (c == '"' || c == '\'') {
            quote = c;
            in_word = true;
        } else if (ascii::is_space(c)) {
            if (in_word) made.words_.push_back(std::exchange(word, {}));
            in_word = false;
        } else {
            word += c;
            in_word = true;
        }
    }
    if (in_word) made.words_.push_back(word);
    if (quote != 0 || made.words_.empty() || made.words_.front().empty()) return std::nullopt;
    return made;
}

std::vector<std::string> EditorCommand::arguments(const TextLine& line) const {
    const std::pair<std::string_view, std::string> values[] = {
        {"{file}", line.file},
        {"{line}", std::to_string(line.line)},
        {"{column}", std::to_string(line.column)}};
    std::vector<std::string> filled;
    bool names_the_file = false;
    for (const std::string& word : words_) {
        std::string& to = filled.emplace_back();
        std::string_view rest = word;
        while (!rest.empty()) {
            std::size_t taken = 1;
            std::string_view put = rest.substr(0, 1);
            for (const auto& [name, value] : values) {
                if (!rest.starts_with(name)) continue;
                taken = name.size();
                put = value;
                names_the_file = names_the_file || name == "{file}";
            }
            to += put;
            rest.remove_prefix(taken);
        }
    }
    if (!names_the_file) filled.push_back(line.file);
    return filled;
}

}  // namespace banxin::preview
