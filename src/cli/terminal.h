/// \file
/// What a person sees: results on one stream, complaints and progress on the other. The only
/// place that writes to them; knows nothing of books.
#pragma once

#include "base/diagnostics.h"

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <ostream>
#include <string>
#include <thread>

namespace banxin::cli {

struct Terminal {
    std::ostream& out;
    std::ostream& err;
    /// Someone looks on while it happens: a progress line makes sense.
    bool watched = false;
    Speech speech = Speech::english;
    Telling telling = {};

    /// One line on `out`.
    void say_line(TextId text, const Arguments& arguments = {});
    /// Every complaint goes through here.
    void complain(const Diagnostics& diagnostics, const Sources& sources);
    void complain(const Diagnostic& diagnostic);
};

/// "812 bytes", "412 KB", "1.1 MB" (thousands, as disks and mail programs count).
[[nodiscard]] std::string human_size(std::size_t bytes);
/// "0.42"; three digits below a tenth of a second.
[[nodiscard]] std::string human_seconds(double seconds);

/// One line on a watched terminal's `err`, renewed while work goes on and wiped at the end; it
/// appears only when the work takes longer than half a second.
class Progress {
public:
    explicit Progress(Terminal& terminal);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// The stage that begins now, by the pipeline's name for it.
    void enter(const std::string& stage);

private:
    void show();

    Terminal& terminal_;
    std::mutex mutex_;
    std::condition_variable ended_;
    std::string stage_;
    bool over_ = false;
    bool shown_ = false;
    std::thread watcher_;
};

/// The pipeline's name of a stage in the terminal's language; the name itself if there is none.
[[nodiscard]] std::string stage_text(const std::string& stage, Speech speech);

}  // namespace banxin::cli
