// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/lab/near_miss_study.h"

#include "engine/session/book_as_of.h"
#include "engine/strategies/optimus.h"
#include "engine/strategies/registry.h"

namespace signalbox::app {

base::Result<lab::NearMissReport> nearMisses(Workstation& station, const DayQuery& query) {
    const strategies::Strategy* strategy = strategies::find(query.strategy);
    if (strategy == nullptr || strategy->key != "optimus") {
        return base::fail(base::ErrorCode::Usage, "near misses are known for optimus only", "--near-misses");
    }
    const params::ParameterSet& parameters = station.home().parameters;
    SnapshotWish wish;
    wish.underlying = query.underlying.empty() ? strategy->defaultUnderlying : query.underlying;
    SIGNALBOX_TRY_ASSIGN(wish.date, station.market().sessionFor(wish.underlying, query.date));
    wish.series = strategy->seriesNeeded(parameters, wish.underlying);
    wish.chains = false;
    SIGNALBOX_TRY_ASSIGN(const market::MarketSnapshot snapshot, station.market().snapshot(wish));
    SIGNALBOX_TRY_ASSIGN(const auto entries, station.journal());
    SIGNALBOX_TRY_ASSIGN(const book::Book book,
                         session::bookAsOf(entries, wish.date, session::MarksOfDay::LeftOut));
    session::DayInputs day;
    day.strategy = strategy;
    day.underlying = wish.underlying;
    day.date = wish.date;
    day.snapshot = &snapshot;
    day.book = &book;
    day.parameters = &parameters;
    day.calendar = &calendar::Calendar::standard();
    SIGNALBOX_TRY_ASSIGN(const strategies::Context context, session::contextOf(day));

    lab::NearMissInputs inputs;
    inputs.series = diagnosis::optimusSeries(snapshot, wish.underlying);
    inputs.underlying = wish.underlying;
    inputs.date = wish.date;
    inputs.parameters = parameters.values(wish.underlying);
    SIGNALBOX_TRY_ASSIGN(inputs.facts, strategies::optimusBookFacts(context));
    inputs.calendar = day.calendar;
    return lab::nearMisses(inputs);
}

} // namespace signalbox::app
