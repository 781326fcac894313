// `banxin preview`: the book in the browser, while it is written.
#include "base/process.h"
#include "cli/cli.h"
#include "pipeline/styles.h"
#include "preview/desk.h"
#include "preview/guard.h"
#include "preview/serving.h"
#include "preview/session_view.h"
#include "watch/folder_watch.h"

#include <atomic>
#include <csignal>
#include <exception>
#include <memory>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

#include <unistd.h>

namespace banxin::cli {
namespace {

/// The signals that end a program. While one of these lives they end nothing: this and all threads
/// that begin later leave them to who waits.
class EndSignals {
public:
    EndSignals() {
        sigemptyset(&signals_);
        for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals_, signal);
        pthread_sigmask(SIG_BLOCK, &signals_, &before_);
    }
    ~EndSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    EndSignals(const EndSignals&) = delete;
    EndSignals& operator=(const EndSignals&) = delete;

    void wait() const {
        int signal = 0;
        sigwait(&signals_, &signal);
    }

private:
    sigset_t signals_{};
    sigset_t before_{};
};

/// Reads and sets the book anew whenever a file of its folder changes, until it is told to end.
class Maker {
public:
    /// Throws Failure W001 if there is no such folder.
    Maker(const Options& options, Speech speech, preview::Desk& desk, std::string style = {})
        : speech_(speech),
          desk_(desk),
          folder_(options.folder),
          session_(options.folder, {options.jobs, false, true, std::move(style)}) {
        folder_.leave_out(options.folder / "build");
        thread_ = std::thread([this] { work(); });
    }
    ~Maker() {
        over_ = true;
        if (thread_.joinable()) thread_.join();
    }
    Maker(const Maker&) = delete;
    Maker& operator=(const Maker&) = delete;

    /// Throws what kept it from going on.
    void end() {
        over_ = true;
        thread_.join();
        if (refused_) std::rethrow_exception(refused_);
    }

private:
    void work() noexcept {
        try {
            std::vector<std::string> changed;
            std::shared_ptr<const BookState> shown;
            do {
                auto state = session_.update(changed, shown);
                // Of a file that was being written, half may have been read: that it is whole is
                // told by now, or soon. But whoever never stops writing sees something as well.
                for (int again = 0; again < most_again; ++again) {
                    changed = folder_.wait(patience(state->writing));
                    if (changed.empty()) break;
                    state = session_.update(changed, shown);
                }
                shown = std::move(state);
                desk_.show(preview::view_of(shown, speech_));
                do {
                    changed = folder_.wait(std::chrono::milliseconds(200));
                } while (!over_ && changed.empty());
            } while (!over_);
        } catch (...) {
            refused_ = std::current_exception();
            ::kill(::getpid(), SIGTERM);  // Who waits for the end goes on.
        }
    }

    static constexpr int most_again = 4;
    /// How long a text that is perhaps being written is waited for.
    static std::chrono::milliseconds patience(Writing writing) {
        switch (writing) {
            case Writing::no: break;
            case Writing::perhaps: return std::chrono::milliseconds(100);
            case Writing::surely: return std::chrono::milliseconds(1000);
        }
        return {};
    }

    const Speech speech_;
    preview::Desk& desk_;
    watch::FolderWatch folder_;
    Session session_;
    std::atomic<bool> over_ = false;
    std::exception_ptr refused_;
    std::thread thread_;
};

void open_browser(const std::string& address, Terminal& terminal) {
    try {
        start_program({"xdg-open", address});
    } catch (const std::system_error& error) {
        terminal.complain({Code::C036,
                           {},
                           {"xdg-open: " + error.code().message()},
                           Hint{HintId::open_address, {address}},
                           {}});
    }
}

}  // namespace

int run_preview(const Options& options, Terminal& terminal) {
    std::optional<preview::EditorCommand> editor;
    if (!options.editor.empty()) {
        editor = preview::EditorCommand::parse(options.editor);
        if (!editor) {
            terminal.complain(
                {Code::C005,
                 {},
                 {"--editor", options.editor, say(TextId::expected_editor, terminal.speech)},
                 {},
                 {}});
            return exit_usage;
        }
    }
    if (!has_manifest(options.folder, terminal)) return exit_book_has_errors;
    // Before any thread begins.
    const EndSignals signals;
    const std::string token = preview::new_token();
    preview::Desk desk(token, std::move(editor), start_program);
    // The same book in another style, as long as somebody wants it.
    std::unique_ptr<Maker> beside;
    preview::BesideMaker maker_beside;
    for (StyleLine& style : list_styles(options.folder, terminal.speech))
        maker_beside.styles.push_back(std::move(style.name));
    maker_beside.set = [&](const std::string& style) {
        beside = nullptr;
        if (!style.empty())
            beside = std::make_unique<Maker>(options, terminal.speech, desk.beside(), style);
    };
    desk.offer(std::move(maker_beside));
    const auto server = preview::load_server(desk);
    const int port = server->bind(options.port);
    if (port == 0) throw Failure(Code::W006, {std::to_string(options.port)});
    const std::string address = "http://127.0.0.1:" + std::to_string(port) + "/" + token + "/";
    {
        Maker maker(options, terminal.speech, desk);
        std::thread serving([&] { server->serve(); });
        terminal.say_line(TextId::previewing, {address});
        terminal.out.flush();
        if (!options.no_open) open_browser(address, terminal);
        signals.wait();
        desk.end();
        server->stop();
        serving.join();
        beside = nullptr;
        maker.end();
    }
    return exit_fine;
}

}  // namespace banxin::cli
