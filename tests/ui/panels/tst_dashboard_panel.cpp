// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard: numbers with signs, work of the day in red, dashes for what is missing.
#include "tests/ui/panels/panel_test.h"
#include "ui/panels/dashboard/dashboard_panel.h"
#include "ui/widgets/tile.h"

#include <QtTest>

using namespace signalbox;
using namespace signalbox::ui;

class TestDashboardPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { testing::useTheme(ThemeMode::Dark); }

    void showsTheDayOnOneScreen() {
        DashboardPanel panel;
        panel.show(testing::sampleDay());
        QVERIFY(testing::grabBoth(panel, {290, 440}, QStringLiteral("dashboard")));
        QVERIFY(testing::grabBoth(panel, {800, 300}, QStringLiteral("dashboard_wide")));
        QCOMPARE(panel.tile(QStringLiteral("delta"))->value(), QStringLiteral("+0.17"));
        QCOMPARE(panel.tile(QStringLiteral("theta"))->value(), QStringLiteral("+$106"));
        QVERIFY(panel.tile(QStringLiteral("do_today"))
                    ->accessibleDescription()
                    .contains(QStringLiteral("OVERDUE")));
        QVERIFY(panel.tile(QStringLiteral("alerts"))->isVisibleTo(&panel));
    }

    void itSaysOfWhatItIs() {
        auto day = std::make_shared<session::DayState>(*testing::sampleDay());
        DashboardPanel panel;
        panel.show(day);
        QVERIFY(panel.tile(QStringLiteral("open_pl"))->toolTip().contains(QStringLiteral("in every symbol")));
        QVERIFY(panel.tile(QStringLiteral("account"))->toolTip().contains(QStringLiteral("not closed yet")));
        auto closed = std::make_shared<session::DayState>(*day);
        closed->dashboard.dayClosed = true;
        panel.show(closed);
        QVERIFY(panel.tile(QStringLiteral("account"))->toolTip().contains(QStringLiteral("As journaled")));
    }

    void whatIsMissingIsADash() {
        auto day = std::make_shared<session::DayState>(*testing::sampleDay());
        day->dashboard.openPl.reset();
        day->dashboard.aggregateTheta.reset();
        day->dashboard.winRate.reset();
        day->dashboard.doToday.clear();
        day->dashboard.alerts.clear();
        DashboardPanel panel;
        panel.show(day);
        QVERIFY(testing::grabBoth(panel, {290, 440}, QStringLiteral("dashboard_missing")));
        QCOMPARE(panel.tile(QStringLiteral("open_pl"))->value(), QStringLiteral("—"));
        QCOMPARE(panel.tile(QStringLiteral("theta"))->value(), QStringLiteral("—"));
        QVERIFY(panel.tile(QStringLiteral("record"))->accessibleDescription().contains(QStringLiteral("—")));
        QVERIFY(!panel.tile(QStringLiteral("alerts"))->isVisibleTo(&panel));
        panel.show(testing::sampleEmptyDay());
        QVERIFY(panel.isEmpty());
    }

    void theBreakerSaysWhenAndWhatEndsIt() {
        DashboardPanel panel;
        panel.show(testing::sampleHaltedDay());
        const QString said = panel.tile(QStringLiteral("breaker"))->accessibleDescription();
        QVERIFY2(said.contains(QStringLiteral("22 May 2019")), qPrintable(said));
        QVERIFY(said.contains(QStringLiteral("acknowledgement")));
    }
};

QTEST_MAIN(TestDashboardPanel)
#include "tst_dashboard_panel.moc"
