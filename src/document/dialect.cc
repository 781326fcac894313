#include "document/dialect.h"

namespace banxin {

const std::vector<std::string>& dialect_names() {
    static const std::vector<std::string> names{"commonmark", "pandoc"};
    return names;
}

}  // namespace banxin
