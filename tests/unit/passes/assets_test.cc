// Images: found, checked, loaded once.
#include "unit/passes/book.h"

#include "document/walk.h"
#include "image/image.h"
#include "unit/image/samples.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>

namespace banxin {
namespace {

namespace fs = std::filesystem;

class Assets : public testing::Test {
protected:
    Assets() : root_(fs::temp_directory_path() / ("banxin-assets-" + std::to_string(::getpid()))) {
        fs::create_directories(root_ / "text/img");
        const image::Pixels dot{1, 1, 3, "abc", ""};
        write_file(root_ / "text/img/点.png", image::encode_png(dot));
        write_file(root_ / "text/broken.png", image::encode_png(dot).substr(0, 40));
        write_file(root_ / "text/words.png", "only words");
        write_file(root_ / "text/bad.svg",
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\">"
                   "<script>x</script></svg>");
    }
    ~Assets() override { fs::remove_all(root_); }

    std::string load(const std::string& text) {
        test_.add("text/a.md", text);
        passes::load_assets(test_.book, BookFolder(root_), test_.diagnostics);
        return test_.complaints();
    }

    fs::path root_;
    TestBook test_;
};

TEST_F(Assets, AreLoadedOnceEach) {
    EXPECT_EQ(load("![甲](img/点.png)\n\n见![乙](./img/%E7%82%B9.png)。[![丙](img/点.png)](b.md)"),
              "");
    ASSERT_EQ(test_.book.assets.size(), 1u);
    EXPECT_EQ(test_.book.assets[0].file, "text/img/点.png");
    EXPECT_EQ(test_.book.assets[0].width, 1u);
    const auto& figure = std::get<Figure>(test_.book.chapters[0].blocks[0].value);
    EXPECT_EQ(figure.image().asset, AssetId{0});
}

TEST_F(Assets, AreLoadedInTheirOrderByAnyNumberOfThreads) {
    const image::Pixels wide{2, 1, 3, "abcdef", ""};
    write_file(root_ / "text/z.png", image::encode_png(wide));
    const auto loaded = [&](unsigned jobs) {
        TestBook test;
        test.add("text/a.md",
                 "![甲](z.png)\n\n![乙](broken.png)\n\n![丙](img/点.png)\n\n"
                 "![丁](words.png)\n\n![戊](nowhere.png)\n\n![己](z.png)");
        passes::load_assets(test.book, BookFolder(root_), test.diagnostics, false, jobs);
        std::string found = test.complaints();
        for (const Asset& asset : test.book.assets) found += " " + asset.file;
        return found;
    };
    EXPECT_EQ(loaded(1), "A004@3:1 A003@7:1 A001@9:1 text/z.png text/img/点.png");
    EXPECT_EQ(loaded(4), loaded(1));
}

TEST_F(Assets, ThatAreMissingGetTheNearestName) {
    EXPECT_EQ(load("![甲](img/点点.png)"), "A001@1:1");
    EXPECT_EQ(test_.hint(0), "img/点.png");
}

TEST_F(Assets, OutsideTheFolderAreRefused) {
    EXPECT_EQ(load("![甲](../../../../etc/passwd)\n\n![乙](/etc/passwd)\n\n![丙](img)"),
              "A002@1:1 A002@3:1 A012@5:1");
}

// EPUB 32
TEST_F(Assets, AreNeverFetched) {
    EXPECT_EQ(
        load("![甲](https://e.com/a.png)\n\n![乙](data:image/png;base64,x)\n\n![丙](//e.com/a)"),
        "A009@1:1 A020@3:1 A009@5:1");
}

// EPUB 25, 34
TEST_F(Assets, AreKnownByTheirContent) {
    EXPECT_EQ(load("![甲](words.png)\n\n![乙](broken.png)\n\n![丙](bad.svg)"),
              "A003@1:1 A004@3:1 A005@5:1");
    EXPECT_TRUE(test_.book.assets.empty());
}

TEST_F(Assets, AskForATextUnlessTheyDecorate) {
    EXPECT_EQ(load("![](img/点.png)\n\n<img src=\"img/点.png\" alt=\"\">"), "A010@1:1");
}

// EPUB 35
TEST_F(Assets, StandUprightWhateverTheCameraSays) {
    write_file(root_ / "text/photo.jpg", image::samples::jpeg(3, image::samples::exif(6, true)));
    EXPECT_EQ(load("![甲](photo.jpg)"), "");
    const Asset& asset = test_.book.assets.at(0);
    EXPECT_EQ(asset.width, 8U);
    EXPECT_EQ(asset.height, 16U);
}

// EPUB 25, 32, 33: refused with its place, and never in the book.
TEST_F(Assets, AreOfTheKindsThatReadersKnow) {
    write_file(root_ / "text/a.png", image::samples::jpeg(3));
    EXPECT_EQ(load("![甲](a.png)\n\n![乙](words.png)\n\n![丙](http://e.com/a.png)"),
              "A003@3:1 A009@5:1");
    EXPECT_EQ(test_.book.assets.at(0).type, MediaType::jpeg);
}

// What is behind the name, the site's root, other slashes and letters: one file.
TEST_F(Assets, AreFoundAsProgramsNameThem) {
    const image::Pixels dot{1, 1, 3, "abc", ""};
    for (const char* name : {"text/img/图 (1).png", "text/a#b.png", "static/fig/s.png",
                             "docs/.vuepress/public/v.png", "text/a/own.png", "root.png"})
        write_file(root_ / name, image::encode_png(dot));
    for (const std::string address : {
             "img/图 (1).png",
             "img/%E5%9B%BE%20(1).png",
             "img/点.png?raw=true",
             "img/点.png#center",
             "img/点.png?v=2#x",
             "img\\点.png",
             "./img/../img/点.png",
             "a#b.png",
             "/fig/s.png",
             "/v.png",
             "own.png",
             "root.png",
             "/root.png",
             "/text/img/点.png?a=b",
         }) {
        TestBook test;
        test.add("text/a.md", "文");
        Image image;
        image.url = address;
        image.alt = "甲";
        test.book.chapters[0].blocks.push_back({Figure{{Inline{image}}, {}, ""}, {}, "", ""});
        passes::load_assets(test.book, BookFolder(root_), test.diagnostics);
        EXPECT_EQ(test.complaints(), "") << address;
        EXPECT_EQ(test.book.assets.size(), 1U) << address;
    }
}

TEST_F(Assets, InOtherLettersAreFoundAndTold) {
    const image::Pixels dot{1, 1, 3, "abc", ""};
    write_file(root_ / "text/img/Caf\xC3\xA9.PNG", image::encode_png(dot));
    EXPECT_EQ(load("![甲](img/点.PNG)\n\n![乙](IMG/Cafe\xCC\x81.png)"), "A018@1:1 A018@3:1");
    EXPECT_EQ(test_.hint(0), "text/img/点.png");
}

TEST_F(Assets, InOtherLettersAreNotGuessed) {
    const image::Pixels dot{1, 1, 3, "abc", ""};
    write_file(root_ / "text/x.png", image::encode_png(dot));
    write_file(root_ / "text/X.png", image::encode_png(dot));
    EXPECT_EQ(load("![甲](x.PNG)\n\n![乙](X.png)"), "A001@1:1");
}

TEST_F(Assets, ThatLieElsewhereAreNamed) {
    const image::Pixels dot{1, 1, 3, "abc", ""};
    write_file(root_ / "pictures/only.png", image::encode_png(dot));
    EXPECT_EQ(load("![甲](img/only.png)\n\n![乙](/else/only.png)\n\n![丙](C:\\x\\no.png)"),
              "A001@1:1 A001@3:1 A002@5:1");
    EXPECT_EQ(test_.hint(0), "../pictures/only.png");
    EXPECT_EQ(test_.hint(1), "../pictures/only.png");
}

TEST_F(Assets, InTheirAddressAreReadOnce) {
    const std::string png =
        "data:image/"
        "png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhg"
        "GAWjR9awAAAABJRU5ErkJggg==";
    const std::string svg =
        "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20width='3'%20height='2'/"
        "%3E";
    EXPECT_EQ(load("![甲](" + png + ")\n\n<img alt=\"乙\" src=\"" + png + "\">\n\n![丙](" + svg +
                   ")\n\n![丁](data:text/plain,x)"),
              "A003@7:1");
    ASSERT_EQ(test_.book.assets.size(), 2U);
    EXPECT_EQ(test_.book.assets[0].type, MediaType::png);
    EXPECT_EQ(test_.book.assets[1].width, 3U);
}

TEST_F(Assets, OfOtherProgramsAreToldByTheirKind) {
    write_file(root_ / "text/b.png", "BM......");
    write_file(root_ / "text/h.jpg", std::string("\0\0\0\x18", 4) + "ftypheic....");
    write_file(root_ / "text/e.png", "");
    write_file(root_ / "text/w.png", "<!DOCTYPE html><html>");
    EXPECT_EQ(load("![甲](b.png)\n\n![乙](h.jpg)\n\n![丙](e.png)\n\n![丁](w.png)"),
              "A019@1:1 A019@3:1 A020@5:1 A019@7:1");
    EXPECT_EQ(test_.hint(1), "JPEG");
}

TEST_F(Assets, ThatMoveAreToldOnce) {
    write_file(root_ / "text/m.gif", image::samples::gif(2, false));
    EXPECT_EQ(load("![甲](m.gif)![乙](m.gif)"), "A021@1:1");
    EXPECT_TRUE(test_.book.assets.at(0).moves);
}

TEST_F(Assets, HoldTheCover) {
    test_.book.metadata.cover.value = "text/img/点.png";
    // A dot is a cover, but shops would not take it (EPUB 35).
    EXPECT_EQ(load("正文"), "A017");
    EXPECT_EQ(test_.book.cover, AssetId{0});
}

TEST_F(Assets, ThatAreOnlyOnTheWebBecomeLinksIfAsked) {
    test_.add("text/a.md",
              "![远](https://e.org/a.png \"题\")\n\n文![近](//e.org/b.png)"
              "[![徽](https://e.org/c.svg)](https://e.org)\n");
    passes::link_remote_images(test_.book, test_.diagnostics);
    EXPECT_EQ(dump(test_.book.chapters[0].blocks),
              "paragraph\n  link \"https://e.org/a.png\"\n    text \"题\"\n"
              "paragraph\n  text \"文\"\n  link \"https://e.org/b.png\"\n    text \"近\"\n"
              "  link \"https://e.org\"\n    text \"徽\"\n");
    EXPECT_EQ(test_.complaints(), "A013@1:1 A013@3:2 A013@3:22");
}

TEST_F(Assets, LinksToMarkdownThatIsNoChapterBecomeText) {
    write_file(root_ / "text/loose.md", "# 散\n");
    test_.add("text/a.md", "[散](loose.md)[失](lost.md)\n");
    const BookFolder folder(root_);
    passes::resolve_links(test_.book, test_.diagnostics, &folder);
    EXPECT_EQ(test_.complaints(), "R003@1:1 R001@1:14");
    EXPECT_EQ(dump(test_.book.chapters[0].blocks).substr(0, 23), "paragraph\n  text \"散\"\n");
}

}  // namespace
}  // namespace banxin
