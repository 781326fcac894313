// Libraries that are opened by name.
#include "base/module.h"
#include "base/diagnostics.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace banxin {
namespace {

TEST(Modules, GiveTheirFunctionsByName) {
    struct Mathematics {
        Module module{"libm.so.6"};
        BANXIN_MODULE_FUNCTION(module, cbrtf);
    };
    const Mathematics mathematics;
    EXPECT_EQ(mathematics.cbrtf(27.0F), 3.0F);
    EXPECT_EQ(mathematics.module.function<float(float)>("cbrtf"), mathematics.cbrtf);
}

TEST(Modules, SayWhatIsMissing) {
    const auto failure = [](const auto& attempt) -> std::string {
        try {
            attempt();
        } catch (const Failure& caught) {
            EXPECT_EQ(caught.diagnostic().code, Code::W004);
            return caught.diagnostic().arguments.at(0) + ": " + caught.diagnostic().arguments.at(1);
        }
        return "none";
    };
    EXPECT_TRUE(
        failure([] { const Module module("libnowhere.so.1"); }).starts_with("libnowhere.so.1: "));
    const Module mathematics("libm.so.6");
    const std::string unknown =
        failure([&] { (void)mathematics.function<void()>("banxin_has_none"); });
    EXPECT_NE(unknown.find("banxin_has_none"), std::string::npos) << unknown;
}

}  // namespace
}  // namespace banxin
