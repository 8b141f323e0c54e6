// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox plan: evaluation, strikes, conviction, size and the risk verdict; the plan is recorded, so that a
// ticket can be laid out from it.
#include "app/commands/commands.h"
#include "app/commands/plan_text.h"
#include "app/core/day/workstation.h"
#include "engine/codec/answer_json.h"
#include "engine/routine/reports.h"

#include <memory>

#include <CLI/CLI.hpp>

namespace signalbox::commands {
namespace {

struct PlanOptions {
    std::string strategy;
    std::string underlying;
    bool hypothetical = false;
};

int plan(const CommonOptions& options, const PlanOptions& own) {
    const auto date = givenDate(options);
    if (!date) {
        return failed(date.error());
    }
    const auto home = homeOptions(options, "plan", own.strategy);
    if (!home) {
        return failed(home.error());
    }
    app::DayQuery query;
    query.strategy = own.strategy;
    query.underlying = own.underlying;
    query.date = *date;
    query.hypothetical = own.hypothetical;
    // A study changes nothing and runs beside a writer; a plan that may become a ticket is recorded first.
    const auto station =
        app::Workstation::open(*home, own.hypothetical ? app::Access::Read : app::Access::Write);
    if (!station) {
        return failed(station.error());
    }
    const auto state = own.hypothetical ? (*station)->day(query) : (*station)->recordPlan(query);
    if (!state) {
        return failed(state.error());
    }
    warnOfJournal(**station);
    if (options.json) {
        return print(codec::planAnswer(state->plan, (*station)->home().parameters.call())) ? 0 : 3;
    }
    return print(routine::evaluationText(*state) + "\n" + planText(*state)) ? 0 : 3;
}

} // namespace

void addPlan(CLI::App& app, CommonOptions& options, Chosen& chosen) {
    auto own = std::make_shared<PlanOptions>();
    CLI::App* command = app.add_subcommand("plan", "Evaluation, strikes, size, risk verdict");
    command->add_option("--strategy", own->strategy, "optimus, breakout or atr-matrix")->required();
    command->add_option("--underlying", own->underlying, "Default: SPX for optimus; else it must be named");
    command->add_flag("--hypothetical", own->hypothetical,
                      "Go on where gates failed, for study; never becomes a ticket");
    command->callback(
        [&options, &chosen, own] { chosen.action = [&options, own] { return plan(options, *own); }; });
}

} // namespace signalbox::commands
