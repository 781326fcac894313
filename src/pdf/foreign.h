/// \file
/// Another PDF file, read as its objects. Hides libqpdf, which is opened when the first file is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::pdf {

/// Every call throws Failure W004 when the library refuses.
class ForeignPdf {
public:
    /// An object of this file; lives as long.
    enum class Object : std::uint32_t {};
    enum class Kind : std::uint8_t {
        null,
        boolean,
        integer,
        real,
        string,
        name,
        array,
        dictionary,
        stream,
    };

    explicit ForeignPdf(const std::string& pdf);
    ~ForeignPdf();
    ForeignPdf(const ForeignPdf&) = delete;
    ForeignPdf& operator=(const ForeignPdf&) = delete;

    [[nodiscard]] Object first_page() const;
    /// All of its operators.
    [[nodiscard]] std::string content(Object page) const;

    [[nodiscard]] Kind kind(Object of) const;
    /// 0: it stands where it is used, and has no number.
    [[nodiscard]] int number(Object of) const;
    [[nodiscard]] bool boolean(Object of) const;
    [[nodiscard]] std::int64_t integer(Object of) const;
    /// Of an integer too.
    [[nodiscard]] double real(Object of) const;
    [[nodiscard]] std::string string(Object of) const;
    /// Names and keys without their slash.
    [[nodiscard]] std::string name(Object of) const;
    [[nodiscard]] std::vector<Object> items(Object array) const;
    /// A stream has those of its dictionary; in the order of their bytes.
    [[nodiscard]] std::vector<std::string> keys(Object of) const;
    /// Null where there is none.
    [[nodiscard]] Object at(Object of, std::string_view key) const;
    /// As it is coded, or decoded, if it is not coded as pictures are.
    [[nodiscard]] std::string data(Object stream, bool decoded) const;

private:
    struct Handle;
    std::unique_ptr<Handle> handle_;
};

}  // namespace banxin::pdf
