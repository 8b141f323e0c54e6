// SPDX-License-Identifier: GPL-3.0-or-later
// The known defects of the collected data, each named with its file and row; and that nothing else is called
// a defect of the same kind.
#include "engine/base/date.h"
#include "engine/market/series_names.h"
#include "tests/market/import/collected.h"

#include <map>
#include <set>

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using base::makeDate;

class TestImportFindings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsOnClosedDays();
    void missingSessions();
    void inconsistentBars();
    void corruptPutCallCells();
    void zeroSettlementsAndNoticesOfTheFuturesExchange();
    void holidayBarsAndTwoScalesOfTheStockSets();
    void knownBadSymbols();
    void crossedAndEmptyQuotes();
    void absurdVolatility();
    void repeatedChainOfMemorialDay();
    void chainsOf2019();
    void saturdayExpirationsOf2011();
    void momentsOf2026();
    void appleSplits();
    void dividendsOfFunds();
    void curvesOfFutures();
};

void TestImportFindings::rowsOnClosedDays() {
    SIGNALBOX_NEED_SHARED();
    for (const char* path : {"index-daily/vix.csv", "index-daily/cboe-native/VIX_History.csv"}) {
        const auto file = readCollected(path);
        QCOMPARE(countOf(file.issues, "CLOSED_DAY"), 32L);
        QCOMPARE(file.series[0].bars.size(), 4162U);
    }
    const auto vix = readCollected("index-daily/vix.csv");
    const auto* mourning = issueWith(vix.issues, "CLOSED_DAY", "2025-01-09");
    QVERIFY(mourning != nullptr && mourning->row.starts_with("2025-01-09,") && mourning->line > 1);
    const auto breadth = readCollected("breadth/spx_pct_above_50dma.csv");
    QVERIFY(issueWith(breadth.issues, "CLOSED_DAY", "2018-12-05") != nullptr);
    QCOMPARE(countOf(readCollected("breadth/new_highs_new_lows.csv").issues, "CLOSED_DAY"), 3L);
    QCOMPARE(countOf(readCollected("credit/hy_oas_BAMLH0A0HYM2.csv").issues, "CLOSED_DAY"), 160L);
    QCOMPARE(countOf(readCollected("rates/us10y_yield.csv").issues, "CLOSED_DAY"), 161L);
    const auto move = readCollected("index-daily/move.csv");
    QCOMPARE(countOf(move.issues, "CLOSED_DAY"), 15L);
    QVERIFY(issueWith(move.issues, "CLOSED_DAY", "2013-01-19, a Saturday") != nullptr);
}

void TestImportFindings::missingSessions() {
    SIGNALBOX_NEED_SHARED();
    const std::map<std::string, std::set<std::string>> expected{
        {"index-daily/vvix.csv", {"2010-11-11", "2013-05-13"}},
        {"index-daily/skew.csv", {"2011-02-09", "2017-09-14", "2018-12-03", "2019-07-05", "2024-11-29"}},
        {"credit/hy_oas_BAMLH0A0HYM2.csv", {"2013-08-30", "2015-01-16"}},
        {"index-daily/spx.csv", {}},
        {"index-daily/vix3m.csv", {}},
        {"etf-daily-adjusted/spy.csv", {}},
        {"vix-futures/vx1_vx8_settlement_2007_2021.csv", {}},
        {"breadth/nyse_advance_decline.csv", {}}};
    for (const auto& [path, dates] : expected) {
        std::vector<feeds::ParsedFile> files{readCollected(path)};
        const auto issues = feeds::checkSeries(files, calendar::Calendar::standard());
        QVERIFY2(countOf(issues, "GAP") == static_cast<long>(dates.size()), path.c_str());
        for (const std::string& date : dates) {
            const auto* gap = issueWith(issues, "GAP", date);
            QVERIFY2(gap != nullptr && gap->line > 1 && gap->file.ends_with(path), date.c_str());
        }
    }
    std::vector<feeds::ParsedFile> ratios{readCollected("put-call/cboe_put_call_ratios.csv")};
    const auto issues = feeds::checkSeries(ratios, calendar::Calendar::standard());
    QVERIFY(issueWith(issues, "GAP", "2026-07-14") != nullptr);
    QVERIFY(issueWith(issues, "GAP", "2026-07-20") != nullptr);
}

void TestImportFindings::inconsistentBars() {
    SIGNALBOX_NEED_SHARED();
    const auto ndx = readCollected("index-daily/ndx.csv");
    QCOMPARE(countOf(ndx.issues, "INCONSISTENT_BAR"), 2L);
    for (const char* date : {"2026-06-15", "2026-06-25"}) {
        const auto* issue = issueWith(ndx.issues, "INCONSISTENT_BAR", date);
        QVERIFY(issue != nullptr && issue->severity == feeds::Severity::Rejected);
    }
    // Five bars contradict themselves; two of them fall on days without a session.
    const auto yield = readCollected("rates/us10y_yield.csv");
    QCOMPARE(countOf(yield.issues, "INCONSISTENT_BAR"), 3L);
    QVERIFY(std::all_of(yield.issues.begin(), yield.issues.end(), [](const feeds::Issue& issue) {
        return issue.code != "INCONSISTENT_BAR" || issue.severity == feeds::Severity::Warning;
    }));
    QVERIFY(readCollected("index-daily/spx.csv").issues.empty());
}

void TestImportFindings::corruptPutCallCells() {
    SIGNALBOX_NEED_SHARED();
    const auto found = readCollected("put-call/cboe_put_call_ratios_as_found.csv");
    const std::map<std::string, long> expected{
        {market::names::PutCallTotal, 12}, {market::names::PutCallIndex, 74},
        {market::names::PutCallEtp, 33},   {market::names::PutCallEquity, 2},
        {market::names::PutCallVix, 7},    {market::names::PutCallSpx, 43}};
    std::map<std::string, long> counted;
    for (const feeds::Issue& issue : found.issues) {
        if (issue.code == "CORRUPT_CELL") {
            ++counted[issue.subject];
            QVERIFY(issue.line > 1 && !issue.row.empty());
        }
    }
    QVERIFY(counted == expected);
    QVERIFY(issueWith(found.issues, "CLOSED_DAY", "2025-01-09") != nullptr);
    // What remains is what the cleaned file holds.
    const auto clean = readCollected("put-call/cboe_put_call_ratios.csv");
    QCOMPARE(countOf(clean.issues, "CORRUPT_CELL"), 0L);
    QCOMPARE(found.series.size(), clean.series.size());
    for (std::size_t i = 0; i < clean.series.size(); ++i) {
        QCOMPARE(found.series[i].bars.size(), clean.series[i].bars.size());
        QVERIFY(std::equal(clean.series[i].bars.begin(), clean.series[i].bars.end(),
                           found.series[i].bars.begin(), [](const market::Bar& a, const market::Bar& b) {
                               return a.date == b.date && a.close == b.close;
                           }));
    }
}

void TestImportFindings::zeroSettlementsAndNoticesOfTheFuturesExchange() {
    SIGNALBOX_NEED_SHARED();
    long zeros = 0;
    std::size_t contracts = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(collectedFolder() / "vix-futures" / "cfe-native")) {
        const auto file = readPath(entry.path());
        zeros += countOf(file.issues, "ZERO_SETTLEMENT");
        QCOMPARE(file.series.size(), 1U);
        ++contracts;
        for (const market::Bar& bar : file.series[0].bars) {
            QVERIFY(bar.close > 5 && bar.close < 100);
        }
    }
    QCOMPARE(contracts, 52U);
    QCOMPARE(zeros, 187L);
    const auto first = readCollected("vix-futures/cfe-native/CFE_F11_VX.csv");
    QVERIFY(issueWith(first.issues, "ZERO_SETTLEMENT", "05/13/2010") != nullptr);
    QCOMPARE(first.series[0].id.symbol, std::string("VX:2011-01-19"));
    QCOMPARE(first.series[0].bars.back().close, 16.38);
    QCOMPARE(readCollected("vix-futures/cfe-native/CFE_H14_VX.csv").series[0].id.symbol,
             std::string("VX:2014-03-18"));
}

void TestImportFindings::holidayBarsAndTwoScalesOfTheStockSets() {
    SIGNALBOX_NEED_SHARED();
    std::vector<feeds::ParsedFile> sets;
    sets.push_back(readCollected("equities-daily/sp500_as_of_2023_07_unadjusted_for_dividends.csv.gz"));
    sets.push_back(readCollected("equities-daily/us_equities_adjusted_2014_2026.csv.gz"));
    QCOMPARE(sets[0].series.size(), 374U);
    QCOMPARE(sets[1].series.size(), 450U);
    QVERIFY(sets[0].series[0].id.basis == market::Basis::SplitAdjusted);
    QVERIFY(sets[1].series[0].id.basis == market::Basis::DividendAdjusted);
    // Both holiday bars of every symbol, each called a copy.
    std::map<std::string, std::set<std::string>> holidays;
    for (const feeds::Issue& issue : sets[0].issues) {
        QCOMPARE(issue.code, std::string("CLOSED_DAY"));
        QVERIFY(issue.reason.find("exact copy of the bar before") != std::string::npos);
        holidays[issue.reason.substr(0, 10)].insert(issue.subject);
    }
    QCOMPARE(holidays.size(), 2U);
    QCOMPARE(holidays["2023-06-19"].size(), 374U);
    QVERIFY(holidays["2022-06-20"].size() >= 373U); // one company was listed later
    QVERIFY(sets[1].issues.empty());
    const auto issues = feeds::checkSeries(sets, calendar::Calendar::standard());
    std::set<std::string> scaled;
    for (const feeds::Issue& issue : issues) {
        if (issue.code == "SCALE_MISMATCH") {
            scaled.insert(issue.subject.substr(0, issue.subject.find(' ')));
            QVERIFY(issue.reason.find("2023-06-29") != std::string::npos);
        }
    }
    for (const char* symbol : {"NFLX", "NVDA", "AVGO", "KLAC", "TSCO", "CTAS", "COO", "WMT", "PANW", "CPRT",
                               "ODFL", "APH", "SRE", "ETR", "WRB", "DD"}) {
        QVERIFY2(scaled.contains(symbol), symbol);
    }
    for (const char* symbol : {"AAPL", "MSFT", "JPM", "XOM", "F", "T", "KO"}) {
        QVERIFY2(!scaled.contains(symbol), symbol);
    }
    QVERIFY(scaled.size() <= 22);
    QCOMPARE(countOf(issues, "BAD_SERIES"), 0L);
}

void TestImportFindings::knownBadSymbols() {
    SIGNALBOX_NEED_SHARED();
    const std::map<std::string, std::string> reasons{
        {"CBE", "330 daily moves"}, {"CVG", "63 missing sessions"},
        {"DDR", "1182 missing"},    {"MEE", "877 bars without volume"},
        {"NCC", "506 daily moves"}, {"PARA", "435 bars without volume"}};
    for (const auto& [symbol, reason] : reasons) {
        std::vector<feeds::ParsedFile> files{readCollected("equities-daily/known-bad/" + symbol + ".csv")};
        const auto issues = feeds::checkSeries(files, calendar::Calendar::standard());
        const auto* issue = issueWith(issues, "BAD_SERIES", symbol);
        QVERIFY2(issue != nullptr && issue->reason.find(reason) != std::string::npos,
                 issue == nullptr ? symbol.c_str() : issue->reason.c_str());
        QVERIFY(!files[0].series[0].bad.empty());
    }
    std::vector<feeds::ParsedFile> good{readCollected("equities-daily/by-ticker/NVDA.csv")};
    QCOMPARE(countOf(feeds::checkSeries(good, calendar::Calendar::standard()), "BAD_SERIES"), 0L);
}

void TestImportFindings::crossedAndEmptyQuotes() {
    SIGNALBOX_NEED_SHARED();
    QCOMPARE(
        countOf(readCollected("option-chains/spy-sparse-2021/SPY_20210104_20210930.csv").issues, "CROSSED"),
        17L);
    QCOMPARE(countOf(readCollected("option-chains/vxx-l3-2016-12/VXX_201612.csv.gz").issues, "CROSSED"), 0L);
    QCOMPARE(
        countOf(readCollected("option-chains/spx-cboe-daily-2019/SPX_20190621.csv.gz").issues, "NO_QUOTE"),
        562L);
    long crossed = 0;
    long empty = 0;
    long rows = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(
             collectedFolder() / "option-chains" / "yahoo-cboe-json-2026")) {
        if (entry.is_regular_file()) {
            const auto file = readPath(entry.path());
            crossed += countOf(file.issues, "CROSSED");
            empty += countOf(file.issues, "NO_QUOTE");
            rows += file.rowsRead;
        }
    }
    QCOMPARE(rows, 593'413L);
    QCOMPARE(crossed, 29L);
    QVERIFY(empty * 100 > 3 * rows && empty * 100 < 8 * rows);
}

void TestImportFindings::absurdVolatility() {
    SIGNALBOX_NEED_SHARED();
    const auto file = readCollected("option-chains/spx-cboe-daily-2019/SPX_20190524.csv.gz");
    QVERIFY(countOf(file.issues, "ABSURD_VOLATILITY") > 100);
    for (const market::ExpiryBlock& block : file.chains[0]->blocks()) {
        for (const auto* side : {&block.calls, &block.puts}) {
            for (const double iv : side->vendorIv) {
                QVERIFY(!base::isKnown(iv) || (iv > 0 && iv <= 5));
            }
        }
    }
}

void TestImportFindings::repeatedChainOfMemorialDay() {
    SIGNALBOX_NEED_SHARED();
    std::vector<feeds::ParsedFile> files;
    for (const char* day : {"20190522", "20190523", "20190524", "20190527", "20190528", "20190529"}) {
        files.push_back(
            readCollected(std::string("option-chains/spx-cboe-daily-2019/SPX_") + day + ".csv.gz"));
    }
    QVERIFY(files[3].chains.empty());
    QCOMPARE(files[3].rowsRejected, 13'324L);
    QVERIFY(issueWith(files[3].issues, "CLOSED_DAY", "2019-05-27, a Monday") != nullptr);
    const auto issues = feeds::checkSeries(files, calendar::Calendar::standard());
    QCOMPARE(countOf(issues, "REPEATED_CHAIN"), 1L);
    const auto* issue = issueWith(issues, "REPEATED_CHAIN", "2019-05-24");
    QVERIFY(issue != nullptr && issue->file.ends_with("SPX_20190527.csv.gz"));
}

void TestImportFindings::chainsOf2019() {
    SIGNALBOX_NEED_SHARED();
    long rows = 0;
    std::size_t chains = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(collectedFolder() / "option-chains" / "spx-cboe-daily-2019")) {
        const auto file = readPath(entry.path());
        rows += file.rowsRead;
        chains += file.chains.size();
        QCOMPARE(countOf(file.issues, "CROSSED"), 0L);
        QCOMPARE(countOf(file.issues, "DUPLICATE"), 0L);
        for (const auto& chain : file.chains) {
            QCOMPARE(static_cast<long>(chain->contracts()), file.rowsRead);
            QVERIFY(chain->underlyingPrice() && *chain->underlyingPrice() > 2700);
        }
    }
    QCOMPARE(rows, 582'508L);
    QCOMPARE(chains, 41U);
}

void TestImportFindings::saturdayExpirationsOf2011() {
    SIGNALBOX_NEED_SHARED();
    const auto file = readCollected("option-chains/ivolatility-rawiv/spx_20110103_20110107.csv");
    QCOMPARE(file.rowsRejected, 0L);
    QCOMPARE(file.chains.size(), 5U);
    const auto* january = file.chains[0]->find(std::string("SPX"), makeDate(2011, 1, 21));
    QVERIFY(january != nullptr && january->printedExpiration == makeDate(2011, 1, 22));
    QVERIFY(file.chains[0]->find(std::string("SPXPM"), makeDate(2011, 3, 31)) != nullptr);
}

void TestImportFindings::momentsOf2026() {
    SIGNALBOX_NEED_SHARED();
    const std::string folder = "option-chains/yahoo-cboe-json-2026/";
    const auto moment = [&](const std::string& path) {
        return readCollected(folder + path).chains.at(0)->id();
    };
    QCOMPARE(moment("2026-07-10_close/SPX.json.gz").date, makeDate(2026, 7, 10));
    QCOMPARE(moment("2026-07-10_close/SPX.json.gz").secondsOfDay, -1);
    QCOMPARE(moment("2026-08-20_1006et/AAPL.json.gz").secondsOfDay, 36'360);
    QCOMPARE(moment("2026-08-21_close/AAPL.json.gz").date, makeDate(2026, 8, 21));
    const auto stale = readCollected(folder + "2026-08-21_close/CPRX.json.gz");
    QVERIFY(issueWith(stale.issues, "STALE_CHAIN", "2026-07-16") != nullptr);
    QVERIFY(!stale.chains[0]->underlyingPrice());
    const auto spanish =
        readCollected("option-chains/cboe-quotedata-native/qqq_quotedata_2026-07-14_spanish_locale.csv");
    QCOMPARE(spanish.chains[0]->id().date, makeDate(2026, 7, 14));
    QCOMPARE(spanish.chains[0]->id().secondsOfDay, -1);
    const auto noon = readCollected("option-chains/cboe-quotedata-native/spx_quotedata_2022-07-12.csv");
    QCOMPARE(noon.chains[0]->id().secondsOfDay, 42'900);
    QCOMPARE(noon.chains[0]->contracts(), 19'378U);
}

void TestImportFindings::appleSplits() {
    SIGNALBOX_NEED_SHARED();
    const auto factors = readCollected("splits-and-dividends/lean-aapl/factor_file_aapl.csv");
    std::map<base::Date, double> splits;
    for (const auto& action : factors.actions) {
        if (action.kind == market::ActionKind::Split) {
            splits[action.effective] = action.ratio;
        }
    }
    QVERIFY((splits == std::map<base::Date, double>{{makeDate(2000, 6, 21), 2.0},
                                                    {makeDate(2005, 2, 28), 2.0},
                                                    {makeDate(2014, 6, 9), 7.0},
                                                    {makeDate(2020, 8, 31), 4.0}}));
    const auto first = std::find_if(factors.actions.begin(), factors.actions.end(), [](const auto& action) {
        return action.kind == market::ActionKind::CashDividend;
    });
    QCOMPARE(first->amount, 2.65);
    QCOMPARE(first->effective, makeDate(2012, 8, 9));
    const auto raw = readCollected("splits-and-dividends/lean-aapl/daily_raw_aapl.zip");
    QVERIFY(raw.series[0].id.basis == market::Basis::AsTraded);
    const auto close = [&](base::Date date) {
        const auto& bars = raw.series[0].bars;
        return std::find_if(bars.begin(), bars.end(), [&](const auto& bar) { return bar.date == date; })
            ->close;
    };
    QCOMPARE(close(makeDate(2014, 6, 6)), 645.57);
    QCOMPARE(close(makeDate(2014, 6, 9)), 93.7);
    const auto options =
        readCollected("option-chains/lean-native/option/usa/daily/aapl_2014_quote_american.zip");
    QCOMPARE(options.chains.size(), 2U);
    QCOMPARE(options.chains[0]->contracts(), 2352U);
    QCOMPARE(options.chains[1]->contracts(), 2180U);
}

void TestImportFindings::dividendsOfFunds() {
    SIGNALBOX_NEED_SHARED();
    const auto funds = readCollected("etf-daily-adjusted/spy.csv");
    const auto traded = readCollected("index-daily/spy.csv");
    const auto split = std::find_if(funds.series.begin(), funds.series.end(),
                                    [](const auto& s) { return s.id.basis == market::Basis::SplitAdjusted; });
    QVERIFY(split != funds.series.end());
    QVERIFY(traded.series[0].id.basis == market::Basis::AsTraded);
    QCOMPARE(split->bars.size(), traded.series[0].bars.size());
    for (std::size_t i = 0; i < split->bars.size(); ++i) {
        QVERIFY(std::abs(split->bars[i].close - traded.series[0].bars[i].close) < 0.006);
        QVERIFY(std::abs(split->bars[i].high - traded.series[0].bars[i].high) < 0.006);
    }
    QCOMPARE(funds.actions.size(), 66U);
}

void TestImportFindings::curvesOfFutures() {
    SIGNALBOX_NEED_SHARED();
    const auto early =
        readCollected("vix-futures/cfe-settlement-curve/vx_curve_saved_2026-07-15T0456_et.csv");
    QCOMPARE(early.series[0].bars[0].date, makeDate(2026, 7, 14));
    const auto final =
        readCollected("vix-futures/cfe-settlement-curve/vx_curve_saved_2026-07-23T0356_et.csv");
    QVERIFY(issueWith(final.issues, "FINAL_SETTLEMENT", "VX/N6") != nullptr);
    const auto expirations = readCollected("vix-futures/vx_m1_m8_expirations_2004_2017.csv");
    QCOMPARE(expirations.futuresCalendar.size(), 1852U);
    QVERIFY(countOf(expirations.issues, "BAD_EXPIRY") > 0);
    QVERIFY(issueWith(expirations.issues, "BAD_EXPIRY", "2017-05-02,") != nullptr);
}

QTEST_GUILESS_MAIN(TestImportFindings)
#include "tst_import_findings.moc"
