// [output]: which files are made, and on what paper.

#include "document/names.h"
#include "manifest/sections.h"
#include "manifest/values.h"
#include "schema/read.h"

#include <fmt/format.h>

#include <cmath>
#include <regex>

namespace banxin::manifest {
namespace {

using schema::Doc;
using schema::Type;
using Output = OutputSettings;

/// "140×210mm", "140x210" and the like; empty: it is something else.
std::optional<std::array<double, 2>> two_lengths(const std::string& text) {
    static const std::regex form(
        R"(\s*(\d+(?:\.\d+)?)\s*(mm|毫米|cm|厘米)?\s*(?:x|X|\*|×|乘)\s*(\d+(?:\.\d+)?)\s*(mm|毫米|cm|厘米)?\s*)");
    std::smatch parts;
    if (text.size() > 60 || !std::regex_match(text, parts, form)) return std::nullopt;
    const std::string unit = parts[4].matched ? parts[4] : parts[2];
    const double each = unit == "cm" || unit == "厘米" ? 10 : 1;
    return std::array{std::stod(parts[1]) * each, std::stod(parts[3]) * each};
}

/// A name, or two numbers of millimetres. Whether a book can have that size is for the style
/// to say.
void read_trim(Output& output, const std::string& name, const Value& value,
               const Reading& reading) {
    const auto is_number = [](const Value& item) {
        return (item.kind == toml::Kind::number || item.kind == toml::Kind::integer) &&
               std::isfinite(item.number);
    };
    if (const auto size = two_lengths(value.text)) {
        output.trim_mm = *size;
        output.trim = {fmt::format("[{}, {}]", (*size)[0], (*size)[1]), value.span};
    } else if (value.kind == toml::Kind::string) {
        if (toml::is_text(name, value, toml::Lines::one, reading.diagnostics))
            output.trim = {value.text, value.span};
    } else if (value.kind == toml::Kind::array && value.items.size() == 2 &&
               is_number(value.items[0]) && is_number(value.items[1])) {
        output.trim_mm = {value.items[0].number, value.items[1].number};
        output.trim = {fmt::format("[{}, {}]", value.items[0].number, value.items[1].number),
                       value.span};
    } else {
        reading.diagnostics.report(Code::M022, value.span, {}, Hint{HintId::trim_forms, {}});
    }
}

std::optional<std::string> read_output_name(const std::string& name, const Value& value,
                                            const Reading& reading) {
    if (!toml::is_text(name, value, toml::Lines::one, reading.diagnostics)) return std::nullopt;
    if (is_output_name(value.text)) return value.text;
    reading.diagnostics.report(Code::M014, value.span, {value.text},
                               Hint{HintId::output_name_forms, {}});
    return std::nullopt;
}

void add_files(Schema<Output>& to) {
    to.push_back(schema::boolean("epub", {"An EPUB is made.", "生成 EPUB。"}, &Output::epub));
    to.push_back(schema::boolean("pdf", {"A PDF is made.", "生成 PDF。"}, &Output::pdf));
    to.push_back(schema::plain(
        {"name",
         Type::text,
         {"What the files are called, without their ending.", "输出文件的名字，不带扩展名。"}},
        read_output_name, &Output::name));
    to.push_back(schema::choice("fonts", names<FontEmbedding>(),
                                {"The fonts that the EPUB carries.", "EPUB 里带的字体。"},
                                &Output::fonts));
    static constexpr Named<bool> remote[] = {{false, "error"}, {true, "link"}};
    to.push_back(schema::choice(
        "remote_images", Names<bool>(remote),
        {"What becomes of pictures that are only on the web.", "只在网上的图片怎样处理。"},
        &Output::links_remote_images));
    to.push_back(schema::boolean("cover_page",
                                 {"The EPUB shows its cover as a page.", "EPUB 有封面页。"},
                                 &Output::cover_page));
    to.push_back(schema::boolean(
        "ncx", {"The EPUB has a table of contents for old readers too.", "EPUB 附旧式目录。"},
        &Output::ncx));
    to.push_back(schema::boolean(
        "ruby_parentheses",
        {"Readers without ruby show it in parentheses.", "不支持注音的阅读器把注音放在括号里。"},
        &Output::ruby_parentheses));
    to.push_back(schema::boolean(
        "page_list", {"The EPUB marks where the pages of the PDF begin.", "EPUB 标出 PDF 的页码。"},
        &Output::page_list));
}

void add_paper(Schema<Output>& to) {
    to.push_back(schema::text("style",
                              {"A style of banxin's, or a folder styles/NAME of the book.",
                               "版式：自带的，或书里的 styles/名字。"},
                              &Output::style));
    to.push_back(schema::custom<Output>(
        {"trim",
         Type::paper,
         {"The paper: a name, or two numbers of millimetres.", "开本：名字，或两个毫米数。"}},
        read_trim));
    to.push_back(schema::integer("characters", 8, 60, {"Characters in a line.", "每行的字数。"},
                                 &Output::characters));
    to.push_back(
        schema::integer("lines", 8, 60, {"Lines on a page.", "每页的行数。"}, &Output::lines));
    to.push_back(schema::table<Output>(
        "margins", {"Around the type area, in millimetres.", "版心四周，毫米。"}));
    constexpr double most_mm = 200;
    const auto margin = [&](const char* key, Doc doc, auto member) {
        to.push_back(schema::number(key, 0, most_mm, doc, member));
    };
    margin("margins.head", {"Over it.", "天头。"}, &Output::head);
    margin("margins.foot", {"Under it.", "地脚。"}, &Output::foot);
    margin("margins.gutter", {"At the binding.", "订口。"}, &Output::gutter);
    margin("margins.fore_edge", {"At the outer edge.", "切口。"}, &Output::fore_edge);
    to.push_back(schema::number(
        "bleed", 0, 10, {"Around the paper, in millimetres.", "出血，毫米。"}, &Output::bleed));
}

void add_parts(Schema<Output>& to) {
    static constexpr Named<bool> start[] = {{false, "page"}, {true, "recto"}};
    to.push_back(schema::choice("chapter_start", Names<bool>(start),
                                {"Where chapters begin in print.", "各章在纸上从哪里开始。"},
                                &Output::chapters_on_recto));
    to.push_back(schema::integer("contents_depth", 1, 3,
                                 {"Levels of headings in the contents.", "目录的层数。"},
                                 &Output::contents_depth));
    to.push_back(schema::choice("contents_authors", names<ContentsAuthors>(),
                                {"Authors of chapters in the contents; auto: where there are "
                                 "different ones.",
                                 "目录里列出各章的作者；auto：各章作者不同时才列。"},
                                &Output::contents_authors));
    to.push_back(schema::boolean("list_of_figures",
                                 {"A list of the figures after the contents.", "目录后有图目录。"},
                                 &Output::list_of_figures));
    to.push_back(schema::boolean("list_of_tables",
                                 {"A list of the tables after the contents.", "目录后有表目录。"},
                                 &Output::list_of_tables));
    to.push_back(schema::boolean(
        "colophon", {"A page made of the metadata.", "由元数据生成的版权页。"}, &Output::colophon));
    to.push_back(schema::boolean(
        "sources", {"A list at the end of where the chapters are from.", "书末列出各章的出处。"},
        &Output::sources));
    to.push_back(schema::boolean(
        "link_codes",
        {"QR codes for links that paper cannot follow.", "给纸上无法点开的链接印二维码。"},
        &Output::link_codes));
    to.push_back(schema::boolean("print_cover",
                                 {"The PDF begins with the cover.", "PDF 以封面开头。"},
                                 &Output::print_cover));
    to.push_back(schema::text("cover_design",
                              {"How a cover is set: slip, rules, block, stripe, window, or a file "
                               "styles/covers/NAME.toml "
                               "of the book; over the book's picture, if it has one.",
                               "封面的排法：slip、rules、block、stripe、window，或书里的 "
                               "styles/covers/名字.toml；有封面图时"
                               "排在图上。"},
                              &Output::cover_design));
    to.push_back(schema::integer("print_ppi", 0, 2400,
                                 {"Pixels an inch of pictures in print; 0: as many as there are.",
                                  "印刷用图每英寸的像素；0：不改动。"},
                                 &Output::print_ppi));
    to.push_back(schema::integer(
        "epub_pixels", 0, 10000,
        {"Pixels on the longer side of pictures in the EPUB; 0: as many as there are.",
         "EPUB 中图片长边的像素；0：不改动。"},
        &Output::epub_pixels));
}

/// 版心: where it is asked for first. A number and both margins beside it would be one too many.
void judge_type_area(Output& output, const Value& table, Diagnostics& diagnostics) {
    for (const char* key : {"characters", "lines", "margins"}) {
        const Value* value = table.find(key);
        if (value != nullptr && !output.type_area.known()) output.type_area = value->span;
    }
    const auto too_many = [&](const char* number, const char* before, const char* after) {
        diagnostics.report(Code::M026, table.find("margins")->span, {number, before, after},
                           Hint{HintId::margins_forms, {number}});
    };
    if (output.characters > 0 && output.gutter && output.fore_edge)
        too_many("characters", "gutter", "fore_edge");
    if (output.lines > 0 && output.head && output.foot) too_many("lines", "head", "foot");
}

}  // namespace

const Schema<OutputSettings>& output_schema() {
    static const Schema<Output> schema = [] {
        Schema<Output> all;
        add_files(all);
        add_paper(all);
        add_parts(all);
        return all;
    }();
    return schema;
}

OutputSettings read_output(const Value& table, const Reading& reading) {
    Output output;
    schema::read_table(output_schema(), table, output, reading);
    judge_type_area(output, table, reading.diagnostics);
    return output;
}

}  // namespace banxin::manifest
