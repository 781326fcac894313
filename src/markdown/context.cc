// Bookkeeping of one chapter.
#include "markdown/context.h"

#include "base/ascii.h"
#include "markdown/fences.h"

#include <algorithm>
#include <array>
#include <utility>

namespace banxin::markdown {

NoteRef NoteIndex::refer(cmark_node* definition, Span span) {
    const auto [found, added] =
        numbers_.try_emplace(definition, static_cast<std::uint32_t>(entries_.size()));
    if (added) entries_.push_back({definition, 0});
    return {found->second, entries_[found->second].references++, span};
}

NoteRef NoteIndex::add(Blocks&& blocks, Span span) {
    has_inline_ = true;
    entries_.push_back({nullptr, 1, std::move(blocks), span});
    return {static_cast<std::uint32_t>(entries_.size() - 1), 0, span};
}

void Unused::note(const std::string& name, Span span, bool with_content) {
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
        return entry.name == name && entry.with_content == with_content;
    });
    if (found != entries_.end()) {
        ++found->count;
    } else if (entries_.size() < 100) {
        entries_.push_back({name, span, 1, with_content});
    }
}

void Unused::report_html(Diagnostics& diagnostics) const {
    for (const Entry& entry : entries_) {
        diagnostics.report(entry.with_content ? Code::S009 : Code::S008, entry.span,
                           {entry.name, std::to_string(entry.count)});
    }
}

void Unused::report_blocks(Diagnostics& diagnostics) const {
    for (const Entry& entry : entries_) {
        std::optional<Hint> hint;
        if (auto near = nearest_name(entry.name, quote_kind_names()))
            hint = Hint{HintId::did_you_mean, {*near}};
        diagnostics.report(Code::S023, entry.span, {entry.name, std::to_string(entry.count)}, hint);
    }
}

void Unused::report(Code code, Diagnostics& diagnostics) const {
    for (const Entry& entry : entries_)
        diagnostics.report(code, entry.span, {entry.name, std::to_string(entry.count)});
}

void First::note(std::string_view name, Span span) {
    if (count_++ > 0) return;
    name_ = name;
    span_ = span;
}

void First::report(Code code, Diagnostics& diagnostics) const {
    if (count_ > 0) diagnostics.report(code, span_, {name_, std::to_string(count_)});
}

void Context::meet_anchor(std::string_view id) {
    if (id.empty() || id.find_first_of(" \t\n") != std::string_view::npos) return;
    const std::string one = " " + std::string(id) + " ";
    if ((" " + html_anchor + " ").find(one) != std::string::npos) return;
    if (!html_anchor.empty()) html_anchor += ' ';
    html_anchor += id;
}

void Context::too_deep(Span span) {
    if (told_too_deep) return;
    told_too_deep = true;
    diagnostics.report(Code::S003, span, {std::to_string(deepest)});
}

Language Context::language_said(std::string_view tag, Span span) {
    if (tag.empty()) return {};
    if (const auto said = Language::parse(tag)) return *said;
    Hint hint{HintId::language_tags, {}};
    if (const auto likely = Language::likely(tag)) hint = {HintId::did_you_mean, {likely->tag()}};
    diagnostics.report(Code::S052, span, {std::string(tag)}, hint);
    return {};
}

bool is_allowed_link(std::string_view url, Span span, Diagnostics& diagnostics) {
    // Browsers drop controls and white space before they look for the scheme.
    std::string scheme;
    bool has_scheme = false;
    for (const char c : url) {
        if (static_cast<unsigned char>(c) <= 0x20) continue;
        if (c == ':') {
            has_scheme = !scheme.empty();
            break;
        }
        const bool letter = ascii::is_letter(c);
        const bool later = ascii::is_digit(c) || c == '+' || c == '-' || c == '.';
        if (!letter && !(later && !scheme.empty())) break;
        scheme += ascii::to_lower(c);
    }
    if (!has_scheme) return true;
    constexpr std::array<std::string_view, 4> allowed = {"http", "https", "mailto", "tel"};
    if (std::find(allowed.begin(), allowed.end(), scheme) != allowed.end()) return true;
    diagnostics.report(Code::S013, span, {scheme});
    return false;
}

}  // namespace banxin::markdown
