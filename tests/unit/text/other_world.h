/// \file
/// A folder of fonts that stands in for the machine's, through fontconfig's own variable.
/// Tests only.
#pragma once

#include <gtest/gtest.h>

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace banxin::text {

class OtherWorld : public testing::Test {
protected:
    void SetUp() override {
        const auto* const test = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = std::filesystem::path(testing::TempDir()) /
                  (std::string("banxin-") + test->test_suite_name() + "-" + test->name());
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_ / "fonts");
        std::ofstream(folder_ / "fonts.conf")
            << "<?xml version=\"1.0\"?><fontconfig><dir>" << (folder_ / "fonts").string()
            << "</dir><cachedir>" << (folder_ / "cache").string() << "</cachedir></fontconfig>";
    }
    void TearDown() override {
        unsetenv("FONTCONFIG_FILE");
        std::filesystem::remove_all(folder_);
    }
    /// From here on only the fonts of this world are installed.
    void enter() const { setenv("FONTCONFIG_FILE", (folder_ / "fonts.conf").c_str(), 1); }
    void put(const std::string& name, std::string_view bytes) const {
        std::ofstream(fonts() / name, std::ios::binary) << bytes;
    }
    [[nodiscard]] std::filesystem::path fonts() const { return folder_ / "fonts"; }

private:
    std::filesystem::path folder_;
};

}  // namespace banxin::text
