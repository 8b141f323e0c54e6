// SPDX-License-Identifier: GPL-3.0-or-later
// What the channel SIGNALS says of one signal, veto, exit or safeguard (ATR-C). Fills and results are the
// texts of the trade themselves.
#pragma once

#include "engine/book/book.h"
#include "engine/session/day_state.h"

#include <span>
#include <string>
#include <vector>

namespace signalbox::report {

/// Whether the close gave a signal, whatever became of it.
[[nodiscard]] bool hasSignal(const session::PlanOutcome& plan);
/// Whether an order stands approved for the next session.
[[nodiscard]] bool isApproved(const session::PlanOutcome& plan);
/// "atr-matrix: buy 2 x NVDA  260227C00100000 at $3.20 or less, max loss $641.30"; only with a contract.
[[nodiscard]] std::string orderText(const session::PlanOutcome& plan);

/// "SIGNAL NVDA (atr-matrix)" or "VETO NVDA (atr-matrix): HEAT, CASH_RESERVE", then symbol, gates with
/// values, contract, size, maximum loss, reason codes and the levels of the exits that the order would have.
/// Empty without a signal.
[[nodiscard]] std::vector<std::string> signalLines(const session::PlanOutcome& plan,
                                                   std::span<const exits::Trigger> exits);
/// "EXIT DUE NVDA 2026-02-27 100C (atr-matrix): SCALE_T1, 1 of 4, target 1 reached; exits: ..."; empty while
/// it holds.
[[nodiscard]] std::string exitLine(const session::PositionState& state);
/// "SAFEGUARD LOSS_STREAK of atr-matrix began: ..." and "... acknowledged by Ann", of one day and strategy.
[[nodiscard]] std::vector<std::string> safeguardLines(std::span<const book::JournalEntry> entries,
                                                      const std::string& strategy, base::Date date);

} // namespace signalbox::report
