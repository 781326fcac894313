// A line is read in its place: behind the marks of quotations around it, without the blanks that a
// box that is open has taken; and written behind the marks of that box.
#include "assemble/settler.h"

#include "base/ascii.h"
#include "markdown/front_matter.h"
#include "markdown/stand_ins.h"

#include <algorithm>
#include <utility>

namespace banxin::assemble {
namespace {

/// Bytes of the first `depth` marks of quotations.
std::size_t width_of_marks(std::string_view line, std::size_t depth) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < depth; ++i) {
        const std::size_t at = line.find('>', width);
        if (at == std::string_view::npos) return width;
        width = at + 1;
        if (width < line.size() && line[width] == ' ') ++width;
    }
    return width;
}

/// Where the comment begins that says how a web page is to show the line, and nothing to a reader:
/// `// [!code focus]`, `# [!code ++]`, `<!-- [!code hl] -->`. npos: there is none.
std::size_t code_mark_in(std::string_view line) {
    const std::size_t mark = line.find("[!code ");
    if (mark == std::string_view::npos) return mark;
    std::string_view behind = line.substr(std::min(line.find(']', mark), line.size()));
    if (!behind.empty()) behind = ascii::trimmed(behind.substr(1));
    if (!behind.empty() && behind != "*/" && behind != "-->") return std::string_view::npos;
    const std::string_view before = ascii::trimmed(line.substr(0, mark));
    for (const std::string_view opening : {"//", "#", "<!--", "/*", "--", ";", "%"})
        if (before.ends_with(opening)) {
            const std::string_view code = before.substr(0, before.size() - opening.size());
            const std::size_t last = code.find_last_not_of(" \t");
            return last == std::string_view::npos
                       ? line.find(opening)
                       : static_cast<std::size_t>(code.data() - line.data()) + last + 1;
        }
    return std::string_view::npos;
}

}  // namespace

std::string escaped(std::string_view words) {
    std::string made;
    for (const char c : words) {
        if (std::string_view("\\`*_[]<>&$~^|#").find(c) != std::string_view::npos) made += '\\';
        made += c;
    }
    return made;
}

Settler::Settler(SourceId source, std::string file, Files& files, Values& values, Told& told)
    : source_(source),
      file_(std::move(file)),
      home_(folder_of(file_)),
      files_(files),
      values_(values),
      told_(told),
      text_(files.text_of(source)),
      scanner_(text_) {}

SourceId Settler::settle() {
    const std::size_t begin = find_front_matter(text_).text_begin;
    out_.copy(source_, text_, 0, begin);
    for (std::size_t at = begin; at < text_.size(); at = now_.line.next) read_line(at);
    close_until(0);
    for (const Division& open : divisions_)
        if (open.kind != Division::Kind::plain) told_.note(Code::S024, open.name, open.span);
    if (!changed_) return source_;
    return std::move(out_).add_to(files_.sources(), files_.sources()[source_].path());
}

void Settler::read_line(std::size_t begin) {
    now_ = {};
    now_.line = line_from(text_, begin);
    now_.kind = scanner_.kind_of(now_.line);
    const bool code = now_.kind == Scanner::Kind::code;
    if (!code) code_open_ = false;
    enter_line();
    if (is_literal(now_.line.begin) && !code) return words(now_.words);
    switch (now_.kind) {
        case Scanner::Kind::comment: return copy_line();
        case Scanner::Kind::code: return code_line();
        case Scanner::Kind::text: break;
    }
    const bool is_empty = bare().empty();
    if (is_empty)
        copy_line();
    else
        text_line();
    after_blank_ = is_empty;
}

/// Boxes that do not reach this line end before it.
void Settler::enter_line() {
    const std::string_view line = text_.substr(now_.line.begin, now_.line.end - now_.line.begin);
    std::size_t depth = quote_marks(line).depth;
    // What looks like a mark in code is code.
    if (code_open_) depth = std::min(depth, code_depth_);
    while (!boxes_.empty() && boxes_.back().depth > depth) close_box();
    now_.quotes = width_of_marks(line, boxes_.empty() ? depth : boxes_.back().depth);
    const std::string_view own = line.substr(now_.quotes);
    if (!is_blank(own))
        while (!boxes_.empty() && boxes_.back().ends == Ends::indent &&
               indent_of(own) < boxes_.back().strip)
            close_box();
    const std::size_t strip = boxes_.empty() ? 0 : boxes_.back().strip;
    now_.from = now_.line.begin + now_.quotes + blanks_of(own, strip);
    const std::string_view stripped = text_.substr(now_.from, now_.line.end - now_.from);
    const std::size_t lead = now_.kind == Scanner::Kind::text
                                 ? markdown::container_width(stripped)
                                 : std::min(stripped.find_first_not_of(" \t"), stripped.size());
    now_.words = now_.from + lead;
}

std::string_view Settler::bare() const {
    return ascii::trimmed(text_.substr(now_.words, now_.line.end - now_.words));
}

Span Settler::span(std::size_t begin, std::size_t end) const {
    return {source_, static_cast<std::uint32_t>(begin),
            static_cast<std::uint32_t>(std::max(begin, end))};
}

bool Settler::is_indented_code(std::string_view own) {
    const std::size_t indent = indent_of(own);
    const std::size_t lead = now_.words - now_.from;
    const bool item = lead > blanks_of(own, indent);
    if (indent >= item_column_ + 4 && (after_blank_ || in_indented_code_)) {
        in_indented_code_ = true;
        return true;
    }
    in_indented_code_ = false;
    if (item)
        item_column_ = indent_of(own) + lead - blanks_of(own, indent);
    else if (indent == 0 && after_blank_)
        item_column_ = 0;
    const std::string_view words = bare();
    if (words.starts_with("!!!") || words.starts_with("???") || words.starts_with("[^"))
        item_column_ = lead + 4;
    // What belongs to a definition stands as deep as its first words.
    if (words.starts_with(": ") || words.starts_with(":\t"))
        item_column_ = lead + words.find_first_not_of(": \t");
    return false;
}

void Settler::text_line() {
    const std::string_view own = text_.substr(now_.from, now_.line.end - now_.from);
    if (is_indented_code(own)) return copy_line();
    now_.is_row = bare().starts_with('|');
    if (can_open() && (tab_line() || admonition() || fence_line() || tab_of_group() ||
                       tab_of_panel() || slash_block() || docsify_line() || comment_tab()))
        return;
    if (mark_line()) return;
    words(now_.words);
}

/// Nothing can be put around what stands in a quotation of the box itself.
bool Settler::can_open() const {
    constexpr std::size_t most_boxes = 40;
    return boxes_.size() < most_boxes &&
           text_.substr(now_.from, now_.words - now_.from).find('>') == std::string_view::npos;
}

void Settler::copy_line() {
    if (boxes_.empty()) {
        out_.copy(source_, text_, now_.line.begin, now_.line.next);
        return;
    }
    const std::string_view own = text_.substr(now_.from, now_.line.end - now_.from);
    if (is_blank(own)) return blank(prefix(), line_span());
    begin();
    copy(now_.words, now_.line.end);
    end_line();
}

/// A line that is gone parts what stands around it.
void Settler::drop_line() {
    changed_ = true;
    blank(prefix(), line_span());
}

void Settler::blank(const std::string& prefix, Span span) {
    std::string before = quotes() + prefix;
    while (!before.empty() && before.back() == ' ') before.pop_back();
    put(before + "\n", span);
}

std::string Settler::quotes() const {
    return std::string(text_.substr(now_.line.begin, now_.quotes));
}

/// What stands before words: the line's own marks, once.
void Settler::begin() {
    if (now_.begun) return;
    now_.begun = true;
    const std::size_t quotes_end = now_.line.begin + now_.quotes;
    if (now_.marked) {
        put(quotes() + prefix(), line_span());
        return;
    }
    now_.marked = true;
    copy(now_.line.begin, quotes_end);
    put(prefix(), span(quotes_end, quotes_end));
    copy(now_.from, now_.words);
}

void Settler::end_line() {
    if (!now_.begun) return;
    now_.begun = false;
    if (now_.line.next > now_.line.end)
        out_.copy(source_, text_, now_.line.end, now_.line.next);
    else if (!boxes_.empty())
        put("\n", span(now_.line.end, now_.line.end));
}

void Settler::put(std::string_view made, Span span) {
    out_.put(made, span);
}

void Settler::copy(std::size_t from, std::size_t end) {
    out_.copy(source_, text_, from, end);
}

void Settler::code_line() {
    after_blank_ = false;
    const std::string_view line = bare();
    if (!code_open_) {
        code_open_ = true;
        code_depth_ = quote_marks(quotes()).depth;
        const char mark = line.empty() ? '`' : line[0];
        const std::size_t length = std::min(line.find_first_not_of(mark), line.size());
        code_fence_ = line.substr(0, length);
        std::string_view info = ascii::trimmed(line.substr(length));
        const std::string_view language = info.substr(0, info.find_first_of(",{ \t"));
        hides_rust_lines_ =
            language == "rust" && info.find("noplayground") == std::string_view::npos;
        const std::size_t open = info.rfind('[');
        const bool group = !divisions_.empty() && divisions_.back().kind == Division::Kind::group;
        if (!group || open == std::string_view::npos || !info.ends_with(']')) return copy_line();
        Box box;
        box.ends = Ends::code;
        const std::size_t columns = now_.words - now_.from;
        open_box("info", escaped(info.substr(open + 1, info.size() - open - 2)), std::move(box),
                 columns);
        begin();
        const std::size_t cut = text_.substr(0, now_.line.end).rfind('[');
        const std::string_view kept = ascii::trimmed(text_.substr(now_.words, cut - now_.words));
        copy(now_.words, now_.words + kept.size());
        return end_line();
    }
    const bool closes = line.size() >= code_fence_.size() &&
                        line.find_first_not_of(code_fence_[0]) == std::string_view::npos;
    if (closes) {
        code_open_ = false;
        copy_line();
        if (!boxes_.empty() && boxes_.back().ends == Ends::code) close_box();
        return;
    }
    const std::string_view whole = text_.substr(0, now_.line.end);
    const std::size_t code_mark = code_mark_in(whole.substr(now_.from));
    if (code_mark != std::string_view::npos) {
        told_.note(Code::S079, "[!code …]", line_span());
        changed_ = true;
        // Nothing else stands on the line.
        if (now_.from + code_mark <= now_.words) return;
        begin();
        copy(now_.words, now_.from + code_mark);
        return end_line();
    }
    const bool hash = hides_rust_lines_ && line.starts_with('#');
    if (hash && (line.size() == 1 || line[1] == ' ')) {
        changed_ = true;
        told_.note(Code::S079, code_fence_ + "rust # …", line_span());
        return;
    }
    if (hash && line.size() > 1 && line[1] == '#') {
        changed_ = true;
        begin();
        copy(now_.words + 1, now_.line.end);
        return end_line();
    }
    if (line.find("{{") != std::string_view::npos) {
        for (std::size_t at = now_.words; at < now_.line.end; ++at) {
            const auto tag =
                text_[at] == '{' ? tag_at(text_.substr(at, now_.line.end - at)) : std::nullopt;
            if (!tag || !tag->escaped) continue;
            changed_ = true;
            begin();
            copy(now_.words, at);
            put(tag->shown, span(at, at + tag->size));
            copy(at + tag->size, now_.line.end);
            return end_line();
        }
    }
    copy_line();
}

}  // namespace banxin::assemble
