#include "unit/check/small_epub.h"

#include <array>
#include <cstdint>

namespace banxin::check::testing {
namespace {

std::uint32_t crc32_of(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1U ^ (0xEDB88320 & (0U - (crc & 1U)));
    }
    return ~crc;
}

void number(std::string& to, std::uint32_t value, int size) {
    for (int i = 0; i < size; ++i)
        to += static_cast<char>(value >> (8U * static_cast<unsigned>(i)));
}

constexpr const char* package = R"(<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="zh">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:123c7383-4bd5-5e65-9924-6748ed63b5b9</dc:identifier>
<dc:title>灯</dc:title><dc:language>zh</dc:language>
<meta property="dcterms:modified">2026-11-25T08:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">有目录。</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="chapter" href="chapter.xhtml" media-type="application/xhtml+xml"/>
<item id="style" href="style.css" media-type="text/css"/>
</manifest>
<spine><itemref idref="nav"/><itemref idref="chapter"/></spine>
</package>)";

std::string page(const std::string& body) {
    return R"(<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="zh" xml:lang="zh">
<head><title>灯</title><link rel="stylesheet" href="style.css"/></head><body>)" +
           body + "</body></html>";
}

}  // namespace

SmallEpub::SmallEpub() {
    files = {
        {"mimetype", "application/epub+zip"},
        {"META-INF/container.xml",
         R"(<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">)"
         R"(<rootfiles><rootfile full-path="package.opf" )"
         R"(media-type="application/oebps-package+xml"/></rootfiles></container>)"},
        {"package.opf", package},
        {"nav.xhtml", page(R"(<nav epub:type="toc" role="doc-toc"><h1>目录</h1><ol><li>)"
                           R"(<a href="chapter.xhtml">灯</a></li></ol></nav>)")},
        {"chapter.xhtml", page("<h1 id=\"lamp\">灯</h1>")},
        {"style.css", "p { margin: 0 }\n"},
    };
}

std::string& SmallEpub::operator[](const std::string& name) {
    for (auto& [own, content] : files)
        if (own == name) return content;
    throw std::logic_error("no file " + name);
}

void SmallEpub::change(const std::string& name, const std::string& from, const std::string& to) {
    std::string& content = (*this)[name];
    const std::size_t at = content.find(from);
    if (at == std::string::npos) throw std::logic_error("no " + from + " in " + name);
    content.replace(at, from.size(), to);
}

std::string SmallEpub::bytes() const {
    std::string body;
    std::string directory;
    for (const auto& [name, content] : files) {
        std::string common;
        for (const std::uint32_t field : {10U, 0U, 0U, 0U, 0x21U}) number(common, field, 2);
        number(common, crc32_of(content), 4);
        number(common, static_cast<std::uint32_t>(content.size()), 4);
        number(common, static_cast<std::uint32_t>(content.size()), 4);
        number(common, static_cast<std::uint32_t>(name.size()), 2);
        number(common, 0, 2);
        const auto at = static_cast<std::uint32_t>(body.size());
        body += "PK\x03\x04" + common + name + content;
        directory += std::string("PK\x01\x02\x14\0", 6) + common + std::string(10, '\0');
        number(directory, at, 4);
        directory += name;
    }
    std::string end = "PK\x05\x06" + std::string(4, '\0');
    number(end, static_cast<std::uint32_t>(files.size()), 2);
    number(end, static_cast<std::uint32_t>(files.size()), 2);
    number(end, static_cast<std::uint32_t>(directory.size()), 4);
    number(end, static_cast<std::uint32_t>(body.size()), 4);
    number(end, 0, 2);
    return body + directory + end;
}

Codes findings_in(std::string_view bytes) {
    Sources sources;
    Diagnostics diagnostics;
    check_epub(bytes, "a.epub", {true, 1}, sources, diagnostics);
    Codes codes;
    for (const Diagnostic& one : diagnostics.items()) codes.emplace(name_of(one.code));
    // Every finding can be told.
    EXPECT_TRUE(to_text(diagnostics, sources, Speech::chinese).empty() == codes.empty());
    return codes;
}

Codes SmallEpub::findings() const {
    Codes codes = findings_in(bytes());
    // A book without a cover and an NCX keeps the tests short.
    codes.erase("E055");
    codes.erase("E190");
    return codes;
}

}  // namespace banxin::check::testing
