// Decides whether an SVG may enter a book: well-formed, of bounded size and depth, without
// anything that runs, and complete in itself. Works on the tree, knows no renderer.

#include "image/formats.h"

#include "base/ascii.h"
#include "image/data_address.h"

#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace banxin::image {
namespace {

constexpr std::size_t most_bytes = std::size_t{16} << 20U;
constexpr int most_depth = 200;
/// In CSS pixels; a cairo page is not larger either.
constexpr double largest_side = 14400;

[[noreturn]] void refuse_unsafe(std::string_view what) {
    refuse(Problem::Kind::unsafe, std::string(what));
}
[[noreturn]] void refuse_reach(std::string_view what) {
    refuse(Problem::Kind::reaches_out, std::string(what.substr(0, 80)));
}

std::string_view local_name(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// A picture inside the drawing obeys the same rules as one beside it.
void check_data_picture(std::string_view target) {
    const std::optional<std::string> bytes = data_of(target);
    // A drawing in a drawing may have others in it.
    if (!bytes || recognise(*bytes) == Format::svg) refuse_reach(target);
    const std::optional<Format> format = recognise(*bytes);
    if (format != Format::png && format != Format::jpeg && format != Format::gif) {
        refuse(Problem::Kind::broken, "damaged picture in a data: address");
    }
    const Checked inner = check(*bytes);
    if (inner.problem) throw Refusal{*inner.problem};
}

/// `data:font/woff2;base64,…`, `data:application/font-woff;…`: a drawing that brings its fonts.
bool is_data_font(std::string_view target) {
    const std::string kind = ascii::to_lower(target.substr(0, target.find(',')));
    return kind.starts_with("data:font/") || kind.starts_with("data:application/font") ||
           kind.starts_with("data:application/x-font") ||
           kind.starts_with("data:application/vnd.ms-fontobject");
}

void check_target(std::string_view target, bool in_style = false) {
    target = ascii::trimmed(target);
    if (target.empty() || target.front() == '#') return;
    if (!is_data_address(target)) refuse_reach(target);
    if (!(in_style && is_data_font(target))) check_data_picture(target);
}

/// Style sheets and presentation attributes: everything that CSS can load by.
void check_style(std::string_view text, bool sheet) {
    const std::string style = ascii::to_lower(text);
    const bool refers = style.find("url") != std::string::npos || sheet;
    // An escape could spell any of the words looked for below.
    if (refers && style.find('\\') != std::string::npos) refuse_reach("escape in a style");
    for (const std::string_view word : {"@import", "image-set(", "src("}) {
        if (style.find(word) != std::string::npos) refuse_reach(word);
    }
    if (style.find("javascript:") != std::string::npos) refuse_unsafe("javascript:");
    for (std::size_t at = style.find("url("); at != std::string::npos;
         at = style.find("url(", at + 4)) {
        const std::size_t end = style.find(')', at);
        if (end == std::string::npos) refuse_reach("unfinished url(");
        std::string_view target = ascii::trimmed(text.substr(at + 4, end - at - 4));
        if (!target.empty() && (target.front() == '"' || target.front() == '\'')) {
            target.remove_prefix(1);
            if (!target.empty()) target.remove_suffix(1);
        }
        check_target(target, sheet);
    }
}

void check_attribute(const pugi::xml_attribute& attribute) {
    const std::string name = ascii::to_lower(attribute.name());
    const std::string_view value = attribute.value();
    const std::string_view local = local_name(name);
    if (name.starts_with("on")) refuse_unsafe(name);
    if (name == "xml:base") refuse_reach(name);
    if (name.starts_with("xmlns")) return;
    if (local == "href" || local == "src") {
        check_target(value);
    } else {
        check_style(value, name == "style");
    }
}

void check_element(const pugi::xml_node& element) {
    constexpr std::array<std::string_view, 8> running = {
        "script", "iframe", "embed", "object", "audio", "video", "listener", "handler",
    };
    const std::string name = ascii::to_lower(local_name(element.name()));
    if (std::find(running.begin(), running.end(), name) != running.end()) refuse_unsafe(name);
    if (name == "foreignobject") refuse(Problem::Kind::foreign, name);
    if (name == "include") refuse_reach(name);
    for (const pugi::xml_attribute& attribute : element.attributes()) {
        check_attribute(attribute);
        // An animation could put a new address where the old one was checked.
        if (std::string_view(attribute.name()) == "attributeName" &&
            local_name(ascii::to_lower(attribute.value())) == "href") {
            refuse_reach("animated href");
        }
    }
    if (name == "style") {
        std::string text;
        for (const pugi::xml_node& child : element.children()) text += child.value();
        check_style(text, true);
    }
}

/// Graphviz and others name the DTD of SVG 1.1, which nobody loads; any other could define
/// entities.
void check_doctype(const pugi::xml_node& doctype) {
    const std::string_view text = doctype.value();
    const bool plain = text.find('[') == std::string_view::npos;
    if (!plain || text.find("-//W3C//DTD SVG 1.1//EN") == std::string_view::npos) {
        refuse_reach("DOCTYPE");
    }
}

struct Walker : pugi::xml_tree_walker {
    bool for_each(pugi::xml_node& node) override {
        if (depth() > most_depth) refuse(Problem::Kind::broken, "nested too deeply");
        switch (node.type()) {
            case pugi::node_element: check_element(node); break;
            case pugi::node_doctype: check_doctype(node); break;
            case pugi::node_pi: refuse_reach(node.name());
            case pugi::node_null:
            case pugi::node_document:
            case pugi::node_pcdata:
            case pugi::node_cdata:
            case pugi::node_comment:
            case pugi::node_declaration: break;
        }
        return true;
    }
};

/// CSS pixels; empty for a percentage, for nonsense, and for what is not there.
std::optional<double> length_of(std::string_view text) {
    text = ascii::trimmed(text);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || !std::isfinite(value) || value <= 0) return {};
    const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
    if (unit.empty() || unit == "px") return value;
    if (unit == "pt") return value * 96 / 72;
    if (unit == "pc") return value * 16;
    if (unit == "mm") return value * 96 / 25.4;
    if (unit == "cm") return value * 96 / 2.54;
    if (unit == "in") return value * 96;
    if (unit == "em") return value * 16;
    if (unit == "ex") return value * 8;
    return {};
}

std::optional<SvgBox> view_box(std::string_view text) {
    std::array<double, 4> numbers = {};
    for (double& number : numbers) {
        while (!text.empty() && (ascii::is_space(text.front()) || text.front() == ',')) {
            text.remove_prefix(1);
        }
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc() || !std::isfinite(number)) return {};
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    }
    if (numbers[2] <= 0 || numbers[3] <= 0) return {};
    return SvgBox{numbers[2], numbers[3]};
}

SvgBox box_of(const pugi::xml_node& root) {
    const std::optional<double> width = length_of(root.attribute("width").value());
    const std::optional<double> height = length_of(root.attribute("height").value());
    const std::optional<SvgBox> view = view_box(root.attribute("viewBox").value());
    SvgBox box;
    if (width && height) {
        box = {*width, *height};
    } else if (!view) {
        refuse(Problem::Kind::no_size, "neither width and height nor viewBox");
    } else if (width) {
        box = {*width, *width * view->height / view->width};
    } else if (height) {
        box = {*height * view->width / view->height, *height};
    } else {
        box = *view;
    }
    if (std::max(box.width, box.height) > largest_side) {
        refuse(Problem::Kind::too_large, std::to_string(std::llround(box.width)) + " x " +
                                             std::to_string(std::llround(box.height)));
    }
    return box;
}

}  // namespace

bool looks_like_svg(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const auto skip_past = [&](std::string_view mark) {
        const std::size_t at = bytes.find(mark);
        bytes.remove_prefix(at == std::string_view::npos ? bytes.size() : at + mark.size());
    };
    for (;;) {
        while (!bytes.empty() && ascii::is_space(bytes.front())) bytes.remove_prefix(1);
        if (bytes.starts_with("<?")) {
            skip_past("?>");
        } else if (bytes.starts_with("<!--")) {
            skip_past("-->");
        } else if (bytes.starts_with("<!DOCTYPE")) {
            // An internal subset is walked over, so that it is refused for what it is.
            const std::size_t end = bytes.find_first_of("[>");
            skip_past(end != std::string_view::npos && bytes[end] == '[' ? "]" : ">");
            if (end != std::string_view::npos && !bytes.starts_with("<")) {
                while (!bytes.empty() && ascii::is_space(bytes.front())) bytes.remove_prefix(1);
                if (bytes.starts_with(">")) bytes.remove_prefix(1);
            }
        } else {
            break;
        }
    }
    if (!bytes.starts_with("<")) return false;
    const std::size_t end = bytes.find_first_of(" \t\r\n/>");
    return end != std::string_view::npos && local_name(bytes.substr(1, end - 1)) == "svg";
}

SvgBox read_svg(std::string_view bytes) {
    if (bytes.size() > most_bytes) refuse(Problem::Kind::too_large, "over 16 MiB");
    pugi::xml_document document;
    const pugi::xml_parse_result result = document.load_buffer(
        bytes.data(), bytes.size(),
        pugi::parse_default | pugi::parse_doctype | pugi::parse_pi | pugi::parse_declaration);
    if (!result) refuse(Problem::Kind::broken, result.description());
    const pugi::xml_node root = document.document_element();
    if (local_name(root.name()) != "svg") refuse(Problem::Kind::broken, "no svg element");
    Walker walker;
    document.traverse(walker);
    return box_of(root);
}

}  // namespace banxin::image
