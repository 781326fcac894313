// A page of a stranger can send requests here, and by DNS rebinding under a name of its own, which
// is then both its host and its origin: so each is held against the names of this machine, never
// against the other. The port is not looked at: a forwarder may have another.
#include "preview/guard.h"

#include "base/ascii.h"
#include "base/diagnostics.h"

#include <sys/random.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace banxin::preview {
namespace {

bool is_here(std::string_view host) {
    const std::size_t port = host.rfind(':');
    if (port != std::string_view::npos && ascii::is_number(host.substr(port + 1)))
        host = host.substr(0, port);
    return host == "127.0.0.1" || host == "localhost" || host == "[::1]";
}

bool is_own_origin(std::string_view origin) {
    constexpr std::string_view scheme = "http://";
    return origin.starts_with(scheme) && is_here(origin.substr(scheme.size()));
}

/// As long for a nearly right one as for any.
bool is_same(std::string_view given, std::string_view token) {
    if (given.size() != token.size()) return false;
    bool differs = false;
    for (std::size_t i = 0; i < token.size(); ++i) differs = (given[i] != token[i]) || differs;
    return !differs;
}

std::string_view first_part(std::string_view path) {
    if (!path.starts_with('/')) return {};
    path.remove_prefix(1);
    const std::size_t slash = path.find('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

}  // namespace

std::string new_token() {
    std::array<unsigned char, 16> bytes{};
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        throw Failure(Code::W004, {"getrandom", std::strerror(errno)});
    std::string token;
    for (const unsigned char byte : bytes)
        for (const unsigned digit : {byte / 16U, byte % 16U}) token += "0123456789abcdef"[digit];
    return token;
}

int refusal(const Request& request, std::string_view token) {
    if (request.method != "GET" && request.method != "HEAD" && request.method != "POST") return 405;
    if (!is_here(request.header("host"))) return 421;
    const std::string origin = request.header("origin");
    if (!origin.empty() && !is_own_origin(origin)) return 403;
    // "same-site" is a page of another server on this machine.
    const std::string site = request.header("sec-fetch-site");
    if (!site.empty() && site != "same-origin" && site != "none") return 403;
    if (!is_same(first_part(request.path), token)) return 403;
    return 0;
}

std::string_view path_after_token(const Request& request) {
    const std::string_view path = request.path;
    return path.substr(std::min(path.size(), first_part(path).size() + 2));
}

}  // namespace banxin::preview
