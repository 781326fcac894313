#include "document/typography.h"

namespace banxin {

const std::vector<std::string>& line_edge_level_names() {
    static const std::vector<std::string> names{"none", "basic", "gb", "strict"};
    return names;
}

const std::vector<std::string>& japanese_line_edge_level_names() {
    static const std::vector<std::string> names{"very-loose", "loose", "strict", "very-strict"};
    return names;
}

const std::vector<std::string>& note_numbering_names() {
    static const std::vector<std::string> names{"page", "chapter", "book"};
    return names;
}

const std::vector<std::string>& figure_numbering_names() {
    static const std::vector<std::string> names{"none", "chapter", "book"};
    return names;
}

const std::vector<std::string>& opening_bracket_names() {
    static const std::vector<std::string> names{"half", "full", "hang"};
    return names;
}

const std::vector<std::string>& punctuation_style_names() {
    static const std::vector<std::string> names{"quanjiao", "kaiming", "banjiao", "plain"};
    return names;
}

}  // namespace banxin
