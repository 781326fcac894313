// The part that knows cpp-httplib, in a module of its own: linking that library would cost every
// start of any command some milliseconds.
#include "base/ascii.h"
#include "preview/http.h"

#include <httplib.h>

#include <algorithm>
#include <string>

namespace banxin::preview {
namespace {

constexpr std::size_t most_connections = 64;
constexpr std::chrono::milliseconds sign_of_life{2000};

class HttpServer : public Server {
public:
    explicit HttpServer(Listener& listener) : listener_(listener) {
        // A stream of events holds its connection, and so its thread, for ever.
        server_.new_task_queue = [] { return new httplib::ThreadPool(most_connections); };
        server_.set_keep_alive_timeout(1);
        server_.set_read_timeout(5);
        server_.set_write_timeout(2);
        server_.set_payload_max_length(65536);
        server_.set_tcp_nodelay(true);
        // The library's own options let several programs have one port.
        server_.set_socket_options([](socket_t socket) {
            const int yes = 1;
            ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
        });
        const auto handler = [this](const httplib::Request& asked, httplib::Response& to) {
            handle(asked, to);
        };
        server_.Get(".*", handler);
        server_.Post(".*", handler);
    }

    int bind(int port) override {
        if (port == 0) return std::max(0, server_.bind_to_any_port("127.0.0.1"));
        return server_.bind_to_port("127.0.0.1", port) ? port : 0;
    }
    void serve() override { server_.listen_after_bind(); }
    void stop() override { server_.stop(); }

private:
    void handle(const httplib::Request& asked, httplib::Response& to);

    Listener& listener_;
    httplib::Server server_;
};

std::string in_small_letters(std::string text) {
    for (char& c : text) c = ascii::to_lower(c);
    return text;
}

/// One event: a field for each line (HTML, "Server-sent events").
std::string event_of(std::uint64_t number, const std::string& text) {
    return "id: " + std::to_string(number) + "\ndata: " + text + "\n\n";
}

void HttpServer::handle(const httplib::Request& asked, httplib::Response& to) {
    Request request;
    request.method = asked.method;
    request.path = asked.path;
    for (const auto& [name, value] : asked.params) request.query.emplace(name, value);
    for (const auto& [name, value] : asked.headers)
        request.headers.emplace(in_small_letters(name), value);
    const Answer answer = listener_.answer(request);
    to.status = answer.status;
    for (const auto& [name, value] : answer.headers) to.set_header(name, value);
    if (answer.events != nullptr) {
        // What the client has not seen is told at once, and only the newest of it.
        to.set_chunked_content_provider(
            "text/event-stream", [events = answer.events, seen = std::uint64_t{0}, begun = false](
                                     std::size_t, httplib::DataSink& sink) mutable {
                std::string text = begun ? "" : "retry: 300\n\n";
                begun = true;
                const auto event = events->next_event(
                    seen, text.empty() ? sign_of_life : std::chrono::milliseconds(0));
                if (!event) {
                    sink.done();
                    return true;
                }
                // A line that says nothing finds out whether anybody is there.
                text += event->empty() ? ":\n\n" : event_of(seen, *event);
                return sink.write(text.data(), text.size());
            });
    } else if (answer.body && !answer.body->empty()) {
        const std::shared_ptr<const std::string> body = answer.body;
        to.set_content_provider(body->size(), answer.type,
                                [body](std::size_t at, std::size_t size, httplib::DataSink& sink) {
                                    return sink.write(body->data() + at, size);
                                });
    }
}

}  // namespace
}  // namespace banxin::preview

extern "C" __attribute__((visibility("default"))) banxin::preview::Server* banxin_make_server(
    banxin::preview::Listener& listener);
banxin::preview::Server* banxin_make_server(banxin::preview::Listener& listener) {
    return new banxin::preview::HttpServer(listener);
}
