// The container's bytes: EPUB.md, requirements 1 to 10.
#include "unit/epub/support.h"

#include "epub/archive.h"
#include "epub/names.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <ctime>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace banxin::epub::testing {
namespace {

// EPUB 1
TEST(Container, BeginsWithItsTypeStoredAndBare) {
    const Made& made = whole();
    ASSERT_FALSE(made.entries.empty());
    const RawEntry& first = made.entries.front();
    EXPECT_EQ(first.name, "mimetype");
    EXPECT_EQ(first.method, 0);
    EXPECT_EQ(first.size, 20U);
    EXPECT_EQ(first.header_at, 0U);
    EXPECT_EQ(first.data_at, 38U);
    EXPECT_EQ(made.bytes.substr(38, 20), "application/epub+zip");
}

// EPUB 2, 3
TEST(Container, UsesOnlyWhatEveryReaderUnpacks) {
    for (const RawEntry& entry : whole().entries) {
        EXPECT_EQ(entry.extra, 0) << entry.name;
        // No encryption, no data descriptor, no UTF-8 flag for an ASCII name.
        EXPECT_EQ(entry.flags & 0x0809, 0) << entry.name;
        EXPECT_TRUE(entry.version == 10 || entry.version == 20) << entry.name;
        EXPECT_TRUE(entry.method == 0 || entry.method == 8) << entry.name;
    }
}

// EPUB 3
TEST(Container, StoresPicturesThatArePackedAlready) {
    for (const RawEntry& entry : whole().entries) {
        if (entry.name.ends_with(".png")) {
            EXPECT_EQ(entry.method, 0) << entry.name;
        }
        if (entry.name.ends_with("01-everything.xhtml")) {
            EXPECT_EQ(entry.method, 8);
        }
    }
}

// EPUB 4, 7, 10
TEST(Container, NamesAreShortLowerCaseAsciiAndUnique) {
    const Made& made = whole();
    std::set<std::string> seen;
    for (const RawEntry& entry : made.entries) {
        EXPECT_TRUE(seen.insert(entry.name).second) << entry.name;
        EXPECT_NE(entry.name.back(), '/') << entry.name;
        if (entry.name.starts_with("META-INF/")) continue;
        std::size_t begin = 0;
        while (begin <= entry.name.size()) {
            const std::size_t end = std::min(entry.name.find('/', begin), entry.name.size());
            const std::string part = entry.name.substr(begin, end - begin);
            EXPECT_LE(part.size(), 64U);
            EXPECT_TRUE(!part.empty() && std::isalnum(static_cast<unsigned char>(part[0])) != 0)
                << entry.name;
            EXPECT_TRUE(std::all_of(part.begin(), part.end(), [](char c) {
                return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
                       c == '-';
            })) << entry.name;
            begin = end + 1;
        }
    }
}

// EPUB 5, 6
TEST(Container, IsTheSameInEveryTimeZoneAndWithAnyNumberOfThreads) {
    EpubOptions options;
    options.jobs = 1;
    setenv("TZ", "UTC", 1);
    tzset();
    const Made first = make(whole_book(), options);
    setenv("TZ", "Asia/Shanghai", 1);
    tzset();
    options.jobs = 4;
    const Made second = make(whole_book(), options);
    unsetenv("TZ");
    tzset();
    EXPECT_TRUE(first.bytes == second.bytes);
    for (const RawEntry& entry : first.entries) {
        EXPECT_EQ(entry.time, 0) << entry.name;
        EXPECT_EQ(entry.date, 0x21) << entry.name;
    }
}

// EPUB 8
TEST(Names, NeverCollideWhateverThePicturesAreCalled) {
    Book book = small_book();
    for (const char* file : {"图/线.png", "图/点.png", "a/x.png", "b/x.png", "X.png", "cover.png",
                             "a b.png", "a:b.png", "😀.png"}) {
        Asset asset;
        asset.file = file;
        book.assets.push_back(asset);
    }
    const Names names = name_files(book);
    EXPECT_EQ(std::set<std::string>(names.images.begin(), names.images.end()).size(),
              book.assets.size());
    EXPECT_EQ(std::count(names.images.begin(), names.images.end(), "images/cover.png"), 0);
    // A name comes from its own file alone.
    Book longer = book;
    longer.assets.insert(longer.assets.begin(), Asset{"new.png", MediaType::png, "", 1, 1});
    EXPECT_EQ(name_files(longer).images[1], names.images[0]);
}

// EPUB 9
TEST(Container, HoldsWhatTheManifestListsAndNothingElse) {
    const Made& made = whole();
    std::set<std::string> listed;
    for (const std::string& href : all(made.xml("package.opf"), "//item/@href")) {
        EXPECT_TRUE(listed.insert("epub/" + href).second) << href;
    }
    for (const RawEntry& entry : made.entries) {
        if (entry.name == "mimetype" || entry.name.starts_with("META-INF/") ||
            entry.name == "epub/package.opf") {
            continue;
        }
        EXPECT_EQ(listed.erase(entry.name), 1U) << entry.name;
    }
    EXPECT_TRUE(listed.empty());
}

TEST(Archive, JoinsEntriesInTheirOrder) {
    const std::string text(5000, 'x');
    const std::string bytes = join({pack("b", text), store("a", text)}).read();
    EXPECT_LT(bytes.find("b"), bytes.find("a"));
    EXPECT_GT(bytes.size(), 5000U);
    EXPECT_LT(bytes.size(), 5500U);
}

TEST(Archive, TellsOfAFileThatIsGone) {
    const std::vector<Packed> entries = {pack("b", "text"),
                                         store("a", StoredBytes::in_file("no/such/picture.jpg"))};
    try {
        static_cast<void>(join(entries));
        FAIL();
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.diagnostic().code, Code::W001);
    }
}

// The first megabytes wait in memory, the rest on the disk, and libzip goes back to its headers.
TEST(Archive, IsTheSameWhereverItWaits) {
    const std::string few(1000, 'a');
    std::string many;
    for (std::size_t i = 0; i < 3'000'000; ++i) many += static_cast<char>(i * i % 251);
    std::vector<Packed> entries;
    for (int i = 0; i < 8; ++i) {
        entries.push_back(store("much" + std::to_string(i), many));
        entries.push_back(pack("little" + std::to_string(i), few));
    }
    const StoredBytes stored = join(entries);
    EXPECT_GT(stored.size(), Scratch::usually_kept);
    const std::string bytes = stored.read();
    for (const RawEntry& entry : read_headers(bytes)) EXPECT_EQ(entry.flags & 8U, 0U) << entry.name;
    const std::map<std::string, std::string> files = read_files(bytes);
    ASSERT_EQ(files.size(), 16U);
    for (const auto& [name, content] : files)
        EXPECT_TRUE(content == (name.starts_with("much") ? many : few)) << name;
}

}  // namespace
}  // namespace banxin::epub::testing
