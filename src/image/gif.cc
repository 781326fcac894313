// GIF through giflib: the first frame on its canvas. Later frames are walked over, not
// decoded, so that a short file cannot ask for much work.

#include "image/formats.h"

#include <gif_lib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

namespace banxin::image {
namespace {

struct Reader {
    std::string_view bytes;
    std::size_t at = 0;
};

extern "C" {
static int read_bytes(GifFileType* gif, GifByteType* to, int count) {
    auto& reader = *static_cast<Reader*>(gif->UserData);
    const std::size_t size =
        std::min(static_cast<std::size_t>(count), reader.bytes.size() - reader.at);
    std::memcpy(to, reader.bytes.data() + reader.at, size);
    reader.at += size;
    return static_cast<int>(size);
}
}

[[noreturn]] void refuse_broken(int error) {
    const char* word = GifErrorString(error);
    refuse(Problem::Kind::broken, word != nullptr ? word : "not a GIF");
}

class Gif {
public:
    explicit Gif(std::string_view bytes) : reader_{bytes} {
        int error = 0;
        gif_ = DGifOpen(&reader_, read_bytes, &error);
        if (gif_ == nullptr) refuse_broken(error);
    }
    ~Gif() { DGifCloseFile(gif_, nullptr); }
    Gif(const Gif&) = delete;
    Gif& operator=(const Gif&) = delete;

    GifFileType* operator->() const { return gif_; }
    [[nodiscard]] GifFileType* get() const { return gif_; }
    /// Checks a status of the library.
    void need(int status) const {
        if (status == GIF_ERROR) refuse_broken(gif_->Error);
    }

private:
    Reader reader_;
    GifFileType* gif_ = nullptr;
};

void read_extension(const Gif& gif, int& transparent) {
    int code = 0;
    GifByteType* block = nullptr;
    gif.need(DGifGetExtension(gif.get(), &code, &block));
    while (block != nullptr) {
        GraphicsControlBlock control;
        if (code == GRAPHICS_EXT_FUNC_CODE &&
            DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK) {
            transparent = control.TransparentColor;
        }
        gif.need(DGifGetExtensionNext(gif.get(), &block));
    }
}

void skip_frame(const Gif& gif) {
    gif.need(DGifGetImageDesc(gif.get()));
    int size = 0;
    GifByteType* block = nullptr;
    gif.need(DGifGetCode(gif.get(), &size, &block));
    while (block != nullptr) gif.need(DGifGetCodeNext(gif.get(), &block));
}

std::vector<std::size_t> row_order(std::size_t height, bool interlaced) {
    std::vector<std::size_t> order;
    if (!interlaced) {
        for (std::size_t row = 0; row < height; ++row) order.push_back(row);
        return order;
    }
    // GIF89a, appendix E "Interlaced Images".
    constexpr std::array<std::size_t, 4> first = {0, 4, 2, 1};
    constexpr std::array<std::size_t, 4> step = {8, 8, 4, 2};
    for (std::size_t pass = 0; pass < 4; ++pass) {
        for (std::size_t row = first[pass]; row < height; row += step[pass]) order.push_back(row);
    }
    return order;
}

std::string read_frame(const Gif& gif, Info& info, int transparent) {
    gif.need(DGifGetImageDesc(gif.get()));
    const GifImageDesc& frame = gif->Image;
    if (frame.Width <= 0 || frame.Height <= 0 || frame.Left < 0 || frame.Top < 0) {
        refuse(Problem::Kind::broken, "no frame size");
    }
    const auto width = static_cast<std::size_t>(frame.Width);
    const auto height = static_cast<std::size_t>(frame.Height);
    const auto left = static_cast<std::size_t>(frame.Left);
    const auto top = static_cast<std::size_t>(frame.Top);
    check_size(width, height);
    if (info.width == 0 || info.height == 0) {
        info.width = static_cast<std::uint32_t>(left + width);
        info.height = static_cast<std::uint32_t>(top + height);
    }
    check_size(info.width, info.height);
    const ColorMapObject* colours = frame.ColorMap != nullptr ? frame.ColorMap : gif->SColorMap;
    if (colours == nullptr) refuse(Problem::Kind::broken, "no colour table");

    std::string canvas(std::size_t{info.width} * info.height * 4, '\0');
    std::vector<GifPixelType> line(width);
    for (const std::size_t row : row_order(height, frame.Interlace)) {
        gif.need(DGifGetLine(gif.get(), line.data(), static_cast<int>(width)));
        if (top + row >= info.height) continue;
        for (std::size_t x = 0; x < width && left + x < info.width; ++x) {
            const int index = line[x];
            if (index == transparent || index >= colours->ColorCount) continue;
            const GifColorType& colour = colours->Colors[index];
            char* to = canvas.data() + ((top + row) * info.width + left + x) * 4;
            to[0] = static_cast<char>(colour.Red);
            to[1] = static_cast<char>(colour.Green);
            to[2] = static_cast<char>(colour.Blue);
            to[3] = '\xFF';
        }
    }
    return canvas;
}

}  // namespace

Picture read_gif(std::string_view bytes) {
    const Gif gif(bytes);
    Picture picture;
    Info& info = picture.info;
    info.format = Format::gif;
    info.width = static_cast<std::uint32_t>(std::max(0, gif->SWidth));
    info.height = static_cast<std::uint32_t>(std::max(0, gif->SHeight));
    std::string canvas;
    int transparent = NO_TRANSPARENT_COLOR;
    for (GifRecordType record = UNDEFINED_RECORD_TYPE; record != TERMINATE_RECORD_TYPE;) {
        gif.need(DGifGetRecordType(gif.get(), &record));
        if (record == EXTENSION_RECORD_TYPE) {
            read_extension(gif, transparent);
        } else if (record == IMAGE_DESC_RECORD_TYPE && canvas.empty()) {
            canvas = read_frame(gif, info, transparent);
        } else if (record == IMAGE_DESC_RECORD_TYPE) {
            skip_frame(gif);
            info.animated = true;
        }
    }
    if (canvas.empty()) refuse(Problem::Kind::broken, "no picture");
    picture.pixels = part_samples(info.width, info.height, 4, std::move(canvas));
    return picture;
}

}  // namespace banxin::image
