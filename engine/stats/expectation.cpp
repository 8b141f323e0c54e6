// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/stats/expectation.h"

#include "engine/random/random.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace signalbox::stats {
namespace {

constexpr double BarrierTolerance = 1e-12;

struct Steps {
    double win = 0;  ///< ln(1 + f b)
    double loss = 0; ///< ln(1 - f a)
    double target = std::log(TargetMultiple);
    double ruin = std::log(RuinMultiple);
    explicit Steps(const ExpectationInputs& in)
        : win(std::log1p(in.f * in.b)), loss(std::log1p(-in.f * in.a)) {}
    [[nodiscard]] double level(int trades, int wins) const { return wins * win + (trades - wins) * loss; }
    [[nodiscard]] bool atTarget(double log) const { return log >= target - BarrierTolerance; }
    [[nodiscard]] bool ruined(double log) const { return log <= ruin + BarrierTolerance; }
};

/// Carries the chance of every number of wins that was not yet absorbed.
void absorb(const ExpectationInputs& in, const Steps& steps, Expectation& result) {
    std::vector<double> alive{1.0};
    for (int trade = 1; trade <= in.n; ++trade) {
        std::vector<double> next(static_cast<std::size_t>(trade) + 1, 0.0);
        for (std::size_t wins = 0; wins < alive.size(); ++wins) {
            next[wins] += alive[wins] * (1 - in.p);
            next[wins + 1] += alive[wins] * in.p;
        }
        for (std::size_t wins = 0; wins < next.size(); ++wins) {
            const double level = steps.level(trade, static_cast<int>(wins));
            if (steps.atTarget(level)) {
                result.hitTarget += std::exchange(next[wins], 0.0);
            } else if (steps.ruined(level)) {
                result.ruin += std::exchange(next[wins], 0.0);
            }
        }
        alive = std::move(next);
    }
}

/// The distribution of the wins after all trades, and what it says without barriers.
void ending(const ExpectationInputs& in, const Steps& steps, Expectation& result) {
    std::vector<double> chance{1.0};
    for (int trade = 1; trade <= in.n; ++trade) {
        std::vector<double> next(chance.size() + 1, 0.0);
        for (std::size_t wins = 0; wins < chance.size(); ++wins) {
            next[wins] += chance[wins] * (1 - in.p);
            next[wins + 1] += chance[wins] * in.p;
        }
        chance = std::move(next);
    }
    double below = 0;
    int median = -1;
    for (int wins = 0; wins <= in.n; ++wins) {
        const double share = chance[static_cast<std::size_t>(wins)];
        const double level = steps.level(in.n, wins);
        result.endsAtTarget += steps.atTarget(level) ? share : 0;
        result.endsWithLoss += level < -BarrierTolerance ? share : 0;
        below += share;
        if (median < 0 && below >= 0.5 - BarrierTolerance) {
            median = wins;
        }
    }
    result.medianMultiple = std::exp(steps.level(in.n, std::max(median, 0)));
}

struct PathEnds {
    std::int64_t target = 0;
    std::int64_t ruin = 0;
    std::int64_t loss = 0;
};

PathEnds simulate(const ExpectationInputs& in, const Steps& steps, std::uint64_t seed, std::int64_t first,
                  std::int64_t count) {
    PathEnds ends;
    for (std::int64_t path = first; path < first + count; ++path) {
        random::Random random(random::mixed(seed, static_cast<std::uint64_t>(path)));
        int wins = 0;
        bool absorbed = false;
        for (int trade = 1; trade <= in.n; ++trade) {
            wins += random.uniform() < in.p ? 1 : 0;
            const double level = steps.level(trade, wins);
            if (!absorbed && steps.atTarget(level)) {
                ++ends.target;
                absorbed = true;
            } else if (!absorbed && steps.ruined(level)) {
                ++ends.ruin;
                absorbed = true;
            }
        }
        ends.loss += steps.level(in.n, wins) < -BarrierTolerance ? 1 : 0;
    }
    return ends;
}

} // namespace

Expectation expectation(const ExpectationInputs& in) {
    Expectation result;
    result.edge = in.p * in.b - (1 - in.p) * in.a;
    result.kelly = in.p / in.a - (1 - in.p) / in.b;
    const Steps steps(in);
    result.logGrowth = in.p * steps.win + (1 - in.p) * steps.loss;
    absorb(in, steps, result);
    ending(in, steps, result);
    return result;
}

SimulatedExpectation simulateExpectation(const ExpectationInputs& in, std::uint64_t seed, std::int64_t paths,
                                         const base::Executor& executor) {
    constexpr std::int64_t Batch = 4096;
    const Steps steps(in);
    const auto batches = static_cast<std::size_t>((paths + Batch - 1) / Batch);
    std::vector<PathEnds> parts(batches);
    executor.parallelFor(batches, [&](std::size_t i) {
        const std::int64_t first = static_cast<std::int64_t>(i) * Batch;
        parts[i] = simulate(in, steps, seed, first, std::min(Batch, paths - first));
    });
    PathEnds sums;
    for (const PathEnds& part : parts) {
        sums.target += part.target;
        sums.ruin += part.ruin;
        sums.loss += part.loss;
    }
    const auto share = [paths](std::int64_t hits) {
        return static_cast<double>(hits) / static_cast<double>(paths);
    };
    const auto error = [paths, share](std::int64_t hits) {
        return std::sqrt(share(hits) * (1 - share(hits)) / static_cast<double>(paths));
    };
    return {seed,
            paths,
            share(sums.target),
            error(sums.target),
            share(sums.ruin),
            error(sums.ruin),
            share(sums.loss),
            error(sums.loss)};
}

} // namespace signalbox::stats
