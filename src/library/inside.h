/// \file
/// What stands behind the public classes. Private to the library room.
#pragma once

#include <banxin/session.h>

#include "pipeline/composed_parts.h"
#include "pipeline/made.h"
#include "pipeline/session.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

namespace banxin::library {

class Findings::Inside {
public:
    std::shared_ptr<const Run> run;
};

class Made::Inside {
public:
    Findings findings;
    /// None: there were errors.
    std::optional<MadeFiles> files;
};

class Book::Inside {
public:
    Inside(std::shared_ptr<const BookState> state, std::filesystem::path folder,
           SessionOptions options);

    const std::shared_ptr<const BookState> state;
    /// Of the last state that could be set; null: there was none.
    const std::shared_ptr<const SetBook> book;
    const ComposedParts parts;
    const Findings findings;
    const std::filesystem::path folder;
    const SessionOptions options;
};

/// What a run has found.
[[nodiscard]] Findings findings_in(std::shared_ptr<const Run> run);
[[nodiscard]] std::optional<FileRange> range_of(const std::optional<FilePlace>& place);

/// Into `run`: what the exception says that is being handled. Throws it on when it is none that can
/// be told of.
void tell_exception(Run& run);

}  // namespace banxin::library
