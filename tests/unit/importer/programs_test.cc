// What is read of each program's settings, and the order that they give.
#include "unit/importer/folders.h"

#include <gtest/gtest.h>

namespace banxin::importer {
namespace {

using Why = LeftOut::Why;

TEST(ImportOfMkDocs, TakesItsNavAndLeavesItsTagsAlone) {
    const Folder folder{
        {"mkdocs.yml",
         "site_name: 茶书\nsite_author: 甲\nsite_description: 说茶\ntheme:\n  language: zh\n"
         "markdown_extensions:\n  - a.b:\n      c: !!python/name:x.y\nextra:\n"
         "  k: !ENV [T, x]\nnav:\n  - 首页: index.md\n  - 上编:\n    - 水: water.md\n    - 器:\n"
         "      - tools/index.md\n      - 壶: tools/pot.md\n  - 下编:\n    - fire.md\n"
         "    - 网上: https://example.org\n"},
        {"docs/index.md", "# 茶书\n\n话。\n"},
        {"docs/water.md", "# 水\n"},
        {"docs/tools/index.md", "# 器\n"},
        {"docs/tools/pot.md", "话。\n"},
        {"docs/fire.md", "# 火\n"},
        {"docs/loose.md", "# 散\n"},
        {"README.md", "# 仓库\n"},
        {"CLAUDE.md", "x\n"},
        {"node_modules/a/b.md", "x\n"}};
    const Read book = read(folder);
    EXPECT_EQ(book.chapters(),
              "1 docs/index.md, [上编] 1 docs/water.md, 1 docs/tools/index.md, "
              "2 docs/tools/pot.md, [下编] 1 docs/fire.md");
    EXPECT_EQ(book.codes, std::vector{Code::C017}) << book.messages;
    EXPECT_EQ(book.import->title, "茶书");
    EXPECT_EQ(book.import->description, "说茶");
    EXPECT_EQ(book.import->chapters[3].title, "壶");
    EXPECT_EQ(book.import->not_taken,
              (std::vector<std::string>{"mkdocs.yml: markdown_extensions", "mkdocs.yml: extra"}));
    EXPECT_EQ(book.left(Why::not_listed), "docs/loose.md");
    EXPECT_EQ(book.left(Why::of_the_project), "README.md, CLAUDE.md, node_modules/");
}

TEST(ImportOfMkDocs, WithoutANavTakesTheFolder) {
    const Folder folder{{"mkdocs.yml", "site_name: 茶\ndocs_dir: 文\n"},
                        {"文/10.md", "# 十\n"},
                        {"文/2.md", "# 二\n"},
                        {"文/3.md", "---\ndraft: true\n---\n\n# 三\n"}};
    const Read book = read(folder);
    EXPECT_EQ(book.chapters(), "1 文/2.md, 1 文/10.md");
    EXPECT_EQ(book.left(Why::draft), "文/3.md");
}

TEST(ImportOfVitePress, ReadsLiteralsNamesAndFilesBesideAndRunsNothing) {
    const Folder folder{
        {"docs/.vitepress/config.mts",
         "import { defineConfig } from 'vitepress'\nimport { sidebar } from './sidebar'\n"
         "export default withPlugin(defineConfig({\n  lang: 'zh-CN', // '\n  title: \"灯\",\n"
         "  base: '/lamp/',\n  markdown: { config: (md) => { md.use(x, '}') } },\n"
         "  themeConfig: { nav: [{ text: '页', link: '/' }], sidebar }\n}))\n"},
        {"docs/.vitepress/sidebar.ts",
         "const first: Item[] = [\n  { text: '油', link: '/one/oil' },\n"
         "  { text: '芯', link: '/one/', items: [{ text: `火`, link: '/one/fire.html#a' }] },\n]\n"
         "function second() { const x = 1; return [{ text: '电' + '灯', link: 'bulb' }] }\n"
         "export const sidebar = [\n  { text: '上编', collapsed: false, items: [...first] },\n"
         "  { text: '下编', base: '/two/', items: second() },\n  makeMore(),\n"
         "] satisfies Item[]\n"},
        {"docs/index.md", "---\nlayout: home\n---\n"},
        {"docs/one/oil.md", "# 油\n"},
        {"docs/one/index.md", "# 芯\n"},
        {"docs/one/fire.md", "# 火\n"},
        {"docs/two/bulb.md", "话。\n"}};
    const Read book = read(folder);
    EXPECT_EQ(book.chapters(),
              "[上编] 1 docs/one/oil.md, 1 docs/one/index.md, 2 docs/one/fire.md, "
              "[下编] 1 docs/two/bulb.md");
    EXPECT_EQ(book.codes, std::vector{Code::C025}) << book.messages;
    EXPECT_NE(book.messages.find("sidebar.ts:9:3"), std::string::npos) << book.messages;
    EXPECT_EQ(book.import->title, "灯");
    EXPECT_EQ(book.import->chapters[3].title, "电灯");
    EXPECT_EQ(book.import->declared_language, "zh-CN");
    EXPECT_EQ(book.left(Why::no_text), "docs/index.md");
}

TEST(ImportOfVitePress, TakesTheChineseOfSeveralLanguages) {
    const Folder folder{
        {".vitepress/config.js",
         "export default { title: 'Rain', locales: { root: { label: 'English', lang: 'en' },\n"
         " zh: { lang: 'zh-Hans', title: '雨', themeConfig: { sidebar: {\n"
         "  '/zh/': [{ text: '一', link: '/zh/a' }], '/zh/b/': [{ text: '一', link: '/zh/a' }] }"
         " } } } }\n"},
        {"a.md", "# Rain\n"},
        {"zh/a.md", "# 雨\n"}};
    const Read book = read(folder);
    EXPECT_EQ(book.chapters(), "1 zh/a.md");
    EXPECT_EQ(book.import->title, "雨");
    EXPECT_EQ(book.codes, std::vector<Code>{}) << book.messages;
}

TEST(ImportOfVuePress, TakesWordsPairsAndGroups) {
    const Folder folder{
        {"docs/.vuepress/config.js",
         "module.exports = { title: '鱼', theme: defaultTheme({ sidebar: [\n"
         "  '/', ['/x', '题'],\n  { title: '编', collapsable: false, children: ['/y.md'] } ] }) "
         "}\n"},
        {"docs/README.md", "# 鱼\n\n话。\n"},
        {"docs/x.md", "话。\n"},
        {"docs/y.md", "# 丙\n"}};
    const Read book = read(folder);
    EXPECT_EQ(book.chapters(), "1 docs/README.md, 1 docs/x.md, [编] 1 docs/y.md");
    EXPECT_EQ(book.import->chapters[1].title, "题");
}

TEST(ImportOfDocsify, TakesTheSidebarAndTheNameInItsPage) {
    const Folder folder{
        {"index.html",
         "<script>window.$docsify = { name: '雨书', loadSidebar: true, // x\n"
         "plugins: [function (hook) { var a = \"}\" }] }</script>"},
        {"_sidebar.md", "* [前言](/)\n* 上编\n  * [雨](rain)\n  * [云](/cloud.md)\n"},
        {"_coverpage.md", "![logo](a.svg)\n\n# ![](b.svg) <b>雨</b>书 <small>1</small>\n"},
        {"README.md", "# 前言\n\n话。\n"},
        {"rain.md", "# 雨\n"},
        {"cloud.md", "# 云\n"}};
    const Read book = read(folder);
    EXPECT_EQ(book.chapters(), "1 README.md, [上编] 1 rain.md, 1 cloud.md");
    EXPECT_EQ(book.import->title, "雨书");
    EXPECT_EQ(book.import->not_taken, std::vector<std::string>{"_coverpage.md"});
    EXPECT_EQ(book.codes, std::vector<Code>{}) << book.messages;
}

TEST(ImportOfVivliostyle, TakesEntriesAndLeavesTheListOfContents) {
    const Folder folder{
        {"vivliostyle.config.js",
         "// @ts-check\nconst config = { title: '山', author: '乙 <a@b.c>', language: 'ja',\n"
         "  size: 'A5', entry: [{ rel: 'contents' }, 'm/1.md', { path: 'm/2.md', title: '二' }] "
         "};\nmodule.exports = config;\n"},
        {"m/1.md", "# いち\n"},
        {"m/2.md", "これは。\n"}};
    const Read book = read(folder);
    EXPECT_EQ(book.chapters(), "1 m/1.md, 1 m/2.md");
    EXPECT_EQ(book.import->authors, std::vector<std::string>{"乙"});
    EXPECT_EQ(book.import->language, "ja");
    EXPECT_EQ(book.import->chapters[1].title, "二");
    EXPECT_EQ(book.import->not_taken, std::vector<std::string>{"vivliostyle.config.js: size"});
}

TEST(ImportOfHugo, OrdersByWeightAndOpensSections) {
    const Folder folder{
        {"hugo.toml", "title = \"河\"\nlanguageCode = \"zh-cn\"\n[params]\nauthor = \"丁\"\n"},
        {"content/_index.md", "---\ntitle: 河\n---\n\n{{< cards >}}\n{{< /cards >}}\n"},
        {"content/b/_index.md", "+++\ntitle = \"下编\"\nweight = 2\n+++\n\n导语。\n"},
        {"content/b/x/index.md", "---\ntitle: 船\n---\n\n话。\n"},
        {"content/a/_index.md", "+++\ntitle = \"上编\"\nweight = 1\n+++\n"},
        {"content/a/1.md", "---\ntitle: 水\nweight: 9\n---\n\n话。\n"},
        {"content/a/2.md", "---\ntitle: 岸\nweight: 5\n---\n\n## 小节\n\n话。\n"},
        {"content/a/3.md", "---\ntitle: 稿\ndraft: true\n---\n\n话。\n"},
        {"content/a/1.en.md", "---\ntitle: water\n---\n\nx\n"}};
    const Read book = read(folder);
    EXPECT_EQ(book.chapters(),
              "[上编] 1 content/a/2.md, 1 content/a/1.md, [下编] 1 content/b/_index.md, "
              "1 content/b/x/index.md");
    EXPECT_EQ(book.import->chapters[0].title, "岸");
    EXPECT_EQ(book.import->authors, std::vector<std::string>{"丁"});
    EXPECT_EQ(book.left(Why::draft), "content/a/3.md");
    EXPECT_EQ(book.left(Why::other_language), "content/a/1.en.md");
    EXPECT_EQ(book.left(Why::no_text), "content/_index.md");
    EXPECT_EQ(book.left(Why::not_listed), "");
}

TEST(ImportOfHexo, OrdersPostsByTheirDays) {
    const Folder folder{
        {"_config.yml", "title: 日记\nauthor: 戊\nlanguage: zh-CN\nfeed: x\n"},
        {"source/_posts/b.md", "---\ntitle: 后\ndate: 2024-02-01 10:00:00\n---\n\n话。\n"},
        {"source/_posts/a.md", "---\ntitle: 前\ndate: 2024-02-01 09:00:00\n---\n\n话。\n"},
        {"source/_drafts/c.md", "x\n"},
        {"source/about/index.md", "# 关于\n\n话。\n"}};
    const Read book = read(folder);
    EXPECT_EQ(book.import->system, System::hexo);
    EXPECT_EQ(book.chapters(), "1 source/_posts/a.md, 1 source/_posts/b.md");
    EXPECT_EQ(book.left(Why::draft), "source/_drafts/");
    EXPECT_EQ(book.left(Why::not_listed), "source/about/index.md");
}

TEST(ImportOfJekyll, TakesChaptersCollectionsAndPosts) {
    const Folder folder{{"_config.yml", "title: 集\ncollections:\n  essays:\n    output: true\n"},
                        {"_posts/2024-01-02-late.md", "晚。\n"},
                        {"_posts/2023-01-02-early.md", "早。\n"},
                        {"_essays/1.md", "# 文\n"},
                        {"_chapters/10.md", "# 十\n"},
                        {"_chapters/9.md", "# 九\n"}};
    const Read book = read(folder);
    EXPECT_EQ(book.chapters(),
              "1 _chapters/9.md, 1 _chapters/10.md, 1 _essays/1.md, "
              "1 _posts/2023-01-02-early.md, 1 _posts/2024-01-02-late.md");
    EXPECT_EQ(book.import->chapters[3].title, "early");
}

TEST(ImportOfObsidian, ANoteThatListsTheOthersGivesTheOrder) {
    const Folder folder{{".obsidian/templates.json", "{\"folder\": \"tpl\"}"},
                        {"00 目录.md",
                         "# 目录\n\n## 上编\n- [[第十章]]\n- [[第二章|二]]\n## 下编\n"
                         "1. 先读 [[note/深#节]]\n- [[没有]]\n"},
                        {"第十章.md", "话。\n"},
                        {"第二章.md", "话。\n"},
                        {"note/深.md", "话。\n"},
                        {"note/散.md", "话。\n"},
                        {"tpl/日.md", "话。\n"}};
    const Read book = read(folder);
    EXPECT_EQ(book.chapters(), "[上编] 1 第十章.md, 1 第二章.md, [下编] 1 note/深.md");
    EXPECT_EQ(book.import->chapters[1].title, "二");
    EXPECT_EQ(book.codes, std::vector{Code::C014}) << book.messages;
    EXPECT_EQ(book.left(Why::template_), "tpl/日.md, 00 目录.md");
    EXPECT_EQ(book.left(Why::not_listed), "note/散.md");
}

TEST(ImportOfObsidian, WithoutOneTheOrderIsThatOfTheNames) {
    const Folder folder{{".obsidian/app.json", "{"},
                        {"第十章.md", "话。\n"},
                        {"第二章.md", "话。\n"},
                        {"模板/x.md", "x\n"}};
    const Read book = read(folder);
    EXPECT_EQ(book.chapters(), "1 第二章.md, 1 第十章.md");
    EXPECT_EQ(book.left(Why::template_), "模板/x.md");
}

TEST(ImportOfJupyterBook, TakesItsTocWithItsParts) {
    const Folder folder{
        {"_toc.yml",
         "format: jb-book\nroot: intro\nparts:\n- caption: 上编\n  chapters:\n  - file: a\n"
         "    sections:\n    - file: b\n  - file: n\n- caption: 下编\n  chapters:\n  - file: c\n"
         "    title: 丙\n"},
        {"_config.yml", "title: 数\nauthor: 己\n"},
        {"intro.md", "# 引\n\n话。\n"},
        {"a.md", "# 甲\n"},
        {"b.md", "# 乙\n"},
        {"c.md", "话。\n"},
        {"n.ipynb", "{}"}};
    const Read book = read(folder);
    EXPECT_EQ(book.chapters(), "1 intro.md, [上编] 1 a.md, 2 b.md, [下编] 1 c.md");
    EXPECT_EQ(book.import->title, "数");
    EXPECT_EQ(book.import->chapters[3].title, "丙");
    EXPECT_EQ(book.codes, std::vector{Code::C017}) << book.messages;
}

TEST(ImportOfSphinx, FollowsTheToctreesOfItsPages) {
    const Folder folder{
        {"docs/conf.py", "project = '书'\nauthor = \"庚\"\nlanguage = 'zh_CN'\n"},
        {"docs/index.rst",
         "书\n==\n\n.. toctree::\n   :caption: 上编\n\n   intro\n   题 <part/one>\n\n尾\n"},
        {"docs/intro.md", "# 引\n\n话。\n"},
        {"docs/part/one.md", "# 一\n\n```{toctree}\n:hidden:\n\ntwo\n```\n"},
        {"docs/part/two.md", "# 二\n"}};
    const Read book = read(folder);
    EXPECT_EQ(book.chapters(), "[上编] 1 docs/intro.md, 1 docs/part/one.md, 2 docs/part/two.md");
    EXPECT_EQ(book.import->title, "书");
    EXPECT_EQ(book.import->authors, std::vector<std::string>{"庚"});
    EXPECT_EQ(book.codes, std::vector<Code>{}) << book.messages;
}

TEST(ImportOfQuarto, TheTextOfAPartIsInTheBook) {
    const Folder folder{
        {"_quarto.yml",
         "book:\n  chapters:\n    - index.qmd\n    - part: two.qmd\n      chapters:\n"
         "        - a.qmd\n"},
        {"index.qmd", "# 引\n\n话。\n"},
        {"two.qmd", "# 二编\n\n短。\n"},
        {"a.qmd", "# 甲\n"}};
    EXPECT_EQ(read(folder).chapters(), "1 index.qmd, [二编] 1 two.qmd, 1 a.qmd");
}

TEST(ImportOfAFolder, NamesWhatIsOfAProjectAndOfOtherLanguages) {
    const Folder folder{{"zh/01.md", "# 题\n\n这话来。\n"},
                        {"en/01.md", "# Title\n"},
                        {"README.md", "# 这是书\n"},
                        {"README.en.md", "# Book\n"},
                        {"AGENTS.md", "x\n"},
                        {"TODO.md", "x\n"},
                        {"_origin/x.md", "x\n"},
                        {"_toc.yaml.md", "# 又\n\n这话来。\n"},
                        {".github/a.md", "x\n"}};
    const Read book = read(folder);
    EXPECT_EQ(book.chapters(), "1 _toc.yaml.md, [zh] 1 zh/01.md");
    EXPECT_EQ(book.import->title, "这是书");
    EXPECT_EQ(book.left(Why::other_language), "en/01.md");
    EXPECT_EQ(book.left(Why::of_the_project),
              "README.md, AGENTS.md, README.en.md, TODO.md, .github/, _origin/");
}

TEST(ImportOfAFolder, AReadmeThatListsTheTextsGivesTheirOrder) {
    const Folder folder{{"README.md",
                         "# 书名\n\n## 怎么读\n\n- [许可](LICENSE.md)\n- 从头读\n\n## 上编\n\n"
                         "1. [丙](c.md)\n2. [甲](./a.md)：先看\n   - [乙](b)\n\n## 参与\n\n"
                         "- [网上](https://example.org/a.md)\n"},
                        {"LICENSE.md", "x\n"},
                        {"a.md", "# 甲\n\n这话来。\n"},
                        {"b.md", "# 乙\n"},
                        {"c.md", "# 丙\n"},
                        {"d.md", "# 丁\n"}};
    const Read book = read(folder);
    EXPECT_EQ(book.chapters(), "[上编] 1 c.md, 1 a.md, 2 b.md");
    EXPECT_EQ(book.import->title, "书名");
    EXPECT_EQ(book.left(Why::not_listed), "d.md");
    EXPECT_EQ(book.codes, std::vector<Code>{}) << book.messages;
    // One that leads to few of them is about something else.
    const Folder few{{"README.md", "# 书名\n\n- [甲](a.md)\n"},
                     {"a.md", "# 甲\n"},
                     {"b.md", "# 乙\n"},
                     {"c.md", "# 丙\n"}};
    EXPECT_EQ(read(few).chapters(), "1 a.md, 1 b.md, 1 c.md");
}

TEST(ImportOfAFolder, AReadmeIsTheBookWhenThereIsNothingElse) {
    const Folder folder{{"README.md", "# 书\n\n这话来。\n"}, {"LICENSE", "x"}};
    EXPECT_EQ(read(folder).chapters(), "1 README.md");
}

TEST(ImportOfAFolder, WordsThatLookLikeLanguagesAreNone) {
    const Folder folder{{"水_it.md", "# 一\n"},
                        {"de.md", "# 二\n"},
                        {"a.b.md", "# 三\n"},
                        {"plan.md", "# 四\n"},
                        {"notes.md", "# 五\n"}};
    const Read book = read(folder);
    EXPECT_EQ(book.import->chapters.size(), 5U) << book.chapters();
}

TEST(ImportOfAFolder, SettingsThatWereNotReadAreNamed) {
    const Folder folder{{"mkdocs.yml", "site_name: 茶\n"},
                        {"docs/a.md", "# 甲\n"},
                        {"SUMMARY.md", "* [甲](docs/a.md)\n"},
                        {"_config.yml", "title: x\n"}};
    const Read book = read(folder);
    EXPECT_EQ(book.import->system, System::mkdocs);
    EXPECT_EQ(book.import->not_read, (std::vector<std::string>{"SUMMARY.md", "_config.yml"}));
}

}  // namespace
}  // namespace banxin::importer
