// SPDX-License-Identifier: GPL-3.0-or-later
// What the scan reads of a symbol is what engine/indicators say of its bars: with holes at every place, young
// and ended series, missing volumes, splits, long histories, and on every session of a market.
#include "engine/base/date.h"

#include <QTest>
#ifndef Q_MOC_RUN
#include "engine/entry/breakout_signal.h"
#include "engine/indicators/indicators.h"
#include "engine/scan/run_in.h"
#include "engine/scan/tile_kernel.h"
#include "tests/unit/scan/invented_market.h"
#endif

using namespace signalbox;
using namespace signalbox::tests;

namespace {

struct Expected {
    std::vector<double> close, volume, ema10, atr14, sma20, sma50, sma100, sma200, zPrice, zVol, meanVolume,
        money;
    std::vector<int> bars;
};

Expected expectedOf(const market::BarSeries& series, const std::vector<base::Date>& sessions) {
    Expected e;
    std::vector<double> high;
    std::vector<double> low;
    std::vector<double> product;
    int count = 0;
    for (const base::Date date : sessions) {
        const auto at = series.indexOf(date);
        const market::Bar bar = at ? series.bar(*at) : market::Bar{};
        count += at ? 1 : 0;
        e.bars.push_back(std::min(count, 200));
        e.close.push_back(bar.close);
        e.volume.push_back(bar.volume);
        high.push_back(bar.high);
        low.push_back(bar.low);
        product.push_back(bar.close * bar.volume);
    }
    using namespace indicators;
    e.ema10 = ema(e.close, 10);
    e.atr14 = atr(high, low, e.close, 14);
    e.sma20 = sma(e.close, 20);
    e.sma50 = sma(e.close, 50);
    e.sma100 = sma(e.close, 100);
    e.sma200 = sma(e.close, 200);
    const auto scores = entry::breakoutScores(high, low, e.close);
    e.zPrice = scores.zPrice;
    e.zVol = scores.zVol;
    e.money = sma(product, 20);
    const auto mean = sma(e.volume, 20);
    e.meanVolume.assign(1, base::Missing);
    e.meanVolume.insert(e.meanVolume.end(), mean.begin(), mean.end() - 1);
    return e;
}

QString where(const std::string& symbol, base::Date date, const char* what, double actual, double expected) {
    return QStringLiteral("%1 %2 %3: %4, expected %5")
        .arg(QString::fromStdString(symbol), QString::fromStdString(base::toIso(date)), QLatin1String(what))
        .arg(actual, 0, 'g', 17)
        .arg(expected, 0, 'g', 17);
}

/// Compares one day of one symbol; a symbol without a bar that day has nothing but its number of bars.
void compare(const scan::Readings& r, const Expected& e, std::size_t day, const std::string& symbol,
             base::Date date) {
    const bool bar = base::isKnown(e.close[day]);
    const struct {
        const char* name;
        double actual;
        double expected;
    } rows[] = {{"close", r.close, e.close[day]},
                {"volume", r.volume, bar ? e.volume[day] : base::Missing},
                {"ema10", r.ema10, e.ema10[day]},
                {"atr14", r.atr14, e.atr14[day]},
                {"sma20", r.sma20, e.sma20[day]},
                {"sma50", r.sma50, e.sma50[day]},
                {"sma100", r.sma100, e.sma100[day]},
                {"sma200", r.sma200, e.sma200[day]},
                {"z_price", r.zPrice, e.zPrice[day]},
                {"z_vol", r.zVol, e.zVol[day]},
                {"bars", r.bars, double(e.bars[day])},
                {"mean volume", r.meanVolume, bar ? e.meanVolume[day] : base::Missing},
                {"dollar volume", r.dollarVolume, e.money[day]}};
    for (const auto& row : rows) {
        QVERIFY2(closeReal(row.actual, row.expected),
                 qPrintable(where(symbol, date, row.name, row.actual, row.expected)));
    }
}

scan::ScanResult scanOn(scan::Scanner& scanner, const InventedMarket& market, base::Date date) {
    scan::ScanRequest request;
    request.date = date;
    request.universe = market.universe;
    auto result = scanner.scan(request);
    return result ? std::move(*result) : scan::ScanResult();
}

} // namespace

class TestScanReadings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySessionOfAYearAgrees() { // SHR-I, SHR-D3a
        const InventedMarket market = inventMarket(150, 330);
        std::vector<Expected> expected;
        expected.reserve(market.series.size());
        for (const auto& series : market.series) {
            expected.push_back(expectedOf(*series, market.bars->dates()));
        }
        int defined = 0;
        int overHoles = 0;
        for (std::size_t day = 0; day < market.bars->days(); ++day) {
            scan::Scanner scanner(market.bars); // nothing kept: every day from the beginning
            const auto result = scanOn(scanner, market, market.bars->dates()[day]);
            QVERIFY(result.finished);
            for (std::size_t i = 0; i < market.series.size(); ++i) {
                compare(result.readings[i], expected[i], day, market.series[i]->id().symbol, result.date);
                defined += base::isKnown(result.readings[i].sma200) ? 1 : 0;
                overHoles += result.readings[i].gap ? 1 : 0;
            }
        }
        QVERIFY(defined > 5000);
        QVERIFY(overHoles > 300); // the allowance of the gap rule is really used
    }

    void longHistoriesAgreeThoughTheirBeginningIsNotRead() { // SHR-I2: from the first bar
        const InventedMarket market = inventMarket(40, 2300, 11);
        std::vector<Expected> expected;
        expected.reserve(market.series.size());
        for (const auto& series : market.series) {
            expected.push_back(expectedOf(*series, market.bars->dates()));
        }
        int shortened = 0;
        scan::Scanner scanner(market.bars);
        for (std::size_t day = 13; day < market.bars->days(); day += 97) {
            shortened += scan::runInStart(day, market.bars->firstSession()) > 0 ? 1 : 0;
            const auto result = scanOn(scanner, market, market.bars->dates()[day]);
            for (std::size_t i = 0; i < market.series.size(); ++i) {
                compare(result.readings[i], expected[i], day, market.series[i]->id().symbol, result.date);
            }
        }
        QVERIFY(shortened > 10);
    }

    void holesThatEatTheRunInReadTheWholeHistory() { // ATR14 of a few bars a year still remembers long ago
        const auto sessions = sessionsFrom(base::makeDate(2010, 1, 4), 2200);
        Dice dice(3);
        const auto bars =
            walk(dice, sessions, [](std::size_t day) { return day < 700 || day % 40 == 0 || day > 2150; });
        InventedMarket market;
        market.series.push_back(
            *market::BarSeries::create({"THIN", "invented", market::Basis::SplitAdjusted}, bars));
        market.bars = tableOf(market.series, sessions);
        market.universe = listingsOf(market.series);
        const Expected expected = expectedOf(*market.series[0], sessions);
        scan::Scanner scanner(market.bars);
        for (std::size_t day = 2151; day < sessions.size(); ++day) {
            const auto result = scanOn(scanner, market, sessions[day]);
            compare(result.readings[0], expected, day, "THIN", sessions[day]);
        }
        QVERIFY(base::isKnown(expected.atr14.back()));
    }

    void pricesBeforeASplitAreDivided() { // SHR-D4: as of the date, volumes inversely
        const auto sessions = sessionsFrom(base::makeDate(2019, 1, 2), 400);
        Dice dice(8);
        const auto adjusted = walk(dice, sessions, [](std::size_t) { return true; });
        auto traded = adjusted;
        const std::size_t split = 250;
        for (std::size_t i = 0; i < split; ++i) {
            traded[i].open *= 4;
            traded[i].high *= 4;
            traded[i].low *= 4;
            traded[i].close *= 4;
            traded[i].volume /= 4;
        }
        const auto asTraded =
            *market::BarSeries::create({"SPLT", "invented", market::Basis::AsTraded}, traded);
        const auto smooth =
            *market::BarSeries::create({"SPLT", "invented", market::Basis::SplitAdjusted}, adjusted);
        InventedMarket market;
        market.series = {asTraded};
        market.bars = tableOf(market.series, sessions);
        const auto before = listingsOf(market.series);
        const auto after = listingsOf(market.series);
        after->front().splits = {{sessions[split], 4.0}};
        const Expected raw = expectedOf(*asTraded, sessions);
        const Expected even = expectedOf(*smooth, sessions);
        scan::Scanner scanner(market.bars);
        for (const std::size_t day : {split - 1, split, split + 1, split + 130}) {
            const bool inForce = day >= split;
            market.universe = inForce ? after : before;
            const auto result = scanOn(scanner, market, sessions[day]);
            compare(result.readings[0], inForce ? even : raw, day, "SPLT", sessions[day]);
        }
    }

    void everyInstructionSetGivesTheSameBits() { // SHR-J1
        const InventedMarket market = inventMarket(160, 300, 31);
        const scan::MarketBars& bars = *market.bars;
        int known = 0;
        for (std::size_t tile = 0; tile < bars.tiles(); ++tile) {
            const scan::TileBars columns{
                bars.column(tile, scan::Field::High), bars.column(tile, scan::Field::Low),
                bars.column(tile, scan::Field::Close), bars.column(tile, scan::Field::Volume)};
            for (const std::size_t day :
                 {std::size_t{12}, std::size_t{49}, std::size_t{217}, std::size_t{299}}) {
                scan::RunningAverages running;
                scan::TileWindows windows{};
                scan::TileReadings fast{};
                scan::TileReadings plain{};
                scan::advance(columns, 0, day + 1, running);
                scan::buildWindows(columns, day, bars.firstSession(), windows);
                scan::readTile(windows, day, bars.firstSession(), running, fast);
                scan::baseline::scanTile(columns, day, bars.firstSession(), plain);
                const scan::LaneValues scan::TileReadings::* fields[] = {
                    &scan::TileReadings::ema10,      &scan::TileReadings::atr14,
                    &scan::TileReadings::sma20,      &scan::TileReadings::sma50,
                    &scan::TileReadings::sma100,     &scan::TileReadings::sma200,
                    &scan::TileReadings::zPrice,     &scan::TileReadings::zVol,
                    &scan::TileReadings::meanVolume, &scan::TileReadings::dollarVolume};
                for (const auto field : fields) {
                    for (std::size_t lane = 0; lane < scan::Lanes; ++lane) {
                        QVERIFY(sameReal((fast.*field)[lane], (plain.*field)[lane]));
                        known += base::isKnown((fast.*field)[lane]) ? 1 : 0;
                    }
                }
            }
        }
        QVERIFY(known > 3000);
    }

    void onlySessionsMakeBars() {
        auto sessions = sessionsFrom(base::makeDate(2019, 1, 2), 30);
        const auto series = inventSeries(3, sessions);
        sessions.erase(sessions.begin() + 9); // a session without a bar of any symbol must stay a hole
        const auto bytes = std::make_shared<const Bytes>(
            columns::buildBarTable(series, columns::Width::F64, {1, 7}, sessions));
        const auto table = columns::BarTable::over(bytes->view(), "test");
        QVERIFY(table.has_value());
        const auto bars = scan::MarketBars::over(*table, {}, calendar::Calendar::standard(), bytes);
        QVERIFY(!bars && bars.error().code == base::ErrorCode::BadData);
        const auto narrow = std::make_shared<const Bytes>(
            columns::buildBarTable(series, columns::Width::F32, {1, 7}, sessionsFrom(sessions.front(), 30)));
        const auto floats = columns::BarTable::over(narrow->view(), "test");
        QVERIFY(!scan::MarketBars::over(*floats, {}, calendar::Calendar::standard(), narrow));
    }
};

QTEST_GUILESS_MAIN(TestScanReadings)
#include "tst_scan_readings.moc"
