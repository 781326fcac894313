/// \file
/// Small books of other programs on the disk, and what is made of them.
#pragma once

#include "importer/folder.h"

#include <cstdlib>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace banxin::importer {
struct File {
    std::string name;
    std::string text;
};

/// A folder that goes away with what is in it.
class Folder {
public:
    Folder(std::initializer_list<File> files) {
        std::string name = (fs::temp_directory_path() / "banxin-import-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
        for (const File& file : files) write_file(path_ / "书" / file.name, file.text);
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] fs::path path() const { return path_ / "书"; }

private:
    fs::path path_;
};

struct Read {
    std::optional<FolderImport> import;
    std::vector<Code> codes;
    std::string messages;

    /// "1 a.md, 2 b.md", with parts in brackets before their first chapter.
    [[nodiscard]] std::string chapters() const {
        std::string all;
        if (!import) return "nothing: " + messages;
        for (const ListedChapter& chapter : import->chapters) {
            if (!all.empty()) all += ", ";
            if (!chapter.part.empty()) all += "[" + chapter.part + "] ";
            all += std::to_string(chapter.level) + " " + chapter.file;
        }
        return all;
    }
    /// Of those left out for that reason, "a.md, b.md".
    [[nodiscard]] std::string left(LeftOut::Why why) const {
        std::string all;
        if (!import) return "nothing: " + messages;
        for (const LeftOut& one : import->left_out)
            if (one.why == why) all += (all.empty() ? "" : ", ") + one.file;
        return all;
    }
};

inline Read read(const Folder& folder) {
    Read read;
    Sources sources;
    Diagnostics diagnostics;
    read.import = read_folder(BookFolder(folder.path()), sources, diagnostics);
    for (const Diagnostic& one : diagnostics.items()) read.codes.push_back(one.code);
    read.messages = to_text(diagnostics, sources, Speech::english);
    return read;
}

}  // namespace banxin::importer
