// SPDX-License-Identifier: GPL-3.0-or-later
// Opens what a command or the window works on: the home, one of its markets, store, journal and the frozen
// parameters. Opening for reading changes nothing on the disk and works beside a writer.
#pragma once

#include "engine/base/result.h"
#include "engine/params/parameter_set.h"
#include "engine/store/home.h"
#include "engine/store/journal_store.h"
#include "engine/store/market_store.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::app {

struct HomeOptions {
    std::filesystem::path home;   ///< empty: the platform's own folders
    std::filesystem::path config; ///< empty: the home's parameters.toml, if there is one
    std::filesystem::path costs;  ///< of a backtest: fees and slippage over the parameter file; empty: none
    std::optional<store::Market> market;
    std::vector<std::string> sets; ///< NAME=VALUE of this call
    std::optional<std::string> source;
    std::string strategy = "optimus"; ///< whose a bare NAME is
    unsigned threads = 0;
    std::string holder = "signalbox"; ///< named to whoever finds the home locked
};

enum class Access { Read, Write };

struct OpenHome {
    HomeOptions options;
    store::Home home;
    store::Market market = store::Market::Real;
    store::WriterLock lock; ///< held with Access::Write
    std::shared_ptr<store::MarketStore> store;
    std::shared_ptr<store::JournalStore> journal;
    params::ParameterSet parameters;
};

/// The market that a call is about: --market, else the one in use, else the real one.
[[nodiscard]] base::Result<store::Market> chosenMarket(const store::Home& home, const HomeOptions& options);
/// Parameters of defaults, file and call.
[[nodiscard]] base::Result<params::ParameterSet> loadParameters(const store::Home& home,
                                                                const HomeOptions& options);
/// Where the home keeps its parameter file.
[[nodiscard]] std::filesystem::path parameterFile(const store::Home& home, const HomeOptions& options);

/// Puts NAME=VALUE settings into the parameter file, beside what it sets already; what is back at its default
/// leaves it. Nothing is written unless the whole set is valid. Overrides of single underlyings and comments
/// of a hand-written file are kept apart: such a file is refused, so that nothing a person wrote is lost.
[[nodiscard]] base::Status saveParameters(const HomeOptions& options,
                                          const std::vector<std::string>& settings);

/// A market without a store is a MissingData error with the way out (import, demo) when reading; writing
/// makes it.
[[nodiscard]] base::Result<OpenHome> openHome(const HomeOptions& options, Access access);

/// The wall clock, read only at this edge of the program.
[[nodiscard]] base::UtcTime systemNow();
/// Name of this run of the program for the journal.
[[nodiscard]] const std::string& runName();
[[nodiscard]] store::AppendContext appendContext(const std::string& actor = "system");

} // namespace signalbox::app
