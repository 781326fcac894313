// Skips what a literal's reader does not read, and finds definitions.
#include "importer/js_scan.h"

#include "base/ascii.h"

#include <algorithm>

namespace banxin::importer::js {
namespace {

constexpr auto npos = std::string_view::npos;

/// A `/` begins a pattern where no value stands before it.
bool begins_pattern(std::string_view text, std::size_t at) {
    while (at > 0 && ascii::is_space(text[at - 1])) --at;
    return at == 0 || std::string_view("(,=:[!&|?{};+").find(text[at - 1]) != npos;
}

std::size_t skip_pattern(std::string_view text, std::size_t at) {
    bool in_class = false;
    for (++at; at < text.size() && text[at] != '\n'; ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '[')
            in_class = true;
        else if (text[at] == ']')
            in_class = false;
        else if (text[at] == '/' && !in_class)
            return at + 1;
    }
    return std::min(at, text.size());
}

/// Behind one thing that is no bracket: a comment, a text, a pattern, a name or a character.
std::size_t skip_one(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == '"' || c == '\'' || c == '`') return skip_quoted(text, at);
    if (c == '/') {
        if (const std::size_t behind = skip_blank(text, at); behind > at) return behind;
        if (begins_pattern(text, at)) return skip_pattern(text, at);
    }
    if (is_name_start(c)) return at + name_at(text, at).size();
    return at + 1;
}

class Finder {
public:
    explicit Finder(std::string_view text) : text_(text) {}

    Names find() {
        while (at_ < text_.size()) {
            if (!is_name_start(text_[at_])) {
                at_ = skip_one(text_, at_);
                continue;
            }
            const std::string_view word = take_name();
            if (word == "const" || word == "let" || word == "var")
                definition();
            else if (word == "function")
                function();
            else if (word == "import")
                import();
            else if (word == "export")
                export_default();
            else if (word == "module" && text_.substr(at_).starts_with(".exports"))
                module_exports();
        }
        return std::move(names_);
    }

private:
    void skip() { at_ = skip_blank(text_, at_); }
    bool take(char c) {
        skip();
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    std::string_view take_name() {
        const std::string_view name = name_at(text_, at_);
        at_ += name.size();
        return name;
    }

    void definition() {
        skip();
        const std::string name(take_name());
        if (name.empty()) return;
        // A type may stand before the value.
        std::size_t at = skip_blank(text_, at_);
        if (at < text_.size() && text_[at] == ':')
            while (at < text_.size() && std::string_view("=;\n").find(text_[at]) == npos)
                at = text_[at] == '{' || text_[at] == '[' || text_[at] == '<'
                         ? std::max(at + 1, skip_brackets(text_, at))
                         : at + 1;
        if (at >= text_.size() || text_[at] != '=') return;
        at_ = at + 1;
        names_.defined.emplace(name, at_);
    }

    void function() {
        skip();
        const std::string name(take_name());
        skip();
        if (name.empty() || at_ >= text_.size() || text_[at_] != '(') return;
        std::size_t at = skip_brackets(text_, at_);
        at = text_.find('{', at);
        if (at == npos) return;
        const std::size_t end = skip_brackets(text_, at);
        for (++at; at < end;) {
            const std::string_view word = is_name_start(text_[at]) ? name_at(text_, at) : "";
            if (word == "return") {
                names_.defined.emplace(name, at + word.size());
                break;
            }
            at = std::string_view("([{").find(text_[at]) != npos ? skip_brackets(text_, at)
                                                                 : skip_one(text_, at);
        }
        at_ = end;
    }

    void import() {
        std::map<std::string, std::string> taken;
        skip();
        if (const std::string first(take_name()); first == "type")
            return;
        else if (!first.empty())
            taken[first] = "default";
        if (take('*')) {
            skip();
            take_name();
            skip();
            taken[std::string(take_name())] = "*";
        } else if (static_cast<void>(take(',')), take('{')) {
            while (!take('}') && at_ < text_.size()) {
                skip();
                const std::string name(take_name());
                if (name.empty()) return;
                std::string own = name;
                skip();
                if (name_at(text_, at_) == "as") {
                    take_name();
                    skip();
                    own = take_name();
                }
                taken[own] = name;
                static_cast<void>(take(','));
            }
        }
        skip();
        if (take_name() != "from") return;
        skip();
        if (at_ >= text_.size() || (text_[at_] != '"' && text_[at_] != '\'')) return;
        const std::size_t end = skip_quoted(text_, at_);
        const std::string from(text_.substr(at_ + 1, end - at_ - std::min<std::size_t>(2, end)));
        at_ = end;
        for (const auto& [own, name] : taken) names_.imported[own] = {from, name};
    }

    void export_default() {
        skip();
        if (name_at(text_, at_) != "default") return;
        take_name();
        names_.exported = at_;
    }
    void module_exports() {
        at_ += std::string_view(".exports").size();
        if (take('=')) names_.exported = at_;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    Names names_;
};

}  // namespace

bool is_name_start(char c) {
    return ascii::is_letter(c) || c == '_' || c == '$' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_name_part(char c) {
    return is_name_start(c) || ascii::is_digit(c);
}

std::string_view name_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    if (end < text.size() && is_name_start(text[end]))
        while (end < text.size() && is_name_part(text[end])) ++end;
    return text.substr(std::min(at, text.size()), end - at);
}

std::size_t skip_blank(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        if (ascii::is_space(text[at])) {
            ++at;
        } else if (text.substr(at, 2) == "//") {
            at = std::min(text.find('\n', at), text.size());
        } else if (text.substr(at, 2) == "/*") {
            const std::size_t end = text.find("*/", at + 2);
            at = end == npos ? text.size() : end + 2;
        } else {
            return at;
        }
    }
    return text.size();
}

std::size_t skip_quoted(std::string_view text, std::size_t at) {
    const char quote = text[at];
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == quote)
            return at + 1;
        else if (text[at] == '\n' && quote != '`')
            return at;
    }
    return text.size();
}

std::size_t skip_brackets(std::string_view text, std::size_t at) {
    std::size_t depth = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (c == '(' || c == '[' || c == '{') ++depth;
        if (c == ')' || c == ']' || c == '}') {
            if (depth <= 1) return at + 1;
            --depth;
        }
        at = skip_one(text, at);
        if (depth == 0) return at;
    }
    return text.size();
}

std::size_t skip_expression(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const char c = text[at];
        if (c == ',' || c == ';' || c == ')' || c == ']' || c == '}') return at;
        at = c == '(' || c == '[' || c == '{' ? skip_brackets(text, at) : skip_one(text, at);
    }
    return text.size();
}

Names find_names(std::string_view text) {
    return Finder(text).find();
}

}  // namespace banxin::importer::js
