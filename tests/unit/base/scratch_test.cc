#include "base/scratch.h"

#include "base/diagnostics.h"
#include "base/files.h"
#include "base/parallel.h"
#include "base/stored_bytes.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace banxin {
namespace {

namespace fs = std::filesystem;

/// So many bytes, of which no two neighbouring parts are alike.
std::string pattern(std::size_t size, unsigned seed) {
    std::string bytes;
    unsigned number = seed;
    for (std::size_t i = 0; i < size; ++i) {
        number = number * 1103515245U + 12345U;
        bytes += static_cast<char>(number >> 16U);
    }
    return bytes;
}

/// Where bytes are kept does not show: as a string grows, so does scratch room of every size.
TEST(Scratch, IsAStringWhereverItsBytesAre) {
    for (const std::size_t most_kept : {0U, 1U, 7U, 100U, 1000U, 1U << 20U}) {
        Scratch room(most_kept);
        std::string expected;
        unsigned number = 1;
        for (int step = 0; step < 200; ++step) {
            number = number * 1103515245U + 12345U;
            const std::string bytes = pattern(number % 29, number);
            if (step % 3 == 0) {
                const std::size_t at = number % (expected.size() + 1);
                room.write(at, bytes);
                if (at + bytes.size() > expected.size()) expected.resize(at + bytes.size());
                expected.replace(at, bytes.size(), bytes);
            } else {
                EXPECT_EQ(room.append(bytes), expected.size());
                expected += bytes;
            }
            ASSERT_EQ(room.size(), expected.size());
            ASSERT_EQ(room.read(0, expected.size() + 5), expected) << most_kept;
            const std::size_t at = number / 7 % (expected.size() + 1);
            ASSERT_EQ(room.read(at, 11), expected.substr(at, 11)) << most_kept;
        }
        EXPECT_EQ(room.on_disk() > 0, most_kept < expected.size());
    }
}

TEST(Scratch, TakesBytesFromManyThreads) {
    const auto room = std::make_shared<Scratch>(1000);
    std::vector<StoredBytes> stored(64);
    for_each_parallel(stored.size(), 8, [&](std::size_t i) {
        stored[i] = StoredBytes::put_aside(pattern(5000 + i, static_cast<unsigned>(i)), room);
    });
    for (std::size_t i = 0; i < stored.size(); ++i)
        EXPECT_TRUE(stored[i].read() == pattern(5000 + i, static_cast<unsigned>(i))) << i;
    EXPECT_GT(room->on_disk(), 300'000U);
}

TEST(Scratch, SaysWhereThereIsNoRoom) {
    setenv("TMPDIR", "/no/such/folder", 1);
    Scratch room(0);
    EXPECT_THROW(room.append("bytes"), Failure);
    unsetenv("TMPDIR");
}

/// The same answers wherever they are.
TEST(StoredBytes, AreReadInParts) {
    const std::string bytes = pattern(3'000'000, 5);
    const fs::path folder = fs::path(::testing::TempDir()) / "banxin-stored";
    fs::remove_all(folder);
    write_file(folder / "file", bytes);
    const auto room = std::make_shared<Scratch>(10);
    room->append("before");
    const StoredBytes aside = StoredBytes::put_aside(bytes, room);
    room->append("behind");
    const StoredBytes kinds[] = {bytes, StoredBytes::in_file(folder / "file"), aside};
    for (const StoredBytes& stored : kinds) {
        EXPECT_EQ(stored.size(), bytes.size());
        EXPECT_TRUE(stored.read() == bytes);
        EXPECT_TRUE(*stored.hold() == bytes);
        EXPECT_EQ(stored.read(5, 10), bytes.substr(5, 10));
        EXPECT_EQ(stored.read(bytes.size() - 3, 10), bytes.substr(bytes.size() - 3));
        EXPECT_EQ(stored.read(bytes.size(), 10), "");
        EXPECT_EQ(stored.read(bytes.size() + 9, 10), "");
        std::string parts;
        stored.for_each_part([&](std::string_view part) { parts += part; });
        EXPECT_TRUE(parts == bytes);
        write_files({{folder / "copy", stored}});
        EXPECT_TRUE(read_file(folder / "copy") == bytes);
        for (const StoredBytes& other : kinds) EXPECT_TRUE(stored == other);
        EXPECT_FALSE(stored == StoredBytes("other"));
    }
    EXPECT_TRUE(StoredBytes().empty());
    EXPECT_EQ(StoredBytes().read(), "");
    EXPECT_THROW(static_cast<void>(StoredBytes::in_file(folder).size()), Failure);
    fs::remove_all(folder);
}

}  // namespace
}  // namespace banxin
