// SPDX-License-Identifier: GPL-3.0-or-later
// Running a sweep: the same on any number of threads, what is shared runs together, failures and stops end
// it; the measures of a run are those of the statistics (SHR-M); peaks, plateaus and luck.
#include "engine/base/date.h"
#include "engine/lab/sweep/ranking.h"
#include "engine/lab/sweep/sweep_file.h"
#include "engine/stats/performance.h"
#include "tests/unit/lab/fake_sweep.h"

#include <QTest>
#ifndef Q_MOC_RUN
#include <mutex>
#include <numeric>
#include <thread>
#endif

using namespace signalbox;
using namespace signalbox::tests;

namespace {

std::vector<std::size_t> allOf(const lab::Grid& grid) {
    std::vector<std::size_t> all(grid.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

/// Rows with the given Sharpe ratios, by index.
std::vector<lab::SweepRow> rowsWith(const std::vector<std::optional<double>>& sharpes) {
    std::vector<lab::SweepRow> rows;
    for (std::size_t i = 0; i < sharpes.size(); ++i) {
        lab::SweepRow row;
        row.index = i;
        row.whole.trades = 10;
        row.whole.sharpe = sharpes[i];
        row.whole.returns = 500;
        row.whole.skewness = -0.3;
        row.whole.kurtosis = 4.0;
        rows.push_back(row);
    }
    return rows;
}

} // namespace

class TestSweepRun : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void threadsDoNotMatter() {
        const lab::Grid grid =
            fakeGrid({"min_iv_rank=30:70:2", "min_dte_entry=21:40:3", "profit_target_pct=40:60:10"});
        const auto sessions = fakeSessions(260);
        std::string first;
        for (const unsigned threads : {1U, 2U, 7U}) {
            lab::SweepInputs inputs;
            inputs.grid = &grid;
            inputs.sessions = sessions;
            inputs.indices = allOf(grid);
            inputs.touches = {lab::Touches::Entries, lab::Touches::RunOnly, lab::Touches::Columns};
            inputs.runOne = [&sessions](std::size_t index, const params::ParameterValues& values,
                                        std::stop_token) -> base::Result<backtest::RunResult> {
                if (index % 7 == 0) {
                    std::this_thread::sleep_for(std::chrono::microseconds(300));
                }
                return fakeRun(sessions, fakeDrift(values));
            };
            std::size_t told = 0;
            inputs.onResult = [&told](const lab::SweepRow&) {
                ++told;
                return base::Status();
            };
            const auto outcome = lab::sweep(inputs, base::Executor(threads));
            QVERIFY(outcome.has_value());
            QVERIFY(!outcome->cancelled);
            QCOMPARE(told, grid.size());
            std::string text;
            for (const auto& row : outcome->rows) {
                text += lab::rowLine(row) + "\n";
            }
            first = first.empty() ? text : first;
            QVERIFY2(text == first, "another number of threads, another result");
        }
        QVERIFY(first.find("\"skipped\"") != std::string::npos); // OPT-A2 forbids time_stop_dte + 5 > 21
    }

    void whatIsSharedRunsTogether() {
        const lab::Grid grid = fakeGrid({"profit_target_pct=40,50", "min_iv_rank=30,40", "rsi_period=7,9"});
        std::vector<std::size_t> order;
        const auto sessions = fakeSessions(40);
        lab::SweepInputs inputs;
        inputs.grid = &grid;
        inputs.sessions = sessions;
        inputs.indices = allOf(grid);
        inputs.touches = {lab::Touches::RunOnly, lab::Touches::Entries, lab::Touches::Columns};
        inputs.runOne = [&](std::size_t index, const params::ParameterValues&, std::stop_token) {
            order.push_back(index);
            return base::Result<backtest::RunResult>(fakeRun(sessions, 0));
        };
        const auto outcome = lab::sweep(inputs, base::Executor(1));
        QVERIFY(outcome.has_value());
        QCOMPARE(order, (std::vector<std::size_t>{0, 4, 2, 6, 1, 5, 3, 7})); // rsi, then rank, then target
        QCOMPARE(outcome->rows[5].index, std::size_t{5});
    }

    void aFailingRunAndAFailingListenerEndIt() {
        const lab::Grid grid = fakeGrid({"min_iv_rank=30:70:1"});
        const auto sessions = fakeSessions(40);
        lab::SweepInputs inputs;
        inputs.grid = &grid;
        inputs.sessions = sessions;
        inputs.indices = allOf(grid);
        inputs.runOne = [&](std::size_t index, const params::ParameterValues&,
                            std::stop_token) -> base::Result<backtest::RunResult> {
            if (index == 5) {
                return base::fail(base::ErrorCode::MissingData, "no quotes", "SPX", "import them");
            }
            return fakeRun(sessions, 0);
        };
        const auto failed = lab::sweep(inputs, base::Executor(2));
        QCOMPARE(failed.error().message(), std::string("min_iv_rank=35: SPX: no quotes; import them"));
        int told = 0;
        inputs.runOne = [&](std::size_t, const params::ParameterValues&, std::stop_token) {
            return base::Result<backtest::RunResult>(fakeRun(sessions, 0));
        };
        inputs.onResult = [&told](const lab::SweepRow&) -> base::Status {
            return ++told < 3 ? base::Status() : base::fail(base::ErrorCode::Io, "disk full");
        };
        QCOMPARE(lab::sweep(inputs, base::Executor(1)).error().what, std::string("disk full"));
        QCOMPARE(told, 3);
    }

    void aStopLeavesWhatWasDone() {
        const lab::Grid grid = fakeGrid({"min_iv_rank=30:70:1"});
        const auto sessions = fakeSessions(40);
        std::stop_source stop;
        lab::SweepInputs inputs;
        inputs.grid = &grid;
        inputs.sessions = sessions;
        inputs.indices = allOf(grid);
        inputs.runOne = [&](std::size_t index, const params::ParameterValues&, std::stop_token token) {
            if (index == 4) {
                stop.request_stop();
            }
            backtest::RunResult run = fakeRun(sessions, 0);
            run.cancelled = token.stop_requested();
            return base::Result<backtest::RunResult>(std::move(run));
        };
        const auto outcome = lab::sweep(inputs, base::Executor(1), stop.get_token());
        QVERIFY(outcome.has_value());
        QVERIFY(outcome->cancelled);
        QCOMPARE(outcome->rows.size(), std::size_t{4}); // the one that was interrupted does not count
    }

    void measuresAreThoseOfTheStatistics() { // SHR-M1..M5
        const auto sessions = fakeSessions(300);
        auto run = fakeRun(sessions, 0.0005);
        backtest::Trade open = run.trades.back();
        open.id = 99;
        open.openedOn = sessions[297];
        open.closedOn.reset();
        run.trades.push_back(open);
        run.halts.breaker = 1;
        run.halts.winRate = 2;
        std::vector<book::EquityPoint> points;
        points.reserve(sessions.size());
        for (std::size_t i = 0; i < sessions.size(); ++i) {
            points.push_back({sessions[i], base::Money::cents(run.equity[i]), {}});
        }
        const auto returns = stats::dailyReturns(points);
        const lab::Measures m = lab::measure(run, sessions);
        QCOMPARE(m.sharpe, stats::sharpe(returns, 0));
        QCOMPARE(m.sortino, stats::sortino(returns, 0));
        QCOMPARE(m.cagr, stats::cagr(points));
        QCOMPARE(m.maxDrawdown, stats::maxDrawdown(points));
        QCOMPARE(m.returns, 299);
        QCOMPARE(m.trades, 30);
        QCOMPARE(*m.winRate, 2.0 / 3.0);
        QCOMPARE(*m.profitFactor, 20 * 40.0 / (10 * 50.0));
        QCOMPARE(*m.returnOnRisk, 300.0 / 30'000.0);
        QCOMPARE(m.net, run.equity.back() - run.equity.front());
        // Each trade holds 6 of 10 sessions; of the open one's last 3 only the very last is not covered by
        // that.
        QCOMPARE(*m.exposure, (30 * 6 + 1) / 300.0);
        QCOMPARE(m.halts, 3);
        // A window begins with the return of its first day.
        const lab::Measures w = lab::measure(run, sessions, 100, 149);
        QCOMPARE(w.returns, 50);
        QCOMPARE(w.net, run.equity[149] - run.equity[99]);
        QCOMPARE(w.trades, 5);
    }

    void whoNeverTradesHasNoObjective() {
        lab::Measures m;
        m.maxDrawdown = 0;
        QVERIFY(!lab::valueOf(m, lab::Objective::MaxDrawdown));
        m.trades = 1;
        QCOMPARE(*lab::valueOf(m, lab::Objective::MaxDrawdown), 0.0);
        QVERIFY(lab::better(lab::Objective::MaxDrawdown, 0.1, 0.2));
        QVERIFY(lab::better(lab::Objective::Sharpe, 0.2, 0.1));
        for (const auto objective : lab::allObjectives()) {
            QCOMPARE(lab::parseObjective(lab::objectiveKey(objective)), std::optional(objective));
        }
    }

    void aLonePeakIsSeenAsSuch() {
        const lab::Grid grid = fakeGrid({"min_iv_rank=30:60:5"});
        const auto rows = rowsWith({0.1, 3.0, 0.1, 0.9, 1.0, 0.9, 0.8});
        const auto plateau = lab::plateauValues(grid, rows, lab::Objective::Sharpe);
        QCOMPARE(*plateau[1], 0.1);
        QCOMPARE(*plateau[0], 0.1); // two values: the worse one, so that a peak lifts no edge
        QCOMPARE(*plateau[4], 0.9);
        QCOMPARE(*plateau[6], 0.8);
        const lab::Ranking ranking = lab::rank(grid, rows, lab::Objective::Sharpe);
        QCOMPARE(ranking.byPeak.front().index, std::size_t{1});
        QCOMPARE(ranking.byPlateau.front().index,
                 std::size_t{4}); // 0.9 like 2 and 3, itself the best of them
    }

    void neighboursAreOneStepAlongOrderedAxesOnly() {
        const lab::Grid grid =
            fakeGrid({"min_iv_rank=30,40,50", "macd_enabled=false,true", "rsi_period=7,9"});
        QCOMPARE(lab::neighbourhood(grid, 4), (std::vector<std::size_t>{0, 4, 5, 8}));
        QCOMPARE(lab::neighbourhood(grid, 0), (std::vector<std::size_t>{0, 1, 4}));
    }

    void missingNeighboursCountAsTheWorstAndForbiddenOnesNotAtAll() {
        const lab::Grid grid = fakeGrid({"min_iv_rank=30:50:5"});
        auto rows = rowsWith({1.0, 2.0, std::nullopt, std::nullopt, 1.5});
        auto plateau = lab::plateauValues(grid, rows, lab::Objective::Sharpe);
        QCOMPARE(*plateau[1], 1.0);
        QVERIFY(!plateau[3]);
        QVERIFY(!plateau[4]); // of {1.5, n/a} the worse
        rows[3].skipped = "forbidden";
        plateau = lab::plateauValues(grid, rows, lab::Objective::Sharpe);
        QCOMPARE(*plateau[4], 1.5);
        QVERIFY(!plateau[3]);
        const auto drawdown = lab::plateauValues(grid, rowsWith({}), lab::Objective::MaxDrawdown);
        QVERIFY(!drawdown[0]);
    }

    void tiesGoToTheLowerIndexAndTriesAreCounted() {
        const lab::Grid grid = fakeGrid({"min_iv_rank=30:50:5"});
        auto rows = rowsWith({1.0, 2.0, 2.0, std::nullopt, 0.5});
        rows[4].skipped = "forbidden";
        const lab::Ranking ranking = lab::rank(grid, rows, lab::Objective::Sharpe);
        QCOMPARE(ranking.byPeak.front().index, std::size_t{1});
        QCOMPARE(ranking.combinations, std::size_t{5});
        QCOMPARE(ranking.tried, std::size_t{4});
        QCOMPARE(ranking.skipped, std::size_t{1});
        QCOMPARE(ranking.valued, std::size_t{3});
        QVERIFY(ranking.luck);
        QCOMPARE(ranking.luck->sharpe, 2.0);
        QVERIFY(ranking.luck->probability > 0 && ranking.luck->probability < 1);
    }

    void moreTriesMakeTheSameSharpeLessCredible() {
        const lab::Grid few = fakeGrid({"min_iv_rank=30:34:1"});
        const lab::Grid many = fakeGrid({"min_iv_rank=30:69.9:0.1"});
        const auto luck = [](const lab::Grid& grid) {
            std::vector<std::optional<double>> sharpes;
            sharpes.reserve(grid.size());
            for (std::size_t i = 0; i < grid.size(); ++i) {
                sharpes.emplace_back(i % 2 == 0 ? -0.5 : 0.5);
            }
            sharpes[0] = 1.2;
            return *lab::rank(grid, rowsWith(sharpes), lab::Objective::Sharpe).luck;
        };
        QVERIFY(luck(many).expectedBest > luck(few).expectedBest);
        QVERIFY(luck(many).probability < luck(few).probability);
    }
};

QTEST_GUILESS_MAIN(TestSweepRun)
#include "tst_sweep_run.moc"
