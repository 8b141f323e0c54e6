// SPDX-License-Identifier: GPL-3.0-or-later
// From the readings of one symbol to its row: member of the universe or skipped, then signal and light of
// Breakout or the gates of ATR Matrix, each with its margin. Every decision is made by the function that also
// decides the live day (engine/entry); here stand only the numbers beside it.
#pragma once

#include "engine/scan/scan_result.h"

namespace signalbox::scan {

/// BRK-U1, ATR-U1: None for a member. Comparisons of SHR-N6.
[[nodiscard]] SkipCause skipCause(const Listing& listing, const Readings& readings,
                                  const UniverseRules& rules);

/// UNIVERSE, SIGNAL and LIGHT of BRK-S4; a row that passes them all is a candidate.
[[nodiscard]] Row judgeBreakout(const Listing& listing, const Readings& readings, const BreakoutRules& rules,
                                const diagnosis::MarketLight& light);
/// Gates 1 to 5 of ATR-E; gate 6 lacks its contract until completeAtr.
[[nodiscard]] Row judgeAtr(const Listing& listing, const Readings& readings, const AtrRules& rules);
/// A candidate is asked about its option chain.
[[nodiscard]] bool isCandidate(System system, const Row& row);

/// Takes in what the chain said.
void completeBreakout(Row& row, const Completion& completion);
void completeAtr(Row& row, const Readings& readings, const AtrRules& rules, const Completion& completion);

/// Membership in numbers: what fell short, or the dollar volume of a member.
[[nodiscard]] Figure universeFigure(SkipCause cause, const Readings& readings, const UniverseRules& rules);
/// BRK-R3: the multiplier of the side against none.
[[nodiscard]] Figure lightFigure(entry::BreakoutSide side, const diagnosis::MarketLight& light);
/// Value, threshold and margins of one gate of ATR Matrix (1..6), with the status of entry::checkAtrGate.
/// Gate 1 is compared with the nearer bound; gate 3 with its smallest step between two averages.
[[nodiscard]] Figure atrFigure(int number, const entry::AtrReadings& readings,
                               const entry::AtrGateParameters& parameters);
/// BRK-S2: the score that falls shorter of its threshold, as a share of it.
[[nodiscard]] Figure signalFigure(const Readings& readings,
                                  const entry::BreakoutSignalParameters& parameters);

} // namespace signalbox::scan
