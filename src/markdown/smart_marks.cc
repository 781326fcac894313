// One list of all characters of the block, over the borders of emphasis and links; what is to be
// done with them is found in it, then done to the texts, each of which is cut there so that its
// pieces keep their places.
#include "markdown/smart_marks.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "document/walk.h"
#include "markdown/attributes.h"
#include "markdown/pieces.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace banxin::markdown {
namespace {

/// Something that is no character and no blank.
constexpr char32_t thing = 0xFFFC;
/// Before and behind everything.
constexpr char32_t outside = U' ';

struct Character {
    char32_t value = outside;
    /// Which text it is in, counted in reading order, and where.
    std::size_t text = 0;
    std::size_t at = 0;
    /// It may become another one.
    bool open = false;
};

struct Edit {
    std::size_t bytes = 1;
    std::string_view becomes;
};

bool is_word(char32_t c) {
    return c < 0x80 ? ascii::is_alphanumeric(static_cast<char>(c))
                    : c < 0x250 && c >= 0xC0 && c != 0xD7 && c != 0xF7;
}

bool is_figure(char32_t c) {
    return ascii::is_digit(c);
}

/// The words of a bare address.
bool is_address(const Link& link) {
    const std::string words(words_of(link));
    return !words.empty() &&
           (link.url == words || link.url.ends_with("//" + words) || link.url == "mailto:" + words);
}

/// Visits all texts of a run in their order; `on_other` what is none.
template <class Run, class OnText, class OnOther>
void walk(Run& run, OnText&& on_text, OnOther&& on_other) {
    for (std::size_t i = 0; i < run.size(); ++i) {
        auto& one = run[i];
        const auto* link = std::get_if<Link>(&one.value);
        auto* children = children_of(one);
        if (std::holds_alternative<Text>(one.value))
            i += on_text(run, i);
        else if (children != nullptr && !(link != nullptr && is_address(*link)))
            walk(*children, on_text, on_other);
        else
            on_other(one);
    }
}

class SmartReader {
public:
    SmartReader(Language language, std::string_view source)
        : language_(language), source_(source) {}

    void run(Inlines& inlines) {
        collect(inlines);
        if (!any_) return;
        quotes();
        dashes_and_dots();
        if (!edits_.empty()) apply(inlines);
    }

private:
    void collect(Inlines& inlines) {
        std::size_t number = 0;
        walk(
            inlines,
            [&](Inlines& run, std::size_t i) -> std::size_t {
                add(std::get<Text>(run[i].value), number++);
                return 0;
            },
            [&](const Inline& other) {
                if (std::holds_alternative<NoteRef>(other.value)) return;
                const bool blank = std::holds_alternative<LineBreak>(other.value);
                all_.push_back({blank ? outside : thing});
            });
    }

    void add(const Text& text, std::size_t number) {
        const std::string_view words = text.text;
        // From an entity: the author means this very character.
        const bool exact = text.span.end - text.span.begin == words.size();
        std::size_t closed_until = exact || words.size() > 1 ? 0 : words.size();
        for (std::size_t at = 0; at < words.size();) {
            const Decoded next = decode_utf8(words, at);
            if (words[at] == '{' && at >= closed_until)
                closed_until = std::max(closed_until, at + braces(words.substr(at)));
            const bool typed =
                words[at] == '"' || words[at] == '\'' || words[at] == '-' || words[at] == '.';
            const bool open = typed && at >= closed_until && !is_escaped(text, at, source_);
            any_ = any_ || open;
            all_.push_back({next.value, number, at, open});
            at += next.bytes;
        }
    }

    /// Bytes of attributes and directives, which are no text.
    static std::size_t braces(std::string_view text) {
        if (const auto attributes = attributes_at(text)) return attributes->size;
        for (const auto& [open, close] : {std::pair("{{", "}}"), std::pair("{%", "%}")}) {
            if (!text.starts_with(open)) continue;
            const std::size_t end = text.find(close);
            return end == std::string_view::npos ? 0 : end + 2;
        }
        return 0;
    }

    [[nodiscard]] char32_t before(std::size_t i) const {
        return i > 0 ? all_[i - 1].value : outside;
    }
    [[nodiscard]] char32_t behind(std::size_t i) const {
        return i + 1 < all_.size() ? all_[i + 1].value : outside;
    }
    [[nodiscard]] bool is_open(std::size_t i, char32_t value) const {
        return i < all_.size() && all_[i].open && all_[i].value == value;
    }

    void become(std::size_t i, std::string_view what, std::size_t bytes = 1) {
        edits_[{all_[i].text, all_[i].at}] = {bytes, what};
    }

    void quotes() {
        std::vector<std::size_t> pending;
        for (std::size_t i = 0; i < all_.size(); ++i) {
            if (is_open(i, U'"'))
                mark(i, pending);
            else if (is_open(i, U'\'') && !apostrophe(i))
                mark(i, pending);
        }
        // ’90s, and what follows a word that no mark opened.
        for (const std::size_t i : lone_) become(i, "’");
    }

    /// Between letters, as in don’t; figures have minutes there, 5'10.
    bool apostrophe(std::size_t i) {
        if (!is_word(before(i)) || !is_word(behind(i))) return false;
        if (!is_figure(before(i))) become(i, "’");
        return true;
    }

    void mark(std::size_t i, std::vector<std::size_t>& pending) {
        const char32_t own = all_[i].value;
        const auto opened = std::find_if(pending.rbegin(), pending.rend(), [&](std::size_t one) {
            return all_[one].value == own || (own == U'\'' && all_[one].value == U'"');
        });
        const bool closes = opened != pending.rend() && all_[*opened].value == own &&
                            !is_space(before(i)) && *opened + 1 < i && !is_word(behind(i));
        if (closes) {
            pair(*opened, i);
            pending.erase(opened.base() - 1, pending.end());
        } else if (!is_space(behind(i)) && !is_word(before(i))) {
            pending.push_back(i);
            const bool decade = own == U'\'' && is_figure(behind(i)) && i + 2 < all_.size() &&
                                is_figure(all_[i + 2].value);
            if (decade) lone_.push_back(i);
        } else if (own == U'\'' && is_word(before(i)) && !is_figure(before(i))) {
            lone_.push_back(i);
        }
    }

    void pair(std::size_t open, std::size_t close) {
        std::erase(lone_, open);
        const bool brackets =
            language_.locale() == Locale::zh_hant || language_.locale() == Locale::ja;
        const auto is_han = [](char32_t c) { return is_ideographic(c) || is_kana(c); };
        if (brackets && (is_han(all_[open + 1].value) || is_han(all_[close - 1].value))) return;
        const bool twice = all_[open].value == U'"';
        become(open, twice ? "“" : "‘");
        become(close, twice ? "”" : "’");
    }

    /// How many of the same follow on each other from here.
    [[nodiscard]] std::size_t length_of_run(std::size_t i) const {
        std::size_t end = i;
        while (is_open(end, all_[i].value) && all_[end].text == all_[i].text) ++end;
        return end - i;
    }

    void dashes_and_dots() {
        for (std::size_t i = 0; i < all_.size();) {
            const bool dashes = is_open(i, U'-');
            if (!dashes && !is_open(i, U'.')) {
                ++i;
                continue;
            }
            const std::size_t length = length_of_run(i);
            const char32_t left = before(i);
            const char32_t right = behind(i + length - 1);
            // A longer run goes on in another text, or is drawn.
            const bool cut = left == all_[i].value || right == all_[i].value;
            if (!cut && dashes) dash(i, length, left, right);
            if (!cut && !dashes) dots(i, length, left, right);
            i += length;
        }
    }

    void dash(std::size_t i, std::size_t length, char32_t left, char32_t right) {
        const bool chinese =
            language_.is_chinese() && is_ideographic(left) && is_ideographic(right);
        // An option of a command: --help. An arrow or the end of a comment: -->.
        const bool option = !is_word(left) && is_word(right) && !is_figure(right);
        if ((option && length == 2) || right == U'>' || left == U'<' || left == U'!') return;
        if (length == 2) become(i, "–", length);
        if (length == 3) become(i, chinese ? "——" : "—", length);
    }

    void dots(std::size_t i, std::size_t length, char32_t left, char32_t right) {
        if (left == U'/' || right == U'/' || left == U'\\' || right == U'\\') return;
        const bool chinese = language_.is_chinese() && is_ideographic(left);
        if (length == 3) become(i, chinese ? "……" : "…", length);
        if (length == 6 && language_.locale() != Locale::latin) become(i, "……", length);
    }

    void apply(Inlines& inlines) {
        std::size_t number = 0;
        walk(
            inlines, [&](Inlines& run, std::size_t i) { return cut_text(run, i, number++); },
            [](const Inline&) {});
    }

    /// How many more inlines stand where one stood.
    std::size_t cut_text(Inlines& run, std::size_t i, std::size_t number) {
        auto edit = edits_.lower_bound({number, 0});
        if (edit == edits_.end() || edit->first.first != number) return 0;
        const Text text = std::get<Text>(run[i].value);
        Inlines pieces;
        std::size_t done = 0;
        const auto push = [&](std::size_t end) {
            if (end > done) pieces.push_back({cut(text, done, end)});
        };
        for (; edit != edits_.end() && edit->first.first == number; ++edit) {
            const std::size_t at = edit->first.second;
            push(at);
            done = at + edit->second.bytes;
            pieces.push_back({Text{std::string(edit->second.becomes), cut(text, at, done).span}});
        }
        push(text.text.size());
        const std::size_t more = pieces.size() - 1;
        const auto place = run.begin() + static_cast<std::ptrdiff_t>(i);
        *place = std::move(pieces.front());
        run.insert(place + 1, std::make_move_iterator(pieces.begin() + 1),
                   std::make_move_iterator(pieces.end()));
        return more;
    }

    Language language_;
    std::string_view source_;
    std::vector<Character> all_;
    bool any_ = false;
    /// Apostrophes, unless they turn out to open something.
    std::vector<std::size_t> lone_;
    std::map<std::pair<std::size_t, std::size_t>, Edit> edits_;
};

}  // namespace

void read_smart_marks(Inlines& inlines, Language language, std::string_view source) {
    SmartReader(language, source).run(inlines);
}

}  // namespace banxin::markdown
