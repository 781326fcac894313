// Findings, and what a person can do about each kind: one table, so that no check has to think
// of words.
#include "check/publication.h"

#include <algorithm>
#include <utility>

namespace banxin::check {
namespace {

struct Advice {
    Code code;
    HintId hint;
};

constexpr Advice advice[] = {
    {Code::E001, HintId::copy_again},
    {Code::E002, HintId::copy_again},
    {Code::E003, HintId::mimetype_first},
    {Code::E004, HintId::mimetype_first},
    {Code::E005, HintId::mimetype_first},
    {Code::E006, HintId::mimetype_first},
    {Code::E007, HintId::pack_again},
    {Code::E008, HintId::pack_again},
    {Code::E009, HintId::pack_again},
    {Code::E010, HintId::pack_again},
    {Code::E011, HintId::pack_again},
    {Code::E012, HintId::rename_file},
    {Code::E013, HintId::pack_again},
    {Code::E014, HintId::copy_again},
    {Code::E015, HintId::make_smaller},
    {Code::E016, HintId::make_smaller},
    {Code::E017, HintId::remove_file},
    {Code::E018, HintId::rename_file},
    {Code::E019, HintId::rename_file},
    {Code::E020, HintId::rename_file},
    {Code::E021, HintId::rename_file},
    {Code::E022, HintId::rename_file},
    {Code::E023, HintId::remove_file},
    {Code::E024, HintId::name_package},
    {Code::E025, HintId::name_package},
    {Code::E026, HintId::name_package},
    {Code::E027, HintId::move_from_meta_inf},
    {Code::E028, HintId::embed_plainly},
    {Code::E030, HintId::mend_xml},
    {Code::E031, HintId::save_as_utf8},
    {Code::E032, HintId::save_as_utf8},
    {Code::E033, HintId::plain_doctype},
    {Code::E034, HintId::write_character},
    {Code::E035, HintId::plain_doctype},
    {Code::E036, HintId::flatter_elements},
    {Code::E037, HintId::mend_xml},
    {Code::E038, HintId::begin_utf8},
    {Code::E039, HintId::begin_utf8},
    {Code::E040, HintId::add_metadata},
    {Code::E041, HintId::add_metadata},
    {Code::E042, HintId::list_once},
    {Code::E043, HintId::write_utc},
    {Code::E044, HintId::date_forms},
    {Code::E045, HintId::language_tags},
    {Code::E046, HintId::point_to_id},
    {Code::E048, HintId::isbn_forms},
    {Code::E049, HintId::declare_prefix},
    {Code::E051, HintId::point_to_id},
    {Code::E052, HintId::declare_prefix},
    {Code::E053, HintId::relator_codes},
    {Code::E055, HintId::mark_cover},
    {Code::E056, HintId::mark_cover},
    {Code::E057, HintId::add_metadata},
    {Code::E059, HintId::conforms_to},
    {Code::E060, HintId::conforms_to},
    {Code::E061, HintId::add_metadata},
    {Code::E063, HintId::describe_picture},
    {Code::E071, HintId::put_into_book},
    {Code::E072, HintId::list_in_manifest},
    {Code::E073, HintId::list_once},
    {Code::E074, HintId::right_type},
    {Code::E075, HintId::right_type},
    {Code::E076, HintId::plain_href},
    {Code::E077, HintId::mend_properties},
    {Code::E078, HintId::mend_properties},
    {Code::E079, HintId::mend_properties},
    {Code::E080, HintId::mark_cover},
    {Code::E081, HintId::add_fallback},
    {Code::E082, HintId::remove_file},
    {Code::E083, HintId::point_to_id},
    {Code::E084, HintId::mend_spine},
    {Code::E085, HintId::mend_spine},
    {Code::E086, HintId::mend_spine},
    {Code::E087, HintId::add_ncx},
    {Code::E088, HintId::horizontal_ltr},
    {Code::E089, HintId::mend_spine},
    {Code::E090, HintId::mend_spine},
    {Code::E092, HintId::vertical_rtl},
    {Code::E100, HintId::list_form},
    {Code::E101, HintId::list_form},
    {Code::E102, HintId::order_entries},
    {Code::E103, HintId::mend_link},
    {Code::E104, HintId::write_label},
    {Code::E107, HintId::list_form},
    {Code::E108, HintId::name_source},
    {Code::E109, HintId::match_page_list},
    {Code::E110, HintId::match_page_list},
    {Code::E111, HintId::match_page_list},
    {Code::E112, HintId::show_list},
    {Code::E113, HintId::write_label},
    {Code::E114, HintId::same_identifier},
    {Code::E120, HintId::write_label},
    {Code::E121, HintId::same_language},
    {Code::E122, HintId::same_language},
    {Code::E123, HintId::describe_picture},
    {Code::E124, HintId::next_level},
    {Code::E125, HintId::next_level},
    {Code::E126, HintId::rename_id},
    {Code::E127, HintId::rename_id},
    {Code::E128, HintId::rename_id},
    {Code::E129, HintId::html_rules},
    {Code::E130, HintId::use_css},
    {Code::E131, HintId::html_rules},
    {Code::E132, HintId::html_rules},
    {Code::E133, HintId::html_rules},
    {Code::E134, HintId::aria_rules},
    {Code::E135, HintId::aria_rules},
    {Code::E136, HintId::aria_rules},
    {Code::E138, HintId::mend_link},
    {Code::E139, HintId::mend_link},
    {Code::E140, HintId::point_to_id},
    {Code::E141, HintId::mend_link},
    {Code::E142, HintId::put_into_book},
    {Code::E143, HintId::put_into_book},
    {Code::E144, HintId::point_to_id},
    {Code::E145, HintId::write_label},
    {Code::E147, HintId::write_label},
    {Code::E148, HintId::write_label},
    {Code::E149, HintId::mend_link},
    {Code::E150, HintId::mend_link},
    {Code::E151, HintId::describe_or_leave},
    {Code::E155, HintId::add_view_box},
    {Code::E156, HintId::draw_again},
    {Code::E157, HintId::draw_again},
    {Code::E158, HintId::draw_again},
    {Code::E160, HintId::save_as_utf8},
    {Code::E161, HintId::direction_in_html},
    {Code::E162, HintId::plain_css},
    {Code::E163, HintId::css_for_readers},
    {Code::E164, HintId::css_for_readers},
    {Code::E165, HintId::css_for_readers},
    {Code::E166, HintId::css_for_readers},
    {Code::E167, HintId::css_for_readers},
    {Code::E170, HintId::embed_single_face},
    {Code::E171, HintId::embed_single_face},
    {Code::E172, HintId::specified_fonts},
    {Code::E173, HintId::specified_fonts},
    {Code::E174, HintId::remove_file},
    {Code::E180, HintId::make_smaller},
    {Code::E181, HintId::make_smaller},
    {Code::E182, HintId::make_smaller},
    {Code::E185, HintId::draw_again},
    {Code::E186, HintId::make_smaller},
    {Code::E188, HintId::embed_single_face},
    {Code::E190, HintId::add_ncx},
};

}  // namespace

std::optional<Hint> usual_hint(Code code) {
    const auto* found = std::find_if(std::begin(advice), std::end(advice),
                                     [&](const Advice& one) { return one.code == code; });
    if (found == std::end(advice)) return std::nullopt;
    return Hint{found->hint, {}};
}

void Findings::report(Code code, std::optional<xml::Range> range, Arguments arguments) {
    all_.push_back({code, range, std::move(arguments), usual_hint(code)});
}

void Findings::report(Code code, std::optional<xml::Range> range, Arguments arguments, Hint hint) {
    all_.push_back({code, range, std::move(arguments), std::move(hint)});
}

bool Package::says(std::string_view property, std::string_view value) const {
    const auto [begin, end] = metadata.equal_range(property);
    return std::any_of(begin, end, [&](const auto& one) { return one.second == value; });
}

File* Publication::find(std::string_view name) {
    const auto found = by_name.find(name);
    return found == by_name.end() ? nullptr : &files[found->second];
}

const File* Publication::find(std::string_view name) const {
    const auto found = by_name.find(name);
    return found == by_name.end() ? nullptr : &files[found->second];
}

File* Publication::package_file() {
    return package.file ? &files[*package.file] : nullptr;
}

Item* Publication::item_of(std::string_view name) {
    const auto found = package.by_path.find(name);
    return found == package.by_path.end() ? nullptr : &package.items[found->second];
}

const Item* Publication::item_of(std::string_view name) const {
    const auto found = package.by_path.find(name);
    return found == package.by_path.end() ? nullptr : &package.items[found->second];
}

xml::Range range_of(const xml::Element& element) {
    return {element.begin, element.end};
}

xml::Range range_of(const File& file, const xml::Element& element, std::string_view attribute) {
    return xml::range_of(file.bytes, element, attribute);
}

std::vector<std::string_view> words(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    std::vector<std::string_view> found;
    for (std::size_t begin = text.find_first_not_of(blanks); begin != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(blanks, begin), text.size());
        found.push_back(text.substr(begin, end - begin));
        begin = text.find_first_not_of(blanks, end);
    }
    return found;
}

}  // namespace banxin::check
