// Each line is copied with what it names. What is put in stands behind the marks of the containers
// that the tag stands in, so that a list or a quotation goes on around it.
#include "assemble/includes.h"

#include "assemble/relative_links.h"
#include "base/ascii.h"
#include "markdown/clean_text.h"
#include "markdown/front_matter.h"
#include "markdown/stand_ins.h"

#include <algorithm>

namespace banxin::assemble {
namespace {

std::vector<Line> lines_of(std::string_view text, const Extents& extents) {
    std::vector<Line> lines;
    for (const Extent& extent : extents)
        for (Line line = line_from(text, extent.begin); line.begin < extent.end;
             line = line_from(text, line.next))
            lines.push_back(line);
    return lines;
}

/// Blanks and marks of quotations alone: in code, an item's mark is code.
std::size_t width_in_code(std::string_view words) {
    const std::size_t quotes = quote_marks(words).width;
    return std::min(words.find_first_not_of(" \t", quotes), words.size());
}

std::string fence_for(std::string_view text, const std::vector<Line>& lines) {
    std::size_t longest = 2;
    for (const Line& line : lines) {
        const std::string_view words = text.substr(line.begin, line.end - line.begin);
        for (std::size_t at = words.find('`'); at != std::string_view::npos;) {
            const std::size_t end = std::min(words.find_first_not_of('`', at), words.size());
            longest = std::max(longest, end - at);
            at = words.find('`', end);
        }
    }
    return std::string(longest + 1, '`');
}

std::string extension_of(std::string_view file) {
    const std::size_t dot = file.rfind('.');
    const std::size_t slash = file.rfind('/');
    if (dot == std::string_view::npos || (slash != std::string_view::npos && dot < slash))
        return {};
    return ascii::to_lower(file.substr(dot + 1));
}

}  // namespace

SourceId Includes::expand(SourceId chapter) {
    const std::string_view text = files_.text_of(chapter);
    const std::size_t begin = find_front_matter(text).text_begin;
    out_.copy(chapter, text, 0, begin);
    open_.push_back(chapter_);
    write({chapter, text, chapter_, lines_of(text, {{begin, text.size()}}), "", false, 0}, true);
    if (!changed_) return chapter;
    return std::move(out_).add_to(files_.sources(), files_.sources()[chapter].path());
}

void Includes::write(const Part& part, bool last_line_end) {
    Scanner scanner(part.text);
    for (std::size_t i = 0; i < part.lines.size(); ++i) {
        const Line& line = part.lines[i];
        const std::string_view whole = part.text.substr(line.begin, line.end - line.begin);
        const Scanner::Kind kind = part.code ? Scanner::Kind::code : scanner.kind_of(line);
        const std::size_t from = line.begin + blanks_of(whole, part.dedent);
        const std::string_view words = part.text.substr(from, line.end - from);
        if (i > 0 && !part.prefix.empty() &&
            (!words.empty() || part.prefix.find('>') != std::string::npos))
            out_.put(
                words.empty() ? part.prefix.substr(0, part.prefix.rfind('>') + 1) : part.prefix,
                {part.source, static_cast<std::uint32_t>(line.begin),
                 static_cast<std::uint32_t>(line.begin)});
        const std::size_t last =
            kind == Scanner::Kind::comment
                ? i
                : write_snippets(part, i, std::string(words), kind == Scanner::Kind::code);
        if (last == i) write_line(part, line, from, kind);
        for (; i < last; ++i)
            if (!part.code) static_cast<void>(scanner.kind_of(part.lines[i + 1]));
        if (i + 1 < part.lines.size() || last_line_end)
            out_.copy(part.source, part.text, part.lines[i].end, part.lines[i].next);
    }
}

void Includes::write_line(const Part& part, const Line& line, std::size_t from,
                          Scanner::Kind kind) {
    const bool code = kind == Scanner::Kind::code;
    const std::string_view words = part.text.substr(from, line.end - from);
    if (kind == Scanner::Kind::comment) return copy_words(part, from, line.end, true);
    const std::size_t lead = code ? width_in_code(words) : markdown::container_width(words);
    const std::string_view bare = ascii::trimmed(words.substr(lead));
    const std::string prefix = part.prefix + prefix_under(words.substr(0, lead));
    if (const auto tag = include_on_line(bare); tag && (tag->in_code || !code)) {
        copy_words(part, from, from + lead, code);
        follow(*tag, {part, from + lead, from + lead + bare.size(), prefix, code, true});
        return;
    }
    write_words(part, from, line.end, prefix, kind);
}

void Includes::write_words(const Part& part, std::size_t from, std::size_t end,
                           const std::string& prefix, Scanner::Kind kind) {
    const bool code = kind == Scanner::Kind::code;
    std::size_t copied = from;
    const auto tag_at = [&](std::size_t at, bool in_span) {
        const auto tag = include_in_line(part.text.substr(at, end - at));
        if (!tag || ((code || in_span) && !tag->in_code)) return std::size_t{0};
        const bool alone =
            is_blank(part.text.substr(at + tag->size, end - at - tag->size)) &&
            at == from + markdown::container_width(part.text.substr(from, end - from));
        // In words about a tag, it is one only where there is such a file.
        if (in_span && tag->becomes == IncludeTag::Becomes::text &&
            !std::holds_alternative<std::string>(
                files_.find(tag->file, {folder_of(part.file), home_})))
            return std::size_t{0};
        // A backslash shows a tag in running text already.
        if (!code && !in_span && tag->becomes == IncludeTag::Becomes::shown) return tag->size;
        copy_words(part, copied, at, code);
        follow(*tag, {part, at, at + tag->size, prefix, code || in_span, alone});
        copied = at + tag->size;
        return tag->size;
    };
    for (std::size_t at = from; at < end;) {
        at = std::min(part.text.find_first_of(code ? "{\\" : "{\\`<", at), end);
        if (at == end) break;
        const std::size_t next = code ? at + 1 : std::min(behind_literal(part.text, at), end);
        // Not in a comment.
        const bool span = part.text[at] == '`' && next > at + 1;
        for (std::size_t inside = span ? at + 1 : next; inside < next;) {
            const std::size_t size =
                part.text[inside] == '{' || part.text[inside] == '\\' ? tag_at(inside, true) : 0;
            inside += std::max<std::size_t>(size, 1);
        }
        const std::size_t size = span ? 0 : tag_at(at, false);
        at = size > 0 ? at + size : next;
    }
    copy_words(part, copied, end, code);
}

void Includes::copy_words(const Part& part, std::size_t begin, std::size_t end, bool code) {
    const std::string folder = folder_of(part.file);
    if (code || folder == home_) return out_.copy(part.source, part.text, begin, end);
    const std::size_t first = begin;
    for (const Address& one : relative_addresses(part.text.substr(first, end - first))) {
        const std::size_t from = first + one.begin;
        const std::size_t to = first + one.end;
        const std::string address(part.text.substr(from, to - from));
        const std::string file = file_in(address);
        if (from < begin || files_.exists(file, home_) || !files_.exists(file, folder)) continue;
        out_.copy(part.source, part.text, begin, from);
        out_.put(seen_from(folder.empty() ? address : folder + "/" + address, home_),
                 {part.source, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)});
        begin = to;
    }
    out_.copy(part.source, part.text, begin, end);
}

std::size_t Includes::write_snippets(const Part& part, std::size_t index, const std::string& before,
                                     bool code) {
    constexpr std::size_t most_names = 200;
    const std::size_t lead = code ? width_in_code(before) : markdown::container_width(before);
    if (!is_snippet_fence(std::string_view(before).substr(lead))) return index;
    const auto bare = [&](std::size_t i) {
        const Line& line = part.lines[i];
        const std::string_view words = part.text.substr(line.begin, line.end - line.begin);
        return ascii::trimmed(words.substr(width_in_code(words)));
    };
    std::size_t last = index + 1;
    while (last < part.lines.size() && last - index < most_names && !is_snippet_fence(bare(last)))
        ++last;
    if (last >= part.lines.size() || !is_snippet_fence(bare(last))) return index;
    const std::string prefix = part.prefix + prefix_under(std::string_view(before).substr(0, lead));
    const std::size_t begin = part.lines[index].end - before.size();
    copy_words(part, begin, begin + lead, code);
    bool any = false;
    for (std::size_t i = index + 1; i < last; ++i) {
        const std::string_view name = bare(i);
        if (name.empty() || name.starts_with(';')) continue;
        const auto at = static_cast<std::size_t>(name.data() - part.text.data());
        const Span span{part.source, static_cast<std::uint32_t>(at),
                        static_cast<std::uint32_t>(at + name.size())};
        if (any) out_.put("\n" + prefix, span);
        any = true;
        follow(snippet(name), {part, at, at + name.size(), prefix, code, true});
    }
    changed_ = true;
    return last;
}

void Includes::follow(const IncludeTag& tag, const At& at) {
    switch (tag.becomes) {
        case IncludeTag::Becomes::nothing:
            changed_ = true;
            told_.note(Code::S079, "{{#title", at.span());
            return;
        case IncludeTag::Becomes::shown:
            changed_ = true;
            out_.copy(at.part.source, at.part.text, at.begin + 1, at.end);
            return;
        case IncludeTag::Becomes::text:
        case IncludeTag::Becomes::code: put_in(tag, at); return;
    }
}

/// A tag as the words that it is.
void Includes::keep(const At& at) {
    const std::string_view words = at.part.text.substr(at.begin, at.end - at.begin);
    if (!at.code && words.starts_with('{')) {
        changed_ = true;
        out_.put("\\", {at.part.source, static_cast<std::uint32_t>(at.begin),
                        static_cast<std::uint32_t>(at.begin)});
    }
    out_.copy(at.part.source, at.part.text, at.begin, at.end);
}

void Includes::put_in(const IncludeTag& tag, const At& at) {
    const auto found =
        files_.open(tag.file, {folder_of(at.part.file), home_}, language_, diagnostics_);
    if (const auto* trouble = std::get_if<Files::Trouble>(&found)) {
        report_missing(tag, at, *trouble);
        return keep(at);
    }
    if (!put_in(tag, at, std::get<TextFile>(found))) keep(at);
}

bool Includes::put_in(const IncludeTag& tag, const At& at, const TextFile& file) {
    const std::string_view text = files_.text_of(file.source);
    const auto wanted = excerpt(text, tag.wanted);
    if (!wanted) {
        const auto& ranges = tag.wanted.lines;
        diagnostics_.report(
            Code::S072, at.span(),
            {file.name, ranges.empty() ? tag.wanted.part : std::to_string(ranges.front().first)});
        return false;
    }
    Extents extents = *wanted;
    const bool whole = tag.wanted.lines.empty() && tag.wanted.part.empty();
    const bool text_in = tag.becomes == IncludeTag::Becomes::text;
    const std::size_t head = is_markdown(file.name) && text_in
                                 ? find_front_matter(text).text_begin
                                 : markdown::byte_order_mark_size(text);
    if (whole && !extents.empty()) {
        std::erase_if(extents, [&](const Extent& one) { return one.end <= head; });
        if (!extents.empty()) extents.front().begin = std::max(extents.front().begin, head);
    }
    if (!has_room(at, file, extents, whole)) return false;
    changed_ = true;
    Part part{file.source,
              text,
              file.name,
              lines_of(text, extents),
              at.prefix,
              at.code || !text_in,
              tag.wanted.dedent ? common_indent(text, extents) : 0};
    // Lines that part what is put in from what follows are of the text around it.
    while (!part.lines.empty() &&
           is_blank(text.substr(part.lines.back().begin,
                                part.lines.back().end - part.lines.back().begin)))
        part.lines.pop_back();
    open_.push_back(file.name);
    if (text_in) {
        write(part, false);
    } else {
        const std::string fence = fence_for(text, part.lines);
        const std::string language = tag.language.empty() ? extension_of(file.name) : tag.language;
        if (!at.alone) out_.put("\n" + at.prefix, at.span());
        const std::string title = (tag.title.empty() ? "" : " ") + tag.title;
        out_.put(fence + language + title + "\n" + at.prefix, at.span());
        write(part, false);
        out_.put("\n" + at.prefix + fence, at.span());
        if (!at.alone) out_.put("\n" + at.prefix, at.span());
    }
    open_.pop_back();
    return true;
}

bool Includes::has_room(const At& at, const TextFile& file, const Extents& extents, bool whole) {
    const bool again = std::find(open_.begin(), open_.end(), file.name) != open_.end();
    // A part of the same file is no circle.
    if ((again && whole) || open_.size() > deepest_include) {
        diagnostics_.report(Code::S073, at.span(), {file.name});
        return false;
    }
    std::size_t size = 0;
    for (const Extent& one : extents) size += one.end - one.begin;
    if (bytes_ + size > most_included || count_ >= most_includes) {
        if (!full_) diagnostics_.report(Code::S074, at.span(), {file.name});
        full_ = true;
        return false;
    }
    bytes_ += size;
    ++count_;
    return true;
}

void Includes::report_missing(const IncludeTag& tag, const At& at, Files::Trouble trouble) {
    switch (trouble) {
        case Files::Trouble::not_found:
            diagnostics_.report(Code::S070, at.span(), {tag.file},
                                Hint{HintId::looked_beside_text, {}});
            return;
        case Files::Trouble::outside:
            diagnostics_.report(Code::S071, at.span(), {tag.file}, Hint{HintId::move_inside, {}});
            return;
        case Files::Trouble::no_text:
            diagnostics_.report(Code::S070, at.span(), {tag.file},
                                Hint{HintId::name_a_text_file, {}});
            return;
    }
}

}  // namespace banxin::assemble
