#include "importer/toml_text.h"

#include "schema/text.h"

namespace banxin::importer {
namespace {

void add_line(std::string& to, std::string_view key, const std::string& value) {
    if (!value.empty()) to.append(key).append(" = ").append(value).append("\n");
}

}  // namespace

void add(std::string& to, std::string_view key, const std::string& value) {
    add_line(to, key, schema::to_toml(value));
}
void add(std::string& to, std::string_view key, const std::optional<Date>& date) {
    add_line(to, key, schema::to_toml(date));
}

}  // namespace banxin::importer
