// Whose the notes are, and that notes of different people can be told apart.
#include "document/walk.h"
#include "passes/note_signatures.h"
#include "passes/passes.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace banxin::passes {
namespace {

/// The first or the last text of some blocks, in lists and quotations too; or none.
const Paragraph* outermost_paragraph(const Blocks& blocks, bool last) {
    const Block* leaf = outermost_leaf(blocks, last);
    return leaf == nullptr ? nullptr : std::get_if<Paragraph>(&leaf->value);
}

std::optional<NoteSignature> signature_of(const Note& note) {
    const Paragraph* last = outermost_paragraph(note.blocks, true);
    if (last != nullptr) {
        if (auto found = signature_at_end(plain_text(last->content))) return found;
    }
    const Paragraph* first = outermost_paragraph(note.blocks, false);
    return first == nullptr ? std::nullopt : signature_at_head(plain_text(first->content));
}

/// A stop behind it makes no other signature; that of "Trans." is its own.
std::string without_stop(std::string signature) {
    if (signature.ends_with("。"))
        signature.resize(signature.size() - std::string_view("。").size());
    if (signature.ends_with(").") || signature.ends_with("].")) signature.pop_back();
    return signature;
}

bool holds_several(const std::array<bool, note_bys>& found) {
    return std::count(found.begin(), found.end(), true) > 1;
}

bool should_be_apart(const Book& book, NoteNumbering scope) {
    std::array<bool, note_bys> in_book = {};
    bool somewhere = false;
    for (const Chapter& chapter : book.chapters) {
        std::array<bool, note_bys> in_chapter = {};
        for (const Note& note : chapter.notes)
            in_chapter[static_cast<std::size_t>(note.by)] =
                in_book[static_cast<std::size_t>(note.by)] = true;
        somewhere = somewhere || holds_several(in_chapter);
    }
    return somewhere || (scope == NoteNumbering::book && holds_several(in_book));
}

/// How often each signature is used.
class Signatures {
public:
    void add(const std::string& signature) {
        const auto same = std::find_if(counted_.begin(), counted_.end(),
                                       [&](const auto& one) { return one.first == signature; });
        if (same == counted_.end())
            counted_.emplace_back(signature, 1);
        else
            ++same->second;
    }
    /// Of several, the first.
    [[nodiscard]] const std::string* most_used() const {
        const auto most =
            std::max_element(counted_.begin(), counted_.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        return most == counted_.end() ? nullptr : &most->first;
    }

private:
    std::vector<std::pair<std::string, std::size_t>> counted_;
};

/// Of one person's notes in one language.
struct Usage {
    Signatures all;
    /// Those that stand behind the text.
    Signatures at_end;
};

/// Those of an original have its language.
Language language_of(const Note& note, const Chapter& chapter) {
    return note.language.empty() ? chapter.language : note.language;
}

void sign(Note& note, const std::string& signature) {
    const Text words{signature, note.span};
    auto* last = note.blocks.empty() ? nullptr : std::get_if<Paragraph>(&note.blocks.back().value);
    if (last == nullptr) {
        Block block;
        block.value = Paragraph{{{words}}, ParagraphRole::body, true};
        block.span = note.span;
        note.blocks.push_back(std::move(block));
    } else {
        last->content.push_back({words});
    }
    note.signature = signature;
}

}  // namespace

void attribute_notes(std::vector<Note>& notes, NoteBy unsigned_by) {
    for (Note& note : notes) {
        note.by = unsigned_by;
        if (auto signature = signature_of(note)) {
            note.by = signature->by;
            note.signature = std::move(signature->words);
        } else if (const auto by = by_label(note.label)) {
            note.by = *by;
        }
    }
}

void keep_notes_apart(Book& book, NoteNumbering scope, Diagnostics& diagnostics) {
    std::map<std::pair<Language, NoteBy>, Usage> used;
    for (const Chapter& chapter : book.chapters) {
        for (const Note& note : chapter.notes) {
            const auto found = note.signature.empty() ? std::nullopt : signature_of(note);
            if (!found) continue;
            Usage& usage = used[{language_of(note, chapter), note.by}];
            const std::string words = without_stop(note.signature);
            usage.all.add(words);
            if (!found->at_head) usage.at_end.add(words);
        }
    }
    book.notes_apart = should_be_apart(book, scope);
    for (Chapter& chapter : book.chapters) {
        for (Note& note : chapter.notes) {
            if (note.by == NoteBy::author) continue;
            const Usage& usage = used[{language_of(note, chapter), note.by}];
            if (!note.signature.empty()) {
                const std::string words = without_stop(note.signature);
                const std::string* most = usage.all.most_used();
                if (most != nullptr && words != *most)
                    diagnostics.report(Code::S038, note.span, {words, *most},
                                       Hint{HintId::sign_alike, {*most}});
            } else if (book.notes_apart) {
                const std::string* most = usage.at_end.most_used();
                sign(note, most != nullptr
                               ? *most
                               : std::string(usual_signature(note.by, language_of(note, chapter))));
            }
        }
    }
}

}  // namespace banxin::passes
