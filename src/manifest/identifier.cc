// The book's UUID. The only file that knows libuuid.

#include "manifest/manifest.h"

#include <uuid.h>

#include <string>

namespace banxin {
namespace {

/// The name space of banxin's books (RFC 4122, "Algorithm for Creating a Name-Based UUID"):
/// drawn once; another one would give every book another identifier.
constexpr uuid_t books = {0x5b, 0x1e, 0x7c, 0x92, 0x3f, 0xa8, 0x4d, 0x60,
                          0x9a, 0x27, 0xc4, 0x8b, 0x0e, 0x61, 0xd3, 0xf5};

std::string uuid_for(const std::string& name) {
    uuid_t uuid;
    uuid_generate_sha1(uuid, books, name.data(), name.size());
    char text[UUID_STR_LEN];
    uuid_unparse_lower(uuid, text);
    return std::string("urn:uuid:") + text;
}

}  // namespace

std::string make_identifier(const Metadata& metadata) {
    // None of these holds a line end, so no two books read the same.
    std::string name = metadata.title.value + '\n' + metadata.language.value.tag() + '\n' +
                       metadata.edition + '\n';
    for (const Person& author : metadata.authors) name += author.name + '\n';
    return uuid_for(name);
}

std::string make_print_identifier(const std::string& identifier) {
    return uuid_for(identifier + "\nprint");
}

}  // namespace banxin
