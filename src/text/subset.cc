// Faces cut to what a book uses, through hb-subset: for a PDF and a screen by glyphs, for an EPUB
// by characters. The same face and set give the same bytes.
#include "text/cff.h"
#include "text/character_map.h"
#include "text/implementation.h"
#include "text/lean_face.h"

#include <hb-ot.h>
#include <hb-subset.h>

#include <algorithm>
#include <initializer_list>
#include <span>

namespace banxin::text {
namespace {

using InputPtr = std::unique_ptr<hb_subset_input_t, Destroyer<hb_subset_input_destroy>>;
using PlanPtr = std::unique_ptr<hb_subset_plan_t, Destroyer<hb_subset_plan_destroy>>;

constexpr hb_tag_t tag(const char (&name)[5]) {
    return HB_TAG(static_cast<unsigned char>(name[0]), static_cast<unsigned char>(name[1]),
                  static_cast<unsigned char>(name[2]), static_cast<unsigned char>(name[3]));
}

void add(hb_subset_input_t* input, hb_subset_sets_t which, std::initializer_list<hb_tag_t> values) {
    hb_set_t* const set = hb_subset_input_set(input, which);
    for (const hb_tag_t value : values) hb_set_add(set, value);
}

std::string bytes_of(hb_blob_t* blob) {
    unsigned size = 0;
    const char* const data = hb_blob_get_data(blob, &size);
    return data == nullptr ? std::string() : std::string(data, size);
}

std::string table_of(hb_face_t* face, hb_tag_t name) {
    const BlobPtr blob(hb_face_reference_table(face, name));
    return bytes_of(blob.get());
}

std::string file_of(hb_face_t* face) {
    const BlobPtr blob(hb_face_reference_blob(face));
    return bytes_of(blob.get());
}

[[noreturn]] void refuse(const Face& face) {
    throw Failure(Code::F008, {face.family()});
}

/// A PostScript name is printable ASCII without the delimiters of PDF and PostScript.
std::string postscript_name(const Face& face) {
    std::string name;
    for (const char c : face.name(HB_OT_NAME_ID_POSTSCRIPT_NAME)) {
        if (c > ' ' && c < 0x7F && std::string_view("[](){}<>/%#").find(c) == std::string::npos) {
            name += c;
        }
    }
    return name.empty() ? "Unnamed" : name.substr(0, 63);
}

/// No hints: at print sizes and on today's screens they add bytes only. No subroutines:
/// measured on 787 characters of Noto Serif CJK, deflated, 148 KB without, 168 KB with them,
/// and twice as fast.
constexpr unsigned common_flags =
    HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE | HB_SUBSET_FLAGS_DESUBROUTINIZE;

void enclose(Bounds& box, const Bounds& ink) {
    if (ink.left == ink.right || ink.bottom == ink.top) return;
    if (box.left == box.right) {
        box = ink;
        return;
    }
    box = {std::min(box.left, ink.left), std::min(box.bottom, ink.bottom),
           std::max(box.right, ink.right), std::max(box.top, ink.top)};
}

bool is_selector(char32_t c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

/// The characters and variation sequences that a face has of these, with its own glyph ids.
CharacterMap characters_in(const Face& face, const std::set<char32_t>& characters) {
    CharacterMap map;
    hb_codepoint_t glyph = 0;
    for (const char32_t c : characters) {
        if (hb_font_get_nominal_glyph(face.font(), c, &glyph) != 0)
            map.glyphs.emplace(c, static_cast<std::uint16_t>(glyph));
    }
    for (const char32_t selector : characters) {
        if (!is_selector(selector)) continue;
        for (const char32_t c : characters) {
            if (hb_font_get_variation_glyph(face.font(), c, selector, &glyph) != 0)
                map.variations[selector].emplace(c, static_cast<std::uint16_t>(glyph));
        }
    }
    return map;
}

/// Calls `each(glyph)` for every glyph of a map, which may be changed.
template <class Each>
void for_each_glyph(CharacterMap& map, Each&& each) {
    for (auto& [character, glyph] : map.glyphs) each(glyph);
    for (auto& [selector, bases] : map.variations) {
        for (auto& [character, glyph] : bases) each(glyph);
    }
}

/// A face cut to some of its glyphs, which get new numbers: with the old ones kept, a CFF carries
/// 65,535 offsets for a few hundred glyphs.
class Cut {
public:
    /// What is wanted goes into `input`.
    explicit Cut(const Face& face) : face_(face), input_(hb_subset_input_create_or_fail()) {
        if (!face.usable() || !input_) refuse(face);
        hb_subset_input_set_flags(input_.get(), common_flags);
    }
    /// A cut reads outlines all over the file: all faces of a long book would hold 70 MB at its
    /// end. Where another face of the same collection is being cut, it reads some of them again.
    ~Cut() { face_.let_go(); }
    Cut(const Cut&) = delete;
    Cut& operator=(const Cut&) = delete;

    [[nodiscard]] hb_subset_input_t* input() const { return input_.get(); }
    void want_glyph(std::uint32_t glyph) {
        if (glyph >= hb_face_get_glyph_count(face_.face())) refuse(face_);
        hb_set_add(hb_subset_input_glyph_set(input_.get()), glyph);
    }
    /// `from`: the face, or as much of it as there is to cut.
    void make(const FacePtr& from) {
        plan_.reset(hb_subset_plan_create_or_fail(from.get(), input_.get()));
        if (!plan_) refuse(face_);
        cut_.reset(hb_subset_plan_execute_or_fail(plan_.get()));
        if (!cut_) refuse(face_);
    }

    [[nodiscard]] hb_face_t* face() const { return cut_.get(); }
    /// Its new number.
    [[nodiscard]] hb_codepoint_t glyph(std::uint32_t glyph) const {
        const hb_map_t* const renumbered = hb_subset_plan_old_to_new_glyph_mapping(plan_.get());
        const hb_codepoint_t fresh = hb_map_get(renumbered, glyph);
        if (fresh == HB_MAP_VALUE_INVALID) refuse(face_);
        return fresh;
    }
    /// As a file with that map of characters, whose glyphs have their new numbers.
    [[nodiscard]] std::string file_with(const CharacterMap& map) const {
        const BlobPtr table = blob_of(character_map(map));
        hb_face_builder_add_table(cut_.get(), tag("cmap"), table.get());
        std::string bytes = file_of(cut_.get());
        if (bytes.empty()) refuse(face_);
        return bytes;
    }

private:
    const Face& face_;
    InputPtr input_;
    PlanPtr plan_;
    FacePtr cut_;
};

}  // namespace

PdfSubset Fonts::subset_for_pdf(FaceId id, const std::set<std::uint32_t>& glyphs) const {
    const Face& face = implementation_->face(id);
    Cut cut(face);
    cut.want_glyph(0);
    for (const std::uint32_t glyph : glyphs) cut.want_glyph(glyph);
    cut.make(outlines_of(face.face()));

    PdfSubset subset;
    const FaceFacts& facts = face.facts();
    std::optional<CffCharset> charset;
    if (facts.truetype) {
        subset.kind = PdfSubset::Kind::truetype;
        subset.program = file_of(cut.face());
    } else {
        subset.program = table_of(cut.face(), tag("CFF "));
        charset = read_cff_charset(subset.program);
        if (!charset) refuse(face);
        subset.kind = charset->cid_keyed ? PdfSubset::Kind::cff_cid : PdfSubset::Kind::cff_name;
    }
    if (subset.program.empty()) refuse(face);

    for (const std::uint32_t glyph : glyphs) {
        const hb_codepoint_t fresh = cut.glyph(glyph);
        std::uint32_t code = fresh;
        if (subset.kind == PdfSubset::Kind::cff_cid) {
            if (fresh >= charset->of_glyph.size()) refuse(face);
            code = charset->of_glyph[fresh];
        }
        subset.glyphs.push_back(glyph);
        subset.cids.push_back(code);
        const std::int64_t advance = hb_font_get_glyph_h_advance(face.font(), glyph);
        subset.advances.push_back(static_cast<std::int32_t>((advance * 1000 + em / 2) / em));
        enclose(subset.box, bounds(id, glyph));
    }
    subset.name = postscript_name(face);
    subset.metrics = facts.metrics;
    subset.italic = facts.italic;
    subset.serif = facts.serif;
    subset.fixed_pitch = facts.fixed_pitch;
    subset.bold = facts.bold;
    subset.licence = face.name(HB_OT_NAME_ID_LICENSE);
    return subset;
}

WebFont Fonts::subset_for_epub(FaceId id, const std::set<char32_t>& characters) const {
    const Face& face = implementation_->face(id);
    Cut cut(face);
    hb_set_t* const wanted = hb_subset_input_unicode_set(cut.input());
    for (const char32_t character : characters) hb_set_add(wanted, character);
    add(cut.input(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG,
        {tag("halt"), tag("vhal"), tag("palt"), tag("chws"), tag("vchw"), tag("vert"), tag("vrt2"),
         tag("locl"), tag("pwid"), tag("ruby")});
    // Fractions are made where their slash stands, and nowhere else. The forms for them would be a
    // quarter of an italic of some forty letters: 8 KB.
    constexpr char32_t fraction_slash = 0x2044;
    if (!characters.contains(fraction_slash)) {
        hb_set_t* const features =
            hb_subset_input_set(cut.input(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
        for (const hb_tag_t one : {tag("frac"), tag("numr"), tag("dnom")})
            hb_set_del(features, one);
    }
    // The licence travels with the font, as the Open Font License asks.
    add(cut.input(), HB_SUBSET_SETS_NAME_ID, {HB_OT_NAME_ID_LICENSE, HB_OT_NAME_ID_LICENSE_URL});
    // Without the forms of other languages, measured on 787 characters: 160 KB instead of 267.
    const FacePtr own = with_forms_of(face.face(), implementation_->languages_of(id));
    add(cut.input(), HB_SUBSET_SETS_DROP_TABLE_TAG, {tag("cmap")});
    CharacterMap map = characters_in(face, characters);
    cut.make(own);
    for_each_glyph(
        map, [&](std::uint16_t& glyph) { glyph = static_cast<std::uint16_t>(cut.glyph(glyph)); });

    WebFont font;
    font.bytes = cut.file_with(map);
    font.extension = face.facts().truetype ? "ttf" : "otf";
    font.licence = face.name(HB_OT_NAME_ID_LICENSE);
    font.licence_url = face.name(HB_OT_NAME_ID_LICENSE_URL);
    return font;
}

std::string Fonts::subset_for_screen(FaceId id,
                                     const std::map<char32_t, std::uint32_t>& glyphs) const {
    const Face& face = implementation_->face(id);
    Cut cut(face);
    cut.want_glyph(0);
    for (const auto& [character, glyph] : glyphs) cut.want_glyph(glyph);
    cut.make(without_layout(face.face()));
    CharacterMap map;
    for (const auto& [character, glyph] : glyphs)
        map.glyphs.emplace(character, static_cast<std::uint16_t>(cut.glyph(glyph)));
    return cut.file_with(map);
}

}  // namespace banxin::text
