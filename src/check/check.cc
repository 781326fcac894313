// The order of the checks, and how findings become diagnostics.
#include "check/check.h"

#include "base/parallel.h"
#include "check/publication.h"

#include <algorithm>
#include <utility>

namespace banxin::check {
namespace {

/// Content documents and style sheets, each judged by itself.
void check_documents(Publication& book, unsigned jobs) {
    std::vector<std::pair<std::size_t, const Item*>> work;
    for (const Item& item : book.package.items) {
        if (!item.file) continue;
        const File& file = book.files[*item.file];
        const bool document =
            (item.media_type == "application/xhtml+xml" || item.media_type == "image/svg+xml") &&
            file.document;
        const bool sheet = item.media_type == "text/css" && file.is_whole;
        const bool again = book.package.by_path.at(item.path) !=
                           static_cast<std::size_t>(&item - book.package.items.data());
        if ((document || sheet) && !again) work.emplace_back(*item.file, &item);
    }
    for_each_parallel(work.size(), jobs, [&](std::size_t i) {
        const auto [index, item] = work[i];
        File& file = book.files[index];
        if (item->media_type == "text/css")
            check_stylesheet(file);
        else
            check_content(file, *item);
    });
}

void check_book(Publication& book, const CheckOptions& options) {
    std::vector<std::size_t> trees;
    for (std::size_t i = 0; i < book.files.size(); ++i)
        if (book.files[i].kind == FileKind::xml && book.files[i].is_whole) trees.push_back(i);
    for_each_parallel(trees.size(), options.jobs,
                      [&](std::size_t i) { read_xml(book.files[trees[i]]); });
    check_meta_inf(book);
    if (!book.package.file) return;
    read_package(book);
    if (!book.package.file) return;
    check_documents(book, options.jobs);
    check_metadata(book);
    check_accessibility(book);
    check_manifest(book, options.decode_pictures, options.jobs);
    check_navigation(book);
    check_ncx(book);
    check_references(book);
    check_readers(book);
}

void tell(const Findings& findings, SourceId source, Diagnostics& diagnostics) {
    std::vector<const Finding*> order;
    for (const Finding& finding : findings.all()) order.push_back(&finding);
    std::stable_sort(order.begin(), order.end(), [](const Finding* a, const Finding* b) {
        return (a->range ? a->range->begin : 0) < (b->range ? b->range->begin : 0);
    });
    for (const Finding* finding : order) {
        const xml::Range range = finding->range.value_or(xml::Range{});
        diagnostics.report(finding->code, {source, range.begin, range.end}, finding->arguments,
                           finding->hint);
    }
}

}  // namespace

void check_epub(const StoredBytes& bytes, const std::string& path, const CheckOptions& options,
                Sources& sources, Diagnostics& diagnostics) {
    Publication book{bytes};
    read_container(options.jobs, book);
    check_book(book, options);
    if (!book.findings.all().empty()) tell(book.findings, sources.add_name(path), diagnostics);
    for (File& file : book.files) {
        if (file.findings.all().empty()) continue;
        const std::string place = path + "/" + file.name;
        const bool lines = file.kind != FileKind::other;
        const SourceId source =
            lines ? sources.add(place, std::move(file.bytes)) : sources.add_name(place);
        tell(file.findings, source, diagnostics);
    }
}

}  // namespace banxin::check
