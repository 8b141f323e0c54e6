// SPDX-License-Identifier: GPL-3.0-or-later
// Everything one strategy's day consists of, for the command line and the window alike: evaluation, plan,
// verdict, positions with their triggers, dashboard, history of the regime, chart columns. A value; never
// changes once shared.
#pragma once

#include "engine/book/book.h"
#include "engine/chains/chain_analytics.h"
#include "engine/entry/entry_evaluation.h"
#include "engine/exits/exit_decision.h"
#include "engine/market/snapshot.h"
#include "engine/risk/risk_verdict.h"
#include "engine/structures/trade_plan.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::session {

/// Evaluation, strikes, conviction, size and verdict: the content of `plan --json`.
struct PlanOutcome {
    std::string planId;
    bool hypothetical = false;
    entry::EntryEvaluation evaluation;
    /// Absent when the chain was never asked for (no entry and not hypothetical).
    std::optional<structures::Selection> selection;
    std::optional<risk::Conviction> conviction;
    std::optional<risk::SizeResult> size;
    std::optional<risk::RiskVerdict> verdict;
    std::string
        refusal; ///< why there is no trade after the gates: no chain, no strikes, Size zero (...), veto codes
    std::string hash;
};

/// Position Greeks: quantity x multiplier x per-share Greek, signed (SHR-G1..G3).
struct PositionGreeks {
    double deltaFraction = 0; ///< dollar delta over equity (SHR-G2)
    double deltaShares = 0;   ///< share equivalents
    double gamma = 0;
    double thetaDay = 0;  ///< $ per calendar day
    double vegaPoint = 0; ///< $ per vol point
};

struct PositionState {
    book::Position position;
    exits::ExitDecision exit;
    std::optional<base::Price> mark;    ///< close cost (SHR-G5), or the last one
    std::optional<base::Date> markDate; ///< older than the day: stale
    std::optional<double> mid;
    std::optional<base::Money> openPl; ///< entry fees in, exit fees not yet
    std::optional<base::Money> dayPl;
    std::optional<double> fractionOfMaxProfit;
    std::optional<PositionGreeks> greeks;
    std::optional<double>
        spotDistance; ///< points from spot to the short strike, positive while out of the money
    std::vector<structures::LegQuote> legQuotes; ///< parallel to position.legs
    bool longStrikePassed = false;               ///< spot at or past the long strike (OPT-M2)
};

/// The numbers of SHR-L5 and of the dashboard panel.
struct Dashboard {
    base::Date date;
    diagnosis::Regime regime = diagnosis::Regime::Unknown;
    std::optional<double> vix;
    std::optional<double> ivRank;
    int openPositions = 0;
    std::optional<base::Money> openPl; ///< absent if any open position has no mark at all
    std::optional<base::Money> dayPl;
    std::optional<double> aggregateDelta; ///< fraction of equity
    std::optional<double> aggregateTheta; ///< $ per day
    std::optional<double> aggregateVega;
    std::optional<double> aggregateGamma;
    base::Money equity;     ///< of the account: as the day closed, or at the marks while it is open
    bool dayClosed = false; ///< the equity is the one that the day close journaled
    base::Money cash;
    base::Money highWaterMark;
    double drawdown = 0;                 ///< fraction
    std::optional<double> drawdownLimit; ///< of the account (SHR-A3); absent: no enabled strategy has one
    base::Money sleeve;                  ///< what the strategy's limits are shares of (SHR-A2)
    base::Money heat;
    double heatFraction = 0; ///< of the sleeve
    double heatLimit = 0.15;
    std::optional<base::Date> nearestExpiry;
    std::optional<int> nearestExpiryDte;
    bool approachingTimeStop = false;
    bool breakerOn = false;
    std::optional<base::Date> breakerUntil; ///< first date on which an entry may execute
    bool breakerNeedsAcknowledgement = false;
    int lossesInRow = 0;               ///< that count for the breaker; all of them while it is on
    int lossLimit = 0;                 ///< that set it off; 0: the strategy has no breaker
    std::vector<bool> lastTrades;      ///< last closed trades, oldest first, true = win; at most 3
    std::optional<int> daysSinceEntry; ///< business days
    std::vector<std::string> openedToday;
    std::vector<std::string> closedToday;
    int closedTrades = 0;
    int wins = 0;
    std::optional<double> winRate;
    std::optional<double> profitFactor;
    std::optional<double> maxDrawdown;
    std::vector<std::string> alerts;  ///< CRITICAL and WARNING lines, most urgent first
    std::vector<std::string> doToday; ///< "Close 17 MAY 2,700/2,650: target met"
    std::vector<std::string> limitBreaches;
};

struct RegimeDay {
    base::Date date;
    diagnosis::Regime raw = diagnosis::Regime::Unknown;
    diagnosis::Regime effective = diagnosis::Regime::Unknown;
    /// Of a strategy with a light and no regimes of Optimus, and what its state is called.
    std::optional<diagnosis::Light> light = std::nullopt;
    std::string name = {};
};

/// Columns of the price chart over the bars of the underlying up to the day. Missing where undefined.
struct ChartColumns {
    std::string symbol;
    std::vector<base::Date> dates;
    std::vector<double> open, high, low, close, volume;
    std::vector<double> bandMiddle, bandLower, bandUpper, ema;
    std::vector<double> rsi, macd, macdSignal, macdHistogram;
    struct Marker {
        base::Date date;
        enum class Kind { Signal, RejectedSignal, Entry, Exit } kind = Kind::Signal;
        std::string label; ///< the blocking gate of a rejected signal, the result of an exit
    };
    std::vector<Marker> markers;
};

/// How old each series is on the day (for the status bar and `data`).
struct SeriesHealth {
    std::string series;
    std::string source;
    std::optional<base::Date> last;
    int sessionsBehind = 0;
    bool needed = false; ///< a rule of an enabled strategy reads it
};

struct DayState {
    base::Date date;
    base::Date nextSession;
    bool isLatest = true; ///< the last complete session of the store; else a REPLAY
    bool simulated = false;
    std::string mode = "PAPER";
    std::string strategy = "optimus";
    std::string underlying = "SPX";
    PlanOutcome plan;                     ///< its `evaluation` is the day's evaluation
    std::vector<PositionState> positions; ///< open ones
    std::vector<book::Position> closed;   ///< closed trades, by close date
    Dashboard dashboard;
    std::vector<RegimeDay> regimeHistory;                ///< the last 252 sessions, oldest first
    std::shared_ptr<const chains::ChainAnalytics> chain; ///< null: no chain that day
    std::string chainProblem;                            ///< why `chain` is null
    std::shared_ptr<const ChartColumns> chart;
    std::vector<SeriesHealth> health;
    std::vector<market::QualityNote> notes;
    std::string blockingSentence; ///< what blocks, what would have to change, how far away; canonical English
};

} // namespace signalbox::session
