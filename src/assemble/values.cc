// What is wrong with these files is for their readers to say; here they only lend words.
#include "assemble/values.h"

#include "base/ascii.h"
#include "markdown/front_matter.h"
#include "toml/toml.h"

#include <initializer_list>
#include <utility>

namespace banxin::assemble {
namespace {

yaml::Value converted(const toml::Value& from) {
    yaml::Value to;
    switch (from.kind) {
        case toml::Kind::table:
            to.kind = yaml::Kind::mapping;
            for (const toml::Entry& one : from.entries)
                to.entries.push_back({one.key, one.key_span, converted(one.value)});
            break;
        case toml::Kind::array:
            to.kind = yaml::Kind::sequence;
            for (const toml::Value& one : from.items) to.items.push_back(converted(one));
            break;
        case toml::Kind::string: to.text = from.text; break;
        case toml::Kind::integer: to.text = std::to_string(from.integer); break;
        case toml::Kind::boolean: to.text = from.boolean ? "true" : "false"; break;
        case toml::Kind::number:
        case toml::Kind::date:
        case toml::Kind::time: break;
    }
    return to;
}

yaml::Value parsed(std::string_view text, bool toml) {
    Diagnostics ignored;
    if (toml) {
        auto tree = toml::parse(text, SourceId::none, ignored);
        return tree ? converted(*tree) : yaml::Value();
    }
    auto tree = yaml::parse(text, SourceId::none, ignored);
    return tree ? std::move(*tree) : yaml::Value();
}

/// Keys as Hugo has them differ in case alone.
const yaml::Value* step(const yaml::Value& value, std::string_view key) {
    if (const yaml::Value* exact = value.find(key)) return exact;
    for (const yaml::Entry& one : value.entries)
        if (ascii::same_letters(one.key, key)) return &one.value;
    return nullptr;
}

std::optional<std::string> found_in(const yaml::Value& tree, std::string_view path) {
    const yaml::Value* at = &tree;
    while (at != nullptr && !path.empty()) {
        const std::string_view key = path.substr(0, path.find('.'));
        path.remove_prefix(std::min(key.size() + 1, path.size()));
        at = at->kind == yaml::Kind::mapping ? step(*at, key) : nullptr;
    }
    if (at == nullptr || at->kind != yaml::Kind::scalar || at->text.empty()) return std::nullopt;
    return at->text;
}

constexpr std::initializer_list<const char*> sites = {"_config.yml", "hugo.toml",   "hugo.yaml",
                                                      "hugo.yml",    "config.toml", "config.yaml"};

}  // namespace

void Values::set_chapter(std::string_view text) {
    const FrontMatter front = find_front_matter(text);
    front_ = {};
    if (front.form == FrontMatter::Form::none || !front.closed) return;
    front_ = parsed(text.substr(front.begin, front.end - front.begin),
                    front.form == FrontMatter::Form::toml);
}

const yaml::Value& Values::tree(const std::string& file) {
    const auto known = trees_.find(file);
    if (known != trees_.end()) return known->second;
    Diagnostics ignored;
    yaml::Value& tree = trees_[file];
    const auto found = files_.open(file, {""}, {}, ignored);
    if (const auto* text = std::get_if<TextFile>(&found))
        tree = parsed(files_.text_of(text->source), file.ends_with(".toml"));
    return tree;
}

std::optional<std::string> Values::in(const std::string& file, std::string_view path) {
    return found_in(tree(file), path);
}

std::optional<std::string> Values::variable(std::string_view path) {
    return in("_variables.yml", path);
}

std::optional<std::string> Values::meta(std::string_view path) {
    if (auto own = found_in(front_, path)) return own;
    if (auto own = found_in(front_, "params." + std::string(path))) return own;
    if (auto book = in("_quarto.yml", path)) return book;
    if (auto book = in("_quarto.yml", "book." + std::string(path))) return book;
    for (const char* file : sites)
        if (auto site = in(file, "params." + std::string(path))) return site;
    return std::nullopt;
}

std::optional<std::string> Values::liquid(std::string_view path) {
    const auto behind = [&](std::string_view head) -> std::optional<std::string_view> {
        if (!path.starts_with(head)) return std::nullopt;
        return path.substr(head.size());
    };
    for (const std::string_view head :
         {"page.meta.", "page.params.", "page.", "$frontmatter.", ".page.params.", ".params."})
        if (const auto rest = behind(head))
            if (auto value = found_in(front_, *rest)) return value;
    for (const std::string_view head : {"site.params.", "site.", ".site.params.", ".site."})
        if (const auto rest = behind(head))
            for (const char* file : sites) {
                if (auto value = in(file, *rest)) return value;
                if (auto value = in(file, "params." + std::string(*rest))) return value;
            }
    if (const auto rest = behind("config."))
        if (auto value = in("mkdocs.yml", *rest)) return value;
    if (const auto rest = behind("book."))
        if (auto value = in("book.json", "variables." + std::string(*rest))) return value;
    return in("mkdocs.yml", "extra." + std::string(path));
}

}  // namespace banxin::assemble
