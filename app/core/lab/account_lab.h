// SPDX-License-Identifier: GPL-3.0-or-later
// A span of history opened for an account that several strategies trade, or one that buys options on many
// shares: series, columns, chains and models of every symbol, loaded once.
#pragma once

#include "app/core/lab/lab.h"
#include "engine/backtest/share_system.h"
#include "engine/base/executor.h"
#include "engine/history/share_model.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace signalbox::app {

struct AccountWish {
    std::vector<std::string> strategies; ///< keys, each once
    std::string underlying;              ///< for a single strategy: its symbol, or its universe; else empty
    base::Date from;
    base::Date to;
    std::optional<base::Money> equity; ///< absent: paper_equity
    unsigned threads = 0;
    /// Later than `to`, for an audit: prices on the basis of that session (SHR-D4), every series cut at `to`.
    std::optional<base::Date> basisOf = std::nullopt;
};

class AccountLab {
public:
    /// Sleeves in the order of SHR-A7, whatever order was asked for. The wish's strategies alone trade.
    [[nodiscard]] static base::Result<std::shared_ptr<const AccountLab>>
    open(const OpenHome& home, MarketAccess& market, const AccountWish& wish, std::stop_token stop = {});

    [[nodiscard]] const params::ParameterSet& parameters() const { return m_parameters; }
    [[nodiscard]] const std::vector<std::string>& strategies() const { return m_strategies; }
    [[nodiscard]] const std::string& universes() const { return m_universes; } ///< "SPX", "high-beta"
    [[nodiscard]] const std::vector<base::Date>& dates() const { return m_market->dates; }
    [[nodiscard]] const backtest::RunInputs& inputs() const { return m_inputs; }
    [[nodiscard]] const std::vector<std::string>& notes() const { return m_notes; }
    /// How far the models are from recorded chains, as text.
    [[nodiscard]] const std::vector<std::string>& modelErrorLines() const { return m_errorLines; }
    [[nodiscard]] bool simulated() const { return m_market->snapshot.simulated; }

private:
    struct Opening;
    AccountLab() = default;
    params::ParameterSet m_parameters;
    std::vector<std::string> m_strategies;
    std::string m_universes;
    std::shared_ptr<const backtest::ShareMarket> m_market;
    std::shared_ptr<const Lab> m_optimusLab;
    std::vector<std::unique_ptr<backtest::System>> m_systems;
    backtest::RunInputs m_inputs;
    std::vector<std::string> m_notes;
    std::vector<std::string> m_errorLines;
};

} // namespace signalbox::app
