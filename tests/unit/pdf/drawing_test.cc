// Another program's page inside ours: every kind of object is copied as it is, each only once.
#include "pdf/drawing.h"
#include "pdf/document.h"
#include "unit/pdf/reading.h"

#include "base/diagnostics.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace banxin::pdf {
namespace {

/// A file of one page, 40 by 25, with these resources and these other objects from number 5 on.
std::string file_of(const std::string& resources, const std::vector<std::string>& others = {},
                    const std::string& more = "") {
    std::vector<std::string> objects = {
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 40 25]/Contents 4 0 R/Resources<<" + resources +
            ">>" + more + ">>",
        "<</Length 11>>stream\n0 0 5 4 re\n\nendstream"};
    objects.insert(objects.end(), others.begin(), others.end());
    std::string file = "%PDF-1.5\n";
    std::string places = "0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        places += fmt::format("{:010} 00000 n \n", file.size());
        file += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
    }
    const std::size_t table = file.size();
    return file +
           fmt::format("xref\n0 {}\n{}trailer<</Size {}/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n",
                       objects.size() + 1, places, objects.size() + 1, table);
}

/// Our own file with the drawing in its catalog.
reading::File with(const std::string& drawing) {
    FileWriter file;
    Document document(file);
    document.set(document.catalog(), "Drawing", embed_drawing(document, drawing));
    document.write();
    const FileTrailer trailer = {Document::number_of(document.catalog()),
                                 Document::number_of(document.info()), "0123456789abcdef"};
    return reading::File(file.finish(trailer).read());
}

TEST(Drawings, ScaleThePageToTheUnitSquare) {
    EXPECT_EQ(drawing_matrix(file_of("")), "0.025 0 0 0.04 0 0 cm ");
    reading::File file = with(file_of("", {}, "/Group<</S/Transparency/I true>>"));
    QPDFObjectHandle form = file.root().getKey("/Drawing");
    EXPECT_EQ(form.getDict().getKey("/Type").unparse(), "/XObject");
    EXPECT_EQ(form.getDict().getKey("/Subtype").unparse(), "/Form");
    EXPECT_EQ(form.getDict().getKey("/BBox").unparse(), "[ 0 0 40 25 ]");
    EXPECT_EQ(form.getDict().getKey("/Group").unparse(), "<< /I true /S /Transparency >>");
    EXPECT_EQ(reading::stream_text(form), "0 0 5 4 re\n");
    EXPECT_TRUE(with(file_of("")).root().getKey("/Drawing").getDict().getKey("/Group").isNull());
}

TEST(Drawings, KeepValuesOfEveryKind) {
    const std::string all =
        "/A 7/B -0.5/C true/D false/E/Name/F(a\\(b\\\\)/G<feff5fc3>/H[1 2.5 true "
        "/N (s) null [3 [4]] <</K 1>>]/I<</J<</K[5]>>>>";
    reading::File file = with(file_of(all));
    QPDFObjectHandle made = file.root().getKey("/Drawing").getDict().getKey("/Resources");
    EXPECT_EQ(made.getKey("/A").unparse(), "7");
    EXPECT_EQ(made.getKey("/B").getNumericValue(), -0.5);
    EXPECT_EQ(made.getKey("/C").unparse(), "true");
    EXPECT_EQ(made.getKey("/D").unparse(), "false");
    EXPECT_EQ(made.getKey("/E").unparse(), "/Name");
    EXPECT_EQ(made.getKey("/F").getStringValue(), "a(b\\");
    EXPECT_EQ(made.getKey("/G").getStringValue(), "\xFE\xFF\x5F\xC3");
    EXPECT_EQ(made.getKey("/H").unparse(), "[ 1 2.5 true /N (s) null [ 3 [ 4 ] ] << /K 1 >> ]");
    EXPECT_EQ(made.getKey("/I").unparse(), "<< /J << /K [ 5 ] >> >>");
}

TEST(Drawings, CopyWhatIsSharedOnceAndEndInCircles) {
    reading::File file =
        with(file_of("/A 5 0 R/B[5 0 R 6 0 R]/C 7 0 R/D 8 0 R",
                     {"<</Own 5 0 R/Parent 2 0 R/X 1>>", "[8 0 R 5 0 R]",
                      "<</Length 4/Filter/ASCIIHexDecode/Y 2>>stream\n616>\nendstream", "9"}));
    QPDFObjectHandle made = file.root().getKey("/Drawing").getDict().getKey("/Resources");
    QPDFObjectHandle first = made.getKey("/A");
    EXPECT_TRUE(first.isIndirect());
    EXPECT_EQ(first.getObjGen(), first.getKey("/Own").getObjGen());
    EXPECT_EQ(first.getObjGen(), made.getKey("/B").getArrayItem(0).getObjGen());
    EXPECT_EQ(first.getKey("/X").getIntValue(), 1);
    EXPECT_TRUE(first.getKey("/Parent").isNull()) << "it leads back to the other file";
    QPDFObjectHandle list = made.getKey("/B").getArrayItem(1);
    EXPECT_TRUE(list.isIndirect());
    EXPECT_EQ(list.getArrayItem(0).getIntValue(), 9);
    EXPECT_EQ(list.getArrayItem(1).getObjGen(), first.getObjGen());
    EXPECT_EQ(reading::stream_text(made.getKey("/C")), "a`");
    EXPECT_EQ(made.getKey("/C").getDict().getKey("/Filter").unparse(), "/FlateDecode");
    EXPECT_EQ(made.getKey("/C").getDict().getKey("/Y").getIntValue(), 2);
    EXPECT_EQ(made.getKey("/D").getIntValue(), 9);
}

TEST(Drawings, LeaveJpegsAsTheyAre) {
    reading::File file = with(
        file_of("/A 5 0 R", {"<</Length 4/Filter/DCTDecode/Width 1>>stream\nJPEG\nendstream"}));
    QPDFObjectHandle image =
        file.root().getKey("/Drawing").getDict().getKey("/Resources").getKey("/A");
    const auto raw = image.getRawStreamData();
    EXPECT_EQ(std::string(static_cast<const char*>(static_cast<const void*>(raw->getBuffer())),
                          raw->getSize()),
              "JPEG");
    EXPECT_NE(image.getDict().getKey("/Filter").unparse().find("/DCTDecode"), std::string::npos);
    EXPECT_EQ(image.getDict().getKey("/Width").getIntValue(), 1);
}

TEST(Drawings, ThatAreNoneAreFailures) {
    FileWriter file;
    Document document(file);
    EXPECT_THROW(static_cast<void>(drawing_matrix("no file")), Failure);
    EXPECT_THROW(static_cast<void>(embed_drawing(document, "no file")), Failure);
}

}  // namespace
}  // namespace banxin::pdf
