// After the chapters are read, because a text is cut by its headings and blocks, and its notes and
// addresses go with it. A text is taken as it was read, before others are shown in it.
#include "reading/embeds.h"

#include "document/walk.h"
#include "document/wiki.h"
#include "passes/file_names.h"
#include "passes/names.h"
#include "passes/passes.h"
#include "reading/texts.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace banxin::reading {
namespace {

constexpr std::size_t deepest = 8;
/// Blocks that a chapter may take over: texts that show each other twice would grow without end.
constexpr std::size_t most_blocks = 20000;

bool has_embeds(const Chapter& chapter) {
    return for_each_of<Link>(chapter, [](const Link& link) -> bool { return is_embed(link.url); });
}

const Link* embed_of(const Inline& one) {
    const Link* link = std::get_if<Link>(&one.value);
    return link != nullptr && is_embed(link->url) ? link : nullptr;
}

bool is_blank(const Inline& one) {
    const Text* text = std::get_if<Text>(&one.value);
    return text != nullptr && text->text.find_first_not_of(' ') == std::string::npos;
}

/// Whether nothing but the marks of containers stands on its line.
bool is_alone_on_line(const Link& link, std::string_view source) {
    if (!link.span.known()) return false;
    const std::size_t above = source.find_last_of("\r\n", link.span.begin);
    const std::size_t begin = above == std::string_view::npos ? 0 : above + 1;
    const std::size_t end = std::min(source.find_first_of("\r\n", link.span.end), source.size());
    return source.substr(begin, link.span.begin - begin).find_first_not_of(" \t>*+-.)0123456789") ==
               std::string_view::npos &&
           source.substr(link.span.end, end - link.span.end).find_first_not_of(" \t") ==
               std::string_view::npos;
}

Paragraph strong(Inlines&& words) {
    Paragraph paragraph;
    paragraph.continuation = true;
    paragraph.content.push_back({Styled{InlineStyle::strong, std::move(words)}});
    return paragraph;
}

std::string last_part(const std::string& heading) {
    return heading.substr(heading.rfind('#') + 1);
}

/// What stands under a heading, and it, up to the next that is not under it.
Blocks section_at(const Blocks& blocks, std::size_t begin) {
    const auto level = [&](std::size_t i) {
        const auto* heading = std::get_if<Heading>(&blocks[i].value);
        return heading == nullptr ? 7 : static_cast<int>(heading->level);
    };
    std::size_t end = begin + 1;
    while (end < blocks.size() && level(end) > level(begin)) ++end;
    const auto at = [&](std::size_t i) { return blocks.begin() + static_cast<std::ptrdiff_t>(i); };
    return {at(begin), at(end)};
}

Blocks whole(const Chapter& text) {
    Blocks blocks;
    if (!text.title.empty()) blocks.push_back({strong(Inlines(text.title)), text.span, "", ""});
    blocks.insert(blocks.end(), text.blocks.begin(), text.blocks.end());
    return blocks;
}

Blocks section_of(const Chapter& text, const std::string& heading) {
    const auto is = [](const Inlines& words, const std::string& wanted) {
        return passes::github_anchor(name_of_title(words)) == passes::github_anchor(wanted);
    };
    std::size_t from = 0;
    for (std::size_t at = 0; at < heading.size();) {
        const std::size_t end = std::min(heading.find('#', at), heading.size());
        const std::string wanted = heading.substr(at, end - at);
        const bool last = end == heading.size();
        const auto found = std::find_if(
            text.blocks.begin() + static_cast<std::ptrdiff_t>(from), text.blocks.end(),
            [&](const Block& block) {
                const auto* one = std::get_if<Heading>(&block.value);
                return one != nullptr && (is(one->content, wanted) || block.anchor == wanted);
            });
        if (found != text.blocks.end())
            from = static_cast<std::size_t>(found - text.blocks.begin());
        else if (last && is(text.title, wanted))
            return whole(text);
        else if (last)
            return {};
        if (last) return section_at(text.blocks, from);
        at = end + 1;
    }
    return {};
}

/// The block of that name: a heading with all under it, an item of a list with all in it.
Blocks block_of(const Blocks& blocks, const std::string& anchor) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Block& block = blocks[i];
        if (block.anchor == anchor)
            return std::holds_alternative<Heading>(block.value) ? section_at(blocks, i)
                                                                : Blocks{block};
        if (const List* list = std::get_if<List>(&block.value)) {
            for (const ListItem& item : list->items) {
                if (item.blocks.empty() || item.blocks[0].anchor != anchor) continue;
                List only = *list;
                only.items = {item};
                return {{std::move(only), item.span, "", ""}};
            }
        }
        Blocks found;
        for_each_part(
            block, [](const Inlines&) {},
            [&](const Blocks& inner) -> bool {
                return !(found = block_of(inner, anchor)).empty();
            });
        if (!found.empty()) return found;
    }
    return {};
}

/// Addresses in a text of `file` for one that stands elsewhere.
void rebase(Blocks& blocks, const std::string& file, const std::string& to_file) {
    const std::string from = passes::folder_of(file);
    const std::string to = passes::folder_of(to_file);
    const auto moved = [&](const std::string& path) {
        return std::filesystem::path(path)
            .lexically_normal()
            .lexically_relative(to)
            .generic_string();
    };
    const auto move = [&](std::string& url) {
        if (is_wiki(url)) {
            const std::size_t name = url.find("[[") + 2;
            if (url.substr(name).starts_with('#')) url.insert(name, file);
        } else if (url.starts_with('#')) {
            url.insert(0, moved(file));
        } else if (!url.empty() && url[0] != '/' && url[0] != '@' &&
                   url.find(':') == std::string::npos && from != to) {
            url = moved((std::filesystem::path(from) / url).generic_string());
        }
    };
    for_each_image(blocks, [&](Image& image) { move(image.url); });
    for_each_of<Link>(blocks, [&](Link& link) { move(link.url); });
}

class Embeds {
public:
    Embeds(ChapterList& chapters, const Manifest& manifest, Desk& desk, Diagnostics& diagnostics)
        : chapters_(chapters), manifest_(manifest), desk_(desk), diagnostics_(diagnostics) {}

    bool run() {
        std::vector<std::size_t> asking;
        for (std::size_t i = 0; i < chapters_.size(); ++i) {
            by_file_.emplace(chapters_[i].file, i);
            if (!has_embeds(chapters_[i])) continue;
            asking.push_back(i);
            texts_.emplace(chapters_[i].file, chapters_[i]);
        }
        for (const std::size_t i : asking) show_in(chapters_[i]);
        return !asking.empty();
    }

private:
    struct Open {
        std::string file;
        /// "" is the whole.
        std::string part;
    };

    void show_in(Chapter& chapter) {
        host_ = &chapter;
        taken_ = 0;
        open_ = {{chapter.file, ""}};
        show_in(chapter.blocks, chapter.file);
        for (std::size_t i = 0; i < chapter.notes.size(); ++i) {
            // Showing may move the notes.
            Blocks blocks = std::move(chapter.notes[i].blocks);
            show_in(blocks, chapter.file);
            chapter.notes[i].blocks = std::move(blocks);
        }
        for_each_of<Link>(chapter, [&](Link& link) {
            if (!is_embed(link.url)) return;
            diagnostics_.report(Code::S102, link.span, {link.url}, Hint{HintId::put_alone, {}});
            link.url.erase(0, 1);
        });
        order_notes(chapter);
    }

    void show_in(Blocks& blocks, const std::string& file) {
        Blocks shown;
        for (Block& block : blocks) {
            Paragraph* paragraph = std::get_if<Paragraph>(&block.value);
            if (paragraph != nullptr && any_embed(paragraph->content)) {
                show_in(block, *paragraph, file, shown);
                continue;
            }
            for_each_part(
                block, [](Inlines&) {}, [&](Blocks& inner) { show_in(inner, file); });
            shown.push_back(std::move(block));
        }
        blocks = std::move(shown);
    }

    static bool any_embed(const Inlines& run) {
        return std::any_of(run.begin(), run.end(),
                           [](const Inline& one) { return embed_of(one) != nullptr; });
    }

    /// A paragraph, cut where another text is to be shown.
    void show_in(Block& block, Paragraph& paragraph, const std::string& file, Blocks& to) {
        Inlines content = std::exchange(paragraph.content, {});
        const bool only = std::all_of(content.begin(), content.end(), [](const Inline& one) {
            return embed_of(one) != nullptr || is_blank(one) ||
                   std::holds_alternative<LineBreak>(one.value);
        });
        bool behind = false;
        const auto flush = [&] {
            Inlines& words = paragraph.content;
            const auto is_edge = [](const Inline& one) {
                return is_blank(one) || std::holds_alternative<LineBreak>(one.value);
            };
            while (!words.empty() && is_edge(words.back())) words.pop_back();
            while (!words.empty() && is_edge(words.front())) words.erase(words.begin());
            if (words.empty()) return;
            // `paragraph` is the block's own.
            Block part = block;
            std::get<Paragraph>(part.value).continuation = paragraph.continuation || behind;
            words.clear();
            block.anchor.clear();
            to.push_back(std::move(part));
        };
        for (Inline& one : content) {
            Link* link = std::get_if<Link>(&one.value);
            const bool shows =
                link != nullptr && is_embed(link->url) &&
                (only || is_alone_on_line(*link, desk_.sources[link->span.source].text()));
            if (shows) {
                if (auto quote = shown(one, file)) {
                    flush();
                    quote->anchor = std::exchange(block.anchor, "");
                    to.push_back(std::move(*quote));
                    behind = true;
                    continue;
                }
                if (link->url.empty()) {
                    for (Inline& word : link->children)
                        paragraph.content.push_back(std::move(word));
                    continue;
                }
            }
            paragraph.content.push_back(std::move(one));
        }
        flush();
    }

    /// The text, as a quotation. None: it has been told why, and the link is one, or words where it
    /// has no address any more.
    std::optional<Block> shown(Inline& one, const std::string& from) {
        Link& link = std::get<Link>(one.value);
        const WikiAddress address = wiki_address(link.url);
        const std::string url = link.url;
        const std::string file = address.name.empty() ? from : file_of(address.name, from, link);
        const std::string part = address.block.empty() ? address.heading : "^" + address.block;
        const Chapter* text = file.empty() ? nullptr : text_of(file, link.span);
        Blocks blocks;
        if (text != nullptr)
            blocks = part.empty()            ? whole(*text)
                     : address.block.empty() ? section_of(*text, address.heading)
                                             : block_of(text->blocks, part);
        if (text != nullptr && blocks.empty() && part.starts_with('^') && text->anchor == part)
            blocks = whole(*text);
        if (blocks.empty()) {
            diagnostics_.report(Code::R006, link.span,
                                {address.name + (part.empty() ? "" : "#") + part});
            link.url.clear();
            if (Inlines& words = *children_of(one); words.empty())
                words.push_back({Text{part, link.span}});
            return std::nullopt;
        }
        link.url.erase(0, 1);
        const bool again = std::any_of(open_.begin(), open_.end(), [&](const Open& open) {
            return open.file == file && (part.empty() || open.part == last_part(part));
        });
        std::size_t count = 0;
        for_each_block(blocks, [&](const Block&) { ++count; });
        if (again || open_.size() > deepest || taken_ + count > most_blocks) {
            diagnostics_.report(again ? Code::R007 : Code::R009, link.span, {url});
            return std::nullopt;
        }
        taken_ += count;
        if (file != host_->file) rebase(blocks, file, host_->file);
        take_notes_of(*text, blocks);
        open_.push_back({file, last_part(part)});
        show_in(blocks, file);
        open_.pop_back();
        for_each_block(blocks, [](Block& block) {
            block.anchor.clear();
            if (auto* heading = std::get_if<Heading>(&block.value))
                block.value = strong(std::move(heading->content));
        });
        return Block{Quote{std::move(blocks), QuoteKind::quote}, link.span, "", ""};
    }

    /// "" where there is none.
    std::string file_of(const std::string& name, const std::string& from, const Link& link) {
        if (!names_) names_.emplace(passes::files_in(desk_.folder));
        const auto fitting = names_->find(name, passes::folder_of(from));
        if (fitting.files.empty() || !passes::is_markdown_file(fitting.files[0])) return {};
        if (fitting.unclear)
            diagnostics_.report(Code::R005, link.span, {name, fitting.files[0], fitting.files[1]},
                                Hint{HintId::write_folder, {}});
        return fitting.files[0];
    }

    /// Null: it cannot be read, which has been told.
    const Chapter* text_of(const std::string& file, Span span) {
        if (const auto known = texts_.find(file); known != texts_.end()) return &known->second;
        if (const auto own = by_file_.find(file); own != by_file_.end())
            return &chapters_[own->second];
        const SourceId source = open_text({file, span}, host_->language, desk_, diagnostics_);
        if (source == SourceId::none) return nullptr;
        Chapter text;
        text.file = file;
        text.language = host_->language;
        text.span = {source, 0, 0};
        take_text(text, read_markdown(source, desk_.sources, text.language, diagnostics_,
                                      manifest_.dialect, {}, manifest_.is_smart()));
        passes::attribute_notes(text.notes, host_->fields.notes_by.value_or(NoteBy::author));
        return &texts_.emplace(file, std::move(text)).first->second;
    }

    /// What the marks in the blocks lead to becomes the chapter's.
    void take_notes_of(const Chapter& text, Blocks& blocks) {
        std::map<std::uint32_t, std::uint32_t> taken;
        std::vector<Note>& notes = host_->notes;
        const std::size_t first = notes.size();
        const auto take = [&](NoteRef& mark) {
            const auto [entry, fresh] =
                taken.emplace(mark.note, static_cast<std::uint32_t>(notes.size()));
            if (fresh) notes.push_back(text.notes.at(mark.note));
            mark.note = entry->second;
        };
        for_each_mark(blocks, take);
        for (std::size_t i = first; i < notes.size(); ++i) {
            Blocks inner = std::move(notes[i].blocks);
            for_each_mark(inner, take);
            notes[i].blocks = std::move(inner);
        }
    }

    ChapterList& chapters_;
    const Manifest& manifest_;
    Desk& desk_;
    Diagnostics& diagnostics_;
    /// Once a text is asked for by name.
    std::optional<passes::FileNames> names_;
    std::map<std::string, std::size_t> by_file_;
    /// As they were read: chapters that show others, and what is no chapter.
    std::map<std::string, Chapter> texts_;
    Chapter* host_ = nullptr;
    std::vector<Open> open_;
    std::size_t taken_ = 0;
};

}  // namespace

bool show_embeds(ChapterList& chapters, const Manifest& manifest, Desk& desk,
                 Diagnostics& diagnostics) {
    return Embeds(chapters, manifest, desk, diagnostics).run();
}

}  // namespace banxin::reading
