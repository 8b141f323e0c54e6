// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/feeds/parsed.h"

using namespace signalbox;
using namespace signalbox::tests;
using base::makeDate;

class TestJsonChains : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void chainOf2026();
    void timeOfSavingTellsTheSession_data();
    void timeOfSavingTellsTheSession();
    void badQuotes();
    void staleFile();
    void yahooV7();
    void yahooEmptyList();
    void cboeOptions();
    void cboeHistory();
    void cboeStatistics();
    void brokenDocuments();
};

std::string quote2026(const std::string& symbol, const std::string& rest) {
    return R"({"symbol":")" + symbol + R"(","expiration":"2026-07-17","side":"put","strike":500.0,)" + rest +
           "}";
}

std::string document2026(const std::string& updated, const std::string& price, const std::string& quotes) {
    return R"({"symbol":"SPY","updated":")" + updated + R"(","underlyingPrice":)" + price +
           R"(,"expirations":["2026-07-17"],"quotes":[)" + quotes + "]}";
}

void TestJsonChains::chainOf2026() {
    const auto file = parsed(
        "2026-07-08_close/SPY.json",
        document2026(
            "2026-07-09T01:54:15.348724Z", "745.4000244140625",
            quote2026(
                "SPY260717P00500000",
                R"("bid":1.23,"ask":1.27,"mid":1.25,"last":1.2,"volume":null,"openInterest":7.0,"iv":0.31,"delta":null)")));
    QCOMPARE(file.kind, std::string("yahoo-cboe"));
    QCOMPARE(file.rowsRead, 1L);
    const auto& chain = *file.chains[0];
    QCOMPARE(chain.id().date, makeDate(2026, 7, 8));
    QCOMPARE(chain.id().secondsOfDay, -1);
    QVERIFY(chain.underlyingPrice() == 745.4000244140625);
    const auto& puts = chain.blocks()[0].puts;
    QVERIFY(puts.bidAt(0) == base::Price::cents(123));
    QCOMPARE(puts.volume[0], market::NoCount);
    QCOMPARE(puts.openInterest[0], 7);
    QCOMPARE(puts.vendorIv[0], 0.31);
    QVERIFY(!base::isKnown(puts.vendorDelta[0]));
    QVERIFY(file.issues.empty());
}

void TestJsonChains::timeOfSavingTellsTheSession_data() {
    QTest::addColumn<QString>("updated");
    QTest::addColumn<QString>("date");
    QTest::addColumn<int>("seconds");
    QTest::newRow("evening, UTC") << "2026-07-09T01:52:58.308703Z" << "2026-07-08" << -1;
    QTest::newRow("Sunday, New York") << "2026-07-12T04:34:47.129426-04:00" << "2026-07-10" << -1;
    QTest::newRow("morning in the session") << "2026-08-20T10:06:55.453397-04:00" << "2026-08-20" << 36360;
    QTest::newRow("before the open") << "2026-08-20T09:29:59-04:00" << "2026-08-19" << -1;
    QTest::newRow("at the open") << "2026-08-20T09:30:00-04:00" << "2026-08-20" << 34200;
    QTest::newRow("at the close") << "2026-08-20T16:00:00-04:00" << "2026-08-20" << -1;
    QTest::newRow("after an early close") << "2026-11-27T13:30:00-05:00" << "2026-11-27" << -1;
    QTest::newRow("holiday") << "2026-07-03T11:00:00-04:00" << "2026-07-02" << -1;
}

void TestJsonChains::timeOfSavingTellsTheSession() {
    QFETCH(QString, updated);
    QFETCH(QString, date);
    QFETCH(int, seconds);
    const auto file =
        parsed("SPY.json", document2026(updated.toStdString(), "745.4",
                                        R"({"symbol":"SPY261218P00500000","bid":1.23,"ask":1.27})"));
    QCOMPARE(base::toIso(file.chains[0]->id().date), date.toStdString());
    QCOMPARE(file.chains[0]->id().secondsOfDay, seconds);
}

void TestJsonChains::badQuotes() {
    const auto file = parsed(
        "SPY.json",
        document2026(
            "2026-07-08T20:30:00Z", "null",
            quote2026("SPY260717P00500000", R"("bid":0.0,"ask":0.0,"iv":0.500005)") + "," +
                quote2026("SPY260717P00500000", R"("bid":1.0,"ask":1.1)") + "," +
                R"({"symbol":"SPY260717P00505000","bid":1.2,"ask":1.1,"iv":8.1})" + "," +
                R"({"symbol":"SPY260717P00510000","bid":"1.05","ask":"NaN","iv":1.0000000000000003e-05})" +
                "," + R"({"symbol":"SPY260717P00515000","bid":{},"ask":1.1})" + "," +
                R"({"bid":1.0,"ask":1.1})" + "," + quote2026("SPY260724P00500000", R"("bid":1.0,"ask":1.1)") +
                "," + quote2026("SPY260717C00500000", R"("bid":1.0,"ask":1.1)")));
    QVERIFY(issueOf(file.issues, "NO_UNDERLYING") != nullptr);
    QVERIFY(!file.chains[0]->underlyingPrice());
    QVERIFY(issueOf(file.issues, "NO_QUOTE", 1) != nullptr);
    QVERIFY(issueOf(file.issues, "DUPLICATE", 2) != nullptr);
    QVERIFY(issueOf(file.issues, "CROSSED", 3) != nullptr);
    QVERIFY(issueOf(file.issues, "ABSURD_VOLATILITY", 3) != nullptr);
    QVERIFY(issueOf(file.issues, "NO_QUOTE", 4) != nullptr); // a text "NaN" is no value
    const auto* unreadable = issueOf(file.issues, "NOT_A_NUMBER", 5);
    QVERIFY(unreadable != nullptr && unreadable->row.find("SPY260717P00515000") != std::string::npos);
    QVERIFY(issueOf(file.issues, "BAD_SYMBOL", 6) != nullptr);
    QVERIFY(issueOf(file.issues, "BAD_SYMBOL", 7) != nullptr); // another expiration than its column
    QVERIFY(issueOf(file.issues, "BAD_SYMBOL", 8) != nullptr); // a call among "side":"put"
    QCOMPARE(file.rowsKept, 3L);
    const auto& puts = file.chains[0]->blocks()[0].puts;
    QVERIFY(!base::isKnown(puts.vendorIv[0])); // a placeholder without a quote
    QVERIFY(puts.bidAt(2) == base::Price::cents(105));
}

void TestJsonChains::staleFile() {
    const auto file = parsed("data/2026-08-21_close/SPY.json",
                             document2026("2026-07-16T11:30:11-04:00", "null",
                                          quote2026("SPY260717P00500000", R"("bid":1.0,"ask":1.1)")));
    QVERIFY(issueOf(file.issues, "STALE_CHAIN", 0) != nullptr);
    QCOMPARE(file.chains[0]->id().date, makeDate(2026, 7, 16));
}

constexpr const char* YahooStart =
    R"({"optionChain":{"result":[{"underlyingSymbol":"AAPL","expirationDates":[],"strikes":[],"quote":{"regularMarketPrice":245.55,"regularMarketTime":1740171602},"options":[{"expirationDate":1740700800,"calls":[)";

void TestJsonChains::yahooV7() {
    const auto file = parsed(
        "options.json",
        std::string(YahooStart) +
            R"({"contractSymbol":"AAPL250228C00110000","strike":110,"lastPrice":111.67,"openInterest":0,"bid":135.9,"ask":136.65,"contractSize":"REGULAR","impliedVolatility":3.58}],"puts":[{"contractSymbol":"AAPL250228P00110000","strike":110,"lastPrice":0.01,"volume":3,"openInterest":5,"bid":0,"ask":0,"impliedVolatility":0.500005}]}]}],"error":null}})");
    QCOMPARE(file.kind, std::string("yahoo-v7"));
    const auto& chain = *file.chains[0];
    QCOMPARE(chain.id().date, makeDate(2025, 2, 21)); // 16:00:02 New York
    QCOMPARE(chain.id().secondsOfDay, -1);
    QVERIFY(chain.underlyingPrice() == 245.55);
    QCOMPARE(chain.contracts(), 2U);
    QCOMPARE(chain.blocks()[0].calls.volume[0], market::NoCount);
    QVERIFY(!base::isKnown(chain.blocks()[0].puts.vendorIv[0]));
    QVERIFY(issueOf(file.issues, "NO_QUOTE", 2) != nullptr);
}

void TestJsonChains::yahooEmptyList() {
    const std::string text = std::string(YahooStart) + R"(],"puts":[]}]}],"error":null}})";
    const auto file = parsed("options.json", text);
    QVERIFY(file.chains.empty());
    QVERIFY(issueOf(file.issues, "EMPTY_CHAIN") != nullptr);
    const auto wrapped =
        parsed("recording.json", R"({"request":{"url":"x"},"response":{"status":200,"body":)" + text + "}}");
    QCOMPARE(wrapped.kind, std::string("yahoo-v7"));
}

void TestJsonChains::cboeOptions() {
    const std::string rows =
        R"([{"option":"SPX261016C07700000","bid":98.2,"ask":99.6,"iv":0.1089,"open_interest":2210.0,"volume":87.0,"delta":0.5561,"gamma":0.0014,"vega":6.012,"theta":-2.301,"last_trade_price":99.0,"last_trade_time":null},)"
        R"({"option":"SPXW261016C07700000","bid":99.1,"ask":100.4,"iv":0.0,"open_interest":5.0,"volume":0.0,"delta":1.0,"gamma":0.0,"vega":0.0,"theta":0.0,"last_trade_price":0.0}])";
    const auto weekend = parsed(
        "options__SPX.json",
        R"({"timestamp":"2026-10-04 04:52:04","data":{"options":)" + rows +
            R"(,"symbol":"^SPX","current_price":7722.72,"last_trade_time":"2026-10-02T16:14:59"},"symbol":"^SPX"})");
    QCOMPARE(weekend.kind, std::string("cboe-json"));
    QCOMPARE(weekend.chains[0]->underlying(), std::string("SPX"));
    QCOMPARE(weekend.chains[0]->id().date, makeDate(2026, 10, 2));
    QCOMPARE(weekend.chains[0]->id().secondsOfDay, -1);
    QCOMPARE(weekend.chains[0]->blocks().size(), 2U); // AM and PM of one day are two blocks
    QVERIFY(!base::isKnown(
        weekend.chains[0]->find(std::string("SPXW"), makeDate(2026, 10, 16))->calls.vendorIv[0]));
    // In the session: the time of the underlying's last trade, not that of publication (UTC, 15 minutes
    // later).
    const auto session =
        parsed("options_SPX.json",
               R"({"timestamp":"2026-08-07 18:58:23","data":{"options":)" + rows +
                   R"(,"symbol":"^SPX","current_price":7722.72,"last_trade_time":"2026-08-07T14:43:22"}})");
    QCOMPARE(session.chains[0]->id().secondsOfDay, (14 * 60 + 43) * 60);
}

void TestJsonChains::cboeHistory() {
    const auto index = parsed("h.json", R"({"timestamp":"2026-09-15 13:01:45","symbol":"_SPX","data":[
        {"date":"1989-11-01","volume":"0.0","open":"1","high":"1","low":"1","close":"1"},
        {"date":"2026-03-24","volume":"0.0","open":"6552.090000","high":"6595.750000","low":"6525.110000","close":"6556.370000"},
        {"date":"2026-03-25","volume":0,"open":6598.35,"high":6633.94,"low":6568.41,"close":0.0}]})");
    QCOMPARE(index.rowsRead, 3L);
    const auto* spx = seriesOf(index, "SPX");
    QCOMPARE(spx->id.basis, market::Basis::AsTraded);
    QCOMPARE(spx->bars.size(), 1U);
    QCOMPARE(spx->bars[0].close, 6556.37);
    QVERIFY(issueOf(index.issues, "CALENDAR_RANGE", 1) != nullptr);
    QVERIFY(issueOf(index.issues, "NON_POSITIVE", 3) != nullptr);
    const auto share = parsed(
        "h.json",
        R"({"timestamp":"x","symbol":"NFLX","data":[{"date":"2026-03-24","volume":"5.0","open":"1","high":"2","low":"1","close":"1.5"}]})");
    QCOMPARE(seriesOf(share, "NFLX")->id.basis, market::Basis::DividendAdjusted);
    QVERIFY(issueOf(share.issues, "BASIS_UNKNOWN") != nullptr);
}

void TestJsonChains::cboeStatistics() {
    const auto file = parsed(
        "s.json",
        R"({"selectedDate":"2026-08-13","ratios":[{"name":"TOTAL PUT/CALL RATIO","value":"0.83"},{"name":"OEX PUT/CALL RATIO","value":"1.30"}]})");
    QCOMPARE(seriesOf(file, "PC_TOTAL")->bars[0].close, 0.83);
    QCOMPARE(file.rowsRead, 2L);
    QCOMPARE(file.rowsKept, 1L);
}

void TestJsonChains::brokenDocuments() {
    const std::string whole = document2026("2026-07-08T20:30:00Z", "745.4",
                                           quote2026("SPY260717P00500000", R"("bid":1.0,"ask":1.1)"));
    QVERIFY(failure("SPY.json", whole.substr(0, whole.size() - 20)).find("broken JSON") != std::string::npos);
    QVERIFY(failure("SPY.json", document2026("yesterday", "1", "")).find("updated") != std::string::npos);
    QVERIFY(!failure("x.json", R"({"error":"Too many requests"})").empty());
    QVERIFY(!failure("x.json", R"({"optionChain":{"result":null,"error":{"code":"Unauthorized"}}})").empty());
    QVERIFY(!failure("x.json", "[]").empty());
    QVERIFY(!failure("x.json", std::string(5000, '[')).empty());
}

QTEST_GUILESS_MAIN(TestJsonChains)
#include "tst_feeds_json_chains.moc"
