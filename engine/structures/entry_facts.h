// SPDX-License-Identifier: GPL-3.0-or-later
// What later rules must know of the moment of entry and no chain can tell them afterwards: it travels from
// the plan through the ticket into the position.
#pragma once

#include <optional>
#include <string>

namespace signalbox::structures {

struct EntryFacts {
    std::optional<double> underlying; ///< U0, dollars: the underlying at the fill (ATR-X)
    std::optional<double> atr;        ///< A0, dollars: ATR14 of the signal bar (ATR-X)
    std::optional<double> iv;         ///< IV0, fraction: of the contract at the fill (ATR-X3)
    bool probe = false;               ///< booked to gather evidence, without an edge (BRK-K5)
    std::string assumedEdge;          ///< "ASSUMED EDGE p=0.55, b=1.20"; empty: evidence alone (BRK-K5a)
    std::string memoId;               ///< the approved memo that let it pass (BRK-M1); empty: none needed
    /// "own 3, backtest 41 since 2019-01-02": whose trades the edge came from; absent: own ones alone
    /// (BRK-K5a)
    std::optional<std::string> evidence = std::nullopt;
    bool operator==(const EntryFacts&) const = default;
};

} // namespace signalbox::structures
