// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pricing/american.h"
#include "engine/pricing/black76.h"
#include "engine/pricing/chain_kernel.h"
#include "engine/pricing/elementary.h"
#include "engine/pricing/greeks.h"
#include "engine/pricing/probability.h"

#include <cmath>
#include <limits>
#include <vector>

#include <QTest>

using namespace signalbox;
using pricing::IvStatus;
using pricing::OptionType;

namespace {
constexpr double NaN = std::numeric_limits<double>::quiet_NaN();
} // namespace

class TestPricing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void elementaryFunctions();
    void columnsEqualScalars();
    void missingNeverBecomesANumber();
    void wideGridInverts();
    void withoutVolatility();
    void probabilities();
    void americanBounds();
    void americanImpliedVol();
    void dividendsUnknown();
};

void TestPricing::elementaryFunctions() {
    namespace e = pricing::elementary;
    const double eps = std::numeric_limits<double>::epsilon();
    for (int i = -7000; i <= 7000; ++i) {
        const double x = 0.1 * i + 0.0137;
        QVERIFY2(std::abs(e::exponential(x) - std::exp(x)) <= 4 * eps * std::exp(x),
                 std::to_string(x).c_str());
        const double y = std::exp(0.1 * i);
        QVERIFY2(std::abs(e::logarithm(y) - std::log(y)) <= 4 * eps * std::abs(std::log(y)) + 1e-300,
                 std::to_string(y).c_str());
    }
    for (int i = 0; i <= 2600; ++i) {
        const double y = 0.01 * i;
        const double high = static_cast<double>(static_cast<float>(y));
        const double expected = std::exp(high * high) * (std::exp((y - high) * (y + high)) * std::erfc(y));
        QVERIFY2(std::abs(e::scaledErfc(y) - expected) <= 8 * eps * expected, std::to_string(y).c_str());
    }
    QCOMPARE(e::exponential(-1e9), 0.0);
    QVERIFY(std::isnan(e::exponential(NaN)));
    QVERIFY(std::isnan(e::logarithm(NaN)));
    QCOMPARE(pricing::normalCdf(0.0), 0.5);
    QCOMPARE(pricing::normalCdf(1e9), 1.0);
    QCOMPARE(pricing::normalCdf(-1e9), 0.0);
}

// The width of a vector and the place in a block change no bit (SHR-J1).
void TestPricing::columnsEqualScalars() {
    const auto terms = pricing::ExpiryTerms::fromForward(6100.0, 6120.0, 0.12, 0.042);
    std::vector<double> strikes;
    std::vector<double> prices;
    for (int i = 0; i < 777; ++i) {
        const double K = 3000.0 + 7.5 * i;
        const double sigma = 0.14 + 0.5 * std::pow(std::log(K / 6100.0) - 0.2, 2.0);
        strikes.push_back(K);
        prices.push_back(
            pricing::black76Price(OptionType::Put, terms.forward, K, terms.years, terms.discount, sigma));
    }
    std::vector<double> sigma(strikes.size());
    std::vector<double> delta(strikes.size());
    std::vector<double> theta(strikes.size());
    std::vector<IvStatus> status(strikes.size());
    pricing::impliedVolColumn(OptionType::Put, terms, strikes, prices, sigma, status);
    pricing::GreeksColumns out;
    out.delta = delta;
    out.thetaDay = theta;
    pricing::greeksColumn(OptionType::Put, terms, strikes, sigma, out);
    for (std::size_t i = 0; i < strikes.size(); ++i) {
        const auto alone = pricing::impliedVol(OptionType::Put, terms.forward, strikes[i], terms.years,
                                               terms.discount, prices[i]);
        QCOMPARE(status[i], alone.status);
        if (alone.status == IvStatus::Ok) {
            QVERIFY(sigma[i] == alone.sigma);
            double one = 0;
            pricing::GreeksColumns single;
            single.delta = {&one, 1};
            pricing::greeksColumn(OptionType::Put, terms, {&strikes[i], 1}, {&sigma[i], 1}, single);
            QVERIFY(one == delta[i]);
            QVERIFY(delta[i] <= 0.0 && delta[i] >= -1.0);
        }
    }
}

void TestPricing::missingNeverBecomesANumber() {
    const auto missing = pricing::impliedVol(OptionType::Call, 100, 100, 0.5, 0.99, NaN);
    QCOMPARE(missing.status, IvStatus::NoPrice);
    QVERIFY(std::isnan(missing.sigma));
    QCOMPARE(pricing::impliedVol(OptionType::Call, 100, 100, 0.0, 0.99, 3.0).status, IvStatus::NoPrice);
    const auto greeks = pricing::bsmGreeks(OptionType::Call, 100, 100, 0.5, 0.04, 0.01, NaN);
    QVERIFY(std::isnan(greeks.delta) && std::isnan(greeks.price) && std::isnan(greeks.vegaPoint));
    QCOMPARE(std::string(pricing::ivStatusName(IvStatus::NoPrice)), std::string("NO_PRICE"));
}

// SHR-P6 over [1e-6, 20]: what has time value is found again, whatever the moneyness.
void TestPricing::wideGridInverts() {
    int found = 0;
    for (const double x : {0.0, 1e-6, 0.01, 0.1, 0.5, 1.0, 2.0, 3.0}) {
        for (const double sigma : {1e-5, 1e-3, 0.01, 0.05, 0.2, 0.7, 1.5, 3.0, 6.0, 12.0, 19.0}) {
            for (const double T : {1.0 / 525600, 1.0 / 365, 0.1, 1.0, 5.0}) {
                for (const auto type : {OptionType::Call, OptionType::Put}) {
                    const double F = 100.0;
                    const double K = type == OptionType::Call ? F * std::exp(x) : F * std::exp(-x);
                    const double price = pricing::black76Price(type, F, K, T, 0.98, sigma);
                    const auto iv = pricing::impliedVol(type, F, K, T, 0.98, price);
                    if (iv.status != IvStatus::Ok) {
                        continue; // the price carries no volatility in double precision
                    }
                    ++found;
                    // Attainable accuracy: one rounding of the price divided by vega.
                    const double vega = 100 * pricing::bsmGreeks(type, F, K, T, 0, 0, sigma).vegaPoint * 0.98;
                    const double tolerance = 1e-11 * sigma + 1e-15 * F / std::max(vega, 1e-300);
                    QVERIFY2(std::abs(iv.sigma - sigma) <= tolerance,
                             qPrintable(QStringLiteral("x %1 sigma %2 T %3: %4")
                                            .arg(x)
                                            .arg(sigma)
                                            .arg(T)
                                            .arg(iv.sigma, 0, 'g', 17)));
                }
            }
        }
    }
    QVERIFY(found > 400);
}

// SHR-P1: v = 0 is the discounted intrinsic value.
void TestPricing::withoutVolatility() {
    QCOMPARE(pricing::black76Price(OptionType::Call, 110, 100, 0.5, 0.9, 0.0), 9.0);
    QCOMPARE(pricing::black76Price(OptionType::Put, 110, 100, 0.5, 0.9, 0.0), 0.0);
    QCOMPARE(pricing::black76Price(OptionType::Put, 90, 100, 0.0, 1.0, 0.3), 10.0);
    const auto greeks = pricing::bsmGreeks(OptionType::Call, 110, 100, 0.5, 0.0, 0.0, 0.0);
    QCOMPARE(greeks.price, 10.0);
    QCOMPARE(greeks.delta, 1.0);
    QCOMPARE(greeks.gamma, 0.0);
}

// SHR-P8.
void TestPricing::probabilities() {
    const double above = pricing::probabilityAbove(100, 95, 0.25, 0.2);
    QVERIFY(std::abs(above - 0.5 * std::erfc(-(std::log(100.0 / 95.0) / 0.1 - 0.05) / std::sqrt(2.0))) <
            1e-14);
    QVERIFY(std::abs(above + pricing::probabilityBelow(100, 95, 0.25, 0.2) - 1.0) < 1e-14);
    QCOMPARE(pricing::probabilityAbove(100, 95, 0.25, 0.0), 1.0);
    QCOMPARE(pricing::probabilityAbove(100, 105, 0.25, 0.0), 0.0);
}

// SHR-P4: never below immediate exercise, never below European, monotone in sigma.
void TestPricing::americanBounds() {
    const std::vector<pricing::CashDividend> dividends = {{0.1, 1.5}, {0.35, 1.5}, {0.9, 9.0}};
    for (const auto type : {OptionType::Call, OptionType::Put}) {
        for (double K = 60; K <= 150; K += 7.5) {
            double before = 0.0;
            for (double sigma = 0.02; sigma < 1.5; sigma *= 1.5) {
                const auto result =
                    pricing::americanPrice({type, 100, K, 0.5, 0.05, 0.01, sigma, dividends, true});
                const double spot = 100 - pricing::presentValue(dividends, 0.5, 0.05);
                const double european = pricing::bsmGreeks(type, spot, K, 0.5, 0.05, 0.01, sigma).price;
                QVERIFY(result.price >= (type == OptionType::Call ? 100 - K : K - 100));
                QVERIFY(result.price >= european - 0.004);
                QVERIFY(result.price >= before - 0.004);
                before = result.price;
            }
        }
    }
    QVERIFY(std::isnan(
        pricing::americanPrice({OptionType::Call, 1.0, 1.0, 0.5, 0.0, 0.0, 0.2, dividends, true}).price));
}

void TestPricing::americanImpliedVol() {
    const std::vector<pricing::CashDividend> dividends = {{0.1, 1.0}};
    for (const auto type : {OptionType::Call, OptionType::Put}) {
        for (const double K : {80.0, 95.0, 100.0, 110.0, 125.0}) {
            for (const double sigma : {0.15, 0.3, 0.8, 2.0}) {
                pricing::AmericanInput input{type, 100, K, 0.3, 0.04, 0.0, sigma, dividends, true};
                const double price = pricing::americanPrice(input).price;
                const auto found = pricing::americanImpliedVol(input, price);
                if (found.status == IvStatus::Ok) {
                    input.sigma = found.sigma;
                    const double again = pricing::americanPrice(input).price;
                    QVERIFY2(std::abs(again - price) <= 1e-8 * 100,
                             qPrintable(QStringLiteral("K %1 sigma %2 found %3: %4 against %5")
                                            .arg(K)
                                            .arg(sigma)
                                            .arg(found.sigma)
                                            .arg(again, 0, 'g', 12)
                                            .arg(price, 0, 'g', 12)));
                } else {
                    QCOMPARE(found.status, IvStatus::NoTimeValue);
                    QVERIFY(price <= std::abs(100 - K) * (1 + 1e-9));
                }
            }
        }
    }
    const pricing::AmericanInput call{OptionType::Call, 100, 80, 0.3, 0.04, 0.0, 0.0, {}, true};
    QCOMPARE(pricing::americanImpliedVol(call, 19.0).status, IvStatus::BelowIntrinsic);
    QCOMPARE(pricing::americanImpliedVol(call, 100.0).status, IvStatus::AboveMax);
    QCOMPARE(pricing::americanImpliedVol(call, NaN).status, IvStatus::NoPrice);
}

void TestPricing::dividendsUnknown() {
    pricing::AmericanInput input{OptionType::Call, 100, 100, 0.3, 0.04, 0.0, 0.2, {}, false};
    QVERIFY(pricing::americanPrice(input).dividendsUnknown);
    input.dividendsKnown = true;
    QVERIFY(!pricing::americanPrice(input).dividendsUnknown);
}

QTEST_GUILESS_MAIN(TestPricing)
#include "test_pricing.moc"
