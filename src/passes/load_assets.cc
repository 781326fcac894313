// Every picture is read once and looked at by content, several at a time; those who show it read it
// again. A manuscript may come from a stranger: only files inside the book's folder are opened, and
// nothing is fetched.
#include "base/ascii.h"
#include "base/parallel.h"
#include "document/walk.h"
#include "document/wiki.h"
#include "image/data_address.h"
#include "image/image.h"
#include "passes/file_names.h"
#include "passes/find_picture.h"
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

/// What the bytes of a picture are.
struct Judged {
    bool empty = false;
    /// Of what is none that a book can show; else `checked` has a result.
    image::Stranger stranger;
    image::Checked checked;
};

Judged judge(const std::string& bytes) {
    Judged judged;
    judged.empty = bytes.empty();
    if (image::recognise(bytes))
        judged.checked = image::check(bytes);
    else
        judged.stranger = image::recognise_stranger(bytes);
    return judged;
}

/// A picture's file as it was when it was looked at; nothing: it is to be.
struct Seen {
    std::optional<FileStamp> stamp;
    std::optional<Judged> judged;
};

}  // namespace

struct SeenPictures::Files : std::map<fs::path, Seen> {};
SeenPictures::SeenPictures() : files(std::make_unique<Files>()) {}
SeenPictures::~SeenPictures() = default;
SeenPictures::SeenPictures(SeenPictures&& other) noexcept = default;
SeenPictures& SeenPictures::operator=(SeenPictures&& other) noexcept = default;

namespace {

class AssetLoader {
public:
    AssetLoader(Book& book, const BookFolder& folder, Diagnostics& diagnostics, bool made_smaller,
                SeenPictures& seen)
        : book_(book),
          folder_(folder),
          finder_(folder),
          diagnostics_(diagnostics),
          made_smaller_(made_smaller),
          seen_(seen),
          judged_(*seen.files) {
        // What has changed since is as good as new.
        for (auto& [path, file] : judged_)
            if (const auto now = file_stamp(path); now != file.stamp) file = {now, {}};
    }

    /// Looks at the files of these pictures of chapters, on some threads: to see that a picture is
    /// whole takes nearly all of the time.
    void look_at(const std::vector<std::pair<const Image*, const Chapter*>>& images,
                 unsigned jobs) {
        for (const auto& [image, chapter] : images)
            if (const auto path = file_of(image->url, chapter->file)) seen_file(*path);
        std::vector<SeenPictures::Files::iterator> files;
        for (auto file = judged_.begin(); file != judged_.end(); ++file)
            if (!file->second.judged) files.push_back(file);
        seen_.looks += files.size();
        for_each_parallel(files.size(), jobs, [&](std::size_t i) {
            try {
                files[i]->second.judged = judge(read_file(files[i]->first));
            } catch (const Failure&) {
                // Whoever loads it meets the same, in its turn.
            }
        });
    }

    std::optional<AssetId> load(const std::string& url, const std::string& chapter, Span span) {
        if (image::is_data_address(url)) return load_data(url, span);
        if (is_wiki(url)) return load_by_name(wiki_address(url).name, chapter, span);
        if (is_remote(url)) {
            diagnostics_.report(Code::A009, span, {url}, Hint{HintId::fetch_or_link, {}});
            return std::nullopt;
        }
        auto found = finder_.find(url, chapter);
        if (auto* file = std::get_if<PictureFinder::Found>(&found)) {
            if (!file->respelt.empty())
                diagnostics_.report(Code::A018, span, {url, file->respelt},
                                    Hint{HintId::write_as_called, {file->respelt}});
            return load_file(file->path, span);
        }
        report(std::get<BookFolder::Refusal>(found), url, chapter, span);
        return std::nullopt;
    }

private:
    Seen& seen_file(const fs::path& path) {
        const auto [file, fresh] = judged_.try_emplace(path);
        if (fresh) file->second.stamp = file_stamp(path);
        return file->second;
    }

    /// The file that `load` would find; nothing is reported.
    std::optional<fs::path> file_of(const std::string& url, const std::string& chapter) {
        if (image::is_data_address(url) || is_remote(url)) return std::nullopt;
        std::string name = url;
        if (is_wiki(url)) {
            name = wiki_address(url).name;
            const FileNames::Fitting fitting = finder_.names().find(name, folder_of(chapter));
            if (!fitting.files.empty()) {
                auto found = folder_.find(fitting.files[0]);
                const fs::path* path = std::get_if<fs::path>(&found);
                return path == nullptr ? std::nullopt : std::optional(*path);
            }
        }
        auto found = finder_.find(name, chapter);
        const auto* file = std::get_if<PictureFinder::Found>(&found);
        return file == nullptr ? std::nullopt : std::optional(file->path);
    }

    void report(BookFolder::Refusal refusal, const std::string& url, const std::string& chapter,
                Span span) {
        const std::string name = ascii::percent_decoded(url);
        switch (refusal) {
            case BookFolder::Refusal::not_found: {
                auto near = finder_.nearest(url, chapter);
                diagnostics_.report(Code::A001, span, {name},
                                    near ? Hint{HintId::did_you_mean, {std::move(*near)}}
                                         : Hint{HintId::relative_to_chapter, {}});
                break;
            }
            case BookFolder::Refusal::outside:
                // A root that the site's program knows, or a place on somebody's disk.
                if (auto near = finder_.namesake(url, chapter)) {
                    diagnostics_.report(Code::A001, span, {name},
                                        Hint{HintId::did_you_mean, {std::move(*near)}});
                    break;
                }
                diagnostics_.report(Code::A002, span, {name}, Hint{HintId::put_in_folder, {}});
                break;
            case BookFolder::Refusal::not_a_file:
                diagnostics_.report(Code::A012, span, {name});
                break;
        }
    }

    /// `![[picture.png]]`: wherever in the book's folder it is.
    std::optional<AssetId> load_by_name(const std::string& name, const std::string& chapter,
                                        Span span) {
        const FileNames::Fitting fitting = finder_.names().find(name, folder_of(chapter));
        // What is wrong with the name itself is told of as of any other.
        if (fitting.files.empty()) return load(name, chapter, span);
        if (fitting.unclear)
            diagnostics_.report(Code::R005, span, {name, fitting.files[0], fitting.files[1]},
                                Hint{HintId::write_folder, {}});
        const auto found = folder_.find(fitting.files[0]);
        const fs::path* path = std::get_if<fs::path>(&found);
        return path == nullptr ? std::nullopt : load_file(*path, span);
    }

    /// A picture that is written in the address itself; its file is named by what it holds.
    std::optional<AssetId> load_data(const std::string& url, Span span) {
        std::optional<std::string> bytes = image::data_of(url);
        const std::string shown = url.substr(0, std::min<std::size_t>(url.find(','), 40)) + ",…";
        if (!bytes) {
            diagnostics_.report(Code::A003, span, {shown}, Hint{HintId::image_formats, {}});
            return std::nullopt;
        }
        const auto [known, added] = loaded_.try_emplace("data-" + short_hash(*bytes));
        if (!added) return known->second;
        const Judged judged = judge(*bytes);
        known->second = add(known->first, shown, judged, std::move(*bytes), span);
        return known->second;
    }

    std::optional<AssetId> load_file(const fs::path& path, Span span) {
        const std::string file = path.lexically_relative(folder_.root()).generic_string();
        const auto [known, added] = loaded_.try_emplace(file);
        if (!added) return known->second;
        std::optional<Judged>& judged = seen_file(path).judged;
        if (!judged) {
            ++seen_.looks;
            judged = judge(read_file(path));
        }
        known->second = add(file, file, *judged, StoredBytes::in_file(path), span);
        return known->second;
    }

    /// `shown` is for messages.
    std::optional<AssetId> add(const std::string& file, const std::string& shown,
                               const Judged& judged, StoredBytes bytes, Span span) {
        if (judged.checked.problem) {
            report(*judged.checked.problem, shown, span);
            return std::nullopt;
        }
        if (!judged.checked.info) {
            report_stranger(judged, shown, span);
            return std::nullopt;
        }
        const image::Info& info = *judged.checked.info;
        Asset asset;
        asset.file = file;
        asset.type = type_of(info.format);
        asset.width = info.width;
        asset.height = info.height;
        if (info.orientation >= 5) std::swap(asset.width, asset.height);
        asset.bytes = std::move(bytes);
        asset.moves = info.animated && info.format != image::Format::webp;
        if (info.animated) diagnostics_.report(Code::A021, span, {shown});
        const std::uint64_t pixels = std::uint64_t{info.width} * info.height;
        const bool stays = !made_smaller_ || info.animated || asset.type == MediaType::gif;
        if (asset.type != MediaType::svg && stays && pixels > kindles_pixels) {
            diagnostics_.report(pixels > apples_pixels ? Code::A011 : Code::A016, span,
                                {shown, std::to_string(asset.width), std::to_string(asset.height)});
        }
        const AssetId id{static_cast<std::uint32_t>(book_.assets.size())};
        book_.assets.push_back(std::move(asset));
        return id;
    }

    void report_stranger(const Judged& judged, const std::string& shown, Span span) {
        if (judged.empty) {
            diagnostics_.report(Code::A020, span, {shown}, Hint{HintId::put_picture_again, {}});
            return;
        }
        const image::Stranger& stranger = judged.stranger;
        if (*stranger.name == '\0')
            diagnostics_.report(Code::A003, span, {shown}, Hint{HintId::image_formats, {}});
        else
            diagnostics_.report(Code::A019, span, {shown, stranger.name},
                                Hint{HintId::save_as, {stranger.instead}});
    }

    void report(const image::Problem& problem, const std::string& file, Span span) {
        using Kind = image::Problem::Kind;
        switch (problem.kind) {
            case Kind::broken:
                diagnostics_.report(Code::A004, span, {file, problem.detail},
                                    Hint{HintId::put_picture_again, {}});
                break;
            case Kind::foreign:
                diagnostics_.report(Code::A022, span, {file},
                                    Hint{HintId::export_without_html, {}});
                break;
            case Kind::unsafe: diagnostics_.report(Code::A005, span, {file, problem.detail}); break;
            case Kind::reaches_out:
                diagnostics_.report(Code::A006, span, {file, problem.detail},
                                    Hint{HintId::embed_in_drawing, {}});
                break;
            case Kind::too_large: diagnostics_.report(Code::A007, span, {file}); break;
            case Kind::no_size: diagnostics_.report(Code::A008, span, {file}); break;
        }
    }

    Book& book_;
    const BookFolder& folder_;
    PictureFinder finder_;
    Diagnostics& diagnostics_;
    bool made_smaller_;
    std::map<std::string, std::optional<AssetId>> loaded_;
    SeenPictures& seen_;
    /// Files that were looked at, or are to be.
    SeenPictures::Files& judged_;
};

/// "[what it shows]", else the file's name: where a picture is lost, a reader is told so.
Inline words_for(const Image& image) {
    std::string words = image.alt;
    if (words.empty()) words = image.url.substr(0, image.url.find_first_of("?#"));
    if (image.alt.empty() && words.starts_with("data:")) words = "data";
    if (image.alt.empty()) words = ascii::percent_decoded(words.substr(words.rfind('/') + 1));
    return {Text{"[" + words + "]", image.span}};
}

/// Its errors keep the book from being made, unless somebody wants it all the same.
void put_words_for_lost(Chapter& chapter) {
    for_each_block(chapter, [](Block& block) {
        const auto lost = [](const Image& image) { return !image.asset; };
        if (auto* row = std::get_if<FigureRow>(&block.value)) {
            if (Paragraph words; in_one_line(*row, lost, words)) block.value = std::move(words);
            return;
        }
        auto* figure = std::get_if<Figure>(&block.value);
        if (figure == nullptr || !lost(figure->image())) return;
        Paragraph paragraph;
        // A picture that is a link still leads where that leads.
        const Image shown = figure->image();
        paragraph.content = std::move(figure->picture);
        const std::string said = plain_text(figure->caption);
        if (!said.empty() && said != shown.alt) {
            paragraph.content.push_back({Text{" ", shown.span}});
            paragraph.content.insert(paragraph.content.end(), figure->caption.begin(),
                                     figure->caption.end());
        }
        block.value = std::move(paragraph);
    });
    for_each_inline(chapter, [](Inline& one) {
        const auto* image = std::get_if<Image>(&one.value);
        if (image != nullptr && !image->asset) one = words_for(*image);
    });
}

}  // namespace

void load_assets(Book& book, const BookFolder& folder, Diagnostics& diagnostics, bool made_smaller,
                 unsigned jobs, SeenPictures* seen) {
    SeenPictures once;
    AssetLoader loader(book, folder, diagnostics, made_smaller, seen == nullptr ? once : *seen);
    std::vector<std::pair<const Image*, const Chapter*>> images;
    for (const Chapter& chapter : book.chapters)
        for_each_image(chapter, [&](const Image& image) { images.emplace_back(&image, &chapter); });
    loader.look_at(images, jobs);
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
        for_each_image(chapter, [&](Image& image) {
            if (image.alt.empty() && !image.decorative) {
                diagnostics.report(Code::A010, image.span,
                                   {is_wiki(image.url) ? wiki_address(image.url).name : image.url},
                                   Hint{HintId::describe_image, {}});
            }
            image.asset = loader.load(image.url, chapter.file, image.span);
        });
        put_words_for_lost(chapter);
    }
}

}  // namespace banxin::passes
