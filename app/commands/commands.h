// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of spec/commands.md, one file each. A command parses its own options, calls app_core, prints
// the result and gives the exit status.
#pragma once

#include "app/commands/common_options.h"

#include <functional>

namespace signalbox::app {
struct HomeOptions;
class Workstation;
} // namespace signalbox::app

namespace signalbox::commands {

/// What a parsed command does when parsing is over.
using Action = std::function<int()>;

/// The chosen command's action; empty when none was named: the window opens.
struct Chosen {
    Action action;
};

void addEvaluate(CLI::App& app, CommonOptions& options, Chosen& chosen);
void addPlan(CLI::App& app, CommonOptions& options, Chosen& chosen);
void addTicket(CLI::App& app, CommonOptions& options, Chosen& chosen);
void addImport(CLI::App& app, CommonOptions& options, Chosen& chosen);
void addData(CLI::App& app, CommonOptions& options, Chosen& chosen);
void addDemo(CLI::App& app, CommonOptions& options, Chosen& chosen);
void addPositions(CLI::App& app, CommonOptions& options, Chosen& chosen);
void addDaily(CLI::App& app, CommonOptions& options, Chosen& chosen);
void addRecord(CLI::App& app, CommonOptions& options, Chosen& chosen);
void addJournal(CLI::App& app, CommonOptions& options, Chosen& chosen);
void addParams(CLI::App& app, CommonOptions& options, Chosen& chosen);
void addDoctor(CLI::App& app, CommonOptions& options, Chosen& chosen);
void addBacktest(CLI::App& app, CommonOptions& options, Chosen& chosen);
void addSweep(CLI::App& app, CommonOptions& options, Chosen& chosen);
void addScan(CLI::App& app, CommonOptions& options, Chosen& chosen);
void addCalc(CLI::App& app, CommonOptions& options, Chosen& chosen);

/// What every command tells app_core about the home. `name` is what somebody who finds it locked reads.
[[nodiscard]] base::Result<app::HomeOptions>
homeOptions(const CommonOptions& options, const std::string& name, const std::string& strategy = "optimus");

/// One line on standard error when the journal that was read is not as it was written.
void warnOfJournal(const app::Workstation& station);

} // namespace signalbox::commands
