// Under what people are filed. Only where a reading can be told from the characters: a Japanese
// name has none without its bearer.
#include "base/pinyin.h"
#include "passes/passes.h"

namespace banxin::passes {

void add_sort_keys(Book& book) {
    if (!book.metadata.language.value.is_chinese()) return;
    for (auto* people : {&book.metadata.authors, &book.metadata.contributors}) {
        for (Person& person : *people)
            if (person.sort.empty()) person.sort = pinyin_of_name(person.name);
    }
}

}  // namespace banxin::passes
