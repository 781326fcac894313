/// \file
/// What a field is: one entry says its name, its type, what it may be, whose it is, what it means
/// in two languages, and which member it is bound to. The readers of the manifest and of front
/// matter, what they complain of, and what writes a manifest are made from such entries.
#pragma once

#include "base/diagnostics.h"
#include "base/files.h"
#include "document/chapter_kinds.h"
#include "schema/text.h"
#include "schema/values.h"

#include <cmath>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace banxin::schema {

enum class Type : std::uint8_t {
    text,      ///< one line
    lines,     ///< a text of several lines
    language,  ///< a BCP 47 tag
    date,      ///< a day, a month or a year
    address,   ///< of the web
    file,      ///< in the book's folder
    isbn,
    boolean,
    integer,
    number,
    choice,        ///< one of `values`
    texts,         ///< a list, or one of it
    alternatives,  ///< the same words by language
    people,
    paper,  ///< one of the presets, or two numbers
    table,
    tables,  ///< by names, each with the fields of `items`
    size,    ///< of type: points, 号, or a share of another size
    colour,  ///< of its own, or a share of black or of the accent
};

/// What a field means, in a sentence.
struct Doc {
    const char* en = "";
    const char* zh = "";
    [[nodiscard]] const char* in(Speech speech) const {
        return speech == Speech::chinese ? zh : en;
    }
};

/// What is known of a field whatever struct it is bound to.
struct FieldInfo {
    /// "title"; "original.title" is a key of the table `original`.
    std::string key;
    Type type = Type::text;
    Doc doc;
    /// Of a choice.
    std::vector<std::string> values = {};
    /// Of a number.
    double least = 0;
    double most = 0;
    /// What a number counts; empty: things.
    Doc unit = {};
    /// What holds where the field is left out, as TOML; empty: nothing.
    std::string by_default = {};
    /// Its table cannot do without it.
    bool required = false;
    /// Of a table: the field that a value stands for which is no table.
    std::string main = {};
    /// A chapter's front matter may hold it too.
    bool in_front_matter = false;
    /// Kinds of chapters that have it, and those of them that need it.
    Kinds kinds = all_kinds;
    Kinds needed = Kinds();
    /// What each of the people, or of the tables, has.
    std::vector<FieldInfo> items = {};
};

/// A table of a file and all that may stand in it: what a reference is made from.
struct Section {
    std::string name;
    std::vector<FieldInfo> fields;
};

template <class T>
struct Field : FieldInfo {
    /// Puts a value into its member, or reports why not, under that name. Of a table: prepares it
    /// for its fields.
    std::function<void(T&, const std::string& name, const Value&, const Reading&)> read;
    /// These three are for fields that front matter may hold or that a manifest is written with.
    std::function<void(T& to, const T& from)> take;
    std::function<bool(const T&, const T&)> same;
    /// As TOML; empty for what is empty.
    std::function<std::string(const T&)> written;

    Field&& of(Kinds those, Kinds need = Kinds()) && {
        kinds = those;
        needed = need;
        return std::move(*this);
    }
    Field&& must() && {
        required = true;
        return std::move(*this);
    }
    Field&& counting(Doc what) && {
        unit = what;
        return std::move(*this);
    }
    Field&& or_alone(const std::string& field) && {
        main = field;
        return std::move(*this);
    }
    Field&& in_chapters() && {
        in_front_matter = true;
        return std::move(*this);
    }
};

/// In the order in which a person is told of them; a table before its fields.
template <class T>
using Schema = std::vector<Field<T>>;

/// How its values are written, for a reference: `"a"` `"b"`, 0 to 10 characters.
[[nodiscard]] std::string form_of(const FieldInfo& field, Speech speech);
/// The name of a field inside its table.
[[nodiscard]] std::string name_in_table(const FieldInfo& field);

template <class T>
[[nodiscard]] const Field<T>* find(const Schema<T>& schema, std::string_view key) {
    for (const Field<T>& field : schema)
        if (field.key == key) return &field;
    return nullptr;
}

// --- Bindings -------------------------------------------------------------------------------

template <class V>
V& opened(V& value) {
    return value;
}
template <class V>
V& opened(std::optional<V>& value) {
    return value ? *value : value.emplace();
}
template <class V>
const V& opened(const std::optional<V>& value) {
    static const V none{};
    return value ? *value : none;
}

/// The member at the end of a path of members; a table that was not there is made, unless `t` is
/// const.
template <class T, class Member, class... Rest>
auto& follow(T& t, Member member, Rest... rest) {
    auto& next = t.*member;
    if constexpr (sizeof...(rest) == 0)
        return next;
    else
        return follow(opened(next), rest...);
}

/// An entry whose member `get` finds, whose value `read` makes, and whose TOML `write` makes.
template <class T, class Get, class Read, class Write>
Field<T> bind(FieldInfo info, Get get, Read read, Write write) {
    Field<T> field{std::move(info), {}, {}, {}, {}};
    field.read = [=](T& to, const std::string& name, const Value& value, const Reading& reading) {
        if (auto made = read(name, value, reading)) put(get(to), std::move(*made), value.span);
    };
    field.take = [=](T& to, const T& from) { get(to) = get(from); };
    field.same = [=](const T& a, const T& b) { return equal(get(a), get(b)); };
    field.written = [=](const T& from) { return write(get(from)); };
    field.by_default = field.written(T{});
    return field;
}

template <class T, class Read, class Member, class... Rest>
Field<T> plain(FieldInfo info, Read read, Member T::*member, Rest... rest) {
    const auto get = [=](auto& t) -> auto& {
        return follow(t, member, rest...);
    };
    const auto write = [](const auto& value) { return to_toml(value); };
    return bind<T>(std::move(info), get, read, write);
}

template <class T, class Member, class... Rest>
Field<T> text(const char* key, Doc doc, Member T::*member, Rest... rest) {
    return plain({key, Type::text, doc}, read_text, member, rest...);
}
template <class T, class Member, class... Rest>
Field<T> lines(const char* key, Doc doc, Member T::*member, Rest... rest) {
    return plain({key, Type::lines, doc}, read_lines, member, rest...);
}
template <class T, class Member, class... Rest>
Field<T> language(const char* key, Doc doc, Member T::*member, Rest... rest) {
    return plain({key, Type::language, doc}, read_language, member, rest...);
}
template <class T, class Member, class... Rest>
Field<T> date(const char* key, Doc doc, Member T::*member, Rest... rest) {
    return plain({key, Type::date, doc}, read_date, member, rest...);
}
template <class T, class Member, class... Rest>
Field<T> address(const char* key, Doc doc, Member T::*member, Rest... rest) {
    return plain({key, Type::address, doc}, read_address, member, rest...);
}
template <class T, class Member, class... Rest>
Field<T> file(const char* key, Doc doc, Member T::*member, Rest... rest) {
    return plain({key, Type::file, doc}, read_file_name, member, rest...);
}
template <class T, class Member, class... Rest>
Field<T> boolean(const char* key, Doc doc, Member T::*member, Rest... rest) {
    return plain({key, Type::boolean, doc}, read_boolean, member, rest...);
}
template <class T, class Member, class... Rest>
Field<T> texts(const char* key, Doc doc, Member T::*member, Rest... rest) {
    return plain({key, Type::texts, doc}, read_texts, member, rest...);
}
template <class T, class Member, class... Rest>
Field<T> integer(const char* key, int least, int most, Doc doc, Member T::*member, Rest... rest) {
    const auto read = [=](const std::string& name, const Value& value, const Reading& reading) {
        return toml::integer_of(name, value, least, most, reading.diagnostics);
    };
    FieldInfo info{key, Type::integer, doc};
    info.least = least;
    info.most = most;
    Field<T> field = plain(std::move(info), read, member, rest...);
    // What no book may say stands for nothing.
    if (std::stoi("0" + field.by_default) < least) field.by_default.clear();
    return field;
}
template <class T, class Member, class... Rest>
Field<T> number(const char* key, double least, double most, Doc doc, Member T::*member,
                Rest... rest) {
    const auto read = [=](const std::string& name, const Value& value, const Reading& reading) {
        return toml::number_of(name, value, least, most, reading.diagnostics);
    };
    FieldInfo info{key, Type::number, doc};
    info.least = least;
    info.most = most;
    return plain(std::move(info), read, member, rest...);
}
/// Ems, lines or shares, kept in hundredths.
template <class T, class Member, class... Rest>
Field<T> hundredths(const char* key, double least, double most, Doc doc, Member T::*member,
                    Rest... rest) {
    const auto read = [=](const std::string& name, const Value& value,
                          const Reading& reading) -> std::optional<std::int32_t> {
        const auto number = toml::number_of(name, value, least, most, reading.diagnostics);
        if (!number) return std::nullopt;
        return static_cast<std::int32_t>(std::lround(*number * 100));
    };
    const auto get = [=](auto& t) -> auto& {
        return follow(t, member, rest...);
    };
    const auto write = [](const std::optional<std::int32_t>& value) {
        return value ? to_toml(*value / 100.0) : std::string();
    };
    FieldInfo info{key, Type::number, doc};
    info.least = least;
    info.most = most;
    return bind<T>(std::move(info), get, read, write);
}
template <class T, class Member, class... Rest>
Field<T> size(const char* key, Doc doc, Member T::*member, Rest... rest) {
    return plain({key, Type::size, doc}, read_size, member, rest...);
}
template <class T, class Member, class... Rest>
Field<T> colour(const char* key, Doc doc, Member T::*member, Rest... rest) {
    return plain({key, Type::colour, doc}, read_colour, member, rest...);
}
/// One of the names that the values have which `get` finds.
template <class T, class V, class Get>
Field<T> choice_at(const char* key, Names<V> names, Doc doc, Get get) {
    const auto read = [=](const std::string& name, const Value& value,
                          const Reading& reading) -> std::optional<V> {
        const auto index = toml::one_of(name, value, listed(names), reading.diagnostics);
        return index ? std::optional(names[*index].value) : std::nullopt;
    };
    const auto write = [=](const auto& value) { return to_toml(value, names); };
    FieldInfo info{key, Type::choice, doc};
    info.values = listed(names);
    return bind<T>(std::move(info), get, read, write);
}
/// One of the names that the values of the member have; `names` where they have others here.
template <class T, class V, class Member, class... Rest>
Field<T> choice(const char* key, Names<V> names, Doc doc, Member T::*member, Rest... rest) {
    return choice_at<T>(
        key, names, doc, [=](auto& t) -> auto& { return follow(t, member, rest...); });
}
/// One of a few words, kept as it is.
template <class T, class Member, class... Rest>
Field<T> word(const char* key, const std::vector<std::string>& words, Doc doc, Member T::*member,
              Rest... rest) {
    const auto read = [=](const std::string& name, const Value& value,
                          const Reading& reading) -> std::optional<std::string> {
        const auto index = toml::one_of(name, value, words, reading.diagnostics);
        return index ? std::optional(words[*index]) : std::nullopt;
    };
    FieldInfo info{key, Type::choice, doc};
    info.values = words;
    return plain(std::move(info), read, member, rest...);
}
/// One that is only read.
template <class T, class Read>
Field<T> custom(FieldInfo info, Read read) {
    return Field<T>{std::move(info), read, {}, {}, {}};
}
/// The same words in other languages.
template <class T, class Get>
Field<T> alternatives(const char* key, Doc doc, Get get) {
    return custom<T>(
        {key, Type::alternatives, doc},
        [get](T& to, const std::string& name, const Value& value, const Reading& reading) {
            if (auto all = read_alternatives(name, value, reading)) to.*get = std::move(*all);
        });
}
/// The fields that follow and begin with its key belong to it.
template <class T>
Field<T> table(const char* key, Doc doc) {
    return Field<T>{{key, Type::table, doc},
                    [](T&, const std::string&, const Value&, const Reading&) {},
                    {},
                    {},
                    {}};
}
/// The same, in a member that keeps where it stands.
template <class T, class Member, class... Rest>
Field<T> table(const char* key, Doc doc, Member T::*member, Rest... rest) {
    Field<T> field = table<T>(key, doc);
    field.read = [=](T& to, const std::string&, const Value& value, const Reading&) {
        opened(follow(to, member, rest...)).span = value.span;
    };
    return field;
}

}  // namespace banxin::schema
