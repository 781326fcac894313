// `parallel`: the original that a translation is shown beside, as a file's name or as a table.
#include "manifest/fields.h"

namespace banxin::manifest {

namespace {

std::vector<std::string> rule_names() {
    std::vector<std::string> names;
    for (const PieceRule rule : {PieceRule::paragraphs, PieceRule::marks, PieceRule::headings})
        names.emplace_back(name_of(rule));
    return names;
}

std::vector<std::string> print_names() {
    std::vector<std::string> names;
    for (int i = 0; i <= static_cast<int>(ParallelPrint::none); ++i)
        names.emplace_back(name_of(static_cast<ParallelPrint>(i)));
    return names;
}

}  // namespace

std::optional<ParallelWish> read_parallel(toml::TableReader& chapter, const BookFolder& folder) {
    const toml::Value* given = chapter.any("parallel");
    if (given == nullptr) return std::nullopt;
    ParallelWish wish;
    const toml::Value* file = nullptr;
    if (given->kind == toml::Kind::table) {
        toml::TableReader reader(*given, chapter.diagnostics());
        file = reader.string("file", toml::Need::required);
        if (const auto rule = reader.one_of("align", rule_names()))
            wish.pieces = static_cast<PieceRule>(*rule + 1);
        if (const auto print = reader.one_of("print", print_names()))
            wish.print = static_cast<ParallelPrint>(*print);
        wish.folded = reader.boolean("folded");
        reader.finish();
    } else {
        file = chapter.string("parallel");
    }
    if (file == nullptr || !find_file(located(file), folder, chapter.diagnostics()))
        return std::nullopt;
    wish.file = file->text;
    wish.span = file->span;
    return wish;
}

}  // namespace banxin::manifest
