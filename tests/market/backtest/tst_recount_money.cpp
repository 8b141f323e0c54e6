// SPDX-License-Identifier: GPL-3.0-or-later
// Thirty parameter sets drawn from the ranges of OPT-A over 2011..2021: gates recounted, cash and marks
// folded again from the trade list, limits and exits held against the rules, measures and halts recounted,
// P/L by Greek summed.
#include "engine/base/date.h"

#include <QTest>
#ifndef Q_MOC_RUN
#include "collected_lab.h"
#include "engine/base/executor.h"
#include "engine/lab/analysis/analysis.h"
#include "line_check.h"
#include "plain_measures.h"

#include <memory>
#endif

using namespace signalbox;
using namespace signalbox::recount;

namespace {

std::string joined(const std::vector<std::string>& lines, std::size_t most = 8) {
    std::string text = std::to_string(lines.size()) + " problems";
    for (std::size_t i = 0; i < lines.size() && i < most; ++i) {
        text += "\n  " + lines[i];
    }
    return text;
}

} // namespace

class TestRecountMoney : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<CollectedHome> m_home;
    std::unique_ptr<PlainMarket> m_market;
    std::shared_ptr<const app::Lab> m_lab;
    std::vector<std::vector<std::string>> m_sets;
    int m_trades = 0, m_breakers = 0, m_open = 0, m_failures = 0;

private Q_SLOTS:
    void initTestCase() {
        if (!tests::sharedFolder()) {
            QSKIP("shared material is not here (SIGNALBOX_SHARED, ../shared)");
        }
        m_home = std::make_unique<CollectedHome>();
        m_market = std::make_unique<PlainMarket>(readMarket(*tests::sharedFolder()));
        m_lab = m_home->lab(dayOf("2011-01-03"), dayOf("2021-12-23"));
        m_sets = randomSets(29, 20261121);
        m_sets.insert(m_sets.begin(), std::vector<std::string>{}); // and the defaults
    }

    void itAddsUp_data() {
        QTest::addColumn<int>("number");
        for (int i = 0; i < 30; ++i) {
            QTest::newRow(("set " + std::to_string(i)).c_str()) << i;
        }
    }
    void itAddsUp() {
        QFETCH(int, number);
        const auto& sets = m_sets.at(static_cast<std::size_t>(number));
        std::string where;
        for (const std::string& set : sets) {
            where += set + " ";
        }
        const auto values = CollectedHome::parameters(sets).values("SPX");
        const auto system = must(m_lab->system(values));
        const auto run = must(backtest::run(m_lab->inputs(*system, values)));
        const PlainRules rules(sets);
        const PlainSignals signals(*m_market, rules);
        const LineCheck check = checkLines(run, *system, *m_market, signals, rules);
        QVERIFY2(check.problems.empty(), (where + check.firstProblems()).c_str());
        const RefoldInputs in{&run, system.get(), m_market.get(), &signals, &rules, dayOf("2011-01-03")};
        const auto money = refoldMoney(in);
        QVERIFY2(money.empty(), (where + joined(money)).c_str());
        const auto exits = followExits(in);
        QVERIFY2(exits.empty(), (where + joined(exits)).c_str());
        const auto limits = holdLimits(in, check.breaker);
        QVERIFY2(limits.empty(), (where + joined(limits)).c_str());
        QCOMPARE(run.halts.breaker, static_cast<int>(check.breaker.size()));

        lab::AnalysisInputs analysis;
        analysis.run = &run;
        analysis.calendar = &calendar::Calendar::standard();
        analysis.systems = {lab::optimusFacts(values.optimus, system.get())};
        analysis.bootstrap.samples = 2;
        analysis.paths = 2;
        const lab::Analysis measured = lab::analyse(analysis, base::Executor(1));
        const auto measures = recountMeasures(in, measured.measures);
        QVERIFY2(measures.empty(), (where + joined(measures)).c_str());
        m_failures += run.halts.winRate + run.halts.profitFactor;
        QCOMPARE(measured.greeks.trades.size(), run.trades.size());
        base::Money total;
        for (std::size_t i = 0; i < run.trades.size(); ++i) {
            const lab::GreekParts& parts = measured.greeks.trades[i].parts;
            const base::Money sum = parts.delta + parts.gamma + parts.theta + parts.vega + parts.entryCost +
                                    parts.exitCost + parts.fees + parts.remainder;
            QCOMPARE(sum.toCents(), run.trades[i].netPl.toCents());
            QCOMPARE(parts.fees.toCents(), -run.trades[i].fees.toCents());
            total += sum;
        }
        QCOMPARE(total.toCents(), run.equity.back() - 50'000'000);
        QCOMPARE(measured.endEquity.toCents(), run.equity.back());
        m_trades += static_cast<int>(run.trades.size());
        m_breakers += static_cast<int>(check.breaker.size());
        m_open += measured.openTrades;
        qInfo("%zu trades, %zu breakers, end %.2f", run.trades.size(), check.breaker.size(),
              static_cast<double>(run.equity.back()) / 100);
    }

    void theSetsWereWorthIt() { // otherwise the checks above saw too little
        if (!m_lab) {
            QSKIP("shared material is not here (SIGNALBOX_SHARED, ../shared)");
        }
        qInfo("%d trades, %d breakers, %d failure halts, %d open at the end", m_trades, m_breakers,
              m_failures, m_open);
        QVERIFY(m_trades > 500 && m_breakers > 3 && m_failures > 0);
    }
};

QTEST_GUILESS_MAIN(TestRecountMoney)
#include "tst_recount_money.moc"
