/// \file
/// What the preview answers: the shell, the pages of the newest state, their fonts and pictures,
/// and the word that there is a newer one. Knows no socket, writes no file.
#pragma once

#include "preview/editor.h"
#include "preview/epub_shelf.h"
#include "preview/http.h"
#include "preview/message.h"
#include "preview/page_fonts.h"
#include "preview/view.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::preview {

/// Starts a program and leaves it to itself; throws std::system_error when it cannot start.
using Starter = std::function<void(const std::vector<std::string>& arguments)>;

/// Who sets the book in another style, to be shown beside its own.
struct BesideMaker {
    std::vector<std::string> styles;
    /// Begins to show the book in one of them at `Desk::beside`, in place of what was set before;
    /// empty: ends. Called by one thread at a time.
    std::function<void(const std::string& style)> set;
};

class Desk : public Listener {
public:
    /// Without an editor, places are told to the page, which copies them.
    Desk(std::string token, std::optional<EditorCommand> editor, Starter start);
    /// From now on another style can be asked for. Call it before anybody asks.
    void offer(BesideMaker maker);
    /// What is shown under "beside/" of this one's address; only after `offer`.
    [[nodiscard]] Desk& beside() { return *beside_; }

    /// From now on this is what is shown; who looks on is told.
    void show(std::shared_ptr<const View> view);
    /// Nothing is shown, and nothing kept.
    void clear();
    /// Streams of events end.
    void end();

    [[nodiscard]] Answer answer(const Request& request) noexcept override;
    [[nodiscard]] std::optional<std::string> next_event(std::uint64_t& seen,
                                                        std::chrono::milliseconds most) override;

private:
    /// The newest state; empty at the beginning.
    struct State {
        std::uint64_t version = 0;
        std::shared_ptr<const View> view;
        std::shared_ptr<PageFonts> fonts;
        /// Changes with the faces.
        std::uint64_t generation = 0;
    };
    struct DrawnPage {
        std::string elements;
        std::string hash;
    };

    [[nodiscard]] State state() const;
    void tell(bool is_known);
    [[nodiscard]] Answer answer_allowed(const Request& request);
    [[nodiscard]] static DrawnPage draw(const State& state, std::size_t page);
    [[nodiscard]] Answer pages(const Request& request) const;
    [[nodiscard]] Answer font(std::string_view name) const;
    [[nodiscard]] Answer picture(std::string_view name) const;
    [[nodiscard]] Answer epub();
    [[nodiscard]] Answer epub_entry(std::string_view path) const;
    [[nodiscard]] Answer open(const Request& request) const;
    [[nodiscard]] Answer place_of_problem(const Request& request) const;
    [[nodiscard]] Answer place_of_anchor(const Request& request) const;
    [[nodiscard]] Answer hits(const Request& request) const;
    [[nodiscard]] Answer page_with_label(const Request& request) const;
    [[nodiscard]] Answer answer_beside(const Request& request);
    [[nodiscard]] Answer set_beside(const Request& request);
    [[nodiscard]] Answer place_across(const Request& request) const;

    const std::string token_;
    const std::optional<EditorCommand> editor_;
    const Starter start_;
    mutable std::mutex mutex_;
    EpubShelf shelf_;
    std::condition_variable newer_;
    State state_;
    Around around_;
    /// Told to who asks for events.
    std::string message_;
    bool over_ = false;
    /// It stands in a frame of another one's page.
    bool is_framed_ = false;
    std::mutex setting_;
    BesideMaker maker_;
    std::unique_ptr<Desk> beside_;
};

}  // namespace banxin::preview
