// SPDX-License-Identifier: GPL-3.0-or-later
// A span of history opened for backtests: loaded once, then run under any parameters and fill assumptions, on
// any number of threads. Commands, window and sweep all run through it.
#pragma once

#include "app/core/lab/history_access.h"
#include "engine/backtest/optimus_system.h"
#include "engine/backtest/run.h"

#include <array>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>

namespace signalbox::app {

struct LabWish {
    std::string strategy = "optimus";
    std::string underlying; ///< empty: the strategy's own
    base::Date from;
    base::Date to;
    std::optional<base::Money> equity;    ///< absent: paper_equity
    std::function<void(double)> progress; ///< of the loading; may be empty
};

class Lab {
public:
    [[nodiscard]] static base::Result<std::shared_ptr<const Lab>>
    open(const OpenHome& home, MarketAccess& market, const LabWish& wish, std::stop_token stop = {});

    [[nodiscard]] const History& history() const { return *m_history; }
    [[nodiscard]] const std::string& strategy() const { return m_strategy; }
    [[nodiscard]] const std::string& underlying() const { return m_history->underlying; }
    /// The strategy under a set of parameters; it must not outlive the lab.
    [[nodiscard]] base::Result<std::unique_ptr<backtest::OptimusSystem>>
    system(const params::ParameterValues& values) const;
    /// What a run of a system starts from.
    [[nodiscard]] backtest::RunInputs inputs(const backtest::System& system,
                                             const params::ParameterValues& values) const;
    /// system and inputs in one, for those who want the result alone.
    [[nodiscard]] base::Result<backtest::RunResult> run(const params::ParameterValues& values,
                                                        backtest::FillAssumption fill = {},
                                                        std::stop_token stop = {}) const;

private:
    Lab() = default;
    std::string m_strategy;
    std::optional<base::Money> m_equity;
    std::shared_ptr<const History> m_history;
    std::unique_ptr<backtest::EntryCache> m_entries;
};

/// The assumptions that stand beside the rules' own fills (OPT-T8): mid, a share of the width, natural.
[[nodiscard]] std::array<backtest::FillAssumption, 3> studiedFills();

} // namespace signalbox::app
