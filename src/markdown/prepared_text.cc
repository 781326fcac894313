#include "markdown/prepared_text.h"

#include "markdown/admonitions.h"
#include "markdown/comments.h"
#include "markdown/fences.h"
#include "markdown/formulas.h"
#include "markdown/spaced_addresses.h"
#include "markdown/stand_ins.h"
#include "markdown/table_bars.h"
#include "markdown/tex.h"
#include "markdown/typed_blanks.h"

namespace banxin::markdown {

void prepare(std::string& text, Dialect dialect) {
    hide_references(text);
    hide_comments(text);
    hide_wide_blanks(text);
    hide_fences(text);
    hide_tex(text, dialect);
    hide_formulas(text);
    hide_admonitions(text);
    hide_address_spaces(text);
    hide_bars(text);
}

}  // namespace banxin::markdown
