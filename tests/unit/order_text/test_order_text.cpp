// SPDX-License-Identifier: GPL-3.0-or-later
// Order text by the examples and rules of the reference (order-text sections 1 to 3).
#include "tests/unit/order_text/orders.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using report::Dialect;
using report::NetEffect;
using report::OrderTicket;
using report::PositionEffect;

namespace {

const base::Date October = base::makeDate(2026, 10, 16); // third Friday

std::string tos(const OrderTicket& ticket) {
    const auto text = report::orderText(Dialect::Thinkorswim, ticket);
    return text ? *text : "refused: " + text.error().what;
}

report::ReadOrder readTos(const std::string& line) {
    return report::readOrder(Dialect::Thinkorswim, line);
}

bool refused(const OrderTicket& ticket) {
    bool all = true;
    for (const Dialect dialect : AllDialects) {
        const auto text = report::orderText(dialect, ticket);
        all = all && !text && text.error().code == base::ErrorCode::Refused;
    }
    return all;
}

} // namespace

class TestOrderText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thinkorswimExamples() {
        QCOMPARE(tos(exampleOrder()),
                 std::string("SELL -1 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7500/7480 PUT @1.10 LMT"));
        QCOMPARE(tos(exampleClosing()),
                 std::string("BUY +1 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7500/7480 PUT @.55 LMT"));
        QCOMPARE(tos(orderWith({legOf(-1, "SPXW", October, 7900, 'C'), legOf(1, "SPXW", October, 7920, 'C')},
                               2, 85, NetEffect::Credit)),
                 std::string("SELL -2 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7900/7920 CALL @.85 LMT"));
        QCOMPARE(
            tos(orderWith({legOf(-1, "SPXW", October, 7500, 'P'), legOf(1, "SPXW", October, 7480, 'P'),
                           legOf(-1, "SPXW", October, 7900, 'C'), legOf(1, "SPXW", October, 7920, 'C')},
                          1, 235, NetEffect::Credit)),
            std::string(
                "SELL -1 IRON CONDOR SPX 100 (Weeklys) 16 OCT 26 7900/7920/7500/7480 CALL/PUT @2.35 LMT"));
        QCOMPARE(tos(orderWith({legOf(1, "SPXW", October, 6700, 'P'), legOf(-2, "SPXW", October, 6600, 'P'),
                                legOf(1, "SPXW", October, 6500, 'P')},
                               1, 500, NetEffect::Debit)),
                 std::string("BUY +1 BUTTERFLY SPX 100 (Weeklys) 16 OCT 26 6700/6600/6500 PUT @5.00 LMT"));
        QCOMPARE(tos(orderWith({legOf(1, "SPX", October, 6500, 'C'), legOf(-1, "SPX", October, 6600, 'C'),
                                legOf(-1, "SPX", October, 6700, 'C'), legOf(1, "SPX", October, 6800, 'C')},
                               1, 500, NetEffect::Debit)),
                 std::string("BUY +1 CONDOR SPX 100 16 OCT 26 [AM] 6500/6600/6700/6800 CALL @5.00 LMT"));
        QCOMPARE(tos(orderWith({legOf(1, "SPXW", base::makeDate(2026, 2, 3), 6860, 'P'),
                                legOf(-1, "SPXW", base::makeDate(2026, 1, 30), 6860, 'P')},
                               1, 310, NetEffect::Debit)),
                 std::string("BUY +1 CALENDAR SPX 100 (Weeklys) 3 FEB 26/30 JAN 26 6860 PUT @3.10 LMT"));
        const base::Date april = base::makeDate(2021, 4, 16);
        QCOMPARE(tos(orderWith({legOf(1, "SPXW", april, 3990, 'C'), legOf(-1, "SPX", april, 3995, 'C')}, 1,
                               20, NetEffect::Debit)),
                 std::string(
                     "BUY +1 DIAGONAL SPX 100 (Weeklys) 16 APR 21/16 APR 21 [AM] 3990/3995 CALL @.20 LMT"));
        QCOMPARE(tos(orderWith({legOf(1, "SPXW", base::makeDate(2026, 10, 30), 7700, 'C')}, 1, 1050,
                               NetEffect::Debit)),
                 std::string("BUY +1 SPX 100 (Weeklys) 30 OCT 26 7700 CALL @10.50 LMT"));
        OrderTicket lasting = orderWith({legOf(-1, "SPY", October, 740, 'P')}, 3, 125, NetEffect::Credit);
        lasting.tif = report::TimeInForce::GoodTillCancelled;
        QCOMPARE(tos(lasting), std::string("SELL -3 SPY 100 16 OCT 26 740 PUT @1.25 LMT GTC"));
    }

    void marksComeFromTheRootNeverFromTheWeekday() {
        const auto vertical = [](const std::string& root, base::Date date) {
            return tos(orderWith({legOf(-1, root, date, 600, 'P'), legOf(1, root, date, 590, 'P')}, 1, 110,
                                 NetEffect::Credit));
        };
        QVERIFY(vertical("SPX", October).find("SPX 100 16 OCT 26 [AM] 600") != std::string::npos);
        QVERIFY(vertical("SPXW", October).find("SPX 100 (Weeklys) 16 OCT 26 600") != std::string::npos);
        QVERIFY(vertical("SPXW", base::makeDate(2026, 9, 30)).find("SPX 100 (Quarterlys) 30 SEP 26") !=
                std::string::npos);
        QVERIFY(vertical("NDXP", base::makeDate(2026, 9, 30)).find("NDX 100 (Weeklys)") != std::string::npos);
        QVERIFY(vertical("SPY", October).find("SPY 100 16 OCT 26 600") != std::string::npos);
        QVERIFY(vertical("SPY", base::makeDate(2026, 10, 9)).find("SPY 100 (Weeklys) 9 OCT 26") !=
                std::string::npos);
        QVERIFY(vertical("XSP", October).find("XSP 100 16 OCT 26 600") != std::string::npos);
        QVERIFY(vertical("BRKB", October).find("BRK.B 100 16 OCT 26 600") != std::string::npos);
        // June 2026: the third Friday is a holiday, Thursday is the monthly.
        QVERIFY(vertical("SPX", base::makeDate(2026, 6, 18)).find("18 JUN 26 [AM]") != std::string::npos);
    }

    void otherDialects() {
        QCOMPARE(*report::orderText(Dialect::Plain, exampleOrder()),
                 std::string("STO 1 SPXW 16OCT26 7500P / BTO 1 7480P @ 1.10 cr"));
        QCOMPARE(*report::orderText(Dialect::Plain, exampleClosing()),
                 std::string("BTC 1 SPXW 16OCT26 7500P / STC 1 7480P @ 0.55 db"));
        QCOMPARE(
            *report::orderText(Dialect::Ibkr, exampleOrder()),
            std::string(
                R"({"secType":"BAG","symbol":"SPX","exchange":"SMART","currency":"USD","action":"BUY",)"
                R"("totalQuantity":1,"orderType":"LMT","lmtPrice":-1.10,"tif":"DAY","comboLegs":[)"
                R"({"action":"SELL","ratio":1,"tradingClass":"SPXW","lastTradeDateOrContractMonth":"20261016",)"
                R"("strike":7500,"right":"P","multiplier":"100"},)"
                R"({"action":"BUY","ratio":1,"tradingClass":"SPXW","lastTradeDateOrContractMonth":"20261016",)"
                R"("strike":7480,"right":"P","multiplier":"100"}]})"));
        // The mirrored bag of TWS is the same order.
        std::string mirrored = *report::orderText(Dialect::Ibkr, exampleOrder());
        const auto replace = [&mirrored](const std::string& from, const std::string& to) {
            const std::size_t at = mirrored.find(from);
            QVERIFY(at != std::string::npos);
            mirrored.replace(at, from.size(), to);
        };
        replace(R"("action":"BUY","totalQuantity")", R"("action":"SELL","totalQuantity")");
        replace("-1.10", "1.10");
        replace(R"([{"action":"SELL")", R"([{"action":"BUY")");
        replace(R"(},{"action":"BUY")", R"(},{"action":"SELL")");
        const auto read = report::readOrder(Dialect::Ibkr, mirrored);
        QVERIFY(read.ticket.has_value());
        QVERIFY(*read.ticket == exampleOrder());
    }

    void evenMoney() {
        OrderTicket even = exampleOrder();
        even.price = {};
        even.effect = NetEffect::Even;
        QCOMPARE(tos(even),
                 std::string("SELL -1 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7500/7480 PUT @.00 LMT"));
        for (const Dialect dialect : AllDialects) {
            QVERIFY(report::orderText(dialect, even).has_value());
        }
    }

    void offTickIsRefusedShrN4() {
        OrderTicket ticket = exampleOrder();
        ticket.price = base::Price::cents(112);
        QVERIFY(refused(ticket));
        ticket.price = base::Price::units(11'001);
        QVERIFY(refused(ticket));
        OrderTicket single = orderWith({legOf(-1, "SPXW", October, 7500, 'P')}, 1, 1835,
                                       NetEffect::Credit); // 0.10 from 3.00 on
        QVERIFY(refused(single));
        single.price = base::Price::cents(1840);
        QVERIFY(!tos(single).starts_with("refused"));
        // The price steps of an unknown class: no order (SHR-N4).
        const OrderTicket equity =
            orderWith({legOf(-1, "ZZQQ", October, 150, 'P')}, 1, 125, NetEffect::Credit);
        QVERIFY(refused(equity));
        report::OrderTextContext context;
        context.legTicks = market::TickClass::EquityPenny;
        QVERIFY(report::orderText(Dialect::Thinkorswim, equity, context).has_value());
        context.legTicks = market::TickClass::EquityNickel;
        OrderTicket odd = equity;
        odd.price = base::Price::cents(126);
        QVERIFY(!report::orderText(Dialect::Thinkorswim, odd, context).has_value());
        // Reading refuses it too: a broker would.
        QVERIFY(!readTos("SELL -1 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7500/7480 PUT @1.12 LMT").ticket);
    }

    void whatCannotBeAnOrder() {
        OrderTicket ticket = exampleOrder();
        ticket.legs.clear();
        QVERIFY(refused(ticket));
        ticket = exampleOrder();
        ticket.quantity = 0;
        QVERIFY(refused(ticket));
        ticket = exampleOrder();
        ticket.legs[1].leg.contract.strike = ticket.legs[0].leg.contract.strike;
        QVERIFY(refused(ticket));
        ticket = exampleOrder();
        ticket.effect = NetEffect::Debit; // paying for what is worth a credit
        QVERIFY(refused(ticket));
        ticket = exampleOrder();
        ticket.legs[0].leg.ratio = 2; // unbalanced
        QVERIFY(refused(ticket));
        ticket = exampleOrder();
        for (auto& leg : ticket.legs) {
            leg.leg.ratio = 2; // a common factor belongs to the quantity
        }
        QVERIFY(refused(ticket));
        ticket = exampleOrder();
        ticket.legs[0].leg.contract.multiplier = 10;
        QVERIFY(refused(ticket));
        ticket = exampleOrder();
        for (auto& leg : ticket.legs) {
            leg.leg.contract.expiration = base::makeDate(2026, 10, 17); // a Saturday
        }
        QVERIFY(refused(ticket));
        for (auto& leg : ticket.legs) {
            leg.leg.contract.expiration = base::makeDate(2026, 10, 9);
            leg.leg.contract.root = "SPX"; // no series settled at the open on that Friday
            leg.leg.contract.settlement = market::Settlement::Am;
        }
        QVERIFY(refused(ticket));
        // A roll: dialects that cannot say it refuse, the others say it.
        ticket = exampleOrder();
        ticket.legs[1].effect = PositionEffect::Close;
        QVERIFY(!report::orderText(Dialect::Thinkorswim, ticket).has_value());
        QVERIFY(!report::orderText(Dialect::Ibkr, ticket).has_value());
        QVERIFY(report::orderText(Dialect::Schwab, ticket).has_value());
    }

    void readerIsTolerantInForm() {
        const OrderTicket wanted = exampleOrder();
        for (const char* line :
             {"sell -1 vertical spx 100 (weeklys) 16 oct 26 7500/7480 put @1.10 lmt",
              "  SELL  -1   VERTICAL SPX\t100 (Weeklys) 16 OCT 26 7500/7480 PUT @1.10 LMT \r\n",
              "SELL\xC2\xA0-1 VERTICAL SPX 100 (Weeklys)\xE2\x80\xAF"
              "16 OCT 26 7500/7480 PUT @1.10 LMT",
              "SELL \xE2\x88\x92"
              "1 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7500/7480 PUT @1.10, LMT",
              "SELL -1 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7500/7480 PUT @ 1.1 LMT DAY",
              "SELL -1 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7500/7480 PUT @1.10 LMT DAY [TO OPEN]"}) {
            const auto read = readTos(line);
            QVERIFY2(read.ticket.has_value(), line);
            QVERIFY2(*read.ticket == wanted, line);
        }
        const auto closing =
            readTos("BUY +1 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7500/7480 PUT @0.55 LMT [TO CLOSE]");
        QVERIFY(closing.ticket && *closing.ticket == exampleClosing());
        const auto plain = report::readOrder(Dialect::Plain, "sto 1 spxw 16oct26 7500p/bto 1 7480p @1.10 CR");
        QVERIFY(plain.ticket && *plain.ticket == wanted);
    }

    void readerIsStrictOnLegs() {
        const char* const unevenCondor =
            "BUY +1 2/2/1/1 ~IRON CONDOR SPX 100 (Weeklys) 16 OCT 26 7900/7920/7500/7480 CALL/PUT @1.00 LMT";
        for (const char* line :
             {"",
              "SELL",
              "SELL -1",
              "HOLD -1 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7500/7480 PUT @1.10 LMT",
              "SELL +1 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7500/7480 PUT @1.10 LMT",
              "SELL 1 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7500/7480 PUT @1.10 LMT",
              "SELL -0 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7500/7480 PUT @1.10 LMT",
              "SELL -1 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7500 PUT @1.10 LMT",
              "SELL -1 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7500/7480/7460 PUT @1.10 LMT",
              "SELL -1 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7500/7500 PUT @1.10 LMT",
              "SELL -1 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7500/7480 CALL/PUT @1.10 LMT",
              "SELL -1 VERTICAL SPX 100 (Weeklys) 17 OCT 26 7500/7480 PUT @1.10 LMT",
              "SELL -1 VERTICAL SPX 100 (Weeklys) 31 NOV 26 7500/7480 PUT @1.10 LMT",
              "SELL -1 VERTICAL SPX 100 (Quarterlys) 16 OCT 26 7500/7480 PUT @1.10 LMT",
              "SELL -1 VERTICAL SPX 100 9 OCT 26 [AM] 7500/7480 PUT @1.10 LMT",
              "SELL -1 VERTICAL SPY 100 16 OCT 26 [AM] 750/740 PUT @1.10 LMT",
              "SELL -1 VERTICAL SPX 10 (Weeklys) 16 OCT 26 7500/7480 PUT @1.10 LMT",
              "SELL -1 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7500/7480 PUT @1.10",
              "SELL -1 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7500/7480 PUT @1.10 MKT",
              "SELL -1 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7500/7480 PUT @1.10 LMT EXT",
              "SELL -1 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7500/7480 PUT @-1.10 LMT",
              "SELL -1 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7500/7480 PUT @ LMT",
              "SELL -1 IRON CONDOR SPX 100 (Weeklys) 16 OCT 26 7900/7920/7950/7480 CALL/PUT @2.35 LMT",
              "SELL -1 IRON CONDOR SPX 100 (Weeklys) 16 OCT 26 7900/7920/7500/7480 PUT @2.35 LMT",
              "BUY +1 BUTTERFLY SPX 100 (Weeklys) 16 OCT 26 6600/6700/6500 PUT @5.00 LMT",
              unevenCondor,
              "BUY +1 1/-1 CUSTOM SPX 100 (Weeklys) 16 OCT 26 7500/7480 PUT @1.10 LMT",
              "BUY +1 VERT ROLL SPX 100 (Weeklys) 16 OCT 26/23 OCT 26 1/2/3/4 CALL @1.00 LMT",
              "SELL -1 STRANGLE SPX 100 (Weeklys) 16 OCT 26 7900/7500 CALL/PUT @1.00 LMT",
              "BUY +100 SPY @739.50 LMT",
              "BUY +1 /ESZ26 1/50 SEP 26 (Wk5) /EW5U26 5000 PUT @1.00 LMT"}) {
            const auto read = readTos(line);
            QVERIFY2(!read.ticket.has_value(), line);
            QVERIFY2(!read.problems.empty(), line);
        }
        // Neither mark on a third Friday: ask. On another day it is read as weekly, with a warning.
        QVERIFY(!readTos("SELL -1 VERTICAL SPX 100 16 OCT 26 7500/7480 PUT @1.10 LMT").ticket);
        const auto hand = readTos("SELL -1 VERTICAL SPX 100 14 OCT 26 7500/7480 PUT @1.10 LMT");
        QVERIFY(hand.ticket && hand.ticket->legs[0].leg.contract.root == "SPXW" && hand.warnings.size() == 1);
    }

    void sellingADebitIsWarnedAbout() {
        const auto read = readTos("SELL -1 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7480/7500 PUT @1.10 LMT");
        QVERIFY(read.ticket.has_value());
        QCOMPARE(read.warnings, std::vector<std::string>{"a credit is asked for what is worth a debit"});
        QVERIFY(
            readTos("SELL -1 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7500/7480 PUT @1.10 LMT").warnings.empty());
        QCOMPARE(readTos("BUY +1 VERTICAL SPX 100 (Weeklys) 16 OCT 26 7480/7500 PUT @1.10 LMT").warnings,
                 std::vector<std::string>{"a debit is offered for what is worth a credit"});
    }

    void brokenJsonIsAProblem() {
        for (const Dialect dialect : {Dialect::Tastytrade, Dialect::Ibkr, Dialect::Schwab}) {
            const std::string good = *report::orderText(dialect, exampleOrder());
            for (const std::string& text :
                 {std::string(), std::string("{}"), std::string("[]"), std::string("null"),
                  std::string("{\"legs\":3}"), good.substr(0, good.size() / 2), good + good}) {
                const auto read = report::readOrder(dialect, text);
                QVERIFY(!read.ticket && !read.problems.empty());
            }
        }
    }

    void ordersOfTickets() {
        book::TicketOpened ticket;
        for (const auto& leg : exampleClosing().legs) {
            ticket.legs.push_back(leg.leg);
        }
        ticket.contracts = 1;
        ticket.limit = base::Price::cents(55);
        ticket.credit = false;
        ticket.closesPosition = 4;
        QVERIFY(report::orderOf(ticket) == exampleClosing());
        ticket.limit = {};
        QVERIFY(report::orderOf(ticket).effect == NetEffect::Even);
    }

    void dialectKeys() {
        for (const Dialect dialect : AllDialects) {
            QVERIFY(report::parseDialect(report::dialectKey(dialect)) == dialect);
        }
        QVERIFY(!report::parseDialect("tos").has_value());
    }
};

QTEST_GUILESS_MAIN(TestOrderText)
#include "test_order_text.moc"
