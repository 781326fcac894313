// libzip, reading only: sizes are believed no further than a budget, and names are never paths.
#include "word/package.h"

#include <zip.h>

namespace banxin::word {
namespace {

constexpr zip_int64_t most_entries = 20'000;

zip_t* archive_of(void* archive) {
    return static_cast<zip_t*>(archive);
}

}  // namespace

std::optional<Package> Package::open(const std::string& bytes, std::size_t most) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    zip_error_fini(&error);
    if (archive == nullptr) {
        if (source != nullptr) zip_source_free(source);
        return std::nullopt;
    }
    Package package(archive, most);
    if (zip_get_num_entries(archive, 0) > most_entries) throw TooLarge{};
    return package;
}

Package::Package(Package&& other) noexcept
    : archive_(other.archive_), most_(other.most_), read_(other.read_) {
    other.archive_ = nullptr;
}

Package::~Package() {
    if (archive_ != nullptr) zip_discard(archive_of(archive_));
}

bool Package::has(const std::string& name) const {
    return zip_name_locate(archive_of(archive_), name.c_str(), 0) >= 0;
}

std::string Package::part(const std::string& name) {
    zip_file_t* file = zip_fopen(archive_of(archive_), name.c_str(), 0);
    if (file == nullptr) return {};
    std::string bytes;
    std::string piece(std::size_t{1} << 16U, '\0');
    for (;;) {
        const zip_int64_t got = zip_fread(file, piece.data(), piece.size());
        if (got <= 0) {
            if (got < 0) bytes.clear();
            break;
        }
        // What really comes out counts, not what the archive says.
        read_ += static_cast<std::uint64_t>(got);
        if (read_ > most_) {
            zip_fclose(file);
            throw TooLarge{};
        }
        bytes.append(piece, 0, static_cast<std::size_t>(got));
    }
    zip_fclose(file);
    return bytes;
}

std::map<std::string, std::uint64_t> Package::names(std::string_view prefix) const {
    std::map<std::string, std::uint64_t> found;
    const zip_int64_t count = zip_get_num_entries(archive_of(archive_), 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        if (zip_stat_index(archive_of(archive_), static_cast<zip_uint64_t>(i), 0, &stat) != 0 ||
            (stat.valid & ZIP_STAT_NAME) == 0)
            continue;
        if (std::string_view(stat.name).starts_with(prefix))
            found.emplace(stat.name, (stat.valid & ZIP_STAT_SIZE) != 0 ? stat.size : 0);
    }
    return found;
}

}  // namespace banxin::word
