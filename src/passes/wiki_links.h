/// \file
/// Which chapter a link by name means. Private to this room.
#pragma once

#include "base/diagnostics.h"
#include "base/files.h"
#include "document/book.h"
#include "document/wiki.h"
#include "passes/file_names.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace banxin::passes {

class WikiLinks {
public:
    WikiLinks(const Book& book, Diagnostics& diagnostics, const BookFolder* folder);

    /// The chapter whose file, title or alias in its front matter is called so; the nearest to the
    /// chapter that asks, where there are several (R005). An address without a name means that one.
    [[nodiscard]] std::optional<std::size_t> find(const std::string& name, std::size_t from,
                                                  Span span);

    /// Whether the book is a folder of notes that name each other: one of them does, or Obsidian
    /// has left its settings there.
    [[nodiscard]] bool is_vault();

    /// One letter or a short number, `[[x]]`, `[[12]]`: no sign of a vault, and text where none is.
    [[nodiscard]] static bool is_mark(const Link& link);

    /// Whether a link that leads nowhere was text in two pairs of brackets, `[[x]]`: a lone word of
    /// ASCII in a book that has no sign of links by name.
    [[nodiscard]] bool is_text(const Link& link);

    /// R003, once for each name.
    void tell_outside(const Link& link);

private:
    struct Name {
        std::size_t chapter = 0;
        bool alias = false;
    };
    [[nodiscard]] std::optional<std::size_t> by_title(const std::string& name, std::size_t from,
                                                      bool alias, Span span);
    [[nodiscard]] std::size_t nearest(const std::vector<std::size_t>& chapters, std::size_t from,
                                      const std::string& name, Span span);

    const Book& book_;
    Diagnostics& diagnostics_;
    const BookFolder* folder_;
    FileNames files_;
    std::map<std::string, std::size_t> chapters_;
    std::multimap<std::string, Name> titles_;
    std::set<std::string> told_;
    std::optional<bool> is_vault_;
};

}  // namespace banxin::passes
