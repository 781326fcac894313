// A manifest that a person has worked on, after the folder has grown.
#include "importer/update.h"

#include "unit/importer/folders.h"

#include <gtest/gtest.h>

namespace banxin::importer {
namespace {

Update updated(const Folder& folder) {
    Sources sources;
    Diagnostics diagnostics;
    const BookFolder book(folder.path());
    const auto import = read_folder(book, sources, diagnostics);
    const auto update =
        import ? update_manifest(*import, book, sources, diagnostics) : std::nullopt;
    EXPECT_TRUE(update) << to_text(diagnostics, sources, Speech::english);
    return update.value_or(Update());
}

TEST(UpdateOfAManifest, AddsWhatIsNewWhereItBelongsAndKeepsEveryLine) {
    const Folder folder{
        {"mkdocs.yml",
         "site_name: 茶\nsite_author: 甲\nnav:\n  - 上编:\n    - a.md\n    - b.md\n    - c.md\n"
         "  - 下编:\n    - d.md\n    - e.md\n  - 末编:\n    - f.md\n"},
        {"docs/a.md", "# 甲\n"},
        {"docs/b.md", "# 乙\n"},
        {"docs/c.md", "话。\n"},
        {"docs/d.md", "# 丁\n"},
        {"docs/e.md", "# 戊\n"},
        {"docs/f.md", "# 己\n"},
        {"banxin.toml",
         "# 我的注\n[book]\ntitle = \"我的书名\"  # 改过\nlanguage = \"zh-Hans\"\n\n"
         "[book.series]\nname = \"丛书\"\n\n# 一\n[[chapter]]\npart = \"上编\"\n"
         "file = \"docs/a.md\"\n[chapter.original]\ntitle = \"\"\"\n[[chapter]]\n\"\"\"\n\n"
         "# 二\n[[chapter]]\npart = \"下编\"\nfile = \"docs/e.md\"\n\n"
         "[[chapter]]\nfile = \"docs/gone.md\"\n\n[typography]\nsize = 10\n"}};
    const Update update = updated(folder);
    EXPECT_EQ(update.added, (std::vector<std::string>{"[book] authors", "docs/b.md", "docs/c.md",
                                                      "docs/d.md", "docs/f.md"}));
    EXPECT_EQ(update.gone, std::vector<std::string>{"docs/gone.md"});
    EXPECT_EQ(
        update.text,
        "# 我的注\n[book]\ntitle = \"我的书名\"  # 改过\nlanguage = \"zh-Hans\"\n"
        "authors = [\"甲\"]\n\n[book.series]\nname = \"丛书\"\n\n# 一\n[[chapter]]\n"
        "part = \"上编\"\nfile = \"docs/a.md\"\n[chapter.original]\ntitle = \"\"\"\n[[chapter]]\n"
        "\"\"\"\n\n[[chapter]]\nfile = \"docs/b.md\"\n\n[[chapter]]\nfile = \"docs/c.md\"\n"
        "\n# 二\n[[chapter]]\npart = \"下编\"\nfile = \"docs/e.md\"\n\n"
        "[[chapter]]\nfile = \"docs/d.md\"\n\n[[chapter]]\npart = \"末编\"\n"
        "file = \"docs/f.md\"\n\n[[chapter]]\nfile = \"docs/gone.md\"\n\n[typography]\nsize = "
        "10\n");
}

TEST(UpdateOfAManifest, WhatStandsFirstIsPutBeforeTheFirst) {
    const Folder folder{{"01.md", "# 一\n"},
                        {"02.md", "# 二\n"},
                        {"banxin.toml",
                         "[book]\ntitle = \"书\"\nlanguage = \"zh-Hans\"\n\n[[chapter]]\n"
                         "file = \"02.md\""}};
    EXPECT_EQ(updated(folder).text,
              "[book]\ntitle = \"书\"\nlanguage = \"zh-Hans\"\n\n[[chapter]]\nfile = \"01.md\"\n\n"
              "[[chapter]]\nfile = \"02.md\"");
}

TEST(UpdateOfAManifest, WhatIsNamedInAnotherPlaceIsNotNew) {
    const Folder folder{
        {"01.md", "# 一\n"},
        {"en.md", "# one\n\nwords\n"},
        {"banxin.toml",
         "[book]\ntitle = \"书\"\nlanguage = \"zh-Hans\"\n\n[[chapter]]\n"
         "file = \"./01.md\"\nkind = \"translation\"\noriginal.file = \"en.md\"\n"}};
    const Update update = updated(folder);
    EXPECT_EQ(update.added, std::vector<std::string>{});
    EXPECT_EQ(update.text, read_file(folder.path() / "banxin.toml"));
}

TEST(UpdateOfAManifest, AWrongOneIsLeftAlone) {
    const Folder folder{{"01.md", "# 一\n"}, {"banxin.toml", "[book\n"}};
    Sources sources;
    Diagnostics diagnostics;
    const BookFolder book(folder.path());
    const auto import = read_folder(book, sources, diagnostics);
    ASSERT_TRUE(import);
    EXPECT_FALSE(update_manifest(*import, book, sources, diagnostics));
    EXPECT_TRUE(diagnostics.has_errors());
}

}  // namespace
}  // namespace banxin::importer
