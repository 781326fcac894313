// The order of things: name the files, write the documents, cut the fonts to what they show,
// describe all of it in the package document, and join the container. Knows the parts; each
// knows only itself.
#include "epub/epub.h"

#include "base/parallel.h"
#include "base/unicode.h"
#include "document/walk.h"
#include "epub/archive.h"
#include "epub/content.h"
#include "epub/fonts.h"
#include "epub/generated.h"
#include "epub/names.h"
#include "epub/stylesheet.h"
#include "epub/xhtml.h"
#include "image/image.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace banxin::epub {
namespace {

constexpr const char* xhtml_type = "application/xhtml+xml";

/// EPUB 3.3, "Container – META-INF".
std::string make_container() {
    pugi::xml_document document;
    pugi::xml_node container = add(document, "container");
    set(container, "version", "1.0");
    set(container, "xmlns", "urn:oasis:names:tc:opendocument:xmlns:container");
    pugi::xml_node file = add(add(container, "rootfiles"), "rootfile");
    set(file, "full-path", std::string(root_folder).append(package_path));
    set(file, "media-type", "application/oebps-package+xml");
    return to_text(document);
}

/// Old versions of Apple's program look here for leave to use embedded fonts.
std::string make_display_options() {
    pugi::xml_document document;
    pugi::xml_node platform = add(add(document, "display_options"), "platform");
    set(platform, "name", "*");
    set(add(platform, "option", "true"), "name", "specified-fonts");
    return to_text(document);
}

std::string in_container(std::string_view path) {
    return std::string(root_folder) + std::string(path);
}

Packed pack_item(std::string_view path, const StoredBytes& bytes) {
    return pack(in_container(path), bytes);
}

class Writer {
public:
    Writer(const Book& book, const style::Style& style, const text::Fonts& fonts,
           const EpubOptions& options, Diagnostics& diagnostics)
        : book_(book),
          style_(style),
          fonts_(fonts),
          options_(options),
          diagnostics_(diagnostics),
          names_(name_files(book, options.document_bytes)),
          typefaces_(style),
          cover_image_(has_set_cover() ? std::string(set_cover_name())
                                       : names_.images[static_cast<std::size_t>(*book.cover)]) {}

    EpubFile write() {
        write_documents();
        write_generated_pages();
        plan_.emplace(options_.embed_fonts ? plan_fonts(used_, fonts_, book_, diagnostics_)
                                           : plan_without_fonts(book_.metadata.language.value));
        write_fonts_and_images();
        write_stylesheet();
        return assemble();
    }

private:
    [[nodiscard]] std::string page_of(std::string PageMap::*which) const {
        return options_.pages == nullptr ? std::string() : options_.pages->*which;
    }

    /// Chapters, and the cover, which takes as long as many of them.
    void write_documents() {
        const std::size_t count = book_.chapters.size();
        const Shared shared{book_,
                            names_,
                            typefaces_,
                            box("☑", "■"),
                            box("☐", "□"),
                            options_.pages,
                            options_.ruby_parentheses,
                            style_.folds_originals,
                            style_.notes,
                            style::notes_before(book_, style_.notes, options_.notes),
                            style_.table.stripe.has_value()};
        std::vector<CharacterUse> used(count);
        chapters_.resize(count);
        page_breaks_.resize(count);
        for_each_parallel(count + 1, options_.jobs, [&](std::size_t i) {
            if (i == 0) {
                set_cover();
                return;
            }
            const std::size_t chapter = i - 1;
            ContentWriter writer(shared, chapter, used[chapter]);
            const std::vector<std::string> texts = writer.write();
            for (std::size_t k = 0; k < texts.size(); ++k)
                chapters_[chapter].push_back(pack_item(names_.documents[chapter][k], texts[k]));
            page_breaks_[chapter] = writer.page_breaks();
        });
        for (const CharacterUse& one : used) used_.add(one);
    }

    void set_cover() {
        if (has_set_cover())
            set_cover_ = store(in_container(set_cover_name()),
                               options_.cover ? *options_.cover : draw_cover(book_, Drawing()));
    }

    /// It is drawn, and not the book's picture alone.
    [[nodiscard]] bool has_set_cover() const { return !book_.cover || options_.cover.has_value(); }

    [[nodiscard]] std::string_view set_cover_name() const {
        return book_.cover ? pictured_cover_path : set_cover_path;
    }

    /// What is shown only in a cover that is drawn.
    [[nodiscard]] bool is_drawn_already(std::size_t asset) const {
        if (!book_.cover || !has_set_cover() || static_cast<std::size_t>(*book_.cover) != asset)
            return false;
        return std::none_of(
            book_.chapters.begin(), book_.chapters.end(), [&](const Chapter& chapter) {
                return for_each_image(chapter, [&](const Image& image) -> bool {
                    return image.asset && static_cast<std::size_t>(*image.asset) == asset;
                });
            });
    }

    std::string_view box(const char* wanted, const char* other) const {
        const text::FaceId face =
            fonts_.face(text::Family::serif, false, book_.metadata.language.value);
        const char32_t character = to_utf32(wanted).front();
        return fonts_.face_with(character, face) ? wanted : other;
    }

    void write_generated_pages() {
        cover_page_ = pack_item(cover_path, make_cover_page(book_, cover_image_, used_));
        title_page_ =
            pack_item(title_page_path,
                      make_title_page(book_, typefaces_, page_of(&PageMap::title_page), used_));
        const NavigationFacts facts{options_.contents_depth,    options_.contents_authors,
                                    options_.list_of_figures,   options_.list_of_tables,
                                    options_.cover_page,        all_page_breaks(),
                                    page_of(&PageMap::contents)};
        navigation_ =
            pack_item(navigation_path, make_navigation(book_, names_, facts, typefaces_, used_));
        ncx_ = pack_item(ncx_path, make_ncx(book_, names_, options_.contents_depth));
        // What reading programs put in by themselves.
        used_.helpful.add("0123456789.•◦▪“”‘’…—·-");
        used_.helpful.add(chars::ideographic_space);
        used_.helpful.add(chars::no_break_space);
        used_.helpful.add(U' ');
        used_.helpful.add(chars::hyphen);
    }

    /// In the order of the spine.
    [[nodiscard]] std::vector<PageBreak> all_page_breaks() const {
        std::vector<PageBreak> all;
        const auto generated = [&](std::string PageMap::*which, std::string_view path) {
            const std::string label = page_of(which);
            if (!label.empty()) all.push_back({label, fmt::format("{}#{}", path, printed_page_id)});
        };
        const auto chapters = [&](std::size_t from, std::size_t to) {
            for (std::size_t i = from; i < to; ++i)
                all.insert(all.end(), page_breaks_[i].begin(), page_breaks_[i].end());
        };
        generated(&PageMap::title_page, title_page_path);
        const std::size_t front = leading_front_matter(book_);
        chapters(0, front);
        generated(&PageMap::contents, navigation_path);
        chapters(front, page_breaks_.size());
        return all;
    }

    void write_fonts_and_images() {
        const std::size_t faces = plan_->faces.size();
        packed_fonts_.resize(faces);
        images_.resize(book_.assets.size());
        // The face with most characters takes longest, so it begins.
        std::vector<std::size_t> order(faces);
        for (std::size_t i = 0; i < faces; ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return plan_->faces[a].characters.size() > plan_->faces[b].characters.size();
        });
        for_each_parallel(faces + images_.size(), options_.jobs, [&](std::size_t i) {
            if (i < faces) {
                packed_fonts_[order[i]] = pack_font(plan_->faces[order[i]], fonts_);
            } else {
                if (!is_drawn_already(i - faces)) images_[i - faces] = pack_image(i - faces);
            }
        });
    }

    [[nodiscard]] Packed pack_image(std::size_t i) const {
        const Asset& asset = book_.assets[i];
        const std::shared_ptr<const std::string> bytes = asset.bytes.hold();
        std::string other = image::for_screen(*bytes, options_.longest_side);
        if (asset.type == MediaType::svg) {
            Packed packed = pack_item(names_.images[i], other.empty() ? *bytes : other);
            packed.bytes = StoredBytes::put_aside(packed.bytes.read(), aside_);
            return packed;
        }
        return store(
            in_container(names_.images[i]),
            other.empty() ? asset.bytes : StoredBytes::put_aside(std::move(other), aside_));
    }

    void write_stylesheet() {
        std::vector<FontRule> rules;
        for (const PackedFont& font : packed_fonts_) rules.push_back(font.rule);
        stylesheet_ = pack_item(stylesheet_path,
                                make_stylesheet(style_, rules, plan_->stacks, plan_->other_stacks));
    }

    void put(Packed packed, std::string path, std::string media_type, std::string properties = {},
             bool in_spine = false) {
        entries_.push_back(std::move(packed));
        items_.push_back({std::move(path), std::move(media_type), std::move(properties), in_spine});
    }

    void put_chapter(std::size_t i) {
        for (std::size_t k = 0; k < chapters_[i].size(); ++k)
            put(std::move(chapters_[i][k]), names_.documents[i][k], xhtml_type, {}, true);
    }

    /// In the order of reading, then what the pages refer to.
    void put_all() {
        if (options_.cover_page)
            put(std::move(cover_page_), std::string(cover_path), xhtml_type, {}, true);
        put(std::move(title_page_), std::string(title_page_path), xhtml_type, {}, true);
        const std::size_t front = leading_front_matter(book_);
        for (std::size_t i = 0; i < front; ++i) put_chapter(i);
        put(std::move(navigation_), std::string(navigation_path), xhtml_type, "nav", true);
        for (std::size_t i = front; i < chapters_.size(); ++i) put_chapter(i);
        if (options_.ncx) put(std::move(ncx_), std::string(ncx_path), "application/x-dtbncx+xml");
        put(std::move(stylesheet_), std::string(stylesheet_path), "text/css");
        if (has_set_cover()) {
            put(std::move(set_cover_), std::string(set_cover_name()),
                book_.cover ? "image/jpeg" : "image/png", "cover-image");
        }
        for (std::size_t i = 0; i < images_.size(); ++i) {
            if (is_drawn_already(i)) continue;
            const MediaType type = book_.assets[i].type;
            const bool is_cover = !has_set_cover() && static_cast<std::size_t>(*book_.cover) == i;
            put(std::move(images_[i]), names_.images[i],
                name_of(type == MediaType::webp ? MediaType::png : type),
                is_cover ? "cover-image" : "");
        }
        if (packed_fonts_.empty()) return;
        const std::string licence = licence_text(packed_fonts_);
        for (PackedFont& font : packed_fonts_) {
            put(std::move(font.entry), font.path, font.media_type);
        }
        put(pack_item(licence_path, licence), std::string(licence_path), "text/plain");
    }

    EpubFile assemble() {
        put_all();
        const PackageFacts facts{book_, options_, items_, !packed_fonts_.empty()};
        std::vector<Packed> all;
        // EPUB 3.3, "OCF ZIP container": the type comes first, and as it is.
        all.push_back(store("mimetype", "application/epub+zip"));
        all.push_back(pack("META-INF/container.xml", make_container()));
        if (!packed_fonts_.empty()) {
            all.push_back(
                pack("META-INF/com.apple.ibooks.display-options.xml", make_display_options()));
        }
        all.push_back(pack_item(package_path, make_package(facts)));
        for (Packed& entry : entries_) all.push_back(std::move(entry));
        EpubFile file;
        file.bytes = join(all);
        for (const PackedFont& font : packed_fonts_) {
            const auto at = std::find(file.fonts.begin(), file.fonts.end(), font.name);
            if (at == file.fonts.end()) file.fonts.push_back(font.name);
        }
        return file;
    }

    const Book& book_;
    const style::Style& style_;
    const text::Fonts& fonts_;
    const EpubOptions& options_;
    Diagnostics& diagnostics_;
    const Names names_;
    const Typefaces typefaces_;
    const std::string cover_image_;

    CharacterUse used_;
    std::optional<FontPlan> plan_;
    std::vector<std::vector<Packed>> chapters_;
    std::vector<std::vector<PageBreak>> page_breaks_;
    std::vector<Packed> images_;
    std::shared_ptr<Scratch> aside_ = std::make_shared<Scratch>();
    std::vector<PackedFont> packed_fonts_;
    Packed set_cover_;
    Packed cover_page_;
    Packed title_page_;
    Packed navigation_;
    Packed ncx_;
    Packed stylesheet_;
    std::vector<Packed> entries_;
    std::vector<Item> items_;
};

}  // namespace

EpubFile write(const Book& book, const style::Style& style, const text::Fonts& fonts,
               const EpubOptions& options, Diagnostics& diagnostics) {
    return Writer(book, style, fonts, options, diagnostics).write();
}

}  // namespace banxin::epub
