#include "watch/snapshot.h"

#include "base/ascii.h"
#include "base/diagnostics.h"

#include <algorithm>
#include <system_error>

namespace fs = std::filesystem;

namespace banxin::watch {
namespace {

/// Pictures of a print book: one that was only touched counts as changed.
constexpr std::uint64_t large = 4 << 20;

/// Hidden, an editor's copy (`a.md~`, `#a.md#`), or a lock of an office program (`~$a.docx`).
bool is_aside(const std::string& name) {
    return name.starts_with('.') || name.starts_with('#') || name.starts_with("~$") ||
           name.ends_with('~') || name == "node_modules";
}

std::uint64_t hash_of_file(const fs::path& path, const FileStamp& stamp) {
    if (stamp.size > large)
        return stamp.size ^ static_cast<std::uint64_t>(stamp.time) ^ stamp.node << 32U;
    try {
        return ascii::hash_of(read_file(path));
    } catch (const Failure&) {
        return 0;  // it goes away, or may not be read: whoever wants it says so
    }
}

class Look {
public:
    Look(const LeftOut& left_out, const Snapshot& before) : left_out_(left_out), before_(before) {}

    void into(const fs::path& folder, const std::string& name) {
        std::error_code error;
        fs::directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error);
        if (!error) made_.folders.push_back(folder);
        for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
            const fs::path& path = entry->path();
            const std::string own = path.filename().string();
            if (is_aside(own) || left_out_.contains(path)) continue;
            std::error_code ignored;
            const std::string whole = name.empty() ? own : name + '/' + own;
            const fs::file_status status = entry->symlink_status(ignored);
            if (status.type() == fs::file_type::directory)
                into(path, whole);
            else
                add(path, whole);
        }
    }

    Snapshot take() { return std::move(made_); }

private:
    void add(const fs::path& path, const std::string& name) {
        const auto stamp = file_stamp(path);
        if (!stamp) return;
        const auto old = before_.files.find(name);
        if (old != before_.files.end() && old->second.stamp == *stamp && old->second.is_settled) {
            made_.files.insert(*old);
            return;
        }
        // Asked before it is read: it may be written between.
        const bool is_settled = stamp->is_settled();
        made_.files.emplace(name, FileState{*stamp, hash_of_file(path, *stamp), is_settled});
    }

    const LeftOut& left_out_;
    const Snapshot& before_;
    Snapshot made_;
};

}  // namespace

Snapshot Snapshot::of(const fs::path& folder, const LeftOut& left_out, const Snapshot& before) {
    Look look(left_out, before);
    look.into(folder, "");
    return look.take();
}

Difference difference(const Snapshot& before, const Snapshot& now) {
    Difference found;
    for (const auto& [name, state] : now.files) {
        const auto old = before.files.find(name);
        if (old == before.files.end() || old->second.hash != state.hash)
            found.changed.push_back(name);
    }
    for (const auto& [name, state] : before.files)
        if (!now.files.contains(name)) found.gone.push_back(name);
    return found;
}

}  // namespace banxin::watch
