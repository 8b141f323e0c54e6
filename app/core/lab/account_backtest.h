// SPDX-License-Identifier: GPL-3.0-or-later
// A backtest of strategies that buy options on shares, or of several strategies on one account: the run by
// the rules' own fills, the same under the studied fills, and everything measured on it.
#pragma once

#include "app/core/lab/account_lab.h"
#include "app/core/lab/finished_backtest.h"

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace signalbox::app {

struct AccountBacktest : FinishedBacktest {
    std::shared_ptr<const AccountLab> lab;
};
/// The same on any number of threads.
[[nodiscard]] base::Result<std::shared_ptr<const AccountBacktest>>
runAccountBacktest(const OpenHome& home, MarketAccess& market, const AccountWish& wish,
                   std::stop_token stop = {});

/// Runs the span again on data that truly ends at cuts inside it and names every decision before a cut that
/// changed, one line each; empty: no look-ahead was found. The last two lines of defence, trades and equity,
/// are compared to the cent.
struct AccountAudit {
    std::vector<std::string> lines; ///< for people, what was compared
    bool clean = true;
};
[[nodiscard]] base::Result<AccountAudit> auditAccount(const OpenHome& home, MarketAccess& market,
                                                      const AccountWish& wish, const AccountBacktest& whole);

/// Whether a wish for these strategies is for runAccountBacktest: anything but Optimus alone.
[[nodiscard]] bool isAccountBacktest(const std::vector<std::string>& strategies);

} // namespace signalbox::app
