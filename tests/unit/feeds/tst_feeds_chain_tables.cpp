// SPDX-License-Identifier: GPL-3.0-or-later
// Option chains as tables: every vendor's layout, SHR-T10 on expirations, and what is wrong with quotes.
#include "tests/unit/feeds/parsed.h"

using namespace signalbox;
using namespace signalbox::tests;
using base::makeDate;
using market::Settlement;

class TestChainTables : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void dailyFile();
    void quotesThatAreNoneStayAndAreReported();
    void rowsThatCannotBeReadAreRejected();
    void absurdAndMissingVolatility();
    void closedDayRefusesTheWholeChain();
    void saturdayMonthlies_SHR_T10();
    void expirationsOnNoSession_SHR_T10();
    void everyRowsExpirationIsHeldAgainstItsSymbol_SHR_T10();
    void chainsOfSessionsThatAreNotOver();
    void manyDaysInOneFile();
    void dataShopGivesTwoMoments();
    void deltaNeutral();
    void sparse();
    void adjustedRoots_SHR_Q7();
};

constexpr const char* Daily =
    "underlying,underlying_last,exchange,optionroot,type,expiration,quotedate,strike,last,net,"
    "bid,ask,volume,openinterest,impliedvol,delta,gamma\n";
constexpr const char* L3 =
    "\xEF\xBB\xBFunderlying,underlying_last, exchange,optionroot,optionext,type,expiration,quotedate,strike,"
    "last,bid,ask,volume,openinterest,impliedvol,delta,gamma,theta,vega,optionalias\r\n";

void TestChainTables::dailyFile() {
    const auto file = parsed("SPX_20190425.csv",
                             std::string(Daily) + "SPX,2919.04,CBOE,SPXW190517P02800000,put,05/17/2019,04/25/"
                                                  "2019,2800.0,20.0,0.0,20.1,20.5,12,300,0.15,-0.22,0.002\n"
                                                  "SPX,2919.04,CBOE,SPXW190517C02800000,call,05/17/2019,04/"
                                                  "25/2019,2800.0,0.0,0.0,140.1,141.5,0,0,0.16,0.78,0.002\n"
                                                  "SPX,2919.04,CBOE,SPX190517P02800000,put,05/17/2019,04/25/"
                                                  "2019,2800.0,19.0,0.0,19.1,19.5,1,2,0.15,-0.22,0.002\n"
                                                  "SPX,2919.04,CBOE,SPX190517P02700000,put,05/17/2019,04/25/"
                                                  "2019,2700.0,9.0,0.0,9.1,9.5,1,2,0.17,-0.12,0.001\n");
    QCOMPARE(file.kind, std::string("chain-daily"));
    QVERIFY(file.issues.empty());
    QCOMPARE(file.chains.size(), 1U);
    const auto& chain = *file.chains[0];
    QCOMPARE(chain.underlying(), std::string("SPX"));
    QCOMPARE(chain.id().date, makeDate(2019, 4, 25));
    QCOMPARE(chain.id().secondsOfDay, -1);
    QCOMPARE(chain.id().source, std::string("cboe-daily"));
    QVERIFY(chain.underlyingPrice() == 2919.04);
    QCOMPARE(chain.asOf(), *sessions().closeInstant(makeDate(2019, 4, 25)));
    QCOMPARE(chain.blocks().size(), 2U);
    QVERIFY(chain.blocks()[0].settlement == Settlement::Am); // SPX before SPXW
    QCOMPARE(chain.blocks()[0].strikes.size(), 2U);
    QVERIFY(chain.blocks()[0].strikes[0] == base::Strike::dollars(2700));
    const auto* pm = chain.find(std::string("SPXW"), makeDate(2019, 5, 17));
    QVERIFY(pm->puts.bidAt(0) == base::Price::cents(2010));
    QVERIFY(pm->puts.askAt(0) == base::Price::cents(2050));
    QCOMPARE(pm->puts.volume[0], 12);
    QCOMPARE(pm->puts.openInterest[0], 300);
    QCOMPARE(pm->puts.vendorIv[0], 0.15);
    QCOMPARE(pm->puts.vendorDelta[0], -0.22);
    QVERIFY(pm->calls.last[0] == market::NoPrice); // 0 means never traded
    QCOMPARE(chain.contracts(), 4U);
}

void TestChainTables::quotesThatAreNoneStayAndAreReported() {
    const auto file = parsed(
        "x.csv",
        std::string(Daily) +
            "SPX,2919,CBOE,SPXW190517P02800000,put,05/17/2019,04/25/2019,2800,0,0,0,0,0,0,0.15,0,0\n"
            "SPX,2919,CBOE,SPXW190517P02805000,put,05/17/2019,04/25/2019,2805,0,0,21,20,0,0,0.15,0,0\n"
            "SPX,2919,CBOE,SPXW190517P02810000,put,05/17/2019,04/25/2019,2810,0,0,,,0,0,0.15,0,0\n"
            "SPX,2919,CBOE,SPXW190517P02815000,put,05/17/2019,04/25/2019,2815,0,0,5,0,0,0,0.15,0,0\n"
            "SPX,2919,CBOE,SPXW190517P02820000,put,05/17/2019,04/25/2019,2820,0,0,0,0.05,0,0,0.15,0,0\n");
    QCOMPARE(file.rowsKept, 5L);
    QVERIFY(issueOf(file.issues, "NO_QUOTE", 2) != nullptr);
    QCOMPARE(issueOf(file.issues, "NO_QUOTE", 2)->subject, std::string("SPXW  190517P02800000"));
    const auto* crossed = issueOf(file.issues, "CROSSED", 3);
    QVERIFY(crossed != nullptr && crossed->severity == feeds::Severity::Warning);
    QVERIFY(crossed->reason.find("21") != std::string::npos);
    QVERIFY(issueOf(file.issues, "NO_QUOTE", 4) != nullptr);
    QVERIFY(issueOf(file.issues, "NO_QUOTE", 5)->reason.find("without an ask") != std::string::npos);
    QVERIFY(issueOf(file.issues, "NO_QUOTE", 6) == nullptr); // a bid of 0 is a value
    const auto& block = file.chains[0]->blocks()[0];
    QCOMPARE(block.strikes.size(), 5U);
    QVERIFY(block.puts.bidAt(0) == base::Price());
    QVERIFY(!block.puts.bidAt(2));
}

void TestChainTables::rowsThatCannotBeReadAreRejected() {
    const auto file =
        parsed("x.csv",
               std::string(Daily) +
                   "SPX,2919,CBOE,SPXW190517P02800000,put,05/17/2019,04/25/2019,2800,0,0,1,2\n"
                   "SPX,2919,CBOE,SPXW190517P02800000,put,05/17/2019,04/25/2019,2800,0,0,x,2,0,0,0.15,0,0\n"
                   "SPX,2919,CBOE,SPXW190517P02800000,call,05/17/2019,04/25/2019,2800,0,0,1,2,0,0,0.15,0,0\n"
                   "SPX,2919,CBOE,SPXW190517P02800000,put,05/17/2019,04/25/2019,2801,0,0,1,2,0,0,0.15,0,0\n"
                   "SPX,2919,CBOE,SPXW190524P02800000,put,05/17/2019,04/25/2019,2800,0,0,1,2,0,0,0.15,0,0\n"
                   "SPX,2919,CBOE,garbage,put,05/17/2019,04/25/2019,2800,0,0,1,2,0,0,0.15,0,0\n"
                   "SPX,2919,CBOE,SPXW190517P02800000,put,05/17/2019,someday,2800,0,0,1,2,0,0,0.15,0,0\n"
                   "SPX,2919,CBOE,SPXW190517P02800000,put,05/17/2019,04/25/2019,-5,0,0,1,2,0,0,0.15,0,0\n"
                   "SPX,2919,CBOE,SPXW190517P02800000,put,05/17/2019,04/25/2019,2800,0,0,-1,2,0,0,0.15,0,0\n"
                   "SPX,2919,CBOE,SPXW190517P02800000,put,05/17/2019,04/25/2019,2800,0,0,1,2,0,0,NaN,0,0\n"
                   "SPX,2919,CBOE,SPXW190517P02800000,put,05/17/2019,04/25/2019,2800,0,0,1,2,0,0,0.15,0,0\n"
                   "SPX,2919,CBOE,SPXW190517P02800000,put,05/17/2019,04/25/2019,2800,0,0,1,3,0,0,0.15,0,0\n"
                   "SPX,2919,CBOE,SPXW190418P02800000,put,04/18/2019,04/25/2019,2800,0,0,1,3,0,0,0.15,0,0\n");
    const auto has = [&](const char* code, long line) {
        const auto* issue = issueOf(file.issues, code, line);
        return issue != nullptr && issue->severity == feeds::Severity::Rejected;
    };
    QVERIFY(has("BAD_FIELD_COUNT", 2));
    QVERIFY(has("NOT_A_NUMBER", 3));
    QVERIFY(has("BAD_SYMBOL", 4));
    QVERIFY(has("BAD_SYMBOL", 5));
    QVERIFY(has("BAD_SYMBOL", 6));
    QVERIFY(has("BAD_SYMBOL", 7));
    QVERIFY(has("BAD_DATE", 8));
    QVERIFY(has("NOT_A_NUMBER", 9));
    QVERIFY(has("NON_POSITIVE", 10));
    QVERIFY(has("NOT_A_NUMBER", 11));
    QVERIFY(has("DUPLICATE", 13));
    QVERIFY(has("EXPIRED", 14));
    QCOMPARE(file.rowsRead, 13L);
    QCOMPARE(file.rowsKept, 1L);
    QVERIFY(file.chains[0]->blocks()[0].puts.askAt(0) == base::Price::dollars(2));
}

void TestChainTables::absurdAndMissingVolatility() {
    const auto file = parsed(
        "x.csv",
        std::string(Daily) +
            "SPX,2919,CBOE,SPXW190517P02800000,put,05/17/2019,04/25/2019,2800,0,0,1,2,0,0,36.2,0,0\n"
            "SPX,2919,CBOE,SPXW190517P02805000,put,05/17/2019,04/25/2019,2805,0,0,1,2,0,0,0.0,0,0\n"
            "SPX,2919,CBOE,SPXW190517P02810000,put,05/17/2019,04/25/2019,2810,0,0,1,2,0,0,-1,0,0\n"
            "SPX,2919,CBOE,SPXW190517P02815000,put,05/17/2019,04/25/2019,2815,0,0,1,2,0,0,0.00001,0,0\n"
            "SPX,2919,CBOE,SPXW190517P02820000,put,05/17/2019,04/25/2019,2820,0,0,1,2,0,0,4.9,0,0\n");
    QVERIFY(issueOf(file.issues, "ABSURD_VOLATILITY", 2) != nullptr);
    QCOMPARE(countOf(file.issues, "ABSURD_VOLATILITY"), 1L);
    const auto& iv = file.chains[0]->blocks()[0].puts.vendorIv;
    for (std::size_t i = 0; i < 4; ++i) {
        QVERIFY(!base::isKnown(iv[i]));
    }
    QCOMPARE(iv[4], 4.9);
}

void TestChainTables::closedDayRefusesTheWholeChain() {
    const auto file = parsed(
        "SPX_20190527.csv",
        std::string(Daily) +
            "SPX,2826.06,CBOE,SPXW190531P02800000,put,05/31/2019,05/27/2019,2800,0,0,1,2,0,0,0.15,0,0\n"
            "SPX,2826.06,CBOE,SPXW190531P02805000,put,05/31/2019,05/27/2019,2805,0,0,1,2,0,0,0.15,0,0\n");
    QVERIFY(file.chains.empty());
    QCOMPARE(file.refusedChains.size(), 1U);
    QCOMPARE(file.rowsRejected, 2L);
    QCOMPARE(file.rowsKept, 0L);
    const auto* issue = issueOf(file.issues, "CLOSED_DAY", 0);
    QVERIFY(issue != nullptr && issue->reason.find("Monday") != std::string::npos);
}

void TestChainTables::saturdayMonthlies_SHR_T10() {
    const std::string head =
        "symbol,exchange,company_name,date,stock_price_close,option_symbol,option_expiration,strike,"
        "call/put,style,ask,bid,mean_price,settlement,iv,volume,open_interest,stock_price_for_iv,"
        "forward_price,isinterpolated,delta,vega,gamma,theta,rho\n";
    const auto file =
        parsed("rawiv.csv",
               head + "SPX,CBOE,S&P,01/03/2011,1271.87,SPX   "
                      "110122C01050000,01/21/"
                      "2011,1050.0,C,E,220.6,217.1,218.8,0.0,-1,0,11,1271.87,1271.6,*,1,1,0,5.4e-05,0.1\n"
                      "SPX,CBOE,S&P,01/03/2011,1271.87,SPXPM "
                      "110331C01050000,03/31/"
                      "2011,1050.0,C,E,220.6,217.1,218.8,0.0,0.39,0,11,1271.87,1271.6,*,1,1,0,0,0.1\n");
    QCOMPARE(file.kind, std::string("ivolatility"));
    QVERIFY(file.issues.empty());
    const auto& blocks = file.chains[0]->blocks();
    QCOMPARE(blocks.size(), 2U);
    QCOMPARE(blocks[0].expiration, makeDate(2011, 1, 21));
    QCOMPARE(blocks[0].printedExpiration, makeDate(2011, 1, 22));
    QVERIFY(blocks[0].settlement == Settlement::Am);
    QVERIFY(!base::isKnown(blocks[0].calls.vendorIv[0]));
    QCOMPARE(blocks[0].calls.vendorTheta[0], 5.4e-05);
    QVERIFY(blocks[1].settlement == Settlement::Pm);
    QCOMPARE(file.chains[0]->underlying(), std::string("SPX"));

    // A vendor that kept the Saturday in its column after the symbols had changed: the symbol is followed.
    const auto late = parsed("l3.csv", std::string(L3) + "VXX,28.95,*,VXX161216C00018000,,call,12/17/2016,12/"
                                                         "01/2016,18,14.45,10.7,10.95,0,2,0.01,0,0,0,0,\r\n");
    QCOMPARE(late.rowsKept, 1L);
    QCOMPARE(late.chains[0]->blocks()[0].expiration, makeDate(2016, 12, 16));
    QVERIFY(issueOf(late.issues, "BAD_EXPIRY")->severity == feeds::Severity::Warning);
}

void TestChainTables::expirationsOnNoSession_SHR_T10() {
    const auto file =
        parsed("x.csv",
               std::string(Daily) +
                   // after 2015-02 no Saturday is excused, before it only the monthly one
                   "SPX,2919,CBOE,SPX190518P02800000,put,05/18/2019,04/25/2019,2800,0,0,1,2,0,0,0.15,0,0\n"
                   "SPX,2919,CBOE,SPXW190527P02800000,put,05/27/2019,04/25/2019,2800,0,0,1,2,0,0,0.15,0,0\n");
    QCOMPARE(countOf(file.issues, "BAD_EXPIRY"), 2L);
    QCOMPARE(file.rowsKept, 0L);
    QVERIFY(file.chains.empty());
    const auto old =
        parsed("x.csv",
               std::string(Daily) +
                   "SPX,1280,CBOE,SPX110129P01200000,put,01/29/2011,01/03/2011,1200,0,0,1,2,0,0,0.15,0,0\n");
    QCOMPARE(countOf(old.issues, "BAD_EXPIRY"), 1L);
}

void TestChainTables::everyRowsExpirationIsHeldAgainstItsSymbol_SHR_T10() {
    const auto row = [](const char* strike, const char* column) {
        return std::string("SPX,2919.04,CBOE,SPXW190628P0") + strike + "000,put," + column + ",04/25/2019," +
               strike + ".0,20.0,0.0,20.1,20.5,12,300,0.15,-0.22,0.002\n";
    };
    const auto judged = [&](const std::string& rows) {
        const auto file = parsed("SPX_20190425.csv", std::string(Daily) + rows);
        std::string text = std::to_string(file.rowsKept) + " kept";
        for (const feeds::Issue& issue : file.issues) {
            text += "; " + std::to_string(issue.line) + " " + issue.code + " " + issue.reason;
        }
        return text;
    };
    // The bad cell first, last and between: it costs its own row alone and is always named.
    QCOMPARE(judged(row("2800", "06/29/2019") + row("2810", "06/28/2019") + row("2820", "06/28/2019")),
             std::string("2 kept; 2 BAD_SYMBOL the symbol says 2019-06-28, the column 2019-06-29"));
    QCOMPARE(judged(row("2800", "06/28/2019") + row("2810", "06/29/2019") + row("2820", "07/29/2019")),
             std::string("1 kept; 3 BAD_SYMBOL the symbol says 2019-06-28, the column 2019-06-29; "
                         "4 BAD_SYMBOL the symbol says 2019-06-28, the column 2019-07-29"));
    QCOMPARE(judged(row("2800", "06/28/2019") + row("2810", "06/29/2019") + row("2820", "06/28/2019")),
             std::string("2 kept; 3 BAD_SYMBOL the symbol says 2019-06-28, the column 2019-06-29"));
}

void TestChainTables::chainsOfSessionsThatAreNotOver() {
    const std::string text = std::string(Daily) +
                             "SPX,2919.04,CBOE,SPXW190628P02800000,put,06/28/2019,04/25/2019,"
                             "2800.0,20.0,0.0,20.1,20.5,12,300,0.15,-0.22,0.002\n";
    feeds::Hints hints;
    hints.readAt = calendar::newYorkInstant(makeDate(2019, 4, 25), 15, 0);
    const auto early = parsed("SPX_20190425.csv", text, hints);
    QVERIFY(early.chains.empty());
    QCOMPARE(early.rowsKept, 0L);
    QVERIFY(issueOf(early.issues, "FUTURE_DATE")->reason.find("2019-04-25 is not over yet") == 0);
    hints.readAt = calendar::newYorkInstant(makeDate(2019, 4, 25), 16, 0);
    QCOMPARE(parsed("SPX_20190425.csv", text, hints).chains.size(), 1U);
}

void TestChainTables::manyDaysInOneFile() {
    const auto file =
        parsed("SPXW.csv",
               std::string(L3) +
                   "SPXW,2695.79,W,SPXW180131C01200000,,call,01/31/2018,01/02/"
                   "2018,1200,1395.46,1483.6,1503.2,0,6007,0.0908,1,0,-15.7555,0.5,SPXW180131C01200000\r\n"
                   "SPXW,2713.05,W,SPXW180131C01200000,,call,01/31/2018,01/03/"
                   "2018,1200,1395.46,1500.6,1513.2,0,6007,0.0908,,0,-15.7555,0.5,SPXW180131C01200000");
    QCOMPARE(file.kind, std::string("chain-l3"));
    QCOMPARE(file.rowsRead, 2L);
    QCOMPARE(file.chains.size(), 2U);
    QCOMPARE(file.chains[0]->underlying(), std::string("SPX")); // the vendor writes the root there
    QVERIFY(file.chains[1]->underlyingPrice() == 2713.05);
    QCOMPARE(file.chains[0]->blocks()[0].calls.vendorVega[0], 0.5);
    QVERIFY(!base::isKnown(file.chains[1]->blocks()[0].calls.vendorDelta[0]));
}

void TestChainTables::dataShopGivesTwoMoments() {
    const std::string head =
        "underlying_symbol,quote_date,root,expiration,strike,option_type,open,high,low,close,trade_volume,"
        "bid_size_1545,bid_1545,ask_size_1545,ask_1545,underlying_bid_1545,underlying_ask_1545,bid_size_eod,"
        "bid_eod,ask_size_eod,ask_eod,underlying_bid_eod,underlying_ask_eod,vwap,open_interest,delivery_"
        "code\r\n";
    const auto file =
        parsed("VIX_2016-06-01.csv", head + "^VIX,2016-06-01,VIX,2016-06-15,15.000,C,0,0,0,1.1,7,1,0.9000,1,"
                                            "1.0000,14.5,14.6,1,0.9500,1,1.0500,14.6,14.7,0,110,\r\n");
    QCOMPARE(file.kind, std::string("datashop"));
    QCOMPARE(file.rowsRead, 1L);
    QCOMPARE(file.chains.size(), 2U);
    const auto& early = *file.chains[0];
    QCOMPARE(early.id().secondsOfDay, 56'700);
    QCOMPARE(early.asOf(), calendar::newYorkInstant(makeDate(2016, 6, 1), 15, 45));
    QVERIFY(early.underlyingPrice() == 14.55);
    QVERIFY(early.blocks()[0].calls.bidAt(0) == base::Price::cents(90));
    QCOMPARE(early.blocks()[0].calls.volume[0], market::NoCount);
    const auto& close = *file.chains[1];
    QCOMPARE(close.id().secondsOfDay, -1);
    QVERIFY(close.blocks()[0].calls.askAt(0) == base::Price::cents(105));
    QVERIFY(close.blocks()[0].settlement == Settlement::Am);
    QCOMPARE(close.blocks()[0].calls.volume[0], 7);
    QCOMPARE(close.underlying(), std::string("VIX"));
    const auto closed = parsed("VIX.csv", head + "^VIX,2016-05-30,VIX,2016-06-15,15.000,C,0,0,0,1.1,7,1,0.9,"
                                                 "1,1.0,14.5,14.6,1,0.95,1,1.05,14.6,14.7,0,110,\r\n");
    QCOMPARE(closed.rowsRejected, 1L);
    QVERIFY(closed.chains.empty());
}

void TestChainTables::deltaNeutral() {
    const auto file = parsed(
        "A.csv",
        "UnderlyingSymbol,UnderlyingPrice,Flags,OptionSymbol,Type,Expiration,DataDate,Strike,Last,Bid,Ask,"
        "Volume,OpenInterest,T1OpenInterest,IVMean,IVBid,IVAsk,Delta,Gamma,Theta,Vega,AKA\r\n"
        "A,40.55,*,A160115C00022500,call,01/15/2016,01/05/"
        "2016,22.5,0,17.8,18.6,0,0,0,2.12,0,2.7546,0.9717,0.0047,-0.0477,0.0042,A160115C00022500\r\n");
    QCOMPARE(file.kind, std::string("deltaneutral"));
    const auto& chain = *file.chains[0];
    QCOMPARE(chain.underlying(), std::string("A"));
    QVERIFY(chain.underlyingPrice() == 40.55);
    QCOMPARE(chain.blocks()[0].calls.vendorIv[0], 2.12);
    QCOMPARE(chain.blocks()[0].strikes[0].toThousandths(), 22'500);
}

void TestChainTables::sparse() {
    const auto file =
        parsed("SPY.csv",
               "underlying,underlying_last,optionroot,type,expiration,quotedate,strike,last,bid,ask,volume,"
               "openinterest,impliedvol,delta,gamma,theta,vega,optionalias\n"
               "SPY,368.79,SPY210129P00345000,put,2021-01-29,2021-01-04,345.0,2.71,2.76,2.78,7424,48199,0."
               "28804,-0.17798,0.00937,-0.1447,0.25147,SPY210129P00345000\n");
    QCOMPARE(file.kind, std::string("chain-sparse"));
    QCOMPARE(file.chains[0]->blocks()[0].puts.openInterest[0], 48'199);
}

void TestChainTables::adjustedRoots_SHR_Q7() {
    const auto file =
        parsed("x.csv",
               std::string(Daily) +
                   "NFLX,700,CBOE,NFLX1190517P00700000,put,05/17/2019,04/25/2019,700,0,0,1,2,0,0,0.15,0,0\n");
    QCOMPARE(file.chains[0]->underlying(), std::string("NFLX"));
    QVERIFY(file.chains[0]->blocks()[0].adjusted);
    QCOMPARE(file.chains[0]->blocks()[0].root, std::string("NFLX1"));
}

QTEST_GUILESS_MAIN(TestChainTables)
#include "tst_feeds_chain_tables.moc"
