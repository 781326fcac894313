// [checks]: what becomes of a message that a manifest speaks of.

#include "manifest/manifest.h"
#include "unit/manifest/manifest_fixture.h"

#include <gtest/gtest.h>

namespace banxin::testing {
namespace {

TEST_F(ManifestTest, SaysHowSeriouslyMessagesAreTaken) {
    const auto manifest = read(
        "[book]\ntitle = \"书\"\nlanguage = \"zh\"\n[checks]\nallow = [\"A010\"]\n"
        "warn = [\"F003\"]\nerror = [\"L001\"]\n[[chapter]]\nfile = \"01.md\"\n");
    ASSERT_TRUE(manifest);
    EXPECT_EQ(manifest->severities.of(Code::A010), std::nullopt);
    EXPECT_EQ(manifest->severities.of(Code::F003), Severity::warning);
    EXPECT_EQ(manifest->severities.of(Code::L001), Severity::error);
    EXPECT_EQ(manifest->severities.of(Code::A001), Severity::error);
}

}  // namespace
}  // namespace banxin::testing
