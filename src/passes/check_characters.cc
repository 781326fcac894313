// Characters that are kept as they are written but seldom meant: compatibility forms whose
// width the setting decides today; marks of another language or in the wrong place. How they are
// known is in typing.cc. Forms for vertical lines are the only ones that are set otherwise.

#include "base/parallel.h"
#include "base/unicode.h"
#include "document/walk.h"
#include "passes/passes.h"
#include "passes/typed_text.h"

namespace banxin::passes {
namespace {

constexpr std::string_view twelve_dots = "…………";

bool is_half_width_katakana(char32_t c) {
    return c >= 0xFF66 && c <= 0xFF9F;
}

/// L08: the opening mark that a language leaves to others; empty: it takes either.
std::string_view foreign_quote(Language language) {
    switch (language.locale()) {
        case Locale::zh_hans: return "「";
        case Locale::zh_hant:
        case Locale::ja: return "“";
        case Locale::ko:
        case Locale::latin: break;
    }
    return {};
}

struct Finding : FoundMarks {
    void add(char32_t c, const Text& text, std::size_t at, std::size_t bytes) {
        Span here = text.span;
        // Byte n of the text is byte n of the span where both are equally long.
        if (here.end - here.begin == text.text.size()) {
            here.begin += static_cast<std::uint32_t>(at);
            here.end = here.begin + static_cast<std::uint32_t>(bytes);
        }
        // Runs inside others are walked first; what stands in the manifest before the text.
        if (count++ > 0 && (here.source != span.source || here.begin >= span.begin)) return;
        first = c;
        span = here;
    }

    /// What an earlier chapter found comes first.
    void add(const FoundMarks& later) {
        const std::size_t all = count + later.count;
        if (count == 0) FoundMarks::operator=(later);
        count = all;
    }

    void report(Code code, std::optional<Hint> hint, Diagnostics& diagnostics) const {
        if (count == 0) return;
        std::string shown;
        append_utf8(shown, first);
        diagnostics.report(code, span, {shown, std::to_string(count)}, std::move(hint));
    }
};

/// Which message tells of a slip; those of full width have one that looks everywhere.
constexpr std::pair<Slip, Code> told[] = {
    {Slip::vertical_form, Code::S092}, {Slip::straight_quote, Code::S093},
    {Slip::half_width, Code::S094},    {Slip::repeated, Code::S095},
    {Slip::dash, Code::S096},          {Slip::unpaired, Code::S097},
    {Slip::blank, Code::S098},         {Slip::invisible, Code::S099}};

void report_slips(const std::vector<Typo>& typos, Diagnostics& diagnostics) {
    for (const auto& [slip, code] : told) {
        Finding finding;
        const Typo* first = nullptr;
        for (const Typo& typo : typos) {
            // What a pass has put between was typed by nobody.
            if (typo.slip != slip || !typo.text->span.known()) continue;
            const Span before = finding.span;
            finding.add(0, *typo.text, typo.at, typo.bytes);
            if (first == nullptr || finding.span != before) first = &typo;
        }
        if (first == nullptr) continue;
        std::optional<Hint> hint;
        if (first->certain && first->better && !first->better->empty())
            hint = Hint{HintId::fix_can_do, {*first->better}};
        diagnostics.report(code, finding.span, {first->shown, std::to_string(finding.count)},
                           std::move(hint));
    }
}

/// Forms and marks are equally long, so that places in the text stay what they were. Returns
/// whether there were any.
bool set_horizontally(const std::vector<Typo>& typos) {
    bool any = false;
    for (const Typo& typo : typos) {
        if (typo.slip != Slip::vertical_form || typo.better->size() != typo.bytes) continue;
        typo.text->text.replace(typo.at, typo.bytes, *typo.better);
        any = true;
    }
    return any;
}

ChapterCharacters check(Chapter& chapter) {
    ChapterCharacters characters;
    Diagnostics& diagnostics = characters.found;
    Finding wide;
    Finding narrow;
    Finding quotes;
    Finding dots;
    const std::string_view foreign = foreign_quote(chapter.language);
    const auto look_for = [](std::string_view mark, const Text& text, Finding& finding) {
        if (mark.empty()) return;
        for (std::size_t at = text.text.find(mark); at != std::string::npos;
             at = text.text.find(mark, at + mark.size()))
            finding.add(decode_utf8(mark, 0).value, text, at, mark.size());
    };
    const auto look_at = [&](const Text& text) {
        for (std::size_t at = 0; at < text.text.size();) {
            // Both kinds begin with the byte EF.
            at = text.text.find('\xEF', at);
            if (at == std::string::npos) return;
            const Decoded c = decode_utf8(text.text, at);
            if (is_full_width_alphanumeric(c.value)) wide.add(c.value, text, at, c.bytes);
            if (is_half_width_katakana(c.value)) narrow.add(c.value, text, at, c.bytes);
            at += c.bytes;
        }
    };
    for_each_nested_run(chapter, [&](Inlines& run) {
        for (const Inline& one : run) {
            const auto* text = std::get_if<Text>(&one.value);
            if (text == nullptr) continue;
            look_at(*text);
            look_for(foreign, *text, quotes);
            // U04: twelve dots stand on a line of their own.
            const bool alone = run.size() == 1 && text->text == twelve_dots;
            if (!alone) look_for(twelve_dots, *text, dots);
        }
    });
    std::string half;
    if (wide.count > 0) append_utf8(half, wide.first - 0xFEE0);
    wide.report(Code::S019, Hint{HintId::write_half_width, {half}}, diagnostics);
    narrow.report(Code::S020, std::nullopt, diagnostics);
    dots.report(Code::S022, std::nullopt, diagnostics);
    const std::vector<Typo> typos = typos_of(chapter);
    report_slips(typos, diagnostics);
    characters.was_vertical = set_horizontally(typos);
    characters.foreign_quotes = quotes;
    return characters;
}

const ChapterCharacters* known_of(const Chapter& chapter, const CharacterFindings* known) {
    if (known == nullptr || chapter.file.empty()) return nullptr;
    const auto found = known->find(place_in_manifest(chapter));
    return found == known->end() ? nullptr : &found->second;
}

}  // namespace

void check_characters(Book& book, Diagnostics& diagnostics, unsigned jobs,
                      CharacterFindings* known) {
    const std::size_t count = book.chapters.size();
    std::vector<ChapterCharacters> all(count);
    for_each_parallel(count, jobs, [&](std::size_t i) {
        Chapter& chapter = book.chapters[i];
        const ChapterCharacters* before = known_of(chapter, known);
        if (before == nullptr || before->was_vertical) all[i] = check(chapter);
        if (before != nullptr) all[i] = *before;
    });
    if (known != nullptr) known->clear();
    // A habit of the whole book is told of once.
    Finding foreign_quotes;
    for (std::size_t i = 0; i < count; ++i) {
        const Chapter& chapter = book.chapters[i];
        if (known != nullptr && !chapter.file.empty())
            known->emplace(place_in_manifest(chapter), all[i]);
        diagnostics.append(std::move(all[i].found));
        foreign_quotes.add(all[i].foreign_quotes);
    }
    foreign_quotes.report(Code::S021, std::nullopt, diagnostics);
}

}  // namespace banxin::passes
