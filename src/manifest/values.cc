#include "manifest/values.h"

#include <algorithm>
#include <utility>

namespace banxin::manifest {
namespace {

// The C library's tests follow the locale; a manifest does not.
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_alphanumeric(char c) {
    return is_digit(c) || is_letter(c);
}

std::optional<int> decimal(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (!is_digit(c)) return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

int days_in(int year, int month) {
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

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

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_digit);
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
    if (text.size() >= 7 && text[4] != '-') return std::nullopt;
    if (text.size() == 10 && text[7] != '-') return std::nullopt;
    const auto year = decimal(text.substr(0, 4));
    const auto month = text.size() >= 7 ? decimal(text.substr(5, 2)) : 0;
    const auto day = text.size() == 10 ? decimal(text.substr(8, 2)) : 0;
    if (!year || !month || !day) return std::nullopt;
    // A zero that was written out is no month and no day.
    if ((text.size() >= 7 && *month == 0) || (text.size() == 10 && *day == 0)) return std::nullopt;
    const Date date{static_cast<std::int16_t>(*year), static_cast<std::uint8_t>(*month),
                    static_cast<std::uint8_t>(*day)};
    if (!is_in_calendar(date)) return std::nullopt;
    return date;
}

bool is_in_calendar(Date date) {
    if (date.year < 1 || date.year > 9999 || date.month > 12) return false;
    if (date.month == 0) return date.day == 0;
    return date.day <= days_in(date.year, date.month);
}

Isbn parse_isbn(std::string_view text) {
    std::string plain;
    for (const char c : text)
        if (c != '-' && c != ' ') plain += c == 'x' ? 'X' : c;
    Isbn isbn;
    const std::string_view body =
        std::string_view(plain).substr(0, plain.size() - (plain.empty() ? 0 : 1));
    if (!all_digits(body)) return isbn;
    if (plain.size() == 13 && is_digit(plain.back()) &&
        (plain.starts_with("978") || plain.starts_with("979"))) {
        isbn.digits = plain;
        isbn.expected = check_digit_13(plain);
        isbn.found = plain.back();
    } else if (plain.size() == 10 && (is_digit(plain.back()) || plain.back() == 'X')) {
        isbn.expected = check_digit_10(plain);
        isbn.found = plain.back();
        isbn.digits = "978" + plain;
        isbn.digits.back() = check_digit_13(isbn.digits);
    }
    return isbn;
}

bool is_web_address(std::string_view text) {
    const auto begins = [&text](std::string_view scheme) {
        return text.size() > scheme.size() &&
               std::equal(scheme.begin(), scheme.end(), text.begin(), [](char a, char b) {
                   return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
               });
    };
    std::size_t scheme = 0;
    if (begins("http://")) scheme = 7;
    if (begins("https://")) scheme = 8;
    if (scheme == 0 || text[scheme] == '/') return false;
    return text.find_first_of(" \t<>\"\\^`{|}") == std::string_view::npos;
}

bool is_output_name(std::string_view text) {
    if (text.empty() || text.size() > 100 || text[0] == '.' || text[0] == '-') return false;
    return std::all_of(text.begin(), text.end(), [](char c) {
        return is_alphanumeric(c) || c == '.' || c == '_' || c == '-';
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
