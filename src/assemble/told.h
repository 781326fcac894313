/// \file
/// What a chapter has of each sort, told once with its first place and the count. Private to this
/// room.
#pragma once

#include "base/diagnostics.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace banxin::assemble {

class Told {
public:
    void note(Code code, std::string name, Span span) {
        for (Entry& one : entries_)
            if (one.code == code && one.name == name) {
                ++one.count;
                return;
            }
        entries_.push_back({code, std::move(name), span, 1});
    }
    /// Messages whose arguments are the name and the count.
    void report(Diagnostics& diagnostics) const {
        for (const Entry& one : entries_)
            diagnostics.report(one.code, one.span, {one.name, std::to_string(one.count)});
    }

private:
    struct Entry {
        Code code;
        std::string name;
        Span span;
        std::size_t count = 0;
    };
    std::vector<Entry> entries_;
};

}  // namespace banxin::assemble
