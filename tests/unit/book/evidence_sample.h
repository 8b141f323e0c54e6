// SPDX-License-Identifier: GPL-3.0-or-later
// A named backtest of Breakout made by hand: calls (or puts) on NVDA, $1,000 each, out of sample since
// 2025-01-02.
#pragma once

#include "engine/book/events.h"

namespace signalbox::tests {

/// `trades` of which the first `wins` gained $800 and the others lost $1,000.65.
inline book::EvidenceNamed evidenceOf(int trades, int wins,
                                      structures::StructureKind kind = structures::StructureKind::LongCall) {
    book::EvidenceNamed event;
    event.date = base::makeDate(2025, 11, 3);
    event.strategy = "breakout";
    event.by = "ann";
    event.fileHash = "first";
    event.from = base::makeDate(2021, 1, 4);
    event.to = base::makeDate(2025, 10, 31);
    event.outOfSampleFrom = base::makeDate(2025, 1, 2);
    event.parametersHash = "p";
    event.priceSource = "12% from quotes, 88% from the model";
    for (int i = 0; i < trades; ++i) {
        book::EvidenceTrade trade;
        trade.symbol = "NVDA";
        trade.kind = kind;
        trade.openedOn = event.outOfSampleFrom + base::CalendarDays(i);
        trade.closedOn = trade.openedOn + base::CalendarDays(4);
        trade.netPl = i < wins ? base::Money::dollars(800) : base::Money::cents(-100'065);
        trade.premium = base::Money::dollars(1'000);
        event.trades.push_back(trade);
    }
    return event;
}

} // namespace signalbox::tests
