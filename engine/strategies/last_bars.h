// SPDX-License-Identifier: GPL-3.0-or-later
// The bars of a chart from the columns of any strategy. Private to engine/strategies.
#pragma once

#include "engine/base/real.h"
#include "engine/strategies/strategy.h"

#include <algorithm>

namespace signalbox::strategies {

/// Puts the bars of the last `sessions` sessions up to `date` into `studies` and calls `study(session)` after
/// each, for what the strategy draws over them. A session without a bar is a gap, not a candle.
template <typename Columns, typename Study>
void forLastBars(const Columns& columns, base::Date date, int sessions, ChartStudies& studies,
                 Study&& study) {
    const auto last = columns.sessionOf(date);
    if (!last) {
        return;
    }
    for (int session = std::max(columns.firstSession, *last - sessions + 1); session <= *last; ++session) {
        if (!base::isKnown(columns.close.at(session))) {
            continue;
        }
        studies.dates.push_back(columns.dateOf(session));
        studies.open.push_back(columns.open.at(session));
        studies.high.push_back(columns.high.at(session));
        studies.low.push_back(columns.low.at(session));
        studies.close.push_back(columns.close.at(session));
        studies.volume.push_back(columns.volume.at(session));
        study(session);
    }
}

} // namespace signalbox::strategies
