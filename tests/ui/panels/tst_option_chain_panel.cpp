// SPDX-License-Identifier: GPL-3.0-or-later
// The chain: bid left of ask, click a bid to sell, keys for expiration and middle, the pick and why others
// lost; and what it says without a chain.
#include "models/text/numbers.h"
#include "tests/ui/panels/panel_test.h"
#include "ui/panels/common/layout.h"
#include "ui/panels/option_chain/chain_view.h"
#include "ui/panels/option_chain/option_chain_panel.h"

#include <QHeaderView>
#include <QSignalSpy>
#include <QtTest>

using namespace signalbox;
using namespace signalbox::ui;

class TestOptionChainPanel : public QObject {
    Q_OBJECT

    static int columnOf(const QAbstractItemModel& model, const QString& header, int nth) {
        for (int i = 0; i < model.columnCount(); ++i) {
            if (model.headerData(i, Qt::Horizontal).toString() == header && nth-- == 0) {
                return i;
            }
        }
        return -1;
    }

private Q_SLOTS:
    void initTestCase() { testing::useTheme(ThemeMode::Dark); }

    void opensOnThePickAndTheMoney() {
        OptionChainPanel panel;
        const auto day = testing::sampleDay();
        panel.show(day);
        QVERIFY(testing::grabBoth(panel, {435, 405}, QStringLiteral("option_chain")));
        QVERIFY(testing::grabBoth(panel, {900, 600}, QStringLiteral("option_chain_wide")));
        const auto& expiry = day->chain->expiries[static_cast<std::size_t>(panel.currentExpiry())];
        QCOMPARE(expiry.expiration, day->plan.selection->plan->expiration);
        ChainView* view = panel.view();
        const auto inSight = [&](int row) {
            return view->rowAt(1) <= row && row <= view->rowAt(view->viewport()->height() - 2);
        };
        const auto rows = models::chainRows(*day->chain, static_cast<std::size_t>(panel.currentExpiry()),
                                            &*day->plan.selection->plan, {});
        int pick = 0;
        while (rows[static_cast<std::size_t>(pick)].chosen != models::SideHint::Sell) {
            ++pick;
        }
        QVERIFY2(inSight(pick), "the pick is in sight");
        QTest::keyClick(view, Qt::Key_Space);
        QVERIFY(testing::grabBoth(panel, {435, 405}, QStringLiteral("option_chain_money")));
        QVERIFY2(inSight(models::atTheMoneyRow(rows, 2834.4)), "the strike at the money is in sight");
    }

    void opensOnAnOptionThatIsBoughtAlone() { // BRK-I2, ATR-O3: no leg is sold
        auto day = std::make_shared<session::DayState>(*testing::sampleDay());
        structures::TradePlan& plan = *day->plan.selection->plan;
        plan.legs.erase(plan.legs.begin());
        QCOMPARE(plan.legs.size(), std::size_t{1});
        QCOMPARE(plan.legs[0].side, structures::Side::Buy);
        OptionChainPanel panel;
        panel.show(day);
        QVERIFY(testing::grabBoth(panel, {300, 300}, QStringLiteral("option_chain_bought")));
        const auto rows =
            models::chainRows(*day->chain, static_cast<std::size_t>(panel.currentExpiry()), &plan, {});
        int pick = 0;
        while (rows[static_cast<std::size_t>(pick)].chosen != models::SideHint::Buy) {
            ++pick;
        }
        ChainView* view = panel.view();
        QVERIFY(view->rowAt(1) <= pick);
        QVERIFY(pick <= view->rowAt(view->viewport()->height() - 2));
    }

    void theMarksFollowTheTicketAsChanged() {
        OptionChainPanel panel;
        const auto day = testing::sampleDay();
        panel.show(day);
        const auto marked = [&panel](models::SideHint side) {
            const QAbstractItemModel& model = *panel.view()->model();
            QStringList strikes;
            for (int row = 0; row < model.rowCount(); ++row) {
                const QModelIndex strike = model.index(row, columnOf(model, QStringLiteral("strike"), 0));
                if (strike.data(models::LegRole).toInt() == static_cast<int>(side)) {
                    strikes << strike.data().toString();
                }
            }
            return strikes.join(QLatin1Char(' '));
        };
        const QString picked = marked(models::SideHint::Sell);
        auto changed = std::make_shared<session::PlanOutcome>(day->plan);
        structures::Leg& sold = changed->selection->plan->legs.front();
        const auto& block =
            *day->chain->chain->find(sold.contract.expiration, changed->selection->plan->settlement);
        sold.contract.strike = block.strikes[*block.indexOf(sold.contract.strike) + 1];
        panel.showPlan(changed);
        QCOMPARE(marked(models::SideHint::Sell), models::strike(sold.contract.strike));
        QVERIFY(marked(models::SideHint::Sell) != picked);
        QVERIFY(panel.findChild<Sentence*>()->text().contains(models::strike(sold.contract.strike)));
        panel.showPlan(nullptr);
        QCOMPARE(marked(models::SideHint::Sell), picked);
        QVERIFY(!panel.findChild<Sentence*>()->text().contains(models::strike(sold.contract.strike)));
    }

    void theSideOfThePickIsNeverDropped() {
        auto day = std::make_shared<session::DayState>(*testing::sampleDay());
        OptionChainPanel puts;
        puts.show(day);
        structures::TradePlan& plan = *day->plan.selection->plan;
        plan.legs.erase(plan.legs.begin());
        plan.legs[0].contract.right = market::Right::Call;
        auto calls = std::make_unique<OptionChainPanel>();
        calls->show(std::make_shared<session::DayState>(*day));
        for (OptionChainPanel* panel : {&puts, calls.get()}) {
            const bool call = panel == calls.get();
            QVERIFY(testing::grabBoth(*panel, {290, 400}, QStringLiteral("option_chain_narrow")));
            ChainView* view = panel->view();
            const QAbstractItemModel& model = *view->model();
            for (const QString& header : {QStringLiteral("bid"), QStringLiteral("ask")}) {
                QVERIFY(!view->isColumnHidden(columnOf(model, header, call ? 0 : 1)));
                QVERIFY2(view->isColumnHidden(columnOf(model, header, call ? 1 : 0)), "no room for both");
            }
            // The mark stands beside the quotes that it speaks of.
            const int mark = model.columnCount() - 1;
            const int strike = columnOf(model, QStringLiteral("strike"), 0);
            QVERIFY(!view->isColumnHidden(mark));
            QCOMPARE(view->columnViewportPosition(mark) < view->columnViewportPosition(strike), call);
        }
    }

    void theTagOfTheSpotHidesNoNumber() {
        OptionChainPanel panel;
        const auto day = testing::sampleDay();
        panel.show(day);
        testing::grabBoth(panel, {560, 500}, QStringLiteral("option_chain_tag"));
        ChainView* view = panel.view();
        QTest::keyClick(view, Qt::Key_Space);
        QVERIFY(testing::grabBoth(panel, {560, 500}, QStringLiteral("option_chain_tag")));
        const QRect tag = view->spotTag();
        QVERIFY(!tag.isEmpty());
        const int row = view->rowAt(tag.center().y());
        const int plain = view->verticalHeader()->defaultSectionSize();
        const QRect cell = view->visualRect(view->model()->index(row, 6));
        QVERIFY(cell.contains(QRect(cell.left(), tag.top(), 1, tag.height())));
        QVERIFY(cell.bottom() - tag.bottom() >= plain - 1); // a whole row is left for the numbers
        QCOMPARE(view->rowHeight(row - 1), plain);
        // The taller row goes where the spot goes: another expiration has other strikes.
        QTest::keyClick(view, Qt::Key_BracketRight);
        int taller = 0;
        for (int i = 0; i < view->model()->rowCount(); ++i) {
            taller += view->rowHeight(i) > plain ? 1 : 0;
        }
        QCOMPARE(taller, 1);
    }

    void aClickOnABidSellsAndOnAnAskBuys() {
        OptionChainPanel panel;
        panel.show(testing::sampleDay());
        testing::grabBoth(panel, {900, 600}, QStringLiteral("option_chain_click"));
        ChainView* view = panel.view();
        QSignalSpy clicked(&panel, &OptionChainPanel::legClicked);
        const int row = view->rowAt(view->viewport()->height() / 2);
        const int putBid = columnOf(*view->model(), QStringLiteral("bid"), 1);
        const int callAsk = columnOf(*view->model(), QStringLiteral("ask"), 0);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                          view->visualRect(view->model()->index(row, putBid)).center());
        QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::ControlModifier,
                          view->visualRect(view->model()->index(row, callAsk)).center());
        QCOMPARE(clicked.size(), 2);
        const auto sold = clicked[0][0].value<structures::Leg>();
        QCOMPARE(sold.side, structures::Side::Sell);
        QCOMPARE(sold.contract.right, market::Right::Put);
        QVERIFY(!clicked[0][1].toBool());
        const auto bought = clicked[1][0].value<structures::Leg>();
        QCOMPARE(bought.side, structures::Side::Buy);
        QCOMPARE(bought.contract.right, market::Right::Call);
        QVERIFY(clicked[1][1].toBool());
    }

    void keysChangeTheExpiration() {
        OptionChainPanel panel;
        panel.show(testing::sampleDay());
        testing::grabBoth(panel, {435, 405}, QStringLiteral("option_chain_keys"));
        const int before = panel.currentExpiry();
        QTest::keyClick(panel.view(), Qt::Key_BracketRight);
        QCOMPARE(panel.currentExpiry(), before + 1);
        QTest::keyClick(panel.view(), Qt::Key_BracketLeft);
        QTest::keyClick(panel.view(), Qt::Key_Space);
        QCOMPARE(panel.currentExpiry(), before);
    }

    void theSameDayAgainChangesNothing() {
        OptionChainPanel panel;
        const auto day = testing::sampleDay();
        panel.show(day);
        testing::grabBoth(panel, {435, 405}, QStringLiteral("option_chain_same"));
        panel.setCurrentExpiry(2);
        QSignalSpy changed(panel.view()->model(), &QAbstractItemModel::dataChanged);
        panel.show(day);
        QCOMPARE(changed.size(), 0);
        QCOMPARE(panel.currentExpiry(), 2);
    }

    void saysThatThereIsNoChain() {
        OptionChainPanel panel;
        panel.show(testing::sampleNoDataDay());
        QVERIFY(panel.isEmpty());
        QVERIFY(panel.emptyState()->accessibleName().contains(QStringLiteral("No option chain")));
        QVERIFY(testing::grabBoth(panel, {435, 405}, QStringLiteral("option_chain_empty")));
        panel.show(testing::sampleDay());
        QVERIFY(!panel.isEmpty());
    }
};

QTEST_MAIN(TestOptionChainPanel)
#include "tst_option_chain_panel.moc"
