// Marks around words. Stars where they cannot be misunderstood, else elements: between letters and
// Chinese punctuation, or side by side, stars are no marks to a parser.
#include "importer/word_inlines.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "importer/markdown_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace banxin::importer {
namespace {

using word::Look;
using word::Run;

/// A letter or a character, next to which a star is what it should be.
bool is_letter(std::string_view text, bool last) {
    if (text.empty()) return false;
    const std::size_t at = last ? start_of_character(text, text.size() - 1) : 0;
    const char32_t c = decode_utf8(text, at).value;
    return c < 0x80
               ? ascii::is_alphanumeric(c)
               : is_ideographic(c) || is_kana(c) || is_hangul(c) || script_of(c) == Script::latin;
}

bool is_plain(const Run* run) {
    return run == nullptr || (run->kind == Run::Kind::text && run->look == Look() &&
                              run->link.empty() && run->ruby.empty());
}

std::string element(const char* name, const std::string& inside) {
    return fmt::format("<{0}>{1}</{0}>", name, inside);
}

std::string code_span(const std::string& text) {
    std::size_t longest = 0;
    std::size_t here = 0;
    for (const char c : text) {
        here = c == '`' ? here + 1 : 0;
        longest = std::max(longest, here);
    }
    const std::string fence(longest + 1, '`');
    const bool pad = text.starts_with('`') || text.ends_with('`');
    return fence + (pad ? " " : "") + text + (pad ? " " : "") + fence;
}

class InlineWriter {
public:
    InlineWriter(Form form, NoteCalls& notes, const std::map<std::string, std::string>& pictures)
        : form_(form), notes_(notes), pictures_(pictures) {}

    std::string write(const std::vector<Run>& runs) {
        std::string all;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            const Run* before = i > 0 ? &runs[i - 1] : nullptr;
            const Run* after = i + 1 < runs.size() ? &runs[i + 1] : nullptr;
            all += one(runs[i], before, after);
        }
        return all;
    }

private:
    std::string one(const Run& run, const Run* before, const Run* after) {
        switch (run.kind) {
            case Run::Kind::line_break: return form_ == Form::html ? "<br>" : "\\\n";
            case Run::Kind::footnote: return "[^" + notes_.label_of(run.target) + "]";
            case Run::Kind::picture: return picture(run);
            case Run::Kind::text: break;
        }
        // Blanks at the ends stay outside of the marks.
        const std::string_view whole = run.text;
        const std::string_view words = ascii::trimmed(whole);
        if (words.empty()) return std::string(whole);
        const auto begin = static_cast<std::size_t>(words.data() - whole.data());
        const std::string lead(whole.substr(0, begin));
        const std::string tail(whole.substr(begin + words.size()));
        return lead + marked(run, std::string(words), before, after) + tail;
    }

    std::string picture(const Run& run) const {
        const auto found = pictures_.find(run.target);
        if (found == pictures_.end()) return {};
        if (form_ == Form::html)
            return fmt::format("<img src=\"{}\" alt=\"{}\">", html_escaped(found->second),
                               html_escaped(run.text));
        return fmt::format("![{}]({})", escaped(run.text), link_target(found->second));
    }

    std::string marked(const Run& run, const std::string& words, const Run* before,
                       const Run* after) const {
        const Look& look = run.look;
        const bool html = form_ == Form::html;
        std::string text;
        if (!run.ruby.empty())
            text = html ? fmt::format("<ruby>{}<rt>{}</rt></ruby>", html_escaped(words),
                                      html_escaped(run.ruby))
                        : ruby(words, run.ruby);
        else if (look.code && !html)
            text = code_span(words);
        else if (look.dots && !html)
            text = ruby(words, ".");
        else
            text = html ? html_escaped(words) : escaped(words);
        if (html && look.code) text = element("code", text);
        if (html && look.dots) text = element("em", text);
        if (look.raised) text = element("sup", text);
        if (look.lowered) text = element("sub", text);
        if (look.struck) text = element("s", text);
        if (look.underline) text = element("u", text);
        if (look.bold || look.italic) {
            const bool safe = !html && is_letter(text, false) && is_letter(text, true) &&
                              is_plain(before) && is_plain(after);
            if (safe) {
                const std::string stars((look.bold ? 2U : 0U) + (look.italic ? 1U : 0U), '*');
                text = stars + text + stars;
            } else {
                if (look.italic) text = element("i", text);
                if (look.bold) text = element("b", text);
            }
        }
        if (run.link.empty()) return text;
        if (html) return fmt::format("<a href=\"{}\">{}</a>", html_escaped(run.link), text);
        return fmt::format("[{}]({})", text, link_target(run.link));
    }

    Form form_;
    NoteCalls& notes_;
    const std::map<std::string, std::string>& pictures_;
};

}  // namespace

std::string NoteCalls::label_of(const std::string& key) {
    const auto found = std::find(keys.begin(), keys.end(), key);
    const auto at = found - keys.begin();
    if (found == keys.end()) keys.push_back(key);
    return std::to_string(at + 1);
}

std::string inlines(const std::vector<word::Run>& runs, Form form, NoteCalls& notes,
                    const std::map<std::string, std::string>& pictures) {
    return InlineWriter(form, notes, pictures).write(runs);
}

std::string plain_words(const std::vector<word::Run>& runs) {
    std::string words;
    for (const Run& run : runs)
        if (run.kind == Run::Kind::text)
            words += run.text;
        else if (run.kind == Run::Kind::line_break)
            words += ' ';
    return std::string(ascii::trimmed(words));
}

}  // namespace banxin::importer
