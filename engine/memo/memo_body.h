// SPDX-License-Identifier: GPL-3.0-or-later
// What a technical memo says (BRK-M1), field by field: the recorded inputs of a proposed trade, and the
// numbers that follow from them (complete_body.h). A required field that is absent makes the memo invalid.
#pragma once

#include "engine/base/date.h"
#include "engine/base/money.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::memo {

struct HeaderPart {
    std::string memoId;
    std::int64_t version = 1;
    base::Date date; ///< on which this version is written
    base::Date signalDate;
    base::Date validOn; ///< the session of the order
    std::string strategy;
    std::string symbol;
    std::string mode;                     ///< PAPER, LIVE, BACKTEST
    std::string author;                   ///< "system", or who overrode a leg, price or size
    std::string side;                     ///< LONG, SHORT
    std::string contract;                 ///< OCC symbol
    std::optional<base::Date> expiration; ///< of the contract
    std::optional<base::Price> strike;    ///< dollars
    std::int64_t multiplier = 100;
    std::optional<std::int64_t> quantity;
    std::optional<base::Price> limit; ///< per share
};

/// One session of the underlying, dollars.
struct ThesisBar {
    base::Date date;
    double high = 0;
    double low = 0;
    double close = 0;
};
/// The light's inputs and answer (BRK-R).
struct LightPart {
    std::optional<double> vix;
    std::optional<double> spy, spySma20;
    std::optional<double> iwmSpy, iwmSpySma20;
    std::optional<double> yield10y, yield10yTwentyAgo; ///< percent
    std::optional<double> yieldChangeBp;
    std::string regime; ///< BULLISH, NEUTRAL, BEARISH
    std::int64_t longMultiplier = 0;
    std::int64_t shortMultiplier = 0;
};
struct ThesisPart {
    std::vector<ThesisBar> bars; ///< the 22 sessions up to the signal, oldest first: what both scores need
    std::optional<double> zPrice, zVol;
    double zPriceMin = 0; ///< in force
    double zVolMin = 0;
    LightPart light;
    std::string wrongIf; ///< what would prove it wrong, in words
};

/// A cash dividend before the expiration.
struct DividendLine {
    double years = 0; ///< from the quotes
    double amount = 0;
};
/// Units of SHR-P5, times as many shares as the holder names.
struct GreekLine {
    std::optional<double> value; ///< $
    std::optional<double> delta; ///< per $1 of the underlying
    std::optional<double> gamma;
    std::optional<double> thetaDay;  ///< $ per calendar day
    std::optional<double> vegaPoint; ///< $ per vol point
};
struct GreeksPart {
    std::string quotesAsOf;      ///< ISO instant
    std::optional<double> spot;  ///< with the quotes
    std::optional<double> rate;  ///< zero rate, a fraction
    std::optional<double> years; ///< to the expiration
    std::vector<DividendLine> dividends;
    bool dividendsKnown = false; ///< false: priced without (DIV_UNKNOWN)
    std::optional<base::Price> bid, ask;
    std::optional<std::int64_t> openInterest;
    std::optional<double> mark; ///< mid, dollars per share
    std::optional<double> iv;   ///< a fraction
    GreekLine perShare;
    GreekLine perContract;
    GreekLine total;
    std::optional<double> thetaPctOfPremium;   ///< of one day, of the limit
    std::optional<double> breakEven;           ///< at expiration, dollars
    std::optional<double> breakEvenMovePct;    ///< from the spot, signed
    std::optional<double> dailyDeviationPct;   ///< 100 x IV / sqrt(252)
    std::optional<double> breakEvenDeviations; ///< the move in daily deviations, signed
    std::optional<double> probability;         ///< N(d2) at the break-even on the winning side (SHR-P8)
};

/// Values of one contract per share at -2, -1, 0, +1, +2 daily deviations of the underlying.
struct ValueRow {
    std::int64_t ivShiftPct = 0; ///< -20, 0, 20: of the implied volatility
    std::vector<double> values;
};
/// One check of the risk desk.
struct LimitLine {
    std::string code;
    std::optional<double> used, after, allowed;
    std::string unit;
    bool ok = false;
    std::string text;
};
/// Whose trades the evidence counts, where that is not the own ones alone (BRK-K5a).
struct EvidenceSources {
    std::int64_t ownWins = 0;
    std::int64_t ownTrades = 0;
    std::int64_t backtestWins = 0;
    std::int64_t backtestTrades = 0;
    std::optional<base::Date> since; ///< first day out of sample; absent: no backtest is named
    std::string file;                ///< SHA-256 of the backtest that is named; empty: none
};
/// Where the stake comes from (BRK-K).
struct EdgePart {
    std::string evidence;             ///< own, own+backtest
    std::optional<std::int64_t> wins; ///< closed trades of the strategy in the same direction
    std::optional<std::int64_t> trades;
    std::optional<EvidenceSources> sources; ///< absent: own trades alone
    std::optional<double> meanGain;  ///< of the wins, per $ of premium; counts from 10 wins on; may be absent
    std::optional<double> evidenceP; ///< p_used
    std::optional<double> evidenceB;
    std::optional<double> evidenceKelly;
    std::optional<double> lossA;            ///< a
    std::optional<double> statedP, statedB; ///< absent: evidence alone (BRK-K5a)
    std::optional<double> p, b;             ///< those that are staked on
    std::optional<double> kelly;            ///< f*
    std::optional<double> kellyFraction;
    std::optional<std::int64_t> probeBp;
    std::optional<std::int64_t> stakeBp;
    bool probe = false;      ///< no edge: booked to gather evidence (BRK-K5)
    std::string assumedEdge; ///< "ASSUMED EDGE p=..., b=..."; empty: none
};
struct ExitPart {
    std::optional<std::int64_t> profitMultipleX100;
    std::optional<std::int64_t> stopFractionX100;
    std::optional<std::int64_t> exitDte;
    std::optional<base::Price> profitBid; ///< at or above: PROFIT_TARGET
    std::optional<base::Price> stopBid;   ///< at or below: STOP_LOSS
    std::optional<base::Date> timeStop;
    std::string regimeShift; ///< the regime that closes it
};
struct RiskPart {
    std::optional<base::Money> equity; ///< of the sleeve
    std::optional<base::Money> fee;    ///< to open one contract
    std::optional<base::Money> budget;
    std::optional<base::Money> costPerContract;
    std::optional<base::Money> maxLoss;
    std::optional<double> maxLossPct; ///< of the equity
    EdgePart edge;
    std::optional<base::Date> tableDate; ///< three sessions ahead of the order
    std::optional<double> tableYears;    ///< then left to the expiration
    std::vector<ValueRow> valueTable;
    std::string quoteCheck;   ///< OK, or the codes of SHR-Q joined by ';'
    std::string earnings;     ///< earningsText
    std::string earningsMode; ///< advise, block
    bool earningsBeforeExpiry = false;
    std::vector<LimitLine> limits; ///< every check of the desk but MEMO
    ExitPart exits;
};

struct MemoBody {
    HeaderPart header;
    ThesisPart thesis;
    GreeksPart greeks;
    RiskPart risk;
};

/// How many bars the two scores need: 20 before the signal and one more for the first true range.
inline constexpr std::size_t ThesisBars = 22;

} // namespace signalbox::memo
