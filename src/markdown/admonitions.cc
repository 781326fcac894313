#include "markdown/admonitions.h"

#include "base/ascii.h"
#include "document/words.h"
#include "markdown/fences.h"
#include "markdown/pieces.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace banxin::markdown {
namespace {

struct TypeName {
    std::string_view name;
    Word title;
};
constexpr std::array<TypeName, 41> type_names = {{
    {"note", Word::note_title},
    {"notes", Word::note_title},
    {"seealso", Word::see_also_title},
    {"todo", Word::note_title},
    {"info", Word::info_title},
    {"details", Word::info_title},
    {"admonish", Word::note_title},
    {"tip", Word::tip_title},
    {"hint", Word::tip_title},
    {"success", Word::tip_title},
    {"check", Word::tip_title},
    {"done", Word::tip_title},
    {"important", Word::important_title},
    {"warning", Word::warning_title},
    {"danger", Word::warning_title},
    {"error", Word::warning_title},
    {"bug", Word::warning_title},
    {"failure", Word::warning_title},
    {"fail", Word::warning_title},
    {"caution", Word::caution_title},
    {"attention", Word::caution_title},
    {"example", Word::example_title},
    {"abstract", Word::summary_title},
    {"summary", Word::summary_title},
    {"tldr", Word::summary_title},
    {"question", Word::question_title},
    {"faq", Word::question_title},
    {"help", Word::question_title},
    {"admonition", Word::note_title},
    {"theorem", Word::theorem_title},
    {"lemma", Word::lemma_title},
    {"corollary", Word::corollary_title},
    {"proposition", Word::proposition_title},
    {"definition", Word::definition_title},
    {"axiom", Word::axiom_title},
    {"conjecture", Word::conjecture_title},
    {"proof", Word::proof_title},
    {"remark", Word::remark_title},
    {"algorithm", Word::algorithm_title},
    {"exercise", Word::exercise_title},
    {"solution", Word::solution_title},
}};

std::optional<Word> kind_of(std::string_view type) {
    std::string name = ascii::to_lower(type);
    if (name.starts_with("callout-")) name.erase(0, 8);
    for (const TypeName& one : type_names)
        if (one.name == name) return one.title;
    return std::nullopt;
}

std::string_view line_without_end(std::string_view text, std::size_t begin) {
    return text.substr(begin, std::min(text.find_first_of("\r\n", begin), text.size()) - begin);
}

}  // namespace

bool is_admonition(std::string_view type) {
    return kind_of(type).has_value();
}

std::string admonition_title(std::string_view type, Language language) {
    return std::string(word(kind_of(type).value_or(Word::note_title), language));
}

Block title_block(Inlines&& title, Span span) {
    Paragraph paragraph;
    paragraph.continuation = true;
    paragraph.content.push_back({Styled{InlineStyle::strong, std::move(title)}});
    return {std::move(paragraph), span, "", ""};
}

Inlines drop_first_line(Blocks& blocks) {
    Paragraph* first = blocks.empty() ? nullptr : std::get_if<Paragraph>(&blocks[0].value);
    if (first == nullptr) return {};
    Inlines& content = first->content;
    const auto end = std::find_if(content.begin(), content.end(), ends_line);
    Inlines line(std::make_move_iterator(content.begin()), std::make_move_iterator(end));
    content.erase(content.begin(), end == content.end() ? end : std::next(end));
    std::erase_if(line, [](const Inline& one) {
        const Text* text = std::get_if<Text>(&one.value);
        return text != nullptr && text->text.empty();
    });
    if (content.empty()) blocks.erase(blocks.begin());
    return line;
}

void take_title(Inlines& line, std::string_view type) {
    // What was typed as such, and is one of print already.
    const auto is_set = [](const Text& text) {
        return (text.text == "“" || text.text == "”") && text.span.end - text.span.begin == 1;
    };
    const auto mark = [&](const Inline& one) {
        const Text* text = std::get_if<Text>(&one.value);
        return text != nullptr && (text->text.find('"') != std::string::npos || is_set(*text));
    };
    const auto first = std::find_if(line.begin(), line.end(), mark);
    if (first == line.end()) {
        Text* text = line.empty() ? nullptr : std::get_if<Text>(&line.front().value);
        if (text == nullptr) return;
        for (const std::string_view word :
             {type, std::string_view("inline"), std::string_view("end")}) {
            const std::string_view rest = text->text;
            if (rest.starts_with(word))
                *text = cut(*text, std::min(rest.find_first_not_of(' ', word.size()), rest.size()),
                            rest.size());
        }
        if (text->text.empty()) line.erase(line.begin());
        return;
    }
    line.erase(line.begin(), first);
    const auto last = std::find_if(line.rbegin(), line.rend(), mark).base();
    line.erase(last, line.end());
    Text& front = std::get<Text>(line.front().value);
    front = is_set(front) ? Text{} : cut(front, front.text.find('"') + 1, front.text.size());
    Text& back = std::get<Text>(line.back().value);
    back = is_set(back) ? Text{} : cut(back, 0, std::min(back.text.rfind('"'), back.text.size()));
    std::erase_if(line, [](const Inline& one) {
        const Text* text = std::get_if<Text>(&one.value);
        return text != nullptr && text->text.empty();
    });
}

bool is_untitled(std::string_view line) {
    line = ascii::trimmed(line);
    return line.ends_with("\"\"") || line.ends_with("“”");
}

std::optional<Callout> callout_at(std::string_view text) {
    constexpr std::size_t longest = 80;
    if (!text.starts_with("[!")) return std::nullopt;
    const std::size_t close = text.find(']');
    if (close == std::string_view::npos || close > longest) return std::nullopt;
    const std::string_view inside = text.substr(2, close - 2);
    // Behind a bar stands how it looks.
    const std::string_view type = ascii::trimmed(inside.substr(0, inside.find('|')));
    const auto in_name = [](char c) {
        return ascii::is_letter(c) || ascii::is_digit(c) || c == '-' || c == '_' || c == ' ' ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    if (type.empty() || !std::all_of(type.begin(), type.end(), in_name)) return std::nullopt;
    std::size_t end = close + 1;
    // Obsidian folds it up.
    if (end < text.size() && (text[end] == '+' || text[end] == '-')) ++end;
    const bool parted = end == text.size() || ascii::is_blank(text[end]) || text[end] == '\n';
    if (!parted && !is_admonition(type)) return std::nullopt;
    while (end < text.size() && ascii::is_blank(text[end])) ++end;
    return Callout{std::string(type), end};
}

std::optional<std::string> admonition_line(std::string_view source) {
    std::string_view line = line_without_end(source, 0);
    if (!line.starts_with("!!!") && !line.starts_with("???")) return std::nullopt;
    line.remove_prefix(3);
    if (line.starts_with('+')) line.remove_prefix(1);
    if (line.empty() || !ascii::is_blank(line[0])) return std::nullopt;
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    const std::string_view type = line.substr(0, line.find_first_of(" \t\""));
    const auto is_letter = [](char c) { return ascii::is_letter(c) || c == '-'; };
    if (type.empty() || !std::all_of(type.begin(), type.end(), is_letter)) return std::nullopt;
    return std::string(type);
}

void head_admonition(Quote& quote, std::string_view type, Inlines&& title, Span span,
                     Language language) {
    if (title.empty()) title.push_back({Text{admonition_title(type, language), {}}});
    quote.blocks.insert(quote.blocks.begin(), title_block(std::move(title), span));
}

void settle_callout(Quote& quote, Language language) {
    Paragraph* first =
        quote.blocks.empty() ? nullptr : std::get_if<Paragraph>(&quote.blocks[0].value);
    Text* text = first == nullptr || first->content.empty()
                     ? nullptr
                     : std::get_if<Text>(&first->content[0].value);
    const auto callout = text == nullptr ? std::nullopt : callout_at(text->text);
    if (!callout) return;
    const Span span = quote.blocks[0].span;
    *text = cut(*text, callout->size, text->text.size());
    Inlines title = drop_first_line(quote.blocks);
    const std::string name = ascii::to_lower(callout->type);
    const bool quotes = name == "quote" || name == "cite";
    if (quotes && title.empty() && !quote.blocks.empty()) return;
    quote.kind = QuoteKind::admonition;
    if (title.empty() && !is_admonition(callout->type)) {
        std::string shown = callout->type;
        shown.front() = ascii::to_upper(shown.front());
        title.push_back({Text{std::move(shown), {}}});
    }
    if (is_untitled(plain_text(title))) return;
    head_admonition(quote, callout->type, std::move(title), span, language);
}

void hide_admonitions(std::string& text) {
    if (text.find("!!!") == std::string::npos && text.find("???") == std::string::npos) return;
    CodeLines code;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::string_view line = line_without_end(text, begin);
        const std::size_t size = line.size();
        if (!code.holds(line) && admonition_line(line)) {
            // `-` and three blanks, so that its content begins at column four.
            text[begin] = '-';
            text[begin + 1] = text[begin + 2] = ' ';
        }
        begin += size + 1;
    }
}

}  // namespace banxin::markdown
