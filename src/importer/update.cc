// Insertions into a TOML text, found by the places of its values.
#include "importer/update.h"

#include "base/ascii.h"
#include "importer/readers.h"
#include "importer/settings.h"
#include "toml/toml.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace banxin::importer {
namespace {

/// Behind everything that belongs to a table, as far as its lines go.
std::size_t end_of(const toml::Value& value) {
    std::size_t end = value.span.end;
    for (const toml::Entry& entry : value.entries)
        end = std::max({end, std::size_t{entry.key_span.end}, end_of(entry.value)});
    for (const toml::Value& item : value.items) end = std::max(end, end_of(item));
    return end;
}

void collect_texts(const toml::Value& value, std::set<std::string>& to) {
    if (value.kind == toml::Kind::string) to.insert(clean_path(value.text));
    for (const toml::Entry& entry : value.entries) collect_texts(entry.value, to);
    for (const toml::Value& item : value.items) collect_texts(item, to);
}

std::string text_in(const toml::Value& table, std::string_view key) {
    const toml::Value* value = table.find(key);
    return value == nullptr ? std::string() : value->text;
}

/// A chapter that the manifest has.
struct Known {
    std::size_t behind = 0;
    int level = 1;
    std::string part;
};

class Updater {
public:
    Updater(const FolderImport& import, const BookFolder& folder, std::string_view text,
            const toml::Value& root)
        : import_(import), folder_(folder), text_(text), root_(root) {}

    Update update() {
        read_chapters();
        add_book_fields();
        for (const ListedChapter& chapter : import_.chapters) place(chapter);
        write();
        return std::move(result_);
    }

private:
    [[nodiscard]] std::size_t line_end(std::size_t at) const {
        const std::size_t end = text_.find('\n', at);
        return end == std::string_view::npos ? text_.size() : end + 1;
    }

    void read_chapters() {
        collect_texts(root_, mentioned_);
        end_ = text_.size();
        const toml::Value* chapters = root_.find("chapter");
        if (chapters == nullptr) return;
        for (const toml::Value& table : chapters->items) {
            const std::string name = text_in(table, "file");
            Known known;
            known.behind = line_end(end_of(table));
            const toml::Value* level = table.find("level");
            if (level != nullptr) known.level = static_cast<int>(level->integer);
            known.part = text_in(table, "part");
            if (!known.part.empty()) parts_[known.part] = clean_path(name);
            known_[clean_path(name)] = known;
            end_ = known.behind;
            if (first_ == std::string_view::npos) first_ = table.span.begin;
            if (!name.empty() && !has(folder_, name)) result_.gone.push_back(name);
        }
    }

    void add_book_fields() {
        const toml::Value* book = root_.find("book");
        if (book == nullptr || book->kind != toml::Kind::table) return;
        // What was said as a manifest says it, key by key.
        const std::string whole = manifest_text(import_);
        std::size_t at = whole.find("[book]\n");
        std::string lines;
        for (at += std::string_view("[book]\n").size(); at < whole.size();) {
            const std::size_t end = std::min(whole.find('\n', at), whole.size());
            const std::string line = whole.substr(at, end - at);
            at = end + 1;
            if (line.empty()) break;
            const std::string key = line.substr(0, line.find(' '));
            if (book->find(key) != nullptr) continue;
            lines += line + "\n";
            result_.added.push_back("[book] " + key);
        }
        if (lines.empty()) return;
        // Its own keys end where the first table inside of it begins.
        std::size_t end = book->span.end;
        for (const toml::Entry& entry : book->entries)
            if (entry.value.kind != toml::Kind::table ||
                text_.substr(entry.value.span.begin, 1) != "[")
                end = std::max({end, std::size_t{entry.key_span.end}, end_of(entry.value)});
        insert(line_end(end), lines);
    }

    void place(const ListedChapter& listed) {
        const std::string file = clean_path(listed.file);
        if (const auto known = known_.find(file); known != known_.end()) {
            last_ = &known->second;
            return;
        }
        // An original, or what a person took out by hand and named in another place.
        if (mentioned_.contains(file)) return;
        ListedChapter chapter = listed;
        // A part that is there begins with another chapter: this one goes behind it.
        if (const auto part = parts_.find(chapter.part);
            !chapter.part.empty() && part != parts_.end()) {
            chapter.part.clear();
            if (const auto known = known_.find(part->second); known != known_.end())
                last_ = &known->second;
        }
        const int above = !chapter.part.empty() ? 0 : last_ == nullptr ? 0 : last_->level;
        chapter.level = std::clamp(chapter.level, 1, above + 1);
        const std::string table = chapter_text(chapter);
        Known known;
        known.level = chapter.level;
        if (last_ != nullptr || first_ == std::string_view::npos) {
            known.behind = last_ != nullptr ? last_->behind : end_;
            insert(known.behind, "\n" + table);
        } else {
            known.behind = first_;
            insert(first_, table + "\n");
        }
        result_.added.push_back(chapter.file);
        last_ = &(known_[file] = known);
    }

    void insert(std::size_t at, const std::string& what) { insertions_[at] += what; }

    void write() {
        std::string& to = result_.text;
        std::size_t done = 0;
        for (const auto& [at, what] : insertions_) {
            to += text_.substr(done, at - done);
            if (!to.empty() && !to.ends_with('\n')) to += '\n';
            to += what;
            done = at;
        }
        to += text_.substr(std::min(done, text_.size()));
    }

    const FolderImport& import_;
    const BookFolder& folder_;
    std::string_view text_;
    const toml::Value& root_;
    Update result_;
    std::set<std::string> mentioned_;
    std::map<std::string, Known> known_;
    /// By their titles, the chapters that they begin with.
    std::map<std::string, std::string> parts_;
    const Known* last_ = nullptr;
    std::size_t first_ = std::string_view::npos;
    std::size_t end_ = 0;
    std::map<std::size_t, std::string> insertions_;
};

}  // namespace

std::optional<Update> update_manifest(const FolderImport& import, const BookFolder& folder,
                                      Sources& sources, Diagnostics& diagnostics) {
    const std::filesystem::path path = folder.root() / "banxin.toml";
    const SourceId source = sources.add(folder.shown("banxin.toml"), read_file(path));
    const std::string_view text = sources[source].text();
    const std::size_t before = diagnostics.error_count();
    const auto root = toml::parse(text, source, diagnostics);
    // What could only be guessed is no ground to write on.
    if (!root || diagnostics.error_count() > before) return std::nullopt;
    Update update = Updater(import, folder, text, *root).update();
    // Chapters that stand in one line cannot be joined by tables.
    Diagnostics found;
    const SourceId made = sources.add(folder.shown("banxin.toml"), update.text);
    if (!toml::parse(sources[made].text(), made, found) || found.has_errors()) {
        diagnostics.append(std::move(found));
        return std::nullopt;
    }
    return update;
}

}  // namespace banxin::importer
