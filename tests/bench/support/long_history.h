// SPDX-License-Identifier: GPL-3.0-or-later
// Fifteen years of a simulated index with its option quotes, from a fixed seed: the workload of P12, P13 and
// of the memory reading. The same on every machine.
#pragma once

#include "engine/calendar/calendar.h"
#include "engine/columns/quote_history.h"
#include "engine/diagnosis/optimus_columns.h"

#include <cstddef>
#include <vector>

namespace signalbox::bench {

/// The series of the rules and what quotes are made from. The path begins a year before the first session
/// with quotes, so that indicators are warm.
struct LongHistory {
    diagnosis::OptimusSeries series;
    int first = 0; ///< calendar session numbers with quotes
    int last = 0;
    std::vector<base::Date> dates; ///< of these sessions
    std::vector<double> spot;
    std::vector<double> vix; ///< points
    std::vector<double>
        listing; ///< spot from session `first` - `ListedBefore` on: strikes are laid around it
};
inline constexpr int ListedBefore = 70;

/// 3,800 sessions unless told.
[[nodiscard]] LongHistory makeLongHistory(int sessions = 3800);

/// What is listed on a session: the next weekly expirations, each with strikes around the spot.
struct ChainShape {
    int expiries = 9;
    int strikes = 44; ///< every second expiration has `oddStrikes` more
    int oddStrikes = 1;
    int step = 25; ///< dollars
    bool calls = false;
};
/// 9 weekly expirations of 44 or 45 puts: 400 rows a session, 1.52 million in 3,800.
inline constexpr ChainShape SmallChains{};
/// 13 weekly expirations of 385 strikes, puts and calls: 10,010 rows a session, 38 million in 3,800.
inline constexpr ChainShape FullChains{13, 385, 0, 5, true};

/// The quotes at the close of session `first + day`: Black-76 on a skewed smile at the level of the index of
/// volatility, rounded to ticks, with bid and ask. The strikes of an expiration are the same all its life.
[[nodiscard]] columns::QuoteSessionBuffer quotesOn(const LongHistory& history, std::size_t day,
                                                   const ChainShape& shape);

} // namespace signalbox::bench
