// SPDX-License-Identifier: GPL-3.0-or-later
// The recorded answers of services that a person may have saved as files.
#include "engine/base/date.h"
#include "engine/market/series_names.h"
#include "tests/market/import/collected.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using base::makeDate;

class TestImportRecordings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRecordingOfTheExchangeIsUnderstood();
    void delayedChains();
    void historiesAndRatios();
    void fredAndYahoo();
};

feeds::ParsedFile recording(const std::string& relative) {
    return readPath(*sharedFolder() / "reference" / "recordings" / relative);
}

void TestImportRecordings::everyRecordingOfTheExchangeIsUnderstood() {
    SIGNALBOX_NEED_SHARED();
    for (const auto& entry :
         std::filesystem::directory_iterator(*sharedFolder() / "reference" / "recordings" / "cboe")) {
        const auto file = feeds::readFile(entry.path(), {}, calendar::Calendar::standard());
        QVERIFY2(file.has_value(), file ? "" : file.error().message().c_str());
        QVERIFY2(file->rowsRead > 0, entry.path().c_str());
    }
}

void TestImportRecordings::delayedChains() {
    SIGNALBOX_NEED_SHARED();
    const auto apple = recording("cboe/options_AAPL_2026-08-07.trimmed.json");
    QCOMPARE(apple.rowsRead, 6L);
    QCOMPARE(apple.chains[0]->id().date, makeDate(2026, 8, 7));
    QCOMPARE(apple.chains[0]->id().secondsOfDay, (14 * 60 + 43) * 60);
    QCOMPARE(*apple.chains[0]->underlyingPrice(), 312.0335);
    const auto index = recording("cboe/options__SPX.derived.json");
    QCOMPARE(index.chains[0]->underlying(), std::string("SPX"));
    QCOMPARE(index.chains[0]->id().date, makeDate(2026, 10, 2));
    QVERIFY(index.chains[0]->find(makeDate(2026, 10, 16), market::Settlement::Am) != nullptr);
    QVERIFY(index.chains[0]->find(makeDate(2026, 10, 16), market::Settlement::Pm) != nullptr);
    const auto rows = recording("cboe/options_CLX_2026-07-24.rows.json");
    QCOMPARE(rows.rowsRead, 8L);
    QCOMPARE(rows.chains[0]->id().date, makeDate(2026, 7, 24));
    QVERIFY(!rows.chains[0]->underlyingPrice());
}

void TestImportRecordings::historiesAndRatios() {
    SIGNALBOX_NEED_SHARED();
    const auto closed = recording("cboe/VIX_History_rows_on_closed_days.csv");
    QCOMPARE(closed.rowsRead, 33L);
    QCOMPARE(closed.rowsRejected, 33L);
    QCOMPARE(countOf(closed.issues, "CLOSED_DAY"), 33L);
    const auto history = recording("cboe/charts_historical__SPX.trimmed.json");
    QCOMPARE(history.rowsRead, 21L);
    QCOMPARE(countOf(history.issues, "CALENDAR_RANGE"), 3L);
    QVERIFY(history.series[0].id.basis == market::Basis::AsTraded);
    const auto ratios = recording("cboe/daily_market_statistics_page_payload.derived.json");
    QCOMPARE(ratios.series.size(), 6U);
    const auto equity = recording("cboe/equitypc_archive.derived.csv");
    QCOMPARE(equity.series.size(), 1U);
    QCOMPARE(equity.series[0].id.symbol, std::string(market::names::PutCallEquity));
    QCOMPARE(equity.series[0].bars.size(), 3U);
}

void TestImportRecordings::fredAndYahoo() {
    SIGNALBOX_NEED_SHARED();
    const auto spread = recording("fred/fredgraph_BAMLH0A0HYM2_2026_rolling_window.derived.csv");
    QCOMPARE(spread.series[0].id.symbol, std::string(market::names::HighYieldOas));
    const auto options = recording("yahoo/options_AAPL.trimmed.json");
    QCOMPARE(options.chains[0]->underlying(), std::string("AAPL"));
    QVERIFY(recording("yahoo/options_AAPL_unknown_expiry.json").chains.empty());
}

QTEST_GUILESS_MAIN(TestImportRecordings)
#include "tst_import_recordings.moc"
