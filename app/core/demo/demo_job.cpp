// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/demo/demo_job.h"

#include "app/core/day/daily_desks.h"
#include "app/core/day/prepared_day.h"
#include "app/core/market/market_access.h"
#include "engine/demo/demo_market.h"
#include "engine/routine/replay_inputs.h"
#include "engine/routine/replay_parameters.h"
#include "engine/session/book_as_of.h"
#include "engine/strategies/registry.h"

#include <algorithm>

namespace signalbox::app {
namespace {

constexpr int SessionsLived = 300;
/// The two systems of the whole market joined later: every session of theirs prices dozens of chains.
constexpr std::size_t MarketWideSessions = 100;
/// How long the simulated operator looks at a halt before acknowledging it.
constexpr int SessionsBeforeAcknowledgement = 2;

base::Status storeMarket(store::MarketStore& store, const demo::DemoMarket& market) {
    SIGNALBOX_TRY_ASSIGN(auto all, market.volatilityHistory());
    all.insert(all.begin(), market.series().begin(), market.series().end());
    return store.write([&](store::MarketWriter& writer) -> base::Status {
        for (const auto& series : all) {
            std::vector<market::Bar> bars;
            bars.reserve(series->size());
            for (std::size_t i = 0; i < series->size(); ++i) {
                bars.push_back(series->bar(i));
            }
            SIGNALBOX_TRY(writer.mergeSeries(series->id(), bars, true));
        }
        SIGNALBOX_TRY(writer.mergeActions(market.actions()));
        std::vector<store::Constituent> members;
        for (const demo::Company& company : market.companies()) {
            members.push_back({"SP500", company.symbol, company.name, company.sector, std::nullopt,
                               std::nullopt, demo::Source});
        }
        SIGNALBOX_TRY(writer.mergeConstituents(members));
        std::vector<store::EarningsDate> earnings;
        for (const demo::EarningsDate& date : market.earnings()) {
            earnings.push_back(
                {date.symbol, date.date, date.beforeOpen ? "before_open" : "after_close", demo::Source});
        }
        SIGNALBOX_TRY(writer.mergeEarnings(earnings));
        SIGNALBOX_TRY(writer.setMeta(DemoSeedKey, std::to_string(market.seed())));
        SIGNALBOX_TRY(writer.setMeta(DemoSessionsKey, std::to_string(market.sessions().size())));
        return writer.setMeta(DemoLastKey, base::toIso(market.sessions().back()));
    });
}

/// The journal of the last year, kept in memory until all of it is known.
class Life {
public:
    explicit Life(const params::ParameterSet& parameters) { keep(openingBalance(parameters)); }
    void keep(book::Event event) {
        book::JournalEntry entry;
        entry.sequence = static_cast<std::int64_t>(m_entries.size()) + 1;
        entry.event = event;
        m_entries.push_back(std::move(entry));
        m_events.push_back(std::move(event));
    }
    [[nodiscard]] const std::vector<book::JournalEntry>& entries() const { return m_entries; }
    [[nodiscard]] const std::vector<book::Event>& events() const { return m_events; }

private:
    std::vector<book::JournalEntry> m_entries;
    std::vector<book::Event> m_events;
};

base::Status acknowledgeOldHalts(Life& life, base::Date date) {
    const calendar::Calendar& calendar = calendar::Calendar::standard();
    SIGNALBOX_TRY_ASSIGN(const book::Book book, session::bookAsOf(life.entries(), date));
    for (const strategies::Strategy& strategy : strategies::all()) {
        for (const book::HaltRaised& halt : book.openHalts(strategy.key)) {
            SIGNALBOX_TRY_ASSIGN(const int waited, calendar.businessDays(halt.date, date));
            if (waited >= SessionsBeforeAcknowledgement) {
                life.keep(book::HaltAcknowledged{strategy.key, halt.code, date, "demo operator",
                                                 "reviewed (simulated)"});
            }
        }
    }
    return {};
}

/// The columns of the whole span serve every day of it: each day reads only its own past.
base::Status prepareAll(const demo::DemoMarket& market, Workstation& station, DailyDesks& desks) {
    for (const strategies::Strategy& strategy : strategies::all()) {
        std::vector<std::string> symbols{strategy.defaultUnderlying};
        if (strategy.marketWide) {
            symbols.clear();
            // Columns that end later stand on the share of that day: they do not serve the days before a
            // split.
            for (const demo::Company& company : market.companies()) {
                const bool splits = std::any_of(market.actions().begin(), market.actions().end(),
                                                [&company](const market::CorporateAction& action) {
                                                    return action.symbol == company.symbol &&
                                                           action.kind == market::ActionKind::Split;
                                                });
                if (!splits) {
                    symbols.push_back(company.symbol);
                }
            }
        }
        for (const std::string& symbol : symbols) {
            SnapshotWish whole;
            whole.date = market.sessions().back();
            whole.underlying = symbol;
            whole.series = strategy.seriesNeeded(station.home().parameters, symbol);
            whole.chains = false;
            SIGNALBOX_TRY_ASSIGN(const market::MarketSnapshot last, station.market().snapshot(whole));
            strategies::Context context;
            context.date = whole.date;
            context.underlying = symbol;
            context.snapshot = &last;
            context.parameters = &station.home().parameters;
            context.calendar = &calendar::Calendar::standard();
            SIGNALBOX_TRY_ASSIGN(auto prepared, strategy.prepare(context));
            desks.keep(strategy.key, symbol, std::move(prepared));
        }
    }
    return {};
}

} // namespace

base::Result<DemoReport> makeDemo(const HomeOptions& given, const DemoRequest& request,
                                  const DemoProgress& progress, std::stop_token stop) {
    HomeOptions options = given;
    options.market = store::Market::Demo;
    const calendar::Calendar& calendar = calendar::Calendar::standard();
    const std::uint64_t seed = request.seed.value_or(demo::DefaultSeed);
    SIGNALBOX_TRY_ASSIGN(const auto market,
                         demo::simulate(calendar, seed, request.sessions.value_or(demo::DefaultSessions),
                                        demo::lastSessionOf(calendar, seed)));
    SIGNALBOX_TRY_ASSIGN(const store::Home home, store::Home::at(options.home));
    {
        SIGNALBOX_TRY_ASSIGN(const store::WriterLock lock, home.lock(options.holder));
        SIGNALBOX_TRY(home.reset(store::Market::Demo));
    }
    {
        SIGNALBOX_TRY_ASSIGN(const OpenHome open, openHome(options, Access::Write));
        SIGNALBOX_TRY(storeMarket(*open.store, *market));
    }
    SIGNALBOX_TRY_ASSIGN(const std::shared_ptr<Workstation> station,
                         Workstation::open(options, Access::Write));
    const params::ParameterSet& parameters = station->home().parameters;
    DailyDesks desks(station);
    SIGNALBOX_TRY(prepareAll(*market, *station, desks));
    Life life(parameters);
    const auto& sessions = market->sessions();
    const std::size_t from = sessions.size() > SessionsLived ? sessions.size() - SessionsLived : 0;
    int done = 0;
    life.keep(routine::frozenEvent(parameters, "simulation"));
    for (std::size_t i = from; i < sessions.size(); ++i) {
        SIGNALBOX_TRY(acknowledgeOldHalts(life, sessions[i]));
        desks.withMarketWide(sessions.size() - i <= MarketWideSessions);
        SIGNALBOX_TRY_ASSIGN(DailyPart part, desks.of(sessions[i], life.entries(), stop));
        routine::DailyInputs inputs;
        inputs.desks = std::move(part.desks);
        inputs.date = sessions[i];
        inputs.snapshot = &part.snapshot;
        inputs.journal = life.entries();
        inputs.parameters = &parameters;
        inputs.calendar = &calendar;
        SIGNALBOX_TRY_ASSIGN(routine::DailyOutcome day, routine::runDay(inputs, stop));
        routine::addRecordedInputs(day.events, inputs);
        for (book::Event& event : day.events) {
            life.keep(std::move(event));
        }
        if (progress) {
            progress(++done, static_cast<int>(sessions.size() - from));
        }
    }
    SIGNALBOX_TRY(station->home().journal->append(life.events(), appendContext("simulation")));
    SIGNALBOX_TRY(home.useMarket(store::Market::Demo));

    SIGNALBOX_TRY_ASSIGN(const book::Book book, book::Book::fold(life.entries()));
    DemoReport report;
    report.seed = seed;
    report.sessions = static_cast<int>(sessions.size());
    report.first = sessions.front();
    report.last = sessions.back();
    report.daysLived = static_cast<int>(sessions.size() - from);
    report.trades = static_cast<int>(book.positions().size());
    report.openPositions = static_cast<int>(book.openPositions().size());
    return report;
}

} // namespace signalbox::app
