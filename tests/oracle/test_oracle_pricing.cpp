// SPDX-License-Identifier: GPL-3.0-or-later
// Prices, Greeks, implied volatilities and sessions against QuantLib, an implementation by other people.
#include "engine/calendar/calendar.h"
#include "engine/pricing/american.h"
#include "engine/pricing/black76.h"
#include "engine/pricing/greeks.h"
#include "engine/pricing/implied_vol.h"

#include <cmath>

#include <QTest>
#include <ql/exercise.hpp>
#include <ql/instruments/payoffs.hpp>
#include <ql/instruments/vanillaoption.hpp>
#include <ql/pricingengines/blackcalculator.hpp>
#include <ql/pricingengines/blackformula.hpp>
#include <ql/pricingengines/vanilla/qdfpamericanengine.hpp>
#include <ql/processes/blackscholesprocess.hpp>
#include <ql/quotes/simplequote.hpp>
#include <ql/termstructures/volatility/equityfx/blackconstantvol.hpp>
#include <ql/termstructures/yield/flatforward.hpp>
#include <ql/time/calendars/nullcalendar.hpp>
#include <ql/time/calendars/unitedstates.hpp>
#include <ql/time/daycounters/actual365fixed.hpp>

using namespace signalbox;
using pricing::OptionType;

namespace {

QuantLib::Option::Type quantlibType(OptionType type) {
    return type == OptionType::Call ? QuantLib::Option::Call : QuantLib::Option::Put;
}

const OptionType bothTypes[] = {OptionType::Call, OptionType::Put};

/// QuantLib's American price without cash dividends, high precision.
double quantlibAmerican(OptionType type, double S, double K, int days, double r, double q, double sigma) {
    const QuantLib::Date today(15, QuantLib::January, 2026);
    QuantLib::Settings::instance().evaluationDate() = today;
    const QuantLib::Actual365Fixed dayCount;
    const auto spot = boost::make_shared<QuantLib::SimpleQuote>(S);
    const auto rates = boost::make_shared<QuantLib::FlatForward>(today, r, dayCount);
    const auto yields = boost::make_shared<QuantLib::FlatForward>(today, q, dayCount);
    const auto vols =
        boost::make_shared<QuantLib::BlackConstantVol>(today, QuantLib::NullCalendar(), sigma, dayCount);
    const auto process = boost::make_shared<QuantLib::BlackScholesMertonProcess>(
        QuantLib::Handle<QuantLib::Quote>(spot), QuantLib::Handle<QuantLib::YieldTermStructure>(yields),
        QuantLib::Handle<QuantLib::YieldTermStructure>(rates),
        QuantLib::Handle<QuantLib::BlackVolTermStructure>(vols));
    QuantLib::VanillaOption option(boost::make_shared<QuantLib::PlainVanillaPayoff>(quantlibType(type), K),
                                   boost::make_shared<QuantLib::AmericanExercise>(today, today + days));
    option.setPricingEngine(boost::make_shared<QuantLib::QdFpAmericanEngine>(
        process, QuantLib::QdFpAmericanEngine::highPrecisionScheme()));
    return option.NPV();
}

} // namespace

class TestOraclePricing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void europeanPricesAndGreeks();
    void impliedVols();
    void americanPrices();
    void sessionsOfNewYork();
};

void TestOraclePricing::europeanPricesAndGreeks() {
    const double S = 6100.0;
    const double r = 0.042;
    const double q = 0.012;
    for (const auto type : bothTypes) {
        for (const double T : {0.01, 0.12, 0.5, 2.0}) {
            for (double K = 4000.0; K <= 8000.0; K += 125.0) {
                for (const double sigma : {0.08, 0.2, 0.65}) {
                    const double F = S * std::exp((r - q) * T);
                    const double D = std::exp(-r * T);
                    const QuantLib::BlackCalculator oracle(quantlibType(type), K, F, sigma * std::sqrt(T), D);
                    const auto mine = pricing::bsmGreeks(type, S, K, T, r, q, sigma);
                    QVERIFY(std::abs(mine.price - oracle.value()) <= 1e-10 * S);
                    QVERIFY(std::abs(mine.price - pricing::black76Price(type, F, K, T, D, sigma)) <=
                            1e-11 * S);
                    QVERIFY(std::abs(mine.delta - oracle.delta(S)) <= 1e-12);
                    QVERIFY(std::abs(mine.gamma - oracle.gamma(S)) <=
                            1e-9 * std::abs(oracle.gamma(S)) + 1e-18);
                    QVERIFY(std::abs(mine.vegaPoint - oracle.vega(T) / 100.0) <= 1e-11 * S);
                    QVERIFY(std::abs(mine.rhoPoint - oracle.rho(T) / 100.0) <= 1e-11 * S * (1 + T));
                    QVERIFY(std::abs(mine.thetaDay - oracle.theta(S, T) / 365.0) <= 1e-11 * S);
                }
            }
        }
    }
}

// QuantLib's inversion is trusted only where it re-prices; the comparison is by price then.
void TestOraclePricing::impliedVols() {
    int compared = 0;
    for (const auto type : bothTypes) {
        for (const double T : {0.02, 0.12, 0.5, 2.0}) {
            for (double K = 80.0; K <= 125.0; K += 2.5) {
                for (const double sigma : {0.1, 0.25, 0.8}) {
                    const double price = pricing::black76Price(type, 100.0, K, T, 0.98, sigma);
                    const auto mine = pricing::impliedVol(type, 100.0, K, T, 0.98, price);
                    if (mine.status != pricing::IvStatus::Ok || price < 1e-6) {
                        continue;
                    }
                    double deviation = 0.0;
                    try {
                        deviation =
                            QuantLib::blackFormulaImpliedStdDev(quantlibType(type), K, 100.0, price, 0.98,
                                                                0.0, QuantLib::Null<double>(), 1e-12, 200);
                    } catch (const QuantLib::Error&) {
                        continue; // it gives up in the wings, where ours is checked by the vectors
                    }
                    const double again =
                        QuantLib::blackFormula(quantlibType(type), K, 100.0, deviation, 0.98);
                    if (std::abs(again - price) <= 1e-12 * 100.0) {
                        ++compared;
                        const double vega =
                            100.0 * pricing::bsmGreeks(type, 100.0, K, T, 0, 0, sigma).vegaPoint;
                        QVERIFY(std::abs(mine.sigma - deviation / std::sqrt(T)) <= 1e-9 + 4e-10 / vega);
                    }
                }
            }
        }
    }
    QVERIFY(compared > 200);
}

// SHR-P4: within 2e-4*S.
void TestOraclePricing::americanPrices() {
    const double S = 100.0;
    double worst = 0.0;
    for (const auto type : bothTypes) {
        for (const int days : {7, 45, 180, 500}) {
            for (double K = 70.0; K <= 130.0; K += 7.5) {
                for (const double sigma : {0.15, 0.3, 0.9}) {
                    const double T = days / 365.0;
                    const double oracle = quantlibAmerican(type, S, K, days, 0.043, 0.01, sigma);
                    const double mine =
                        pricing::americanPrice({type, S, K, T, 0.043, 0.01, sigma, {}, true}).price;
                    worst = std::max(worst, std::abs(mine - oracle));
                    QVERIFY2(std::abs(mine - oracle) <= 2e-4 * S,
                             qPrintable(QStringLiteral("K %1 days %2 sigma %3: %4 against %5")
                                            .arg(K)
                                            .arg(days)
                                            .arg(sigma)
                                            .arg(mine)
                                            .arg(oracle)));
                }
            }
        }
    }
    qInfo("largest difference %.1e of S", worst / S);
}

// QuantLib does not know every special closure; every other day from 1999 to 2040 must agree.
void TestOraclePricing::sessionsOfNewYork() {
    const QuantLib::UnitedStates oracle(QuantLib::UnitedStates::NYSE);
    const auto& calendar = calendar::Calendar::standard();
    std::vector<std::string> differences;
    for (auto date = base::makeDate(1999, 1, 1); date <= calendar::LastDate; date += base::CalendarDays(1)) {
        const std::chrono::year_month_day parts(date);
        const QuantLib::Date day(static_cast<int>(static_cast<unsigned>(parts.day())),
                                 static_cast<QuantLib::Month>(static_cast<unsigned>(parts.month())),
                                 static_cast<int>(parts.year()));
        if (oracle.isBusinessDay(day) != *calendar.isSession(date)) {
            differences.push_back(base::toIso(date));
        }
    }
    // Announced after QuantLib 1.29 was released.
    QCOMPARE(differences, std::vector<std::string>{"2025-01-09"});
}

QTEST_GUILESS_MAIN(TestOraclePricing)
#include "test_oracle_pricing.moc"
