// The C interface of libqpdf: it keeps exceptions to itself, and can be asked for by name.
#include "pdf/foreign.h"

#include "base/diagnostics.h"
#include "base/module.h"

#include <qpdf/qpdf-c.h>

#include <algorithm>
#include <cstdlib>

namespace banxin::pdf {
namespace {

struct Qpdf {
    Module module{BANXIN_LIBQPDF};
    BANXIN_MODULE_FUNCTION(module, qpdf_init);
    BANXIN_MODULE_FUNCTION(module, qpdf_cleanup);
    BANXIN_MODULE_FUNCTION(module, qpdf_silence_errors);
    BANXIN_MODULE_FUNCTION(module, qpdf_set_suppress_warnings);
    BANXIN_MODULE_FUNCTION(module, qpdf_has_error);
    BANXIN_MODULE_FUNCTION(module, qpdf_get_error);
    BANXIN_MODULE_FUNCTION(module, qpdf_get_error_full_text);
    BANXIN_MODULE_FUNCTION(module, qpdf_read_memory);
    BANXIN_MODULE_FUNCTION(module, qpdf_get_page_n);
    BANXIN_MODULE_FUNCTION(module, qpdf_oh_get_page_content_data);
    BANXIN_MODULE_FUNCTION(module, qpdf_oh_get_stream_data);
    BANXIN_MODULE_FUNCTION(module, qpdf_oh_get_type_code);
    BANXIN_MODULE_FUNCTION(module, qpdf_oh_get_object_id);
    BANXIN_MODULE_FUNCTION(module, qpdf_oh_get_bool_value);
    BANXIN_MODULE_FUNCTION(module, qpdf_oh_get_int_value);
    BANXIN_MODULE_FUNCTION(module, qpdf_oh_get_numeric_value);
    BANXIN_MODULE_FUNCTION(module, qpdf_oh_get_binary_string_value);
    BANXIN_MODULE_FUNCTION(module, qpdf_oh_get_name);
    BANXIN_MODULE_FUNCTION(module, qpdf_oh_get_array_n_items);
    BANXIN_MODULE_FUNCTION(module, qpdf_oh_get_array_item);
    BANXIN_MODULE_FUNCTION(module, qpdf_oh_get_dict);
    BANXIN_MODULE_FUNCTION(module, qpdf_oh_begin_dict_key_iter);
    BANXIN_MODULE_FUNCTION(module, qpdf_oh_dict_more_keys);
    BANXIN_MODULE_FUNCTION(module, qpdf_oh_dict_next_key);
    BANXIN_MODULE_FUNCTION(module, qpdf_oh_get_key);
};

const Qpdf& library() {
    static const Qpdf qpdf;
    return qpdf;
}

}  // namespace

struct ForeignPdf::Handle {
    qpdf_data file = library().qpdf_init();

    Handle() = default;
    ~Handle() { library().qpdf_cleanup(&file); }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    /// The result of a call, if it did not fail.
    template <typename Result>
    Result needed(Result result) const {
        need();
        return result;
    }
    void need() const {
        if (library().qpdf_has_error(file) == QPDF_FALSE) return;
        const qpdf_error error = library().qpdf_get_error(file);
        throw Failure(Code::W004, {"libqpdf", library().qpdf_get_error_full_text(file, error)});
    }

    /// Calls `ask(where the bytes are to be told, their number)`, which allocates them.
    template <typename Ask>
    [[nodiscard]] std::string bytes(Ask ask) const {
        unsigned char* allocated = nullptr;
        std::size_t size = 0;
        ask(&allocated, &size);
        const std::unique_ptr<unsigned char, decltype(&std::free)> owned(allocated, &std::free);
        need();
        return {static_cast<const char*>(static_cast<const void*>(allocated)), size};
    }
};

namespace {

qpdf_oh id(ForeignPdf::Object object) {
    return static_cast<qpdf_oh>(object);
}

}  // namespace

ForeignPdf::ForeignPdf(const std::string& pdf) : handle_(std::make_unique<Handle>()) {
    library().qpdf_silence_errors(handle_->file);
    library().qpdf_set_suppress_warnings(handle_->file, QPDF_TRUE);
    library().qpdf_read_memory(handle_->file, "drawing", pdf.data(), pdf.size(), nullptr);
    handle_->need();
}

ForeignPdf::~ForeignPdf() = default;

ForeignPdf::Object ForeignPdf::first_page() const {
    return static_cast<Object>(handle_->needed(library().qpdf_get_page_n(handle_->file, 0)));
}

std::string ForeignPdf::content(Object page) const {
    return handle_->bytes([&](unsigned char** bytes, std::size_t* size) {
        library().qpdf_oh_get_page_content_data(handle_->file, id(page), bytes, size);
    });
}

ForeignPdf::Kind ForeignPdf::kind(Object of) const {
    switch (handle_->needed(library().qpdf_oh_get_type_code(handle_->file, id(of)))) {
        case ot_boolean: return Kind::boolean;
        case ot_integer: return Kind::integer;
        case ot_real: return Kind::real;
        case ot_string: return Kind::string;
        case ot_name: return Kind::name;
        case ot_array: return Kind::array;
        case ot_dictionary: return Kind::dictionary;
        case ot_stream: return Kind::stream;
        default: return Kind::null;
    }
}

int ForeignPdf::number(Object of) const {
    return handle_->needed(library().qpdf_oh_get_object_id(handle_->file, id(of)));
}

bool ForeignPdf::boolean(Object of) const {
    return handle_->needed(library().qpdf_oh_get_bool_value(handle_->file, id(of))) != QPDF_FALSE;
}

std::int64_t ForeignPdf::integer(Object of) const {
    return handle_->needed(library().qpdf_oh_get_int_value(handle_->file, id(of)));
}

double ForeignPdf::real(Object of) const {
    return handle_->needed(library().qpdf_oh_get_numeric_value(handle_->file, id(of)));
}

std::string ForeignPdf::string(Object of) const {
    std::size_t size = 0;
    const char* const bytes =
        library().qpdf_oh_get_binary_string_value(handle_->file, id(of), &size);
    handle_->need();
    return {bytes, size};
}

std::string ForeignPdf::name(Object of) const {
    return std::string(handle_->needed(library().qpdf_oh_get_name(handle_->file, id(of))))
        .substr(1);
}

std::vector<ForeignPdf::Object> ForeignPdf::items(Object array) const {
    const int count =
        handle_->needed(library().qpdf_oh_get_array_n_items(handle_->file, id(array)));
    std::vector<Object> all;
    for (int i = 0; i < count; ++i)
        all.push_back(static_cast<Object>(
            handle_->needed(library().qpdf_oh_get_array_item(handle_->file, id(array), i))));
    return all;
}

std::vector<std::string> ForeignPdf::keys(Object of) const {
    const qpdf_oh dictionary =
        kind(of) == Kind::stream ? library().qpdf_oh_get_dict(handle_->file, id(of)) : id(of);
    library().qpdf_oh_begin_dict_key_iter(handle_->file, dictionary);
    std::vector<std::string> all;
    while (library().qpdf_oh_dict_more_keys(handle_->file) != QPDF_FALSE)
        all.emplace_back(library().qpdf_oh_dict_next_key(handle_->file) + 1);
    handle_->need();
    std::sort(all.begin(), all.end());
    return all;
}

ForeignPdf::Object ForeignPdf::at(Object of, std::string_view key) const {
    const qpdf_oh dictionary =
        kind(of) == Kind::stream ? library().qpdf_oh_get_dict(handle_->file, id(of)) : id(of);
    const std::string slashed = "/" + std::string(key);
    return static_cast<Object>(
        handle_->needed(library().qpdf_oh_get_key(handle_->file, dictionary, slashed.c_str())));
}

std::string ForeignPdf::data(Object stream, bool decoded) const {
    QPDF_BOOL filtered = QPDF_FALSE;
    std::string all = handle_->bytes([&](unsigned char** bytes, std::size_t* size) {
        library().qpdf_oh_get_stream_data(handle_->file, id(stream),
                                          decoded ? qpdf_dl_generalized : qpdf_dl_none, &filtered,
                                          bytes, size);
    });
    if (decoded && filtered == QPDF_FALSE)
        throw Failure(Code::W004, {"libqpdf", "a stream that cannot be decoded"});
    return all;
}

}  // namespace banxin::pdf
