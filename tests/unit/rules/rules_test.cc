// The rules of the house, held by a machine: who may include whom (the map in src/README.md is
// the law), where libraries may appear, who may print, and that every message is complete.
#include "base/diagnostics.h"
#include "base/files.h"
#include "base/unicode.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace fs = std::filesystem;

namespace banxin {
namespace {

const fs::path root = BANXIN_SOURCE_DIR;

struct File {
    std::string name;  ///< relative to src/
    std::string room;
    std::string text;
    std::vector<std::string> own_includes;
    std::vector<std::string> foreign_includes;
};

std::string room_of(const std::string& name) {
    const std::size_t slash = name.find('/');
    if (slash != std::string::npos) return name.substr(0, slash);
    return name == "main.cc" ? name : name.substr(0, name.find('.'));
}

std::vector<File> read_sources() {
    static const std::regex include(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
    std::vector<File> files;
    for (const auto& entry : fs::recursive_directory_iterator(root / "src")) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".cc" && extension != ".h" && extension != ".inc") continue;
        File file;
        file.name = fs::relative(entry.path(), root / "src").generic_string();
        file.room = room_of(file.name);
        file.text = read_file(entry.path());
        std::istringstream lines(file.text);
        for (std::string line; std::getline(lines, line);) {
            std::smatch found;
            if (!std::regex_search(line, found, include)) continue;
            (found[1] == "\"" ? file.own_includes : file.foreign_includes).push_back(found[2]);
        }
        files.push_back(std::move(file));
    }
    std::sort(files.begin(), files.end(),
              [](const File& a, const File& b) { return a.name < b.name; });
    return files;
}
const std::vector<File>& sources() {
    static const std::vector<File> files = read_sources();
    return files;
}

std::string strip(const std::string& cell) {
    const std::size_t begin = cell.find_first_not_of(" `");
    if (begin == std::string::npos) return {};
    std::string word = cell.substr(begin, cell.find_last_not_of(" `") - begin + 1);
    if (word.ends_with('/') && word.find("++") == std::string::npos) word.pop_back();
    return word;
}

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, at);) parts.push_back(part);
    return parts;
}

/// Rows of the table in src/README.md that follows a heading, without its two head rows.
std::vector<std::vector<std::string>> table_after(const std::string& heading) {
    const std::string map = read_file(root / "src/README.md");
    std::istringstream lines(map.substr(map.find("\n" + heading + "\n")));
    std::vector<std::vector<std::string>> rows;
    std::size_t seen = 0;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("|")) {
            if (seen > 0) break;
            continue;
        }
        if (++seen <= 2) continue;
        rows.push_back(split(line.substr(1, line.size() - 2), '|'));
    }
    return rows;
}

struct Room {
    int level = 0;
    std::set<std::string> may_include;
};
std::map<std::string, Room> read_rooms() {
    std::map<std::string, Room> rooms;
    for (const auto& row : table_after("## Rooms")) {
        Room room;
        room.level = std::stoi(row.at(0));
        for (const std::string& name : split(row.at(3), ','))
            if (!strip(name).empty()) room.may_include.insert(strip(name));
        rooms[strip(row.at(1))] = room;
    }
    return rooms;
}
const std::map<std::string, Room>& rooms() {
    static const std::map<std::string, Room> map = read_rooms();
    return map;
}

TEST(Rules, TheMapNamesEveryRoomAndOnlyRoomsThatExist) {
    std::set<std::string> existing;
    for (const File& file : sources()) existing.insert(file.room);
    std::set<std::string> named;
    for (const auto& [name, room] : rooms()) named.insert(name);
    EXPECT_EQ(named, existing);
}

TEST(Rules, IncludesFollowTheMap) {
    for (const File& file : sources()) {
        const auto room = rooms().find(file.room);
        if (room == rooms().end()) continue;
        for (const std::string& include : file.own_includes) {
            const std::string other = room_of(include);
            if (other == file.room) continue;
            EXPECT_TRUE(room->second.may_include.contains(other))
                << "src/" << file.name << " includes \"" << include << "\"";
        }
    }
}

TEST(Rules, TheMapPointsDownward) {
    for (const auto& [name, room] : rooms()) {
        for (const std::string& other : room.may_include) {
            const auto target = rooms().find(other);
            ASSERT_NE(target, rooms().end()) << name << " may include unknown " << other;
            if (name == "main.cc") continue;
            EXPECT_LT(target->second.level, room.level) << name << " -> " << other;
        }
    }
    EXPECT_FALSE(rooms().at("epub").may_include.contains("pdf"));
    EXPECT_FALSE(rooms().at("pdf").may_include.contains("epub"));
}

TEST(Rules, WritersOfPagesSeeOfTheLayoutOnlyThePages) {
    for (const File& file : sources()) {
        if (file.room != "pdf" && file.room != "svg" && file.room != "preview") continue;
        for (const std::string& include : file.own_includes)
            if (include.starts_with("layout/")) {
                EXPECT_EQ(include, "layout/page.h") << file.name;
            }
    }
}

TEST(Rules, LibrariesStayBehindTheirFence) {
    std::map<std::string, std::set<std::string>> allowed;  // header prefix -> rooms
    for (const auto& row : table_after("## Library fence")) {
        std::set<std::string> where;
        for (const std::string& room : split(row.at(2), ',')) where.insert(strip(room));
        for (const std::string& header : split(row.at(3), ',')) {
            const std::size_t begin = header.find('`');
            const std::string prefix =
                header.substr(begin + 1, header.find('`', begin + 1) - begin - 1);
            allowed[prefix] = prefix == "fmt/" ? std::set<std::string>{} : where;
        }
    }
    for (const File& file : sources()) {
        for (const std::string& include : file.foreign_includes) {
            // Standard headers have no dot and no folder; POSIX ones are few.
            static const std::set<std::string> posix{"fcntl.h",    "unistd.h", "sys/stat.h",
                                                     "sys/wait.h", "spawn.h",  "poll.h"};
            if (include.find_first_of("./") == std::string::npos || posix.contains(include))
                continue;
            const auto entry = std::find_if(allowed.begin(), allowed.end(), [&](const auto& one) {
                return include.starts_with(one.first);
            });
            if (entry == allowed.end()) {
                ADD_FAILURE() << "src/" << file.name << ": <" << include << "> is on no list";
            } else if (entry->second.empty()) {
                EXPECT_TRUE(file.name.ends_with(".cc"))
                    << "src/" << file.name << " is no .cc file: <" << include << ">";
            } else {
                EXPECT_TRUE(entry->second.contains(file.room))
                    << "src/" << file.name << ": <" << include << ">";
            }
        }
    }
}

TEST(Rules, HeadersThatOtherRoomsIncludeNameNoLibrary) {
    std::map<std::string, const File*> by_name;
    for (const File& file : sources()) by_name[file.name] = &file;
    std::set<std::string> open;  // seen from another room
    for (const File& file : sources())
        for (const std::string& include : file.own_includes)
            if (room_of(include) != file.room) open.insert(include);
    for (std::vector<std::string> todo(open.begin(), open.end()); !todo.empty();) {
        const auto found = by_name.find(todo.back());
        todo.pop_back();
        if (found == by_name.end()) continue;
        for (const std::string& include : found->second->own_includes)
            if (open.insert(include).second) todo.push_back(include);
        for (const std::string& include : found->second->foreign_includes)
            EXPECT_EQ(include.find_first_of("./"), std::string::npos)
                << "src/" << found->first << ": <" << include << ">";
    }
}

TEST(Rules, NothingBelowTheCommandLinePrintsOrExits) {
    static const std::regex forbidden(
        R"(std::(cout|cerr|clog)\b|\b(f|w|v|vf)?printf\s*\(|\bputs\s*\(|<iostream>|(std::|\s|^)_?exit\s*\(|quick_exit|fmt::print\b|\bsetlocale\s*\()");
    for (const File& file : sources()) {
        if (file.room == "cli" || file.room == "main.cc") continue;
        std::istringstream lines(file.text);
        int number = 0;
        for (std::string line; std::getline(lines, line);) {
            ++number;
            const std::string code = line.substr(0, line.find("//"));
            EXPECT_FALSE(std::regex_search(code, forbidden))
                << "src/" << file.name << ":" << number << ": " << line;
        }
    }
}

/// Where code takes blocks or inlines apart by hand that hold others: reaches for what an inline
/// holds, asks whether something is a container, visits every kind, or reads a table's rows.
std::vector<std::string> walks_by_hand(const std::string& text) {
    static const std::regex by_hand(
        R"((\.|->)children\b(?!\s*\()|)"
        R"(\b(get|get_if|holds_alternative)\s*<\s*(\w+::)*(Styled|Foreign|Quote|List|TextColumns)\s*>|)"
        R"([(,]\s*(const\s+)?(\w+::)*(Styled|Foreign|Quote|List|TextColumns)\s*(const\s*)?&|)"
        R"((\.|->)sections\b(?!\s*\()|)"
        R"(\bswitch\s*\([^)]*\bvalue\s*\.\s*index\b)");
    constexpr const char* words[] = {"children", "Styled",      "Foreign",  "Quote",
                                     "List",     "TextColumns", "sections", "switch"};
    std::vector<std::string> found;
    std::string code;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        line.resize(std::min(line.find("//"), line.size()));
        code += line + "\n";
        const bool maybe = std::any_of(std::begin(words), std::end(words), [&](const char* word) {
            return line.find(word) != std::string::npos;
        });
        // Gumbo's nodes have children too.
        if (!maybe || line.find("element.children") != std::string::npos) continue;
        for (auto at = std::sregex_iterator(line.begin(), line.end(), by_hand);
             at != std::sregex_iterator(); ++at)
            found.push_back(at->str());
    }
    // `std::visit(…, block.value)`, over however many lines.
    const std::string call = "std::visit(";
    for (std::size_t at = code.find(call); at != std::string::npos; at = code.find(call, at + 1)) {
        int depth = 0;
        std::size_t end = at + call.size() - 1;
        for (; end < code.size(); ++end) {
            depth += code[end] == '(' ? 1 : code[end] == ')' ? -1 : 0;
            if (depth == 0) break;
        }
        const std::string arguments = code.substr(at, end - at);
        static const std::regex of_value(R"((\.|->)value\s*$)");
        if (std::regex_search(arguments, of_value)) found.push_back(call + "… .value)");
    }
    return found;
}

/// Who may: those that set or write each kind, and those that make the kinds.
const std::map<std::string, std::string> may_walk_by_hand{
    {"layout/flatten.cc", "inlines to a stream"},
    {"passes/signs.cc", "inlines to a row of characters"},
    {"passes/typed_text.cc", "paragraphs that are no verse"},
    {"layout/blocks.cc", "blocks to boxes"},
    {"layout/cell_needs.cc", "blocks to room"},
    {"layout/columns_flow.cc", "blocks to boxes"},
    {"layout/note_flow.cc", "notes to boxes"},
    {"layout/list_flow.cc", "blocks to boxes"},
    {"layout/setters.h", "blocks to boxes"},
    {"epub/inlines.cc", "inlines to elements"},
    {"epub/blocks.cc", "blocks to elements"},
    {"epub/tables_and_lists.cc", "blocks to elements"},
    {"epub/content.h", "blocks to elements"},
    {"epub/origin.cc", "elements back to blocks"},
    {"markdown/admonitions.cc", "makes them"},
    {"markdown/admonitions.h", "makes them"},
    {"markdown/block_reader.cc", "makes them"},
    {"markdown/captions.cc", "makes them"},
    {"markdown/definitions.cc", "makes them"},
    {"markdown/divisions.cc", "makes them"},
    {"markdown/divisions.h", "makes them"},
    {"markdown/drawn_tables.cc", "makes them"},
    {"markdown/fences.cc", "makes them"},
    {"markdown/fences.h", "makes them"},
    {"markdown/html_blocks.cc", "makes them"},
    {"markdown/html_tables.cc", "makes them"},
    {"markdown/languages.cc", "makes them"},
    {"markdown/tables.cc", "makes them"},
    {"reading/embeds.cc", "cuts an item out of a list"},
};

/// What includes the document: other rooms have trees of their own.
bool sees_the_document(const File& file) {
    const auto room = rooms().find(file.room);
    return room != rooms().end() && room->second.may_include.contains("document");
}

TEST(Rules, BlocksAndInlinesAreWalkedInOnePlace) {
    std::set<std::string> used;
    for (const File& file : sources()) {
        if (!sees_the_document(file)) continue;
        for (const std::string& place : walks_by_hand(file.text)) {
            used.insert(file.name);
            EXPECT_TRUE(may_walk_by_hand.contains(file.name))
                << "src/" << file.name << ": " << place << " (see document/walk.h)";
        }
    }
    for (const auto& [name, reason] : may_walk_by_hand)
        EXPECT_TRUE(used.contains(name)) << name << " walks no more: take it off the list";
}

TEST(Rules, AWalkByHandIsSeen) {
    for (const char* code :
         {"for (Inline& one : link->children) look(one);", "look(styled.children);",
          "if (auto* s = std::get_if<Styled>(&one.value)) x();",
          "if (std::holds_alternative<banxin::List>(b.value)) x();",
          "const auto& q = std::get<Quote>(block.value);", "void look(const Quote& quote);",
          "const auto look = [&](List & l) {};", "for (auto& part : table->sections) look(part);",
          "std::visit(Overloaded{\n    [&](const Text& t) { f(t); },\n    [](const auto&) {},\n},\n"
          "           one.value);",
          "switch (block.value.index()) {"})
        EXPECT_EQ(walks_by_hand(code).size(), 1U) << code;
    for (const char* code :
         {"for (const Index i : document.children(0)) look(i);", "// of link->children",
          "if (auto* link = std::get_if<Link>(&one.value)) x(link->url);",
          "std::visit([&](auto& one) { one.node = moved(one.node); }, item);",
          "for (const Diagnostic& one : found.items()) x(one);",
          "const GumboVector& vector = node.v.element.children;"})
        EXPECT_TRUE(walks_by_hand(code).empty()) << code;
}

/// Calls `each` with every string literal of a file and its line, comments aside.
template <class Each>
void for_each_literal(const File& file, Each&& each) {
    static const std::regex literal(R"re("(\\.|[^"\\])*"|//.*|'(\\.|[^'\\])')re");
    std::istringstream lines(file.text);
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        for (std::sregex_iterator at(line.begin(), line.end(), literal), end; at != end; ++at)
            if (at->str().starts_with('"')) each(at->str(), number);
    }
}

bool holds_cjk_letters(std::string_view text) {
    const std::u32string all = to_utf32(text);
    return std::any_of(all.begin(), all.end(),
                       [](char32_t c) { return is_ideographic(c) || is_kana(c) || is_hangul(c); });
}

// The book's own words are in document/words.inc. These files know words that authors write.
TEST(Rules, WritersAndPassesHoldNoWordsOfTheBook) {
    const std::set<std::string> readers = {"layout/spacing_class.cc", "passes/heading_numbers.cc",
                                           "passes/note_signatures.cc", "passes/number_figures.cc",
                                           "passes/typing.cc"};
    std::set<std::string> unused = readers;
    for (const File& file : sources()) {
        if (file.room != "epub" && file.room != "layout" && file.room != "passes") continue;
        for_each_literal(file, [&](const std::string& text, int line) {
            if (!holds_cjk_letters(text)) return;
            unused.erase(file.name);
            EXPECT_TRUE(readers.contains(file.name))
                << "src/" << file.name << ":" << line << ": " << text;
        });
    }
    EXPECT_TRUE(unused.empty()) << *unused.begin() << " holds no such words any more";
}

// Whoever asks what a tag says asks a Language.
TEST(Rules, OnlyLanguageReadsTags) {
    static const std::regex part_of_tag(R"re("-?(Hant|Hans|Latn|TW|HK|MO|hant|hans|tw|hk)")re");
    static const std::regex looked_at(
        R"((starts_with|ends_with|find)\(\s*"(zh|ja|ko|yue|en|cmn)\b|anguage(\.value|_)?\.substr\()");
    for (const File& file : sources()) {
        // The environment says locales of POSIX.
        if (file.name.starts_with("base/language.") || file.name == "cli/options.cc") continue;
        EXPECT_FALSE(std::regex_search(file.text, part_of_tag)) << "src/" << file.name;
        EXPECT_FALSE(std::regex_search(file.text, looked_at)) << "src/" << file.name;
    }
}

TEST(Rules, CharactersAreToldInOnePlace) {
    // Letters, digits and their case: base/ascii.h; steps through UTF-8: base/utf8.h.
    static const std::regex by_hand(
        R"(>= U?'[aA0]'\s*&&|<= U?'[zZ9]'|\|=? 0x20|\b0xC0\) ?[!=]= 0x80|0x[cC][bB][fF]29|)"
        R"(\bstd::(is(alpha|digit|alnum|space|xdigit|upper|lower|punct)|to(lower|upper))\()");
    for (const File& file : sources()) {
        if (file.name == "base/ascii.h" || file.name == "base/ascii.cc" ||
            file.name == "base/utf8.h")
            continue;
        std::smatch found;
        EXPECT_FALSE(std::regex_search(file.text, found, by_hand))
            << "src/" << file.name << ": " << found.str();
    }
}

TEST(Rules, FilesOpenWithWhatTheyAreFor) {
    for (const File& file : sources()) {
        if (!file.name.ends_with(".h")) continue;
        EXPECT_TRUE(file.text.starts_with("/// \\file\n")) << "src/" << file.name;
    }
}

TEST(Rules, FilesStaySmall) {
    for (const File& file : sources()) {
        if (file.name.ends_with("_tables.inc")) continue;  // generated
        EXPECT_LE(std::count(file.text.begin(), file.text.end(), '\n'), 500)
            << "src/" << file.name << " has grown two subjects";
    }
}

/// Every template in both languages, with the name it has in messages.inc.
struct Message {
    std::string name, english, chinese;
};
std::vector<Message> messages() {
    std::vector<Message> all;
    const auto add = [&](std::string name, auto id) {
        all.push_back({std::move(name), std::string(template_of(id, Speech::english)),
                       std::string(template_of(id, Speech::chinese))});
    };
    for (std::size_t i = 0; i < code_count(); ++i)
        add(std::string(name_of(static_cast<Code>(i))), static_cast<Code>(i));
    for (std::size_t i = 0; i < hint_count(); ++i)
        add("hint " + std::to_string(i), static_cast<HintId>(i));
    for (std::size_t i = 0; i < text_count(); ++i)
        add("text " + std::to_string(i), static_cast<TextId>(i));
    return all;
}

/// The numbers; words for one and for many are a language's own.
std::set<std::string> placeholders(const std::string& whole) {
    static const std::regex words(R"(\{(\d)\|[^}]*\})");
    const std::string text = std::regex_replace(whole, words, "{$1}");
    static const std::regex place(R"(\{[^}]*\})");
    return {std::sregex_token_iterator(text.begin(), text.end(), place),
            std::sregex_token_iterator()};
}

TEST(Rules, EveryMessageIsThereInEnglishAndInChinese) {
    // The words of a place for one and for many are words.
    static const std::regex place(R"(\{\d\||\{[^}|]*\}|\})");
    for (const Message& message : messages()) {
        EXPECT_FALSE(message.english.empty()) << message.name;
        EXPECT_FALSE(message.chinese.empty()) << message.name;
        const std::string english = std::regex_replace(message.english, place, "");
        const std::string chinese = std::regex_replace(message.chinese, place, "");
        const auto is_letter = [](unsigned char c) { return std::isalpha(c) != 0; };
        const bool has_words = std::any_of(english.begin(), english.end(), is_letter);
        const std::u32string wide = to_utf32(chinese);
        const bool has_han = std::any_of(wide.begin(), wide.end(),
                                         [](char32_t c) { return script_of(c) == Script::han; });
        EXPECT_EQ(has_words, has_han) << message.name << ": " << message.chinese;
    }
}

TEST(Rules, BothLanguagesTakeTheSameArguments) {
    for (const Message& message : messages())
        EXPECT_EQ(placeholders(message.english), placeholders(message.chinese)) << message.name;
}

TEST(Rules, MessagesEndWithoutAStop) {
    for (const Message& message : messages()) {
        EXPECT_FALSE(message.english.ends_with('.')) << message.name;
        EXPECT_FALSE(message.chinese.ends_with("。")) << message.name;
    }
}

/// Codes that no book can show; they are covered by tests/commands, tests/hostile or unit
/// tests, as said.
const std::map<std::string, std::string> without_fixture{
    {"C001", "tests/commands"},
    {"C002", "tests/commands"},
    {"C003", "tests/commands"},
    {"C004", "tests/commands"},
    {"C005", "tests/commands"},
    {"C006", "tests/commands"},
    {"C007", "tests/commands"},
    {"C008", "tests/commands"},
    {"C009", "tests/commands"},
    {"C010", "tests/commands"},
    {"C011", "tests/commands"},
    {"C013", "tests/commands"},
    {"C014", "tests/commands"},
    {"C015", "tests/commands"},
    {"C016", "tests/commands"},
    {"C017", "tests/commands"},
    {"C018", "tests/commands"},
    {"C019", "tests/commands"},
    {"C025", "tests/commands"},
    {"C026", "tests/commands"},
    {"C027", "tests/commands"},
    {"C028", "tests/commands"},
    {"C029", "tests/commands"},
    {"C030", "tests/commands"},
    {"C031", "tests/commands"},
    {"C032", "tests/commands"},
    {"C033", "tests/commands"},
    {"C034", "tests/commands"},
    {"C035", "tests/commands"},
    {"C036", "tests/preview.py"},
    {"F002", "tests/hostile"},
    {"F004", "needs a font of a certain kind on the machine; unit/text"},
    {"F005", "needs a font of a certain kind on the machine; unit/text"},
    {"F006", "needs a font of a certain kind on the machine; unit/text"},
    {"F007", "needs a font of a certain kind on the machine; unit/text"},
    {"F008", "a library that refuses"},
    {"F010", "needs a font whose owner forbids embedding; unit/text"},
    {"W001", "tests/commands"},
    {"W002", "tests/hostile"},
    {"W003", "a bug; unit/cli"},
    {"W004", "a library that refuses"},
    {"W005", "unit/cli"},
    {"W006", "tests/preview.py"},
};

/// What `banxin check` says of EPUBs that banxin would never make. The kit's own test asks for a
/// variant for each of these codes; here it is enough that there is a kit.
bool is_shown_by_the_kit(const std::string& code) {
    return code.starts_with('E') && fs::exists(root / "tests/epub/kit/run.py");
}

TEST(RulesDeathTest, WhatIsTestedStopsAtAnIndexOutOfBounds) {
    std::vector<int> numbers(1);
    const std::size_t outside = numbers.capacity();
    EXPECT_DEATH(std::exit(numbers[outside]), "Assertion");
}

TEST(Rules, EveryCodeHasAFixture) {
    for (std::size_t i = 0; i < code_count(); ++i) {
        const std::string code(name_of(static_cast<Code>(i)));
        const bool excused = without_fixture.contains(code) || is_shown_by_the_kit(code);
        const bool present = fs::exists(root / "tests/diagnostics" / code / "expected.txt");
        EXPECT_TRUE(excused || present) << "tests/diagnostics/" << code << " is missing";
        EXPECT_FALSE(excused && present) << code << " has a fixture: take it off the list";
    }
    std::set<std::string> codes;
    for (std::size_t i = 0; i < code_count(); ++i) codes.emplace(name_of(static_cast<Code>(i)));
    for (const auto& entry : fs::directory_iterator(root / "tests/diagnostics")) {
        const std::string name = entry.path().filename().string();
        if (entry.is_directory()) {
            EXPECT_TRUE(codes.contains(name)) << name << " is no code";
        }
    }
}

/// Numbers of the EPUB's requirements that a text names: `// EPUB 43, 81`.
std::set<int> requirements_in(const std::string& text) {
    static const std::regex list(R"(EPUB (\d+(?:, \d+)*)(?!\d|\.\d))");
    static const std::regex number(R"(\d+)");
    std::set<int> numbers;
    for (auto at = std::sregex_iterator(text.begin(), text.end(), list);
         at != std::sregex_iterator(); ++at) {
        const std::string all = (*at)[1];
        for (auto one = std::sregex_iterator(all.begin(), all.end(), number);
             one != std::sregex_iterator(); ++one)
            numbers.insert(std::stoi(one->str()));
    }
    return numbers;
}

TEST(Rules, EveryRequirementOfTheEpubIsTestedOrExcused) {
    constexpr int requirements = 88;
    std::set<int> tested;
    for (const auto& entry : fs::recursive_directory_iterator(root / "tests")) {
        const std::string extension = entry.path().extension().string();
        const bool test = extension == ".cc" || extension == ".py" || extension == ".mjs" ||
                          extension == ".js" || extension == ".java";
        if (!entry.is_regular_file() || !test || entry.path().filename() == "rules_test.cc")
            continue;
        tested.merge(requirements_in(read_file(entry.path())));
    }
    std::set<int> excused;
    std::istringstream lines(read_file(root / "tests/epub/README.md"));
    for (std::string line; std::getline(lines, line);) {
        std::smatch row;
        static const std::regex excuse(R"(\| (\d+) \| .+ \| .+ \|)");
        if (std::regex_match(line, row, excuse)) excused.insert(std::stoi(row[1]));
    }
    for (int number = 1; number <= requirements; ++number)
        EXPECT_TRUE(tested.contains(number) || excused.contains(number)) << "EPUB " << number;
}

}  // namespace
}  // namespace banxin
