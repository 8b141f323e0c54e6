// SPDX-License-Identifier: GPL-3.0-or-later
// exp, log and the scaled complementary error function without branches, so that a loop over a column of a
// chain runs in vectors, and with plain IEEE operations only, so that every machine and every vector width
// gives the same bits. Accurate to a few units in the last place.
#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace signalbox::pricing::elementary {

#define SIGNALBOX_INLINE [[gnu::always_inline]] inline

/// Adding it leaves the nearest integer in the low bits of the mantissa.
inline constexpr double RoundingShift = 6755399441055744.0; // 1.5 * 2^52

/// 2^n for a whole n in [-1022, 1023].
SIGNALBOX_INLINE double powerOfTwo(double n) {
    return std::bit_cast<double>((std::bit_cast<std::uint64_t>(n + RoundingShift) << 52U) +
                                 std::bit_cast<std::uint64_t>(1.0));
}

/// e^x; 0 below -745, the value at 709 above it; NaN in, NaN out.
SIGNALBOX_INLINE double exponential(double x) {
    constexpr double Log2OfE = 1.4426950408889634;
    constexpr double Ln2High = 0.693147180369123816490; // low bits zero: n * Ln2High is exact
    constexpr double Ln2Low = 1.90821492927058770002e-10;
    const double bounded = x < -745.0 ? -745.0 : (x > 709.0 ? 709.0 : x);
    const double n = (bounded * Log2OfE + RoundingShift) - RoundingShift;
    const double r = (bounded - n * Ln2High) - n * Ln2Low;
    // Taylor series; |r| <= 0.347 makes the next term smaller than half a unit in the last place.
    double sum = 1.0 / 6227020800.0;
    sum = sum * r + 1.0 / 479001600.0;
    sum = sum * r + 1.0 / 39916800.0;
    sum = sum * r + 1.0 / 3628800.0;
    sum = sum * r + 1.0 / 362880.0;
    sum = sum * r + 1.0 / 40320.0;
    sum = sum * r + 1.0 / 5040.0;
    sum = sum * r + 1.0 / 720.0;
    sum = sum * r + 1.0 / 120.0;
    sum = sum * r + 1.0 / 24.0;
    sum = sum * r + 1.0 / 6.0;
    sum = sum * r + 0.5;
    const double value = 1.0 + (r + r * r * sum);
    // Two factors, because 2^n alone would not reach the denormal numbers.
    const double half = (n * 0.5 + RoundingShift) - RoundingShift;
    const double result = value * powerOfTwo(half) * powerOfTwo(n - half);
    return x < -745.0 ? 0.0 : result;
}

/// ln x for normal x > 0; smaller x count as the least normal number.
SIGNALBOX_INLINE double logarithm(double x) {
    constexpr double Ln2High = 0.693147180369123816490;
    constexpr double Ln2Low = 1.90821492927058770002e-10;
    constexpr double LeastNormal = 2.2250738585072014e-308;
    constexpr std::uint64_t RootHalfBits = std::bit_cast<std::uint64_t>(0.70710678118654757);
    constexpr std::uint64_t OneBits = std::bit_cast<std::uint64_t>(1.0);
    constexpr std::uint64_t MantissaMask = (std::uint64_t{1} << 52U) - 1;
    const double bounded = x < LeastNormal ? LeastNormal : x;
    const std::uint64_t shifted = std::bit_cast<std::uint64_t>(bounded) + (OneBits - RootHalfBits);
    const double m = std::bit_cast<double>((shifted & MantissaMask) + RootHalfBits); // sqrt(1/2) .. sqrt(2)
    const double e =
        std::bit_cast<double>((shifted >> 52U) | std::bit_cast<std::uint64_t>(4503599627370496.0)) -
        (4503599627370496.0 + 1023.0);
    // ln m = 2 atanh(f); |f| <= 0.1716.
    const double f = (m - 1.0) / (m + 1.0);
    const double z = f * f;
    double sum = 1.0 / 23.0;
    sum = sum * z + 1.0 / 21.0;
    sum = sum * z + 1.0 / 19.0;
    sum = sum * z + 1.0 / 17.0;
    sum = sum * z + 1.0 / 15.0;
    sum = sum * z + 1.0 / 13.0;
    sum = sum * z + 1.0 / 11.0;
    sum = sum * z + 1.0 / 9.0;
    sum = sum * z + 1.0 / 7.0;
    sum = sum * z + 1.0 / 5.0;
    sum = sum * z + 1.0 / 3.0;
    const double result = e * Ln2High + (2.0 * f + (2.0 * f * z * sum + e * Ln2Low));
    return x != x ? x : result;
}

/// c[0] + c[1]*t + ... by Horner's scheme, written out so that no loop stands inside a vector loop.
template <std::size_t Size, std::size_t... Index>
SIGNALBOX_INLINE double polynomial(const std::array<double, Size>& c, double t,
                                   std::index_sequence<Index...> /*unused*/) {
    double sum = c[Size - 1];
    ((sum = sum * t + c[Size - 2 - Index]), ...);
    return sum;
}

/// exp(y*y)*erfc(y) for y >= 0: (1+2y)*erfcx(y) is smooth in t = (y-3)/(y+3), which maps [0, inf) to [-1, 1);
/// Chebyshev fit of degree 24 (own computation in 60 digits), written as powers of t.
SIGNALBOX_INLINE double scaledErfc(double y) {
    constexpr std::array<double, 25> C = {
        1.2530080582697296,     -0.13562110612458117,    -0.0475622943534492,     0.1296451587027594,
        -0.11927366341538638,   0.0683080273440099,      -0.02377051491717134,    0.0025293918156939696,
        0.0018886903449991718,  -0.0007798322696543306,  -0.00010515971958448065, 0.0001250993424583729,
        4.949196649968345e-06,  -2.0100542268525612e-05, -7.308281468783614e-07,  3.472370944977168e-06,
        3.5576086684080595e-07, -6.166011460398726e-07,  -1.4047654315428462e-07, 1.0183620603842736e-07,
        4.1064013667940355e-08, -1.3312919661038687e-08, -8.217595058711455e-09,  9.862533510345587e-10,
        8.393734858690877e-10};
    const double t = (y - 3.0) / (y + 3.0);
    const double sum = polynomial(C, t, std::make_index_sequence<C.size() - 1>());
    return sum / (1.0 + 2.0 * y);
}

inline constexpr double InverseRootTwo = 0.70710678118654752440;
inline constexpr double InverseRootTwoPi = 0.39894228040143267794;

/// Beyond this many deviations the normal tail is zero in double precision.
inline constexpr double TailEnd = 39.0;
SIGNALBOX_INLINE double boundedDeviation(double d) {
    return d > TailEnd ? TailEnd : (d < -TailEnd ? -TailEnd : d);
}

} // namespace signalbox::pricing::elementary
