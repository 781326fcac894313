/// \file
/// A chapter's text as the other programs' tools would put it together: files that it includes,
/// tabs, short codes, variables, marks for contents that they make. Gives a text in plain Markdown
/// of which every byte knows the file that it is from; knows nothing of blocks and books.
#pragma once

#include "base/diagnostics.h"
#include "base/files.h"
#include "base/language.h"

#include <memory>
#include <string>
#include <string_view>

namespace banxin::assemble {

class Assembler {
public:
    /// Reads files of `folder` alone, each once.
    Assembler(const BookFolder& folder, Sources& sources);
    ~Assembler();
    Assembler(const Assembler&) = delete;
    Assembler& operator=(const Assembler&) = delete;

    /// The text that is to be read in the place of `text`: itself, if nothing in it is for another
    /// program. `file` is its name, relative to the book's folder. To be called for one text after
    /// the other, in the book's order. Nothing is left out in silence: S070 to S079.
    [[nodiscard]] SourceId assemble(SourceId text, const std::string& file, Language language,
                                    Diagnostics& diagnostics);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace banxin::assemble
