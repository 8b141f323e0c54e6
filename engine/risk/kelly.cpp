// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/risk/kelly.h"

#include <algorithm>
#include <cmath>

namespace signalbox::risk {

using base::Money;

double kellyFraction(double p, double b, double a) {
    return p / a - (1 - p) / b;
}

double stakeOf(double kelly, double fraction) {
    return std::clamp(fraction * kelly, 0.0, StakeCap);
}

double usedProbability(int wins, int trades, double b, double a) {
    const double none = a / (a + b);
    return (wins + PriorTrades * none) / (trades + PriorTrades);
}

std::int32_t stakeInBp(double stake) {
    return static_cast<std::int32_t>(std::floor(10'000 * stake + 1e-9));
}

PremiumSize sizeByPremium(const PremiumSizing& inputs) {
    PremiumSize size;
    size.costPerContract = base::premium(inputs.ask, inputs.multiplier, 1) + inputs.feePerContract;
    if (inputs.budgetAllowed) {
        size.budget = base::BasisPoints(inputs.stakeBp).of(std::max(inputs.equity, Money()));
    }
    if (size.budget <= Money()) {
        size.verdict = "NO_BUDGET";
        return size;
    }
    size.contracts =
        size.costPerContract > Money() ? size.budget.toCents() / size.costPerContract.toCents() : 0;
    size.verdict = size.contracts > 0 ? "OK" : "REJECT_COST";
    return size;
}

} // namespace signalbox::risk
