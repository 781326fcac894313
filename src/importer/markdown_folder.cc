// Folders without a list: files in the order that a person would count them in.
#include "base/ascii.h"
#include "base/unicode.h"
#include "importer/guess.h"
#include "importer/note.h"
#include "importer/readers.h"
#include "yaml/yaml.h"

#include <algorithm>
#include <array>
#include <compare>
#include "document/words.h"

namespace banxin::importer {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 5000;
constexpr int deepest_folder = 8;

/// 第十二章 → 12: value of a run of Chinese numerals at `at`, which is moved behind it; nothing
/// when there is none.
std::optional<std::uint64_t> chinese_number(std::string_view text, std::size_t& at) {
    constexpr std::u32string_view digits = U"〇一二三四五六七八九";
    std::uint64_t total = 0;
    std::uint64_t digit = 0;
    bool any = false;
    while (at < text.size()) {
        const Decoded next = decode_utf8(text, at);
        const char32_t c = next.value == U'零' ? U'〇' : next.value == U'两' ? U'二' : next.value;
        const std::uint64_t unit = c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0;
        if (const std::size_t found = digits.find(c); found != std::u32string_view::npos) {
            // 二〇二四 is written digit by digit.
            digit = std::min<std::uint64_t>(digit * 10 + found, 1'000'000);
        } else if (unit > 0) {
            total += (any && digit == 0 ? 1 : std::max<std::uint64_t>(digit, 1)) * unit;
            digit = 0;
        } else {
            break;
        }
        any = true;
        at += next.bytes;
    }
    if (!any) return std::nullopt;
    return total + digit;
}

/// A piece of a name: a number, or one character.
struct Piece {
    std::uint64_t number = 0;
    char32_t character = 0;  ///< 0 for a number
};

Piece next_piece(std::string_view text, std::size_t& at) {
    if (ascii::is_digit(text[at])) {
        std::uint64_t value = 0;
        for (; at < text.size() && ascii::is_digit(text[at]); ++at)
            value = std::min<std::uint64_t>(value * 10 + static_cast<unsigned>(text[at] - '0'),
                                            1'000'000'000'000);
        return {value, 0};
    }
    if (const auto number = chinese_number(text, at)) return {*number, 0};
    const Decoded next = decode_utf8(text, at);
    at += next.bytes;
    // 上中下 in their order, not in that of their code points.
    constexpr std::u32string_view volumes = U"上中下";
    if (const std::size_t volume = volumes.find(next.value); volume != std::u32string_view::npos)
        return {volume + 1, 0};
    return {0, next.value};
}

std::string stem_of(std::string_view name) {
    return std::string(name.substr(0, name.rfind('.')));
}

/// "01-上编", "1. 上编", "01_上编": what it is called.
std::string without_number(std::string_view name) {
    const std::size_t digits = std::min(name.find_first_not_of("0123456789"), name.size());
    if (digits == 0 || digits == name.size()) return std::string(name);
    const std::size_t words = name.find_first_not_of("-_. ", digits);
    if (words == std::string_view::npos) return std::string(name);
    return std::string(name.substr(words));
}

bool is_opening(std::string_view name) {
    const std::string stem = stem_of(name);
    return stem == "README" || stem == "readme" || stem == "Readme" || stem == "index" ||
           stem == "_index";
}

/// Of a project, not of a book.
bool is_housekeeping(std::string_view name) {
    constexpr std::array<std::string_view, 9> names = {
        "LICENSE",      "LICENCE", "CHANGELOG", "CONTRIBUTING", "CODE_OF_CONDUCT",
        "CONTRIBUTORS", "SUMMARY", "SECURITY",  "LANGS"};
    const std::string stem = stem_of(name);
    return std::find(names.begin(), names.end(), stem) != names.end();
}

/// What opens a book, its front matter, its chapters, its back matter.
int rank_of(std::string_view name) {
    if (is_opening(name)) return 0;
    const ChapterRole role = role_called(without_number(stem_of(name)));
    if (is_front_matter(role)) return 1;
    return is_back_matter(role) ? 3 : 2;
}

std::string joined(const std::string& folder, const std::string& name) {
    return folder.empty() ? name : folder + "/" + name;
}

class FolderWalker {
public:
    explicit FolderWalker(const BookFolder& folder) : folder_(folder) {}

    void walk(const std::string& base, int depth) {
        if (depth > deepest_folder) return;
        std::vector<std::string> names;
        for (std::string& name : folder_.list(base))
            if (is_markdown_file(name) && !name.starts_with('.')) names.push_back(std::move(name));
        std::vector<std::string> folders;
        for (std::string& name : folder_.list_folders(base))
            if (!is_left_alone(name)) folders.push_back(std::move(name));
        std::vector<std::pair<std::string, bool>> all;
        for (std::string& name : names) all.emplace_back(std::move(name), false);
        for (std::string& name : folders) all.emplace_back(std::move(name), true);
        std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
            const int first = rank_of(a.first);
            const int second = rank_of(b.first);
            return first != second ? first < second : natural_less(a.first, b.first);
        });
        for (const auto& [name, is_folder] : all) {
            if (found.size() >= most_files) return;
            if (is_folder)
                walk(joined(base, name), depth + 1);
            else
                found.push_back(joined(base, name));
        }
    }

    std::vector<std::string> found;

private:
    static bool is_left_alone(const std::string& name) {
        constexpr std::array<std::string_view, 9> names = {"_book",  "node_modules", "build",
                                                           "public", "_site",        "dist",
                                                           "target", "venv",         "styles"};
        return name.starts_with('.') || std::find(names.begin(), names.end(), name) != names.end();
    }

    const BookFolder& folder_;
};

/// A metadata file of Pandoc's, if there is one, or the fields of the first chapter.
void take_metadata(Reading& reading, const std::string& first) {
    FolderImport& import = reading.import;
    ChapterHead head;
    for (const char* name : {"metadata.yaml", "metadata.yml"}) {
        const SourceId source = reading.open(name);
        if (source == SourceId::none) continue;
        // Its form is that of front matter, with or without the rules around it.
        std::string text(reading.sources[source].text());
        if (!text.starts_with("---")) text = "---\n" + text + "\n---\n";
        head = read_head(reading.sources.add(name, std::move(text)), reading.sources);
        import.system = System::pandoc;
        break;
    }
    if (head.fields.empty() && !first.empty()) {
        ChapterHead own = read_head(reading.open(first), reading.sources);
        if (!own.field("title").empty() && !own.field("author").empty()) {
            head = std::move(own);
            import.system = System::pandoc;
        }
    }
    take_fields(head, reading);
}

}  // namespace

void take_fields(const ChapterHead& head, Reading& reading) {
    FolderImport& import = reading.import;
    import.title = without_markup(head.field("title"));
    import.subtitle = without_markup(head.field("subtitle"));
    import.declared_language = head.field("lang");
    import.authors = lines_of(head.field("author"));
    import.publisher = head.field("publisher");
    import.description = head.field("description");
    import.rights = head.field("rights");
    import.date = date_in(head.field("date"));
    const std::string cover = head.field("cover-image");
    if (std::holds_alternative<fs::path>(reading.folder.find(cover))) import.cover = cover;
}

bool natural_less(std::string_view a, std::string_view b) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        const Piece left = next_piece(a, i);
        const Piece right = next_piece(b, j);
        // Numbers before words.
        if (left.character != right.character) return left.character < right.character;
        if (left.number != right.number) return left.number < right.number;
    }
    return a.size() - i != b.size() - j ? a.size() - i < b.size() - j : a < b;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (end > begin) lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

std::vector<std::string> markdown_files(const BookFolder& folder, const std::string& base) {
    FolderWalker walker(folder);
    walker.walk(base, 0);
    return std::move(walker.found);
}

FoundOutline read_markdown_folder(Reading& reading) {
    std::vector<std::string> files = markdown_files(reading.folder, "");
    std::erase_if(files, [](const std::string& file) {
        return is_housekeeping(fs::path(file).filename().string());
    });
    if (reading.import.title.empty()) take_metadata(reading, files.empty() ? "" : files.front());
    // One folder that holds all of the chapters is no part.
    std::vector<std::string> tops;
    bool at_top = false;
    for (const std::string& file : files) {
        const std::size_t slash = file.find('/');
        if (slash == std::string::npos) {
            at_top = at_top || !is_opening(file);
        } else if (tops.empty() || tops.back() != file.substr(0, slash)) {
            tops.push_back(file.substr(0, slash));
        }
    }
    const bool parts = tops.size() > 1 || (at_top && !tops.empty());
    FoundOutline found;
    std::string last_top;
    std::string last_folder;
    bool opened = false;
    for (const std::string& file : files) {
        const std::size_t slash = file.find('/');
        const std::string top = slash == std::string::npos ? "" : file.substr(0, slash);
        if (parts && top != last_top && !top.empty()) {
            OutlineEntry part;
            part.kind = OutlineEntry::Kind::part;
            part.title = without_number(top);
            found.entries.push_back(std::move(part));
        }
        last_top = top;
        const std::size_t last_slash = file.rfind('/');
        const std::string folder =
            last_slash == std::string::npos ? "" : file.substr(0, last_slash);
        const bool inner = folder.size() > top.size() || (!parts && !folder.empty());
        const bool opening = is_opening(fs::path(file).filename().string());
        if (folder != last_folder) opened = opening && inner;
        last_folder = folder;
        OutlineEntry entry;
        entry.file = file;
        entry.title = without_number(fs::path(file).stem().string());
        entry.level = opened && !opening ? 1 : 0;
        found.entries.push_back(std::move(entry));
    }
    return found;
}

}  // namespace banxin::importer
