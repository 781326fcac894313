/// \file
/// A request and its answer as plain values, and what the module with the server asks of the
/// program. The module and the program share nothing but this.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace banxin::preview {

struct Request {
    std::string method;
    /// Decoded, without the query.
    std::string path;
    std::map<std::string, std::string> query;
    /// By names in small letters.
    std::map<std::string, std::string> headers;

    /// Empty where there is none.
    [[nodiscard]] std::string header(const std::string& name) const {
        const auto found = headers.find(name);
        return found == headers.end() ? std::string() : found->second;
    }
    [[nodiscard]] std::string asked(const std::string& name) const {
        const auto found = query.find(name);
        return found == query.end() ? std::string() : found->second;
    }
};

class Listener;

struct Answer {
    int status = 200;
    /// A media type.
    std::string type = "text/plain; charset=utf-8";
    /// Null: none.
    std::shared_ptr<const std::string> body;
    std::map<std::string, std::string> headers;
    /// Whose events go on until the end, in place of a body; null: none.
    Listener* events = nullptr;
};

/// The program, as the server sees it. Called from many threads.
class Listener {
public:
    virtual ~Listener() = default;
    [[nodiscard]] virtual Answer answer(const Request& request) noexcept = 0;
    /// Waits for something newer than `seen`, which becomes its number; an empty text if there is
    /// nothing after `most`. Empty: it is the end.
    [[nodiscard]] virtual std::optional<std::string> next_event(std::uint64_t& seen,
                                                                std::chrono::milliseconds most) = 0;
};

/// A server on the loopback interface, one thread a connection.
class Server {
public:
    virtual ~Server() = default;
    /// 0 asks for any. The port that it is; 0: it cannot be had.
    [[nodiscard]] virtual int bind(int port) = 0;
    /// Until `stop`.
    virtual void serve() = 0;
    virtual void stop() = 0;
};

/// What the module exports under the name `server_maker`.
using ServerMaker = Server* (*)(Listener&);
inline constexpr const char* server_maker = "banxin_make_server";

}  // namespace banxin::preview
