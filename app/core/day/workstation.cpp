// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/day/workstation.h"

#include "app/core/day/prepared_day.h"
#include "engine/base/sha256.h"
#include "engine/book/split_terms.h"
#include "engine/chains/analyse_chain.h"
#include "engine/chains/rate.h"
#include "engine/codec/outcome_json.h"
#include "engine/exits/acting_session.h"
#include "engine/market/series_names.h"
#include "engine/session/account.h"
#include "engine/session/book_as_of.h"
#include "engine/session/listed_positions.h"
#include "engine/session/positions.h"
#include "engine/strategies/registry.h"
#include "engine/strategies/tradable.h"

#include <algorithm>

namespace signalbox::app {

Workstation::Workstation(OpenHome open) : m_open(std::move(open)), m_market(m_open) {}

namespace {

/// A --source that nothing in the store has would be ignored without a word.
base::Status checkSource(OpenHome& open) {
    if (!open.options.source) {
        return {};
    }
    SIGNALBOX_TRY_ASSIGN(const auto catalogue, open.store->catalogue());
    for (const store::CatalogueEntry& entry : catalogue) {
        if (entry.id.source == *open.options.source) {
            return {};
        }
    }
    return base::fail(base::ErrorCode::MissingData, "no stored series comes from " + *open.options.source,
                      "--source", "signalbox data shows the sources");
}

/// A symbol that the strategy trades (OPT-V4); what was ever bought in another is still looked after, but
/// gets no further plan.
base::Status mayBeAsked(const strategies::Strategy& strategy, const params::ParameterSet& parameters,
                        const std::string& underlying, std::span<const book::JournalEntry> entries,
                        bool planWanted) {
    base::Status may = strategies::tradable(strategy, parameters, underlying);
    if (may || planWanted) {
        return may;
    }
    SIGNALBOX_TRY_ASSIGN(const book::Book whole, book::Book::fold(entries));
    const auto& all = whole.positions();
    const bool bought = std::any_of(all.begin(), all.end(), [&](const book::Position& position) {
        return position.strategy == strategy.key && position.underlying == underlying;
    });
    return bought ? base::Status() : may;
}

/// The session asked for, or the last one with a bar; one without a bar serves where a chain of it is stored
/// and the strategy's gates read chains.
base::Result<base::Date> sessionOf(MarketAccess& market, const strategies::Strategy& strategy,
                                   const std::string& underlying, std::optional<base::Date> date) {
    auto session = market.sessionFor(underlying, date);
    const bool mayLackBar =
        date && strategy.gatesReadChain && calendar::Calendar::standard().isKnownSession(*date);
    if (session || !mayLackBar) {
        return session;
    }
    // A chain without a bar is a day that can be judged: the checks name the bar that is missing.
    SnapshotWish wish;
    wish.date = *date;
    wish.underlying = underlying;
    wish.series = {underlying};
    SIGNALBOX_TRY_ASSIGN(const market::MarketSnapshot day, market.snapshot(wish));
    return day.chain(underlying) ? base::Result<base::Date>(*date) : session;
}

} // namespace

base::Result<std::shared_ptr<Workstation>> Workstation::open(const HomeOptions& options, Access access) {
    SIGNALBOX_TRY_ASSIGN(OpenHome open, openHome(options, access));
    SIGNALBOX_TRY(checkSource(open));
    return std::shared_ptr<Workstation>(new Workstation(std::move(open)));
}

base::Status Workstation::requireWritable() const {
    if (writable()) {
        return {};
    }
    return base::fail(base::ErrorCode::Busy, "this home is open for reading only",
                      m_open.home.folder().string(), "close the other program that writes to it");
}

base::Result<std::vector<book::JournalEntry>> Workstation::journal() {
    const std::lock_guard lock(m_journalGuard);
    const std::int64_t known = m_entries.empty() ? 0 : m_entries.back().sequence;
    SIGNALBOX_TRY_ASSIGN(auto added, m_open.journal->readSince(known));
    std::move(added.begin(), added.end(), std::back_inserter(m_entries));
    std::vector<book::JournalEntry> entries = m_entries;
    for (const book::JournalEntry& entry : entries) {
        if (std::holds_alternative<book::AccountFlow>(entry.event)) {
            return entries;
        }
    }
    // An account that never traded stands at its opening balance; the first record writes it down.
    book::JournalEntry opening;
    opening.event = openingBalance(m_open.parameters);
    entries.insert(entries.begin(), opening);
    return entries;
}

base::Result<Workstation::Prepared> Workstation::prepare(const DayQuery& query) {
    Prepared prepared;
    SIGNALBOX_TRY_ASSIGN(prepared.strategy, strategies::named(query.strategy));
    prepared.underlying = query.underlying.empty() ? prepared.strategy->defaultUnderlying : query.underlying;
    if (prepared.underlying.empty()) {
        return base::fail(base::ErrorCode::Usage, prepared.strategy->name + " has no symbol of its own",
                          "--underlying", "name one, such as --underlying NVDA");
    }
    SIGNALBOX_TRY_ASSIGN(prepared.entries, journal());
    SIGNALBOX_TRY(mayBeAsked(*prepared.strategy, m_open.parameters, prepared.underlying, prepared.entries,
                             query.planWanted));
    SIGNALBOX_TRY_ASSIGN(prepared.date,
                         sessionOf(m_market, *prepared.strategy, prepared.underlying, query.date));
    const auto latest = m_market.lastSession(prepared.underlying);
    prepared.isLatest = !latest || prepared.date >= *latest;
    SIGNALBOX_TRY_ASSIGN(prepared.book,
                         session::bookAsOf(prepared.entries, prepared.date, session::MarksOfDay::LeftOut));
    std::vector<std::string> symbols{prepared.underlying};
    for (const book::Position* open : prepared.book.openPositions()) {
        const bool other = std::find(symbols.begin(), symbols.end(), open->underlying) == symbols.end();
        if (open->strategy == query.strategy && other) {
            symbols.push_back(open->underlying);
        }
    }
    std::vector<SnapshotWish> wishes;
    for (const std::string& symbol : symbols) {
        SnapshotWish wish;
        wish.date = prepared.date;
        wish.underlying = symbol;
        wish.series = prepared.strategy->seriesNeeded(m_open.parameters, symbol);
        wish.chains = query.planWanted || query.forDisplay || prepared.strategy->gatesReadChain ||
                      !prepared.book.openPositions().empty();
        wishes.push_back(std::move(wish));
    }
    SIGNALBOX_TRY_ASSIGN(prepared.snapshot, m_market.snapshot(wishes));
    return prepared;
}

base::Result<std::shared_ptr<const chains::ChainAnalytics>>
Workstation::analyticsOf(const market::MarketSnapshot& snapshot, const std::string& underlying) {
    const auto chain = snapshot.chain(underlying);
    if (!chain) {
        return std::shared_ptr<const chains::ChainAnalytics>();
    }
    const calendar::Calendar& calendar = calendar::Calendar::standard();
    const auto rate = chains::zeroRate(snapshot.view(market::names::Bill13w), snapshot.asOf, calendar);
    const base::Executor executor(m_open.options.threads);
    return chains::analyseChain(chain, rate, calendar, snapshot.dividendsAhead, &executor);
}

session::DayInputs Workstation::Prepared::inputs(const params::ParameterSet& parameters,
                                                 const DayQuery& query) const {
    session::DayInputs day;
    day.strategy = strategy;
    day.underlying = underlying;
    day.date = date;
    day.snapshot = &snapshot;
    day.book = &book;
    day.parameters = &parameters;
    day.calendar = &calendar::Calendar::standard();
    day.allGates = query.allGates;
    day.hypothetical = query.hypothetical;
    day.planWanted = query.planWanted;
    day.forDisplay = query.forDisplay;
    return day;
}

base::Result<session::DayState> Workstation::day(const DayQuery& query, std::stop_token stop) {
    SIGNALBOX_TRY_ASSIGN(const Prepared prepared, prepare(query));
    session::DayInputs inputs = prepared.inputs(m_open.parameters, query);
    if (query.forDisplay) {
        SIGNALBOX_TRY_ASSIGN(inputs.analytics, analyticsOf(prepared.snapshot, prepared.underlying));
    }
    SIGNALBOX_TRY_ASSIGN(session::DayResult result, session::evaluateDay(inputs, stop));
    result.state.isLatest = prepared.isLatest;
    result.state.positions =
        session::listedPositions(std::move(result.state.positions), prepared.snapshot.actions, prepared.date);
    for (session::PositionState& position : result.state.positions) {
        SIGNALBOX_TRY(
            exits::moveToSessions(position.exit.triggers, prepared.date, calendar::Calendar::standard()));
    }
    if (result.state.plan.selection) {
        namePlan(result.state.plan);
    }
    return std::move(result.state);
}

base::Result<session::PlanOutcome> Workstation::changedPlan(const DayQuery& query,
                                                            const ManualChange& change) {
    SIGNALBOX_TRY_ASSIGN(const Prepared prepared, prepare(query));
    SIGNALBOX_TRY_ASSIGN(session::DayResult result,
                         session::evaluateDay(prepared.inputs(m_open.parameters, query)));
    // Today's change is weighed like its ticket: against the orders of the next session too (OPT-P1).
    book::Book weighedBy = prepared.book;
    if (prepared.isLatest) {
        SIGNALBOX_TRY_ASSIGN(weighedBy, book::Book::fold(prepared.entries));
        SIGNALBOX_TRY(session::lapsePassedOrders(weighedBy, prepared.date));
    }
    SIGNALBOX_TRY_ASSIGN(session::PlanResult changed,
                         changePlan(result, weighedBy, *prepared.strategy, change));
    return std::move(changed.outcome);
}

void namePlan(session::PlanOutcome& outcome) {
    outcome.planId.clear();
    outcome.hash.clear();
    outcome.hash = base::sha256Hex(codec::planJson(outcome));
    // A hypothetical plan is known by its id, so that no ticket is made of it even when nobody recorded it.
    outcome.planId = (outcome.hypothetical ? HypotheticalPrefix : "P-") +
                     base::toIso(outcome.evaluation.date) + "-" + outcome.hash.substr(0, 8);
}

int splitsSinceOrder(const book::TicketOpened& closing, const book::Position& position,
                     std::span<const market::CorporateAction> actions, base::Date date) {
    const int now = book::splitRatioSince(position, actions, date);
    const int then = book::ratioOfClosing(closing, position).value_or(1);
    return now % then == 0 ? now / then : 1;
}

book::AccountFlow openingBalance(const params::ParameterSet& parameters) {
    return {parameters.account().paperEquity, "opening balance"};
}

base::Result<session::PlanResult> changePlan(session::DayResult& day, const book::Book& book,
                                             const strategies::Strategy& strategy,
                                             const ManualChange& change) {
    const auto& selection = day.state.plan.selection;
    if (!selection || !selection->plan) {
        return base::fail(base::ErrorCode::Refused, "there is no plan to change", base::toIso(day.state.date),
                          day.state.plan.refusal);
    }
    const structures::Selection changed =
        strategy.change(day.context, day.state.plan.evaluation, *selection->plan, change.change);
    if (!changed.plan) {
        return base::fail(base::ErrorCode::Refused, changed.refusal, "the changed order");
    }
    session::PlanRequest request;
    request.hypothetical = day.state.plan.hypothetical;
    request.changed = changed.plan;
    request.contracts = change.contracts;
    if (const auto greeks = session::aggregateGreeks(day.state.positions)) {
        request.aggregateDelta = greeks->deltaFraction;
    }
    session::PlanResult result =
        session::makePlan(book, strategy, day.context, day.state.plan.evaluation, request);
    namePlan(result.outcome);
    return result;
}

} // namespace signalbox::app
