// `banxin fix`: what was typed otherwise than it is printed, as a diff; and, if asked, mended in
// the files of the manuscript. No line comes or goes, so that old and new lines have the same
// numbers.
#include "base/files.h"
#include "cli/cli.h"
#include "pipeline.h"

#include <fmt/format.h>

#include <algorithm>

namespace banxin::cli {
namespace {

using Fixes = std::vector<passes::Fix>;

std::string mended(std::string_view text, const Fixes& fixes) {
    std::string result;
    std::size_t at = 0;
    for (const passes::Fix& fix : fixes) {
        result += text.substr(at, fix.span.begin - at);
        result += fix.better;
        at = fix.span.end;
    }
    result += text.substr(at);
    return result;
}

/// With their ends, as bytes.
std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
        lines.push_back(text.substr(begin, end - begin));
        begin = end;
    }
    return lines;
}

void write_line(char mark, std::string_view line, std::ostream& to) {
    to << mark << line;
    if (line.ends_with('\n')) return;
    to << "\n\\ No newline at end of file\n";
}

/// As `diff -u` has it.
void write_diff(const std::string& name, std::string_view before, std::string_view after,
                std::ostream& to) {
    constexpr std::size_t around = 3;
    const std::vector<std::string_view> old_lines = lines_of(before);
    const std::vector<std::string_view> new_lines = lines_of(after);
    const std::size_t count = std::min(old_lines.size(), new_lines.size());
    to << "--- " << name << "\n+++ " << name << "\n";
    for (std::size_t i = 0; i < count;) {
        if (old_lines[i] == new_lines[i]) {
            ++i;
            continue;
        }
        const std::size_t begin = i - std::min(i, around);
        std::size_t last = i;
        for (std::size_t k = i; k < count && k <= last + 2 * around; ++k)
            if (old_lines[k] != new_lines[k]) last = k;
        const std::size_t end = std::min(count, last + 1 + around);
        to << fmt::format("@@ -{0},{1} +{0},{1} @@\n", begin + 1, end - begin);
        for (std::size_t k = begin; k < end;) {
            std::size_t changed = k;
            while (changed < end && old_lines[changed] != new_lines[changed]) ++changed;
            for (std::size_t n = k; n < changed; ++n) write_line('-', old_lines[n], to);
            for (std::size_t n = k; n < changed; ++n) write_line('+', new_lines[n], to);
            if (changed == k) write_line(' ', old_lines[k], to);
            k = std::max(changed, k + 1);
        }
        i = end;
    }
}

}  // namespace

int run_fix(const Options& options, Terminal& terminal) {
    if (!has_manifest(options.folder, terminal)) return exit_book_has_errors;
    Run run;
    run.jobs = options.jobs;
    const Fixes all = find_fixes(options.folder, run);
    // What else there is to say of the texts, `check` and `build` say.
    if (run.diagnostics.has_errors()) {
        terminal.complain(run.diagnostics, run.sources);
        return exit_book_has_errors;
    }
    std::size_t places = 0;
    std::vector<std::pair<std::string, std::string>> files;
    for (auto at = all.begin(); at != all.end();) {
        const SourceId id = at->span.source;
        const auto end = std::find_if(
            at, all.end(), [&](const passes::Fix& fix) { return fix.span.source != id; });
        const Fixes fixes(at, end);
        at = end;
        const Source& source = run.sources[id];
        // Of a file in another encoding the text is not the bytes.
        if (read_file(source.path()) != source.text()) continue;
        std::string after = mended(source.text(), fixes);
        if (!options.quiet) write_diff(source.path(), source.text(), after, terminal.out);
        places += fixes.size();
        files.emplace_back(source.path(), std::move(after));
    }
    if (options.write) {
        std::vector<PendingFile> pending;
        for (const auto& [path, text] : files) pending.push_back({path, text});
        write_files(pending);
    }
    const TextId said = files.empty()   ? TextId::summary_nothing_to_fix
                        : options.write ? TextId::summary_fixed
                                        : TextId::summary_fixable;
    if (!options.quiet)
        terminal.say_line(said, {std::to_string(places), std::to_string(files.size())});
    return options.only_check && !files.empty() ? exit_book_has_errors : exit_fine;
}

}  // namespace banxin::cli
