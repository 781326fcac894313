/// \file
/// What page.toml and fonts.toml call the values of the look's enumerations. Private to this room.
#pragma once

#include "base/named.h"
#include "style/style.h"
#include "text/names.h"

namespace banxin {

template <>
[[nodiscard]] Names<style::Role> names();
template <>
[[nodiscard]] Names<style::Align> names();
template <>
[[nodiscard]] Names<style::RulePlace> names();
template <>
[[nodiscard]] Names<HeadingSeries> names();
template <>
[[nodiscard]] Names<style::FolioPlace> names();
template <>
[[nodiscard]] Names<style::TableRules> names();
template <>
[[nodiscard]] Names<style::NoteSeries> names();

}  // namespace banxin
