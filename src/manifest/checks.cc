// [checks]: how seriously the messages of this book are to be taken. Knows no message but by its
// code.

#include "base/ascii.h"
#include "manifest/sections.h"

namespace banxin::manifest {
namespace {

using schema::Type;

std::vector<std::string> codes_that(bool (*fits)(Code)) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < code_count(); ++i)
        if (fits(static_cast<Code>(i))) names.emplace_back(name_of(static_cast<Code>(i)));
    return names;
}

void report_no_code(const Value& one, Diagnostics& diagnostics) {
    Hint hint{HintId::name_a_code, {}};
    std::string large;
    for (const char c : one.text) large += ascii::to_upper(c);
    if (code_named(large))
        hint = {HintId::did_you_mean, {large}};
    else if (auto near = nearest_name(one.text, codes_that([](Code) { return true; })))
        hint = {HintId::did_you_mean, {*near}};
    diagnostics.report(Code::M056, one.span, {one.text}, hint);
}

/// One of the lists: all of its codes get that severity; none: they are not told.
schema::Field<CheckSettings> list(const char* key, std::optional<Severity> severity,
                                  schema::Doc doc) {
    return schema::custom<CheckSettings>(
        {key, Type::texts, doc}, [severity](CheckSettings& to, const std::string& name,
                                            const Value& value, const Reading& reading) {
            for (const Value* one : toml::texts_of(name, value, reading.diagnostics)) {
                const auto code = code_named(one->text);
                if (!code) {
                    report_no_code(*one, reading.diagnostics);
                } else if (!has_stand_in(*code) && severity != Severity::error) {
                    const auto fits = [](Code c) {
                        return has_stand_in(c) && severity_of(c) == Severity::error;
                    };
                    reading.diagnostics.report(
                        Code::M057, one->span, {one->text},
                        Hint{HintId::mend_or_leave_out, {toml::joined(codes_that(fits))}});
                } else if (const auto [before, added] = to.named.try_emplace(*code, one->span);
                           !added && before->second != one->span) {
                    reading.diagnostics.report(Code::M058, one->span, {one->text},
                                               Hint{HintId::list_once, {}}, before->second);
                } else {
                    to.severities.set(*code, severity);
                }
            }
        });
}

}  // namespace

const Schema<CheckSettings>& checks_schema() {
    static const Schema<CheckSettings> schema = {
        list("allow", std::nullopt, {"Codes that are not told.", "不提示的代码。"}),
        list("warn", Severity::warning, {"Codes that are warnings.", "算作警告的代码。"}),
        list("error", Severity::error, {"Codes that are errors.", "算作错误的代码。"}),
    };
    return schema;
}

}  // namespace banxin::manifest
