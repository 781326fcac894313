// cmark-gfm is not safe for threads: each parse that has an extension adds its special
// characters to tables that all parsers share, and takes them out at its end; tables use one
// arena. So parsing goes through one lock. It runs at some 100 MB/s, a small part of reading.
#include "markdown/parser.h"

#include "markdown/comments.h"
#include "markdown/definitions.h"
#include "markdown/drawn_tables.h"
#include "markdown/emphasis_marks.h"
#include "markdown/fancy_lists.h"
#include "markdown/formulas.h"
#include "markdown/highlights.h"

#include "base/diagnostics.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/cmark-gfm-extension_api.h>
#include <cmark-gfm/cmark-gfm.h>
#include <cmark-gfm/node.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <span>
#include <string>

namespace banxin::markdown {
namespace {

/// Made once, for good: what holds them is never taken down, for they have no owner else.
struct Extensions {
    std::array<cmark_syntax_extension*, 10> all{};
    std::size_t count = 0;
};

Extensions extensions_for(Dialect dialect) {
    Extensions made;
    const auto add = [&](cmark_syntax_extension* one) { made.all.at(made.count++) = one; };
    if (dialect == Dialect::pandoc) {
        add(make_cell_extension());
        add(make_fancy_list_extension());
    }
    add(make_formula_extension());
    add(make_comment_extension());
    add(make_emphasis_extension());
    add(highlight_extension());
    add(make_definition_extension(dialect));
    add(cmark_find_syntax_extension("strikethrough"));
    add(cmark_find_syntax_extension("tasklist"));
    // Tables come last: where they find none they ask nobody else.
    add(cmark_find_syntax_extension("table"));
    return made;
}

std::span<cmark_syntax_extension* const> extensions(Dialect dialect) {
    cmark_gfm_core_extensions_ensure_registered();
    static const Extensions common = extensions_for(Dialect::commonmark);
    static const Extensions pandocs = extensions_for(Dialect::pandoc);
    const Extensions& wanted = dialect == Dialect::pandoc ? pandocs : common;
    return {wanted.all.data(), wanted.count};
}

/// The paragraph that was put before the text, two lines.
void take_away_first(cmark_node& document) {
    if (cmark_node* first = cmark_node_first_child(&document)) {
        cmark_node_unlink(first);
        cmark_node_free(first);
    }
    const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> walk(cmark_iter_new(&document),
                                                                  cmark_iter_free);
    while (cmark_iter_next(walk.get()) != CMARK_EVENT_DONE) {
        cmark_node* node = cmark_iter_get_node(walk.get());
        if (cmark_iter_get_event_type(walk.get()) != CMARK_EVENT_ENTER) continue;
        for (int* line : {&node->start_line, &node->end_line}) *line = std::max(*line - 2, 0);
    }
}

struct ParserDeleter {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

}  // namespace

void NodeDeleter::operator()(cmark_node* node) const {
    cmark_node_free(node);
}

NodeTree parse(std::string_view marked, Dialect dialect, std::string_view marks) {
    static std::mutex one_at_a_time;
    const std::lock_guard lock(one_at_a_time);
    // One tilde is a range of numbers in Chinese (3~5天): only two strike through. Bare
    // addresses are found by us: the library's would swallow the Chinese text behind them.
    constexpr int options =
        CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE;
    const std::unique_ptr<cmark_parser, ParserDeleter> parser(cmark_parser_new(options));
    for (cmark_syntax_extension* extension : extensions(dialect)) {
        if (extension == nullptr) throw Failure(Code::W004, {"cmark-gfm", "extension missing"});
        cmark_parser_attach_syntax_extension(parser.get(), extension);
    }
    // A paragraph of its own before the text, which goes again.
    const std::string before = marks.empty() ? std::string() : std::string(marks) + "\n\n";
    cmark_parser_feed(parser.get(), before.data(), before.size());
    cmark_parser_feed(parser.get(), marked.data(), marked.size());
    NodeTree tree(cmark_parser_finish(parser.get()));
    if (!marks.empty()) take_away_first(*tree);
    return tree;
}

}  // namespace banxin::markdown
