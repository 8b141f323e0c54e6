// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox daily: the daily routine once, journaled before anything is printed.
#include "app/commands/commands.h"
#include "app/core/day/closed_day.h"
#include "app/core/day/workstation.h"
#include "engine/codec/answer_json.h"

#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace signalbox::commands {
namespace {

base::Date dayOf(const routine::DailyOutcome& outcome) {
    return std::get<book::DayClosed>(outcome.events.back()).date;
}

nlohmann::json papersJson(const std::vector<book::ReportWritten>& reports) {
    nlohmann::json list = nlohmann::json::array();
    for (const book::ReportWritten& report : reports) {
        list.push_back({{"kind", report.kind}, {"text", report.text}});
    }
    return list;
}

std::string papersText(const std::vector<book::ReportWritten>& reports) {
    std::string text;
    for (const book::ReportWritten& report : reports) {
        if (!report.kind.starts_with("scan:")) { // kept for a replay; the diary says it in words
            text += report.text + "\n";
        }
    }
    return text;
}

/// A day that was closed before: its papers again, as they were recorded; nothing is done twice.
int showClosed(const CommonOptions& options, const app::ClosedDay& day) {
    if (!options.quiet) {
        std::fprintf(stderr, "signalbox: %s is closed already; this is what was recorded then\n",
                     base::toIso(day.date).c_str());
    }
    if (!options.json) {
        return print(papersText(day.reports)) ? 0 : 3;
    }
    nlohmann::json plans = nlohmann::json::array();
    for (const std::string& plan : day.plans) {
        plans.push_back(nlohmann::json::parse(plan, nullptr, false));
    }
    nlohmann::json answer{{"date", base::toIso(day.date)},
                          {"plans", plans},
                          {"reports", papersJson(day.reports)},
                          {"events", 0},
                          {"closed_already", true}};
    if (!plans.empty()) {
        answer["plan"] = plans.front();
    }
    return print(answer.dump()) ? 0 : 3;
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
    const auto closed = app::closedDay(*station, *date);
    if (!closed) {
        return failed(closed.error());
    }
    if (*closed) {
        warnOfJournal(**station);
        return showClosed(options, **closed);
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
        nlohmann::json plans = nlohmann::json::array();
        for (const session::DayState& state : outcome->states) {
            plans.push_back(
                nlohmann::json::parse(codec::planAnswer(state.plan, (*station)->home().parameters.call())));
        }
        nlohmann::json answer{{"date", base::toIso(dayOf(*outcome))},
                              {"plans", plans},
                              {"reports", papersJson(outcome->reports)},
                              {"events", outcome->events.size()}};
        if (!plans.empty()) {
            answer["plan"] = plans.front(); // of the strategy that takes room first
        }
        return print(answer.dump()) ? 0 : 3;
    }
    return print(papersText(outcome->reports)) ? 0 : 3;
}

} // namespace

void addDaily(CLI::App& app, CommonOptions& options, Chosen& chosen) {
    CLI::App* command = app.add_subcommand(
        "daily", "The daily routine once: exits, evaluations, dashboard, brief, post, diary, journal");
    command->callback([&options, &chosen] { chosen.action = [&options] { return daily(options); }; });
}

} // namespace signalbox::commands
