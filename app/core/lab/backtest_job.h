// SPDX-License-Identifier: GPL-3.0-or-later
// A backtest as somebody asks for it: the run by the rules' own fills, the same under the studied fills, and
// everything measured on it.
#pragma once

#include "app/core/lab/finished_backtest.h"
#include "app/core/lab/lab.h"

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace signalbox::app {

struct BacktestWish {
    LabWish span;
    params::ParameterSet parameters; ///< frozen; costs included
    unsigned threads = 0;
    /// Told the share done of the whole job and what it is at: "loading quotes", "run", "analysis"; may be
    /// empty.
    std::function<void(double, const char*)> progress;
};

/// One finished backtest; a value that never changes.
struct Backtest : FinishedBacktest {
    std::shared_ptr<const Lab> lab;
    params::ParameterSet parameters;
};

/// With `opened` the span is not loaded again; it must be the lab of the same span and account.
[[nodiscard]] base::Result<std::shared_ptr<const Backtest>>
runBacktest(const OpenHome& home, MarketAccess& market, const BacktestWish& wish,
            std::shared_ptr<const Lab> opened = {}, std::stop_token stop = {});

/// Writes onto the card what was in force: the parameters of the account and of the strategies that ran, by
/// their full names ("optimus.target_dte"), for two strategies may have one of the same name (SHR-D9).
void stateParameters(lab::RunCard& card, const std::vector<params::ParameterSet::Setting>& settings,
                     const std::vector<std::string>& strategies);

/// Lines that say how far the model is from the quotes on days that have both, by delta and days to
/// expiration.
[[nodiscard]] std::vector<std::string> modelErrorLines(const history::ModelError& error);

} // namespace signalbox::app
