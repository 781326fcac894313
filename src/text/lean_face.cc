// Tables are handed on by reference. Only GSUB is edited, in a copy and within its bounds:
// LangSysRecords are taken out of their lists; what they pointed to stays behind unreferenced
// and falls to the subsetter.
#include "text/lean_face.h"

#include <hb-ot.h>

#include <array>
#include <cstddef>
#include <initializer_list>

namespace banxin::text {
namespace {

constexpr hb_tag_t gsub = HB_TAG('G', 'S', 'U', 'B');

/// OpenType's names for the languages that Han have forms of their own for.
constexpr std::array<hb_tag_t, 7> cjk_languages = {
    HB_TAG('Z', 'H', 'S', ' '), HB_TAG('Z', 'H', 'T', ' '), HB_TAG('Z', 'H', 'H', ' '),
    HB_TAG('Z', 'H', 'T', 'M'), HB_TAG('J', 'A', 'N', ' '), HB_TAG('K', 'O', 'R', ' '),
    HB_TAG('K', 'O', 'H', ' ')};

std::set<hb_tag_t> dropped_languages(const std::set<Language>& kept) {
    std::set<hb_tag_t> dropped(cjk_languages.begin(), cjk_languages.end());
    for (const Language language : kept) {
        std::array<hb_tag_t, 4> tags{};
        auto count = static_cast<unsigned>(tags.size());
        hb_ot_tags_from_script_and_language(HB_SCRIPT_HAN,
                                            hb_language_from_string(language.forms().c_str(), -1),
                                            nullptr, nullptr, &count, tags.data());
        for (unsigned i = 0; i < count; ++i) dropped.erase(tags[i]);
    }
    return dropped;
}

unsigned u16(const std::string& table, std::size_t at) {
    if (at + 2 > table.size()) return 0;
    return static_cast<unsigned>(static_cast<unsigned char>(table[at])) << 8 |
           static_cast<unsigned char>(table[at + 1]);
}

/// "Script Table": default LangSys, count, then records of six bytes: tag and offset.
void drop_from_script(std::string& table, std::size_t script, const std::set<hb_tag_t>& dropped) {
    const unsigned count = u16(table, script + 2);
    const std::size_t records = script + 4;
    if (records + std::size_t{count} * 6 > table.size()) return;
    unsigned left = 0;
    for (unsigned i = 0; i < count; ++i) {
        const std::size_t record = records + std::size_t{i} * 6;
        const hb_tag_t language = u16(table, record) << 16 | u16(table, record + 2);
        if (dropped.contains(language)) continue;
        table.replace(records + std::size_t{left} * 6, 6, table.substr(record, 6));
        ++left;
    }
    if (left == count) return;
    table[script + 2] = static_cast<char>(left >> 8);
    table[script + 3] = static_cast<char>(left & 0xFF);
}

/// "Script List Table". Scripts may share one table: dropping twice changes nothing.
void drop_languages(std::string& table, const std::set<hb_tag_t>& dropped) {
    const std::size_t scripts = u16(table, 4);
    if (scripts == 0) return;
    const unsigned count = u16(table, scripts);
    for (unsigned i = 0; i < count; ++i) {
        const unsigned offset = u16(table, scripts + 2 + std::size_t{i} * 6 + 4);
        if (offset != 0) drop_from_script(table, scripts + offset, dropped);
    }
}

constexpr std::initializer_list<hb_tag_t> outline_tables = {
    HB_TAG('C', 'F', 'F', ' '), HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'),
    HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
    HB_TAG('m', 'a', 'x', 'p')};

void share(hb_face_t* to, hb_face_t* from, std::initializer_list<hb_tag_t> tags) {
    for (const hb_tag_t tag : tags) {
        const BlobPtr table(hb_face_reference_table(from, tag));
        if (hb_blob_get_length(table.get()) == 0) continue;
        hb_face_builder_add_table(to, tag, table.get());
    }
}

}  // namespace

BlobPtr blob_of(const std::string& bytes) {
    return BlobPtr(hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()),
                                  HB_MEMORY_MODE_DUPLICATE, nullptr, nullptr));
}

FacePtr outlines_of(hb_face_t* face) {
    FacePtr lean(hb_face_builder_create());
    share(lean.get(), face, outline_tables);
    return lean;
}

FacePtr without_layout(hb_face_t* face) {
    FacePtr lean = outlines_of(face);
    share(lean.get(), face,
          {HB_TAG('O', 'S', '/', '2'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't')});
    return lean;
}

FacePtr with_forms_of(hb_face_t* face, const std::set<Language>& kept) {
    FacePtr lean(hb_face_builder_create());
    std::array<hb_tag_t, 64> tags{};
    auto count = static_cast<unsigned>(tags.size());
    hb_face_get_table_tags(face, 0, &count, tags.data());
    for (unsigned i = 0; i < count; ++i) {
        BlobPtr table(hb_face_reference_table(face, tags[i]));
        if (tags[i] == gsub) {
            unsigned size = 0;
            const char* const data = hb_blob_get_data(table.get(), &size);
            std::string bytes(data == nullptr ? "" : data, data == nullptr ? 0 : size);
            drop_languages(bytes, dropped_languages(kept));
            table = blob_of(bytes);
        }
        hb_face_builder_add_table(lean.get(), tags[i], table.get());
    }
    return lean;
}

}  // namespace banxin::text
