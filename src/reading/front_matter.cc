#include "reading/front_matter.h"

#include "base/ascii.h"
#include "document/names.h"
#include "reading/field_tree.h"
#include "schema/chapter.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace banxin::reading {
namespace {

using schema::Field;
using schema::Type;

class Fields {
public:
    Fields(Chapter& chapter, bool yaml, std::string_view text, Diagnostics& diagnostics)
        : chapter_(chapter), yaml_(yaml), text_(text), diagnostics_(diagnostics) {
        given_.fields = chapter.fields;
        if (const FieldValue* title = in_manifest("title")) given_.title.value = title->value;
    }

    void take(const toml::Value& table, const std::string& prefix = {}) {
        for (const toml::Entry& entry : table.entries) {
            const std::string written = prefix + entry.key;
            const std::string meant = written == "translator" ? "translators"
                                      : written == "authors"  ? "author"
                                                              : written;
            const Field<ChapterEntry>* field = schema::find(schema::chapter(), meant);
            if (field != nullptr && field->type == Type::table) {
                if (entry.value.kind == toml::Kind::table) {
                    take(entry.value, written + ".");
                    continue;
                }
                if (field->main.empty()) {
                    diagnostics_.report(Code::S005, entry.value.span);
                    continue;
                }
                field = schema::find(schema::chapter(), field->key + "." + field->main);
            }
            if (field != nullptr && field->in_front_matter)
                take(*field, written, entry);
            else if (written == "aliases" || written == "alias")
                take_aliases(entry.value);
            else if (!is_draft(written, entry.value))
                stranger(written, entry.key_span);
        }
    }

    FrontMatterRest finish() {
        chapter_.fields = std::move(given_.fields);
        ChapterFields& fields = chapter_.fields;
        if (fields.epigraph && fields.epigraph->text.empty()) {
            diagnostics_.report(Code::S036, fields.place_of("epigraph.source"), {},
                                Hint{HintId::fill_or_remove, {"epigraph"}});
            fields.epigraph.reset();
        }
        return {in_manifest("title") == nullptr ? given_.title.value : std::string(),
                std::move(foreign_)};
    }

private:
    /// `written` is the key as the author has it.
    void take(const Field<ChapterEntry>& field, const std::string& written,
              const toml::Entry& entry) {
        const toml::Value value = shaped_for(field, entry.value, yaml_);
        // `author:` and nothing behind it.
        if (value.kind == toml::Kind::string && value.text.empty()) return;
        if (!belongs_here(field, written, value.span)) return;
        const auto& read = given_.fields.in_front_matter;
        if (std::any_of(read.begin(), read.end(),
                        [&](const FieldValue& one) { return one.key == field.key; })) {
            diagnostics_.report(Code::S005, value.span);
            return;
        }
        Diagnostics found;
        ChapterEntry own;
        field.read(own, written, value, {found});
        for (const Diagnostic& one : found.items()) refuse(one, field, written, value);
        if (found.has_errors()) return;
        settle(field, own, written, value);
    }

    /// Other names of the text, for links.
    void take_aliases(const toml::Value& value) {
        if (!value.text.empty())
            given_.fields.in_front_matter.push_back({"aliases", value.text, value.span});
        for (const toml::Value& one : value.items) take_aliases(one);
    }

    /// The manifest is followed where both say something.
    void settle(const Field<ChapterEntry>& field, const ChapterEntry& own,
                const std::string& written, const toml::Value& value) {
        static const ChapterEntry nothing;
        const FieldValue* said = in_manifest(field.key);
        if (said == nullptr && field.same(given_, nothing)) {
            field.take(given_, own);
        } else if (!field.same(given_, own)) {
            diagnostics_.report(Code::S030, value.span, {written}, Hint{HintId::keep_one_value, {}},
                                said ? said->span : Span{});
        }
        given_.fields.in_front_matter.push_back({field.key, value.text, value.span});
    }

    [[nodiscard]] bool belongs_here(const Field<ChapterEntry>& field, const std::string& written,
                                    Span span) {
        if (field.kinds.has(chapter_.kind)) return true;
        diagnostics_.report(
            Code::S035, span, {written, name_of(chapter_.kind)},
            Hint{HintId::belongs_to_kind, {written, toml::joined(field.kinds.names())}});
        return false;
    }

    /// What the manifest's reader complains of, in the words of front matter, which has other signs
    /// for the same values.
    void refuse(const Diagnostic& why, const Field<ChapterEntry>& field, const std::string& written,
                const toml::Value& value) {
        std::string shown = value.text;
        if (shown.empty()) shown = text_.substr(why.span.begin, why.span.end - why.span.begin);
        shown.resize(std::min(shown.size(), shown.find_first_of("\r\n")));
        std::optional<Hint> hint = why.hint;
        if (why.code == Code::M011) hint = Hint{HintId::date_format, {}};
        if (why.code == Code::M004 && yaml_ && field.type == Type::boolean) {
            hint = Hint{HintId::possible_values, {"true, false"}};
        } else if (why.code == Code::M004 && yaml_) {
            diagnostics_.report(Code::S005, why.span);
            return;
        }
        diagnostics_.report(Code::S018, why.span, {written, shown}, std::move(hint));
    }

    /// Of Hugo and Jekyll: their sites leave such a text out.
    [[nodiscard]] bool is_draft(const std::string& key, const toml::Value& value) {
        const bool says_so = key == "draft" || key == "published";
        if (!says_so) return false;
        const std::string said = value.kind == toml::Kind::boolean
                                     ? (value.boolean ? "true" : "false")
                                     : ascii::to_lower(value.text);
        if (said != "true" && said != "false") return false;
        if (said == (key == "draft" ? "true" : "false"))
            diagnostics_.report(Code::S089, value.span, {key + ": " + said},
                                Hint{HintId::finish_or_leave_out, {}});
        return true;
    }

    /// A key that is like none of ours is another program's.
    void stranger(const std::string& written, Span span) {
        std::vector<std::string> keys;
        for (const auto& field : schema::chapter())
            if (field.in_front_matter || !field.main.empty()) keys.push_back(field.key);
        if (auto near = nearest_name(written, keys)) {
            diagnostics_.report(Code::S017, span, {written}, Hint{HintId::did_you_mean, {*near}});
            return;
        }
        foreign_.push_back({written, span});
    }

    [[nodiscard]] const FieldValue* in_manifest(std::string_view key) const {
        for (const FieldValue& one : chapter_.fields.in_manifest)
            if (one.key == key) return &one;
        return nullptr;
    }

    Chapter& chapter_;
    bool yaml_;
    std::string_view text_;
    Diagnostics& diagnostics_;
    /// What the manifest says, and then what the chapter has.
    ChapterEntry given_;
    std::vector<Located<std::string>> foreign_;
};

}  // namespace

FrontMatterRest apply_front_matter(Chapter& chapter, const FrontMatter& front, SourceId source,
                                   const Sources& sources, Diagnostics& diagnostics) {
    if (front.prose) {
        const auto at = static_cast<std::uint32_t>(front.text_begin);
        const std::string mark(sources[source].text().substr(at, 3));
        diagnostics.report(Code::S088, {source, at, at + 3}, {mark},
                           Hint{HintId::fields_or_rule, {}});
    }
    if (front.form == FrontMatter::Form::none) return {};
    const std::string_view text = sources[source].text();
    const auto tree = field_tree(front, text, source, diagnostics);
    if (!tree) return {};
    Fields fields(chapter, front.form != FrontMatter::Form::toml, text, diagnostics);
    fields.take(*tree);
    return fields.finish();
}

}  // namespace banxin::reading
