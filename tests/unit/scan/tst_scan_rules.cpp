// SPDX-License-Identifier: GPL-3.0-or-later
// Members of the universes, first failing checks and margins, at and beside every threshold.
#include "engine/base/date.h"

#include <QTest>
#ifndef Q_MOC_RUN
#include "engine/scan/judge.h"
#include "engine/scan/ranking.h"
#include "engine/scan/universe_list.h"
#endif

using namespace signalbox;
using namespace signalbox::scan;

namespace {

Listing stored() {
    Listing listing;
    listing.symbol = "TEST";
    listing.series = 0;
    return listing;
}

/// Passes every rule of both systems but gate 6.
Readings good() {
    Readings r;
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

diagnosis::MarketLight light(diagnosis::MarketMood mood, int longs, int shorts) {
    diagnosis::MarketLight l;
    l.mood = mood;
    l.longMultiplier = longs;
    l.shortMultiplier = shorts;
    return l;
}
const auto Bullish = light(diagnosis::MarketMood::Bullish, 1, 0);

int firstFail(const Readings& r, const diagnosis::MarketLight& l = Bullish) {
    return judgeBreakout(stored(), r, {}, l).firstFail;
}
int firstGate(const Readings& r) {
    return judgeAtr(stored(), r, {}).firstFail;
}

constexpr double Hair = 1e-7; // beyond the tolerance of SHR-N6 for values of about one

} // namespace

class TestScanRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void membership() { // BRK-U1, ATR-U1
        const auto cause = [](auto change, const UniverseRules& rules) {
            Listing listing = stored();
            Readings r = good();
            change(listing, r);
            return skipCause(listing, r, rules);
        };
        const auto both = [&](auto change) {
            const SkipCause breakout = cause(change, BreakoutUniverse);
            return breakout == cause(change, AtrUniverse) ? breakout : SkipCause::None;
        };
        QCOMPARE(both([](Listing&, Readings&) {}), SkipCause::None);
        QCOMPARE(both([](Listing& l, Readings&) { l.series.reset(); }), SkipCause::NotStored);
        QCOMPARE(both([](Listing& l, Readings&) { l.defect = "broken"; }), SkipCause::Defect);
        QCOMPARE(both([](Listing&, Readings& r) { r.close = base::Missing; }), SkipCause::NoBar);
        QCOMPARE(both([](Listing&, Readings& r) { r.bars = 59; }), SkipCause::FewBars);
        QCOMPARE(cause([](Listing&, Readings& r) { r.bars = 60; }, BreakoutUniverse), SkipCause::None);
        QCOMPARE(cause([](Listing&, Readings& r) { r.bars = 199; }, AtrUniverse), SkipCause::FewBars);
        QCOMPARE(both([](Listing&, Readings& r) { r.close = 5; }), SkipCause::None);
        QCOMPARE(both([](Listing&, Readings& r) { r.close = 5 - 1e-10; }), SkipCause::None); // SHR-N6
        QCOMPARE(both([](Listing&, Readings& r) { r.close = 5 - Hair; }), SkipCause::LowClose);
        QCOMPARE(both([](Listing&, Readings& r) { r.dollarVolume = base::Missing; }),
                 SkipCause::NoDollarVolume);
        QCOMPARE(cause([](Listing&, Readings& r) { r.dollarVolume = 50e6; }, BreakoutUniverse),
                 SkipCause::None);
        QCOMPARE(cause([](Listing&, Readings& r) { r.dollarVolume = 49.9e6; }, BreakoutUniverse),
                 SkipCause::LowDollarVolume);
        QCOMPARE(cause([](Listing&, Readings& r) { r.dollarVolume = 20e6; }, AtrUniverse), SkipCause::None);
        QCOMPARE(cause([](Listing&, Readings& r) { r.dollarVolume = 19.9e6; }, AtrUniverse),
                 SkipCause::LowDollarVolume);
        QCOMPARE(both([](Listing& l, Readings&) { l.optionsListed = false; }), SkipCause::NoOptions);
        QCOMPARE(both([](Listing& l, Readings&) { l.optionsListed = true; }), SkipCause::None);
        const auto action = [](int ago) {
            return [ago](Listing& l, Readings&) {
                l.lastAction = base::makeDate(2024, 6, 10);
                l.sessionsSinceAction = ago;
            };
        };
        QCOMPARE(cause(action(5), AtrUniverse), SkipCause::CorporateAction);
        QCOMPARE(cause(action(6), AtrUniverse), SkipCause::None);
        QCOMPARE(cause(action(0), BreakoutUniverse), SkipCause::None);
    }

    void breakoutChecksInOrder() { // BRK-S2, BRK-S4, BRK-R3
        QCOMPARE(firstFail(good()), 0);
        QVERIFY(isCandidate(System::Breakout, judgeBreakout(stored(), good(), {}, Bullish)));
        Readings r = good();
        r.zPrice = 1.5; // strict
        QCOMPARE(firstFail(r), static_cast<int>(BreakoutCheck::Signal));
        r.zPrice = 1.5 + Hair;
        QCOMPARE(firstFail(r), 0);
        r.zVol = 1.5;
        QCOMPARE(firstFail(r), static_cast<int>(BreakoutCheck::Signal));
        r = good();
        r.zPrice = -1.6;
        QCOMPARE(judgeBreakout(stored(), r, {}, Bullish).signal, entry::BreakoutSide::Short);
        QCOMPARE(firstFail(r), static_cast<int>(BreakoutCheck::Light)); // no budget for shorts
        QCOMPARE(firstFail(r, light(diagnosis::MarketMood::Bearish, 0, 1)), 0);
        QCOMPARE(firstFail(good(), light(diagnosis::MarketMood::Neutral, 0, 0)),
                 static_cast<int>(BreakoutCheck::Light));
        QCOMPARE(firstFail(good(), diagnosis::MarketLight()), static_cast<int>(BreakoutCheck::Light));
        r = good();
        r.zVol = base::Missing;
        const Row undefined = judgeBreakout(stored(), r, {}, Bullish);
        QCOMPARE(undefined.checks[1], CheckStatus::FailData);
        QCOMPARE(undefined.signal, entry::BreakoutSide::None);
        r.close = 4;
        const Row skipped = judgeBreakout(stored(), r, {}, Bullish);
        QCOMPARE(skipped.status, RowStatus::Skip);
        QCOMPARE(static_cast<int>(skipped.firstFail), static_cast<int>(BreakoutCheck::Universe));
        QCOMPARE(firstFailOfChain(), static_cast<int>(BreakoutCheck::OpenInterest));
    }

    void atrGatesAndTheirMargins() {    // ATR-E1..E7
        QCOMPARE(firstGate(good()), 6); // no contract yet
        QVERIFY(isCandidate(System::AtrMatrix, judgeAtr(stored(), good(), {})));
        Readings r = good();
        r.sma50 = r.close - 4 * r.atr14;
        QCOMPARE(firstGate(r), r.sma50 >= r.sma100 ? 6 : 3);
        r.sma50 = r.close - (4 + Hair) * r.atr14;
        QCOMPARE(firstGate(r), 1);
        r = good();
        r.close = r.sma20;
        QCOMPARE(firstGate(r), 2);
        r = good();
        r.sma100 = r.sma50 + 1;
        QCOMPARE(firstGate(r), 3);
        const Row broken = judgeAtr(stored(), r, {});
        QCOMPARE(broken.margins[2], -1.0);
        QCOMPARE(broken.nearness, -1.0 / 104);
        r = good();
        r.atr14 = 0.02 * r.close;
        QCOMPARE(firstGate(r), 6);
        r.atr14 = 0.0199 * r.close;
        QCOMPARE(firstGate(r), 4);
        r = good();
        r.volume = r.meanVolume;
        QCOMPARE(firstGate(r), 5);
        r = good();
        r.sma200 = base::Missing;
        const Row unknown = judgeAtr(stored(), r, {});
        QCOMPARE(unknown.checks[2], CheckStatus::FailData);
        QCOMPARE(static_cast<int>(unknown.firstFail), 3);
        QVERIFY(!base::isKnown(unknown.margins[2]));
        QCOMPARE(unknown.checks[4], CheckStatus::Pass); // all are recorded (ATR-E7)
        const Row row = judgeAtr(stored(), good(), {});
        QCOMPARE(atrFigure(1, good().forAtr(), {}).value, 2.0);
        QCOMPARE(row.margins[0], 2.0);
        QCOMPARE(row.margins[1], 3.0);
        QCOMPARE(row.margins[2], 1.0);
        QCOMPARE(row.margins[4], 0.3e6);
    }

    void theContractDecidesGateSix() { // ATR-E6, ATR-E8
        Row row = judgeAtr(stored(), good(), {});
        Completion contract;
        contract.bid = 2.0;
        contract.ask = 2.1;
        Row passed = row;
        completeAtr(passed, good(), {}, contract);
        QCOMPARE(passed.status, RowStatus::Pass);
        QCOMPARE(passed.signal, entry::BreakoutSide::Long);
        const double spread = 0.1 / 2.05;
        const double scores =
            (1 - 2.0 / 4) + (100 * 3.0 / 104 - 2) / 4 + (2.1 / 1.8 - 1) + (1 - spread / 0.1);
        QVERIFY(std::abs(passed.score - 25 * scores) < 1e-9);
        contract.ask = 2.3;
        Row wide = row;
        completeAtr(wide, good(), {}, contract);
        QCOMPARE(static_cast<int>(wide.firstFail), 6);
        QCOMPARE(wide.status, RowStatus::Fail);
        QCOMPARE(wide.signal, entry::BreakoutSide::None);
        contract.ask = 2.1;
        contract.firstFail = 6; // such as STALE: the spread is fine, the quote is not
        Row vetoed = row;
        completeAtr(vetoed, good(), {}, contract);
        QCOMPARE(vetoed.status, RowStatus::Fail);
        Row without = row;
        completeAtr(without, good(), {}, Completion{{}, 6, "no option chain stored", {}, {}, {}});
        QCOMPARE(without.checks[5], CheckStatus::FailData);
    }

    void nearMissesAndRanks() {
        std::vector<Listing> universe(5, stored());
        std::vector<Readings> readings(5, good());
        const char* names[] = {"AA", "BB", "CC", "DD", "EE"};
        for (std::size_t i = 0; i < 5; ++i) {
            universe[i].symbol = names[i];
        }
        readings[0].volume = 0.9 * readings[0].meanVolume;  // misses gate 5 by a tenth
        readings[1].volume = 0.99 * readings[1].meanVolume; // by a hundredth
        readings[2].close = 4;                              // skipped: no miss
        readings[3].sma200 = base::Missing;                 // no number: no miss
        SystemScan scan;
        scan.system = System::AtrMatrix;
        for (std::size_t i = 0; i < 5; ++i) {
            scan.rows.push_back(judgeAtr(universe[i], readings[i], {}));
        }
        Completion contract;
        contract.bid = 2.0;
        contract.ask = 2.1;
        completeAtr(scan.rows[4], readings[4], {}, contract);
        summarise(scan, universe, readings);
        QCOMPARE(scan.nearest, (std::vector<std::uint32_t>{1, 0}));
        QCOMPARE(scan.ranked, (std::vector<std::uint32_t>{4}));
        QCOMPARE(scan.counts.passed, std::size_t{1});
        QCOMPARE(scan.counts.skipped, std::size_t{1});
        QCOMPARE(scan.counts.failed, std::size_t{3});
        QCOMPARE(scan.counts.firstFail[5], std::size_t{2});
        QCOMPARE(scan.counts.firstFail[3], std::size_t{1});
        QCOMPARE(scan.counts.skip[static_cast<std::size_t>(SkipCause::LowClose)], std::size_t{1});
        QCOMPARE(scan.counts.optionsUnknown, std::size_t{5});
        // Breakout: the score that falls shorter decides.
        Readings near = good();
        near.zPrice = -1.2;
        near.zVol = 1.4;
        QCOMPARE(signalFigure(near, {}).value, -1.2);
        QVERIFY(std::abs(signalFigure(near, {}).relative + 0.3 / 1.5) < 1e-12);
    }

    void listsAsAPersonWritesThem() {
        const auto list = readUniverse("\xEF\xBB\xBFnvda # chips\r\n\r\n# nothing\nTSLA, BRK.B;tsla\n\tA");
        QCOMPARE(list.symbols, (std::vector<std::string>{"A", "BRK.B", "NVDA", "TSLA"}));
        QCOMPARE(list.repeated, std::size_t{1});
        QVERIFY(readUniverse("").symbols.empty());
        QVERIFY(readUniverse("#only\n  \n").symbols.empty());
        std::vector<std::string> shipped;
        for (const ShippedUniverse& one : shippedUniverses()) {
            shipped.emplace_back(one.name);
            if (one.name == "high-beta") { // BRK-U1
                QCOMPARE(readUniverse(one.text).symbols,
                         (std::vector<std::string>{"COIN", "MSTR", "NVDA", "TSLA"}));
            }
        }
        QCOMPARE(shipped, (std::vector<std::string>{"cheap-volatility", "high-beta"}));
    }

private:
    static int firstFailOfChain() {
        Row row = judgeBreakout(stored(), good(), {}, Bullish);
        Completion completion;
        completion.firstFail = static_cast<int>(*parseBreakoutCheck("open_interest"));
        completeBreakout(row, completion);
        return row.firstFail;
    }
};

QTEST_GUILESS_MAIN(TestScanRules)
#include "tst_scan_rules.moc"
