// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/core/bootstrap/open_home.h"

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

} // namespace signalbox::commands
