/// \file
/// Blocks and words of a part of a document. Private to this room.
#pragma once

#include "word/package.h"
#include "word/styles.h"
#include "word/word.h"
#include "word/xml.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::word {

struct Parts {
    Styles styles;
    Numbering numbering;
    /// "word/"
    std::string folder;
};

/// The words of all texts in an element.
[[nodiscard]] std::string all_text(const pugi::xml_node& node);
/// As a message shows it.
[[nodiscard]] std::string shortened(std::string text);

class TextReader {
public:
    TextReader(Package& package, Parts& parts, Document& to, Diagnostics& diagnostics)
        : package_(package), parts_(parts), to_(to), diagnostics_(diagnostics) {}

    /// Links and pictures of that part are named in its own list.
    void use_relations(const std::string& part);

    /// Paragraphs and tables in an element.
    [[nodiscard]] std::vector<Block> blocks(const pugi::xml_node& of);

private:
    struct Relation {
        std::string target;
        bool outside = false;
    };
    /// What holds for the words that are being read.
    struct State {
        RunProperties style;
        std::string link;
    };

    void add_blocks(const pugi::xml_node& of, std::vector<Block>& to);
    void add_paragraph(const pugi::xml_node& node, std::vector<Block>& to);
    void add_table(const pugi::xml_node& node, std::vector<Block>& to);
    void add_inlines(const pugi::xml_node& of, const State& state, std::vector<Run>& to);
    void add_run(const pugi::xml_node& node, const State& state, std::vector<Run>& to);
    void add_in_run(const pugi::xml_node& node, const RunProperties& properties, const State& state,
                    std::vector<Run>& to);
    void add_text(std::string text, const RunProperties& properties, const State& state,
                  std::vector<Run>& to);
    void add_ruby(const pugi::xml_node& node, const State& state, std::vector<Run>& to);
    void add_drawing(const pugi::xml_node& node, std::vector<Run>& to);
    void add_picture(const std::string& id, const std::string& shows, std::vector<Run>& to);
    void field_mark(const pugi::xml_node& node);
    void tell_once(Code code, const std::string& words);

    Package& package_;
    Parts& parts_;
    Document& to_;
    Diagnostics& diagnostics_;
    std::map<std::string, Relation> relations_;
    /// Text boxes of the paragraph that is being read.
    std::vector<Block> boxes_;
    /// Of a field: its instruction is being read; where its result leads.
    struct Field {
        std::string instruction;
        bool in_result = false;
        std::string link;
    };
    std::vector<Field> fields_;
    int depth_ = 0;
    bool contents_told_ = false;
};

}  // namespace banxin::word
