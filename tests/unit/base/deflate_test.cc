#include "base/deflate.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>

#include <zlib.h>

namespace banxin {
namespace {

/// By another library. Empty when they are not what they should be.
std::string inflated(const std::string& bytes, Wrapping wrapping) {
    z_stream stream = {};
    std::string copy = bytes;
    std::string result(1'000'000, '\0');
    stream.next_in = static_cast<Bytef*>(static_cast<void*>(copy.data()));
    stream.avail_in = static_cast<uInt>(copy.size());
    stream.next_out = static_cast<Bytef*>(static_cast<void*>(result.data()));
    stream.avail_out = static_cast<uInt>(result.size());
    if (inflateInit2(&stream, wrapping == Wrapping::zlib ? 15 : -15) != Z_OK) return {};
    const int status = inflate(&stream, Z_FINISH);
    inflateEnd(&stream);
    if (status != Z_STREAM_END || stream.avail_in != 0) return {};
    result.resize(stream.total_out);
    return result;
}

std::string some_text() {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += "版心" + std::to_string(i * i % 977);
    return text;
}

TEST(Deflate, IsReadByOthersInBothWrappings) {
    const std::string text = some_text();
    for (const Wrapping wrapping : {Wrapping::none, Wrapping::zlib}) {
        const std::string packed = deflated(text, wrapping);
        EXPECT_LT(packed.size(), text.size() / 2);
        EXPECT_EQ(inflated(packed, wrapping), text);
    }
}

TEST(Deflate, TakesLessTroubleWhereItIsToldSo) {
    const std::string text = some_text();
    const std::string usual = deflated(text, Wrapping::zlib);
    const std::string quick = deflated(text, Wrapping::zlib, Effort::quick);
    EXPECT_EQ(inflated(quick, Wrapping::zlib), text);
    EXPECT_GT(quick.size(), usual.size());
    EXPECT_EQ(deflated(text, Wrapping::zlib), usual);
}

TEST(Deflate, TakesNothingAndWhatDoesNotShrink) {
    EXPECT_EQ(deflated("", Wrapping::none).size(), 5U);
    std::string noise;
    std::uint32_t state = 1;
    for (int i = 0; i < 100'000; ++i) {
        state = state * 1664525U + 1013904223U;
        noise.push_back(static_cast<char>(state >> 24U));
    }
    EXPECT_EQ(inflated(deflated(noise, Wrapping::zlib), Wrapping::zlib), noise);
}

// T07: which thread had which page must not show.
TEST(Deflate, T07DependsOnNothingThatWasDeflatedBefore) {
    const std::string text = some_text();
    std::string alone;
    std::thread([&] { alone = deflated(text, Wrapping::zlib); }).join();
    static_cast<void>(deflated(std::string(200'000, 'x') + text, Wrapping::none));
    EXPECT_EQ(deflated(text, Wrapping::zlib), alone);
}

TEST(Deflate, KnowsTheChecksumOfZip) {
    EXPECT_EQ(crc32_of("123456789"), 0xCBF43926U);
    EXPECT_EQ(crc32_of(""), 0U);
}

}  // namespace
}  // namespace banxin
