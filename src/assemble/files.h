/// \file
/// Files that a text names, looked for where the other programs look; each is read once. Private to
/// this room.
#pragma once

#include "base/diagnostics.h"
#include "base/files.h"
#include "base/language.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace banxin::assemble {

/// "a/b" of "a/b/c.md"; "" for a file at the top.
[[nodiscard]] std::string folder_of(std::string_view file);
/// `file` as a text in `folder` would name it; both are relative to the book's folder.
[[nodiscard]] std::string seen_from(std::string_view file, std::string_view folder);
[[nodiscard]] bool is_markdown(std::string_view file);

struct TextFile {
    /// Relative to the book's folder.
    std::string name;
    SourceId source = SourceId::none;
};

class Files {
public:
    Files(const BookFolder& folder, Sources& sources) : folder_(folder), sources_(sources) {}

    enum class Trouble { not_found, outside, no_text };
    /// A text; its encoding is settled as a chapter's is. `from` are the folders of the texts that
    /// ask, the nearest first; S026 is reported when a file is read.
    [[nodiscard]] std::variant<TextFile, Trouble> open(std::string_view name,
                                                       const std::vector<std::string>& from,
                                                       Language language, Diagnostics& diagnostics);
    /// The same place for a file of any kind, relative to the book's folder.
    [[nodiscard]] std::variant<std::string, Trouble> find(
        std::string_view name, const std::vector<std::string>& from) const;
    [[nodiscard]] bool exists(std::string_view name, std::string_view folder) const;
    [[nodiscard]] const BookFolder& book() const { return folder_; }
    [[nodiscard]] Sources& sources() const { return sources_; }
    [[nodiscard]] std::string_view text_of(SourceId source) const {
        return sources_[source].text();
    }

private:
    const BookFolder& folder_;
    Sources& sources_;
    /// By name relative to the book's folder; none: no text.
    std::map<std::string, SourceId> read_{};
};

}  // namespace banxin::assemble
