/// \file
/// Which file of the book's folder a picture's address means. Manuscripts come from blogs, note
/// books and sites, each with its own idea of where an address begins; none leads out of the
/// folder. Private to the passes room.
#pragma once

#include "base/files.h"
#include "passes/file_names.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace banxin::passes {

class PictureFinder {
public:
    explicit PictureFinder(const BookFolder& folder) : folder_(folder) {}

    struct Found {
        std::filesystem::path path;
        /// As the file is called, from the book's folder, where the address has other capitals or
        /// other composed letters; else empty.
        std::string respelt;
    };
    /// `chapter` is the file that the address stands in, "" for the manifest. Of several files
    /// that differ from the address in their capitals alone, none.
    [[nodiscard]] std::variant<Found, BookFolder::Refusal> find(const std::string& url,
                                                                const std::string& chapter);

    /// Every file of the folder by its name; read when it is first asked for.
    [[nodiscard]] const FileNames& names();
    /// The only file of this name in the book's folder, as it would be written in that chapter.
    [[nodiscard]] std::optional<std::string> namesake(const std::string& url,
                                                      const std::string& chapter);
    /// The same, or a file of nearly this name where the address looks for it.
    [[nodiscard]] std::optional<std::string> nearest(const std::string& url,
                                                     const std::string& chapter);

private:
    struct Place {
        std::string base;
        std::string name;
    };
    [[nodiscard]] std::vector<Place> places(const std::string& url, const std::string& chapter);
    [[nodiscard]] std::optional<Found> in_other_letters(const Place& place);
    [[nodiscard]] const std::vector<std::string>& names_in(const std::string& folder, bool folders);

    const BookFolder& folder_;
    /// By folder and whether folders were asked for.
    std::map<std::pair<std::string, bool>, std::vector<std::string>> listed_;
    std::optional<FileNames> names_;
};

}  // namespace banxin::passes
