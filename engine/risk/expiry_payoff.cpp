// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/risk/expiry_payoff.h"

#include <algorithm>

namespace signalbox::risk {
namespace {

using base::Price;
using market::Right;
using structures::Leg;

Price valueAt(std::span<const Leg> legs, Price spot) {
    Price sum;
    for (const Leg& leg : legs) {
        const Price strike = leg.contract.strike.toPrice();
        const Price intrinsic = leg.contract.right == Right::Call ? spot - strike : strike - spot;
        sum = sum + std::max(intrinsic, Price{}) * (structures::sign(leg.side) * std::int64_t{leg.ratio});
    }
    return sum;
}

} // namespace

std::optional<ExpiryPayoff> expiryPayoff(std::span<const Leg> legs) {
    if (legs.empty()) {
        return std::nullopt;
    }
    const market::OptionContract& first = legs.front().contract;
    std::int64_t slopeAbove = 0;
    for (const Leg& leg : legs) {
        if (leg.contract.expiration != first.expiration || leg.contract.settlement != first.settlement ||
            leg.contract.underlying != first.underlying) {
            return std::nullopt;
        }
        if (leg.contract.right == Right::Call) {
            slopeAbove += structures::sign(leg.side) * std::int64_t{leg.ratio};
        }
    }
    // Piecewise linear in the spot: extremes stand at zero, at a strike, or beyond the last strike.
    Price worst = valueAt(legs, Price{});
    Price best = worst;
    for (const Leg& leg : legs) {
        const Price value = valueAt(legs, leg.contract.strike.toPrice());
        worst = std::min(worst, value);
        best = std::max(best, value);
    }
    ExpiryPayoff payoff{worst, best};
    if (slopeAbove < 0) {
        payoff.worst.reset();
    } else if (slopeAbove > 0) {
        payoff.best.reset();
    }
    return payoff;
}

} // namespace signalbox::risk
