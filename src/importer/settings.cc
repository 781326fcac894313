// Values of settings, and the files that web sites name without their endings.
#include "importer/settings.h"

#include "base/ascii.h"
#include "importer/note.h"
#include "importer/readers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace fs = std::filesystem;

namespace banxin::importer {

bool has(const BookFolder& folder, std::string_view name) {
    return std::holds_alternative<fs::path>(folder.find(name));
}

bool has_folder(const BookFolder& folder, std::string_view name) {
    const auto found = folder.find(name);
    const auto* refusal = std::get_if<BookFolder::Refusal>(&found);
    return refusal != nullptr && *refusal == BookFolder::Refusal::not_a_file;
}

std::string text_of(const yaml::Value* value) {
    return value != nullptr && value->kind == yaml::Kind::scalar ? value->text : std::string();
}

std::vector<std::string> names_of(const yaml::Value* value) {
    std::vector<std::string> names;
    if (value == nullptr) return names;
    const auto add = [&](const yaml::Value& one) {
        std::string name = text_of(one.kind == yaml::Kind::mapping ? one.find("name") : &one);
        if (!name.empty()) names.push_back(std::move(name));
    };
    if (value->kind == yaml::Kind::sequence)
        for (const yaml::Value& item : value->items) add(item);
    else
        add(*value);
    return names;
}

bool is_one_of(std::string_view key, std::initializer_list<std::string_view> keys) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool is_true(std::string_view text) {
    return is_one_of(ascii::to_lower(text), {"true", "yes", "on"});
}

yaml::Value as_yaml(const toml::Value& value) {
    yaml::Value made;
    made.span = value.span;
    switch (value.kind) {
        case toml::Kind::string: made.text = value.text; break;
        case toml::Kind::integer: made.text = std::to_string(value.integer); break;
        case toml::Kind::number: made.text = fmt::format("{}", value.number); break;
        case toml::Kind::boolean: made.text = value.boolean ? "true" : "false"; break;
        case toml::Kind::date:
        case toml::Kind::time:
            if (value.date.year > 0)
                made.text = fmt::format("{:04}-{:02}-{:02}", value.date.year, value.date.month,
                                        value.date.day);
            break;
        case toml::Kind::array:
            made.kind = yaml::Kind::sequence;
            for (const toml::Value& item : value.items) made.items.push_back(as_yaml(item));
            break;
        case toml::Kind::table:
            made.kind = yaml::Kind::mapping;
            for (const toml::Entry& entry : value.entries)
                made.entries.push_back({entry.key, entry.key_span, as_yaml(entry.value)});
            break;
    }
    return made;
}

std::optional<yaml::Value> read_settings(std::string_view name, Reading& reading) {
    const SourceId source = reading.open(name);
    if (source == SourceId::none) return std::nullopt;
    const std::string_view text = reading.sources[source].text();
    if (!name.ends_with(".toml")) return yaml::parse(text, source, reading.diagnostics);
    const auto root = toml::parse(text, source, reading.diagnostics);
    return root ? std::optional(as_yaml(*root)) : std::nullopt;
}

void take_date(const yaml::Value* value, std::string_view where, FolderImport& import) {
    const std::string text = text_of(value);
    if (text.empty()) return;
    import.date = date_in(text);
    if (!import.date) import.not_taken.push_back(fmt::format("{}: {}", where, text));
}

void take_cover(const std::string& file, Reading& reading) {
    if (!file.empty() && has(reading.folder, file)) reading.import.cover = file;
}

void leave_keys(const yaml::Value& table, const std::string& where,
                std::initializer_list<std::string_view> used, FolderImport& import) {
    for (const yaml::Entry& entry : table.entries)
        if (!is_one_of(entry.key, used)) import.not_taken.push_back(where + entry.key);
}

std::string clean_path(std::string_view path) {
    std::string clean = fs::path(std::string(path)).lexically_normal().generic_string();
    while (clean.ends_with('/')) clean.pop_back();
    if (clean == ".") clean.clear();
    return clean;
}

std::string joined_path(std::string_view folder, std::string_view name) {
    return folder.empty() ? std::string(name) : fmt::format("{}/{}", folder, name);
}

std::string folder_of(std::string_view file) {
    const std::size_t slash = file.rfind('/');
    return slash == std::string_view::npos ? std::string() : std::string(file.substr(0, slash));
}

std::string name_of_file(std::string_view file) {
    return std::string(file.substr(file.rfind('/') + 1));
}

std::string stem_of(std::string_view file) {
    const std::string name = name_of_file(file);
    return name.substr(0, name.rfind('.'));
}

bool is_elsewhere(std::string_view link) {
    if (link.starts_with("//")) return true;
    const std::size_t colon = link.find(':');
    return colon != std::string_view::npos && colon > 1 && link.find_first_of("/?#") > colon;
}

std::string page_named(std::string_view link, std::string_view base, const BookFolder& folder) {
    if (is_elsewhere(link)) return std::string(link);
    std::string_view path = link.substr(0, link.find_first_of("#?"));
    const bool is_folder = path.empty() || path.ends_with('/');
    while (path.starts_with('/')) path.remove_prefix(1);
    std::string clean = clean_path(path);
    const auto there = [&](const std::string& name) {
        return is_markdown_file(name) && has(folder, joined_path(base, name));
    };
    const auto try_all = [&](const std::string& one) -> std::string {
        if (!is_folder && there(one)) return one;
        if (one.ends_with(".html") && there(one.substr(0, one.size() - 5) + ".md"))
            return one.substr(0, one.size() - 5) + ".md";
        if (!is_folder)
            for (const char* ending : {".md", ".qmd", ".markdown"})
                if (there(one + ending)) return one + ending;
        for (const char* name : {"index.md", "README.md", "readme.md", "_index.md"})
            if (there(joined_path(one, name))) return joined_path(one, name);
        return {};
    };
    for (const std::string& one : {clean, ascii::percent_decoded(clean)})
        if (std::string found = try_all(one); !found.empty()) return found;
    clean = ascii::percent_decoded(clean);
    if (is_folder) return joined_path(clean, "index.md");
    return name_of_file(clean).find('.') == std::string::npos ? clean + ".md" : clean;
}

}  // namespace banxin::importer
