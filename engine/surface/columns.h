// SPDX-License-Identifier: GPL-3.0-or-later
// Volatilities and widths of one expiration at once, column by column. As in pricing/chain_kernel.h the same
// loops are compiled for several instruction sets; the choice changes the speed and never a bit.
#pragma once

#include "engine/pricing/elementary.h"
#include "engine/surface/constants.h"
#include "engine/surface/ssvi.h"

#include <span>

namespace signalbox::surface {

/// How wide options are quoted on one day (Constants::widthScale).
class QuotedWidths {
public:
    /// spot > 0, vix > 0 in points.
    QuotedWidths(const Constants& constants, double spot, double vix);
    /// ask - bid in dollars of an option worth `price`, of which `intrinsic` is intrinsic.
    [[nodiscard]] double of(double price, double intrinsic) const { return widthBody(price, intrinsic); }
    [[gnu::always_inline]] double widthBody(double price, double intrinsic) const {
        return m_scale * pricing::elementary::exponential(m_power *
                                                          pricing::elementary::logarithm(price * m_inverse)) +
               m_inside * intrinsic;
    }

private:
    double m_inverse = 1; ///< 1000 / spot
    double m_scale = 0;
    double m_power = 1;
    double m_inside = 0;
};

/// out[i] = implied volatility of the smile at strikes[i], dollars. The spans are equally long.
void volatilityColumn(const Ssvi& smile, double forward, double years, std::span<const double> strikes,
                      std::span<double> out);
/// out[i] = width of a call or put worth prices[i] at strikes[i], in dollars.
void widthColumn(const QuotedWidths& widths, bool call, double forward, double discount,
                 std::span<const double> strikes, std::span<const double> prices, std::span<double> out);

} // namespace signalbox::surface
