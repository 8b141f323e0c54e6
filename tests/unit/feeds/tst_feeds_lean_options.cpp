// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/feeds/parsed.h"

using namespace signalbox;
using namespace signalbox::tests;
using base::makeDate;

class TestLeanOptions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void dailyQuotesBothSidesOfASplit();
    void minuteBarsGiveTwoSnapshots();
    void openInterestAndTradesHaveNoQuotes();
    void brokenMembers();
    void listOfContracts();
};

feeds::ParsedFile archive(const std::vector<feeds::Member>& members) {
    auto result = feeds::parseMembers("x.zip", members, {}, sessions());
    if (!result) {
        throw std::runtime_error(result.error().message());
    }
    return std::move(*result);
}

void TestLeanOptions::dailyQuotesBothSidesOfASplit() {
    const auto file =
        archive({{"aapl_quote_american_call_6450000_20150117.csv",
                  "20140606 00:00,149000,159000,104000,121000,30,163000,195000,125000,133000,6"},
                 {"aapl_quote_american_call_921400_20150117.csv",
                  "20140609 00:00,,,,,0,163000,195000,125000,133000,6\n"}});
    QCOMPARE(file.kind, std::string("lean-options"));
    QCOMPARE(file.rowsRead, 2L);
    QCOMPARE(file.chains.size(), 2U);
    const auto& before = *file.chains[0];
    QCOMPARE(before.id().date, makeDate(2014, 6, 6));
    QCOMPARE(before.id().secondsOfDay, -1);
    QCOMPARE(before.id().source, std::string("lean-daily-quote-aapl"));
    QCOMPARE(before.blocks()[0].strikes[0].toThousandths(), 645'000);
    QCOMPARE(before.blocks()[0].expiration, makeDate(2015, 1, 16));
    QCOMPARE(before.blocks()[0].printedExpiration, makeDate(2015, 1, 17));
    QVERIFY(before.blocks()[0].calls.bidAt(0) == base::Price::cents(1210));
    QVERIFY(before.blocks()[0].calls.askAt(0) == base::Price::cents(1330));
    QCOMPARE(file.chains[1]->blocks()[0].strikes[0].toThousandths(), 92'140);
    QVERIFY(!file.chains[1]->blocks()[0].calls.bidAt(0));
    QCOMPARE(countOf(file.issues, "NO_UNDERLYING"), 2L);
    QCOMPARE(issueOf(file.issues, "NO_QUOTE", 1)->file,
             std::string("x.zip!aapl_quote_american_call_921400_20150117.csv"));
}

void TestLeanOptions::minuteBarsGiveTwoSnapshots() {
    const auto file = archive({{"20210104_spxw_minute_quote_european_put_37000000_20210108.csv",
                                "34200000,35000,36000,29500,29500,229,37000,37000,33000,33000,54\n"
                                "35940000,1,1,1,20000,9,1,1,1,21000,9\n"
                                "57540000,1,1,1,30000,9,1,1,1,31000,9\n"
                                "57600000,1,1,1,40000,9,1,1,1,41000,9\n"}});
    QCOMPARE(file.rowsRead, 4L);
    QCOMPARE(file.chains.size(), 2U);
    QCOMPARE(file.chains[0]->id().secondsOfDay, 36'000);
    QVERIFY(file.chains[0]->blocks()[0].puts.bidAt(0) == base::Price::dollars(2));
    QCOMPARE(file.chains[1]->id().secondsOfDay, 57'600);
    QVERIFY(file.chains[1]->blocks()[0].puts.askAt(0) == base::Price::cents(310));
    QCOMPARE(file.chains[0]->underlying(), std::string("SPX"));
    QCOMPARE(file.chains[0]->id().source, std::string("lean-minute-quote-spxw"));
}

void TestLeanOptions::openInterestAndTradesHaveNoQuotes() {
    const auto interest = archive(
        {{"20210104_spx_minute_openinterest_european_call_32000000_20210115.csv", "23400000,11755\n"}});
    QCOMPARE(interest.chains[0]->blocks()[0].calls.openInterest[0], 11'755);
    QCOMPARE(interest.chains[0]->id().secondsOfDay, -1);
    QCOMPARE(countOf(interest.issues, "NO_QUOTE"), 0L);
    QCOMPARE(countOf(interest.issues, "LIST_WITHOUT_QUOTES"), 1L);
    const auto hour = archive({{"spx_trade_european_put_32000000_20210115.csv",
                                "20210104 09:00,20800,60000,19000,35000,7\n20210104 11:00,1,1,1,1,7\n"}});
    QCOMPARE(hour.chains.size(), 1U);
    QCOMPARE(hour.chains[0]->id().secondsOfDay, 36'000);
    QCOMPARE(hour.chains[0]->blocks()[0].puts.last[0], 35'000);
    QCOMPARE(hour.chains[0]->blocks()[0].puts.volume[0], 7);
}

void TestLeanOptions::brokenMembers() {
    const auto file =
        archive({{"aapl_quote_american_call_6450000_20150117.csv",
                  "20140606 00:00,1,2,3\n"
                  "tomorrow,149000,159000,104000,121000,30,163000,195000,125000,133000,6\n"
                  "20140606 00:00,1,1,1,x,30,163000,195000,125000,133000,6\n"
                  "20140607 00:00,149000,159000,104000,121000,30,163000,195000,125000,133000,6\n"},
                 {"msft_quote_american_call_6450000_20150117.csv", "20140606 00:00,1,1,1,1,1,1,1,1,1,1\n"}});
    QVERIFY(issueOf(file.issues, "BAD_FIELD_COUNT", 1) != nullptr);
    QVERIFY(issueOf(file.issues, "BAD_DATE", 2) != nullptr);
    QVERIFY(issueOf(file.issues, "NOT_A_NUMBER", 3) != nullptr);
    QVERIFY(issueOf(file.issues, "CLOSED_DAY") != nullptr);
    QVERIFY(issueOf(file.issues, "UNKNOWN_MEMBER") != nullptr);
    QCOMPARE(file.rowsRead, 4L);
    QCOMPARE(file.rowsKept, 0L);
}

void TestLeanOptions::listOfContracts() {
    const std::string text = "#expiry,strike,right,open,high,low,close,volume,open_interest,implied_"
                             "volatility,delta,gamma,vega,theta,rho\n"
                             ",,,92.69,92.95,92.50,92.72,2467914,,,,,,,\n"
                             "20140613,70.71,C,21.95,23.6,20.425,23.025,0,14,0,0.9974,0,0,0.07,0.005\n"
                             "20140613,73.57,C,0,0,0,0,0,,0,0,0,0,0,0\n"
                             "20140613,x,C,0,0,0,0,0,,0,0,0,0,0,0\n";
    const auto file = parsed("universes/aapl/20140609.csv", text);
    QCOMPARE(file.kind, std::string("lean-universe"));
    QCOMPARE(file.rowsRead, 4L);
    const auto& chain = *file.chains[0];
    QCOMPARE(chain.underlying(), std::string("AAPL"));
    QCOMPARE(chain.id().date, makeDate(2014, 6, 9));
    QVERIFY(!chain.underlyingPrice());
    QCOMPARE(chain.blocks()[0].calls.last[0], 230'250);
    QVERIFY(!chain.blocks()[0].calls.bidAt(0));
    QCOMPARE(chain.blocks()[0].calls.openInterest[0], 14);
    QCOMPARE(chain.blocks()[0].calls.vendorDelta[0], 0.9974);
    QVERIFY(!base::isKnown(chain.blocks()[0].calls.vendorDelta[1])); // all of them 0: none was computed
    QCOMPARE(countOf(file.issues, "LIST_WITHOUT_QUOTES"), 1L);
    QCOMPARE(countOf(file.issues, "NO_QUOTE"), 0L);
    QVERIFY(issueOf(file.issues, "BAD_SYMBOL", 5) != nullptr);
    QVERIFY(!failure("list.csv", text).empty()); // neither date nor symbol in the path
}

QTEST_GUILESS_MAIN(TestLeanOptions)
#include "tst_feeds_lean_options.moc"
