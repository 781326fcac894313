#include "check/xml.h"

#include "base/ascii.h"
#include "base/unicode.h"

#include <expat.h>

#include <algorithm>
#include <exception>
#include <functional>
#include <limits>
#include <memory>
#include <utility>

namespace banxin::check::xml {
namespace {

/// Stands between namespace and name in what expat gives; no namespace may hold it.
constexpr char divider = '\x0C';

constexpr std::pair<std::string_view, Space> spaces[] = {
    {"http://www.w3.org/1999/xhtml", Space::xhtml},
    {"http://www.idpf.org/2007/ops", Space::ops},
    {"http://www.w3.org/XML/1998/namespace", Space::xml},
    {"http://www.idpf.org/2007/opf", Space::opf},
    {"http://purl.org/dc/elements/1.1/", Space::dc},
    {"urn:oasis:names:tc:opendocument:xmlns:container", Space::container},
    {"http://www.w3.org/2001/04/xmlenc#", Space::encryption},
    {"http://www.w3.org/2000/09/xmldsig#", Space::signature},
    {"http://www.daisy.org/z3986/2005/ncx/", Space::ncx},
    {"http://www.w3.org/2000/svg", Space::svg},
    {"http://www.w3.org/1998/Math/MathML", Space::mathml},
    {"http://www.w3.org/1999/xlink", Space::xlink},
};

struct ParserRelease {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using Parser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, ParserRelease>;

class Builder {
public:
    explicit Builder(std::string_view bytes)
        : bytes_(bytes), parser_(XML_ParserCreateNS(nullptr, divider)) {
        if (parser_ == nullptr) throw std::bad_alloc();
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), on_start, on_end);
        XML_SetCharacterDataHandler(parser_.get(), on_text);
        XML_SetXmlDeclHandler(parser_.get(), on_declaration);
        XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
        XML_SetEntityDeclHandler(parser_.get(), on_entity);
        XML_SetSkippedEntityHandler(parser_.get(), on_skipped);
        XML_SetParamEntityParsing(parser_.get(), XML_PARAM_ENTITY_PARSING_NEVER);
    }

    Parsed run() {
        if (bytes_.size() > std::numeric_limits<int>::max()) {
            parsed_.problem = Problem{Trouble::malformed, "too large", 0};
            return std::move(parsed_);
        }
        const XML_Status status =
            XML_Parse(parser_.get(), bytes_.data(), static_cast<int>(bytes_.size()), XML_TRUE);
        if (thrown_) std::rethrow_exception(thrown_);
        if (status != XML_STATUS_OK && !parsed_.problem) parsed_.problem = complaint();
        close_open();
        return std::move(parsed_);
    }

private:
    [[nodiscard]] std::uint32_t at() const {
        const auto index = XML_GetCurrentByteIndex(parser_.get());
        return index < 0 ? 0 : static_cast<std::uint32_t>(index);
    }

    Problem complaint() {
        const XML_Error error = XML_GetErrorCode(parser_.get());
        Problem problem{Trouble::malformed, XML_ErrorString(error), at()};
        if (error == XML_ERROR_UNKNOWN_ENCODING || error == XML_ERROR_INCORRECT_ENCODING) {
            problem.trouble = Trouble::encoding;
            problem.detail = parsed_.document.declared_encoding;
        } else if (error == XML_ERROR_UNDEFINED_ENTITY) {
            problem.trouble = Trouble::unknown_entity;
            const std::string_view rest = bytes_.substr(std::min<std::size_t>(at(), bytes_.size()));
            // Inside an attribute expat points at the tag, not at the reference in it.
            const std::size_t mark = rest.find('&');
            const std::size_t stop = rest.find(';', mark == std::string_view::npos ? 0 : mark);
            if (mark != std::string_view::npos && stop != std::string_view::npos) {
                problem.detail = rest.substr(mark + 1, std::min<std::size_t>(stop - mark - 1, 40));
                problem.at += static_cast<std::uint32_t>(mark);
            }
        }
        return problem;
    }

    void stop(Problem problem) {
        if (!parsed_.problem) parsed_.problem = std::move(problem);
        XML_StopParser(parser_.get(), XML_FALSE);
    }

    std::string_view keep(std::string_view name) {
        auto& names = parsed_.document.names;
        const auto found = names.find(name);
        return found == names.end() ? *names.emplace(name).first : *found;
    }

    std::pair<Space, std::string_view> part(const char* name) {
        const std::string_view whole(name);
        const std::size_t mark = whole.rfind(divider);
        if (mark == std::string_view::npos) return {Space::none, keep(whole)};
        const std::string_view uri = whole.substr(0, mark);
        const auto* found = std::find_if(std::begin(spaces), std::end(spaces),
                                         [&](const auto& one) { return one.first == uri; });
        return {found == std::end(spaces) ? Space::other : found->second,
                keep(whole.substr(mark + 1))};
    }

    void start(const char* name, const char** attributes) {
        Document& to = parsed_.document;
        if (open_.size() >= most_depth) {
            stop({Trouble::too_deep, std::to_string(most_depth), at()});
            return;
        }
        Element element;
        std::tie(element.space, element.name) = part(name);
        element.parent = open_.empty() ? no_element : open_.back();
        element.begin = at();
        element.end =
            element.begin + static_cast<std::uint32_t>(XML_GetCurrentByteCount(parser_.get()));
        element.text_begin = static_cast<std::uint32_t>(to.text.size());
        element.first_attribute = static_cast<std::uint32_t>(to.attributes.size());
        for (; *attributes != nullptr; attributes += 2) {
            const auto [space, local] = part(attributes[0]);
            to.attributes.push_back({space, local, attributes[1]});
            ++element.attribute_count;
        }
        open_.push_back(static_cast<Index>(to.elements.size()));
        to.elements.push_back(element);
    }

    void end() {
        Element& element = parsed_.document.elements[open_.back()];
        element.next = static_cast<Index>(parsed_.document.elements.size());
        element.text_end = static_cast<std::uint32_t>(parsed_.document.text.size());
        open_.pop_back();
    }

    /// After a problem the tree is cut short but whole.
    void close_open() {
        while (!open_.empty()) end();
    }

    void characters(std::string_view text) {
        if (open_.empty()) return;
        parsed_.document.text += text;
        Element& element = parsed_.document.elements[open_.back()];
        if (!element.has_own_text && !std::all_of(text.begin(), text.end(), ascii::is_space<char>))
            element.has_own_text = true;
    }

    /// No exception may cross a C frame: it waits until the parser has returned.
    template <typename Work>
    static void guarded(void* self, Work work) noexcept {
        auto& builder = *static_cast<Builder*>(self);
        if (builder.thrown_) return;
        try {
            work(builder);
        } catch (...) {
            builder.thrown_ = std::current_exception();
            XML_StopParser(builder.parser_.get(), XML_FALSE);
        }
    }

    static void on_start(void* self, const char* name, const char** attributes) noexcept {
        guarded(self, [&](Builder& b) { b.start(name, attributes); });
    }
    static void on_end(void* self, const char*) noexcept {
        guarded(self, [](Builder& b) { b.end(); });
    }
    static void on_text(void* self, const char* text, int size) noexcept {
        guarded(self, [&](Builder& b) {
            b.characters(std::string_view(text, static_cast<std::size_t>(size)));
        });
    }
    static void on_declaration(void* self, const char* version, const char* encoding,
                               int) noexcept {
        guarded(self, [&](Builder& b) {
            if (version != nullptr) b.parsed_.document.version = version;
            if (encoding != nullptr) b.parsed_.document.declared_encoding = encoding;
        });
    }
    static void on_doctype(void* self, const char* name, const char* system, const char* identifier,
                           int) noexcept {
        guarded(self, [&](Builder& b) {
            Document& to = b.parsed_.document;
            to.has_doctype = true;
            to.doctype_name = name;
            to.doctype_is_external = system != nullptr || identifier != nullptr;
            // expat tells of it at the end of the name; the declaration begins before.
            const std::size_t mark = b.bytes_.rfind("<!DOCTYPE", b.at());
            to.doctype_at =
                mark == std::string_view::npos ? b.at() : static_cast<std::uint32_t>(mark);
        });
    }
    static void on_entity(void* self, const char* name, int, const char*, int, const char*,
                          const char*, const char*, const char*) noexcept {
        guarded(self, [&](Builder& b) { b.parsed_.document.declared_entities.emplace_back(name); });
    }
    static void on_skipped(void* self, const char* name, int) noexcept {
        guarded(self, [&](Builder& b) { b.stop({Trouble::unknown_entity, name, b.at()}); });
    }

    std::string_view bytes_;
    Parser parser_;
    Parsed parsed_;
    std::vector<Index> open_;
    std::exception_ptr thrown_;
};

}  // namespace

const Attribute* Document::find(const Element& element, std::string_view name, Space space) const {
    for (std::uint32_t i = 0; i < element.attribute_count; ++i) {
        const Attribute& attribute = attributes[element.first_attribute + i];
        if (attribute.space == space && attribute.name == name) return &attribute;
    }
    return nullptr;
}

std::string_view Document::value(const Element& element, std::string_view name, Space space) const {
    const Attribute* found = find(element, name, space);
    return found == nullptr ? std::string_view() : std::string_view(found->value);
}

std::string_view Document::text_of(const Element& element) const {
    std::string_view part(text);
    part = part.substr(element.text_begin, element.text_end - element.text_begin);
    while (!part.empty() && ascii::is_space(part.front())) part.remove_prefix(1);
    while (!part.empty() && ascii::is_space(part.back())) part.remove_suffix(1);
    return part;
}

std::vector<Index> Document::children(Index of) const {
    std::vector<Index> found;
    for (Index i = of + 1; i < elements[of].next; i = elements[i].next) found.push_back(i);
    return found;
}

Parsed parse(std::string_view bytes) {
    return Builder(bytes).run();
}

Range range_of(std::string_view bytes, const Element& element, std::string_view attribute) {
    const std::string_view tag = bytes.substr(element.begin, element.end - element.begin);
    const auto is_name = [](char c) {
        return !ascii::is_space(c) && c != ':' && c != '"' && c != '\'';
    };
    for (std::size_t at = tag.find(attribute); at != std::string_view::npos;
         at = tag.find(attribute, at + 1)) {
        const std::size_t after = at + attribute.size();
        std::size_t equals = after;
        while (equals < tag.size() && ascii::is_space(tag[equals])) ++equals;
        if (at == 0 || is_name(tag[at - 1]) || equals >= tag.size() || tag[equals] != '=') continue;
        const std::size_t quote = tag.find_first_of("\"'", equals);
        if (quote == std::string_view::npos) break;
        const std::size_t close = tag.find(tag[quote], quote + 1);
        if (close == std::string_view::npos) break;
        return {element.begin + static_cast<std::uint32_t>(at),
                element.begin + static_cast<std::uint32_t>(close + 1)};
    }
    return {element.begin, element.end};
}

}  // namespace banxin::check::xml
