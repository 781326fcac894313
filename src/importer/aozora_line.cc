// Notes as 青空文庫's guide for its workers (注記一覧) has them.
#include "importer/aozora_line.h"

#include "base/ascii.h"
#include "base/encoding.h"
#include "base/unicode.h"
#include "importer/markdown_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace banxin::importer {
namespace {

constexpr std::string_view open_note = "［＃";
constexpr std::string_view close_note = "］";
/// In bytes, and how far back a note looks for its words: more is none, whatever a file says.
constexpr std::size_t longest_note = 2000;
constexpr std::string_view missing_mark = "※";

bool says(std::string_view text, std::string_view words) {
    return text.find(words) != std::string_view::npos;
}

/// One character that a reading may stand over goes on as long as its kind does.
enum class Kind : std::uint8_t { han, hiragana, katakana, latin, other };
Kind kind_of(char32_t c) {
    // Kana are ideographic to who breaks lines.
    if (is_kana(c)) return c >= U'゠' ? Kind::katakana : Kind::hiragana;
    if (is_ideographic(c) || c == U'々' || c == U'〆' || c == U'〇' || c == U'仝' || c == U'※')
        return Kind::han;
    if (script_of(c) == Script::latin || (c < 0x80 && ascii::is_alphanumeric(c)) || c == U'-')
        return Kind::latin;
    return Kind::other;
}

/// What a style is set with; `{0}` is the words.
std::optional<std::string> style_of(std::string_view note) {
    // 白ゴマ傍点, 傍点, 丸傍点 …: one form here.
    if (says(note, "傍点")) return "{{{0}|.}}";
    if (says(note, "傍線") || says(note, "下線")) return "<u>{0}</u>";
    if (says(note, "太字") || says(note, "ゴシック体")) return "<b>{0}</b>";
    if (says(note, "斜体")) return "<i>{0}</i>";
    if (says(note, "上付き小文字") || says(note, "行右小書き")) return "<sup>{0}</sup>";
    if (says(note, "下付き小文字") || says(note, "行左小書き")) return "<sub>{0}</sub>";
    if (says(note, "取消線")) return "<s>{0}</s>";
    if (says(note, "キャプション") || says(note, "縦中横") || says(note, "罫囲み") ||
        says(note, "横組み") || says(note, "大きな文字") || says(note, "小さな文字"))
        return "{0}";
    return std::nullopt;
}

int heading_of(std::string_view note) {
    if (says(note, "大見出し")) return 1;
    if (says(note, "中見出し")) return 2;
    return says(note, "小見出し") ? 3 : 0;
}

bool is_layout(std::string_view note) {
    for (const std::string_view word :
         {"字下げ", "地付き", "字上げ", "地から", "改ページ", "改丁", "改見開き", "改段", "字詰め",
          "ページの左右中央", "センター", "段階大きな文字", "段階小さな文字", "罫囲み", "横組み",
          "本文終わり", "段組", "天付き", "折り返し"})
        if (says(note, word)) return true;
    return false;
}

/// "U+5516", or a place in JIS X 0213: "第3水準1-85-54".
std::string character_in(std::string_view note) {
    if (const std::size_t at = note.find("U+"); at != std::string_view::npos) {
        std::uint32_t value = 0;
        const std::string_view digits = note.substr(at + 2);
        std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
        if (value > 0x20 && value < 0x110000 && (value < 0xD800 || value > 0xDFFF)) {
            std::string text;
            append_utf8(text, static_cast<char32_t>(value));
            return text;
        }
    }
    for (std::size_t at = 0; at + 4 < note.size(); ++at) {
        if (note[at + 1] != '-' || (note[at] != '1' && note[at] != '2')) continue;
        if (at > 0 && (ascii::is_digit(note[at - 1]) || note[at - 1] == '-')) continue;
        unsigned row = 0;
        unsigned cell = 0;
        const char* const end = note.data() + note.size();
        const auto first = std::from_chars(note.data() + at + 2, end, row);
        if (first.ptr == end || *first.ptr != '-') continue;
        std::from_chars(first.ptr + 1, end, cell);
        if (row < 1 || row > 94 || cell < 1 || cell > 94) continue;
        std::string bytes;
        if (note[at] == '2') bytes += '\x8F';
        bytes += static_cast<char>(0xA0 + row);
        bytes += static_cast<char>(0xA0 + cell);
        if (auto text = convert_to_utf8(bytes, "EUC-JISX0213")) return *text;
    }
    return {};
}

/// The words in 「…」 that a note is about.
std::string quoted_in(std::string_view note) {
    constexpr std::string_view open = "「";
    constexpr std::string_view close = "」";
    if (!note.starts_with(open)) return {};
    int depth = 0;
    for (std::size_t i = 0; i < note.size();) {
        if (note.substr(i).starts_with(open)) ++depth;
        if (note.substr(i).starts_with(close) && --depth == 0)
            return std::string(note.substr(open.size(), i - open.size()));
        i += decode_utf8(note, i).bytes;
    }
    return {};
}

/// A stretch of the line: Markdown and the words that it shows, by which notes find it.
struct Stretch {
    std::string markdown;
    std::string words;
};

class LineReader {
public:
    LineReader(std::string_view line, std::size_t begin, AozoraState& state)
        : line_(line), begin_(begin), state_(state) {}

    AozoraLine read() {
        while (at_ < line_.size()) {
            const std::string_view rest = line_.substr(at_);
            if (rest.starts_with(missing_mark) &&
                rest.substr(missing_mark.size()).starts_with(open_note)) {
                missing_character();
            } else if (rest.starts_with(open_note)) {
                note();
            } else if (rest.starts_with("｜")) {
                base_ = stretches_.size();
                at_ += std::string_view("｜").size();
            } else if (rest.starts_with("《") && reading()) {
                continue;
            } else {
                const std::size_t bytes = decode_utf8(line_, at_).bytes;
                add(std::string(line_.substr(at_, bytes)));
                at_ += bytes;
            }
        }
        while (!open_.empty()) close();
        for (const Stretch& one : stretches_) result_.markdown += one.markdown;
        return std::move(result_);
    }

private:
    struct Open {
        std::size_t stretch;
        std::string form;
    };

    void add(std::string words) {
        std::string markdown = escaped(words);
        stretches_.push_back({std::move(markdown), std::move(words)});
    }

    void replace(std::size_t from, std::size_t end, const std::string& form) {
        Stretch joined;
        for (std::size_t i = from; i < end; ++i) {
            joined.markdown += stretches_[i].markdown;
            joined.words += stretches_[i].words;
        }
        joined.markdown = fmt::format(fmt::runtime(form), joined.markdown);
        stretches_.erase(stretches_.begin() + static_cast<std::ptrdiff_t>(from),
                         stretches_.begin() + static_cast<std::ptrdiff_t>(end));
        stretches_.insert(stretches_.begin() + static_cast<std::ptrdiff_t>(from),
                          std::move(joined));
    }

    /// False: no word stands before it, or it has no end: then it is no reading.
    bool reading() {
        constexpr std::string_view open = "《";
        constexpr std::string_view close = "》";
        const std::size_t end = line_.find(close, at_);
        if (end == std::string_view::npos || end == at_ + open.size()) return false;
        std::size_t from = stretches_.size();
        if (base_) {
            from = *base_;
        } else {
            std::optional<Kind> kind;
            while (from > 0) {
                const std::string& words = stretches_[from - 1].words;
                if (words.empty()) break;
                const Kind own = kind_of(decode_utf8(words, 0).value);
                // What has marks already is a word of its own.
                const bool marked = stretches_[from - 1].markdown.starts_with('{');
                if (own == Kind::other || marked || (kind && own != *kind)) break;
                kind = own;
                --from;
            }
        }
        base_.reset();
        if (from == stretches_.size()) return false;
        const std::string over(line_.substr(at_ + open.size(), end - at_ - open.size()));
        replace(from, stretches_.size(), "{{{0}|" + doubled(plain(over)) + "}}");
        at_ = end + close.size();
        return true;
    }

    /// A reading may have notes of missing characters itself.
    std::string plain(const std::string& over) {
        if (!says(over, open_note)) return escaped(over);
        AozoraState inner{state_.diagnostics, state_.source, {}, {}, {}, nullptr};
        return read_aozora_line(over, begin_ + at_, inner).markdown;
    }
    static std::string doubled(const std::string& text) {
        std::string twice;
        for (const char c : text)
            twice += c == '{' || c == '}' ? std::string(2, c) : std::string(1, c);
        return twice;
    }

    /// The note at `from`; empty when it has no end. Notes may hold notes.
    std::string_view note_at(std::size_t from) const {
        int depth = 0;
        const std::size_t last = std::min(line_.size(), from + longest_note);
        for (std::size_t i = from; i < last;) {
            const std::string_view rest = line_.substr(i);
            if (rest.starts_with(open_note)) ++depth;
            if (rest.starts_with(close_note) && --depth == 0)
                return line_.substr(from, i + close_note.size() - from);
            i += decode_utf8(line_, i).bytes;
        }
        return {};
    }
    static std::string_view inside(std::string_view whole) {
        return whole.substr(open_note.size(), whole.size() - open_note.size() - close_note.size());
    }

    void keep(std::string_view whole) {
        const auto at = static_cast<std::uint32_t>(begin_ + at_);
        state_.diagnostics.report(
            Code::C034, {state_.source, at, at + static_cast<std::uint32_t>(whole.size())},
            {std::string(whole)});
        add(std::string(whole));
        at_ += whole.size();
    }

    void missing_character() {
        const std::string_view whole = note_at(at_ + missing_mark.size());
        const std::string character = whole.empty() ? std::string() : character_in(inside(whole));
        if (!character.empty()) {
            add(character);
            at_ += missing_mark.size() + whole.size();
        } else if (whole.empty()) {
            add(std::string(missing_mark));
            at_ += missing_mark.size();
        } else {
            keep(line_.substr(at_, missing_mark.size() + whole.size()));
        }
    }

    void note() {
        const std::string_view whole = note_at(at_);
        if (whole.empty()) {
            add(std::string(open_note));
            at_ += open_note.size();
            return;
        }
        const std::string_view text = inside(whole);
        if (understood(text))
            at_ += whole.size();
        else
            keep(whole);
    }

    bool understood(std::string_view text) {
        const bool block = text.starts_with("ここから") || text.starts_with("ここで");
        const bool ends = text.ends_with("終わり");
        if (block) {
            if (const int level = heading_of(text)) {
                result_.opens_heading = ends ? -1 : level;
                return true;
            }
            if (says(text, "字下げ") || says(text, "地付き") || says(text, "字上げ"))
                result_.opens_block = ends ? -1 : 1;
            else if (!is_layout(text) && !style_of(text))
                return false;
            return remember_layout(text);
        }
        if (const std::string words = quoted_in(text); !words.empty()) return about(words, text);
        if (text.starts_with("割り注")) return add(ends ? "）" : "（"), true;
        if (const int level = heading_of(text)) {
            if (!ends) result_.heading = level;
            return true;
        }
        if (says(text, "）入る") || text.ends_with("入る")) return picture(text);
        if (ends && style_of(text)) {
            if (!open_.empty()) close();
            return true;
        }
        if (const auto form = style_of(text); form && !is_layout(text)) {
            open_.push_back({stretches_.size(), *form});
            return true;
        }
        return is_layout(text) && remember_layout(text);
    }

    bool remember_layout(std::string_view text) {
        const std::string words(text);
        if (std::find(state_.layout.begin(), state_.layout.end(), words) == state_.layout.end())
            state_.layout.push_back(words);
        return true;
    }

    void close() {
        const Open open = open_.back();
        open_.pop_back();
        if (open.stretch < stretches_.size()) replace(open.stretch, stretches_.size(), open.form);
    }

    /// A note about words that stand before it.
    bool about(const std::string& words, std::string_view text) {
        if (says(text, "底本では") || says(text, "はママ") || says(text, "に「ママ」の注記") ||
            says(text, "底本のまま")) {
            state_.notes.emplace_back(text);
            stretches_.push_back({fmt::format("[^{}]", state_.notes.size()), ""});
            return true;
        }
        if (const int level = heading_of(text)) {
            result_.heading = level;
            return true;
        }
        const auto form = style_of(text.substr(words.size()));
        if (!form) return false;
        const std::string sought = shown(words);
        const std::size_t first = stretches_.size() - std::min(stretches_.size(), longest_note);
        for (std::size_t from = stretches_.size(); from-- > first;) {
            std::string here;
            for (std::size_t end = from; end < stretches_.size(); ++end) {
                here += stretches_[end].words;
                if (here.size() > sought.size()) break;
                if (here != sought) continue;
                replace(from, end + 1, *form);
                return true;
            }
        }
        return false;
    }

    /// The words of a note without readings and with the characters that it describes.
    std::string shown(const std::string& words) {
        if (!says(words, "《") && !says(words, open_note)) return words;
        std::string plain;
        AozoraState inner{state_.diagnostics, state_.source, {}, {}, {}, nullptr};
        LineReader reader(words, begin_ + at_, inner);
        static_cast<void>(reader.read());
        for (const Stretch& one : reader.stretches_) plain += one.words;
        return plain;
    }

    /// 挿絵（fig1_01.png、横280×縦377）入る
    bool picture(std::string_view text) {
        const std::size_t open = text.find("（");
        if (open == std::string_view::npos) return false;
        std::string_view name = text.substr(open + std::string_view("（").size());
        name = name.substr(0, std::min(name.find("、"), name.find("）")));
        // One that is not there stays the words that it is told with.
        if (!says(name, ".") || says(name, "/") || state_.beside == nullptr ||
            !std::holds_alternative<std::filesystem::path>(state_.beside->find(name)))
            return false;
        const std::string shows(text.substr(0, open));
        state_.pictures.emplace_back(name);
        stretches_.push_back(
            {fmt::format("![{}]({})", escaped(shows), link_target(name)), std::string()});
        return true;
    }

    std::string_view line_;
    std::size_t begin_;
    AozoraState& state_;
    std::size_t at_ = 0;
    std::vector<Stretch> stretches_;
    std::vector<Open> open_;
    /// Where ｜ said that the word begins.
    std::optional<std::size_t> base_;
    AozoraLine result_;
};

}  // namespace

AozoraLine read_aozora_line(std::string_view line, std::size_t begin, AozoraState& state) {
    return LineReader(line, begin, state).read();
}

}  // namespace banxin::importer
