#include "library/inside.h"

namespace fs = std::filesystem;

namespace banxin::library {
namespace {

std::optional<std::string> bytes_of(const StoredBytes& bytes) {
    try {
        std::string all;
        all.reserve(bytes.size());
        bytes.for_each_part([&](std::string_view part) { all += part; });
        return all;
    } catch (const Failure&) {
        return std::nullopt;
    }
}

}  // namespace

Made::Made(std::shared_ptr<const Inside> inside) noexcept : inside_(std::move(inside)) {}

Made::operator bool() const noexcept {
    return inside_ != nullptr && inside_->files.has_value();
}

const Findings& Made::findings() const noexcept {
    static const Findings nothing;
    return inside_ == nullptr ? nothing : inside_->findings;
}

fs::path Made::epub_path() const {
    return *this ? inside_->files->epub_path : fs::path();
}
fs::path Made::pdf_path() const {
    return *this ? inside_->files->pdf_path : fs::path();
}

std::optional<std::string> Made::epub() const {
    if (epub_path().empty()) return std::nullopt;
    return bytes_of(inside_->files->epub.bytes);
}
std::optional<std::string> Made::pdf() const {
    if (pdf_path().empty()) return std::nullopt;
    return bytes_of(inside_->files->pdf.bytes);
}

Findings Made::write() const {
    return write(epub_path(), pdf_path());
}

Findings Made::write(const fs::path& epub, const fs::path& pdf) const {
    if (!*this) return findings();
    const auto run = std::make_shared<Run>();
    try {
        MadeFiles files = *inside_->files;
        files.epub_path = files.epub_path.empty() ? fs::path() : epub;
        files.pdf_path = files.pdf_path.empty() ? fs::path() : pdf;
        static_cast<void>(write_out(files));
    } catch (...) {
        tell_exception(*run);
    }
    return findings_in(run);
}

}  // namespace banxin::library
