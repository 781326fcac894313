/// \file
/// One chapter to one XHTML document: structure, roles, notes and their links. Knows the
/// document and its typefaces; nothing of containers, manifests or font files.
#pragma once

#include "document/book.h"
#include "document/page_map.h"
#include "document/table.h"
#include "document/words.h"
#include "epub/characters.h"
#include "epub/names.h"
#include "epub/number_cells.h"
#include "epub/stylesheet.h"
#include "epub/xhtml.h"
#include "style/style.h"

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace banxin::epub {

/// What all documents of a book share; const while they are written.
struct Shared {
    const Book& book;
    const Names& names;
    const Typefaces& typefaces;
    /// The boxes of task lists, in characters that a font has.
    std::string_view checked_box;
    std::string_view empty_box;
    /// Where the pages of the printed edition begin, or null.
    const PageMap* pages = nullptr;
    bool ruby_parentheses = true;
    /// Originals of parallel texts open when asked for, where a chapter does not say.
    bool folds_originals = false;
    style::NoteMarks note_marks = {};
    /// By chapter.
    std::vector<style::NoteCounts> notes_before = {};
    /// Every other row of a table's body has a shade.
    bool stripes = false;
};

/// A mark where a page begins, and its address from the package document.
struct PageBreak {
    std::string label;
    std::string address;
};

/// The title as it is shown in lists; for a chapter without one, what its role is called.
[[nodiscard]] std::string label_of(const Chapter& chapter);

/// Source levels of headings to levels that never skip: h2, h4 becomes 2, 3.
class HeadingLevels {
public:
    [[nodiscard]] int next(int level);

private:
    std::vector<std::pair<int, int>> open_;
};

/// Of what the author sets otherwise than its like; empty for none.
[[nodiscard]] const char* class_of(Alignment alignment);

class ContentWriter {
public:
    ContentWriter(const Shared& shared, std::size_t chapter, CharacterUse& characters);
    /// The chapter's documents. Once.
    [[nodiscard]] std::vector<std::string> write();
    /// What `write` has marked, in its order.
    [[nodiscard]] const std::vector<PageBreak>& page_breaks() const { return page_breaks_; }

private:
    // blocks.cc
    std::string document();
    void opening(pugi::xml_node section);
    void blocks(pugi::xml_node parent, const Blocks& all, Typeface face);
    void block(pugi::xml_node parent, const Block& one, Typeface face);
    void paragraph(pugi::xml_node parent, const Paragraph& one, const std::string& id,
                   Typeface face, std::int32_t drop_cap = 0);
    void paragraph_with_initial(pugi::xml_node node, const Inlines& content, std::size_t initial,
                                std::int32_t lines, Typeface face);
    void heading(pugi::xml_node parent, const Heading& one, const std::string& id, Typeface face);
    void columns(pugi::xml_node parent, const TextColumns& one, const std::string& id,
                 Typeface face);
    void scene_break(pugi::xml_node parent, const std::string& id, Typeface face);
    void list(pugi::xml_node parent, const List& one, const std::string& id, Typeface face);
    void list_item(pugi::xml_node parent, const List& list, const ListItem& item, Typeface face);
    void definitions(pugi::xml_node parent, const List& one, const std::string& id, Typeface face);
    void formula_block(pugi::xml_node parent, const FormulaBlock& one, const std::string& id,
                       Typeface face);
    void code_block(pugi::xml_node parent, const CodeBlock& one, const std::string& id,
                    Typeface face);
    void table(pugi::xml_node parent, const Table& one, const std::string& id, Typeface face);
    void table_cell(pugi::xml_node parent, const CellPlace& place, const CellWords& words,
                    const Table& table, Typeface face);
    void number_or_words(pugi::xml_node cell, const Inlines& content, const CellWords& words,
                         Typeface face);

    // figures.cc
    void image(pugi::xml_node parent, const Image& one, std::string_view caption);
    void figure(pugi::xml_node parent, const Figure& one, const std::string& id, Typeface face,
                const std::string& style = {});
    /// The widths of its figures, as CSS.
    void set_beside(pugi::xml_node node, const Figure& one) const;
    [[nodiscard]] std::vector<std::string> styles_in_row(const FigureRow& row) const;
    void figure_row(pugi::xml_node parent, const FigureRow& one, const std::string& id,
                    Typeface face);

    // parallel.cc
    void originals_before(pugi::xml_node parent, std::size_t position);
    void original(pugi::xml_node parent, const Piece& piece);
    [[nodiscard]] bool is_paired_heading(std::size_t position) const;
    void original_heading(pugi::xml_node parent, const Heading& one, const std::string& id,
                          Typeface face);

    // notes.cc
    void number_notes();
    void notes(pugi::xml_node section);
    void note_section(pugi::xml_node section, const std::vector<std::size_t>& all, bool heading);
    void note_list(pugi::xml_node parent, const NoteList& list, std::uint32_t number);
    void note(pugi::xml_node body, std::size_t index);
    void back_links(pugi::xml_node paragraph, std::size_t index, Typeface face);
    void note_ref(pugi::xml_node parent, const NoteRef& one, Typeface face);
    [[nodiscard]] std::string note_id(std::size_t index) const;
    [[nodiscard]] std::string reference_id(const NoteRef& mark, bool in_gathered_note) const;
    [[nodiscard]] std::string id_of(const Block& block) const;
    /// Whose notes and marks are being written.
    [[nodiscard]] const Chapter& noted() const { return shared_.book.chapters[noted_]; }

    // page_breaks.cc
    void reach(pugi::xml_node parent, const TextPlace& place);
    void page_break(pugi::xml_node parent);
    void running_text(pugi::xml_node parent, std::string_view characters, Typeface face);
    void running_inlines(pugi::xml_node parent, const Inlines& all, Typeface face);

    // inlines.cc
    void words(pugi::xml_node parent, std::string_view characters, Typeface face);
    void inlines(pugi::xml_node parent, const Inlines& all, Typeface face);
    void quote(pugi::xml_node parent, const Quote& one, const std::string& id, Typeface face);
    void verse_lines(pugi::xml_node stanza, const Inlines& all, Typeface face);
    void foreign(pugi::xml_node parent, const Foreign& one, Typeface face);
    void styled(pugi::xml_node parent, const Styled& one, Typeface face);
    /// Where what it links stands; the parent for one that leads nowhere.
    pugi::xml_node open_link(pugi::xml_node parent, const Link& one);
    void link(pugi::xml_node parent, const Link& one, Typeface face);
    void ruby(pugi::xml_node parent, const Ruby& one, Typeface face);
    void text(pugi::xml_node parent, std::string_view characters, Typeface face);
    /// What is written, and where its characters are noted by typeface.
    struct Written {
        Language language;
        CharacterSets* sets = nullptr;
    };
    [[nodiscard]] Written written_in(Language language) const;
    /// Whose emphasis the stylesheet gives to what is written.
    [[nodiscard]] Locale locale() const;

    const Shared& shared_;
    const Chapter& chapter_;
    const Documents& documents_;
    const std::vector<std::string>& paths_;
    /// Of the document that is being written.
    std::size_t document_ = 0;
    [[nodiscard]] const std::string& path() const { return paths_[document_]; }
    /// From here to what stands in a document.
    [[nodiscard]] std::string way_to(const std::string& other, const std::string& id) const;
    const Typefaces typefaces_;
    Words words_;
    CharacterUse& characters_;
    HeadingLevels levels_;
    /// In a document that goes on: levels under its first heading, which is its h1.
    HeadingLevels own_levels_;
    bool begun_ = false;
    /// Before the ids that this writer makes, so that none is one of the author's.
    std::string own_;
    std::size_t first_body_block_ = 0;
    /// Of a parallel text, and the first whose original is not written yet.
    std::vector<Piece> pieces_;
    std::size_t next_piece_ = 0;
    bool in_original_ = false;
    bool stands_over_original_ = false;
    /// Lines over which the text that comes next begins with a large letter; less than 2: none.
    std::int32_t drop_cap_ = 0;
    /// What is around a picture says how wide it is.
    bool has_size_ = false;
    Written written_;
    /// Pages that begin in this chapter, and the first that is not marked yet.
    std::span<const PageStart> pages_;
    std::size_t next_page_ = 0;
    std::vector<PageBreak> page_breaks_;
    /// The chapter whose text this is: another one's where its notes are gathered.
    std::uint32_t noted_ = 0;
    /// Of each of its notes: its number among those that are counted with it, and its mark.
    std::vector<std::uint32_t> note_numbers_;
    std::vector<std::string> note_marks_;
    /// Where they are gathered: note and occurrence of the marks that are in notes.
    std::set<std::pair<std::uint32_t, std::uint32_t>> marks_in_notes_;
    /// Where the writing has got to; its offset counts while `in_text_` is set.
    TextPlace at_;
    bool in_text_ = false;
};

}  // namespace banxin::epub
