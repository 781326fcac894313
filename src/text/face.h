/// \file
/// One face of one font file, opened when it is first needed. Immutable afterwards, so that
/// every thread may shape with it. Knows no job, no language and no other face.
#pragma once

#include "base/unicode.h"
#include "text/find.h"
#include "text/font_files.h"
#include "text/fonts.h"
#include "text/remembered.h"

#include <hb.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace banxin::text {

template <auto destroy>
struct Destroyer {
    template <typename T>
    void operator()(T* object) const {
        destroy(object);
    }
};
using BlobPtr = std::unique_ptr<hb_blob_t, Destroyer<hb_blob_destroy>>;
using FacePtr = std::unique_ptr<hb_face_t, Destroyer<hb_face_destroy>>;
using FontPtr = std::unique_ptr<hb_font_t, Destroyer<hb_font_destroy>>;
using SetPtr = std::unique_ptr<hb_set_t, Destroyer<hb_set_destroy>>;

/// What a face says of itself in its tables.
struct FaceFacts {
    FaceMetrics metrics;
    bool italic = false;
    bool serif = false;
    bool fixed_pitch = false;
    bool bold = false;
    /// TrueType outlines; else CFF.
    bool truetype = false;
    /// Its owner forbids embedding (OpenType, "OS/2", fsType).
    bool restricted = false;
};

class Face {
public:
    /// The files must live as long.
    Face(std::string family, FoundFace place, FontFiles& files);

    [[nodiscard]] const std::string& family() const { return family_; }
    [[nodiscard]] const FoundFace& place() const { return place_; }

    /// False: the file cannot be read, is damaged, is variable, or has no outlines. Opens.
    [[nodiscard]] bool usable() const;
    /// Of a usable face.
    [[nodiscard]] hb_font_t* font() const { return font_.get(); }
    [[nodiscard]] hb_face_t* face() const { return face_.get(); }
    [[nodiscard]] const FaceFacts& facts() const { return facts_; }

    /// False for every character of a face that is not usable.
    [[nodiscard]] bool has(char32_t character) const;
    /// A string of the name table in English, as UTF-8; empty when there is none.
    [[nodiscard]] std::string name(unsigned id) const;

    /// Much of it was read and is not wanted again soon: its file gives the memory back.
    void let_go() const { files_.let_go(place_.path); }

private:
    void open() const;
    void read_facts() const;
    [[nodiscard]] bool maps(char32_t character) const;

    std::string family_;
    FoundFace place_;
    FontFiles& files_;
    mutable std::once_flag opened_;
    mutable FacePtr face_;
    mutable FontPtr font_;
    mutable FaceFacts facts_;
    mutable KnownCharacters characters_;
};

}  // namespace banxin::text
