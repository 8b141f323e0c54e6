// SPDX-License-Identifier: GPL-3.0-or-later
// The scanner: thirty thousand rows without a pause, what passes first, filters by the check that stops, a
// click that shows the symbol, rows that arrive while it runs.
#include "tests/ui/panels/panel_test.h"
#include "tests/ui/panels/scan_samples.h"
#include "ui/panels/scanner/scanner_panel.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/segmented_control.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace signalbox;
using namespace signalbox::ui;
using models::ScanView;

namespace {

ShownScan shownOf(std::uint32_t symbols, bool running = false) {
    return {testing::sampleScan(symbols),
            scan::System::AtrMatrix,
            QStringLiteral("all"),
            {},
            running,
            true,
            0.12};
}

ScannerPanel* made() {
    auto* panel = new ScannerPanel;
    panel->setSystems({{scan::System::AtrMatrix, QStringLiteral("ATR Matrix")},
                       {scan::System::Breakout, QStringLiteral("Breakout")}});
    panel->setUniverses({QStringLiteral("all"), QStringLiteral("high-beta")});
    return panel;
}

int columnOf(const models::ScanTableModel& model, const QString& key) {
    for (int column = 0; column < model.columnCount(); ++column) {
        if (model.columnKey(column) == key) {
            return column;
        }
    }
    return -1;
}

} // namespace

class TestScannerPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { testing::useTheme(ThemeMode::Dark); }

    void asksForSystemAndUniverse() {
        const std::unique_ptr<ScannerPanel> panel(made());
        QSignalSpy asked(panel.get(), &ScannerPanel::runRequested);
        panel->setSystem(scan::System::Breakout);
        panel->ask();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][1].toString(), QStringLiteral("all"));
        QCOMPARE(panel->system(), scan::System::Breakout);
        QVERIFY(testing::grabBoth(*panel, {690, 420}, QStringLiteral("scanner_empty")));
    }

    void whatWasFoundOnAnotherDayIsNotShown() { // product.md: a past day shows nothing later
        const std::unique_ptr<ScannerPanel> panel(made());
        const base::Date found = base::makeDate(2026, 6, 2);
        panel->setDay(found);
        panel->show(shownOf(70));
        const int rows = panel->model().rowCount();
        QVERIFY(rows > 0);
        auto* empty = panel->findChild<EmptyState*>();
        panel->setDay(base::makeDate(2026, 5, 22));
        QCOMPARE(panel->model().rowCount(), 0);
        QVERIFY(testing::grabBoth(*panel, {690, 420}, QStringLiteral("scanner_other_day")));
        QVERIFY(empty->isVisible());
        QVERIFY(empty->accessibleName().contains(QStringLiteral("22 May 2026")));
        QVERIFY(panel->heading()->note().isEmpty());
        panel->show(shownOf(70)); // a scan of the other day that ends now
        QCOMPARE(panel->model().rowCount(), 0);
        panel->setDay(found);
        QCOMPARE(panel->model().rowCount(), rows);
        QVERIFY(!empty->isVisible());
    }

    void showsWhatPassesFirstByScore() {
        const std::unique_ptr<ScannerPanel> panel(made());
        const ShownScan shown = shownOf(700);
        const scan::SystemScan* scan = shown.result->of(scan::System::AtrMatrix);
        panel->show(shown);
        QVERIFY(testing::grabBoth(*panel, {690, 460}, QStringLiteral("scanner")));
        QVERIFY(testing::grabBoth(*panel, {470, 400}, QStringLiteral("scanner_narrow")));
        QVERIFY(testing::grabBoth(*panel, {1300, 600}, QStringLiteral("scanner_wide")));
        const models::ScanTableModel& model = panel->model();
        QCOMPARE(model.rowCount(), static_cast<int>(scan->counts.passed));
        const int score = columnOf(model, QStringLiteral("score"));
        double before = 1e9;
        for (int row = 0; row < model.rowCount(); ++row) {
            const double now = model.index(row, score).data().toString().toDouble();
            QVERIFY(now <= before);
            before = now;
        }
    }

    void thirtyTwoThousandRowsAreFilteredAndSortedWithoutAPause() {
        const std::unique_ptr<ScannerPanel> panel(made());
        panel->resize(900, 600);
        panel->QWidget::show();
        const ShownScan scan = shownOf(32'345);
        QElapsedTimer timer;
        timer.start();
        panel->show(scan);
        const qint64 shown = timer.restart();
        panel->setView(ScanView::All);
        const qint64 all = timer.restart();
        const models::ScanTableModel& model = panel->model();
        panel->table()->sortByColumn(columnOf(model, QStringLiteral("z_price")), Qt::DescendingOrder);
        const qint64 sorted = timer.restart();
        panel->grab();
        const qint64 painted = timer.elapsed();
        qInfo(
            "32,345 symbols: shown in %lld ms, all listed in %lld ms, sorted in %lld ms, painted in %lld ms",
            shown, all, sorted, painted);
        QVERIFY(model.rowCount() > 32'000);
        QCOMPARE(model.index(0, columnOf(model, QStringLiteral("z_price"))).data().toString(),
                 QStringLiteral("+2.99"));
        // Debug builds on a loaded machine have room; a row-by-row model would take seconds.
        QVERIFY2(shown + all + sorted + painted < 1'500, "a person would notice");
    }

    void whatStopsCanBeChosen() {
        const std::unique_ptr<ScannerPanel> panel(made());
        const ShownScan shown = shownOf(700);
        panel->show(shown);
        panel->setView(ScanView::All);
        auto* checks = panel->findChildren<QComboBox*>().last();
        for (const models::ScanCount& count :
             models::failCounts(*shown.result->of(scan::System::AtrMatrix))) {
            checks->setCurrentIndex(checks->findData(count.check));
            QCOMPARE(panel->model().rowCount(), static_cast<int>(count.symbols));
        }
        panel->setView(ScanView::Skipped);
        QCOMPARE(panel->model().rowCount(), 140);
        panel->setView(ScanView::Nearest);
        QCOMPARE(panel->model().rowCount(), 100); // what the scan keeps
    }

    void aClickShowsTheSymbolEverywhere() {
        const std::unique_ptr<ScannerPanel> panel(made());
        panel->resize(700, 500);
        panel->QWidget::show();
        panel->show(shownOf(70));
        QSignalSpy chosen(panel.get(), &ScannerPanel::symbolChosen);
        DataTable* table = panel->table();
        const QModelIndex second = table->model()->index(1, 2);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::NoModifier,
                          table->visualRect(second).center());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][1].toString(), second.data().toString());
        QTest::keyClick(table, Qt::Key_Down);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen[1][1].toString(), panel->selectedSymbol());
    }

    void theChosenRowStaysWhileOthersArrive() {
        const std::unique_ptr<ScannerPanel> panel(made());
        panel->resize(700, 500);
        panel->QWidget::show();
        panel->showRunning();
        panel->show(shownOf(70, true));
        DataTable* table = panel->table();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::NoModifier,
                          table->visualRect(table->model()->index(1, 2)).center());
        const QString symbol = panel->selectedSymbol();
        panel->show(shownOf(700, true));
        QCOMPARE(panel->selectedSymbol(), symbol);
        panel->showProgress(700, 1'000);
        panel->showCancelled();
        QCOMPARE(panel->selectedSymbol(), symbol);
    }

    void failuresSaySo() {
        const std::unique_ptr<ScannerPanel> panel(made());
        panel->showFailed(QStringLiteral("no bars of any symbol on 2026-06-03"));
        QCOMPARE(panel->model().rowCount(), 0);
        QVERIFY(testing::grabBoth(*panel, {690, 300}, QStringLiteral("scanner_failed")));
    }
};

QTEST_MAIN(TestScannerPanel)
#include "tst_scanner_panel.moc"
