// SPDX-License-Identifier: GPL-3.0-or-later
// A day on which everything passes, for tests that then spoil one thing.
#pragma once

#include "engine/entry/optimus_gates.h"

namespace signalbox::tests {

inline diagnosis::OptimusReadings passingDay() {
    diagnosis::OptimusReadings r;
    r.raw = r.regime = diagnosis::Regime::BullishCalm;
    r.regimeRule = 6;
    r.inputs = {16.2, 0.97, 5842.0, 5650.0, 62.0, 60.0, 55.0};
    r.close = 5842.0;
    r.ema = 5650.0;
    r.ivRank = 62.3;
    r.priorClose = 5818.7;
    r.lowerBand = 5780.0;
    r.upStreak = 1;
    r.rsi = 38.2;
    r.rsiPrior = 35.1;
    r.macdHistogram = {0.42, -0.11, -0.6, -0.9};
    r.touch = diagnosis::Touch::Yes;
    r.touchDate = base::makeDate(2026, 2, 13);
    r.touchLow = 5765.0;
    r.touchBand = 5780.0;
    r.bandDepth = 2.2;
    r.hv20 = 0.10;
    r.putCallRank = 50.0;
    r.creditSpread = 3.10;
    r.creditSpreadFiveAgo = 3.05;
    return r;
}

inline entry::BookFacts someRoom() {
    entry::BookFacts facts;
    facts.openTotal = 2;
    facts.openUnder = 2;
    facts.businessDaysSinceEntry = 5;
    return facts;
}

} // namespace signalbox::tests
