// SPDX-License-Identifier: GPL-3.0-or-later
// Price chart and risk graph: what they show of a day, and what they say without one.
#include "tests/ui/panels/panel_test.h"
#include "ui/charts/payoff_chart.h"
#include "ui/charts/price_chart.h"
#include "ui/panels/chart/chart_panel.h"
#include "ui/panels/risk_graph/risk_graph_panel.h"

#include <QComboBox>
#include <QSlider>
#include <QtTest>

using namespace signalbox;
using namespace signalbox::ui;

class TestChartPanels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { testing::useTheme(ThemeMode::Dark); }

    void theChartShowsBarsAndStrikes() {
        ChartPanel panel;
        const auto day = testing::sampleDay();
        panel.show(day);
        QVERIFY(testing::grabBoth(panel, {690, 280}, QStringLiteral("chart")));
        QVERIFY(testing::grabBoth(panel, {1100, 600}, QStringLiteral("chart_wide")));
        QCOMPARE(panel.chart()->data().columns, day->chart);
        QVERIFY(!panel.chart()->data().levels.isEmpty());
        QVERIFY(panel.heading()->note().contains(QStringLiteral("2,834.4")));
    }

    void theChartSaysWhatIsMissing() {
        auto day = std::make_shared<session::DayState>(*testing::sampleDay());
        day->chart.reset();
        ChartPanel panel;
        panel.show(day);
        QVERIFY(panel.isEmpty());
        QVERIFY(!panel.emptyState()->accessibleName().isEmpty());
    }

    void theRiskGraphAnswersDateAndVolatility() {
        RiskGraphPanel panel;
        panel.show(testing::sampleDay());
        QVERIFY(testing::grabBoth(panel, {560, 420}, QStringLiteral("risk_graph")));
        auto* chart = panel.findChild<PayoffChart*>();
        const QString before = chart->summary() + chart->readOutAt(2700);
        const auto sliders = panel.findChildren<QSlider*>();
        QCOMPARE(sliders.size(), 2);
        sliders[0]->setValue(20);
        sliders[1]->setValue(5);
        QVERIFY(chart->summary() + chart->readOutAt(2700) != before);
        QVERIFY(panel.findChild<QComboBox*>()->count() >= 4); // the ticket and three spreads
        QVERIFY(testing::grabBoth(panel, {560, 420}, QStringLiteral("risk_graph_later")));
    }

    void theRiskGraphFollowsTheTicketAsChanged() {
        RiskGraphPanel panel;
        const auto day = testing::sampleDay();
        panel.show(day);
        auto* chart = panel.findChild<PayoffChart*>();
        auto* subject = panel.findChild<QComboBox*>();
        const QString picked = chart->summary();
        auto changed = std::make_shared<session::PlanOutcome>(day->plan);
        changed->selection->plan->limit = changed->selection->plan->limit + base::Price::cents(55);
        panel.showPlan(changed);
        QVERIFY(chart->summary() != picked); // another credit, another break-even
        QCOMPARE(subject->currentText(), QStringLiteral("Plan as changed in the ticket"));
        // A position that is looked at stays, whatever happens to the ticket.
        subject->setCurrentIndex(2);
        const QString position = subject->currentText();
        panel.showPlan(nullptr);
        QCOMPARE(subject->currentText(), position);
        subject->setCurrentIndex(0);
        QCOMPARE(chart->summary(), picked);
    }

    void theRiskGraphSaysThatThereIsNothing() {
        RiskGraphPanel panel;
        panel.show(testing::sampleWarmupDay());
        QVERIFY(panel.isEmpty());
        QVERIFY(testing::grabBoth(panel, {560, 420}, QStringLiteral("risk_graph_empty")));
    }
};

QTEST_MAIN(TestChartPanels)
#include "tst_chart_panels.moc"
