// SPDX-License-Identifier: GPL-3.0-or-later
// Bootstrap intervals, Monte Carlo paths and the deflated Sharpe ratio against theory and published numbers;
// the same from the same seed on any number of threads (SHR-J3).
#include "engine/base/date.h"
#include "engine/base/real.h"
#include "engine/pricing/black76.h"
#include "engine/stats/bootstrap.h"
#include "engine/stats/deflated_sharpe.h"
#include "engine/stats/moments.h"
#include "engine/stats/monte_carlo.h"
#include "engine/stats/performance.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <QTest>

using namespace signalbox;

namespace {

const base::Executor One(1);

/// A missing value fails every comparison.
double orNan(const std::optional<double>& value) {
    return value.value_or(base::Missing);
}

double meanAt(std::span<const double> values, std::span<const std::uint32_t> indices) {
    double sum = 0;
    for (const auto index : indices) {
        sum += values[index];
    }
    return sum / static_cast<double>(indices.size());
}

bool near(double a, double b, double relative) {
    return std::abs(a - b) <= relative * std::abs(b);
}

/// The known process: i.i.d. lognormal steps, whose end has the median exp(steps * mu).
stats::ReturnMaker lognormal(double mu, double sigma) {
    return [mu, sigma](random::Random& random, std::span<double> path) {
        for (double& step : path) {
            step = std::exp(mu + sigma * random.normal()) - 1.0;
        }
    };
}

} // namespace

class TestSimulations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void momentsByHand() {
        const std::array values{1.0, 2.0, 3.0, 10.0};
        const stats::Moments shape = stats::moments(values).value_or(stats::Moments{});
        QVERIFY(near(shape.mean, 4.0, 1e-12));
        QVERIFY(near(shape.deviation, std::sqrt(50.0 / 3.0), 1e-12));
        // Distances -3 -2 -1 6: sums 50, 180, 1394; over 4.
        QVERIFY(near(shape.skewness, 45.0 / std::pow(12.5, 1.5), 1e-12));
        QVERIFY(near(shape.kurtosis, 348.5 / (12.5 * 12.5), 1e-12));
        QVERIFY(!stats::moments(std::array{1.0, 2.0, 3.0}));
        QVERIFY(!stats::moments(std::array{2.0, 2.0, 2.0, 2.0}));
    }

    void quantileInvertsTheDistribution() {
        for (const double p : {1e-12, 1e-6, 0.01, 0.25, 0.5, 0.9, 0.975, 0.999999}) {
            QVERIFY2(near(pricing::normalCdf(stats::normalQuantile(p)), p, 1e-12),
                     qPrintable(QString::number(p)));
        }
        QVERIFY(std::abs(stats::normalQuantile(0.975) - 1.959963984540054) < 1e-12);
        QVERIFY(std::isinf(stats::normalQuantile(0)) && std::isinf(stats::normalQuantile(1)));
    }

    void percentilesByHand() {
        const std::array sorted{1.0, 2.0, 4.0, 8.0};
        QVERIFY(near(orNan(stats::percentile(sorted, 0.5)), 3.0, 1e-12));
        QVERIFY(near(orNan(stats::percentile(sorted, 0.0)), 1.0, 1e-12));
        QVERIFY(near(orNan(stats::percentile(sorted, 1.0)), 8.0, 1e-12));
        QVERIFY(!stats::percentile({}, 0.5));
        const std::array open{1.0, std::numeric_limits<double>::infinity()};
        QVERIFY(near(orNan(stats::percentile(open, 0.4)), 1.0, 1e-12));
        QVERIFY(std::isinf(orNan(stats::percentile(open, 0.6))));
    }

    void resamplesKeepNeighboursTogether() {
        constexpr std::size_t Count = 1000;
        std::vector<std::uint32_t> indices(200'000);
        for (const double block : {1.0, 5.0, 20.0}) {
            random::Random random(7);
            stats::resample(random, Count, block, indices);
            std::size_t breaks = 0;
            std::vector<int> seen(Count, 0);
            for (std::size_t i = 0; i < indices.size(); ++i) {
                QVERIFY(indices[i] < Count);
                ++seen[indices[i]];
                breaks += i > 0 && indices[i] != (indices[i - 1] + 1) % Count ? 1 : 0;
            }
            // A new block begins with probability 1/block (and by chance goes on where the last one ended).
            const double mean = static_cast<double>(indices.size()) / static_cast<double>(breaks);
            QVERIFY2(near(mean, block, 0.03), qPrintable(QString::number(mean)));
            QVERIFY(*std::min_element(seen.begin(), seen.end()) > 0);
        }
    }

    void intervalCoversTheTruth() {
        // 90 % intervals of the mean of 60 independent normal values: about 88 % cover it at this size.
        int covered = 0;
        constexpr int Worlds = 400;
        for (int world = 0; world < Worlds; ++world) {
            random::Random random(random::mixed(1, static_cast<std::uint64_t>(world)));
            std::vector<double> values(60);
            for (double& value : values) {
                value = 0.3 + random.normal();
            }
            stats::BootstrapSettings settings;
            settings.seed = static_cast<std::uint64_t>(world);
            settings.samples = 400;
            settings.meanBlock = 1;
            const auto interval =
                stats::bootstrap(
                    values.size(), [&values](auto indices) { return meanAt(values, indices); }, settings, One)
                    .value_or(stats::Interval{});
            QVERIFY(interval.low && interval.high);
            covered += orNan(interval.low) <= 0.3 && 0.3 <= orNan(interval.high) ? 1 : 0;
        }
        const double share = static_cast<double>(covered) / Worlds;
        QVERIFY2(share > 0.84 && share < 0.95, qPrintable(QString::number(share)));
    }

    void blocksWidenTheIntervalOfDependentValues() {
        // AR(1) with 0.8: the mean varies (1.8/0.2) times as much as independent values would suggest, so the
        // interval of blocks is wider; single values know nothing of it.
        random::Random random(5);
        std::vector<double> values(2000);
        double last = 0;
        for (double& value : values) {
            last = 0.8 * last + random.normal();
            value = last;
        }
        const auto widthOf = [&values](double block) {
            stats::BootstrapSettings settings;
            settings.meanBlock = block;
            const auto interval =
                stats::bootstrap(
                    values.size(), [&values](auto indices) { return meanAt(values, indices); }, settings, One)
                    .value_or(stats::Interval{});
            return orNan(interval.high) - orNan(interval.low);
        };
        const double theory = 2 * 1.6448536 * 1.0 / (1 - 0.8) / std::sqrt(2000.0);
        QVERIFY(widthOf(50) > 2 * widthOf(1));
        QVERIFY2(near(widthOf(50), theory, 0.2), qPrintable(QString::number(widthOf(50) / theory)));
    }

    void measuresWithoutAValueAreSaid() {
        stats::BootstrapSettings settings;
        settings.samples = 100;
        const auto never = stats::bootstrap(10, [](auto) { return base::Missing; }, settings, One);
        QVERIFY(!never);
        const auto unbounded = stats::bootstrap(
            10,
            [](auto indices) { return indices.front() < 3 ? std::numeric_limits<double>::infinity() : 1.0; },
            settings, One);
        QVERIFY(unbounded && unbounded->low && !unbounded->high);
        QVERIFY(!stats::bootstrap(1, [](auto) { return 1.0; }, settings, One));
    }

    void seedsRepeatOnAnyNumberOfThreads() {
        std::vector<double> values(300);
        random::Random random(3);
        for (double& value : values) {
            value = 0.001 + 0.01 * random.normal();
        }
        const auto measure = [&values](auto indices) { return meanAt(values, indices); };
        stats::BootstrapSettings settings;
        settings.seed = 11;
        stats::MonteCarloSettings paths;
        paths.seed = 11;
        paths.paths = 1000;
        paths.steps = 300;
        const auto first =
            stats::bootstrap(values.size(), measure, settings, One).value_or(stats::Interval{});
        QVERIFY(first.low && first.high);
        const auto firstPaths = stats::simulatePaths(stats::resampledReturns(values), paths, One);
        for (const unsigned threads : {2U, 7U}) {
            const base::Executor executor(threads);
            const auto again =
                stats::bootstrap(values.size(), measure, settings, executor).value_or(stats::Interval{});
            QVERIFY(again.low == first.low && again.high == first.high);
            const auto same = stats::simulatePaths(stats::resampledReturns(values), paths, executor);
            QVERIFY(same.meanGrowth == firstPaths.meanGrowth);
            for (std::size_t i = 0; i < same.percentiles.size(); ++i) {
                QVERIFY(same.percentiles[i].growth == firstPaths.percentiles[i].growth);
                QVERIFY(same.percentiles[i].maxDrawdown == firstPaths.percentiles[i].maxDrawdown);
            }
        }
        settings.seed = 12;
        const auto other = stats::bootstrap(values.size(), measure, settings, One);
        QVERIFY(other && other->low != first.low);
        paths.seed = 12;
        QVERIFY(stats::simulatePaths(stats::resampledReturns(values), paths, One).meanGrowth !=
                firstPaths.meanGrowth);
    }

    void medianOfAKnownProcessWithinOnePercent() {
        constexpr double Mu = 0.0004;
        constexpr double Sigma = 0.01;
        constexpr int Steps = 252;
        for (const std::uint64_t seed : {1U, 2U, 3U}) {
            stats::MonteCarloSettings settings;
            settings.seed = seed;
            settings.steps = Steps;
            settings.paths = 20'000;
            const auto result = stats::simulatePaths(lognormal(Mu, Sigma), settings, base::Executor(2));
            QVERIFY(result.complete);
            const double median = std::exp(Steps * Mu);
            QVERIFY2(near(result.percentiles[2].growth, median, 0.01),
                     qPrintable(QString::number(result.percentiles[2].growth / median)));
            const double spread = Sigma * std::sqrt(static_cast<double>(Steps));
            // The other percentiles and the odds follow the same law.
            QVERIFY(near(result.percentiles[0].growth, median * std::exp(-1.6448536 * spread), 0.015));
            QVERIFY(near(result.percentiles[4].growth, median * std::exp(1.6448536 * spread), 0.015));
            QVERIFY(near(result.meanGrowth, median * std::exp(spread * spread / 2), 0.01));
            QVERIFY(std::abs(result.probabilityOfLoss - pricing::normalCdf(-Steps * Mu / spread)) < 0.015);
        }
    }

    void medianOfResampledReturnsWithinOnePercent() {
        // Two returns of equal chance: at an even number of steps the median course has half of each.
        const std::array returns{0.020, -0.015};
        stats::MonteCarloSettings settings;
        settings.steps = 252;
        settings.paths = 20'000;
        const auto result = stats::simulatePaths(stats::resampledReturns(returns, 1), settings, One);
        const double median = std::pow(1.020 * 0.985, 126);
        QVERIFY2(near(result.percentiles[2].growth, median, 0.01),
                 qPrintable(QString::number(result.percentiles[2].growth / median)));
    }

    void ruinAndDrawdownByHand() {
        stats::MonteCarloSettings settings;
        settings.paths = 10;
        settings.steps = 3;
        settings.ruinFraction = 0.5;
        // 1 -> 1.2 -> 0.48 -> 1.44: a drawdown of 60 %, ruin on the way, a gain at the end.
        const auto certain = [](random::Random&, std::span<double> path) {
            path[0] = 0.2;
            path[1] = -0.6;
            path[2] = 2.0;
        };
        const auto result = stats::simulatePaths(certain, settings, One);
        QVERIFY(near(result.percentiles[0].growth, 1.44, 1e-12));
        QVERIFY(near(result.percentiles[4].maxDrawdown, 0.6, 1e-12));
        QVERIFY(result.probabilityOfRuin == 1.0);
        QVERIFY(result.probabilityOfLoss == 0.0);
        // More than everything cannot be lost, and nothing comes back from it.
        const auto broke = [](random::Random&, std::span<double> path) {
            std::fill(path.begin(), path.end(), -3.0);
        };
        QVERIFY(stats::simulatePaths(broke, settings, One).percentiles[2].growth == 0.0);
        settings.steps = 0;
        QVERIFY(!stats::simulatePaths(certain, settings, One).complete);
    }

    void aStopLeavesNoNumber() {
        std::stop_source stop;
        stop.request_stop();
        stats::MonteCarloSettings settings;
        settings.steps = 10;
        QVERIFY(!stats::simulatePaths(lognormal(0, 0.01), settings, One, stop.get_token()).complete);
    }

    void deflatedSharpeOfThePaper() {
        // Bailey and Lopez de Prado 2014, section "A numerical example": 100 trials, annual Sharpe 2.5 over
        // 1,250 days, variance of the trials 1/2, skewness -3, kurtosis 10: 0.1132 expected, 0.9004.
        stats::DeflatedSharpeInputs inputs;
        inputs.sharpe = 2.5 / std::sqrt(250.0);
        inputs.varianceOfTrials = 0.5 / 250.0;
        inputs.trials = 100;
        inputs.observations = 1250;
        inputs.skewness = -3;
        inputs.kurtosis = 10;
        QVERIFY(std::abs(stats::expectedBestSharpe(inputs.varianceOfTrials, 100) - 0.1132) < 5e-5);
        QVERIFY(std::abs(orNan(stats::deflatedSharpe(inputs)) - 0.9004) < 5e-5);
        inputs.trials = 46;
        QVERIFY(std::abs(orNan(stats::deflatedSharpe(inputs)) - 0.9505) < 5e-5);
        inputs.trials = 1; // no selection: the probabilistic Sharpe ratio against zero
        QVERIFY(orNan(stats::deflatedSharpe(inputs)) > 0.95);
        inputs.observations = 19;
        QVERIFY(!stats::deflatedSharpe(inputs));
    }

    void theBestOfManyWithoutSkillIsExpected() {
        // The mean of the greatest of N standard normal draws, which the formula approximates.
        for (const int trials : {10, 100, 1000}) {
            random::Random random(static_cast<std::uint64_t>(trials));
            double sum = 0;
            constexpr int Worlds = 2000;
            for (int world = 0; world < Worlds; ++world) {
                double best = -10;
                for (int i = 0; i < trials; ++i) {
                    best = std::max(best, random.normal());
                }
                sum += best;
            }
            QVERIFY2(near(stats::expectedBestSharpe(1.0, trials), sum / Worlds, 0.03),
                     qPrintable(QString::number(trials)));
        }
        QVERIFY(stats::expectedBestSharpe(1.0, 1) == 0.0);
    }

    void deflatingReturnsCountsEveryTry() {
        std::vector<double> returns(500);
        random::Random random(9);
        for (double& value : returns) {
            value = 0.0008 + 0.01 * random.normal();
        }
        std::vector<std::optional<double>> trials{0.2, 0.9, std::nullopt, 1.4, -0.3};
        const auto few = stats::deflateSharpe(returns, 0.0, trials).value_or(stats::DeflatedSharpe{});
        QCOMPARE(few.trials, 5);
        QVERIFY(near(few.sharpe, orNan(stats::sharpe(returns, 0.0)), 1e-12));
        trials.insert(trials.end(), 200, std::nullopt);
        const auto many = stats::deflateSharpe(returns, 0.0, trials).value_or(stats::DeflatedSharpe{});
        QVERIFY(many.expectedBest > few.expectedBest);
        QVERIFY(many.probability < few.probability);
        QVERIFY(!stats::deflateSharpe(std::span(returns).first(10), 0.0, trials));
    }
};

QTEST_GUILESS_MAIN(TestSimulations)
#include "test_simulations.moc"
