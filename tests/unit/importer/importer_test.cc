// The import of notes, against a small invented note in the form that the importer is made
// for, and against the shared manuscript where it is at hand (no sentence of it stands here).
#include "importer/importer.h"

#include "base/files.h"
#include "base/unicode.h"

#include <gtest/gtest.h>

#include <memory>
#include <sstream>

namespace fs = std::filesystem;

namespace banxin::importer {
namespace {

constexpr const char* note_text = R"(
- **原文标题**：The Quiet Kiln
- **链接**：[The Quiet Kiln](https://example.org/kiln?a=1)

- **文章类别**：随笔

---
**内容整理**：

窑工谈火候。

**文章信息**：
- **作者**：Ann Potter
- **发表平台**：Clay Weekly
- **发表时间**：2023年4月7日

1. **火**：慢。

---

尾声一句。

---
## 附1: 随笔翻译

**静窑：火与耐心**

*安·波特，2023 年 4 月*

第一段。

**火候**

第二段，**不是标题**。

---
## 附2: 相关报道

- **标题**  
  原文标题：老窑熄火
  链接：[老窑](https://news.example.cn/s/1)

- **文章类别**：新闻报道

---

**内容整理**：

### 背景
- **时间**：不在此列。
  - 内层。

#### 细节
完。
)";

struct ReadIn {
    Sources sources;
    Diagnostics diagnostics;
    std::optional<Import> import;
};

std::unique_ptr<ReadIn> read(std::string text) {
    auto result = std::make_unique<ReadIn>();
    const SourceId id = result->sources.add("note.md", std::move(text));
    result->import = read_note(id, result->sources, result->diagnostics);
    return result;
}

std::u32string han_of(std::string_view text) {
    std::u32string han;
    for (const char32_t c : to_utf32(text))
        if (script_of(c) == Script::han) han += c;
    return han;
}

/// Manifest comments and chapters, in book order: what holds all that the note held.
std::u32string han_kept(const Import& import) {
    std::u32string han;
    for (const Chapter& chapter : import.chapters) {
        for (const std::string& line : chapter.consumed) han += han_of(line);
        han += han_of(chapter.text);
    }
    return han;
}

/// The first character of `wanted` that does not occur in `in`, in order; empty: all do.
std::u32string first_lost(const std::u32string& wanted, const std::u32string& in) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        at = in.find(wanted[i], at);
        if (at == std::u32string::npos) return wanted.substr(i, 12);
        ++at;
    }
    return {};
}

fs::path scratch(const std::string& name) {
    const fs::path folder = fs::path(testing::TempDir()) / ("banxin-import-" + name);
    fs::remove_all(folder);
    return folder;
}

TEST(Importer, FindsTheTextsAndTheirKinds) {
    const auto note = read(note_text);
    ASSERT_TRUE(note->import);
    const auto& chapters = note->import->chapters;
    ASSERT_EQ(chapters.size(), 3u);
    EXPECT_EQ(chapters[0].kind, ChapterKind::digest);
    EXPECT_EQ(chapters[1].kind, ChapterKind::translation);
    EXPECT_EQ(chapters[2].kind, ChapterKind::news);
    EXPECT_EQ(chapters[0].file, "01-digest.md");
    EXPECT_EQ(chapters[0].title, "The Quiet Kiln");
    EXPECT_EQ(chapters[1].title, "静窑：火与耐心");
    EXPECT_EQ(chapters[2].title, "老窑熄火");
}

TEST(Importer, TakesTheFieldsFromTheNotesOwnLists) {
    const auto note = read(note_text);
    ASSERT_TRUE(note->import);
    const auto& chapters = note->import->chapters;
    // Who told it shorter is not said.
    EXPECT_EQ(chapters[0].fields.author, "");
    ASSERT_TRUE(chapters[0].fields.original);
    EXPECT_EQ(chapters[0].fields.original->author, "Ann Potter");
    EXPECT_EQ(chapters[0].fields.original->date, (Date{2023, 4, 7}));
    EXPECT_EQ(chapters[0].fields.original->url, "https://example.org/kiln?a=1");
    ASSERT_TRUE(chapters[1].fields.original);
    const Original& original = *chapters[1].fields.original;
    EXPECT_EQ(original.title, "The Quiet Kiln");
    EXPECT_EQ(original.author, "Ann Potter");
    EXPECT_EQ(original.publisher, "Clay Weekly");
    EXPECT_EQ(original.language, "en");
    EXPECT_EQ(original.date, (Date{2023, 4, 7}));
    ASSERT_TRUE(chapters[2].fields.source);
    const NewsSource& source = *chapters[2].fields.source;
    EXPECT_EQ(source.headline, "老窑熄火");
    EXPECT_EQ(source.url, "https://news.example.cn/s/1");
    EXPECT_EQ(source.outlet, "news.example.cn");
    EXPECT_FALSE(source.date);
}

TEST(Importer, MakesBoldLinesHeadingsAndLiftsDeepOnes) {
    const auto note = read(note_text);
    ASSERT_TRUE(note->import);
    EXPECT_EQ(note->import->chapters[1].text,
              "# 静窑：火与耐心\n\n*安·波特，2023 年 4 月*\n\n第一段。\n\n## 火候\n\n"
              "第二段，**不是标题**。\n");
    EXPECT_NE(
        note->import->chapters[2].text.find("\n## 背景\n- **时间**：不在此列。\n  - 内层。\n"),
        std::string::npos);
    EXPECT_NE(note->import->chapters[2].text.find("\n### 细节\n完。\n"), std::string::npos);
}

TEST(Importer, KeepsARuleInsideATextAndDropsTheOnesBetweenTexts) {
    const auto note = read(note_text);
    ASSERT_TRUE(note->import);
    const std::string& essay = note->import->chapters[0].text;
    EXPECT_NE(essay.find("\n---\n\n尾声一句。\n"), std::string::npos);
    EXPECT_TRUE(essay.ends_with("尾声一句。\n"));
}

TEST(Importer, LosesNoHanCharacter) {
    const auto note = read(note_text);
    ASSERT_TRUE(note->import);
    EXPECT_EQ(first_lost(han_of(note_text), han_kept(*note->import)), U"");
}

TEST(Importer, WritesAManifestThatKeepsWhatItConsumed) {
    const auto note = read(note_text);
    ASSERT_TRUE(note->import);
    const std::string manifest = manifest_text(*note->import, "note.md");
    EXPECT_NE(manifest.find("title = \"静窑：火与耐心\"\nlanguage = \"zh-Hans\"\n"
                            "authors = [{ name = \"安·波特\" }]\n"),
              std::string::npos);
    EXPECT_NE(manifest.find("# ## 附1: 随笔翻译\n[[chapter]]\nkind = \"translation\"\n"),
              std::string::npos);
    EXPECT_NE(manifest.find("date = 2023-04-07\n"), std::string::npos);
    EXPECT_NE(manifest.find("# - **文章类别**：新闻报道\n"), std::string::npos);
}

TEST(Importer, QuotesWhatTomlWouldMisread) {
    const auto note = read("# 说 \"好\" \\ 坏\n\n文。\n");
    ASSERT_TRUE(note->import);
    EXPECT_NE(manifest_text(*note->import, "n.md").find("title = \"说 \\\"好\\\" \\\\ 坏\"\n"),
              std::string::npos);
}

TEST(Importer, TakesAPlainTextAsOneEssay) {
    const auto note = read("# 题\n\n正文。\n\n- **作者**说得对。\n");
    ASSERT_TRUE(note->import);
    ASSERT_EQ(note->import->chapters.size(), 1u);
    EXPECT_EQ(note->import->chapters[0].text, "# 题\n\n正文。\n\n- **作者**说得对。\n");
}

TEST(Importer, LeavesCodeAlone) {
    const auto note = read("# 题\n\n```\n## 附1: 不是\n### 深\n\n**粗**\n\n```\n");
    ASSERT_TRUE(note->import);
    ASSERT_EQ(note->import->chapters.size(), 1u);
    EXPECT_NE(note->import->chapters[0].text.find("## 附1: 不是\n### 深\n\n**粗**\n"),
              std::string::npos);
}

TEST(Importer, ReportsWhatIsNoText) {
    const auto empty = read(" \n\n");
    EXPECT_FALSE(empty->import);
    ASSERT_EQ(empty->diagnostics.items().size(), 1u);
    EXPECT_EQ(empty->diagnostics.items()[0].code, Code::C011);
    const auto broken = read("文\xff");
    EXPECT_FALSE(broken->import);
    EXPECT_EQ(broken->diagnostics.items().at(0).code, Code::S001);
}

TEST(Importer, OverwritesNothing) {
    const auto note = read(note_text);
    ASSERT_TRUE(note->import);
    const fs::path folder = scratch("overwrite");
    write_file(folder / "03-news.md", "mine");
    EXPECT_THROW(write_book(*note->import, "note.md", folder), Failure);
    EXPECT_EQ(read_file(folder / "03-news.md"), "mine");
    EXPECT_FALSE(fs::exists(folder / "01-essay.md"));
    EXPECT_FALSE(fs::exists(folder / "banxin.toml"));
}

TEST(Importer, NamesTheFilesThatItDidNotCopy) {
    const auto note =
        read("# 题\n\n![窑](img/kiln.png) 与 [站](https://example.org) 与 [注](#a)\n");
    ASSERT_TRUE(note->import);
    EXPECT_EQ(note->import->left, std::vector<std::string>{"img/kiln.png"});
}

TEST(Importer, KeepsEveryHanCharacterOfTheSharedManuscript) {
    const fs::path path =
        fs::path(BANXIN_SOURCE_DIR).parent_path() / "shared/manuscript/digest-note.md";
    if (!fs::exists(path)) GTEST_SKIP() << "the shared manuscript is not beside this checkout";
    const std::string text = read_file(path);
    const auto note = read(text);
    ASSERT_TRUE(note->import);
    ASSERT_EQ(note->import->chapters.size(), 3u);
    EXPECT_EQ(note->import->chapters[0].kind, ChapterKind::digest);
    EXPECT_EQ(note->import->chapters[1].kind, ChapterKind::translation);
    EXPECT_EQ(note->import->chapters[2].kind, ChapterKind::news);
    ASSERT_TRUE(note->import->chapters[0].fields.original);
    EXPECT_EQ(note->import->chapters[0].fields.original->date, (Date{2024, 10, 20}));
    EXPECT_EQ(note->import->chapters[0].fields.original->author, "Felix Hill");
    ASSERT_TRUE(note->import->chapters[1].fields.original);
    EXPECT_EQ(note->import->chapters[1].fields.original->publisher, "Medium");
    EXPECT_EQ(first_lost(han_of(text), han_kept(*note->import)), U"");
    // Lines of the body stand in the chapters byte for byte, headings aside.
    std::string all;
    for (const Chapter& chapter : note->import->chapters) all += chapter.text;
    std::istringstream lines(text);
    std::size_t kept = 0;
    for (std::string line; std::getline(lines, line);)
        if (line.size() > 60 && all.find(line + "\n") != std::string::npos) ++kept;
    EXPECT_GT(kept, 50u);
}

}  // namespace
}  // namespace banxin::importer
