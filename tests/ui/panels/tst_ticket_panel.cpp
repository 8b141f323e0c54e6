// SPDX-License-Identifier: GPL-3.0-or-later
// The ticket: an approved plan can be copied, a vetoed or hypothetical one cannot and says why; edits are
// wishes; the wheel never changes an order by accident (trader-conventions 3).
#include "tests/ui/panels/panel_test.h"
#include "ui/panels/common/fact_list.h"
#include "ui/panels/ticket/quantity_box.h"
#include "ui/panels/ticket/ticket_panel.h"
#include "ui/widgets/price_slider.h"
#include "ui/widgets/reason_box.h"

#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QWheelEvent>
#include <QtTest>

using namespace signalbox;
using namespace signalbox::ui;

class TestTicketPanel : public QObject {
    Q_OBJECT

    static QToolButton* copyButton(const TicketPanel& panel) {
        for (auto* button : panel.findChildren<QToolButton*>()) {
            if (button->menu() != nullptr) {
                return button;
            }
        }
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase() { testing::useTheme(ThemeMode::Dark); }

    void anApprovedPlanCanBeCopiedInADialect() {
        TicketPanel panel;
        panel.show(testing::sampleEntryDay());
        QVERIFY(panel.canCopy());
        QVERIFY(panel.canRecord());
        QCOMPARE(panel.findChild<ReasonBox*>()->kind(), ReasonBox::Kind::Approved);
        panel.setOrderText(
            QStringLiteral("SELL -2 VERTICAL SPX 100 (Weeklys) 28 JUN 19 2660/2610 PUT @5.60 LMT"));
        QVERIFY(testing::grabBoth(panel, {435, 440}, QStringLiteral("ticket_approved")));
        QSignalSpy copied(&panel, &TicketPanel::copyRequested);
        QSignalSpy chosen(&panel, &TicketPanel::dialectChanged);
        copyButton(panel)->click();
        QCOMPARE(copied[0][0].toString(), QStringLiteral("thinkorswim"));
        copyButton(panel)->menu()->actions().at(2)->trigger();
        QCOMPARE(chosen[0][0].toString(), QStringLiteral("ibkr"));
        QCOMPARE(copied[1][0].toString(), QStringLiteral("ibkr"));
        QVERIFY(copyButton(panel)->text().contains(QStringLiteral("Interactive Brokers")));
    }

    void aStudyIsNotApproved() {
        TicketPanel panel;
        panel.show(testing::sampleEntryDay());
        auto study = std::make_shared<session::PlanOutcome>(testing::sampleEntryDay()->plan);
        study->hypothetical = true;
        panel.showPlan(study);
        QCOMPARE(panel.findChild<ReasonBox*>()->kind(), ReasonBox::Kind::Hint);
        QVERIFY(panel.findChild<ReasonBox*>()->accessibleName().startsWith(QStringLiteral("HYPOTHETICAL")));
        QVERIFY(!panel.canCopy());
    }

    void aVetoCannotBeTalkedPast() { // OPT-P2
        TicketPanel panel;
        panel.show(testing::sampleDay());
        QVERIFY(!panel.canCopy());
        QVERIFY(!panel.canRecord());
        QVERIFY(!copyButton(panel)->isEnabled());
        QVERIFY(!copyButton(panel)->toolTip().isEmpty());
        QCOMPARE(panel.findChild<ReasonBox*>()->kind(), ReasonBox::Kind::Veto);
        QVERIFY(panel.findChild<ReasonBox*>()->accessibleName().contains(QStringLiteral("CAPACITY")));
        QVERIFY(testing::grabBoth(panel, {435, 440}, QStringLiteral("ticket_veto")));
        QSignalSpy copied(&panel, &TicketPanel::copyRequested);
        copyButton(panel)->menu()->actions().at(4)->trigger();
        QCOMPARE(copied.size(), 0);
        QCOMPARE(panel.dialect(), QStringLiteral("plain"));
    }

    void editsAreWishes() {
        TicketPanel panel;
        const auto day = testing::sampleEntryDay();
        panel.show(day);
        testing::grabBoth(panel, {435, 640}, QStringLiteral("ticket_tall"));
        QSignalSpy quantity(&panel, &TicketPanel::quantityEdited);
        QSignalSpy price(&panel, &TicketPanel::priceEdited);
        QSignalSpy leg(&panel, &TicketPanel::legMoved);
        panel.findChild<QuantityBox*>()->setValue(3);
        QCOMPARE(quantity[0][0].toLongLong(), 3);
        auto* slider = panel.findChild<PriceSlider*>();
        const auto before = *slider->price();
        QCOMPARE(before, day->plan.selection->plan->limit.toUnits());
        Q_EMIT slider->priceChanged(before + 500);
        QCOMPARE(price[0][0].value<base::Price>().toUnits(), before + 500);
        for (auto* button : panel.findChildren<QToolButton*>()) {
            if (button->accessibleName().contains(QStringLiteral("above"))) {
                button->click();
            }
        }
        QCOMPARE(leg.size(), 2);
        QCOMPARE(leg[1][0].toInt(), 1);
        QCOMPARE(leg[1][1].toInt(), 1);
        auto edited = std::make_shared<session::PlanOutcome>(day->plan);
        edited->verdict.reset();
        panel.showPlan(edited);
        QVERIFY(!panel.canCopy());
        panel.showPlan(nullptr);
        QVERIFY(panel.canCopy());
    }

    void theWheelNeedsTheFocus() {
        TicketPanel panel;
        panel.show(testing::sampleEntryDay());
        testing::grabBoth(panel, {435, 440}, QStringLiteral("ticket_wheel"));
        auto* box = panel.findChild<QuantityBox*>();
        const int before = box->value();
        box->clearFocus();
        QWheelEvent wheel(QPointF(5, 5), box->mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(box, &wheel);
        QCOMPARE(box->value(), before);
    }

    void anOldQuoteRefusesTheCopy() {
        TicketPanel panel;
        panel.show(testing::sampleEntryDay());
        panel.setCopyRefusal(QStringLiteral("The quote is 90 s old; 60 s are allowed."));
        QVERIFY(!panel.canCopy());
        QVERIFY(copyButton(panel)->toolTip().contains(QStringLiteral("90 s")));
    }

    void saysWhyThereIsNoTrade() {
        TicketPanel panel;
        panel.show(testing::sampleNoTradeDay());
        QVERIFY(panel.isEmpty());
        QVERIFY2(panel.emptyState()->accessibleName().contains(QStringLiteral("IV Rank")),
                 qPrintable(panel.emptyState()->accessibleName()));
        QVERIFY(testing::grabBoth(panel, {435, 440}, QStringLiteral("ticket_empty")));
    }

    void aSimulatedTicketSaysSo() {
        TicketPanel panel;
        panel.show(testing::sampleSimulatedDay());
        testing::grabBoth(panel, {435, 440}, QStringLiteral("ticket_simulated"));
        QVERIFY(panel.findChild<Badge*>()->isVisible());
    }
};

QTEST_MAIN(TestTicketPanel)
#include "tst_ticket_panel.moc"
