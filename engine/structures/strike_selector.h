// SPDX-License-Identifier: GPL-3.0-or-later
// Which strikes are traded (OPT-C3, OPT-C4), on plain rows of strike, delta and quote. spread_selector.h runs
// it on a chain.
#pragma once

#include "engine/chains/quote_rules.h"
#include "engine/market/product.h"
#include "engine/structures/trade_plan.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace signalbox::structures {

/// The refusal of OPT-C4, to be logged exactly.
inline constexpr const char* NoSuitableStrikes = "No suitable strikes for entry";

struct StrikeRow {
    base::Strike strike;
    std::optional<double> delta; ///< absent: cannot be a candidate
    std::optional<base::Price> bid;
    std::optional<base::Price> ask;
};

struct StrikeRules {
    double targetDelta = -0.16;
    double deltaTolerance = 0.04;
    base::Price width = base::Price::dollars(50);
    base::BasisPoints minCreditOfWidth{0};
    base::Price entrySlippage;
    market::TickClass packageTicks = market::TickClass::SpxComplex;
    double maxSpread = 0.20;
};

struct StrikePick {
    std::vector<Candidate> candidates; ///< in the order of preference
    std::optional<std::size_t> chosen; ///< index into `candidates`
    std::size_t shortRow = 0;          ///< rows of the choice; meaningful only with `chosen`
    std::size_t longRow = 0;
    base::Price limit; ///< floor to tick of mid credit - slippage (OPT-T4)
};

/// The codes of SHR-Q for a row.
using RowCheck = std::function<std::vector<chains::QuoteCode>(std::size_t row)>;

/// What can be said of a row alone: SHR-Q1-Q4 and Q6.
[[nodiscard]] std::vector<chains::QuoteCode> checkRowAlone(const StrikeRow& row, double maxSpread);

/// Rows may come in any order; of two rows with one strike the first counts. Each rejected candidate has one
/// reason, the first that fails; its detail names every code of both legs.
[[nodiscard]] StrikePick selectStrikes(std::span<const StrikeRow> rows, const StrikeRules& rules,
                                       const RowCheck& check);

/// The choice of selectStrikes alone, without a word about the others, for thousands of days. `usable` says
/// whether a row has no failing code of SHR-Q. Rows must be sorted by strike, one per strike.
struct QuickPick {
    std::size_t shortRow = 0;
    std::size_t longRow = 0;
    base::Price limit;
};
[[nodiscard]] std::optional<QuickPick> pickStrikes(std::span<const StrikeRow> rows, const StrikeRules& rules,
                                                   const std::function<bool(std::size_t row)>& usable);

/// Whether a limit credit is acceptable (OPT-C4).
[[nodiscard]] bool goodCredit(base::Price limit, base::Price width, base::BasisPoints minimum);
/// Why a limit credit is not acceptable (OPT-C4): 0 < credit < width, and at least a part of the width.
/// Empty: acceptable.
[[nodiscard]] std::string badCredit(base::Price limit, base::Price width, base::BasisPoints minimum);
/// floor_tick((short bid + short ask - long bid - long ask)/2 - slippage); nothing when that is negative.
[[nodiscard]] std::optional<base::Price> limitCredit(base::Price shortBid, base::Price shortAsk,
                                                     base::Price longBid, base::Price longAsk,
                                                     base::Price slippage, market::TickClass packageTicks);

} // namespace signalbox::structures
