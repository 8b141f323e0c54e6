// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/lab/journal_replay.h"

#include "app/core/day/prepared_day.h"
#include "app/core/lab/recorded_market.h"
#include "engine/codec/outcome_json.h"
#include "engine/routine/replay_parameters.h"
#include "engine/session/book_as_of.h"
#include "engine/strategies/registry.h"

#include <set>

#include <fmt/format.h>

namespace signalbox::app {
namespace {

using book::JournalEntry;
using Entries = std::span<const JournalEntry>;

/// Parameters on record before an entry, else those in force now.
struct KnownParameters {
    params::ParameterSet set;
    bool onRecord = false;
    std::string problem;
};

KnownParameters parametersBefore(Entries known, const params::ParameterSet& now) {
    KnownParameters parameters{now, false, {}};
    if (const book::ParametersFrozen* frozen = routine::lastFrozen(known)) {
        auto thawed = routine::thawed(*frozen);
        if (thawed) {
            parameters.set = std::move(*thawed);
            parameters.onRecord = true;
        } else {
            parameters.problem = thawed.error().message();
        }
    }
    return parameters;
}

class Replayer {
public:
    Replayer(Workstation& station, Entries journal, std::stop_token stop)
        : m_station(station), m_journal(journal), m_stop(std::move(stop)) {}

    base::Result<JournalReplay> run() {
        const std::vector<routine::RecordedDay> days = routine::recordedDays(m_journal);
        std::size_t next = 0;
        for (std::size_t i = 0; i < m_journal.size();) {
            if (m_stop.stop_requested()) {
                return base::fail(base::ErrorCode::Cancelled, "cancelled", "replay");
            }
            if (next < days.size() && days[next].first == i) {
                SIGNALBOX_TRY(replayOne(days[next]));
                i = days[next++].last;
            } else {
                SIGNALBOX_TRY(look(i));
                ++i;
            }
        }
        return std::move(m_result);
    }

private:
    base::Result<market::MarketSnapshot> marketOf(const strategies::Strategy& strategy,
                                                  const std::string& underlying, base::Date date,
                                                  const params::ParameterSet& parameters,
                                                  const routine::RecordedInputs& recorded) {
        SnapshotWish wish;
        wish.date = date;
        wish.underlying = underlying;
        wish.series = strategy.seriesNeeded(parameters, underlying);
        return recordedMarket(m_station.home(), m_station.market(), wish, recorded);
    }

    void found(base::Date date, std::string text, std::vector<std::string> changed) {
        m_result.differences.push_back({date, std::move(text), std::move(changed)});
    }

    base::Status replayOne(const routine::RecordedDay& day) {
        ++m_result.days;
        const KnownParameters parameters =
            parametersBefore(m_journal.first(day.first), m_station.home().parameters);
        bool complete = parameters.onRecord;
        market::MarketSnapshot snapshot;
        for (const std::size_t index : day.evaluations) {
            const auto& entry = std::get<book::EvaluationRecorded>(m_journal[index].event);
            const strategies::Strategy* strategy = strategies::find(entry.strategy);
            const auto recorded = routine::recordedInputs(entry);
            if (strategy == nullptr || !recorded) {
                found(day.date,
                      strategy == nullptr ? "there is no strategy " + entry.strategy
                                          : recorded.error().message(),
                      {});
                return {};
            }
            complete = complete && recorded->complete;
            SIGNALBOX_TRY_ASSIGN(market::MarketSnapshot part,
                                 marketOf(*strategy, entry.underlying, day.date, parameters.set, *recorded));
            if (index == day.evaluations.front()) {
                snapshot = std::move(part);
            } else {
                addTo(snapshot, std::move(part));
            }
        }
        m_result.incomplete += complete ? 0 : 1;
        const routine::ReplayData data{&snapshot, &parameters.set, &calendar::Calendar::standard()};
        SIGNALBOX_TRY_ASSIGN(routine::DayReplay replay, routine::replayDay(day, m_journal, data, m_stop));
        m_result.events += replay.events;
        if (!replay.same()) {
            std::string text = replay.difference ? routine::describe(*replay.difference) : replay.problem;
            if (!complete) {
                text += parameters.problem.empty()
                            ? "; the inputs and parameters of that day are not wholly on record"
                            : "; " + parameters.problem;
            }
            found(day.date, std::move(text), std::move(replay.changedInputs));
            return {};
        }
        for (const std::string& changed : replay.changedInputs) {
            m_result.notes.push_back(base::toIso(day.date) + ": " + changed);
        }
        return {};
    }

    /// An entry outside the days: a plan that nobody changed is a decision, everything else is given.
    base::Status look(std::size_t index) {
        const auto* plan = std::get_if<book::PlanRecorded>(&m_journal[index].event);
        const bool changed = index + 1 < m_journal.size() &&
                             std::holds_alternative<book::OverrideRecorded>(m_journal[index + 1].event);
        if (plan == nullptr || changed) {
            ++m_result.takenAsGiven;
            return {};
        }
        return replayPlan(index, *plan);
    }

    base::Status replayPlan(std::size_t index, const book::PlanRecorded& plan) {
        const strategies::Strategy* strategy = strategies::find(plan.strategy);
        if (strategy == nullptr) {
            found(plan.date, "there is no strategy " + plan.strategy, {});
            return {};
        }
        ++m_result.plans;
        ++m_result.events;
        const KnownParameters parameters =
            parametersBefore(m_journal.first(index), m_station.home().parameters);
        routine::RecordedInputs anything;
        anything.complete = false;
        SIGNALBOX_TRY_ASSIGN(const market::MarketSnapshot snapshot,
                             marketOf(*strategy, plan.underlying, plan.date, parameters.set, anything));
        const std::vector<JournalEntry> known = knownBefore(index);
        SIGNALBOX_TRY_ASSIGN(const book::Book book,
                             session::bookAsOf(known, plan.date, session::MarksOfDay::LeftOut));
        SIGNALBOX_TRY_ASSIGN(const book::Book withPassed,
                             session::bookAsOf(known, plan.date, session::MarksOfDay::LeftOut,
                                               session::PassedOrders::AsRecorded));
        auto difference = madeAgain(*strategy, plan, snapshot, parameters.set, book);
        if (difference && *difference && withPassed.pending().size() > book.pending().size()) {
            // Programs before counted an order beyond its window until the routine wrote down its end.
            const auto before = madeAgain(*strategy, plan, snapshot, parameters.set, withPassed);
            if (before && !*before) {
                m_result.notes.push_back(base::toIso(plan.date) +
                                         ": an order whose window had passed was counted then");
                return {};
            }
        }
        if (!difference) {
            found(plan.date, difference.error().message(), {});
        } else if (*difference) {
            (*difference)->sequence = m_journal[index].sequence;
            found(plan.date,
                  routine::describe(**difference) +
                      (parameters.onRecord ? "" : "; its parameters are not on record"),
                  {});
        }
        return {};
    }

    /// The plan computed from a book, and where it is not the recorded one.
    base::Result<std::optional<routine::Difference>> madeAgain(const strategies::Strategy& strategy,
                                                               const book::PlanRecorded& plan,
                                                               const market::MarketSnapshot& snapshot,
                                                               const params::ParameterSet& parameters,
                                                               const book::Book& book) {
        session::DayInputs inputs;
        inputs.strategy = &strategy;
        inputs.underlying = plan.underlying;
        inputs.date = plan.date;
        inputs.snapshot = &snapshot;
        inputs.book = &book;
        inputs.parameters = &parameters;
        inputs.calendar = &calendar::Calendar::standard();
        inputs.hypothetical = plan.hypothetical;
        inputs.allGates = plan.json.find("\"chain_status\"") != std::string::npos;
        SIGNALBOX_TRY_ASSIGN(session::DayResult made, session::evaluateDay(inputs, m_stop));
        namePlan(made.state.plan);
        book::PlanRecorded again = plan;
        again.planId = made.state.plan.planId;
        again.hash = made.state.plan.hash;
        again.approved = made.state.plan.verdict && made.state.plan.verdict->approved && !plan.hypothetical;
        again.json = codec::planJson(made.state.plan);
        return routine::firstDifference(plan, again);
    }

    /// A plan made before the first record knew the account at its opening balance.
    std::vector<JournalEntry> knownBefore(std::size_t index) const {
        std::vector<JournalEntry> known(m_journal.begin(),
                                        m_journal.begin() + static_cast<std::ptrdiff_t>(index));
        for (const JournalEntry& entry : known) {
            if (std::holds_alternative<book::AccountFlow>(entry.event)) {
                return known;
            }
        }
        JournalEntry opening;
        opening.event = openingBalance(m_station.home().parameters);
        known.insert(known.begin(), opening);
        return known;
    }

    Workstation& m_station;
    Entries m_journal;
    std::stop_token m_stop;
    JournalReplay m_result;
};

} // namespace

base::Result<JournalReplay> replayJournal(Workstation& station, std::stop_token stop) {
    SIGNALBOX_TRY_ASSIGN(const std::vector<JournalEntry> entries, station.home().journal->readAll());
    return Replayer(station, entries, std::move(stop)).run();
}

} // namespace signalbox::app
