// The keys of page.toml: names, values and meanings, in the order in which a person is told of
// them. Knows no paper.

#include "document/names.h"
#include "schema/read.h"
#include "style/names.h"
#include "style/settings.h"
#include "toml/table_reader.h"

#include <algorithm>
#include <utility>

namespace banxin::style {
namespace {

using schema::Doc;
using schema::Field;
using schema::FieldInfo;
using schema::Reading;
using schema::Type;
using schema::Value;
using toml::TableReader;

constexpr Doc characters = {"characters", "字"};
constexpr Doc lines = {"lines", "行"};
constexpr Doc points = {"points", "磅"};

Schema<RoleSettings> make_role_schema() {
    using Of = RoleSettings;
    constexpr double most_ems = 10;
    // Those that are only asked for beside others are no face of a role.
    const auto families =
        names<text::Family>().first(static_cast<std::size_t>(text::Family::italic));
    Schema<Of> all = {
        schema::choice("family", families,
                       {"The face: 宋, 黑, 楷 or one for code, else the body's.",
                        "字体：宋、黑、楷或等宽，默认同正文。"},
                       &Of::family),
        schema::boolean("bold", {"Bold, else as the body.", "粗体，默认同正文。"}, &Of::bold),
        schema::size(
            "size",
            {"Size of type, else the body's. Points are meant for a body of 10.5 and grow with it: "
             "on A4, "
             "whose body is 12, 9 comes out as 10.3.",
             "字号，默认同正文。磅数以正文 10.5 为准，随正文放大：A4 的正文是 12，9 就成了 "
             "10.3。"},
            &Of::size),
        schema::size("pitch",
                     {"From line to line, a share is of the role's own size, else the body's.",
                      "行距（行高），倍数按自己的字号，默认同正文。"},
                     &Of::pitch),
        schema::choice("align", names<Align>(),
                       {"Where lines stand, else as the body.", "对齐，默认同正文。"}, &Of::align),
        schema::hundredths(
            "indent", -most_ems, most_ems,
            {"How far the first line stands in, in its own size.", "首行缩进，按自己的字号。"},
            &Of::indent)
            .counting(characters),
        schema::hundredths(
            "left", 0, most_ems,
            {"How far all lines stand in, in the body's size.", "左边整体缩进，按正文字号。"},
            &Of::left)
            .counting(characters),
        schema::hundredths("right", 0, most_ems,
                           {"The same on the right.", "右边整体缩进，按正文字号。"}, &Of::right)
            .counting(characters),
        schema::integer("grid_lines", 0, 40,
                        {"Lines of the body that it takes at least, its space included; it stands "
                         "in their middle.",
                         "占行：至少占正文几行，含前后空白，居其中。"},
                        &Of::grid_lines)
            .counting(lines),
        schema::hundredths("lines_before", 0, 20,
                           {"Blank lines of the body before it, none at the head of a page. After "
                            "half a line the text finds its lines again behind the block.",
                            "前空几行，页首不空。可以是半行，正文在其后回到行网格。"},
                           &Of::lines_before)
            .counting(lines),
        schema::hundredths("lines_after", 0, 20,
                           {"Blank lines of the body after it.", "后空几行。"}, &Of::lines_after)
            .counting(lines),
        schema::integer("drop_cap", 0, 6,
                        {"Of titles and headings: lines over which the first letter of the text "
                         "under it is high; a text that begins with a mark has none.",
                         "标题下正文的首字下沉几行；以标点开头的不下沉。"},
                        &Of::drop_cap)
            .counting(lines),
        schema::boolean(
            "spread",
            {"A title of two or three characters is drawn apart.", "疏排：两三个字的标题拉开排。"},
            &Of::spread),
        schema::choice(
            "number", names<HeadingSeries>(),
            {"Of titles and headings that bring none: 1.1, 第一章, 第一节, 一、, （一）.",
             "标题的编号（自己带编号的不编）：1.1、第一章、第一节、一、（一）。"},
            &Of::number),
        schema::choice(
            "rule", names<RulePlace>(),
            {"Rules in the gaps over and under it, along its left edge, or all around it.",
             "上、下的线，左边的竖线，或四周的框。"},
            &Of::rule),
        schema::number("rule_width", 0.1, 6, {"How thick they are.", "线的粗细。"}, &Of::rule_width)
            .counting(points),
        schema::colour("rule_colour", {"Their colour.", "线的颜色。"}, &Of::rule_colour),
        schema::colour("colour",
                       {"The colour of its text, else the body's.", "文字的颜色，默认同正文。"},
                       &Of::colour),
        schema::colour("background", {"The colour behind it.", "底色。"}, &Of::background),
        schema::hundredths("padding", 0, 3,
                           {"Between its lines and the box or colour around them, in the body's "
                            "size.",
                            "文字与框或底色边缘之间，按正文字号。"},
                           &Of::padding)
            .counting(characters),
        schema::hundredths("letter_space", 0, 2,
                           {"Between its characters, in its own size.", "字距，按自己的字号。"},
                           &Of::letter_space)
            .counting(characters),
        schema::text("ornament",
                     {"What stands for a break between scenes, else three stars in print and a "
                      "rule on a screen.",
                      "场景之间的花饰，默认纸上是三个星号，屏幕上是一条线。"},
                     &Of::ornament),
    };
    // Of the body a role takes face, weight, sizes and alignment; all else is as if there were
    // none.
    for (Field<Of>& field : all) {
        if (field.type == Type::integer || field.type == Type::number) field.by_default = "0";
        if (field.key == "spread") field.by_default = "false";
        if (field.key == "rule_width") field.by_default = "0.34";
        if (field.key == "rule_colour") field.by_default = "\"K\"";
        if (field.key == "number") field.by_default = "\"none\"";
        if (field.key == "rule") field.by_default = "\"none\"";
    }
    return all;
}

/// A table of tables by name, which `read` reads.
template <class Read>
Field<StyleSettings> tables(const char* key, Doc doc, Read read) {
    FieldInfo info{key, Type::tables, doc};
    info.items.assign(role_schema().begin(), role_schema().end());
    return schema::custom<StyleSettings>(
        std::move(info), [read](StyleSettings& to, const std::string& name, const Value& value,
                                const Reading& reading) {
            if (toml::is_table(name, value, reading.diagnostics)) read(to, value, reading);
        });
}

/// The roles of a table that `belongs` allows there.
template <class Belongs>
void read_role_tables(const Value& table, AllSettings& settings, const Reading& reading,
                      const Belongs& belongs) {
    TableReader reader(table, reading.diagnostics);
    for (const auto& [role, name] : names<Role>()) {
        if (!belongs(role)) continue;
        const Value* one = reader.table(name);
        if (one == nullptr) continue;
        schema::read_table(role == Role::body ? body_schema() : role_schema(), *one,
                           settings[static_cast<std::size_t>(role)], reading);
    }
    reader.finish();
}

void read_roles(StyleSettings& to, const Value& table, const Reading& reading) {
    read_role_tables(table, to.roles, reading, [](Role) { return true; });
}

void read_openings(StyleSettings& to, const Value& kinds, const Reading& reading) {
    TableReader reader(kinds, reading.diagnostics);
    for (const auto& [kind, name] : names<ChapterKind>())
        if (const Value* table = reader.table(name))
            read_role_tables(*table, to.openings[kind], reading, belongs_to_opening);
    reader.finish();
}

/// Every language is checked; those that cover the book's are laid over, the nearest last.
void read_languages(StyleSettings& to, const Value& languages, const Reading& reading) {
    struct Own {
        const toml::Entry* entry;
        /// Nothing: it does not cover the book's.
        std::optional<std::size_t> nearness;
    };
    std::vector<Own> all;
    for (const toml::Entry& entry : languages.entries) {
        const auto range = Language::parse(entry.key);
        if (!range)
            reading.diagnostics.report(Code::M010, entry.key_span, {entry.key},
                                       Hint{HintId::language_tags, {}});
        all.push_back({&entry, range ? to.language.nearness(*range) : std::nullopt});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Own& a, const Own& b) { return a.nearness > b.nearness; });
    TableReader reader(languages, reading.diagnostics);
    for (const Own& own : all) {
        const Value* table = reader.table(own.entry->key);
        if (table == nullptr) continue;
        StyleSettings others;
        TableReader one(*table, reading.diagnostics);
        if (const Value* roles = one.table("roles"))
            read_roles(own.nearness ? to : others, *roles, reading);
        one.finish();
    }
}

void add_page(Schema<StyleSettings>& to) {
    using Of = StyleSettings;
    to.push_back(schema::table<Of>("page", {"The paper and the body.", "开本和正文。"}));
    to.push_back(schema::word("page.trim", page_preset_names(),
                              {"The paper of books that name none.", "书没有指定时的开本。"},
                              &Of::page, &PageSettings::trim));
    to.push_back(schema::size("page.body",
                              {"Size of the body on any paper, else the paper's.",
                               "正文字号，任何开本都用它，默认随开本。"},
                              &Of::page, &PageSettings::body));
    to.push_back(schema::size(
        "page.pitch",
        {"From line to line of the body, else the paper's.", "正文行距（行高），默认随开本。"},
        &Of::page, &PageSettings::pitch));
    to.push_back(schema::integer("page.characters", 8, 60,
                                 {"Characters in a line of that paper; left out: as the paper has.",
                                  "这种开本每行的字数，默认随开本。"},
                                 &Of::page, &PageSettings::characters)
                     .counting(characters));
    to.push_back(schema::integer("page.lines", 8, 60,
                                 {"Lines on a page of that paper; left out: as the paper has.",
                                  "这种开本每页的行数，默认随开本。"},
                                 &Of::page, &PageSettings::lines)
                     .counting(lines));
    to.push_back(
        schema::table<Of>("furniture", {"What stands around the text.", "版心以外的部件。"}));
    to.push_back(schema::choice("furniture.folio", names<FolioPlace>(),
                                {"Where the number of the page stands.", "页码的位置。"},
                                &Of::furniture, &Furniture::folio));
    to.push_back(schema::boolean("furniture.head_rule",
                                 {"A thin rule under the running head.", "书眉线。"},
                                 &Of::furniture, &Furniture::head_rule));
    to.push_back(schema::choice(
        "furniture.verso_head", names<HeadText>(),
        {"What stands at the head of a left page. part: the book, where there is none; section: "
         "the first that begins on the page, else the one that goes on.",
         "左页书眉的内容。part 没有编时排书名；section 取本页第一个开始的节，没有就取还在继续的。"},
        &Of::furniture, &Furniture::verso_head));
    to.push_back(schema::choice("furniture.recto_head", names<HeadText>(),
                                {"The same of a right page.", "右页书眉的内容。"}, &Of::furniture,
                                &Furniture::recto_head));
}

void add_notes(Schema<StyleSettings>& to) {
    using Of = StyleSettings;
    to.push_back(schema::table<Of>("parallel", {"A translation and its original.", "对照。"}));
    to.push_back(schema::boolean(
        "parallel.folded",
        {"On a screen the original opens when asked for.", "屏幕上原文折起，点开才显示。"},
        &Of::folds_originals));
    to.push_back(schema::table<Of>(
        "notes", {"Where notes stand and what they are marked with: circled ①, black ❶, brackets "
                  "〔1〕, square [1], stars ＊1. "
                  "Notes with the same signs are counted and set as one.",
                  "注的位置和注码：circled ①、black ❶、brackets 〔1〕、square [1]、stars ＊1。"
                  "注码相同的注一起编号。"}));
    to.push_back(schema::choice("notes.place", names<NotePlace>(),
                                {"At the foot of the page, behind the chapter, behind the text of "
                                 "the book, or in the outer margin.",
                                 "页末（脚注）、章后、书后，或外侧页边（边注）。"},
                                &Of::note_place));
    const auto whose = [&](const char* key, NoteBy by, Doc doc) {
        to.push_back(schema::choice_at<Of>(
            key, names<NoteSeries>(), doc, [by](auto& of) -> auto& {
                return of.notes.series[static_cast<std::size_t>(by)];
            }));
    };
    whose("notes.author", NoteBy::author,
          {"Of the author's, and of all where they are not kept apart.", "原注；不分的书的注。"});
    whose("notes.translator", NoteBy::translator, {"Of the translator's.", "译注。"});
    whose("notes.editor", NoteBy::editor, {"Of the editor's.", "编注。"});
    to.push_back(schema::table<Of>(
        "side", {"The column in the outer margin, where notes stand at the side. The text gets "
                 "narrower for it where the margin has no room.",
                 "注放在边上时，外侧页边的一栏。页边放不下时，版心让出地方。"}));
    to.push_back(schema::hundredths("side.width", 4, 20,
                                    {"How wide it is, in the body's size.", "宽，按正文字号。"},
                                    &Of::side, &SideSettings::width)
                     .counting(characters));
    to.push_back(schema::hundredths("side.gap", 0.5, 5,
                                    {"Between it and the text.", "离版心多远。"}, &Of::side,
                                    &SideSettings::gap)
                     .counting(characters));
}

void add_tables(Schema<StyleSettings>& to) {
    using Of = StyleSettings;
    to.push_back(schema::table<Of>(
        "table", {"Rules and shades of tables; their colour is rule_colour of roles.table, the "
                  "shade of heads the background of roles.table-header.",
                  "表格的线和底色；线的颜色是 roles.table 的 rule_colour，表头的底色是 "
                  "roles.table-header 的 background。"}));
    to.push_back(schema::choice(
        "table.rules", names<TableRules>(),
        {"Over, under and under the head; the same and under every row; around every cell; none.",
         "三线（three）、每行有线（rows）、全线（grid）或无线（none）。"},
        &Of::table, &TableSettings::rules));
    to.push_back(schema::colour("table.stripe",
                                {"The colour behind every other row.", "隔行的底色。"}, &Of::table,
                                &TableSettings::stripe));
}

Schema<StyleSettings> make_style_schema() {
    using Of = StyleSettings;
    Schema<Of> all;
    all.push_back(schema::alternatives<Of>(
        "about", {"The style in a line, by language.", "一句话的说明，按语言写。"}, &Of::about));
    all.push_back(schema::word(
        "base", built_in_style_names(),
        {"The style that holds for whatever is not said here.", "这里没写的，照哪种样式。"},
        &Of::base));
    all.push_back(schema::plain<Of>(
        {"accent",
         Type::colour,
         {"What \"accent\" means in it; black if left out.", "“accent” 指的颜色，默认黑色。"}},
        schema::read_accent, &Of::accent));
    add_page(all);
    add_notes(all);
    add_tables(all);
    all.push_back(tables("roles",
                         {"How each role is set: [roles.quote].", "各角色的排法：[roles.quote]。"},
                         read_roles));
    all.push_back(tables("opening",
                         {"What a role of the opening is in one kind of chapter alone: "
                          "[opening.news.source].",
                          "只在某一类章的开头才有的排法：[opening.news.source]。"},
                         read_openings));
    all.push_back(tables("language",
                         {"What a role is in books of one language alone: "
                          "[language.ja.roles.body].",
                          "只用于某种语言的排法：[language.ja.roles.body]。"},
                         read_languages));
    return all;
}

}  // namespace

const Schema<RoleSettings>& role_schema() {
    static const Schema<RoleSettings> schema = make_role_schema();
    return schema;
}

const Schema<RoleSettings>& body_schema() {
    static const Schema<RoleSettings> schema = [] {
        Schema<RoleSettings> all = role_schema();
        std::erase_if(all, [](const FieldInfo& field) { return field.type == Type::size; });
        return all;
    }();
    return schema;
}

const Schema<StyleSettings>& style_schema() {
    static const Schema<StyleSettings> schema = make_style_schema();
    return schema;
}

}  // namespace banxin::style
