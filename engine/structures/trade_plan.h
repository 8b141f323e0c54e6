// SPDX-License-Identifier: GPL-3.0-or-later
// A trade that could be made: legs, limit price, what it can win and lose per unit, and why other strikes
// were not taken. It has no size yet.
#pragma once

#include "engine/base/date.h"
#include "engine/base/money.h"
#include "engine/market/option_chain.h"
#include "engine/structures/entry_facts.h"
#include "engine/structures/leg.h"

#include <optional>
#include <string>
#include <vector>

namespace signalbox::structures {

enum class StructureKind { PutCreditSpread, CallCreditSpread, IronCondor, LongCall, LongPut };

/// One strike that the selector looked at, in the order of preference (OPT-C3).
struct Candidate {
    base::Strike shortStrike;
    base::Strike longStrike;
    double delta = 0;
    double distance = 0;             ///< |delta - target|
    std::optional<double> midCredit; ///< dollars per share; absent without two-sided quotes of both legs
    std::vector<std::string>
        rejected; ///< NO_LONG_STRIKE, ILLIQUID_SHORT, ILLIQUID_LONG, BAD_CREDIT; empty: chosen or not reached
    std::string detail; ///< what exactly failed: quote codes, "spread 24 % > 20 %"; English, canonical
    bool chosen = false;
};

struct TradePlan {
    StructureKind kind = StructureKind::PutCreditSpread;
    std::string strategy; ///< optimus, breakout, atr-matrix
    std::string underlying;
    base::Date entryDate; ///< the date of the chain in use (OPT-C1)
    base::UtcTime quotesAsOf;
    std::string chainSource;
    market::Basis chainBasis = market::Basis::AsTraded;
    bool provisional = true; ///< made after the close; rebuilt in the entry window (OPT-T7)
    bool simulated = false;
    base::Date expiration;
    market::Settlement settlement = market::Settlement::Pm;
    int dte = 0;
    double spot = 0;
    double forward = 0;
    double discount = 1;
    double years = 0;
    std::vector<Leg> legs;        ///< short leg first
    std::vector<LegQuote> quotes; ///< one per leg
    base::Price width;            ///< spread width; zero for single options
    bool credit = true;           ///< received (credit) or paid (debit)
    base::Price limit;            ///< per share, on a legal tick, rounded against us (SHR-N4)
    double mid = 0;               ///< dollars per share
    base::Price natural;          ///< sell at bid, buy at ask
    base::Price best;             ///< the side at which nobody sells: sell at ask, buy at bid
    std::int32_t multiplier = 100;
    base::Money maxLossPerUnit;   ///< credit trades exclude fees, debit trades include the entry fee (SHR-N8)
    base::Money maxProfitPerUnit; ///< for long options without a cap: zero and `profitUncapped`
    bool profitUncapped = false;
    double breakEven = 0;
    std::optional<double> probabilityOfProfit; ///< SHR-P8, fraction
    double unitDelta = 0;                      ///< per share of one unit, signed by side (SHR-G1)
    double unitGamma = 0;
    double unitTheta = 0;
    double unitVega = 0;
    std::vector<Candidate> candidates;
    std::optional<EntryFacts> facts; ///< absent: no later rule asks for them (Optimus)
};

/// The outcome of a selector: a plan, or why there is none (a refusal, not an error).
struct Selection {
    std::optional<TradePlan> plan;
    std::string refusal; ///< "No suitable strikes for entry" exactly, or what is missing
    std::vector<Candidate> candidates;
    std::optional<base::Date> expiration; ///< the one looked at, even when refused
};

} // namespace signalbox::structures
