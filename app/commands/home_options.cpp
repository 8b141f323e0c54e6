// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/core/day/workstation.h"

#include <cstdio>

#include <fmt/format.h>
#include <unistd.h>

namespace signalbox::commands {

base::Result<app::HomeOptions> homeOptions(const CommonOptions& options, const std::string& name,
                                           const std::string& strategy) {
    app::HomeOptions home;
    home.home = options.home;
    home.config = options.config;
    if (!options.market.empty()) {
        home.market = store::parseMarket(options.market);
    }
    home.sets = options.sets;
    if (!options.source.empty()) {
        home.source = options.source;
    }
    home.strategy = strategy;
    home.threads = options.threads;
    home.holder = fmt::format("signalbox {}, process {}", name, ::getpid());
    return home;
}

void warnOfJournal(const app::Workstation& station) {
    if (const auto sound = station.home().journal->sound(); !sound) {
        std::fprintf(stderr, "signalbox: WARNING: %s\n", sound.error().message().c_str());
    }
}

} // namespace signalbox::commands
