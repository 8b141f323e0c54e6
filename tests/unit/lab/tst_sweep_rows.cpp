// SPDX-License-Identifier: GPL-3.0-or-later
// A sweep as rows for people: heat map, table of the best, the warning as a sentence.
#include "engine/base/date.h"
#include "models/rows/sweep_rows.h"
#include "tests/unit/lab/fake_sweep.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using namespace Qt::StringLiterals;

namespace {

// min_iv_rank 30, 40, 50 by profit_target_pct 40, 50, with macd_enabled beside them.
lab::Grid grid() {
    return fakeGrid({"min_iv_rank=30:50:10", "profit_target_pct=40,50", "macd_enabled=false,true"});
}

/// Sharpe by index; NaN: n/a.
std::vector<lab::SweepRow> rows() {
    const std::vector<double> sharpes{0.1, 0.2, 0.3, 0.4, 0.5, 2.0, 0.6, 0.5, 0.5, 0.6, 0.7, base::Missing};
    std::vector<lab::SweepRow> all;
    for (std::size_t i = 0; i < sharpes.size(); ++i) {
        lab::SweepRow row;
        row.index = i;
        row.whole.trades = 40;
        row.whole.net = 123'400;
        row.whole.sharpe = base::known(sharpes[i]);
        row.whole.returns = 500;
        row.whole.skewness = 0;
        row.whole.kurtosis = 3;
        all.push_back(row);
    }
    all[0].skipped = "must hold";
    return all;
}

} // namespace

class TestSweepRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aHeatMapHoldsTheOthersWhereTheyAre() {
        const auto all = rows();
        const auto ranking = lab::rank(grid(), all, lab::Objective::Sharpe);
        models::SweepHeatWish wish;
        wish.xAxis = 0;
        wish.yAxis = 1;
        wish.heldAt = 11; // macd_enabled = true
        const models::SweepHeat heat = models::sweepHeat(grid(), all, ranking, wish);
        QCOMPARE(heat.xName, u"min_iv_rank"_s);
        QCOMPARE(heat.xValues, (QStringList{u"30"_s, u"40"_s, u"50"_s}));
        QCOMPARE(heat.yValues, (QStringList{u"40"_s, u"50"_s}));
        QCOMPARE(heat.held, u"macd_enabled = true"_s);
        QCOMPARE(heat.cells.size(), std::size_t{6});
        QCOMPARE(*heat.at(0, 0).value, 0.2);
        QCOMPARE(heat.at(1, 0).combination, std::size_t{5});
        QVERIFY(heat.at(1, 0).bestByPeak);
        QVERIFY(!heat.at(2, 1).value);
        QVERIFY(models::sweepCellSentence(grid(), ranking, heat.at(2, 1)).contains(u"no value"_s));
        QCOMPARE(*heat.best, 2.0);
        QCOMPARE(*heat.worst, 0.2);
    }

    void withoutAHeldCombinationEachCellShowsItsBest() {
        const auto all = rows();
        const auto ranking = lab::rank(grid(), all, lab::Objective::Sharpe);
        models::SweepHeatWish wish;
        wish.xAxis = 2;
        const models::SweepHeat heat = models::sweepHeat(grid(), all, ranking, wish);
        QCOMPARE(heat.cells.size(), std::size_t{2}); // one row
        QCOMPARE(heat.at(0, 0).combination, std::size_t{10});
        QCOMPARE(heat.at(1, 0).combination, std::size_t{5});
        QVERIFY(heat.held.contains(u"min_iv_rank"_s) && heat.held.contains(u"best"_s));
        wish.byPlateau = true;
        const models::SweepHeat flat = models::sweepHeat(grid(), all, ranking, wish);
        QVERIFY(*flat.at(1, 0).plateau < 2.0);
        QCOMPARE(flat.best, std::max(flat.at(0, 0).plateau, flat.at(1, 0).plateau));
    }

    void aForbiddenCellSaysWhy() {
        const auto all = rows();
        const auto ranking = lab::rank(grid(), all, lab::Objective::Sharpe);
        models::SweepHeatWish wish;
        wish.xAxis = 0;
        wish.yAxis = 1;
        wish.heldAt = 0;
        const models::SweepHeat heat = models::sweepHeat(grid(), all, ranking, wish);
        QCOMPARE(heat.at(0, 0).skipped, u"must hold"_s);
        QVERIFY(!heat.at(0, 0).value);
        wish.yAxis = 0; // the same axis twice is no map
        QVERIFY(models::sweepHeat(grid(), all, ranking, wish).cells.empty());
    }

    void theTableIsInOrderOfMerit() {
        auto all = rows();
        all[10].whole.trades = 29;
        const auto ranking = lab::rank(grid(), all, lab::Objective::Sharpe);
        const auto table = models::sweepResultRows(grid(), all, ranking, false, 3);
        QCOMPARE(table.size(), std::size_t{3});
        QCOMPARE(table[0].label, u"min_iv_rank=40 profit_target_pct=40 macd_enabled=true"_s);
        QCOMPARE(table[0].value, u"2.00"_s);
        QCOMPARE(table[0].net, u"+$1,234"_s);
        QVERIFY(table[0].bestByPeak && !table[1].bestByPeak);
        QCOMPARE(table[0].trades, u"40"_s);
        QCOMPARE(table[1].trades, u"29*"_s); // SHR-M7: a small sample
        const auto flat = models::sweepResultRows(grid(), all, ranking, true);
        QVERIFY(flat[0].bestByPlateau);
        for (const auto& column : models::sweepColumns()) {
            QVERIFY(column.key == u"mark"_s || !column.text(table[0]).isEmpty());
        }
    }

    void theWarningCountsTheTries() {
        const auto all = rows();
        const QString sentence = models::luckSentence(lab::rank(grid(), all, lab::Objective::Sharpe));
        QVERIFY2(sentence.startsWith(u"11 combinations were tried"_s) && sentence.contains(u"2.00"_s),
                 qPrintable(sentence));
        const auto one = std::span(all).subspan(1, 1);
        QVERIFY(models::luckSentence(lab::rank(grid(), one, lab::Objective::Sharpe))
                    .contains(u"cannot be said"_s));
    }
};

QTEST_GUILESS_MAIN(TestSweepRows)
#include "tst_sweep_rows.moc"
