// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/feeds/parsed.h"

using namespace signalbox;
using namespace signalbox::tests;
using market::ActionKind;

class TestListsAndActions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void constituents();
    void sectorCounts();
    void leanDailyBarsAreAsTraded();
    void leanFactorsBecomeSplitsAndDividends();
};

void TestListsAndActions::constituents() {
    const auto file =
        parsed("sp500_constituents.csv",
               "Symbol,Security,GICS Sector,GICS Sub-Industry,Headquarters Location,Date added,CIK,Founded\n"
               "MMM,3M,Industrials,Industrial Conglomerates,\"Saint Paul, Minnesota\",1957-03-04,66740,1902\n"
               "BRK.B,Berkshire,Financials,Multi,\"Omaha, Nebraska\",2010-02-16,1067983,1839\n"
               "MMM,3M,Industrials,X,Y,1957-03-04,66740,1902\n"
               ",Nobody,X,Y,Z,1957-03-04,1,1902\n");
    QCOMPARE(file.kind, std::string("constituents"));
    QCOMPARE(file.constituents.size(), 2U);
    QCOMPARE(file.constituents[1].symbol, std::string("BRK.B"));
    QCOMPARE(file.constituents[0].index, std::string("SP500"));
    QCOMPARE(file.constituents[0].sector, std::string("Industrials"));
    QVERIFY(file.constituents[1].added == base::makeDate(2010, 2, 16));
    QVERIFY(issueOf(file.issues, "DUPLICATE", 4) != nullptr);
    QVERIFY(issueOf(file.issues, "BAD_SYMBOL", 5) != nullptr);
    QCOMPARE(file.rowsKept, 2L);
}

void TestListsAndActions::sectorCounts() {
    const auto file = parsed("counts.csv", "sector,count\nIndustrials,83\nEnergy,x\n");
    QCOMPARE(file.sectorCounts.size(), 1U);
    QCOMPARE(file.sectorCounts[0].count, 83L);
    QCOMPARE(file.rowsRejected, 1L);
}

void TestListsAndActions::leanDailyBarsAreAsTraded() {
    const auto file = parsed("aapl.csv", "20140606 00:00,6500000,6512500,6444800,6455700,12116671\n"
                                         "20140609 00:00,926900,938800,917500,937000,72875948\n"
                                         "20140610 00:00,946400,950500\n");
    QCOMPARE(file.kind, std::string("lean-daily"));
    const auto* aapl = seriesOf(file, "AAPL", market::Basis::AsTraded);
    QVERIFY(aapl != nullptr);
    QCOMPARE(aapl->bars[0].close, 645.57);
    QCOMPARE(aapl->bars[1].close, 93.7);
    QCOMPARE(file.rowsRead, 3L);
    QVERIFY(issueOf(file.issues, "BAD_FIELD_COUNT", 3) != nullptr);
}

void TestListsAndActions::leanFactorsBecomeSplitsAndDividends() {
    const auto file = parsed("factor_file_aapl.csv", "20140507,0.8961764,0.03571430,592.33\n"
                                                     "20140606,0.9011818,0.03571430,645.57\n"
                                                     "20140806,0.9011818,0.25,94.97\n"
                                                     "20141105,0.9056639,0.25,108.86\n"
                                                     "20501231,1,1,0");
    QCOMPARE(file.kind, std::string("lean-factors"));
    QCOMPARE(file.rowsRead, 4L); // the closing row is no event
    const auto split = std::find_if(file.actions.begin(), file.actions.end(),
                                    [](const auto& action) { return action.kind == ActionKind::Split; });
    QVERIFY(split != file.actions.end());
    QCOMPARE(split->symbol, std::string("AAPL"));
    QCOMPARE(split->ratio, 7.0);
    QCOMPARE(split->effective, base::makeDate(2014, 6, 9));
    QCOMPARE(file.actions[0].amount, 3.29); // before the split: 0.47 x 7
    QCOMPARE(file.actions[0].effective, base::makeDate(2014, 5, 8));
    const auto cut = parsed("factor_file_aapl.csv", "20140507,0.8961764,0.03571430,592.33\n20140606,0.90\n");
    QVERIFY(issueOf(cut.issues, "CUT_OFF") != nullptr);
    QVERIFY(issueOf(cut.issues, "BAD_FIELD_COUNT", 2) != nullptr);
}

QTEST_GUILESS_MAIN(TestListsAndActions)
#include "tst_feeds_lists_and_actions.moc"
