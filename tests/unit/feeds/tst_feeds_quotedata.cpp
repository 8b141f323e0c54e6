// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/feeds/parsed.h"

using namespace signalbox;
using namespace signalbox::tests;
using base::makeDate;

class TestQuotedata : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void duringTheSession();
    void afterTheClose();
    void spanishPage();
    void otherZoneOfTheReader();
    void brokenRows();
    void unreadableDate();
};

constexpr const char* Columns = "Expiration Date,Calls,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open "
                                "Interest,Strike,Puts,Last Sale,Net,"
                                "Bid,Ask,Volume,IV,Delta,Gamma,Open Interest\n";

void TestQuotedata::duringTheSession() {
    const auto file = parsed("spx_quotedata.csv",
                             "Standard & Poors 500 Index,Last: 3856.28,Change:  1.85,,,,,,,,,,,,,,,,,,,\n"
                             "\"Date: July 12, 2022, 11:55 AM EDT\",Bid: 3855.3701,Ask: 3857.1599,Size: "
                             "1*1,Volume: 0,,,,,,,,,,,,,,,,,\n" +
                                 std::string(Columns) +
                                 "Tue Jul 12 "
                                 "2022,SPXW220712C03725000,98.7,0,131.2,132.5,0,0,0.9967,0.0002,2,3725,"
                                 "SPXW220712P03725000,0.05,-0.15,0,0.05,691,0.5424,-0.0033,0.0002,695\n"
                                 "Fri Jul 15 "
                                 "2022,SPX220715C03725000,98.7,0,141.2,142.5,0,0.2,0.9,0.0002,2,3725,"
                                 "SPX220715P03725000,5,0,5,5.2,1,0.3,-0.1,0.0002,7\n");
    QCOMPARE(file.kind, std::string("cboe-quotedata"));
    QCOMPARE(file.rowsRead, 4L); // every line below the title
    QVERIFY(file.issues.empty());
    const auto& chain = *file.chains[0];
    QCOMPARE(chain.underlying(), std::string("SPX"));
    QCOMPARE(chain.id().date, makeDate(2022, 7, 12));
    QCOMPARE(chain.id().secondsOfDay, (11 * 60 + 55) * 60);
    QCOMPARE(chain.asOf(), calendar::newYorkInstant(makeDate(2022, 7, 12), 11, 55));
    QCOMPARE(*chain.underlyingPrice(), 3856.28);
    QCOMPARE(chain.contracts(), 4U);
    QVERIFY(chain.blocks()[0].puts.askAt(0) == base::Price::cents(5));
    QCOMPARE(chain.blocks()[0].puts.openInterest[0], 695);
    QCOMPARE(chain.blocks()[0].puts.vendorIv[0], 0.5424);
    QVERIFY(!base::isKnown(chain.blocks()[0].calls.vendorIv[0]));
}

void TestQuotedata::afterTheClose() {
    const auto file =
        parsed("nvda.csv", "\nNVIDIA Corporation,Last: 150.2802,Change:  4.96\n"
                           "\"Date: January 6, 2025 at 9:30 PM EST\",Bid: 150.28,Ask: 150.3,Size: "
                           "2*3,\"Volume: 265,377,359\"\n" +
                               std::string(Columns) +
                               "Fri Jan 10 "
                               "2025,NVDA250110C00050000,99.45,5.025,99,100.05,8,0,0.9999,0,115,50.00,"
                               "NVDA250110P00050000,0.01,0.005,0,0.01,81,3.2631,0,0,4045\n");
    const auto& chain = *file.chains[0];
    QCOMPARE(chain.id().date, makeDate(2025, 1, 6));
    QCOMPARE(chain.id().secondsOfDay, -1);
    QCOMPARE(chain.underlying(), std::string("NVDA"));
    QCOMPARE(file.rowsRead, 3L);
}

void TestQuotedata::spanishPage() {
    const auto file = parsed(
        "qqq.csv",
        "\n\"PowerShares QQQ Trust, Series 1 (ETF)\",Last: 720.1,Change:  7.95\n"
        "Date: 14 de julio de 2026 a las 15:50 GMT-4,Bid: 720,Ask: 720.1,Size: 560*160,Volume: 29.187.025\n" +
            std::string(Columns) +
            "Tue Jul 14 "
            "2026,QQQ260714C00495000,225.09,8.815,223.03,226.91,143,0,1,0,0,495.00,QQQ260714P00495000,0.01,0,"
            "0,0.01,0,0,0,0,765\n");
    const auto& chain = *file.chains[0];
    QCOMPARE(chain.id().date, makeDate(2026, 7, 14));
    QCOMPARE(chain.id().secondsOfDay, (15 * 60 + 50) * 60);
    QCOMPARE(*chain.underlyingPrice(), 720.1);
    QVERIFY(file.issues.empty());
}

void TestQuotedata::otherZoneOfTheReader() {
    const auto file =
        parsed("qqq.csv",
               "QQQ,Last: 720.1,Change:  7.95\n"
               "Date: 14. Juli 2026 um 21:50 GMT+2,Bid: 720,Ask: 720.1,Size: 560*160,Volume: 29.187.025\n" +
                   std::string(Columns) +
                   "Tue Jul 14 "
                   "2026,QQQ260714C00495000,225.09,8.815,223.03,226.91,143,0,1,0,0,495.00,QQQ260714P00495000,"
                   "0.01,0,0,0.01,0,0,0,0,765\n");
    QCOMPARE(file.chains[0]->id().secondsOfDay, (15 * 60 + 50) * 60);
}

void TestQuotedata::brokenRows() {
    const auto file = parsed("x.csv", "QQQ,Last: 720.1,Change:  7.95\n"
                                      "\"Date: July 14, 2026, 11:50 AM EDT\",Bid: 720,Ask: 720.1\n" +
                                          std::string(Columns) +
                                          "Tue Jul 14 2026,QQQ260714C00495000,225.09\n"
                                          "Someday,QQQ260714C00495000,225.09,8.815,223.03,226.91,143,0,1,0,0,"
                                          "495.00,QQQ260714P00495000,0.01,0,0,0.01,0,0,0,0,765\n"
                                          "Tue Jul 14 "
                                          "2026,QQQ260714C00495000,225.09,8.815,x,226.91,143,0,1,0,0,495.00,"
                                          "QQQ260714P00496000,0.01,0,0,0.01,0,0,0,0,765\n"
                                          "Tue Jul 14 "
                                          "2026,QQQ260714C00500000,225.09,8.815,223.03,226.91,143,0,1,0,0,"
                                          "500.00,QQQ260714P00500000,0.01,0,0.05,0.01,0,0,0,0,765\n");
    QVERIFY(issueOf(file.issues, "BAD_FIELD_COUNT", 4) != nullptr);
    QVERIFY(issueOf(file.issues, "BAD_DATE", 5) != nullptr);
    QVERIFY(issueOf(file.issues, "NOT_A_NUMBER", 6) != nullptr);
    QVERIFY(issueOf(file.issues, "BAD_SYMBOL", 6) != nullptr);
    QVERIFY(issueOf(file.issues, "CROSSED", 7) != nullptr);
    QCOMPARE(file.rowsRejected, 3L);
    QCOMPARE(file.chains[0]->contracts(), 2U);
}

void TestQuotedata::unreadableDate() {
    const std::string message =
        failure("x.csv", "QQQ,Last: 720.1,Change:  7.95\nDate: yesterday,Bid: 720,Ask: 720.1\n" +
                             std::string(Columns));
    QVERIFY(message.find("line 2") != std::string::npos);
    QVERIFY(!failure("x.csv", "QQQ,Last: 720.1\n" + std::string(Columns)).empty());
}

QTEST_GUILESS_MAIN(TestQuotedata)
#include "tst_feeds_quotedata.moc"
