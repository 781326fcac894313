// What stands between a chapter's title and its text, and under its last line: who wrote it, who
// translated it, where it comes from, when. Each kind of chapter opens as its kind does in books.
#include "base/unicode.h"
#include "document/links.h"
#include "document/walk.h"
#include "document/words.h"
#include "passes/names.h"
#include "passes/passes.h"
#include "passes/references.h"

#include <iterator>
#include <utility>

namespace banxin::passes {
namespace {

/// More names than fit a line of the narrowest page stand on two, in half characters.
constexpr int longest_credits = 42;

int width_of(const Inlines& all) {
    const std::string text = plain_text(all);
    int width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded next = decode_utf8(text, at);
        at += next.bytes;
        const bool wide =
            is_ideographic(next.value) || is_hangul(next.value) || is_cjk_punctuation(next.value);
        width += wide ? 2 : 1;
    }
    return width;
}

/// 序 and 后记 are signed and dated at their end.
bool is_signed_at_the_end(ChapterRole role) {
    return role == ChapterRole::foreword || role == ChapterRole::preface ||
           role == ChapterRole::afterword || role == ChapterRole::acknowledgments;
}

class Opening {
public:
    explicit Opening(Chapter& chapter)
        : chapter_(chapter), fields_(chapter.fields), words_(chapter.language) {}

    void build() {
        switch (chapter_.kind) {
            case ChapterKind::plain: plain(); break;
            case ChapterKind::essay: essay(); break;
            case ChapterKind::translation: translation(); break;
            case ChapterKind::news: news(); break;
            case ChapterKind::digest: digest(); break;
        }
        run_dateline_in();
        put_epigraph();
        chapter_.blocks.insert(chapter_.blocks.begin(), std::make_move_iterator(blocks_.begin()),
                               std::make_move_iterator(blocks_.end()));
    }

private:
    void plain() {
        const bool below = is_signed_at_the_end(chapter_.role);
        push(below ? chapter_.blocks : blocks_,
             below ? ParagraphRole::closing : ParagraphRole::byline,
             field("author", fields_.author));
        push(below ? chapter_.blocks : blocks_,
             below ? ParagraphRole::closing : ParagraphRole::date, day());
    }

    /// 落款: the day under an essay's last line is when it was written; under the title it would
    /// be read as the day that it was published.
    void essay() {
        push(blocks_, ParagraphRole::byline, field("author", fields_.author));
        push(chapter_.blocks, ParagraphRole::closing, day());
    }

    void translation() {
        const Reference original = original_of(chapter_);
        const bool only_address = original.publisher.value.empty() && !original.date.value;
        Inlines title = bare_title_in(take_original_title(), original.language, chapter_.language);
        const bool titled = !title.empty();
        if (only_address) title = linked(std::move(title), original.url, original.title.span);
        push(chapter_.under_title, ParagraphRole::original_title, std::move(title));
        settle_links(chapter_.under_title);
        credits(original);

        // The title is said already; the author only as the original has it.
        Reference rest = original;
        rest.title.value.clear();
        if (fields_.author.empty()) rest.author.value.clear();
        if (only_address && titled) rest.url.clear();
        push(blocks_, ParagraphRole::original, labelled(words_[Word::original_text], rest));
    }

    /// As the original's own text has it, if that is there, or as it is said to be. Its marks go
    /// with it: where it stands over the original's own pages, they follow it there.
    [[nodiscard]] Inlines take_original_title() {
        if (!chapter_.parallel || chapter_.parallel->title.empty())
            return field("original.title", fields_.original ? fields_.original->title : "");
        Inlines title = chapter_.parallel->title;
        for_each_nested_run(chapter_.parallel->title, [](Inlines& run) {
            std::erase_if(
                run, [](const Inline& one) { return std::holds_alternative<NoteRef>(one.value); });
        });
        return title;
    }

    /// Author and translator in one line, if they fit.
    void credits(const Reference& original) {
        Inlines author;
        if (!fields_.author.empty())
            author = field("author", fields_.author);
        else
            author = name_in(original.author, original.language, chapter_.language);
        if (!author.empty()) {
            const Span span = place_of(chapter_, "original.country");
            if (fields_.original && !fields_.original->country.empty())
                author = with_country(std::move(author), {fields_.original->country, span});
            author = around(words_[Word::written_by], std::move(author), span);
        }
        Inlines translators = field("translators", words_.joined(fields_.translators));
        if (!translators.empty())
            translators =
                around(words_[Word::translated_by], std::move(translators), chapter_.span);
        const bool both = !author.empty() && !translators.empty();
        if (!both || width_of(author) + width_of(translators) > longest_credits) {
            push(blocks_, ParagraphRole::byline, std::move(author));
            push(blocks_, ParagraphRole::translator, std::move(translators));
            return;
        }
        append(author, words_[Word::between_credits], chapter_.span);
        append(author, std::move(translators));
        push(blocks_, ParagraphRole::byline, std::move(author));
    }

    /// 〔英〕 before a name, or where another language has it.
    [[nodiscard]] Inlines with_country(Inlines&& name, const Located<std::string>& country) const {
        const bool before = !words_[Word::country_before].empty();
        Inlines where = around(before ? words_[Word::country_before] : words_[Word::country_after],
                               {{Text{country.value, country.span}}}, country.span);
        if (before) {
            append(where, std::move(name));
            return where;
        }
        append(name, std::move(where));
        return std::move(name);
    }

    /// The headline that a report had, if it was another than our title, comes first; where it was
    /// printed and when, on one line, closes the opening.
    void news() {
        push(chapter_.over_title, ParagraphRole::kicker, field("kicker", fields_.kicker));
        push(chapter_.under_title, ParagraphRole::deck, field("deck", fields_.deck));
        const Reference report = report_of(chapter_);
        if (!report.title.value.empty() && report.title.value != name_of_title(chapter_.title)) {
            Inlines headline;
            append(headline, words_[Word::original_title], report.title.span);
            append(headline, report.title);
            push(blocks_, ParagraphRole::original, std::move(headline));
        }
        push(blocks_, ParagraphRole::byline, field("byline", fields_.byline));
        Inlines source;
        append(source, report.publisher);
        if (report.date.value) {
            if (!source.empty()) append(source, words_[Word::between_credits], report.date.span);
            append(source, {to_prose(*report.date.value, chapter_.language), report.date.span});
        }
        if (source.empty() && !report.url.empty())
            source = {{Text{report.url, place_of(chapter_, "source.url")}}};
        push(blocks_, ParagraphRole::source,
             linked(std::move(source), report.url, place_of(chapter_, "source.url")));
    }

    /// Who wrote the digest did not write the text that it is of: that has a block of its own.
    void digest() {
        push(blocks_, ParagraphRole::byline, field("author", fields_.author));
        push(blocks_, ParagraphRole::date, day());
        Reference original = original_of(chapter_);
        Inlines block;
        const auto line = [&](std::string_view label, Inlines&& all) {
            if (all.empty()) return;
            if (!block.empty()) block.push_back({LineBreak{}});
            append(block, label, chapter_.span);
            append(block, std::move(all));
        };
        if (!original.title.value.empty()) {
            const std::string address = std::exchange(original.url, "");
            line(words_[Word::digest_of],
                 linked(title_in(original.title, original.language, chapter_.language), address,
                        original.title.span));
        }
        line(words_[Word::label_author],
             name_in(original.author, original.language, chapter_.language));
        original.title.value.clear();
        original.author.value.clear();
        Inlines place = labelled("", original);
        line(words_[Word::source], std::move(place));
        push(blocks_, ParagraphRole::source, std::move(block));
    }

    /// 题记, between the opening and the text, in the form that `::: epigraph` has.
    void put_epigraph() {
        if (!fields_.epigraph || fields_.epigraph->text.empty()) return;
        const Epigraph& epigraph = *fields_.epigraph;
        const Span span = place_of(chapter_, "epigraph.text");
        Quote quote;
        quote.kind = QuoteKind::epigraph;
        for (std::size_t at = 0; at < epigraph.text.size();) {
            const std::size_t end = std::min(epigraph.text.find('\n', at), epigraph.text.size());
            if (end > at)
                push(quote.blocks, ParagraphRole::body,
                     {{Text{epigraph.text.substr(at, end - at), span}}});
            at = end + 1;
        }
        if (!epigraph.source.empty()) {
            Inlines source;
            append(source, words_[Word::before_attribution], span);
            append(source, field("epigraph.source", epigraph.source));
            push(quote.blocks, ParagraphRole::attribution, std::move(source));
        }
        chapter_.blocks.insert(chapter_.blocks.begin(), {std::move(quote), chapter_.span, "", ""});
    }

    /// B15: a dateline runs in before the first words of the text, an em from them; a text that
    /// begins with something else has it on a line of its own.
    void run_dateline_in() {
        Inlines words = field("dateline", fields_.dateline);
        if (words.empty()) return;
        Blocks& blocks = chapter_.blocks;
        Paragraph* first = blocks.empty() ? nullptr : std::get_if<Paragraph>(&blocks.front().value);
        if (first == nullptr || first->role != ParagraphRole::body) {
            Paragraph line{std::move(words), ParagraphRole::dateline, false};
            blocks.insert(blocks.begin(), {std::move(line), chapter_.span, "", ""});
            return;
        }
        const Text blank{to_utf8(std::u32string_view(&chars::ideographic_space, 1)), {}};
        first->content.insert(first->content.begin(), {blank});
        first->content.insert(first->content.begin(),
                              {Styled{InlineStyle::dateline, std::move(words)}});
    }

    /// "原文：", author, publisher and day, the address behind them or, alone, in their place.
    [[nodiscard]] Inlines labelled(std::string_view label, const Reference& reference) const {
        Inlines all = name_in(reference.author, reference.language, chapter_.language);
        Inlines named = name_in(reference.publisher, reference.language, chapter_.language);
        if (!all.empty() && !named.empty())
            append(all, words_[Word::comma], reference.publisher.span);
        append(all, std::move(named));
        if (reference.date.value) {
            if (!all.empty()) append(all, words_[Word::comma], reference.date.span);
            append(all, {to_prose(*reference.date.value, chapter_.language), reference.date.span});
        }
        const Span address = place_of(chapter_, "original.url");
        append(all, {all.empty() ? reference.url : "", address});
        all = linked(std::move(all), reference.url, address);
        if (!all.empty() && !label.empty())
            all.insert(all.begin(), {Text{std::string(label), chapter_.span}});
        return all;
    }

    [[nodiscard]] Inlines field(std::string_view key, const std::string& value) const {
        Inlines all;
        append(all, {value, place_of(chapter_, key)});
        return all;
    }

    [[nodiscard]] Inlines day() const {
        if (!fields_.date) return {};
        return {{Text{to_prose(*fields_.date, chapter_.language), place_of(chapter_, "date")}}};
    }

    void push(Blocks& to, ParagraphRole role, Inlines&& content) const {
        if (content.empty()) return;
        to.push_back({Paragraph{std::move(content), role, false}, chapter_.span, "", ""});
    }

    Chapter& chapter_;
    const ChapterFields& fields_;
    Words words_;
    Blocks blocks_;
};

}  // namespace

void add_openings(Book& book, Diagnostics& diagnostics) {
    for (Chapter& chapter : book.chapters) {
        if (name_of_title(chapter.title).empty()) {
            // Contents, navigation and running heads all need a name to call it by.
            const bool has_word =
                chapter.role != ChapterRole::chapter && chapter.role != ChapterRole::appendix;
            std::string name = has_word ? std::string(word(word_of(chapter.role), chapter.language))
                                        : title_from_file(chapter.file);
            diagnostics.report(Code::M053, chapter.span, {chapter.file, name},
                               Hint{HintId::give_title, {}});
            chapter.title = {{Text{std::move(name), chapter.span}}};
        }
        Opening(chapter).build();
    }
}

}  // namespace banxin::passes
