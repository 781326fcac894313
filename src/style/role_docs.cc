// What each role is for, in both languages.

#include "style/settings.h"

namespace banxin::style {

schema::Doc doc_of(Role role) {
    switch (role) {
        case Role::body: return {"The text.", "正文。"};
        case Role::part_title:
            return {"The title of a part, on a page of its own.", "编名，独占一页。"};
        case Role::chapter_title: return {"The title of a chapter.", "章题。"};
        case Role::heading2: return {"A heading of the second level: ##.", "二级标题：##。"};
        case Role::heading3: return {"A heading of the third level: ###.", "三级标题：###。"};
        case Role::heading4: return {"A heading of the fourth level.", "四级标题。"};
        case Role::heading5: return {"A heading of the fifth level.", "五级标题。"};
        case Role::heading6: return {"A heading of the sixth level.", "六级标题。"};
        case Role::kicker: return {"The line over the title of a report.", "引题。"};
        case Role::deck: return {"The line under it.", "副题。"};
        case Role::original_title:
            return {"The original's title, under a translation's.", "原题。"};
        case Role::byline: return {"Who wrote it.", "作者。"};
        case Role::translator: return {"Who translated it.", "译者。"};
        case Role::original: return {"Where the original appeared.", "原文出处。"};
        case Role::source:
            return {"Where a report appeared, what a digest is of.", "报道、文摘的出处。"};
        case Role::date: return {"When it was written.", "日期。"};
        case Role::dateline: return {"Place and day before a report's first words.", "电头。"};
        case Role::closing: return {"Name and day under the last line.", "落款。"};
        case Role::colophon_title: return {"The title of the colophon.", "版权页的标题。"};
        case Role::colophon_entry: return {"A line of the colophon.", "版权页的一行。"};
        case Role::colophon_catalogue:
            return {"A line of the library catalogue's data in it.",
                    "版权页上的在版编目（CIP）数据。"};
        case Role::source_entry: return {"A text in the list of sources.", "出处表的一条。"};
        case Role::quote: return {"A quotation: >.", "引文：>。"};
        case Role::verse: return {"Verse: ::: verse.", "诗：::: verse。"};
        case Role::letter: return {"A letter: ::: letter.", "信：::: letter。"};
        case Role::epigraph: return {"An epigraph.", "题记。"};
        case Role::admonition:
            return {"A box to the reader: > [!NOTE], ::: tip.", "提示框：> [!NOTE]、::: tip。"};
        case Role::aside:
            return {"What stands beside the text: ::: aside; in the margin as small as a note.",
                    "旁注：::: aside；在页边同注一样大。"};
        case Role::scene_break: return {"A break between scenes: ---.", "场景分隔：---。"};
        case Role::attribution: return {"Who said what is quoted.", "引文末的出处。"};
        case Role::signature: return {"Name and date under a letter.", "信末的署名。"};
        case Role::parallel_text: return {"The original beside its translation.", "对照的原文。"};
        case Role::list: return {"A list.", "列表。"};
        case Role::code: return {"Code.", "代码。"};
        case Role::table: return {"The cells of a table.", "表格。"};
        case Role::table_header: return {"Its head.", "表头。"};
        case Role::caption: return {"What is said of a figure or table.", "图表的说明。"};
        case Role::table_note:
            return {"What stands under a table and belongs to it.", "表注、资料来源。"};
        case Role::note: return {"A note.", "注。"};
        case Role::running_head: return {"The running head.", "书眉。"};
        case Role::folio: return {"The number of a page.", "页码。"};
        case Role::contents_title: return {"The title of the contents.", "目录的标题。"};
        case Role::contents_entry: return {"A chapter in the contents.", "目录的一章。"};
        case Role::contents_subentry: return {"A heading in the contents.", "目录的一节。"};
        case Role::title_page_title:
            return {"The book's title on its title page.", "书名页的书名。"};
        case Role::title_page_subtitle: return {"Its subtitle there.", "书名页的副题。"};
        case Role::title_page_author: return {"Who made it, there.", "书名页的作者。"};
        case Role::title_page_publisher: return {"Who publishes it, there.", "书名页的出版者。"};
    }
    return {};
}

}  // namespace banxin::style
