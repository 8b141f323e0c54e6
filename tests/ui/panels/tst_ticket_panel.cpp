// SPDX-License-Identifier: GPL-3.0-or-later
// The ticket: an approved plan can be copied, a vetoed or hypothetical one cannot and says why; edits are
// wishes; the wheel never changes an order by accident (trader-conventions 3).
#include "tests/ui/panels/panel_test.h"
#include "ui/panels/common/fact_list.h"
#include "ui/panels/ticket/order_text.h"
#include "ui/panels/ticket/quantity_box.h"
#include "ui/panels/ticket/ticket_panel.h"
#include "ui/widgets/price_slider.h"
#include "ui/widgets/reason_box.h"
#include "ui/widgets/toggle.h"

#include <algorithm>
#include <functional>

#include <QLabel>
#include <QLineEdit>
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
        QVERIFY(panel.orderText().isEmpty());
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

    void theOrderTextGoesWithWhatItSays() {
        TicketPanel panel;
        const auto day = testing::sampleEntryDay();
        panel.show(day);
        const auto copied = [&panel] {
            panel.setOrderText(QStringLiteral("SELL -2 VERTICAL"));
            return !panel.orderText().isEmpty();
        };
        const auto changed = [&day](const std::function<void(session::PlanOutcome&)>& how) {
            auto plan = std::make_shared<session::PlanOutcome>(day->plan);
            how(*plan);
            return plan;
        };
        QVERIFY(copied());
        panel.show(std::make_shared<const session::DayState>(*day)); // the same plan again
        QVERIFY(!panel.orderText().isEmpty());
        const auto tick = base::Price::cents(5);
        panel.showPlan(changed(
            [tick](auto& plan) { plan.selection->plan->limit = plan.selection->plan->limit + tick; }));
        QVERIFY2(panel.orderText().isEmpty(), "the price changed");
        QVERIFY(copied());
        panel.showPlan(nullptr);
        QVERIFY2(panel.orderText().isEmpty(), "back to the plan");
        QVERIFY(copied());
        panel.showPlan(changed([](auto& plan) { plan.size->contracts += 1; }));
        QVERIFY2(panel.orderText().isEmpty(), "the contracts changed");
        panel.showPlan(nullptr);
        QVERIFY(copied());
        panel.showPlan(changed(
            [](auto& plan) { plan.selection->plan->legs[0].contract.strike = base::Strike::dollars(2655); }));
        QVERIFY2(panel.orderText().isEmpty(), "a strike changed");
        panel.showPlan(nullptr);
        QVERIFY(copied());
        panel.show(testing::sampleDay());
        QVERIFY2(panel.orderText().isEmpty(), "it is no longer approved");
        panel.show(day);
        QVERIFY(copied());
        auto later = std::make_shared<session::DayState>(*day);
        later->date = day->nextSession;
        panel.show(later);
        QVERIFY2(panel.orderText().isEmpty(), "the day changed");
    }

    void aLongOrderTextNeverWidensThePanel() {
        TicketPanel panel;
        panel.show(testing::sampleEntryDay());
        testing::grabBoth(panel, {435, 640}, QStringLiteral("ticket_no_text"));
        const int before = panel.minimumSizeHint().width();
        const int wide = panel.sizeHint().width();
        panel.setOrderText(QStringLiteral("{\"contract\":{\"secType\":\"BAG\",") +
                           QString(900, QLatin1Char('x')));
        testing::grabBoth(panel, {435, 640}, QStringLiteral("ticket_long_text"));
        QVERIFY(panel.minimumSizeHint().width() <= before);
        QVERIFY(panel.sizeHint().width() <= wide);
        auto* text = panel.findChild<OrderText*>();
        QVERIFY(text->isVisible());
        QVERIFY(text->width() < 435);
        QVERIFY2(text->height() > 3 * text->fontMetrics().lineSpacing(), "it wraps");
    }

    void anOrderOfTheSignalStandsOverTheApproval() { // OPT-E10, OPT-P1
        TicketPanel panel;
        const auto day = testing::sampleEntryDay();
        panel.show(day);
        const auto* box = panel.findChild<ReasonBox*>();
        auto orders = std::make_shared<book::SignalOrders>();
        orders->strategy = day->strategy;
        orders->underlying = day->underlying;
        orders->signalDate = day->date;
        book::SignalOrder order;
        order.ticket.legs = day->plan.selection->plan->legs;
        order.ticket.contracts = 1;
        order.ticket.limit = day->plan.selection->plan->limit;
        order.ticket.expiration = day->plan.selection->plan->expiration;
        order.ticket.validOn = day->nextSession;
        order.end = book::TicketEnd::Cancelled;
        orders->orders.push_back(order);
        panel.setOrders(std::make_shared<const book::SignalOrders>(*orders));
        QCOMPARE(box->kind(), ReasonBox::Kind::Approved); // it ended, and nothing came of it
        orders->orders[0].end.reset();
        panel.setOrders(std::make_shared<const book::SignalOrders>(*orders));
        QCOMPARE(box->kind(), ReasonBox::Kind::Hint);
        QCOMPARE(box->accessibleName(), QStringLiteral("ORDER LAID OUT"));
        QVERIFY(box->accessibleDescription().contains(QStringLiteral("waits for its fill")));
        orders->orders[0].filled = 1;
        orders->orders[0].end = book::TicketEnd::Filled;
        orders->orders[0].fillPrice = order.ticket.limit;
        panel.setOrders(std::make_shared<const book::SignalOrders>(*orders));
        QCOMPARE(box->kind(), ReasonBox::Kind::Warning);
        QCOMPARE(box->accessibleName(), QStringLiteral("ALREADY FILLED"));
        QVERIFY(testing::grabBoth(panel, {435, 640}, QStringLiteral("ticket_filled")));
        // Another signal has its own orders.
        auto other = std::make_shared<session::DayState>(*day);
        other->underlying = "XSP";
        panel.show(other);
        QCOMPARE(box->kind(), ReasonBox::Kind::Approved);
    }

    void thePadlockOpensWithAnotherTicket() { // trader-conventions 3.5
        TicketPanel panel;
        const auto day = testing::sampleEntryDay();
        panel.show(day);
        auto* slider = panel.findChild<PriceSlider*>();
        slider->stepBy(1);
        QVERIFY(panel.isPriceLocked());
        panel.showPlan(std::make_shared<const session::PlanOutcome>(day->plan));
        QVERIFY(panel.isPriceLocked());
        panel.showPlan(nullptr);
        QVERIFY2(!panel.isPriceLocked(), "reset");
        slider->stepBy(1);
        auto other = std::make_shared<session::DayState>(*day);
        other->underlying = "XSP";
        panel.show(other);
        QVERIFY2(!panel.isPriceLocked(), "symbol");
        slider->stepBy(1);
        auto later = std::make_shared<session::DayState>(*other);
        later->date = day->nextSession;
        panel.show(later);
        QVERIFY2(!panel.isPriceLocked(), "day");
        panel.show(day);
        slider->stepBy(1);
        QSignalSpy released(&panel, &TicketPanel::priceReleased);
        for (auto* button : slider->findChildren<QToolButton*>()) {
            button->click();
        }
        QVERIFY(!panel.isPriceLocked());
        QCOMPARE(released.size(), 1);
    }

    void aHeldPriceIsShownWhereverItIs() {
        TicketPanel panel;
        const auto day = testing::sampleEntryDay();
        panel.show(day);
        auto held = std::make_shared<session::PlanOutcome>(day->plan);
        structures::TradePlan& trade = *held->selection->plan;
        trade.limit = trade.best + base::Price::dollars(9);
        panel.showPlan(held);
        QCOMPARE(*panel.findChild<PriceSlider*>()->price(), trade.limit.toUnits());
    }

    void moreContractsThanTheSizeAreRefusedInWords() {
        TicketPanel panel;
        auto day = std::make_shared<session::DayState>(*testing::sampleEntryDay());
        day->plan.size->contracts = 2;
        day->plan.size->binding = "HEAT";
        panel.show(day);
        const auto said = [&panel](const QString& words) {
            const auto labels = panel.findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(),
                               [&words](const QLabel* label) { return label->text() == words; });
        };
        QVERIFY(said(QStringLiteral("sized: 2, limit by portfolio heat")));
        panel.findChild<QuantityBox*>()->setValue(5);
        panel.showPlan(std::make_shared<const session::PlanOutcome>(day->plan)); // the desk's answer: 2
        QCOMPARE(panel.findChild<QuantityBox*>()->value(), 2);
        QVERIFY(said(QStringLiteral("5 asked for, sized: 2, limit by portfolio heat")));
        panel.findChild<QuantityBox*>()->setValue(1);
        auto fewer = std::make_shared<session::PlanOutcome>(day->plan);
        fewer->size->contracts = 1;
        panel.showPlan(fewer);
        QVERIFY(said(QStringLiteral("sized: 2, limit by portfolio heat")));
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

    void singleKeysActOnlyOutsideTextFields() { // trader-conventions 10
        TicketPanel panel;
        panel.show(testing::sampleEntryDay());
        testing::grabBoth(panel, {435, 440}, QStringLiteral("ticket_keys"));
        auto* box = panel.findChild<QuantityBox*>();
        auto* slider = panel.findChild<PriceSlider*>();
        auto* every = panel.findChild<Toggle*>();
        const int before = box->value();
        panel.activateWindow();
        copyButton(panel)->setFocus();
        QTRY_VERIFY(copyButton(panel)->hasFocus());
        QTest::keyClick(copyButton(panel), Qt::Key_Plus);
        QCOMPARE(box->value(), before + 1);
        QTest::keyClick(copyButton(panel), Qt::Key_Minus);
        QCOMPARE(box->value(), before);
        QTest::keyClick(copyButton(panel), Qt::Key_L);
        QVERIFY(slider->isLocked());
        QTest::keyClick(copyButton(panel), Qt::Key_L);
        QVERIFY(!slider->isLocked());
        QTest::keyClick(copyButton(panel), Qt::Key_G);
        QVERIFY(every->isChecked());
        QTest::keyClick(copyButton(panel), Qt::Key_G, Qt::ControlModifier);
        QVERIFY(every->isChecked());
        auto* field = slider->findChild<QLineEdit*>();
        for (QWidget* typed : {static_cast<QWidget*>(field), static_cast<QWidget*>(box)}) {
            typed->setFocus();
            QTRY_VERIFY(typed->hasFocus());
            for (const auto key : {Qt::Key_Plus, Qt::Key_L, Qt::Key_G}) {
                QTest::keyClick(typed, key);
            }
            QCOMPARE(box->value(), before);
            QVERIFY(!slider->isLocked());
            QVERIFY(every->isChecked());
        }
    }

    void keysOfAnEmptyTicketChangeNothing() {
        TicketPanel panel;
        panel.show(testing::sampleNoTradeDay());
        QSignalSpy asked(&panel, &TicketPanel::quantityEdited);
        for (const auto key : {Qt::Key_Plus, Qt::Key_Minus, Qt::Key_L}) {
            QTest::keyClick(&panel, key);
        }
        QVERIFY(asked.isEmpty());
        QVERIFY(!panel.isPriceLocked());
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
