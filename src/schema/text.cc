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

std::string name_in_table(const FieldInfo& field) {
    const std::size_t dot = field.key.rfind('.');
    return dot == std::string::npos ? field.key : field.key.substr(dot + 1);
}

}  // namespace banxin::schema
