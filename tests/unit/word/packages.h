/// \file
/// Word documents for tests, put together of their parts.
#pragma once

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include <zip.h>

namespace banxin::word {

using PackageParts = std::vector<std::pair<std::string, std::string>>;

inline std::string packed(const PackageParts& parts) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* to = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(to);
    zip_t* archive = zip_open_from_source(to, ZIP_TRUNCATE, &error);
    for (const auto& [name, bytes] : parts) {
        zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
        zip_file_add(archive, name.c_str(), source, 0);
    }
    zip_close(archive);
    zip_source_open(to);
    zip_source_seek(to, 0, SEEK_END);
    std::string all(static_cast<std::size_t>(zip_source_tell(to)), '\0');
    zip_source_seek(to, 0, SEEK_SET);
    zip_source_read(to, all.data(), all.size());
    zip_source_close(to);
    zip_source_free(to);
    return all;
}

inline const std::string names_of_elements =
    " xmlns:w=\"w\" xmlns:r=\"r\" xmlns:a=\"a\" xmlns:wp=\"wp\" xmlns:m=\"m\" xmlns:mc=\"mc\" "
    "xmlns:wps=\"wps\"";

inline std::string run(const std::string& text, const std::string& properties = "") {
    return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + text +
           "</w:t></w:r>";
}
inline std::string paragraph(const std::string& inside, const std::string& properties = "") {
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + inside + "</w:p>";
}
inline std::string styled(const std::string& style, const std::string& text) {
    return paragraph(run(text), "<w:pStyle w:val=\"" + style + "\"/>");
}
inline std::string item(const std::string& list, int level, const std::string& text) {
    return paragraph(run(text), "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) +
                                    "\"/><w:numId w:val=\"" + list + "\"/></w:numPr>");
}

/// With styles Heading 1 ("1"), one with an outline level ("o"), Title ("t"), Quote ("q"), lists of
/// bullets ("1"), numbers ("2") and Chinese numbers ("3"), and what is given.
inline std::string document(const std::string& body, PackageParts more = {}) {
    PackageParts parts = std::move(more);
    parts.emplace_back("_rels/.rels",
                       "<Relationships><Relationship Type=\"x/officeDocument\" "
                       "Target=\"word/document.xml\"/></Relationships>");
    parts.emplace_back("word/document.xml", "<?xml version=\"1.0\"?><w:document" +
                                                names_of_elements + "><w:body>" + body +
                                                "</w:body></w:document>");
    const auto style = [](const std::string& id, const std::string& name,
                          const std::string& inside = "") {
        return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name +
               "\"/>" + inside + "</w:style>";
    };
    parts.emplace_back("word/styles.xml",
                       "<w:styles" + names_of_elements +
                           "><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"en-US\" "
                           "w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault></w:docDefaults>" +
                           style("1", "heading 1") +
                           style("o", "我的", "<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>") +
                           style("b", "基于", "<w:basedOn w:val=\"1\"/>") + style("z", "标题 2") +
                           style("t", "Title") + style("q", "Quote") + style("toc", "toc 1") +
                           "</w:styles>");
    const auto level = [](const std::string& format, const std::string& text, int at = 0) {
        return "<w:lvl w:ilvl=\"" + std::to_string(at) + "\"><w:numFmt w:val=\"" + format +
               "\"/><w:lvlText w:val=\"" + text + "\"/></w:lvl>";
    };
    std::string numbering = "<w:numbering" + names_of_elements + ">";
    const std::vector<std::string> levels = {
        level("bullet", "x") + level("bullet", "x", 1),
        level("decimal", "%1.") + level("decimal", "%1.%2", 1),
        level("chineseCounting", "第%1章"),
    };
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const std::string id = std::to_string(i + 1);
        numbering += "<w:abstractNum w:abstractNumId=\"" + id + "\">" + levels[i] +
                     "</w:abstractNum><w:num w:numId=\"" + id + "\"><w:abstractNumId w:val=\"" +
                     id + "\"/></w:num>";
    }
    parts.emplace_back("word/numbering.xml", numbering + "</w:numbering>");
    return packed(parts);
}

}  // namespace banxin::word
