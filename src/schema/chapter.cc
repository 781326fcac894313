#include "schema/chapter.h"

#include "document/names.h"

namespace banxin::schema {
namespace {

using Chapter = ChapterEntry;

constexpr auto fields = &Chapter::fields;
constexpr auto plain = ChapterKind::plain;
constexpr auto essay = ChapterKind::essay;
constexpr auto translation = ChapterKind::translation;
constexpr auto news = ChapterKind::news;
constexpr auto digest = ChapterKind::digest;

/// What every chapter has.
void add_place(Schema<Chapter>& to) {
    to.push_back(choice("kind", names<ChapterKind>(),
                        {"What kind of text it is, which decides its fields and how it opens.",
                         "章的类别，决定它有哪些字段、怎样开头。"},
                        &Chapter::kind));
    to.push_back(text("part",
                      {"The title of the part of the book that begins with this chapter.",
                       "从这一章开始的编的标题。"},
                      &Chapter::part));
    to.push_back(integer("level", 1, 3,
                         {"How deep it stands in the contents, under the chapter before it.",
                          "在目录中的层次，2、3 属于前一章。"},
                         &Chapter::level));
    to.push_back(
        file("file", {"Its Markdown file.", "正文的 Markdown 文件。"}, &Chapter::file).must());
    to.push_back(text("title",
                      {"Its title, in place of the first heading.", "标题，代替正文的第一个标题。"},
                      &Chapter::title)
                     .in_chapters());
    to.push_back(text("short_title",
                      {"What stands for the title in running heads.", "书眉上用的短标题。"}, fields,
                      &ChapterFields::short_title)
                     .in_chapters());
    to.push_back(choice(
        "role", names<ChapterRole>(),
        {"What it is in the structure of the book.", "在全书结构中的位置：序、附录、后记等。"},
        &Chapter::role));
    to.push_back(language("language",
                          {"Its language, where it is not the book's.", "语言，与全书不同时才写。"},
                          &Chapter::language));
    to.push_back(choice("notes_by", names<NoteBy>(),
                        {"Whose the notes are that do not say so.", "没有署名的注是谁的。"}, fields,
                        &ChapterFields::notes_by)
                     .in_chapters());
}

/// Who wrote it, when, and where else it stands.
void add_authorship(Schema<Chapter>& to) {
    to.push_back(text("author",
                      {"The author, as the book spells the name.", "作者，按本书的写法。"}, fields,
                      &ChapterFields::author)
                     .of(Kinds(plain, essay, translation, digest))
                     .in_chapters());
    to.push_back(date("date", {"When it was written.", "写作日期。"}, fields, &ChapterFields::date)
                     .of(Kinds(plain, essay, digest))
                     .in_chapters());
    to.push_back(address("url", {"Where it can be read on the web.", "网上的地址。"}, fields,
                         &ChapterFields::url)
                     .of(Kinds(plain, essay))
                     .in_chapters());
    to.push_back(text("kicker", {"A line over the title.", "引题，在标题之上。"}, fields,
                      &ChapterFields::kicker)
                     .of(Kinds(news))
                     .in_chapters());
    to.push_back(text("deck", {"A line under the title.", "副题，在标题之下。"}, fields,
                      &ChapterFields::deck)
                     .of(Kinds(news))
                     .in_chapters());
    to.push_back(text("byline", {"Who reported, as it is printed.", "署名，照印。"}, fields,
                      &ChapterFields::byline)
                     .of(Kinds(news))
                     .in_chapters());
    to.push_back(text("dateline", {"Where it was reported from.", "电头。"}, fields,
                      &ChapterFields::dateline)
                     .of(Kinds(news))
                     .in_chapters());
}

/// The text that it was made from, and who did it.
void add_original(Schema<Chapter>& to) {
    constexpr auto original = &ChapterFields::original;
    to.push_back(table("original", {"The text that it was made from.", "原文。"}, fields, original)
                     .of(Kinds(translation, digest)));
    to.push_back(
        text("original.title", {"Its title.", "原题。"}, fields, original, &Original::title)
            .of(Kinds(translation, digest), Kinds(translation, digest))
            .in_chapters());
    to.push_back(text("original.author",
                      {"Its author, as it spells the name.", "原作者，按原文的写法。"}, fields,
                      original, &Original::author)
                     .of(Kinds(translation, digest), Kinds(translation))
                     .in_chapters());
    to.push_back(text("original.country",
                      {"Where its author is from, in short.", "原作者的国别或朝代，如“英”。"},
                      fields, original, &Original::country)
                     .in_chapters());
    to.push_back(language("original.language", {"Its language.", "原文的语言。"}, fields, original,
                          &Original::language)
                     .in_chapters());
    to.push_back(text("original.publisher", {"Who published it.", "原文的出版者。"}, fields,
                      original, &Original::publisher)
                     .in_chapters());
    to.push_back(date("original.date", {"When it was published.", "原文的日期。"}, fields, original,
                      &Original::date)
                     .in_chapters());
    to.push_back(address("original.url", {"Where it can be read on the web.", "原文的网址。"},
                         fields, original, &Original::url)
                     .in_chapters());
    to.push_back(
        texts("translators", {"Who translated it.", "译者。"}, fields, &ChapterFields::translators)
            .of(Kinds(translation), Kinds(translation))
            .in_chapters());
}

/// Where a report was published.
void add_source(Schema<Chapter>& to) {
    constexpr auto source = &ChapterFields::source;
    to.push_back(
        table("source", {"Where the report was published.", "报道的出处。"}, fields, source)
            .of(Kinds(news)));
    to.push_back(text("source.outlet", {"The paper or agency.", "报社或通讯社。"}, fields, source,
                      &NewsSource::outlet)
                     .of(Kinds(news), Kinds(news))
                     .in_chapters());
    to.push_back(text("source.headline", {"The headline there.", "当时的标题。"}, fields, source,
                      &NewsSource::headline)
                     .in_chapters());
    to.push_back(
        date("source.date", {"The day there.", "刊发日期。"}, fields, source, &NewsSource::date)
            .of(Kinds(news), Kinds(news))
            .in_chapters());
    to.push_back(address("source.url", {"Where it can be read on the web.", "刊发的网址。"}, fields,
                         source, &NewsSource::url)
                     .in_chapters());
}

void add_epigraph(Schema<Chapter>& to) {
    constexpr auto epigraph = &ChapterFields::epigraph;
    to.push_back(table<Chapter>("epigraph", {"What it is opened with.", "题记。"})
                     .of(Kinds(plain, essay, translation))
                     .or_alone("text"));
    to.push_back(lines("epigraph.text",
                       {"Its words, a paragraph a line.", "题记的正文，一行一段。"}, fields,
                       epigraph, &Epigraph::text)
                     .must()
                     .in_chapters());
    to.push_back(text("epigraph.source", {"Where they are from.", "题记的出处。"}, fields, epigraph,
                      &Epigraph::source)
                     .in_chapters());
}

/// The original beside the translation.
void add_parallel(Schema<Chapter>& to) {
    constexpr auto parallel = &ChapterFields::parallel;
    to.push_back(table<Chapter>("parallel", {"The original, shown beside the translation.",
                                             "对照：译文旁边的原文。"})
                     .of(Kinds(translation))
                     .or_alone("file"));
    // A wish remembers where its file is named.
    Field<Chapter> name = file("parallel.file", {"Its Markdown file.", "原文的 Markdown 文件。"},
                               fields, parallel, &ParallelWish::file)
                              .must()
                              .in_chapters();
    name.read = [read = name.read](Chapter& chapter, const std::string& key, const Value& value,
                                   const Reading& reading) {
        read(chapter, key, value, reading);
        if (chapter.fields.parallel) chapter.fields.parallel->span = value.span;
    };
    name.take = [](Chapter& chapter, const Chapter& from) {
        opened(chapter.fields.parallel).file = from.fields.parallel->file;
        chapter.fields.parallel->span = from.fields.parallel->span;
    };
    to.push_back(std::move(name));
    to.push_back(choice("parallel.align", names<PieceRule>(),
                        {"By what it is told which pieces belong together; left out: by marks if "
                         "there are any, else by paragraphs.",
                         "按什么对齐；不写则有标记按标记，没有按段落。"},
                        fields, parallel, &ParallelWish::pieces)
                     .in_chapters());
    to.push_back(choice("parallel.print", names<ParallelPrint>(),
                        {"Where the original stands on paper.", "原文在纸上的位置。"}, fields,
                        parallel, &ParallelWish::print)
                     .in_chapters());
    to.push_back(boolean("parallel.folded",
                         {"On a screen the original opens when asked for.", "屏幕上原文折起。"},
                         fields, parallel, &ParallelWish::folded)
                     .in_chapters());
}

Schema<Chapter> make() {
    Schema<Chapter> all;
    add_place(all);
    add_authorship(all);
    add_original(all);
    add_source(all);
    add_epigraph(all);
    add_parallel(all);
    for (Field<Chapter>& field : all) {
        const std::size_t dot = field.key.find('.');
        if (dot != std::string::npos) field.kinds = find(all, field.key.substr(0, dot))->kinds;
    }
    return all;
}

}  // namespace

const Schema<ChapterEntry>& chapter() {
    static const Schema<ChapterEntry> schema = make();
    return schema;
}

bool is_given(const Field<ChapterEntry>& field, const ChapterFields& fields) {
    static const ChapterEntry nothing;
    ChapterEntry entry;
    entry.fields = fields;
    return !field.same(entry, nothing);
}

}  // namespace banxin::schema
