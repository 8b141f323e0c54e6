// SPDX-License-Identifier: GPL-3.0-or-later
// Columns and readings: term ratio sources (OPT-D6), put/call (OPT-D4), credit (OPT-D5), touch (OPT-E5),
// warm-up (OPT-W1), gaps (SHR-D3a), no look into the future.
#include <QTest>
#ifndef Q_MOC_RUN // moc cannot parse <functional> of C++20 and need not
#include "engine/base/format.h"
#include "synthetic_market.h"
#endif

using namespace signalbox;
using namespace signalbox::diagnosis;
using namespace signalbox::tests;

namespace {

constexpr double Gap = base::Missing;

const calendar::Calendar& sessions() {
    return calendar::Calendar::standard();
}

std::shared_ptr<const OptimusColumns>
build(OptimusSeries series, const params::OptimusParameters& parameters = params::OptimusParameters(),
      std::optional<base::Date> start = {}) {
    auto built = buildOptimusColumns(std::move(series), sessions(), parameters, start);
    if (!built) {
        throw std::runtime_error(built.error().message());
    }
    return *built;
}

OptimusReadings on(const OptimusColumns& columns, base::Date date) {
    return readingsAt(columns, sessions().sessionNumber(date).value());
}

bool near(std::optional<double> a, double b) {
    return a && std::abs(*a - b) < 1e-9;
}

/// Every number of a reading as text, to compare two of them bit by bit.
std::string textOf(const OptimusReadings& r) {
    std::string text = std::to_string(r.barsRemaining) + regimeKey(r.raw) + regimeKey(r.regime) +
                       std::to_string(r.regimeMissing) + std::to_string(r.regimeRule) +
                       std::to_string(r.closesUntilRelease) + std::to_string(static_cast<int>(r.touch)) +
                       std::to_string(r.upStreak.value_or(-1)) +
                       std::to_string(static_cast<int>(r.termOrigin)) +
                       (r.touchDate ? base::toIso(*r.touchDate) : "-");
    for (const auto& value : {r.inputs.vix,
                              r.inputs.tsRatio,
                              r.inputs.close,
                              r.inputs.ema200,
                              r.inputs.breadth,
                              r.inputs.breadthMean5,
                              r.inputs.breadthMean5TenAgo,
                              r.close,
                              r.ema,
                              r.ivRank,
                              r.priorClose,
                              r.lowerBand,
                              r.rsi,
                              r.rsiPrior,
                              r.macdHistogram[0],
                              r.macdHistogram[3],
                              r.touchLow,
                              r.touchBand,
                              r.bandDepth,
                              r.nearestMiss,
                              r.hv20,
                              r.putCallRank,
                              r.creditSpread,
                              r.creditSpreadFiveAgo}) {
        text += " " + (value ? base::shortest(*value) : std::string("-"));
    }
    return text;
}

} // namespace

class TestOptimusColumns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noLookAhead() { // SHR-J1, causal by construction
        const auto dates = sessionsFrom(base::makeDate(2015, 1, 2), 420);
        const auto all = build(syntheticSeries(dates));
        for (const std::size_t end : {260UL, 300UL, 333UL, 419UL}) {
            const std::vector<base::Date> known(dates.begin(),
                                                dates.begin() + static_cast<std::ptrdiff_t>(end) + 1);
            const auto cut = build(syntheticSeries(known));
            QCOMPARE(textOf(on(*all, dates[end])), textOf(on(*cut, dates[end])));
        }
    }

    void termRatioFromTheTable() { // OPT-D6
        const auto dates = sessionsFrom(base::makeDate(2015, 1, 2), 40);
        OptimusSeries series = syntheticSeries(dates);
        series.vx1 = seriesOf("VX1", dates, [](std::size_t i) { return i == 20 ? 0.0 : 18.0; });
        series.vx2 = seriesOf("VX2", dates, [](std::size_t i) { return i == 21 ? Gap : 20.0; });
        const auto columns = build(series);
        QVERIFY(near(on(*columns, dates[19]).inputs.tsRatio, 0.9));
        QVERIFY(on(*columns, dates[19]).termOrigin == TermOrigin::Table);
        QVERIFY2(!on(*columns, dates[20]).inputs.tsRatio, "a zero is missing");
        QVERIFY(!on(*columns, dates[21]).inputs.tsRatio);
        QVERIFY(on(*columns, dates[21]).termOrigin == TermOrigin::None);
    }

    void termRatioFromTheContractsNextDue() { // OPT-D6
        const auto dates = sessionsFrom(base::makeDate(2015, 1, 2), 60);
        OptimusSeries series = syntheticSeries(dates);
        const base::Date settles = sessions().vixFuture(dates[10], 1).value();
        const base::Date next = sessions().vixFuture(dates[10], 2).value();
        const base::Date third = sessions().vixFuture(dates[10], 3).value();
        series.vxContracts[settles] = seriesOf("VX:a", dates, [](std::size_t) { return 15.0; });
        series.vxContracts[next] = seriesOf("VX:b", dates, [](std::size_t i) { return i == 7 ? Gap : 16.0; });
        series.vxContracts[third] = seriesOf("VX:c", dates, [](std::size_t) { return 20.0; });
        const auto columns = build(series);
        for (std::size_t i = 0; i < dates.size(); ++i) {
            const OptimusReadings r = on(*columns, dates[i]);
            if (i == 7) {
                QVERIFY2(r.termOrigin == TermOrigin::Table, "both legs from the same place");
            } else if (dates[i] < settles) {
                QVERIFY(near(r.inputs.tsRatio, 15.0 / 16.0));
                QVERIFY(r.termOrigin == TermOrigin::Contracts);
            } else if (dates[i] < next) {
                QVERIFY2(near(r.inputs.tsRatio, 16.0 / 20.0),
                         "on its settlement date a contract is no longer due");
            }
        }
    }

    void nearestHeldIsNotNextDue() { // OPT-D6: not the nearest two that the store happens to hold
        const auto dates = sessionsFrom(base::makeDate(2015, 1, 2), 10);
        OptimusSeries series = syntheticSeries(dates);
        series.vx1 = series.vx2 = nullptr;
        series.vxContracts[sessions().vixFuture(dates[0], 1).value()] =
            seriesOf("VX:a", dates, [](std::size_t) { return 15.0; });
        series.vxContracts[sessions().vixFuture(dates[0], 3).value()] =
            seriesOf("VX:c", dates, [](std::size_t) { return 20.0; });
        QVERIFY(!on(*build(series), dates[5]).inputs.tsRatio);
    }

    void termRatioFromIndices() { // OPT-D6: never mixed within a run
        const auto dates = sessionsFrom(base::makeDate(2015, 1, 2), 30);
        OptimusSeries series = syntheticSeries(dates);
        series.vix3m = seriesOf("VIX3M", dates, [](std::size_t i) { return i == 9 ? Gap : 20.0; });
        params::OptimusParameters p;
        p.tsSource = params::TermSource::VixVix3m;
        const auto columns = build(series, p);
        const OptimusReadings r = on(*columns, dates[8]);
        QVERIFY(near(r.inputs.tsRatio, *r.inputs.vix / 20.0));
        QVERIFY(r.termOrigin == TermOrigin::VixVix3m);
        QVERIFY2(!on(*columns, dates[9]).inputs.tsRatio, "futures never stand in");
    }

    void putCallFromVolumesElsePublished() { // OPT-D4
        const auto dates = sessionsFrom(base::makeDate(2015, 1, 2), 300);
        OptimusSeries series = syntheticSeries(dates);
        series.putVolume =
            seriesOf("OPT_VOLUME_PUTS", dates, [](std::size_t i) { return i < 150 ? 30.0 : Gap; });
        series.callVolume =
            seriesOf("OPT_VOLUME_CALLS", dates, [](std::size_t i) { return i < 150 ? 40.0 : Gap; });
        series.putCall = seriesOf("PC_TOTAL", dates, [](std::size_t i) {
            return i < 100 ? Gap : 0.8 + 0.0001 * static_cast<double>(i);
        });
        const auto columns = build(series);
        const auto ratio = [&](std::size_t i) {
            return columns->putCallRatio.at(sessions().sessionNumber(dates[i]).value());
        };
        QCOMPARE(ratio(120), 0.75);
        QVERIFY(std::abs(ratio(150) - 0.815) < 1e-12);
        const OptimusReadings last = on(*columns, dates[299]);
        QVERIFY2(near(last.putCallRank, 100.0), "the joined ratio has 252 lower means before it");
    }

    void creditSpreadNeedsBothSides() { // OPT-D5
        const auto dates = sessionsFrom(base::makeDate(2015, 1, 2), 30);
        OptimusSeries series = syntheticSeries(dates);
        series.highYield =
            seriesOf("HY_OAS", dates, [](std::size_t i) { return 4.0 + 0.1 * static_cast<double>(i); });
        series.investmentGrade = seriesOf("IG_OAS", dates, [](std::size_t i) { return i == 12 ? Gap : 1.5; });
        const auto columns = build(series);
        QVERIFY(near(on(*columns, dates[10]).creditSpread, 3.5));
        QVERIFY(near(on(*columns, dates[10]).creditSpreadFiveAgo, 3.0));
        QVERIFY(!on(*columns, dates[12]).creditSpread);
        QVERIFY(!on(*columns, dates[17]).creditSpreadFiveAgo);
    }

    void touchPassesOnAKnownBarOnly() { // OPT-E5
        const auto dates = sessionsFrom(base::makeDate(2015, 1, 2), 60);
        const auto with = [&dates](std::size_t dip, std::size_t hole) {
            OptimusSeries series = syntheticSeries(dates);
            series.price = seriesOf("SPX", dates, [dip, hole](std::size_t i) {
                return i == hole ? Gap : i == dip ? 1800.0 : 2000.0 + 10.0 * wave(i, 9);
            });
            return build(series);
        };
        const OptimusReadings touched = on(*with(46, 60), dates[50]);
        QVERIFY(touched.touch == Touch::Yes);
        QVERIFY(touched.touchDate == dates[46]);
        QVERIFY(touched.bandDepth && *touched.bandDepth > 2.0);
        const OptimusReadings past = on(*with(45, 60), dates[50]);
        QVERIFY2(past.touch == Touch::No, "today and the four sessions before");
        QVERIFY(past.nearestMiss && *past.nearestMiss > 0);
        QVERIFY2(on(*with(60, 49), dates[50]).touch == Touch::Unknown, "an unknown bar and no touch");
        // The touch comes before the hole, so its own band is known.
        QVERIFY2(on(*with(46, 48), dates[50]).touch == Touch::Yes, "a touch on a known bar passes");
    }

    void warmupCountsTheLargestShortfall() { // OPT-W1
        const auto dates = sessionsFrom(base::makeDate(2015, 1, 2), 260);
        const auto columns = build(syntheticSeries(dates));
        QCOMPARE(on(*columns, dates[199]).barsRemaining, 53);
        QCOMPARE(on(*columns, dates[251]).barsRemaining, 1);
        QCOMPARE(on(*columns, dates[252]).barsRemaining, 0);
        QVERIFY(on(*columns, dates[252]).ivRank.has_value());
        QVERIFY(on(*columns, dates[252]).ema.has_value());
    }

    void warmupFollowsParametersAndStart() { // OPT-W1, SHR-I2
        const auto dates = sessionsFrom(base::makeDate(2015, 1, 2), 400);
        OptimusSeries series = syntheticSeries(dates);
        series.vix = nullptr; // has not begun: missing data, not warm-up (SHR-D3b)
        params::OptimusParameters p;
        p.trendEmaPeriod = 250;
        QCOMPARE(on(*build(series, p), dates[239]).barsRemaining, 10);
        QCOMPARE(on(*build(series, p, dates[100]), dates[339]).barsRemaining, 10);
        p.trendEmaPeriod = 100;
        series.breadth = seriesOf("BREADTH_50DMA", dates, [](std::size_t i) { return i < 300 ? Gap : 50.0; });
        const auto late = build(series, p);
        QCOMPARE(on(*late, dates[299]).barsRemaining, 0);
        QCOMPARE(on(*late, dates[300]).barsRemaining, 14);
        QCOMPARE(on(*late, dates[314]).barsRemaining, 0);
    }

    void warmupOfMacdAndBands() { // OPT-W1
        const auto dates = sessionsFrom(base::makeDate(2015, 1, 2), 120);
        OptimusSeries series;
        series.price = syntheticSeries(dates).price;
        params::OptimusParameters p;
        p.trendEmaPeriod = 20; // below its range, so that the other needs show
        p.macdEnabled = true;
        QCOMPARE(on(*build(series, p), dates[29]).barsRemaining, 7);
        p.macdEnabled = false;
        QCOMPARE(on(*build(series, p), dates[20]).barsRemaining, 3);
        QVERIFY(on(*build(series, p), dates[23]).touch != Touch::Unknown);
    }

    void regimeMemoryAndRelease() { // OPT-R4
        const auto dates = sessionsFrom(base::makeDate(2015, 1, 2), 300);
        OptimusSeries series = syntheticSeries(dates);
        series.vix = seriesOf("VIX", dates, [](std::size_t i) {
            return i == 290 ? 40.0 : i == 292 ? Gap : 15.0;
        });
        series.breadth = seriesOf("BREADTH_50DMA", dates, [](std::size_t) { return 60.0; });
        series.price = seriesOf("SPX", dates, [](std::size_t i) { return 2000.0 + static_cast<double>(i); });
        const auto columns = build(series);
        QVERIFY(on(*columns, dates[289]).regime == Regime::BullishCalm);
        QVERIFY(on(*columns, dates[290]).regime == Regime::Crisis);
        const OptimusReadings held = on(*columns, dates[291]);
        QVERIFY(held.regime == Regime::Crisis && held.raw == Regime::BullishCalm);
        QCOMPARE(held.closesUntilRelease, 2);
        QVERIFY(held.regimeSince == dates[290]);
        const OptimusReadings unknown = on(*columns, dates[292]);
        QVERIFY(unknown.regime == Regime::Unknown);
        QCOMPARE(unknown.unknownSessions, 1);
        QCOMPARE(unknown.regimeMissing, bit(Input::Vix));
        QVERIFY2(on(*columns, dates[293]).regime == Regime::BullishCalm,
                 "the window does not grow over UNKNOWN");
    }

    void gapsWithinTheAllowance() { // SHR-D3a
        const auto dates = sessionsFrom(base::makeDate(2015, 1, 2), 320);
        OptimusSeries series = syntheticSeries(dates);
        series.vix =
            seriesOf("VIX", dates, [](std::size_t i) { return i == 200 ? Gap : 15.0 + wave(i, 31); });
        const auto columns = build(series);
        QVERIFY(on(*columns, dates[300]).ivRank.has_value());
        QCOMPARE(columns->vixBars.missing(sessions().sessionNumber(dates[300]).value(), 253), 1);
        QVERIFY(!on(*columns, dates[200]).ivRank);
        QVERIFY(!on(*columns, dates[200]).inputs.vix);
        QVERIFY2(on(*columns, dates[201]).hv20.has_value(), "another series' gap does not spread");
    }

    void otherUnderlyingKeepsTheMarketsRegime() { // OPT-V4: regime is market-wide
        const auto dates = sessionsFrom(base::makeDate(2015, 1, 2), 300);
        OptimusSeries series = syntheticSeries(dates);
        series.spx = series.price;
        series.price =
            seriesOf("IWM", dates, [](std::size_t i) { return 300.0 - 0.3 * static_cast<double>(i); });
        const OptimusReadings r = on(*build(series), dates[299]);
        QVERIFY(r.inputs.close && r.close && *r.inputs.close > 2000.0 && *r.close < 300.0);
        QVERIFY(*r.ema > *r.close);
        QVERIFY(*r.inputs.ema200 < *r.inputs.close);
    }

    void nothingStored() {
        const auto columns = build(OptimusSeries());
        const OptimusReadings r = on(*columns, base::makeDate(2015, 1, 2));
        QVERIFY(r.regime == Regime::Unknown);
        QVERIFY(r.regimeMissing != 0);
        QCOMPARE(r.barsRemaining, 0);
        QVERIFY(r.touch == Touch::Unknown);
    }

    void dayAfterTheLastBar() { // a stale store has no readings for today
        const auto dates = sessionsFrom(base::makeDate(2015, 1, 2), 300);
        const auto columns = build(syntheticSeries(dates));
        const base::Date next = sessions().nextSession(dates.back()).value();
        const OptimusReadings r = on(*columns, next);
        QVERIFY(r.regime == Regime::Unknown && !r.close && !r.ivRank && !r.rsi);
        QCOMPARE(r.barsRemaining, 0);
    }
};

QTEST_GUILESS_MAIN(TestOptimusColumns)
#include "test_optimus_columns.moc"
