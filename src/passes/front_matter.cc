// A chapter's own fields, where the manifest has none.
#include "document/chapter_kinds.h"
#include "document/notations.h"
#include "passes/passes.h"

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <utility>

namespace banxin::passes {
namespace {

/// "甲、乙" or "A, B".
std::vector<std::string> split_names(const std::string& text) {
    std::vector<std::string> names;
    std::string name;
    const auto push = [&] {
        const std::size_t first = name.find_first_not_of(' ');
        if (first != std::string::npos) {
            names.push_back(name.substr(first, name.find_last_not_of(' ') - first + 1));
        }
        name.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        bool separator = false;
        for (const std::string_view mark : {"、", "，", ","}) {
            if (std::string_view(text).substr(at).starts_with(mark)) {
                at += mark.size();
                separator = true;
                break;
            }
        }
        if (separator) {
            push();
        } else {
            name += text[at++];
        }
    }
    push();
    return names;
}

class FrontMatterFields {
public:
    FrontMatterFields(Chapter& chapter, Diagnostics& diagnostics)
        : chapter_(chapter), fields_(chapter.fields), diagnostics_(diagnostics) {
        ChapterFields& f = fields_;
        text("author", [&f]() -> std::string& { return f.author; });
        text("byline", [&f]() -> std::string& { return f.byline; });
        text("dateline", [&f]() -> std::string& { return f.dateline; });
        text("kicker", [&f]() -> std::string& { return f.kicker; });
        text("deck", [&f]() -> std::string& { return f.deck; });
        address("url", [&f]() -> std::string& { return f.url; });
        date("date", [&f]() -> std::optional<Date>& { return f.date; });
        setters_["translators"] = [this](const FieldValue& field) {
            std::vector<std::string> names = split_names(field.value);
            if (fields_.translators.empty())
                fields_.translators = std::move(names);
            else if (fields_.translators != names)
                tell_who_wins(field);
        };
        setters_["title"] = [this](const FieldValue& field) {
            const FieldValue* given = manifests("title");
            if (given != nullptr && given->value != field.value) tell_who_wins(field);
            if (chapter_.title.empty()) chapter_.title.push_back({Text{field.value, field.span}});
        };
        one_of("notes_by", std::array{NoteBy::author, NoteBy::translator, NoteBy::editor},
               [&f](NoteBy by) { f.notes_by = by; });
        const auto original = [&f]() -> Original& {
            return f.original ? *f.original : f.original.emplace();
        };
        text("original.title", [=]() -> std::string& { return original().title; });
        text("original.author", [=]() -> std::string& { return original().author; });
        text("original.country", [=]() -> std::string& { return original().country; });
        language("original.language", [=]() -> Language& { return original().language; });
        text("original.publisher", [=]() -> std::string& { return original().publisher; });
        address("original.url", [=]() -> std::string& { return original().url; });
        date("original.date", [=]() -> std::optional<Date>& { return original().date; });
        const auto source = [&f]() -> NewsSource& {
            return f.source ? *f.source : f.source.emplace();
        };
        text("source.outlet", [=]() -> std::string& { return source().outlet; });
        text("source.headline", [=]() -> std::string& { return source().headline; });
        address("source.url", [=]() -> std::string& { return source().url; });
        date("source.date", [=]() -> std::optional<Date>& { return source().date; });
        const auto epigraph = [&f]() -> Epigraph& {
            return f.epigraph ? *f.epigraph : f.epigraph.emplace();
        };
        text("epigraph.text", [=]() -> std::string& { return epigraph().text; });
        text("epigraph.source", [=]() -> std::string& { return epigraph().source; });
        parallel(f);
    }

    void apply(FieldValue field) {
        // The manifest's name for it, so that the two can be compared.
        for (const auto& [short_key, key] :
             {std::pair{"translator", "translators"}, {"epigraph", "epigraph.text"}})
            if (field.key == short_key) field.key = key;
        const auto found = setters_.find(field.key);
        if (found != setters_.end()) {
            // `author:` and nothing behind it.
            if (!field.value.empty() && belongs_here(field)) {
                found->second(field);
                fields_.in_front_matter.push_back(std::move(field));
            }
            return;
        }
        std::vector<std::string> keys;
        for (const auto& [key, setter] : setters_) keys.push_back(key);
        if (auto near = nearest_name(field.key, keys)) {
            diagnostics_.report(Code::S017, field.span, {field.key},
                                Hint{HintId::did_you_mean, {*near}});
            return;
        }
        if (!foreign_.known()) foreign_ = field.span;
        foreign_keys_ += (foreign_keys_.empty() ? "" : ", ") + field.key;
    }

    /// Keys that are like none of ours are another program's: told of once.
    void finish() {
        if (foreign_.known()) diagnostics_.report(Code::S027, foreign_, {foreign_keys_});
        if (fields_.epigraph && fields_.epigraph->text.empty()) {
            diagnostics_.report(Code::S036, fields_.place_of("epigraph.source"), {},
                                Hint{HintId::fill_or_remove, {"epigraph"}});
            fields_.epigraph.reset();
        }
    }

private:
    [[nodiscard]] bool belongs_here(const FieldValue& field) {
        const KindField* known = find_kind_field(field.key);
        if (known == nullptr || known->kinds.has(chapter_.kind)) return true;
        std::string kinds;
        for (const std::string& name : known->kinds.names())
            kinds += (kinds.empty() ? "" : ", ") + name;
        diagnostics_.report(Code::S035, field.span, {field.key, name_of(chapter_.kind)},
                            Hint{HintId::belongs_to_kind, {field.key, kinds}});
        return false;
    }

    void text(const char* key, std::function<std::string&()> place) {
        setters_[key] = [this, place = std::move(place)](const FieldValue& field) {
            if (place().empty())
                place() = field.value;
            else if (place() != field.value)
                tell_who_wins(field);
        };
    }

    void refuse(const FieldValue& field, Hint hint) {
        diagnostics_.report(Code::S018, field.span, {field.key, field.value}, std::move(hint));
    }

    void address(const char* key, std::function<std::string&()> place) {
        text(key, std::move(place));
        setters_[key] = [this, set = setters_[key]](const FieldValue& field) {
            if (is_web_address(field.value))
                set(field);
            else
                refuse(field, {HintId::web_addresses, {}});
        };
    }

    void language(const char* key, std::function<Language&()> place) {
        setters_[key] = [this, place = std::move(place)](const FieldValue& field) {
            if (const auto language = Language::parse(field.value)) {
                if (place().empty())
                    place() = *language;
                else if (place() != *language)
                    tell_who_wins(field);
                return;
            }
            const auto likely = Language::likely(field.value);
            refuse(field, likely ? Hint{HintId::did_you_mean, {likely->tag()}}
                                 : Hint{HintId::language_tags, {}});
        };
    }

    void date(const char* key, std::function<std::optional<Date>&()> place) {
        setters_[key] = [this, place = std::move(place)](const FieldValue& field) {
            const auto value = parse_date(field.value);
            if (!value) {
                refuse(field, {HintId::date_format, {}});
            } else if (!place()) {
                place() = value;
            } else if (*place() != *value) {
                tell_who_wins(field);
            }
        };
    }

    /// `parallel: file`, and its settings beside it.
    void parallel(ChapterFields& f) {
        const auto wish = [&f]() -> ParallelWish& {
            return f.parallel ? *f.parallel : f.parallel.emplace();
        };
        for (const char* key : {"parallel", "parallel.file"}) {
            text(key, [=]() -> std::string& { return wish().file; });
            setters_[key] = [wish, set = setters_[key]](const FieldValue& field) {
                if (wish().file.empty()) wish().span = field.span;
                set(field);
            };
        }
        one_of("parallel.align",
               std::array{PieceRule::paragraphs, PieceRule::marks, PieceRule::headings},
               [=](PieceRule rule) { wish().pieces = rule; });
        one_of("parallel.print",
               std::array{ParallelPrint::facing, ParallelPrint::columns, ParallelPrint::interleaved,
                          ParallelPrint::none},
               [=](ParallelPrint print) { wish().print = print; });
        setters_["parallel.folded"] = [=, this](const FieldValue& field) {
            if (field.value != "true" && field.value != "false")
                diagnostics_.report(Code::S018, field.span, {field.key, field.value},
                                    Hint{HintId::possible_values, {"true, false"}});
            else if (!manifests(field.key))
                wish().folded = field.value == "true";
            else if (manifests(field.key)->value != field.value)
                tell_who_wins(field);
        };
    }

    template <class Value, std::size_t n, class Set>
    void one_of(const char* key, const std::array<Value, n>& values, Set set) {
        setters_[key] = [this, values, set = std::move(set)](const FieldValue& field) {
            std::string names;
            for (const Value value : values) {
                if (field.value == name_of(value)) {
                    const FieldValue* given = manifests(field.key);
                    if (given == nullptr)
                        set(value);
                    else if (given->value != field.value)
                        tell_who_wins(field);
                    return;
                }
                names += (names.empty() ? "" : ", ") + std::string(name_of(value));
            }
            diagnostics_.report(Code::S018, field.span, {field.key, field.value},
                                Hint{HintId::possible_values, {names}});
        };
    }

    [[nodiscard]] const FieldValue* manifests(std::string_view key) const {
        for (const FieldValue& one : fields_.in_manifest)
            if (one.key == key) return &one;
        return nullptr;
    }

    /// The manifest, where both have a value and not the same.
    void tell_who_wins(const FieldValue& field) {
        const FieldValue* given = manifests(field.key);
        if (given != nullptr)
            diagnostics_.report(Code::S030, field.span, {field.key},
                                Hint{HintId::keep_one_value, {}}, given->span);
    }

    Chapter& chapter_;
    ChapterFields& fields_;
    Diagnostics& diagnostics_;
    Span foreign_;
    std::string foreign_keys_;
    std::map<std::string, std::function<void(const FieldValue&)>> setters_;
};

}  // namespace

void apply_front_matter(Chapter& chapter, const std::vector<FieldValue>& fields,
                        Diagnostics& diagnostics) {
    if (fields.empty()) return;
    FrontMatterFields known(chapter, diagnostics);
    for (const FieldValue& field : fields) known.apply(field);
    known.finish();
}

}  // namespace banxin::passes
