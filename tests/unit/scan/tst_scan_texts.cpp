// SPDX-License-Identifier: GPL-3.0-or-later
// Rows in words: names of checks, reasons with their figures, flags, and gates that name what is missing.
#include "engine/base/date.h"

#include <QTest>
#ifndef Q_MOC_RUN
#include "engine/scan/judge.h"
#include "engine/scan/row_text.h"
#include "tests/unit/scan/invented_market.h"
#endif

using namespace signalbox;
using namespace signalbox::tests;
using scan::System;

namespace {

scan::ScanResult oneRow(const scan::Listing& listing, const scan::Readings& readings,
                        const diagnosis::MarketLight& light = {}) {
    scan::ScanResult result;
    result.date = base::makeDate(2024, 6, 12);
    result.finished = true;
    result.light = light;
    result.readings = {readings};
    result.bases = {listing.basis};
    result.breakout.emplace();
    result.breakout->rows = {judgeBreakout(listing, readings, {}, light)};
    result.atr.emplace();
    result.atr->system = System::AtrMatrix;
    result.atr->rows = {judgeAtr(listing, readings, {})};
    result.universe = std::make_shared<const std::vector<scan::Listing>>(1, listing);
    return result;
}

scan::Listing stored() {
    scan::Listing listing;
    listing.symbol = "TEST";
    listing.series = 0;
    listing.basis = market::Basis::DividendAdjusted;
    return listing;
}

scan::Readings good() {
    scan::Readings r;
    r.close = 104;
    r.volume = 2.1e6;
    r.meanVolume = 1.8e6;
    r.atr14 = 3;
    r.ema10 = 102;
    r.sma20 = 101;
    r.sma50 = 98;
    r.sma100 = 95;
    r.sma200 = 90;
    r.zPrice = 2;
    r.zVol = 1.75;
    r.dollarVolume = 80e6;
    r.bars = 200;
    return r;
}

std::string reason(const scan::ScanResult& result, System system) {
    return rowText(result, system, 0).reason;
}

} // namespace

class TestScanTexts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void skipsAreNamed() {
        scan::Listing unknown;
        unknown.symbol = "NOPE";
        const auto absent = oneRow(unknown, {});
        const scan::RowText row = rowText(absent, System::Breakout, 0);
        QCOMPARE(row.status, std::string("skip"));
        QCOMPARE(row.firstFail, std::string("UNIVERSE"));
        QCOMPARE(row.reason, std::string("not in the store"));
        QVERIFY(row.flags.empty());
        QCOMPARE(rowText(absent, System::AtrMatrix, 0).firstFail, std::string());

        scan::Listing bad = stored();
        bad.defect = "broken series: 63 missing sessions";
        QCOMPARE(reason(oneRow(bad, good()), System::AtrMatrix), bad.defect);
        scan::Readings r = good();
        r.bars = 120;
        QCOMPARE(reason(oneRow(stored(), r), System::AtrMatrix), std::string("120 bars, 200 are needed"));
        r = good();
        r.close = 3.2;
        QCOMPARE(reason(oneRow(stored(), r), System::Breakout), std::string("close $3.20 below $5.00"));
        r = good();
        r.dollarVolume = 12.34e6;
        QCOMPARE(reason(oneRow(stored(), r), System::Breakout),
                 std::string("mean dollar volume $12.3m below $50.0m"));
        scan::Listing ended = stored();
        ended.lastBar = base::makeDate(2022, 5, 2);
        QCOMPARE(reason(oneRow(ended, {}), System::Breakout),
                 std::string("no bar on 2024-06-12 (last: 2022-05-02)"));
        scan::Listing split = stored();
        split.lastAction = base::makeDate(2024, 6, 10);
        split.sessionsSinceAction = 2;
        QCOMPARE(reason(oneRow(split, good()), System::AtrMatrix),
                 std::string("corporate action on 2024-06-10, 2 sessions ago"));
    }

    void missingDataAreNamed() { // SHR-D1
        scan::Readings r = good();
        r.sma200 = base::Missing;
        const auto result = oneRow(stored(), r);
        const scan::RowText row = rowText(result, System::AtrMatrix, 0);
        QCOMPARE(row.firstFail, std::string("g3"));
        QCOMPARE(row.reason, std::string("data: SMA200"));
        QCOMPARE(row.gates.size(), std::size_t{6});
        QCOMPARE(row.gates[2].key, std::string("ma_alignment"));
        QCOMPARE(row.gates[2].missing, std::vector<std::string>{"SMA200"});
        QCOMPARE(row.gates[2].rule, std::string("ATR-E3"));
        QVERIFY(!row.gates[2].margin);
        QCOMPARE(row.gates[5].missing, std::vector<std::string>{"option chain"});
        QCOMPARE(row.values.at("sma200"), std::optional<double>());
        r = good();
        r.zVol = base::Missing;
        const scan::RowText undefined = rowText(oneRow(stored(), r), System::Breakout, 0);
        QCOMPARE(undefined.firstFail, std::string("SIGNAL"));
        QCOMPARE(undefined.signal, std::string("NONE"));
        QCOMPARE(undefined.reason, std::string("undefined: z_vol"));
        diagnosis::MarketLight dark;
        dark.missing = {"VIX"};
        const scan::RowText noLight = rowText(oneRow(stored(), good(), dark), System::Breakout, 0);
        QCOMPARE(noLight.firstFail, std::string("LIGHT"));
        QCOMPARE(noLight.reason, std::string("NO_BUDGET: light UNKNOWN, data: VIX"));
        QCOMPARE(noLight.gates.size(), std::size_t{12});
        QCOMPARE(noLight.gates[2].missing, std::vector<std::string>{"VIX"});
        QCOMPARE(noLight.gates[3].status, entry::GateStatus::NotEvaluated);
    }

    void failuresSayByHowMuch() {
        scan::Readings r = good();
        r.atr14 = 1.2;
        QCOMPARE(reason(oneRow(stored(), r), System::AtrMatrix),
                 std::string("5 ATR from SMA50, outside 0 to 4"));
        r = good();
        r.sma100 = 99;
        QCOMPARE(reason(oneRow(stored(), r), System::AtrMatrix),
                 std::string("SMA50 98.00 below SMA100 99.00"));
        r = good();
        r.volume = 0.9e6;
        QCOMPARE(reason(oneRow(stored(), r), System::AtrMatrix), std::string("volume 0.50 times its mean"));
        r = good();
        r.zPrice = 1.2;
        QCOMPARE(reason(oneRow(stored(), r), System::Breakout),
                 std::string("z_price 1.20, z_vol 1.75: no break beyond 1.5 and 1.5"));
        diagnosis::MarketLight bearish;
        bearish.mood = diagnosis::MarketMood::Bearish;
        QCOMPARE(reason(oneRow(stored(), good(), bearish), System::Breakout),
                 std::string("NO_BUDGET: light BEARISH gives LONG nothing"));
        QCOMPARE(reason(oneRow(stored(), good()), System::AtrMatrix), std::string("no option chain stored"));
    }

    void flagsTellWhatAReaderMustKnow() { // SHR-D4a, SHR-D3a, BRK-U1
        scan::Readings r = good();
        r.gap = true;
        const auto alone = oneRow(stored(), r);
        QCOMPARE(rowText(alone, System::AtrMatrix, 0).flags,
                 (std::vector<std::string>{"OPTIONS_UNKNOWN", "GAP", "DIV_ADJUSTED"}));
        scan::Listing traded = stored();
        traded.basis = market::Basis::AsTraded;
        traded.optionsListed = true;
        auto result = oneRow(traded, good());
        QVERIFY(rowText(result, System::Breakout, 0).flags.empty());
        result.bases.push_back(market::Basis::DividendAdjusted);
        QCOMPARE(rowText(result, System::Breakout, 0).flags, std::vector<std::string>{"AS_TRADED"});
    }

    void everyRowOfAMarketHasAText() {
        const InventedMarket market = inventMarket(120, 260);
        scan::ScanRequest request;
        request.date = market.bars->dates().back();
        request.universe = market.universe;
        request.breakoutRules.universe.minDollarVolume = 1e6;
        request.atrRules.universe.minDollarVolume = 1e6;
        scan::Scanner scanner(market.bars);
        const auto result = scanner.scan(request);
        QVERIFY(result.has_value());
        for (const System system : {System::Breakout, System::AtrMatrix}) {
            for (std::uint32_t i = 0; i < market.universe->size(); ++i) {
                const scan::RowText row = rowText(*result, system, i);
                QVERIFY2(!row.reason.empty(), row.symbol.c_str()); // nothing passes without chains
                const auto failed = std::find_if(row.gates.begin(), row.gates.end(), [](const auto& gate) {
                    return gate.status == entry::GateStatus::Fail;
                });
                if (row.status == "fail") {
                    QVERIFY(failed != row.gates.end());
                    QCOMPARE(failed->reason, row.reason);
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestScanTexts)
#include "tst_scan_texts.moc"
