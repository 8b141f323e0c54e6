// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/feeds/parsed.h"

using namespace signalbox;
using namespace signalbox::tests;

class TestFuturesFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void contractFile();
    void legalNoticeAboveTheHeader();
    void commasTooManyAndZeroSettlements();
    void curveOfASavedList();
    void curveWithoutADateIsRefused();
    void calendarOfSettlements();
};

constexpr const char* Header =
    "Trade Date,Futures,Open,High,Low,Close,Settle,Change,Total Volume,EFP,Open Interest\r\n";

void TestFuturesFiles::contractFile() {
    const auto file =
        parsed("CFE_Q14_VX.csv", std::string(Header) +
                                     "08/13/2014,Q (Aug 14),14.1,14.2,13.0,13.1,13.15,-1.00,900,0,5000\r\n"
                                     "08/14/2014,Q (Aug 14),13.1,13.2,12.6,12.7,12.75,-0.40,800,0,4000\r\n");
    QCOMPARE(file.kind, std::string("cfe-contract"));
    const auto* series = seriesOf(file, "VX:2014-08-20");
    QVERIFY(series != nullptr);
    QCOMPARE(series->bars[1].close, 12.75); // the settlement, not the close
    QCOMPARE(series->bars[1].volume, 800.0);
    QCOMPARE(series->id.source, std::string("cfe"));
}

void TestFuturesFiles::legalNoticeAboveTheHeader() {
    const auto file =
        parsed("CFE_Z14_VX.csv", "CFE data is compiled for the convenience of site visitors\n" +
                                     std::string(Header) +
                                     "08/14/2014,Z (Dec 14),16.6,16.7,16.3,16.3,16.35,-0.35,5,0,29\r\n");
    QCOMPARE(file.rowsRead, 2L); // every line below the first
    QVERIFY(seriesOf(file, "VX:2014-12-17") != nullptr);
}

void TestFuturesFiles::commasTooManyAndZeroSettlements() {
    const auto file =
        parsed("CFE_Q14_VX.csv", std::string(Header) +
                                     "08/11/2014,Q (Aug 14),0.00,0.00,0.00,0.00,0.00,0.00,0,0,0\r\n"
                                     "08/12/2014,Q (Aug 14),1,1,1,1,14.1,0,0,0,0,\r\n"
                                     "08/13/2014,Q (Aug 14),1,1,1,1,14.1,0,0,0\r\n"
                                     "08/14/2014,nothing,1,1,1,1,14.1,0,0,0,0\r\n");
    QVERIFY(issueOf(file.issues, "ZERO_SETTLEMENT", 2) != nullptr);
    QVERIFY(issueOf(file.issues, "BAD_FIELD_COUNT", 3) != nullptr);
    QVERIFY(issueOf(file.issues, "BAD_FIELD_COUNT", 4) != nullptr);
    QVERIFY(issueOf(file.issues, "BAD_SYMBOL", 5) != nullptr);
    QCOMPARE(file.rowsRejected, 4L);
    QVERIFY(file.series.empty());
}

void TestFuturesFiles::curveOfASavedList() {
    const std::string text = "expiration_date,symbol,settlement\n2026-07-22,VX/N6,17.22\n"
                             "2026-07-29,VX30/N6,18.50\n2026-08-19,VX/Q6,19.01\n2026-08-19,VX/Q6,19.02\n";
    // Saved before the market closed: the settlements of the day before.
    const auto early = parsed("vx_curve_saved_2026-07-23T0356_et.csv", text);
    QCOMPARE(seriesOf(early, "VX:2026-08-19")->bars[0].date, base::makeDate(2026, 7, 22));
    QVERIFY(issueOf(early.issues, "FINAL_SETTLEMENT", 2) != nullptr);
    QVERIFY(issueOf(early.issues, "DUPLICATE", 5) != nullptr);
    QVERIFY(seriesOf(early, "VXW:2026-07-29") != nullptr);
    QVERIFY(seriesOf(early, "VX:2026-07-29") == nullptr);
    const auto late = parsed("vx_curve_saved_2026-07-23T1711_et.csv", text);
    QCOMPARE(seriesOf(late, "VX:2026-08-19")->bars[0].date, base::makeDate(2026, 7, 23));
}

void TestFuturesFiles::curveWithoutADateIsRefused() {
    const std::string message =
        failure("curve.csv", "expiration_date,symbol,settlement\n2026-07-22,VX/N6,17.22\n");
    QVERIFY(message.find("trade date") != std::string::npos);
}

void TestFuturesFiles::calendarOfSettlements() {
    const auto file = parsed(
        "exp.csv", "date,exp1,exp2\n2010-01-04,2010-01-20,2010-02-17\n2010-01-05,2010-01-21,2010-02-17\n");
    QCOMPARE(file.kind, std::string("vx-calendar"));
    QCOMPARE(file.futuresCalendar.size(), 2U);
    QVERIFY(file.futuresCalendar[0].expirations[1] == base::makeDate(2010, 2, 17));
    QVERIFY(issueOf(file.issues, "BAD_EXPIRY", 2) == nullptr);
    QVERIFY(issueOf(file.issues, "BAD_EXPIRY", 3) != nullptr);
}

QTEST_GUILESS_MAIN(TestFuturesFiles)
#include "tst_feeds_futures_files.moc"
