#include "unit/epub/support.h"

#include "image/image.h"
#include "markdown/markdown.h"
#include "style/style.h"
#include "text/fonts.h"

#include <fmt/format.h>
#include <zip.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace banxin::epub::testing {
namespace {

std::uint16_t word(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[at]) |
                                      static_cast<unsigned char>(bytes[at + 1]) << 8);
}
std::uint32_t double_word(std::string_view bytes, std::size_t at) {
    return word(bytes, at) | static_cast<std::uint32_t>(word(bytes, at + 2)) << 16;
}

const style::Style& classic() {
    static const style::Style style = [] {
        Sources sources;
        Diagnostics diagnostics;
        auto read = style::read_style(*style::built_in_style("classic"),
                                      *style::page_preset("da32"), "zh-Hans", sources, diagnostics);
        EXPECT_TRUE(read.has_value()) << to_text(diagnostics, sources, Speech::english);
        return *read;
    }();
    return style;
}

const text::Fonts& installed_fonts() {
    static Sources sources;
    static Diagnostics diagnostics;
    static const text::Fonts fonts(
        *style::read_fonts(style::built_in_fonts_toml(), "fonts/fonts.toml", sources, diagnostics),
        "zh-Hans", diagnostics);
    return fonts;
}

Sources& test_sources() {
    static Sources sources;
    return sources;
}

void give_ids(Blocks& blocks) {
    int number = 0;
    for (Block& block : blocks) {
        if (block.id.empty() && !std::holds_alternative<Paragraph>(block.value)) {
            block.id = fmt::format("b{}", ++number);
        }
    }
}

Asset png_asset(std::string file, MediaType type = MediaType::png) {
    image::Pixels pixels;
    pixels.width = 4;
    pixels.height = 3;
    pixels.components = 1;
    pixels.colour = std::string("\x00\x40\x80\xC0\xFF\xC0\x80\x40\x00\x40\x80\xC0", 12);
    return {std::move(file), type, image::encode_png(pixels), 4, 3};
}

Asset svg_asset(std::string file) {
    return {std::move(file), MediaType::svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\"><title>线</title>"
            "<path d=\"M0 10 L40 10\" stroke=\"currentColor\"/></svg>",
            40, 20};
}

constexpr const char* everything = R"(# 万事**俱**备{汉|hàn}[^a]

开头一段，有*强调*、**加重。**又有***两样***，{着重的字|.}、~~删去~~、<u>底线</u>、<mark>标记</mark>、
<small>小字</small>、H<sub>2</sub>O、x<sup>2</sup>、<kbd>Ctrl</kbd>、`代码 code`，*Nature* 一刊。{汉字|hàn zì}与{注音|zhù|yīn}。
<span lang="ja">骨は日本語</span>，<span lang="en">plain “English” text</span>。[链接](https://example.com/a?b=1&c=中文 "题")与<https://example.org>。[^a]

## 二级

#### 跳到四级

### 二级

> 引文*强调*一段。
>
> > 再引一层。
>
> - 引文里的列表

1. 甲
2. 乙

   第二段
3. 丙

5) 从五起
6) 六

- [x] 做完
- [ ] 未做

---

```python
def f(x):
    return x < 1 & "汉字"  # 注释很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长
```

表：数目

| 项 | 数 | 中 |
| :--- | ---: | :---: |
| 甲[^b] | 1 | **一** |
| 乙 | 20 | `二` |

![一条线](line.svg "图一：一条线")

![](dot.png)

末段&nbsp;有硬<br>换行[^c]与生僻字𠮷。

[^a]: 第一条注，两处*引用*。
[^b]: 表里的注。

    第二段注文。

[^c]:
    - 只有列表的注
)";

}  // namespace

const std::string& Made::file(const std::string& name) const {
    static const std::string none;
    const auto at = files.find(name);
    EXPECT_NE(at, files.end()) << "no entry " << name;
    return at == files.end() ? none : at->second;
}

pugi::xml_document Made::xml(const std::string& path) const {
    pugi::xml_document document;
    const std::string& text = file("epub/" + path);
    const auto result = document.load_buffer(
        text.data(), text.size(), pugi::parse_full | pugi::parse_ws_pcdata, pugi::encoding_utf8);
    EXPECT_TRUE(result) << path << ": " << result.description() << " at " << result.offset;
    return document;
}

std::vector<RawEntry> read_headers(std::string_view bytes) {
    std::vector<RawEntry> entries;
    for (std::size_t at = 0; bytes.substr(at, 4) == "PK\x03\x04";) {
        RawEntry entry;
        entry.header_at = at;
        entry.version = word(bytes, at + 4);
        entry.flags = word(bytes, at + 6);
        entry.method = word(bytes, at + 8);
        entry.time = word(bytes, at + 10);
        entry.date = word(bytes, at + 12);
        const std::uint32_t packed = double_word(bytes, at + 18);
        entry.size = double_word(bytes, at + 22);
        const std::uint16_t name = word(bytes, at + 26);
        entry.extra = word(bytes, at + 28);
        entry.name = bytes.substr(at + 30, name);
        entry.data_at = at + 30 + name + entry.extra;
        at = entry.data_at + packed;
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::map<std::string, std::string> read_files(const std::string& bytes) {
    std::map<std::string, std::string> files;
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    EXPECT_NE(archive, nullptr) << zip_error_strerror(&error);
    if (archive == nullptr) return files;
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        zip_stat_t stat;
        zip_stat_index(archive, index, 0, &stat);
        std::string content(stat.size, '\0');
        zip_file_t* file = zip_fopen_index(archive, index, 0);
        EXPECT_EQ(zip_fread(file, content.data(), content.size()),
                  static_cast<zip_int64_t>(content.size()));
        // It compares the checksum where it comes to the end.
        char beyond = 0;
        EXPECT_EQ(zip_fread(file, &beyond, 1), 0) << zip_get_name(archive, index, 0);
        EXPECT_EQ(zip_fclose(file), 0);
        files[zip_get_name(archive, index, 0)] = content;
    }
    zip_discard(archive);
    return files;
}

Made make(const Book& book, const EpubOptions& options) {
    return make(book, options, classic());
}

Made make(const Book& book, const EpubOptions& options, const style::Style& style) {
    Diagnostics diagnostics;
    EpubFile file = write(book, style, installed_fonts(), options, diagnostics);
    Made made;
    made.bytes = file.bytes.read();
    made.entries = read_headers(made.bytes);
    made.files = read_files(made.bytes);
    made.fonts = std::move(file.fonts);
    made.diagnostics = diagnostics.items();
    for (const Diagnostic& one : made.diagnostics) made.complaints.push_back(one.code);
    return made;
}

Chapter chapter(std::string name, std::string_view markdown, ChapterRole role) {
    Diagnostics diagnostics;
    const SourceId source = test_sources().add(name + ".md", std::string(markdown));
    MarkdownChapter text = read_markdown(source, test_sources(), "zh-Hans", diagnostics);
    EXPECT_FALSE(diagnostics.has_errors()) << to_text(diagnostics, test_sources(), Speech::english);
    Chapter result;
    result.role = role;
    result.name = std::move(name);
    result.language = "zh-Hans";
    result.title = std::move(text.title);
    result.fields.short_title = std::move(text.short_title);
    result.blocks = std::move(text.blocks);
    result.notes = std::move(text.notes);
    give_ids(result.blocks);
    return result;
}

Book small_book(std::string_view markdown) {
    Book book;
    book.metadata.title.value = "小书";
    book.metadata.language.value = "zh-Hans";
    book.metadata.identifier = "urn:uuid:12345678-1234-5678-9234-567812345678";
    book.chapters.push_back(chapter("one", markdown));
    book.assets.push_back(png_asset("front.png"));
    book.cover = AssetId{0};
    return book;
}

Book whole_book() {
    Book book;
    Metadata& m = book.metadata;
    m.title.value = "一盏灯的范围";
    m.subtitle = "试书 <一> & 其他";
    m.language.value = "zh-Hans";
    m.authors = {{"顾某", "aut", "Gu Mou", {}},
                 {"王“某”", "aut", "", {}},
                 {"李四", "trl", "", {}},
                 {"张三", "edt", "", {}}};
    m.publisher = "版心书坊";
    m.date = Date{2026, 11, 5};
    m.rights = "© 2026 顾某";
    m.description = "一段说明：<不是标签> & 符号。";
    m.subjects = {"随笔", "注意力"};
    m.series = Series{"版心文库", 3};
    m.isbn = "9787532773329";
    m.identifier = "urn:isbn:9787532773329";

    Chapter foreword =
        chapter("00-foreword", "# 序\n\n序言一段，见[下章](01.md)。\n", ChapterRole::foreword);
    auto& link = std::get<Link>(std::get<Paragraph>(foreword.blocks[0].value).content[1].value);
    link.target = Target{1, "b2"};
    book.chapters.push_back(std::move(foreword));

    Chapter main = chapter("01-everything", everything);
    main.kind = ChapterKind::essay;
    Block byline;
    byline.value = Paragraph{{{Text{"顾某", {}}}}, ParagraphRole::byline, false};
    main.blocks.insert(main.blocks.begin(), byline);
    const auto with_title = [](const char* words, ParagraphRole role) {
        Block block;
        block.value = Paragraph{{{Text{words, {}}}}, role, false};
        return block;
    };
    main.over_title = {with_title("引题一句", ParagraphRole::kicker)};
    main.under_title = {with_title("副题一句", ParagraphRole::deck)};
    for (Block& block : main.blocks) {
        if (auto* figure = std::get_if<Figure>(&block.value)) {
            const bool line = figure->image().url == "line.svg";
            figure->image().asset = AssetId{line ? 0U : 1U};
            if (!line) {
                figure->image().decorative = true;
                figure->image().width_percent = std::uint16_t{40};
            }
        }
    }
    book.chapters.push_back(std::move(main));
    Chapter english = chapter("02-english", "# An *English* Chapter\n\nIt’s “quoted” text.\n");
    english.language = "en";
    english.kind = ChapterKind::translation;
    book.chapters.push_back(std::move(english));
    book.chapters.push_back(chapter("afterword", "后记没有题目。\n", ChapterRole::afterword));
    book.chapters.push_back(chapter("colophon", "# 版权页\n\n版心书坊\n", ChapterRole::colophon));
    book.assets = {svg_asset("img/line.svg"), png_asset("img/点.png")};
    return book;
}

const Made& whole() {
    static const Made made = make(whole_book());
    return made;
}

std::vector<std::string> all(const pugi::xml_document& document, const char* xpath) {
    std::vector<std::string> values;
    for (const pugi::xpath_node& found : document.select_nodes(xpath)) {
        values.emplace_back(found.attribute() ? found.attribute().value()
                                              : found.node().text().get());
    }
    return values;
}

std::string one(const pugi::xml_document& document, const char* xpath) {
    const std::vector<std::string> values = all(document, xpath);
    EXPECT_EQ(values.size(), 1U) << xpath;
    return values.empty() ? "" : values.front();
}

std::string markup(const pugi::xml_document& document, const char* xpath) {
    const pugi::xpath_node found = document.select_node(xpath);
    EXPECT_TRUE(found) << xpath;
    std::ostringstream stream;
    found.node().print(stream, "", pugi::format_raw);
    std::string text = stream.str();
    std::erase(text, '\n');
    return text;
}

// For a look at the book with other programs: BANXIN_KEEP names a file to write it to.
TEST(WholeBook, IsWrittenWithoutComplaint) {
    const Made& made = whole();
    EXPECT_TRUE(made.diagnostics.empty());
    if (const char* path = std::getenv("BANXIN_KEEP")) {
        std::ofstream(path, std::ios::binary) << made.bytes;
    }
}

}  // namespace banxin::epub::testing
