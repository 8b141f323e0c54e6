// SPDX-License-Identifier: GPL-3.0-or-later
// A run of the scanner: the same answer on any number of threads and for any way to the same day, rows that
// stream in once and complete, cancel, candidates that are asked, damage that is noticed.
#include "engine/base/date.h"

#include <QTest>
#ifndef Q_MOC_RUN
#include "tests/unit/scan/invented_market.h"

#include <map>
#include <set>
#endif

using namespace signalbox;
using namespace signalbox::tests;

namespace {

constexpr int Symbols = 700; // more than one piece of work for each thread

scan::ScanRequest requestOf(const InventedMarket& market, base::Date date, unsigned threads = 1) {
    scan::ScanRequest request;
    request.date = date;
    request.universe = market.universe;
    request.threads = threads;
    request.light.mood = diagnosis::MarketMood::Bullish;
    request.light.longMultiplier = 1;
    request.breakoutRules.universe.minDollarVolume = 1e6;
    request.atrRules.universe.minDollarVolume = 1e6;
    return request;
}

bool sameRow(const scan::Row& a, const scan::Row& b) {
    bool same = a.status == b.status && a.skip == b.skip && a.signal == b.signal &&
                a.firstFail == b.firstFail && a.completion == b.completion && sameReal(a.score, b.score);
    same = same && a.checks == b.checks && sameReal(a.nearness, b.nearness);
    for (std::size_t i = 0; i < a.margins.size(); ++i) {
        same = same && sameReal(a.margins[i], b.margins[i]);
    }
    return same;
}

bool sameReadings(const scan::Readings& a, const scan::Readings& b) {
    const auto all = [](const scan::Readings& r) {
        return std::array<double, 13>{r.close,      r.volume,       r.ema10,  r.atr14,  r.sma20,
                                      r.sma50,      r.sma100,       r.sma200, r.zPrice, r.zVol,
                                      r.meanVolume, r.dollarVolume, r.bars};
    };
    bool same = a.gap == b.gap;
    for (std::size_t i = 0; i < 13; ++i) {
        same = same && sameReal(all(a)[i], all(b)[i]);
    }
    return same;
}

/// To the last bit.
void compare(const scan::ScanResult& a, const scan::ScanResult& b) {
    QVERIFY(a.finished && b.finished);
    for (const scan::System system : {scan::System::Breakout, scan::System::AtrMatrix}) {
        const auto& left = *a.of(system);
        const auto& right = *b.of(system);
        QCOMPARE(left.ranked, right.ranked);
        QCOMPARE(left.nearest, right.nearest);
        QCOMPARE(left.counts.firstFail, right.counts.firstFail);
        for (std::size_t i = 0; i < left.rows.size(); ++i) {
            QVERIFY2(sameRow(left.rows[i], right.rows[i]), (*a.universe)[i].symbol.c_str());
            QVERIFY2(sameReadings(a.readings[i], b.readings[i]), (*a.universe)[i].symbol.c_str());
        }
    }
}

} // namespace

class TestScanRun : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_market = inventMarket(Symbols, 300); }

    void threadsChangeNothing() {
        const base::Date date = m_market.bars->dates().back();
        scan::Scanner one(m_market.bars);
        const auto alone = one.scan(requestOf(m_market, date, 1));
        QVERIFY(alone.has_value());
        QVERIFY(alone->breakout->counts.passed == 0); // no chains
        QVERIFY(alone->atr->counts.firstFail[6] > 3 && alone->atr->counts.firstFail[1] > 3);
        QVERIFY(!alone->breakout->completions.empty());
        for (const unsigned threads : {2U, 7U}) {
            scan::Scanner scanner(m_market.bars);
            const auto many = scanner.scan(requestOf(m_market, date, threads));
            QVERIFY(many.has_value());
            compare(*alone, *many);
        }
    }

    void
    oneSessionMoreIsTheSameAsAll() { // kept averages against a scan from the beginning, over a run-in step
        const InventedMarket market = inventMarket(60, 1300, 21);
        scan::Scanner kept(market.bars);
        for (std::size_t day = 1000; day < market.bars->days(); ++day) {
            const auto step = kept.scan(requestOf(market, market.bars->dates()[day]));
            scan::Scanner fresh(market.bars);
            const auto full = fresh.scan(requestOf(market, market.bars->dates()[day]));
            QVERIFY(step && full);
            compare(*step, *full);
        }
        // Back in time, and the same day again.
        for (const std::size_t day : {std::size_t{900}, std::size_t{900}, std::size_t{1250}}) {
            const auto step = kept.scan(requestOf(market, market.bars->dates()[day]));
            scan::Scanner fresh(market.bars);
            compare(*step, *fresh.scan(requestOf(market, market.bars->dates()[day])));
        }
    }

    void appendedSessionsAreBarsLikeOthers() {
        const auto sessions = sessionsFrom(base::makeDate(2016, 3, 1), 303);
        InventedMarket market;
        market.series = inventSeries(100, sessions);
        market.universe = listingsOf(market.series);
        const auto whole = tableOf(market.series, sessions);
        const std::vector<base::Date> first(sessions.begin(), sessions.end() - 3);
        std::vector<columns::DayColumn> days;
        for (std::size_t day = 300; day < 303; ++day) {
            columns::DayColumn column;
            column.date = sessions[day];
            for (std::size_t field = 0; field < columns::Fields; ++field) {
                for (std::size_t i = 0; i < market.series.size(); ++i) {
                    column.values[field].push_back(whole->value(i, day, static_cast<scan::Field>(field)));
                }
            }
            days.push_back(std::move(column));
        }
        const auto bytes = std::make_shared<const Bytes>(
            columns::buildBarTable(market.series, columns::Width::F64, {1, 7}, first));
        const auto table = columns::BarTable::over(bytes->view(), "test");
        const auto grown = [&](std::size_t count) {
            return *scan::MarketBars::over(*table, std::span(days).first(count),
                                           calendar::Calendar::standard(), bytes);
        };
        scan::Scanner scanner(grown(0));
        QVERIFY(scanner.scan(requestOf(market, first.back())).has_value());
        for (std::size_t count = 1; count <= 3; ++count) {
            scanner.extend(grown(count));
            const auto step = scanner.scan(requestOf(market, sessions[299 + count]));
            scan::Scanner fresh(whole);
            const auto full = fresh.scan(requestOf(market, sessions[299 + count]));
            QVERIFY(step && full);
            compare(*step, *full);
        }
        days[1].date = sessions[302]; // a session is left out
        QVERIFY(
            !scan::MarketBars::over(*table, std::span(days).first(2), calendar::Calendar::standard(), bytes));
    }

    void rowsStreamOnceAndComplete() {
        InventedMarket market = m_market;
        auto listings = std::make_shared<std::vector<scan::Listing>>(*market.universe);
        for (const char* name : {"ZZZ1", "ZZZ2"}) {
            listings->emplace_back().symbol = name;
        }
        market.universe = listings;
        const base::Date date = market.bars->dates().back();
        scan::Scanner reference(market.bars);
        const auto expected = reference.scan(requestOf(market, date));
        QVERIFY(expected.has_value());
        QCOMPARE(expected->atr->rows.back().skip, scan::SkipCause::NotStored);
        for (const unsigned threads : {1U, 4U}) {
            std::map<std::uint32_t, int> told;
            bool right = true;
            std::size_t last = 0;
            scan::ScanWatch watch;
            watch.rows = [&](const scan::ScanResult& partial, std::span<const std::uint32_t> symbols) {
                for (const std::uint32_t symbol : symbols) {
                    ++told[symbol];
                    for (const scan::System system : {scan::System::Breakout, scan::System::AtrMatrix}) {
                        right = right &&
                                sameRow(partial.of(system)->rows[symbol], expected->of(system)->rows[symbol]);
                    }
                }
            };
            watch.progress = [&](std::size_t done, std::size_t all) {
                last = std::max(last, done);
                right = right && all == listings->size();
            };
            scan::Scanner scanner(market.bars);
            const auto result = scanner.scan(requestOf(market, date, threads), watch);
            QVERIFY(result && result->finished && right);
            QCOMPARE(told.size(), listings->size());
            QVERIFY(std::all_of(told.begin(), told.end(), [](const auto& one) { return one.second == 1; }));
            QCOMPARE(last, listings->size());
        }
    }

    void cancelLeavesAnUnfinishedAnswer() {
        std::stop_source stop;
        scan::ScanWatch watch;
        watch.stop = stop.get_token();
        std::size_t told = 0;
        watch.rows = [&](const scan::ScanResult&, std::span<const std::uint32_t> symbols) {
            told += symbols.size();
            stop.request_stop();
        };
        scan::Scanner scanner(m_market.bars);
        const auto result = scanner.scan(requestOf(m_market, m_market.bars->dates().back()), watch);
        QVERIFY(result && !result->finished);
        QVERIFY(told > 0 && told < Symbols);
        // What was kept of the broken run does no harm.
        scan::Scanner fresh(m_market.bars);
        compare(*scanner.scan(requestOf(m_market, m_market.bars->dates().back())),
                *fresh.scan(requestOf(m_market, m_market.bars->dates().back())));
    }

    void onlyCandidatesAreAsked() {
        const base::Date date = m_market.bars->dates().back();
        std::mutex guard;
        std::map<scan::System, std::set<std::string>> asked;
        auto request = requestOf(m_market, date, 3);
        request.complete = [&](scan::System system, const scan::Listing& listing, const scan::Row& row) {
            const std::lock_guard lock(guard);
            asked[system].insert(listing.symbol);
            scan::Completion completion;
            if (system == scan::System::Breakout) {
                completion.firstFail = row.signal == entry::BreakoutSide::Long ? 0 : 11;
            } else {
                completion.bid = 1.0;
                completion.ask = listing.symbol.back() < 'M' ? 1.05 : 1.5;
                completion.firstFail = listing.symbol.back() < 'M' ? 0 : 6;
            }
            return completion;
        };
        scan::Scanner scanner(m_market.bars);
        const auto result = scanner.scan(request);
        QVERIFY(result.has_value());
        for (const scan::System system : {scan::System::Breakout, scan::System::AtrMatrix}) {
            const auto& found = *result->of(system);
            QVERIFY(!asked[system].empty());
            QCOMPARE(found.completions.size(), asked[system].size());
            QCOMPARE(found.ranked.size(), found.counts.passed);
            for (std::size_t i = 0; i < found.rows.size(); ++i) {
                QCOMPARE(found.rows[i].completion >= 0,
                         asked[system].contains((*m_market.universe)[i].symbol));
            }
            for (std::size_t i = 1; i < found.ranked.size(); ++i) {
                QVERIFY(found.rows[found.ranked[i - 1]].score >= found.rows[found.ranked[i]].score);
            }
        }
        QVERIFY(result->atr->counts.passed > 0 && result->atr->counts.firstFail[6] > 0);
    }

    void aDateWithoutSessionIsAnError() {
        scan::Scanner scanner(m_market.bars);
        const auto result = scanner.scan(requestOf(m_market, base::makeDate(2016, 3, 5))); // a Saturday
        QVERIFY(!result && result.error().code == base::ErrorCode::MissingData);
        QVERIFY(result.error().message().find("2016-03-01") != std::string::npos);
    }

    void damageIsNoticedWhereItIsRead() {
        const auto sessions = sessionsFrom(base::makeDate(2012, 1, 3), 1500);
        InventedMarket market;
        market.series = inventSeries(20, sessions, 3);
        market.universe = listingsOf(market.series);
        const std::string good = columns::buildBarTable(market.series, columns::Width::F64, {1, 7}, sessions);
        const std::size_t tile = columns::Fields * sessions.size() * columns::Lanes * 8;
        const std::size_t tiles = good.size() - 3 * tile;
        const auto with = [&](std::size_t at) {
            std::string bad = good;
            bad[at] = static_cast<char>(bad[at] ^ 1);
            const auto bytes = std::make_shared<const Bytes>(bad);
            const auto table = columns::BarTable::over(bytes->view(), "test");
            const auto bars = *scan::MarketBars::over(*table, {}, calendar::Calendar::standard(), bytes);
            scan::Scanner scanner(bars);
            const auto result = scanner.scan(requestOf(market, sessions.back()));
            return result ? base::ErrorCode::Internal : result.error().code;
        };
        const auto close = [&](std::size_t day) {
            return tiles + tile + (3 * sessions.size() + day) * columns::Lanes * 8;
        };
        QCOMPARE(with(close(1499)), base::ErrorCode::BadData);
        QCOMPARE(with(close(900)), base::ErrorCode::BadData);
        QCOMPARE(with(close(3)), base::ErrorCode::Internal);          // long ago: not read, not asked
        QCOMPARE(with(tiles + tile + 64), base::ErrorCode::Internal); // opens are not read
    }

private:
    InventedMarket m_market;
};

QTEST_GUILESS_MAIN(TestScanRun)
#include "tst_scan_run.moc"
