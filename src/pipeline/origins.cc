// From a place in a made EPUB back to the line of the manuscript.
#include "epub/origin.h"
#include "pipeline.h"

namespace banxin {

Diagnostics with_origins(const Diagnostics& findings, const Sources& sources,
                         const std::string& epub, const Book& book) {
    // Each costs reading a document, and nobody reads more of them.
    constexpr std::size_t most = 200;
    Diagnostics placed;
    for (const Diagnostic& one : findings.items()) {
        Span related = one.related;
        if (placed.items().size() < most && one.span.known() &&
            sources[one.span.source].has_lines()) {
            const Source& source = sources[one.span.source];
            const std::string_view path = source.path();
            if (path.starts_with(epub + "/")) {
                const auto origin = epub::origin_of(book, path.substr(epub.size() + 1),
                                                    source.text(), one.span.begin);
                related = origin.value_or(related);
            }
        }
        placed.report(one.code, one.span, one.arguments, one.hint, related);
    }
    return placed;
}

}  // namespace banxin
