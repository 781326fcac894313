// [typography], [style], [fonts] and [markdown]: how the text is set, and how it is written.

#include "document/names.h"
#include "manifest/sections.h"

namespace banxin::manifest {
namespace {

/// A Japanese book names the levels as JLREQ does.
schema::Field<Typography> line_edges() {
    schema::Field<Typography> field = schema::choice(
        "line_edges", names<LineEdgeLevel>(),
        {"What may not stand at a line's edge; ja: very-loose, loose, strict, very-strict.",
         "避头尾的级别；日文用 very-loose、loose、strict、very-strict。"},
        &Typography::line_edges);
    const auto japanese =
        schema::choice("line_edges", japanese_line_edge_levels(), {}, &Typography::line_edges);
    for (const std::string& name : japanese.values)
        if (std::find(field.values.begin(), field.values.end(), name) == field.values.end())
            field.values.push_back(name);
    field.read = [usual = field.read, own = japanese.read](Typography& to, const std::string& name,
                                                           const Value& value,
                                                           const Reading& reading) {
        (reading.japanese ? own : usual)(to, name, value, reading);
    };
    return field;
}

Schema<Typography> make_typography() {
    static constexpr Named<bool> korean[] = {{false, "word"}, {true, "syllable"}};
    return {
        line_edges(),
        schema::choice("punctuation", names<PunctuationStyle>(),
                       {"How wide marks are inside a line.", "标点风格。"},
                       &Typography::punctuation),
        schema::choice("opening_bracket", names<OpeningBracket>(),
                       {"Where a bracket stands that opens a paragraph.", "段首引号的位置。"},
                       &Typography::opening_bracket),
        schema::boolean("hanging", {"A comma or stop may hang over a line's end.", "标点悬挂。"},
                        &Typography::hanging),
        schema::hundredths("gap", 0, 0.5,
                           {"Between Han and Latin, in ems.", "中西间距，单位为字。"},
                           &Typography::gap),
        schema::hundredths("latin_scale", 0.8, 1.25,
                           {"Of Latin among Han.", "西文相对汉字的大小。"},
                           &Typography::latin_scale),
        schema::hundredths(
            "latin_rise", -0.2, 0.2,
            {"Of the baseline of Latin, upward, in ems.", "西文基线上移，单位为字。"},
            &Typography::latin_rise),
        schema::choice("notes", names<NoteNumbering>(),
                       {"Where the numbers of notes begin again.", "注号从哪里重新开始。"},
                       &Typography::notes),
        schema::choice("korean", Names<bool>(korean),
                       {"Where Korean lines may end.", "韩文在哪里断行。"},
                       &Typography::hangul_by_syllable),
        schema::boolean("hyphenation", {"Latin words are parted.", "西文断词。"},
                        &Typography::hyphenation),
        schema::choice("figures", names<FigureNumbering>(),
                       {"Which figures and tables are counted together.", "图表编号的范围。"},
                       &Typography::figures),
        schema::boolean("page_references",
                        {"Links inside the book name the page in print.", "书内链接印出页码。"},
                        &Typography::page_references),
    };
}

}  // namespace

const Schema<Typography>& typography_schema() {
    static const Schema<Typography> schema = make_typography();
    return schema;
}

const Schema<StyleWishes>& style_schema() {
    static const Schema<StyleWishes> schema = {
        schema::text("body",
                     {"The typeface of the text: 宋体, 黑体, 楷体, 仿宋, or a family of fonts.",
                      "正文字体：宋体、黑体、楷体、仿宋，或字体名。"},
                     &StyleWishes::body),
        schema::plain<StyleWishes>({"accent",
                                    schema::Type::colour,
                                    {"The colour of titles and boxes.", "标题、框线的颜色。"}},
                                   schema::read_accent, &StyleWishes::accent),
        schema::size("leading", {"From line to line of the text.", "正文的行距（行高）。"},
                     &StyleWishes::leading),
        schema::choice("heading_align", names<HeadingAlign>(),
                       {"Where titles stand.", "标题居左还是居中。"}, &StyleWishes::heading_align),
        schema::choice("paragraph", names<ParagraphMark>(),
                       {"What shows where a paragraph begins: its first line stands in, or a line "
                        "is left free.",
                        "段落的标记：首行缩进，或段间空行。"},
                       &StyleWishes::paragraph),
        schema::choice("verso_head", names<HeadText>(),
                       {"What stands at the head of a left page.", "左页书眉的内容。"},
                       &StyleWishes::verso_head),
        schema::choice("recto_head", names<HeadText>(),
                       {"What stands at the head of a right page.", "右页书眉的内容。"},
                       &StyleWishes::recto_head),
        schema::choice("note_place", names<NotePlace>(),
                       {"Where notes stand: at the foot of the page, behind the chapter, behind "
                        "the text of the book, in the outer margin.",
                        "注放在哪里：页末（脚注）、章后、书后、边上（边注）。"},
                       &StyleWishes::note_place),
    };
    return schema;
}

const Schema<FontSettings>& fonts_schema() {
    static const Schema<FontSettings> schema = {
        schema::texts("serif", {"Families for the text.", "正文字体（宋体）。"},
                      &FontSettings::serif),
        schema::texts("sans", {"Families for titles.", "黑体。"}, &FontSettings::sans),
        schema::texts("kai", {"Families for quotations and emphasis.", "楷体。"},
                      &FontSettings::kai),
        schema::texts("mono", {"Families for code.", "等宽字体。"}, &FontSettings::mono),
        schema::texts("italic", {"Families for the Latin of emphasis.", "西文斜体。"},
                      &FontSettings::italic),
        schema::texts("latin",
                      {"Families for letters and figures among the Han of the text and of "
                       "quotations; else those of serif.",
                       "宋体、楷体文字中的西文和数字；不写则用 serif 的。"},
                      &FontSettings::latin),
        schema::texts("fallback", {"Families for what no other has.", "后备字体。"},
                      &FontSettings::fallback),
    };
    return schema;
}

const Schema<Manifest>& markdown_schema() {
    static const Schema<Manifest> schema = {
        schema::choice("dialect", names<Dialect>(),
                       {"Which Markdown the chapters are written in.", "正文用哪种 Markdown。"},
                       &Manifest::dialect),
        schema::boolean("smart",
                        {"Typed quotation marks, -- and ... become those of print.",
                         "把直引号、-- 和 ... 变成排版用的引号、破折号和省略号。"},
                        &Manifest::smart),
    };
    return schema;
}

}  // namespace banxin::manifest
