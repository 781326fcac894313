// Paragraphs, words, pictures (ISO/IEC 29500-1, 17.3, 17.16, 20.4).
#include "word/text_reader.h"

#include "base/ascii.h"
#include "base/unicode.h"

#include <algorithm>

namespace banxin::word {
namespace {

constexpr int deepest = 24;

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.starts_with(word); });
}

/// "heading 2", "标题 2", "見出し 2", "제목 2": the level; 0 for every other name.
int heading_in(std::string_view name) {
    for (const std::string_view word : {"heading", "标题", "標題", "見出し", "제목", "título"}) {
        if (!name.starts_with(word)) continue;
        const std::string_view rest = ascii::trimmed(name.substr(word.size()));
        if (rest.size() == 1 && ascii::is_digit(rest[0])) return rest[0] - '0';
    }
    return 0;
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

Paragraph::Kind kind_of(const std::string& name) {
    if (is_one_of(name, {"title", "标题", "標題", "表題", "제목"})) return Paragraph::Kind::title;
    if (is_one_of(name, {"subtitle", "副标题", "副標題", "副題", "부제"}))
        return Paragraph::Kind::subtitle;
    if (is_one_of(name, {"quote", "intense quote", "引用", "明显引用", "block text", "引文",
                         "quotations", "block quotation"}))
        return Paragraph::Kind::quote;
    if (is_one_of(name, {"html preformatted", "source code", "代码", "plain text", "code",
                         "preformatted text"}) &&
        name != "plain text")
        return Paragraph::Kind::code;
    return Paragraph::Kind::plain;
}

/// The text that a paragraph of a table of contents has is made anew.
bool is_contents(const std::string& name) {
    return starts_with_any(name, {"toc ", "contents ", "目录 ", "目次 ", "table of figures"});
}

/// HYPERLINK "https://…" \o "…".
std::string link_in(std::string_view instruction) {
    instruction = ascii::trimmed(instruction);
    if (!instruction.starts_with("HYPERLINK")) return {};
    const std::size_t open = instruction.find('"');
    if (open == std::string_view::npos || instruction.substr(0, open).find("\\l") < open) return {};
    return std::string(instruction.substr(open + 1, instruction.find('"', open + 1) - open - 1));
}

}  // namespace

std::string all_text(const pugi::xml_node& node) {
    std::string text;
    // Without recursion: what is nested too deeply for a reader comes here.
    pugi::xml_node at = node.first_child();
    while (at) {
        if (is(at, "t") || is(at, "delText"))
            text += at.text().get();
        else if (is(at, "p") && !text.empty())
            text += ' ';
        if (at.first_child() && !is(at, "Fallback")) {
            at = at.first_child();
            continue;
        }
        while (at != node && !at.next_sibling()) at = at.parent();
        if (at == node) break;
        at = at.next_sibling();
    }
    return text;
}

std::string shortened(std::string text) {
    constexpr std::size_t longest = 60;
    text = ascii::trimmed(text);
    std::size_t at = 0;
    for (std::size_t n = 0; n < longest && at < text.size(); ++n) at += decode_utf8(text, at).bytes;
    if (at < text.size()) text = text.substr(0, at) + "…";
    return text;
}

void TextReader::use_relations(const std::string& part) {
    relations_.clear();
    const std::size_t slash = part.rfind('/') + 1;
    pugi::xml_document document;
    if (!load(document,
              package_.part(part.substr(0, slash) + "_rels/" + part.substr(slash) + ".rels")))
        return;
    for (const pugi::xml_node& node : document.document_element().children())
        relations_[attribute(node, "Id")] = {attribute(node, "Target"),
                                             attribute(node, "TargetMode") == "External"};
}

std::vector<Block> TextReader::blocks(const pugi::xml_node& of) {
    std::vector<Block> all;
    // What one part left open is not of the next.
    fields_.clear();
    add_blocks(of, all);
    return all;
}

void TextReader::add_blocks(const pugi::xml_node& of, std::vector<Block>& to) {
    if (++depth_ > deepest) {
        tell_once(Code::C033, all_text(of));
        Paragraph words;
        add_text(all_text(of), {}, {}, words.runs);
        to.emplace_back(std::move(words));
        --depth_;
        return;
    }
    for (const pugi::xml_node& node : of.children()) {
        if (is(node, "p")) {
            add_paragraph(node, to);
        } else if (is(node, "tbl")) {
            add_table(node, to);
        } else if (is(node, "sdt")) {
            const std::string gallery =
                value_of(child(child(node, "sdtPr"), "docPartObj"), "docPartGallery");
            if (gallery == "Table of Contents")
                tell_once(Code::C033, all_text(node));
            else
                add_blocks(child(node, "sdtContent"), to);
        } else if (is(node, "AlternateContent")) {
            const pugi::xml_node choice = child(node, "Choice");
            add_blocks(choice ? choice : child(node, "Fallback"), to);
        } else if (is(node, "altChunk")) {
            tell_once(Code::C033, attribute(node, "id"));
        } else if (is(node, "del") || is(node, "moveFrom")) {
            if (is(node, "del")) tell_once(Code::C030, all_text(node));
        } else if (is(node, "ins") || is(node, "moveTo") || is(node, "customXml") ||
                   is(node, "smartTag")) {
            add_blocks(node, to);
        }
    }
    --depth_;
}

void TextReader::add_paragraph(const pugi::xml_node& node, std::vector<Block>& to) {
    const pugi::xml_node properties = child(node, "pPr");
    const Style& style = parts_.styles[value_of(properties, "pStyle")];
    if (is_contents(style.name)) {
        // Its first line stands for all of them.
        if (!contents_told_) tell_once(Code::C033, all_text(node));
        contents_told_ = true;
        return;
    }
    Paragraph paragraph;
    paragraph.kind = kind_of(style.name);
    int outline = style.outline;
    if (const std::string own = value_of(properties, "outlineLvl"); own.size() == 1)
        outline = own[0] - '0';
    paragraph.heading = heading_in(style.name);
    if (paragraph.heading == 0 && outline >= 0 && outline < 9 &&
        paragraph.kind == Paragraph::Kind::plain)
        paragraph.heading = outline + 1;
    if (paragraph.heading > 0) paragraph.kind = Paragraph::Kind::plain;

    const pugi::xml_node own_list = child(properties, "numPr");
    std::string list = own_list ? value_of(own_list, "numId") : style.list;
    if (list.empty()) list = style.list;
    const std::string own_level = value_of(own_list, "ilvl");
    int level = own_level.size() == 1 ? own_level[0] - '0' : std::max(style.list_level, 0);
    if (paragraph.heading > 0 && own_level.empty() && style.list_level < 0)
        level = paragraph.heading - 1;
    if (const Level* found =
            list.empty() || list == "0" ? nullptr : parts_.numbering.level(list, level)) {
        paragraph.number = parts_.numbering.next(list, level);
        paragraph.list = list;
        paragraph.ordered = found->format == "decimal" && !paragraph.number.empty();
        if (paragraph.heading == 0) paragraph.list_level = level + 1;
    }

    State state;
    state.style = style.run;
    // Headings and quotations have a look of their own.
    if (paragraph.heading > 0 || paragraph.kind != Paragraph::Kind::plain) state.style = {};
    std::vector<Block> outer_boxes = std::move(boxes_);
    boxes_.clear();
    add_inlines(node, state, paragraph.runs);
    to.emplace_back(std::move(paragraph));
    for (Block& block : boxes_) to.push_back(std::move(block));
    boxes_ = std::move(outer_boxes);
}

void TextReader::add_inlines(const pugi::xml_node& of, const State& state, std::vector<Run>& to) {
    if (++depth_ > deepest) {
        tell_once(Code::C033, all_text(of));
        add_text(all_text(of), {}, state, to);
        --depth_;
        return;
    }
    for (const pugi::xml_node& node : of.children()) {
        if (is(node, "r")) {
            add_run(node, state, to);
        } else if (is(node, "hyperlink")) {
            State inside = state;
            const auto relation = relations_.find(attribute(node, "id"));
            if (relation != relations_.end() && relation->second.outside)
                inside.link = relation->second.target;
            add_inlines(node, inside, to);
        } else if (is(node, "del")) {
            if (const std::string words = all_text(node); !words.empty())
                diagnostics_.report(Code::C030, {}, {shortened(words)});
        } else if (is(node, "fldSimple")) {
            State inside = state;
            if (std::string link = link_in(attribute(node, "instr")); !link.empty())
                inside.link = std::move(link);
            add_inlines(node, inside, to);
        } else if (is(node, "oMath") || is(node, "oMathPara")) {
            const std::string words = all_text(node);
            diagnostics_.report(Code::C033, {}, {shortened(words)});
            add_text(words, {}, state, to);
        } else if (is(node, "sdt")) {
            add_inlines(child(node, "sdtContent"), state, to);
        } else if (is(node, "AlternateContent")) {
            const pugi::xml_node choice = child(node, "Choice");
            add_inlines(choice ? choice : child(node, "Fallback"), state, to);
        } else if (is(node, "ins") || is(node, "moveTo") || is(node, "smartTag") ||
                   is(node, "customXml") || is(node, "dir") || is(node, "bdo")) {
            add_inlines(node, state, to);
        }
    }
    --depth_;
}

void TextReader::add_run(const pugi::xml_node& node, const State& state, std::vector<Run>& to) {
    const pugi::xml_node own = child(node, "rPr");
    RunProperties properties = read_run_properties(own);
    const Style& style = parts_.styles[value_of(own, "rStyle")];
    if (!value_of(own, "rStyle").empty()) {
        properties.inherit(style.run);
        if (is_one_of(style.name, {"html code", "verbatim char", "source text", "html typewriter"}))
            properties.code = true;
        if (style.name == "hyperlink" || style.name == "followedhyperlink")
            properties.underline = false;
    }
    properties.inherit(state.style);
    if (properties.hidden.value_or(false)) {
        if (const std::string words = all_text(node); !words.empty())
            diagnostics_.report(Code::C031, {}, {shortened(words)});
        return;
    }
    for (const pugi::xml_node& one : node.children()) add_in_run(one, properties, state, to);
}

void TextReader::add_in_run(const pugi::xml_node& node, const RunProperties& properties,
                            const State& state, std::vector<Run>& to) {
    if (is(node, "fldChar")) return field_mark(node);
    if (is(node, "instrText")) {
        if (!fields_.empty()) fields_.back().instruction += node.text().get();
        return;
    }
    if (is(node, "t")) return add_text(node.text().get(), properties, state, to);
    if (is(node, "tab")) return add_text(" ", properties, state, to);
    if (is(node, "noBreakHyphen")) return add_text("\u2011", properties, state, to);
    if (is(node, "br") || is(node, "cr")) {
        // Where pages end is the book's business.
        if (attribute(node, "type") != "page" && attribute(node, "type") != "column") {
            Run run;
            run.kind = Run::Kind::line_break;
            to.push_back(std::move(run));
        }
    } else if (is(node, "sym")) {
        diagnostics_.report(Code::C033, {},
                            {attribute(node, "font") + " " + attribute(node, "char")});
    } else if (is(node, "ruby")) {
        add_ruby(node, state, to);
    } else if (is(node, "footnoteReference") || is(node, "endnoteReference")) {
        Run run;
        run.kind = Run::Kind::footnote;
        run.target = (is(node, "footnoteReference") ? 'f' : 'e') + attribute(node, "id");
        to.push_back(std::move(run));
    } else if (is(node, "drawing") || is(node, "pict") || is(node, "object")) {
        add_drawing(node, to);
    } else if (is(node, "AlternateContent")) {
        const pugi::xml_node choice = child(node, "Choice");
        for (const pugi::xml_node& one : (choice ? choice : child(node, "Fallback")).children())
            add_in_run(one, properties, state, to);
    }
}

void TextReader::add_text(std::string text, const RunProperties& properties, const State& state,
                          std::vector<Run>& to) {
    // What is no character of a text cannot be in one.
    std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < ' '; });
    if (text.empty()) return;
    Run run;
    run.text = std::move(text);
    run.look.bold = properties.bold.value_or(false);
    run.look.italic = properties.italic.value_or(false);
    run.look.underline = properties.underline.value_or(false) && state.link.empty();
    run.look.struck = properties.struck.value_or(false);
    run.look.dots = properties.dots.value_or(false);
    run.look.code = properties.code.value_or(false);
    run.look.raised = properties.position == "superscript";
    run.look.lowered = properties.position == "subscript";
    run.link = state.link;
    for (const Field& field : fields_)
        if (field.in_result && !field.link.empty()) run.link = field.link;
    if (!to.empty() && to.back().kind == Run::Kind::text && to.back().look == run.look &&
        to.back().link == run.link && to.back().ruby.empty()) {
        to.back().text += run.text;
        return;
    }
    to.push_back(std::move(run));
}

void TextReader::add_ruby(const pugi::xml_node& node, const State& state, std::vector<Run>& to) {
    std::vector<Run> base;
    add_inlines(child(node, "rubyBase"), state, base);
    const std::string reading = all_text(child(node, "rt"));
    for (std::size_t i = 0; i < base.size(); ++i) {
        // A base of several looks keeps its reading on the first.
        if (i == 0) base[i].ruby = reading;
        to.push_back(std::move(base[i]));
    }
}

void TextReader::add_drawing(const pugi::xml_node& node, std::vector<Run>& to) {
    std::string shows;
    bool any = false;
    const auto walk = [&](const auto& self, const pugi::xml_node& of, int depth) -> void {
        if (depth > deepest) return;
        for (const pugi::xml_node& one : of.children()) {
            if (is(one, "docPr")) shows = attribute(one, "descr");
            if (is(one, "blip") || is(one, "imagedata")) {
                std::string id = attribute(one, "embed");
                if (id.empty()) id = attribute(one, is(one, "blip") ? "link" : "id");
                if (is(one, "imagedata") && shows.empty()) shows = attribute(one, "title");
                add_picture(id, shows, to);
                any = true;
            } else if (is(one, "txbxContent")) {
                const std::string words = all_text(one);
                if (!words.empty()) {
                    diagnostics_.report(Code::C032, {}, {shortened(words)});
                    std::vector<Block> inside;
                    add_blocks(one, inside);
                    for (Block& block : inside) boxes_.push_back(std::move(block));
                }
                any = true;
            } else if (!is(one, "Fallback")) {
                self(self, one, depth + 1);
            }
        }
    };
    walk(walk, node, 0);
    if (any) return;
    const std::string words = all_text(node);
    std::string name = shows;
    if (name.empty()) name = words;
    if (name.empty()) name = local(node.name());
    diagnostics_.report(Code::C033, {}, {shortened(name)});
}

void TextReader::add_picture(const std::string& id, const std::string& shows,
                             std::vector<Run>& to) {
    const auto relation = relations_.find(id);
    if (relation == relations_.end()) return;
    std::string target = relation->second.target;
    if (relation->second.outside) {
        diagnostics_.report(Code::C028, {}, {target}, Hint{HintId::save_picture_as_png, {}});
        return;
    }
    const std::string name = target.substr(target.rfind('/') + 1);
    const std::string ending = ascii::to_lower(name.substr(name.rfind('.') + 1));
    if (!is_one_of(ending, {"png", "jpg", "jpeg", "gif", "svg", "webp"})) {
        diagnostics_.report(Code::C028, {}, {name}, Hint{HintId::save_picture_as_png, {}});
        return;
    }
    target = target.starts_with('/') ? target.substr(1) : parts_.folder + target;
    const bool known = std::any_of(to_.pictures.begin(), to_.pictures.end(),
                                   [&](const Picture& one) { return one.name == name; });
    if (!known) {
        std::string bytes = package_.part(target);
        if (bytes.empty()) {
            diagnostics_.report(Code::C028, {}, {name}, Hint{HintId::save_picture_as_png, {}});
            return;
        }
        to_.pictures.push_back({name, std::move(bytes)});
    }
    Run run;
    run.kind = Run::Kind::picture;
    run.target = name;
    run.text = shows;
    to.push_back(std::move(run));
}

void TextReader::field_mark(const pugi::xml_node& node) {
    const std::string type = attribute(node, "fldCharType");
    if (type == "begin") {
        if (fields_.size() < 100) fields_.emplace_back();
    } else if (type == "separate" && !fields_.empty()) {
        fields_.back().in_result = true;
        fields_.back().link = link_in(fields_.back().instruction);
    } else if (type == "end" && !fields_.empty()) {
        fields_.pop_back();
    }
}

void TextReader::tell_once(Code code, const std::string& words) {
    if (ascii::trimmed(words).empty()) return;
    const bool told = std::any_of(
        diagnostics_.items().begin(), diagnostics_.items().end(), [&](const Diagnostic& one) {
            return one.code == code && one.arguments == Arguments{shortened(words)};
        });
    if (!told) diagnostics_.report(code, {}, {shortened(words)});
}

}  // namespace banxin::word
