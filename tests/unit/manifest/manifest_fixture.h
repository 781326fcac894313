// A book's folder on disk for one test, and the reading of a manifest in it.
#pragma once

#include "manifest/manifest.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace banxin::testing {

class ManifestTest : public ::testing::Test {
protected:
    ManifestTest() {
        static int number = 0;
        folder_ =
            std::filesystem::temp_directory_path() /
            ("banxin-manifest-" + std::to_string(::getpid()) + "-" + std::to_string(number++));
        std::filesystem::create_directories(folder_ / "text");
        for (const char* name : {"01.md", "02.md", "text/雨.md", "cover.png"})
            std::ofstream(folder_ / name) << "x\n";
    }
    ~ManifestTest() override { std::filesystem::remove_all(folder_); }
    ManifestTest(const ManifestTest&) = delete;
    ManifestTest& operator=(const ManifestTest&) = delete;

    /// Reads; the messages are in `messages` afterwards. Empty where there are errors.
    std::optional<Manifest> read(std::string text, Speech speech = Speech::english) {
        Sources sources;
        Diagnostics diagnostics;
        const SourceId source = sources.add(manifest_name, std::move(text));
        auto manifest =
            read_manifest(sources[source].text(), source, BookFolder(folder_), diagnostics);
        messages = to_text(diagnostics, sources, speech);
        goes_on = manifest.has_value();
        EXPECT_TRUE(goes_on || diagnostics.has_errors());
        if (diagnostics.has_errors()) manifest.reset();
        return manifest;
    }
    /// With more lines in [book].
    std::optional<Manifest> read_book(const std::string& lines) {
        return read("[book]\ntitle = \"书\"\nlanguage = \"zh-Hans\"\n" + lines +
                    "\n[[chapter]]\nfile = \"01.md\"\n");
    }
    /// With more lines under the one chapter.
    std::optional<Manifest> read_chapter(const std::string& lines) {
        return read(
            "[book]\ntitle = \"书\"\nlanguage = \"zh-Hans\"\n[[chapter]]\nfile = \"01.md\"\n" +
            lines + "\n");
    }
    /// Code of the first message: "M004".
    [[nodiscard]] std::string code() const {
        const std::size_t at = messages.find('[');
        return at == std::string::npos ? "" : messages.substr(at + 1, 4);
    }

    std::filesystem::path folder_;
    std::string messages;
    /// The texts can be judged, errors or not.
    bool goes_on = false;
};

}  // namespace banxin::testing
