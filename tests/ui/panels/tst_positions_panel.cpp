// SPDX-License-Identifier: GPL-3.0-or-later
// Positions: what must be done today first, the trigger strip of the selected one, closing as one action; and
// what it says without a position (trader-conventions 5).
#include "tests/ui/panels/panel_test.h"
#include "ui/panels/positions/positions_panel.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/trigger_strip.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace signalbox;
using namespace signalbox::ui;

class TestPositionsPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { testing::useTheme(ThemeMode::Dark); }

    void theUrgentOneIsSelectedAndCanBeClosed() {
        PositionsPanel panel;
        panel.show(testing::sampleDay());
        QVERIFY(testing::grabBoth(panel, {690, 260}, QStringLiteral("positions")));
        QVERIFY(testing::grabBoth(panel, {1100, 320}, QStringLiteral("positions_wide")));
        QVERIFY(testing::grabBoth(panel, {690, 128}, QStringLiteral("positions_low")));
        QVERIFY(!panel.findChild<TriggerStrip*>()->isVisible());
        QVERIFY(testing::grabBoth(panel, {420, 260}, QStringLiteral("positions_narrow")));
        QCOMPARE(panel.selectedPosition(), 2);
        const auto triggers = panel.findChild<TriggerStrip*>()->triggers();
        QCOMPARE(triggers.size(), 5);
        QVERIFY(triggers[0].nearest);
        QCOMPARE(triggers[0].severity, models::Severity::Stop);
        QVERIFY(triggers[0].distance.contains(QStringLiteral("OVERDUE")));
        QSignalSpy closed(&panel, &PositionsPanel::closeRequested);
        QSignalSpy recorded(&panel, &PositionsPanel::recordCloseRequested);
        panel.selectPosition(1);
        for (auto* button : panel.findChildren<QPushButton*>()) {
            if (button->isVisible()) {
                button->click();
            }
        }
        QCOMPARE(closed.size(), 1);
        QCOMPARE(closed[0][0].toInt(), 1);
        QCOMPARE(recorded.size(), 1);
    }

    void theTotalsStayLastWhateverTheOrder() {
        PositionsPanel panel;
        panel.show(testing::sampleDay());
        DataTable* table = panel.table();
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            table->sortByColumn(3, order); // DTE
            QCOMPARE(table->model()->index(3, 0).data().toString(), QStringLiteral("Total"));
            const QString first = table->model()->index(0, 3).data().toString();
            QCOMPARE(first, order == Qt::AscendingOrder ? QStringLiteral("17") : QStringLiteral("31"));
        }
    }

    void aNewDayKeepsTheSelection() {
        PositionsPanel panel;
        panel.show(testing::sampleDay());
        panel.selectPosition(3);
        panel.show(testing::sampleEntryDay());
        QCOMPARE(panel.selectedPosition(), 3);
    }

    void closedTradesAreOneClickAway() {
        PositionsPanel panel;
        panel.show(testing::sampleDay());
        Q_EMIT panel.heading()->findChild<SegmentedControl*>()->currentChanged(1);
        auto* choice = panel.heading()->findChild<SegmentedControl*>();
        choice->setCurrent(1);
        Q_EMIT choice->currentChanged(1);
        QVERIFY(!panel.isEmpty());
        QVERIFY(testing::grabBoth(panel, {690, 300}, QStringLiteral("positions_closed")));
    }

    void saysThatNothingIsOpen() {
        PositionsPanel panel;
        panel.show(testing::sampleNoDataDay());
        QVERIFY(panel.isEmpty());
        QVERIFY(panel.emptyState()->accessibleName().contains(QStringLiteral("No position")));
        QVERIFY(testing::grabBoth(panel, {690, 200}, QStringLiteral("positions_empty")));
    }
};

QTEST_MAIN(TestPositionsPanel)
#include "tst_positions_panel.moc"
