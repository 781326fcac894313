// The adapter over libharu 2.3. It gets no error handler: a handler would have to throw through
// C frames. Statuses are checked after each call instead.

#include "pdf/document.h"

#include "base/diagnostics.h"
#include "pdf/numbers.h"

#include <hpdf_pages.h>
#include <hpdf_streams.h>

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

namespace banxin::pdf {
namespace {

/// Pages in one node of the page tree: a flat list of thousands is slow in viewers.
constexpr HPDF_UINT pages_per_node = 64;

[[noreturn]] void refuse(HPDF_STATUS status) {
    throw Failure(Code::W004, {"libharu", fmt::format("0x{:04X}", status)});
}

extern "C" {
/// libharu takes /Filter out of a stream that it does not code itself, and calls this before it
/// closes the dictionary.
static HPDF_STATUS write_flate_filter(HPDF_Dict, HPDF_Stream stream) {
    return HPDF_Stream_WriteStr(stream, "/Filter /FlateDecode\n");
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

bool is_plain_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

}  // namespace

Document::Document() : pdf_(HPDF_New(nullptr, nullptr)) {
    if (pdf_ == nullptr) refuse(HPDF_FAILD_TO_ALLOC_MEM);
    pdf_->pdf_version = HPDF_VER_17;
    need(HPDF_SetPagesConfiguration(pdf_, pages_per_node));
}

Document::~Document() {
    HPDF_Free(pdf_);
}

void Document::need(HPDF_STATUS status) const {
    if (status != HPDF_OK) refuse(status);
}

template <typename T>
T* Document::need(T* object) const {
    if (object == nullptr) refuse(HPDF_GetError(pdf_));
    return object;
}

HPDF_Dict Document::new_dict() {
    HPDF_Dict dict = need(HPDF_Dict_New(pdf_->mmgr));
    need(HPDF_Xref_Add(pdf_->xref, dict));
    return dict;
}

HPDF_Array Document::new_array() {
    HPDF_Array array = need(HPDF_Array_New(pdf_->mmgr));
    need(HPDF_Xref_Add(pdf_->xref, array));
    return array;
}

/// libharu gives a function its stream, whose `attr` is ours. Nothing may be thrown through it.
struct Document::Callbacks {
    template <typename Run>
    static HPDF_STATUS guarded(Document& document, Run&& run) {
        try {
            return run();
        } catch (...) {
            document.failure_ = std::current_exception();
            return HPDF_FILE_IO_ERROR;
        }
    }

    static HPDF_STATUS write(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) {
        auto& document = *static_cast<Document*>(stream->attr);
        return guarded(document, [&] {
            // libharu's offsets have a sign.
            if (stream->size > std::numeric_limits<std::int32_t>::max() - size)
                return HPDF_STATUS{HPDF_FILE_IO_ERROR};
            document.output_->append(
                {static_cast<const char*>(static_cast<const void*>(bytes)), size});
            return HPDF_STATUS{HPDF_OK};
        });
    }

    /// To the beginning: libharu goes nowhere else before it reads all.
    static HPDF_STATUS seek(HPDF_Stream stream, HPDF_INT, HPDF_WhenceMode) {
        auto& content = *static_cast<Content*>(stream->attr);
        return guarded(*content.document, [&] {
            content.held = content.bytes.hold();
            content.at = 0;
            return HPDF_STATUS{HPDF_OK};
        });
    }

    static HPDF_STATUS read(HPDF_Stream stream, HPDF_BYTE* to, HPDF_UINT* size) {
        auto& content = *static_cast<Content*>(stream->attr);
        const std::size_t left = content.held->size() - content.at;
        const bool ends = left <= *size;
        *size = static_cast<HPDF_UINT>(std::min<std::size_t>(left, *size));
        std::memcpy(to, content.held->data() + content.at, *size);
        content.at += *size;
        if (!ends) return HPDF_OK;
        content.held.reset();
        return HPDF_STREAM_EOF;
    }

    static HPDF_INT32 tell(HPDF_Stream stream) {
        return static_cast<HPDF_INT32>(static_cast<Content*>(stream->attr)->at);
    }

    static HPDF_UINT32 size(HPDF_Stream stream) {
        auto& content = *static_cast<Content*>(stream->attr);
        HPDF_UINT32 size = 0;
        guarded(*content.document, [&] {
            size = static_cast<HPDF_UINT32>(content.bytes.size());
            return HPDF_STATUS{HPDF_OK};
        });
        return size;
    }
};

void Document::fill(HPDF_Dict stream, StoredBytes bytes, Coding coding) {
    stream->filter =
        coding == Coding::jpeg ? HPDF_STREAM_FILTER_DCT_DECODE : HPDF_STREAM_FILTER_NONE;
    if (coding == Coding::flate) stream->write_fn = write_flate_filter;
    contents_.push_back({std::move(bytes), {}, 0, this});
    HPDF_Stream reader =
        need(HPDF_CallbackReader_New(pdf_->mmgr, Callbacks::read, Callbacks::seek, Callbacks::tell,
                                     Callbacks::size, &contents_.back()));
    HPDF_Stream_Free(std::exchange(stream->stream, reader));
}

HPDF_Dict Document::new_stream(StoredBytes bytes, Coding coding) {
    HPDF_Dict stream = need(HPDF_DictStream_New(pdf_->mmgr, pdf_->xref));
    fill(stream, std::move(bytes), coding);
    return stream;
}

HPDF_Dict Document::new_page(Length width, Length height, Length bleed, StoredBytes content) {
    HPDF_Page page = need(HPDF_AddPage(pdf_));
    // A06: the trim begins at the origin, whatever stands around it.
    const auto add_box = [&](const char* box, Length around) {
        HPDF_Array corners = add_array(page, box);
        push_length(corners, Length{} - around);
        push_length(corners, Length{} - around);
        push_length(corners, width + around);
        push_length(corners, height + around);
    };
    add_box("MediaBox", bleed);
    if (bleed > Length{}) add_box("BleedBox", bleed);
    add_box("TrimBox", Length{});
    auto* attributes = static_cast<HPDF_PageAttr>(page->attr);
    fill(attributes->contents, std::move(content), Coding::flate);
    return page;
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
    set_bytes(to, key, is_plain_ascii(utf8) ? std::string(utf8) : "\xFE\xFF" + utf16(utf8));
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

StoredBytes Document::save() {
    pdf_->stream = need(HPDF_CallbackWriter_New(pdf_->mmgr, Callbacks::write, this));
    const HPDF_STATUS status = HPDF_SaveToStream(pdf_);
    if (failure_ != nullptr) std::rethrow_exception(failure_);
    need(status);
    return StoredBytes::in(output_);
}

}  // namespace banxin::pdf
