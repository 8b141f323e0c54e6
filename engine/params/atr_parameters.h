// SPDX-License-Identifier: GPL-3.0-or-later
// Every parameter of ATR Matrix with its default (ATR-A). Amounts and percents of money are exact; what
// compares with an indicator is a double. Ranges, units and meanings stand in the table of
// atr_descriptors.cpp.
#pragma once

#include "engine/base/money.h"
#include "engine/params/choices.h"

#include <string>

namespace signalbox::params {

struct AtrParameters {
    std::string universe = "all"; ///< a list, an index, a file, or symbols with commas (ATR-U1)

    // Gates (ATR-E)
    double distanceMin = 0;
    double distanceMax = 4;
    double atrPctMin = 2.0;
    double maxSpreadPct = 10;

    // Contract (ATR-O)
    double deltaMin = 0.30;
    double deltaMax = 0.70;
    int minDte = 14;
    int targetDte = 30;
    int maxDte = 45;
    double maxIvRank = 50;
    int minVolume = 100;             ///< strictly above
    int minOpenInterest = 500;       ///< strictly above
    IvProxy ivProxy = IvProxy::None; ///< backtests only (ATR-O1)

    // Size and limits (ATR-S, ATR-P)
    base::BasisPoints riskPerTrade{200};
    base::BasisPoints maxSymbol{500};
    base::BasisPoints maxHeat{2000};
    base::BasisPoints cashReserve{2000};
    base::BasisPoints dailyLoss{500};
    int lossStreak = 5;

    // Exits (ATR-X)
    double stopAtr = 1.5;
    int optionStopPct = 50;
    double ivExpansionPct = 50;
    int losingDte = 7;
    int hardDte = 2;
};

} // namespace signalbox::params
