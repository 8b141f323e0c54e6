// SPDX-License-Identifier: GPL-3.0-or-later
// A whole backtest on the raw chains, written a second time: signals, entries, sizes, exits, cash and equity.
#pragma once

#include "plain_account.h"
#include "raw_life.h"

namespace signalbox::recount {

struct RawTrade {
    Day signal, opened;
    RawPick pick;
    RawLife life;
    std::int64_t contracts = 0;
    int convictionBp = 0;
    [[nodiscard]] bool isOpenAt(Day close) const {
        return opened <= close && (!life.closed || *life.closed > close);
    }
    [[nodiscard]] std::int64_t maxLoss() const { return (pick.width() - pick.limit) * contracts; } ///< cents
    [[nodiscard]] std::int64_t netPl() const { return life.plEach * contracts; }
};

struct RawRun {
    std::vector<RawTrade> trades;
    std::map<Day, std::int64_t> equity, heat; ///< cents at each close
    std::vector<std::string> untraded;        ///< signals without a trade
};

/// One account that starts with $500,000; `market.signals` must be those of `rules`.
[[nodiscard]] RawRun runOn(RawMarket& market, const PlainRules& rules, Day first, Day last);

} // namespace signalbox::recount
