#include "manifest/values.h"

#include "base/ascii.h"
#include "base/diagnostics.h"
#include "base/unicode.h"

#include <algorithm>
#include <utility>

namespace banxin::manifest {
namespace {

/// ISO 2108: weights 1 and 3 in turn, modulo 10.
char check_digit_13(std::string_view digits) {
    int sum = 0;
    for (std::size_t i = 0; i < 12; ++i) sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

/// The older form: weights 10 to 2, modulo 11, ten written as X.
char check_digit_10(std::string_view digits) {
    int sum = 0;
    int weight = 10;
    for (std::size_t i = 0; i < 9; ++i) sum += (digits[i] - '0') * weight--;
    const int check = (11 - sum % 11) % 11;
    return check == 10 ? 'X' : static_cast<char>('0' + check);
}

}  // namespace

Isbn parse_isbn(std::string_view text) {
    std::string plain;
    for (const char c : text)
        if (c != '-' && c != ' ') plain += c == 'x' ? 'X' : c;
    Isbn isbn;
    const std::string_view body =
        std::string_view(plain).substr(0, plain.size() - (plain.empty() ? 0 : 1));
    if (!ascii::is_number(body)) return isbn;
    if (plain.size() == 13 && ascii::is_digit(plain.back()) &&
        (plain.starts_with("978") || plain.starts_with("979"))) {
        isbn.digits = plain;
        isbn.expected = check_digit_13(plain);
        isbn.found = plain.back();
    } else if (plain.size() == 10 && (ascii::is_digit(plain.back()) || plain.back() == 'X')) {
        isbn.expected = check_digit_10(plain);
        isbn.found = plain.back();
        isbn.digits = "978" + plain;
        isbn.digits.back() = check_digit_13(isbn.digits);
    }
    return isbn;
}

bool is_output_name(std::string_view text) {
    // A file system takes 255 bytes, of which the ending needs some.
    if (text.empty() || text.size() > 200 || text[0] == '.' || text[0] == '-') return false;
    if (text.back() == '.') return false;
    // What divides folders, or what some system does not take, or nobody sees.
    for (std::size_t i = 0; i < text.size();) {
        const Decoded next = decode_utf8(text, i);
        if (!next.valid || next.value < 0x20 || (next.value != ' ' && is_space(next.value)) ||
            next.value == chars::ideographic_space || next.value == chars::no_break_space ||
            visible(text.substr(i, next.bytes)) != text.substr(i, next.bytes))
            return false;
        if (next.value < 0x80 &&
            std::string_view("/\\:*?\"<>|").find(static_cast<char>(next.value)) !=
                std::string_view::npos)
            return false;
        i += next.bytes;
    }
    return text.front() != ' ' && text.back() != ' ';
}

const std::vector<std::string>& relator_codes() {
    // id.loc.gov/vocabulary/relators: abridger, adapter, author of afterword, annotator, author
    // in quotations, author of introduction, author, book designer, book jacket designer …
    static const std::vector<std::string> codes = {
        "abr", "adp", "aft", "ann", "aqt", "art", "aui", "aut", "bjd", "bkd", "cll",
        "clb", "cmm", "cmp", "com", "cov", "cre", "csl", "ctb", "ctg", "cwt", "dsr",
        "dte", "edc", "edt", "egr", "fmo", "hnr", "ill", "ive", "ivr", "lyr", "nrt",
        "oth", "pbd", "pbl", "pfr", "pht", "prt", "red", "res", "rev", "rpt", "spk",
        "spn", "stl", "trc", "trl", "tyd", "tyg", "wac", "waw", "win", "wpr",
    };
    return codes;
}

std::optional<std::string> likely_relator(std::string_view wrong) {
    static constexpr std::pair<std::string_view, const char*> words[] = {
        {"author", "aut"},       {"writer", "aut"},   {"作者", "aut"},        {"著者", "aut"},
        {"translator", "trl"},   {"译者", "trl"},     {"訳者", "trl"},        {"editor", "edt"},
        {"编者", "edt"},         {"编辑", "edt"},     {"illustrator", "ill"}, {"插图", "ill"},
        {"photographer", "pht"}, {"摄影", "pht"},     {"compiler", "com"},    {"选编", "com"},
        {"proofreader", "pfr"},  {"校对", "pfr"},     {"designer", "bkd"},    {"装帧", "bkd"},
        {"责任编辑", "red"},     {"責任編輯", "red"}, {"责任校对", "pfr"},    {"装帧设计", "bkd"},
        {"封面设计", "cov"},     {"主编", "edc"},     {"改编", "adp"},
    };
    for (const auto& [word, code] : words)
        if (word == wrong) return code;
    return std::nullopt;
}

}  // namespace banxin::manifest
