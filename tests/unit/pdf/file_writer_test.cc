// The file around the objects, as another library and the standard read it.

#include "pdf/file_writer.h"
#include "pdf/numbers.h"
#include "unit/pdf/reading.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace banxin::pdf {
namespace {

using reading::File;

/// A catalog without pages that leads to `object`.
FileTrailer with_catalog(FileWriter& file, ObjectNumber object) {
    const ObjectNumber catalog = file.reserve();
    const ObjectNumber info = file.reserve();
    std::string value = "<</Type/Catalog/Thing ";
    append_reference(value, object);
    file.add(catalog, value + ">>");
    file.add(info, "<</Producer(p)>>");
    return {catalog, info, "0123456789abcdef"};
}

TEST(FileWriter, GivesEveryObjectBackByItsNumber) {
    FileWriter file;
    const ObjectNumber list = file.reserve();
    const ObjectNumber first = file.reserve(300);
    std::string references = "[";
    for (ObjectNumber i = 0; i < 300; ++i) {
        append_reference(references, first + i);
        references += ' ';
    }
    file.add(list, references + "]");
    file.add_all(first, 300, 2, [](std::size_t i, std::string& to) {
        to += "(object " + std::to_string(i) + ")";
    });
    const FileTrailer trailer = with_catalog(file, list);
    File read(file.finish(trailer).read());
    QPDFObjectHandle things = read.root().getKey("/Thing");
    ASSERT_EQ(things.getArrayNItems(), 300);
    for (int i = 0; i < 300; ++i)
        EXPECT_EQ(things.getArrayItem(i).getStringValue(), "object " + std::to_string(i));
    EXPECT_EQ(read.trailer().getKey("/Info").getKey("/Producer").getStringValue(), "p");
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(read.trailer().getKey("/ID").getArrayItem(i).getStringValue(),
                  "0123456789abcdef");
    // The list, 300 in three streams, catalog and information, four streams, the references.
    EXPECT_EQ(read.trailer().getKey("/Size").getIntValue(), 1 + 303 + 4 + 1);
}

TEST(FileWriter, GivesWhatCameOneByOneBackToo) {
    FileWriter file;
    const ObjectNumber first = file.reserve(400);
    for (ObjectNumber i = 0; i < 400; ++i) {
        std::string value = "[";
        append_reference(value, first + (i + 1) % 400);
        file.add(first + i, value + ' ' + std::to_string(i) + ']');
    }
    const FileTrailer trailer = with_catalog(file, first);
    File read(file.finish(trailer).read());
    QPDFObjectHandle thing = read.root().getKey("/Thing");
    for (int i = 0; i < 400; ++i) {
        ASSERT_EQ(thing.getArrayItem(1).getIntValue(), i);
        thing = thing.getArrayItem(0);
    }
    // They, catalog and information in four streams, and the references.
    EXPECT_EQ(read.trailer().getKey("/Size").getIntValue(), 1 + 402 + 4 + 1);
}

TEST(FileWriter, WritesStreamsAsTheyAre) {
    FileWriter file;
    const ObjectNumber stream = file.reserve();
    const std::string bytes = std::string("a\0\r\nendstream", 13);
    file.add_stream(stream, "/Type/Thing", bytes, Coding::plain);
    const FileTrailer trailer = with_catalog(file, stream);
    const std::string all = file.finish(trailer).read();
    EXPECT_EQ(all.find("1 0 obj\n<</Type/Thing/Length 13>>\nstream\r\n" + bytes + "\nendstream\n"),
              15U);
    EXPECT_EQ(reading::stream_text(File(all).root().getKey("/Thing")), bytes);
}

// PDF 1.7, "File Header", "File Trailer", "Cross-Reference Streams".
TEST(FileWriter, EndsWithThePlaceOfItsReferences) {
    FileWriter file;
    const ObjectNumber thing = file.reserve();
    file.add(thing, "true");
    const std::string all = file.finish(with_catalog(file, thing)).read();
    EXPECT_TRUE(all.starts_with("%PDF-1.7\n%\xB7\xBE\xAD\xAA\n"));
    const std::size_t end = all.rfind("startxref\n");
    const std::size_t at = std::stoul(all.substr(end + 10));
    EXPECT_EQ(all.substr(at, 8), "5 0 obj\n");
    EXPECT_EQ(all.substr(end), "startxref\n" + std::to_string(at) + "\n%%EOF\n");
    const std::string bytes = at < 256 ? "1" : "2";
    EXPECT_NE(all.find("/Type/XRef/Size 6/W[1 " + bytes + " 1]/Root 2 0 R/Info 3 0 R/ID[", at),
              std::string::npos);
}

// Offsets of two bytes, of three, of four: the first object behind so many bytes is found.
TEST(FileWriter, FindsWhatStandsFarBehind) {
    for (const std::size_t size : {60'000U, 70'000U, 17'000'000U}) {
        FileWriter file;
        const ObjectNumber large = file.reserve();
        const ObjectNumber small = file.reserve();
        file.add_stream(large, "", std::string(size, 'x'), Coding::plain);
        file.add_stream(small, "", "here", Coding::plain);
        const FileTrailer trailer = with_catalog(file, small);
        EXPECT_EQ(reading::stream_text(File(file.finish(trailer).read()).root().getKey("/Thing")),
                  "here");
    }
}

TEST(FileWriter, T07TheSameBytesWhateverTheThreads) {
    const auto made = [](unsigned jobs) {
        FileWriter file;
        const ObjectNumber first = file.reserve(2000);
        file.add_all(first, 2000, jobs,
                     [](std::size_t i, std::string& to) { to += std::to_string(i * i); });
        return file.finish(with_catalog(file, first)).read();
    };
    const std::string once = made(1);
    EXPECT_EQ(once, made(2));
    EXPECT_EQ(once, made(7));
}

TEST(FileWriter, KnowsOwnMistakes) {
    FileWriter file;
    const ObjectNumber number = file.reserve();
    file.add_stream(number, "", "once", Coding::plain);
    EXPECT_THROW(file.add_stream(number, "", "twice", Coding::plain), std::logic_error);
    EXPECT_THROW(file.add_stream(number + 1, "", "nobody's", Coding::plain), std::logic_error);
    static_cast<void>(file.reserve());
    EXPECT_THROW(static_cast<void>(file.finish({})), std::logic_error);
}

}  // namespace
}  // namespace banxin::pdf
