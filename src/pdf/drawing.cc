// Copies object by object to libharu.

#include "pdf/drawing.h"

#include "base/deflate.h"
#include "pdf/foreign.h"
#include "pdf/numbers.h"

#include <cmath>
#include <map>
#include <utility>
#include <vector>

namespace banxin::pdf {
namespace {

using Object = ForeignPdf::Object;
using Kind = ForeignPdf::Kind;

/// Its lower left corner is the origin.
struct Sheet {
    double width = 0;
    double height = 0;
};

Sheet sheet_of(const ForeignPdf& pdf, Object page) {
    const std::vector<Object> box = pdf.items(pdf.at(page, "MediaBox"));
    return {pdf.real(box.at(2)), pdf.real(box.at(3))};
}

/// Where a copied value goes: under a key, or to the end of an array.
struct Place {
    HPDF_Dict dict = nullptr;
    const char* key = nullptr;
    HPDF_Array array = nullptr;
};

class Copier {
public:
    Copier(const ForeignPdf& from, Document& document) : from_(from), document_(document) {}

    void copy(const Place& to, Object value);
    void copy_entries(HPDF_Dict to, Object of) {
        for (const std::string& key : from_.keys(of)) {
            // A stream's coding is ours, and nothing may lead back to the other file's pages.
            if (key == "Length" || key == "Filter" || key == "DecodeParms" || key == "Parent") {
                continue;
            }
            copy({to, key.c_str(), nullptr}, from_.at(of, key));
        }
    }

private:
    void copy_direct(const Place& to, Object value);
    void* copy_indirect(Object value);
    void* copy_stream(Object value);

    const ForeignPdf& from_;
    Document& document_;
    /// By the number that they have in their file.
    std::map<int, void*> copied_;
};

void Copier::copy(const Place& to, Object value) {
    const Kind kind = from_.kind(value);
    const bool container = kind == Kind::dictionary || kind == Kind::array || kind == Kind::stream;
    if (from_.number(value) == 0 || !container) {
        copy_direct(to, value);
        return;
    }
    void* object = copy_indirect(value);
    to.dict != nullptr ? document_.set(to.dict, to.key, object) : document_.push(to.array, object);
}

void Copier::copy_direct(const Place& to, Object value) {
    const bool keyed = to.dict != nullptr;
    switch (from_.kind(value)) {
        case Kind::dictionary:
            copy_entries(
                keyed ? document_.add_dict(to.dict, to.key) : document_.push_dict(to.array), value);
            break;
        case Kind::array: {
            HPDF_Array array =
                keyed ? document_.add_array(to.dict, to.key) : document_.push_array(to.array);
            for (const Object item : from_.items(value)) copy({nullptr, nullptr, array}, item);
            break;
        }
        case Kind::name: {
            const std::string name = from_.name(value);
            keyed ? document_.set_name(to.dict, to.key, name.c_str())
                  : document_.push_name(to.array, name.c_str());
            break;
        }
        case Kind::integer:
            keyed ? document_.set_number(to.dict, to.key, from_.integer(value))
                  : document_.push_number(to.array, from_.integer(value));
            break;
        case Kind::real:
            keyed ? document_.set_real(to.dict, to.key, from_.real(value))
                  : document_.push_real(to.array, from_.real(value));
            break;
        case Kind::boolean:
            keyed ? document_.set_boolean(to.dict, to.key, from_.boolean(value))
                  : document_.push_boolean(to.array, from_.boolean(value));
            break;
        case Kind::string:
            keyed ? document_.set_bytes(to.dict, to.key, from_.string(value))
                  : document_.push_bytes(to.array, from_.string(value));
            break;
        case Kind::stream:
        case Kind::null:
            keyed ? document_.set_null(to.dict, to.key) : document_.push_null(to.array);
            break;
    }
}

void* Copier::copy_indirect(Object value) {
    const int number = from_.number(value);
    if (const auto found = copied_.find(number); found != copied_.end()) return found->second;
    const Kind kind = from_.kind(value);
    if (kind == Kind::stream) return copied_[number] = copy_stream(value);
    if (kind == Kind::array) {
        HPDF_Array array = document_.new_array();
        copied_[number] = array;
        for (const Object item : from_.items(value)) copy({nullptr, nullptr, array}, item);
        return array;
    }
    HPDF_Dict dict = document_.new_dict();
    copied_[number] = dict;
    copy_entries(dict, value);
    return dict;
}

void* Copier::copy_stream(Object value) {
    const Object filter = from_.at(value, "Filter");
    const bool jpeg = from_.kind(filter) == Kind::name && from_.name(filter) == "DCTDecode";
    std::string bytes = from_.data(value, !jpeg);
    if (!jpeg) bytes = deflated(bytes, Wrapping::zlib);
    HPDF_Dict stream = document_.new_stream(document_.put_aside(std::move(bytes)),
                                            jpeg ? Coding::jpeg : Coding::flate);
    copied_[from_.number(value)] = stream;
    copy_entries(stream, value);
    return stream;
}

}  // namespace

std::string drawing_matrix(const std::string& bytes) {
    const ForeignPdf pdf(bytes);
    const Sheet sheet = sheet_of(pdf, pdf.first_page());
    std::string matrix;
    append_decimal(matrix, std::llround(1e10 / sheet.width), 10);
    matrix += " 0 0 ";
    append_decimal(matrix, std::llround(1e10 / sheet.height), 10);
    return matrix + " 0 0 cm ";
}

HPDF_Dict embed_drawing(Document& document, const std::string& bytes) {
    const ForeignPdf pdf(bytes);
    const Object page = pdf.first_page();
    const Sheet sheet = sheet_of(pdf, page);
    HPDF_Dict form =
        document.new_stream(deflated(pdf.content(page), Wrapping::zlib), Coding::flate);
    document.set_name(form, "Type", "XObject");
    document.set_name(form, "Subtype", "Form");
    HPDF_Array box = document.add_array(form, "BBox");
    for (const double side : {0.0, 0.0, sheet.width, sheet.height}) document.push_real(box, side);
    Copier copier(pdf, document);
    for (const char* key : {"Resources", "Group"}) {
        const Object value = pdf.at(page, key);
        if (pdf.kind(value) != Kind::null) copier.copy({form, key, nullptr}, value);
    }
    return form;
}

}  // namespace banxin::pdf
