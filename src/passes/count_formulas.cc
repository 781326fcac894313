// Formulas are shown as their source; a person is told how many.
#include "passes/passes.h"
#include "passes/walk.h"

namespace banxin::passes {

std::size_t count_formulas(Book& book) {
    std::size_t count = 0;
    for (Chapter& chapter : book.chapters) {
        for_each_block(chapter, [&](Block& block) {
            if (std::holds_alternative<FormulaBlock>(block.value)) ++count;
        });
        for_each_run(chapter, [&](Inlines& run) {
            for (const Inline& one : run)
                if (std::holds_alternative<Formula>(one.value)) ++count;
        });
    }
    return count;
}

}  // namespace banxin::passes
