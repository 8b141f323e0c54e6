// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/lab/lab.h"

#include "engine/session/account.h"
#include "engine/strategies/registry.h"
#include "engine/strategies/tradable.h"

namespace signalbox::app {
namespace {

/// Sources may be swept too: all that any setting reads is loaded.
std::vector<std::string> seriesFor(const strategies::Strategy& strategy,
                                   const params::ParameterSet& parameters, const std::string& underlying) {
    std::vector<std::string> names = strategy.seriesNeeded(parameters, underlying);
    params::Layers other;
    other.strategy = strategy.key;
    const bool vx = parameters.optimus(underlying).tsSource == params::TermSource::Vx;
    other.call = {vx ? "ts_source=VIX_VIX3M" : "ts_source=VX"};
    if (const auto set = params::freeze(other)) {
        const auto more = strategy.seriesNeeded(*set, underlying);
        names.insert(names.end(), more.begin(), more.end());
    }
    return names;
}

} // namespace

base::Result<std::shared_ptr<const Lab>> Lab::open(const OpenHome& home, MarketAccess& market,
                                                   const LabWish& wish, std::stop_token stop) {
    SIGNALBOX_TRY_ASSIGN(const strategies::Strategy* const strategy, strategies::named(wish.strategy));
    if (wish.from > wish.to) {
        return base::fail(base::ErrorCode::Usage, "the span ends before it begins",
                          base::toIso(wish.from) + ".." + base::toIso(wish.to));
    }
    if (!wish.underlying.empty()) {
        SIGNALBOX_TRY(strategies::tradable(*strategy, home.parameters, wish.underlying));
    }
    std::shared_ptr<Lab> lab(new Lab());
    lab->m_strategy = wish.strategy;
    lab->m_equity = wish.equity;
    HistoryWish history;
    history.underlying = wish.underlying.empty() ? strategy->defaultUnderlying : wish.underlying;
    history.from = wish.from;
    history.to = wish.to;
    history.series = seriesFor(*strategy, home.parameters, history.underlying);
    history.progress = wish.progress;
    SIGNALBOX_TRY_ASSIGN(lab->m_history, loadHistory(home, market, history, stop));
    lab->m_entries = std::make_unique<backtest::EntryCache>(
        diagnosis::optimusSeries(lab->m_history->snapshot, history.underlying),
        calendar::Calendar::standard(), home.parameters.account().historyStart, lab->m_history->firstSession,
        lab->m_history->lastSession);
    return std::shared_ptr<const Lab>(std::move(lab));
}

base::Result<std::unique_ptr<backtest::OptimusSystem>>
Lab::system(const params::ParameterValues& values) const {
    SIGNALBOX_TRY_ASSIGN(auto entries, m_entries->get(values.optimus));
    return backtest::OptimusSystem::create(std::move(entries), *m_history->quotes, values.optimus,
                                           calendar::Calendar::standard(), m_history->underlying);
}

backtest::RunInputs Lab::inputs(const backtest::System& system, const params::ParameterValues& values) const {
    backtest::RunInputs inputs;
    // A backtest of one strategy gives it the whole account (SHR-A1).
    inputs.systems = {{&system, 10'000}};
    inputs.calendar = &calendar::Calendar::standard();
    inputs.firstSession = m_history->firstSession;
    inputs.lastSession = m_history->lastSession;
    inputs.equity = m_equity.value_or(values.account.paperEquity);
    inputs.feePerContract = values.account.feePerContract;
    return inputs;
}

base::Result<backtest::RunResult> Lab::run(const params::ParameterValues& values,
                                           backtest::FillAssumption fill, std::stop_token stop) const {
    SIGNALBOX_TRY_ASSIGN(const auto made, system(values));
    backtest::RunInputs run = inputs(*made, values);
    run.fill = fill;
    return backtest::run(run, std::move(stop));
}

std::array<backtest::FillAssumption, 3> studiedFills() {
    using Kind = backtest::FillAssumption::Kind;
    return {{{Kind::Mid, 0}, {Kind::Share, 0.25}, {Kind::Natural, 0}}};
}

} // namespace signalbox::app
