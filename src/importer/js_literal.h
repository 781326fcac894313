/// \file
/// The literals of a JavaScript or TypeScript file as a tree, as far as they can be known without
/// running it: objects, arrays, texts, names that stand for such literals in this file or in one
/// beside it, and what a function of no more than a `return` gives. Nothing is ever run. Private to
/// this room.
#pragma once

#include "importer/outline.h"
#include "yaml/yaml.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::importer {

struct ScriptValue {
    /// What it exports (`export default …`, `module.exports = …`); of calls such as
    /// `defineConfig({…})` the first argument. A value that only running would tell is an empty
    /// scalar.
    yaml::Value value;
    /// Where those are.
    std::vector<Span> unknown;

    [[nodiscard]] bool is_unknown(const yaml::Value& one) const;
};

/// Any bytes are safe to hand in.
[[nodiscard]] ScriptValue read_script(std::string_view name, Reading& reading);
/// The object that stands behind `name` and `=` in a text, for scripts inside of pages.
[[nodiscard]] ScriptValue read_assigned(SourceId source, std::string_view name, Reading& reading);

}  // namespace banxin::importer
