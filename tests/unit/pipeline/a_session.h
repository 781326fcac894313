/// \file
/// A book in a folder that is set again after each change of its files, and what a build would make
/// of these.
#pragma once

#include "pdf/pdf.h"
#include "pipeline/session.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace banxin {

inline constexpr const char* session_manifest = R"([book]
title = "改了又改"
language = "zh-Hans"
authors = ["甲乙"]

[output]
list_of_figures = true
)";

class ASession : public ::testing::Test {
protected:
    ASession() { fs::create_directories(folder_); }
    ~ASession() override { fs::remove_all(folder_); }
    ASession(const ASession&) = delete;
    ASession& operator=(const ASession&) = delete;

    void write(const std::string& name, const std::string& text) {
        std::ofstream(folder_ / name) << text;
    }

    /// `kinds`: of the chapters, over and over.
    void write_manifest(std::size_t chapters, const std::string& more = "",
                        const std::vector<std::string>& kinds = {}) {
        std::string text = session_manifest + more;
        for (std::size_t i = 0; i < chapters; ++i)
            text += "\n[[chapter]]\nfile = \"" + std::to_string(i) + ".md\"\n" +
                    (kinds.empty() ? "" : "kind = \"" + kinds[i % kinds.size()] + "\"\n");
        write("banxin.toml", text);
    }

    /// As a build would read the files as they are: the book and what is said of it.
    void expect_same_text(const BookState& state) const {
        banxin::Run run;
        run.jobs = 1;
        const auto loaded = load_book(folder_, run);
        EXPECT_EQ(codes(state), codes(run));
        ASSERT_TRUE(loaded && state.is_set);
        const ChapterList& chapters = state.book->loaded.book.chapters;
        ASSERT_EQ(chapters.size(), loaded->book.chapters.size());
        for (std::size_t i = 0; i < chapters.size(); ++i)
            EXPECT_TRUE(chapters[i] == std::as_const(loaded->book.chapters)[i]) << chapters[i].file;
    }
    /// As a build would set them.
    std::string built(std::optional<std::string>* pdf = nullptr) const {
        banxin::Run run;
        run.jobs = 1;
        const auto loaded = load_book(folder_, run);
        if (!loaded) return "no book";
        const auto pages = lay_out_book(*loaded, run);
        if (!pages) return "no pages";
        if (pdf != nullptr) *pdf = pdf::write(*pages, *loaded->fonts, {1, 300}).bytes.read();
        return layout::dump(*pages, *loaded->fonts);
    }
    static std::string shown(const BookState& state, std::optional<std::string>* pdf = nullptr) {
        if (!state.is_set) return state.book == nullptr ? "no book" : "no pages";
        const layout::Pages pages = state.book->layout->pages();
        if (pdf != nullptr)
            *pdf = pdf::write(pages, *state.book->loaded.fonts, {1, 300}).bytes.read();
        return layout::dump(pages, *state.book->loaded.fonts);
    }
    /// Of the messages, in their order.
    static std::string codes(const BookState& state) { return codes(*state.run); }
    static std::string codes(const banxin::Run& run) {
        std::string all;
        for (const Finding& one : findings_of(run.diagnostics, run.sources, Speech::english))
            all += one.code + " " +
                   (one.place ? fs::path(one.place->file).filename().string() + ":" +
                                    std::to_string(one.place->position.line)
                              : "") +
                   "\n";
        return all;
    }

    fs::path folder_ = fs::temp_directory_path() / ("banxin-session-" + std::to_string(::getpid()));
};

/// A chapter of everything, `seed` says which.
inline std::string made_chapter(std::mt19937& random, std::size_t chapters) {
    const auto pick = [&](std::size_t below) { return random() % below; };
    const auto words = [&](std::size_t least) {
        static constexpr std::array<const char*, 8> pieces = {
            "山路很长，",     "他说：“走吧。”", "天黑了。",       "河水东流，",
            "word and word ", "二〇二六年，",   "《书名》里写着", "——没有人回答。"};
        std::string text;
        for (std::size_t n = least + pick(30); n > 0; --n) text += pieces[pick(pieces.size())];
        return text;
    };
    std::string text = "# 第" + std::to_string(pick(90) + 1) + "章\n\n";
    std::size_t notes = 0;
    for (std::size_t blocks = 3 + pick(12); blocks > 0; --blocks) {
        switch (pick(15)) {
            case 0: text += "## 小标题" + std::to_string(pick(9)) + "\n\n"; break;
            case 1:
                ++notes;
                text += words(3) + "[^" + std::to_string(notes) + "]" + words(1) + "\n\n[^" +
                        std::to_string(notes) + "]: " + words(1) +
                        (pick(3) == 0 ? "——译者注" : "") + "\n\n";
                break;
            case 13: text += words(1) + "[[无此篇]]" + words(1) + "\n\n"; break;
            case 2: text += "> " + words(4) + "\n\n"; break;
            case 3: text += "- " + words(1) + "\n- " + words(2) + "\n\n"; break;
            case 4:
                text += "表：" + words(1) + "\n\n| 甲 | 乙 |\n|---|---|\n| " +
                        std::to_string(pick(99)) + " | 丙 |\n\n";
                break;
            case 5:
                text += words(2) + "见[那一章](" + std::to_string(pick(chapters)) + ".md)。\n\n";
                break;
            case 7: text += "## 有名的 {#own}\n\n" + words(1) + "\n\n"; break;
            case 8:
                text += "见[那一节](" + std::to_string(pick(chapters)) + ".md#own)，[](" +
                        std::to_string(pick(chapters)) + ".md)。\n\n";
                break;
            case 9: text += "**中文,半角**，，ＡＢ…………「引」︒\n\n"; break;
            case 10: text += "式子$x^" + std::to_string(pick(9)) + "$，{汉字|hàn zì}。\n\n"; break;
            case 11: text += "![图](a.svg)\n\n"; break;
            case 12:
                // A text that shows another needs all of it.
                if (pick(12) == 0) text += "![[" + std::to_string(pick(chapters)) + "]]\n\n";
                break;
            case 6: text += "```\ncode " + std::to_string(pick(1000)) + "\n```\n\n"; break;
            default: text += words(12) + "\n\n"; break;
        }
    }
    return text;
}

}  // namespace banxin
