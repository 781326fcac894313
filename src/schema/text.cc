#include "schema/text.h"

#include "schema/field.h"
#include "toml/quoted.h"

#include <fmt/format.h>

namespace banxin::schema {

std::string to_toml(const std::string& text) {
    return text.empty() ? std::string() : toml::in_quotation_marks(text);
}

std::string to_toml(Language language) {
    return to_toml(language.tag());
}

std::string to_toml(const std::optional<Date>& date) {
    if (!date) return {};
    return date->day != 0 ? to_iso(*date) : toml::in_quotation_marks(to_iso(*date));
}

std::string to_toml(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts)
        all += (all.empty() ? "[" : ", ") + toml::in_quotation_marks(text);
    return all.empty() ? all : all + "]";
}

std::string to_toml(double number) {
    return fmt::format("{}", number);
}

std::string to_toml(const std::optional<Size>& size) {
    if (!size) return {};
    if (size->unit == Size::Unit::points) return to_toml(size->value);
    return to_toml(fmt::format("{}em", size->value));
}

std::string to_toml(const std::optional<ColourWish>& colour) {
    return colour ? to_toml(to_string(*colour)) : std::string();
}

std::string to_toml(const std::optional<Colour>& colour) {
    return colour ? to_toml(to_string(*colour)) : std::string();
}

std::string form_of(const FieldInfo& field, Speech speech) {
    const auto range = [&] {
        std::string text =
            fmt::format("{} {}",
                        say(TextId::form_range, speech,
                            {fmt::format("{}", field.least), fmt::format("{}", field.most)}),
                        field.unit.in(speech));
        while (text.ends_with(' ')) text.pop_back();
        return text;
    };
    switch (field.type) {
        case Type::boolean: return "`true` `false`";
        case Type::choice: return fmt::format("`\"{}\"`", fmt::join(field.values, "\"` `\""));
        case Type::integer:
        case Type::number: return range();
        case Type::size: return "`9` `\"小五\"` `\"1.5em\"`";
        case Type::colour: return "`\"#7a1f1f\"` `\"K 60%\"` `\"accent 10%\"`";
        case Type::alternatives: return "`{ en = \"…\", zh = \"…\" }`";
        case Type::texts: return say(TextId::form_texts, speech);
        case Type::table: return {};
        case Type::tables: return say(TextId::form_tables, speech);
        case Type::text:
        case Type::lines:
        case Type::language:
        case Type::date:
        case Type::address:
        case Type::file:
        case Type::isbn:
        case Type::people:
        case Type::paper: return say(TextId::form_text, speech);
    }
    return {};
}

std::string name_in_table(const FieldInfo& field) {
    const std::size_t dot = field.key.rfind('.');
    return dot == std::string::npos ? field.key : field.key.substr(dot + 1);
}

}  // namespace banxin::schema
