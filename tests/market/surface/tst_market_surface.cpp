// SPDX-License-Identifier: GPL-3.0-or-later
// The model against every recorded SPX chain: the built-in constants are what the fit gives, and the error is
// measured on days (and years) that the constants have not seen. What is measured is printed.
#include "engine/base/date.h"
#include "engine/history/model_rows.h"
#include "engine/pricing/black76.h"
#include "engine/surface/columns.h"
#include "engine/surface/surface.h"
#include "tests/market/surface/recorded_spx.h"

#include <chrono>
#include <cmath>

#include <QTest>

using namespace signalbox;
using namespace signalbox::history;
using namespace signalbox::tests;

namespace {

const RecordedSpx& recorded() {
    static const RecordedSpx all = readRecordedSpx();
    return all;
}

std::vector<ComparedSession> ofYear(int year) {
    std::vector<ComparedSession> sessions;
    for (const ComparedSession& compared : recorded().sessions) {
        if (static_cast<int>(std::chrono::year_month_day(compared.date).year()) == year) {
            sessions.push_back(compared);
        }
    }
    return sessions;
}

void printCell(const char* name, const ErrorCell& cell) {
    const auto line = [](const ErrorMoments& m) {
        return QString::asprintf("bias %+.2f rms %.2f (5 %% %+.2f, median %+.2f, 95 %% %+.2f)", m.bias, m.rms,
                                 m.p05, m.p50, m.p95);
    };
    qInfo("%-12s %6lld puts: vol points %s; dollars %s", name, static_cast<long long>(cell.volPoints.count),
          qPrintable(line(cell.volPoints)), qPrintable(line(cell.dollars)));
}

void print(const char* title, const ModelError& error) {
    qInfo("%s, %d sessions; bias/rms in vol points by delta and days", title, error.sessions);
    for (std::size_t j = 0; j + 1 < ErrorDays.size(); ++j) {
        QString line = QString::asprintf("%2d-%2d days:", ErrorDays[j], ErrorDays[j + 1]);
        for (std::size_t i = 0; i + 1 < ErrorDeltas.size(); ++i) {
            const ErrorMoments& m = error.cells[i][j].volPoints;
            line += m.count > 0 ? QString::asprintf("  %.2f: %+5.2f/%4.2f", ErrorDeltas[i], m.bias, m.rms)
                                : QString::asprintf("  %.2f:     -     ", ErrorDeltas[i]);
        }
        qInfo("%s", qPrintable(line));
    }
    printCell("all", error.total);
    printCell("what we sell", error.traded);
}

bool near(double found, double expected, double tolerance) {
    return std::abs(found - expected) <= tolerance * std::abs(expected);
}

} // namespace

class TestMarketSurface : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void builtInConstantsAreTheFit();
    void errorOnDaysNotSeen();
    void errorOnYearsNotSeen();
    void eachYear();
    void creditOfTheSpread();
    void widthsOfTheModel();
    void everySessionSince2011HasAModel();
};

void TestMarketSurface::builtInConstantsAreTheFit() {
    SIGNALBOX_NEED_SHARED();
    const auto fit = surface::calibrate(observe(*recorded().quotes, recorded().sessions));
    QVERIFY(fit.has_value());
    const surface::Constants builtIn;
    const surface::Constants& found = fit->constants;
    qInfo(
        "%d days, %ld quotes, rms %.4f: share %.7f, per SKEW %.7f (%.2f to %.2f), curvature %.7f, tilt %.7f",
        fit->days, fit->observations, fit->rmsVolPoints, found.share, found.sharePerSkew, found.lowestSkew,
        found.highestSkew, found.curvature, found.tilt);
    qInfo("width %.7f %.6f %.6f %.7f, carry %.6f", found.widthScale, found.widthPower, found.widthPerVix,
          found.widthInside, found.carry);
    QCOMPARE(fit->days, 55);
    QCOMPARE(fit->observations, 56847L);
    QVERIFY(near(fit->rmsVolPoints, 0.6865, 1e-3));
    QVERIFY(near(found.share, builtIn.share, 1e-5));
    QVERIFY(near(found.sharePerSkew, builtIn.sharePerSkew, 1e-4));
    QVERIFY(near(found.lowestSkew, builtIn.lowestSkew, 1e-9));
    QVERIFY(near(found.highestSkew, builtIn.highestSkew, 1e-9));
    QVERIFY(near(found.curvature, builtIn.curvature, 1e-5));
    QVERIFY(near(found.tilt, builtIn.tilt, 1e-5));
    QVERIFY(near(found.widthScale, builtIn.widthScale, 1e-5));
    QVERIFY(near(found.widthPower, builtIn.widthPower, 1e-5));
    QVERIFY(near(found.widthPerVix, builtIn.widthPerVix, 1e-4));
    QVERIFY(near(found.widthInside, builtIn.widthInside, 1e-4));
    QVERIFY(near(found.carry, builtIn.carry, 1e-4));
}

void TestMarketSurface::errorOnDaysNotSeen() {
    SIGNALBOX_NEED_SHARED();
    const auto start = std::chrono::steady_clock::now();
    const ModelError error =
        measureErrorLeavingOut(*recorded().quotes, recorded().sessions, LeaveOut::Session);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    print("Each session by constants of the others", error);
    qInfo("%.2f s", took.count());
    QCOMPARE(error.sessions, 70);
    QVERIFY(error.total.volPoints.count > 50'000);
    QVERIFY(error.traded.volPoints.rms < 0.9);
    QVERIFY(std::abs(error.traded.volPoints.bias) < 0.4);
    QVERIFY(error.total.volPoints.rms < 1.2);
    const ModelError seen = measureError(*recorded().quotes, recorded().sessions, surface::Constants{});
    print("In sample", seen);
    QVERIFY(seen.traded.volPoints.rms < error.traded.volPoints.rms + 1e-3);
}

/// Far from any chain, which is where the model is used.
void TestMarketSurface::errorOnYearsNotSeen() {
    SIGNALBOX_NEED_SHARED();
    const ModelError error = measureErrorLeavingOut(*recorded().quotes, recorded().sessions, LeaveOut::Year);
    print("Each year by constants of the other years", error);
    QVERIFY(error.traded.volPoints.rms < 1.5);
    QVERIFY(std::abs(error.traded.volPoints.bias) < 1.2);
}

void TestMarketSurface::eachYear() {
    SIGNALBOX_NEED_SHARED();
    for (const int year : {2011, 2018, 2019, 2022, 2025, 2026}) {
        const ModelError error = measureError(*recorded().quotes, ofYear(year), surface::Constants{});
        qInfo("%d, %d sessions", year, error.sessions);
        printCell("all", error.total);
        printCell("what we sell", error.traded);
        QVERIFY(error.sessions > 0 && error.total.volPoints.count > 200);
        QVERIFY(std::abs(error.total.volPoints.bias) < 1.0);
        QVERIFY(error.total.volPoints.rms < 2.0);
    }
}

/// What the error of single puts leaves of a whole trade (OPT-C2): the credit at the mids of the put next to
/// delta -0.16 against the put 50 points below.
void TestMarketSurface::creditOfTheSpread() {
    SIGNALBOX_NEED_SHARED();
    std::vector<double> shares;
    for (const ComparedSession& compared : recorded().sessions) {
        const surface::Surface surface(*compared.day.levels, surface::Constants{});
        const SessionQuotes quotes = recorded().quotes->session(compared.session);
        for (std::size_t e = 0; e < quotes.expiries.size(); ++e) {
            const ExpiryHead& head = quotes.expiries[e];
            const int days = base::daysBetween(compared.date, head.date());
            if (days < 21 || days >= 60 || !(head.forward > 0)) {
                continue;
            }
            const Rows puts = recorded().quotes->rows(compared.session, e, market::Right::Put);
            std::optional<std::size_t> best;
            for (std::size_t i = 0; i < puts.size(); ++i) {
                if (puts.codes[i] == 0 && puts.find(puts.strike[i] - 50'000) &&
                    (!best || std::abs(puts.delta[i] + 0.16) < std::abs(puts.delta[*best] + 0.16))) {
                    best = i;
                }
            }
            if (!best || std::abs(puts.delta[*best] + 0.16) > 0.04) {
                continue;
            }
            const auto model = [&](std::int32_t thousandths) {
                const double strike = thousandths / 1000.0;
                return pricing::black76Price(pricing::OptionType::Put, head.forward, strike, head.years,
                                             head.discount,
                                             surface.volatility(std::log(strike / head.forward), head.years));
            };
            const std::size_t lower = *puts.find(puts.strike[*best] - 50'000);
            const double quoted = midOf(puts, *best) - midOf(puts, lower);
            shares.push_back((model(puts.strike[*best]) - model(puts.strike[lower])) / quoted - 1);
        }
    }
    std::sort(shares.begin(), shares.end());
    QVERIFY(shares.size() > 400);
    const auto at = [&](double share) {
        return 100 * shares[static_cast<std::size_t>(share * static_cast<double>(shares.size() - 1))];
    };
    qInfo("%zu spreads: model credit above the quoted one by %+.1f %% (median), %+.1f %% (5 %%) to %+.1f %%",
          shares.size(), at(0.5), at(0.05), at(0.95));
    QVERIFY(std::abs(at(0.5)) < 10 && at(0.05) > -35 && at(0.95) < 35);
}

/// Half of the quotes are wider and half are narrower, within what ticks and years allow.
void TestMarketSurface::widthsOfTheModel() {
    SIGNALBOX_NEED_SHARED();
    for (const int year : {2011, 2018, 2019, 2022, 2025, 2026}) {
        std::vector<double> ratios;
        for (const auto& day : observe(*recorded().quotes, ofYear(year))) {
            const surface::QuotedWidths widths(surface::Constants{}, day.spot, day.levels.vix);
            for (const surface::Observation& quote : day.quotes) {
                if (quote.delta < -0.05 && quote.delta > -0.3 && quote.years > 14.0 / 365) {
                    ratios.push_back(widths.of(quote.mid, quote.intrinsic) / quote.width);
                }
            }
        }
        std::sort(ratios.begin(), ratios.end());
        const double median = ratios.empty() ? 0 : ratios[ratios.size() / 2];
        qInfo("%d: model width / quoted width, median %.2f of %zu", year, median, ratios.size());
        if (year == 2019) {
            QVERIFY(median > 0.85 && median < 1.2);
        }
        QVERIFY(ratios.empty() || (median > 0.1 && median < 2.5));
    }
}

/// The span of the backtest: model quotes on each session, tradable puts near the target of OPT-C2, and no
/// number out of reason in any storm.
void TestMarketSurface::everySessionSince2011HasAModel() {
    SIGNALBOX_NEED_SHARED();
    const auto& calendar = calendar::Calendar::standard();
    const auto dates = *calendar.sessions(base::makeDate(2011, 1, 3), base::makeDate(2026, 3, 26));
    ModelInputs inputs;
    inputs.firstSession = *calendar.sessionNumber(dates.front());
    for (const base::Date date : dates) {
        inputs.days.push_back(recorded().index.day(date));
    }
    const auto model = ModelQuotes::make(inputs, calendar);
    QVERIFY(model.has_value());
    int without = 0;
    for (std::size_t i = 1; i < dates.size(); ++i) {
        const int number = *calendar.sessionNumber(dates[i]);
        const SessionQuotes quotes = (*model)->session(number);
        QVERIFY2(quotes.origin == Origin::Model, base::toIso(dates[i]).c_str());
        std::optional<std::size_t> month;
        for (std::size_t e = 0; e < quotes.expiries.size() && !month; ++e) {
            const int days = base::daysBetween(dates[i], quotes.expiries[e].date());
            if (days >= 30 && quotes.expiries[e].settlement == market::Settlement::Pm) {
                month = e;
            }
        }
        QVERIFY(month.has_value());
        const Rows puts = (*model)->rows(number, *month, market::Right::Put);
        bool found = false;
        for (std::size_t row = 0; row < puts.size() && !found; ++row) {
            found = puts.codes[row] == 0 && std::abs(puts.delta[row] + 0.16) <= 0.04 &&
                    puts.find(puts.strike[row] - 50'000).has_value();
        }
        without += found ? 0 : 1;
    }
    qInfo("%zu sessions, %d without a tradable put of delta -0.16", dates.size(), without);
    QCOMPARE(without, 0);
}

QTEST_APPLESS_MAIN(TestMarketSurface)
#include "tst_market_surface.moc"
