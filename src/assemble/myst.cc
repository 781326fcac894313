// A directive ends where its fence says, so the text is read by lines with a stack of fences; a
// role ends in its line. What is made is Markdown as this room's other tools and all readers know
// it.
#include "assemble/myst.h"

#include "assemble/myst_roles.h"
#include "base/ascii.h"
#include "markdown/front_matter.h"
#include "markdown/stand_ins.h"

#include <fmt/format.h>

#include <algorithm>

namespace banxin::assemble {
namespace {

/// `+++`, `+++ {"tags": []}`: where a cell of a notebook ends.
bool is_block_break(std::string_view line) {
    if (!line.starts_with("+++")) return false;
    const std::string_view rest = ascii::trimmed(line.substr(3));
    return rest.empty() || (rest.starts_with('{') && rest.ends_with('}'));
}

/// `(name)=` alone on its line.
std::optional<std::string_view> label_in(std::string_view line) {
    line = ascii::trimmed(line);
    if (!line.starts_with('(') || !line.ends_with(")=") || line.size() < 4) return std::nullopt;
    const std::string_view name = line.substr(1, line.size() - 3);
    if (name.find_first_of("()\"<>`") != std::string_view::npos) return std::nullopt;
    return name;
}

}  // namespace

bool may_be_myst(std::string_view text) {
    for (std::size_t at = text.find('{'); at != std::string_view::npos;
         at = text.find('{', at + 1)) {
        if (role_at(text, at)) return true;
        const bool behind_fence =
            at > 2 && (text.substr(at - 3, 3) == "```" || text.substr(at - 3, 3) == ":::" ||
                       text.substr(at - 3, 3) == "~~~");
        const std::size_t end = text.find_first_of("\r\n", at);
        if (behind_fence && directive_in(text.substr(at, end - at))) return true;
    }
    for (std::size_t at = text.find(")="); at != std::string_view::npos;
         at = text.find(")=", at + 1)) {
        const std::size_t begin = text.find_last_of("\r\n", at) + 1;
        const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
        if (label_in(text.substr(begin, end - begin))) return true;
    }
    return false;
}

SourceId Myst::settle(SourceId source) {
    if (!may_be_myst(files_.text_of(source))) return source;
    // What begins with "%" is a comment in MyST alone.
    Told unheard;
    Myst trial(files_, language_, unheard);
    trial.run(source);
    if (!trial.changed_) return source;
    has_comments_ = true;
    run(source);
    return std::move(out_).add_to(files_.sources(), files_.sources()[source].path());
}

void Myst::run(SourceId source) {
    source_ = source;
    text_ = files_.text_of(source);
    next_ = find_front_matter(text_).text_begin;
    out_.copy(source_, text_, 0, next_);
    while (next_ < text_.size()) {
        const Line line = line_from(text_, next_);
        next_ = line.next;
        write_line(line);
    }
    for (; !open_.empty(); open_.pop_back()) {
        before_ = prefix_under(open_.back().fence.before);
        if (open_.back().closing && !open_.back().closing->empty()) put_line(*open_.back().closing);
    }
}

Span Myst::span_of(const Line& line) const {
    return {source_, static_cast<std::uint32_t>(line.begin), static_cast<std::uint32_t>(line.end)};
}

std::string Myst::prefix() const {
    std::string all;
    for (const Open& one : open_) all += one.prefix;
    return all;
}

/// The rest of a line that stands under `before`: its blanks may be fewer.
std::string_view Myst::behind(std::string_view before, const Line& line) const {
    const std::string_view all = text_.substr(line.begin, line.end - line.begin);
    std::size_t width = 0;
    while (width < before.size() && width < all.size() &&
           (all[width] == ' ' || all[width] == '\t' || all[width] == '>'))
        ++width;
    return all.substr(width);
}

std::optional<Myst::Fence> Myst::fence_at(const Line& line) const {
    const std::string_view all = text_.substr(line.begin, line.end - line.begin);
    const std::size_t width = markdown::container_width(all);
    const std::string_view words = all.substr(width);
    if (words.empty() || (words[0] != '`' && words[0] != ':' && words[0] != '~'))
        return std::nullopt;
    const std::size_t length = std::min(words.find_first_not_of(words[0]), words.size());
    const std::string_view info = ascii::trimmed(words.substr(length));
    if (length < 3 || (words[0] == '`' && info.find('`') != std::string_view::npos))
        return std::nullopt;
    return Fence{words[0], length, std::string(all.substr(0, width)), info};
}

void Myst::put_line(std::string_view made) {
    if (!out_.ends_line()) out_.put("\n", place_);
    std::string line = fmt::format("{}{}{}", before_, prefix(), made);
    line.erase(line.find_last_not_of(' ') + 1);
    out_.put(line + "\n", place_);
    before_ = prefix_under(before_);
}

void Myst::copy_line(const Line& line) {
    const std::string marks = prefix();
    std::size_t begin = line.begin;
    if (!marks.empty()) {
        const std::string& before = open_.back().fence.before;
        out_.put(prefix_under(before) + marks, span_of(line));
        begin = line.end - behind(before, line).size();
    }
    out_.copy(source_, text_, begin, line.next);
}

/// With the roles in it in other words.
void Myst::copy_words(const Line& line) {
    const std::string_view text = text_.substr(0, line.end);
    std::vector<std::pair<std::size_t, Role>> roles;
    for (std::size_t at = line.begin; at < line.end;) {
        if (auto role = role_at(text, at)) {
            const std::size_t end = role->end;
            roles.emplace_back(at, std::move(*role));
            at = end;
        } else if (text.substr(at).starts_with("![](#")) {
            // What has that label is to be seen here once more: a book leads there.
            roles.emplace_back(at, Role{"", at + 1});
            ++at;
        } else {
            at = behind_literal(text, at);
        }
    }
    if (roles.empty()) return copy_line(line);
    changed_ = true;
    std::size_t done = line.begin;
    if (const std::string marks = prefix(); !marks.empty()) {
        const std::string& before = open_.back().fence.before;
        out_.put(prefix_under(before) + marks, span_of(line));
        done = line.end - behind(before, line).size();
    }
    for (const auto& [at, role] : roles) {
        const Span place{source_, static_cast<std::uint32_t>(at),
                         static_cast<std::uint32_t>(role.end)};
        out_.copy(source_, text_, done, at);
        out_.put(role.made, place);
        if (role.is_left_out) told_.note(Code::S079, "{" + role.name + "}", place);
        done = role.end;
    }
    out_.copy(source_, text_, done, line.next);
}

/// Whether the line ends what is open.
bool Myst::close(const Line& line) {
    if (open_.empty()) return false;
    const auto fence = fence_at(line);
    const Open& last = open_.back();
    if (!fence || !fence->info.empty() || fence->mark != last.fence.mark ||
        fence->length < last.fence.length)
        return false;
    const Open closed = last;
    if (!closed.closing) copy_line(line);
    open_.pop_back();
    if (!closed.closing) return true;
    place_ = span_of(line);
    before_ = prefix_under(closed.fence.before);
    if (!closed.closing->empty())
        put_line(*closed.closing);
    else if (!closed.prefix.empty() || !closed.is_code)
        put_line("");
    return true;
}

/// A formula with its label, `$$` … `$$ (name)`: the name is known before it is written.
bool Myst::labelled_formula(const Line& line) {
    const std::size_t lead =
        markdown::container_width(text_.substr(line.begin, line.end - line.begin));
    const std::size_t open = line.begin + lead;
    if (text_.substr(open, 2) != "$$") return false;
    const std::size_t close = text_.find("$$", open + 2);
    if (close == std::string_view::npos) return false;
    const std::size_t end = std::min(text_.find_first_of("\r\n", close), text_.size());
    const std::string_view label = ascii::trimmed(text_.substr(close + 2, end - close - 2));
    if (label.size() < 3 || !label.starts_with('(') || !label.ends_with(')') ||
        label.find_first_of(" \"<>") != std::string_view::npos ||
        text_.substr(open, close - open).find("\n\n") != std::string_view::npos)
        return false;
    changed_ = true;
    place_ = span_of(line);
    before_ = text_.substr(line.begin, lead);
    put_line(fmt::format("<span id=\"{}\"></span>", label.substr(1, label.size() - 2)));
    // What stands before it was written with the label.
    out_.put(before_ + prefix(), place_);
    out_.copy(source_, text_, open, close + 2);
    out_.put("\n", place_);
    next_ = line_from(text_, end).next;
    return true;
}

/// Who said what stands in a quotation: `-- 某人`.
bool Myst::attribution(const Line& line) {
    if (open_.empty() || open_.back().prefix.empty()) return false;
    const std::string_view words = behind(open_.back().fence.before, line);
    const std::size_t dashes = std::min(words.find_first_not_of('-'), words.size());
    if (dashes < 2 || dashes > 3 || is_blank(words.substr(dashes))) return false;
    place_ = span_of(line);
    before_ = prefix_under(open_.back().fence.before);
    put_line(std::string(language_.locale() == Locale::latin ? "— " : "——") +
             with_roles_settled(ascii::trimmed(words.substr(dashes))));
    return true;
}

/// Labels and comments, which are lines of their own.
bool Myst::mark_line(const Line& line) {
    const std::string_view all = text_.substr(line.begin, line.end - line.begin);
    const std::size_t width = markdown::container_width(all);
    place_ = span_of(line);
    before_ = std::string(all.substr(0, width));
    if (const auto label = label_in(all.substr(width))) {
        put_line(fmt::format("<a id=\"{}\"></a>", *label));
        put_line("");
    } else if (has_comments_ && all.starts_with('%')) {
        told_.note(Code::S100, "%", place_);
        put_line("");
    } else if (has_comments_ && is_block_break(all)) {
        told_.note(Code::S079, "+++", place_);
        put_line("");
    } else {
        return false;
    }
    changed_ = true;
    return true;
}

void Myst::write_line(const Line& line) {
    if (close(line)) return;
    if (!open_.empty() && open_.back().is_code) return copy_line(line);
    const auto fence = fence_at(line);
    if (!fence) {
        if (!attribution(line) && !mark_line(line) && !labelled_formula(line)) copy_words(line);
        return;
    }
    if (auto directive = directive_in(fence->info))
        return open(*fence, std::move(*directive), line);
    copy_line(line);
    // Whoever's it is, what ends it is its own.
    if (fence->mark != ':' || !fence->info.empty()) open_.push_back({*fence, fence->mark != ':'});
}

void Myst::take_options(Directive& directive, const Fence& fence) {
    const auto peek = [&] { return line_from(text_, next_); };
    const auto words = [&](const Line& line) { return ascii::trimmed(behind(fence.before, line)); };
    const auto take = [&](std::string_view text) {
        const std::size_t colon = text.find(':');
        if (colon == std::string_view::npos || colon == 0) return false;
        const std::string_view key = text.substr(0, colon);
        if (!std::all_of(key.begin(), key.end(),
                         [](char c) { return ascii::is_alphanumeric(c) || c == '-' || c == '_'; }))
            return false;
        std::string_view value = ascii::trimmed(text.substr(colon + 1));
        if (value.size() > 1 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0])
            value = value.substr(1, value.size() - 2);
        directive.options.emplace_back(key, value);
        return true;
    };
    if (next_ < text_.size() && words(peek()) == "---") {
        Line line = peek();
        const std::size_t back = next_;
        for (next_ = line.next; next_ < text_.size(); next_ = line.next) {
            line = peek();
            if (words(line) == "---") {
                next_ = line.next;
                return;
            }
            static_cast<void>(take(words(line)));
        }
        next_ = back;
        directive.options.clear();
        return;
    }
    while (next_ < text_.size()) {
        const Line line = peek();
        const std::string_view text = words(line);
        if (!text.starts_with(':') || !take(text.substr(1))) return;
        next_ = line.next;
    }
}

std::vector<std::string> Myst::take_body(const Fence& fence) {
    std::vector<std::string> lines;
    while (next_ < text_.size()) {
        const Line line = line_from(text_, next_);
        next_ = line.next;
        const std::string_view words = ascii::trimmed(behind(fence.before, line));
        const std::size_t length = std::min(words.find_first_not_of(fence.mark), words.size());
        if (length == words.size() && length >= fence.length) break;
        lines.emplace_back(behind(fence.before, line));
    }
    return lines;
}

}  // namespace banxin::assemble
