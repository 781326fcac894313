// What each directive becomes: Markdown as this room's other tools and all readers know it.
#include "assemble/myst.h"
#include "assemble/myst_roles.h"
#include "assemble/settler.h"
#include "base/ascii.h"
#include "base/named.h"
#include "markdown/admonitions.h"

#include <fmt/format.h>

#include <algorithm>

namespace banxin::assemble {
namespace {

/// Admonitions and `prf:` are boxes besides.
constexpr Named<DirectiveKind> directive_names[] = {
    {DirectiveKind::box, "dropdown"},
    {DirectiveKind::box, "tab-item"},
    {DirectiveKind::box, "card"},
    {DirectiveKind::box, "grid-item-card"},
    {DirectiveKind::box, "margin"},
    {DirectiveKind::box, "sidebar"},
    {DirectiveKind::box, "topic"},
    {DirectiveKind::plain, "tab-set"},
    {DirectiveKind::plain, "grid"},
    {DirectiveKind::plain, "grid-item"},
    {DirectiveKind::plain, "container"},
    {DirectiveKind::plain, "div"},
    {DirectiveKind::plain, "card-carousel"},
    {DirectiveKind::quotation, "epigraph"},
    {DirectiveKind::quotation, "pull-quote"},
    {DirectiveKind::quotation, "highlights"},
    {DirectiveKind::quotation, "blockquote"},
    {DirectiveKind::code, "code"},
    {DirectiveKind::code, "code-block"},
    {DirectiveKind::code, "code-cell"},
    {DirectiveKind::code, "sourcecode"},
    {DirectiveKind::code, "prompt"},
    {DirectiveKind::code, "parsed-literal"},
    {DirectiveKind::contents, "toctree"},
    {DirectiveKind::contents, "toc"},
    {DirectiveKind::contents, "tableofcontents"},
    {DirectiveKind::contents, "contents"},
    {DirectiveKind::figure, "figure"},
    {DirectiveKind::image, "image"},
    {DirectiveKind::moving_picture, "iframe"},
    {DirectiveKind::moving_picture, "video"},
    {DirectiveKind::formula, "math"},
    {DirectiveKind::file, "include"},
    {DirectiveKind::file, "literalinclude"},
    {DirectiveKind::list_table, "list-table"},
    {DirectiveKind::csv_table, "csv-table"},
    {DirectiveKind::table, "table"},
    {DirectiveKind::glossary, "glossary"},
};

std::optional<DirectiveKind> kind_of(std::string_view name) {
    if (const auto kind = value_in<DirectiveKind>(directive_names, name)) return kind;
    const std::string_view bare = name.starts_with("prf:") ? name.substr(4) : name;
    return markdown::is_admonition(bare) ? std::optional(DirectiveKind::box) : std::nullopt;
}

std::string attribute(std::string_view name, const std::string& value) {
    std::string quoted;
    for (const char c : value) {
        if (c == '"')
            quoted += "&quot;";
        else
            quoted += c;
    }
    return value.empty() ? "" : fmt::format(" {}=\"{}\"", name, quoted);
}

/// The first paragraph, and what comes behind it.
std::pair<std::vector<std::string>, std::vector<std::string>> parted(
    const std::vector<std::string>& lines) {
    const auto begin = std::find_if_not(lines.begin(), lines.end(), is_blank);
    const auto end = std::find_if(begin, lines.end(), is_blank);
    return {{begin, end}, {std::find_if_not(end, lines.end(), is_blank), lines.end()}};
}

void trim_blank_lines(std::vector<std::string>& lines) {
    while (!lines.empty() && is_blank(lines.back())) lines.pop_back();
}

std::string label_of(const Directive& directive) {
    const std::string name = directive.value("name");
    return name.empty() ? directive.value("label") : name;
}

/// As a cell of a table that bars draw.
std::string as_cell(std::string_view words) {
    std::string cell;
    for (const char c : ascii::trimmed(words)) {
        if (c == '|') cell += '\\';
        cell += c;
    }
    return cell;
}

/// RFC 4180, but for fields over several lines.
std::vector<std::string> fields_of(std::string_view line) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"')
            fields.back() += line[++i];
        else if (c == '"' && (quoted || ascii::trimmed(fields.back()).empty()))
            quoted = !quoted;
        else if (c == ',' && !quoted)
            fields.emplace_back();
        else
            fields.back() += c;
    }
    return fields;
}

}  // namespace

std::string Directive::value(std::string_view key) const {
    for (const auto& [option, value] : options)
        if (option == key) return value;
    return "";
}

std::optional<Directive> directive_in(std::string_view info) {
    const std::size_t close = info.find('}');
    if (!info.starts_with('{') || close == std::string_view::npos) return std::nullopt;
    const std::string_view name = info.substr(1, close - 1);
    const auto kind = kind_of(name);
    if (!kind) return std::nullopt;
    return Directive{*kind, std::string(name), std::string(ascii::trimmed(info.substr(close + 1)))};
}

void Myst::open_text(const Fence& fence, const std::string& opening, std::string closing) {
    if (!opening.empty()) put_line(opening);
    put_line("");
    open_.push_back({fence, false, std::move(closing)});
}

void Myst::open(const Fence& fence, Directive directive, const Line& line) {
    changed_ = true;
    place_ = span_of(line);
    before_ = fence.before;
    take_options(directive, fence);
    switch (directive.kind) {
        case DirectiveKind::box: return open_box(fence, directive);
        case DirectiveKind::plain: return open_text(fence, "", "");
        case DirectiveKind::quotation:
            put_name(directive);
            put_line("");
            open_.push_back({fence, false, "", "> "});
            return;
        case DirectiveKind::code: return code(fence, directive);
        case DirectiveKind::contents:
            told_.note(Code::S076, "{" + directive.name + "}", place_);
            static_cast<void>(take_body(fence));
            return put_line("");
        case DirectiveKind::figure: return figure(fence, directive);
        case DirectiveKind::image:
            image(directive);
            static_cast<void>(take_body(fence));
            return;
        case DirectiveKind::moving_picture: return moving_picture(fence, directive);
        case DirectiveKind::formula: return math(fence, directive);
        case DirectiveKind::file: return include(fence, directive);
        case DirectiveKind::list_table: return list_table(fence, directive);
        case DirectiveKind::csv_table: return csv_table(fence, directive);
        case DirectiveKind::table: put_caption(directive); return open_text(fence, "", "");
        case DirectiveKind::glossary: return glossary(fence);
    }
}

/// What links lead to it by.
void Myst::put_name(const Directive& directive) {
    const std::string label = label_of(directive);
    if (label.empty()) return;
    put_line(fmt::format("<a id=\"{}\"></a>", label));
    put_line("");
}

void Myst::open_box(const Fence& fence, const Directive& directive) {
    put_name(directive);
    const std::string& name = directive.name;
    const std::string kind = directive.value("class");
    std::string type = "note";
    if (name == "tab-item" || name == "dropdown")
        type = name;
    else if (name.starts_with("prf:"))
        type = name.substr(4);
    else if (markdown::is_admonition(name) && name != "admonition")
        type = name;
    else if (markdown::is_admonition(kind))
        type = kind;
    // Behind these stands the label of what they belong to.
    const bool is_label = name == "solution" || name == "prf:proof";
    const std::string title = is_label ? "" : with_roles_settled(directive.argument);
    open_text(fence, fmt::format(":::{{{}}}{}{}", type, title.empty() ? "" : " ", title), ":::");
}

void Myst::code(const Fence& fence, const Directive& directive) {
    const std::string tags = directive.value("tags");
    if (tags.find("remove-cell") != std::string::npos ||
        tags.find("remove-input") != std::string::npos ||
        tags.find("remove_") != std::string::npos) {
        told_.note(Code::S077, "{" + directive.name + "}", place_);
        static_cast<void>(take_body(fence));
        put_line("");
        return;
    }
    put_name(directive);
    if (const std::string caption = directive.value("caption"); !caption.empty()) {
        put_line(with_roles_settled(caption));
        put_line("");
    }
    std::string language = directive.argument;
    if (language.starts_with("ipython")) language = "python";
    // Five: what stands between colons may hold a block of code.
    const std::string mark(
        fence.mark == ':' ? std::max<std::size_t>(fence.length, 5) : fence.length,
        fence.mark == ':' ? '`' : fence.mark);
    put_line(mark + language);
    open_.push_back({fence, true, mark});
}

void Myst::math(const Fence& fence, const Directive& directive) {
    if (const std::string label = label_of(directive); !label.empty())
        put_line(fmt::format("<span id=\"{}\"></span>", label));
    put_line("$$");
    if (!directive.argument.empty()) put_line(directive.argument);
    open_.push_back({fence, true, "$$"});
}

void Myst::image(const Directive& directive) {
    const std::string width = directive.value("width");
    std::string made =
        fmt::format("![{}](<{}>)", escaped(directive.value("alt")), directive.argument);
    if (!width.empty()) made += fmt::format("{{width={}}}", width);
    if (const std::string to = directive.value("target"); !to.empty())
        made = fmt::format("[{}](<{}>)", made, to);
    put_line(made);
    put_line("");
}

void Myst::figure(const Fence& fence, const Directive& directive) {
    auto [caption, legend] = parted(take_body(fence));
    trim_blank_lines(legend);
    put_line(fmt::format("<figure{}>", attribute("id", label_of(directive))));
    put_line(fmt::format("<img{}{}{}>", attribute("src", directive.argument),
                         attribute("alt", directive.value("alt")),
                         attribute("width", directive.value("width"))));
    if (!caption.empty()) {
        put_line("<figcaption>");
        put_line("");
        for (const std::string& line : caption) put_line(with_roles_settled(line));
        put_line("");
        put_line("</figcaption>");
    }
    put_line("</figure>");
    put_line("");
    for (const std::string& line : legend) put_line(with_roles_settled(line));
    if (!legend.empty()) put_line("");
}

/// A book leads to it; what is said of it stays.
void Myst::moving_picture(const Fence& fence, const Directive& directive) {
    const std::vector<std::string> caption = take_body(fence);
    put_line(fmt::format("[{0}](<{0}>)", directive.argument));
    put_line("");
    for (const std::string& line : caption) put_line(with_roles_settled(line));
    put_line("");
}

void Myst::include(const Fence& fence, const Directive& directive) {
    static_cast<void>(take_body(fence));
    std::string lines = directive.value("lines");
    // One run of lines; of several, the whole file.
    const std::size_t dash = lines.find('-');
    if (lines.find(',') != std::string::npos || lines.empty())
        lines.clear();
    else if (dash == std::string::npos)
        lines = ":" + lines;
    else
        lines = ":" + lines.substr(0, dash) + ":" + lines.substr(dash + 1);
    const std::string tag = fmt::format("{{{{#include {}{}}}}}", directive.argument, lines);
    if (directive.name == "include") {
        put_line(tag);
        put_line("");
        return;
    }
    std::string language = directive.value("language");
    if (language.empty()) language = directive.argument.substr(directive.argument.rfind('.') + 1);
    put_line("`````" + language);
    put_line(tag);
    put_line("`````");
}

void Myst::put_caption(const Directive& directive) {
    const std::string label = label_of(directive);
    if (directive.argument.empty() && label.empty()) return;
    put_line(fmt::format("{}{}{}", language_.locale() == Locale::latin ? "Table: " : "表：",
                         with_roles_settled(directive.argument),
                         label.empty() ? "" : fmt::format(" {{#{}}}", label)));
    put_line("");
}

void Myst::put_table(const Directive& directive,
                     const std::vector<std::vector<std::string>>& rows) {
    if (rows.empty()) return put_line("");
    put_caption(directive);
    std::size_t columns = 0;
    for (const auto& row : rows) columns = std::max(columns, row.size());
    const auto put_row = [&](const std::vector<std::string>& row) {
        std::string line = "|";
        for (std::size_t i = 0; i < columns; ++i)
            line += fmt::format(" {} |", i < row.size() ? with_roles_settled(as_cell(row[i])) : "");
        put_line(line);
    };
    const bool headed =
        !directive.value("header-rows").empty() && directive.value("header-rows") != "0";
    std::size_t next = 0;
    if (headed && !rows.empty())
        put_row(rows[next++]);
    else
        put_row({});
    std::string rule = "|";
    for (std::size_t i = 0; i < columns; ++i) rule += " --- |";
    put_line(rule);
    for (; next < rows.size(); ++next) put_row(rows[next]);
    put_line("");
}

void Myst::list_table(const Fence& fence, const Directive& directive) {
    std::vector<std::vector<std::string>> rows;
    for (const std::string& line : take_body(fence)) {
        std::string_view words = ascii::trimmed(line);
        const bool row = line.starts_with("* ") || line.starts_with("- ");
        if (row) {
            rows.emplace_back();
            words = ascii::trimmed(words.substr(1));
        }
        // What stands before the first row is no part of it.
        if (rows.empty()) {
            put_line(with_roles_settled(words));
            continue;
        }
        const std::size_t indent = line.find_first_not_of(' ');
        const bool cell =
            (words.starts_with("- ") || words.starts_with("* ") || words == "-" || words == "*") &&
            (row || indent <= 4);
        if (cell)
            rows.back().emplace_back(ascii::trimmed(words.substr(1)));
        else if (!words.empty() && rows.back().empty())
            rows.back().emplace_back(words);
        else if (!words.empty())
            rows.back().back() += (rows.back().back().empty() ? "" : " ") + std::string(words);
    }
    put_table(directive, rows);
}

void Myst::csv_table(const Fence& fence, const Directive& directive) {
    std::vector<std::vector<std::string>> rows;
    Directive headed = directive;
    if (const std::string head = directive.value("header"); !head.empty()) {
        rows.push_back(fields_of(head));
        headed.options.emplace_back("header-rows", "1");
    }
    for (const std::string& line : take_body(fence))
        if (!is_blank(line)) rows.push_back(fields_of(line));
    put_table(headed, rows);
}

/// A term stands at the margin, what it means under it.
void Myst::glossary(const Fence& fence) {
    bool first = false;
    for (const std::string& line : take_body(fence)) {
        const std::string words = with_roles_settled(ascii::trimmed(line));
        if (words.empty()) {
            put_line("");
        } else if (!ascii::is_blank(line[0])) {
            put_line(words);
            first = true;
        } else {
            put_line((first ? ": " : "  ") + words);
            first = false;
        }
    }
    put_line("");
}

}  // namespace banxin::assemble
