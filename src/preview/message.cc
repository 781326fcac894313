#include "preview/message.h"

#include "preview/json.h"
#include "svg/page_drawing.h"

#include <fmt/format.h>

namespace banxin::preview {
namespace {

const char* name_of(Problem::Severity severity) {
    switch (severity) {
        case Problem::Severity::note: return "note";
        case Problem::Severity::warning: return "warning";
        case Problem::Severity::error: return "error";
    }
    return "error";
}

std::string grid_json(const TypeArea& area) {
    std::string one = "{";
    add_member(one, "head", svg::decimal(area.head));
    add_member(one, "gutter", svg::decimal(area.gutter));
    add_member(one, "fore_edge", svg::decimal(area.fore_edge));
    add_member(one, "size", svg::decimal(area.size));
    add_member(one, "pitch", svg::decimal(area.pitch));
    add_member(one, "characters", std::to_string(area.characters));
    add_member(one, "lines", std::to_string(area.lines));
    return one + "}";
}

std::string part_json(const Part& part, const std::string& label) {
    std::string one = "{";
    add_member(one, "name", json_text(part.name));
    add_member(one, "title", json_text(part.title));
    add_member(one, "level", std::to_string(part.level));
    add_member(one, "label", json_text(label));
    add_member(one, "first", std::to_string(part.first_page));
    add_member(one, "count", std::to_string(part.count));
    return one + "}";
}

std::string problem_json(const Problem& problem) {
    std::string one = "{";
    add_member(one, "severity", json_text(name_of(problem.severity)));
    add_member(one, "code", json_text(problem.code));
    if (problem.place) {
        add_member(one, "file", json_text(problem.place->file));
        add_member(one, "line", std::to_string(problem.place->line));
        add_member(one, "column", std::to_string(problem.place->column));
    }
    add_member(one, "message", json_text(problem.message));
    if (!problem.hint.empty()) add_member(one, "hint", json_text(problem.hint));
    return one + "}";
}

}  // namespace

std::string state_message(const View& view, std::uint64_t version, const Around& around) {
    std::string parts;
    for (const Part& part : view.parts())
        parts += (parts.empty() ? "" : ",") + part_json(part, view.label(part.first_page));
    std::string problems;
    for (const Problem& one : view.problems())
        problems += (problems.empty() ? "" : ",") + problem_json(one);
    std::string all = "{";
    add_member(all, "version", std::to_string(version));
    add_member(all, "title", json_text(view.title()));
    add_member(all, "language", json_text(view.language().tag()));
    add_member(all, "width", svg::decimal(view.trim_width()));
    add_member(all, "height", svg::decimal(view.trim_height()));
    add_member(all, "grid", grid_json(view.type_area()));
    add_member(all, "pages", std::to_string(view.page_count()));
    add_member(all, "parts", "[" + parts + "]");
    add_member(all, "characters", std::to_string(view.character_count()));
    add_member(all, "complete", view.is_complete() ? "true" : "false");
    add_member(all, "editor", around.has_editor ? "true" : "false");
    add_member(all, "style", json_text(view.style()));
    std::string styles;
    for (const std::string& style : around.styles)
        styles += (styles.empty() ? "" : ",") + json_text(style);
    add_member(all, "styles", "[" + styles + "]");
    add_member(all, "beside", json_text(around.beside));
    add_member(all, "problems", "[" + problems + "]");
    if (const auto changed = view.changed(); changed && !around.is_known)
        add_member(
            all, "changed",
            fmt::format("{{\"page\":{},\"y\":{}}}", changed->page, svg::decimal(changed->y)));
    return all + "}";
}

}  // namespace banxin::preview
