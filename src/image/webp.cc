// WebP through libwebp; the first frame of an animation through its demuxer.

#include "image/formats.h"

#include <webp/decode.h>
#include <webp/demux.h>

#include <memory>
#include <utility>

namespace banxin::image {
namespace {

struct DecoderRelease {
    void operator()(WebPAnimDecoder* decoder) const { WebPAnimDecoderDelete(decoder); }
};

const std::uint8_t* unsigned_bytes(const char* bytes) {
    return static_cast<const std::uint8_t*>(static_cast<const void*>(bytes));
}

std::string first_frame(std::string_view bytes, std::size_t size) {
    const WebPData data = {unsigned_bytes(bytes.data()), bytes.size()};
    const std::unique_ptr<WebPAnimDecoder, DecoderRelease> decoder(
        WebPAnimDecoderNew(&data, nullptr));
    std::uint8_t* frame = nullptr;
    int time = 0;
    if (decoder == nullptr || WebPAnimDecoderGetNext(decoder.get(), &frame, &time) == 0) {
        refuse(Problem::Kind::broken, "the first frame does not decode");
    }
    return {static_cast<const char*>(static_cast<const void*>(frame)), size};
}

}  // namespace

Size webp_size(std::string_view bytes) {
    int width = 0;
    int height = 0;
    if (WebPGetInfo(unsigned_bytes(bytes.data()), bytes.size(), &width, &height) == 0) return {};
    return {static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height)};
}

Picture read_webp(std::string_view bytes) {
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(unsigned_bytes(bytes.data()), bytes.size(), &features) != VP8_STATUS_OK ||
        features.width <= 0 || features.height <= 0) {
        refuse(Problem::Kind::broken, "damaged header");
    }
    Picture picture;
    Info& info = picture.info;
    info.format = Format::webp;
    info.width = static_cast<std::uint32_t>(features.width);
    info.height = static_cast<std::uint32_t>(features.height);
    info.animated = features.has_animation != 0;
    check_size(info.width, info.height);
    const int samples = info.animated || features.has_alpha != 0 ? 4 : 3;
    const std::size_t stride = std::size_t{info.width} * static_cast<std::size_t>(samples);
    std::string rows;
    if (info.animated) {
        rows = first_frame(bytes, stride * info.height);
    } else {
        rows.resize(stride * info.height);
        auto* to = static_cast<std::uint8_t*>(static_cast<void*>(rows.data()));
        const auto decode_into = samples == 4 ? WebPDecodeRGBAInto : WebPDecodeRGBInto;
        if (decode_into(unsigned_bytes(bytes.data()), bytes.size(), to, rows.size(),
                        static_cast<int>(stride)) == nullptr) {
            refuse(Problem::Kind::broken, "does not decode");
        }
    }
    picture.pixels = part_samples(info.width, info.height, samples, std::move(rows));
    return picture;
}

}  // namespace banxin::image
