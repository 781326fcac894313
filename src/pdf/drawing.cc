// Reads with libqpdf, copies object by object to libharu.

#include "pdf/drawing.h"

#include "base/deflate.h"
#include "base/diagnostics.h"
#include "pdf/numbers.h"

#define POINTERHOLDER_TRANSITION 4  // qpdf's own smart pointer is std::shared_ptr
#ifdef __clang_analyzer__           // clang-tidy 14 cannot read that header of qpdf in C++20
#define JSON_HH
class JSON;
#endif
#include <qpdf/Buffer.hh>
#include <qpdf/Pl_Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <cmath>
#include <exception>
#include <map>
#include <memory>
#include <string_view>

namespace banxin::pdf {
namespace {

std::string_view view(const Buffer& buffer) {
    return {static_cast<const char*>(static_cast<const void*>(buffer.getBuffer())),
            buffer.getSize()};
}

/// The page, with the file that it needs to stay alive.
struct Opened {
    std::unique_ptr<QPDF> file;
    QPDFObjectHandle page;
    double width = 0;
    double height = 0;
};

Opened open(const std::string& pdf) {
    Opened opened;
    opened.file = std::make_unique<QPDF>();
    opened.file->setSuppressWarnings(true);
    opened.file->processMemoryFile("drawing", pdf.data(), pdf.size());
    opened.page = QPDFPageDocumentHelper(*opened.file).getAllPages().at(0).getObjectHandle();
    const QPDFObjectHandle::Rectangle box =
        QPDFPageObjectHelper(opened.page).getMediaBox().getArrayAsRectangle();
    opened.width = box.urx;
    opened.height = box.ury;
    return opened;
}

/// Where a copied value goes: under a key, or to the end of an array.
struct Place {
    HPDF_Dict dict = nullptr;
    const char* key = nullptr;
    HPDF_Array array = nullptr;
};

class Copier {
public:
    explicit Copier(Document& document) : document_(document) {}

    void copy(const Place& to, QPDFObjectHandle value);
    void copy_entries(HPDF_Dict to, QPDFObjectHandle from) {
        for (const std::string& key : from.getKeys()) {
            // A stream's coding is ours, and nothing may lead back to the other file's pages.
            if (key == "/Length" || key == "/Filter" || key == "/DecodeParms" || key == "/Parent") {
                continue;
            }
            copy({to, key.c_str() + 1, nullptr}, from.getKey(key));
        }
    }

private:
    void copy_direct(const Place& to, QPDFObjectHandle value);
    void* copy_indirect(QPDFObjectHandle value);
    void* copy_stream(QPDFObjectHandle value);

    Document& document_;
    std::map<QPDFObjGen, void*> copied_;
};

void Copier::copy(const Place& to, QPDFObjectHandle value) {
    const bool container = value.isDictionary() || value.isArray() || value.isStream();
    if (!value.isIndirect() || !container) {
        copy_direct(to, value);
        return;
    }
    void* object = copy_indirect(value);
    to.dict != nullptr ? document_.set(to.dict, to.key, object) : document_.push(to.array, object);
}

void Copier::copy_direct(const Place& to, QPDFObjectHandle value) {
    const bool keyed = to.dict != nullptr;
    if (value.isDictionary()) {
        copy_entries(keyed ? document_.add_dict(to.dict, to.key) : document_.push_dict(to.array),
                     value);
    } else if (value.isArray()) {
        HPDF_Array array =
            keyed ? document_.add_array(to.dict, to.key) : document_.push_array(to.array);
        for (QPDFObjectHandle& item : value.getArrayAsVector())
            copy({nullptr, nullptr, array}, item);
    } else if (value.isName()) {
        const std::string name = value.getName().substr(1);
        keyed ? document_.set_name(to.dict, to.key, name.c_str())
              : document_.push_name(to.array, name.c_str());
    } else if (value.isInteger()) {
        keyed ? document_.set_number(to.dict, to.key, value.getIntValue())
              : document_.push_number(to.array, value.getIntValue());
    } else if (value.isReal()) {
        keyed ? document_.set_real(to.dict, to.key, value.getNumericValue())
              : document_.push_real(to.array, value.getNumericValue());
    } else if (value.isBool()) {
        keyed ? document_.set_boolean(to.dict, to.key, value.getBoolValue())
              : document_.push_boolean(to.array, value.getBoolValue());
    } else if (value.isString()) {
        keyed ? document_.set_bytes(to.dict, to.key, value.getStringValue())
              : document_.push_bytes(to.array, value.getStringValue());
    } else {
        keyed ? document_.set_null(to.dict, to.key) : document_.push_null(to.array);
    }
}

void* Copier::copy_indirect(QPDFObjectHandle value) {
    const QPDFObjGen id = value.getObjGen();
    if (const auto found = copied_.find(id); found != copied_.end()) return found->second;
    if (value.isStream()) return copied_[id] = copy_stream(value);
    if (value.isArray()) {
        HPDF_Array array = document_.new_array();
        copied_[id] = array;
        for (QPDFObjectHandle& item : value.getArrayAsVector())
            copy({nullptr, nullptr, array}, item);
        return array;
    }
    HPDF_Dict dict = document_.new_dict();
    copied_[id] = dict;
    copy_entries(dict, value);
    return dict;
}

void* Copier::copy_stream(QPDFObjectHandle value) {
    QPDFObjectHandle filter = value.getDict().getKey("/Filter");
    const bool jpeg = filter.isNameAndEquals("/DCTDecode");
    std::string bytes =
        jpeg ? std::string(view(*value.getRawStreamData()))
             : deflated(view(*value.getStreamData(qpdf_dl_generalized)), Wrapping::zlib);
    HPDF_Dict stream = document_.new_stream(document_.put_aside(std::move(bytes)),
                                            jpeg ? Coding::jpeg : Coding::flate);
    copied_[value.getObjGen()] = stream;
    copy_entries(stream, value.getDict());
    return stream;
}

[[noreturn]] void refuse(const std::exception& error) {
    throw Failure(Code::W004, {"libqpdf", error.what()});
}

}  // namespace

std::string drawing_matrix(const std::string& pdf) {
    try {
        const Opened opened = open(pdf);
        std::string matrix;
        append_decimal(matrix, std::llround(1e10 / opened.width), 10);
        matrix += " 0 0 ";
        append_decimal(matrix, std::llround(1e10 / opened.height), 10);
        return matrix + " 0 0 cm ";
    } catch (const Failure&) {
        throw;
    } catch (const std::exception& error) {
        refuse(error);
    }
}

HPDF_Dict embed_drawing(Document& document, const std::string& pdf) {
    try {
        Opened opened = open(pdf);
        Pl_Buffer content("content");
        opened.page.pipePageContents(&content);
        const std::unique_ptr<Buffer> operators(content.getBuffer());
        HPDF_Dict form =
            document.new_stream(deflated(view(*operators), Wrapping::zlib), Coding::flate);
        document.set_name(form, "Type", "XObject");
        document.set_name(form, "Subtype", "Form");
        HPDF_Array box = document.add_array(form, "BBox");
        for (const double side : {0.0, 0.0, opened.width, opened.height}) {
            document.push_real(box, side);
        }
        Copier copier(document);
        for (const char* key : {"Resources", "Group"}) {
            QPDFObjectHandle value = opened.page.getKey("/" + std::string(key));
            if (!value.isNull()) copier.copy({form, key, nullptr}, value);
        }
        return form;
    } catch (const Failure&) {
        throw;
    } catch (const std::exception& error) {
        refuse(error);
    }
}

}  // namespace banxin::pdf
