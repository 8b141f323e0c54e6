// SPDX-License-Identifier: GPL-3.0-or-later
// Counts of gates and filters against the chain itself, attribution and provenance that sum to the whole,
// fills beside each other, returns of trades.
#include "engine/base/date.h"
#include "engine/base/real.h"
#include "engine/entry/optimus_gates.h"
#include "engine/lab/analysis/analysis.h"
#include "engine/lab/analysis/fill_comparison.h"
#include "engine/random/random.h"
#include "tests/unit/entry/sample_readings.h"
#include "tests/unit/lab/analysis_made_run.h"

#include <algorithm>

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using base::Money;

namespace {

/// A missing value fails every comparison.
double orNan(const std::optional<double>& value) {
    return value.value_or(base::Missing);
}

backtest::DayLine lineOf(const entry::GateOutcome& outcome) {
    backtest::DayLine line;
    line.decision = static_cast<std::uint8_t>(outcome.decision);
    line.firstFail = static_cast<std::uint8_t>(outcome.firstFail);
    line.failedGates = outcome.failedGates;
    line.failedFilters = outcome.failedFilters;
    return line;
}

/// A day on which each input is spoiled with some chance.
diagnosis::OptimusReadings someDay(random::Random& random) {
    diagnosis::OptimusReadings r = passingDay();
    const auto often = [&random] { return random.uniform() < 0.12; };
    r.regime = often() ? diagnosis::Regime::Crisis : r.regime;
    r.ivRank = often() ? 20.0 : r.ivRank;
    r.inputs.tsRatio = often() ? 1.2 : r.inputs.tsRatio;
    r.ema = often() ? 9000.0 : r.ema;
    r.touch = often() ? diagnosis::Touch::No : r.touch;
    r.priorClose = often() ? 9000.0 : r.priorClose;
    r.rsi = often() ? 10.0 : r.rsi;
    r.macdHistogram[0] = often() ? -1.0 : r.macdHistogram[0];
    r.inputs.breadth = often() ? 10.0 : r.inputs.breadth;
    r.hv20 = often() ? 0.50 : r.hv20;
    r.barsRemaining = random.uniform() < 0.05 ? 3 : 0;
    return r;
}

const std::vector<MadeTrade> Mixed = {
    {1, 10, 264},
    {3, 12, -530, book::CloseReason::StopLoss, diagnosis::Regime::HighVol, 38, 0.27},
    {5, 25, 100, book::CloseReason::TimeStop, diagnosis::Regime::ElevatedVol, 45, 0.0,
     backtest::Origin::Model},
    {9, 26, 0, book::CloseReason::RegimeShift, diagnosis::Regime::BullishCalm, 60, 0.11},
    {30, -1, 77}};

} // namespace

class TestAnalysisParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gateCountsAreThoseOfTheChainOptE11() {
        random::Random random(4);
        for (const bool macd : {false, true}) {
            params::OptimusParameters parameters;
            parameters.macdEnabled = macd;
            parameters.filterCredit = params::FilterMode::Block;
            std::vector<backtest::DayLine> days;
            std::array<int, entry::GateCount> evaluated{};
            std::array<int, entry::GateCount> failed{};
            std::array<int, entry::GateCount> first{};
            int warmups = 0;
            int halts = 0;
            for (int day = 0; day < 3000; ++day) {
                entry::BookFacts facts = someRoom();
                if (random.uniform() < 0.1) {
                    facts.openUnder = 3;
                }
                if (random.uniform() < 0.1) {
                    facts.businessDaysSinceEntry = 1;
                }
                if (random.uniform() < 0.05) {
                    facts.halts = {"CIRCUIT_BREAKER"};
                }
                const auto outcome = entry::evaluateGates(someDay(random), facts, parameters);
                days.push_back(lineOf(outcome));
                warmups += outcome.decision == entry::Decision::Warmup ? 1 : 0;
                halts += outcome.decision == entry::Decision::Halted ? 1 : 0;
                for (std::size_t i = 0; i < outcome.gates.size(); ++i) {
                    const auto status = outcome.gates[i].status;
                    evaluated[i] += status == entry::GateStatus::Pass || status == entry::GateStatus::Fail;
                    failed[i] += status == entry::GateStatus::Fail;
                    first[i] += outcome.firstFail == static_cast<int>(i) + 1;
                }
            }
            const auto counts = lab::countGates(days, 0, lab::optimusGateNames(parameters));
            QCOMPARE(counts.gates.size(), std::size_t{10});
            for (std::size_t i = 0; i < counts.gates.size(); ++i) {
                QVERIFY(counts.gates[i].key == entry::gateKey(static_cast<int>(i) + 1));
                QCOMPARE(counts.gates[i].evaluated, evaluated[i]);
                QCOMPARE(counts.gates[i].failed, failed[i]);
                QCOMPARE(counts.gates[i].failedFirst, first[i]);
                QVERIFY(first[i] > 0 || i == 7);
            }
            QCOMPARE(counts.days.warmup, warmups);
            QCOMPARE(counts.days.halted, halts);
            QCOMPARE(counts.days.days, 3000);
            int stoppedByFilter = 0;
            for (const auto& filter : counts.filters) {
                QCOMPARE(filter.evaluated, 3000 - warmups - halts);
                stoppedByFilter += filter.failedFirst;
            }
            QCOMPARE(counts.filters.size(), std::size_t{4}); // put_call advises, so it vetoes nothing
            QCOMPARE(stoppedByFilter, counts.days.filterStopped);
            const int stopped = std::accumulate(first.begin(), first.end(), 0);
            QCOMPARE(stopped, counts.days.gateStopped);
            QCOMPARE(warmups + halts + stopped + stoppedByFilter + counts.days.signals, 3000);
        }
    }

    void otherSystemsDoNotCount() {
        backtest::DayLine line;
        line.system = 1;
        line.decision = static_cast<std::uint8_t>(entry::Decision::NoTrade);
        line.firstFail = 2;
        line.failedGates = 2;
        const std::array days{line};
        const auto names = lab::optimusGateNames({});
        QCOMPARE(lab::countGates(days, 0, names).days.days, 0);
        const auto counts = lab::countGates(days, 1, names);
        QCOMPARE(counts.gates[0].evaluated, 1);
        QCOMPARE(counts.gates[1].failedFirst, 1);
        QCOMPARE(counts.gates[2].evaluated, 0);
        QCOMPARE(counts.gates[7].evaluated, 0); // disabled
    }

    void signalsByEnd() {
        using backtest::SignalEnd;
        const std::vector<backtest::SignalRecord> signals{{0, {}, SignalEnd::Traded, "", 1},
                                                          {0, {}, SignalEnd::SizeZero, "BUDGET", 0},
                                                          {1, {}, SignalEnd::Traded, "", 2},
                                                          {0, {}, SignalEnd::SizeZero, "BUDGET", 0},
                                                          {0, {}, SignalEnd::SizeZero, "HEAT", 0}};
        const auto counts = lab::countSignals(signals, 0);
        QCOMPARE(counts.size(), std::size_t{3});
        QVERIFY(counts[0].end == "traded" && counts[0].count == 1);
        QVERIFY(counts[1].detail == "BUDGET" && counts[1].count == 2);
        QVERIFY(counts[2].detail == "HEAT" && counts[2].count == 1);
    }

    void everyTableSumsToTheTotal() {
        const auto run = madeRun(Mixed);
        const auto tables = lab::attribute(run.trades);
        QCOMPARE(tables.size(), std::size_t{6});
        for (const auto& table : tables) {
            Money net;
            int trades = 0;
            int wins = 0;
            for (const auto& row : table.rows) {
                net += row.net;
                trades += row.trades;
                wins += row.wins;
            }
            QVERIFY2(net == Money::dollars(-166), table.key.c_str());
            QCOMPARE(trades, 4); // the open trade does not count
            QCOMPARE(wins, 2);
        }
        const auto& regimes = tables[0].rows;
        QCOMPARE(regimes.size(), std::size_t{3});
        QVERIFY(regimes[0].key == "bullish_calm" && regimes[1].key == "elevated_vol");
        QVERIFY(regimes[1].net == Money::dollars(364));
        QVERIFY(std::abs(regimes[1].meanDollars() - 182.0) < 1e-12);
        QVERIFY(tables[1].rows[1].key == "stop_loss" && tables[1].rows[1].wins == 0);
        QVERIFY(tables[3].rows.back().key == "unknown");
        QVERIFY(tables[4].rows[0].key == "2026");
        QVERIFY(tables[5].rows.back().key == "mixed" && tables[5].rows.back().trades == 1);
    }

    void bucketsHaveExactEdges() {
        QCOMPARE(lab::dteBucket(29), "under 30");
        QCOMPARE(lab::dteBucket(30), "30-35");
        QCOMPARE(lab::dteBucket(35), "30-35");
        QCOMPARE(lab::dteBucket(36), "36-40");
        QCOMPARE(lab::dteBucket(45), "41-45");
        QCOMPARE(lab::dteBucket(60), "51-60");
        QCOMPARE(lab::dteBucket(61), "over 60");
        QCOMPARE(lab::ivBucket(0.0), "unknown");
        QCOMPARE(lab::ivBucket(base::Missing), "unknown");
        QCOMPARE(lab::ivBucket(0.12), "12-16%");
        QCOMPARE(lab::ivBucket(0.3999), "30-40%");
        QCOMPARE(lab::ivBucket(0.40), "40% and more");
    }

    void provenanceCountsFillsAndMarks() {
        const auto run = madeRun(Mixed);
        const auto result = lab::provenance(run.trades);
        QCOMPARE(result.fills.quotes, 8); // 4 trades with both, less one from the model, plus an open one
        QCOMPARE(result.fills.model, 1);
        QCOMPARE(result.marks.quotes, 15);
        lab::OriginCounts sum;
        for (const auto& trade : result.trades) {
            sum += trade.all();
        }
        QVERIFY(sum == result.all());
        QVERIFY(std::abs(orNan(sum.quoteShare()) + orNan(sum.modelShare()) - 1) < 1e-12);
        QVERIFY(std::abs(orNan(sum.modelShare()) - 1.0 / 24) < 1e-12);
        QVERIFY(!lab::OriginCounts{}.quoteShare());
    }

    void fillsBesideEachOther() {
        const auto run = madeRun(Mixed);
        const auto worse = madeRun({{1, 10, 200}, {3, 12, -600}});
        using Kind = backtest::FillAssumption::Kind;
        const std::array runs{lab::FillRun{{Kind::Rules, 0.25}, &run},
                              lab::FillRun{{Kind::Share, 0.25}, &worse}};
        const auto rows = lab::compareFills(runs, madeSessions());
        QVERIFY(rows[0].assumption == "rules" && rows[1].assumption == "share 0.25");
        QCOMPARE(rows[0].trades, 4);
        QVERIFY(rows[0].net == Money::dollars(-166));
        QVERIFY(std::abs(orNan(rows[0].winRate) - 0.5) < 1e-12);
        QVERIFY(std::abs(orNan(rows[0].profitFactor) - 364.0 / 530.0) < 1e-12);
        QVERIFY(rows[0].sharpe && rows[0].maxDrawdown);
        QVERIFY(rows[1].net == Money::dollars(-400) && rows[1].smallSample());
    }

    void tradeReturnsAreOnTheEquityBefore() {
        const auto run = madeRun({{1, 10, 5000}, {12, 20, -5050}});
        const auto returns = lab::tradeReturns(run, madeSessions());
        QCOMPARE(returns.size(), std::size_t{2});
        QVERIFY(std::abs(returns[0] - 0.01) < 1e-12);
        QVERIFY(std::abs(returns[1] + 0.01) < 1e-12); // 5,050 of 505,000
    }

    void intervalsHoldTheirValueAndSayTheirSample() {
        std::vector<Money> netPls;
        netPls.reserve(60);
        random::Random random(2);
        for (int i = 0; i < 60; ++i) {
            netPls.push_back(
                Money::dollars(random.uniform() < 0.8 ? random.whole(100, 300) : -random.whole(200, 600)));
        }
        std::vector<double> returns(400);
        for (double& value : returns) {
            value = 0.0005 + 0.004 * random.normal();
        }
        const auto lines = lab::intervals(netPls, returns, 0, {}, base::Executor(2));
        QCOMPARE(lines.size(), std::size_t{4});
        for (const auto& line : lines) {
            const auto interval = line.interval.value_or(stats::Interval{});
            QVERIFY2(orNan(interval.low) < orNan(line.value) && orNan(line.value) < orNan(interval.high),
                     line.key.c_str());
            QCOMPARE(line.sample, line.key == "sharpe" ? 400 : 60);
            QVERIFY(!line.smallSample);
        }
        // Without a loss there is no profit factor, and no interval of one.
        const std::vector<Money> wins(10, Money::dollars(5));
        const auto few = lab::intervals(wins, {}, 0, {}, base::Executor(1));
        QVERIFY(!few[2].value && !few[2].interval);
        QVERIFY(few[0].interval && few[0].smallSample);
        QVERIFY(!few[3].interval);
    }
};

QTEST_GUILESS_MAIN(TestAnalysisParts)
#include "tst_analysis_parts.moc"
