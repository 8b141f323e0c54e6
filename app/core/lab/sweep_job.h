// SPDX-License-Identifier: GPL-3.0-or-later
// A sweep from wish to ranking, for command and window: history loaded once, combinations on all cores, the
// file continued or begun, walk-forward stitched.
#pragma once

#include "app/core/bootstrap/open_home.h"
#include "app/core/market/market_access.h"
#include "engine/lab/sweep/ranking.h"
#include "engine/lab/sweep/sweep_file.h"
#include "engine/lab/sweep/walk_forward.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace signalbox::app {

class Lab;

struct SweepWish {
    std::string strategy = "optimus";
    std::string underlying; ///< empty: the strategy's own
    base::Date from;
    base::Date to;
    std::vector<std::string> vary; ///< "NAME=A:B:STEP" or "NAME=a,b,c"
    std::optional<lab::WalkForwardLengths> walkForward;
    lab::Objective objective = lab::Objective::Sharpe;
    lab::Shard shard;
    std::filesystem::path out;         ///< empty: nothing is written
    std::string programVersion;        ///< part of a sweep's identity
    std::shared_ptr<const Lab> opened; ///< of the same strategy and span; null: the span is loaded
    /// Told from any thread, one call at a time: combinations done (those of an earlier run included) of how
    /// many; may be empty.
    std::function<void(std::size_t done, std::size_t all)> progress;
};

struct SweepAnswer {
    lab::SweepSpec spec;
    std::vector<lab::SweepRow> rows; ///< by index
    lab::Ranking ranking;
    std::vector<base::Date> sessions;       ///< of the span
    std::vector<lab::WindowChoice> choices; ///< of a walk-forward over the whole grid
    std::optional<lab::StitchedTrack> track;
    std::vector<std::size_t> duplicates; ///< of a merge
    std::vector<std::string> notes;      ///< of the data, one line each
    std::size_t continued = 0;           ///< rows that an earlier run had done
    double loadingSeconds = 0;           ///< of the history, not part of `run`
    lab::SweepRun run;
    bool cancelled = false; ///< by the stop; then rows are those done, and the file can be continued
};

/// The grid that is meant, without touching the market. A Usage error names what cannot be varied.
[[nodiscard]] base::Result<lab::Grid> sweepGrid(const params::ParameterSet& parameters,
                                                const std::string& strategy, const std::string& underlying,
                                                const std::vector<std::string>& vary);

[[nodiscard]] base::Result<SweepAnswer> runSweep(const OpenHome& open, MarketAccess& market,
                                                 const SweepWish& wish, std::stop_token stop = {});

/// Joins shards into `out`. The stitched track of a walk-forward needs the market: repeat the sweep with
/// `out`, which runs nothing again but the chosen combinations.
[[nodiscard]] base::Result<SweepAnswer> mergeSweepFiles(const std::vector<std::filesystem::path>& parts,
                                                        const std::filesystem::path& out,
                                                        lab::Objective objective);

} // namespace signalbox::app
