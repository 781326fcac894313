// Opens a face, reads its facts and its characters. Font files are strangers' data: every
// table is read within its bounds, and what is missing has a sensible stand-in.
#include "text/face.h"

#include <hb-ot.h>

#include <cstddef>
#include <utility>

namespace banxin::text {
namespace {

#include "text/box_tables.inc"

/// One table, read big-endian; zero past its end.
class Table {
public:
    Table(hb_face_t* face, hb_tag_t tag) : blob_(hb_face_reference_table(face, tag)) {
        unsigned size = 0;
        const char* data = hb_blob_get_data(blob_.get(), &size);
        bytes_ = std::string_view(data, data == nullptr ? 0 : size);
    }
    [[nodiscard]] bool empty() const { return bytes_.empty(); }
    [[nodiscard]] unsigned byte(std::size_t at) const {
        return at < bytes_.size() ? static_cast<unsigned char>(bytes_[at]) : 0U;
    }
    [[nodiscard]] unsigned u16(std::size_t at) const { return byte(at) << 8 | byte(at + 1); }
    [[nodiscard]] int s16(std::size_t at) const { return static_cast<std::int16_t>(u16(at)); }

private:
    BlobPtr blob_;
    std::string_view bytes_;
};

/// Spaces that HarfBuzz makes out of the plain space when a face lacks them.
bool is_made_space(char32_t c) {
    return c == chars::no_break_space || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
           c == 0x205F || c == chars::ideographic_space;
}

}  // namespace

Face::Face(std::string family, FoundFace place, FontFiles& files)
    : family_(std::move(family)), place_(std::move(place)), files_(files) {}

bool Face::usable() const {
    std::call_once(opened_, [this] { open(); });
    return font_ != nullptr;
}

void Face::open() const {
    const BlobPtr blob(place_.path.empty()
                           ? hb_blob_create(reinterpret_cast<const char*>(boxes), sizeof boxes,
                                            HB_MEMORY_MODE_READONLY, nullptr, nullptr)
                           : files_.reference(place_.path));
    if (!blob || place_.index >= hb_face_count(blob.get())) return;
    FacePtr face(hb_face_create(blob.get(), place_.index));
    if (hb_face_get_glyph_count(face.get()) == 0 || hb_ot_var_has_data(face.get())) return;
    facts_.truetype = !Table(face.get(), HB_TAG('g', 'l', 'y', 'f')).empty();
    if (!facts_.truetype && Table(face.get(), HB_TAG('C', 'F', 'F', ' ')).empty()) return;
    if (Table(face.get(), HB_TAG('h', 'm', 't', 'x')).empty()) return;
    if (Table(face.get(), HB_TAG('c', 'm', 'a', 'p')).empty()) return;
    hb_face_make_immutable(face.get());
    FontPtr font(hb_font_create(face.get()));
    hb_font_set_scale(font.get(), em, em);
    hb_font_make_immutable(font.get());
    face_ = std::move(face);
    font_ = std::move(font);
    read_facts();
}

void Face::read_facts() const {
    const auto units = static_cast<int>(hb_face_get_upem(face_.get()));
    const auto to_em = [units](int value) {
        return static_cast<std::int32_t>(std::int64_t{value} * em / units);
    };
    const auto metric = [this](hb_ot_metrics_tag_t tag, std::int32_t otherwise) {
        hb_position_t position = 0;
        return hb_ot_metrics_get_position(font_.get(), tag, &position) != 0 ? position : otherwise;
    };
    FaceMetrics& metrics = facts_.metrics;
    const Table os2(face_.get(), HB_TAG('O', 'S', '/', '2'));
    // The typographic ascent and descent of a CJK face span its em box; those of 'hhea' (what
    // hb_ot_metrics prefers) hold the tallest glyph and are no measure for setting.
    metrics.ascent = to_em(os2.s16(68));
    metrics.descent = -to_em(os2.s16(70));
    if (metrics.ascent <= 0 || metrics.descent < 0) {
        metrics.ascent = metric(HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, em * 88 / 100);
        metrics.descent = -metric(HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -em * 12 / 100);
    }
    metrics.cap_height = metric(HB_OT_METRICS_TAG_CAP_HEIGHT, em * 7 / 10);
    metrics.x_height = metric(HB_OT_METRICS_TAG_X_HEIGHT, em / 2);
    metrics.underline_position = metric(HB_OT_METRICS_TAG_UNDERLINE_OFFSET, -em / 10);
    metrics.underline_thickness = metric(HB_OT_METRICS_TAG_UNDERLINE_SIZE, em / 20);

    const Table post(face_.get(), HB_TAG('p', 'o', 's', 't'));
    const unsigned selection = os2.u16(62);
    facts_.restricted = (os2.u16(8) & 0xFU) == 2;
    facts_.italic = (selection & 1U) != 0;
    facts_.bold = (selection & 0x20U) != 0 || os2.u16(4) >= 600;
    facts_.fixed_pitch = (post.u16(12) | post.u16(14)) != 0 || family_.find("Mono") != family_.npos;
    // PANOSE: family kind 2 is Latin text; serif styles 11 to 15 are sans.
    const unsigned serif_style = os2.byte(33);
    const bool known = os2.byte(32) == 2 && serif_style >= 2 && serif_style <= 15;
    facts_.serif = known ? serif_style <= 10 : family_.find("Sans") == family_.npos;
}

/// A face of signs has them in private use; HarfBuzz lends it the letters' places for them.
bool is_sign(hb_font_t* font, char32_t character, hb_codepoint_t glyph) {
    constexpr hb_codepoint_t signs = 0xF000;
    hb_codepoint_t sign = 0;
    return character <= 0xFF && hb_font_get_nominal_glyph(font, signs + character, &sign) != 0 &&
           sign == glyph;
}

bool Face::maps(char32_t character) const {
    if (const auto known = characters_.find(character)) return *known;
    hb_codepoint_t glyph = 0;
    const bool mapped = usable() && hb_font_get_nominal_glyph(font(), character, &glyph) != 0 &&
                        !is_sign(font(), character, glyph);
    characters_.keep(character, mapped);
    return mapped;
}

bool Face::has(char32_t character) const {
    if (maps(character)) return true;
    if (is_made_space(character)) return maps(' ');
    return character == chars::non_breaking_hyphen && maps(chars::hyphen);
}

std::string Face::name(unsigned id) const {
    const hb_language_t english = hb_language_from_string("en", -1);
    const unsigned length = hb_ot_name_get_utf8(face_.get(), id, english, nullptr, nullptr);
    if (length == 0) return {};
    std::string text(length + 1, '\0');
    unsigned room = length + 1;
    hb_ot_name_get_utf8(face_.get(), id, english, &room, text.data());
    text.resize(room);
    return text;
}

}  // namespace banxin::text
