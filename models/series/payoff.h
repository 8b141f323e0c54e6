// SPDX-License-Identifier: GPL-3.0-or-later
// Profit and loss over the price of the underlying, at expiration and on any day before it with a shifted
// volatility. European model (SHR-P1); the volatility of each leg is its own. Pure.
#pragma once

#include "engine/session/day_state.h"

#include <optional>
#include <vector>

namespace signalbox::models {

struct PayoffInput {
    std::vector<structures::Leg> legs;      ///< of one unit, one expiration
    std::vector<std::optional<double>> ivs; ///< fraction, one per leg; any absent: no curve before expiration
    double net = 0;   ///< per share, positive for a credit received, negative for a debit
    double scale = 0; ///< multiplier x contracts
    double spot = 0;
    double years = 0; ///< to expiration, from the day of the quotes
    double rate = 0;  ///< continuously compounded
    double carry = 0; ///< rate minus drift of the forward
    int dte = 0;
    std::optional<double> expectedMove; ///< one standard deviation, points
};

/// Of a plan at a number of contracts (at least one).
[[nodiscard]] PayoffInput payoffInput(const structures::TradePlan& plan, std::int64_t contracts);
/// Of an open position; absent without the day's chain, which gives spot, rate and volatilities.
[[nodiscard]] std::optional<PayoffInput> payoffInput(const session::PositionState& state,
                                                     const session::DayState& day);

struct PayoffCurves {
    std::vector<double> price;    ///< ascending
    std::vector<double> atExpiry; ///< $
    std::vector<double> onDay;    ///< $; empty when a volatility is missing
    std::vector<double> breakEvens;
};
/// `daysAhead` calendar days after the quotes, 0..dte; `ivShift` in volatility points added to every leg.
/// The strikes, the spot and the break-evens are among the prices.
[[nodiscard]] PayoffCurves payoffCurves(const PayoffInput& input, int daysAhead, double ivShift);
/// $ at one price; absent when a volatility is missing.
[[nodiscard]] std::optional<double> profitOn(const PayoffInput& input, double price, int daysAhead,
                                             double ivShift);

} // namespace signalbox::models
