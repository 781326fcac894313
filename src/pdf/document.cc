// The adapter over libharu 2.3. It gets no error handler: a handler would have to throw through
// C frames. Statuses are checked after each call instead. libharu makes the objects and says them
// as text; where they stand in the file is FileWriter's.

#include "pdf/document.h"

#include "base/diagnostics.h"
#include "pdf/numbers.h"

#include <hpdf_pages.h>
#include <hpdf_streams.h>

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

namespace banxin::pdf {
namespace {

[[noreturn]] void refuse(HPDF_STATUS status) {
    throw Failure(Code::W004, {"libharu", fmt::format("0x{:04X}", status)});
}

extern "C" {
/// `attr` of the stream is the text. Nothing may be thrown through libharu.
static HPDF_STATUS append_to_text(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) {
    try {
        static_cast<std::string*>(stream->attr)
            ->append(static_cast<const char*>(static_cast<const void*>(bytes)), size);
        return HPDF_OK;
    } catch (...) {
        return HPDF_FAILD_TO_ALLOC_MEM;
    }
}
}

HPDF_UINT size_of(std::string_view text) {
    if (text.size() > std::numeric_limits<std::int32_t>::max()) refuse(HPDF_INVALID_PARAMETER);
    return static_cast<HPDF_UINT>(text.size());
}

HPDF_INT32 int32_of(std::int64_t value) {
    return static_cast<HPDF_INT32>(std::clamp<std::int64_t>(
        value, std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max()));
}

/// The bits of an object's header that are its number, and not what sort it is.
constexpr HPDF_UINT32 number_bits = 0x00FFFFFF;

ObjectNumber number_in(const void* object) {
    return static_cast<const HPDF_Obj_Header*>(object)->obj_id & number_bits;
}

struct StreamRelease {
    void operator()(HPDF_Stream stream) const { HPDF_Stream_Free(stream); }
};

}  // namespace

Document::Document(FileWriter& file) : file_(file), pdf_(HPDF_New(nullptr, nullptr)) {
    if (pdf_ == nullptr) refuse(HPDF_FAILD_TO_ALLOC_MEM);
    // The first entry is nobody's; catalog, pages and information have the first numbers.
    if (file_.reserve(pdf_->xref->entries->count - 1) != 1)
        throw std::logic_error("the frame is not the first of its file");
    // It would count the pages, which are not libharu's.
    pages()->before_write_fn = nullptr;
}

Document::~Document() {
    HPDF_Free(pdf_);
}

ObjectNumber Document::number_of(HPDF_Dict object) {
    return number_in(object);
}

void Document::need(HPDF_STATUS status) const {
    if (status != HPDF_OK) refuse(status);
}

template <typename T>
T* Document::need(T* object) const {
    if (object == nullptr) refuse(HPDF_GetError(pdf_));
    return object;
}

/// libharu numbers its objects one after another; others take numbers between.
template <typename T>
T* Document::indirect(T* object) {
    pdf_->xref->start_offset = file_.reserve() - pdf_->xref->entries->count;
    need(HPDF_Xref_Add(pdf_->xref, need(object)));
    return object;
}

HPDF_Dict Document::new_dict() {
    return indirect(HPDF_Dict_New(pdf_->mmgr));
}

HPDF_Array Document::new_array() {
    return indirect(HPDF_Array_New(pdf_->mmgr));
}

HPDF_Dict Document::new_stream(StoredBytes bytes, Coding coding) {
    HPDF_Dict dict = new_dict();
    contents_[number_of(dict)] = {std::move(bytes), coding};
    return dict;
}

HPDF_Dict Document::add_dict(HPDF_Dict to, const char* key) {
    HPDF_Dict dict = need(HPDF_Dict_New(pdf_->mmgr));
    need(HPDF_Dict_Add(to, key, dict));
    return dict;
}

HPDF_Array Document::add_array(HPDF_Dict to, const char* key) {
    HPDF_Array array = need(HPDF_Array_New(pdf_->mmgr));
    need(HPDF_Dict_Add(to, key, array));
    return array;
}

HPDF_Dict Document::push_dict(HPDF_Array to) {
    HPDF_Dict dict = need(HPDF_Dict_New(pdf_->mmgr));
    need(HPDF_Array_Add(to, dict));
    return dict;
}

HPDF_Array Document::push_array(HPDF_Array to) {
    HPDF_Array array = need(HPDF_Array_New(pdf_->mmgr));
    need(HPDF_Array_Add(to, array));
    return array;
}

void Document::set(HPDF_Dict to, const char* key, void* object) {
    need(HPDF_Dict_Add(to, key, object));
}

void* Document::stand_in(ObjectNumber number) {
    HPDF_Null_Rec& made = stand_ins_.emplace_back();
    made.header.obj_class = HPDF_OCLASS_NULL;
    made.header.obj_id = number | HPDF_OTYPE_INDIRECT;
    return &made;
}

void Document::set_reference(HPDF_Dict to, const char* key, ObjectNumber number) {
    set(to, key, stand_in(number));
}

void Document::push_reference(HPDF_Array to, ObjectNumber number) {
    push(to, stand_in(number));
}

void Document::set_name(HPDF_Dict to, const char* key, const char* value) {
    need(HPDF_Dict_AddName(to, key, value));
}

void Document::set_number(HPDF_Dict to, const char* key, std::int64_t value) {
    need(HPDF_Dict_AddNumber(to, key, int32_of(value)));
}

void Document::set_real(HPDF_Dict to, const char* key, double value) {
    need(HPDF_Dict_AddReal(to, key, static_cast<HPDF_REAL>(value)));
}

void Document::set_boolean(HPDF_Dict to, const char* key, bool value) {
    need(HPDF_Dict_AddBoolean(to, key, value ? HPDF_TRUE : HPDF_FALSE));
}

void Document::set_null(HPDF_Dict to, const char* key) {
    need(HPDF_Dict_Add(to, key, need(HPDF_Null_New(pdf_->mmgr))));
}

void* Document::new_string(std::string_view bytes) {
    // Two classes: libharu's String escapes but ends at a zero byte; Binary writes hexadecimal
    // digits, but nothing at all for an empty one.
    if (is_plain_ascii(bytes)) {
        return need(HPDF_String_New(pdf_->mmgr, std::string(bytes).c_str(), nullptr));
    }
    std::string copy(bytes);
    auto* start = static_cast<HPDF_BYTE*>(static_cast<void*>(copy.data()));
    return need(HPDF_Binary_New(pdf_->mmgr, start, size_of(bytes)));
}

void Document::set_text(HPDF_Dict to, const char* key, std::string_view utf8) {
    set_bytes(to, key, text_bytes(utf8));
}

void Document::set_bytes(HPDF_Dict to, const char* key, std::string_view bytes) {
    need(HPDF_Dict_Add(to, key, new_string(bytes)));
}

void Document::push(HPDF_Array to, void* object) {
    need(HPDF_Array_Add(to, object));
}

void Document::push_name(HPDF_Array to, const char* value) {
    need(HPDF_Array_AddName(to, value));
}

void Document::push_number(HPDF_Array to, std::int64_t value) {
    need(HPDF_Array_AddNumber(to, int32_of(value)));
}

void Document::push_real(HPDF_Array to, double value) {
    need(HPDF_Array_AddReal(to, static_cast<HPDF_REAL>(value)));
}

void Document::push_boolean(HPDF_Array to, bool value) {
    need(HPDF_Array_Add(to, need(HPDF_Boolean_New(pdf_->mmgr, value ? HPDF_TRUE : HPDF_FALSE))));
}

void Document::push_null(HPDF_Array to) {
    need(HPDF_Array_Add(to, need(HPDF_Null_New(pdf_->mmgr))));
}

void Document::push_bytes(HPDF_Array to, std::string_view bytes) {
    need(HPDF_Array_Add(to, new_string(bytes)));
}

void Document::push_length(HPDF_Array to, Length value) {
    push_real(to, static_cast<double>(thousandths(value)) / 1000.0);
}

HPDF_Dict Document::dict_of(HPDF_Dict object, const char* key) {
    void* found = HPDF_Dict_GetItem(object, key, HPDF_OCLASS_DICT);
    // Asking for what is not there is an error of libharu's, and its errors stick.
    HPDF_ResetError(pdf_);
    return found != nullptr ? static_cast<HPDF_Dict>(found) : add_dict(object, key);
}

std::string Document::text_of(void* object) {
    std::string text;
    const std::unique_ptr<HPDF_Stream_Rec, StreamRelease> to(
        need(HPDF_CallbackWriter_New(pdf_->mmgr, append_to_text, &text)));
    need(HPDF_Obj_WriteValue(object, to.get(), nullptr));
    return text;
}

void Document::write() {
    const HPDF_Xref xref = pdf_->xref;
    for (HPDF_UINT i = 1; i < xref->entries->count; ++i) {
        void* object = need(HPDF_Xref_GetEntry(xref, i))->obj;
        const ObjectNumber number = number_in(object);
        std::string text = text_of(object);
        const auto content = contents_.find(number);
        if (content == contents_.end()) {
            file_.add(number, text);
            continue;
        }
        // Between the brackets.
        const std::string_view entries = std::string_view(text).substr(2, text.size() - 4);
        file_.add_stream(number, entries, content->second.bytes, content->second.coding);
    }
}

}  // namespace banxin::pdf
