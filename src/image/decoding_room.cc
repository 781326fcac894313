#include "image/decoding_room.h"

#include <condition_variable>
#include <mutex>

namespace banxin::image {
namespace {

constexpr std::uint64_t all_bytes = std::uint64_t{96} << 20U;

struct Shared {
    std::mutex mutex;
    std::condition_variable freed;
    std::uint64_t used = 0;
};

Shared& shared() {
    static Shared one;
    return one;
}

}  // namespace

DecodingRoom::DecodingRoom(std::uint64_t bytes) : bytes_(bytes) {
    Shared& all = shared();
    std::unique_lock lock(all.mutex);
    all.freed.wait(lock, [&] { return all.used == 0 || all.used + bytes_ <= all_bytes; });
    all.used += bytes_;
}

DecodingRoom::~DecodingRoom() {
    Shared& all = shared();
    {
        const std::lock_guard lock(all.mutex);
        all.used -= bytes_;
    }
    all.freed.notify_all();
}

}  // namespace banxin::image
