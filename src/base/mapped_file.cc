#include "base/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstddef>

namespace banxin {
namespace {

/// The system asks for an address that may be written to, and does not write there.
void* address_of(std::string_view bytes) {
    return const_cast<char*>(bytes.data());
}

}  // namespace

std::unique_ptr<MappedFile> MappedFile::open(const std::filesystem::path& path) {
    // A pipe is not waited for.
    const int file = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) return nullptr;
    struct stat facts {};
    const bool known = ::fstat(file, &facts) == 0;
    const auto size = known ? static_cast<std::size_t>(facts.st_size) : 0;
    // Nothing is ever written, so each page can be had from the file again. What is no file has no
    // size, and is refused.
    void* const at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    ::close(file);
    if (at == MAP_FAILED) return nullptr;
    return std::unique_ptr<MappedFile>(new MappedFile({static_cast<const char*>(at), size}));
}

MappedFile::~MappedFile() {
    ::munmap(address_of(bytes_), bytes_.size());
}

void MappedFile::let_go() const {
    // When it fails, the memory is kept, and no harm is done.
    static_cast<void>(::madvise(address_of(bytes_), bytes_.size(), MADV_DONTNEED));
}

}  // namespace banxin
