// Who may ask: hosts, origins, tokens, addresses.
#include "preview/guard.h"

#include <gtest/gtest.h>

#include <set>

namespace banxin::preview {
namespace {

Request asked(std::string path, std::map<std::string, std::string> headers = {}) {
    headers.emplace("host", "127.0.0.1:4000");
    return {"GET", std::move(path), {}, std::move(headers)};
}

TEST(Guard, KnowsThisMachineByItsNamesOnWhateverPort) {
    for (const char* host : {"127.0.0.1", "127.0.0.1:4000", "localhost:80", "[::1]:1", "[::1]"})
        EXPECT_EQ(refusal(asked("/t/", {{"host", host}}), "t"), 0) << host;
    for (const char* host :
         {"", "example.org", "example.org:4000", "127.0.0.1.example.org",
          "localhost.example.org:4000", "127.0.0.1:", "127.0.0.1:x", "[::1", "::1"})
        EXPECT_EQ(refusal(asked("/t/", {{"host", host}}), "t"), 421) << host;
}

TEST(Guard, RefusesPagesOfStrangers) {
    for (const char* origin : {"http://127.0.0.1:4000", "http://localhost:9000", "http://[::1]:7"})
        EXPECT_EQ(refusal(asked("/t/", {{"origin", origin}}), "t"), 0) << origin;
    for (const char* origin : {"null", "https://127.0.0.1:4000", "http://example.org", "file://",
                               "http://127.0.0.1.example.org", "127.0.0.1:4000"})
        EXPECT_EQ(refusal(asked("/t/", {{"origin", origin}}), "t"), 403) << origin;
    for (const char* site : {"same-origin", "none"})
        EXPECT_EQ(refusal(asked("/t/", {{"sec-fetch-site", site}}), "t"), 0) << site;
    for (const char* site : {"cross-site", "same-site", "anything"})
        EXPECT_EQ(refusal(asked("/t/", {{"sec-fetch-site", site}}), "t"), 403) << site;
    // A name that leads here and an origin that agrees with it.
    EXPECT_NE(
        refusal(asked("/t/", {{"host", "evil.example"}, {"origin", "http://evil.example"}}), "t"),
        0);
}

TEST(Guard, AsksForTheWholeToken) {
    for (const char* path : {"/token/", "/token/pages", "/token//x"})
        EXPECT_EQ(refusal(asked(path), "token"), 0) << path;
    for (const char* path :
         {"", "/", "/token", "/tokenx/", "/toke/", "/Token/", "//token/", "/x/token/"})
        EXPECT_EQ(refusal(asked(path), "token"), 403) << path;
    EXPECT_EQ(path_after_token(asked("/token/")), "");
    EXPECT_EQ(path_after_token(asked("/token/font/f0")), "font/f0");
}

TEST(Guard, KnowsThreeMethods) {
    Request request = asked("/t/");
    for (const char* method : {"GET", "HEAD", "POST"}) {
        request.method = method;
        EXPECT_EQ(refusal(request, "t"), 0) << method;
    }
    for (const char* method : {"PUT", "DELETE", "OPTIONS", "get"}) {
        request.method = method;
        EXPECT_EQ(refusal(request, "t"), 405) << method;
    }
}

TEST(Guard, MakesANewTokenEachTime) {
    std::set<std::string> tokens;
    for (int i = 0; i < 100; ++i) tokens.insert(new_token());
    EXPECT_EQ(tokens.size(), 100U);
    for (const std::string& token : tokens)
        EXPECT_EQ(token.find_first_not_of("0123456789abcdef"), std::string::npos);
    EXPECT_EQ(tokens.begin()->size(), 32U);
}

}  // namespace
}  // namespace banxin::preview
