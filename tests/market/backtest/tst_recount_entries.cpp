// SPDX-License-Identifier: GPL-3.0-or-later
// Eleven and fifteen years of `backtest --strategy optimus`, session by session, against gates that were
// counted a second time from the collected files, with capacity and spacing from the fills of the run.
#include "engine/base/date.h"

#include <QTest>
#ifndef Q_MOC_RUN
#include "collected_lab.h"
#include "line_check.h"

#include <memory>
#endif

using namespace signalbox;
using namespace signalbox::recount;

class TestRecountEntries : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<CollectedHome> m_home;
    std::unique_ptr<PlainMarket> m_market;

private Q_SLOTS:
    void initTestCase() {
        if (!tests::sharedFolder()) {
            QSKIP("shared material is not here (SIGNALBOX_SHARED, ../shared)");
        }
        m_home = std::make_unique<CollectedHome>();
        m_market = std::make_unique<PlainMarket>(readMarket(*tests::sharedFolder()));
        QVERIFY(m_market->fromContracts > 700); // both sources of OPT-D6 are at work
    }

    void everySessionIsDecidedAsRecounted_data() {
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("source");
        QTest::addColumn<int>("sessions");
        QTest::newRow("VX futures to 2021") << "2021-12-23" << "VX" << 2764;
        QTest::newRow("VIX over VIX3M to 2026") << "2026-03-26" << "VIX_VIX3M" << 3830;
    }
    void everySessionIsDecidedAsRecounted() { // OPT-W, D, R, E1..E12, K, S
        QFETCH(QString, to);
        QFETCH(QString, source);
        QFETCH(int, sessions);
        const std::vector<std::string> sets{"ts_source=" + source.toStdString()};
        const auto lab = m_home->lab(dayOf("2011-01-03"), dayOf(to.toStdString()));
        const auto values = CollectedHome::parameters(sets).values("SPX");
        const auto system = must(lab->system(values));
        const auto run = must(backtest::run(lab->inputs(*system, values)));
        const PlainRules rules(sets);
        const PlainSignals signals(*m_market, rules);
        const LineCheck check = checkLines(run, *system, *m_market, signals, rules);
        QVERIFY2(check.problems.empty(), check.firstProblems().c_str());
        QCOMPARE(check.sessions, sessions);
        QCOMPARE(check.traded, static_cast<int>(run.trades.size()));
        QVERIFY(check.traded > 30 && check.spacing > 10 && check.filtered > 10);
        QVERIFY(check.untraded.size() < 10);
        qInfo("%d sessions, %d pass the gates, %d filtered, %d signals, %d trades; capacity %d, spacing %d",
              check.sessions, check.passedGates, check.filtered, check.signals, check.traded, check.capacity,
              check.spacing);
        for (const std::string& one : check.untraded) {
            qInfo("no trade: %s", one.c_str());
        }
    }

    void theRecountWouldSeeADifference() { // a check that cannot fail checks nothing
        const auto lab = m_home->lab(dayOf("2013-01-02"), dayOf("2014-12-31"));
        const auto values = CollectedHome::parameters({}).values("SPX");
        const auto system = must(lab->system(values));
        auto run = must(backtest::run(lab->inputs(*system, values)));
        const auto problems = [&](const backtest::RunResult& said, const PlainRules& rules) {
            return checkLines(said, *system, *m_market, PlainSignals(*m_market, rules), rules)
                .problems.size();
        };
        QCOMPARE(problems(run, PlainRules()), std::size_t{0});
        for (const char* other :
             {"min_iv_rank=51", "rsi_oversold_threshold=40", "bb_std_dev=2.1", "trend_ema_period=190",
              "vix_elevated=17", "deescalation_closes=4", "min_days_between_entries=8", "iv_hv_min=1.2",
              "breadth_min=45", "bb_touch_lookback=3", "risk_per_trade_pct=1.5"}) {
            QVERIFY2(problems(run, PlainRules({other})) > 0, other);
        }
        QVERIFY(run.trades.size() > 5);
        auto fewer = run;
        fewer.trades.pop_back();
        QVERIFY(problems(fewer, PlainRules()) > 0);
        ++run.trades.front().contracts;
        QVERIFY(problems(run, PlainRules()) > 0);
    }
};

QTEST_GUILESS_MAIN(TestRecountEntries)
#include "tst_recount_entries.moc"
