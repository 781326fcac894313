// Literals of JavaScript, and names that stand for them, to a tree.
#include "importer/js_literal.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "importer/js_scan.h"
#include "importer/settings.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <set>

namespace banxin::importer {
namespace {

using yaml::Kind;
using yaml::Value;

constexpr std::size_t deepest = 40;
/// Names that stand for names that stand for lists could grow without bound.
constexpr std::size_t most_values = 50'000;
constexpr std::size_t most_modules = 32;

struct File {
    std::string name;
    SourceId source = SourceId::none;
    std::string_view text;
    js::Names names;
    /// A JSON file is its value.
    std::optional<Value> data;
};

class Files {
public:
    Files(Reading& reading, ScriptValue& result) : reading_(reading), result_(result) {}

    /// Null when it is not there, or too many are open.
    const File* open(const std::string& name) {
        if (const auto found = files_.find(name); found != files_.end()) return found->second.get();
        if (files_.size() >= most_modules || !has(reading_.folder, name)) return nullptr;
        auto file = std::make_unique<File>();
        file->name = name;
        file->source = reading_.open(name);
        file->text = reading_.sources[file->source].text();
        if (name.ends_with(".json"))
            file->data = yaml::parse(file->text, file->source, reading_.diagnostics);
        else
            file->names = js::find_names(file->text);
        return files_.emplace(name, std::move(file)).first->second.get();
    }

    const File* open_from(const File& user, std::string_view from) {
        if (!from.starts_with('.')) return nullptr;
        const std::string path = clean_path(joined_path(folder_of(user.name), from));
        for (const char* ending : {"", ".ts", ".js", ".mts", ".mjs", ".cjs", ".json", "/index.ts",
                                   "/index.js", "/index.mts"})
            if (const File* file = open(path + ending)) return file;
        return nullptr;
    }

    Value unknown(Span span) {
        result_.unknown.push_back(span);
        Value value;
        value.span = span;
        return value;
    }
    bool may_go_on() { return ++values_ < most_values; }

    std::size_t depth = 0;
    std::set<std::pair<const File*, std::size_t>> open_names;

private:
    Reading& reading_;
    ScriptValue& result_;
    std::map<std::string, std::unique_ptr<File>> files_;
    std::size_t values_ = 0;
};

class Evaluator {
public:
    Evaluator(const File& file, std::size_t at, Files& files)
        : file_(file), text_(file.text), at_(at), files_(files) {}

    Value expression() {
        const std::size_t begin = js::skip_blank(text_, at_);
        at_ = begin;
        if (++files_.depth > deepest || !files_.may_go_on()) {
            --files_.depth;
            return give_up(begin);
        }
        Value value = postfix(primary(), begin);
        --files_.depth;
        return value;
    }

    /// What a name stands for in this file.
    Value named(std::string_view name, Span span) {
        if (const auto own = file_.names.defined.find(name); own != file_.names.defined.end())
            return at(file_, own->second, span);
        const auto other = file_.names.imported.find(name);
        if (other == file_.names.imported.end()) return files_.unknown(span);
        const File* from = files_.open_from(file_, other->second.from);
        if (from == nullptr) return files_.unknown(span);
        if (from->data) return *from->data;
        if (other->second.name == "default")
            return from->names.exported == std::string_view::npos
                       ? files_.unknown(span)
                       : at(*from, from->names.exported, span);
        const auto found = from->names.defined.find(other->second.name);
        return found == from->names.defined.end() ? files_.unknown(span)
                                                  : at(*from, found->second, span);
    }

private:
    Value at(const File& file, std::size_t where, Span span) {
        const std::pair key(&file, where);
        if (!files_.open_names.insert(key).second) return files_.unknown(span);
        Value value = Evaluator(file, where, files_).expression();
        files_.open_names.erase(key);
        return value;
    }

    [[nodiscard]] char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    [[nodiscard]] bool follows(std::string_view words) const {
        return text_.substr(at_).starts_with(words);
    }
    void skip() { at_ = js::skip_blank(text_, at_); }
    [[nodiscard]] Span span_from(std::size_t begin) const {
        std::size_t end = std::max(begin, std::min(at_, text_.size()));
        end = std::min(end, text_.find('\n', begin));
        return {file_.source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }
    Value give_up(std::size_t begin) {
        at_ = js::skip_expression(text_, at_);
        return files_.unknown(span_from(begin));
    }

    Value primary() {
        const std::size_t begin = at_;
        const char c = here();
        if (c == '{') return object();
        if (c == '[') return array();
        if (c == '"' || c == '\'' || c == '`') return quoted();
        if (c == '(') return in_brackets();
        if (ascii::is_digit(c) || c == '-') {
            ++at_;
            while (at_ < text_.size() && (js::is_name_part(text_[at_]) || text_[at_] == '.')) ++at_;
            return word(begin);
        }
        const std::string_view name = js::name_at(text_, at_);
        if (name.empty() || name == "function" || name == "async" || name == "new" ||
            name == "class")
            return give_up(begin);
        at_ += name.size();
        if (name == "true" || name == "false") return word(begin);
        if (name == "null" || name == "undefined") return scalar("", begin);
        if (name == "await" || name == "return") return skip(), primary();
        skip();
        if (here() == '(') return call(name, begin);
        if (follows("=>")) return give_up(begin);
        return named(name, span_from(begin));
    }

    Value scalar(std::string text, std::size_t begin) {
        Value value;
        value.text = std::move(text);
        value.span = span_from(begin);
        return value;
    }
    Value word(std::size_t begin) {
        return scalar(std::string(text_.substr(begin, at_ - begin)), begin);
    }

    /// `(value)`, or the parameters of a function.
    Value in_brackets() {
        const std::size_t begin = at_;
        const std::size_t end = js::skip_brackets(text_, at_);
        if (text_.substr(js::skip_blank(text_, end)).starts_with("=>")) return give_up(begin);
        ++at_;
        Value value = expression();
        at_ = end;
        return value;
    }

    /// Of a function that stands in the file, what it returns; of another its first argument:
    /// `defineConfig({…})`, `withMermaid(defineConfig({…}))`.
    Value call(std::string_view name, std::size_t begin) {
        const std::size_t end = js::skip_brackets(text_, at_);
        ++at_;
        Value value;
        if (name == "require") {
            const Value from = expression();
            const File* file = files_.open_from(file_, from.text);
            at_ = end;
            if (file != nullptr && file->data) return *file->data;
            return file == nullptr || file->names.exported == std::string_view::npos
                       ? files_.unknown(span_from(begin))
                       : at(*file, file->names.exported, span_from(begin));
        }
        if (file_.names.defined.contains(name)) {
            value = named(name, span_from(begin));
        } else if (const auto other = file_.names.imported.find(name);
                   other != file_.names.imported.end() && other->second.from.starts_with('.')) {
            value = named(name, span_from(begin));
        } else {
            skip();
            if (here() != ')') value = expression();
            if (value.kind == Kind::scalar) {
                at_ = end;
                return files_.unknown(span_from(begin));
            }
        }
        at_ = end;
        return value;
    }

    Value quoted() {
        const std::size_t begin = at_;
        const std::size_t end = js::skip_quoted(text_, at_);
        const char quote = text_[begin];
        std::string text;
        bool known = true;
        for (std::size_t i = begin + 1; i < end && !(i + 1 == end && text_[i] == quote); ++i) {
            if (text_[i] == '\\' && i + 1 < end) {
                i = escape(i + 1, text);
            } else if (quote == '`' && text_.substr(i, 2) == "${") {
                const std::size_t close = js::skip_brackets(text_, i + 1);
                const Value value = Evaluator(file_, i + 2, files_).expression();
                known = known && value.kind == Kind::scalar && !value.text.empty();
                text += value.text;
                i = std::max(i, close - 1);
            } else {
                text += text_[i];
            }
        }
        at_ = end;
        return known ? scalar(std::move(text), begin) : files_.unknown(span_from(begin));
    }

    /// Gives the place of the last character that belongs to it.
    std::size_t escape(std::size_t i, std::string& text) const {
        const auto hex = [&](std::size_t from, std::size_t count) {
            std::uint32_t value = 0;
            const std::string_view digits = text_.substr(std::min(from, text_.size()), count);
            std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
            append_utf8(text, value < 0x110000 && value != 0 ? static_cast<char32_t>(value)
                                                             : chars::replacement);
        };
        switch (text_[i]) {
            case 'n': text += '\n'; return i;
            case 't': text += '\t'; return i;
            case 'r':
            case '\n': return i;
            case 'x': hex(i + 1, 2); return i + 2;
            case 'u':
                if (text_.substr(i + 1).starts_with('{')) {
                    const std::size_t close = std::min(text_.find('}', i), text_.size() - 1);
                    hex(i + 2, close - i - 2);
                    return close;
                }
                hex(i + 1, 4);
                return i + 4;
            default: text += text_[i]; return i;
        }
    }

    Value array() {
        Value value;
        value.kind = Kind::sequence;
        const std::size_t begin = at_++;
        for (skip(); at_ < text_.size() && here() != ']'; skip()) {
            if (here() == ',') {
                ++at_;
                continue;
            }
            const std::size_t before = at_;
            if (follows("...")) {
                at_ += 3;
                Value more = expression();
                for (Value& item : more.items) value.items.push_back(std::move(item));
            } else {
                value.items.push_back(expression());
            }
            if (at_ == before) ++at_;
        }
        if (at_ < text_.size()) ++at_;
        value.span = span_from(begin);
        return value;
    }

    Value object() {
        Value value;
        value.kind = Kind::mapping;
        const std::size_t begin = at_++;
        for (skip(); at_ < text_.size() && here() != '}'; skip()) {
            const std::size_t before = at_;
            if (here() == ',')
                ++at_;
            else
                member(value);
            if (at_ == before) ++at_;
        }
        if (at_ < text_.size()) ++at_;
        value.span = span_from(begin);
        return value;
    }

    void member(Value& to) {
        const std::size_t begin = at_;
        if (follows("...")) {
            at_ += 3;
            Value more = expression();
            for (yaml::Entry& entry : more.entries) put(to, std::move(entry));
            return;
        }
        yaml::Entry entry;
        if (here() == '"' || here() == '\'') {
            entry.key = quoted().text;
        } else if (here() == '[') {
            ++at_;
            entry.key = expression().text;
            skip();
            if (here() == ']') ++at_;
        } else {
            while (at_ < text_.size() && js::is_name_part(text_[at_])) ++at_;
            entry.key = text_.substr(begin, at_ - begin);
        }
        entry.key_span = span_from(begin);
        skip();
        if (here() == ':') {
            ++at_;
            entry.value = expression();
        } else if (here() == ',' || here() == '}') {
            entry.value = named(entry.key, entry.key_span);
        } else {
            // A function, or `get name() {…}`.
            at_ = js::skip_expression(text_, at_);
            entry.value = files_.unknown(entry.key_span);
        }
        put(to, std::move(entry));
    }

    /// Of a key that stands twice the last counts.
    static void put(Value& to, yaml::Entry&& entry) {
        std::erase_if(to.entries, [&](const yaml::Entry& one) { return one.key == entry.key; });
        to.entries.push_back(std::move(entry));
    }

    Value postfix(Value value, std::size_t begin) {
        for (;;) {
            const std::size_t next = js::skip_blank(text_, at_);
            const std::string_view rest = text_.substr(next);
            if (rest.starts_with("as ") || rest.starts_with("satisfies ")) {
                at_ = js::skip_expression(text_, next);
            } else if (rest.starts_with("||") || rest.starts_with("??")) {
                at_ = next + 2;
                Value other = expression();
                const bool nothing = value.kind == Kind::scalar && value.text.empty();
                if (nothing) value = std::move(other);
            } else if (rest.starts_with('+')) {
                at_ = next + 1;
                const Value other = expression();
                if (value.kind != Kind::scalar || other.kind != Kind::scalar) return give_up(begin);
                value.text += other.text;
            } else if (rest.starts_with('.') && !rest.starts_with("..")) {
                at_ = next + 1;
                const std::string_view name = js::name_at(text_, at_);
                at_ += name.size();
                const Value* inner = value.find(name);
                if (inner == nullptr || name.empty()) return give_up(begin);
                value = Value(*inner);
            } else if (!rest.empty() &&
                       std::string_view("?*/%&|(").find(rest[0]) < std::string_view::npos) {
                return give_up(begin);
            } else {
                return value;
            }
        }
    }

    const File& file_;
    std::string_view text_;
    std::size_t at_;
    Files& files_;
};

}  // namespace

bool ScriptValue::is_unknown(const yaml::Value& one) const {
    return one.kind == yaml::Kind::scalar && one.text.empty() &&
           std::find(unknown.begin(), unknown.end(), one.span) != unknown.end();
}

ScriptValue read_script(std::string_view name, Reading& reading) {
    ScriptValue result;
    Files files(reading, result);
    const File* file = files.open(std::string(name));
    if (file == nullptr) return result;
    if (file->data)
        result.value = *file->data;
    else if (file->names.exported != std::string_view::npos)
        result.value = Evaluator(*file, file->names.exported, files).expression();
    return result;
}

ScriptValue read_assigned(SourceId source, std::string_view name, Reading& reading) {
    ScriptValue result;
    Files files(reading, result);
    File file;
    file.source = source;
    file.text = reading.sources[source].text();
    const std::size_t found = file.text.find(name);
    if (found == std::string_view::npos) return result;
    const std::size_t at = js::skip_blank(file.text, found + name.size());
    if (at < file.text.size() && file.text[at] == '=')
        result.value = Evaluator(file, at + 1, files).expression();
    return result;
}

}  // namespace banxin::importer
