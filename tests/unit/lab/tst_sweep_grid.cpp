// SPDX-License-Identifier: GPL-3.0-or-later
// What --vary means: exact values, the order of combinations, what the cross-checks forbid (OPT-A2).
#include "engine/base/date.h"
#include "tests/unit/lab/fake_sweep.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;

namespace {

using Texts = std::vector<std::string>;

QByteArray problemOf(const char* text) {
    const auto axis = lab::parseAxis(text);
    return axis ? QByteArray() : QByteArray::fromStdString(axis.error().message());
}

} // namespace

class TestSweepGrid : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tenthsNeverDrift() {
        const auto axis = lab::parseAxis("bb_std_dev=1.5:2.5:0.1");
        QVERIFY(axis.has_value());
        QCOMPARE(axis->values,
                 (Texts{"1.5", "1.6", "1.7", "1.8", "1.9", "2", "2.1", "2.2", "2.3", "2.4", "2.5"}));
        // A sum of 0.1 would have given 1.9000000000000004 and missed 2.5.
        const lab::Grid grid = fakeGrid({"bb_std_dev=1.5:2.5:0.1"});
        QCOMPARE(grid.at(4).values.optimus.bbStdDev, 1.9);
        QCOMPARE(grid.at(10).values.optimus.bbStdDev, 2.5);
    }

    void aRangeMayEndBeforeItsEndAndMayBeNegative() {
        QCOMPARE(lab::parseAxis("min_iv_rank=30:44:5")->values, (Texts{"30", "35", "40"}));
        QCOMPARE(lab::parseAxis("target_delta=-0.25:-0.1:0.05")->values,
                 (Texts{"-0.25", "-0.2", "-0.15", "-0.1"}));
        QCOMPARE(lab::parseAxis("risk_per_trade_pct=1:2:0.25")->values,
                 (Texts{"1", "1.25", "1.5", "1.75", "2"}));
    }

    void listsTakeNumbersChoicesAndFlags() {
        QCOMPARE(lab::parseAxis("min_iv_rank=50,40.0,45")->values, (Texts{"40", "45", "50"})); // rising
        QCOMPARE(lab::parseAxis("regime_exit=manage_only,close_all")->values,
                 (Texts{"manage_only", "close_all"}));
        QCOMPARE(lab::parseAxis("macd_enabled=false,on")->values, (Texts{"false", "true"}));
        QCOMPARE(lab::parseAxis("account.fee_per_contract_cents=0,65")->values, (Texts{"0", "65"}));
        QVERIFY(!lab::parseAxis("regime_exit=manage_only,close_all")->ordered());
        QVERIFY(lab::parseAxis("min_iv_rank=40,50")->ordered());
    }

    void whatIsNoAxisIsRefusedInOneLine() {
        QVERIFY(problemOf("min_iv_rank").contains("NAME=VALUES"));
        QVERIFY(problemOf("min_iv_rank=").contains("NAME=VALUES"));
        QVERIFY(problemOf("min_iv=30:40:5").contains("unknown parameter min_iv"));
        QVERIFY(problemOf("min_iv_rank=30:80:10").contains("80 is outside 30..70"));
        QVERIFY(problemOf("min_iv_rank=30:40").contains("A:B:STEP"));
        QVERIFY(problemOf("min_iv_rank=30:40:0").contains("STEP above zero"));
        QVERIFY(problemOf("min_iv_rank=40:30:5").contains("rises"));
        QVERIFY(problemOf("min_iv_rank=30:4x:5").contains("A:B:STEP"));
        QVERIFY(problemOf("min_iv_rank=30,30.0").contains("twice"));
        QVERIFY(problemOf("min_iv_rank=30,NaN").contains("not a number"));
        QVERIFY(problemOf("profit_target_pct=50:51:0.5").contains("without decimals"));
        QVERIFY(problemOf("stop_loss_multiplier=1.5,1.505").contains("at most 2 decimals"));
        QVERIFY(problemOf("regime_exit=close_all,sell").contains("'sell' is none of"));
        QVERIFY(problemOf("account.enabled_strategies=optimus").contains("cannot be varied"));
        QVERIFY(problemOf("min_iv_rank=30:70:0.000001").contains("more than 100000"));
        QCOMPARE(lab::parseAxis("x=1").error().code, base::ErrorCode::Usage);
    }

    void theLastAxisVariesFastest() {
        const lab::Grid grid = fakeGrid({"min_iv_rank=30,40", "macd_enabled=false,true", "rsi_period=7:9:1"});
        QCOMPARE(grid.size(), std::size_t{12});
        QCOMPARE(grid.label(0), std::string("min_iv_rank=30 macd_enabled=false rsi_period=7"));
        QCOMPARE(grid.label(1), std::string("min_iv_rank=30 macd_enabled=false rsi_period=8"));
        QCOMPARE(grid.label(3), std::string("min_iv_rank=30 macd_enabled=true rsi_period=7"));
        QCOMPARE(grid.label(11), std::string("min_iv_rank=40 macd_enabled=true rsi_period=9"));
        for (std::size_t i = 0; i < grid.size(); ++i) {
            QCOMPARE(grid.indexOf(grid.steps(i)), i);
        }
        const params::ParameterValues values = grid.at(10).values;
        QCOMPARE(values.optimus.minIvRank, 40.0);
        QCOMPARE(values.optimus.macdEnabled, true);
        QCOMPARE(values.optimus.rsiPeriod, 8);
    }

    void forbiddenCombinationsAreSkippedWithTheReason() { // OPT-A2
        const lab::Grid grid = fakeGrid({"min_dte_entry=25,30", "time_stop_dte=20,25,26"});
        std::vector<bool> skipped;
        skipped.reserve(grid.size());
        for (std::size_t i = 0; i < grid.size(); ++i) {
            skipped.push_back(grid.at(i).skipped.has_value());
        }
        QCOMPARE(skipped, (std::vector<bool>{false, true, true, false, false, true}));
        QVERIFY(grid.at(1).skipped->find("time_stop_dte + 5 <= min_dte_entry") != std::string::npos);
    }

    void aGridKnowsItsLimits() {
        const auto axis = lab::parseAxis("min_iv_rank=30,40").value();
        QCOMPARE(lab::Grid::make({}, {axis, axis}).error().code, base::ErrorCode::Usage);
        QCOMPARE(lab::Grid::make({}, {}).error().code, base::ErrorCode::Usage);
        const auto wide = lab::parseAxis("min_iv_rank=30:70:0.001").value();
        const auto other = lab::parseAxis("rsi_oversold_threshold=20:40:0.01").value();
        QVERIFY(lab::Grid::make({}, {wide, other}).error().message().find("10 million") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestSweepGrid)
#include "tst_sweep_grid.moc"
