// SPDX-License-Identifier: GPL-3.0-or-later
// The sweep panel: axes counted before the run, the heat map by peak and plateau, a cell that becomes a
// backtest, and what it refuses; beside it the journal's skipped signals and the near misses of the gates.
#include "engine/base/date.h"
#include "tests/ui/panels/lab_samples.h"
#include "tests/ui/panels/panel_test.h"
#include "ui/charts/heat_map.h"
#include "ui/panels/entry_gates/entry_gates_panel.h"
#include "ui/panels/journal/blocked_views.h"
#include "ui/panels/journal/journal_panel.h"
#include "ui/panels/sweep/axis_rows.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/segmented_control.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

QString words(const QWidget& panel) {
    QStringList texts;
    for (const QLabel* label : panel.findChildren<QLabel*>()) {
        texts << label->text();
    }
    return texts.join(QLatin1Char('\n'));
}

QPushButton* runOf(QWidget& panel) {
    for (QPushButton* button : panel.findChildren<QPushButton*>()) {
        if (button->text().startsWith(QStringLiteral("Run"))) {
            return button;
        }
    }
    return nullptr;
}

} // namespace

class TestSweepPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { testing::useTheme(ThemeMode::Dark); }

    void combinationsAreCountedBeforeTheyRun() {
        SweepPanel panel;
        panel.setKnownDays(QDate(2015, 1, 2), QDate(2015, 12, 31));
        QVERIFY(testing::grabBoth(panel, {540, 520}, QStringLiteral("sweep_empty")));
        QVERIFY2(words(panel).contains(QStringLiteral("6 × 5 = 30 combinations")), qPrintable(words(panel)));
        auto* axes = panel.findChild<AxisRows*>();
        axes->setAxes({QStringLiteral("min_iv_rank=30:70:1"), QStringLiteral("profit_target_pct=30:70:1"),
                       QStringLiteral("ts_source=VX,VIX_VIX3M")});
        QVERIFY2(words(panel).contains(QStringLiteral("combinations")), qPrintable(words(panel)));
        QCOMPARE(axes->axes().last(), QStringLiteral("optimus.ts_source=VX,VIX_VIX3M"));
        QCOMPARE(axes->grid()->axes().size(), std::size_t{3});
        QSignalSpy asked(&panel, &SweepPanel::runRequested);
        runOf(panel)->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<SweepChoice>().vary.size(), 3);
    }

    void whatCannotBeVariedIsRefused() {
        SweepPanel panel;
        panel.setKnownDays(QDate(2015, 1, 2), QDate(2015, 12, 31));
        QSignalSpy asked(&panel, &SweepPanel::runRequested);
        auto* axes = panel.findChild<AxisRows*>();
        for (const char* wrong : {"min_iv_rank=35:60:0", "min_iv_rank=60:35:5", "min_iv_rank=10:99:1"}) {
            axes->setAxes({QString::fromLatin1(wrong)});
            QVERIFY2(!axes->problem().isEmpty(), wrong);
            QVERIFY(!runOf(panel)->isEnabled());
            QVERIFY(words(panel).contains(QStringLiteral("min_iv_rank")));
        }
        // One parameter on two axes is no grid.
        axes->setAxes({QStringLiteral("min_iv_rank=35:60:5"), QStringLiteral("min_iv_rank=35:60:5")});
        QVERIFY(!axes->problem().isEmpty());
        QVERIFY(asked.isEmpty());
    }

    void theMapShowsWhatIsBestAndACellBecomesABacktest() {
        SweepPanel panel;
        panel.setKnownDays(QDate(2015, 1, 2), QDate(2015, 12, 31));
        const ShownSweep sweep = testing::sampleSweep();
        panel.show(sweep);
        QVERIFY(testing::grabBoth(panel, {560, 620}, QStringLiteral("sweep")));
        auto* map = panel.findChild<HeatMap*>();
        QCOMPARE(map->heat().xValues.size(), 6);
        QCOMPARE(map->heat().yValues.size(), 5);
        // The drift is highest at 50 (fake_sweep.h): its column is the strongest, 35 the weakest.
        QCOMPARE(map->strengthOf(map->heat().at(3, 4)).value_or(-1), 1.0);
        QVERIFY(map->strengthOf(map->heat().at(0, 0)).value_or(1) < 0.2);
        QVERIFY(words(panel).contains(QStringLiteral("30 combinations were tried")));
        QSignalSpy chosen(&panel, &SweepPanel::combinationChosen);
        QTest::mouseClick(map, Qt::LeftButton, {}, map->cellRect(3, 4).center());
        QCOMPARE(chosen.size(), 1);
        const auto wanted = chosen[0][0].value<SpanChoice>();
        QCOMPARE(wanted.changes,
                 (QStringList{QStringLiteral("min_iv_rank=50"), QStringLiteral("profit_target_pct=60")}));
        QCOMPARE(wanted.from, QDate(2015, 1, 2));
        // By keyboard: one to the left, Enter.
        map->setFocus();
        QTest::keyClick(map, Qt::Key_Left);
        QTest::keyClick(map, Qt::Key_Return);
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen[1][0].value<SpanChoice>().changes.first(), QStringLiteral("min_iv_rank=45"));
        auto* view = panel.findChild<SegmentedControl*>();
        QTest::keyClick(view, Qt::Key_Right);
        QVERIFY(testing::grabBoth(panel, {560, 620}, QStringLiteral("sweep_plateau")));
        QVERIFY(map->summary().contains(QStringLiteral("Sharpe")));
    }

    void aCancelledSweepKeepsWhatWasDone() {
        SweepPanel panel;
        panel.setKnownDays(QDate(2015, 1, 2), QDate(2015, 12, 31));
        QSignalSpy cancelled(&panel, &SweepPanel::cancelRequested);
        panel.showRunning(0.2, QStringLiteral("7 of 30 combinations"));
        for (QPushButton* button : panel.findChildren<QPushButton*>()) {
            if (button->text() == QStringLiteral("Cancel")) {
                button->click();
            }
        }
        QCOMPARE(cancelled.size(), 1);
        panel.showCancelled();
        QVERIFY(panel.emptyState()->accessibleName().contains(QStringLiteral("cancelled")));
        panel.show(testing::sampleSweep(true));
        QVERIFY(testing::grabBoth(panel, {560, 620}, QStringLiteral("sweep_cancelled")));
        QVERIFY(words(panel).contains(QStringLiteral("Cancelled after 7 of 30")));
        auto* map = panel.findChild<HeatMap*>();
        QVERIFY(map->strengthOf(map->heat().at(0, 0)).has_value());
        QVERIFY(!map->strengthOf(map->heat().at(5, 4)).has_value()); // not run: hatched
    }

    void theJournalShowsWhatWasSkippedAndWhatGatesAreWorth() {
        JournalPanel panel;
        QSignalSpy wanted(&panel, &JournalPanel::skippedWanted);
        panel.setView(JournalView::Skipped);
        QCOMPARE(wanted.size(), 1); // worked out only when somebody looks
        panel.blocked().setRunning(-1, QStringLiteral("Loading the span"));
        panel.setView(JournalView::Prices);
        QCOMPARE(wanted.size(), 1);
        panel.blocked().setCancelled();
        panel.showSkipped(testing::sampleBlocked(), QStringLiteral("2 Jan 2026 – 31 Mar 2026"));
        QVERIFY(testing::grabBoth(panel, {560, 300}, QStringLiteral("journal_prices")));
        panel.setView(JournalView::Skipped);
        QVERIFY(testing::grabBoth(panel, {560, 300}, QStringLiteral("journal_skipped")));
        QCOMPARE(wanted.size(), 1);
        DataTable* table = nullptr;
        for (DataTable* one : panel.findChildren<DataTable*>()) {
            if (one->accessibleName().startsWith(QStringLiteral("Skipped"))) {
                table = one;
            }
        }
        QCOMPARE(table->model()->rowCount(), 13);
        // The latest first: a signal without a chain has no result, and that is no zero.
        QCOMPARE(table->model()->index(0, 4).data().toString(), QString(QChar(0x2014)));
        panel.findChild<QLineEdit*>()->setText(QStringLiteral("trend"));
        QCOMPARE(table->model()->rowCount(), 4);
        QSignalSpy day(&panel.blocked(), &BlockedViews::dayChosen);
        Q_EMIT table->rowActivated(0);
        QCOMPARE(day.size(), 1);
        panel.forgetSkipped(); // another day: what is known is no longer of it
        QVERIFY(!panel.blocked().isKnown());
    }

    void aBlockedDaySaysHowNearItWas() {
        EntryGatesPanel panel;
        const SharedDay day = testing::sampleDay();
        panel.show(day);
        auto report = std::make_shared<lab::NearMissReport>();
        report->date = day->date;
        report->underlying = day->underlying;
        report->decision = entry::Decision::NoTrade;
        report->inputs = {{"VIX", "points", "18.06", "21.423917", "21.4239", 0.83}};
        report->parameters = {{"min_iv_rank", "%", "50", "44", "45", 0.15}};
        panel.showNearMisses(report);
        QVERIFY(testing::grabBoth(panel, {560, 820}, QStringLiteral("gates_near_miss")));
        const QString said = words(panel);
        QVERIFY2(said.contains(QStringLiteral("18.06 → 21.42 (0.8 sd)")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("50 % → 44 %")), qPrintable(said));
        // A hair's breadth is told as one, and two figures never look alike.
        auto close = std::make_shared<lab::NearMissReport>(*report);
        close->inputs = {{"VIX", "points", "14.53", "14.53001", "14.53", 8e-6}};
        close->parameters = {{"min_iv_rank", "%", "50", "49.99999", "50", 2.5e-7}};
        panel.showNearMisses(close);
        QVERIFY2(words(panel).contains(QStringLiteral("14.53 → 14.53001 (under 0.1 sd)")),
                 qPrintable(words(panel)));
        QVERIFY(words(panel).contains(QStringLiteral("50 % → 49.99999 %")));
        panel.showNearMisses(report);
        // An answer about another day is no answer.
        auto other = std::make_shared<lab::NearMissReport>(*report);
        other->date = day->date + base::CalendarDays(1);
        other->inputs.clear();
        panel.showNearMisses(other);
        QVERIFY(words(panel).contains(QStringLiteral("21.42")));
    }
};

QTEST_MAIN(TestSweepPanel)
#include "tst_sweep_panel.moc"
