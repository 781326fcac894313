// How diagnostics look on a screen: the place, the line of the source, the hint; the same thing
// once, of one kind a few, errors before all. Knows what a message says only by its words.
#include "base/diagnostics.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace banxin {
namespace {

/// A source line may be a ten-megabyte paragraph: only the part around the caret is shown.
constexpr std::size_t shown_before = 40;
constexpr std::size_t shown_after = 60;
/// An argument may be as long; hints list what there is.
constexpr int argument_cells = 120;
constexpr int hint_cells = 600;
/// Of one kind; how many places of the same message; of all that are no errors.
constexpr std::size_t most_errors = 10;
constexpr std::size_t most_others = 3;
constexpr std::size_t most_places = 3;
constexpr std::size_t most_kinds = 50;

TextId word_for(Severity severity) {
    switch (severity) {
        case Severity::error: return TextId::severity_error;
        case Severity::warning: return TextId::severity_warning;
        case Severity::note: return TextId::severity_note;
    }
    return TextId::severity_error;
}

const char* colour_of(Severity severity) {
    switch (severity) {
        case Severity::error: return "\033[1;31m";
        case Severity::warning: return "\033[1;35m";
        case Severity::note: return "\033[1;36m";
    }
    return "";
}
constexpr const char* plain = "\033[0m";

std::string place(Span span, const Sources& sources) {
    span = sources.in_file(span);
    const Source& source = sources[span.source];
    const std::string path = visible(source.path());
    if (!source.has_lines()) return path;
    const Position at = source.position(span.begin);
    return fmt::format("{}:{}:{}", path, at.line, at.column);
}

/// Marks of direction would turn the rest of the line round; what is invisible cannot be looked
/// for.
bool is_hidden(char32_t c) {
    return is_control(c) || c == '\r' || c == '\n' || c == chars::soft_hyphen || c == 0x061C ||
           c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0x3164 || c == 0xFFA0 ||
           c == chars::byte_order_mark || (c >= 0xE0000 && c <= 0xE007F);
}

/// A joiner or a tag shows as what it makes of an emoji.
bool belongs_to_emoji(char32_t c, char32_t before) {
    const bool joins = c == chars::zero_width_joiner || (c >= 0xE0020 && c <= 0xE007F);
    return joins &&
           (before >= 0x1F000 || before == 0xFE0F || (before >= 0x2600 && before < 0x2800));
}

void append_excerpt(std::string& to, Span span, const Sources& sources) {
    span = sources.in_file(span);
    const Source& source = sources[span.source];
    if (!source.has_lines()) return;
    const std::string_view line = source.line_at(span.begin);
    const std::size_t start = source.line_start(span.begin);
    const std::size_t caret = std::min<std::size_t>(span.begin - start, line.size());
    const std::size_t caret_end =
        std::clamp<std::size_t>(span.end > start ? span.end - start : 0, caret, line.size());

    // Walk back and forth by code points to the part that is shown.
    std::size_t from = caret;
    for (std::size_t n = 0; n < shown_before && from > 0; ++n) {
        from = previous_character(line, from);
    }
    std::size_t to_end = caret;
    for (std::size_t n = 0; n < shown_after && to_end < line.size(); ++n)
        to_end += decode_utf8(line, to_end).bytes;

    const std::string number = std::to_string(source.position(span.begin).line);
    to += fmt::format("  {} | {}", number, from > 0 ? "…" : "");
    to += visible(line.substr(from, to_end - from));
    to += to_end < line.size() ? "…\n" : "\n";
    to += fmt::format("  {:{}} | {}", "", number.size(), from > 0 ? " " : "");
    const std::string padding = visible(line.substr(from, caret - from));
    for (std::size_t i = 0; i < padding.size();) {
        const Decoded next = decode_utf8(padding, i);
        if (next.value == '\t')
            to += '\t';
        else
            to.append(static_cast<std::size_t>(display_width(next.value)), ' ');
        i += next.bytes;
    }
    to += '^';
    const std::size_t marked_end = std::min(caret_end, to_end);
    const int cells =
        marked_end > caret ? display_width(visible(line.substr(caret, marked_end - caret))) : 0;
    if (cells > 1) to.append(static_cast<std::size_t>(cells - 1), '~');
    to += '\n';
}

/// The beginning and the end of what is too long for a screen.
std::string cut(const std::string& text, int most) {
    if (text.size() <= static_cast<std::size_t>(most) || display_width(text) <= most) return text;
    std::string begin;
    int cells = 0;
    std::size_t at = 0;
    while (at < text.size() && cells < most * 2 / 3) {
        const Decoded next = decode_utf8(text, at);
        cells += display_width(next.value);
        begin += text.substr(at, next.bytes);
        at += next.bytes;
    }
    std::size_t end = text.size();
    for (cells = 0; end > at && cells < most / 3;) {
        end = previous_character(text, end);
        cells += display_width(decode_utf8(text, end).value);
    }
    return begin + "…" + text.substr(std::max(at, end));
}

std::string filled_in(std::string_view message, const Arguments& arguments, Speech speech,
                      int most) {
    Arguments shown = arguments;
    for (Argument& one : shown)
        if (!one.word) one = Argument(cut(visible(one), most));
    return say(message, shown, speech);
}

std::string head_of(const Diagnostic& one, const Sources& sources, Speech speech, bool colour) {
    const Severity severity = severity_of(one);
    std::string label =
        fmt::format("{}[{}]", template_of(word_for(severity), speech), name_of(one.code));
    if (colour) label = colour_of(severity) + label + plain;
    return fmt::format(
        "{}: {}: {}\n", one.span.known() ? place(one.span, sources) : std::string("banxin"), label,
        filled_in(template_of(one.code, speech), one.arguments, speech, argument_cells));
}

std::string body_of(const Diagnostic& one, const Sources& sources, Speech speech) {
    std::string text;
    if (one.span.known()) append_excerpt(text, one.span, sources);
    if (one.related.known()) {
        text += fmt::format("  {}: {}\n", template_of(TextId::related, speech),
                            place(one.related, sources));
        append_excerpt(text, one.related, sources);
    }
    return text;
}

std::string hint_of(const Diagnostic& one, Speech speech) {
    if (!one.hint) return {};
    return fmt::format(
        "  {}: {}\n", template_of(TextId::hint, speech),
        filled_in(template_of(one.hint->id, speech), one.hint->arguments, speech, hint_cells));
}

/// What says the same, in the order of reporting.
struct Group {
    const Diagnostic* first = nullptr;
    std::vector<const Diagnostic*> others;
};

std::vector<Group> grouped(const Diagnostics& diagnostics, Severity severity) {
    std::vector<Group> groups;
    std::map<std::string, std::size_t> known;
    for (const Diagnostic& one : diagnostics.items()) {
        if (severity_of(one) != severity) continue;
        std::string key(name_of(one.code));
        for (const Argument& argument : one.arguments) key += '\0' + argument;
        if (one.hint) {
            key += '\0' + std::to_string(static_cast<int>(one.hint->id));
            for (const Argument& argument : one.hint->arguments) key += '\0' + argument;
        }
        // A second place is half of the matter.
        const bool alone = one.related.known();
        const auto [found, added] = known.try_emplace(std::move(key), groups.size());
        if (added || alone)
            groups.push_back({&one, {}});
        else
            groups[found->second].others.push_back(&one);
    }
    return groups;
}

std::string further_places(const Group& group, const Sources& sources, Speech speech) {
    std::string places;
    std::size_t listed = 0;
    for (const Diagnostic* other : group.others) {
        if (!other->span.known() || listed + 1 == most_places) break;
        if (listed++ > 0) places += say(TextId::list_separator, speech);
        places += place(other->span, sources);
    }
    if (listed == 0) return {};
    const std::size_t left = group.others.size() - listed;
    return fmt::format(
        "  {}\n", left == 0 ? say(TextId::also_at, speech, {places})
                            : say(TextId::also_at_more, speech, {places, std::to_string(left)}));
}

}  // namespace

std::string visible(std::string_view text) {
    std::string shown;
    char32_t before = 0;
    for (std::size_t i = 0; i < text.size();) {
        const Decoded next = decode_utf8(text, i);
        if (next.valid && is_hidden(next.value) && !belongs_to_emoji(next.value, before) &&
            next.value != chars::tab)
            shown += code_point_name(next.value);
        else
            append_utf8(shown, next.value);
        before = next.value;
        i += next.bytes;
    }
    return shown;
}

std::string to_text(const Diagnostic& diagnostic, const Sources& sources, Speech speech,
                    bool colour) {
    return head_of(diagnostic, sources, speech, colour) + body_of(diagnostic, sources, speech) +
           hint_of(diagnostic, speech);
}

std::string to_text(const Diagnostics& diagnostics, const Sources& sources, Speech speech,
                    Telling telling) {
    if (telling.all) {
        std::string text;
        for (const Severity severity : {Severity::error, Severity::warning, Severity::note})
            for (const Diagnostic& one : diagnostics.items())
                if (severity_of(one) == severity)
                    text += to_text(one, sources, speech, telling.colour);
        return text;
    }
    std::string text;
    std::size_t shown_groups = 0;
    std::size_t left = 0;
    for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
        const std::size_t most = severity == Severity::error ? most_errors : most_others;
        const std::vector<Group> groups = grouped(diagnostics, severity);
        std::map<Code, std::size_t> kinds;
        std::map<Code, std::size_t> hidden;
        for (const Group& group : groups) {
            if (++kinds[group.first->code] > most)
                hidden[group.first->code] += 1 + group.others.size();
        }
        kinds.clear();
        for (const Group& group : groups) {
            const Code code = group.first->code;
            const std::size_t number = ++kinds[code];
            if (number > most) continue;
            if (severity != Severity::error && shown_groups >= most_kinds) {
                left += 1 + group.others.size() + (number == 1 ? hidden[code] : 0);
                continue;
            }
            ++shown_groups;
            text += head_of(*group.first, sources, speech, telling.colour) +
                    body_of(*group.first, sources, speech) +
                    further_places(group, sources, speech) + hint_of(*group.first, speech);
            if (number == most && hidden[code] > 0)
                text += fmt::format(
                    "  {}\n", say(TextId::more_of_kind, speech,
                                  {std::to_string(hidden[code]), std::string(name_of(code))}));
        }
    }
    if (left > 0) text += say(TextId::more_diagnostics, speech, {std::to_string(left)}) + "\n";
    return text;
}

}  // namespace banxin
