#include "cli/terminal.h"

#include <fmt/format.h>

#include <chrono>
#include <iterator>

namespace banxin::cli {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds patience{500};
constexpr std::chrono::milliseconds renewal{100};
/// To the line's begin, and wipe it: the same on every terminal since the VT100.
constexpr const char* wipe = "\r\033[K";

struct StageText {
    const char* stage;
    TextId text;
};
constexpr StageText stage_texts[] = {
    {"manifest", TextId::stage_manifest}, {"chapters", TextId::stage_chapters},
    {"passes", TextId::stage_passes},     {"style", TextId::stage_style},
    {"fonts", TextId::stage_fonts},       {"layout", TextId::stage_layout},
    {"epub", TextId::stage_epub},         {"pdf", TextId::stage_pdf},
    {"check", TextId::stage_check},       {"write", TextId::stage_write},
};

}  // namespace

void Terminal::say_line(TextId text, const Arguments& arguments) {
    Arguments shown = arguments;
    for (Argument& one : shown)
        if (!one.word) one = Argument(visible(one));
    out << say(text, speech, shown) << '\n';
}

void Terminal::complain(const Diagnostics& diagnostics, const Sources& sources) {
    err << to_text(diagnostics, sources, speech, telling);
}

void Terminal::complain(const Diagnostic& diagnostic) {
    err << to_text(diagnostic, Sources(), speech, telling.colour);
}

std::string human_size(std::size_t bytes) {
    if (bytes < 1000) return fmt::format("{} B", bytes);
    const double thousands = static_cast<double>(bytes) / 1e3;
    if (thousands < 999.5) return fmt::format("{:.0f} KB", thousands);
    return fmt::format("{:.1f} MB", thousands / 1e3);
}

std::string human_seconds(double seconds) {
    return fmt::format("{:.{}f}", seconds, seconds < 0.1 ? 3 : 2);
}

std::string stage_text(const std::string& stage, Speech speech) {
    for (const StageText& entry : stage_texts)
        if (stage == entry.stage) return say(entry.text, speech);
    return stage;
}

Progress::Progress(Terminal& terminal) : terminal_(terminal) {
    if (terminal_.watched) watcher_ = std::thread([this] { show(); });
}

Progress::~Progress() {
    {
        const std::lock_guard lock(mutex_);
        over_ = true;
    }
    ended_.notify_all();
    if (watcher_.joinable()) watcher_.join();
    if (shown_) terminal_.err << wipe << std::flush;
}

void Progress::enter(const std::string& stage) {
    const std::lock_guard lock(mutex_);
    stage_ = stage;
}

void Progress::show() {
    const Clock::time_point start = Clock::now();
    std::unique_lock lock(mutex_);
    auto wait = patience;
    while (!ended_.wait_for(lock, wait, [this] { return over_; })) {
        wait = renewal;
        const std::chrono::duration<double> passed = Clock::now() - start;
        terminal_.err << wipe
                      << say(TextId::progress, terminal_.speech,
                             {stage_text(stage_, terminal_.speech),
                              fmt::format("{:.1f}", passed.count())})
                      << std::flush;
        shown_ = true;
    }
}

}  // namespace banxin::cli
