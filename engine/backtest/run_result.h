// SPDX-License-Identifier: GPL-3.0-or-later
// What a backtest leaves behind: its trades, one line per session and what became of every signal. Plain
// records, so that ten thousand runs fit in memory; texts are made only when somebody looks
// (engine/report/backtest_report.h).
#pragma once

#include "engine/base/date.h"
#include "engine/base/money.h"
#include "engine/book/position.h"
#include "engine/diagnosis/regime.h"
#include "engine/entry/entry_evaluation.h"
#include "engine/history/quotes.h"
#include "engine/structures/leg.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::backtest {

using history::Origin;

/// How an order is filled. Rules is OPT-T8 and decides; the others are studies shown beside it: Mid at the
/// mid of the package, Share at the mid less a share of the width of the package for every leg, Natural at
/// the natural price.
struct FillAssumption {
    enum class Kind : std::uint8_t { Rules, Mid, Share, Natural };
    Kind kind = Kind::Rules;
    double sharePerLeg =
        0.25; ///< of half the package's bid/ask width, per leg; two legs at 0.25 pay half of it
};
[[nodiscard]] const char* fillKey(FillAssumption::Kind kind); ///< rules, mid, share, natural

struct TradeLeg {
    std::int32_t strike = 0; ///< 1/1,000
    market::Right right = market::Right::Put;
    structures::Side side = structures::Side::Sell;
    std::int32_t ratio = 1;
};

/// One closing of a trade that was closed in several (ATR-X7).
struct TradePart {
    base::Date date;
    std::int64_t contracts = 0;
    base::Price price; ///< per share
    base::Money fees;
    book::CloseReason reason = book::CloseReason::Manual;
    Origin origin = Origin::None;
    bool operator==(const TradePart&) const = default;
};

/// What exits of a bought option must know of its entry (structures/entry_facts.h).
struct BoughtFacts {
    double underlying = 0; ///< U0, at the fill
    double atr = 0;        ///< A0, of the signal bar; 0: the strategy asks for none
    double iv = 0;         ///< IV0, fraction; 0: unknown
    bool probe = false;    ///< booked to gather evidence (BRK-K5)
    bool operator==(const BoughtFacts&) const = default;
};

/// One trade, closed or still open at the end of the run. Prices per share.
struct Trade {
    int id = 0;     ///< from 1, in the order of opening
    int system = 0; ///< index into RunInputs::systems
    base::Date signalDate;
    base::Date openedOn;
    std::optional<base::Date> closedOn; ///< absent: open at the end
    std::array<TradeLeg, 2> legs{};
    std::uint8_t legCount = 2;
    std::string root; ///< of a single option, such as "AAPL"
    base::Date expiration;
    market::Settlement settlement = market::Settlement::Pm;
    std::int32_t multiplier = 100;
    std::int64_t contracts = 0;
    std::int64_t contractsClosed = 0; ///< of them; all once it is closed
    bool credit = true;
    base::Price width;
    base::Price entryPrice; ///< credit received or debit paid
    base::Price exitPrice;  ///< of the closing, the mean of several; the last mark while open
    base::Money fees;       ///< entry and, once closed, exit
    base::Money netPl;      ///< net of fees; at the last mark while open
    base::Money maxLoss;    ///< at entry, all contracts
    std::optional<book::CloseReason> reason;
    std::int32_t timeStop = 0; ///< calendar session number on which the time rule closes it (OPT-X5)
    int dteAtEntry = 0;
    int dteAtClose = 0;
    int daysHeld = 0; ///< calendar days
    int convictionBp = 10'000;
    diagnosis::Regime regime = diagnosis::Regime::Unknown; ///< effective, at the signal
    double shortDelta = 0;
    double shortIv = 0; ///< fraction, of the short leg at entry
    Origin openedFrom = Origin::None;
    Origin closedFrom = Origin::None;
    int marksFromQuotes = 0; ///< sessions on which it was marked from recorded quotes
    int marksFromModel = 0;
    bool thetaLags = false; ///< THETA_LAG over its marks so far (OPT-M3)
    int marksMissing = 0;   ///< sessions without usable quotes: the last mark stood
    BoughtFacts bought;     ///< of long options
    /// What was known at entry, in the order of stats::learningKey, base::Missing where unknown (ATR-L1);
    /// empty: nothing learns from trades of its strategy.
    std::vector<double> entryValues;
    base::Money exitPremium;      ///< paid (credit) or received (debit) by the closings so far
    std::vector<TradePart> parts; ///< every closing in order; empty when one closing closed it all
    [[nodiscard]] std::int64_t contractsOpen() const { return contracts - contractsClosed; }
    [[nodiscard]] bool isOpen() const { return !closedOn.has_value(); }
    [[nodiscard]] bool isWin() const { return netPl > base::Money(); }
};

/// What became of a signal on the session after it.
enum class SignalEnd : std::uint8_t { Traded, NoQuotes, NoStrikes, SizeZero, Vetoed, Halted, NoFill };
[[nodiscard]] const char*
signalEndKey(SignalEnd end); ///< traded, no_quotes, no_strikes, size_zero, vetoed, halted, no_fill
struct SignalRecord {
    int system = 0;
    base::Date date; ///< of the signal
    SignalEnd end = SignalEnd::Traded;
    std::string detail; ///< "BUDGET", "HEAT, DELTA", "PRETRADE_CRISIS"; empty when traded
    int tradeId = 0;    ///< 0: none
};

/// The decision of one system at one close, as flags (entry/optimus_gates.h says which bit is which).
struct DayLine {
    std::int32_t session = 0;
    std::uint16_t system = 0;
    std::uint8_t decision = 0; ///< entry::Decision
    std::uint8_t firstFail = 0;
    std::uint8_t failedFilters = 0;
    std::uint16_t failedGates = 0;
    std::uint8_t regime = 0; ///< diagnosis::Regime
    std::uint8_t openPositions = 0;
    std::uint8_t opened = 0; ///< trades opened and closed on this session
    std::uint8_t closed = 0;
    Origin origin = Origin::None;
    bool halted = false;
    bool operator==(const DayLine&) const = default;
};

/// What became of all days of all symbols of one sleeve, counted while the run passed them: a market of
/// hundreds of symbols leaves lines of its signals only.
struct SleeveCounts {
    static constexpr std::size_t MostGates = 16;
    std::int64_t days = 0; ///< sessions x symbols; the next four are part of them
    std::int64_t warmup = 0;
    std::int64_t halted = 0;
    std::int64_t signals = 0;
    std::array<std::int64_t, MostGates + 1> firstFail{}; ///< by number from 1; [0]: nothing failed
    std::array<std::int64_t, MostGates> failed{};        ///< by bit
};

/// Which share of fills and marks came from where.
struct PriceCounts {
    std::int64_t quotes = 0;
    std::int64_t model = 0;
    std::int64_t missing = 0; ///< needed, and there was no usable quote
};

struct HaltCounts {
    int breaker = 0;
    int winRate = 0, profitFactor = 0, drawdown = 0, thetaCapture = 0; ///< OPT-F2, acknowledged at once
    int dailyLoss = 0;                                                 ///< ATR-P5
};

struct RunResult {
    std::vector<Trade> trades;
    std::vector<DayLine> days;          ///< by session, then system; of market-wide systems signals only
    std::vector<SleeveCounts> sleeves;  ///< by sleeve
    std::vector<std::int32_t> sessions; ///< calendar session numbers of the span
    std::vector<std::int64_t> equity;   ///< cents at each close, parallel to `sessions`
    std::vector<std::int64_t> heat;     ///< cents at each close
    std::vector<SignalRecord> signals;
    PriceCounts prices;
    HaltCounts halts;
    bool cancelled = false;
};

} // namespace signalbox::backtest
