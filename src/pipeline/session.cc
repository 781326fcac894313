#include "pipeline/session.h"

#include "base/ascii.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

namespace fs = std::filesystem;

namespace banxin {
namespace {

/// Where two texts begin to differ; their end, if they do not.
std::size_t first_difference(std::string_view a, std::string_view b) {
    const auto [at, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return static_cast<std::size_t>(at - a.begin());
}

struct Change {
    /// Where the first text that is not as it was begins to differ; unknown: all are.
    Span first;
    Writing writing = Writing::no;
};
Change change_of(const reading::TextReadings& texts, const Run& before, const Run& now) {
    Change change;
    for (const reading::TextReading& one : texts) {
        if (one.source == SourceId::none || !before.sources.contains(one.source)) continue;
        const std::string_view text = now.sources[one.source].text();
        const std::string_view former = before.sources[one.source].text();
        if (text.data() == former.data() || text == former) continue;
        const auto at = static_cast<std::uint32_t>(first_difference(text, former));
        if (!change.first.known()) change.first = {one.source, at, at};
        if (!former.starts_with(text)) continue;
        change.writing =
            std::max(change.writing, text.empty() ? Writing::surely : Writing::perhaps);
    }
    return change;
}

/// Where two manifests begin to differ; unknown: they do not.
Span change_of_manifest(const SetBook& before, const SetBook& now) {
    const SourceId source = now.loaded.manifest.metadata.title.span.source;
    const SourceId former = before.loaded.manifest.metadata.title.span.source;
    if (source == SourceId::none || former == SourceId::none) return {};
    const std::string_view text = now.run->sources[source].text();
    if (text == before.run->sources[former].text()) return {};
    const auto at =
        static_cast<std::uint32_t>(first_difference(text, before.run->sources[former].text()));
    return {source, at, at};
}

}  // namespace

std::vector<Finding> findings_of(const Diagnostics& diagnostics, const Sources& sources,
                                 Speech speech) {
    std::vector<Finding> all;
    for (const Diagnostic& one : diagnostics.items()) {
        Finding finding;
        finding.severity = severity_of(one);
        finding.code = name_of(one.code);
        finding.message = visible(say(template_of(one.code, speech), one.arguments, speech));
        if (one.hint)
            finding.hint =
                visible(say(template_of(one.hint->id, speech), one.hint->arguments, speech));
        finding.place = place_in_file(one.span, sources);
        finding.related = place_in_file(one.related, sources);
        finding.span = one.span;
        all.push_back(std::move(finding));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
    return all;
}

Session::Session(fs::path folder, SessionOptions options)
    : folder_(std::move(folder)), options_(std::move(options)) {
    memory_.style = options_.style;
}

/// Texts and pictures are looked at again each time, and what books are made to is not read; for
/// all else the style and the faces are.
bool Session::may_look_otherwise(const std::vector<std::string>& changed) const {
    constexpr std::array<std::string_view, 14> texts = {
        ".md",   ".markdown", ".qmd", ".rmd",  ".txt",   ".png",  ".jpg",
        ".jpeg", ".gif",      ".svg", ".webp", ".mdown", ".epub", ".pdf"};
    return std::any_of(changed.begin(), changed.end(), [&](const std::string& name) {
        const std::string lower = ascii::to_lower(name);
        return std::none_of(texts.begin(), texts.end(),
                            [&](std::string_view end) { return lower.ends_with(end); });
    });
}

/// The book of the files as they are, into `state` if it can be set.
void Session::set(BookState& state, const std::shared_ptr<Run>& run) {
    const std::shared_ptr<const SetBook> former = state.book;
    auto loaded = load_book(folder_, *run, &memory_);
    if (loaded) {
        auto set = std::make_shared<SetBook>();
        set->loaded = std::move(*loaded);
        set->run = run;
        layout::LayoutOptions options = layout_options(set->loaded, options_.jobs);
        options.keep = true;
        const bool looks_alike = former != nullptr && former->loaded.fonts == set->loaded.fonts;
        const StageClock clock(*run, "layout");
        if (options_.pages)
            set->layout = std::make_unique<layout::BookLayout>(
                set->loaded.book, set->loaded.style, *set->loaded.fonts, options, run->diagnostics,
                looks_alike ? former->layout.get() : nullptr);
        if (!run->diagnostics.has_gaps()) {
            state.is_set = true;
            state.book = set;
        }
    }
}

std::shared_ptr<const BookState> Session::update(const std::vector<std::string>& changed,
                                                 std::shared_ptr<const BookState> seen) {
    if (seen == nullptr) seen = state_;
    auto run = std::make_shared<Run>();
    run->jobs = options_.jobs;
    if (options_.draft) run->diagnostics.follow(draft_severities());
    if (may_look_otherwise(changed)) memory_.fonts = nullptr;
    auto state = std::make_shared<BookState>();
    state->version = state_ == nullptr ? 1 : state_->version + 1;
    if (state_ != nullptr) state->book = state_->book;
    try {
        set(*state, run);
    } catch (const Failure& failure) {
        // A file that was there a moment ago: the next state will have it, or say the same.
        run->diagnostics.report(failure.diagnostic());
    }
    state->run = run;
    if (seen != nullptr) {
        Change change = change_of(memory_.texts.readings, *seen->run, *run);
        if (!change.first.known() && state->is_set && seen->is_set)
            change.first = change_of_manifest(*seen->book, *state->book);
        state->writing = change.writing;
        if (state->is_set && options_.pages && change.first.known())
            state->changed = page_place(*state->book, change.first);
    }
    state_ = std::move(state);
    return state_;
}

}  // namespace banxin
