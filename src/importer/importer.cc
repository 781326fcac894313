#include "importer/importer.h"

#include "base/ascii.h"
#include "base/files.h"
#include "base/unicode.h"
#include "importer/guess.h"
#include "importer/new_files.h"
#include "importer/note.h"

#include <fmt/format.h>

#include <algorithm>

namespace fs = std::filesystem;

namespace banxin::importer {
namespace {

bool says(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return text.find(word) != std::string_view::npos;
    });
}

ChapterKind kind_of(const NoteText& text) {
    const std::string category = text.field(FieldKind::category);
    if (says(text.heading, {"翻译", "译文", "Translation", "translation"}) ||
        says(category, {"翻译", "译文"}))
        return ChapterKind::translation;
    if (says(text.heading, {"报道", "新闻", "News", "news"}) || says(category, {"报道", "新闻"}))
        return ChapterKind::news;
    // What was made of another text says so in its heading or at its head.
    const auto announced = [](const std::string& line) {
        return bold_line(line.substr(0, line.rfind("**") + 2)) &&
               says(line, {"内容整理", "内容摘要", "内容提要"});
    };
    if (says(text.heading, {"摘要", "Digest", "digest", "Summary", "summary"}) ||
        says(category, {"摘要"}) || std::any_of(text.body.begin(), text.body.end(), announced))
        return ChapterKind::digest;
    return ChapterKind::essay;
}

/// `*name, date*` right under a title.
struct Byline {
    std::string author;
    std::optional<Date> date;
};
std::optional<Byline> byline_in(std::string_view line) {
    const auto words = italic_line(line);
    if (!words || count_code_points(*words) > 60) return std::nullopt;
    Byline byline;
    byline.date = date_in(*words);
    std::size_t end = words->size();
    for (const std::string_view comma : {"，", ",", "、", "|", "·20", "·19"})
        end = std::min(end, words->find(comma));
    if (end == words->size() && byline.date) return Byline{"", byline.date};
    byline.author = ascii::trimmed(std::string_view(*words).substr(0, end));
    if (!byline.date && end != words->size()) return std::nullopt;
    return byline;
}

/// The body's own title, if its first line is one, and the number of lines that it took.
std::optional<std::string> own_title(const NoteText& text) {
    if (text.body.empty()) return std::nullopt;
    const std::string& first = text.body.front();
    if (heading_level(first) == 1)
        return std::string(ascii::trimmed(std::string_view(first).substr(1)));
    return bold_line(first);
}

bool stands_alone(const std::vector<std::string>& lines, std::size_t i) {
    return (i == 0 || ascii::trimmed(lines[i - 1]).empty()) &&
           (i + 1 == lines.size() || ascii::trimmed(lines[i + 1]).empty());
}

bool reads_as_heading(const std::string& words) {
    return count_code_points(words) <= 40 && !words.ends_with("。") && !words.ends_with("：") &&
           !words.ends_with(":") && !words.ends_with("，") && !words.ends_with(".");
}

/// The body with headings that begin at level 2: bold lines that serve as headings become
/// headings; real headings that begin deeper are moved up. Words stay as they are.
std::string chapter_body(std::vector<std::string> lines) {
    int least = 7;
    bool in_code = false;
    for (const std::string& line : lines) {
        if (is_fence(line)) in_code = !in_code;
        if (const int level = in_code ? 0 : heading_level(line); level > 0)
            least = std::min(least, level);
    }
    const auto rise = static_cast<std::size_t>(least < 7 && least > 2 ? least - 2 : 0);
    std::string text;
    in_code = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (is_fence(lines[i])) in_code = !in_code;
        const auto bold = in_code || least < 7 ? std::nullopt : bold_line(lines[i]);
        if (bold && stands_alone(lines, i) && reads_as_heading(*bold))
            text += "## " + *bold;
        else if (!in_code && heading_level(lines[i]) > 0)
            text += lines[i].substr(rise);
        else
            text += lines[i];
        text += '\n';
    }
    return text;
}

/// `![](name)` and `[](name)` that lead to files beside the note.
void find_files_beside(std::string_view body, std::vector<std::string>& left) {
    for (std::size_t at = body.find("]("); at != std::string_view::npos;
         at = body.find("](", at + 1)) {
        const std::size_t end = body.find_first_of(") \n", at + 2);
        const std::string target(body.substr(at + 2, end - at - 2));
        const bool elsewhere = target.empty() || target[0] == '#' || target[0] == '/' ||
                               target.find(':') != std::string::npos;
        if (!elsewhere && std::find(left.begin(), left.end(), target) == left.end())
            left.push_back(target);
    }
}

std::string host_of(const std::string& url) {
    const std::size_t begin = url.find("//");
    if (begin == std::string::npos) return {};
    return url.substr(begin + 2, url.find('/', begin + 2) - begin - 2);
}

/// Reads the chapters one after the other; a translation takes what it was translated from
/// out of an earlier text's fields when it has none of its own.
class Reader {
public:
    Reader(std::vector<NoteText> texts, Import& import) : texts_(std::move(texts)), to_(import) {}

    void read() {
        for (std::size_t i = 0; i < texts_.size(); ++i) read_text(i);
        choose_book();
    }

private:
    void read_text(std::size_t i) {
        NoteText& text = texts_[i];
        Chapter chapter;
        chapter.kind = kind_of(text);
        chapter.file = fmt::format("{:02}-{}.md", i + 1, name_of(chapter.kind));
        chapter.consumed = text.consumed;
        chapter.title = choose_title(text, i);

        std::vector<std::string> body = text.body;
        if (own_title(text)) body.erase(body.begin());
        while (!body.empty() && ascii::trimmed(body.front()).empty()) body.erase(body.begin());
        Byline byline;
        if (!body.empty())
            if (auto found = byline_in(body.front())) byline = std::move(*found);
        bylines_.push_back(byline.author);
        find_files_beside(fmt::to_string(fmt::join(body, "\n")), to_.left);

        switch (chapter.kind) {
            case ChapterKind::translation: fill_translation(chapter, text, byline, i); break;
            case ChapterKind::news: fill_news(chapter, text, byline); break;
            // The author that the note names is the original's; who told it shorter it does not
            // say.
            case ChapterKind::digest: fill_original(chapter, text, byline); break;
            case ChapterKind::essay:
            case ChapterKind::plain: fill_essay(chapter, text, byline); break;
        }
        chapter.text = fmt::format("# {}\n", chapter.title);
        if (!body.empty()) chapter.text += "\n" + chapter_body(std::move(body));
        to_.chapters.push_back(std::move(chapter));
    }

    std::string choose_title(const NoteText& text, std::size_t i) const {
        if (auto own = own_title(text)) return *own;
        for (const FieldKind kind : {FieldKind::title, FieldKind::original_title})
            if (std::string title = text.field(kind); !title.empty()) return title;
        // "附1: …" without its number.
        const std::size_t colon = text.heading.find(':');
        const std::size_t wide = text.heading.find("：");
        if (colon < wide) return std::string(ascii::trimmed(text.heading.substr(colon + 1)));
        if (wide != std::string::npos)
            return std::string(ascii::trimmed(text.heading.substr(wide + 3)));
        return text.heading.empty() ? std::to_string(i + 1) : text.heading;
    }

    void fill_essay(Chapter& chapter, const NoteText& text, const Byline& byline) {
        ChapterFields& fields = chapter.fields;
        fields.author = first_of(text.field(FieldKind::author), byline.author);
        fields.date = first_date(text, byline);
        fields.url = address_in(text.field(FieldKind::link));
        if (fields.author.empty()) miss(chapter, "author");
    }

    void fill_news(Chapter& chapter, const NoteText& text, const Byline& byline) {
        NewsSource source;
        source.headline = first_of(text.field(FieldKind::original_title), chapter.title);
        source.outlet = text.field(FieldKind::publisher);
        source.date = first_date(text, byline);
        source.url = address_in(text.field(FieldKind::link));
        if (source.outlet.empty() && !source.url.empty()) {
            source.outlet = host_of(source.url);
            guess(chapter, "source.outlet", source.outlet);
        }
        if (source.outlet.empty()) miss(chapter, "source.outlet");
        if (!source.date) miss(chapter, "source.date");
        chapter.fields.byline =
            first_of(text.field(FieldKind::reporter), text.field(FieldKind::author));
        chapter.fields.source = std::move(source);
    }

    void fill_translation(Chapter& chapter, const NoteText& text, const Byline& byline,
                          std::size_t i) {
        const NoteText* about = &text;
        const auto has_original = [](const NoteText& one) {
            return !one.field(FieldKind::original_title).empty() ||
                   !one.field(FieldKind::link).empty();
        };
        for (std::size_t before = 0; before < i && !has_original(*about); ++before)
            if (has_original(texts_[before])) about = &texts_[before];
        fill_original(chapter, *about, byline);
        if (std::string name = text.field(FieldKind::translator); !name.empty())
            chapter.fields.translators.push_back(std::move(name));
        else
            miss(chapter, "translators");
    }

    void fill_original(Chapter& chapter, const NoteText& about, const Byline& byline) {
        Original original;
        original.title = about.field(FieldKind::original_title);
        original.author = first_of(about.field(FieldKind::author), byline.author);
        original.publisher = about.field(FieldKind::publisher);
        original.date = first_date(about, byline);
        original.url = address_in(about.field(FieldKind::link));
        if (original.title.empty()) {
            miss(chapter, "original.title");
        } else {
            original.language = guess_language(original.title);
            guess(chapter, "original.language", original.language.tag());
        }
        if (original.author.empty()) miss(chapter, "original.author");
        chapter.fields.original = std::move(original);
    }

    /// The book is named after the first chapter whose title is in the book's language.
    void choose_book() {
        std::string all;
        for (const Chapter& chapter : to_.chapters) all += chapter.text;
        to_.language = guess_language(all);
        std::size_t chosen = 0;
        while (chosen < to_.chapters.size() &&
               !guess_language(to_.chapters[chosen].title).is_same_tongue(to_.language))
            ++chosen;
        if (chosen == to_.chapters.size()) chosen = 0;
        const Chapter& chapter = to_.chapters[chosen];
        to_.title = chapter.title;
        const auto& original = chapter.fields.original;
        to_.author = first_of(bylines_[chosen], chapter.fields.author);
        if (to_.author.empty() && original) to_.author = original->author;
        for (const Chapter& other : to_.chapters)
            if (to_.author.empty()) to_.author = other.fields.author;
        to_.guessed.insert(to_.guessed.begin(), fmt::format("banxin.toml: title = {}", to_.title));
        to_.guessed.insert(to_.guessed.begin() + 1,
                           fmt::format("banxin.toml: language = {}", to_.language.tag()));
    }

    static std::string first_of(const std::string& a, const std::string& b) {
        return a.empty() ? b : a;
    }
    static std::optional<Date> first_date(const NoteText& text, const Byline& byline) {
        if (auto date = date_in(text.field(FieldKind::date))) return date;
        return byline.date;
    }
    void guess(const Chapter& chapter, std::string_view field, std::string_view value) {
        to_.guessed.push_back(fmt::format("{}: {} = {}", chapter.file, field, value));
    }
    void miss(const Chapter& chapter, std::string_view field) {
        to_.missing.push_back(fmt::format("{}: {}", chapter.file, field));
    }

    std::vector<NoteText> texts_;
    Import& to_;
    std::vector<std::string> bylines_;
};

}  // namespace

std::optional<Import> read_note(SourceId note, const Sources& sources, Diagnostics& diagnostics) {
    const Source& source = sources[note];
    if (const auto bad = find_invalid_utf8(source.text())) {
        const auto at = static_cast<std::uint32_t>(*bad);
        diagnostics.report(Code::S001, {note, at, at + 1}, {}, Hint{HintId::save_as_utf8, {}});
        return std::nullopt;
    }
    std::vector<NoteText> texts = split_note(source.text());
    if (texts.empty()) {
        diagnostics.report(Code::C011, {}, {source.path()});
        return std::nullopt;
    }
    Import import;
    Reader(std::move(texts), import).read();
    return import;
}

void write_book(const Import& import, std::string_view note_name, const fs::path& folder) {
    const std::string manifest = manifest_text(import, note_name);
    std::vector<PendingFile> files;
    for (const Chapter& chapter : import.chapters)
        files.push_back({folder / chapter.file, chapter.text});
    files.push_back({folder / "banxin.toml", manifest});
    write_new_files(files, {HintId::name_new_folder, {}});
}

}  // namespace banxin::importer
