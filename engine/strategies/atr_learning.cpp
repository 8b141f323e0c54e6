// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/strategies/atr_learning.h"

#include "engine/base/real.h"
#include "engine/entry/atr_gates.h"

namespace signalbox::strategies {

stats::EntryValues atrEntryValues(const entry::EntryEvaluation& signal, const structures::TradePlan& plan,
                                  diagnosis::Regime regime) {
    const auto reading = [&signal](const char* name) {
        const auto at = signal.readings.find(name);
        return at == signal.readings.end() ? base::Missing : at->second.value_or(base::Missing);
    };
    entry::AtrReadings quoted{};
    const bool quotes = !plan.quotes.empty() && plan.quotes.front().bid && plan.quotes.front().ask;
    quoted.bid = quotes ? plan.quotes.front().bid->toDollars() : base::Missing;
    quoted.ask = quotes ? plan.quotes.front().ask->toDollars() : base::Missing;
    return {reading("distance"),
            reading("atr_pct"),
            reading("volume_ratio"),
            reading("iv_rank"),
            plan.unitDelta,
            static_cast<double>(plan.dte),
            entry::quoteSpread(quoted),
            regime == diagnosis::Regime::Unknown ? base::Missing : static_cast<double>(regime)};
}

} // namespace signalbox::strategies
