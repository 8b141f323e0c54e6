// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox daily: the daily routine once, journaled before anything is printed.
#include "app/commands/commands.h"
#include "app/core/day/workstation.h"
#include "engine/codec/answer_json.h"

#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace signalbox::commands {
namespace {

base::Date closedDay(const routine::DailyOutcome& outcome) {
    return std::get<book::DayClosed>(outcome.events.back()).date;
}

int daily(const CommonOptions& options) {
    const auto date = givenDate(options);
    if (!date) {
        return failed(date.error());
    }
    const auto home = homeOptions(options, "daily");
    if (!home) {
        return failed(home.error());
    }
    const auto station = app::Workstation::open(*home, app::Access::Write);
    if (!station) {
        return failed(station.error());
    }
    const auto outcome = (*station)->daily(*date);
    if (!outcome) {
        return failed(outcome.error());
    }
    for (const session::DayState& state : outcome->states) {
        for (const std::string& alert : state.dashboard.alerts) {
            std::fprintf(stderr, "signalbox: %s\n", alert.c_str());
        }
    }
    if (options.json) {
        nlohmann::json reports = nlohmann::json::array();
        for (const book::ReportWritten& report : outcome->reports) {
            reports.push_back({{"kind", report.kind}, {"text", report.text}});
        }
        nlohmann::json plans = nlohmann::json::array();
        for (const session::DayState& state : outcome->states) {
            plans.push_back(
                nlohmann::json::parse(codec::planAnswer(state.plan, (*station)->home().parameters.call())));
        }
        nlohmann::json answer{{"date", base::toIso(closedDay(*outcome))},
                              {"plans", plans},
                              {"reports", std::move(reports)},
                              {"events", outcome->events.size()}};
        if (!plans.empty()) {
            answer["plan"] = plans.front(); // of the strategy that takes room first
        }
        return print(answer.dump()) ? 0 : 3;
    }
    std::string text;
    for (const book::ReportWritten& report : outcome->reports) {
        if (!report.kind.starts_with("scan:")) { // kept for a replay; the diary says it in words
            text += report.text + "\n";
        }
    }
    return print(text) ? 0 : 3;
}

} // namespace

void addDaily(CLI::App& app, CommonOptions& options, Chosen& chosen) {
    CLI::App* command = app.add_subcommand(
        "daily", "The daily routine once: exits, evaluations, dashboard, brief, post, diary, journal");
    command->callback([&options, &chosen] { chosen.action = [&options] { return daily(options); }; });
}

} // namespace signalbox::commands
