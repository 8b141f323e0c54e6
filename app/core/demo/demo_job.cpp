// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/demo/demo_job.h"

#include "app/core/day/prepared_day.h"
#include "app/core/market/market_access.h"
#include "engine/demo/demo_market.h"
#include "engine/routine/replay_inputs.h"
#include "engine/routine/replay_parameters.h"
#include "engine/session/book_as_of.h"
#include "engine/strategies/registry.h"

namespace signalbox::app {
namespace {

constexpr int SessionsLived = 300;
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

base::Status acknowledgeOldHalts(Life& life, const std::string& strategy, base::Date date) {
    const calendar::Calendar& calendar = calendar::Calendar::standard();
    SIGNALBOX_TRY_ASSIGN(const book::Book book, session::bookAsOf(life.entries(), date));
    for (const book::HaltRaised& halt : book.openHalts(strategy)) {
        SIGNALBOX_TRY_ASSIGN(const int waited, calendar.businessDays(halt.date, date));
        if (waited >= SessionsBeforeAcknowledgement) {
            life.keep(
                book::HaltAcknowledged{strategy, halt.code, date, "demo operator", "reviewed (simulated)"});
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
    SIGNALBOX_TRY_ASSIGN(OpenHome open, openHome(options, Access::Write));
    SIGNALBOX_TRY(storeMarket(*open.store, *market));

    const strategies::Strategy& strategy = strategies::all().front();
    MarketAccess access(open);
    Life life(open.parameters);
    const auto& sessions = market->sessions();
    const std::size_t from = sessions.size() > SessionsLived ? sessions.size() - SessionsLived : 0;
    std::shared_ptr<const strategies::Prepared> prepared;
    int done = 0;
    // The columns of the whole span serve every day of it: each day reads only its own past.
    SnapshotWish whole;
    whole.date = sessions.back();
    whole.underlying = strategy.defaultUnderlying;
    whole.chains = false;
    SIGNALBOX_TRY_ASSIGN(const market::MarketSnapshot last, access.snapshot(whole));
    strategies::Context context;
    context.date = sessions.back();
    context.underlying = strategy.defaultUnderlying;
    context.snapshot = &last;
    context.parameters = &open.parameters;
    context.calendar = &calendar;
    SIGNALBOX_TRY_ASSIGN(prepared, strategy.prepare(context));
    life.keep(routine::frozenEvent(open.parameters, "simulation"));
    for (std::size_t i = from; i < sessions.size(); ++i) {
        SIGNALBOX_TRY(acknowledgeOldHalts(life, strategy.key, sessions[i]));
        SnapshotWish wish = whole;
        wish.date = sessions[i];
        wish.chains = true;
        SIGNALBOX_TRY_ASSIGN(const market::MarketSnapshot snapshot, access.snapshot(wish));
        routine::DailyInputs inputs;
        inputs.strategy = &strategy;
        inputs.underlying = strategy.defaultUnderlying;
        inputs.date = sessions[i];
        inputs.snapshot = &snapshot;
        inputs.journal = life.entries();
        inputs.parameters = &open.parameters;
        inputs.calendar = &calendar;
        inputs.prepared = prepared;
        SIGNALBOX_TRY_ASSIGN(routine::DailyOutcome day, routine::runDay(inputs, stop));
        routine::addRecordedInputs(day.events, inputs);
        for (book::Event& event : day.events) {
            life.keep(std::move(event));
        }
        if (progress) {
            progress(++done, static_cast<int>(sessions.size() - from));
        }
    }
    SIGNALBOX_TRY(open.journal->append(life.events(), appendContext("simulation")));
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
