#include "toml/table_reader.h"

#include <algorithm>

namespace banxin::toml {

const Value* TableReader::any(std::string_view key) {
    known_.emplace_back(key);
    return table_.find(key);
}

const Value* TableReader::string(std::string_view key, Need need, Lines lines) {
    const Value* value = any(key);
    if (value == nullptr && need == Need::required)
        report_missing(key, table_.span, {HintId::add_field, {std::string(key)}}, diagnostics_);
    return value != nullptr && is_text(key, *value, lines, diagnostics_) ? value : nullptr;
}

std::vector<const Value*> TableReader::strings(std::string_view key) {
    const Value* value = any(key);
    return value == nullptr ? std::vector<const Value*>() : texts_of(key, *value, diagnostics_);
}

std::optional<std::int64_t> TableReader::integer(std::string_view key, std::int64_t least,
                                                 std::int64_t most) {
    const Value* value = any(key);
    if (value == nullptr) return std::nullopt;
    return integer_of(key, *value, least, most, diagnostics_);
}

std::optional<double> TableReader::number(std::string_view key, double least, double most) {
    const Value* value = any(key);
    if (value == nullptr) return std::nullopt;
    return number_of(key, *value, least, most, diagnostics_);
}

std::optional<bool> TableReader::boolean(std::string_view key) {
    const Value* value = any(key);
    return value == nullptr ? std::nullopt : boolean_of(key, *value, diagnostics_);
}

std::optional<std::size_t> TableReader::one_of(std::string_view key,
                                               const std::vector<std::string>& names) {
    const Value* value = any(key);
    return value == nullptr ? std::nullopt : toml::one_of(key, *value, names, diagnostics_);
}

const Value* TableReader::table(std::string_view key) {
    const Value* value = any(key);
    return value != nullptr && is_table(key, *value, diagnostics_) ? value : nullptr;
}

std::vector<const Value*> TableReader::tables(std::string_view key) {
    const Value* value = any(key);
    return value == nullptr ? std::vector<const Value*>() : tables_of(key, *value, diagnostics_);
}

void TableReader::finish() {
    for (const Entry& entry : table_.entries)
        if (std::find(known_.begin(), known_.end(), entry.key) == known_.end())
            report_unknown(entry, known_, diagnostics_);
}

}  // namespace banxin::toml
