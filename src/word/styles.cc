// styles.xml and numbering.xml (ISO/IEC 29500-1, 17.7 and 17.9).
#include "word/styles.h"

#include "base/ascii.h"
#include "base/numerals.h"

#include <algorithm>
#include <array>

namespace banxin::word {
namespace {

std::optional<bool> toggle(const pugi::xml_node& properties, std::string_view name) {
    const pugi::xml_node node = child(properties, name);
    if (!node) return std::nullopt;
    return !is_off(attribute(node, "val"));
}

int number_in(const std::string& text, int otherwise) {
    if (!ascii::is_number(text) || text.size() > 6) return otherwise;
    return std::stoi(text);
}

constexpr std::array<const char*, 10> han_digits = {"〇", "一", "二", "三", "四",
                                                    "五", "六", "七", "八", "九"};

/// 12 → 十二, 120 → 一百二十.
std::string han(int number) {
    if (number <= 0 || number >= 10000) return std::to_string(number);
    constexpr std::array<const char*, 4> units = {"", "十", "百", "千"};
    std::string text;
    bool gap = false;
    for (int place = 3; place >= 0; --place) {
        int power = 1;
        for (int i = 0; i < place; ++i) power *= 10;
        const int digit = number / power % 10;
        if (digit == 0) {
            gap = !text.empty();
            continue;
        }
        if (gap) text += "零";
        gap = false;
        if (!(digit == 1 && place == 1 && text.empty()))
            text += han_digits[static_cast<std::size_t>(digit)];
        text += units[static_cast<std::size_t>(place)];
    }
    return text;
}

std::string letters(int number) {
    const int turn = (number - 1) / 26;
    return std::string(static_cast<std::size_t>(std::clamp(turn, 0, 8)) + 1,
                       static_cast<char>('a' + (number - 1) % 26));
}

std::string written(int number, const std::string& format) {
    if (number < 1) return std::to_string(number);
    if (format.starts_with("chinese") || format.starts_with("japanese") ||
        format.starts_with("taiwanese") || format.starts_with("korean"))
        return format.find("Legal") == std::string::npos ? han(number) : std::to_string(number);
    if (format.starts_with("ideographDigital")) {
        std::string text;
        for (const char digit : std::to_string(number))
            text += han_digits[static_cast<std::size_t>(digit - '0')];
        return text;
    }
    if (format == "ideographTraditional" || format == "ideographZodiac") {
        constexpr std::array<const char*, 10> stems = {"甲", "乙", "丙", "丁", "戊",
                                                       "己", "庚", "辛", "壬", "癸"};
        constexpr std::array<const char*, 12> branches = {"子", "丑", "寅", "卯", "辰", "巳",
                                                          "午", "未", "申", "酉", "戌", "亥"};
        const auto at = static_cast<std::size_t>(number - 1);
        return format == "ideographTraditional" ? stems[at % 10] : branches[at % 12];
    }
    if (format == "upperRoman" || format == "lowerRoman")
        return roman_number(static_cast<std::uint32_t>(number), format == "upperRoman");
    if (format == "upperLetter") return ascii::to_upper(letters(number));
    if (format == "lowerLetter") return letters(number);
    if (format == "decimalZero" && number < 10) return "0" + std::to_string(number);
    if (format.find("ircle") != std::string::npos && number <= 20) {
        // ① and on.
        return {'\xE2', '\x91', static_cast<char>('\x9F' + number)};
    }
    return std::to_string(number);
}

}  // namespace

void RunProperties::inherit(const RunProperties& above) {
    const auto take = [](std::optional<bool>& own, const std::optional<bool>& other) {
        if (!own) own = other;
    };
    take(bold, above.bold);
    take(italic, above.italic);
    take(underline, above.underline);
    take(struck, above.struck);
    take(dots, above.dots);
    take(hidden, above.hidden);
    take(code, above.code);
    if (position.empty()) position = above.position;
}

RunProperties read_run_properties(const pugi::xml_node& properties) {
    RunProperties run;
    run.bold = toggle(properties, "b");
    run.italic = toggle(properties, "i");
    run.underline = toggle(properties, "u");
    run.struck = toggle(properties, "strike");
    if (!run.struck) run.struck = toggle(properties, "dstrike");
    run.dots = toggle(properties, "em");
    run.hidden = toggle(properties, "vanish");
    run.position = value_of(properties, "vertAlign");
    return run;
}

void Styles::read(const std::string& styles_part) {
    pugi::xml_document document;
    if (!load(document, styles_part)) return;
    const pugi::xml_node root = document.document_element();
    const pugi::xml_node defaults = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr");
    const pugi::xml_node lang = child(defaults, "lang");
    language_ = attribute(lang, "eastAsia");
    if (const std::string latin = attribute(lang, "val"); language_.empty()) language_ = latin;
    for (const pugi::xml_node& node : root.children()) {
        if (!is(node, "style")) continue;
        Style style;
        const std::string id = attribute(node, "styleId");
        style.name = ascii::to_lower(value_of(node, "name"));
        style.based_on = value_of(node, "basedOn");
        const pugi::xml_node paragraph = child(node, "pPr");
        style.outline = number_in(value_of(paragraph, "outlineLvl"), -1);
        const pugi::xml_node list = child(paragraph, "numPr");
        style.list = value_of(list, "numId");
        style.list_level = number_in(value_of(list, "ilvl"), -1);
        style.run = read_run_properties(child(node, "rPr"));
        if (attribute(node, "type") == "paragraph" && attribute(node, "default") == "1")
            default_ = id;
        styles_.emplace(id, std::move(style));
    }
    // Each with what it stands on; a ring ends where it began.
    for (auto& [id, style] : styles_) {
        std::string above = style.based_on;
        for (int depth = 0; depth < 20 && !above.empty() && above != id; ++depth) {
            const auto found = styles_.find(above);
            if (found == styles_.end()) break;
            const Style& other = found->second;
            if (style.outline < 0) style.outline = other.outline;
            if (style.list.empty()) {
                style.list = other.list;
                if (style.list_level < 0) style.list_level = other.list_level;
            }
            style.run.inherit(other.run);
            above = other.based_on;
        }
    }
}

const Style& Styles::operator[](const std::string& id) const {
    static const Style none;
    const auto found = styles_.find(id.empty() ? default_ : id);
    return found == styles_.end() ? none : found->second;
}

void Numbering::read(const std::string& numbering_part) {
    pugi::xml_document document;
    if (!load(document, numbering_part)) return;
    for (const pugi::xml_node& node : document.document_element().children()) {
        if (is(node, "abstractNum")) {
            std::map<int, Level>& levels = abstract_[attribute(node, "abstractNumId")];
            for (const pugi::xml_node& one : node.children()) {
                if (!is(one, "lvl")) continue;
                Level level;
                level.format = value_of(one, "numFmt");
                level.text = value_of(one, "lvlText");
                level.start = number_in(value_of(one, "start"), 1);
                levels[number_in(attribute(one, "ilvl"), 0)] = level;
            }
        } else if (is(node, "num")) {
            abstract_of_[attribute(node, "numId")] = value_of(node, "abstractNumId");
        }
    }
}

const std::map<int, Level>* Numbering::levels(const std::string& list) const {
    const auto abstract = abstract_of_.find(list);
    if (abstract == abstract_of_.end()) return nullptr;
    const auto found = abstract_.find(abstract->second);
    return found == abstract_.end() ? nullptr : &found->second;
}

const Level* Numbering::level(const std::string& list, int level) const {
    const std::map<int, Level>* all = levels(list);
    if (all == nullptr) return nullptr;
    const auto found = all->find(level);
    return found == all->end() ? nullptr : &found->second;
}

std::string Numbering::next(const std::string& list, int level) {
    const std::map<int, Level>* all = levels(list);
    const Level* own = this->level(list, level);
    if (own == nullptr) return {};
    std::map<int, int>& counts = counts_[abstract_of_[list]];
    const auto [count, fresh] = counts.emplace(level, own->start);
    if (!fresh) ++count->second;
    counts.erase(counts.upper_bound(level), counts.end());
    if (own->format == "bullet" || own->format == "none") return {};
    std::string text;
    for (std::size_t i = 0; i < own->text.size(); ++i) {
        if (own->text[i] != '%' || i + 1 >= own->text.size() ||
            !ascii::is_digit(own->text[i + 1])) {
            text += own->text[i];
            continue;
        }
        const int which = own->text[++i] - '1';
        const auto inner = all->find(which);
        if (inner == all->end()) continue;
        const auto value = counts.find(which);
        text += written(value == counts.end() ? inner->second.start : value->second,
                        inner->second.format);
    }
    return text;
}

}  // namespace banxin::word
