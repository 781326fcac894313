// One pass over siblings; a pair that means nothing is put back as it was.
#include "markdown/brackets.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "document/walk.h"
#include "markdown/attributes.h"
#include "markdown/fences.h"
#include "markdown/languages.h"
#include "markdown/pieces.h"
#include "markdown/references.h"
#include "markdown/scripts.h"
#include "markdown/smart_marks.h"

#include <algorithm>
#include <array>
#include <utility>

namespace banxin::markdown {
namespace {

struct Look {
    std::string_view name;
    InlineStyle style;
};
constexpr std::array<Look, 6> looks = {{{"underline", InlineStyle::underline},
                                        {"ul", InlineStyle::underline},
                                        {"mark", InlineStyle::mark},
                                        {"kbd", InlineStyle::keyboard},
                                        {"strike", InlineStyle::strikethrough},
                                        {"small", InlineStyle::small}}};

/// What the pair may be; more than one of these can be open.
struct Frame {
    Text opening;
    Inlines content;
};

bool may_matter(const Inlines& inlines) {
    return std::any_of(inlines.begin(), inlines.end(), [&](const Inline& one) {
        const Text* text = std::get_if<Text>(&one.value);
        return text != nullptr && (text->text.find("]{") != std::string::npos ||
                                   text->text.find("^[") != std::string::npos);
    });
}

/// Outside of Pandoc's dialect a note is what has words: `^[0-9]+` is an expression for programs,
/// and so is `^[一-龥]`.
bool reads_as_note(const Inlines& content, std::string_view behind) {
    const std::string words = plain_text(content);
    if (!behind.empty() && std::string_view("+*?{$").find(behind[0]) != std::string_view::npos)
        return false;
    int han = 0;
    for (std::size_t at = 0; at < words.size();) {
        const Decoded next = decode_utf8(words, at);
        if (is_ideographic(next.value) || is_hangul(next.value)) ++han;
        at += next.bytes;
    }
    // Marks of notes that stand elsewhere: 注, 注一.
    if (han < 2 || (words.starts_with("注") && words.size() <= 9)) han = 0;
    const bool blank = words.find(' ') != std::string::npos;
    const bool range = words.find('-') != std::string::npos && !blank && words.size() < 16;
    const bool code = words.find('\\') != std::string::npos;
    const auto letters =
        std::count_if(words.begin(), words.end(), [](char c) { return ascii::is_letter(c); });
    return !code && !range && (han > 0 || (blank && letters > 3));
}

class BracketReader {
public:
    explicit BracketReader(Context& context)
        : context_(context), pandoc_(context.dialect == Dialect::pandoc), frames_(1) {}

    Inlines read(Inlines&& inlines) {
        for (Inline& one : inlines) {
            if (const Text* words = std::get_if<Text>(&one.value))
                text(*words);
            else
                frames_.back().content.push_back(std::move(one));
        }
        while (frames_.size() > 1) put_back();
        join_texts(frames_[0].content);
        return std::move(frames_[0].content);
    }

private:
    void push(Text&& text) {
        if (!text.text.empty()) frames_.back().content.push_back({std::move(text)});
    }

    void text(const Text& text) {
        std::size_t done = 0;
        for (std::size_t at = text.text.find_first_of("[]"); at != std::string::npos;
             at = text.text.find_first_of("[]", std::max(at + 1, done))) {
            if (is_escaped(text, at, context_.source_text)) continue;
            if (text.text[at] == '[') {
                const bool note = at > done && text.text[at - 1] == '^' &&
                                  !is_escaped(text, at - 1, context_.source_text);
                const std::size_t begin = at - (note ? 1 : 0);
                push(cut(text, done, begin));
                if (frames_.size() > std::size_t{deepest}) put_back();
                frames_.push_back({cut(text, begin, at + 1), {}});
                done = at + 1;
            } else if (frames_.size() > 1) {
                push(cut(text, done, at));
                done = close(text, at);
            }
        }
        push(cut(text, done, text.text.size()));
    }

    /// The bracket at `at` closes the last frame; where the text behind it goes on.
    std::size_t close(const Text& text, std::size_t at) {
        const std::string_view rest = std::string_view(text.text).substr(at + 1);
        const bool note = frames_.back().opening.text.size() == 2;
        // `^[1]^` is a raised number.
        if (note && !rest.starts_with('^') && !frames_.back().content.empty() &&
            (pandoc_ || reads_as_note(frames_.back().content, rest))) {
            Frame frame = take_frame();
            Span span = frame.opening.span;
            span.end = std::max(span.end, cut(text, at, at + 1).span.end);
            // What is read behind brackets does not see what stands in a note.
            join_texts(frame.content);
            if (pandoc_) {
                read_references(frame.content, context_);
                read_spaces(frame.content, context_.source_text);
                read_scripts(frame.content, context_.source_text);
            }
            if (context_.smart)
                read_smart_marks(frame.content, context_.language, context_.source_text);
            Blocks blocks;
            blocks.push_back({Paragraph{std::move(frame.content)}, span, "", ""});
            frames_.back().content.push_back({context_.notes.add(std::move(blocks), span)});
            return at + 1;
        }
        const auto attributes = note ? std::nullopt : attributes_at(rest);
        if (!attributes) {
            put_back();
            push(cut(text, at, at + 1));
            return at + 1;
        }
        Frame frame = take_frame();
        for (Inline& one : dressed(std::move(frame.content), *attributes, frame.opening.span))
            frames_.back().content.push_back(std::move(one));
        return at + 1 + attributes->size;
    }

    /// 旁注: goes out of the text.
    static bool stands_beside(const Attributes& attributes) {
        return std::any_of(attributes.classes.begin(), attributes.classes.end(),
                           [](const auto& name) { return quote_kind(name) == QuoteKind::aside; });
    }

    Inlines dressed(Inlines&& content, const Attributes& attributes, Span span) {
        if (!attributes.id.empty()) context_.meet_anchor(attributes.id);
        const auto wrap = [&](auto&& made) {
            Inline outer{std::forward<decltype(made)>(made)};
            *children_of(outer) = std::exchange(content, {});
            content.push_back(std::move(outer));
        };
        for (const std::string& name : attributes.classes) {
            const auto look = std::find_if(looks.begin(), looks.end(),
                                           [&](const Look& one) { return one.name == name; });
            if (content.empty()) continue;
            if (look != looks.end())
                wrap(Styled{look->style, {}});
            else if (!stands_beside(attributes))
                context_.classes.note(name, span, false);
        }
        const Language said = context_.language_said(attributes.value("lang"), span);
        if (!said.empty()) set_language(content, said);
        if (stands_beside(attributes) && !content.empty()) {
            Quote aside{{}, QuoteKind::aside};
            aside.blocks.push_back({Paragraph{std::move(content)}, span, "", ""});
            context_.asides.push_back({std::move(aside), span, "", ""});
            return {};
        }
        return std::move(content);
    }

    Frame take_frame() {
        Frame frame = std::move(frames_.back());
        frames_.pop_back();
        return frame;
    }

    void put_back() {
        Frame frame = take_frame();
        push(std::move(frame.opening));
        for (Inline& one : frame.content) frames_.back().content.push_back(std::move(one));
    }

    Context& context_;
    bool pandoc_;
    std::vector<Frame> frames_;
};

}  // namespace

void read_brackets(Inlines& inlines, Context& context) {
    for_each_nested_run(inlines, [&](Inlines& run) {
        if (may_matter(run)) run = BracketReader(context).read(std::move(run));
    });
}

}  // namespace banxin::markdown
