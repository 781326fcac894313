/// \file
/// How Chinese names are read, to file them under. Readings of single characters, and of those
/// that are read otherwise in surnames; no words, no tones.
#pragma once

#include <string>
#include <string_view>

namespace banxin {

/// "鲁迅" → "Lu Xun", "欧阳修" → "Ouyang Xiu", "艾达·芬威克" → "Aida Fenweike": surname apart,
/// given name together (GB/T 28039, "Chinese phonetic alphabet spelling rules for Chinese names").
/// What is too long for a person's name is read character by character. Empty when anything in it
/// is neither a Han character nor a middle dot.
[[nodiscard]] std::string pinyin_of_name(std::string_view name);

}  // namespace banxin
