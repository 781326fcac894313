// Formulas are shown as their source; a person is told how many.
#include "document/walk.h"
#include "passes/passes.h"

namespace banxin::passes {

std::size_t count_formulas(Book& book) {
    std::size_t count = 0;
    for (Chapter& chapter : book.chapters) {
        for_each_block(chapter, [&](Block& block) {
            if (std::holds_alternative<FormulaBlock>(block.value)) ++count;
        });
        for_each_of<Formula>(chapter, [&](const Formula&) { ++count; });
    }
    return count;
}

}  // namespace banxin::passes
