#include "preview/session_view.h"

#include "pipeline/composed_parts.h"
#include "pipeline/made.h"
#include "preview/character_count.h"

#include <algorithm>
#include <mutex>
#include <utility>

namespace banxin::preview {
namespace {

Problem::Severity shown(Severity severity) {
    switch (severity) {
        case Severity::note: return Problem::Severity::note;
        case Severity::warning: return Problem::Severity::warning;
        case Severity::error: break;
    }
    return Problem::Severity::error;
}

class SessionView : public View {
public:
    SessionView(std::shared_ptr<const BookState> state, Speech speech)
        : state_(std::move(state)), composed_(state_->book) {
        for (Finding& one : state_->findings(speech)) {
            Problem problem{shown(one.severity),
                            std::move(one.code),
                            {},
                            std::move(one.message),
                            std::move(one.hint)};
            if (one.place)
                problem.place = TextLine{visible(one.place->file), one.place->position.line,
                                         one.place->position.column};
            problems_.push_back(std::move(problem));
            spans_.push_back(one.span);
        }
        if (!book()) return;
        for (const layout::PartPlace& part : layout().parts()) {
            const int level = part.chapter ? text().chapters[*part.chapter].level : 1;
            parts_.push_back({part.name, part.title, static_cast<std::uint8_t>(level),
                              part.first_page, part.page_count});
        }
    }

    std::string title() const override { return book() ? text().metadata.title.value : ""; }
    std::string style() const override {
        return book() ? state_->book->loaded.manifest.output.style.value : "";
    }
    Language language() const override {
        return book() ? text().metadata.language.value : Language();
    }
    Length trim_width() const override {
        return book() ? state_->book->loaded.style.page.trim_width : Length{};
    }
    Length trim_height() const override {
        return book() ? state_->book->loaded.style.page.trim_height : Length{};
    }
    TypeArea type_area() const override {
        if (!book()) return {};
        const style::Page& page = state_->book->loaded.style.page;
        return {page.head_margin, page.gutter,     page.fore_edge, page.body_size,
                page.pitch,       page.characters, page.lines};
    }
    std::size_t page_count() const override { return book() ? layout().page_count() : 0; }
    std::string label(std::size_t page) const override { return layout().label(page); }
    const std::vector<Part>& parts() const override { return parts_; }

    std::shared_ptr<const PartPages> pages_of(std::size_t part) const override {
        return composed_.of(part);
    }

    std::shared_ptr<const text::Fonts> fonts() const override {
        return book() ? state_->book->loaded.fonts : nullptr;
    }
    StoredBytes picture(std::uint32_t image) const override {
        return text().assets.at(image).bytes;
    }
    StoredBytes epub() const override {
        if (!book()) return {};
        Run aside;
        aside.jobs = state_->run->jobs;
        const PageMap starts = layout().starts();
        return make_epub(state_->book->loaded, &starts, aside).bytes;
    }

    const std::vector<Problem>& problems() const override { return problems_; }
    bool is_complete() const override { return state_->is_set; }
    std::size_t character_count() const override {
        std::call_once(counted_,
                       [this] { characters_ = book() ? preview::character_count(text()) : 0; });
        return characters_;
    }

    std::optional<TextLine> line_at(std::size_t page, Point point) const override {
        const auto at = page_of_part(*state_->book, page);
        if (!at) return std::nullopt;
        const auto place =
            file_place(*state_->book, at->part, pages_of(at->part)->pages[at->page], point);
        if (!place) return std::nullopt;
        return TextLine{place->file, place->position.line, place->position.column};
    }

    std::optional<Spot> place_of(const TextLine& line) const override {
        if (!book()) return std::nullopt;
        return spot(page_place(*state_->book, FilePlace{line.file, {line.line, line.column}, {}}));
    }
    std::optional<Spot> place_of(std::size_t problem) const override {
        if (!state_->is_set || problem >= spans_.size() || !spans_[problem].known())
            return std::nullopt;
        return spot(page_place(*state_->book, spans_[problem]));
    }
    std::optional<Spot> changed() const override { return spot(state_->changed); }

private:
    [[nodiscard]] bool book() const { return state_->book != nullptr; }
    [[nodiscard]] const Book& text() const { return state_->book->loaded.book; }
    [[nodiscard]] const layout::BookLayout& layout() const { return *state_->book->layout; }

    [[nodiscard]] std::optional<Spot> spot(const std::optional<PagePlace>& place) const {
        if (!place) return std::nullopt;
        return Spot{parts_[place->part].first_page + place->page, place->y};
    }

    std::shared_ptr<const BookState> state_;
    std::vector<Part> parts_;
    std::vector<Problem> problems_;
    std::vector<Span> spans_;
    ComposedParts composed_;
    mutable std::once_flag counted_;
    mutable std::size_t characters_ = 0;
};

}  // namespace

std::shared_ptr<const View> view_of(std::shared_ptr<const BookState> state, Speech speech) {
    return std::make_shared<SessionView>(std::move(state), speech);
}

}  // namespace banxin::preview
