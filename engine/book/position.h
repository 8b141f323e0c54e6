// SPDX-License-Identifier: GPL-3.0-or-later
// A position: the fold of one ticket's fills. A spread is one trade: one win or one loss.
#pragma once

#include "engine/base/date.h"
#include "engine/base/money.h"
#include "engine/structures/trade_plan.h"

#include <optional>
#include <string>
#include <vector>

namespace signalbox::book {

enum class CloseReason {
    ProfitTarget,
    StopLoss,
    TimeStop,
    RegimeShift,
    Manual,
    StopAtr, ///< this and what follows: ATR-X
    StopOption,
    IvExpansion,
    TimeHard,
    TimeLosing,
    Trail,
    ScaleT1,
    ScaleT2,
    ScaleT3
};
[[nodiscard]] const char* closeReasonKey(CloseReason reason); ///< PROFIT_TARGET, STOP_LOSS, ..., SCALE_T3
[[nodiscard]] std::optional<CloseReason> parseCloseReason(const std::string& key);

struct Position {
    int id = 0; ///< trade id, rising from 1 in the order of opening
    std::string ticketId;
    std::string strategy;
    std::string underlying;
    structures::StructureKind kind = structures::StructureKind::PutCreditSpread;
    std::vector<structures::Leg> legs; ///< as opened; short leg first
    std::int64_t contracts = 0;        ///< units open at entry
    std::int64_t contractsOpen = 0;
    base::Price entryPrice; ///< credit received or debit paid, per share
    bool credit = true;
    std::int32_t multiplier = 100;
    base::Price width;
    base::Date expiration;
    market::Settlement settlement = market::Settlement::Pm;
    base::Date openedOn;
    base::UtcTime openedAt;
    base::Money
        entryPremium; ///< received (credit) or paid (debit) for all contracts, exact over partial fills
    base::Money entryFees;
    base::Money maxLoss; ///< total, of the contracts filled (SHR-A6)
    int convictionBp = 10'000;
    std::string regimeAtEntry; ///< regimeKey
    std::string mode;          ///< PAPER, LIVE, BACKTEST
    bool overridden = false;   ///< a person changed the plan (OPT-C6)
    std::optional<structures::EntryFacts> facts;

    // Filled when closed.
    std::optional<base::Date> closedOn;
    base::Price exitPrice;   ///< debit paid or credit received to close, per share
    base::Money exitPremium; ///< paid (credit trade) or received (debit trade) so far; partial closings too
    base::Money exitFees;
    std::optional<CloseReason> closeReason;
    base::Money netPl; ///< net of all fees (OPT-X10, SHR-N8); zero while open

    [[nodiscard]] bool isOpen() const { return contractsOpen > 0; }
    /// What the contracts still open can lose: max loss of a credit trade, premium paid of a debit trade
    /// (SHR-A6).
    [[nodiscard]] base::Money heat() const;
    /// P/L of the contracts still open if they were closed at this price per share: entry fees in, exit fees
    /// not yet (SHR-G5).
    [[nodiscard]] base::Money openPl(base::Price closePrice) const;
    /// Net P/L over max loss at entry, a fraction; absent while open or without risk (OPT-X10).
    [[nodiscard]] std::optional<double> returnOnRisk() const;
};

} // namespace signalbox::book
