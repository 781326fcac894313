// What a chapter's text becomes: the texts, and all that is said of them, are in the files of
// cases. A case is a small book, `@@ name` before each file; its first file is the chapter.
#include "assemble/assemble.h"

#include "unit/cases.h"

#include <unistd.h>

#include <sstream>

namespace banxin::testing {
namespace {

/// The chapter put together, then what was said: code, place and arguments.
std::string assembled(const std::string& text) {
    const std::filesystem::path root =
        std::filesystem::temp_directory_path() / ("banxin-assemble-" + std::to_string(::getpid()));
    std::filesystem::remove_all(root);
    std::string first;
    std::string file = "a.md";
    std::string content;
    const auto put = [&] {
        if (content.empty()) return;
        if (first.empty()) first = file;
        std::filesystem::create_directories((root / file).parent_path());
        write_file(root / file, content);
        content.clear();
    };
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("@@ ")) {
            put();
            file = line.substr(3);
        } else {
            content += line + "\n";
        }
    }
    put();
    Sources sources;
    Diagnostics diagnostics;
    const BookFolder folder(root);
    assemble::Assembler assembler(folder, sources);
    const SourceId chapter = sources.add(first, read_file(root / first));
    const SourceId made = assembler.assemble(chapter, first, "zh-Hans", diagnostics);
    std::string found = made == chapter ? "unchanged\n" : std::string(sources[made].text());
    if (!found.ends_with('\n')) found += "\n";
    for (const Diagnostic& one : diagnostics.items()) {
        const Span span = sources.in_file(one.span);
        const Source& source = sources[span.source];
        const Position at = source.position(span.begin);
        std::string name = source.path();
        if (const std::size_t cut = name.find(root.filename().string()); cut != std::string::npos)
            name = name.substr(cut + root.filename().string().size() + 1);
        found += fmt::format("! {} {}:{}:{}", name_of(one.code), name, at.line, at.column);
        for (const std::string& argument : one.arguments) found += " | " + argument;
        found += "\n";
    }
    std::filesystem::remove_all(root);
    return found;
}

class Assembled : public ::testing::TestWithParam<const char*> {};

TEST_P(Assembled, IsWhatTheOtherProgramsWouldMakeOfIt) {
    expect_cases(std::string("assemble/") + GetParam(),
                 [](const std::string& text, const std::string&) { return assembled(text); });
}

INSTANTIATE_TEST_SUITE_P(Cases, Assembled,
                         ::testing::Values("includes.txt", "marks.txt", "boxes.txt",
                                           "short_codes.txt", "plain.txt", "myst.txt"));

// No word of an author's is lost beside what is for a program, whatever stands around the two.
TEST(AssembledText, KeepsTheWordsAroundEachMark) {
    const std::vector<std::string> marks = {"{{< include none.md >}}",
                                            "{{#include none.rs}}",
                                            "{{ site.title }}",
                                            "{{ page.none }}",
                                            "{{< var none >}}",
                                            "{{% x %}}",
                                            "{index}`none`",
                                            "{ref}`none <none>`",
                                            "{numref}`none`",
                                            "{kbd}`none`",
                                            "{% x %}",
                                            "{% raw %}中{% endraw %}",
                                            "{{< x >}}中{{< /x >}}",
                                            "{{< ref \"a.md\" >}}",
                                            "{{< figure src=\"a.png\" >}}",
                                            "{{< callout >}}中{{< /callout >}}",
                                            "{% highlight ruby %}中{% endhighlight %}",
                                            "[中]{.content-visible when-format=\"html\"}",
                                            "[无]{.content-visible when-format=\"pdf\"}",
                                            "[中]{.content-hidden when-format=\"pdf\"}",
                                            "{: .x }",
                                            "{ .x }",
                                            "{:toc}",
                                            "{++中++}",
                                            "{--中--}",
                                            "{~~中~>中~~}",
                                            "{==中==}",
                                            "{>>无<<}",
                                            "++ctrl+a++",
                                            " ^^中^^ ",
                                            ":smile:",
                                            ":material-x:",
                                            "<!-- tab 中 -->",
                                            "<!--@include: none.md-->",
                                            "<<< none.js",
                                            "--8<-- \"none.md\"",
                                            "@[code](none.js)",
                                            "{!none.md!}",
                                            "[[toc]]",
                                            "[TOC]",
                                            "\\newpage",
                                            "?> 中",
                                            "!> 中",
                                            "::: tab",
                                            "=== \"中\"",
                                            "/// tip",
                                            "*[中]: 中",
                                            "@tab 中",
                                            "`{{< x >}}`",
                                            "```rust",
                                            "{{{< x >}}}",
                                            "{{</* x */>}}",
                                            "$x_{{a}}$"};
    const std::vector<std::pair<std::string, std::string>> places = {{"", ""},
                                                                     {"- ", ""},
                                                                     {"> ", ""},
                                                                     {"1. > ", ""},
                                                                     {"## ", ""},
                                                                     {"| 格 | ", " |\n| - | - |\n"},
                                                                     {"[^1]: ", ""},
                                                                     {"    - ", ""},
                                                                     {"**粗** ", ""},
                                                                     {"> [!NOTE]\n> ", ""},
                                                                     {"=== \"页\"\n\n    ", ""},
                                                                     {"::: tip\n", "\n:::\n"},
                                                                     {"!!! note\n    ", ""}};
    for (const std::string& mark : marks) {
        for (const auto& [before, after] : places) {
            for (const std::string& line : std::vector<std::string>{
                     "前" + mark + "后", "前后 " + mark, "前" + mark + "腰" + mark + "后",
                     "前\n" + mark + "\n后"}) {
                const std::string text = "首\n\n" + before + line + after + "\n\n尾\n";
                const std::string made = assembled(text);
                if (made.starts_with("unchanged\n")) continue;
                for (const std::string word : {"首", "前", "后", "尾"})
                    EXPECT_NE(made.find(word), std::string::npos) << word << " is lost\n"
                                                                  << text << "=>\n"
                                                                  << made;
                const bool twice = line.find("腰") != std::string::npos;
                EXPECT_TRUE(!twice || made.find("腰") != std::string::npos) << text << made;
                const bool says = mark.find("中") != std::string::npos;
                EXPECT_TRUE(!says || made.find("中") != std::string::npos) << text << made;
            }
        }
    }
}

}  // namespace
}  // namespace banxin::testing
