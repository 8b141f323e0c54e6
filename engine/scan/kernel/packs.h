// SPDX-License-Identifier: GPL-3.0-or-later
// A tile as packs of doubles, and what the loops over it share. The bodies are inlined into one function for
// each instruction set; plain IEEE operations without contraction give the same bits in all of them.
#pragma once

#include "engine/scan/tile_kernel.h"

#include <cmath>
#include <cstddef>
#include <cstring>

#define SIGNALBOX_SCAN_INLINE [[gnu::always_inline]] inline

namespace signalbox::scan::kernel {

/// A tile as packs of as many doubles as the processor takes at once. Packs of eight would suit AVX-512, but
/// g++ 12 takes their comparisons apart, and the memory is the limit anyway.
template <std::size_t Width>
struct Packs {
    typedef double Vec __attribute__((vector_size(Width * 8)));
    typedef long long Mask __attribute__((vector_size(Width * 8)));
    static constexpr std::size_t Count = Lanes / Width;
};

template <typename Vec>
SIGNALBOX_SCAN_INLINE void load(Vec& to, const double* from) {
    std::memcpy(&to, from, sizeof to);
}
template <typename Vec>
SIGNALBOX_SCAN_INLINE void store(double* to, const Vec& from) {
    std::memcpy(to, &from, sizeof from);
}
template <typename Mask, typename Vec>
SIGNALBOX_SCAN_INLINE void magnitude(Vec& x) {
    x = reinterpret_cast<Vec>(reinterpret_cast<Mask>(x) & 0x7FFF'FFFF'FFFF'FFFFLL);
}
/// SHR-I6; Missing when the close before or a bar is.
template <typename Mask, typename Vec>
SIGNALBOX_SCAN_INLINE void trueRange(Vec& range, const double* high, const double* low, const Vec& prior) {
    Vec up;
    Vec down;
    load(up, high);
    load(down, low);
    range = up - down;
    up -= prior;
    down -= prior;
    magnitude<Mask>(up);
    magnitude<Mask>(down);
    range = range > up ? range : up;
    range = range > down ? range : down;
    // A comparison with Missing is false, and the sum carries it.
    range = up + down == up + down ? range : Vec{} + base::Missing;
}

} // namespace signalbox::scan::kernel
