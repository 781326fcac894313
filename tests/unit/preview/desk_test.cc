// What the preview answers to what.
#include "preview/desk.h"
#include "preview/character_count.h"
#include "preview/find.h"
#include "preview/message.h"
#include "unit/check/small_epub.h"
#include "unit/preview/made_view.h"

#include <gtest/gtest.h>

#include <system_error>
#include <thread>

namespace banxin::preview {
namespace {

using Query = std::map<std::string, std::string>;

class DeskTest : public ::testing::Test {
protected:
    DeskTest() { desk_.show(view_); }

    Answer ask(const std::string& path, Query query = {}, std::string method = "GET") {
        return desk_.answer(
            {std::move(method), "/token/" + path, std::move(query), {{"host", "localhost:1"}}});
    }
    static std::string body(const Answer& answer) { return answer.body ? *answer.body : ""; }
    /// What a member of JSON without nesting says.
    static std::string member(const std::string& json, const std::string& name) {
        const std::size_t at = json.find("\"" + name + "\":");
        if (at == std::string::npos) return "";
        const std::size_t begin = at + name.size() + 3;
        return json.substr(begin, json.find_first_of(",}", begin) - begin);
    }
    std::string hash_of(std::size_t page) {
        const std::string number = std::to_string(page);
        const std::string hash =
            member(body(ask("pages", {{"from", number}, {"to", number}})), "hash");
        return hash.substr(1, hash.size() - 2);
    }

    std::vector<std::string> started_;
    std::shared_ptr<made::MadeView> view_ = std::make_shared<made::MadeView>();
    Desk desk_{"token", EditorCommand::parse("edit +{line} {file}"),
               [this](const std::vector<std::string>& arguments) { started_ = arguments; }};
};

TEST_F(DeskTest, GivesTheShellAndNothingBesideIt) {
    for (const char* name : {"", "shell.css", "shell.js", "worker.js", "words.js"}) {
        const Answer answer = ask(name);
        EXPECT_EQ(answer.status, 200) << name;
        EXPECT_FALSE(body(answer).empty()) << name;
        EXPECT_NE(answer.headers.at("Content-Security-Policy").find("default-src 'none'"),
                  std::string::npos);
        EXPECT_EQ(answer.headers.at("Referrer-Policy"), "no-referrer");
    }
    for (const char* name :
         {"banxin.toml", "../banxin.toml", "page/shell.js", "shell", "/", "font/", "font/f0",
          "font/f0-0", "font/f0-0-1-2", "font/f9-0-1", "font/f0-9-1",
          "font/f99999999999999999999-0-1", "picture/1", "picture/x", "picture/"})
        EXPECT_GE(ask(name).status, 400) << name;
}

TEST_F(DeskTest, RefusesWhoMayNotAsk) {
    EXPECT_EQ(desk_.answer({"GET", "/other/", {}, {{"host", "localhost"}}}).status, 403);
    EXPECT_EQ(desk_.answer({"GET", "/token/", {}, {{"host", "example.org"}}}).status, 421);
    EXPECT_EQ(ask("pages", {{"from", "0"}, {"to", "0"}}, "POST").status, 404)
        << "nothing but a line is opened";
    EXPECT_EQ(ask("open").status, 404) << "and that by no link";
}

TEST_F(DeskTest, GivesPagesAndTheFontsThatTheyNeed) {
    const std::string one = body(ask("pages", {{"from", "2"}, {"to", "2"}}));
    EXPECT_NE(one.find("\"page\":2,\"label\":\"1\",\"hash\":\"1-"), std::string::npos) << one;
    EXPECT_NE(one.find(">天头</tspan></text>\\n\""), std::string::npos) << one;
    EXPECT_NE(one.find("\"fonts\":[[\"f0\",\"f0-0-1\",2]]"), std::string::npos) << one;
    const Answer font = ask("font/f0-0-1");
    EXPECT_EQ(font.status, 200);
    EXPECT_TRUE(body(font).starts_with("OTTO"));
    EXPECT_NE(font.headers.at("Cache-Control").find("immutable"), std::string::npos);
    EXPECT_EQ(ask("font/f0-0-2").status, 404) << "of faces that there are not";
}

TEST_F(DeskTest, SendsNoPageThatTheOtherHas) {
    const std::string same =
        body(ask("pages", {{"from", "2"}, {"to", "3"}, {"have", hash_of(2) + "," + hash_of(1)}}));
    EXPECT_EQ(same.find("天头"), std::string::npos);
    EXPECT_NE(same.find("地脚"), std::string::npos);
}

TEST_F(DeskTest, AsksForReasonableNumbers) {
    for (const Query& query :
         {Query{}, Query{{"from", "0"}}, Query{{"from", "1"}, {"to", "0"}},
          Query{{"from", "-1"}, {"to", "0"}}, Query{{"from", "0"}, {"to", "1000"}},
          Query{{"from", "0x1"}, {"to", "2"}}})
        EXPECT_EQ(ask("pages", query).status, 400);
    EXPECT_EQ(member(body(ask("pages", {{"from", "7"}, {"to", "9"}})), "pages"), "[]");
}

TEST_F(DeskTest, OpensTheLineThatWasClicked) {
    const Query click{{"page", "2"}, {"x", "1200"}, {"y", "1500"}, {"hash", hash_of(2)}};
    const std::string said = body(ask("open", click, "POST"));
    EXPECT_EQ(started_, (std::vector<std::string>{"edit", "+7", "one two.md"}));
    EXPECT_EQ(said, "{\"file\":\"one two.md\",\"line\":7,\"column\":3,\"opened\":true}");

    started_.clear();
    Query other = click;
    other["hash"] = hash_of(3);
    EXPECT_EQ(ask("open", other, "POST").status, 409) << "the page is another now";
    other = click;
    other["y"] = "100";
    EXPECT_EQ(ask("open", other, "POST").status, 404) << "no line stands there";
    for (const char* wrong : {"-1", "", "1e3", "99999999999"}) {
        other = click;
        other["y"] = wrong;
        EXPECT_EQ(ask("open", other, "POST").status, 400) << wrong;
    }
    other = click;
    other["page"] = "99";
    EXPECT_EQ(ask("open", other, "POST").status, 400);
    EXPECT_TRUE(started_.empty());
}

TEST_F(DeskTest, TellsThePlaceWithoutAnEditorOrWhenItDoesNotStart) {
    Desk without("token", std::nullopt, [](const auto&) { FAIL(); });
    Desk refusing("token", EditorCommand::parse("edit"),
                  [](const auto&) { throw std::system_error(2, std::generic_category(), "edit"); });
    for (Desk* desk : {&without, &refusing}) {
        desk->show(view_);
        const Answer answer =
            desk->answer({"POST",
                          "/token/open",
                          {{"page", "2"}, {"x", "0"}, {"y", "1500"}, {"hash", hash_of(2)}},
                          {{"host", "localhost"}}});
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(member(body(answer), "line"), "7");
        EXPECT_EQ(body(answer).find("opened"), std::string::npos);
        EXPECT_EQ(body(answer).find("refused") != std::string::npos, desk == &refusing);
    }
}

TEST_F(DeskTest, FindsPlaces) {
    view_->problems_ = {{Problem::Severity::error, "S001", TextLine{"one two.md", 1, 1}, "x", ""},
                        {Problem::Severity::error, "S002", std::nullopt, "y", ""},
                        {Problem::Severity::note, "S003", TextLine{"other.md", 1, 1}, "z", ""}};
    EXPECT_EQ(body(ask("problem", {{"number", "0"}})), "{\"page\":2,\"y\":12}");
    EXPECT_EQ(body(ask("problem", {{"number", "1"}})), "null");
    EXPECT_EQ(body(ask("problem", {{"number", "2"}})), "null");
    EXPECT_EQ(ask("problem", {{"number", "3"}}).status, 404);
    EXPECT_EQ(body(ask("anchor", {{"name", "there"}})), "{\"page\":3,\"y\":50}");
    EXPECT_EQ(body(ask("anchor", {{"name", "nowhere"}})), "null");
    EXPECT_EQ(body(ask("label", {{"label", "2"}})), "{\"page\":3,\"y\":0}") << "what is printed";
    EXPECT_EQ(body(ask("label", {{"label", "4"}})), "{\"page\":3,\"y\":0}") << "how manieth it is";
    EXPECT_EQ(ask("label", {{"label", "5"}}).status, 404);
    EXPECT_EQ(ask("open", {{"problem", "1"}}, "POST").status, 404);
    EXPECT_EQ(ask("open", {{"problem", "0"}}, "POST").status, 200);
}

TEST_F(DeskTest, FindsWordsInAllPages) {
    EXPECT_EQ(
        body(ask("find", {{"words", "地 脚"}})),
        "{\"version\":1,\"more\":false,\"hits\":[{\"page\":3,\"before\":\"\",\"text\":\"地脚\","
        "\"after\":\"\",\"areas\":[[10,11.2,20,10]]}]}");
    for (const char* none : {"", " ", "天地", "头地"})
        EXPECT_NE(body(ask("find", {{"words", none}})).find("\"hits\":[]"), std::string::npos)
            << none;
}

TEST(Find, ReadsOverTheEndsOfLinesAndNotOfParagraphs) {
    layout::Page page = made::page("天头，ABc");
    layout::Page second = made::page("地脚，天头");
    auto& line = std::get<layout::GlyphRun>(second.items.front());
    line.origin.y = points(40);
    page.items.push_back(line);
    const std::vector<layout::StructureNode> structure{
        {layout::StructureType::Document, layout::NodeId::artifact, {}, {}},
        {layout::StructureType::P, layout::NodeId{0}, {}, {}},
        {layout::StructureType::P, layout::NodeId{0}, {}, {}}};
    const std::vector<Hit> over = find(page, structure, "bC地");
    ASSERT_EQ(over.size(), 1U);
    EXPECT_EQ(over[0].before, "天头，A");
    EXPECT_EQ(over[0].text, "Bc地");
    EXPECT_EQ(over[0].after, "脚，天头");
    EXPECT_EQ(over[0].areas.size(), 2U) << "one a line";
    EXPECT_EQ(find(page, structure, "天头").size(), 2U);
    std::get<layout::GlyphRun>(page.items.back()).node = layout::NodeId{2};
    EXPECT_TRUE(find(page, structure, "c地").empty()) << "another paragraph";
    std::get<layout::GlyphRun>(page.items.back()).node = layout::NodeId::artifact;
    EXPECT_TRUE(find(page, structure, "地脚").empty()) << "no text of the book";
}

TEST_F(DeskTest, GivesPicturesThatCanDoNothing) {
    const Answer answer = ask("picture/0");
    EXPECT_EQ(answer.type, "image/svg+xml");
    EXPECT_NE(answer.headers.at("Content-Security-Policy").find("sandbox"), std::string::npos);
}

TEST_F(DeskTest, ShowsAPageWhosePictureIsGone) {
    view_->add_picture(0);
    EXPECT_NE(body(ask("pages", {{"from", "0"}, {"to", "0"}})).find("href=\\\"picture/0?"),
              std::string::npos);
    view_->add_picture(1);
    EXPECT_NE(body(ask("pages", {{"from", "0"}, {"to", "0"}})).find("href=\\\"picture/1\\\""),
              std::string::npos);
}

TEST_F(DeskTest, GivesTheEpubEntryByEntry) {
    EXPECT_EQ(ask("epub").status, 404) << "the book has none";
    EXPECT_EQ(ask("book/1/mimetype").status, 404);
    check::testing::SmallEpub small;
    view_->epub_ = small.bytes();
    desk_.show(view_);
    EXPECT_EQ(ask("book/2/mimetype").status, 404) << "nobody has asked for it";
    EXPECT_EQ(body(ask("epub")), "{\"version\":2}");
    EXPECT_EQ(body(ask("epub")), "{\"version\":2}");
    EXPECT_EQ(view_->epubs_made_, 2) << "once a state";
    EXPECT_EQ(body(ask("book/2/mimetype")), "application/epub+zip");
    const Answer container = ask("book/2/META-INF/container.xml");
    EXPECT_EQ(container.type, "application/xml");
    EXPECT_NE(container.headers.at("Content-Security-Policy").find("sandbox"), std::string::npos);
    for (const char* none : {"book/1/mimetype", "book/3/mimetype", "book/2/", "book/2", "book/",
                             "book/2/none", "book/2/../2/mimetype"})
        EXPECT_EQ(ask(none).status, 404) << none;
}

TEST_F(DeskTest, TellsOnlyTheNewestState) {
    std::uint64_t seen = 0;
    desk_.show(view_);
    const auto first = desk_.next_event(seen, std::chrono::milliseconds(0));
    ASSERT_TRUE(first);
    EXPECT_EQ(member(*first, "version"), "2");
    EXPECT_EQ(*desk_.next_event(seen, std::chrono::milliseconds(1)), "") << "nothing new";
    auto changed = std::make_shared<made::MadeView>();
    changed->change(1, "天");
    std::thread later([&] { desk_.show(changed); });
    const auto next = desk_.next_event(seen, std::chrono::seconds(60));
    later.join();
    EXPECT_NE(next->find("\"changed\":{\"page\":3,\"y\":20}"), std::string::npos) << *next;
    EXPECT_NE(hash_of(2).substr(2), hash_of(3).substr(2));
    desk_.end();
    EXPECT_FALSE(desk_.next_event(seen, std::chrono::seconds(60)));
}

TEST_F(DeskTest, ShowsAnotherStyleBesideItsOwn) {
    std::vector<std::string> set;
    desk_.offer({{"classic", "textbook"}, [&](const std::string& style) { set.push_back(style); }});
    EXPECT_EQ(ask("style", {{"name", "none"}}, "POST").status, 404);
    EXPECT_EQ(ask("style", {{"name", "textbook"}}).status, 404) << "by no link";
    EXPECT_TRUE(set.empty());
    EXPECT_EQ(ask("style", {{"name", "textbook"}}, "POST").status, 200);
    EXPECT_EQ(set, (std::vector<std::string>{"", "textbook"}));
    std::uint64_t seen = 0;
    const auto told = desk_.next_event(seen, std::chrono::milliseconds(0));
    EXPECT_EQ(member(*told, "beside"), "\"textbook\"");
    EXPECT_EQ(member(*told, "style"), "\"classic\"");

    // It has an address, pages and events of its own, and may stand in a frame of these pages.
    auto other = std::make_shared<made::MadeView>();
    other->style_ = "textbook";
    other->change(0, "切口");
    other->line_on_ = 3;
    EXPECT_EQ(ask("beside/pages", {{"from", "2"}, {"to", "2"}}).status, 404) << "not yet";
    desk_.beside().show(other);
    EXPECT_NE(body(ask("beside/pages", {{"from", "2"}, {"to", "2"}})).find("切口"),
              std::string::npos);
    EXPECT_EQ(body(ask("pages", {{"from", "2"}, {"to", "2"}})).find("切口"), std::string::npos);
    const Answer shell = ask("beside/");
    EXPECT_NE(shell.headers.at("Content-Security-Policy").find("frame-ancestors 'self'"),
              std::string::npos);
    EXPECT_NE(ask("").headers.at("Content-Security-Policy").find("frame-ancestors 'none'"),
              std::string::npos);
    EXPECT_EQ(ask("beside/events").events, &desk_.beside());
    EXPECT_EQ(ask("events").events, &desk_);
    EXPECT_EQ(ask("beside/beside/").status, 404) << "and nothing beside it";

    // The same line on both.
    Query at = {{"from", "own"}, {"page", "2"}, {"x", "1000"}, {"y", "1100"}};
    EXPECT_EQ(body(ask("across", at)),
              "{\"here\":{\"page\":2,\"y\":7},\"there\":{\"page\":3,\"y\":7}}");
    at["from"] = "beside";
    EXPECT_EQ(body(ask("across", at)),
              "{\"here\":{\"page\":3,\"y\":7},\"there\":{\"page\":2,\"y\":7}}");
    at["page"] = "1";
    EXPECT_EQ(body(ask("across", at)), "null") << "no text";
    at["page"] = "x";
    EXPECT_EQ(ask("across", at).status, 400);

    // Closed, nothing of it is kept, and nothing of it is told to who comes later.
    const std::weak_ptr<made::MadeView> kept = other;
    other = nullptr;
    EXPECT_EQ(ask("style", {{"name", ""}}, "POST").status, 200);
    EXPECT_EQ(set.back(), "");
    EXPECT_TRUE(kept.expired());
    EXPECT_EQ(ask("beside/pages", {{"from", "2"}, {"to", "2"}}).status, 404);
    EXPECT_EQ(ask("across", at).status, 400);
    std::uint64_t later = 0;
    EXPECT_EQ(*desk_.beside().next_event(later, std::chrono::milliseconds(0)), "");
    EXPECT_EQ(member(*desk_.next_event(seen, std::chrono::milliseconds(0)), "beside"), "\"\"");
}

TEST_F(DeskTest, ANewStyleBesideIsNoChangeOfTheText) {
    desk_.offer({{"classic", "textbook"}, [](const std::string&) {}});
    view_->change(1, "天");
    desk_.show(view_);
    std::uint64_t seen = 0;
    EXPECT_NE(desk_.next_event(seen, std::chrono::milliseconds(0))->find("changed"),
              std::string::npos);
    ask("style", {{"name", "textbook"}}, "POST");
    EXPECT_EQ(desk_.next_event(seen, std::chrono::milliseconds(0))->find("changed"),
              std::string::npos);
}

TEST_F(DeskTest, OffersNoOtherStyleUnlessSomebodySetsIt) {
    for (const char* path : {"beside/", "beside/pages", "across"})
        EXPECT_EQ(ask(path).status, 404) << path;
    EXPECT_EQ(ask("style", {{"name", ""}}, "POST").status, 404);
}

TEST_F(DeskTest, HasNothingBeforeTheFirstState) {
    Desk empty("token", std::nullopt, [](const auto&) {});
    EXPECT_EQ(empty.answer({"GET", "/token/", {}, {{"host", "localhost"}}}).status, 200);
    EXPECT_EQ(empty.answer({"GET", "/token/pages", {}, {{"host", "localhost"}}}).status, 404);
    EXPECT_EQ(empty.answer({"POST", "/token/open", {}, {{"host", "localhost"}}}).status, 404);
    std::uint64_t seen = 0;
    EXPECT_EQ(*empty.next_event(seen, std::chrono::milliseconds(1)), "");
}

TEST(StateMessage, SaysAllButThePages) {
    made::MadeView view;
    view.problems_ = {
        {Problem::Severity::warning, "S1", TextLine{"a\"b.md", 3, 4}, "m\n\x01", "h"}};
    EXPECT_EQ(
        state_message(view, 9, {true, {"classic", "x"}, "x"}),
        "{\"version\":9,\"title\":\"版\\\"心\",\"language\":\"zh-Hans\",\"width\":100,"
        "\"height\":150.5,\"grid\":{\"head\":20,\"gutter\":15,\"fore_edge\":10,\"size\":10,"
        "\"pitch\":16,"
        "\"characters\":7,\"lines\":8},\"pages\":4,\"parts\":[{\"name\":\"front\",\"title\":"
        "\"«front»\","
        "\"level\":1,\"label\":\"\",\"first\":0,\"count\":1},{\"name\":\"chapter\",\"title\":"
        "\"«chapter»\","
        "\"level\":1,\"label\":\"1\",\"first\":2,\"count\":2}],\"characters\":5,\"complete\":false,"
        "\"editor\":true,\"style\":\"classic\",\"styles\":[\"classic\",\"x\"],"
        "\"beside\":\"x\",\"problems\":[{\"severity\":\"warning\",\"code\":\"S1\","
        "\"file\":\"a\\\"b.md\",\"line\":3,\"column\":4,\"message\":\"m\\n\\u0001\","
        "\"hint\":\"h\"}]}");
}

TEST(EditorCommand, IsPartedAtBlanksOutsideQuotes) {
    const auto words = [](const char* command) {
        const auto parsed = EditorCommand::parse(command);
        return parsed ? parsed->arguments({"a b; c.md", 12, 3}) : std::vector<std::string>{};
    };
    using List = std::vector<std::string>;
    EXPECT_EQ(words("code -g {file}:{line}:{column}"), (List{"code", "-g", "a b; c.md:12:3"}));
    EXPECT_EQ(words(" 'my editor'  \"+{line}\" "), (List{"my editor", "+12", "a b; c.md"}));
    EXPECT_EQ(words("vi '' {file}"), (List{"vi", "", "a b; c.md"}));
    for (const char* wrong : {"", "  ", "vi 'x", "\"\" x"})
        EXPECT_TRUE(words(wrong).empty()) << wrong;
    // What stands for something in a file's name stays as it is.
    EXPECT_EQ(EditorCommand::parse("e {file}")->arguments({"{line}", 1, 1}), (List{"e", "{line}"}));
}

TEST(CharacterCount, LeavesOutBlanksReadingsAndWhatTheProgramWrote) {
    Ruby ruby;
    ruby.units = {{"地脚", "di jiao"}};
    Book book;
    book.chapters.resize(2);
    Chapter& own = book.chapters[0];
    own.file = "a.md";
    own.title = {{Text{"版心", {}}}};
    own.blocks.push_back({Paragraph{{{Text{"天 头，ab", {}}}, {ruby}}}, {}, "", ""});
    book.chapters[1].title = {{Text{"版权页", {}}}};
    EXPECT_EQ(character_count(book), 2U + 5 + 2);
}

TEST(PageFonts, GrowInTiersOfWhichFullOnesStay) {
    PageFonts fonts(made::fonts());
    const text::FaceId face{0};
    const auto draw = [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t glyph = first; glyph < last; ++glyph)
            static_cast<void>(fonts.codes().code(face, glyph, ""));
    };
    EXPECT_TRUE(fonts.tiers().empty());
    draw(1, 11);
    EXPECT_EQ(fonts.tiers(), (std::vector<PageFonts::Tier>{{face, 0, 10}}));
    const auto small = fonts.file(face, 0);
    EXPECT_EQ(fonts.file(face, 0), small) << "not made again";
    draw(1, 21);
    EXPECT_EQ(fonts.tiers(), (std::vector<PageFonts::Tier>{{face, 0, 20}}));
    EXPECT_NE(fonts.file(face, 0), small);
    draw(1, 600);
    EXPECT_EQ(fonts.tiers(), (std::vector<PageFonts::Tier>{{face, 0, 599}}));
    const auto full = fonts.file(face, 0);
    draw(1, 700);
    EXPECT_EQ(fonts.tiers(), (std::vector<PageFonts::Tier>{{face, 0, 599}, {face, 1, 100}}));
    EXPECT_EQ(fonts.file(face, 0), full);
    EXPECT_NE(fonts.file(face, 1), nullptr);
    EXPECT_EQ(fonts.file(face, 2), nullptr);
    EXPECT_EQ(fonts.file(text::FaceId{7}, 0), nullptr);
}

}  // namespace
}  // namespace banxin::preview
