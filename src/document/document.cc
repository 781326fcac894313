#include "document/book.h"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

namespace banxin {
namespace {

std::string short_or(const Inlines& title, const std::string& short_title) {
    return short_title.empty() ? name_of_title(title) : short_title;
}

}  // namespace

const char* name_of(InlineStyle style) {
    switch (style) {
        case InlineStyle::emphasis: return "emphasis";
        case InlineStyle::strong: return "strong";
        case InlineStyle::emphasis_dots: return "emphasis-dots";
        case InlineStyle::strikethrough: return "strikethrough";
        case InlineStyle::underline: return "underline";
        case InlineStyle::mark: return "mark";
        case InlineStyle::small: return "small";
        case InlineStyle::subscript: return "subscript";
        case InlineStyle::superscript: return "superscript";
        case InlineStyle::keyboard: return "keyboard";
        case InlineStyle::dateline: return "dateline";
        case InlineStyle::abbreviation: return "abbreviation";
        case InlineStyle::definition: return "definition";
        case InlineStyle::time: return "time";
    }
    return "";
}

const char* name_of(ParagraphRole role) {
    switch (role) {
        case ParagraphRole::body: return "body";
        case ParagraphRole::kicker: return "kicker";
        case ParagraphRole::deck: return "deck";
        case ParagraphRole::original_title: return "original-title";
        case ParagraphRole::byline: return "byline";
        case ParagraphRole::translator: return "translator";
        case ParagraphRole::original: return "original";
        case ParagraphRole::source: return "source";
        case ParagraphRole::date: return "date";
        case ParagraphRole::dateline: return "dateline";
        case ParagraphRole::closing: return "closing";
        case ParagraphRole::colophon_entry: return "colophon-entry";
        case ParagraphRole::colophon_catalogue: return "colophon-catalogue";
        case ParagraphRole::source_entry: return "source-entry";
        case ParagraphRole::caption: return "caption";
        case ParagraphRole::attribution: return "attribution";
        case ParagraphRole::signature: return "signature";
    }
    return "";
}

const char* name_of(QuoteKind kind) {
    switch (kind) {
        case QuoteKind::quote: return "quote";
        case QuoteKind::verse: return "verse";
        case QuoteKind::letter: return "letter";
        case QuoteKind::epigraph: return "epigraph";
        case QuoteKind::admonition: return "admonition";
        case QuoteKind::aside: return "aside";
    }
    return "";
}

const Image& Figure::image() const {
    const Inline* shown = picture.empty() ? nullptr : &picture.front();
    if (const Link* around = link(); around != nullptr && !around->children.empty())
        shown = &around->children.front();
    const Image* found = shown == nullptr ? nullptr : std::get_if<Image>(&shown->value);
    if (found == nullptr) throw std::logic_error("a figure without a picture");
    return *found;
}

Image& Figure::image() {
    return const_cast<Image&>(std::as_const(*this).image());
}

const Link* Figure::link() const {
    return picture.empty() ? nullptr : std::get_if<Link>(&picture.front().value);
}

bool is_picture(const Inline& one) {
    if (std::holds_alternative<Image>(one.value)) return true;
    const Link* link = std::get_if<Link>(&one.value);
    return link != nullptr && link->children.size() == 1 &&
           std::holds_alternative<Image>(link->children.front().value);
}

bool opens_chapter(const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block.value);
    if (paragraph == nullptr) return false;
    switch (paragraph->role) {
        case ParagraphRole::byline:
        case ParagraphRole::translator:
        case ParagraphRole::original:
        case ParagraphRole::source:
        case ParagraphRole::date: return true;
        case ParagraphRole::body:
        case ParagraphRole::kicker:
        case ParagraphRole::deck:
        case ParagraphRole::original_title:
        case ParagraphRole::dateline:
        case ParagraphRole::closing:
        case ParagraphRole::colophon_entry:
        case ParagraphRole::colophon_catalogue:
        case ParagraphRole::source_entry:
        case ParagraphRole::caption:
        case ParagraphRole::attribution:
        case ParagraphRole::signature: return false;
    }
    return false;
}

bool is_front_matter(ChapterRole role) {
    switch (role) {
        case ChapterRole::foreword:
        case ChapterRole::preface:
        case ChapterRole::dedication:
        case ChapterRole::epigraph:
        case ChapterRole::colophon: return true;
        case ChapterRole::chapter:
        case ChapterRole::introduction:
        case ChapterRole::prologue:
        case ChapterRole::epilogue:
        case ChapterRole::afterword:
        case ChapterRole::appendix:
        case ChapterRole::acknowledgments:
        case ChapterRole::glossary:
        case ChapterRole::bibliography:
        case ChapterRole::endnotes:
        case ChapterRole::part: return false;
    }
    return false;
}

bool is_back_matter(ChapterRole role) {
    switch (role) {
        case ChapterRole::epilogue:
        case ChapterRole::afterword:
        case ChapterRole::appendix:
        case ChapterRole::acknowledgments:
        case ChapterRole::glossary:
        case ChapterRole::bibliography:
        case ChapterRole::endnotes: return true;
        case ChapterRole::foreword:
        case ChapterRole::preface:
        case ChapterRole::dedication:
        case ChapterRole::epigraph:
        case ChapterRole::colophon:
        case ChapterRole::chapter:
        case ChapterRole::introduction:
        case ChapterRole::prologue:
        case ChapterRole::part: return false;
    }
    return false;
}

const char* name_of(MediaType type) {
    switch (type) {
        case MediaType::png: return "image/png";
        case MediaType::jpeg: return "image/jpeg";
        case MediaType::svg: return "image/svg+xml";
        case MediaType::gif: return "image/gif";
        case MediaType::webp: return "image/webp";
    }
    return "";
}

Span ChapterFields::place_of(std::string_view key) const {
    for (const auto* all : {&in_manifest, &in_front_matter}) {
        for (const FieldValue& one : *all) {
            if (one.key != key) continue;
            Span span = one.span;
            // A string stands between quotes.
            const std::size_t length = span.end - span.begin;
            if (!one.value.empty() && length == one.value.size() + 2) {
                ++span.begin;
                --span.end;
            }
            return span;
        }
    }
    return {};
}

std::string to_iso(Date date) {
    if (date.month == 0) return fmt::format("{:04}", date.year);
    if (date.day == 0) return fmt::format("{:04}-{:02}", date.year, date.month);
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

// Days from 1970-01-01 by Howard Hinnant's days_from_civil, so that no time zone can enter.
std::int64_t seconds_of(Date date) {
    const std::int64_t year = date.year - (date.month <= 2 && date.month != 0 ? 1 : 0);
    const std::int64_t month = date.month == 0 ? 1 : date.month;
    const std::int64_t day = date.day == 0 ? 1 : date.day;
    const std::int64_t civil_year = date.month == 0 ? date.year - 1 : year;
    const std::int64_t era = (civil_year >= 0 ? civil_year : civil_year - 399) / 400;
    const std::int64_t year_of_era = civil_year - era * 400;
    const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const std::int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return (era * 146097 + day_of_era - 719468) * 86400;
}

std::string head_of(const Metadata& metadata) {
    return metadata.short_title.empty() ? metadata.title.value : metadata.short_title;
}

std::string head_of(const Chapter& chapter) {
    return short_or(chapter.title, chapter.fields.short_title);
}

std::string head_of(const ParallelText& original) {
    return short_or(original.title, original.short_title);
}

std::string head_of(const Heading& heading) {
    return short_or(heading.content, heading.short_title);
}

std::vector<Piece> pieces_of(const Chapter& chapter) {
    std::vector<Piece> pieces;
    std::uint32_t next = 1;
    const std::size_t originals = chapter.parallel ? chapter.parallel->pieces.size() : 0;
    const auto add_until = [&](std::uint32_t number, std::size_t at) {
        for (; next < number && next <= originals; ++next)
            pieces.push_back({next, at, at, &chapter.parallel->pieces[next - 1]});
    };
    for (std::size_t at = 0; at < chapter.blocks.size();) {
        const std::uint32_t number = chapter.blocks[at].piece;
        std::size_t end = at + 1;
        while (end < chapter.blocks.size() && chapter.blocks[end].piece == number) ++end;
        add_until(number, at);
        const bool beside = number > 0 && number <= originals;
        pieces.push_back(
            {number, at, end, beside ? &chapter.parallel->pieces[number - 1] : nullptr});
        if (beside) next = number + 1;
        at = end;
    }
    add_until(static_cast<std::uint32_t>(originals + 1), chapter.blocks.size());
    return pieces;
}

}  // namespace banxin
