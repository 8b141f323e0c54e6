// SPDX-License-Identifier: GPL-3.0-or-later
// A plan and a healthy account for tests of the risk desk.
#pragma once

#include "engine/risk/risk_desk.h"

namespace signalbox::tests {

inline structures::Leg putLeg(int strike, structures::Side side) {
    return {{"SPX", "SPXW", base::makeDate(2026, 4, 2), market::Settlement::Pm, market::Right::Put,
             base::Strike::dollars(strike), 100},
            side,
            1};
}

/// The sample of OPT-S7: 5700/5650, credit 2.60, $4,740 a contract.
inline structures::TradePlan samplePlan(base::Price credit = base::Price::cents(260), int width = 50) {
    structures::TradePlan plan;
    plan.strategy = "optimus";
    plan.underlying = "SPX";
    plan.entryDate = base::makeDate(2026, 2, 17);
    plan.expiration = base::makeDate(2026, 4, 2);
    plan.legs = {putLeg(5700, structures::Side::Sell), putLeg(5700 - width, structures::Side::Buy)};
    plan.width = base::Price::dollars(width);
    plan.limit = credit;
    plan.maxLossPerUnit = base::premium(plan.width - credit, 100, 1);
    plan.spot = 5842;
    plan.unitDelta = 0.04;
    return plan;
}

inline risk::RiskContext healthyContext() {
    risk::RiskContext context;
    context.sleeveEquity = context.accountEquity = context.cash = base::Money::dollars(500'000);
    context.buyingPower = context.cash;
    context.dayReturn = risk::Ratio{0, 1};
    context.drawdown = risk::Ratio{0, 1};
    context.aggregateDelta = 0.1;
    context.regime = diagnosis::Regime::BullishCalm;
    return context;
}

} // namespace signalbox::tests
