// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/lab/account_lab.h"

#include "app/core/lab/backtest_job.h"
#include "app/core/lab/share_history.h"
#include "engine/market/series_names.h"
#include "engine/strategies/registry.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace signalbox::app {
namespace {

constexpr const char* SpanSymbol = "SPY"; ///< its bars say how far the data of shares reaches

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : ",") + part;
    }
    return text;
}

base::Result<std::vector<const strategies::Strategy*>> strategiesOf(const std::vector<std::string>& keys) {
    std::vector<const strategies::Strategy*> found;
    for (const std::string& key : keys) {
        SIGNALBOX_TRY(strategies::named(key));
    }
    for (const strategies::Strategy& one : strategies::all()) {
        if (std::find(keys.begin(), keys.end(), one.key) != keys.end()) {
            found.push_back(&one);
        }
    }
    return found;
}

std::string universeName(const strategies::Strategy& strategy, const params::ParameterSet& parameters,
                         const std::string& asked) {
    if (!asked.empty()) {
        return asked;
    }
    return strategy.key == "breakout" ? parameters.breakout().universe : parameters.atr().universe;
}

/// The last session of the span on which any of the symbols may have a bar.
base::Result<base::Date> lastSession(MarketAccess& market, const std::vector<std::string>& symbols,
                                     base::Date to) {
    std::optional<base::Date> last;
    for (const std::string& symbol : symbols) {
        if (const auto one = market.lastSession(symbol)) {
            last = last ? std::max(*last, *one) : *one;
        }
    }
    if (!last) {
        return base::fail(base::ErrorCode::MissingData, "no symbol of the universe has a bar",
                          symbols.empty() ? "universe" : symbols.front(),
                          "signalbox data shows what there is");
    }
    return calendar::Calendar::standard().sessionOnOrBefore(std::min(to, *last));
}

/// Series that truly end on a day.
base::Status cutSeries(market::MarketSnapshot& snapshot, base::Date last) {
    for (auto& [name, view] : snapshot.series) {
        if (!view.exists()) {
            continue;
        }
        std::vector<market::Bar> bars;
        const market::BarSeries& whole = *view.series();
        const std::size_t end = whole.endAsOf(last);
        bars.reserve(end);
        for (std::size_t i = 0; i < end; ++i) {
            bars.push_back(whole.bar(i));
        }
        SIGNALBOX_TRY_ASSIGN(const auto cut, market::BarSeries::create(whole.id(), bars, whole.simulated()));
        view = market::BarView(cut, last);
    }
    snapshot.asOf = last;
    return {};
}

} // namespace

struct AccountLab::Opening {
    std::vector<const strategies::Strategy*> strategies;
    std::vector<SpanUniverse> universes; ///< of the market-wide ones, in their order
    std::vector<std::string> symbols;    ///< of all of them, each once
};

base::Result<std::shared_ptr<const AccountLab>>
AccountLab::open(const OpenHome& home, MarketAccess& market, const AccountWish& wish, std::stop_token stop) {
    const calendar::Calendar& calendar = calendar::Calendar::standard();
    std::shared_ptr<AccountLab> lab(new AccountLab());
    Opening opening;
    SIGNALBOX_TRY_ASSIGN(opening.strategies, strategiesOf(wish.strategies));
    if (wish.from > wish.to) {
        return base::fail(base::ErrorCode::Usage, "the span ends before it begins",
                          base::toIso(wish.from) + ".." + base::toIso(wish.to));
    }
    for (const strategies::Strategy* strategy : opening.strategies) {
        lab->m_strategies.push_back(strategy->key);
    }
    HomeOptions options = home.options;
    options.sets.push_back("account.enabled_strategies=" + joined(lab->m_strategies));
    SIGNALBOX_TRY_ASSIGN(lab->m_parameters, loadParameters(home.home, options));
    const params::ParameterSet& parameters = lab->m_parameters;

    std::set<std::string> symbols;
    std::vector<std::string> names;
    bool withOptimus = false;
    for (const strategies::Strategy* strategy : opening.strategies) {
        if (!strategy->marketWide) {
            withOptimus = true;
            names.push_back(strategy->defaultUnderlying);
            continue;
        }
        SIGNALBOX_TRY_ASSIGN(
            SpanUniverse universe,
            universeOf(universeName(*strategy, parameters, wish.underlying), home, wish.from, wish.to));
        for (const Member& member : universe.members) {
            symbols.insert(member.symbol);
        }
        for (std::string& note : universe.notes) {
            lab->m_notes.push_back(std::move(note));
        }
        names.push_back(universe.name);
        opening.universes.push_back(std::move(universe));
    }
    names.erase(std::unique(names.begin(), names.end()), names.end());
    lab->m_universes = joined(names);
    opening.symbols.assign(symbols.begin(), symbols.end());

    SIGNALBOX_TRY_ASSIGN(base::Date last, lastSession(market, opening.symbols, wish.to));
    base::Date first = wish.from;
    if (withOptimus) {
        LabWish span;
        span.from = wish.from;
        span.to = last;
        span.equity = wish.equity;
        SIGNALBOX_TRY_ASSIGN(lab->m_optimusLab, Lab::open(home, market, span, stop));
        first = lab->m_optimusLab->history().dates.front();
        last = lab->m_optimusLab->history().dates.back();
        for (const std::string& note : lab->m_optimusLab->history().notes) {
            lab->m_notes.push_back(note);
        }
    }
    SIGNALBOX_TRY_ASSIGN(const auto sessions, calendar.sessions(first, last));
    if (sessions.empty()) {
        return base::fail(base::ErrorCode::MissingData, "there is no session with bars in the span",
                          base::toIso(wish.from) + ".." + base::toIso(wish.to));
    }
    if (wish.to - sessions.back() > base::CalendarDays(4)) {
        lab->m_notes.push_back("the span ends on " + base::toIso(sessions.back()) + ", the last bar");
    }

    std::set<std::string> series{SpanSymbol, "IWM"};
    for (const strategies::Strategy* strategy : opening.strategies) {
        for (const std::string& symbol : opening.symbols) {
            for (std::string& name : strategy->seriesNeeded(parameters, symbol)) {
                series.insert(std::move(name));
            }
        }
    }
    if (parameters.account().enabled("atr-matrix")) { // the regime of the market (ATR-L1)
        const strategies::Strategy& regime = *strategies::find("optimus");
        for (std::string& name : regime.seriesNeeded(parameters, regime.defaultUnderlying)) {
            series.insert(std::move(name));
        }
    }
    SnapshotWish snapshot;
    snapshot.date = wish.basisOf.value_or(sessions.back());
    snapshot.underlying = opening.symbols.front();
    snapshot.series.assign(series.begin(), series.end());
    snapshot.chains = false;
    backtest::ShareMarket shared;
    shared.calendar = &calendar;
    shared.parameters = parameters;
    SIGNALBOX_TRY_ASSIGN(shared.snapshot, market.snapshot(snapshot));
    if (wish.basisOf) {
        SIGNALBOX_TRY(cutSeries(shared.snapshot, sessions.back()));
    }
    SIGNALBOX_TRY_ASSIGN(shared.snapshot.actions, home.store->actions());
    std::erase_if(shared.snapshot.actions, [&](const market::CorporateAction& action) {
        return action.effective > sessions.back() || !symbols.contains(action.symbol);
    });
    SIGNALBOX_TRY_ASSIGN(shared.firstSession, calendar.sessionNumber(sessions.front()));
    SIGNALBOX_TRY_ASSIGN(shared.lastSession, calendar.sessionNumber(sessions.back()));
    SIGNALBOX_TRY_ASSIGN(lab->m_market, backtest::makeShareMarket(std::move(shared)));

    const base::Executor executor(wish.threads);
    SIGNALBOX_TRY_ASSIGN(ShareHistory history,
                         loadShares(home, market, *lab->m_market, opening.symbols, executor));
    if (stop.stop_requested()) {
        return base::fail(base::ErrorCode::Cancelled, "cancelled", "backtest");
    }
    for (std::string& note : history.notes) {
        lab->m_notes.push_back(std::move(note));
    }
    for (std::string& line : history::shareModelLines({})) {
        lab->m_notes.push_back(std::move(line));
    }
    if (lab->m_optimusLab) {
        lab->m_errorLines = app::modelErrorLines(lab->m_optimusLab->history().modelError);
    }
    lab->m_errorLines.insert(lab->m_errorLines.end(), history.errorLines.begin(), history.errorLines.end());

    backtest::RunInputs& inputs = lab->m_inputs;
    inputs.calendar = &calendar;
    inputs.firstSession = lab->m_market->firstSession;
    inputs.lastSession = lab->m_market->lastSession;
    const params::AccountParameters& account = parameters.account();
    inputs.equity = wish.equity.value_or(account.paperEquity);
    inputs.feePerContract = account.feePerContract;
    inputs.enabled = {account.enabled("optimus"), account.enabled("atr-matrix"), account.enabled("breakout")};
    int sleeve = 0;
    std::size_t universe = 0;
    std::vector<std::string> noTicks;
    std::set<std::string> adjusted;
    for (const strategies::Strategy* strategy : opening.strategies) {
        const std::int32_t weight = account.weightOf(strategy->key).value();
        if (!strategy->marketWide) {
            const std::string& underlying = lab->m_optimusLab->underlying();
            SIGNALBOX_TRY_ASSIGN(auto system, lab->m_optimusLab->system(parameters.values(underlying)));
            inputs.systems.push_back({system.get(), weight, sleeve++});
            lab->m_systems.push_back(std::move(system));
            continue;
        }
        for (const Member& member : opening.universes[universe].members) {
            const ShareData& data = history.shares.at(member.symbol);
            if (!data.columns->series.price) {
                continue;
            }
            if (data.columns->series.price->id().basis == market::Basis::DividendAdjusted) {
                adjusted.insert(member.symbol);
            }
            auto system = std::make_unique<backtest::ShareSystem>(*strategy, member.symbol, lab->m_market,
                                                                  data.columns, data.chains);
            system->restrictTo(member.spans);
            inputs.systems.push_back({system.get(), weight, sleeve});
            lab->m_systems.push_back(std::move(system));
        }
        ++universe;
        ++sleeve;
    }
    for (const std::string& symbol : opening.symbols) {
        if (!market::knownProduct(symbol)) {
            noTicks.push_back(symbol);
        }
    }
    if (!noTicks.empty()) {
        lab->m_notes.push_back(
            fmt::format("{} of {} symbols have no known tick class: they signal and get no "
                        "order (SHR-N4)",
                        noTicks.size(), opening.symbols.size()));
    }
    if (!adjusted.empty()) {
        lab->m_notes.push_back(fmt::format("DIV_ADJUSTED: the bars of {} symbols are adjusted for dividends; "
                                           "spots and strikes made from them never traded",
                                           adjusted.size()));
    }
    const auto unknown = std::count_if(
        lab->m_market->lights.begin(), lab->m_market->lights.end(),
        [](const diagnosis::MarketLight& one) { return one.mood == diagnosis::MarketMood::Unknown; });
    if (account.enabled("breakout") && unknown > 0) {
        lab->m_notes.push_back(
            fmt::format("the light of Breakout is UNKNOWN on {} of {} sessions: an input is "
                        "missing (BRK-R2)",
                        unknown, lab->m_market->lights.size()));
    }
    if (account.enabled("atr-matrix") && parameters.atr().ivProxy == params::IvProxy::Hv20) {
        lab->m_notes.emplace_back(
            "IV_PROXY=hv20: where a share has no history of its own implied volatility, "
            "the rank of HV20 stands in (ATR-O1)");
    }
    return std::shared_ptr<const AccountLab>(std::move(lab));
}

} // namespace signalbox::app
