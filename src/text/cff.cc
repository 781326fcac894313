// A bounds-checked reader of CFF headers. Any read past the end sets `failed` and yields 0, so
// the code reads like the specification and asks once at the end.
#include "text/cff.h"

#include <cstddef>

namespace banxin::text {
namespace {

class Reader {
public:
    explicit Reader(std::string_view bytes, std::size_t at = 0) : bytes_(bytes), at_(at) {}

    std::uint32_t number(unsigned size) {
        std::uint32_t value = 0;
        for (unsigned i = 0; i < size; ++i) value = value << 8 | byte();
        return value;
    }
    std::uint8_t byte() {
        if (at_ >= bytes_.size()) {
            failed_ = true;
            return 0;
        }
        return static_cast<std::uint8_t>(bytes_[at_++]);
    }
    void skip(std::size_t count) {
        if (count > bytes_.size() - at_) {
            failed_ = true;
            at_ = bytes_.size();
        } else {
            at_ += count;
        }
    }
    [[nodiscard]] bool failed() const { return failed_ || at_ > bytes_.size(); }
    [[nodiscard]] bool at_end() const { return at_ >= bytes_.size(); }
    [[nodiscard]] std::size_t position() const { return at_; }

private:
    std::string_view bytes_;
    std::size_t at_;
    bool failed_ = false;
};

struct Index {
    std::uint32_t count = 0;
    /// The first object; empty when there is none.
    std::string_view first;
};

/// "INDEX Data": count, offset size, count + 1 offsets, data. Leaves the reader behind it.
Index read_index(std::string_view cff, Reader& reader) {
    Index index;
    index.count = reader.number(2);
    if (index.count == 0) return index;
    const unsigned offset_size = reader.byte();
    if (offset_size < 1 || offset_size > 4) {
        reader.skip(cff.size() + 1);
        return index;
    }
    const std::size_t offsets = reader.position();
    const std::size_t data = offsets + (std::size_t{index.count} + 1) * offset_size - 1;
    reader.skip((std::size_t{index.count} + 1) * offset_size);
    if (reader.failed()) return index;
    const std::size_t begin = Reader(cff, offsets).number(offset_size);
    const std::size_t next = Reader(cff, offsets + offset_size).number(offset_size);
    const std::size_t end =
        Reader(cff, offsets + std::size_t{index.count} * offset_size).number(offset_size);
    if (begin < 1 || next < begin || end < next || data + end > cff.size()) {
        reader.skip(cff.size() + 1);
        return index;
    }
    index.first = cff.substr(data + begin, next - begin);
    reader.skip(end - 1);
    return index;
}

struct TopDict {
    bool cid_keyed = false;
    std::uint32_t charset = 0;
    std::uint32_t char_strings = 0;
};

/// "DICT Data": operands, then the operator that they belong to.
TopDict read_top_dict(std::string_view dict) {
    constexpr unsigned charset = 15;
    constexpr unsigned char_strings = 17;
    constexpr unsigned escape = 12;
    constexpr unsigned ros = 30;
    TopDict top;
    Reader reader(dict);
    std::uint32_t operand = 0;
    while (!reader.at_end() && !reader.failed()) {
        const unsigned b = reader.byte();
        if (b == charset) {
            top.charset = operand;
        } else if (b == char_strings) {
            top.char_strings = operand;
        } else if (b == escape) {
            if (reader.byte() == ros) top.cid_keyed = true;
        } else if (b == 28) {
            operand = reader.number(2);
        } else if (b == 29) {
            operand = reader.number(4);
        } else if (b == 30) {  // a real number: nibbles up to 0xF
            while (!reader.failed()) {
                const unsigned nibbles = reader.byte();
                if ((nibbles & 0xF) == 0xF || nibbles >> 4 == 0xF) break;
            }
        } else if (b >= 32 && b <= 246) {
            operand = b - 139;
        } else if (b >= 247 && b <= 250) {
            operand = (b - 247) * 256 + reader.byte() + 108;
        } else if (b >= 251 && b <= 254) {
            reader.byte();  // negative: no offset is
            operand = 0;
        }
    }
    return top;
}

}  // namespace

std::optional<CffCharset> read_cff_charset(std::string_view cff) {
    Reader reader(cff);
    const unsigned major = reader.byte();
    reader.byte();
    const unsigned header_size = reader.byte();
    if (major != 1 || header_size < 4) return std::nullopt;
    reader = Reader(cff);
    reader.skip(header_size);
    read_index(cff, reader);  // names
    const Index dicts = read_index(cff, reader);
    if (reader.failed() || dicts.count != 1) return std::nullopt;
    const TopDict top = read_top_dict(dicts.first);
    if (top.char_strings == 0 || top.char_strings >= cff.size()) return std::nullopt;
    const std::uint32_t glyph_count = Reader(cff, top.char_strings).number(2);

    CffCharset charset;
    charset.cid_keyed = top.cid_keyed;
    charset.of_glyph.reserve(glyph_count);
    // 0 to 2 name charsets of Adobe's for name-keyed fonts; here only their order matters.
    if (top.charset <= 2) {
        for (std::uint32_t i = 0; i < glyph_count; ++i) charset.of_glyph.push_back(i);
        return charset;
    }
    if (top.charset >= cff.size()) return std::nullopt;
    reader = Reader(cff, top.charset);
    const unsigned format = reader.byte();
    if (format > 2) return std::nullopt;
    charset.of_glyph.push_back(0);  // .notdef stands in no charset
    while (charset.of_glyph.size() < glyph_count && !reader.failed()) {
        const std::uint32_t first = reader.number(2);
        const std::uint32_t left = format == 0 ? 0 : reader.number(format);
        for (std::uint32_t i = 0; i <= left && charset.of_glyph.size() < glyph_count; ++i) {
            charset.of_glyph.push_back(first + i);
        }
    }
    if (reader.failed()) return std::nullopt;
    return charset;
}

}  // namespace banxin::text
