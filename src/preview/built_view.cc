#include "preview/built_view.h"

#include "pipeline.h"
#include "pipeline/made.h"

#include <utility>

namespace banxin::preview {
namespace {

class BuiltView : public View {
public:
    std::shared_ptr<Run> run = std::make_shared<Run>();
    std::shared_ptr<LoadedBook> loaded;
    std::shared_ptr<text::Fonts> fonts_;
    layout::Pages pages_;
    std::vector<Part> parts_;
    std::shared_ptr<PartPages> all_ = std::make_shared<PartPages>();
    std::vector<Problem> problems_;

    std::string title() const override { return pages_.info.title; }
    Language language() const override { return pages_.info.language; }
    Length trim_width() const override { return pages_.trim_width; }
    Length trim_height() const override { return pages_.trim_height; }
    std::size_t page_count() const override { return all_->pages.size(); }
    std::string label(std::size_t page) const override { return page_label(pages_, page); }
    const std::vector<Part>& parts() const override { return parts_; }
    std::shared_ptr<const PartPages> pages_of(std::size_t part) const override {
        auto some = std::make_shared<PartPages>();
        for (std::size_t i = 0; i < parts_[part].count; ++i)
            some->pages.push_back(all_->pages[parts_[part].first_page + i]);
        some->structure = all_->structure;
        return some;
    }
    std::shared_ptr<const text::Fonts> fonts() const override {
        return loaded ? std::shared_ptr<const text::Fonts>(loaded, loaded->fonts.get()) : nullptr;
    }
    StoredBytes picture(std::uint32_t image) const override {
        return pages_.images.at(image).bytes;
    }
    StoredBytes epub() const override {
        if (!loaded) return {};
        Run aside;
        aside.jobs = run->jobs;
        return make_epub(*loaded, &pages_.starts, aside).bytes;
    }
    const std::vector<Problem>& problems() const override { return problems_; }
    bool is_complete() const override { return !run->diagnostics.has_errors(); }
    std::size_t character_count() const override { return 0; }
    std::optional<TextLine> line_at(std::size_t, Point) const override { return std::nullopt; }
    std::optional<Spot> place_of(std::size_t) const override { return std::nullopt; }
    std::optional<Spot> changed() const override { return std::nullopt; }
};

}  // namespace

std::shared_ptr<const View> built_view(const std::filesystem::path& folder, unsigned jobs, Speech,
                                       std::shared_ptr<const View>) {
    auto view = std::make_shared<BuiltView>();
    view->run->jobs = jobs;
    if (auto loaded = load_book(folder, *view->run)) {
        view->loaded = std::make_shared<LoadedBook>(std::move(*loaded));
        if (auto pages = lay_out_book(*view->loaded, *view->run)) {
            view->pages_ = std::move(*pages);
            view->all_->pages = std::move(view->pages_.pages);
            view->all_->structure = view->pages_.structure;
        }
    }
    std::map<std::string, std::size_t> anchors;
    for (std::size_t i = 0; i < view->all_->pages.size(); ++i)
        for (const layout::Anchor& anchor : view->all_->pages[i].anchors) anchors[anchor.name] = i;
    view->parts_.push_back({"front", "front", 1, 0, 0});
    for (const layout::OutlineEntry& entry : view->pages_.outline)
        if (entry.level == 1)
            view->parts_.push_back({entry.anchor, entry.title, 1, anchors[entry.anchor], 0});
    for (std::size_t i = 0; i < view->parts_.size(); ++i)
        view->parts_[i].count = (i + 1 < view->parts_.size() ? view->parts_[i + 1].first_page
                                                             : view->all_->pages.size()) -
                                view->parts_[i].first_page;
    return view;
}

}  // namespace banxin::preview
