// SPDX-License-Identifier: GPL-3.0-or-later
// The options that every command shares (spec/commands.md), and how a command speaks: results on standard
// output, one line per error on standard error, the exit status of the failure.
#pragma once

#include "engine/base/date.h"
#include "engine/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace signalbox::commands {

struct CommonOptions {
    std::string home;   ///< empty: the platform's own folders
    std::string config; ///< empty: the home's own parameter file
    bool json = false;
    std::string date;              ///< empty: the last complete session in the store
    std::vector<std::string> sets; ///< NAME=VALUE
    std::string source;
    std::string market; ///< empty, "real" or "demo"
    std::uint64_t seed = 0;
    bool seedGiven = false;
    unsigned threads = 0; ///< 0: all cores
    bool quiet = false;
    std::string screenshots; ///< folder for pictures of the window
    bool firstPaint = false; ///< for the benchmark of the start
};

/// Adds the shared options to the program and lets them stand after the command too.
void addCommonOptions(CLI::App& app, CommonOptions& options);

/// Prints the error as one line on standard error and gives the exit status.
int failed(const base::Error& error);
/// Text on standard output, with a line feed at the end if it has none. False when the output cannot be
/// written.
bool print(const std::string& text);
/// The date of --date, if given; a text that is no date is a usage error.
[[nodiscard]] base::Result<std::optional<base::Date>> givenDate(const CommonOptions& options);

} // namespace signalbox::commands
