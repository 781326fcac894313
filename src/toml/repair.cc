// A manifest is often the first TOML that somebody writes, with an input method that has other
// quotation marks and blanks than a programmer's. Each kind of slip is known here by its form; what
// the keys mean is not.
#include "toml/repair.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "toml/repair_value.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace banxin::toml {
namespace {

constexpr std::size_t npos = Fault::npos;

std::string_view without_return(std::string_view line) {
    return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

/// Where the key ends: at the first `=`, else at the first colon, quoted keys aside.
std::size_t find_separator(std::string_view text) {
    std::size_t colon = npos;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"' || text[i] == '\'') {
            const std::size_t end = end_of_string(text, i);
            if (end == npos) break;
            i = end - 1;
        } else if (text[i] == '=') {
            return i;
        } else if (text[i] == ':' && colon == npos) {
            colon = i;
        }
    }
    return colon;
}

bool is_key(std::string_view text) {
    return is_bare_key(text) || (text.size() > 2 && (text[0] == '"' || text[0] == '\'')) ||
           text.find('"') != npos;
}

/// Whether a line can belong to an array that is open before it.
bool goes_on(std::string_view line) {
    const std::string_view text = trimmed(line);
    const std::size_t equals = text.find_first_of("=");
    if (equals != npos && is_bare_key(trimmed(text.substr(0, equals)))) return false;
    if (!text.starts_with('[')) return true;
    const std::size_t name = text.find_first_not_of('[');
    const std::size_t end = text.find_first_not_of(']', text.find(']'));
    const std::string_view inside =
        name == npos || text.find(']') == npos ? "" : text.substr(name, text.find(']') - name);
    return !(is_bare_key(inside) && end == npos && !ascii::is_digit(inside.front()));
}

class Repair {
public:
    explicit Repair(std::string_view text) {
        for (std::size_t at = 0; at <= text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            lines_.emplace_back(text.substr(at, end - at));
            at = end + 1;
        }
    }

    Repaired run() {
        for (at_ = 0; at_ < lines_.size(); ++at_) line();
        Repaired result;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (i > 0) result.text += '\n';
            result.text += lines_[i];
        }
        std::stable_sort(faults_.begin(), faults_.end(),
                         [](const Fault& a, const Fault& b) { return a.line < b.line; });
        result.faults = std::move(faults_);
        return result;
    }

private:
    void line() {
        const Scanned scanned = with_plain_signs(without_return(lines_[at_]));
        const std::string_view body = trimmed(scanned.text);
        if (body.empty() || body.front() == '#') {
            if (!scanned.fault) return;
            lines_[at_] = scanned.text;
            // Blanks alone are no matter.
            if (!body.empty()) report(*scanned.fault, scanned.text);
        } else if (body.front() == '[') {
            header(std::string(body), scanned.fault);
        } else {
            key_and_value(scanned.text, scanned.fault);
        }
    }

    void header(const std::string& body, std::optional<ValueFault> fault) {
        const bool twice = body.starts_with("[[");
        std::size_t end = body.find_first_of("]#", twice ? 2 : 1);
        std::string name(
            trimmed(std::string_view(body).substr(twice ? 2 : 1, end - (twice ? 2 : 1))));
        const std::string_view closing = twice ? "]]" : "]";
        const bool closed =
            end != std::string::npos && std::string_view(body).substr(end).starts_with(closing);
        const std::string whole = (twice ? "[[" : "[") + name + std::string(closing);
        if (!closed && name.find_first_of("=\"'") == std::string::npos && !name.empty()) {
            std::string rest = end == std::string::npos ? "" : body.substr(end);
            const std::size_t note = rest.find('#');
            rest = note == std::string::npos ? "" : " " + rest.substr(note);
            fault = ValueFault{WordId::bracket_open, 0, body.size()};
            lines_[at_] = whole + rest;
        } else if (fault) {
            lines_[at_] = body;
        }
        const auto [before, added] = headers_.try_emplace(name, at_);
        table_ = name + (twice ? "#" + std::to_string(at_) : "");
        if (fault) {
            report(*fault, lines_[at_]);
        } else if (!added && !twice && !arrays_.contains(name)) {
            // Once is a table; what stands twice is a list of them.
            report({WordId::one_bracket, 0, body.size()}, "[[" + name + "]]", before->second);
            lines_[at_] = "[[" + name + "]]";
            lines_[before->second] = "[[" + name + "]]";
            arrays_.insert(name);
            faults_.back().understood = true;
        } else if (!twice && arrays_.contains(name)) {
            report({WordId::one_bracket, 0, body.size()}, "[[" + name + "]]", before->second);
            lines_[at_] = "[[" + name + "]]";
        } else if (twice && !added && !arrays_.contains(name) && !lists_.contains(name)) {
            report({WordId::one_bracket, 0, lines_[before->second].size()}, "[[" + name + "]]");
            faults_.back().line = before->second;
            lines_[before->second] = "[[" + name + "]]";
        }
        if (twice) lists_.insert(name);
        if (twice || arrays_.contains(name)) table_ = name + "#" + std::to_string(at_);
    }

    void key_and_value(const std::string& text, std::optional<ValueFault> fault) {
        const std::size_t separator = find_separator(text);
        std::string key(trimmed(std::string_view(text).substr(0, separator)));
        const bool quotes = curly_quote_at(key, 0) > 0;
        if (quotes) key = repaired_value(key).text;
        if (separator == npos || !is_key(key)) {
            lost_line(text);
            return;
        }
        if (text[separator] == ':')
            fault = ValueFault{WordId::colon_for_equals, separator, separator + 1};
        else if (quotes && !fault)
            fault = ValueFault{WordId::curly_quotes, 0, separator};
        std::string value = text.substr(separator + 1);
        const std::string_view three = trimmed(value).substr(0, 3);
        if (three == "\"\"\"" || three == "'''") {
            if (fault) {
                lines_[at_] = key + " =" + value;
                report(*fault, lines_[at_]);
            }
            remember(key, at_, end_of_long_text(value, three), fault.has_value());
            return;
        }
        // An array may go on over lines; they are looked at as one text, and parted again.
        std::size_t last = at_;
        while (is_open(value) && last + 1 < lines_.size() && goes_on(lines_[last + 1])) {
            Scanned scanned = with_plain_signs(without_return(lines_[++last]));
            if (scanned.fault && !fault) fault = ValueFault{scanned.fault->reason, 0, text.size()};
            value += "\n" + scanned.text;
        }
        const RepairedValue made = repaired_value(value);
        if (made.fault) {
            const std::size_t shift = separator + 1;
            const bool same_line = value.find('\n') >= made.fault->begin;
            fault = same_line ? ValueFault{made.fault->reason, shift + made.fault->begin,
                                           std::min(shift + made.fault->end, text.size())}
                              : ValueFault{made.fault->reason, 0, text.size()};
        }
        if (fault) {
            put(key + " = " + std::string(trimmed(made.text)), last);
            const bool open = last > at_ && fault->reason == WordId::bracket_open;
            const std::string better = open ? lines_[last] : last > at_ ? "" : lines_[at_];
            report(*fault, made.understood ? better : "", npos, made.understood);
            if (open) {
                faults_.back().line = last;
                faults_.back().begin = 0;
                faults_.back().end = better.size() - 1;
            }
        }
        remember(key, at_, last, fault.has_value());
    }

    /// What a table says twice counts once.
    void remember(const std::string& key, std::size_t first, std::size_t last, bool faulty) {
        at_ = last;
        const auto [before, added] = keys_.try_emplace({table_, key}, first);
        if (added || faulty) return;
        at_ = first;
        report({WordId::given_twice, 0, key.size()}, "", before->second);
        for (std::size_t i = first; i <= last; ++i) lines_[i].clear();
        at_ = last;
    }

    /// `text` may have fewer or as many line ends as there are lines up to `last`.
    void put(std::string_view text, std::size_t last) {
        std::size_t begin = 0;
        for (std::size_t i = at_; i <= last; ++i) {
            const std::size_t end =
                i == last ? text.size() : std::min(text.find('\n', begin), text.size());
            lines_[i] = std::string(text.substr(begin, end - begin));
            if (i == last) std::replace(lines_[i].begin(), lines_[i].end(), '\n', ' ');
            begin = std::min(end + 1, text.size());
        }
    }

    /// No `=`: a key that has lost it, or nothing that is known.
    void lost_line(const std::string& text) {
        const std::string_view body = trimmed(text);
        const std::size_t end = body.find_first_of(" \t\"'");
        const std::string key(body.substr(0, end));
        const bool bare = is_bare_key(key);
        const std::string_view rest =
            end == std::string_view::npos ? std::string_view() : trimmed(body.substr(end));
        if (!bare) {
            report({WordId::no_line, 0, text.size()}, "", npos, false);
            lines_[at_].clear();
            return;
        }
        // `title "书"` has lost its sign; other words are no value.
        const bool value =
            !rest.empty() && (std::string_view("\"'[{0123456789").find(rest[0]) != npos ||
                              curly_quote_at(rest, 0) > 0);
        const RepairedValue made = repaired_value(value ? rest : "");
        lines_[at_] = key + " = " + std::string(trimmed(made.text));
        report({rest.empty() ? WordId::no_value : WordId::no_line, 0, text.size()},
               made.understood ? lines_[at_] : "", npos, made.understood);
        keys_.try_emplace({table_, key}, at_);
    }

    [[nodiscard]] std::size_t end_of_long_text(const std::string& value,
                                               std::string_view three) const {
        if (value.find(three, value.find(three) + 3) != std::string::npos) return at_;
        for (std::size_t i = at_ + 1; i < lines_.size(); ++i)
            if (lines_[i].find(three) != std::string::npos) return i;
        return lines_.size() - 1;
    }

    void report(const ValueFault& fault, std::string better, std::size_t first = npos,
                bool understood = true) {
        faults_.push_back({at_, fault.begin, fault.end, fault.reason, std::move(better), first,
                           understood && fault.reason != WordId::given_twice});
    }

    std::vector<std::string> lines_;
    std::vector<Fault> faults_;
    std::size_t at_ = 0;
    std::string table_;
    std::map<std::string, std::size_t> headers_;
    /// Headers that were made lists, and those that are.
    std::set<std::string> arrays_, lists_;
    std::map<std::pair<std::string, std::string>, std::size_t> keys_;
};

}  // namespace

Repaired repaired(std::string_view text) {
    return Repair(text).run();
}

}  // namespace banxin::toml
