// SPDX-License-Identifier: GPL-3.0-or-later
// A strategy is a value: a name and the parts that decide. The session drives any of them the same way, so
// that a new one needs only its own files. Parts hold no state; everything they may know comes in the
// context.
#pragma once

#include "engine/book/book.h"
#include "engine/calendar/calendar.h"
#include "engine/chains/expiry_memo.h"
#include "engine/entry/entry_evaluation.h"
#include "engine/exits/position_exit.h"
#include "engine/market/snapshot.h"
#include "engine/params/parameter_set.h"
#include "engine/risk/circuit_breaker.h"
#include "engine/risk/failure_halt.h"
#include "engine/risk/risk_desk.h"
#include "engine/structures/replan.h"
#include "engine/structures/trade_plan.h"

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::strategies {

/// Columns that a strategy computes once per series and parameters and then only indexes; each derives its
/// own.
class Prepared {
public:
    Prepared() = default;
    Prepared(const Prepared&) = delete;
    Prepared& operator=(const Prepared&) = delete;
    virtual ~Prepared() = default;
};

/// What a decision point may know.
struct Context {
    base::Date date;
    std::string underlying;
    const market::MarketSnapshot* snapshot = nullptr;
    const book::Book* book = nullptr;
    const params::ParameterSet* parameters = nullptr;
    const calendar::Calendar* calendar = nullptr;
    std::shared_ptr<const Prepared> prepared;
    /// Analytics of the day's chain when somebody has them already; parts compute what they need otherwise.
    std::shared_ptr<const chains::ChainAnalytics> analytics;
    /// Single expirations that a part of this day analysed already, for the others; null: none is kept.
    std::shared_ptr<chains::ExpiryMemo> memo;
    bool allGates = false;          ///< evaluate the rest of the chain for study
    bool provisional = true;        ///< after the close; false in the entry window (OPT-T7)
    std::vector<std::string> halts; ///< in force for an entry on the next session (OPT-E)
    std::string mode = "PAPER";     ///< PAPER, LIVE, BACKTEST: probes are never booked LIVE (BRK-K5)
    bool hypothetical = false;      ///< a study: selection goes on where a gate failed, and never trades
};

/// What sizing needs from the account (SHR-A2); filled by the session from the book.
struct SizingFacts {
    base::Money sleeveEquity;
    base::Money accountEquity;
    base::Money highWaterMark;
    base::Money openHeat;                 ///< of the strategy, pending included
    std::optional<double> aggregateDelta; ///< of the strategy; absent when a position has no Greeks
    std::optional<base::Money> buyingPower;
    int closedTrades = 0;
    int winsLast10 = 0;
};

struct Sizing {
    std::optional<risk::Conviction> conviction;
    risk::SizeResult size;
    std::string refusal; ///< why the size is zero; empty otherwise
};

struct RegimePoint {
    base::Date date;
    diagnosis::Regime raw = diagnosis::Regime::Unknown;
    diagnosis::Regime effective = diagnosis::Regime::Unknown;
    /// Of a strategy that has a light and not the regimes of Optimus; its state by name.
    std::optional<diagnosis::Light> light = std::nullopt;
    std::string name = {};
};

/// Study columns of the price chart, one value per session of the axis (Missing where undefined).
struct ChartStudies {
    std::vector<base::Date> dates;
    std::vector<double> open, high, low, close, volume;
    std::vector<double> bandMiddle, bandLower, bandUpper, ema;
    std::vector<double> rsi, macd, macdSignal, macdHistogram;
};

struct Strategy {
    std::string key;               ///< "optimus"
    std::string name;              ///< "Optimus"
    std::string defaultUnderlying; ///< empty: the caller must name one
    int priority = 0;              ///< SHR-A7: lower takes room first
    bool marketWide = false;       ///< its symbols come from a scan, not from the caller
    bool speaksLog = false;        ///< its texts are the templates of SHR-L
    bool gatesReadChain = false;   ///< its gates need the chain of the day, not its plan alone
    /// Its share of the account where no parameter names one (SHR-A1).
    std::optional<base::BasisPoints> weight = std::nullopt;
    risk::AccountLimits account; ///< what it asks of the account that it trades (SHR-A3)
    /// What its green, amber and red light permit, in a word; grey is always NO DATA.
    std::array<std::string, 3> lightWords = {"OPEN", "REDUCED", "HALTED"};

    /// Names of the series that it reads, the underlying's own first.
    std::function<std::vector<std::string>(const params::ParameterSet&, const std::string& underlying)>
        seriesNeeded;
    std::function<base::Result<std::shared_ptr<const Prepared>>(const Context&)> prepare;
    std::function<base::Result<entry::EntryEvaluation>(const Context&)> evaluate;
    /// Strikes from the day's chain, which may be absent: then a refusal.
    std::function<structures::Selection(const Context&, const entry::EntryEvaluation&)> select;
    std::function<Sizing(const Context&, const entry::EntryEvaluation&, const structures::TradePlan&,
                         const SizingFacts&)>
        size;
    /// A plan that a person changed, recomputed from the same chain (OPT-C6).
    std::function<structures::Selection(const Context&, const entry::EntryEvaluation&,
                                        const structures::TradePlan&, const structures::PlanChange&)>
        change;
    std::function<risk::StrategyLimits(const Context&)> limits;
    /// One open position on the snapshot of the day.
    std::function<base::Result<exits::PositionExit>(const Context&, const entry::EntryEvaluation&,
                                                    const book::Position&)>
        exit;
    /// Why a position must close on this session whatever its quotes say (SHR-J5); nothing when it need not.
    /// Empty: its exits all read quotes.
    std::function<base::Result<std::optional<book::CloseReason>>(const Context&, const book::Position&)> due;
    /// Whether a live or simulated recheck at order time aborts the entry (OPT-T3): the code, or empty.
    std::function<std::string(const Context&)> recheck;
    /// The last `sessions` regimes up to the day, oldest first.
    std::function<std::vector<RegimePoint>(const Context&, int sessions)> regimes;
    /// Bars and studies of the last `sessions` sessions up to the day.
    std::function<ChartStudies(const Context&, int sessions)> chart;
    /// The decision on an earlier session with an empty book: for markers of signals and rejected signals.
    /// Absent label: no signal and nothing near one.
    std::function<std::optional<std::pair<bool, std::string>>(const Context&, base::Date)> signalOn;
    /// The breaker's parameters.
    std::function<risk::BreakerParameters(const Context&)> breaker;
    /// Conditions after a close that halt its entries until a person acknowledges (OPT-F2, ATR-P5). Empty:
    /// none.
    std::function<std::vector<risk::FailureCondition>(const Context&, const risk::FailureInputs&)> failures;
    /// How the room of a day goes round among its own signals: greater first, ties by symbol (ATR-E8). Empty:
    /// by symbol.
    std::function<double(const entry::EntryEvaluation&)> rank;
};

} // namespace signalbox::strategies
