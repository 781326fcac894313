// Every picture is read once, looked at by content, and kept whole. A manuscript may come from
// a stranger: only files inside the book's folder are opened, and nothing is fetched.
#include "base/ascii.h"
#include "document/walk.h"
#include "image/image.h"
#include "passes/names.h"
#include "passes/passes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace fs = std::filesystem;

namespace banxin::passes {
namespace {

/// Apple's shop refuses more, Kindle shrinks more (EPUB.md, requirement 35).
constexpr std::uint64_t apples_pixels = 5'600'000;
constexpr std::uint64_t kindles_pixels = 5'000'000;
/// Shops refuse a cover with a shorter side.
constexpr std::uint32_t shortest_cover_side = 500;

MediaType type_of(image::Format format) {
    switch (format) {
        case image::Format::png: return MediaType::png;
        case image::Format::jpeg: return MediaType::jpeg;
        case image::Format::svg: return MediaType::svg;
        case image::Format::gif: return MediaType::gif;
        case image::Format::webp: return MediaType::webp;
    }
    return MediaType::png;
}

class AssetLoader {
public:
    AssetLoader(Book& book, const BookFolder& folder, Diagnostics& diagnostics)
        : book_(book), folder_(folder), diagnostics_(diagnostics) {}

    std::optional<AssetId> load(const std::string& url, const std::string& base, Span span) {
        if (is_remote(url)) {
            diagnostics_.report(Code::A009, span, {url}, Hint{HintId::fetch_or_link, {}});
            return std::nullopt;
        }
        const std::string name = ascii::percent_decoded(url);
        auto found = folder_.find(name, base);
        // A name may hold a percent sign of its own.
        if (!std::holds_alternative<fs::path>(found) && name != url) {
            auto verbatim = folder_.find(url, base);
            if (std::holds_alternative<fs::path>(verbatim)) found = std::move(verbatim);
        }
        if (const fs::path* path = std::get_if<fs::path>(&found)) return load_file(*path, span);
        switch (std::get<BookFolder::Refusal>(found)) {
            case BookFolder::Refusal::not_found:
                diagnostics_.report(Code::A001, span, {name}, near(name, base));
                break;
            case BookFolder::Refusal::outside:
                diagnostics_.report(Code::A002, span, {name}, Hint{HintId::put_in_folder, {}});
                break;
            case BookFolder::Refusal::not_a_file:
                diagnostics_.report(Code::A012, span, {name});
                break;
        }
        return std::nullopt;
    }

private:
    std::optional<AssetId> load_file(const fs::path& path, Span span) {
        const std::string file = path.lexically_relative(folder_.root()).generic_string();
        const auto [known, added] = loaded_.try_emplace(file);
        if (!added) return known->second;
        Asset asset;
        asset.file = file;
        asset.bytes = read_file(path);
        if (!image::recognise(asset.bytes)) {
            diagnostics_.report(Code::A003, span, {file}, Hint{HintId::image_formats, {}});
            return std::nullopt;
        }
        const image::Checked checked = image::check(asset.bytes);
        if (checked.problem) {
            report(*checked.problem, file, span);
            return std::nullopt;
        }
        const image::Info& info = *checked.info;
        asset.type = type_of(info.format);
        asset.width = info.width;
        asset.height = info.height;
        if (info.orientation >= 5) std::swap(asset.width, asset.height);
        std::string other = image::normalised(asset.bytes, info);
        if (!other.empty()) asset.bytes = std::move(other);
        const std::uint64_t pixels = std::uint64_t{info.width} * info.height;
        if (asset.type != MediaType::svg && pixels > kindles_pixels) {
            diagnostics_.report(pixels > apples_pixels ? Code::A011 : Code::A016, span,
                                {file, std::to_string(asset.width), std::to_string(asset.height)});
        }
        known->second = AssetId{static_cast<std::uint32_t>(book_.assets.size())};
        book_.assets.push_back(std::move(asset));
        return known->second;
    }

    void report(const image::Problem& problem, const std::string& file, Span span) {
        using Kind = image::Problem::Kind;
        switch (problem.kind) {
            case Kind::broken: diagnostics_.report(Code::A004, span, {file, problem.detail}); break;
            case Kind::unsafe: diagnostics_.report(Code::A005, span, {file, problem.detail}); break;
            case Kind::reaches_out:
                diagnostics_.report(Code::A006, span, {file, problem.detail});
                break;
            case Kind::too_large: diagnostics_.report(Code::A007, span, {file}); break;
            case Kind::no_size: diagnostics_.report(Code::A008, span, {file}); break;
        }
    }

    [[nodiscard]] std::optional<Hint> near(const std::string& name, const std::string& base) const {
        const std::string folder = folder_of(name);
        const std::string place =
            base.empty() || folder.empty() ? base + folder : base + "/" + folder;
        const auto nearest = nearest_name(name.substr(name.rfind('/') + 1), folder_.list(place));
        if (!nearest) return Hint{HintId::relative_to_chapter, {}};
        return Hint{HintId::did_you_mean, {folder.empty() ? *nearest : folder + "/" + *nearest}};
    }

    Book& book_;
    const BookFolder& folder_;
    Diagnostics& diagnostics_;
    std::map<std::string, std::optional<AssetId>> loaded_;
};

}  // namespace

void load_assets(Book& book, const BookFolder& folder, Diagnostics& diagnostics) {
    AssetLoader loader(book, folder, diagnostics);
    const Located<std::string>& cover = book.metadata.cover;
    if (!cover.value.empty()) book.cover = loader.load(cover.value, "", cover.span);
    if (book.cover) {
        const Asset& asset = book.assets[static_cast<std::size_t>(*book.cover)];
        if (asset.type != MediaType::svg &&
            std::min(asset.width, asset.height) < shortest_cover_side) {
            diagnostics.report(Code::A017, cover.span,
                               {std::to_string(asset.width), std::to_string(asset.height),
                                std::to_string(shortest_cover_side)});
        }
    }
    for (Chapter& chapter : book.chapters) {
        const std::string base = folder_of(chapter.file);
        for_each_image(chapter, [&](Image& image) {
            if (image.alt.empty() && !image.decorative) {
                diagnostics.report(Code::A010, image.span, {image.url},
                                   Hint{HintId::describe_image, {}});
            }
            image.asset = loader.load(image.url, base, image.span);
        });
    }
}

}  // namespace banxin::passes
