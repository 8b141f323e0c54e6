// SPDX-License-Identifier: GPL-3.0-or-later
// Issue 4: the scan of both systems on each of the two real stock sets, one per home, on 50 dates spread over
// its span, symbol by symbol against a slow recount from the rules. And the bad input among them.
#include "engine/base/date.h"

#include <QTemporaryDir>
#include <QTest>
#ifndef Q_MOC_RUN
#include "app/core/import/import_job.h"
#include "app/core/scan/market_scan.h"
#include "engine/scan/row_text.h"
#include "tests/market/scan/plain_scan.h"
#include "tests/support/vectors.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>
#include <stdexcept>
#endif

using namespace signalbox;
using namespace signalbox::tests;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t Dates = 50;

fs::path data() {
    return *sharedFolder() / "market-data";
}

template <typename T>
T must(base::Result<T> result) {
    if (!result) {
        throw std::runtime_error(result.error().message());
    }
    return std::move(*result);
}

/// A home with one stock set, the broken series, and what the light needs.
struct StockHome {
    fs::path folder;
    std::string set; ///< source of the stock set
    std::vector<base::Date> sessions;
    std::map<std::string, PlainSeries> stocks;
    PlainSeries vix, spy, iwm, yield;

    StockHome(const fs::path& at, const std::string& file, bool bad) : folder(at) {
        set = file.substr(0, file.find('.'));
        app::HomeOptions options;
        options.home = folder;
        options.market = store::Market::Real;
        auto open = must(app::openHome(options, app::Access::Write));
        app::ImportRequest request;
        request.paths = {data() / "equities-daily" / file, data() / "index-daily", data() / "rates",
                         data() / "constituents"};
        if (bad) {
            request.paths.push_back(data() / "equities-daily" / "known-bad");
        }
        must(app::importFiles(open, request));
        read(*open.store);
    }

    void read(store::MarketStore& store) {
        const auto& calendar = calendar::Calendar::standard();
        sessions = must(calendar.sessions(base::makeDate(2010, 1, 4), base::makeDate(2026, 8, 14)));
        for (const store::CatalogueEntry& entry : must(store.catalogue())) {
            const bool stock = entry.id.source == set || entry.id.source == "known-bad";
            if (stock) {
                PlainSeries& series = stocks[entry.id.symbol];
                series = onSessions(*must(store.load(entry.id)));
            }
        }
        for (const store::StoredNote& note : must(store.notes())) {
            if (note.code == "BAD_SERIES") {
                stocks.at(note.series).defect = note.text;
            }
        }
        vix = pick(store, "VIX");
        spy = pick(store, "SPY");
        iwm = pick(store, "IWM");
        yield = pick(store, "US10Y");
        stocks["SPY"] = spy; // funds are in the store and in `all`
        stocks["IWM"] = iwm;
        stocks["QQQ"] = pick(store, "QQQ");
    }

    PlainSeries onSessions(const market::BarSeries& series) const {
        PlainSeries plain;
        plain.bars.resize(sessions.size());
        for (std::size_t i = 0; i < series.size(); ++i) {
            const auto at = std::lower_bound(sessions.begin(), sessions.end(), series.dates()[i]);
            if (at != sessions.end() && *at == series.dates()[i]) {
                plain.bars[static_cast<std::size_t>(at - sessions.begin())] = series.bar(i);
            }
        }
        return plain;
    }

    /// As traded is in the store of these, and the longest of them (SHR-D4b).
    PlainSeries pick(store::MarketStore& store, const std::string& symbol) const {
        std::shared_ptr<const market::BarSeries> best;
        for (const store::CatalogueEntry& entry : must(store.candidates(symbol))) {
            const auto series = must(store.load(entry.id));
            if (series->id().basis == market::Basis::AsTraded && (!best || series->size() > best->size())) {
                best = series;
            }
        }
        return onSessions(*best);
    }

    std::shared_ptr<app::MarketScan> scan() const {
        app::HomeOptions options;
        options.home = folder;
        options.market = store::Market::Real;
        return std::make_shared<app::MarketScan>(must(app::Workstation::open(options, app::Access::Read)));
    }
    std::size_t sessionOf(base::Date date) const {
        return static_cast<std::size_t>(std::lower_bound(sessions.begin(), sessions.end(), date) -
                                        sessions.begin());
    }
};

bool same(const std::optional<double>& a, const std::optional<double>& b) {
    return a.has_value() == b.has_value() &&
           (!a || std::fabs(*a - *b) <= 1e-9 * std::max(1.0, std::fabs(*b)));
}

std::string text(const std::optional<double>& value) {
    return value ? std::to_string(*value) : std::string("none");
}

/// What differs between a row and its recount; empty: nothing.
std::string difference(const scan::RowText& row, const PlainRow& plain) {
    if (row.status != plain.status || row.firstFail != plain.firstFail || row.signal != plain.signal) {
        return row.status + " " + row.firstFail + " " + row.signal + " (" + row.reason + "), recount " +
               plain.status + " " + plain.firstFail + " " + plain.signal;
    }
    if (row.values.size() != plain.values.size()) {
        return "other values";
    }
    for (const auto& [name, value] : plain.values) {
        const auto at = row.values.find(name);
        if (at == row.values.end() || !same(at->second, value)) {
            return name + " " + (at == row.values.end() ? "absent" : text(at->second)) + ", recount " +
                   text(value);
        }
    }
    const bool gap = std::find(row.flags.begin(), row.flags.end(), "GAP") != row.flags.end();
    return gap == plain.gap ? std::string() : std::string("GAP flag");
}

} // namespace

class TestRecountScan : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    std::map<std::string, std::unique_ptr<StockHome>> m_homes;

    StockHome& home(const QString& name) {
        auto& one = m_homes[name.toStdString()];
        if (!one) {
            const fs::path folder = fs::path(m_folder.path().toStdString()) / name.toStdString();
            one = name == QStringLiteral("adjusted")
                      ? std::make_unique<StockHome>(folder, "us_equities_adjusted_2014_2026.csv.gz", true)
                      : std::make_unique<StockHome>(
                            folder, "sp500_as_of_2023_07_unadjusted_for_dividends.csv.gz", false);
        }
        return *one;
    }

private Q_SLOTS:
    void symbolBySymbolOnFiftyDates_data() {
        QTest::addColumn<QString>("set");
        QTest::addColumn<QDate>("first");
        QTest::addColumn<QDate>("last");
        QTest::newRow("2014 to 2026, adjusted")
            << QStringLiteral("adjusted") << QDate(2014, 2, 3) << QDate(2026, 8, 14);
        QTest::newRow("2018 to 2023, for splits")
            << QStringLiteral("splits") << QDate(2018, 2, 1) << QDate(2023, 6, 29);
    }
    void symbolBySymbolOnFiftyDates() {
        SIGNALBOX_NEED_SHARED();
        QFETCH(QString, set);
        QFETCH(QDate, first);
        QFETCH(QDate, last);
        const StockHome& h = home(set);
        const auto date = [](QDate day) {
            return base::makeDate(day.year(), static_cast<unsigned>(day.month()),
                                  static_cast<unsigned>(day.day()));
        };
        const std::size_t begin = h.sessionOf(date(first));
        const std::size_t end = h.sessionOf(date(last));
        const auto scan = h.scan();
        std::map<std::string, int> fails;
        int compared = 0;
        for (std::size_t i = 0; i < Dates; ++i) {
            const std::size_t session = begin + (end - begin) * i / (Dates - 1);
            const PlainLight light = plainLight(h.vix, h.spy, h.iwm, h.yield, session);
            std::map<std::string, PlainReadings> readings;
            for (const auto& [symbol, series] : h.stocks) {
                readings[symbol] = plainRead(series, session);
            }
            for (const scan::System system : {scan::System::Breakout, scan::System::AtrMatrix}) {
                app::ScanQuery query;
                query.system = system;
                query.universe = "all";
                query.date = h.sessions[session];
                query.threads = 1 + static_cast<unsigned>(i % 3);
                const auto answer = scan->run(query);
                QVERIFY2(answer.has_value(), answer ? "" : answer.error().message().c_str());
                const scan::ScanResult& result = (*answer)->result;
                QVERIFY(result.finished);
                QCOMPARE(result.universe->size(), h.stocks.size());
                for (std::uint32_t row = 0; row < result.universe->size(); ++row) {
                    const scan::RowText found = scan::rowText(result, system, row);
                    const PlainSeries& series = h.stocks.at(found.symbol);
                    const PlainRow plain = system == scan::System::Breakout
                                               ? plainBreakout(series, readings.at(found.symbol), light)
                                               : plainAtr(series, readings.at(found.symbol));
                    const std::string differs = difference(found, plain);
                    QVERIFY2(differs.empty(),
                             (base::toIso(result.date) + " " + found.symbol + ": " + differs).c_str());
                    ++fails[found.firstFail.empty() ? found.status : found.firstFail];
                    ++compared;
                }
            }
        }
        // Every kind of answer was among them, so that the comparison is not an empty one.
        for (const char* answer :
             {"skip", "UNIVERSE", "SIGNAL", "LIGHT", "EXPIRY", "g1", "g2", "g3", "g4", "g5", "g6"}) {
            QVERIFY2(fails[answer] > 0, answer);
        }
        QVERIFY(compared >= 2 * static_cast<int>(Dates) * 374);
    }

    void brokenSeriesAreNamedAndSkipped() { // known-bad: whatever their prices say
        SIGNALBOX_NEED_SHARED();
        const StockHome& h = home(QStringLiteral("adjusted"));
        const auto scan = h.scan();
        for (const scan::System system : {scan::System::Breakout, scan::System::AtrMatrix}) {
            app::ScanQuery query;
            query.system = system;
            query.universe = "CBE,CVG,DDR,MEE,NCC,PARA,AAPL";
            query.date = base::makeDate(2016, 6, 15);
            const auto answer = scan->run(query);
            QVERIFY2(answer.has_value(), answer ? "" : answer.error().message().c_str());
            for (std::uint32_t i = 0; i < 7; ++i) {
                const scan::RowText row = scan::rowText((*answer)->result, system, i);
                const bool good = row.symbol == "AAPL";
                QCOMPARE(row.status == "skip", !good);
                QVERIFY2(good || row.reason.find("broken series: ") == 0, row.reason.c_str());
            }
            QCOMPARE(
                (*answer)->result.of(system)->counts.skip[static_cast<std::size_t>(scan::SkipCause::Defect)],
                std::size_t{6});
        }
    }

    void unknownNamesAndRepeatsOfAFileAreCounted() {
        SIGNALBOX_NEED_SHARED();
        const StockHome& h = home(QStringLiteral("splits"));
        const fs::path file = fs::path(m_folder.path().toStdString()) / "mine.txt";
        std::ofstream(file) << "# mine\nMSFT\nNOSUCH\nmsft\nBRK.B, AAPL\n";
        app::ScanQuery query;
        query.system = scan::System::AtrMatrix;
        query.universe = file.string();
        query.date = base::makeDate(2022, 3, 15);
        const auto answer = h.scan()->run(query);
        QVERIFY2(answer.has_value(), answer ? "" : answer.error().message().c_str());
        const scan::ScanResult& result = (*answer)->result;
        QCOMPARE(result.universe->size(), std::size_t{4});
        QCOMPARE((*answer)->universe.repeated, std::size_t{1});
        std::set<std::string> unknown;
        for (std::uint32_t i = 0; i < 4; ++i) {
            const scan::RowText row = scan::rowText(result, query.system, i);
            if (row.reason == "not in the store") {
                unknown.insert(row.symbol);
            }
        }
        QCOMPARE(unknown, (std::set<std::string>{"BRK.B", "NOSUCH"}));
    }

    void membersOfAnIndexAreThoseOfTheDay() { // SHR-D8
        SIGNALBOX_NEED_SHARED();
        const StockHome& h = home(QStringLiteral("adjusted"));
        app::ScanQuery query;
        query.system = scan::System::AtrMatrix;
        query.universe = "SP500";
        query.date = base::makeDate(2026, 8, 14);
        const auto scan = h.scan();
        const auto now = scan->run(query);
        query.date = base::makeDate(2016, 6, 15);
        const auto then = scan->run(query);
        QVERIFY(now && then);
        QCOMPARE((*now)->universe.symbols.size(), std::size_t{503});
        QVERIFY((*then)->universe.symbols.size() < 450);
        QVERIFY((*then)->universe.note.find("survivorship") != std::string::npos);
    }

    void wrongQuestionsAreAnswered() {
        SIGNALBOX_NEED_SHARED();
        const auto scan = home(QStringLiteral("splits")).scan();
        app::ScanQuery query;
        query.universe = "no-such-list";
        auto answer = scan->run(query);
        QVERIFY(!answer && answer.error().code == base::ErrorCode::Usage);
        QVERIFY(answer.error().message().find("high-beta") != std::string::npos);
        query.universe = "all";
        query.date = base::makeDate(2022, 6, 20); // Juneteenth: the source has bars on it
        answer = scan->run(query);
        QVERIFY(!answer && answer.error().code == base::ErrorCode::MissingData);
        QVERIFY(answer.error().message().find("2022-06-17 and 2022-06-21") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestRecountScan)
#include "tst_recount_scan.moc"
