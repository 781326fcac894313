#include "library/inside.h"

#include <exception>
#include <new>

namespace banxin::library {
namespace {

Speech speech_of(Language language) {
    return language == Language::chinese ? Speech::chinese : Speech::english;
}

Severity shown(banxin::Severity severity) {
    switch (severity) {
        case banxin::Severity::note: return Severity::note;
        case banxin::Severity::warning: return Severity::warning;
        case banxin::Severity::error: break;
    }
    return Severity::error;
}

}  // namespace

std::optional<FileRange> range_of(const std::optional<FilePlace>& place) {
    if (!place) return std::nullopt;
    return FileRange{place->file,
                     {place->position.line, place->position.column},
                     {place->end.line, place->end.column}};
}

Findings::Findings(std::shared_ptr<const Inside> inside) noexcept : inside_(std::move(inside)) {}

std::vector<Finding> Findings::list(Language language) const {
    std::vector<Finding> all;
    if (inside_ == nullptr) return all;
    const Run& run = *inside_->run;
    for (banxin::Finding& one : findings_of(run.diagnostics, run.sources, speech_of(language)))
        all.push_back({shown(one.severity), std::move(one.code), range_of(one.place),
                       range_of(one.related), std::move(one.message), std::move(one.hint)});
    return all;
}

std::string Findings::text(Language language, bool all) const {
    if (inside_ == nullptr) return {};
    const Run& run = *inside_->run;
    return to_text(run.diagnostics, run.sources, speech_of(language), {all, /*colour=*/false});
}

std::size_t Findings::error_count() const noexcept {
    return inside_ == nullptr ? 0 : inside_->run->diagnostics.error_count();
}
std::size_t Findings::warning_count() const noexcept {
    return inside_ == nullptr ? 0 : inside_->run->diagnostics.warning_count();
}

Findings findings_in(std::shared_ptr<const Run> run) {
    auto inside = std::make_shared<Findings::Inside>();
    inside->run = std::move(run);
    return Findings(std::move(inside));
}

void tell_exception(Run& run) {
    try {
        throw;
    } catch (const Failure& failure) {
        run.diagnostics.report(failure.diagnostic());
    } catch (const std::bad_alloc&) {
        run.diagnostics.report(Code::W005, {});
    } catch (const std::exception& error) {
        run.diagnostics.report(Code::W003, {}, {error.what()}, Hint{HintId::report_bug, {}});
    }
}

}  // namespace banxin::library
