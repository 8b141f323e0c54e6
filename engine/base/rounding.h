// SPDX-License-Identifier: GPL-3.0-or-later
// Integer division with a named rounding (SHR-N3) and 128-bit products (SHR-N1).
#pragma once

#include <cstdint>

namespace signalbox::base {

__extension__ using Int128 = __int128;

enum class Rounding {
    Floor,   ///< towards minus infinity
    Ceil,    ///< towards plus infinity
    HalfAway ///< nearest, halves away from zero; the default of the spec where nothing is said
};

/// numerator / denominator, rounded as named. denominator > 0.
[[nodiscard]] constexpr Int128 divideRounded(Int128 numerator, Int128 denominator, Rounding rounding) {
    const Int128 quotient = numerator / denominator;
    const Int128 rest = numerator % denominator;
    if (rest == 0) {
        return quotient;
    }
    switch (rounding) {
    case Rounding::Floor:
        return rest < 0 ? quotient - 1 : quotient;
    case Rounding::Ceil:
        return rest > 0 ? quotient + 1 : quotient;
    case Rounding::HalfAway:
        break;
    }
    const Int128 twice = rest < 0 ? -2 * rest : 2 * rest;
    if (twice >= denominator) {
        return numerator < 0 ? quotient - 1 : quotient + 1;
    }
    return quotient;
}

/// a * b / c with a 128-bit intermediate. c > 0.
[[nodiscard]] constexpr std::int64_t multiplyDivide(std::int64_t a, std::int64_t b, std::int64_t c,
                                                    Rounding rounding) {
    return static_cast<std::int64_t>(divideRounded(static_cast<Int128>(a) * b, c, rounding));
}

} // namespace signalbox::base
