// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/services/desk_job.h"

#include "engine/session/book_as_of.h"
#include "engine/session/strategy_dashboard.h"
#include "engine/strategies/registry.h"

#include <algorithm>
#include <chrono>
#include <map>

#include <nlohmann/json.hpp>

namespace signalbox::app {
namespace {

base::UtcTime now() {
    return std::chrono::time_point_cast<base::UtcTime::duration>(std::chrono::system_clock::now());
}

/// Evaluations of the day with a side that ended without an entry.
std::vector<session::RefusedSignal> refusedSignals(const std::vector<book::JournalEntry>& entries,
                                                   base::Date date) {
    std::map<std::pair<std::string, std::string>, session::RefusedSignal> refused;
    for (const book::JournalEntry& entry : entries) {
        const auto* evaluation = std::get_if<book::EvaluationRecorded>(&entry.event);
        if (evaluation == nullptr || evaluation->date != date) {
            continue;
        }
        const auto json = nlohmann::json::parse(evaluation->json, nullptr, false);
        const std::string signal = json.is_object() ? json.value("signal", std::string()) : std::string();
        const auto key = std::pair(evaluation->strategy, evaluation->underlying);
        if (evaluation->decision == "no_trade" && (signal == "LONG" || signal == "SHORT")) {
            refused[key] = {evaluation->strategy, evaluation->underlying, evaluation->reason};
        } else {
            refused.erase(key); // a later evaluation of the same day counts
        }
    }
    std::vector<session::RefusedSignal> signals;
    signals.reserve(refused.size());
    for (auto& [key, signal] : refused) {
        signals.push_back(std::move(signal));
    }
    return signals;
}

bool holds(const std::vector<session::PositionState>& positions, int id) {
    return std::any_of(positions.begin(), positions.end(),
                       [id](const session::PositionState& one) { return one.position.id == id; });
}

void sortById(std::vector<session::PositionState>& positions) {
    std::sort(positions.begin(), positions.end(),
              [](const session::PositionState& a, const session::PositionState& b) {
                  return a.position.id < b.position.id;
              });
}

/// The positions that the day itself did not evaluate: of other strategies, or in other symbols.
base::Status addOtherPositions(Workstation& station, const session::DayState& day, const book::Book& book,
                               std::stop_token stop, DeskState& desk) {
    std::vector<session::PositionState>& positions = desk.positions;
    const auto known = [&positions](int id) { return holds(positions, id); };
    for (const book::Position* open : book.openPositions()) {
        if (known(open->id)) {
            continue;
        }
        DayQuery query;
        query.strategy = open->strategy;
        query.underlying = open->underlying;
        query.date = day.date;
        query.planWanted = false;
        auto state = station.day(query, stop);
        if (!state) {
            if (state.error().code == base::ErrorCode::Cancelled) {
                return base::fail(state.error());
            }
            // Its market has no bar that day: the position is shown without a mark rather than left out.
            session::PositionState bare;
            bare.position = *open;
            bare.exit.positionId = open->id;
            bare.exit.date = day.date;
            bare.exit.action = exits::ExitAction::HoldNoQuote;
            bare.exit.sentence = state.error().message();
            positions.push_back(std::move(bare));
            continue;
        }
        for (std::string& line : state->dashboard.doToday) {
            if (std::find(desk.doToday.begin(), desk.doToday.end(), line) == desk.doToday.end()) {
                desk.doToday.push_back(std::move(line));
            }
        }
        for (session::PositionState& one : state->positions) {
            if (!known(one.position.id)) {
                positions.push_back(std::move(one));
            }
        }
    }
    sortById(positions);
    return {};
}

/// What the same day was found to be before.
void takeOver(const DeskState& from, DeskState& into) {
    for (const session::PositionState& one : from.positions) {
        if (!holds(into.positions, one.position.id)) {
            into.positions.push_back(one);
        }
    }
    for (const std::string& line : from.doToday) {
        if (std::find(into.doToday.begin(), into.doToday.end(), line) == into.doToday.end()) {
            into.doToday.push_back(line);
        }
    }
    sortById(into.positions);
}

} // namespace

void putInto(session::DayState& day, const DeskState& desk) {
    day.positions = desk.positions;
    day.closed = desk.closed;
    day.dashboard = desk.board;
    day.dashboard.doToday = desk.doToday;
}

base::Result<DeskPointer> deskOf(Workstation& station, const session::DayState& day,
                                 const DeskPointer& previous, bool evaluate, std::stop_token stop) {
    SIGNALBOX_TRY_ASSIGN(const auto entries, station.journal());
    SIGNALBOX_TRY_ASSIGN(const book::Book recorded, session::bookAsOf(entries, day.date));
    auto desk = std::make_shared<DeskState>();
    desk->date = day.date;
    desk->isLatest = day.isLatest;
    desk->positions = day.positions;
    desk->doToday = day.dashboard.doToday;
    desk->journalEntries = entries.size();
    if (previous && previous->date == day.date && previous->journalEntries == entries.size()) {
        takeOver(*previous, *desk);
    }
    if (evaluate) {
        SIGNALBOX_TRY(addOtherPositions(station, day, recorded, stop, *desk));
    }
    desk->complete = desk->positions.size() >= recorded.openPositions().size();
    SIGNALBOX_TRY_ASSIGN(const book::Book book, session::withMarks(recorded, desk->positions, day.date));
    for (const book::Position* trade : book.closedTrades()) {
        desk->closed.push_back(*trade);
    }
    const params::ParameterSet& parameters = station.home().parameters;
    if (const strategies::Strategy* strategy = strategies::find(day.strategy)) {
        SIGNALBOX_TRY_ASSIGN(desk->board,
                             session::strategyDashboard({&day, &book, strategy, &parameters,
                                                         &calendar::Calendar::standard(), &desk->positions}));
    } else {
        desk->board = day.dashboard;
    }
    const auto refused = refusedSignals(entries, day.date);
    session::AccountViewInputs inputs;
    inputs.date = day.date;
    inputs.book = &book;
    inputs.account = &parameters.account();
    inputs.strategies = strategies::all();
    inputs.refused = refused;
    desk->account = session::accountView(inputs);
    desk->memos = book.memos();
    desk->rules = memo::panelRules(parameters.breakout(), day.mode);
    // On the demonstration market the evening of the day is the present.
    const auto close = calendar::Calendar::standard().closeInstant(day.date);
    desk->now = day.simulated && close ? base::UtcTime(*close) : now();
    return DeskPointer(std::move(desk));
}

} // namespace signalbox::app
