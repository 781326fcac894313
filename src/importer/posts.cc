// Hexo and Jekyll: posts in the order of their days, chapters in that of their numbers.
#include "base/ascii.h"
#include "importer/furniture.h"
#include "importer/note.h"
#include "importer/readers.h"
#include "importer/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace banxin::importer {
namespace {

struct Post {
    std::string file;
    std::string day;
    double order = 1e9;
};

/// The day that its fields say, or its name begins with: "2024-01-01-x.md".
std::string day_of(const std::string& file, const ChapterHead& head) {
    for (const std::string& text : {head.field("date"), name_of_file(file)}) {
        const auto date = date_in(text);
        if (!date) continue;
        // What stands behind the day is the hour.
        const std::size_t hour = text.find_first_of("T ");
        return fmt::format("{:05}-{:02}-{:02}{}", date->year, date->month, date->day,
                           hour == std::string::npos ? "" : text.substr(hour + 1, 8));
    }
    return {};
}

class Posts {
public:
    explicit Posts(Reading& reading) : reading_(reading) {}

    /// The texts of a folder, with those in folders of it.
    std::vector<Post> in(const std::string& folder) {
        std::vector<std::string> files = markdown_files(reading_.folder, folder);
        leave_furniture(files, reading_.import);
        leave_other_languages(files, reading_.import);
        std::vector<Post> posts;
        for (std::string& file : files) {
            const SourceId source = reading_.open(file);
            if (source == SourceId::none) continue;
            const ChapterHead head = read_head(source, reading_.sources);
            Post post;
            post.day = day_of(file, head);
            for (const char* const key : {"nav_order", "order", "weight", "chapter"})
                if (const std::string text = head.field(key); !text.empty() && post.order == 1e9)
                    std::from_chars(text.data(), text.data() + text.size(), post.order);
            post.file = std::move(file);
            posts.push_back(std::move(post));
        }
        return posts;
    }

    static void add(std::vector<Post> posts, bool by_day, Outline& outline) {
        std::stable_sort(posts.begin(), posts.end(), [&](const Post& a, const Post& b) {
            if (a.order != b.order) return a.order < b.order;
            if (by_day && a.day != b.day) return a.day < b.day;
            return natural_less(a.file, b.file);
        });
        for (const Post& post : posts) {
            OutlineEntry entry;
            entry.file = post.file;
            std::string title = stem_of(post.file);
            // The day in front of a name is no part of it.
            if (by_day && title.size() > 11 && date_in(title.substr(0, 10))) title.erase(0, 11);
            entry.title = without_number(title);
            outline.push_back(std::move(entry));
        }
    }

private:
    Reading& reading_;
};

/// What both call their settings.
std::optional<yaml::Value> take_settings(Reading& reading,
                                         std::initializer_list<std::string_view> used) {
    FolderImport& import = reading.import;
    const char* const name = has(reading.folder, "_config.yml") ? "_config.yml" : "_config.yaml";
    const auto root = read_settings(name, reading);
    if (!root) return root;
    import.title = text_of(root->find("title"));
    import.subtitle = text_of(root->find("subtitle"));
    import.description = text_of(root->find("description"));
    import.authors = names_of(root->find("author"));
    import.declared_language = text_of(root->find("lang"));
    // Hexo: one or several.
    for (const std::string& language : names_of(root->find("language")))
        if (import.declared_language.empty()) import.declared_language = language;
    leave_keys(*root, fmt::format("{}: ", name), used, import);
    return root;
}

}  // namespace

FoundOutline read_hexo(Reading& reading) {
    const auto root = take_settings(reading, {"title",
                                              "subtitle",
                                              "description",
                                              "author",
                                              "language",
                                              "keywords",
                                              "timezone",
                                              "url",
                                              "root",
                                              "permalink",
                                              "source_dir",
                                              "public_dir",
                                              "theme",
                                              "deploy",
                                              "index_generator",
                                              "tag_dir",
                                              "archive_dir",
                                              "category_dir",
                                              "code_dir",
                                              "i18n_dir",
                                              "per_page",
                                              "date_format",
                                              "time_format",
                                              "new_post_name",
                                              "default_layout",
                                              "titlecase",
                                              "filename_case",
                                              "post_asset_folder",
                                              "pagination_dir",
                                              "meta_generator",
                                              "include",
                                              "exclude",
                                              "ignore",
                                              "skip_render",
                                              "external_link",
                                              "render_drafts",
                                              "relative_link",
                                              "future",
                                              "highlight",
                                              "prismjs",
                                              "syntax_highlighter",
                                              "default_category",
                                              "category_map",
                                              "tag_map",
                                              "pretty_urls",
                                              "permalink_defaults",
                                              "updated_option",
                                              "use_date_for_updated",
                                              "line_number"});
    if (!root) return {};
    std::string source = text_of(root->find("source_dir"));
    source = source.empty() ? "source" : clean_path(source);
    reading.leaves_drafts = true;
    FoundOutline found;
    Posts posts(reading);
    posts.add(posts.in(joined_path(source, "_posts")), true, found.entries);
    if (found.entries.empty()) return read_below(source, reading);
    return found;
}

FoundOutline read_jekyll(Reading& reading) {
    const auto root = take_settings(
        reading,
        {"title",       "subtitle", "description", "author",       "lang",       "language",
         "url",         "baseurl",  "theme",       "remote_theme", "plugins",    "permalink",
         "markdown",    "kramdown", "collections", "defaults",     "exclude",    "include",
         "repository",  "timezone", "sass",        "paginate",     "email",      "source",
         "destination", "future",   "highlighter", "encoding",     "incremental"});
    if (!root) return {};
    reading.leaves_drafts = true;
    FoundOutline found;
    Posts posts(reading);
    std::vector<std::string> folders = {"_chapters"};
    const std::string below = clean_path(text_of(root->find("collections_dir")));
    if (const yaml::Value* collections = root->find("collections")) {
        for (const yaml::Entry& entry : collections->entries) folders.push_back("_" + entry.key);
        for (const yaml::Value& item : collections->items) folders.push_back("_" + item.text);
    }
    std::sort(folders.begin() + 1, folders.end());
    folders.erase(std::unique(folders.begin(), folders.end()), folders.end());
    for (const std::string& folder : folders)
        if (folder != "_posts")
            posts.add(posts.in(joined_path(below, folder)), false, found.entries);
    posts.add(posts.in("_posts"), true, found.entries);
    if (!found.entries.empty()) return found;
    // A site of pages: those that have a place in the menu, else all.
    std::vector<Post> pages = posts.in("");
    std::vector<Post> placed = pages;
    std::erase_if(placed, [](const Post& one) { return one.order == 1e9; });
    posts.add(placed.empty() ? std::move(pages) : std::move(placed), false, found.entries);
    return found;
}

}  // namespace banxin::importer
