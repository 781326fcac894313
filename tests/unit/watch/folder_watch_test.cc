// Files as editors and version control write them; by what the system tells, and by looking.
#include "watch/folder_watch.h"

#include "base/diagnostics.h"
#include "base/process.h"

#include <gtest/gtest.h>

#include <fstream>
#include <thread>

namespace banxin::watch {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using Names = std::vector<std::string>;

void write(const fs::path& path, std::string_view text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
}

class Watching : public ::testing::TestWithParam<FolderWatch::Means> {
protected:
    Watching() {
        write(book / "a.md", "one");
        write(book / "part/b.md", "two");
        write(book / ".git/index", "x");
        write(book / "build/book.pdf", "x");
    }

    /// Far more than it takes, for what must come; and what comes when nothing does.
    static Names changes_of(FolderWatch& watch) { return watch.wait(milliseconds(20000)); }
    static Names nothing_of(FolderWatch& watch) { return watch.wait(milliseconds(400)); }

    ScratchFolder scratch;
    const fs::path book = scratch.path() / "book";
};

TEST_P(Watching, TellsOfTextsThatAreWrittenInPlaceOrRenamed) {
    FolderWatch watch(book, GetParam());
    EXPECT_EQ(watch.wait(milliseconds(0)), Names());
    write(book / "a.md", "more");
    EXPECT_EQ(changes_of(watch), Names({"a.md"}));
    write(book / ".b.md.new", "newer");
    fs::rename(book / ".b.md.new", book / "part/b.md");
    EXPECT_EQ(changes_of(watch), Names({"part/b.md"}));
    // As vi does: the old text is put away first.
    fs::rename(book / "a.md", book / "a.md~");
    write(book / "a.md", "newest");
    EXPECT_EQ(changes_of(watch), Names({"a.md"}));
    EXPECT_EQ(nothing_of(watch), Names());
}

TEST_P(Watching, IsQuietWhereNoByteIsAnother) {
    FolderWatch watch(book, GetParam());
    write(book / "a.md", "one");
    fs::last_write_time(book / "part/b.md", fs::file_time_type::clock::now());
    write(book / ".git/index", "y");
    write(book / "part/#b.md#", "an editor's");
    write(book / "part/~$b.docx", "an office's");
    EXPECT_EQ(nothing_of(watch), Names());
}

TEST_P(Watching, TellsOfATextThatIsWrittenAgainWithinATickOfTheDisksClock) {
    const fs::file_time_type time = fs::last_write_time(book / "a.md");
    FolderWatch watch(book, GetParam());
    for (const char* text : {"two", "six", "ten"}) {
        write(book / "a.md", text);
        fs::last_write_time(book / "a.md", time);
        EXPECT_EQ(changes_of(watch), Names({"a.md"})) << text;
    }
}

TEST_P(Watching, TellsOfNewFoldersAndWhatIsPutIntoThemAtOnce) {
    FolderWatch watch(book, GetParam());
    write(book / "new/deep/c.md", "three");
    EXPECT_EQ(changes_of(watch), Names({"new/deep/c.md"}));
    write(book / "new/deep/d.md", "four");
    EXPECT_EQ(changes_of(watch), Names({"new/deep/d.md"}));
}

TEST_P(Watching, TellsTogetherWhatComesTogether) {
    FolderWatch watch(book, GetParam());
    Names expected;
    for (int i = 100; i < 300; ++i) {
        expected.push_back(std::to_string(i) + ".md");
        write(book / expected.back(), "text");
    }
    Names told;
    while (told.size() < expected.size()) {
        const Names some = changes_of(watch);
        ASSERT_FALSE(some.empty());
        told.insert(told.end(), some.begin(), some.end());
    }
    EXPECT_EQ(told, expected);
}

TEST_P(Watching, TellsThatAFileIsGoneOnlyWhenItStaysAway) {
    FolderWatch watch(book, GetParam());
    std::thread editor([&] {
        fs::remove(book / "a.md");
        std::this_thread::sleep_for(milliseconds(20));
        write(book / "a.md", "other");
    });
    EXPECT_EQ(changes_of(watch), Names({"a.md"}));
    editor.join();
    EXPECT_TRUE(fs::exists(book / "a.md"));
    fs::remove(book / "a.md");
    EXPECT_EQ(changes_of(watch), Names({"a.md"}));
    EXPECT_FALSE(fs::exists(book / "a.md"));
}

TEST_P(Watching, LeavesOutWhatItIsToldTo) {
    FolderWatch watch(book, GetParam());
    watch.leave_out(book / "build");
    watch.leave_out(book / "book.pdf");
    // The folder itself never is.
    watch.leave_out(book);
    write(book / "build/book.pdf", "y");
    write(book / "build/deep/x", "y");
    write(book / "book.pdf", "y");
    EXPECT_EQ(nothing_of(watch), Names());
    write(book / "build.md", "y");
    EXPECT_EQ(changes_of(watch), Names({"build.md"}));
}

TEST_P(Watching, LosesNothingThatChangesBeforeSomethingIsLeftOut) {
    FolderWatch watch(book, GetParam());
    write(book / "a.md", "while a book is made");
    watch.leave_out(book / "build");
    EXPECT_EQ(changes_of(watch), Names({"a.md"}));
}

TEST_P(Watching, GoesOnWhenTheFolderWasAway) {
    FolderWatch watch(book, GetParam());
    fs::rename(book, scratch.path() / "away");
    EXPECT_EQ(changes_of(watch), Names({"a.md", "build/book.pdf", "part/b.md"}));
    fs::rename(scratch.path() / "away", book);
    EXPECT_EQ(changes_of(watch), Names({"a.md", "build/book.pdf", "part/b.md"}));
    write(book / "a.md", "again");
    EXPECT_EQ(changes_of(watch), Names({"a.md"}));
}

TEST(FolderWatch, RefusesWhatIsNoFolder) {
    EXPECT_THROW(FolderWatch("/nonexistent/folder"), Failure);
}

INSTANTIATE_TEST_SUITE_P(By, Watching,
                         ::testing::Values(FolderWatch::Means::system, FolderWatch::Means::polling),
                         [](const auto& means) {
                             return means.param == FolderWatch::Means::system ? "System"
                                                                              : "Polling";
                         });

}  // namespace
}  // namespace banxin::watch
