// What short codes become. What is known by no name here gives its words and goes.
#include "assemble/settler.h"

#include "base/ascii.h"
#include "markdown/admonitions.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace banxin::assemble {
namespace {

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// What holds boxes and is none itself.
bool is_group(std::string_view name) {
    return is_one_of(name, {"tabs", "tabpane", "tabset", "codetabs", "steps", "tabgroup", "tab-set",
                            "content-ref", "columns", "column", "stepper", "step"});
}
bool is_callout(std::string_view name) {
    return markdown::is_admonition(name) ||
           is_one_of(name, {"callout", "notice", "alert", "box", "expand", "collapse", "spoiler",
                            "accordion", "folding", "fold", "highlighter", "primary", "default"});
}
bool is_tab(std::string_view name) {
    return is_one_of(name, {"tab", "codetab", "tab-item", "tabitem"});
}
bool is_quote(std::string_view name) {
    return is_one_of(name, {"blockquote", "quote", "cq", "centerquote", "pullquote", "epigraph"});
}
bool holds_code(const Tag& tag) {
    return is_one_of(tag.name, {"highlight", "codeblock", "code-block"}) ||
           (tag.name == "code" && tag.value({"title"}).empty() && tag.opener != "{%");
}

std::string title_of(const Tag& tag, std::size_t from) {
    std::string title = tag.value({"title", "name", "header", "summary", "label", "tabname"});
    if (!title.empty()) return title;
    for (std::size_t i = from; !tag.at(i).empty(); ++i)
        title += (title.empty() ? "" : " ") + tag.at(i);
    return title;
}

std::string in_angles(const std::string& address) {
    const bool plain = address.find_first_of(" ()<>") == std::string::npos;
    return plain ? address : "<" + address + ">";
}

}  // namespace

void Settler::words(std::size_t at) {
    std::size_t copied = at;
    const auto flush = [&](std::size_t end) {
        if (end <= copied) return;
        // What a tag left behind it is no text.
        if (now_.begun || !is_blank(text_.substr(copied, end - copied))) {
            begin();
            copy(copied, end);
        }
        copied = end;
    };
    bool any = false;
    while (at < now_.line.end) {
        if (is_literal(at)) {
            flush(at);
            const std::size_t end = std::min(literal_until_, now_.line.end);
            if (end > at) {
                begin();
                copy(at, end);
            }
            at = copied = end;
            if (at == literal_until_) at = copied = std::exchange(literal_end_, 0);
            any = true;
            continue;
        }
        const std::string_view rest = text_.substr(at, now_.line.end - at);
        std::size_t next = at;
        const auto edit = edit_at(at);
        const auto choice = rest[0] == '[' ? conditional_at(at) : std::nullopt;
        if (edit) {
            flush(at);
            replace(*edit, at);
            next = edit->end;
        } else if (choice) {
            flush(at);
            next = conditional(*choice, at);
        } else if (rest.starts_with("{:") || rest.starts_with("{ .")) {
            flush(at);
            attributes_in_line(next);
        } else if (rest[0] == '{' && rest.size() > 3) {
            const auto found = tag_at(text_.substr(at));
            if (found) {
                flush(at);
                next = at + found->size;
                tag(*found, at, next);
            } else if (const auto variable = variable_at(rest)) {
                flush(at);
                const Span place = span(at, at + variable->size);
                const char before = at > 0 ? text_[at - 1] : ' ';
                const bool formula =
                    ascii::is_alphanumeric(before) ||
                    std::string_view("^_\\}").find(before) != std::string_view::npos;
                if (const auto value = formula ? std::nullopt : values_.liquid(variable->path)) {
                    begin();
                    put(*value, place);
                    changed_ = true;
                    next = at + variable->size;
                } else if (variable->certain && !formula) {
                    told_.note(Code::S078, std::string(rest.substr(0, variable->size)), place);
                }
            }
        }
        if (next == at) {
            at = behind_literal(text_, at);
            continue;
        }
        any = true;
        changed_ = true;
        at = copied = next;
        if (at > now_.line.end) move_line_to(at);
    }
    flush(now_.line.end);
    if (now_.begun) return end_line();
    if (any) return blank(prefix(), line_span());
    copy_line();
}

void Settler::replace(const Replacement& one, std::size_t at) {
    if (!one.told.empty()) told_.note(one.code, one.told, span(at, one.end));
    if (one.made.empty()) return;
    begin();
    put(one.made, span(at, one.end));
}

void Settler::move_line_to(std::size_t offset) {
    Line line = now_.line;
    while (line.end < offset && line.next < text_.size()) line = line_from(text_, line.next);
    now_.line.end = line.end;
    now_.line.next = line.next;
}

const std::vector<TagPlace>& Settler::tags() {
    if (!tags_) tags_ = tags_in(text_);
    return *tags_;
}

/// A tag as the words that it is.
void Settler::keep(std::size_t at, std::size_t end) {
    begin();
    put("\\", span(at, at));
    copy(at, end);
}

void Settler::tag(const Tag& tag, std::size_t at, std::size_t& next) {
    const Span place = span(at, next);
    if (tag.escaped) {
        begin();
        put(tag.shown, place);
        return;
    }
    // The stage before has said why it is still there.
    if (tag.name.starts_with("include") && tag.opener == "{{<") {
        return keep(at, next);
    }
    if (tag.closing) return closing_tag(tag, place);
    if (literal_tag(tag, at, next) || code_tag(tag, at, next) || box_tag(tag, at, next) ||
        picture_tag(tag, place) || link_tag(tag, at) || value_tag(tag, at, next))
        return;
    strange_tag(tag, place);
}

/// What is between the tags is no tag, or no text at all.
bool Settler::literal_tag(const Tag& tag, std::size_t at, std::size_t& next) {
    const bool literal = is_one_of(tag.name, {"raw", "verbatim"});
    if (!literal && tag.name != "comment") return false;
    const auto close = closing_of(tags(), tag, next);
    if (!close) return false;
    if (literal) {
        literal_until_ = close->begin;
        literal_end_ = close->end;
        return true;
    }
    static_cast<void>(at);
    next = close->end;
    return true;
}

bool Settler::code_tag(const Tag& tag, std::size_t at, std::size_t& next) {
    if (!holds_code(tag) || now_.is_row) return false;
    const auto close = closing_of(tags(), tag, next);
    if (!close) return false;
    const std::string_view body = text_.substr(next, close->begin - next);
    std::string language = tag.value({"lang", "language"});
    if (language.empty() && tag.name != "codeblock") language = tag.at(0);
    std::size_t run = 2;
    for (std::size_t i = body.find('`'); i != std::string_view::npos;) {
        const std::size_t end = std::min(body.find_first_not_of('`', i), body.size());
        run = std::max(run, end - i);
        i = body.find('`', end);
    }
    const std::string fence(run + 1, '`');
    const Span place = span(at, next);
    end_line();
    if (tag.name == "codeblock" && !tag.at(0).empty()) {
        begin();
        put("**" + escaped(tag.at(0)) + "**\n", place);
        now_.begun = false;
        blank(prefix() + prefix_under(text_.substr(now_.from, now_.words - now_.from)), place);
    }
    begin();
    put(fence + language + "\n", place);
    const std::string under =
        quotes() + prefix() + prefix_under(text_.substr(now_.from, now_.words - now_.from));
    const std::size_t strip = (boxes_.empty() ? 0 : boxes_.back().strip) + now_.words - now_.from;
    for (Line line = line_from(text_, next); line.begin < close->begin;
         line = line_from(text_, line.next)) {
        std::size_t from = line.begin;
        const std::size_t end = std::min(line.end, close->begin);
        const bool first = from == next;
        const bool last = line.next > close->begin;
        if (!first) {
            from += std::min(now_.quotes, end - from);
            from += blanks_of(text_.substr(from, end - from), strip);
        }
        if ((first || last) && is_blank(text_.substr(from, end - from))) continue;
        put(under, span(from, from));
        copy(from, end);
        put("\n", span(end, end));
    }
    put(under + fence + "\n", place);
    now_.begun = false;
    now_.from = now_.words;
    next = close->end;
    return true;
}

bool Settler::box_tag(const Tag& tag, std::size_t at, std::size_t& next) {
    const bool title_of_code = tag.name == "code" && !tag.value({"title"}).empty();
    const bool box =
        is_callout(tag.name) || is_tab(tag.name) || is_quote(tag.name) || title_of_code;
    if (!box && !is_group(tag.name)) return false;
    static_cast<void>(at);
    if (!closing_of(tags(), tag, next) || now_.is_row || !can_open()) return false;
    if (!box) {
        tab_titles_.clear();
        next_tab_ = 0;
        hexo_tabs_ = hexo_tabs_ || tag.opener == "{%";
        const std::string items = tag.value({"items"});
        for (std::size_t from = 0; from < items.size();) {
            const std::size_t end = std::min(items.find(',', from), items.size());
            tab_titles_.emplace_back(ascii::trimmed(items.substr(from, end - from)));
            from = end + 1;
        }
        end_line();
        return true;
    }
    Box made;
    made.ends = Ends::tag;
    made.name = tag.name;
    const std::size_t columns = now_.words - now_.from;
    if (is_quote(tag.name)) {
        std::string who = tag.value({"author", "cite", "source", "by"});
        if (who.empty() && !tag.at(0).empty()) who = tag.rest;
        if (!who.empty()) made.footer = "—— " + who;
        open_quote(std::move(made));
        return true;
    }
    std::string type = tag.value({"type", "style", "kind", "color", "status"});
    std::size_t from = 0;
    if (type.empty() && markdown::is_admonition(tag.at(0))) type = tag.at(from++);
    if (!markdown::is_admonition(type)) {
        type = markdown::is_admonition(tag.name) ? tag.name : "info";
    }
    std::string title = title_of(tag, from);
    if (is_tab(tag.name) && next_tab_ < tab_titles_.size() && title.empty())
        title = tab_titles_[next_tab_];
    if (is_tab(tag.name)) ++next_tab_;
    if (title_of_code) title = escaped(title);
    open_box(type, title, std::move(made), columns);
    return true;
}

void Settler::closing_tag(const Tag& tag, Span at) {
    std::size_t index = boxes_.size();
    while (index > 0 &&
           !(boxes_[index - 1].ends == Ends::tag && boxes_[index - 1].name == tag.name))
        --index;
    if (index > 0) {
        close_until(index - 1);
        now_.from = now_.words;
        return;
    }
    std::size_t& open = strange_open_[tag.name];
    if (open > 0) {
        --open;
        return;
    }
    if (is_group(tag.name)) return end_line();
    told_.note(Code::S075, tag.label(), at);
}

bool Settler::picture_tag(const Tag& tag, Span at) {
    if (!is_one_of(tag.name, {"figure", "img", "image", "asset_img", "asset_image"})) return false;
    std::string source = tag.value({"src", "link", "url", "image"});
    std::string words = tag.value({"title"});
    const std::string caption = tag.value({"caption"});
    if (!caption.empty() && caption != words) words += (words.empty() ? "" : " ") + caption;
    if (words.empty()) words = tag.value({"alt"});
    for (std::size_t i = 0; source.empty() && !tag.at(i).empty(); ++i) {
        // Classes stand before it, sizes behind it.
        if (tag.at(i).find_first_of("./") == std::string::npos) continue;
        source = tag.at(i);
        for (++i; !tag.at(i).empty(); ++i)
            if (!ascii::is_number(tag.at(i)) && words.empty()) words = tag.at(i);
    }
    if (source.empty()) return false;
    const std::string file = file_for(source);
    // Hexo's pictures may lie where only Hexo finds them.
    const bool hexo = tag.opener == "{%" && file.find("://") == std::string::npos;
    if (hexo && !files_.exists(file, home_)) {
        told_.note(Code::S075, tag.label(), at);
        begin();
        put(words, at);
        return true;
    }
    const std::size_t quote = words.find("\" \"");
    if (quote != std::string::npos) words.resize(quote);
    std::erase(words, '"');
    const std::string id = tag.value({"id"});
    begin();
    put("![" + words + "](" + in_angles(file) + ")" + (id.empty() ? "" : "{#" + id + "}"), at);
    return true;
}

/// A file that a tag names, as this text would name it; else what it says.
std::string Settler::file_for(const std::string& name) const {
    const std::string file = name.substr(0, name.find_first_of("#?"));
    const std::string behind = name.substr(file.size());
    if (file.empty() || file.find("://") != std::string::npos) return name;
    const std::string stem = file_.substr(0, file_.rfind('.'));
    for (const std::string_view end : {"", ".md", ".qmd", ".markdown", "/index.md", "/_index.md"}) {
        const auto found = files_.find(file + std::string(end), {home_, stem});
        if (const auto* path = std::get_if<std::string>(&found))
            return seen_from(*path, home_) + behind;
    }
    return name;
}

bool Settler::link_tag(const Tag& tag, std::size_t at) {
    const Span place = span(at, at + tag.size);
    if (is_one_of(tag.name, {"ref", "relref", "link", "post_link", "post_path", "url_for"})) {
        const std::string name =
            tag.value({"path", "src"}).empty() ? tag.at(0) : tag.value({"path", "src"});
        if (name.empty()) return false;
        const std::string_view before = text_.substr(0, at);
        const bool address = before.ends_with("](") || before.ends_with("](<") ||
                             before.ends_with("=\"") || before.ends_with("]: ");
        const std::string title = tag.at(1);
        const std::string file = file_for(name);
        if (tag.name == "post_link" && file == name) told_.note(Code::S075, tag.label(), place);
        begin();
        if (tag.name == "post_link" && !address && file == name)
            put(escaped(title.empty() ? name : title), place);
        else if (tag.name == "post_link" && !address)
            put("[" + (title.empty() ? name : title) + "](" + in_angles(file) + ")", place);
        else
            put(file, place);
        return true;
    }
    std::string url = tag.value({"url", "src", "href"});
    if (url.empty()) url = tag.at(0);
    if (tag.name == "youtube" && url.empty()) url = tag.value({"id"});
    if (url.empty()) return false;
    if (tag.name == "youtube" && url.find('/') == std::string::npos)
        url = "https://www.youtube.com/watch?v=" + url;
    else if (tag.name == "bilibili" && url.find('/') == std::string::npos)
        url = "https://www.bilibili.com/video/" + url;
    else if (tag.name == "vimeo" && url.find('/') == std::string::npos)
        url = "https://vimeo.com/" + url;
    else if (!tag.name.starts_with('@') &&
             !is_one_of(tag.name,
                        {"embed", "video", "youtube", "bilibili", "vimeo", "pdf", "audio"}))
        return false;
    if (!url.starts_with("http://") && !url.starts_with("https://")) return false;
    const std::size_t end = at + tag.size;
    const bool holds_words = closing_of(tags(), tag, end).has_value();
    if (holds_words) ++strange_open_[tag.name];
    begin();
    put("<" + url + ">", place);
    // What is said of it stands under it.
    if (holds_words && is_blank(text_.substr(end, now_.line.end - end))) put("\\", place);
    return true;
}

bool Settler::value_tag(const Tag& tag, std::size_t at, std::size_t& next) {
    const Span place = span(at, next);
    if (is_one_of(tag.name, {"pagebreak", "toc", "page-break", "newpage", "pdf-page-break"})) {
        told_.note(Code::S076, tag.label(), place);
        return true;
    }
    if (tag.name == "kbd" && !tag.at(0).empty()) {
        begin();
        put("<kbd>" + tag.rest + "</kbd>", place);
        return true;
    }
    if (!is_one_of(tag.name, {"var", "meta", "env", "param"})) return false;
    const std::string path = tag.at(0);
    std::optional<std::string> value;
    if (tag.name == "var") value = values_.variable(path);
    if (tag.name == "meta" || tag.name == "param") value = values_.meta(path);
    if (!value && tag.name == "env" && !tag.at(1).empty()) value = tag.at(1);
    if (value) {
        begin();
        put(*value, place);
        return true;
    }
    told_.note(Code::S078, std::string(text_.substr(at, tag.size)), place);
    keep(at, next);
    return true;
}

void Settler::strange_tag(const Tag& tag, Span at) {
    told_.note(Code::S075, tag.label(), at);
    if (closing_of(tags(), tag, at.end)) ++strange_open_[tag.name];
    std::string words;
    for (const std::string_view key : {"title", "subtitle", "name", "label", "text", "caption",
                                       "summary", "description", "content", "alt"})
        for (const Tag::Argument& one : tag.arguments)
            if (one.key == key && !one.value.empty())
                words += (words.empty() ? "" : " ") + one.value;
    // What has no key is a word where only a person would read it.
    const bool asks =
        is_one_of(tag.name, {"if", "elsif", "elseif", "unless", "for", "assign", "set", "case",
                             "when", "capture", "include", "import", "with"});
    for (std::size_t i = 0; !asks && !tag.at(i).empty(); ++i) {
        std::string word = tag.at(i);
        if (word.ends_with(',')) word.pop_back();
        if (std::any_of(word.begin(), word.end(),
                        [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
            words += (words.empty() ? "" : " ") + word;
    }
    if (words.empty()) return;
    begin();
    put(words, at);
}

}  // namespace banxin::assemble
