/// \file
/// A book that is opened, looked at, made to an EPUB and a PDF, and again after each change of its
/// files: what a change leaves as it was is not set anew. What is made has the same bytes as what
/// `banxin build` makes.
///
/// Errors. What the program says with messages and exit codes, the library says as findings: a
/// folder that is not there (W001), a disk that is full (W002), no memory (W005), a mistake of
/// banxin's own (W003). No file, however broken, makes it throw. std::bad_alloc alone may leave a
/// function: where there is no memory even for saying so.
///
/// Threads. One session, one thread at a time; sessions know nothing of each other. Book and Made
/// are values whose copies share what they hold, never change, and may be asked by any thread; they
/// go on when their session has ended.
///
/// The process. Nothing is printed, no signal is caught, no environment is read but what fontconfig
/// reads, no locale is set. (Where the size of files is limited, ignore SIGXFSZ to be told by
/// W002.)
#pragma once

#include <banxin/findings.h>
#include <banxin/page.h>
#include <banxin/version.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace banxin::library {

/// What is to be made of a book.
struct MakeOptions {
    /// Both false: what the manifest says. The EPUB marks where the PDF's pages begin when both are
    /// made.
    bool epub = false;
    bool pdf = false;
    /// Where the files will go; empty: `build/` in the book's folder. Nothing is written there yet.
    std::filesystem::path output;
    /// Seconds since 1970 as SOURCE_DATE_EPOCH has them, for a book whose manifest has no date.
    std::optional<std::int64_t> source_date;
};

/// The files that a book was made to, not written yet. They wait in memory while they are small,
/// else in a file without a name.
class Made {
public:
    /// Nothing has been made.
    Made() = default;

    /// False: there were errors, and there are no files.
    explicit operator bool() const noexcept;
    /// Those of the book, and what making and checking it found.
    [[nodiscard]] const Findings& findings() const noexcept;

    /// Where `write` puts the files; empty: that one was not asked for, or nothing was made.
    [[nodiscard]] std::filesystem::path epub_path() const;
    [[nodiscard]] std::filesystem::path pdf_path() const;
    /// The bytes. None: it was not made, or the disk does not give it back.
    [[nodiscard]] std::optional<std::string> epub() const;
    [[nodiscard]] std::optional<std::string> pdf() const;

    /// Writes both files where MakeOptions say, or neither: folders that are missing are made,
    /// files that are there stay whole until the new ones are. What kept it from writing; no
    /// errors: all is written.
    [[nodiscard]] Findings write() const;
    /// The same to other places; an empty path: that file is not written.
    [[nodiscard]] Findings write(const std::filesystem::path& epub,
                                 const std::filesystem::path& pdf) const;

    class Inside;  ///< the library's own
    explicit Made(std::shared_ptr<const Inside> inside) noexcept;

private:
    std::shared_ptr<const Inside> inside_;
};

/// A state of a book.
class Book {
public:
    /// Nothing has been read: no findings, no pages.
    Book() = default;

    /// Whether title and pages are those of the files as they were read. False: the book could not
    /// be read or set, the findings say why, and the pages are of the last state that could, if
    /// there was one.
    [[nodiscard]] bool is_current() const noexcept;
    /// What reading and setting it found. `make` finds more.
    [[nodiscard]] const Findings& findings() const noexcept;

    [[nodiscard]] std::string title() const;
    [[nodiscard]] std::size_t page_count() const noexcept;
    /// From 0; behind the last one: an empty page. Pages of one chapter are composed together, and
    /// those of the last few chapters kept: asking in their order is cheap.
    [[nodiscard]] Page page(std::size_t index) const;

    /// Makes the files, checks the EPUB as a stranger's, and writes nothing. Of a book that is not
    /// current, or has errors, nothing is made. Takes as long as a build without setting the pages.
    [[nodiscard]] Made make(const MakeOptions& options = {}) const;

    class Inside;  ///< the library's own
    explicit Book(std::shared_ptr<const Inside> inside) noexcept;

private:
    std::shared_ptr<const Inside> inside_;
};

struct SessionOptions {
    /// Threads to work with; 0: one for each processor.
    unsigned jobs = 0;
    /// Errors that have a stand-in are warnings, as with `banxin build --draft`.
    bool draft = false;
    /// False: no pages are set before a PDF is made, for those who want an EPUB or only the
    /// findings of the texts.
    bool pages = true;
};

/// Owns what is known of a book from one state to the next: sources, faces, pictures, pages.
class Session {
public:
    /// `folder` holds the book's banxin.toml. Looks at nothing yet. A path that is relative is
    /// looked up from where the process stands, each time.
    explicit Session(std::filesystem::path folder, SessionOptions options = {});
    ~Session();
    Session(Session&& other) noexcept;
    Session& operator=(Session&& other) noexcept;
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// The book of the files as they are now. Looks itself at which of the folder's files have
    /// other bytes than the last time, hidden ones and `build/` left out; fonts that are installed
    /// meanwhile are seen when the manifest changes.
    [[nodiscard]] Book update();

private:
    class Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace banxin::library
