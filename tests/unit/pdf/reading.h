/// \file
/// Reads finished PDF files: with libqpdf, and with the programs that readers use.
#pragma once

#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace banxin::pdf::reading {

/// An open file. The bytes are kept with it.
class File {
public:
    explicit File(std::string bytes);
    [[nodiscard]] QPDFObjectHandle page(std::size_t index);
    [[nodiscard]] std::string content(std::size_t index);
    [[nodiscard]] QPDFObjectHandle root() { return qpdf_->getRoot(); }
    [[nodiscard]] QPDFObjectHandle trailer() { return qpdf_->getTrailer(); }
    /// The font resources of a page, by name.
    [[nodiscard]] std::vector<QPDFObjectHandle> fonts(std::size_t index);

private:
    std::string bytes_;
    std::unique_ptr<QPDF> qpdf_;
};

[[nodiscard]] std::string stream_text(QPDFObjectHandle stream);

/// What a program prints about the file; empty when it is not installed. `command` has the
/// file's name in the place of "FILE".
[[nodiscard]] std::optional<std::string> ask(const std::string& command, const std::string& bytes);

/// Where each glyph of a page lands, in points from the bottom left, by running the operators.
struct Landed {
    std::string font;
    unsigned code = 0;
    double x = 0, y = 0;
};
[[nodiscard]] std::vector<Landed> landed(File& file, std::size_t page);

}  // namespace banxin::pdf::reading
