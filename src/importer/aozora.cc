// A text of 青空文庫: its head, its body cut at the headings, its foot.
#include "base/ascii.h"
#include "base/utf8.h"
#include "importer/aozora_line.h"
#include "importer/guess.h"
#include "importer/markdown_text.h"
#include "importer/new_book.h"
#include "importer/settings.h"

#include <fmt/format.h>

#include <algorithm>

namespace banxin::importer {
namespace {

struct Line {
    std::string_view text;
    std::size_t begin = 0;
};

std::vector<Line> lines_in(std::string_view text) {
    std::vector<Line> lines;
    if (text.starts_with("\xEF\xBB\xBF")) {
        for (Line& line : lines_in(text.substr(3))) lines.push_back({line.text, line.begin + 3});
        return lines;
    }
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string_view line = text.substr(begin, end - begin);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back({line, begin});
        begin = end + 1;
    }
    return lines;
}

bool is_rule(std::string_view line) {
    return line.size() >= 20 && line.find_first_not_of('-') == std::string_view::npos;
}

std::string_view without_indent(std::string_view line) {
    while (line.starts_with("　")) line.remove_prefix(std::string_view("　").size());
    return ascii::trimmed(line);
}

/// "（夏目）漱石訳" is no author.
bool is_translator(std::string_view line) {
    return line.ends_with("訳") || line.ends_with("翻訳") || line.ends_with("編") ||
           line.ends_with("校訂") || line.ends_with("編訳");
}

struct Chapter {
    std::string title;
    std::string text;
    std::vector<std::string> notes;
};

class Reader {
public:
    Reader(SourceId source, const Sources& sources, const BookFolder& beside,
           Diagnostics& diagnostics)
        : source_(source),
          lines_(lines_in(sources[source].text())),
          beside_(beside),
          diagnostics_(diagnostics) {}

    NewBook read() {
        book_.import.system = System::aozora;
        read_head();
        skip_symbols();
        top_ = top_level();
        chapters_.emplace_back();
        for (; at_ < lines_.size() && !lines_[at_].text.starts_with("底本："); ++at_)
            read_line(lines_[at_]);
        read_foot();
        finish();
        return std::move(book_);
    }

    [[nodiscard]] const std::vector<std::string>& pictures() const { return pictures_; }

private:
    /// Title, other titles, author: lines up to the first empty one.
    void read_head() {
        std::vector<std::string> head;
        while (at_ < lines_.size() && ascii::trimmed(lines_[at_].text).empty()) ++at_;
        for (; at_ < lines_.size() && head.size() < 7; ++at_) {
            const std::string_view line = without_indent(lines_[at_].text);
            if (line.empty() || is_rule(line)) break;
            head.emplace_back(plain(line));
        }
        FolderImport& import = book_.import;
        if (head.empty()) return;
        import.title = head.front();
        std::vector<std::string> translators;
        while (head.size() > 1 && is_translator(head.back())) {
            translators.insert(translators.begin(), head.back());
            head.pop_back();
        }
        if (head.size() > 1) {
            import.authors = {head.back()};
            head.pop_back();
        }
        for (std::string& name : translators) import.authors.push_back(std::move(name));
        for (std::size_t i = 1; i < head.size(); ++i)
            import.subtitle += (i > 1 ? "　" : "") + head[i];
    }

    std::string plain(std::string_view line) {
        AozoraState state{diagnostics_, source_, {}, {}, {}, nullptr};
        std::string text = read_aozora_line(line, lines_[at_].begin, state).markdown;
        // Names and titles have no marks here.
        std::string words;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\\' && i + 1 < text.size())
                words += text[++i];
            else if (text[i] == '|')
                i = std::min(text.find('}', i), text.size());
            else if (text[i] != '{')
                words += text[i];
        }
        return words;
    }

    /// What the marks mean stands between two rules.
    void skip_symbols() {
        std::size_t first = at_;
        while (first < lines_.size() && ascii::trimmed(lines_[first].text).empty()) ++first;
        if (first >= lines_.size() || !is_rule(lines_[first].text)) return;
        for (std::size_t end = first + 1; end < lines_.size() && end < first + 80; ++end)
            if (is_rule(lines_[end].text)) {
                book_.import.not_taken.emplace_back(without_indent(lines_[first + 1].text));
                at_ = end + 1;
                return;
            }
    }

    /// The highest kind of heading that there is.
    int top_level() const {
        int top = 0;
        for (std::size_t i = at_; i < lines_.size(); ++i) {
            const std::string_view line = lines_[i].text;
            constexpr std::string_view kinds[] = {"大見出し", "中見出し", "小見出し"};
            for (int level = 1; level <= 3; ++level)
                if (line.find("［＃") != std::string_view::npos &&
                    line.find(kinds[level - 1]) != std::string_view::npos)
                    top = top == 0 ? level : std::min(top, level);
        }
        return top;
    }

    void read_line(const Line& line) {
        AozoraState state{diagnostics_,       source_, std::move(chapters_.back().notes),
                          std::move(layout_), {},      &beside_};
        AozoraLine read = read_aozora_line(line.text, line.begin, state);
        chapters_.back().notes = std::move(state.notes);
        layout_ = std::move(state.layout);
        for (std::string& name : state.pictures) pictures_.push_back(std::move(name));
        if (read.opens_heading > 0) in_heading_ = read.opens_heading;
        std::string words(without_indent(read.markdown));
        const int heading = read.heading > 0 ? read.heading : in_heading_;
        if (!words.empty()) {
            if (heading > 0)
                add_heading(heading, words);
            else
                add_paragraph(std::move(words), read.opens_block > 0 || in_block_);
        }
        if (read.opens_heading < 0) in_heading_ = 0;
        if (read.opens_block != 0) in_block_ = read.opens_block > 0;
    }

    void add_heading(int level, const std::string& words) {
        was_block_ = false;
        if (level == top_) {
            std::vector<std::string> notes;
            // Calls in its words were counted for the chapter before.
            if (words.find("[^") != std::string::npos && !chapters_.back().notes.empty()) {
                notes.push_back(std::move(chapters_.back().notes.back()));
                chapters_.back().notes.pop_back();
            }
            chapters_.emplace_back();
            chapters_.back().notes = std::move(notes);
            chapters_.back().title = words;
            std::string title = words;
            if (const std::size_t call = title.find("[^"); call != std::string::npos)
                title.replace(call, title.find(']', call) - call + 1, "[^1]");
            chapters_.back().text = "# " + title + "\n";
            return;
        }
        chapters_.back().text += "\n" +
                                 std::string(static_cast<std::size_t>(level - top_ + 1), '#') +
                                 " " + words + "\n";
    }

    void add_paragraph(std::string words, bool in_block) {
        std::string& text = chapters_.back().text;
        words = escaped_start(std::move(words));
        if (!text.empty()) text += in_block && was_block_ ? ">\n" : "\n";
        text += (in_block ? "> " : "") + words + "\n";
        was_block_ = in_block;
    }

    /// 底本, who typed it in, when: kept as a chapter of its own.
    void read_foot() {
        if (at_ >= lines_.size()) return;
        chapters_.emplace_back();
        was_block_ = false;
        chapters_.back().title = "底本";
        chapters_.back().text = "# 底本\n";
        for (; at_ < lines_.size(); ++at_) {
            AozoraState state{diagnostics_, source_, {}, {}, {}, nullptr};
            const std::string words(without_indent(
                read_aozora_line(lines_[at_].text, lines_[at_].begin, state).markdown));
            if (!words.empty()) add_paragraph(words, false);
        }
    }

    void finish() {
        FolderImport& import = book_.import;
        std::string sample;
        for (Chapter& chapter : chapters_) {
            if (chapter.text.empty()) continue;
            for (std::size_t i = 0; i < chapter.notes.size(); ++i)
                chapter.text += fmt::format("\n[^{}]: {}\n", i + 1, escaped(chapter.notes[i]));
            ListedChapter listed;
            listed.file = chapter_file(import.chapters.size() + 1);
            listed.needs_title = chapter.title.empty();
            listed.title = chapter.title.empty() ? import.title : without_markup(chapter.title);
            if (sample.size() < 65536) sample += chapter.text;
            book_.files.push_back({listed.file, std::move(chapter.text)});
            import.chapters.push_back(std::move(listed));
        }
        import.language = settle_language("ja", import.title + sample);
        for (const std::string& note : layout_) import.not_taken.push_back("［＃" + note + "］");
    }

    SourceId source_;
    std::vector<Line> lines_;
    const BookFolder& beside_;
    Diagnostics& diagnostics_;
    NewBook book_;
    std::size_t at_ = 0;
    int top_ = 0;
    int in_heading_ = 0;
    bool in_block_ = false;
    bool was_block_ = false;
    std::vector<Chapter> chapters_;
    std::vector<std::string> layout_;
    std::vector<std::string> pictures_;
};

}  // namespace

bool is_aozora(std::string_view text) {
    const bool marks =
        text.find("［＃") != std::string_view::npos || text.find("《") != std::string_view::npos;
    return marks && (text.find("\n底本：") != std::string_view::npos ||
                     text.find("【テキスト中に現れる記号について】") != std::string_view::npos);
}

std::optional<NewBook> read_aozora(SourceId text, const Sources& sources, const BookFolder& beside,
                                   Diagnostics& diagnostics) {
    Reader reader(text, sources, beside, diagnostics);
    NewBook book = reader.read();
    if (book.import.chapters.empty()) {
        diagnostics.report(Code::C011, {}, {sources[text].path()});
        return std::nullopt;
    }
    if (book.import.title.empty()) book.import.title = stem_of(sources[text].path());
    for (const std::string& name : reader.pictures()) {
        const auto found = beside.find(name);
        const auto* path = std::get_if<std::filesystem::path>(&found);
        const bool known = std::any_of(book.files.begin(), book.files.end(),
                                       [&](const NewFile& file) { return file.name == name; });
        if (path != nullptr && !known) book.files.push_back({name, read_file(*path)});
    }
    return book;
}

}  // namespace banxin::importer
