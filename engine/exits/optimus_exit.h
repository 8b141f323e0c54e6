// SPDX-License-Identifier: GPL-3.0-or-later
// The exit rules of Optimus on plain values (OPT-X1..X8). position_exit.h takes them from a position and a
// chain.
#pragma once

#include "engine/base/result.h"
#include "engine/calendar/calendar.h"
#include "engine/diagnosis/regime.h"
#include "engine/exits/exit_decision.h"
#include "engine/exits/exit_parameters.h"

#include <optional>
#include <string>
#include <vector>

namespace signalbox::exits {

struct ExitInputs {
    int positionId = 0;
    base::Price credit; ///< received at entry, per share
    std::optional<base::Price> shortBid, shortAsk, longBid, longAsk;
    bool quotesUsable = true; ///< SHR-Q on both legs; false: profit and stop are not evaluated (OPT-X8)
    std::vector<std::string> quoteProblems;
    base::Date today;
    base::Date expiration;
    diagnosis::Regime regime = diagnosis::Regime::Unknown; ///< effective
};

/// OPT-X1 with the doubled values that decide, so that an odd half of $0.0001 is never rounded into a
/// trigger.
struct CloseCost {
    base::Price natural;
    std::int64_t doubledMid = 0;            ///< 2 x mid debit, $0.0001
    std::int64_t doubledCost = 0;           ///< 2 x close cost, $0.0001
    [[nodiscard]] base::Price cost() const; ///< rounded up, against us
    [[nodiscard]] double midDollars() const;
};
[[nodiscard]] CloseCost closeCost(base::Price shortBid, base::Price shortAsk, base::Price longBid,
                                  base::Price longAsk, base::Price exitSlippage);

/// OPT-X3: the percentage in force at a DTE.
[[nodiscard]] int effectiveProfitPct(const ExitParameters& parameters, int dte);
/// The highest close cost that meets the profit target, and the lowest that meets the stop.
[[nodiscard]] base::Price profitLevel(base::Price credit, int pct);
[[nodiscard]] base::Price stopLevel(base::Price credit, int stopMultiplierX100);

/// What the action of a day depends on.
struct ExitFacts {
    base::Price credit;            ///< received at entry, per share
    std::optional<CloseCost> cost; ///< absent: no usable quotes (OPT-X8)
    int dte = 0;
    bool timeDue = false; ///< today is the time stop's date or later
    diagnosis::Regime regime = diagnosis::Regime::Unknown;
};
/// OPT-X2..X8: the action alone, for thousands of days; evaluateOptimusExit adds the triggers with their
/// distances.
[[nodiscard]] ExitAction exitAction(const ExitFacts& facts, const ExitParameters& parameters);

/// Fails only when a date is outside the calendar.
[[nodiscard]] base::Result<ExitDecision> evaluateOptimusExit(const ExitInputs& inputs,
                                                             const ExitParameters& parameters,
                                                             const calendar::Calendar& calendar);

/// The trigger with that key; null if the decision has none.
[[nodiscard]] const Trigger* findTrigger(const ExitDecision& decision, const std::string& key);

} // namespace signalbox::exits
