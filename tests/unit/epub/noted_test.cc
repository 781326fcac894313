// A mark may stand anywhere, in anything: its note is written once, and each leads to the other.
#include "unit/document/noted.h"
#include "unit/epub/support.h"

#include <algorithm>

namespace banxin::epub {
namespace {

using testing::all;
using testing::Made;
using testing::make;

/// Notes by their words; marks and ways back by their addresses.
void expect_whole(const Chapter& chapter, const std::vector<std::string>& documents,
                  const Made& made) {
    std::vector<std::string> marks;
    std::vector<std::string> notes;
    std::vector<std::string> back;
    std::vector<std::string> mark_ids;
    for (const std::string& path : documents) {
        const pugi::xml_document document = made.xml(path);
        const auto append = [&](std::vector<std::string>& to, const char* xpath) {
            for (std::string& one : all(document, xpath))
                to.push_back(one.substr(one.find('#') + 1));
        };
        append(marks, "//a[@epub:type='noteref']/@href");
        append(mark_ids, "//a[@epub:type='noteref']/@id");
        append(notes, "//aside[@epub:type='footnote']/@id");
        append(back, "//a[@role='doc-backlink']/@href");
        // HTML, "The a element".
        EXPECT_TRUE(document.select_nodes("//a//a").empty());
    }
    EXPECT_EQ(notes.size(), chapter.notes.size());
    for (std::vector<std::string>* list : {&marks, &notes, &back, &mark_ids})
        std::sort(list->begin(), list->end());
    marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
    EXPECT_EQ(marks, notes);
    EXPECT_EQ(back, mark_ids);
}

TEST(Noted, NotesAreWrittenOnceWhereverTheirMarksStand) {
    const std::vector<noted::Place> places = noted::places();
    for (const noted::Wrapping& wrapping : noted::wrappings()) {
        SCOPED_TRACE(wrapping.name);
        for (const bool split : {false, true}) {
            Book book = testing::small_book();
            Chapter& chapter = book.chapters[0];
            // Documents begin with a heading.
            chapter.blocks = {noted::paragraph(noted::text("起"))};
            for (std::size_t i = 0; i < places.size(); ++i) noted::put(chapter, i, wrapping.wrap);
            noted::settle(chapter);
            EpubOptions options;
            options.embed_fonts = false;
            options.contents_depth = 4;
            if (split) options.document_bytes = 3000;
            const Made made = make(book, options);
            std::vector<std::string> documents;
            std::string text;
            for (const auto& [name, bytes] : made.files) {
                if (!name.starts_with("epub/text/one")) continue;
                documents.push_back(name.substr(5));
                text += bytes;
            }
            EXPECT_EQ(documents.size() > 1, split);
            for (std::size_t i = 0; i < places.size(); ++i) {
                const std::size_t at = text.find(noted::note_words(i));
                EXPECT_NE(at, std::string::npos) << places[i].name;
                EXPECT_EQ(text.find(noted::note_words(i), at + 1), std::string::npos)
                    << places[i].name;
            }
            expect_whole(chapter, documents, made);
            // Titles are quoted without their marks.
            EXPECT_EQ(
                all(made.xml("nav.xhtml"), "//nav[@id='toc']//a"),
                (std::vector<std::string>{noted::words(0), noted::words(3), noted::words(4)}));
        }
    }
}

/// The second mark of a note has a way back of its own.
TEST(Noted, SecondMarksLeadBackToo) {
    Book book = testing::small_book(
        "# 章[^1]\n\n> 甲[**乙[^1]**丙](https://e.org)。\n\n- 丁[^2]\n\n"
        "[^1]: 一。\n\n[^2]: 二[^1]。\n");
    const Chapter& chapter = book.chapters[0];
    EXPECT_EQ(chapter.notes[0].references, 3U);
    expect_whole(chapter, {"text/one.xhtml"}, make(book));
}

TEST(Noted, LinesOfVerseEndInEmphasisToo) {
    const Made made = make(testing::small_book("::: verse\n甲**乙*丙\n丁*戊**\n:::\n"));
    EXPECT_EQ(testing::markup(made.xml("text/one.xhtml"), "//blockquote/p"),
              "<p><span class=\"line\">甲<strong>乙<em>丙</em></strong></span>"
              "<span class=\"line\"><strong><em>丁</em>戊</strong></span></p>");
}

}  // namespace
}  // namespace banxin::epub
