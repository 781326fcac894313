// Papers of a project, and copies in other languages, by their names.
#include "importer/furniture.h"

#include "base/ascii.h"
#include "base/language.h"
#include "importer/settings.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace banxin::importer {
namespace {

template <std::size_t size>
bool is_in(const std::array<std::string_view, size>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_readme(std::string_view file) {
    const std::string stem = ascii::to_lower(stem_of(file));
    return stem == "readme" || stem.starts_with("readme.") || stem.starts_with("readme_") ||
           stem.starts_with("readme-");
}

/// What people name languages in the names of files: few enough that no word is taken for one.
std::string as_language(std::string_view word) {
    constexpr std::array<std::string_view, 14> names = {"en", "zh", "cn", "ja", "jp", "ko", "kr",
                                                        "fr", "de", "es", "ru", "pt", "it", "vi"};
    std::string small = ascii::to_lower(word);
    std::replace(small.begin(), small.end(), '_', '-');
    const std::string first = small.substr(0, small.find('-'));
    if (!is_in(names, first)) return {};
    // A region has two letters, a script four.
    const std::size_t rest = small.size() - first.size();
    if (rest != 0 && rest != 3 && (rest != 5 || first != "zh")) return {};
    const auto language = Language::parse(small);
    const auto likely = language ? language : Language::likely(small);
    return likely ? likely->tag() : std::string();
}

/// The name as it would be without the language in it.
std::string without_language(std::string_view file) {
    std::string plain;
    for (std::size_t begin = 0; begin <= file.size();) {
        const std::size_t end = std::min(file.find('/', begin), file.size());
        const std::string_view part = file.substr(begin, end - begin);
        const bool is_folder = end < file.size();
        begin = end + 1;
        if (language_in(part, is_folder).empty()) {
            plain = joined_path(plain, part);
        } else if (!is_folder) {
            const std::size_t dot = part.rfind('.');
            const std::size_t mark = part.find_last_of("._-", dot - 1);
            plain = joined_path(plain,
                                std::string(part.substr(0, mark)) + std::string(part.substr(dot)));
        }
    }
    return plain;
}

/// Of a whole path: the last part that says one.
std::string language_of(std::string_view file) {
    std::string language = language_in(name_of_file(file), false);
    for (std::string folder = folder_of(file); language.empty() && !folder.empty();
         folder = folder_of(folder))
        language = language_in(name_of_file(folder), true);
    return language;
}

bool is_same(const std::string& a, const std::string& b) {
    const auto first = Language::parse(a);
    const auto second = Language::parse(b);
    return first && second && first->is_same_tongue(*second) &&
           first->is_traditional() == second->is_traditional();
}

}  // namespace

std::string language_in(std::string_view name, bool is_folder) {
    if (is_folder) return as_language(name);
    const std::string stem = stem_of(name);
    const std::size_t mark = stem.find_last_of("._");
    if (mark != std::string::npos && mark > 0) {
        // "zh_CN" has the mark in itself.
        const std::size_t before = stem.find_last_of("._", mark - 1);
        if (before != std::string::npos && before > 0)
            if (std::string both = as_language(std::string_view(stem).substr(before + 1));
                !both.empty())
                return both;
        return as_language(std::string_view(stem).substr(mark + 1));
    }
    // "README-en", but not "well-de".
    if (is_readme(name) && stem.size() > 7) return as_language(std::string_view(stem).substr(7));
    return {};
}

bool is_furniture(std::string_view file) {
    constexpr std::array<std::string_view, 20> always = {
        "license",         "licence",      "changelog",
        "contributing",    "contributors", "code_of_conduct",
        "code-of-conduct", "security",     "agents",
        "claude",          "gemini",       "copilot-instructions",
        "funding",         "maintainers",  "pull_request_template",
        "issue_template",  "langs",        "governance",
        "license-code",    "license-text"};
    // Ordinary words are a project's only in capitals.
    constexpr std::array<std::string_view, 10> in_capitals = {
        "PLAN",  "TODO",    "NOTICE",  "AUTHORS", "HISTORY",
        "NOTES", "ROADMAP", "CREDITS", "RELEASE", "DEVELOPMENT"};
    const std::string stem = stem_of(file);
    std::string small = ascii::to_lower(stem);
    // "LICENSE.zh-CN.md", "CONTRIBUTING_en.md".
    if (const std::string language = language_in(name_of_file(file), false); !language.empty())
        small = ascii::to_lower(stem_of(without_language(name_of_file(file))));
    if (is_in(always, small) || is_in(in_capitals, stem)) return true;
    return is_readme(file) && file.find('/') == std::string_view::npos;
}

bool is_left_alone(std::string_view folder) {
    constexpr std::array<std::string_view, 10> made = {
        "node_modules", "build", "public", "dist",   "target",
        "venv",         "site",  "styles", "themes", "__pycache__"};
    return folder.starts_with('.') || folder.starts_with('_') || is_in(made, folder);
}

void leave_furniture(std::vector<std::string>& files, FolderImport& import) {
    const auto is_text = [](const std::string& file) { return !is_furniture(file); };
    const bool any = std::any_of(files.begin(), files.end(), is_text);
    std::erase_if(files, [&](const std::string& file) {
        if (is_text(file) || (!any && is_readme(file))) return false;
        import.left_out.push_back({file, LeftOut::Why::of_the_project});
        return true;
    });
}

void leave_other_languages(std::vector<std::string>& files, FolderImport& import) {
    // A name in another language is a copy when the same text is there in one more.
    std::map<std::string, std::set<std::string>> languages;
    std::set<std::string> folders;
    for (const std::string& file : files) {
        languages[without_language(file)].insert(language_of(file));
        if (const std::string top = file.substr(0, file.find('/')); top.size() < file.size())
            folders.insert(language_in(top, true));
        else
            folders.insert("");
    }
    const auto said = Language::likely(import.declared_language);
    const auto wanted = [&](const std::set<std::string>& all) -> std::string {
        for (const std::string& one : all)
            if (said && is_same(one, said->tag())) return one;
        for (const char* const chinese : {"zh-Hans", "zh-Hant"})
            for (const std::string& one : all)
                if (is_same(one, chinese)) return one;
        return all.contains("") ? "" : *all.begin();
    };
    std::erase_if(files, [&](const std::string& file) {
        const std::string own = language_of(file);
        bool copy = own != wanted(languages[without_language(file)]);
        // Whole folders of another language stand beside texts or folders of one more.
        if (!copy && !own.empty() && language_in(name_of_file(file), false).empty() &&
            folders.size() > 1)
            copy = own != wanted(folders);
        if (copy) import.left_out.push_back({file, LeftOut::Why::other_language});
        return copy;
    });
}

}  // namespace banxin::importer
