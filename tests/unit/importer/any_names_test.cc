// Whatever files and titles are called, the manifest that is written can be read and lists them.
#include "importer/folder.h"
#include "toml/values.h"
#include "unit/importer/folders.h"

#include <gtest/gtest.h>

#include <set>

namespace fs = std::filesystem;

namespace banxin::importer {
namespace {

/// Every text in it is one that a manifest may hold.
void check_texts(const toml::Value& value, const std::string& key, Diagnostics& diagnostics) {
    if (value.kind == toml::Kind::string) {
        const bool lines = key == "description" || key == "rights";
        EXPECT_TRUE(
            toml::is_text(key, value, lines ? toml::Lines::many : toml::Lines::one, diagnostics))
            << key << " = " << value.text;
    }
    for (const toml::Entry& entry : value.entries) check_texts(entry.value, entry.key, diagnostics);
    for (const toml::Value& item : value.items) check_texts(item, key, diagnostics);
}

std::set<std::string> files_in(const std::string& manifest) {
    Sources sources;
    Diagnostics diagnostics;
    const SourceId source = sources.add("banxin.toml", manifest);
    const auto root = toml::parse(sources[source].text(), source, diagnostics);
    std::set<std::string> files;
    if (root) {
        check_texts(*root, "", diagnostics);
        if (const toml::Value* chapters = root->find("chapter"))
            for (const toml::Value& chapter : chapters->items)
                files.insert(chapter.find("file")->text);
    }
    EXPECT_FALSE(diagnostics.has_errors())
        << to_text(diagnostics, sources, Speech::english) << manifest;
    return files;
}

TEST(ImportOfAnyNames, TheManifestParsesAndListsAll) {
    const std::vector<std::string> pieces{"\"",
                                          "'",
                                          "\\",
                                          "#",
                                          " ",
                                          "=",
                                          "[",
                                          "]",
                                          "\xF0\x9F\x98\x80",
                                          "　",
                                          "\t",
                                          "\x01",
                                          "\x7F",
                                          "\xE2\x80\xAE",
                                          "\xE2\x80\xA8",
                                          "题",
                                          "\n",
                                          "a",
                                          ".",
                                          "%41",
                                          "\xFF",
                                          "`",
                                          "*",
                                          "|",
                                          "-"};
    std::uint32_t state = 11;
    const auto next = [&](std::size_t most) {
        state = state * 1664525 + 1013904223;
        return (state >> 16) % most;
    };
    const auto grown = [&] {
        std::string text;
        for (std::size_t n = 1 + next(6); n > 0; --n) text += pieces[next(pieces.size())];
        return text;
    };
    for (int round = 0; round < 40; ++round) {
        const Folder folder{{"x.txt", ""}};
        std::set<std::string> names;
        for (int i = 0; i < 6; ++i) {
            std::string name = std::to_string(i) + grown() + ".md";
            std::erase(name, '/');
            write_file(folder.path() / name, "# " + grown() + "\n\n这话来。\n");
            names.insert(name);
        }
        write_file(folder.path() / "metadata.yaml", "title: |\n  " + std::string("题\n  二\"\\#") +
                                                        "\nauthor: [\"\\u0001\", 甲]\n"
                                                        "description: |\n  一\n  二\n");
        const Read book = read(folder);
        const std::set<std::string> listed =
            book.import ? files_in(manifest_text(*book.import)) : std::set<std::string>();
        for (const std::string& name : names) {
            const bool nameable = name.find_first_of("\n\t\x01\x7F\xFF") == std::string::npos &&
                                  name.find("\xE2\x80\xA8") == std::string::npos;
            EXPECT_TRUE(!nameable || listed.contains(name)) << name;
            // What cannot be named in a manifest is told of.
            const bool told =
                std::find(book.codes.begin(), book.codes.end(), Code::C017) != book.codes.end();
            EXPECT_TRUE(listed.contains(name) || told) << name;
        }
    }
}

TEST(ImportOfAnyNames, AnyConfigurationIsReadWithoutACrash) {
    const std::vector<std::string> pieces{"{",
                                          "}",
                                          "[",
                                          "]",
                                          "(",
                                          ")",
                                          ",",
                                          ":",
                                          "'",
                                          "\"",
                                          "`",
                                          "${",
                                          "...",
                                          "=>",
                                          "a",
                                          "b",
                                          "const a = ",
                                          "export default ",
                                          "function b() {",
                                          "return ",
                                          "sidebar: ",
                                          "text: '题'",
                                          "link: '/a'",
                                          "items: ",
                                          "themeConfig: ",
                                          "// x\n",
                                          "/*",
                                          "*/",
                                          "\n",
                                          ";",
                                          "\\",
                                          "/",
                                          "?",
                                          "+",
                                          ".",
                                          "import b from './config'",
                                          "\xFF",
                                          "题",
                                          "\\u{110000}",
                                          "\\x"};
    std::uint32_t state = 5;
    for (int round = 0; round < 150; ++round) {
        std::string text = "export default ";
        for (int n = 0; n < 80; ++n) {
            state = state * 1664525 + 1013904223;
            text += pieces[(state >> 16) % pieces.size()];
        }
        const Folder folder{{".vitepress/config.js", text}, {"a.md", "# 题\n"}};
        const Read book = read(folder);
        EXPECT_TRUE(book.import || !book.codes.empty()) << text;
    }
    // Lists of lists of lists; rings; depth.
    std::string rings = "const a0 = ['/a'];\n";
    for (int i = 1; i < 40; ++i)
        rings += "const a" + std::to_string(i) + " = [...a" + std::to_string(i - 1) + ", ...a" +
                 std::to_string(i - 1) + "];\n";
    rings +=
        "const r = { sidebar: r };\nexport default { themeConfig: { sidebar: a39 }, x: r, y: " +
        std::string(100000, '[') + " };\n";
    const Folder folder{{".vitepress/config.js", rings}, {"a.md", "# 题\n"}};
    EXPECT_EQ(read(folder).chapters(), "1 a.md");
}

}  // namespace
}  // namespace banxin::importer
