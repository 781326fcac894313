// What the parser leaves as text between two pairs of brackets, from one run of siblings.
#include "markdown/wiki_links.h"

#include "base/ascii.h"
#include "document/walk.h"
#include "document/wiki.h"
#include "markdown/attributes.h"
#include "markdown/pieces.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

namespace banxin::markdown {
namespace {

constexpr std::array<std::string_view, 10> pictures = {"png", "jpg", "jpeg", "gif", "webp",
                                                       "svg", "bmp", "avif", "tif", "tiff"};
constexpr std::array<std::string_view, 17> media = {
    "mp3", "wav", "m4a",  "ogg", "oga", "opus",   "flac", "3gp",       "mp4",
    "mkv", "mov", "webm", "ogv", "pdf", "canvas", "base", "excalidraw"};

template <class Names>
bool is_one_of(const Names& names, const std::string& ending) {
    return std::find(names.begin(), names.end(), ending) != names.end();
}

/// What `[TOC]` and its like are in brackets twice.
bool is_marker(std::string_view name) {
    std::string letters;
    for (const char c : name)
        if (c != '_') letters += ascii::to_lower(c);
    return letters == "toc";
}

/// Whether an address can be a name and nothing but one: `[[ -f x ]]` of a shell and `[[1,2],[3]]`
/// are none.
bool may_be_name(std::string_view inside) {
    return !inside.empty() && inside.front() != '^' && !ascii::is_blank(inside.front()) &&
           !ascii::is_blank(inside.back()) &&
           inside.find_first_of("[]\n\t<>") == std::string_view::npos &&
           inside.find("://") == std::string_view::npos && inside != "#" && inside != "#^" &&
           !is_marker(inside);
}

/// "300", "300x200".
bool is_size(std::string_view words) {
    const std::string_view width = words.substr(0, words.find('x'));
    const std::string_view height = words.substr(std::min(width.size() + 1, words.size()));
    return !width.empty() && width.size() < 6 &&
           (words.size() == width.size() || !height.empty()) &&
           width.find_first_not_of("0123456789") == std::string_view::npos &&
           height.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Where one ends: in which of the siblings, and before which of its bytes the brackets stand.
struct Place {
    std::size_t sibling = 0;
    std::size_t at = 0;
};

class WikiReader {
public:
    explicit WikiReader(Context& context) : context_(context) {}

    Inlines read(Inlines&& run) {
        run_ = std::move(run);
        for (Place at; at.sibling < run_.size();) {
            if (!std::holds_alternative<Text>(run_[at.sibling].value)) {
                made_.push_back(std::move(run_[at.sibling]));
                at = {at.sibling + 1, 0};
            } else {
                at = text(at);
            }
        }
        join_texts(made_);
        return std::move(made_);
    }

private:
    void push(Text&& text) {
        if (!text.text.empty()) made_.push_back({std::move(text)});
    }

    /// Reads a text from a place on; where the next thing begins.
    Place text(Place begin) {
        const Text& text = std::get<Text>(run_[begin.sibling].value);
        for (std::size_t at = text.text.find("[[", begin.at); at != std::string::npos;
             at = text.text.find("[[", at + 1)) {
            const bool inner = at + 2 < text.text.size() && text.text[at + 2] == '[';
            // `^[` begins a note.
            const bool note = at > 0 && text.text[at - 1] == '^';
            if (inner || note || is_escaped(text, at, context_.source_text)) continue;
            const auto close = closing({begin.sibling, at + 2});
            if (close && take(begin, {begin.sibling, at}, *close))
                return {close->sibling, close->at + 2};
        }
        push(cut(text, begin.at, text.text.size()));
        return {begin.sibling + 1, 0};
    }

    [[nodiscard]] std::optional<Place> closing(Place from) const {
        constexpr std::size_t furthest = 20;
        constexpr std::size_t longest = 1000;
        const std::size_t last = std::min(run_.size(), from.sibling + furthest);
        for (; from.sibling < last; ++from.sibling, from.at = 0) {
            const Inline& one = run_[from.sibling];
            if (std::holds_alternative<LineBreak>(one.value)) return std::nullopt;
            const Text* text = std::get_if<Text>(&one.value);
            if (text == nullptr) continue;
            const std::string_view rest = std::string_view(text->text).substr(from.at, longest);
            const std::size_t end = rest.find("]]");
            const std::string_view inside = rest.substr(0, end);
            if (inside.find("[[") != std::string_view::npos) return std::nullopt;
            if (end == std::string_view::npos) {
                if (rest.size() == longest) return std::nullopt;
                continue;
            }
            // [[甲|乙[1]]]: the last two.
            std::size_t at = from.at + end;
            if (rest.substr(end).starts_with("]]]") &&
                std::count(inside.begin(), inside.end(), '[') >
                    std::count(inside.begin(), inside.end(), ']'))
                ++at;
            return Place{from.sibling, at};
        }
        return std::nullopt;
    }

    /// What stands between the brackets.
    [[nodiscard]] Inlines inside(Place open, Place close) const {
        Inlines all;
        for (std::size_t i = open.sibling; i <= close.sibling; ++i) {
            const Text* text = std::get_if<Text>(&run_[i].value);
            const bool cuts = i == open.sibling || i == close.sibling;
            if (text == nullptr || !cuts) {
                all.push_back(run_[i]);
                continue;
            }
            const std::size_t from = i == open.sibling ? open.at + 2 : 0;
            const std::size_t to = i == close.sibling ? close.at : text->text.size();
            if (to > from) all.push_back({cut(*text, from, to)});
        }
        return all;
    }

    /// The same as the author wrote it; in a table a bar has a backslash.
    [[nodiscard]] std::string written(Span span) const {
        std::string text(context_.source_text.substr(span.begin, span.end - span.begin));
        for (std::size_t at = text.find("\\|"); at != std::string::npos; at = text.find("\\|", at))
            text.erase(at, 1);
        return text;
    }

    /// The characters of texts, and of nothing else.
    [[nodiscard]] static std::optional<std::string> characters(const Inlines& inlines) {
        std::string all;
        for (const Inline& one : inlines) {
            const Text* text = std::get_if<Text>(&one.value);
            if (text == nullptr) return std::nullopt;
            all += text->text;
        }
        return all;
    }

    /// False: it is none. `begin_of_text` is where what stands before it begins.
    bool take(Place begin_of_text, Place open, Place close) {
        const Text& first = std::get<Text>(run_[open.sibling].value);
        const Text& last = std::get<Text>(run_[close.sibling].value);
        const Span begin = cut(first, open.at, open.at + 2).span;
        const Span end = cut(last, close.at, close.at + 2).span;
        if (end.begin < begin.end) return false;
        Span span = {begin.source, begin.begin, end.end};
        const std::string source = written({span.source, begin.end, end.begin});
        if (source.find('\n') != std::string::npos) return false;
        Inlines words = inside(open, close);
        const std::string all = characters(words).value_or(source);
        const std::size_t bar = all.find('|');
        std::string name = all.substr(0, bar);
        // A backslash that was to keep the bar from the cells of a table.
        if (bar != std::string::npos && name.ends_with('\\')) name.pop_back();
        if (!may_be_name(name)) return false;
        if (bar == std::string::npos)
            words.clear();
        else if (!drop_to_bar(words))
            return false;
        const bool embed = open.at > begin_of_text.at && first.text[open.at - 1] == '!' &&
                           !is_escaped(first, open.at - 1, context_.source_text);
        push(cut(first, begin_of_text.at, open.at - (embed ? 1 : 0)));
        span.begin -= embed ? 1 : 0;
        const std::string behind = bar == std::string::npos ? "" : all.substr(bar + 1);
        make(name, std::move(words), behind, embed, span);
        return true;
    }

    /// Leaves what stands behind the first bar.
    static bool drop_to_bar(Inlines& words) {
        const auto found = std::find_if(words.begin(), words.end(), [](const Inline& one) {
            const Text* text = std::get_if<Text>(&one.value);
            return text != nullptr && text->text.find('|') != std::string::npos;
        });
        if (found == words.end()) return false;
        words.erase(words.begin(), found);
        Text& text = std::get<Text>(words.front().value);
        text = cut(text, text.text.find('|') + 1, text.text.size());
        if (text.text.empty()) words.erase(words.begin());
        return true;
    }

    void make(const std::string& name, Inlines&& words, const std::string& behind, bool embed,
              Span span) {
        const std::string url = (embed ? "![[" : "[[") + name + "]]";
        const WikiAddress address = wiki_address(url);
        const std::string ending = ending_of(address.name);
        if (embed && is_one_of(pictures, ending)) return picture(address.name, behind, span);
        if (words.empty()) {
            const std::string own = wiki_words(address);
            if (!own.empty()) words.push_back({Text{own, span}});
        }
        if (embed && is_one_of(media, ending)) {
            context_.diagnostics.report(Code::S101, span, {address.name});
            std::move(words.begin(), words.end(), std::back_inserter(made_));
            return;
        }
        made_.push_back({Link{url, "", std::move(words), span, {}}});
    }

    /// Behind its bars stand its size and what it shows, in any order.
    void picture(const std::string& name, const std::string& behind, Span span) {
        Image image;
        image.url = "[[" + name + "]]";
        image.span = span;
        for (std::size_t at = 0; at < behind.size();) {
            const std::size_t end = std::min(behind.find('|', at), behind.size());
            const std::string_view part =
                ascii::trimmed(std::string_view(behind).substr(at, end - at));
            if (is_size(part))
                set_width(image, part.substr(0, part.find('x')));
            else if (!part.empty())
                image.alt += (image.alt.empty() ? "" : "|") + std::string(part);
            at = end + 1;
        }
        made_.push_back({std::move(image)});
    }

    Context& context_;
    Inlines run_;
    Inlines made_;
};

}  // namespace

void read_wiki_links(Inlines& inlines, Context& context) {
    for_each_nested_run(inlines, [&](Inlines& run) {
        const bool any = std::any_of(run.begin(), run.end(), [](const Inline& one) {
            const Text* text = std::get_if<Text>(&one.value);
            return text != nullptr && text->text.find("[[") != std::string::npos;
        });
        if (any) run = WikiReader(context).read(std::move(run));
    });
}

}  // namespace banxin::markdown
