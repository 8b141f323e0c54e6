// SPDX-License-Identifier: GPL-3.0-or-later
// Four invented shares beside the small invented market, from a seed: trends, jumps and falls, a VIX that
// calms and frightens, chains with holes. Lived through day by day with the routine, and as one backtest.
#pragma once

#include "engine/backtest/share_system.h"
#include "engine/history/share_model.h"
#include "engine/indicators/indicators.h"
#include "engine/routine/daily.h"
#include "engine/strategies/registry.h"
#include "tests/unit/backtest/small_history.h"

#include <cmath>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace signalbox::tests {

inline const std::vector<std::string>& shareNames() {
    static const std::vector<std::string> names{"AAPL", "AMD", "NVDA", "TSLA"};
    return names;
}

class ShareDays {
public:
    static constexpr int LastDay = 70;

    ShareDays(unsigned seed, const std::vector<std::string>& strategies, std::vector<std::string> sets)
        : m_random(seed), m_strategies(strategies), m_small(recipe()) {
        std::string enabled = "account.enabled_strategies=";
        for (std::size_t i = 0; i < strategies.size(); ++i) {
            enabled += (i == 0 ? "" : ",") + strategies[i];
        }
        sets.push_back(enabled);
        sets.emplace_back("atr-matrix.iv_proxy=hv20");
        m_sets = sets;
        params::Layers layers;
        layers.call = sets;
        m_parameters = params::freeze(layers).value();
        makeSeries();
        makeChains();
    }

    [[nodiscard]] const params::ParameterSet& parameters() const { return m_parameters; }

    [[nodiscard]] market::MarketSnapshot snapshot(base::Date date) const {
        market::MarketSnapshot snapshot = m_small.snapshot(date);
        for (const auto& [name, series] : m_series) {
            snapshot.series[name] = market::BarView(series, date);
        }
        const int session = m_calendar.sessionNumber(date).value();
        for (const std::string& name : shareNames()) {
            const auto& chains = m_chains.at(name)->chains();
            if (const auto at = chains.find(session); at != chains.end()) {
                snapshot.chains[name] = at->second;
            }
        }
        return snapshot;
    }

    /// The journal of the routine, day by day.
    [[nodiscard]] std::vector<book::JournalEntry> live() const {
        std::vector<book::JournalEntry> journal;
        const auto record = [&journal](book::Event event) {
            book::JournalEntry entry;
            entry.sequence = static_cast<std::int64_t>(journal.size()) + 1;
            entry.event = std::move(event);
            journal.push_back(std::move(entry));
        };
        record(book::AccountFlow{m_parameters.account().paperEquity, "opening balance"});
        for (int n = 0; n <= LastDay; ++n) {
            const market::MarketSnapshot now = snapshot(m_small.day(n));
            routine::DailyInputs inputs;
            for (const strategies::Strategy& strategy : strategies::all()) {
                if (m_parameters.account().enabled(strategy.key)) {
                    inputs.desks.push_back(
                        {&strategy, strategy.marketWide ? shareNames() : std::vector<std::string>{"SPX"}});
                }
            }
            inputs.date = now.asOf;
            inputs.snapshot = &now;
            inputs.journal = journal;
            inputs.parameters = &m_parameters;
            inputs.calendar = &m_calendar;
            inputs.mode = "BACKTEST";
            inputs.acknowledgeHalts = true;
            auto outcome = routine::runDay(inputs);
            if (!outcome) {
                throw std::runtime_error(outcome.error().message());
            }
            for (book::Event& event : outcome->events) {
                record(std::move(event));
            }
        }
        return journal;
    }

    /// The same days as one run.
    [[nodiscard]] backtest::RunResult run(backtest::FillAssumption fill = {}) {
        m_systems.clear();
        backtest::RunInputs inputs;
        inputs.calendar = &m_calendar;
        inputs.firstSession = m_calendar.sessionNumber(m_small.day(0)).value();
        inputs.lastSession = m_calendar.sessionNumber(m_small.day(LastDay)).value();
        inputs.equity = m_parameters.account().paperEquity;
        inputs.feePerContract = m_parameters.account().feePerContract;
        inputs.everyLine = true;
        inputs.fill = fill;
        const auto& account = m_parameters.account();
        inputs.enabled = {account.enabled("optimus"), account.enabled("atr-matrix"),
                          account.enabled("breakout")};
        backtest::ShareMarket market;
        market.calendar = &m_calendar;
        market.parameters = m_parameters;
        market.snapshot = snapshot(m_small.day(LastDay));
        market.firstSession = inputs.firstSession;
        market.lastSession = inputs.lastSession;
        const auto shared = backtest::makeShareMarket(std::move(market)).value();
        int sleeve = 0;
        for (const strategies::Strategy& strategy : strategies::all()) {
            if (!account.enabled(strategy.key)) {
                continue;
            }
            const std::int32_t weight = account.weightOf(strategy.key).value();
            if (!strategy.marketWide) {
                m_optimus = std::make_unique<SmallHistory>(m_small, LastDay, m_sets);
                inputs.systems.push_back({m_optimus->system.get(), weight, sleeve++});
                continue;
            }
            for (const std::string& name : shareNames()) {
                auto columns =
                    diagnosis::buildEquityColumns(diagnosis::equitySeries(shared->snapshot, name), m_calendar)
                        .value();
                m_systems.push_back(std::make_unique<backtest::ShareSystem>(
                    strategy, name, shared, std::move(columns), m_chains.at(name)));
                inputs.systems.push_back({m_systems.back().get(), weight, sleeve});
            }
            ++sleeve;
        }
        return backtest::run(inputs).value();
    }

    [[nodiscard]] const std::vector<std::unique_ptr<backtest::ShareSystem>>& systems() const {
        return m_systems;
    }
    [[nodiscard]] bool hasOptimus() const { return m_parameters.account().enabled("optimus"); }
    /// Strategy and symbol of a slot of the run.
    [[nodiscard]] std::pair<std::string, std::string> slot(int index) const {
        if (hasOptimus() && index == 0) {
            return {"optimus", "SPX"};
        }
        const auto& system = *m_systems[static_cast<std::size_t>(index - (hasOptimus() ? 1 : 0))];
        return {system.key(), system.underlying()};
    }

private:
    double uniform() { return static_cast<double>(m_random() % 10'000) / 10'000.0; }
    double shock() { return uniform() + uniform() + uniform() - 1.5; }

    SmallRecipe recipe() {
        std::vector<double> returns(LastDay + 2);
        std::vector<double> vix(LastDay + 2);
        double level = 15.5;
        const bool fear = m_random() % 3 == 0;
        for (std::size_t n = 0; n < returns.size(); ++n) {
            returns[n] = (fear ? -0.001 : 0.0008) + shock() * 0.008;
            level = std::max(11.0, level - returns[n] * 110 + ((fear ? 27.0 : 14.0) - level) * 0.10);
            vix[n] = level;
        }
        SmallRecipe recipe;
        recipe.sessionsAfter = LastDay + 1;
        const auto at = [](const auto& values, int n) {
            return values[static_cast<std::size_t>(std::clamp(n, 0, LastDay + 1))];
        };
        recipe.spxReturn = [returns, at](int n) { return at(returns, n); };
        recipe.vix = [vix, at](int n) { return at(vix, n); };
        return recipe;
    }

    void add(const std::string& name, const std::vector<market::Bar>& bars) {
        m_series[name] =
            market::BarSeries::create({name, "invented", market::Basis::SplitAdjusted}, bars).value();
    }

    void makeSeries() {
        std::vector<market::Bar> spy;
        std::vector<market::Bar> iwm;
        std::vector<market::Bar> yield;
        double ratio = 0.55;
        for (const base::Date date : m_small.sessions()) {
            ratio *= 1 + 0.0003 + shock() * 0.002;
            market::Bar bar;
            bar.date = date;
            bar.close = std::round(m_small.close("SPX", date) * 10) / 100;
            spy.push_back(bar);
            bar.close = std::round(spy.back().close * ratio * 100) / 100;
            iwm.push_back(bar);
            bar.close = 2.4 + 0.05 * shock();
            yield.push_back(bar);
        }
        add("SPY", spy);
        add("IWM", iwm);
        add(market::names::Yield10y, yield);
        for (const std::string& name : shareNames()) {
            add(name, makeShare());
        }
    }

    /// A share that climbs, with days on which price and range leave their past.
    std::vector<market::Bar> makeShare() {
        std::vector<market::Bar> bars;
        double close = 60 + 100 * uniform();
        const double drift = 0.0015 + 0.0025 * uniform();
        const double size = 0.012 + 0.012 * uniform();
        for (const base::Date date : m_small.sessions()) {
            const double jump = uniform() < 0.07 ? (uniform() < 0.6 ? 0.06 : -0.06) * (0.6 + uniform()) : 0.0;
            const double before = close;
            close = std::round(close * (1 + drift + shock() * size + jump) * 100) / 100;
            market::Bar bar;
            bar.date = date;
            bar.open = before;
            bar.close = close;
            bar.high = std::round(std::max(before, close) * (1.004 + 0.008 * uniform()) * 100) / 100;
            bar.low = std::round(std::min(before, close) * (0.996 - 0.008 * uniform()) * 100) / 100;
            bar.volume = std::round(5e6 * (0.7 + 0.6 * uniform() + 8 * std::abs(jump)));
            bars.push_back(bar);
        }
        return bars;
    }

    void makeChains() {
        const int first = m_calendar.sessionNumber(m_small.day(0)).value();
        const int last = m_calendar.sessionNumber(m_small.day(LastDay)).value();
        for (const std::string& name : shareNames()) {
            const auto columns =
                diagnosis::buildEquityColumns({m_series.at(name), nullptr}, m_calendar).value();
            const auto hv = indicators::historicalVolatility(columns->close.values, 20);
            history::ShareModelInputs inputs;
            inputs.symbol = name;
            inputs.ticks = market::TickClass::EquityPenny;
            inputs.basis = market::Basis::SplitAdjusted;
            inputs.firstSession = first;
            for (int session = first; session <= last; ++session) {
                inputs.days.push_back({columns->close.at(session),
                                       hv[static_cast<std::size_t>(session - columns->firstSession)], 0.024});
            }
            const history::ShareModel model(inputs, m_calendar);
            history::RecordedShareChains::Chains chains;
            for (int session = first; session <= last; ++session) {
                if (uniform() < 0.05) {
                    continue; // a session without a chain
                }
                history::ShareWish wish;
                // Everything that was ever bought must stay listed.
                wish.maxDte = 50;
                chains[session] = model.at(session, wish).chain;
            }
            m_chains[name] = std::make_shared<history::RecordedShareChains>(std::move(chains));
        }
    }

    const calendar::Calendar& m_calendar = calendar::Calendar::standard();
    std::mt19937 m_random;
    std::vector<std::string> m_strategies;
    SmallMarket m_small;
    std::vector<std::string> m_sets;
    params::ParameterSet m_parameters;
    std::map<std::string, std::shared_ptr<const market::BarSeries>> m_series;
    std::map<std::string, std::shared_ptr<history::RecordedShareChains>> m_chains;
    std::unique_ptr<SmallHistory> m_optimus;
    std::vector<std::unique_ptr<backtest::ShareSystem>> m_systems;
};

} // namespace signalbox::tests
