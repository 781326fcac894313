#include "check/epubcheck.h"

#include "base/files.h"
#include "base/process.h"
#include "base/unicode.h"
#include "check/zip.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <map>

namespace banxin::check {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

/// Entries are shown with their messages; larger ones are named only.
constexpr std::size_t largest_shown = std::size_t{32} << 20U;

bool is_archive(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    char magic[4] = {};
    file.read(magic, sizeof magic);
    return file.gcount() == 4 && std::string_view(magic, 4) == "PK\x03\x04";
}

bool is_file(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

/// The texts of entries, unpacked when a message first names them.
class Places {
public:
    Places(const StoredBytes& bytes, const std::string& path, Sources& sources)
        : bytes_(bytes), path_(path), sources_(sources), archive_(read_zip(bytes)) {}

    Span span(const std::string& entry, std::int64_t line, std::int64_t column) {
        const SourceId source = source_of(entry);
        const Source& text = sources_[source];
        if (!text.has_lines() || line < 1) return {source, 0, 0};
        const Position position{static_cast<std::uint32_t>(line),
                                static_cast<std::uint32_t>(std::max<std::int64_t>(column, 1))};
        const auto at = static_cast<std::uint32_t>(text.offset_of(position));
        return {source, at, at};
    }

private:
    SourceId source_of(const std::string& entry) {
        const auto known = ids_.find(entry);
        if (known != ids_.end()) return known->second;
        const auto found = std::find_if(archive_.entries.begin(), archive_.entries.end(),
                                        [&](const ZipEntry& one) { return one.name() == entry; });
        std::string text;
        const bool readable = found != archive_.entries.end() &&
                              unpack(bytes_, *found, largest_shown, text) == Unpacking::fine &&
                              text.find('\0') == std::string::npos;
        const std::string name = found == archive_.entries.end() ? path_ : path_ + "/" + entry;
        const SourceId id =
            readable ? sources_.add(name, std::move(text)) : sources_.add_name(name);
        ids_.emplace(entry, id);
        return id;
    }

    const StoredBytes& bytes_;
    const std::string& path_;
    Sources& sources_;
    ZipArchive archive_;
    std::map<std::string, SourceId> ids_;
};

/// Some messages list all that would have been allowed.
std::string shortened(const std::string& message) {
    constexpr std::size_t longest = 240;
    if (message.size() <= longest) return message;
    std::size_t end = 0;
    while (end < longest) end += decode_utf8(message, end).bytes;
    return message.substr(0, end) + "…";
}

std::optional<Code> code_for(const std::string& severity) {
    if (severity == "FATAL" || severity == "ERROR") return Code::E200;
    if (severity == "WARNING") return Code::E201;
    if (severity == "INFO" || severity == "USAGE") return Code::E202;
    return std::nullopt;
}

void read_message(const Json& message, Places& places, Diagnostics& diagnostics) {
    const auto code = code_for(message.value("severity", ""));
    if (!code) return;
    std::string id = message.value("ID", "");
    // A few are spelt with '_'.
    std::replace(id.begin(), id.end(), '_', '-');
    const Arguments arguments{id, shortened(message.value("message", ""))};
    const Json locations = message.value("locations", Json::array());
    if (locations.empty()) diagnostics.report(*code, {}, arguments);
    for (const Json& location : locations) {
        diagnostics.report(*code,
                           places.span(location.value("path", ""), location.value("line", -1),
                                       location.value("column", -1)),
                           arguments);
    }
}

/// The last line that a program said before it gave up.
std::string last_line(const fs::path& output) {
    std::error_code ignored;
    if (!fs::exists(output, ignored)) return {};
    std::string text = read_file(output);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    const std::size_t line = text.rfind('\n');
    return line == std::string::npos ? text : text.substr(line + 1);
}

int run_checker(const std::vector<std::string>& arguments, const fs::path& output) {
    try {
        return run_program(arguments, output);
    } catch (const std::system_error& error) {
        throw Failure(Code::E203, {arguments[0] + ": " + error.code().message()},
                      Hint{HintId::install_epubcheck, {}});
    }
}

}  // namespace

std::optional<fs::path> find_epubcheck(const fs::path& named, std::string_view search_path) {
    if (!named.empty()) return named;
    while (!search_path.empty()) {
        const std::size_t colon = std::min(search_path.find(':'), search_path.size());
        const fs::path candidate = fs::path(search_path.substr(0, colon)) / "epubcheck";
        if (colon > 0 && is_file(candidate)) return candidate;
        search_path.remove_prefix(std::min(colon + 1, search_path.size()));
    }
    return std::nullopt;
}

void read_epubcheck_report(std::string_view json, const StoredBytes& bytes, const std::string& path,
                           Sources& sources, Diagnostics& diagnostics) {
    try {
        const Json report = Json::parse(json);
        Places places(bytes, path, sources);
        for (const Json& message : report.at("messages"))
            read_message(message, places, diagnostics);
    } catch (const Json::exception& error) {
        throw Failure(Code::E203, {error.what()});
    }
}

void run_epubcheck(const fs::path& program, const fs::path& epub, const StoredBytes& bytes,
                   const std::string& path, Sources& sources, Diagnostics& diagnostics) {
    const ScratchFolder scratch;
    const fs::path report = scratch.path() / "report.json";
    const fs::path output = scratch.path() / "output.txt";
    std::vector<std::string> arguments;
    if (is_archive(program))
        arguments = {"java", "-jar", program.string()};
    else
        arguments = {program.string()};
    // An absolute path is never taken for an option.
    arguments.insert(arguments.end(),
                     {fs::absolute(epub).string(), "--quiet", "--json", report.string()});
    const int code = run_checker(arguments, output);
    if (!is_file(report)) {
        const std::string said = last_line(output);
        throw Failure(Code::E203,
                      {said.empty() ? program.string() + ": " + std::to_string(code) : said},
                      Hint{HintId::install_epubcheck, {}});
    }
    read_epubcheck_report(read_file(report), bytes, path, sources, diagnostics);
}

}  // namespace banxin::check
