#include "style/cover.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace banxin::style {
namespace {

namespace fs = std::filesystem;

class Covers : public ::testing::Test {
protected:
    Covers() : root_(fs::path(::testing::TempDir()) / "banxin-covers") {
        fs::remove_all(root_);
        fs::create_directories(root_ / "styles/covers");
    }

    std::optional<CoverDesign> load(const std::string& name, const std::string& text = {}) {
        if (!text.empty()) std::ofstream(root_ / "styles/covers" / (name + ".toml")) << text;
        Sources sources;
        Diagnostics diagnostics;
        auto design = load_cover({name, {}}, BookFolder(root_), sources, diagnostics);
        told_ = to_text(diagnostics, sources, Speech::english);
        return design;
    }

    fs::path root_;
    std::string told_;
};

TEST_F(Covers, ThatAreCarriedCanBeRead) {
    EXPECT_EQ(built_in_cover_names(),
              (std::vector<std::string>{"block", "rules", "slip", "stripe", "window"}));
    for (const std::string& name : built_in_cover_names()) {
        const auto design = load(name);
        ASSERT_TRUE(design.has_value()) << told_;
        // Every one shows all that there is to show, whatever the title and with a picture or not.
        for (const CoverCase title : {CoverCase::upright, CoverCase::level}) {
            for (const CoverCase ground : {CoverCase::picture, CoverCase::plain}) {
                std::vector<CoverRole> roles;
                for (const CoverStack& stack : design->stacks) {
                    bool holds = true;
                    for (const CoverCase one : stack.when)
                        holds = holds && (one == title || one == ground);
                    if (!holds) continue;
                    for (const CoverText& text : stack.texts) roles.push_back(text.role);
                }
                std::sort(roles.begin(), roles.end());
                EXPECT_EQ(roles, (std::vector<CoverRole>{CoverRole::title, CoverRole::subtitle,
                                                         CoverRole::credits, CoverRole::publisher}))
                    << name;
            }
        }
    }
    EXPECT_EQ(load("")->name, usual_cover);
}

TEST_F(Covers, OfTheBookComeBeforeThoseThatAreCarried) {
    const auto own = load("slip",
                          "[[shape]]\nkind = \"frame\"\narea = [1, 2, 3, 4]\ncolour = \"#01ff7f\"\n"
                          "weight = 5\n[[stack]]\nalign = \"end\"\n[[stack.text]]\n"
                          "role = \"credits\"\ncolour = \"#000000\"\nlines = 7\n");
    ASSERT_TRUE(own.has_value()) << told_;
    ASSERT_EQ(own->shapes.size(), 1U);
    EXPECT_EQ(own->shapes[0].kind, CoverShape::Kind::frame);
    EXPECT_EQ(own->shapes[0].area, (CoverArea{1, 2, 3, 4}));
    EXPECT_EQ(own->shapes[0].colour, Colour(1, 255, 127));
    ASSERT_EQ(own->stacks.size(), 1U);
    EXPECT_EQ(own->stacks[0].align, Align::end);
    EXPECT_EQ(own->stacks[0].texts[0].role, CoverRole::credits);
    EXPECT_EQ(own->stacks[0].texts[0].lines, 7);
}

TEST_F(Covers, ThatAreWrongAreToldOfWithTheirPlaces) {
    EXPECT_FALSE(load("own",
                      "[[shape]]\ncolour = \"red\"\narea = [1]\nwhen = [\"never\"]\n"
                      "[[stack]]\nsize = 3\n[[stack.text]]\n")
                     .has_value());
    for (const char* place :
         {"styles/covers/own.toml:2:10: error[M005]", "styles/covers/own.toml:3:8: error[M005]",
          "styles/covers/own.toml:4:9: error[M005]", "styles/covers/own.toml:6:1: error[M002]",
          "styles/covers/own.toml:7:1: error[M003]"})
        EXPECT_NE(told_.find(place), std::string::npos) << place << "\n" << told_;
    EXPECT_FALSE(load("nothing").has_value());
    EXPECT_NE(told_.find("block, rules, slip, stripe, window"), std::string::npos) << told_;
}

}  // namespace
}  // namespace banxin::style
