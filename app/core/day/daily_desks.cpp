// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/day/daily_desks.h"

#include "app/core/scan/scan_summary.h"
#include "engine/routine/symbol_day.h"
#include "engine/session/book_as_of.h"
#include "engine/strategies/registry.h"

#include <algorithm>

namespace signalbox::app {
namespace {

/// Its bars say which sessions a market of shares has.
constexpr const char* ShareClock = "SPY";

std::vector<const strategies::Strategy*> enabledOnes(const params::AccountParameters& account) {
    std::vector<const strategies::Strategy*> enabled;
    for (const strategies::Strategy& strategy : strategies::all()) {
        if (account.enabled(strategy.key)) {
            enabled.push_back(&strategy);
        }
    }
    std::stable_sort(enabled.begin(), enabled.end(),
                     [](const auto* a, const auto* b) { return a->priority < b->priority; });
    return enabled;
}

} // namespace

DailyDesks::DailyDesks(std::shared_ptr<Workstation> station)
    : m_station(std::move(station)), m_scan(m_station), m_clock(ShareClock) {
    for (const strategies::Strategy* strategy : enabledOnes(m_station->home().parameters.account())) {
        if (!strategy->defaultUnderlying.empty()) {
            m_clock = strategy->defaultUnderlying;
            break;
        }
    }
}

void DailyDesks::keep(const std::string& strategy, const std::string& symbol,
                      std::shared_ptr<const strategies::Prepared> prepared) {
    m_prepared[{strategy, symbol}] = std::move(prepared);
}

base::Result<routine::DeskInputs> DailyDesks::deskOf(const strategies::Strategy& strategy, base::Date date,
                                                     std::stop_token stop) {
    routine::DeskInputs desk;
    desk.strategy = &strategy;
    if (!strategy.marketWide) {
        desk.underlyings = {strategy.defaultUnderlying};
        return desk;
    }
    const auto system = scan::parseSystem(strategy.key);
    if (!system) {
        return base::fail(base::ErrorCode::Internal, "the scanner does not know " + strategy.name, "daily");
    }
    ScanQuery query;
    query.system = *system;
    query.date = date;
    query.contracts = false; // the evaluation of each candidate asks its chain
    query.threads = m_station->home().options.threads;
    scan::ScanWatch watch;
    watch.stop = stop;
    SIGNALBOX_TRY_ASSIGN(const std::shared_ptr<const ScanAnswer> answer, m_scan.run(query, watch));
    const scan::SystemScan& found = *answer->result.of(query.system);
    for (std::size_t i = 0; i < found.rows.size(); ++i) {
        if (found.rows[i].completion >= 0) { // it got as far as its contract
            desk.underlyings.push_back((*answer->result.universe)[i].symbol);
        }
    }
    SIGNALBOX_TRY_ASSIGN(const auto light, lightInputsOn(m_station->market(), date));
    desk.scan = scanSummary(*answer, light);
    return desk;
}

base::Result<DailyPart> DailyDesks::of(base::Date date, std::span<const book::JournalEntry> journal,
                                       std::stop_token stop) {
    const OpenHome& home = m_station->home();
    DailyPart part;
    routine::DailyInputs inputs;
    inputs.date = date;
    inputs.journal = journal;
    SIGNALBOX_TRY_ASSIGN(const base::Date yesterday, calendar::Calendar::standard().previousSession(date));
    SIGNALBOX_TRY_ASSIGN(const book::Book book, session::bookForRoutine(journal, date));
    std::vector<SnapshotWish> wishes;
    for (const strategies::Strategy* strategy : enabledOnes(home.parameters.account())) {
        if (strategy->marketWide && !m_marketWide) {
            continue;
        }
        SIGNALBOX_TRY_ASSIGN(routine::DeskInputs desk, deskOf(*strategy, date, stop));
        for (const std::string& symbol : routine::symbolsOf(inputs, desk, book, yesterday)) {
            SnapshotWish wish;
            wish.date = date;
            wish.underlying = symbol;
            wish.series = strategy->seriesNeeded(home.parameters, symbol);
            wishes.push_back(std::move(wish));
            if (const auto at = m_prepared.find({strategy->key, symbol}); at != m_prepared.end()) {
                desk.prepared.emplace(symbol, at->second);
            }
        }
        part.desks.push_back(std::move(desk));
    }
    if (wishes.empty()) {
        SnapshotWish wish;
        wish.date = date;
        wish.underlying = m_clock;
        wish.chains = false;
        wishes.push_back(std::move(wish));
    }
    SIGNALBOX_TRY_ASSIGN(part.snapshot, m_station->market().snapshot(wishes));
    return part;
}

} // namespace signalbox::app
