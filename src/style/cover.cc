// styles/covers/NAME.toml to a CoverDesign. Knows the keys, not how a cover is drawn.
#include "style/cover.h"

#include "base/ascii.h"
#include "style/carried.h"
#include "style/names.h"
#include "toml/table_reader.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace fs = std::filesystem;

namespace banxin::style {
namespace {

using toml::TableReader;
using toml::Value;

constexpr std::string_view covers = "styles/covers/";
constexpr std::string_view ending = ".toml";

constexpr Named<CoverCase> cases[] = {{CoverCase::upright, "upright"},
                                      {CoverCase::level, "level"},
                                      {CoverCase::picture, "picture"},
                                      {CoverCase::plain, "plain"}};
constexpr Named<CoverRole> cover_roles[] = {{CoverRole::title, "title"},
                                            {CoverRole::subtitle, "subtitle"},
                                            {CoverRole::credits, "credits"},
                                            {CoverRole::publisher, "publisher"}};
constexpr Named<CoverStand> stands[] = {
    {CoverStand::top, "top"}, {CoverStand::middle, "middle"}, {CoverStand::bottom, "bottom"}};
constexpr Named<CoverShape::Kind> kinds[] = {{CoverShape::Kind::field, "field"},
                                             {CoverShape::Kind::frame, "frame"},
                                             {CoverShape::Kind::above, "above"},
                                             {CoverShape::Kind::below, "below"}};

/// "#2f4352"
Colour read_colour(TableReader& reader) {
    const Value* value = reader.string("colour", toml::Need::required);
    if (value == nullptr) return {};
    const std::string_view text = value->text;
    const bool right =
        text.size() == 7 && text.front() == '#' &&
        std::all_of(text.begin() + 1, text.end(), [&](char c) { return ascii::hex_value(c) >= 0; });
    if (!right) {
        reader.diagnostics().report(Code::M005, value->span, {"colour", value->text},
                                    Hint{HintId::possible_values, {"#000000 … #ffffff"}});
        return {};
    }
    const auto part = [&](std::size_t at) {
        return static_cast<std::uint8_t>(ascii::hex_value(text[at]) * 16 +
                                         ascii::hex_value(text[at + 1]));
    };
    return {part(1), part(3), part(5)};
}

void read_number(TableReader& reader, std::string_view key, std::int32_t least, std::int32_t most,
                 std::int32_t& to) {
    if (const auto number = reader.integer(key, least, most))
        to = static_cast<std::int32_t>(*number);
}

CoverArea read_area(TableReader& reader) {
    CoverArea area = {};
    const Value* value = reader.any("area");
    if (value == nullptr) return area;
    if (value->kind != toml::Kind::array || value->items.size() != area.size()) {
        reader.diagnostics().report(Code::M005, value->span, {"area", value->text},
                                    Hint{HintId::possible_values, {"[x, y, width, height]"}});
        return area;
    }
    for (std::size_t i = 0; i < area.size(); ++i)
        if (const auto number =
                toml::integer_of("area", value->items[i], -1000, 1000, reader.diagnostics()))
            area[i] = static_cast<std::int32_t>(*number);
    return area;
}

std::vector<CoverCase> read_cases(TableReader& reader) {
    std::vector<CoverCase> all;
    for (const Value* one : reader.strings("when")) {
        if (const auto known = value_in(Names<CoverCase>(cases), one->text))
            all.push_back(*known);
        else
            toml::report_not_one_of("when", *one, listed(Names<CoverCase>(cases)),
                                    reader.diagnostics());
    }
    return all;
}

CoverShape read_shape(const Value& table, Diagnostics& diagnostics) {
    TableReader reader(table, diagnostics);
    CoverShape shape;
    if (const auto kind = reader.one_of("kind", Names<CoverShape::Kind>(kinds))) shape.kind = *kind;
    shape.when = read_cases(reader);
    shape.colour = read_colour(reader);
    read_number(reader, "weight", 1, 1000, shape.weight);
    read_number(reader, "gap", 0, 1000, shape.gap);
    shape.area = read_area(reader);
    if (const Value* around = reader.string("around")) shape.around = around->text;
    reader.finish();
    return shape;
}

CoverText read_text(const Value& table, Diagnostics& diagnostics) {
    TableReader reader(table, diagnostics);
    CoverText text;
    if (const auto role = reader.one_of("role", Names<CoverRole>(cover_roles))) text.role = *role;
    if (const auto family = reader.one_of("family", names<text::Family>())) text.family = *family;
    text.bold = reader.boolean("bold").value_or(false);
    text.colour = read_colour(reader);
    read_number(reader, "size", 10, 500, text.size);
    read_number(reader, "least", 20, 100, text.least);
    read_number(reader, "lines", 1, 20, text.lines);
    read_number(reader, "pitch", 100, 300, text.pitch);
    read_number(reader, "before", 0, 1000, text.before);
    reader.finish();
    return text;
}

CoverStack read_stack(const Value& table, Diagnostics& diagnostics) {
    TableReader reader(table, diagnostics);
    CoverStack stack;
    if (const Value* name = reader.string("name")) stack.name = name->text;
    stack.when = read_cases(reader);
    stack.area = read_area(reader);
    if (const auto stand = reader.one_of("stand", Names<CoverStand>(stands))) stack.stand = *stand;
    if (const auto align = reader.one_of("align", names<Align>())) stack.align = *align;
    stack.upright = reader.boolean("upright").value_or(false);
    for (const Value* text : reader.tables("text"))
        stack.texts.push_back(read_text(*text, diagnostics));
    reader.finish();
    return stack;
}

std::optional<CoverDesign> read_cover(std::string name, std::string text, std::string shown_path,
                                      Sources& sources, Diagnostics& diagnostics) {
    Diagnostics found;
    CoverDesign design;
    design.name = std::move(name);
    const SourceId source = sources.add(std::move(shown_path), std::move(text));
    if (const auto root = toml::parse(sources[source].text(), source, found)) {
        TableReader reader(*root, found);
        for (const Value* shape : reader.tables("shape"))
            design.shapes.push_back(read_shape(*shape, found));
        for (const Value* stack : reader.tables("stack"))
            design.stacks.push_back(read_stack(*stack, found));
        reader.finish();
    }
    toml::append_in_order(diagnostics, found);
    if (found.has_errors()) return std::nullopt;
    return design;
}

}  // namespace

CoverDesign built_in_cover(std::string_view name) {
    const std::string path = std::string(covers) + std::string(name) + std::string(ending);
    Sources sources;
    Diagnostics diagnostics;
    for (const CarriedFile& file : carried_files()) {
        if (file.name != path) continue;
        if (auto design = read_cover(std::string(name), std::string(file.content), path, sources,
                                     diagnostics))
            return std::move(*design);
    }
    throw std::logic_error("a carried cover is missing or wrong");
}

std::vector<std::string> built_in_cover_names() {
    std::vector<std::string> names;
    for (const CarriedFile& file : carried_files()) {
        if (!file.name.starts_with(covers) || !file.name.ends_with(ending)) continue;
        const std::size_t length = file.name.size() - covers.size() - ending.size();
        names.emplace_back(file.name.substr(covers.size(), length));
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::optional<CoverDesign> load_cover(const Located<std::string>& name, const BookFolder& folder,
                                      Sources& sources, Diagnostics& diagnostics) {
    const std::string wanted = name.value.empty() ? std::string(usual_cover) : name.value;
    const std::string path = std::string(covers) + wanted + std::string(ending);
    const auto own = folder.find(path);
    if (const auto* found = std::get_if<fs::path>(&own))
        return read_cover(wanted, read_file(*found), folder.shown(path), sources, diagnostics);
    for (const CarriedFile& file : carried_files())
        if (file.name == path)
            return read_cover(wanted, std::string(file.content), path, sources, diagnostics);
    Value value;
    value.kind = toml::Kind::string;
    value.text = name.value;
    value.span = name.span;
    toml::report_not_one_of("cover_design", value, built_in_cover_names(), diagnostics);
    return std::nullopt;
}

}  // namespace banxin::style
