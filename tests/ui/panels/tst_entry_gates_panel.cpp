// SPDX-License-Identifier: GPL-3.0-or-later
// Verdict, levers and gates (OPT-E): a blocked day, an entry, warm-up, a halt, and a day without data.
#include "tests/ui/panels/panel_test.h"
#include "ui/panels/entry_gates/entry_gates_panel.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/lever_frame.h"
#include "ui/widgets/verdict_line.h"

#include <QAbstractButton>
#include <QSignalSpy>
#include <QtTest>

using namespace signalbox;
using namespace signalbox::ui;

class TestEntryGatesPanel : public QObject {
    Q_OBJECT

    static QString verdict(const EntryGatesPanel& panel) {
        return panel.findChild<VerdictLine*>()->accessibleName();
    }
    static QString sentence(const EntryGatesPanel& panel) {
        return panel.findChild<VerdictLine*>()->accessibleDescription();
    }

private Q_SLOTS:
    void initTestCase() { testing::useTheme(ThemeMode::Dark); }

    void showsWhatBlocks() {
        EntryGatesPanel panel;
        panel.show(testing::sampleDay());
        QVERIFY(verdict(panel).contains(QStringLiteral("NO TRADE")));
        QVERIFY2(sentence(panel).contains(QStringLiteral("Capacity")), qPrintable(sentence(panel)));
        const auto levers = panel.findChild<LeverFrame*>()->levers();
        QCOMPARE(levers.size(), 10);
        QCOMPARE(levers[0].state, LeverState::Passed);
        QCOMPARE(levers[7].state, LeverState::Off);
        QCOMPARE(levers[8].state, LeverState::Blocked);
        QVERIFY(levers[8].blocking);
        QCOMPARE(levers[9].state, LeverState::NotEvaluated);
        QCOMPARE(panel.findChild<DataTable*>()->model()->rowCount(), 15);
        QVERIFY(testing::grabBoth(panel, {690, 405}, QStringLiteral("entry_gates")));
        QVERIFY(testing::grabBoth(panel, {420, 405}, QStringLiteral("entry_gates_narrow")));
        for (auto* button : panel.findChildren<QAbstractButton*>()) {
            if (button->isCheckable()) {
                button->click();
            }
        }
        QVERIFY(panel.studiesAll());
        QCOMPARE(panel.findChild<LeverFrame*>()->levers()[9].state, LeverState::Passed);
        QVERIFY(verdict(panel).contains(QStringLiteral("NO TRADE")));
    }

    void asksToCopyAndToJump() {
        EntryGatesPanel panel;
        panel.show(testing::sampleDay());
        QSignalSpy copied(&panel, &EntryGatesPanel::copyEvaluationRequested);
        QSignalSpy jumped(&panel, &EntryGatesPanel::jumpToChart);
        for (auto* button : panel.findChildren<QAbstractButton*>()) {
            if (!button->isCheckable()) {
                button->click();
            }
        }
        QCOMPARE(copied.size(), 1);
        QCOMPARE(jumped.size(), 1);
    }

    void everyVerdictIsItsOwnState() {
        EntryGatesPanel panel;
        panel.show(testing::sampleEntryDay());
        QVERIFY(verdict(panel).contains(QStringLiteral("ENTRY")));
        QVERIFY(testing::grabBoth(panel, {690, 405}, QStringLiteral("entry_gates_entry")));
        panel.show(testing::sampleWarmupDay());
        QVERIFY(verdict(panel).contains(QStringLiteral("WARM-UP")));
        QVERIFY2(sentence(panel).contains(QStringLiteral("37")), qPrintable(sentence(panel)));
        QVERIFY(testing::grabBoth(panel, {690, 405}, QStringLiteral("entry_gates_warmup")));
        panel.show(testing::sampleHaltedDay());
        QVERIFY(verdict(panel).contains(QStringLiteral("HALTED")));
        QVERIFY(sentence(panel).contains(QStringLiteral("Circuit breaker")));
        panel.show(testing::sampleNoDataDay());
        QVERIFY(verdict(panel).contains(QStringLiteral("NO DATA")));
        QCOMPARE(panel.findChild<LeverFrame*>()->levers()[0].state, LeverState::NoData);
        QVERIFY(testing::grabBoth(panel, {690, 405}, QStringLiteral("entry_gates_no_data")));
        panel.show(testing::sampleEmptyDay());
        QVERIFY(panel.isEmpty());
        QVERIFY(testing::grabBoth(panel, {690, 405}, QStringLiteral("entry_gates_empty")));
    }
};

QTEST_MAIN(TestEntryGatesPanel)
#include "tst_entry_gates_panel.moc"
