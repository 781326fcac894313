// What stands between a chapter's title and its text: who wrote it, who translated it, where
// it comes from, when.
#include "base/unicode.h"
#include "passes/names.h"
#include "passes/passes.h"
#include "passes/words.h"

#include <fmt/format.h>

#include <iterator>
#include <utility>

namespace banxin::passes {
namespace {

class Opening {
public:
    explicit Opening(const Chapter& chapter)
        : chapter_(chapter), words_(words_for(chapter.language)) {}

    Blocks build() {
        const ChapterFields& fields = chapter_.fields;
        switch (chapter_.kind) {
            case ChapterKind::plain:
            case ChapterKind::essay: add(ParagraphRole::byline, fields.author); break;
            case ChapterKind::translation: translation(fields); break;
            case ChapterKind::news: news(fields); break;
            case ChapterKind::digest: digest(fields); break;
        }
        if (fields.date) add(ParagraphRole::date, to_prose(*fields.date, chapter_.language));
        return std::move(blocks_);
    }

private:
    void translation(const ChapterFields& fields) {
        const std::string& author =
            fields.author.empty() && fields.original ? fields.original->author : fields.author;
        if (!author.empty()) {
            add(ParagraphRole::byline, fmt::format(fmt::runtime(words_.written_by), author));
        }
        if (!fields.translators.empty()) {
            add(ParagraphRole::translator, fmt::format(fmt::runtime(words_.translated_by),
                                                       joined(fields.translators, words_)));
        }
        if (fields.original) {
            add(ParagraphRole::original, words_.original, reference_of(*fields.original),
                fields.original->span);
        }
    }

    void news(const ChapterFields& fields) {
        add(ParagraphRole::byline, fields.byline.empty() ? fields.author : fields.byline);
        if (!fields.source) return;
        Reference reference = reference_of(*fields.source);
        // The headline is not said twice.
        if (reference.title == plain_text(chapter_.title)) reference.title.clear();
        if (reference.url.empty()) reference.url = fields.url;
        add(ParagraphRole::source, words_.source, reference, fields.source->span);
    }

    /// Who wrote the digest did not write the text that it is of.
    void digest(const ChapterFields& fields) {
        add(ParagraphRole::byline, fields.author);
        if (!fields.original) return;
        Reference reference = reference_of(*fields.original);
        reference.author = fields.original->author;
        add(ParagraphRole::source, words_.digest_of, reference, fields.original->span);
    }

    void add(ParagraphRole role, const std::string& text) {
        if (text.empty()) return;
        Inlines content;
        content.push_back({Text{text, chapter_.span}});
        push(role, std::move(content));
    }

    void add(ParagraphRole role, const char* word, const Reference& reference, Span span) {
        Inlines content;
        append_reference(content, reference, chapter_.language,
                         span.known() ? span : chapter_.span);
        if (content.empty()) return;
        content.insert(content.begin(), {Text{word, chapter_.span}});
        push(role, std::move(content));
    }

    void push(ParagraphRole role, Inlines&& content) {
        blocks_.push_back({Paragraph{std::move(content), role, false}, chapter_.span, "", ""});
    }

    const Chapter& chapter_;
    const Words& words_;
    Blocks blocks_;
};

/// 题记, between the opening and the text, in the form that `::: epigraph` has.
void put_epigraph(Chapter& chapter) {
    if (!chapter.fields.epigraph || chapter.fields.epigraph->text.empty()) return;
    const Epigraph& epigraph = *chapter.fields.epigraph;
    Quote quote;
    quote.kind = QuoteKind::epigraph;
    const auto add = [&](const std::string& line, ParagraphRole role) {
        Inlines words = {{Text{line, chapter.span}}};
        quote.blocks.push_back({Paragraph{std::move(words), role, false}, chapter.span, "", ""});
    };
    for (std::size_t at = 0; at < epigraph.text.size();) {
        const std::size_t end = std::min(epigraph.text.find('\n', at), epigraph.text.size());
        if (end > at) add(epigraph.text.substr(at, end - at), ParagraphRole::body);
        at = end + 1;
    }
    if (!epigraph.source.empty())
        add(words_for(chapter.language).before_attribution + epigraph.source,
            ParagraphRole::attribution);
    chapter.blocks.insert(chapter.blocks.begin(), {std::move(quote), chapter.span, "", ""});
}

/// B15: a dateline runs in before the first words of the text, an em from them; a text that begins
/// with something else has it on a line of its own.
void run_dateline_in(Chapter& chapter) {
    const std::string& dateline = chapter.fields.dateline;
    if (dateline.empty()) return;
    Inlines words = {{Text{dateline, chapter.span}}};
    Paragraph* first =
        chapter.blocks.empty() ? nullptr : std::get_if<Paragraph>(&chapter.blocks.front().value);
    if (first == nullptr || first->role != ParagraphRole::body) {
        chapter.blocks.insert(
            chapter.blocks.begin(),
            {Paragraph{std::move(words), ParagraphRole::dateline, false}, chapter.span, "", ""});
        return;
    }
    const Text blank{to_utf8(std::u32string_view(&chars::ideographic_space, 1)), {}};
    first->content.insert(first->content.begin(), {blank});
    first->content.insert(first->content.begin(),
                          {Styled{InlineStyle::dateline, std::move(words)}});
}

void check_fields(const Chapter& chapter, Diagnostics& diagnostics) {
    const ChapterFields& fields = chapter.fields;
    if (chapter.kind == ChapterKind::translation) {
        if (!fields.original || fields.original->title.empty()) {
            diagnostics.report(Code::M050, chapter.span);
        }
        if (fields.translators.empty()) diagnostics.report(Code::M051, chapter.span);
    }
    if (chapter.kind == ChapterKind::news && (!fields.source || fields.source->outlet.empty())) {
        diagnostics.report(Code::M052, chapter.span);
    }
    if (chapter.kind == ChapterKind::digest &&
        (!fields.original || fields.original->title.empty())) {
        diagnostics.report(Code::M054, chapter.span);
    }
}

}  // namespace

void add_openings(Book& book, Diagnostics& diagnostics) {
    for (Chapter& chapter : book.chapters) {
        check_fields(chapter, diagnostics);
        if (plain_text(chapter.title).empty()) {
            // Contents, navigation and running heads all need a name to call it by.
            std::string stem = chapter.file.substr(chapter.file.rfind('/') + 1);
            stem = stem.substr(0, stem.rfind('.'));
            diagnostics.report(Code::M053, chapter.span, {chapter.file},
                               Hint{HintId::give_title, {}});
            chapter.title.clear();
            chapter.title.push_back({Text{stem, chapter.span}});
        }
        run_dateline_in(chapter);
        put_epigraph(chapter);
        Blocks opening = Opening(chapter).build();
        chapter.blocks.insert(chapter.blocks.begin(), std::make_move_iterator(opening.begin()),
                              std::make_move_iterator(opening.end()));
    }
}

}  // namespace banxin::passes
