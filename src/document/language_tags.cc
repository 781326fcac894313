// BCP 47 (RFC 5646), "Syntax" and "Formatting of Language Tags": whether a tag is well formed,
// and its canonical case. Does not hold the registry, so any well-formed subtag passes.

#include "document/notations.h"

#include <algorithm>
#include <utility>

namespace banxin {
namespace {

enum class Letters { lower, upper, title };

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string cased(std::string_view subtag, Letters letters) {
    std::string text;
    for (const char c : subtag) {
        const bool upper = letters == Letters::upper || (letters == Letters::title && text.empty());
        if (upper && c >= 'a' && c <= 'z') {
            text += static_cast<char>(c - 'a' + 'A');
        } else if (!upper && c >= 'A' && c <= 'Z') {
            text += static_cast<char>(c - 'A' + 'a');
        } else {
            text += c;
        }
    }
    return text;
}

/// The parts between hyphens; empty when one of them is no subtag at all.
std::vector<std::string_view> split(std::string_view tag) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t hyphen = tag.find('-');
        const std::string_view part = tag.substr(0, hyphen);
        const bool fine = !part.empty() && part.size() <= 8 &&
                          std::all_of(part.begin(), part.end(),
                                      [](char c) { return is_letter(c) || is_digit(c); });
        if (!fine) return {};
        parts.push_back(part);
        if (hyphen == std::string_view::npos) return parts;
        tag.remove_prefix(hyphen + 1);
    }
}

/// Takes the subtags of a tag one by one.
class Subtags {
public:
    explicit Subtags(std::vector<std::string_view> parts) : parts_(std::move(parts)) {}

    [[nodiscard]] bool done() const { return at_ == parts_.size(); }
    [[nodiscard]] bool next_is_letters(std::size_t size) const {
        return !done() && parts_[at_].size() == size &&
               std::all_of(parts_[at_].begin(), parts_[at_].end(), is_letter);
    }
    [[nodiscard]] bool next_is_digits(std::size_t size) const {
        return !done() && parts_[at_].size() == size &&
               std::all_of(parts_[at_].begin(), parts_[at_].end(), is_digit);
    }
    [[nodiscard]] bool next_is_variant() const {
        return !done() &&
               (parts_[at_].size() >= 5 || (parts_[at_].size() == 4 && is_digit(parts_[at_][0])));
    }
    [[nodiscard]] std::size_t next_size() const { return done() ? 0 : parts_[at_].size(); }
    [[nodiscard]] char next_letter() const { return cased(parts_[at_], Letters::lower)[0]; }
    void take(std::string& to, Letters letters) {
        if (!to.empty()) to += '-';
        to += cased(parts_[at_++], letters);
    }

private:
    std::vector<std::string_view> parts_;
    std::size_t at_ = 0;
};

}  // namespace

std::optional<std::string> canonical_language(std::string_view tag) {
    Subtags subtags(split(tag));
    std::string text;
    if (!subtags.next_is_letters(2) && !subtags.next_is_letters(3)) return std::nullopt;
    subtags.take(text, Letters::lower);
    if (text == "cn" || text == "jp") return std::nullopt;
    for (int i = 0; i < 3 && subtags.next_is_letters(3); ++i) subtags.take(text, Letters::lower);
    if (subtags.next_is_letters(4)) subtags.take(text, Letters::title);
    if (subtags.next_is_letters(2) || subtags.next_is_digits(3)) subtags.take(text, Letters::upper);
    while (subtags.next_is_variant()) subtags.take(text, Letters::lower);
    while (subtags.next_size() == 1) {
        // An extension, or with x a private part, in which one character may follow as well.
        const std::size_t least = subtags.next_letter() == 'x' ? 1 : 2;
        subtags.take(text, Letters::lower);
        if (subtags.next_size() < least) return std::nullopt;
        while (subtags.next_size() >= least && !subtags.done()) subtags.take(text, Letters::lower);
    }
    if (!subtags.done()) return std::nullopt;
    return text;
}

std::optional<std::string> likely_language(std::string_view wrong) {
    std::string text(wrong);
    std::replace(text.begin(), text.end(), '_', '-');
    const std::string lower = cased(text, Letters::lower);
    if (lower == "cn" || lower == "chinese" || lower == "中文") return "zh-Hans";
    if (lower == "jp" || lower == "japanese") return "ja";
    if (lower == "korean") return "ko";
    if (lower == "english") return "en";
    return canonical_language(text);
}

}  // namespace banxin
