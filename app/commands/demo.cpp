// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox demo: makes or resets the demonstration market of the home.
#include "app/commands/commands.h"
#include "app/core/demo/demo_job.h"

#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace signalbox::commands {
namespace {

int demo(const CommonOptions& options, int sessions) {
    const auto home = homeOptions(options, "demo");
    if (!home) {
        return failed(home.error());
    }
    app::DemoRequest request;
    if (options.seedGiven) {
        request.seed = options.seed;
    }
    if (sessions > 0) {
        request.sessions = sessions;
    }
    const auto report = app::makeDemo(*home, request, [&options](int done, int total) {
        if (!options.quiet && (done % 50 == 0 || done == total)) {
            std::fprintf(stderr, "signalbox: living the simulated year, %d of %d sessions\n", done, total);
        }
    });
    if (!report) {
        return failed(report.error());
    }
    if (options.json) {
        return print(
                   fmt::format(R"({{"days_lived":{},"first":"{}","last":"{}","open_positions":{},"seed":{},)"
                               R"("sessions":{},"trades":{}}})",
                               report->daysLived, base::toIso(report->first), base::toIso(report->last),
                               report->openPositions, report->seed, report->sessions, report->trades))
                   ? 0
                   : 3;
    }
    return print(fmt::format(
               "SIMULATED market of seed {}: {} sessions, {} to {}; {} sessions lived, {} trades, {} open",
               report->seed, report->sessions, base::toIso(report->first), base::toIso(report->last),
               report->daysLived, report->trades, report->openPositions))
               ? 0
               : 3;
}

} // namespace

void addDemo(CLI::App& app, CommonOptions& options, Chosen& chosen) {
    auto days = std::make_shared<int>(0);
    CLI::App* command = app.add_subcommand("demo", "Make or reset the demonstration market");
    command->add_option("--days", *days, "Sessions to simulate; default about six years")
        ->check(CLI::Range(600, 5000));
    command->callback(
        [&options, &chosen, days] { chosen.action = [&options, days] { return demo(options, *days); }; });
}

} // namespace signalbox::commands
