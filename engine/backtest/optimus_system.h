// SPDX-License-Identifier: GPL-3.0-or-later
// Optimus as a backtest drives it: gates over columns, strikes and exits over quotes in columns, by the
// functions that decide the live day (entry::evaluateGates, structures::pickStrikes, risk::sizeOf,
// risk::RiskDesk, exits::exitAction).
#pragma once

#include "engine/backtest/entry_columns.h"
#include "engine/backtest/system.h"
#include "engine/exits/exit_parameters.h"
#include "engine/exits/optimus_exit.h"
#include "engine/history/quotes.h"
#include "engine/market/product.h"
#include "engine/risk/sizing.h"
#include "engine/structures/selector_parameters.h"

#include <memory>

namespace signalbox::backtest {

class OptimusSystem final : public System {
public:
    /// `quotes` must outlive the system. An underlying without product facts is a MissingData error (SHR-N4).
    [[nodiscard]] static base::Result<std::unique_ptr<OptimusSystem>>
    create(std::shared_ptr<const EntryColumns> entries, const history::Quotes& quotes,
           const params::OptimusParameters& parameters, const calendar::Calendar& calendar,
           std::string underlying = "SPX");

    [[nodiscard]] const std::string& key() const override { return m_key; }
    [[nodiscard]] const std::string& underlying() const override { return m_underlying; }
    [[nodiscard]] const std::string& riskGroup() const override { return m_product.riskGroup; }
    [[nodiscard]] DayLine decide(int session, const BookNow& book) const override;
    [[nodiscard]] Order propose(int signalSession, int session) const override;
    [[nodiscard]] Order order(int signalSession, int session, const AccountNow& account) const override;
    [[nodiscard]] Mark mark(const Trade& trade, int session, int regimeSession) const override;
    [[nodiscard]] base::Price ceilTick(base::Price price) const override;
    [[nodiscard]] base::Price floorTick(base::Price price) const override;
    [[nodiscard]] risk::BreakerParameters breaker() const override;
    [[nodiscard]] bool hasFailureHalts() const override { return true; }

    [[nodiscard]] const EntryColumns& entries() const { return *m_entries; }
    [[nodiscard]] const history::Quotes& quotes() const { return *m_quotes; }
    [[nodiscard]] const params::OptimusParameters& parameters() const { return m_parameters; }

private:
    OptimusSystem() = default;
    [[nodiscard]] diagnosis::Regime regimeAt(int session) const;
    [[nodiscard]] bool crisisAtOrderTime(int session) const; ///< OPT-T3
    [[nodiscard]] int convictionOf(const diagnosis::OptimusReadings& readings,
                                   const AccountNow& account) const;
    [[nodiscard]] risk::SizeResult sizeFor(const Order& order, const diagnosis::OptimusReadings& readings,
                                           const AccountNow& account) const;
    [[nodiscard]] risk::Weighing weigh(const Order& order, std::int64_t contracts,
                                       const AccountNow& account) const;

    std::string m_key = "optimus";
    std::string m_underlying;
    std::shared_ptr<const EntryColumns> m_entries;
    const history::Quotes* m_quotes = nullptr;
    const calendar::Calendar* m_calendar = nullptr;
    params::OptimusParameters m_parameters;
    market::Product m_product;
    structures::SelectorParameters m_selector;
    exits::ExitParameters m_exit;
    risk::SizingParameters m_sizing;
    risk::StrategyLimits m_limits;
};

} // namespace signalbox::backtest
