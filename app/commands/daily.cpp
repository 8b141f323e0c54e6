// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox daily: the daily routine once, journaled before anything is printed.
#include "app/commands/commands.h"
#include "app/core/day/workstation.h"
#include "engine/codec/outcome_json.h"

#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace signalbox::commands {
namespace {

int daily(const CommonOptions& options, const std::string& strategy) {
    const auto date = givenDate(options);
    if (!date) {
        return failed(date.error());
    }
    const auto home = homeOptions(options, "daily", strategy);
    if (!home) {
        return failed(home.error());
    }
    const auto station = app::Workstation::open(*home, app::Access::Write);
    if (!station) {
        return failed(station.error());
    }
    app::DayQuery query;
    query.strategy = strategy;
    query.date = *date;
    const auto outcome = (*station)->daily(query);
    if (!outcome) {
        return failed(outcome.error());
    }
    for (const std::string& alert : outcome->state.dashboard.alerts) {
        std::fprintf(stderr, "signalbox: %s\n", alert.c_str());
    }
    if (options.json) {
        nlohmann::json reports = nlohmann::json::array();
        for (const book::ReportWritten& report : outcome->reports) {
            reports.push_back({{"kind", report.kind}, {"text", report.text}});
        }
        return print(nlohmann::json{{"date", base::toIso(outcome->state.date)},
                                    {"plan", nlohmann::json::parse(codec::planJson(outcome->state.plan))},
                                    {"reports", std::move(reports)},
                                    {"events", outcome->events.size()}}
                         .dump())
                   ? 0
                   : 3;
    }
    std::string text;
    for (const book::ReportWritten& report : outcome->reports) {
        text += report.text + "\n";
    }
    return print(text) ? 0 : 3;
}

} // namespace

void addDaily(CLI::App& app, CommonOptions& options, Chosen& chosen) {
    auto strategy = std::make_shared<std::string>("optimus");
    CLI::App* command =
        app.add_subcommand("daily", "The daily routine once: exits, evaluation, dashboard, journal");
    command->add_option("--strategy", *strategy, "optimus");
    command->callback([&options, &chosen, strategy] {
        chosen.action = [&options, strategy] { return daily(options, *strategy); };
    });
}

} // namespace signalbox::commands
