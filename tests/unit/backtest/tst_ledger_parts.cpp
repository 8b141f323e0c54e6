// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger of a run on closings in parts, by hand: cash, heat, fees, the mean price of the exit and the net
// P/L to the cent (ATR-X7, SHR-A6, SHR-N8), the streak of any loss (ATR-P6), and sleeves that are apart.
#include "engine/backtest/ledger.h"
#include "engine/base/date.h"
#include "engine/lab/analysis/attribution.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::backtest;
using base::Money;
using base::Price;

namespace {

/// A system that only says who it is.
class Named final : public System {
public:
    Named(std::string key, std::string symbol, risk::BreakerParameters breaker)
        : m_key(std::move(key)), m_symbol(std::move(symbol)), m_breaker(std::move(breaker)) {}
    const std::string& key() const override { return m_key; }
    const std::string& underlying() const override { return m_symbol; }
    const std::string& riskGroup() const override { return m_symbol; }
    DayLine decide(int, const BookNow&) const override { return {}; }
    Order propose(int, int) const override { return {}; }
    Order order(int, int, const AccountNow&) const override { return {}; }
    Mark mark(const Trade&, int, int) const override { return {}; }
    Price ceilTick(Price price) const override { return price; }
    Price floorTick(Price price) const override { return price; }
    risk::BreakerParameters breaker() const override { return m_breaker; }
    bool hasFailureHalts() const override { return false; }

private:
    std::string m_key, m_symbol;
    risk::BreakerParameters m_breaker;
};

risk::BreakerParameters lossStreak(int count) {
    risk::BreakerParameters breaker;
    breaker.count = count;
    breaker.cooldownDays = 5;
    breaker.everyLoss = true;
    breaker.code = "LOSS_STREAK";
    return breaker;
}

Trade callOf(int system, std::int64_t contracts, std::int64_t entryUnits) {
    Trade trade;
    trade.system = system;
    trade.openedOn = base::makeDate(2019, 5, 14);
    trade.expiration = base::makeDate(2019, 6, 14);
    trade.legCount = 1;
    trade.legs[0] = {100'000, market::Right::Call, structures::Side::Buy, 1};
    trade.credit = false;
    trade.contracts = contracts;
    trade.entryPrice = Price::units(entryUnits);
    return trade;
}

} // namespace

class TestLedgerParts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_inputs = {};
        m_inputs.systems = {{&m_nvda, 1500, 0}, {&m_tsla, 1500, 0}, {&m_brk, 500, 1}};
        m_inputs.enabled = {false, true, true};
        m_inputs.equity = Money::dollars(100'000);
        m_inputs.feePerContract = Money::cents(65);
    }

    void scaleOut() {
        Ledger ledger(m_inputs);
        // 7 calls at 2.50: 1,750.00 premium and 4.55 fees.
        ledger.enter(callOf(0, 7, 25'000), 100);
        QCOMPARE(ledger.cash(), Money::cents(10'000'000 - 175'000 - 455));
        QCOMPARE(ledger.open()[0].trade.maxLoss, Money::cents(175'455)); // with the entry fee (SHR-N8)
        QCOMPARE(ledger.heat(), Money::cents(175'000));                  // without it (SHR-A6)
        const base::Date first = base::makeDate(2019, 5, 20);
        // T1 closes ceil(7/4) = 2 at 3.10: 620.00 less 1.30.
        ledger.exit(0, 2, Price::units(31'000), first, 104, book::CloseReason::ScaleT1, Origin::Quotes);
        QCOMPARE(ledger.open().size(), std::size_t(1));
        QCOMPARE(ledger.cash(), Money::cents(10'000'000 - 175'455 + 62'000 - 130));
        QCOMPARE(ledger.heat(), Money::cents(125'000));
        QCOMPARE(ledger.openCount(0), 1);
        QCOMPARE(ledger.closedTrades(0), 0);
        // The five left stand at their last mark, 2.50 before there is any.
        QCOMPARE(ledger.equityAtMarks(), ledger.cash() + Money::cents(125'000));
        Mark mark;
        mark.usable = true;
        mark.closeCost = Price::units(33'300);
        ledger.mark(ledger.open()[0], mark, first);
        QCOMPARE(ledger.equityAtMarks(), ledger.cash() + Money::cents(33'300) * 5);
        // T2: two more at 4.05. The rest at 1.17.
        ledger.exit(0, 2, Price::units(40'500), first, 105, book::CloseReason::ScaleT2, Origin::Quotes);
        ledger.exit(0, 3, Price::units(11'700), base::makeDate(2019, 5, 28), 110, book::CloseReason::Trail,
                    Origin::Model);
        QVERIFY(ledger.open().empty());
        const Trade& trade = ledger.closed().front();
        // 620.00 + 810.00 + 351.00 received, 1,750.00 paid, 4.55 fees twice.
        QCOMPARE(trade.exitPremium, Money::cents(178'100));
        QCOMPARE(trade.netPl, Money::cents(178'100 - 175'000 - 910));
        QCOMPARE(trade.fees, Money::cents(910));
        QCOMPARE(trade.exitPrice, Price::units(25'443)); // 1,781.00 / 700 = 2.54428..
        QCOMPARE(trade.parts.size(), std::size_t(3));
        QCOMPARE(trade.reason, std::optional(book::CloseReason::Trail));
        QCOMPARE(trade.daysHeld, 14);
        QCOMPARE(ledger.cash(), Money::cents(10'000'000) + trade.netPl);
        QCOMPARE(ledger.heat(), Money());

        // By closing: 2 x 0.60 - 2.60, 2 x 1.55 - 2.60, 3 x -1.33 - 3.90; together the trade.
        const auto tables = lab::attribute(std::vector<Trade>{trade});
        QCOMPARE(tables.back().key, std::string("closing_reason"));
        const auto& rows = tables.back().rows;
        QCOMPARE(rows.size(), std::size_t(3));
        QCOMPARE(rows[0].key, std::string("trail"));
        QCOMPARE(rows[0].net, Money::cents(-39'900 - 390));
        QCOMPARE(rows[1].net, Money::cents(12'000 - 260));
        QCOMPARE(rows[2].net, Money::cents(31'000 - 260));
        QCOMPARE(rows[0].net + rows[1].net + rows[2].net, trade.netPl);
    }

    void oneClosingLeavesNoParts() {
        Ledger ledger(m_inputs);
        ledger.enter(callOf(0, 3, 10'000), 100);
        ledger.exit(0, 3, Price::units(20'000), base::makeDate(2019, 5, 20), 104, book::CloseReason::StopAtr,
                    Origin::Quotes);
        const Trade& trade = ledger.closed().front();
        QVERIFY(trade.parts.empty());
        QCOMPARE(trade.exitPrice, Price::units(20'000));
        QCOMPARE(trade.netPl, Money::cents(30'000 - 390));
        QCOMPARE(lab::attribute(std::vector<Trade>{trade}).back().key, std::string("priced_from"));
    }

    void anyLossCounts() { // ATR-P6
        Ledger ledger(m_inputs);
        const auto lose = [&](int system, std::int64_t exitUnits, int session) {
            ledger.enter(callOf(system, 1, 10'000), session);
            ledger.exit(0, 1, Price::units(exitUnits), base::makeDate(2019, 5, 20), session,
                        book::CloseReason::StopAtr, Origin::Quotes);
        };
        lose(0, 9'000, 100);
        lose(1, 10'130, 101); // exactly the fees back: no win, so a loss (SHR-M4)
        QVERIFY(!ledger.breakerFiredToday(0));
        lose(0, 5'000, 102);
        QVERIFY(ledger.breakerFiredToday(0));
        HaltCounts halts;
        ledger.closeDay(halts);
        QCOMPARE(halts.breaker, 1);
        QVERIFY(ledger.haltedAtOrder(0, 107)); // bd = 5
        QVERIFY(!ledger.haltedAtOrder(0, 108));
        QVERIFY(!ledger.haltedAtOrder(1, 103)); // the other sleeve goes on (SHR-A9)
        lose(2, 1'000, 103);
        lose(2, 1'000, 103);
        lose(2, 1'000, 103);
        QVERIFY(!ledger.breakerFiredToday(1)); // Breakout has no breaker
    }

    void sleevesAndGroups() { // SHR-A2, A6
        Ledger ledger(m_inputs);
        ledger.enter(callOf(0, 2, 10'000), 100);
        ledger.enter(callOf(2, 4, 10'000), 100); // Breakout on the same share
        ledger.enter(callOf(1, 1, 10'000), 100);
        QCOMPARE(ledger.heat(0), Money::cents(30'000));
        QCOMPARE(ledger.heat(1), Money::cents(40'000));
        QCOMPARE(ledger.groupHeat(0), Money::cents(60'000)); // NVDA of both
        QCOMPARE(ledger.groupHeat(0, 0), Money::cents(20'000));
        QCOMPARE(ledger.openInGroup(0), 1);
        QCOMPARE(ledger.openCount(0), 2);
        QCOMPARE(ledger.openOf(1), 1);
    }

    void dailyLossOfTheAccount() { // SHR-A3, ATR-P5: yesterday's loss at order time, today's at the close
        Ledger ledger(m_inputs);
        HaltCounts halts;
        ledger.enter(callOf(0, 100, 10'000), 100); // 10,000 of premium, 65 of fees
        ledger.closeDay(halts);
        QVERIFY(!ledger.haltedAtClose(0, 101));
        Mark mark;
        mark.usable = true;
        mark.closeCost = Price::units(4'000); // -6,000: more than 5 % of 99,935
        ledger.mark(ledger.open()[0], mark, base::makeDate(2019, 5, 15));
        QVERIFY(ledger.haltedAtClose(0, 102));
        QVERIFY(ledger.haltedAtClose(1, 102));
        ledger.closeDay(halts);
        QVERIFY(ledger.haltedAtOrder(0, 102));
        ledger.closeDay(halts); // a quiet day
        QVERIFY(!ledger.haltedAtOrder(0, 103));
    }

private:
    Named m_nvda{"atr-matrix", "NVDA", lossStreak(3)};
    Named m_tsla{"atr-matrix", "TSLA", lossStreak(3)};
    Named m_brk{"breakout", "NVDA", lossStreak(0)};
    RunInputs m_inputs;
};

QTEST_GUILESS_MAIN(TestLedgerParts)
#include "tst_ledger_parts.moc"
