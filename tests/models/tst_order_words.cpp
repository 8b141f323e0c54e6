// SPDX-License-Identifier: GPL-3.0-or-later
// Orders in the words of a trader: side, quantity, contracts, and cr or db on the price.
#include "engine/base/date.h"
#include "models/text/order_words.h"

#include <QLocale>
#include <QtTest>

using namespace signalbox;
using namespace Qt::StringLiterals;

class TestOrderWords : public QObject {
    Q_OBJECT

    static structures::Leg leg(const std::string& underlying, const std::string& root, market::Right right,
                               int strike, structures::Side side) {
        return {{underlying, root, base::makeDate(2026, 6, 5), market::Settlement::Pm, right,
                 base::Strike::dollars(strike), 100},
                side,
                1};
    }
    static book::TicketOpened spread() {
        book::TicketOpened ticket;
        ticket.underlying = "SPX";
        ticket.expiration = base::makeDate(2026, 6, 5);
        ticket.legs = {leg("SPX", "SPXW", market::Right::Put, 5540, structures::Side::Sell),
                       leg("SPX", "SPXW", market::Right::Put, 5490, structures::Side::Buy)};
        ticket.contracts = 2;
        ticket.limit = base::Price::cents(485);
        return ticket;
    }

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::c()); }

    void anEntryIsSoldAndItsClosingBought() {
        QCOMPARE(models::orderWordsWithLimit(spread()), u"SELL −2 SPXW 5 JUN 26 5,540/5,490 P @ 4.85 cr"_s);
        book::TicketOpened closing = spread();
        closing.credit = false;
        closing.closesPosition = 172;
        QCOMPARE(models::orderWordsWithLimit(closing), u"BUY +2 SPXW 5 JUN 26 5,540/5,490 P @ 4.85 db"_s);
        book::TicketOpened call;
        call.underlying = "HOVE";
        call.expiration = base::makeDate(2026, 6, 5);
        call.legs = {leg("HOVE", "HOVE", market::Right::Call, 68, structures::Side::Sell)};
        call.contracts = 3;
        QCOMPARE(models::orderWords(call), u"SELL −3 HOVE 5 JUN 26 68 C"_s);
    }

    void whatBecameOfItIsSaid() {
        book::SignalOrder order;
        order.ticket = spread();
        QCOMPARE(models::orderProgress(order), u"waits for its fill"_s);
        order.filled = 1;
        order.fillPrice = base::Price::cents(490);
        QCOMPARE(models::orderProgress(order), u"1 of 2 filled at 4.90 cr"_s);
        order.filled = 2;
        order.end = book::TicketEnd::Filled;
        QCOMPARE(models::orderProgress(order), u"filled at 4.90 cr"_s);
        order.filled = 0;
        order.end = book::TicketEnd::NoFill;
        QCOMPARE(models::orderProgress(order), u"ended without a fill"_s);
    }
};

QTEST_GUILESS_MAIN(TestOrderWords)
#include "tst_order_words.moc"
