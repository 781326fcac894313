// Composite fonts by PDF 1.7, "Composite Fonts": Identity-H, so that a code on a page is a CID.

#include "pdf/fonts.h"

#include "base/ascii.h"
#include "base/deflate.h"
#include "base/parallel.h"
#include "pdf/numbers.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>

namespace banxin::pdf {
namespace {

constexpr std::int32_t default_width = 1000;

std::int64_t per_thousand(std::int32_t em_fraction) {
    return divide_rounded(std::int64_t{em_fraction} * 1000, 65536);
}

/// Six letters that say "a subset": other glyphs, other letters, so that a viewer with two
/// books open does not mix them up (PDF 1.7, "Font Subsets").
std::string subset_tag(const CutFace& face) {
    const text::PdfSubset& subset = face.subset;
    std::string bytes;
    const auto add = [&](std::uint32_t value) {
        for (int i = 0; i < 4; ++i) {
            bytes.push_back(static_cast<char>(value & 0xFFU));
            value >>= 8U;
        }
    };
    for (const char c : subset.name) add(static_cast<unsigned char>(c));
    for (const std::uint32_t glyph : subset.glyphs) add(glyph);
    if (face.other != 0) add(static_cast<std::uint32_t>(face.other));
    std::uint64_t hash = ascii::hash_of(bytes);
    std::string tag;
    for (int i = 0; i < 6; ++i) {
        tag.push_back(static_cast<char>('A' + hash % 26));
        hash /= 26;
    }
    return tag;
}

/// PDF 1.7, "Font Descriptor Flags". Symbolic: the codes are not those of a Latin text font.
std::int64_t flags_of(const text::PdfSubset& subset) {
    return (subset.fixed_pitch ? 1 : 0) | (subset.serif ? 2 : 0) | 4 | (subset.italic ? 64 : 0);
}

CutFace cut(const FontUses& uses, const text::Fonts& fonts) {
    CutFace result;
    std::set<std::uint32_t> wanted;
    for (const auto& [glyph, text] : uses.texts) wanted.insert(glyph);
    result.subset = fonts.subset_for_pdf(uses.face, wanted);
    result.family = fonts.family_name(uses.face);
    result.other = uses.other;
    const text::PdfSubset& subset = result.subset;
    for (std::size_t i = 0; i < subset.glyphs.size(); ++i) {
        const std::uint32_t glyph = subset.glyphs[i];
        if (subset.cids[i] > 0xFFFF) throw std::logic_error("a CID over 65535");
        if (glyph >= result.places.size()) result.places.resize(glyph + std::size_t{1}, 0);
        result.glyphs.push_back({subset.cids[i], subset.advances[i], uses.texts.at(glyph)});
        result.places[glyph] = static_cast<std::uint32_t>(result.glyphs.size());
    }
    return result;
}

/// /W holds only what differs from /DW: a Chinese book is nearly all full width. Runs of
/// following codes share one array.
void set_widths(Document& document, HPDF_Dict font, const std::vector<EmbeddedGlyph>& glyphs) {
    std::vector<std::pair<std::uint32_t, std::int32_t>> widths;
    for (const EmbeddedGlyph& glyph : glyphs) {
        if (glyph.advance != default_width) widths.emplace_back(glyph.code, glyph.advance);
    }
    std::sort(widths.begin(), widths.end());
    if (widths.empty()) return;
    HPDF_Array all = document.add_array(font, "W");
    HPDF_Array run = nullptr;
    std::uint32_t next = 0;
    for (const auto& [code, width] : widths) {
        if (run == nullptr || code != next) {
            document.push_number(all, code);
            run = document.push_array(all);
        }
        document.push_number(run, width);
        next = code + 1;
    }
}

HPDF_Dict new_descriptor(Document& document, CutFace& face, const std::string& name) {
    const text::PdfSubset& subset = face.subset;
    HPDF_Dict descriptor = document.new_dict();
    document.set_name(descriptor, "Type", "FontDescriptor");
    document.set_name(descriptor, "FontName", name.c_str());
    document.set_number(descriptor, "Flags", flags_of(subset));
    HPDF_Array box = document.add_array(descriptor, "FontBBox");
    for (const std::int32_t side :
         {subset.box.left, subset.box.bottom, subset.box.right, subset.box.top}) {
        document.push_number(box, per_thousand(side));
    }
    document.set_number(descriptor, "ItalicAngle", subset.italic ? -12 : 0);
    document.set_number(descriptor, "Ascent", per_thousand(subset.metrics.ascent));
    document.set_number(descriptor, "Descent", -per_thousand(subset.metrics.descent));
    document.set_number(descriptor, "CapHeight", per_thousand(subset.metrics.cap_height));
    // No font says it; viewers only want it to draw a substitute, and there is none.
    document.set_number(descriptor, "StemV", subset.bold ? 140 : 80);

    HPDF_Dict program =
        document.new_stream(document.put_aside(std::exchange(face.program, {})), Coding::flate);
    if (subset.kind == text::PdfSubset::Kind::truetype) {
        document.set_number(program, "Length1", static_cast<std::int64_t>(face.program_size));
        document.set(descriptor, "FontFile2", program);
    } else {
        document.set_name(program, "Subtype", "CIDFontType0C");
        document.set(descriptor, "FontFile3", program);
    }
    return descriptor;
}

}  // namespace

std::vector<CutFace> cut_faces(const std::vector<FaceUses>& uses, const text::Fonts& fonts,
                               unsigned jobs) {
    const std::vector<FontUses> parts = part_by_text(uses);
    std::vector<CutFace> faces(parts.size());
    for_each_parallel(parts.size(), jobs, [&](std::size_t i) {
        if (!parts[i].texts.empty()) faces[i] = cut(parts[i], fonts);
    });
    return faces;
}

void deflate_program(CutFace& face) {
    const std::string program = std::exchange(face.subset.program, {});
    face.program_size = program.size();
    face.program = deflated(program, Wrapping::zlib);
}

std::string to_unicode(const std::vector<EmbeddedGlyph>& glyphs) {
    // A CMap section holds at most 100 entries (Adobe technical note 5014, "bfchar").
    constexpr std::size_t most = 100;
    std::vector<const EmbeddedGlyph*> mapped;
    for (const EmbeddedGlyph& glyph : glyphs) {
        if (!glyph.text.empty()) mapped.push_back(&glyph);
    }
    std::sort(mapped.begin(), mapped.end(),
              [](const auto* a, const auto* b) { return a->code < b->code; });
    std::string cmap =
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    for (std::size_t begin = 0; begin < mapped.size(); begin += most) {
        const std::size_t end = std::min(mapped.size(), begin + most);
        cmap += std::to_string(end - begin) + " beginbfchar\n";
        for (std::size_t i = begin; i < end; ++i) {
            cmap += '<';
            append_hex(cmap, mapped[i]->code, 4);
            cmap += "> <";
            for (const char byte : utf16(mapped[i]->text)) {
                append_hex(cmap, static_cast<unsigned char>(byte), 2);
            }
            cmap += ">\n";
        }
        cmap += "endbfchar\n";
    }
    cmap += "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
    return cmap;
}

HPDF_Dict embed(Document& document, CutFace& face) {
    const text::PdfSubset& subset = face.subset;
    const bool truetype = subset.kind == text::PdfSubset::Kind::truetype;
    const std::string name = subset_tag(face) + "+" + subset.name;

    HPDF_Dict cid_font = document.new_dict();
    document.set_name(cid_font, "Type", "Font");
    document.set_name(cid_font, "Subtype", truetype ? "CIDFontType2" : "CIDFontType0");
    document.set_name(cid_font, "BaseFont", name.c_str());
    HPDF_Dict system = document.add_dict(cid_font, "CIDSystemInfo");
    document.set_bytes(system, "Registry", "Adobe");
    document.set_bytes(system, "Ordering", "Identity");
    document.set_number(system, "Supplement", 0);
    document.set(cid_font, "FontDescriptor", new_descriptor(document, face, name));
    document.set_number(cid_font, "DW", default_width);
    set_widths(document, cid_font, face.glyphs);
    if (truetype) document.set_name(cid_font, "CIDToGIDMap", "Identity");

    HPDF_Dict font = document.new_dict();
    document.set_name(font, "Type", "Font");
    document.set_name(font, "Subtype", "Type0");
    document.set_name(font, "BaseFont", name.c_str());
    document.set_name(font, "Encoding", "Identity-H");
    document.push(document.add_array(font, "DescendantFonts"), cid_font);
    document.set(
        font, "ToUnicode",
        document.new_stream(deflated(to_unicode(face.glyphs), Wrapping::zlib), Coding::flate));
    return font;
}

}  // namespace banxin::pdf
