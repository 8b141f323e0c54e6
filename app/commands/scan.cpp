// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox scan: every symbol of a universe passed, or its first failing gate.
#include "app/commands/commands.h"
#include "app/core/scan/scan_output.h"

#include <memory>

#include <CLI/CLI.hpp>

namespace signalbox::commands {
namespace {

struct ScanOptions {
    std::string strategy;
    std::string universe;
    std::size_t top = 20;
};

int scanMarket(const CommonOptions& options, const ScanOptions& own) {
    const auto date = givenDate(options);
    if (!date) {
        return failed(date.error());
    }
    const auto home = homeOptions(options, "scan", own.strategy);
    if (!home) {
        return failed(home.error());
    }
    auto station = app::Workstation::open(*home, app::Access::Read);
    if (!station) {
        return failed(station.error());
    }
    app::ScanQuery query;
    query.system = own.strategy == scan::systemKey(scan::System::Breakout) ? scan::System::Breakout
                                                                           : scan::System::AtrMatrix;
    query.universe = own.universe;
    query.date = *date;
    query.threads = options.threads;
    app::MarketScan scan(std::move(*station));
    const auto answer = scan.run(query);
    if (!answer) {
        return failed(answer.error());
    }
    if ((*answer)->simulated && !options.quiet && !options.json) {
        std::fputs("signalbox: SIMULATED market\n", stderr);
    }
    return print(options.json ? app::scanJson(**answer) : app::scanText(**answer, own.top)) ? 0 : 3;
}

} // namespace

void addScan(CLI::App& app, CommonOptions& options, Chosen& chosen) {
    auto own = std::make_shared<ScanOptions>();
    CLI::App* command =
        app.add_subcommand("scan", "Every symbol of a universe: passed, or what failed first");
    command->add_option("--strategy", own->strategy, "breakout or atr-matrix")
        ->required()
        ->check(CLI::IsMember({"breakout", "atr-matrix"}));
    command->add_option("--universe", own->universe,
                        "all, a list, an index (SP500), a file, or symbols with commas; default: the "
                        "strategy's own");
    command->add_option("--top", own->top, "Lines of each list in the text; 0 is all");
    command->callback(
        [&options, &chosen, own] { chosen.action = [&options, own] { return scanMarket(options, *own); }; });
}

} // namespace signalbox::commands
