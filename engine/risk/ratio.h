// SPDX-License-Identifier: GPL-3.0-or-later
// An exact fraction of account amounts, so that limits such as "drawdown above 25%" compare integers.
#pragma once

#include "engine/base/money.h"

#include <cstdint>
#include <optional>

namespace signalbox::risk {

/// numerator / denominator, denominator > 0. Also made from a decimal number of a vector or a person.
struct Ratio {
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;
    /// The nearest multiple of 1e-9.
    [[nodiscard]] static Ratio fromReal(double value);
    [[nodiscard]] double toReal() const {
        return static_cast<double>(numerator) / static_cast<double>(denominator);
    }
    /// This fraction strictly above a number of basis points, exact.
    [[nodiscard]] bool above(std::int32_t basisPoints) const;
    /// Strictly below a number of basis points (may be negative), exact.
    [[nodiscard]] bool below(std::int32_t basisPoints) const;
};

/// 1 - equity / high-water mark, never below 0; absent when the mark is not positive (SHR-A2).
[[nodiscard]] std::optional<Ratio> drawdown(base::Money equity, base::Money highWaterMark);
/// (equity - flows of the day) / previous close - 1; absent when the previous close is not positive (SHR-A3).
[[nodiscard]] std::optional<Ratio> dayReturn(base::Money equity, base::Money flows,
                                             base::Money previousClose);

} // namespace signalbox::risk
