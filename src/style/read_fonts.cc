// fonts.toml to plain lists of family names. Asks no font whether it is there.

#include "style/names.h"
#include "toml/table_reader.h"

#include <utility>

namespace banxin::style {
namespace {

using toml::TableReader;
using toml::Value;

std::vector<std::string> family_names(TableReader& reader, std::string_view key) {
    std::vector<std::string> names;
    for (const Value* name : reader.strings(key)) names.push_back(name->text);
    return names;
}

}  // namespace

std::optional<text::FontConfig> read_fonts(std::string_view text, std::string_view shown_path,
                                           Sources& sources, Diagnostics& diagnostics) {
    Diagnostics found;
    text::FontConfig config;
    const SourceId source = sources.add(std::string(shown_path), std::string(text));
    if (const auto root = toml::parse(sources[source].text(), source, found)) {
        TableReader reader(*root, found);
        for (const Value* table : reader.tables("language")) {
            TableReader one(*table, found);
            text::FontList list;
            const Value* tag = one.string("tag", toml::Need::required);
            if (tag != nullptr && tag->text != "*") {
                const auto language = Language::parse(tag->text);
                if (!language)
                    found.report(Code::M010, tag->span, {tag->text},
                                 Hint{HintId::language_tags, {}});
                list.language = language.value_or(Language());
            }
            for (const auto& [family, name] : names<text::Family>())
                list.families[static_cast<std::size_t>(family)] = family_names(one, name);
            list.fallback = family_names(one, "fallback");
            one.finish();
            config.lists.push_back(std::move(list));
        }
        for (const Value* table : reader.tables("typeface")) {
            TableReader one(*table, found);
            const Value* name = one.string("name", toml::Need::required);
            std::vector<std::string> families = family_names(one, "families");
            if (name != nullptr) config.typefaces[name->text] = std::move(families);
            one.finish();
        }
        reader.finish();
    }
    toml::append_in_order(diagnostics, found);
    if (found.has_errors()) return std::nullopt;
    return config;
}

}  // namespace banxin::style
