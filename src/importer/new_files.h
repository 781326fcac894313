/// \file
/// Writing where nothing stands yet.
#pragma once

#include "base/diagnostics.h"
#include "base/files.h"

#include <vector>

namespace banxin::importer {

/// Throws Failure C010 with the hint and writes nothing when one of the files exists.
void write_new_files(const std::vector<PendingFile>& files, const Hint& hint);

}  // namespace banxin::importer
