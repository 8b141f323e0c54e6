// SPDX-License-Identifier: GPL-3.0-or-later
// The light (OPT-R5): word, shape, sentence, inputs, ribbon; and NO DATA as its own state.
#include "tests/ui/panels/panel_test.h"
#include "ui/panels/traffic_light/traffic_light_panel.h"
#include "ui/widgets/history_ribbon.h"
#include "ui/widgets/reading_table.h"
#include "ui/widgets/signal_head.h"
#include "ui/widgets/verdict_line.h"

#include <QSignalSpy>
#include <QtTest>

using namespace signalbox;
using namespace signalbox::ui;

class TestTrafficLightPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { testing::useTheme(ThemeMode::Dark); }

    void showsTheLightAndOpensADay() {
        TrafficLightPanel panel;
        panel.show(testing::sampleDay());
        QVERIFY(!panel.isEmpty());
        QCOMPARE(panel.findChild<SignalHead*>()->aspect(), Aspect::Go);
        QVERIFY(panel.findChild<VerdictLine*>()->accessibleName().contains(QStringLiteral("OPEN")));
        QCOMPARE(panel.findChild<ReadingTable*>()->readings().size(), 7);
        auto* ribbon = panel.findChild<HistoryRibbon*>();
        QCOMPARE(ribbon->days().size(), 252);
        QVERIFY(testing::grabBoth(panel, {290, 405}, QStringLiteral("traffic_light")));
        panel.resize(900, 405); // wide enough for a click to mean one day
        QCoreApplication::processEvents();
        QSignalSpy selected(&panel, &TrafficLightPanel::daySelected);
        QTest::mouseClick(ribbon, Qt::LeftButton, {}, ribbon->dayRect(100).center());
        QCOMPARE(selected.size(), 1);
        QCOMPARE(selected[0][0].toDate(), ribbon->days()[100].date);
    }

    void saysWhatIsMissing() {
        TrafficLightPanel panel;
        panel.show(SharedDay());
        QVERIFY(panel.isEmpty());
        panel.show(testing::sampleEmptyDay());
        QVERIFY(panel.isEmpty());
        panel.show(testing::sampleNoDataDay());
        QVERIFY(!panel.isEmpty());
        QCOMPARE(panel.findChild<SignalHead*>()->aspect(), Aspect::NoData);
        QVERIFY(panel.findChild<VerdictLine*>()->accessibleDescription().contains(QStringLiteral("VIX")));
        QVERIFY(testing::grabBoth(panel, {290, 405}, QStringLiteral("traffic_light_no_data")));
    }
};

QTEST_MAIN(TestTrafficLightPanel)
#include "tst_traffic_light_panel.moc"
