/// \file
/// libharu's object layer with every status checked: dictionaries, arrays, streams. The only file
/// of the room that creates libharu objects; it knows nothing of what they mean.
#pragma once

#include "base/length.h"
#include "base/stored_bytes.h"
#include "pdf/file_writer.h"

#include <hpdf.h>

#include <hpdf_doc.h>
#include <hpdf_objects.h>

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace banxin::pdf {

/// The frame of a file: catalog, information, root of the pages, fonts, pictures, outline. What a
/// book has by the thousand is text of other files of this room; this refers to it by number.
/// New objects hang on a parent from the first moment, or are indirect and belong to the file; so
/// nothing is lost when a call fails. Every call throws Failure W004 when libharu refuses: its
/// errors stick, and one missed status would hide the first.
class Document {
public:
    /// Before any other object of the file; the file must live as long.
    explicit Document(FileWriter& file);
    ~Document();
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    [[nodiscard]] HPDF_Dict catalog() const { return pdf_->catalog; }
    [[nodiscard]] HPDF_Dict info() const { return pdf_->info; }
    /// The root of the page tree.
    [[nodiscard]] HPDF_Dict pages() const { return pdf_->root_pages; }
    [[nodiscard]] static ObjectNumber number_of(HPDF_Dict object);

    /// Indirect objects, to be referred to from anywhere with `set` and `push`.
    [[nodiscard]] HPDF_Dict new_dict();
    [[nodiscard]] HPDF_Array new_array();
    /// The bytes are asked for by `write`, and held no longer than it takes.
    [[nodiscard]] HPDF_Dict new_stream(StoredBytes bytes, Coding coding);

    /// Direct objects inside another.
    HPDF_Dict add_dict(HPDF_Dict to, const char* key);
    HPDF_Array add_array(HPDF_Dict to, const char* key);
    HPDF_Dict push_dict(HPDF_Array to);
    HPDF_Array push_array(HPDF_Array to);

    /// An indirect object by reference.
    void set(HPDF_Dict to, const char* key, void* object);
    /// One that is not libharu's.
    void set_reference(HPDF_Dict to, const char* key, ObjectNumber number);
    void set_name(HPDF_Dict to, const char* key, const char* value);
    void set_number(HPDF_Dict to, const char* key, std::int64_t value);
    void set_real(HPDF_Dict to, const char* key, double value);
    void set_boolean(HPDF_Dict to, const char* key, bool value);
    void set_null(HPDF_Dict to, const char* key);
    /// As `append_text` writes it.
    void set_text(HPDF_Dict to, const char* key, std::string_view utf8);
    /// A string of bytes.
    void set_bytes(HPDF_Dict to, const char* key, std::string_view bytes);

    void push(HPDF_Array to, void* object);
    void push_reference(HPDF_Array to, ObjectNumber number);
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

    /// Every object, into the file. Once.
    void write();

    /// Where bytes for `new_stream` may wait that nobody else keeps.
    [[nodiscard]] StoredBytes put_aside(std::string bytes) const {
        return StoredBytes::put_aside(std::move(bytes), aside_);
    }

private:
    struct Content {
        StoredBytes bytes;
        Coding coding = Coding::plain;
    };

    void need(HPDF_STATUS status) const;
    template <typename T>
    T* need(T* object) const;
    template <typename T>
    T* indirect(T* object);
    /// What stands for an object of this number where libharu wants one to refer to.
    void* stand_in(ObjectNumber number);
    void* new_string(std::string_view bytes);
    /// As libharu writes it.
    [[nodiscard]] std::string text_of(void* object);

    FileWriter& file_;
    HPDF_Doc pdf_ = nullptr;
    /// libharu keeps pointers to them.
    std::deque<HPDF_Null_Rec> stand_ins_;
    /// Of streams, by number.
    std::map<ObjectNumber, Content> contents_;
    std::shared_ptr<Scratch> aside_ = std::make_shared<Scratch>();
};

}  // namespace banxin::pdf
