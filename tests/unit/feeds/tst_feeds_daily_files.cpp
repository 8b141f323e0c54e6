// SPDX-License-Identifier: GPL-3.0-or-later
// Daily bars in all their layouts, and SHR-D3 on their rows. All numbers are made up.
#include "tests/unit/feeds/parsed.h"

using namespace signalbox;
using namespace signalbox::tests;
using market::Basis;

class TestDailyFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tidyIndex();
    void inconsistentBarsOfSharesAndIndicesAreRejected_SHR_D3();
    void inconsistentBarsOfValuesKeepTheClose_SHR_D3();
    void closedDaysAreRejectedAndCopiesNamed();
    void duplicatesAndDisorderAreRejected();
    void newestFirstIsTurnedRound();
    void badRowsCostNoGoodRowItsPlace_SHR_D3();
    void aSessionThatIsNotOverHasNoBar();
    void numbersThatAreNone();
    void yieldsOutsideTheirRangeAreErrors_SHR_D7();
    void exchangeHistories();
    void investingExport();
    void dividendsGiveTwoBasesAndActions();
    void tiingoGivesTwoBasesAndActions();
    void manySymbolsInOneFile();
    void basisOfShares_SHR_D4a();
    void aLineWithoutEndIsUncertain();
    void symbolComesFromTheHintOrTheName();
};

void TestDailyFiles::tidyIndex() {
    const auto file = parsed("x/index-daily/spx.csv", "date,open,high,low,close\n"
                                                      "2019-05-23,2836.7,2840.5,2805.49,2822.24\n"
                                                      "2019-05-24,2832.4,2841.36,2820.19,2826.06\n");
    QCOMPARE(file.kind, std::string("daily"));
    QCOMPARE(file.rowsRead, 2L);
    QCOMPARE(file.rowsKept, 2L);
    QVERIFY(file.issues.empty());
    const auto* spx = seriesOf(file, "SPX");
    QVERIFY(spx != nullptr);
    QCOMPARE(spx->id.basis, Basis::AsTraded);
    QCOMPARE(spx->id.source, std::string("index-daily"));
    QVERIFY(spx->seriesClass == feeds::SeriesClass::Index);
    QCOMPARE(spx->bars[1].close, 2826.06);
    QCOMPARE(spx->bars[1].date, base::makeDate(2019, 5, 24));
    QVERIFY(!base::isKnown(spx->bars[1].volume));
    QCOMPARE(spx->lines[1], 3);
}

void TestDailyFiles::inconsistentBarsOfSharesAndIndicesAreRejected_SHR_D3() {
    const auto file = parsed("ndx.csv", "date,open,high,low,close\n"
                                        "2026-06-12,100,110,95,105\n"
                                        "2026-06-15,90,110,95,105\n"
                                        "2026-06-16,120,110,95,105\n"
                                        "2026-06-17,100,110,95,0\n"
                                        "2026-06-18,100,110,-95,105\n");
    QCOMPARE(file.rowsKept, 1L);
    QCOMPARE(file.rowsRejected, 4L);
    const auto* issue = issueOf(file.issues, "INCONSISTENT_BAR", 3);
    QVERIFY(issue != nullptr && issue->severity == feeds::Severity::Rejected);
    QCOMPARE(issue->row, std::string("2026-06-15,90,110,95,105"));
    QCOMPARE(issue->file, std::string("ndx.csv"));
    QVERIFY(issueOf(file.issues, "INCONSISTENT_BAR", 4) != nullptr);
    QVERIFY(issueOf(file.issues, "NON_POSITIVE", 5) != nullptr);
    QVERIFY(issueOf(file.issues, "NON_POSITIVE", 6) != nullptr);
}

void TestDailyFiles::inconsistentBarsOfValuesKeepTheClose_SHR_D3() {
    const auto file =
        parsed("rates/us10y_yield.csv", "date,open,high,low,close\n2014-01-31,2.699,2.71,2.646,2.644\n");
    const auto* yield = seriesOf(file, "US10Y");
    QVERIFY(yield != nullptr);
    QCOMPARE(yield->bars.size(), 1U);
    QCOMPARE(yield->bars[0].close, 2.644);
    QVERIFY(!base::isKnown(yield->bars[0].low) && !base::isKnown(yield->bars[0].open));
    const auto* issue = issueOf(file.issues, "INCONSISTENT_BAR", 2);
    QVERIFY(issue != nullptr && issue->severity == feeds::Severity::Warning);
    QCOMPARE(file.rowsKept, 1L);
}

void TestDailyFiles::closedDaysAreRejectedAndCopiesNamed() {
    const auto file = parsed("x_adjusted/abc.csv", "date,open,high,low,close,volume\n"
                                                   "2022-06-17,10,11,9,10.5,1000\n"
                                                   "2022-06-20,10,11,9,10.5,1000\n"
                                                   "2022-06-25,10,11,9,10.4,1000\n"
                                                   "1989-12-29,10,11,9,10.4,1000\n");
    const auto* issue = issueOf(file.issues, "CLOSED_DAY", 3);
    QVERIFY(issue != nullptr);
    QVERIFY(issue->reason.find("copy of the bar before") != std::string::npos);
    QVERIFY(issue->reason.find("Monday") != std::string::npos);
    const auto* saturday = issueOf(file.issues, "CLOSED_DAY", 4);
    QVERIFY(saturday != nullptr && saturday->reason.find("copy") == std::string::npos);
    // Where a row stands matters only when it could stand at all.
    QVERIFY(issueOf(file.issues, "CALENDAR_RANGE", 5) != nullptr);
    QCOMPARE(countOf(file.issues, "OUT_OF_ORDER"), 0L);
    QCOMPARE(file.rowsKept, 1L);
    const auto early = parsed("vix.csv", "date,close\n1989-12-29,17\n1990-01-02,17.24\n");
    QVERIFY(issueOf(early.issues, "CALENDAR_RANGE", 2) != nullptr);
}

void TestDailyFiles::duplicatesAndDisorderAreRejected() {
    const auto file = parsed("vix.csv", "date,close\n"
                                        "2019-05-20,16\n"
                                        "2019-05-21,15\n"
                                        "2019-05-21,15\n"
                                        "2019-05-21,14\n"
                                        "2031-05-22,99\n"
                                        "2019-05-22,14.5\n"
                                        "2019-05-23,16.9\n");
    QCOMPARE(countOf(file.issues, "DUPLICATE"), 2L);
    QVERIFY(issueOf(file.issues, "DUPLICATE", 4)->reason.find("same values") != std::string::npos);
    QVERIFY(issueOf(file.issues, "DUPLICATE", 5)->reason.find("other values") != std::string::npos);
    // One wrong date costs one row, not all that follow it.
    QVERIFY(issueOf(file.issues, "OUT_OF_ORDER", 6) != nullptr);
    QCOMPARE(countOf(file.issues, "OUT_OF_ORDER"), 1L);
    QCOMPARE(seriesOf(file, "VIX")->bars.size(), 4U);
    QCOMPARE(file.rowsRejected, 3L);
}

void TestDailyFiles::badRowsCostNoGoodRowItsPlace_SHR_D3() {
    const auto days = [](const std::string& rows) {
        const auto file = parsed("spx.csv", "date,open,high,low,close\n" + rows);
        std::string text;
        for (const market::Bar& bar : seriesOf(file, "SPX")->bars) {
            text += base::toIso(bar.date).substr(5) + " ";
        }
        return text + "/ " + std::to_string(file.rowsRejected) + " " + file.issues.at(0).code + " " +
               std::to_string(file.issues.at(0).line);
    };
    // A holiday, a broken bar and a repeat of a broken bar, each between good rows.
    QCOMPARE(days("2026-07-27,100,110,95,105\n2026-07-03,100,110,95,105\n2026-07-28,100,110,95,106\n"),
             std::string("07-27 07-28 / 1 CLOSED_DAY 3"));
    QCOMPARE(days("2026-07-27,100,110,95,105\n2026-07-02,100,90,95,105\n2026-07-28,100,110,95,106\n"),
             std::string("07-27 07-28 / 1 INCONSISTENT_BAR 3"));
    QCOMPARE(days("2026-07-27,100,90,95,105\n2026-07-27,100,110,95,105\n2026-07-28,100,110,95,106\n"),
             std::string("07-27 07-28 / 1 INCONSISTENT_BAR 2"));
    // A good row out of order is still refused, not its neighbours.
    QCOMPARE(days("2026-07-24,100,110,95,105\n2026-07-27,100,110,95,105\n2026-07-02,100,110,95,105\n"
                  "2026-07-28,100,110,95,106\n"),
             std::string("07-24 07-27 07-28 / 1 OUT_OF_ORDER 4"));
    const auto table = parsed(
        "ratios.csv", "date,total_pc,index_pc\n2026-07-27,0.9,1\n2026-07-03,0.8,1\n2026-07-28,0.7,1\n");
    QCOMPARE(table.rowsKept, 2L);
    QCOMPARE(table.issues.size(), 1U);
    QVERIFY(issueOf(table.issues, "CLOSED_DAY", 3) != nullptr);
}

void TestDailyFiles::aSessionThatIsNotOverHasNoBar() {
    const std::string text =
        "date,open,high,low,close\n2026-07-23,100,110,95,105\n2026-07-24,100,110,95,106\n"
        "2026-07-27,100,110,95,107\n";
    feeds::Hints hints;
    const auto keptAt = [&](int day, int hour, int minute) {
        hints.readAt =
            calendar::newYorkInstant(base::makeDate(2026, 7, static_cast<unsigned>(day)), hour, minute);
        return parsed("spx.csv", text, hints).rowsKept;
    };
    QCOMPARE(keptAt(23, 15, 59), 0L);
    QCOMPARE(keptAt(23, 16, 0), 1L);
    QCOMPARE(keptAt(26, 12, 0), 2L); // a Sunday
    QCOMPARE(keptAt(27, 12, 0), 2L); // the session runs: its bar is no close
    const auto file = parsed("spx.csv", text, hints);
    const auto* issue = issueOf(file.issues, "FUTURE_DATE", 4);
    QVERIFY(issue != nullptr && issue->severity == feeds::Severity::Rejected);
    QCOMPARE(issue->reason,
             std::string("2026-07-27 is not over yet: the last complete session is 2026-07-24"));
    QCOMPARE(keptAt(27, 16, 0), 3L);
    hints.readAt.reset();
    QCOMPARE(parsed("spx.csv", text, hints).rowsKept, 3L); // no clock given: no opinion
    // Nor does a later row cost an earlier one its place.
    hints.readAt = calendar::newYorkInstant(base::makeDate(2026, 7, 25), 12, 0);
    const auto mixed =
        parsed("spx.csv",
               "date,open,high,low,close\n2026-07-27,100,110,95,105\n2026-07-23,100,110,95,106\n"
               "2026-07-24,100,110,95,107\n",
               hints);
    QCOMPARE(mixed.rowsKept, 2L);
    QVERIFY(issueOf(mixed.issues, "FUTURE_DATE", 2) != nullptr);
}

void TestDailyFiles::newestFirstIsTurnedRound() {
    const auto file = parsed("vix.csv", "date,close\n2019-05-23,3\n2019-05-22,2\n2019-05-21,1\n");
    const auto* vix = seriesOf(file, "VIX");
    QVERIFY(file.issues.empty());
    QCOMPARE(vix->bars.front().close, 1.0);
    QCOMPARE(vix->bars.back().close, 3.0);
    QCOMPARE(vix->lines.back(), 2);
}

void TestDailyFiles::numbersThatAreNone() {
    const auto file = parsed("index-daily/spy.csv", "date,open,high,low,close,volume\n"
                                                    "2019-05-20,1,2,1,NaN,5\n"
                                                    "2019-05-21,1,2,,1.5,5\n"
                                                    "2019-05-22,1,2,1,1.5,many\n"
                                                    "2019-05-23,1,2,1,1.5,-5\n"
                                                    "someday,1,2,1,1.5,5\n"
                                                    "2019-05-24,1,2,1,1.5\n"
                                                    "2019-05-24,1,2,1,,5\n"
                                                    "\n"
                                                    "2019-05-28,1,2,1,1.5,\n");
    QVERIFY(issueOf(file.issues, "NOT_A_NUMBER", 2) != nullptr);
    QVERIFY(issueOf(file.issues, "NO_VALUE", 3) != nullptr);
    QVERIFY(issueOf(file.issues, "NOT_A_NUMBER", 4) != nullptr);
    QVERIFY(issueOf(file.issues, "NON_POSITIVE", 5) != nullptr);
    QVERIFY(issueOf(file.issues, "BAD_DATE", 6) != nullptr);
    QVERIFY(issueOf(file.issues, "BAD_FIELD_COUNT", 7) != nullptr);
    QVERIFY(issueOf(file.issues, "NO_VALUE", 8) != nullptr);
    QCOMPARE(file.rowsRead, 8L);
    QCOMPARE(file.rowsKept, 1L);
    QVERIFY(!base::isKnown(seriesOf(file, "SPY")->bars[0].volume));
}

void TestDailyFiles::yieldsOutsideTheirRangeAreErrors_SHR_D7() {
    const auto file =
        parsed("us10y_yield.csv", "date,close\n2019-05-20,24.1\n2019-05-21,0.1\n2019-05-22,2.38\n");
    QVERIFY(issueOf(file.issues, "OUT_OF_RANGE", 2) != nullptr);
    QVERIFY(issueOf(file.issues, "OUT_OF_RANGE", 3) != nullptr);
    QCOMPARE(file.rowsKept, 1L);
    // A bill's yield may be slightly negative.
    const auto bill = parsed("tbill_13w_yield.csv", "date,close\n2020-03-25,-0.03\n");
    QCOMPARE(seriesOf(bill, "TBILL13W")->bars[0].close, -0.03);
}

void TestDailyFiles::exchangeHistories() {
    const auto vix = parsed("VIX_History.csv",
                            "DATE,OPEN,HIGH,LOW,CLOSE\n05/24/2019,16.500000,16.600000,15.400000,15.850000\n"
                            "05/27/2019,16,16,16,16\n");
    QCOMPARE(vix.kind, std::string("cboe-history"));
    QCOMPARE(seriesOf(vix, "VIX")->id.source, std::string("cboe-history"));
    QVERIFY(issueOf(vix.issues, "CLOSED_DAY", 3) != nullptr);
    const auto vvix = parsed("download.csv", "DATE,VVIX\n05/24/2019,91.000000\n");
    QCOMPARE(vvix.kind, std::string("cboe-history"));
    QCOMPARE(seriesOf(vvix, "VVIX")->bars[0].close, 91.0);
    const auto fred = parsed("download.csv", "DATE,DGS10\n2019-05-24,2.32\n2019-05-28,.\n");
    QCOMPARE(fred.kind, std::string("value-table"));
    QCOMPARE(seriesOf(fred, "US10Y")->id.source, std::string("fred"));
}

void TestDailyFiles::investingExport() {
    const auto file =
        parsed("SPY ETF Stock Price History.csv",
               "\xEF\xBB\xBF\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\",\"Change %\"\n"
               "\"05/24/2019\",\"1,282.78\",\"1,283.83\",\"1,284.83\",\"1,281.00\",\"59.86M\",\"0.22%\"\n"
               "\"05/23/2019\",\"281.14\",\"282.50\",\"283.00\",\"279.95\",\"\",\"-1.22%\"\n");
    QCOMPARE(file.kind, std::string("investing"));
    const auto* spy = seriesOf(file, "SPY");
    QCOMPARE(spy->id.basis, Basis::SplitAdjusted);
    QCOMPARE(spy->bars[1].close, 1282.78);
    QCOMPARE(spy->bars[1].volume, 59'860'000.0);
    QVERIFY(!base::isKnown(spy->bars[0].volume));
    const auto breadth = parsed("S&P 500 Stocks Above 50-Day Average Historical Data.csv",
                                "\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\",\"Change %\"\n"
                                "\"05/24/2019\",\"46.71\",\"46.32\",\"49.50\",\"46.32\",\"\",\"-7.49%\"\n");
    QCOMPARE(seriesOf(breadth, "BREADTH_50DMA")->id.basis, Basis::AsTraded);
}

void TestDailyFiles::dividendsGiveTwoBasesAndActions() {
    const auto file =
        parsed("etf-daily-adjusted/xlf.csv", "date,open,high,low,close,volume,dividend,unadj_close\n"
                                             "2019-05-23,20,21,19,20,500,0,40\n"
                                             "2019-05-24,20.5,22,20,21,600,0.12,42\n");
    QCOMPARE(file.kind, std::string("daily-dividends"));
    const auto* adjusted = seriesOf(file, "XLF", Basis::DividendAdjusted);
    const auto* split = seriesOf(file, "XLF", Basis::SplitAdjusted);
    QVERIFY(adjusted != nullptr && split != nullptr);
    QCOMPARE(adjusted->bars[1].close, 21.0);
    QCOMPARE(split->bars[1].close, 42.0);
    QCOMPARE(split->bars[1].high, 44.0);
    QCOMPARE(file.actions.size(), 1U);
    QVERIFY(file.actions[0].kind == market::ActionKind::CashDividend);
    QCOMPARE(file.actions[0].amount, 0.12);
    QCOMPARE(file.actions[0].effective, base::makeDate(2019, 5, 24));
    QCOMPARE(file.rowsKept, 2L);
}

void TestDailyFiles::tiingoGivesTwoBasesAndActions() {
    const auto file =
        parsed("stocks.csv", "symbol,date,close,high,low,open,volume,adjClose,adjHigh,adjLow,adjOpen,"
                             "adjVolume,divCash,splitFactor\n"
                             "SPY,2021-01-04,368,375,364,374,10,345.1857626,351,341,350.5,10,0.0,1.0\n"
                             "SPY,2021-01-05,371,372,368,368.1,20,347,348,344.5,344.54,20,1.5,4.0\n");
    QCOMPARE(file.kind, std::string("tiingo"));
    QCOMPARE(seriesOf(file, "SPY", Basis::AsTraded)->bars[0].close, 368.0);
    QCOMPARE(seriesOf(file, "SPY", Basis::DividendAdjusted)->bars[0].open, 350.5);
    QCOMPARE(file.actions.size(), 2U);
    QVERIFY(file.actions[1].kind == market::ActionKind::Split && file.actions[1].ratio == 4.0);
    QVERIFY(file.issues.empty());
}

void TestDailyFiles::manySymbolsInOneFile() {
    const auto file = parsed("set_adjusted_2020.csv", "date,symbol,open,high,low,close,volume\n"
                                                      "2019-05-23,A,1,2,1,1.5,5\n"
                                                      "2019-05-24,A,1,2,1,1.6,5\n"
                                                      "2019-05-23,B,3,2,1,1.5,5\n"
                                                      "2019-05-24,B,1,2,1,1.7,5\n"
                                                      "2019-05-24,A,1,2,1,1.6,5\n");
    QCOMPARE(file.kind, std::string("daily-long"));
    QCOMPARE(file.series.size(), 2U);
    QCOMPARE(seriesOf(file, "A")->id.source, std::string("set_adjusted_2020"));
    QCOMPARE(seriesOf(file, "A")->bars.size(), 2U);
    QVERIFY(issueOf(file.issues, "DUPLICATE", 6) != nullptr);
    QCOMPARE(issueOf(file.issues, "DUPLICATE", 6)->subject, std::string("A"));
    QVERIFY(issueOf(file.issues, "INCONSISTENT_BAR", 4) != nullptr);
    QCOMPARE(file.rowsRead, 5L);
    QCOMPARE(file.rowsRejected, 2L);
}

void TestDailyFiles::basisOfShares_SHR_D4a() {
    const std::string head = "date,open,high,low,close,volume\n";
    const std::string cents = head + "2019-05-24,10.1,10.5,10,10.25,100\n";
    const std::string fine = head + "2019-05-24,10.1,10.5,10,10.2512,100\n";
    const auto basis = [](const feeds::ParsedFile& file) { return file.series.at(0).id.basis; };
    QCOMPARE(basis(parsed("index-daily/spy.csv", cents)), Basis::AsTraded);
    QCOMPARE(basis(parsed("us_equities_adjusted_2014/abc.csv", cents)), Basis::DividendAdjusted);
    QCOMPARE(basis(parsed("set_unadjusted_for_dividends/abc.csv", fine)), Basis::SplitAdjusted);
    QCOMPARE(basis(parsed("abc.csv", fine)), Basis::DividendAdjusted);
    // What claims to be traded in cents and is not, is not as traded.
    QCOMPARE(basis(parsed("index-daily/abc.csv", fine)), Basis::DividendAdjusted);
    const auto unknown = parsed("abc.csv", cents);
    QCOMPARE(basis(unknown), Basis::DividendAdjusted);
    QVERIFY(issueOf(unknown.issues, "BASIS_UNKNOWN") != nullptr);
}

void TestDailyFiles::aLineWithoutEndIsUncertain() {
    const auto file = parsed("vix.csv", "date,close\n2019-05-23,16.92\n2019-05-24,15");
    const auto* vix = seriesOf(file, "VIX");
    QVERIFY(vix->uncertain == base::makeDate(2019, 5, 24));
    QVERIFY(issueOf(file.issues, "CUT_OFF", 3) != nullptr);
    const auto cut = parsed("vix.csv", "date,close\n2019-05-23,16.92\n2019-05");
    QCOMPARE(cut.rowsRead, 2L);
    QCOMPARE(cut.rowsKept, 1L);
    QVERIFY(!seriesOf(cut, "VIX")->uncertain);
}

void TestDailyFiles::symbolComesFromTheHintOrTheName() {
    const std::string text = "date,close\n2019-05-23,16.92\n";
    QVERIFY(seriesOf(parsed("a/b/vix3m.csv", text), "VIX3M") != nullptr);
    feeds::Hints hints;
    hints.symbol = "vix9d";
    QVERIFY(seriesOf(parsed("data.csv", text, hints), "VIX9D") != nullptr);
    QVERIFY(seriesOf(parsed("spx_pct_above_50dma.csv", text), "BREADTH_50DMA") != nullptr);
}

QTEST_GUILESS_MAIN(TestDailyFiles)
#include "tst_feeds_daily_files.moc"
