// SPDX-License-Identifier: GPL-3.0-or-later
// The analysis of real runs of the engine over invented markets: parts sum to wholes, prices are counted as
// the run counted them, and neither threads nor repetition change a byte.
#include "engine/base/date.h"
#include "engine/codec/backtest_json.h"
#include "engine/entry/optimus_gates.h"
#include "engine/random/random.h"
#include "engine/report/backtest_report.h"
#include "tests/unit/backtest/small_history.h"

#include <QTest>
#ifndef Q_MOC_RUN // moc cannot parse it and need not
#include <nlohmann/json.hpp>
#endif

using namespace signalbox;
using namespace signalbox::tests;
using base::Money;

namespace {

constexpr int LastDay = 60;

SmallRecipe recipeOf(std::uint64_t seed) {
    std::vector<double> returns;
    std::vector<double> vix;
    std::vector<bool> chain;
    random::Random random(seed);
    double level = 15.5;
    for (int n = 0; n <= LastDay + 1; ++n) {
        const double step = 0.0004 + 0.009 * random.normal();
        level = std::max(11.0, level - step * 110 + (15.5 - level) * 0.08);
        returns.push_back(step);
        vix.push_back(level);
        chain.push_back(n <= 1 || random.uniform() > 0.05);
    }
    const auto at = [](const auto& values, int n) {
        return values[static_cast<std::size_t>(std::clamp(n, 0, LastDay + 1))];
    };
    SmallRecipe recipe;
    recipe.sessionsAfter = LastDay + 1;
    recipe.spxReturn = [returns, at](int n) { return at(returns, n); };
    recipe.vix = [vix, at](int n) { return at(vix, n); };
    recipe.chain = [chain, at](int n) { return at(chain, n); };
    return recipe;
}

lab::AnalysisInputs inputsOf(const backtest::RunResult& run, const SmallHistory& history) {
    lab::AnalysisInputs inputs;
    inputs.run = &run;
    inputs.calendar = &calendar::Calendar::standard();
    inputs.systems = {lab::optimusFacts(history.system->parameters(), history.system.get())};
    inputs.paths = 500;
    inputs.bootstrap.samples = 200;
    inputs.bootstrap.seed = 77;
    return inputs;
}

} // namespace

class TestAnalysisRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void partsAreTheWhole() {
        int trades = 0;
        double explained = 0;
        double remainder = 0;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const SmallMarket market(recipeOf(seed));
            const SmallHistory history(market, LastDay, {"min_days_between_entries=1", "min_iv_rank=30"});
            const backtest::RunResult run = backtest::run(history.inputs()).value();
            const lab::Analysis analysis = lab::analyse(inputsOf(run, history), base::Executor(2));
            trades += static_cast<int>(run.trades.size());

            Money net;
            QCOMPARE(analysis.greeks.trades.size(), run.trades.size());
            for (std::size_t i = 0; i < run.trades.size(); ++i) {
                const lab::GreekParts& parts = analysis.greeks.trades[i].parts;
                QVERIFY(parts.total() == run.trades[i].netPl);
                net += run.trades[i].netPl;
                explained += std::abs(parts.delta.toDollars()) + std::abs(parts.gamma.toDollars()) +
                             std::abs(parts.theta.toDollars()) + std::abs(parts.vega.toDollars());
                remainder += std::abs(parts.remainder.toDollars());
                QVERIFY(parts.entryCost <= Money() && parts.exitCost <= Money());
                QVERIFY(parts.fees < Money());
            }
            QVERIFY(analysis.greeks.total.total() == net);
            // What closed and what is open is what the account gained.
            QVERIFY(analysis.totals.net + analysis.openPl == net);
            QVERIFY(analysis.endEquity - history.inputs().equity == net);

            QCOMPARE(analysis.provenance.all().quotes, run.prices.quotes);
            QCOMPARE(analysis.provenance.all().model, run.prices.model);
            Money months;
            for (const auto& month : analysis.months) {
                months += month.net;
            }
            QVERIFY(months == analysis.totals.net);
            for (const auto& table : analysis.attribution) {
                Money sum;
                for (const auto& row : table.rows) {
                    sum += row.net;
                }
                QVERIFY2(sum == analysis.totals.net, table.key.c_str());
            }
            int binned = 0;
            for (const auto& bin : analysis.distribution) {
                binned += bin.count;
            }
            QCOMPARE(binned, analysis.totals.trades);
            const auto& counts = analysis.gates.front().counts;
            int signals = 0;
            for (const auto& signal : analysis.gates.front().signals) {
                signals += signal.count;
            }
            // The signal of the last session is still to be traded.
            const bool last = run.days.back().decision == static_cast<std::uint8_t>(entry::Decision::Entry);
            QCOMPARE(signals + (last ? 1 : 0), counts.days.signals);
            QCOMPARE(counts.days.days, LastDay + 1);
        }
        qInfo("%d trades, remainder %.1f %% of what Greeks explain", trades, 100 * remainder / explained);
        QVERIFY(trades > 20);
        QVERIFY(remainder < 0.06 * explained);
    }

    void gateCountsAreThoseOfEachDay() {
        const SmallMarket market(recipeOf(3));
        const SmallHistory history(market, LastDay, {"min_days_between_entries=1", "min_iv_rank=30"});
        const backtest::RunResult run = backtest::run(history.inputs()).value();
        const lab::Analysis analysis = lab::analyse(inputsOf(run, history), base::Executor(1));
        // Market gates do not depend on the book: they can be asked again from the readings.
        std::array<int, 8> evaluated{};
        for (const backtest::DayLine& day : run.days) {
            if (day.decision != static_cast<std::uint8_t>(entry::Decision::NoTrade) &&
                day.decision != static_cast<std::uint8_t>(entry::Decision::Entry)) {
                continue;
            }
            entry::BookFacts facts;
            facts.openTotal = facts.openUnder = 0;
            const auto outcome =
                entry::evaluateGates(diagnosis::readingsAt(*history.system->entries().columns, day.session),
                                     facts, history.system->parameters());
            for (std::size_t i = 0; i < evaluated.size(); ++i) {
                const auto status = outcome.gates[i].status;
                evaluated[i] += status == entry::GateStatus::Pass || status == entry::GateStatus::Fail;
            }
        }
        for (std::size_t i = 0; i < evaluated.size(); ++i) {
            QCOMPARE(analysis.gates.front().counts.gates[i].evaluated, evaluated[i]);
        }
    }

    void threadsAndRepetitionChangeNoByte() {
        const SmallMarket market(recipeOf(5));
        const SmallHistory history(market, LastDay, {"min_days_between_entries=1", "min_iv_rank=30"});
        const backtest::RunResult run = backtest::run(history.inputs()).value();
        QVERIFY(!run.trades.empty());
        lab::RunCard card;
        card.strategy = "optimus";
        card.underlying = "SPX";
        std::string first;
        std::string text;
        for (const unsigned threads : {1U, 2U, 7U, 1U}) {
            const lab::Analysis analysis = lab::analyse(inputsOf(run, history), base::Executor(threads));
            const std::string json = codec::backtestJson(card, run, analysis);
            const std::string report = report::backtestText(card, run, analysis);
            QVERIFY(first.empty() || json == first);
            QVERIFY(text.empty() || report == text);
            first = json;
            text = report;
        }
        const auto json = nlohmann::json::parse(first);
        QCOMPARE(json["trades"].size(), run.trades.size());
        QCOMPARE(json["equity"].size(), run.equity.size());
        QVERIFY(json["certainty"]["seed"] == 77);
    }

    void aStopIsSaid() {
        const SmallMarket market(recipeOf(5));
        const SmallHistory history(market, LastDay, {"min_days_between_entries=1", "min_iv_rank=30"});
        const backtest::RunResult run = backtest::run(history.inputs()).value();
        std::stop_source stop;
        stop.request_stop();
        const auto analysis = lab::analyse(inputsOf(run, history), base::Executor(1), stop.get_token());
        QVERIFY(analysis.cancelled);
        QVERIFY(!analysis.dailyPaths.complete);
    }
};

QTEST_GUILESS_MAIN(TestAnalysisRuns)
#include "tst_analysis_runs.moc"
