// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/common_options.h"

#include <cstdio>

#include <CLI/CLI.hpp>

namespace signalbox::commands {

void addCommonOptions(CLI::App& app, CommonOptions& options) {
    app.add_option("--home", options.home, "Folder of store, journal and configuration");
    app.add_option("--config", options.config, "Parameter file instead of the home's own");
    app.add_flag("--json", options.json, "Machine-readable result on standard output");
    app.add_option("--date", options.date, "As of that day's close, YYYY-MM-DD");
    // allow_extra_args(false): "--set A=1 evaluate" must not swallow the command.
    app.add_option("--set", options.sets, "NAME=VALUE, a parameter for this call; repeatable")
        ->allow_extra_args(false);
    app.add_option("--source", options.source, "Stored series of that source where several could serve");
    app.add_option("--market", options.market, "real or demo, for this call")
        ->check(CLI::IsMember({"real", "demo"}));
    app.add_option_function<std::uint64_t>(
        "--seed",
        [&options](std::uint64_t seed) {
            options.seed = seed;
            options.seedGiven = true;
        },
        "Seed of a simulation");
    app.add_option("--threads", options.threads, "Threads to use; 0 is all cores");
    app.add_flag("--quiet", options.quiet, "No progress on standard error");
    app.fallthrough();
}

int failed(const base::Error& error) {
    std::fprintf(stderr, "signalbox: %s\n", error.message().c_str());
    return base::exitStatus(error.code);
}

bool print(const std::string& text) {
    bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    if (text.empty() || text.back() != '\n') {
        written = std::fputc('\n', stdout) != EOF && written;
    }
    return std::fflush(stdout) == 0 && written;
}

base::Result<std::optional<base::Date>> givenDate(const CommonOptions& options) {
    if (options.date.empty()) {
        return std::optional<base::Date>();
    }
    const auto date = base::parseIsoDate(options.date);
    if (!date) {
        return base::fail(base::ErrorCode::Usage, "not a date: " + options.date, "--date",
                          "write it as YYYY-MM-DD");
    }
    return date;
}

} // namespace signalbox::commands
