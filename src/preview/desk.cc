#include "preview/desk.h"

#include "base/ascii.h"
#include "base/diagnostics.h"
#include "image/image.h"
#include "preview/find.h"
#include "preview/guard.h"
#include "preview/json.h"
#include "preview/shell.h"
#include "svg/page_drawing.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

namespace banxin::preview {
namespace {

/// So many pages are drawn for one request.
constexpr std::size_t most_pages = 24;

constexpr const char* json = "application/json";

Answer text_answer(std::string type, std::string body) {
    Answer answer;
    answer.type = std::move(type);
    answer.body = std::make_shared<const std::string>(std::move(body));
    return answer;
}

Answer refused(int status) {
    Answer answer;
    answer.status = status;
    return answer;
}

std::optional<std::size_t> number(std::string_view text) {
    std::size_t value = 0;
    const auto [stopped, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || stopped != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// In hundredths of a point.
std::optional<Length> length(std::string_view text) {
    const auto value = number(text);
    if (!value || *value > 10'000'000) return std::nullopt;
    return Length{static_cast<std::int64_t>(*value) * 65536 / 100};
}

/// What a browser may do with anything that comes from here. Whatever the book's texts say, nothing
/// runs and nothing is fetched from elsewhere.
void guard(Answer& answer, bool is_framed) {
    const auto set = [&](const char* name, const std::string& value) {
        answer.headers.emplace(name, value);
    };
    const std::string policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; frame-src 'self'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors ";
    set("Content-Security-Policy", policy + (is_framed ? "'self'" : "'none'"));
    set("X-Content-Type-Options", "nosniff");
    set("Referrer-Policy", "no-referrer");
    set("Cross-Origin-Resource-Policy", "same-origin");
    set("Cross-Origin-Opener-Policy", "same-origin");
    set("Cache-Control", "no-store");
}

/// For what an address says wholly: it never changes.
constexpr const char* for_ever = "private, max-age=31536000, immutable";

std::string_view type_of(std::string_view name) {
    return name.ends_with(".html")  ? "text/html; charset=utf-8"
           : name.ends_with(".css") ? "text/css; charset=utf-8"
                                    : "text/javascript; charset=utf-8";
}

std::optional<Answer> shell_file(std::string_view name) {
    if (name.empty()) name = "shell.html";
    for (const ShellFile& file : shell_files())
        if (file.name == name)
            return text_answer(std::string(type_of(name)), std::string(file.content));
    return std::nullopt;
}

/// The part of the book that a page is of; empty: it is a blank one.
std::optional<std::size_t> part_of(const View& view, std::size_t page) {
    const std::vector<Part>& parts = view.parts();
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (page >= parts[i].first_page && page - parts[i].first_page < parts[i].count) return i;
    return std::nullopt;
}

std::string hash_text(std::string_view bytes) {
    return fmt::format("{:016x}", ascii::hash_of(bytes));
}

/// Says the picture's bytes, so that other ones have another address.
std::string picture_address(const View& view, std::uint32_t image) {
    std::string address = fmt::format("picture/{}", image);
    try {
        address += "?" + hash_text(*view.picture(image).hold());
    } catch (const Failure&) {
        // Its file is gone since: the page is shown without it until the book is read again.
    }
    return address;
}

std::string place_json(const std::optional<Spot>& place) {
    if (!place) return "null";
    return fmt::format("{{\"page\":{},\"y\":{}}}", place->page, svg::decimal(place->y));
}

std::string hit_json(const Hit& hit, std::size_t page) {
    std::string areas;
    for (const Rect& area : hit.areas)
        areas +=
            fmt::format("{}[{},{},{},{}]", areas.empty() ? "" : ",", svg::decimal(area.x),
                        svg::decimal(area.y), svg::decimal(area.width), svg::decimal(area.height));
    std::string one = "{";
    add_member(one, "page", std::to_string(page));
    add_member(one, "before", json_text(hit.before));
    add_member(one, "text", json_text(hit.text));
    add_member(one, "after", json_text(hit.after));
    add_member(one, "areas", "[" + areas + "]");
    return one + "}";
}

std::string media_type(std::string_view bytes) {
    const auto format = image::recognise(bytes);
    if (!format) return "application/octet-stream";
    switch (*format) {
        case image::Format::png: return "image/png";
        case image::Format::jpeg: return "image/jpeg";
        case image::Format::svg: return "image/svg+xml";
        case image::Format::gif: return "image/gif";
        case image::Format::webp: return "image/webp";
    }
    return "application/octet-stream";
}

}  // namespace

Desk::Desk(std::string token, std::optional<EditorCommand> editor, Starter start)
    : token_(std::move(token)), editor_(std::move(editor)), start_(std::move(start)) {
    around_.has_editor = editor_.has_value();
}

void Desk::offer(BesideMaker maker) {
    beside_ = std::make_unique<Desk>(token_, editor_, start_);
    beside_->is_framed_ = true;
    maker_ = std::move(maker);
    around_.styles = maker_.styles;
}

void Desk::show(std::shared_ptr<const View> view) {
    const std::lock_guard lock(mutex_);
    if (auto fonts = view->fonts();
        fonts && (!state_.fonts || state_.fonts->faces() != fonts.get())) {
        state_.fonts = std::make_shared<PageFonts>(std::move(fonts));
        ++state_.generation;
    }
    state_.view = std::move(view);
    tell(false);
}

/// The state to those who look on. The mutex is held.
void Desk::tell(bool is_known) {
    if (!state_.view) return;
    around_.is_known = is_known;
    message_ = state_message(*state_.view, ++state_.version, around_);
    newer_.notify_all();
}

void Desk::clear() {
    const std::lock_guard lock(mutex_);
    state_.view = nullptr;
    state_.fonts = nullptr;
    message_.clear();
    shelf_.clear();
}

void Desk::end() {
    if (beside_) beside_->end();
    const std::lock_guard lock(mutex_);
    over_ = true;
    newer_.notify_all();
}

Desk::State Desk::state() const {
    const std::lock_guard lock(mutex_);
    return state_;
}

std::optional<std::string> Desk::next_event(std::uint64_t& seen, std::chrono::milliseconds most) {
    std::unique_lock lock(mutex_);
    const auto has_news = [&] { return state_.version > seen && !message_.empty(); };
    newer_.wait_for(lock, most, [&] { return over_ || has_news(); });
    if (over_) return std::nullopt;
    if (!has_news()) return "";
    seen = state_.version;
    return message_;
}

Answer Desk::answer(const Request& request) noexcept {
    Answer answer;
    try {
        const int status = refusal(request, token_);
        if (status == 0 && beside_ && path_after_token(request).starts_with("beside/"))
            return answer_beside(request);
        answer = status != 0 ? refused(status) : answer_allowed(request);
        guard(answer, is_framed_);
    } catch (const std::exception&) {
        // A picture that is gone, a face that cannot be cut: the page says that it has none.
        answer = refused(500);
    }
    return answer;
}

Answer Desk::answer_allowed(const Request& request) {
    const std::string_view path = path_after_token(request);
    if (request.method == "POST")
        return path == "open"    ? open(request)
               : path == "style" ? set_beside(request)
                                 : refused(404);
    if (auto file = shell_file(path)) return *file;
    if (path == "events") {
        Answer answer;
        answer.events = this;
        return answer;
    }
    if (!state().view) return refused(404);
    if (path == "pages") return pages(request);
    if (path == "problem") return place_of_problem(request);
    if (path == "anchor") return place_of_anchor(request);
    if (path == "find") return hits(request);
    if (path == "label") return page_with_label(request);
    if (path == "across") return place_across(request);
    if (path == "epub") return epub();
    if (path.starts_with("book/")) return epub_entry(path.substr(5));
    if (path.starts_with("font/")) return font(path.substr(5));
    if (path.starts_with("picture/")) return picture(path.substr(8));
    return refused(404);
}

Desk::DrawnPage Desk::draw(const State& state, std::size_t page) {
    DrawnPage drawn;
    const auto part = part_of(*state.view, page);
    if (part && state.fonts) {
        const auto pages = state.view->pages_of(*part);
        const std::size_t index = page - state.view->parts()[*part].first_page;
        if (pages && index < pages->pages.size())
            drawn.elements = svg::page_drawing(
                pages->pages[index], pages->structure, state.fonts->codes(),
                [&](std::uint32_t image) { return picture_address(*state.view, image); });
    }
    drawn.hash = fmt::format("{}-{}", state.generation, hash_text(drawn.elements));
    return drawn;
}

/// Pages `from` … `to`; those whose hashes are among `have` without their elements, and the fonts
/// that all of them need.
Answer Desk::pages(const Request& request) const {
    const State now = state();
    const auto from = number(request.asked("from"));
    const auto to = number(request.asked("to"));
    if (!from || !to || *to < *from || *to - *from >= most_pages) return refused(400);
    const std::string have = request.asked("have");
    std::string list;
    for (std::size_t page = *from; page <= *to && page < now.view->page_count(); ++page) {
        const DrawnPage drawn = draw(now, page);
        std::string one = "{";
        add_member(one, "page", std::to_string(page));
        add_member(one, "label", json_text(now.view->label(page)));
        add_member(one, "hash", json_text(drawn.hash));
        if (have.find(drawn.hash) == std::string::npos)
            add_member(one, "elements", json_text(drawn.elements));
        list += (list.empty() ? "" : ",") + one + "}";
    }
    std::string fonts;
    if (now.fonts) {
        for (const PageFonts::Tier& tier : now.fonts->tiers()) {
            const auto face = static_cast<unsigned>(tier.face);
            fonts += fmt::format("{}[\"f{}\",\"f{}-{}-{}\",{}]", fonts.empty() ? "" : ",", face,
                                 face, tier.tier, now.generation, tier.glyphs);
        }
    }
    std::string all = "{";
    add_member(all, "version", std::to_string(now.version));
    add_member(all, "pages", "[" + list + "]");
    add_member(all, "fonts", "[" + fonts + "]");
    return text_answer(json, all + "}");
}

/// "f3-0-1": face, tier, generation.
Answer Desk::font(std::string_view name) const {
    const State now = state();
    std::vector<std::size_t> numbers;
    for (std::string_view rest = name.substr(std::min<std::size_t>(1, name.size()));;) {
        const std::size_t dash = std::min(rest.find('-'), rest.size());
        const auto value = number(rest.substr(0, dash));
        if (!value) return refused(404);
        numbers.push_back(*value);
        if (dash == rest.size()) break;
        rest.remove_prefix(dash + 1);
    }
    if (numbers.size() != 3 || numbers[0] > 0xFFFF || numbers[2] != now.generation || !now.fonts)
        return refused(404);
    Answer answer;
    answer.type = "font/otf";
    answer.body = now.fonts->file(text::FaceId{static_cast<std::uint16_t>(numbers[0])}, numbers[1]);
    if (!answer.body) return refused(404);
    answer.headers.emplace("Cache-Control", for_ever);
    return answer;
}

Answer Desk::picture(std::string_view name) const {
    const auto image = number(name);
    if (!image || *image > 0xFFFFFFFF) return refused(404);
    Answer answer;
    answer.body = state().view->picture(static_cast<std::uint32_t>(*image)).hold();
    answer.type = media_type(*answer.body);
    answer.headers.emplace("Cache-Control", for_ever);
    // A drawing that is opened by itself is a document of the book's.
    answer.headers.emplace("Content-Security-Policy",
                           "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    return answer;
}

/// The EPUB of the newest state is there, under the number that is told.
Answer Desk::epub() {
    const State now = state();
    if (!shelf_.make(now.version, *now.view)) return refused(404);
    return text_answer(json, fmt::format("{{\"version\":{}}}", now.version));
}

/// "7/EPUB/nav.xhtml": of the version 7.
Answer Desk::epub_entry(std::string_view path) const {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const auto version = number(path.substr(0, slash));
    if (!version || slash == path.size()) return refused(404);
    const std::string_view name = path.substr(slash + 1);
    Answer answer;
    answer.body = shelf_.entry(*version, name);
    if (!answer.body) return refused(404);
    answer.type = type_of_entry(name);
    // It may style itself and show what is in it, and do nothing.
    answer.headers.emplace("Content-Security-Policy",
                           "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; "
                           "font-src 'self'; frame-ancestors 'self'; sandbox allow-same-origin");
    return answer;
}

/// The line at a point of a page, or of a problem: opened in the editor, and told.
Answer Desk::open(const Request& request) const {
    const State now = state();
    if (!now.view) return refused(404);
    std::optional<TextLine> line;
    if (const auto problem = number(request.asked("problem"))) {
        if (*problem < now.view->problems().size()) line = now.view->problems()[*problem].place;
    } else {
        const auto page = number(request.asked("page"));
        const auto x = length(request.asked("x"));
        const auto y = length(request.asked("y"));
        if (!page || !x || !y || *page >= now.view->page_count()) return refused(400);
        // What was clicked is not what is there now.
        if (draw(now, *page).hash != request.asked("hash")) return refused(409);
        line = now.view->line_at(*page, {*x, *y});
    }
    if (!line) return refused(404);
    std::string all = "{";
    add_member(all, "file", json_text(line->file));
    add_member(all, "line", std::to_string(line->line));
    add_member(all, "column", std::to_string(line->column));
    if (editor_) {
        try {
            start_(editor_->arguments(*line));
            add_member(all, "opened", "true");
        } catch (const std::system_error& error) {
            add_member(all, "refused", json_text(error.what()));
        }
    }
    return text_answer(json, all + "}");
}

Answer Desk::place_of_problem(const Request& request) const {
    const State now = state();
    const auto which = number(request.asked("number"));
    if (!which || *which >= now.view->problems().size()) return refused(404);
    return text_answer(json, place_json(now.view->place_of(*which)));
}

Answer Desk::place_of_anchor(const Request& request) const {
    const State now = state();
    const std::string name = request.asked("name");
    const std::vector<Part>& parts = now.view->parts();
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const auto pages = now.view->pages_of(part);
        for (std::size_t i = 0; pages && i < pages->pages.size(); ++i)
            for (const layout::Anchor& anchor : pages->pages[i].anchors)
                if (anchor.name == name)
                    return text_answer(json,
                                       place_json(Spot{parts[part].first_page + i, anchor.y}));
    }
    return text_answer(json, "null");
}

/// Where words stand in the book: as many as a person looks at.
Answer Desk::hits(const Request& request) const {
    constexpr std::size_t most = 500;
    const State now = state();
    const std::string words = request.asked("words");
    std::string list;
    std::size_t count = 0;
    const std::vector<Part>& parts = now.view->parts();
    for (std::size_t part = 0; part < parts.size() && count <= most && !words.empty(); ++part) {
        const auto pages = now.view->pages_of(part);
        for (std::size_t i = 0; i < pages->pages.size(); ++i) {
            for (const Hit& hit : find(pages->pages[i], pages->structure, words)) {
                if (++count > most) break;
                list += (list.empty() ? "" : ",") + hit_json(hit, parts[part].first_page + i);
            }
        }
    }
    std::string all = "{";
    add_member(all, "version", std::to_string(now.version));
    add_member(all, "more", count > most ? "true" : "false");
    add_member(all, "hits", "[" + list + "]");
    return text_answer(json, all + "}");
}

/// The page with a printed number, else the how manieth it is.
Answer Desk::page_with_label(const Request& request) const {
    const State now = state();
    const std::string wanted = request.asked("label");
    const std::size_t count = now.view->page_count();
    std::optional<std::size_t> found;
    for (std::size_t page = 0; page < count && !found; ++page)
        if (now.view->label(page) == wanted) found = page;
    if (const auto nth = number(wanted); !found && nth && *nth >= 1 && *nth <= count)
        found = *nth - 1;
    if (!found) return refused(404);
    return text_answer(json, place_json(Spot{*found, {}}));
}

/// The same request of the other desk.
Answer Desk::answer_beside(const Request& request) {
    Request inner = request;
    inner.path = "/" + token_ + "/" +
                 std::string(path_after_token(request).substr(std::string_view("beside/").size()));
    return beside_->answer(inner);
}

/// The style that is shown beside this one, for all who look on.
Answer Desk::set_beside(const Request& request) {
    const std::string style = request.asked("name");
    const std::vector<std::string>& styles = maker_.styles;
    if (!beside_ ||
        (!style.empty() && std::find(styles.begin(), styles.end(), style) == styles.end()))
        return refused(404);
    const std::lock_guard one_at_a_time(setting_);
    maker_.set("");
    beside_->clear();
    if (!style.empty()) maker_.set(style);
    const std::lock_guard lock(mutex_);
    around_.beside = style;
    tell(true);
    return text_answer(json, "{}");
}

/// Where the text that stands at a point of a page has its line: here, and on the pages beside.
Answer Desk::place_across(const Request& request) const {
    if (!beside_) return refused(404);
    const auto page = number(request.asked("page"));
    const auto x = length(request.asked("x"));
    const auto y = length(request.asked("y"));
    auto here = state().view;
    auto there = beside_->state().view;
    const bool from_beside = request.asked("from") == "beside";
    if (from_beside) std::swap(here, there);
    if (!page || !x || !y) return refused(400);
    // Between two styles, or on a cover, there is no such line.
    if (!here || !there || *page >= here->page_count()) return text_answer(json, "null");
    const auto line = here->line_at(*page, {*x, *y});
    if (!line) return text_answer(json, "null");
    return text_answer(
        json, fmt::format("{{\"here\":{},\"there\":{}}}", place_json(here->place_of(*line)),
                          place_json(there->place_of(*line))));
}

}  // namespace banxin::preview
