/// \file
/// Books made in the test, written in memory, and the container read back by hand: the bytes
/// that the requirements speak of are looked at, not what a library makes of them.
#pragma once

#include "document/book.h"
#include "epub/epub.h"
#include "style/style.h"

#include <gtest/gtest.h>
#include <pugixml.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::epub::testing {

/// A local header and what follows it.
struct RawEntry {
    std::string name;
    std::uint16_t version = 0;
    std::uint16_t flags = 0;
    std::uint16_t method = 0;
    std::uint16_t time = 0;
    std::uint16_t date = 0;
    std::uint16_t extra = 0;
    std::uint32_t size = 0;
    std::size_t header_at = 0;
    std::size_t data_at = 0;
};

[[nodiscard]] std::vector<RawEntry> read_headers(std::string_view bytes);
/// Contents by name, as libzip finds them; fails the test when it finds anything wrong.
[[nodiscard]] std::map<std::string, std::string> read_files(const std::string& bytes);

struct Made {
    std::string bytes;
    std::vector<RawEntry> entries;
    /// Contents by name.
    std::map<std::string, std::string> files;
    std::vector<std::string> fonts;
    std::vector<Code> complaints;
    std::vector<Diagnostic> diagnostics;

    [[nodiscard]] const std::string& file(const std::string& name) const;
    /// A file of the publication as XML; fails the test when it is not well-formed.
    [[nodiscard]] pugi::xml_document xml(const std::string& path) const;
};

/// In the classic style, or in another one.
[[nodiscard]] Made make(const Book& book, const EpubOptions& options = {});
[[nodiscard]] Made make(const Book& book, const EpubOptions& options, const style::Style& style);

/// A book of one chapter, with a picture for its cover: setting one takes most of the time.
[[nodiscard]] Book small_book(std::string_view markdown = "# 第一章\n\n正文。\n");
/// A chapter from Markdown; headings, figures and tables get ids.
[[nodiscard]] Chapter chapter(std::string name, std::string_view markdown,
                              ChapterRole role = ChapterRole::chapter);
/// A book with everything in it that the document can say.
[[nodiscard]] Book whole_book();

/// The whole book, written once.
[[nodiscard]] const Made& whole();

/// All values of an XPath.
[[nodiscard]] std::vector<std::string> all(const pugi::xml_document& document, const char* xpath);
[[nodiscard]] std::string one(const pugi::xml_document& document, const char* xpath);
/// The element as text, without line ends between elements.
[[nodiscard]] std::string markup(const pugi::xml_document& document, const char* xpath);

}  // namespace banxin::epub::testing
