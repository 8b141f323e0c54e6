// SPDX-License-Identifier: GPL-3.0-or-later
// Findings over whole series and several files, on made-up data.
#include "engine/base/date.h"
#include "tests/unit/feeds/parsed.h"

#include <fmt/format.h>

using namespace signalbox;
using namespace signalbox::tests;
using base::makeDate;

class TestCrossChecks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void gapsAreNamed();
    void brokenSeriesAreCondemned();
    void soundSeriesAreNot();
    void twoScalesOfOneSymbol();
    void dividendsAreNoSplit();
    void repeatedChain();
    void otherTradingIsNoRepeat();
};

/// Daily bars of a share over the sessions of a span; `change` may alter one or leave it out.
template <typename Change>
std::string shareText(base::Date from, base::Date to, Change change) {
    std::string text = "date,open,high,low,close,volume\n";
    const auto days = sessions().sessions(from, to);
    double close = 100;
    long volume = 1000;
    int i = 0;
    for (const base::Date day : *days) {
        close = 100 + i % 5;
        volume = 1000;
        if (change(i++, close, volume)) {
            const double price = close;
            text += fmt::format("{0},{1:.2f},{1:.2f},{1:.2f},{1:.2f},{2}\n", base::toIso(day), price, volume);
        }
    }
    return text;
}

const auto Unchanged = [](int, double&, long&) { return true; };

void TestCrossChecks::gapsAreNamed() {
    std::vector<feeds::ParsedFile> files{
        parsed("vix.csv", "date,close\n2019-05-22,1\n2019-05-24,1\n2019-05-28,1\n2019-06-04,1\n")};
    const auto issues = feeds::checkSeries(files, sessions());
    QCOMPARE(countOf(issues, "GAP"), 2L); // Memorial Day is no gap
    QVERIFY(issueOf(issues, "GAP", 3)->reason.find("2019-05-23") != std::string::npos);
    QVERIFY(issueOf(issues, "GAP", 5)->reason.find("4 sessions, 2019-05-29 to 2019-06-03") !=
            std::string::npos);
    QVERIFY(issueOf(issues, "GAP", 5)->subject.starts_with("VIX"));
}

void TestCrossChecks::brokenSeriesAreCondemned() {
    const auto from = makeDate(2019, 1, 2);
    const auto to = makeDate(2019, 6, 28);
    const auto verdict = [&](auto change) {
        std::vector<feeds::ParsedFile> files{parsed("x_adjusted/bad.csv", shareText(from, to, change))};
        const auto issues = feeds::checkSeries(files, sessions());
        const auto* issue = issueOf(issues, "BAD_SERIES");
        return issue == nullptr || issue->severity != feeds::Severity::Rejected ? std::string()
                                                                                : files[0].series[0].bad;
    };
    QVERIFY(verdict([](int i, double&, long&) { return i % 20 != 5; }).find("6 missing sessions") !=
            std::string::npos);
    QVERIFY(verdict([](int i, double&, long& volume) {
                volume = i % 10 == 3 ? 0 : 1000;
                return true;
            }).find("without volume") != std::string::npos);
    QVERIFY(verdict([](int i, double& close, long&) {
                close = i % 10 == 3 ? 300 : close;
                return true;
            }).find("moves over 40%") != std::string::npos);
}

void TestCrossChecks::soundSeriesAreNot() {
    const auto text =
        shareText(makeDate(2019, 1, 2), makeDate(2019, 6, 28), [](int i, double&, long& volume) {
            volume = i == 7 ? 0 : 1000;
            return i % 50 != 5; // three missing sessions
        });
    std::vector<feeds::ParsedFile> files{parsed("x_adjusted/good.csv", text)};
    const auto issues = feeds::checkSeries(files, sessions());
    QCOMPARE(countOf(issues, "BAD_SERIES"), 0L);
    QCOMPARE(countOf(issues, "GAP"), 3L);
    QVERIFY(files[0].series[0].bad.empty());
}

void TestCrossChecks::twoScalesOfOneSymbol() {
    const auto from = makeDate(2019, 1, 2);
    const auto to = makeDate(2019, 6, 28);
    std::vector<feeds::ParsedFile> files{
        parsed("set_unadjusted_for_dividends/abc.csv", shareText(from, to, Unchanged)),
        parsed("later_adjusted/abc.csv",
               shareText(from, makeDate(2019, 7, 31), [](int, double& close, long&) {
                   close /= 10;
                   return true;
               }))};
    const auto issues = feeds::checkSeries(files, sessions());
    QCOMPARE(countOf(issues, "SCALE_MISMATCH"), 1L);
    const auto* issue = issueOf(issues, "SCALE_MISMATCH");
    QCOMPARE(issue->file, std::string("later_adjusted/abc.csv"));
    QVERIFY(issue->reason.find("2019-06-28") != std::string::npos);
    QVERIFY(issue->reason.find("ratio 0.10") != std::string::npos);
    QVERIFY(issue->line > 1);
    // A set that is one session longer does not change the verdict, one that never overlaps has none.
    files[1] =
        parsed("later_adjusted/abc.csv", shareText(makeDate(2019, 7, 1), makeDate(2019, 7, 31), Unchanged));
    QCOMPARE(countOf(feeds::checkSeries(files, sessions()), "SCALE_MISMATCH"), 0L);
}

void TestCrossChecks::dividendsAreNoSplit() {
    const auto from = makeDate(2019, 1, 2);
    const auto to = makeDate(2019, 6, 28);
    const auto scaled = [&](const std::string& path, double factor) {
        return parsed(path, shareText(from, to, [factor](int, double& close, long&) {
                          close *= factor;
                          return true;
                      }));
    };
    const auto mismatches = [&](double factor) {
        std::vector<feeds::ParsedFile> files{scaled("set_unadjusted_for_dividends/abc.csv", 1),
                                             scaled("later_adjusted/abc.csv", factor)};
        return countOf(feeds::checkSeries(files, sessions()), "SCALE_MISMATCH");
    };
    QCOMPARE(mismatches(0.80), 0L); // dividends only lower the adjusted close
    QCOMPARE(mismatches(0.62), 1L);
    QCOMPARE(mismatches(1.18), 1L);
}

std::string chainText(const std::string& date, int volumeShift) {
    std::string text = "underlying,underlying_last,exchange,optionroot,type,expiration,quotedate,strike,last,"
                       "net,bid,ask,volume,"
                       "openinterest,impliedvol,delta,gamma\n";
    for (int i = 0; i < 60; ++i) {
        const std::string strike = std::to_string(2500 + 5 * i);
        const int volume = i % 2 == 0 ? 0 : 10 + i + (i % 12 == 1 ? 0 : volumeShift);
        text += fmt::format(
            "SPX,2826.06,CBOE,SPXW190531P0{0}000,put,05/31/2019,{1},{0},1,0,1,2,{2},5,0.2,-0.1,0\n", strike,
            date, volume);
    }
    return text;
}

void TestCrossChecks::repeatedChain() {
    std::vector<feeds::ParsedFile> files{parsed("SPX_20190527.csv", chainText("05/27/2019", 0)),
                                         parsed("SPX_20190524.csv", chainText("05/24/2019", 0))};
    const auto issues = feeds::checkSeries(files, sessions());
    const auto* issue = issueOf(issues, "REPEATED_CHAIN");
    QVERIFY(issue != nullptr);
    QCOMPARE(issue->file, std::string("SPX_20190527.csv"));
    QVERIFY(issue->reason.find("2019-05-24") != std::string::npos);
}

void TestCrossChecks::otherTradingIsNoRepeat() {
    std::vector<feeds::ParsedFile> files{parsed("SPX_20190523.csv", chainText("05/23/2019", 0)),
                                         parsed("SPX_20190524.csv", chainText("05/24/2019", 3))};
    QCOMPARE(countOf(feeds::checkSeries(files, sessions()), "REPEATED_CHAIN"), 0L);
}

QTEST_GUILESS_MAIN(TestCrossChecks)
#include "tst_feeds_cross_checks.moc"
