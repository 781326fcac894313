/// \file
/// Elements and attributes of WordprocessingML by their names without a prefix: programs agree on
/// the names and not on the prefixes. Private to this room.
#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace banxin::word {

[[nodiscard]] inline std::string_view local(const char* name) {
    const std::string_view whole(name);
    return whole.substr(whole.find(':') + 1);
}
[[nodiscard]] inline bool is(const pugi::xml_node& node, std::string_view name) {
    return local(node.name()) == name;
}
[[nodiscard]] inline pugi::xml_node child(const pugi::xml_node& of, std::string_view name) {
    for (const pugi::xml_node& node : of.children())
        if (is(node, name)) return node;
    return {};
}
/// Empty when it is not there.
[[nodiscard]] inline std::string attribute(const pugi::xml_node& of, std::string_view name) {
    for (const pugi::xml_attribute& one : of.attributes())
        if (local(one.name()) == name) return one.value();
    return {};
}
/// `<w:name w:val="…"/>` in a table of properties.
[[nodiscard]] inline std::string value_of(const pugi::xml_node& of, std::string_view name) {
    return attribute(child(of, name), "val");
}
/// A property that is on when it stands there and does not say that it is off.
[[nodiscard]] inline bool is_off(const std::string& value) {
    return value == "0" || value == "false" || value == "off" || value == "none";
}

/// White space alone is text here; entities of its own a document cannot define.
inline bool load(pugi::xml_document& to, const std::string& bytes) {
    return static_cast<bool>(
        to.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata));
}

}  // namespace banxin::word
