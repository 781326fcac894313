/// \file
/// A book that is set again whenever its files change: what a change leaves as it was is taken from
/// the state before. Its pages are those of a build, to the last glyph.
#pragma once

#include "pipeline/places.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace banxin {

/// A diagnostic in words, for those who show it elsewhere than in a terminal.
struct Finding {
    Severity severity = Severity::error;
    std::string code;
    std::optional<FilePlace> place;
    /// The second place that belongs to the matter.
    std::optional<FilePlace> related;
    std::string message;
    std::string hint;
    /// Of its place, for `page_place`.
    Span span;
};
/// Errors first.
[[nodiscard]] std::vector<Finding> findings_of(const Diagnostics& diagnostics,
                                               const Sources& sources, Speech speech);

/// Whether a text is perhaps just being written.
enum class Writing : std::uint8_t {
    no,
    /// It has lost its end since the state that was seen.
    perhaps,
    /// There is nothing in it any more.
    surely,
};

/// A state of a book's files. Never changes; any thread may ask.
struct BookState {
    /// Counts from 1.
    std::uint64_t version = 0;
    std::shared_ptr<const Run> run;
    /// Of the last state that could be set; null: there was none.
    std::shared_ptr<const SetBook> book;
    /// `book` is of this state, not of one before it.
    bool is_set = false;
    /// Where the first text stands that is another than in the state that was seen; mostly one
    /// line.
    std::optional<PagePlace> changed;
    /// The most of any text.
    Writing writing = Writing::no;

    [[nodiscard]] std::vector<Finding> findings(Speech speech) const {
        return findings_of(run->diagnostics, run->sources, speech);
    }
};

struct SessionOptions {
    /// As in base/parallel.h.
    unsigned jobs = 0;
    /// As in BuildRequest.
    bool draft = false;
    /// False: the book is read, and no page is set.
    bool pages = true;
    /// What the book is set in instead of its own; empty: that.
    std::string style = {};
};

class Session {
public:
    Session(std::filesystem::path folder, SessionOptions options);

    /// Reads and sets what has changed since the last time, as far as it can be told from the
    /// files' bytes. `changed`: names of files of the folder that have come, gone or got other
    /// bytes since then; texts and pictures apart, they may change how all of it looks. `seen`: the
    /// last state that was shown to somebody; null: that of the last update.
    std::shared_ptr<const BookState> update(const std::vector<std::string>& changed,
                                            std::shared_ptr<const BookState> seen = nullptr);

    /// Of the last update; null: there was none.
    [[nodiscard]] const std::shared_ptr<const BookState>& state() const { return state_; }

private:
    void set(BookState& state, const std::shared_ptr<Run>& run);
    [[nodiscard]] bool may_look_otherwise(const std::vector<std::string>& changed) const;

    std::filesystem::path folder_;
    SessionOptions options_;
    BookMemory memory_;
    std::shared_ptr<const BookState> state_;
};

}  // namespace banxin
