// SPDX-License-Identifier: GPL-3.0-or-later
// One leg of an order, and what its quote said when it was chosen.
#pragma once

#include "engine/market/option_symbol.h"

#include <optional>

namespace signalbox::structures {

enum class Side { Buy, Sell };
[[nodiscard]] constexpr int sign(Side side) {
    return side == Side::Buy ? 1 : -1;
}

struct Leg {
    market::OptionContract contract;
    Side side = Side::Buy;
    std::int32_t ratio = 1; ///< contracts of this leg per unit of the trade
    auto operator<=>(const Leg&) const = default;
};

/// Quote and model values of one contract; per share. Units of SHR-P5.
struct LegQuote {
    std::optional<base::Price> bid;
    std::optional<base::Price> ask;
    std::optional<double> iv; ///< only from an OK inversion (SHR-P6)
    std::optional<double> delta;
    std::optional<double> gamma;
    std::optional<double> thetaDay;
    std::optional<double> vegaPoint;
    std::optional<std::int64_t> volume;
    std::optional<std::int64_t> openInterest;
};

} // namespace signalbox::structures
