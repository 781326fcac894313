#include "document/chapter_kinds.h"

#include <algorithm>

namespace banxin {
namespace {

constexpr ChapterKind plain = ChapterKind::plain;
constexpr ChapterKind essay = ChapterKind::essay;
constexpr ChapterKind translation = ChapterKind::translation;
constexpr ChapterKind news = ChapterKind::news;
constexpr ChapterKind digest = ChapterKind::digest;

constexpr ChapterKind all_kinds[] = {plain, essay, translation, news, digest};

constexpr KindField fields[] = {
    {"author", Kinds(plain, essay, translation, digest), Kinds()},
    {"date", Kinds(plain, essay, digest), Kinds()},
    {"url", Kinds(plain, essay), Kinds()},
    {"epigraph", Kinds(plain, essay, translation), Kinds()},
    {"original", Kinds(translation, digest), Kinds()},
    {"original.title", Kinds(translation, digest), Kinds(translation, digest)},
    {"original.author", Kinds(translation, digest), Kinds(translation)},
    {"translators", Kinds(translation), Kinds(translation)},
    {"parallel", Kinds(translation), Kinds()},
    {"source", Kinds(news), Kinds()},
    {"source.outlet", Kinds(news), Kinds(news)},
    {"source.date", Kinds(news), Kinds(news)},
    {"kicker", Kinds(news), Kinds()},
    {"deck", Kinds(news), Kinds()},
    {"byline", Kinds(news), Kinds()},
    {"dateline", Kinds(news), Kinds()},
};

}  // namespace

std::span<const ChapterKind> chapter_kinds() {
    return all_kinds;
}

std::vector<std::string> Kinds::names() const {
    std::vector<std::string> names;
    for (const ChapterKind kind : all_kinds)
        if (has(kind)) names.emplace_back(name_of(kind));
    return names;
}

std::span<const KindField> kind_fields() {
    return fields;
}

const KindField* find_kind_field(std::string_view key) {
    const auto find = [](std::string_view name) -> const KindField* {
        const auto* found = std::find_if(std::begin(fields), std::end(fields),
                                         [&](const KindField& one) { return name == one.key; });
        return found == std::end(fields) ? nullptr : found;
    };
    const KindField* found = find(key);
    return found != nullptr ? found : find(key.substr(0, key.find('.')));
}

}  // namespace banxin
