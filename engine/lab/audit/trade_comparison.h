// SPDX-License-Identifier: GPL-3.0-or-later
// Paper or live trades beside what the backtest would have done over the same span: the same signal, two
// ways of trading it. Differences show slippage, a person's hand, or a defect of one of them.
#pragma once

#include "engine/backtest/run_result.h"
#include "engine/book/events.h"
#include "engine/book/position.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace signalbox::lab {

/// What is compared, from which signals (both ends included).
struct ComparisonRequest {
    std::string strategy = "optimus";
    std::string underlying = "SPX";
    base::Date from;
    base::Date to;
};

/// One property that is not the same on both sides; texts in dollars, ISO dates or keys.
struct TradeDifference {
    std::string what; ///< short_strike, long_strike, expiration, contracts, opened, entry_price, closed,
                      ///< exit_price, reason, net_pl
    std::string traded;
    std::string tested;
};

struct MatchedTrade {
    base::Date signalDate;
    int positionId = 0;
    int tradeId = 0;
    std::vector<TradeDifference> differences; ///< empty: the same in everything
    base::Money tradedPl;                     ///< net; zero while open
    base::Money testedPl;                     ///< net; zero while open
    bool bothClosed = false;                  ///< only then the two P/L count against each other
};

/// A trade that only one side made, and what the other side says about its signal.
struct UnmatchedTrade {
    base::Date signalDate;
    int id = 0;
    std::string text; ///< the trade in one line
    std::string reason;
};

struct TradeComparison {
    ComparisonRequest request;
    std::vector<MatchedTrade> matched;      ///< by signal date
    std::vector<UnmatchedTrade> onlyTraded; ///< by signal date
    std::vector<UnmatchedTrade> onlyTested; ///< by signal date
    [[nodiscard]] bool same() const;        ///< nothing differs
};

/// The date of the signal behind a position, from its client order id (SHR-J7); absent for a foreign id.
[[nodiscard]] std::optional<base::Date> signalDateOf(const book::Position& position);

/// What the journal says about the signal of each day: the recorded decision with its reason, and how the
/// opening ticket ended.
[[nodiscard]] std::map<base::Date, std::string> recordedDecisions(std::span<const book::JournalEntry> entries,
                                                                  const ComparisonRequest& request);

/// Matched by signal date; several on one date in the order of opening. `system` is the index of the strategy
/// in the run. A position without a readable signal date counts by its opening date and is never matched.
[[nodiscard]] TradeComparison compareTrades(std::span<const book::Position> positions,
                                            const backtest::RunResult& run, int system,
                                            const std::map<base::Date, std::string>& recorded,
                                            const ComparisonRequest& request);

/// One line for every trade and difference, and a last one with the counts and the sum of the differences in
/// P/L of the pairs that both sides closed.
[[nodiscard]] std::vector<std::string> comparisonLines(const TradeComparison& comparison);

} // namespace signalbox::lab
