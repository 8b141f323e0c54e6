// SPDX-License-Identifier: GPL-3.0-or-later
// Comparisons of real numbers with the one tolerance of the spec (SHR-N6), and the missing real.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace signalbox::base {

/// The missing value inside a column of doubles. Only columns use it; a single value is a
/// std::optional<double>.
inline constexpr double Missing = std::numeric_limits<double>::quiet_NaN();

[[nodiscard]] inline bool isKnown(double value) {
    return !std::isnan(value);
}
/// A column's value as an optional.
[[nodiscard]] inline std::optional<double> known(double value) {
    return std::isnan(value) ? std::nullopt : std::optional<double>(value);
}

/// a and b are EQUAL if |a-b| <= 1e-9 * max(1,|a|,|b|) (SHR-N6).
[[nodiscard]] inline bool realEqual(double a, double b) {
    return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)});
}
[[nodiscard]] inline bool realGreater(double a, double b) {
    return a > b && !realEqual(a, b);
}
[[nodiscard]] inline bool realGreaterEqual(double a, double b) {
    return a > b || realEqual(a, b);
}
[[nodiscard]] inline bool realLess(double a, double b) {
    return realGreater(b, a);
}
[[nodiscard]] inline bool realLessEqual(double a, double b) {
    return realGreaterEqual(b, a);
}

} // namespace signalbox::base
