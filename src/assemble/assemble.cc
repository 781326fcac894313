#include "assemble/assemble.h"

#include "assemble/files.h"
#include "assemble/includes.h"
#include "assemble/myst.h"
#include "assemble/settler.h"
#include "assemble/told.h"
#include "assemble/values.h"

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace banxin::assemble {
namespace {

/// Bytes that a mark for another program begins with.
constexpr std::array<bool, 256> make_leads() {
    std::array<bool, 256> leads{};
    for (const char c : {'{', '(', '<', '-', '=', '?', '!', '[', '$', '\\', '*', '@', ':', '/', '#',
                         '`', '+', '^', '~'})
        leads[static_cast<unsigned char>(c)] = true;
    return leads;
}
constexpr std::array<bool, 256> leads = make_leads();

/// Whether a fence is of a division that only other programs have.
bool is_division(std::string_view text) {
    const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
    for (const std::string_view name : {"tab", "code-", "content-", "panel-", "{"})
        if (line.find(name) != std::string_view::npos) return true;
    return false;
}

/// Whether what stands behind a colon may be the name of a picture, `:smile:`.
bool may_be_name(std::string_view text) {
    const std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_+-");
    return end != std::string_view::npos && end > 0 && text[end] == ':';
}

/// ``{name}` ``.
bool may_be_role(std::string_view text) {
    const std::size_t close = text.find('}');
    return close + 1 < text.size() && text[close + 1] == '`';
}

/// `(name)=`, alone on its line.
bool may_be_label(std::string_view text) {
    return text.substr(0, text.find_first_of("\r\n")).find(")=") != std::string_view::npos;
}

/// Whether a mark may begin there; `first` if it is the first thing on its line.
bool may_begin(std::string_view text, std::size_t at, bool first) {
    const auto next = [&](std::size_t i) { return at + i < text.size() ? text[at + i] : '\0'; };
    const auto is = [&](std::string_view word) { return text.substr(at, word.size()) == word; };
    switch (text[at]) {
        case '{':
            return next(1) == '{' || next(1) == '%' || next(1) == '!' || next(1) == ':' ||
                   is("{ .") || is("{ #") || may_be_role(text.substr(at, 24)) || is("{.content-") ||
                   is("{++") || is("{--") || is("{~~") || is("{==") || is("{>>");
        case '+': return is("++") && text.substr(at + 2, 100).find("++") < 100;
        case '^':
            return (is("^^") && text.substr(at + 2, 400).find("^^") < 400) ||
                   (next(1) != '^' && text.substr(at + 2, 4).find('^') < 4);
        case '<':
            return is("<<<") || (first && text.substr(at, 200).find(" markdown") < 200) ||
                   (is("<!--") && text.substr(at, 40).find("nclude") < 40) || is("<!-- toc") ||
                   is("<!--toc") || is("<!-- TOC") || is("<!-- START doctoc") ||
                   is("<!-- BEGIN TOC") || is("<!-- MarkdownTOC") || is("<!-- vim-markdown-toc");
        case '-': return is("-8<-");
        case '=': return first && (is("===") || is("=!="));
        case '?': return first && (is("?> ") || is("???"));
        case '!':
            return (first && (is("!> ") || is("!!!"))) ||
                   (is("![") && text.substr(at, 300).find("#only-dark") < 300) ||
                   (is("![") && text.substr(at, 300).find("#gh-dark-mode") < 300);
        case '~': return next(2) == '~' || next(3) == '~';
        case '[':
            return is("[!code ") || (first && (is("[TOC") || is("[toc") || is("[[") || is("[Toc")));
        case '$': return is("${toc}") || is("${TOC}");
        case '\\':
            return first && (is("\\newpage") || is("\\pagebreak") || is("\\clear") || is("\\toc") ||
                             is("\\tableofcontents"));
        case '*': return is("*[");
        case '@': return is("@[") || is("@tab");
        case ':':
            return is(":include") || (first && is(":::") && is_division(text.substr(at, 200))) ||
                   may_be_name(text.substr(at + 1, 60));
        case '/': return first && is("/// ");
        case '(': return first && may_be_label(text.substr(at, 200));
        case '`': return is("```rust") || is("`rust") || (first && is("```{"));
        default: return false;
    }
}

/// No more than a look at each byte: most texts have nothing for another program.
bool may_hold_any(std::string_view text) {
    bool first = true;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (leads[static_cast<unsigned char>(c)] && may_begin(text, at, first)) return true;
        if (c == '\n' || c == '\r')
            first = true;
        else if (std::string_view(" \t>-*+.)0123456789").find(c) == std::string_view::npos)
            first = false;
    }
    return false;
}

}  // namespace

struct Assembler::State {
    Files files;
    Values values{files};
    State(const BookFolder& folder, Sources& sources) : files(folder, sources) {}
};

Assembler::Assembler(const BookFolder& folder, Sources& sources)
    : state_(std::make_unique<State>(folder, sources)) {}
Assembler::~Assembler() = default;

SourceId Assembler::assemble(SourceId text, const std::string& file, Language language,
                             Diagnostics& diagnostics) {
    if (!may_hold_any(state_->files.text_of(text))) return text;
    Told told;
    const SourceId without_myst = Myst(state_->files, language, told).settle(text);
    const SourceId with_files =
        Includes(state_->files, file, language, diagnostics, told).expand(without_myst);
    state_->values.set_chapter(state_->files.text_of(text));
    const SourceId settled =
        Settler(with_files, file, state_->files, state_->values, told).settle();
    told.report(diagnostics);
    return settled;
}

}  // namespace banxin::assemble
