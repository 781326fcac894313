// Tabs, boxes and groups. Each is a callout, so that it may stand in a list, in a quotation and in
// another one, and hold what it likes.
#include "assemble/settler.h"

#include "base/ascii.h"
#include "markdown/admonitions.h"
#include "markdown/attributes.h"

#include <algorithm>
#include <utility>

namespace banxin::assemble {
namespace {

/// Formats that this book's EPUB is one of; what is only for scripts is not.
bool is_ours(std::string_view format) {
    for (const std::string_view one : {"html", "html4", "html5", "epub", "epub2", "epub3"})
        if (format == one) return true;
    return false;
}

}  // namespace

std::optional<bool> is_shown(const markdown::Attributes& attributes, Values& values) {
    const auto has = [&](std::string_view name) {
        return std::find(attributes.classes.begin(), attributes.classes.end(), name) !=
               attributes.classes.end();
    };
    const bool visible = has("content-visible");
    if (!visible && !has("content-hidden")) return std::nullopt;
    bool holds = true;
    for (const auto& [key, value] : attributes.values) {
        if (key == "when-format") holds = holds && is_ours(value);
        if (key == "unless-format") holds = holds && !is_ours(value);
        if (key == "when-profile") holds = false;
        const std::string set = values.meta(value).value_or("false");
        if (key == "when-meta") holds = holds && set != "false";
        if (key == "unless-meta") holds = holds && set == "false";
    }
    return holds == visible;
}

void Settler::open_box(std::string_view type, const std::string& title, Box box,
                       std::size_t columns) {
    changed_ = true;
    end_line();
    const Span at = line_span();
    const std::string kind(markdown::is_admonition(type) ? type : "note");
    begin();
    put("> [!" + kind + "]" + (title.empty() ? "" : " ") + title + "\n", at);
    now_.begun = false;
    const std::string own(text_.substr(now_.from, now_.words - now_.from));
    const std::size_t outer = boxes_.empty() ? 0 : boxes_.back().strip;
    box.depth = boxes_.empty() ? quote_marks(quotes()).depth : boxes_.back().depth;
    box.strip = outer + columns;
    box.prefix = prefix() + prefix_under(own) + "> ";
    box.span = at;
    box.item_column = item_column_;
    boxes_.push_back(std::move(box));
    item_column_ = 0;
    in_indented_code_ = false;
    blank(prefix(), at);
    // Whatever follows on the line stands in the box.
    now_.from = now_.words;
}

void Settler::open_quote(Box box) {
    changed_ = true;
    end_line();
    const std::string own(text_.substr(now_.from, now_.words - now_.from));
    const std::string marks = prefix();
    begin();
    put(">\n", line_span());
    now_.begun = false;
    box.depth = boxes_.empty() ? quote_marks(quotes()).depth : boxes_.back().depth;
    box.strip = (boxes_.empty() ? 0 : boxes_.back().strip) + own.size();
    box.prefix = marks + prefix_under(own) + "> ";
    box.span = line_span();
    box.item_column = item_column_;
    boxes_.push_back(std::move(box));
    item_column_ = 0;
    now_.from = now_.words;
}

void Settler::close_box() {
    if (now_.begun) {
        put("\n", line_span());
        now_.begun = false;
    }
    const Box last = std::move(boxes_.back());
    if (!last.footer.empty()) {
        blank(last.prefix, last.span);
        put(quotes() + last.prefix + last.footer + "\n", last.span);
    }
    boxes_.pop_back();
    item_column_ = last.item_column;
    if (!out_.ends_line()) put("\n", last.span);
    blank(prefix(), last.span);
    after_blank_ = true;
}

void Settler::close_until(std::size_t count) {
    while (boxes_.size() > count) close_box();
}

/// `=== "甲"`, and what is indented under it.
bool Settler::tab_line() {
    const std::string_view line = bare();
    std::string_view rest;
    for (const std::string_view head : {"=== ", "===! ", "===+ ", "===!+ ", "===+! ", "=!= "})
        if (line.starts_with(head)) rest = ascii::trimmed(line.substr(head.size()));
    if (rest.size() < 2 || (rest[0] != '"' && rest[0] != '\'') || rest.back() != rest[0])
        return false;
    // What is in it, or another one.
    const std::size_t columns = now_.words - now_.from + 4;
    const std::size_t wanted = columns + (boxes_.empty() ? 0 : boxes_.back().strip);
    Line next = line_from(text_, now_.line.next);
    while (next.begin < text_.size() &&
           text_.substr(next.begin, next.end - next.begin).find_first_not_of(" \t>") ==
               std::string_view::npos)
        next = line_from(text_, next.next);
    std::string_view under = text_.substr(next.begin, next.end - next.begin);
    under.remove_prefix(std::min(now_.quotes, under.size()));
    if (indent_of(under) < wanted) return false;
    open_box("info", std::string(ascii::unquoted(rest)), {}, columns);
    return true;
}

/// `!!! note "标题"` where the parser does not look for it: in something else.
bool Settler::admonition() {
    const std::string_view line = bare();
    if (boxes_.empty() && now_.words == now_.line.begin) return false;
    const auto type = markdown::admonition_line(line);
    if (!type) return false;
    std::string_view rest = line.substr(line.find(*type) + type->size());
    const std::size_t open = rest.find('"');
    const std::size_t close = rest.rfind('"');
    std::string title(open < close ? rest.substr(open + 1, close - open - 1) : "");
    // Said to be none: the type gives it no other.
    if (open < close && title.empty()) title = "\"\"";
    open_box(*type, title, {}, now_.words - now_.from + 4);
    return true;
}

bool Settler::fence_line() {
    const std::string_view line = bare();
    if (!line.starts_with(":::")) return false;
    const std::size_t colons = std::min(line.find_first_not_of(':'), line.size());
    const std::string_view info = ascii::trimmed(line.substr(colons));
    if (!info.empty()) return open_fence(info);
    if (divisions_.empty()) return false;
    const Division::Kind kind = divisions_.back().kind;
    close_fence();
    if (kind == Division::Kind::plain) return false;
    drop_line();
    return true;
}

void Settler::close_fence() {
    divisions_.pop_back();
    const std::size_t open = divisions_.size();
    // A box that began in it ends with it.
    std::size_t keep = boxes_.size();
    while (keep > 0 && boxes_[keep - 1].ends == Ends::fence && boxes_[keep - 1].fence > open)
        --keep;
    close_until(keep);
}

bool Settler::open_fence(std::string_view info) {
    if (const auto attributes = markdown::attributes_at(info)) {
        const auto shown = is_shown(*attributes, values_);
        const Span place = line_span();
        if (shown && !*shown && skip_division()) {
            told_.note(Code::S077, "::: " + std::string(info), place);
            return true;
        }
        const auto& classes = attributes->classes;
        const bool panel =
            std::find(classes.begin(), classes.end(), "panel-tabset") != classes.end();
        const auto kind = shown   ? Division::Kind::shown
                          : panel ? Division::Kind::panel
                                  : Division::Kind::plain;
        divisions_.push_back({kind, classes.empty() ? "{}" : classes.front(), place});
        if (kind == Division::Kind::plain) return false;
        drop_line();
        return true;
    }
    const std::string_view name = info.substr(0, info.find_first_of(" \t#"));
    for (const std::string_view group : {"code-group", "code-tabs", "tabs", "tab-set"})
        if (name == group) {
            divisions_.push_back({Division::Kind::group, std::string(name), line_span()});
            drop_line();
            return true;
        }
    const bool tab = name == "tab" || name == "tab-item";
    divisions_.push_back(
        {tab ? Division::Kind::tab : Division::Kind::plain, std::string(name), line_span()});
    if (!tab) return false;
    Box box;
    box.ends = Ends::fence;
    box.fence = divisions_.size();
    open_box("info", std::string(ascii::unquoted(info.substr(name.size()))), std::move(box),
             now_.words - now_.from);
    return true;
}

/// Leaves out the lines to the fence that closes this one.
bool Settler::skip_division() {
    std::size_t depth = 1;
    const Span at = line_span();
    const Scanner scanner = scanner_;
    const Line line_before = now_.line;
    while (depth > 0 && now_.line.next < text_.size()) {
        now_.line = line_from(text_, now_.line.next);
        const std::string_view line =
            text_.substr(now_.line.begin, now_.line.end - now_.line.begin);
        if (scanner_.kind_of(now_.line) != Scanner::Kind::text) continue;
        const std::string_view words =
            ascii::trimmed(line.substr(std::min(line.find_first_not_of(" \t>"), line.size())));
        if (!words.starts_with(":::")) continue;
        if (words.find_first_not_of(':') == std::string_view::npos)
            --depth;
        else
            ++depth;
    }
    if (depth > 0) {
        scanner_ = scanner;
        now_.line = line_before;
        return false;
    }
    changed_ = true;
    blank(prefix(), at);
    return true;
}

/// The tab before it, in the innermost fence, ends.
void Settler::next_tab(const std::string& title) {
    if (!boxes_.empty() && boxes_.back().ends == Ends::fence &&
        boxes_.back().fence == divisions_.size()) {
        close_box();
        enter_line();
    }
    Box box;
    box.ends = Ends::fence;
    box.fence = divisions_.size();
    open_box("info", title, std::move(box), now_.words - now_.from);
}

/// `@tab 甲`, `@tab:active 甲#id` in a group.
bool Settler::tab_of_group() {
    const std::string_view line = bare();
    if (!line.starts_with("@tab") || divisions_.empty() ||
        divisions_.back().kind != Division::Kind::group)
        return false;
    std::string_view rest = line.substr(4);
    if (rest.starts_with(":active")) rest.remove_prefix(7);
    if (!rest.empty() && !ascii::is_blank(rest[0])) return false;
    rest = ascii::trimmed(rest);
    if (const std::size_t id = rest.rfind('#'); id != std::string_view::npos && id > 0)
        rest = ascii::trimmed(rest.substr(0, id));
    next_tab(std::string(ascii::unquoted(rest)));
    return true;
}

/// Quarto's `{.panel-tabset}`: a heading begins each tab.
bool Settler::tab_of_panel() {
    const std::string_view line = bare();
    if (!line.starts_with('#') || divisions_.empty() ||
        divisions_.back().kind != Division::Kind::panel)
        return false;
    const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
    if (level > 6 || level == line.size() || !ascii::is_blank(line[level])) return false;
    Division& panel = divisions_.back();
    if (panel.level == 0) panel.level = level;
    if (panel.level != level) return false;
    std::string_view title = ascii::trimmed(line.substr(level));
    const std::size_t open = title.rfind('{');
    if (open != std::string_view::npos && markdown::attributes_at(title.substr(open)))
        title = ascii::trimmed(title.substr(0, open));
    next_tab(std::string(title));
    return true;
}

/// `/// note | 标题` … `///`.
bool Settler::slash_block() {
    const std::string_view line = bare();
    if (!line.starts_with("///")) return false;
    const std::size_t slashes = std::min(line.find_first_not_of('/'), line.size());
    const std::string_view info = ascii::trimmed(line.substr(slashes));
    if (info.empty()) {
        if (boxes_.empty() || boxes_.back().ends != Ends::rule) return false;
        close_box();
        changed_ = true;
        return true;
    }
    const std::string_view type = info.substr(0, info.find_first_of(" \t|"));
    const std::string_view title = ascii::trimmed(info.substr(type.size()));
    if (!ascii::is_blank(line[slashes]) || type.empty() ||
        !std::all_of(type.begin(), type.end(),
                     [](char c) { return ascii::is_lower(c) || c == '-'; }) ||
        (!title.empty() && !title.starts_with('|')))
        return false;
    // Somewhere below, the same number of them closes it.
    const std::string mark(line.substr(0, slashes));
    constexpr std::size_t most_lines = 1000;
    bool closed = false;
    std::size_t count = 0;
    for (Line next = line_from(text_, now_.line.next);
         next.begin < text_.size() && !closed && count < most_lines;
         next = line_from(text_, next.next), ++count) {
        std::string_view words = text_.substr(next.begin, next.end - next.begin);
        words.remove_prefix(std::min(words.find_first_not_of(" \t>"), words.size()));
        closed = ascii::trimmed(words) == mark;
    }
    if (!closed) return false;
    Box box;
    box.ends = Ends::rule;
    const std::string words(title.empty() ? "" : ascii::trimmed(title.substr(1)));
    if (markdown::is_admonition(type) || type == "tab" || type == "details") {
        open_box(type == "tab" ? "info" : type, words, std::move(box), now_.words - now_.from);
        return true;
    }
    told_.note(Code::S075, "/// " + std::string(type), line_span());
    drop_line();
    box.depth = boxes_.empty() ? quote_marks(quotes()).depth : boxes_.back().depth;
    box.strip = boxes_.empty() ? 0 : boxes_.back().strip;
    box.prefix = prefix();
    box.span = line_span();
    boxes_.push_back(std::move(box));
    if (!words.empty()) {
        put(quotes() + prefix() + words + "\n", line_span());
        blank(prefix(), line_span());
    }
    return true;
}

/// `?> 提示`, `!> 警告`.
bool Settler::docsify_line() {
    const std::string_view line = bare();
    if (!line.starts_with("?> ") && !line.starts_with("!> ")) return false;
    const bool tip = line[0] == '?';
    // A line above may be another one.
    if (!after_blank_) blank(prefix(), line_span());
    const std::size_t index = boxes_.size();
    Box box;
    box.name = "?>";
    open_box(tip ? "tip" : "warning", "", std::move(box), 0);
    // The paragraph goes on by itself; nothing else does.
    now_.words += 3;
    now_.from = now_.words;
    words(now_.words);
    // Tags in the line may have opened boxes, or closed them all.
    if (index < boxes_.size() && boxes_[index].name == "?>")
        boxes_.erase(boxes_.begin() + static_cast<std::ptrdiff_t>(index));
    return true;
}

/// Hexo's `<!-- tab 甲 -->` … `<!-- endtab -->`.
bool Settler::comment_tab() {
    const std::string_view line = bare();
    if (!hexo_tabs_ || !line.starts_with("<!--") || !line.ends_with("-->") || line.size() < 10)
        return false;
    const std::string_view inside = ascii::trimmed(line.substr(4, line.size() - 7));
    const std::string name = "<!-- tab";
    if (inside == "endtab") {
        std::size_t index = boxes_.size();
        while (index > 0 && boxes_[index - 1].name != name) --index;
        if (index == 0) return false;
        close_until(index - 1);
        return true;
    }
    if (inside != "tab" && !inside.starts_with("tab ")) return false;
    Box box;
    box.ends = Ends::tag;
    box.name = name;
    // An icon may stand behind the title.
    const std::string_view title = ascii::trimmed(inside.substr(3));
    open_box("info", std::string(title.substr(0, title.rfind('@'))), std::move(box),
             now_.words - now_.from);
    return true;
}

}  // namespace banxin::assemble
