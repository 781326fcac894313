/// \file
/// What variables stand for: the chapter's front matter, and the files in which the other programs
/// keep what is said once for a book. Private to this room.
#pragma once

#include "assemble/files.h"
#include "yaml/yaml.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace banxin::assemble {

class Values {
public:
    explicit Values(Files& files) : files_(files) {}

    /// The chapter whose front matter counts from now on.
    void set_chapter(std::string_view text);
    /// Quarto: `_variables.yml`.
    [[nodiscard]] std::optional<std::string> variable(std::string_view path);
    /// Quarto, Hugo: the front matter, then what is said for the book.
    [[nodiscard]] std::optional<std::string> meta(std::string_view path);
    /// `page.title`, `site.title`, `config.site_name`, `book.name`; a bare name is MkDocs' `extra`.
    [[nodiscard]] std::optional<std::string> liquid(std::string_view path);

private:
    [[nodiscard]] const yaml::Value& tree(const std::string& file);
    [[nodiscard]] std::optional<std::string> in(const std::string& file, std::string_view path);

    Files& files_;
    yaml::Value front_{};
    std::map<std::string, yaml::Value> trees_{};
};

}  // namespace banxin::assemble
