#include "reading/field_tree.h"

#include "base/ascii.h"
#include "yaml/yaml.h"

#include <string>
#include <utility>

namespace banxin::reading {
namespace {

using schema::Type;

toml::Value converted(const yaml::Value& from) {
    toml::Value to;
    to.span = from.span;
    switch (from.kind) {
        case yaml::Kind::scalar:
            to.kind = toml::Kind::string;
            to.text = from.text;
            break;
        case yaml::Kind::sequence:
            to.kind = toml::Kind::array;
            for (const yaml::Value& item : from.items) to.items.push_back(converted(item));
            break;
        case yaml::Kind::mapping:
            to.kind = toml::Kind::table;
            for (const yaml::Entry& entry : from.entries)
                to.entries.push_back({entry.key, entry.key_span, converted(entry.value)});
            break;
    }
    return to;
}

/// "甲、乙" or "A, B".
std::vector<toml::Value> split_names(const toml::Value& all) {
    std::vector<toml::Value> names;
    std::string_view rest = all.text;
    while (!rest.empty()) {
        std::size_t end = rest.size();
        std::size_t next = rest.size();
        for (const std::string_view mark : {"、", "，", ","})
            if (const std::size_t at = rest.find(mark); at < end) {
                end = at;
                next = at + mark.size();
            }
        toml::Value name;
        name.kind = toml::Kind::string;
        name.span = all.span;
        name.text = ascii::trimmed(rest.substr(0, end));
        if (!name.text.empty()) names.push_back(std::move(name));
        rest = rest.substr(next);
    }
    return names;
}

/// Names are parted as their script parts them.
void add_item(std::string& all, const std::string& item) {
    const bool ascii = all.empty() || static_cast<unsigned char>(all.back()) < 0x80;
    if (!all.empty()) all += ascii ? ", " : "、";
    all += item;
}

/// Of a map that describes somebody, the name; anything else as it is.
const toml::Value& named(const toml::Value& value) {
    const toml::Value* name = value.find("name");
    return name != nullptr && name->kind == toml::Kind::string ? *name : value;
}

bool is_one_text(Type type) {
    switch (type) {
        case Type::text:
        case Type::lines: return true;
        case Type::language:
        case Type::date:
        case Type::address:
        case Type::file:
        case Type::isbn:
        case Type::boolean:
        case Type::integer:
        case Type::number:
        case Type::choice:
        case Type::texts:
        case Type::alternatives:
        case Type::people:
        case Type::paper:
        case Type::table:
        case Type::tables:
        case Type::size:
        case Type::colour: return false;
    }
    return false;
}

/// A list of plain texts as one, as a person would have written it.
toml::Value one_text(const toml::Value& list) {
    toml::Value all;
    all.kind = toml::Kind::string;
    all.span = list.span;
    for (const toml::Value& item : list.items) {
        const toml::Value& text = named(item);
        if (text.kind != toml::Kind::string) return list;
        if (!text.text.empty()) add_item(all.text, text.text);
    }
    return all;
}

/// "2024-10-20" of "2024-10-20T08:00:00+08:00", of "2024/10/20 08:00" and of "2024-1-2"; anything
/// else as it is.
std::string day_of(const std::string& written) {
    std::vector<std::string> parts(1);
    std::size_t at = 0;
    for (; at < written.size(); ++at) {
        const char c = written[at];
        if (ascii::is_digit(c))
            parts.back() += c;
        else if ((c == '-' || c == '/' || c == '.') && parts.size() < 3)
            parts.emplace_back();
        else
            break;
    }
    const bool time =
        at < written.size() && (written[at] == 'T' || written[at] == 't' || written[at] == ' ');
    if (parts.size() != 3 || parts[0].size() != 4 || (at < written.size() && !time)) return written;
    std::string day = parts[0];
    for (std::size_t i = 1; i < 3; ++i) {
        if (parts[i].empty() || parts[i].size() > 2) return written;
        day += (parts[i].size() == 1 ? "-0" : "-") + parts[i];
    }
    return day;
}

void drop_time(toml::Value& value) {
    if (value.kind == toml::Kind::time && value.date.year != 0) value.kind = toml::Kind::date;
    if (value.kind == toml::Kind::string) value.text = day_of(value.text);
}

/// The fields alone, with blanks in the place of all that stands before them, so that their places
/// are the chapter's. Only one line end: what YAML says of a first line depends on it.
std::string block_of(const FrontMatter& front, std::string_view text) {
    const std::string_view own = text.substr(front.begin, front.end - front.begin);
    if (front.form == FrontMatter::Form::toml)
        return std::string(front.begin - 1, ' ') + '\n' + std::string(own);
    std::string block(front.begin, ' ');
    if (front.begin > 0) block.back() = '\n';
    // Hexo's has no braces of its own, and may have no byte for one.
    const bool braced = front.form == FrontMatter::Form::braced;
    if (braced && front.begin > 0) block.back() = '{';
    bool at_margin = true;
    for (const char c : own) {
        // YAML has no tabs before a key, people do.
        block += at_margin && c == '\t' ? ' ' : c;
        at_margin = c == '\n' || (at_margin && (c == ' ' || c == '\t'));
    }
    if (braced && front.begin == 0) block.insert(block.find('"'), "{");
    if (braced) block += '}';
    return block;
}

}  // namespace

std::optional<toml::Value> field_tree(const FrontMatter& front, std::string_view text,
                                      SourceId source, Diagnostics& diagnostics) {
    const auto at = [&](std::size_t begin, std::size_t end) {
        return Span{source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    };
    if (!front.closed) {
        const std::string mark(text.substr(front.fence, 3));
        diagnostics.report(Code::S053, at(front.fence, front.fence + mark.size()), {},
                           Hint{HintId::end_front_matter, {mark}});
        return std::nullopt;
    }
    const std::string block = block_of(front, text);
    if (front.form == FrontMatter::Form::toml) return toml::parse(block, source, diagnostics);
    const auto tree = yaml::parse(block, source, diagnostics);
    if (!tree) return std::nullopt;
    if (tree->kind == yaml::Kind::mapping) return converted(*tree);
    diagnostics.report(Code::S054, tree->span, {}, Hint{HintId::yaml_syntax, {}});
    return std::nullopt;
}

toml::Value shaped_for(const schema::FieldInfo& field, const toml::Value& value, bool yaml) {
    toml::Value shaped = named(value);
    const bool is_text = shaped.kind == toml::Kind::string;
    if (is_one_text(field.type) && shaped.kind == toml::Kind::array) return one_text(shaped);
    // A block of text ends with the line end that closes it.
    if (is_text && yaml) shaped.text = ascii::trimmed(shaped.text);
    if (field.type == Type::date) drop_time(shaped);
    if (field.type == Type::texts) {
        toml::Value list;
        list.kind = toml::Kind::array;
        list.span = shaped.span;
        if (is_text && !shaped.text.empty()) {
            list.items = split_names(shaped);
            list.text = shaped.text;
            return list;
        }
        for (const toml::Value& item : shaped.items) list.items.push_back(named(item));
        if (shaped.kind == toml::Kind::array) return list;
    }
    if (yaml && is_text && field.type == Type::boolean &&
        (shaped.text == "true" || shaped.text == "false")) {
        shaped.kind = toml::Kind::boolean;
        shaped.boolean = shaped.text == "true";
    }
    return shaped;
}

}  // namespace banxin::reading
