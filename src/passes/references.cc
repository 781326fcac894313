#include "passes/references.h"

#include "base/unicode.h"

#include <utility>

namespace banxin::passes {
namespace {

bool is_east_asian(Language language) {
    return language.locale() != Locale::latin;
}

bool is_foreign(Language own_language, Language language) {
    return !own_language.empty() && !own_language.is_same_tongue(language);
}

/// What a text is written with.
struct Scripts {
    bool han = false;
    /// Kana and Hangul, which one language alone has.
    bool own = false;
    bool other = false;

    explicit Scripts(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const Decoded next = decode_utf8(text, at);
            at += next.bytes;
            switch (script_of(next.value)) {
                case Script::common: break;
                case Script::han: han = true; break;
                case Script::hiragana:
                case Script::katakana:
                case Script::hangul:
                case Script::bopomofo: own = true; break;
                case Script::latin:
                case Script::greek:
                case Script::cyrillic:
                case Script::other: other = true; break;
            }
        }
    }
};

bool is_in_script_of(const std::string& name, Language own_language, Language language) {
    const Scripts scripts(name);
    if (!is_east_asian(own_language)) return scripts.other && !scripts.han && !scripts.own;
    // Chinese and Japanese read each other's Han names as their own.
    const bool reads_han = language.is_chinese() || language.locale() == Locale::ja;
    return scripts.own || (scripts.han && !reads_han);
}

Inlines in_language(Inlines&& all, Language language) {
    Inlines marked;
    marked.push_back({Foreign{language, std::move(all)}});
    return marked;
}

Inlines text(const Located<std::string>& words) {
    Inlines all;
    append(all, words);
    return all;
}

std::string quoted(const std::string& title, const Words& words) {
    return std::string(words[Word::open_title]) + title + std::string(words[Word::close_title]);
}

/// Publisher and day, with what parts them from what stands before and from each other.
void append_rest(Inlines& to, const Reference& reference, Language language) {
    const Words words(language);
    if (!reference.publisher.value.empty()) {
        if (!to.empty()) append(to, words[Word::comma], reference.publisher.span);
        append(to, name_in(reference.publisher, reference.language, language));
    }
    if (reference.date.value) {
        const std::string before(to.empty() ? "" : words[Word::comma]);
        append(to, before + to_prose(*reference.date.value, language), reference.date.span);
    }
}

void append_reference(Inlines& to, const Reference& reference, Language language, Span span) {
    const Words words(language);
    const bool titled = !reference.title.value.empty();
    if (!reference.author.value.empty() && titled) {
        append(to, name_in(reference.author, reference.language, language));
        const bool foreign = is_foreign(reference.language, language);
        append(to, words[foreign ? Word::comma : Word::after_author], reference.author.span);
    }
    Inlines rest;
    if (titled) {
        append(to, linked(title_in(reference.title, reference.language, language), reference.url,
                          span));
        append_rest(to, reference, language);
        return;
    }
    append_rest(rest, reference, language);
    if (rest.empty()) append(rest, {reference.url, span});
    append(to, linked(std::move(rest), reference.url, span));
}

}  // namespace

Span place_of(const Chapter& chapter, std::string_view key) {
    const Span place = chapter.fields.place_of(key);
    return place.known() ? place : chapter.span;
}

Reference original_of(const Chapter& chapter) {
    if (!chapter.fields.original) return {};
    const Original& original = *chapter.fields.original;
    return {{original.author, place_of(chapter, "original.author")},
            {original.title, place_of(chapter, "original.title")},
            original.language,
            {original.publisher, place_of(chapter, "original.publisher")},
            {original.date, place_of(chapter, "original.date")},
            original.url};
}

Reference report_of(const Chapter& chapter) {
    if (!chapter.fields.source) return {};
    const NewsSource& source = *chapter.fields.source;
    return {{},
            {source.headline, place_of(chapter, "source.headline")},
            {},
            {source.outlet, place_of(chapter, "source.outlet")},
            {source.date, place_of(chapter, "source.date")},
            source.url};
}

void append(Inlines& to, Inlines&& more) {
    for (Inline& one : more) to.push_back(std::move(one));
}

void append(Inlines& to, const Located<std::string>& text) {
    append(to, text.value, text.span);
}

void append(Inlines& to, std::string_view text, Span span) {
    if (!text.empty()) to.push_back({Text{std::string(text), span}});
}

Inlines around(std::string_view format, Inlines&& all, Span span) {
    const std::size_t place = format.find("{}");
    Inlines result;
    append(result, format.substr(0, place), span);
    append(result, std::move(all));
    append(result, format.substr(std::min(place, format.size() - 2) + 2), span);
    return result;
}

Inlines linked(Inlines&& all, const std::string& url, Span span) {
    if (url.empty() || all.empty()) return std::move(all);
    Inlines link;
    link.push_back({Link{url, "", std::move(all), span, {}}});
    return link;
}

Inlines name_in(const Located<std::string>& name, Language own_language, Language language) {
    const bool marked =
        is_foreign(own_language, language) && is_in_script_of(name.value, own_language, language);
    return marked ? in_language(text(name), own_language) : text(name);
}

Inlines bare_title_in(Inlines&& words, Language own_language, Language language) {
    if (words.empty()) return std::move(words);
    // Han has no slant: it would be 楷体, which the line has already.
    const Scripts scripts(plain_text(words));
    if (!scripts.han && !scripts.own) {
        Inlines slanted;
        slanted.push_back({Styled{InlineStyle::emphasis, std::move(words)}});
        words = std::move(slanted);
    }
    return is_foreign(own_language, language) ? in_language(std::move(words), own_language)
                                              : std::move(words);
}

Inlines title_in(const Located<std::string>& title, Language own_language, Language language) {
    if (title.value.empty()) return {};
    if (is_foreign(own_language, language)) {
        Inlines slanted;
        slanted.push_back({Styled{InlineStyle::emphasis, text(title)}});
        return in_language(std::move(slanted), own_language);
    }
    const Words words(language);
    return text({quoted(title.value, words), title.span});
}

Inlines source_of(const Chapter& chapter, Language language, SourceForm form) {
    const Words words(language);
    const ChapterFields& fields = chapter.fields;
    const bool full = form == SourceForm::full;
    Reference reference;
    Word relation = Word::first_published;
    Span span = chapter.span;
    if (fields.original) {
        reference = original_of(chapter);
        span = fields.original->span;
        const bool digest = chapter.kind == ChapterKind::digest;
        relation = digest ? Word::digested_from : Word::translated_from;
        if (!digest && !full) reference.author.value.clear();
    } else if (fields.source) {
        reference = report_of(chapter);
        span = fields.source->span;
        // The headline is not said twice.
        if (reference.title.value == name_of_title(chapter.title)) reference.title.value.clear();
    } else {
        reference.url = fields.url;
    }
    if (!span.known()) span = chapter.span;
    std::string address;
    const bool names_more = !reference.title.value.empty() || !reference.publisher.value.empty() ||
                            reference.date.value.has_value();
    if (full && names_more) address = std::exchange(reference.url, "");
    Inlines content;
    append_reference(content, reference, language, span);
    if (content.empty()) return content;
    const std::string subject =
        quoted(name_of_title(chapter.title), words) + std::string(words[relation]);
    content.insert(content.begin(), {Text{subject, chapter.span}});
    if (full && !fields.translators.empty()) {
        const Span place = place_of(chapter, "translators");
        append(content, words[Word::comma], place);
        append(content, words.filled(Word::translated_by, words.joined(fields.translators)), place);
    }
    if (!address.empty()) {
        append(content, words[Word::comma], span);
        append(content, linked({{Text{address, span}}}, address, span));
    }
    return content;
}

}  // namespace banxin::passes
