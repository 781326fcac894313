#include "markdown/separators.h"

#include "base/unicode.h"
#include "document/walk.h"
#include "markdown/pieces.h"
#include "markdown/stand_ins.h"

#include <algorithm>
#include <utility>

namespace banxin::markdown {
namespace {

bool is_separator(char32_t c) {
    return c == chars::line_separator || c == chars::paragraph_separator;
}

class Settler {
public:
    explicit Settler(Context& context) : context_(context) {}

    template <class Where>
    void settle(Where& where) {
        for_each_nested_run(where, [&](Inlines& run) { break_lines(run); });
        const auto settle_in = [&](std::string& text, Span span) { clean(text, span, ' '); };
        for_each_of<CodeSpan>(where, [&](CodeSpan& one) { settle_in(one.text, one.span); });
        for_each_of<Formula>(where, [&](Formula& one) { settle_in(one.source, one.span); });
        for_each_of<Link>(where, [&](auto& one) { settle_in(one.title, one.span); });
        for_each_of<Styled>(where, [&](auto& one) { settle_in(one.meaning, {}); });
        for_each_of<Ruby>(where, [&](Ruby& one) {
            for (Ruby::Unit& unit : one.units) {
                settle_in(unit.base, one.span);
                settle_in(unit.reading, one.span);
            }
        });
        for_each_image(where, [&](Image& one) {
            settle_in(one.alt, one.span);
            settle_in(one.title, one.span);
        });
    }

    void settle_verbatim(Blocks& blocks) {
        for_each_block(blocks, [&](Block& block) {
            if (auto* code = std::get_if<CodeBlock>(&block.value))
                clean(code->text, block.span, '\n');
            if (auto* formula = std::get_if<FormulaBlock>(&block.value))
                clean(formula->source, block.span, '\n');
        });
    }

    void report() const {
        const auto tell = [&](Code code, const Found& found) {
            if (found.count > 0)
                context_.diagnostics.report(
                    code, found.span,
                    {code_point_name(found.character), std::to_string(found.count)});
        };
        tell(Code::S002, dropped_);
        tell(Code::S061, breaks_);
    }

private:
    struct Found {
        char32_t character = 0;
        Span span;
        std::size_t count = 0;
        void note(char32_t c, Span where) {
            if (count++ > 0 && where.begin >= span.begin) return;
            character = c;
            span = where;
        }
    };

    static bool has_any(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const Decoded next = decode_utf8(text, at);
            if (is_separator(next.value) || is_no_text(next.value)) return true;
            at += next.bytes;
        }
        return false;
    }

    static bool is_no_text(char32_t c) {
        return is_control(c) || c == '\r' || c == chars::byte_order_mark;
    }

    /// Takes them out; `blank` for what parts.
    void clean(std::string& text, Span span, char blank) {
        if (!has_any(text)) return;
        std::string result;
        for (std::size_t at = 0; at < text.size();) {
            const Decoded next = decode_utf8(text, at);
            if (is_separator(next.value)) {
                breaks_.note(next.value, span);
                result += blank;
            } else if (is_no_text(next.value)) {
                dropped_.note(next.value, span);
            } else {
                append_utf8(result, next.value);
            }
            at += next.bytes;
        }
        text = std::move(result);
    }

    void break_lines(Inlines& run) {
        const auto concerns = [](const Inline& one) {
            const Text* text = std::get_if<Text>(&one.value);
            return text != nullptr && has_any(text->text);
        };
        if (std::none_of(run.begin(), run.end(), concerns)) return;
        Inlines all;
        for (Inline& one : run) {
            if (concerns(one))
                parted(std::get<Text>(one.value), all);
            else
                all.push_back(std::move(one));
        }
        run = std::move(all);
    }

    void parted(const Text& text, Inlines& to) {
        const auto push = [&](std::size_t begin, std::size_t end) {
            if (end > begin) to.push_back({cut(text, begin, end)});
        };
        std::size_t done = 0;
        for (std::size_t at = 0; at < text.text.size();) {
            const Decoded next = decode_utf8(text.text, at);
            const std::size_t end = at + next.bytes;
            const bool parts = is_separator(next.value);
            if (parts || is_no_text(next.value)) {
                push(done, at);
                done = end;
                (parts ? breaks_ : dropped_).note(next.value, cut(text, at, end).span);
                if (parts) to.push_back({LineBreak{}});
            }
            at = end;
        }
        push(done, text.text.size());
    }

    Context& context_;
    Found dropped_;
    Found breaks_;
};

}  // namespace

void settle_separators(MarkdownChapter& chapter, std::string_view clean, Context& context) {
    constexpr std::string_view first_two_bytes = "\xE2\x80";
    bool any = clean.find("&#") != std::string_view::npos ||
               clean.find(hidden_reference) != std::string_view::npos;
    for (std::size_t at = clean.find(first_two_bytes); !any && at != std::string_view::npos;
         at = clean.find(first_two_bytes, at + 2))
        any = is_separator(decode_utf8(clean, at).value);
    if (!any) return;
    Settler settler(context);
    settler.settle(chapter.title);
    settler.settle(chapter.blocks);
    settler.settle_verbatim(chapter.blocks);
    for (Note& note : chapter.notes) {
        settler.settle(note.blocks);
        settler.settle_verbatim(note.blocks);
    }
    settler.report();
}

}  // namespace banxin::markdown
