// SPDX-License-Identifier: GPL-3.0-or-later
// The quote rules SHR-Q1..Q17: whether a quote may be used to select, size, enter, mark or exit. A pure
// function of plain values; quote_inputs.h takes them from a chain.
#pragma once

#include "engine/base/money.h"
#include "engine/market/option_symbol.h"
#include "engine/market/product.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::chains {

/// In the order of reporting, SHR-Q1 first.
enum class QuoteCode {
    Missing,
    Crossed,
    Locked,
    ZeroBid,
    Stale,
    Wide,
    Adjusted,
    CaQuarantine,
    SplitSuspect,
    Moneyness,
    ArbLower,
    ArbUpper,
    Parity,
    Monotone,
    Convex,
    IvRange,
    RefVol
};
[[nodiscard]] const char* quoteCodeName(QuoteCode code); ///< MISSING, CROSSED, ... as in SHR-Q
[[nodiscard]] std::optional<QuoteCode> parseQuoteCode(std::string_view name);
/// "STALE;WIDE", or with another separator.
[[nodiscard]] std::string joinCodes(std::span<const QuoteCode> codes, std::string_view separator = ";");

/// Sessions for which a chain that was not rebuilt is kept away after a split and the like (SHR-Q8).
inline constexpr int QuarantineSessions = 5;

/// The nearest listed strike on one side that passes Q1-Q5.
struct QuoteNeighbour {
    base::Strike strike;
    base::Price bid;
    base::Price ask;
};

struct QuoteInputs {
    market::ExerciseStyle style = market::ExerciseStyle::European;
    market::Right right = market::Right::Put;
    std::optional<double> spot;
    base::Strike strike;
    std::optional<double> rate;    ///< zero rate, a fraction
    double carry = 0;              ///< q of an American forward; a European one has `forward`
    std::optional<double> years;   ///< T
    std::optional<double> forward; ///< European only; the American one follows from spot, dividends and rate
    double pvDividends = 0;        ///< American only, dollars
    std::optional<base::Price> bid;
    std::optional<base::Price> ask;
    base::Price tick;
    std::optional<double> ageSeconds; ///< absent: unknown, which is stale
    double maxAgeSeconds = 60;
    double maxSpread = 0.20; ///< OPT 20 %, BRK and ATR 10 %
    std::int32_t multiplier = 100;
    std::int32_t deliverable = 100;
    bool adjustedRoot = false;
    std::optional<int> sessionsSinceAction; ///< of the last split, merger, ...; absent: none on file
    bool chainRebuilt = false;              ///< from reference data after that event
    bool chainBeforeAction = false; ///< quoted before the last event: strikes of another basis (SHR-D5)
    std::optional<double> previousClose;
    std::optional<base::Price> partnerBid; ///< the other right at the same strike
    std::optional<base::Price> partnerAsk;
    std::optional<QuoteNeighbour> lower;
    std::optional<QuoteNeighbour> upper;
    bool referenceVolatility = false; ///< SHR-Q17 applies: a leg to be traded of the SPX group
    std::optional<double> vix;        ///< points
};

/// All failing codes in order; empty: the quote may be used. A rule whose input is missing fails (SHR-D1),
/// except that absent neighbours and an absent partner have nothing to compare with.
[[nodiscard]] std::vector<QuoteCode> checkQuote(const QuoteInputs& inputs);

/// Whether a mark may be made from a quote with these codes (section 6: six codes invalidate it).
[[nodiscard]] bool usableForExit(std::span<const QuoteCode> codes);
/// Those of the codes that invalidate a mark.
[[nodiscard]] std::vector<QuoteCode> invalidatingForExit(std::span<const QuoteCode> codes);

} // namespace signalbox::chains
