// [[chapter]]: what the book consists of, in its order. Opens no chapter; the fields of a
// kind are checked here, what they mean on the page is decided elsewhere.

#include "document/chapter_kinds.h"
#include "manifest/fields.h"
#include "manifest/sections.h"

#include <map>

namespace banxin::manifest {
namespace {

using toml::Need;
using toml::TableReader;
using toml::Value;

std::vector<std::string> kind_names() {
    std::vector<std::string> names;
    for (const ChapterKind kind : chapter_kinds()) names.emplace_back(name_of(kind));
    return names;
}

std::vector<std::string> role_names() {
    std::vector<std::string> names;
    for (int i = 0; i <= static_cast<int>(ChapterRole::colophon); ++i)
        names.emplace_back(name_of(static_cast<ChapterRole>(i)));
    return names;
}

std::vector<std::string> note_by_names() {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < note_bys; ++i) names.emplace_back(name_of(static_cast<NoteBy>(i)));
    return names;
}

std::optional<Original> read_original(TableReader& chapter) {
    const Value* table = chapter.table("original");
    if (table == nullptr) return std::nullopt;
    TableReader reader(*table, chapter.diagnostics());
    Original original;
    original.span = table->span;
    original.title = located(reader.string("title")).value;
    original.author = read_text(reader, "author");
    original.country = read_text(reader, "country");
    original.language = read_language(reader, "language").value;
    original.publisher = read_text(reader, "publisher");
    original.date = read_date(reader, "date");
    original.url = read_web_address(reader, "url");
    reader.finish();
    return original;
}

std::optional<NewsSource> read_source(TableReader& chapter) {
    const Value* table = chapter.table("source");
    if (table == nullptr) return std::nullopt;
    TableReader reader(*table, chapter.diagnostics());
    NewsSource source;
    source.span = table->span;
    source.outlet = located(reader.string("outlet")).value;
    source.headline = read_text(reader, "headline");
    source.date = read_date(reader, "date");
    source.url = read_web_address(reader, "url");
    reader.finish();
    return source;
}

std::optional<Epigraph> read_epigraph(TableReader& chapter) {
    const Value* table = chapter.table("epigraph");
    if (table == nullptr) return std::nullopt;
    TableReader reader(*table, chapter.diagnostics());
    Epigraph epigraph;
    const Value* text = reader.string("text", Need::required, toml::Lines::many);
    epigraph.source = read_text(reader, "source");
    reader.finish();
    if (text == nullptr) return std::nullopt;
    epigraph.text = text->text;
    return epigraph;
}

/// Under the names that a chapter's front matter has for the same.
void remember(const Value& table, const std::string& prefix, std::vector<FieldValue>& to) {
    for (const toml::Entry& entry : table.entries) {
        const std::string key = prefix + entry.key;
        if (entry.value.kind == toml::Kind::table)
            remember(entry.value, key + ".", to);
        else
            to.push_back({key, entry.value.text, entry.value.span});
    }
}

/// Every file that was listed, by where it really is, and where it was listed first.
using Listed = std::map<std::filesystem::path, Span>;

class ChapterTable {
public:
    ChapterTable(const Value& table, const BookFolder& folder, Listed& listed,
                 Diagnostics& diagnostics)
        : table_(table), reader_(table, diagnostics), folder_(folder), listed_(listed) {}

    ChapterEntry read() {
        ChapterEntry entry;
        entry.span = reader_.span();
        if (const auto kind = reader_.one_of("kind", kind_names())) {
            entry.kind = chapter_kinds()[*kind];
            known_kind_ = true;
        }
        // A misspelt kind is one mistake: its fields are not reported as well.
        if (!reader_.has("kind")) known_kind_ = true;
        kind_ = entry.kind;
        if (const auto role = reader_.one_of("role", role_names()))
            entry.role = static_cast<ChapterRole>(*role);
        entry.part = located(reader_.string("part"));
        if (const auto level = reader_.integer("level", 1, 3)) {
            entry.level = static_cast<std::uint8_t>(*level);
            level_span_ = reader_.any("level")->span;
        }
        entry.file = read_file_name();
        entry.title = located(reader_.string("title"));
        entry.language = read_language(reader_, "language").value;
        entry.fields = read_fields();
        if (const auto by = reader_.one_of("notes_by", note_by_names()))
            entry.fields.notes_by = static_cast<NoteBy>(*by);
        remember(table_, "", entry.fields.in_manifest);
        for (const KindField& field : kind_fields()) {
            if (has(field.key)) continue;
            reader_.foreign(field.key, {HintId::belongs_to_kind,
                                        {field.key, toml::joined(field.kinds.names())}});
        }
        reader_.finish();
        return entry;
    }

    /// Of `level`, once it was read.
    [[nodiscard]] Span level_span() const { return level_span_; }

private:
    [[nodiscard]] bool has(std::string_view key) const {
        const KindField* field = find_kind_field(key);
        return !known_kind_ || (field != nullptr && field->kinds.has(kind_));
    }

    Located<std::string> read_file_name() {
        const Value* name = reader_.string("file", Need::required);
        if (name == nullptr) return {};
        if (const auto path = find_file(located(name), folder_, reader_.diagnostics())) {
            const auto [first, fresh] = listed_.emplace(*path, name->span);
            if (!fresh) {
                reader_.diagnostics().report(Code::M019, name->span, {name->text},
                                             Hint{HintId::list_once, {}}, first->second);
            }
        }
        return located(name);
    }

    ChapterFields read_fields() {
        ChapterFields fields;
        if (has("author")) fields.author = read_text(reader_, "author");
        if (has("date")) fields.date = read_date(reader_, "date");
        if (has("url")) fields.url = read_web_address(reader_, "url");
        if (has("original")) fields.original = read_original(reader_);
        if (has("translators"))
            for (const Value* name : reader_.strings("translators"))
                fields.translators.push_back(name->text);
        if (has("parallel")) fields.parallel = read_parallel(reader_, folder_);
        if (has("source")) fields.source = read_source(reader_);
        if (has("epigraph")) fields.epigraph = read_epigraph(reader_);
        if (has("kicker")) fields.kicker = read_text(reader_, "kicker");
        if (has("deck")) fields.deck = read_text(reader_, "deck");
        if (has("byline")) fields.byline = read_text(reader_, "byline");
        if (has("dateline")) fields.dateline = read_text(reader_, "dateline");
        return fields;
    }

    const Value& table_;
    TableReader reader_;
    const BookFolder& folder_;
    Listed& listed_;
    ChapterKind kind_ = ChapterKind::plain;
    bool known_kind_ = false;
    Span level_span_;
};

}  // namespace

std::vector<ChapterEntry> read_chapters(const std::vector<const Value*>& tables,
                                        const BookFolder& folder, Diagnostics& diagnostics) {
    std::vector<ChapterEntry> chapters;
    Listed listed;
    int above = 0;
    for (const Value* table : tables) {
        ChapterTable reader(*table, folder, listed, diagnostics);
        ChapterEntry chapter = reader.read();
        if (!chapter.part.value.empty()) above = 0;
        if (chapter.level > above + 1) {
            diagnostics.report(
                Code::M028, reader.level_span(),
                {std::to_string(chapter.level), std::to_string(above), std::to_string(above + 1)});
            chapter.level = static_cast<std::uint8_t>(above + 1);
        }
        above = chapter.level;
        chapters.push_back(std::move(chapter));
    }
    return chapters;
}

}  // namespace banxin::manifest
