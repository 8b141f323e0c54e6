// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox evaluate: regime, gates and verdict of one underlying on one day.
#include "app/commands/commands.h"
#include "app/core/lab/near_miss_study.h"
#include "engine/codec/answer_json.h"
#include "engine/lab/near_miss/near_miss_json.h"
#include "engine/routine/reports.h"

#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace signalbox::commands {
namespace {

struct EvaluateOptions {
    std::string strategy;
    std::string underlying;
    bool allGates = false;
    bool nearMisses = false;
};

/// What would have turned a blocked day, after the evaluation itself.
std::string withNearMisses(const std::string& evaluation, const lab::NearMissReport& report, bool json) {
    if (json) {
        nlohmann::json whole = nlohmann::json::parse(evaluation);
        whole["near_misses"] = nlohmann::json::parse(lab::nearMissJson(report));
        return whole.dump();
    }
    std::string text = evaluation + (evaluation.empty() || evaluation.back() == '\n' ? "\n" : "\n\n");
    for (const std::string& line : lab::nearMissLines(report)) {
        text += line + "\n";
    }
    return text;
}

int evaluate(const CommonOptions& options, const EvaluateOptions& own) {
    const auto date = givenDate(options);
    if (!date) {
        return failed(date.error());
    }
    const auto home = homeOptions(options, "evaluate", own.strategy);
    if (!home) {
        return failed(home.error());
    }
    const auto station = app::Workstation::open(*home, app::Access::Read);
    if (!station) {
        return failed(station.error());
    }
    app::DayQuery query;
    query.strategy = own.strategy;
    query.underlying = own.underlying;
    query.date = *date;
    query.allGates = own.allGates;
    query.planWanted = false;
    const auto state = (*station)->day(query);
    if (!state) {
        return failed(state.error());
    }
    std::string text =
        options.json ? codec::evaluationAnswer(state->plan.evaluation, (*station)->home().parameters.call())
                     : routine::evaluationText(*state);
    if (own.nearMisses) {
        const auto report = app::nearMisses(**station, query);
        if (!report) {
            return failed(report.error());
        }
        text = withNearMisses(text, *report, options.json);
    }
    warnOfJournal(**station);
    if (state->simulated && !options.quiet && !options.json) {
        std::fputs("signalbox: SIMULATED market\n", stderr);
    }
    return print(text) ? 0 : 3;
}

} // namespace

void addEvaluate(CLI::App& app, CommonOptions& options, Chosen& chosen) {
    auto own = std::make_shared<EvaluateOptions>();
    CLI::App* command = app.add_subcommand("evaluate", "Regime, gates, verdict");
    command->add_option("--strategy", own->strategy, "optimus, breakout or atr-matrix")->required();
    command->add_option("--underlying", own->underlying, "Default: SPX for optimus; else it must be named");
    command->add_flag("--all-gates", own->allGates, "Evaluate the rest of the gates for study (JSON)");
    command->add_flag("--near-misses", own->nearMisses,
                      "What single change of an input or parameter would have given a signal");
    command->callback(
        [&options, &chosen, own] { chosen.action = [&options, own] { return evaluate(options, *own); }; });
}

} // namespace signalbox::commands
