// What to do about a character that no face of the book has: what stands in for it, and where a
// font that has it can be got from.
#include "text/implementation.h"

#include <algorithm>
#include <iterator>

namespace banxin::text {
namespace {

bool is_private_use(char32_t c) {
    return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

/// Packages of Debian whose fonts can be embedded and are asked without being named (fonts.toml).
struct Block {
    char32_t first;
    char32_t last;
    const char* package;
};
constexpr Block blocks[] = {
    {0x0370, 0x10FF, "fonts-noto-core"},   {0x1100, 0x11FF, "fonts-noto-cjk"},
    {0x1200, 0x1FFF, "fonts-noto-core"},   {0x2000, 0x218F, "fonts-noto-core"},
    {0x2190, 0x2BFF, "fonts-symbola"},     {0x2C00, 0x2E7F, "fonts-noto-core"},
    {0x2E80, 0x9FFF, "fonts-noto-cjk"},    {0xA000, 0xABFF, "fonts-noto-core"},
    {0xAC00, 0xD7FF, "fonts-noto-cjk"},    {0xF900, 0xFAFF, "fonts-noto-cjk"},
    {0xFB00, 0xFDFF, "fonts-noto-core"},   {0xFE20, 0xFFEF, "fonts-noto-cjk"},
    {0x10000, 0x16FDF, "fonts-noto-core"}, {0x16FE0, 0x18CFF, "fonts-noto-core"},
    {0x1B000, 0x1B16F, "fonts-hanazono"},  {0x1BC00, 0x1CFFF, "fonts-noto-core"},
    {0x1D000, 0x1D7FF, "fonts-symbola"},   {0x1D800, 0x1EFFF, "fonts-noto-core"},
    {0x1F000, 0x1FBFF, "fonts-symbola"},   {0x20000, 0x2EBEF, "fonts-hanazono"},
    {0x2F800, 0x2FA1F, "fonts-hanazono"},
};

}  // namespace

char32_t stand_in_for(char32_t missing) {
    constexpr char32_t geta = 0x3013;
    constexpr char32_t box = 0x25A1;
    return is_private_use(missing) ? geta : box;
}

Hint Fonts::advice(char32_t missing) const {
    if (auto family = implementation_->coverage.family_with(missing))
        return {HintId::name_installed_font, {std::move(*family)}};
    if (is_private_use(missing)) return {HintId::add_font_file, {}};
    const auto* const block =
        std::find_if(std::begin(blocks), std::end(blocks),
                     [&](const Block& one) { return missing >= one.first && missing <= one.last; });
    if (block != std::end(blocks)) return {HintId::install_font_package, {block->package}};
    // Extensions G and later: no package of Debian has them yet.
    if (missing >= 0x2EBF0 && missing < 0x40000) return {HintId::add_babelstone, {}};
    return {HintId::add_font_file, {}};
}

}  // namespace banxin::text
