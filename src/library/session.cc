#include "library/inside.h"
#include "watch/folder_watch.h"

#include <chrono>

namespace fs = std::filesystem;

namespace banxin::library {

class Session::Inside {
public:
    Inside(fs::path folder, SessionOptions options)
        : folder_(std::move(folder)), options_(options) {}

    Book update() {
        std::shared_ptr<const BookState> state;
        try {
            if (session_ == nullptr) begin();
            state = session_->update(changed());
        } catch (...) {
            state = refused();
        }
        last_ = state->book;
        return Book(std::make_shared<Book::Inside>(std::move(state), folder_, options_));
    }

private:
    void begin() {
        session_ = std::make_unique<banxin::Session>(
            folder_, banxin::SessionOptions{options_.jobs, options_.draft, options_.pages});
    }

    /// Names of files that are others than the last time; the first time nothing is known of any.
    std::vector<std::string> changed() {
        if (watch_ != nullptr) return watch_->wait(std::chrono::milliseconds(0));
        try {
            watch_ =
                std::make_unique<watch::FolderWatch>(folder_, watch::FolderWatch::Means::polling);
            watch_->leave_out(folder_ / "build");
        } catch (const Failure&) {
            // There is no such folder: reading the book says so, and why.
        }
        return {};
    }

    /// What was to be remembered may be half remembered: all is read anew the next time.
    std::shared_ptr<const BookState> refused() {
        session_.reset();
        auto run = std::make_shared<Run>();
        tell_exception(*run);
        auto state = std::make_shared<BookState>();
        state->run = std::move(run);
        state->book = last_;
        return state;
    }

    const fs::path folder_;
    const SessionOptions options_;
    std::unique_ptr<banxin::Session> session_;
    std::unique_ptr<watch::FolderWatch> watch_;
    std::shared_ptr<const SetBook> last_;
};

Session::Session(fs::path folder, SessionOptions options)
    : inside_(std::make_unique<Inside>(std::move(folder), options)) {}
Session::~Session() = default;
Session::Session(Session&& other) noexcept = default;
Session& Session::operator=(Session&& other) noexcept = default;

Book Session::update() {
    return inside_->update();
}

}  // namespace banxin::library
