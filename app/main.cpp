// SPDX-License-Identifier: GPL-3.0-or-later
// The one program: without a command it opens the window, with one it answers on standard output.
#include "app/commands/commands.h"
#include "app/window/open_window.h"
#include "engine/base/require.h"

#include <algorithm>
#include <clocale>
#include <csignal>
#include <exception>
#include <string>

#include <CLI/CLI.hpp>

using namespace signalbox;

namespace {

void addCommands(CLI::App& app, commands::CommonOptions& options, commands::Chosen& chosen) {
    commands::addEvaluate(app, options, chosen);
    commands::addPlan(app, options, chosen);
    commands::addTicket(app, options, chosen);
    commands::addImport(app, options, chosen);
    commands::addData(app, options, chosen);
    commands::addDemo(app, options, chosen);
    commands::addPositions(app, options, chosen);
    commands::addDaily(app, options, chosen);
    commands::addRecord(app, options, chosen);
    commands::addJournal(app, options, chosen);
    commands::addParams(app, options, chosen);
    commands::addBacktest(app, options, chosen);
    commands::addSweep(app, options, chosen);
    commands::addScan(app, options, chosen);
    commands::addCalc(app, options, chosen);
    commands::addDoctor(app, options, chosen);
}

std::string oneLine(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

int runCommand(const commands::Action& action) {
    std::setlocale(LC_ALL, "C.UTF-8");
    // A full disk or a size limit is an error that is told, not a signal that kills.
    std::signal(SIGXFSZ, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
    try {
        return action();
    } catch (const std::bad_alloc&) {
        return commands::failed({base::ErrorCode::Io, "out of memory", "", "close other programs"});
    } catch (const std::exception& defect) {
        return commands::failed(
            {base::ErrorCode::Internal, defect.what(), "defect", "please report this line"});
    }
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app("Signalbox: a workstation for people who trade options by rule", "signalbox");
    app.set_version_flag("--version", "signalbox " SIGNALBOX_VERSION);
    commands::CommonOptions options;
    commands::Chosen chosen;
    commands::addCommonOptions(app, options);
    app.add_option("--screenshots", options.screenshots,
                   "Write pictures of every panel into this folder and end");
    app.add_flag("--first-paint", options.firstPaint, "Say when the window has painted, and end (benchmark)")
        ->group("");
    addCommands(app, options, chosen);
    app.require_subcommand(0, 1);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& answered) { // --help, --version
        return app.exit(answered) == 0 ? 0 : 3;
    } catch (const CLI::ParseError& error) {
        return commands::failed(
            {base::ErrorCode::Usage, oneLine(error.what()), "",
             "signalbox --help shows the commands, signalbox COMMAND --help their options"});
    }
    if (chosen.action) {
        return runCommand(chosen.action);
    }
    return openWindow(argc, argv, options);
}
