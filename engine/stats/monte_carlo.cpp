// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/stats/monte_carlo.h"

#include "engine/stats/bootstrap.h"
#include "engine/stats/moments.h"

#include <algorithm>
#include <array>
#include <utility>

namespace signalbox::stats {
namespace {

constexpr std::size_t PathsPerPiece = 64;
constexpr std::uint64_t StreamOfPaths = 0x9A74;
constexpr std::array<double, 5> Percentiles = {0.05, 0.25, 0.50, 0.75, 0.95};

struct PathEnd {
    double growth = 1;
    double maxDrawdown = 0;
    double lowest = 1;
};

PathEnd follow(std::span<const double> returns) {
    PathEnd end;
    double peak = 1;
    for (const double step : returns) {
        end.growth = std::max(0.0, end.growth * (1.0 + step));
        peak = std::max(peak, end.growth);
        end.lowest = std::min(end.lowest, end.growth);
        end.maxDrawdown = std::max(end.maxDrawdown, 1.0 - end.growth / peak);
    }
    return end;
}

std::vector<double> sortedColumn(const std::vector<PathEnd>& ends, double PathEnd::* member) {
    std::vector<double> column;
    column.reserve(ends.size());
    for (const PathEnd& end : ends) {
        column.push_back(end.*member);
    }
    std::sort(column.begin(), column.end());
    return column;
}

} // namespace

MonteCarloResult simulatePaths(const ReturnMaker& maker, const MonteCarloSettings& settings,
                               const base::Executor& executor, std::stop_token stop) {
    MonteCarloResult result;
    result.settings = settings;
    if (settings.paths < 1 || settings.steps < 1 || !maker) {
        return result;
    }
    const auto paths = static_cast<std::size_t>(settings.paths);
    std::vector<PathEnd> ends(paths);
    const std::size_t pieces = (paths + PathsPerPiece - 1) / PathsPerPiece;
    const bool done = executor.parallelFor(
        pieces,
        [&](std::size_t piece) {
            std::vector<double> returns(static_cast<std::size_t>(settings.steps));
            const std::size_t last = std::min(paths, (piece + 1) * PathsPerPiece);
            for (std::size_t path = piece * PathsPerPiece; path < last; ++path) {
                random::Random random(random::mixed(settings.seed, StreamOfPaths, path));
                maker(random, returns);
                ends[path] = follow(returns);
            }
        },
        std::move(stop));
    if (!done) {
        return result;
    }
    const auto share = [&ends, paths](auto holds) {
        return static_cast<double>(std::count_if(ends.begin(), ends.end(), holds)) /
               static_cast<double>(paths);
    };
    for (const PathEnd& end : ends) {
        result.meanGrowth += end.growth;
    }
    result.meanGrowth /= static_cast<double>(paths);
    result.probabilityOfLoss = share([](const PathEnd& end) { return end.growth < 1.0; });
    result.probabilityOfRuin =
        share([&settings](const PathEnd& end) { return end.lowest < settings.ruinFraction; });
    const std::vector<double> growths = sortedColumn(ends, &PathEnd::growth);
    const std::vector<double> drawdowns = sortedColumn(ends, &PathEnd::maxDrawdown);
    for (const double p : Percentiles) {
        result.percentiles.push_back(
            {p, percentile(growths, p).value_or(0), percentile(drawdowns, p).value_or(0)});
    }
    result.complete = true;
    return result;
}

ReturnMaker resampledReturns(std::span<const double> returns, double meanBlock) {
    const double block = meanBlockLength(returns.size(), meanBlock);
    return [returns, block](random::Random& random, std::span<double> path) {
        std::vector<std::uint32_t> indices(path.size());
        resample(random, returns.size(), block, indices);
        for (std::size_t i = 0; i < path.size(); ++i) {
            path[i] = returns[indices[i]];
        }
    };
}

} // namespace signalbox::stats
