// The parts of a document: what the text refers to is found here, and read by the reader of blocks.
#include "word/word.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "word/package.h"
#include "word/text_reader.h"

#include <algorithm>
#include <tuple>

namespace banxin::word {
namespace {

/// "word/document.xml" of a package whose main part it is.
std::string main_part(Package& package) {
    pugi::xml_document relations;
    if (load(relations, package.part("_rels/.rels")))
        for (const pugi::xml_node& node : relations.document_element().children())
            if (attribute(node, "Type").ends_with("/officeDocument")) {
                std::string target = attribute(node, "Target");
                while (target.starts_with('/')) target.erase(0, 1);
                if (package.has(target)) return target;
            }
    return package.has("word/document.xml") ? "word/document.xml" : "";
}

std::string property(const std::string& part, std::string_view name) {
    pugi::xml_document document;
    if (!load(document, part)) return {};
    return std::string(ascii::trimmed(child(document.document_element(), name).text().get()));
}

void tell_comments(const std::string& part, Diagnostics& diagnostics) {
    pugi::xml_document document;
    if (!load(document, part)) return;
    for (const pugi::xml_node& node : document.document_element().children())
        if (is(node, "comment"))
            diagnostics.report(Code::C029, {},
                               {attribute(node, "author"), shortened(all_text(node))});
}

/// Running heads and feet are the style's business; their words are named once.
void tell_furniture(Package& package, const std::string& folder, Diagnostics& diagnostics) {
    std::vector<std::string> told;
    for (const char* const kind : {"header", "footer"})
        for (const auto& [name, size] : package.names(folder + kind)) {
            pugi::xml_document document;
            if (!load(document, package.part(name))) continue;
            const std::string words = shortened(all_text(document.document_element()));
            // A folio is none.
            if (words.find_first_not_of("0123456789 -–—/") == std::string::npos ||
                std::find(told.begin(), told.end(), words) != told.end())
                continue;
            told.push_back(words);
            diagnostics.report(Code::C033, {}, {words});
        }
}

void read_notes(const std::string& part, const char* name, char mark, TextReader& reader,
                Document& to) {
    pugi::xml_document document;
    if (!load(document, part)) return;
    for (const pugi::xml_node& node : document.document_element().children()) {
        // The lines that part notes from the text are among them.
        if (!is(node, name) || attribute(node, "type").find("eparat") != std::string::npos ||
            attribute(node, "type").find("Notice") != std::string::npos)
            continue;
        to.notes[mark + attribute(node, "id")] = reader.blocks(node);
    }
}

std::optional<Document> read(const std::string& bytes, const std::string& name,
                             Diagnostics& diagnostics, std::size_t most) {
    auto package = Package::open(bytes, most);
    const std::string main = package ? main_part(*package) : "";
    pugi::xml_document document;
    if (main.empty() || !load(document, package->part(main)) ||
        !child(document.document_element(), "body")) {
        diagnostics.report(Code::C026, {}, {name}, Hint{HintId::save_as_docx, {}});
        return std::nullopt;
    }
    const std::string folder = main.substr(0, main.rfind('/') + 1);
    Document result;
    Parts parts;
    parts.styles.read(package->part(folder + "styles.xml"));
    parts.numbering.read(package->part(folder + "numbering.xml"));
    parts.folder = folder;
    result.language = parts.styles.language();
    const std::string core = package->part("docProps/core.xml");
    result.title = property(core, "title");
    result.author = property(core, "creator");

    TextReader reader(*package, parts, result, diagnostics);
    reader.use_relations(main);
    result.blocks = reader.blocks(child(document.document_element(), "body"));
    for (const auto& [file, element, mark] : {std::tuple("footnotes.xml", "footnote", 'f'),
                                              std::tuple("endnotes.xml", "endnote", 'e')}) {
        reader.use_relations(folder + file);
        read_notes(package->part(folder + file), element, mark, reader, result);
    }
    tell_comments(package->part(folder + "comments.xml"), diagnostics);
    tell_furniture(*package, folder, diagnostics);
    return result;
}

}  // namespace

std::optional<Document> read_document(const std::string& bytes, const std::string& name,
                                      Diagnostics& diagnostics, std::size_t most) {
    try {
        return read(bytes, name, diagnostics, most);
    } catch (const Package::TooLarge&) {
        diagnostics.report(Code::C027, {}, {name});
        return std::nullopt;
    }
}

}  // namespace banxin::word
