/// \file
/// libharu's object layer with every status checked: dictionaries, arrays, streams, pages. The
/// only file of the room that creates libharu objects; it knows nothing of what they mean.
#pragma once

#include "base/length.h"
#include "base/stored_bytes.h"

#include <hpdf.h>

#include <hpdf_doc.h>
#include <hpdf_objects.h>

#include <cstdint>
#include <deque>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace banxin::pdf {

/// How the bytes given to a stream are coded already; nothing is coded again.
enum class Coding : std::uint8_t { plain, flate, jpeg };

/// One file in the making. New objects hang on a parent from the first moment, or are indirect
/// and belong to the file; so nothing is lost when a call fails. Every call throws Failure W004
/// when libharu refuses: its errors stick, and one missed status would hide the first.
class Document {
public:
    Document();
    ~Document();
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    [[nodiscard]] HPDF_Dict catalog() const { return pdf_->catalog; }
    [[nodiscard]] HPDF_Dict info() const { return pdf_->info; }
    [[nodiscard]] HPDF_Dict trailer() const { return pdf_->trailer; }

    /// Indirect objects, to be referred to from anywhere with `set` and `push`.
    [[nodiscard]] HPDF_Dict new_dict();
    [[nodiscard]] HPDF_Array new_array();
    /// The bytes are asked for when the file is saved, and held no longer than it takes.
    [[nodiscard]] HPDF_Dict new_stream(StoredBytes bytes, Coding coding);
    /// An empty page at the end of the book; its content is coded by `Coding::flate`.
    [[nodiscard]] HPDF_Dict new_page(Length width, Length height, Length bleed,
                                     StoredBytes content);

    /// Direct objects inside another.
    HPDF_Dict add_dict(HPDF_Dict to, const char* key);
    HPDF_Array add_array(HPDF_Dict to, const char* key);
    HPDF_Dict push_dict(HPDF_Array to);
    HPDF_Array push_array(HPDF_Array to);

    /// An indirect object by reference.
    void set(HPDF_Dict to, const char* key, void* object);
    void set_name(HPDF_Dict to, const char* key, const char* value);
    void set_number(HPDF_Dict to, const char* key, std::int64_t value);
    void set_real(HPDF_Dict to, const char* key, double value);
    void set_boolean(HPDF_Dict to, const char* key, bool value);
    void set_null(HPDF_Dict to, const char* key);
    /// Text for a person: ASCII as it is, all else in UTF-16BE with its mark.
    void set_text(HPDF_Dict to, const char* key, std::string_view utf8);
    /// A string of bytes.
    void set_bytes(HPDF_Dict to, const char* key, std::string_view bytes);

    void push(HPDF_Array to, void* object);
    void push_name(HPDF_Array to, const char* value);
    void push_number(HPDF_Array to, std::int64_t value);
    void push_real(HPDF_Array to, double value);
    void push_boolean(HPDF_Array to, bool value);
    void push_null(HPDF_Array to);
    void push_bytes(HPDF_Array to, std::string_view bytes);
    /// On the grid of `thousandths`.
    void push_length(HPDF_Array to, Length value);

    /// A dictionary that an object of libharu has already; added if it has not.
    [[nodiscard]] HPDF_Dict dict_of(HPDF_Dict object, const char* key);

    [[nodiscard]] StoredBytes save();

    /// Where bytes for `new_stream` may wait that nobody else keeps.
    [[nodiscard]] StoredBytes put_aside(std::string bytes) const {
        return StoredBytes::put_aside(std::move(bytes), aside_);
    }

private:
    /// libharu's streams, as it calls them.
    struct Callbacks;
    /// What one stream of the file is read from.
    struct Content {
        StoredBytes bytes;
        std::shared_ptr<const std::string> held;
        std::size_t at = 0;
        Document* document = nullptr;
    };

    void need(HPDF_STATUS status) const;
    template <typename T>
    T* need(T* object) const;
    void fill(HPDF_Dict stream, StoredBytes bytes, Coding coding);
    void* new_string(std::string_view bytes);

    HPDF_Doc pdf_ = nullptr;
    /// libharu keeps pointers to them.
    std::deque<Content> contents_;
    std::shared_ptr<Scratch> aside_ = std::make_shared<Scratch>();
    std::shared_ptr<Scratch> output_ = std::make_shared<Scratch>();
    /// Of a failure that could not go through libharu's frames.
    std::exception_ptr failure_;
};

}  // namespace banxin::pdf
