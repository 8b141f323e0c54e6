// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/scan/market_scan.h"

#include "app/core/scan/candidate_contract.h"
#include "engine/base/executor.h"
#include "engine/diagnosis/market_light_inputs.h"
#include "engine/market/series_names.h"

#include <algorithm>
#include <chrono>

namespace signalbox::app {
namespace {

scan::BreakoutRules rulesOf(const params::BreakoutParameters& parameters) {
    scan::BreakoutRules rules;
    rules.signal = {parameters.zPriceMin, parameters.zVolMin};
    return rules;
}

scan::AtrRules rulesOf(const params::AtrParameters& parameters) {
    scan::AtrRules rules;
    rules.gates = {parameters.distanceMin, parameters.distanceMax, parameters.atrPctMin,
                   parameters.maxSpreadPct / 100};
    return rules;
}

} // namespace

base::Result<diagnosis::MarketLightInputs> lightInputsOn(MarketAccess& market, base::Date date) {
    SnapshotWish wish;
    wish.date = date;
    wish.underlying = "SPY";
    wish.series = {market::names::Vix, "IWM", market::names::Yield10y};
    wish.chains = false;
    SIGNALBOX_TRY_ASSIGN(const market::MarketSnapshot snapshot, market.snapshot(wish));
    return diagnosis::marketLightInputs({snapshot.view(market::names::Vix), snapshot.view("SPY"),
                                         snapshot.view("IWM"), snapshot.view(market::names::Yield10y)},
                                        date, calendar::Calendar::standard());
}

MarketScan::MarketScan(std::shared_ptr<Workstation> station) : m_station(std::move(station)) {}

base::Result<std::vector<std::string>> MarketScan::universes() {
    return universeNames(m_station->home());
}

base::Result<std::vector<std::string>> MarketScan::symbols() {
    const std::lock_guard lock(m_guard);
    SIGNALBOX_TRY(refresh(false));
    return m_index->symbols();
}

base::Status MarketScan::refresh(bool suspicious) {
    SIGNALBOX_TRY_ASSIGN(const std::uint64_t revision, m_station->home().store->revision());
    if (m_index && m_index->revision() == revision && !suspicious) {
        return {};
    }
    SIGNALBOX_TRY_ASSIGN(m_index, MarketIndex::open(m_station->home(), suspicious));
    if (m_scanner && !suspicious && m_index->bars()->extends(m_scanner->bars())) {
        m_scanner->extend(m_index->bars());
    } else {
        m_scanner = std::make_unique<scan::Scanner>(m_index->bars());
    }
    return {};
}

base::Result<base::Date> MarketScan::dateOf(const ScanQuery& query) const {
    const auto& dates = m_index->bars()->dates();
    if (dates.empty()) {
        return base::fail(base::ErrorCode::MissingData, "the store holds no bars of shares",
                          m_station->market().simulated() ? "demo market" : "real market",
                          "import daily bars first");
    }
    if (!query.date) {
        const auto over = m_station->market().lastComplete();
        const auto end = over ? std::upper_bound(dates.begin(), dates.end(), *over) : dates.end();
        return end == dates.begin() ? dates.back() : *(end - 1);
    }
    const calendar::Calendar& calendar = calendar::Calendar::standard();
    SIGNALBOX_TRY_ASSIGN(const bool session, calendar.isSession(*query.date));
    if (!session) {
        SIGNALBOX_TRY_ASSIGN(const base::Date before, calendar.previousSession(*query.date));
        SIGNALBOX_TRY_ASSIGN(const base::Date after, calendar.nextSession(*query.date));
        return base::fail(base::ErrorCode::MissingData, base::toIso(*query.date) + " is no session", "--date",
                          "the sessions beside it are " + base::toIso(before) + " and " + base::toIso(after));
    }
    return *query.date;
}

base::Result<scan::ScanRequest> MarketScan::requestOf(const ScanQuery& query, const Universe& universe,
                                                      base::Date date) {
    const OpenHome& home = m_station->home();
    scan::ScanRequest request;
    request.date = date;
    SIGNALBOX_TRY_ASSIGN(auto listings, m_index->listings(universe.symbols, date, home.options.source));
    request.universe = std::make_shared<const std::vector<scan::Listing>>(std::move(listings));
    request.breakout = query.system == scan::System::Breakout;
    request.atr = !request.breakout;
    request.breakoutRules = rulesOf(home.parameters.breakout());
    request.atrRules = rulesOf(home.parameters.atr());
    request.threads = query.threads;
    if (request.breakout) {
        SIGNALBOX_TRY_ASSIGN(const auto inputs, lightInputsOn(m_station->market(), date));
        request.light = diagnosis::marketLight(inputs);
    }
    if (query.contracts) {
        SIGNALBOX_TRY_ASSIGN(const auto desk, ContractDesk::open(m_station, query.system, date));
        request.complete = [desk](scan::System, const scan::Listing& listing, const scan::Row& row) {
            return desk->ask(listing, row);
        };
    }
    return request;
}

base::Result<std::shared_ptr<const ScanAnswer>> MarketScan::run(const ScanQuery& query,
                                                                const scan::ScanWatch& watch) {
    const auto begin = std::chrono::steady_clock::now();
    const std::lock_guard lock(m_guard);
    SIGNALBOX_TRY(refresh(false));
    SIGNALBOX_TRY_ASSIGN(const base::Date date, dateOf(query));
    auto answer = std::make_shared<ScanAnswer>();
    const params::ParameterSet& parameters = m_station->home().parameters;
    const std::string configured =
        query.system == scan::System::Breakout ? parameters.breakout().universe : parameters.atr().universe;
    SIGNALBOX_TRY_ASSIGN(answer->universe,
                         resolveUniverse(query.universe.empty() ? configured : query.universe,
                                         m_station->home(), *m_index, date));
    SIGNALBOX_TRY_ASSIGN(scan::ScanRequest request, requestOf(query, answer->universe, date));
    auto result = m_scanner->scan(request, watch);
    if (!result && result.error().code == base::ErrorCode::BadData) {
        // The file is derived: made again from the store once, and then the answer stands.
        SIGNALBOX_TRY(refresh(true));
        SIGNALBOX_TRY_ASSIGN(request, requestOf(query, answer->universe, date));
        result = m_scanner->scan(request, watch);
    }
    SIGNALBOX_TRY(result);
    answer->system = query.system;
    answer->result = std::move(*result);
    answer->simulated = m_station->market().simulated();
    answer->threads = base::Executor(query.threads).threads();
    answer->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return std::shared_ptr<const ScanAnswer>(std::move(answer));
}

} // namespace signalbox::app
