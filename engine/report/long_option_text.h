// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of a long option that was opened or closed, in the spirit of SHR-L2 and L3.
#pragma once

#include "engine/book/book.h"

#include <optional>
#include <string>
#include <vector>

namespace signalbox::report {

/// On what belief a trade is staked, where that must be said: "PROBE", "ASSUMED EDGE p=0.6, b=1", "EVIDENCE
/// own 3, backtest 41 since 2019-01-02" (BRK-K5, BRK-K5a). Empty: own closed trades alone.
[[nodiscard]] std::vector<std::string> edgeMarks(const std::optional<structures::EntryFacts>& facts);

struct LongOptionOpenedFields {
    const book::Position* position = nullptr;
    std::vector<std::string> exits; ///< "Profit Target: Bid $6.40 or more", one line each
    std::optional<double> delta;    ///< per share at the fill
    base::Money equity;             ///< of the sleeve
    base::Money heat;               ///< of the strategy, this trade included
    int openPositions = 1;          ///< of the strategy
};
/// LF between lines, none at the end.
[[nodiscard]] std::string longOptionOpenedText(const LongOptionOpenedFields& fields);

struct LongOptionClosedFields {
    const book::Position* position = nullptr;
    std::string reason;       ///< "PROFIT TARGET (2.0x)", "TIME STOP (2 DTE)", ...
    int wins = 0, losses = 0; ///< running, this trade included
    base::Money grossWin, grossLoss;
};
[[nodiscard]] std::string longOptionClosedText(const LongOptionClosedFields& fields);

/// The lines of Breakout's exits at an entry price (BRK-X1); `timeStop` from the calendar.
[[nodiscard]] std::vector<std::string> breakoutExitLines(base::Price entry, int profitMultipleX100,
                                                         int stopFractionX100, base::Date timeStop,
                                                         int exitDte, bool call);
/// "PROFIT TARGET (2.00x)", "STOP LOSS (0.50x)", "TIME STOP (2 DTE)", "REGIME SHIFT (BEARISH)", else the key
/// of the reason.
[[nodiscard]] std::string breakoutCloseReason(const book::Position& position, int profitMultipleX100,
                                              int stopFractionX100, int exitDte);

} // namespace signalbox::report
