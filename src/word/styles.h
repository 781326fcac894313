/// \file
/// What a document's styles and lists say of its paragraphs. Private to this room.
#pragma once

#include "word/word.h"
#include "word/xml.h"

#include <map>
#include <string>
#include <vector>

namespace banxin::word {

/// Properties of words; what is not set is inherited.
struct RunProperties {
    std::optional<bool> bold, italic, underline, struck, dots, hidden, code;
    std::string position;  ///< "superscript", "subscript"

    /// What `above` says where this says nothing.
    void inherit(const RunProperties& above);
};
[[nodiscard]] RunProperties read_run_properties(const pugi::xml_node& properties);

struct Style {
    std::string name;
    std::string based_on;
    /// 0 to 8, 9 for text; -1: not said.
    int outline = -1;
    std::string list;
    int list_level = -1;
    RunProperties run;
};

class Styles {
public:
    void read(const std::string& styles_part);

    /// With what it is based on.
    [[nodiscard]] const Style& operator[](const std::string& id) const;
    /// Of the East Asian text.
    [[nodiscard]] const std::string& language() const { return language_; }
    [[nodiscard]] const std::string& default_paragraph() const { return default_; }

private:
    std::map<std::string, Style> styles_;
    std::string default_;
    std::string language_;
};

struct Level {
    std::string format;
    /// "第%1章", "%1.%2".
    std::string text;
    int start = 1;
};

/// Counts as Word does.
class Numbering {
public:
    void read(const std::string& numbering_part);

    [[nodiscard]] const Level* level(const std::string& list, int level) const;
    /// The next number of that list on that level, written out; empty for bullets.
    [[nodiscard]] std::string next(const std::string& list, int level);

private:
    [[nodiscard]] const std::map<int, Level>* levels(const std::string& list) const;

    std::map<std::string, std::map<int, Level>> abstract_;
    std::map<std::string, std::string> abstract_of_;
    /// By abstract list and level.
    std::map<std::string, std::map<int, int>> counts_;
};

}  // namespace banxin::word
