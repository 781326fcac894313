/// \file
/// A PDF file from its objects: their numbers, where they stand, and the way to find them. Objects
/// without a stream go into object streams, and a cross-reference stream ends the file (PDF 1.7,
/// "Object Streams" and "Cross-Reference Streams"). Knows nothing of what the objects mean.
#pragma once

#include "base/stored_bytes.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace banxin::pdf {

/// Of an indirect object; 0: none.
using ObjectNumber = std::uint32_t;

/// How the bytes given to a stream are coded already; nothing is coded again.
enum class Coding : std::uint8_t { plain, flate, jpeg };

/// What the end of the file tells of it.
struct FileTrailer {
    ObjectNumber catalog = 0;
    ObjectNumber info = 0;
    /// 16 bytes.
    std::string identifier;
};

/// Writes on one thread at a time, in the order of the calls, into scratch room: what was added is
/// not kept. Throws Failure W002 when the disk is full, W004 for more objects than a PDF may have,
/// and std::logic_error for a number that is given twice or never.
class FileWriter {
public:
    /// Writes a value, as PDF says it, to the end of a text; of the object at this place.
    using WriteValue = std::function<void(std::size_t, std::string&)>;

    FileWriter();

    /// The first of so many numbers that follow one another and that nobody else gets.
    [[nodiscard]] ObjectNumber reserve(std::size_t count = 1);

    /// An object without a stream.
    void add(ObjectNumber number, std::string_view value);
    /// Objects without a stream, numbered from `first` on. Their values are asked for on `jobs`
    /// threads (0: one for each processor); the bytes do not depend on it.
    void add_all(ObjectNumber first, std::size_t count, unsigned jobs, const WriteValue& write);
    /// A stream. `entries`: of its dictionary, without those that say how long it is and how coded.
    void add_stream(ObjectNumber number, std::string_view entries, const StoredBytes& bytes,
                    Coding coding);

    /// The whole file. Nothing may be added after it.
    [[nodiscard]] StoredBytes finish(const FileTrailer& trailer);

private:
    /// Where an object stands: in the file, or at a place in an object stream.
    struct Place {
        std::uint64_t at = 0;     ///< a byte of the file, or a place in the stream
        ObjectNumber stream = 0;  ///< 0: in the file itself
        bool known = false;
    };
    struct Packed;
    /// Objects of one object stream: numbers, and all values with the place where each begins.
    struct Batch {
        std::vector<std::pair<ObjectNumber, std::size_t>> objects;
        std::string values;
    };

    [[nodiscard]] static Packed pack(const Batch& batch);
    void append(Packed packed);
    void flush();
    void put_down(ObjectNumber number, std::uint64_t at, ObjectNumber stream = 0);
    void append_stream(ObjectNumber number, std::string_view entries, const StoredBytes& bytes,
                       Coding coding);
    [[nodiscard]] std::string cross_references(std::size_t place_bytes) const;

    std::shared_ptr<Scratch> room_ = std::make_shared<Scratch>();
    /// By number.
    std::vector<Place> places_ = std::vector<Place>(1);
    ObjectNumber next_ = 1;
    /// Of `add`, until they fill an object stream.
    Batch waiting_;
};

}  // namespace banxin::pdf
