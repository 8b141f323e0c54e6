// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/feeds/parsed.h"

using namespace signalbox;
using namespace signalbox::tests;

class TestValueTables : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void putCallRatios();
    void corruptCellsAreLeftOut();
    void volumesAndTheirTotal();
    void archivesOfOneProduct();
    void breadthCounts();
    void creditAndRates();
    void settlementsAndClosesOfFuturesStayApart_OPT_D6();
    void brokenRows();
};

void TestValueTables::putCallRatios() {
    const auto file = parsed("put-call/cboe_put_call_ratios.csv",
                             "date,total_pc,index_pc,etp_pc,equity_pc,vix_pc,spx_spxw_pc\n"
                             "2019-10-07,1.05,1.05,1.89,0.7,0.16,1.75\n"
                             "2019-10-08,1.01,,1.39,0.65,0.56,1.71\n");
    QCOMPARE(file.kind, std::string("value-table"));
    QCOMPARE(file.series.size(), 6U);
    QCOMPARE(seriesOf(file, "PC_TOTAL")->bars.size(), 2U);
    QCOMPARE(seriesOf(file, "PC_INDEX")->bars.size(), 1U);
    QCOMPARE(seriesOf(file, "PC_SPX")->bars[1].close, 1.71);
    QVERIFY(file.issues.empty());
}

void TestValueTables::corruptCellsAreLeftOut() {
    const auto file = parsed("ratios.csv", "date,total_pc,index_pc\n"
                                           "2019-11-27,0.94,4.22\n"
                                           "2019-11-29,11,21\n"
                                           "2025-01-09,0.9,0.9\n");
    const auto* issue = issueOf(file.issues, "CORRUPT_CELL", 2);
    QVERIFY(issue != nullptr && issue->severity == feeds::Severity::Warning);
    QCOMPARE(issue->subject, std::string("PC_INDEX"));
    QCOMPARE(issue->row, std::string("2019-11-27,0.94,4.22"));
    QVERIFY(seriesOf(file, "PC_INDEX") == nullptr);
    QCOMPARE(seriesOf(file, "PC_TOTAL")->bars.size(), 1U);
    QCOMPARE(countOf(file.issues, "CLOSED_DAY"), 1L);
    QCOMPARE(file.rowsRejected, 2L);
}

void TestValueTables::volumesAndTheirTotal() {
    const auto file = parsed("totalpc.csv", "DATE,CALLS,PUTS,TOTAL,Ratio\n"
                                            "1/4/2010,2398697,1640657,4039354,0.68\n"
                                            "01/05/2010, 200, 100, 350, 0.50\n");
    QCOMPARE(seriesOf(file, "OPT_VOLUME_CALLS")->bars[0].close, 2'398'697.0);
    QCOMPARE(seriesOf(file, "OPT_VOLUME_PUTS")->bars[1].close, 100.0);
    QCOMPARE(seriesOf(file, "PC_TOTAL")->bars[1].close, 0.5);
    QVERIFY(issueOf(file.issues, "INCONSISTENT_TOTAL", 3) != nullptr);
    QCOMPARE(file.rowsKept, 2L);
}

void TestValueTables::archivesOfOneProduct() {
    const auto file = parsed("equitypc.csv", "Cboe Exchange Volume and Put/Call Ratios,,,,\n"
                                             "PRODUCT: EQUITY (PCR),,,,\n"
                                             "DATE,CALL,PUT,TOTAL,P/C Ratio\n"
                                             "11/1/2006,976510,623929,1600439,0.64\n");
    QCOMPARE(file.series.size(), 1U);
    QCOMPARE(seriesOf(file, "PC_EQUITY")->bars[0].close, 0.64);
}

void TestValueTables::breadthCounts() {
    const auto file = parsed("new_highs_new_lows.csv", "date,new_high_issues,new_low_issues\n"
                                                       "2010-01-04,233,\n"
                                                       "2010-01-05,251,0\n"
                                                       "2010-01-06,,\n");
    QCOMPARE(seriesOf(file, "NEW_HIGHS")->bars.size(), 2U);
    QCOMPARE(seriesOf(file, "NEW_LOWS")->bars[0].close, 0.0);
    QVERIFY(issueOf(file.issues, "NO_VALUE", 4) != nullptr);
}

void TestValueTables::creditAndRates() {
    const auto oas = parsed("credit/ig_oas.csv", "date,ig_oas\n2015-11-30,1.55\n2015-12-01,155\n");
    QCOMPARE(seriesOf(oas, "IG_OAS")->bars.size(), 1U);
    QVERIFY(issueOf(oas.issues, "OUT_OF_RANGE", 3) != nullptr); // basis points, not percent
    const auto funds = parsed("fed_funds_DFF.csv", "date,dff\n2010-01-02,0.05\n2010-01-04,0.12\n");
    QVERIFY(issueOf(funds.issues, "CLOSED_DAY", 2) != nullptr);
    QCOMPARE(seriesOf(funds, "FEDFUNDS")->bars.size(), 1U);
    const auto spread =
        parsed("fredgraph.csv", "observation_date,BAMLH0A0HYM2\n2026-05-26,2.72\n2026-05-27,\n");
    QCOMPARE(seriesOf(spread, "HY_OAS")->bars[0].close, 2.72);
    QVERIFY(issueOf(spread.issues, "NO_VALUE", 3) != nullptr);
}

void TestValueTables::settlementsAndClosesOfFuturesStayApart_OPT_D6() {
    const auto settlements = parsed("vx.csv", "date,vx1,vx2\n2010-01-04,22.1,24.85\n2010-01-05,0,24.45\n");
    QCOMPARE(seriesOf(settlements, "VX1")->bars.size(), 1U);
    QCOMPARE(seriesOf(settlements, "VX2")->bars.size(), 2U);
    QVERIFY(issueOf(settlements.issues, "ZERO_SETTLEMENT", 3) != nullptr);
    const auto closes = parsed("m.csv", "date,m1,m2\n2010-01-04,22.1,24.8\n");
    QVERIFY(seriesOf(closes, "VX1") == nullptr);
    QVERIFY(seriesOf(closes, "VX_CLOSE_M1") != nullptr);
}

void TestValueTables::brokenRows() {
    const auto file = parsed("ratios.csv", "date,total_pc,index_pc\n"
                                           "2019-10-07,1.05\n"
                                           "2019-10-08,x,y\n"
                                           "2019-10-09,x,1.1\n"
                                           "2019-10-09,0.9,1.1\n"
                                           "2019-10-10,-1,1.2\n");
    QVERIFY(issueOf(file.issues, "BAD_FIELD_COUNT", 2) != nullptr);
    QVERIFY(issueOf(file.issues, "NOT_A_NUMBER", 3) != nullptr);
    QVERIFY(issueOf(file.issues, "NOT_A_NUMBER", 4)->severity == feeds::Severity::Warning);
    QVERIFY(issueOf(file.issues, "DUPLICATE", 5) != nullptr);
    QVERIFY(issueOf(file.issues, "NON_POSITIVE", 6) != nullptr);
    QCOMPARE(file.rowsRead, 5L);
    QCOMPARE(file.rowsKept, 2L);
}

QTEST_GUILESS_MAIN(TestValueTables)
#include "tst_feeds_value_tables.moc"
