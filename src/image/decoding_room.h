/// \file
/// Memory for decoding, shared by all threads: a picture of a few kilobytes may unfold to hundreds
/// of megabytes, and two of them need not do so at once.
#pragma once

#include <cstdint>

namespace banxin::image {

/// Waits until there is room; one that asks for more than all gets it when it is alone. Whoever has
/// room asks for no more.
class DecodingRoom {
public:
    explicit DecodingRoom(std::uint64_t bytes);
    ~DecodingRoom();
    DecodingRoom(const DecodingRoom&) = delete;
    DecodingRoom& operator=(const DecodingRoom&) = delete;

private:
    std::uint64_t bytes_;
};

}  // namespace banxin::image
