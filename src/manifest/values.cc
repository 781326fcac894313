#include "manifest/values.h"

#include "base/ascii.h"

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
    if (text.empty() || text.size() > 100 || text[0] == '.' || text[0] == '-') return false;
    return std::all_of(text.begin(), text.end(), [](char c) {
        return ascii::is_alphanumeric(c) || c == '.' || c == '_' || c == '-';
    });
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
        {"author", "aut"},       {"writer", "aut"}, {"作者", "aut"},        {"著者", "aut"},
        {"translator", "trl"},   {"译者", "trl"},   {"訳者", "trl"},        {"editor", "edt"},
        {"编者", "edt"},         {"编辑", "edt"},   {"illustrator", "ill"}, {"插图", "ill"},
        {"photographer", "pht"}, {"摄影", "pht"},   {"compiler", "com"},    {"选编", "com"},
        {"proofreader", "pfr"},  {"校对", "pfr"},   {"designer", "bkd"},    {"装帧", "bkd"},
    };
    for (const auto& [word, code] : words)
        if (word == wrong) return code;
    return std::nullopt;
}

}  // namespace banxin::manifest
