// Archives byte by byte: what does not fit into 32 bits, and what is packed.
#include "check/zip.h"

#include <gtest/gtest.h>

#include <string>

namespace banxin::check {
namespace {

std::string number(std::uint64_t value, int size) {
    std::string bytes;
    for (; size > 0; --size, value >>= 8U) bytes += static_cast<char>(value & 0xFFU);
    return bytes;
}

std::uint32_t crc32_of(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1U ^ (0xEDB88320 & (0U - (crc & 1U)));
    }
    return ~crc;
}

/// One entry "a"; what the directory says of it, and the extra field there.
struct Made {
    std::string data = "lamp";
    std::uint16_t method = 0;
    std::uint32_t crc = crc32_of("lamp");
    std::uint32_t packed = 4;
    std::uint32_t size = 4;
    std::uint32_t at = 0;
    std::string extra;

    [[nodiscard]] std::string bytes() const {
        const std::string common = number(20, 2) + number(0, 2) + number(method, 2) + number(0, 4) +
                                   number(crc, 4) + number(packed, 4) + number(size, 4) +
                                   number(1, 2);
        const std::string local = "PK\3\4" + common + number(0, 2) + "a" + data;
        const std::string record = "PK\1\2" + number(20, 2) + common + number(extra.size(), 2) +
                                   number(0, 2) + number(0, 8) + number(at, 4) + "a" + extra;
        return local + record + "PK\5\6" + number(0, 4) + number(1, 2) + number(1, 2) +
               number(record.size(), 4) + number(local.size(), 4) + number(0, 2);
    }
};

std::string field(unsigned id, const std::string& content) {
    return number(id, 2) + number(content.size(), 2) + content;
}

constexpr std::uint32_t elsewhere = 0xFFFFFFFF;

// APPNOTE, "Zip64 Extended Information Extra Field"
TEST(Zip64, HoldsOnlyTheNumbersThatDidNotFit) {
    const std::string own = "PK";  // another program's field before it
    struct Case {
        std::uint32_t size, packed, at;
        std::string extra;
        std::uint64_t read_size, read_packed, read_at;
    };
    const Case cases[] = {
        {elsewhere, elsewhere, elsewhere, field(1, number(4, 8) + number(4, 8) + number(0, 8)), 4,
         4, 0},
        {elsewhere, 4, 0, field(1, number(4, 8)), 4, 4, 0},
        {4, elsewhere, 0, field(1, number(4, 8)), 4, 4, 0},
        {4, 4, elsewhere, field(1, number(0, 8)), 4, 4, 0},
        {elsewhere, 4, 0, field(0x5455, own) + field(1, number(4, 8)), 4, 4, 0},
        {elsewhere, 4, 0, field(1, number(4, 8)) + field(0x5455, own), 4, 4, 0},
        {elsewhere, elsewhere, 0, field(1, number(0x123456789, 8) + number(4, 8)), 0x123456789, 4,
         0},
        {elsewhere, 4, 0, field(2, number(4, 8)), elsewhere, 4, 0},
        {elsewhere, 4, 0, field(1, number(4, 7)), elsewhere, 4, 0},
        {elsewhere, 4, 0, field(1, ""), elsewhere, 4, 0},
        {elsewhere, 4, 0, number(1, 2) + number(9, 2) + number(4, 8), elsewhere, 4, 0},
        {4, 4, 0, field(1, number(7, 8)), 4, 4, 0},
    };
    for (const Case& one : cases) {
        Made made;
        made.size = one.size;
        made.packed = one.packed;
        made.at = one.at;
        made.extra = one.extra;
        const ZipArchive read = read_zip(made.bytes());
        ASSERT_EQ(read.entries.size(), 1U) << &one - cases;
        EXPECT_EQ(read.entries[0].directory.size, one.read_size) << &one - cases;
        EXPECT_EQ(read.entries[0].directory.packed_size, one.read_packed) << &one - cases;
        EXPECT_EQ(read.entries[0].header_at, one.read_at) << &one - cases;
    }
    Made cut;
    cut.packed = elsewhere;
    cut.extra = field(1, number(400, 8));
    EXPECT_EQ(read_zip(cut.bytes()).damage, "local file header");
}

/// A deflated stream of stored blocks: RFC 1951, "Non-compressed blocks".
std::string block(const std::string& text, bool last) {
    const auto size = static_cast<std::uint32_t>(text.size());
    return std::string(1, last ? '\1' : '\0') + number(size, 2) + number(~size & 0xFFFFU, 2) + text;
}

Unpacking unpacked(const std::string& data, std::uint32_t size, std::size_t limit, std::string& to,
                   std::uint16_t method = 8) {
    Made made;
    made.data = data;
    made.method = method;
    made.packed = static_cast<std::uint32_t>(data.size());
    made.size = size;
    const std::string bytes = made.bytes();
    return unpack(bytes, read_zip(bytes).entries.at(0), limit, to);
}

TEST(Unpacking, GivesWhatWasPackedAndNoMoreThanIsAllowed) {
    std::string to;
    EXPECT_EQ(unpacked(block("lamp", true), 4, 4, to), Unpacking::fine);
    EXPECT_EQ(to, "lamp");
    EXPECT_EQ(unpacked(block("la", false) + block("mp", true), 4, 100, to), Unpacking::fine);
    EXPECT_EQ(to, "lamp");
    // A tail without content is still to be read.
    EXPECT_EQ(unpacked(block("lamp", false) + block("", true), 4, 100, to), Unpacking::fine);
    EXPECT_EQ(to, "lamp");
    EXPECT_EQ(unpacked(block("lamp", true), 3, 100, to), Unpacking::damaged) << "a smaller promise";
    EXPECT_EQ(unpacked(block("lamp", true), 5, 100, to), Unpacking::damaged) << "a larger one";
    EXPECT_EQ(unpacked(block("lamp", true), 5, 4, to), Unpacking::too_large);
    EXPECT_EQ(unpacked(block("lamps", true), 4, 4, to), Unpacking::too_large) << "it lied";
    EXPECT_EQ(unpacked(block("lump", true), 4, 100, to), Unpacking::damaged) << "another checksum";
    EXPECT_EQ(unpacked(block("lamp", false), 4, 100, to), Unpacking::damaged) << "without an end";
    EXPECT_EQ(unpacked("\7garbage", 4, 100, to), Unpacking::damaged);
    EXPECT_EQ(unpacked("", 4, 100, to), Unpacking::damaged);
    EXPECT_EQ(unpacked("lamp", 4, 4, to, 0), Unpacking::fine);
    EXPECT_EQ(unpacked("lamps", 4, 4, to, 0), Unpacking::too_large);
    EXPECT_EQ(unpacked("lamp", 3, 4, to, 0), Unpacking::damaged);
}

TEST(Unpacking, GrowsWithWhatIsFound) {
    // Much more than was promised, in many blocks.
    std::string data;
    std::string whole;
    for (int i = 0; i < 5; ++i) whole += std::string(60000, static_cast<char>('a' + i));
    for (std::size_t at = 0; at < whole.size(); at += 60000)
        data += block(whole.substr(at, 60000), at + 60000 == whole.size());
    std::string to;
    EXPECT_EQ(unpacked(data, 10, 1U << 20U, to), Unpacking::damaged) << "it is longer";
    EXPECT_EQ(to, whole);
    EXPECT_EQ(unpacked(data, 10, 299999, to), Unpacking::too_large);
    EXPECT_EQ(to.size(), 299999U);
}

// The last entry that is told of need not stand last.
TEST(Zip, PutsEntriesInTheOrderInWhichTheyStand) {
    const auto local = [](char name) {
        return "PK\3\4" + number(20, 2) + number(0, 20) + number(1, 2) + number(0, 2) + name;
    };
    const auto record = [](char name, std::uint32_t at) {
        return "PK\1\2" + number(20, 2) + number(20, 2) + number(0, 20) + number(1, 2) +
               number(0, 12) + number(at, 4) + name;
    };
    const std::string body = local('x') + local('y');
    const std::string directory = record('y', 31) + record('x', 0);
    const ZipArchive read =
        read_zip(body + directory + "PK\5\6" + number(0, 4) + number(2, 2) + number(2, 2) +
                 number(directory.size(), 4) + number(body.size(), 4) + number(0, 2));
    ASSERT_EQ(read.entries.size(), 2U);
    EXPECT_EQ(read.entries[0].name(), "x");
    EXPECT_EQ(read.entries[1].name(), "y");
    EXPECT_EQ(read.entries[1].data_at, 62U);
}

}  // namespace
}  // namespace banxin::check
