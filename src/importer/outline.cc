// Outlines to chapters: what is there, what is there twice, what only heads other chapters.
#include "importer/outline.h"

#include "base/encoding.h"
#include "document/words.h"
#include "importer/guess.h"
#include "importer/toml_text.h"

#include <algorithm>
#include <set>

namespace banxin::importer {
namespace {

namespace fs = std::filesystem;

/// A manifest says three levels.
constexpr int deepest_level = 3;
/// Enough of a book to know its language by.
constexpr std::size_t most_sample = 64U << 10U;

bool has_scheme(std::string_view file) {
    const std::size_t colon = file.find(':');
    return colon != std::string_view::npos && colon > 1 && file.find_first_of("/?") > colon;
}

class OutlineTaker {
public:
    OutlineTaker(const Outline& outline, std::string_view base, Reading& reading)
        : outline_(outline), base_(base), reading_(reading), parts_(groups_are_parts()) {}

    void take() {
        for (std::size_t i = 0; i < outline_.size(); ++i) take(i);
        settle_roles();
    }

private:
    [[nodiscard]] bool heads_others(std::size_t i) const {
        return i + 1 < outline_.size() && outline_[i + 1].kind == OutlineEntry::Kind::chapter &&
               outline_[i + 1].level > outline_[i].level;
    }
    [[nodiscard]] bool is_group(std::size_t i) const {
        return outline_[i].kind == OutlineEntry::Kind::chapter && outline_[i].file.empty() &&
               heads_others(i);
    }

    /// Titles without a text that head chapters at the top of the list are parts, unless chapters
    /// stand between them: a part goes on to the next one.
    [[nodiscard]] bool groups_are_parts() const {
        bool seen = false;
        for (std::size_t i = 0; i < outline_.size(); ++i) {
            const OutlineEntry& entry = outline_[i];
            if (entry.kind == OutlineEntry::Kind::part) return false;
            if (entry.level > 0) continue;
            if (is_group(i))
                seen = true;
            else if (seen && !is_back_matter(role_called(entry.title)))
                return false;
        }
        return seen;
    }

    void take(std::size_t i) {
        const OutlineEntry& entry = outline_[i];
        if (entry.kind == OutlineEntry::Kind::part) {
            lifted_.clear();
            take_part(entry);
            return;
        }
        while (!lifted_.empty() && lifted_.back() >= entry.level) lifted_.pop_back();
        if (entry.file.empty()) {
            if (parts_ && entry.level == 0 && is_group(i)) {
                part_ = entry.title;
            } else {
                report(heads_others(i) ? Code::C018 : Code::C015, entry, entry.title);
            }
            lifted_.push_back(entry.level);
        } else if (!take_chapter(entry)) {
            lifted_.push_back(entry.level);
        }
    }

    /// Quarto's parts may have a file: its title, and its text when there is any.
    void take_part(const OutlineEntry& entry) {
        part_ = entry.title;
        if (entry.file.empty()) return;
        const std::size_t before = reading_.import.chapters.size();
        part_.clear();
        if (!take_chapter(entry)) return;
        ListedChapter& chapter = reading_.import.chapters.back();
        const std::string title = chapter.title;
        if (has_text_) {
            chapter.part = title;
        } else {
            reading_.part_files.push_back(chapter.file);
            reading_.import.chapters.resize(before);
            part_ = title;
        }
    }

    /// False: it is left out, and what is under it moves up.
    bool take_chapter(const OutlineEntry& entry) {
        const std::string file = find(entry);
        if (file.empty()) return false;
        if (!taken_.insert(file).second) {
            // A place inside of a chapter is in the contents by its heading.
            if (entry.anchor.empty()) report(Code::C016, entry, entry.file);
            return false;
        }
        const SourceId source = reading_.open(file);
        const std::string_view text = reading_.sources[source].text();
        if (reading_.sample.size() < most_sample)
            reading_.sample += text.substr(0, most_sample / 8);
        const ChapterHead head = read_head(source, reading_.sources);
        if (reading_.leaves_drafts && head.is_draft()) {
            reading_.import.left_out.push_back({file, LeftOut::Why::draft});
            return false;
        }
        ListedChapter chapter;
        chapter.file = file;
        // A name that no list gives is found in the text, or after the file, whenever it is read.
        chapter.needs_title = head.title.empty() && !entry.title.empty();
        chapter.title = head.title.empty() ? entry.title : head.title;
        if (chapter.title.empty()) chapter.title = fs::path(file).stem().string();
        if (head.begins_appendices) appendices_ = true;
        chapter.role =
            appendices_ && entry.role == ChapterRole::chapter ? ChapterRole::appendix : entry.role;
        if (part_.empty()) part_ = head.part;
        chapter.part = std::move(part_);
        part_.clear();
        const int last = reading_.import.chapters.empty() || !chapter.part.empty()
                             ? 0
                             : reading_.import.chapters.back().level;
        const int level = entry.level - static_cast<int>(lifted_.size()) + 1;
        chapter.level = std::clamp(level, 1, std::min(last + 1, deepest_level));
        has_text_ = head.has_text;
        reading_.import.chapters.push_back(std::move(chapter));
        listed_roles_.resize(reading_.import.chapters.size());
        listed_roles_.back() = role_called(entry.title);
        return true;
    }

    /// Relative to the folder; empty and reported when no chapter can be made of it.
    std::string find(const OutlineEntry& entry) {
        if (has_scheme(entry.file)) {
            report(Code::C017, entry, entry.file);
            return {};
        }
        fs::path path = (fs::path(base_) / entry.file).lexically_normal();
        if (!path.has_filename()) {
            for (const char* name : {"README.md", "index.md"})
                if (std::holds_alternative<fs::path>(
                        reading_.folder.find((path / name).generic_string()))) {
                    path /= name;
                    break;
                }
        }
        const std::string file = path.generic_string();
        const auto found = reading_.folder.find(file);
        if (std::holds_alternative<fs::path>(found) && is_markdown_file(file) && can_be_named(file))
            return file;
        const bool missing = !std::holds_alternative<fs::path>(found) &&
                             std::get<BookFolder::Refusal>(found) == BookFolder::Refusal::not_found;
        report(missing && is_markdown_file(file) ? Code::C014 : Code::C017, entry, entry.file);
        return {};
    }

    /// By their titles: what stands before the first ordinary chapter, and what stands behind the
    /// last one. Between them a 附录 is a chapter's or a part's.
    void settle_roles() {
        auto& chapters = reading_.import.chapters;
        const auto role_of = [&](std::size_t i) {
            const ChapterRole role = role_called(chapters[i].title);
            return role == ChapterRole::chapter ? listed_roles_[i] : role;
        };
        const auto usual = [](const ListedChapter& one) {
            return one.role == ChapterRole::chapter && one.level == 1;
        };
        for (std::size_t i = 0; i < chapters.size(); ++i) {
            const ChapterRole role = role_of(i);
            if (!usual(chapters[i]) || !chapters[i].part.empty() || !is_front_matter(role)) break;
            chapters[i].role = role;
        }
        for (std::size_t i = chapters.size(); i-- > 0;) {
            // What is under a 附录 goes with it.
            if (is_back_matter(chapters[i].role) || chapters[i].level > 1) continue;
            const ChapterRole role = role_of(i);
            if (!usual(chapters[i]) || !chapters[i].part.empty() || !is_back_matter(role)) break;
            chapters[i].role = role;
        }
    }

    void report(Code code, const OutlineEntry& entry, const std::string& what) {
        reading_.diagnostics.report(code, entry.span, {what});
    }

    const Outline& outline_;
    std::string base_;
    Reading& reading_;
    bool parts_;
    /// The rest of the book is.
    bool appendices_ = false;
    /// Title of the part that the next chapter begins.
    std::string part_;
    /// Levels of the entries above that were left out.
    std::vector<int> lifted_;
    std::set<std::string> taken_;
    /// What the list's titles say of the chapters.
    std::vector<ChapterRole> listed_roles_;
    bool has_text_ = false;
};

}  // namespace

SourceId Reading::open(std::string_view name) {
    if (const auto before = opened.find(name); before != opened.end()) return before->second;
    const auto found = folder.find(name);
    const fs::path* path = std::get_if<fs::path>(&found);
    if (path == nullptr) return SourceId::none;
    DecodedText text = decode_text(read_file(*path),
                                   Language::likely(import.declared_language).value_or(Language()));
    const std::string shown =
        (folder.shown() / fs::path(std::string(name))).lexically_normal().generic_string();
    const SourceId source = sources.add(shown, std::move(text.text));
    opened.emplace(name, source);
    if (!text.encoding.empty())
        diagnostics.report(Code::S026, {source, 0, 0}, {text.encoding},
                           Hint{HintId::save_as_utf8, {}});
    return source;
}

void take_outline(const Outline& outline, std::string_view base, Reading& reading) {
    OutlineTaker(outline, base, reading).take();
}

}  // namespace banxin::importer
