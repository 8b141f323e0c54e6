// SPDX-License-Identifier: GPL-3.0-or-later
// Every parameter of Optimus with its default (OPT-A). Amounts, percents of money and counts are exact; what
// compares with an indicator is a double. Ranges, units and meanings stand in the descriptor table of
// optimus_descriptors.cpp.
#pragma once

#include "engine/base/money.h"
#include "engine/params/choices.h"

namespace signalbox::params {

struct OptimusParameters {
    // Construction (OPT-C)
    double targetDelta = -0.16;
    double highVolTargetDelta = -0.12;
    double deltaTolerance = 0.04;
    base::Price spreadWidth = base::Price::dollars(50);
    int highVolWidthPct = 150;
    int targetDte = 45;
    int minDteEntry = 30;
    int maxDteEntry = 60;
    base::BasisPoints minCreditPctWidth{0};
    base::Price entrySlippage;
    base::Price exitSlippage = base::Price::cents(5);

    // Exits (OPT-X) and breaker (OPT-B)
    int profitTargetPct = 50;
    ProfitTargetMode profitTargetMode = ProfitTargetMode::SoftWarning;
    int stopLossX100 = 200; ///< 100 x `stop_loss_multiplier`: 200 closes at twice the credit
    int timeStopDte = 21;
    RegimeExit regimeExit = RegimeExit::CloseAll;
    int circuitBreakerCount = 3;
    int circuitBreakerCooldownDays = 5;
    bool thetaTighten = false;

    // Size and limits (OPT-S, OPT-P)
    base::BasisPoints riskPerTrade{200};
    base::BasisPoints maxLossPerTrade{300};
    base::BasisPoints maxPortfolioHeat{1500};
    double maxAggregateDeltaAbs = 0.50; ///< of equity (SHR-G2)
    int maxConcurrentPerUnderlying = 3;
    int maxConcurrentTotal = 8;
    int minDaysBetweenEntries = 3; ///< business days

    // Gates (OPT-E)
    double minIvRank = 50;
    double tsGate = 1.05;
    int trendEmaPeriod = 200;
    int bbPeriod = 20;
    double bbStdDev = 2.0;
    int bbTouchLookback = 5;
    int minConsecutiveUpCloses = 1;
    int rsiPeriod = 14;
    double rsiOversoldThreshold = 30;
    bool macdEnabled = false;

    // Regime and diagnosis (OPT-R, OPT-D)
    double vixElevated = 18;
    double vixHigh = 25;
    double vixCrisis = 35;
    double tsCrisis = 1.05;
    double breadthMin = 40;
    int deescalationCloses = 3;
    TermSource tsSource = TermSource::Vx;
    FilterMode filterVixLevel = FilterMode::Block;
    FilterMode filterIvHv = FilterMode::Block;
    FilterMode filterBreadth = FilterMode::Block;
    FilterMode filterPutCall = FilterMode::Advise;
    FilterMode filterCredit = FilterMode::Advise;
    double ivHvMin = 1.0;
    double putCallLow = 5;
    double putCallHigh = 95;
    double creditWideningMax = 0.50; ///< percentage points over 5 sessions
};

} // namespace signalbox::params
