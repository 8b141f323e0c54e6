// SPDX-License-Identifier: GPL-3.0-or-later
// American columns (SHR-P4, SHR-P6): a contract gets the same bits alone and among others, its price comes
// back, and the Greeks of the tree are the derivatives of the price.
#include "engine/base/date.h"
#include "engine/base/real.h"
#include "engine/pricing/american_chain.h"
#include "engine/pricing/american_tree.h"
#include "engine/pricing/greeks.h"

#include <array>
#include <cmath>
#include <vector>

#include <QTest>

using namespace signalbox;
using pricing::AmericanExpiry;
using pricing::CashDividend;
using pricing::IvStatus;
using pricing::OptionType;

namespace {

constexpr OptionType Both[] = {OptionType::Call, OptionType::Put};
const std::vector<CashDividend> Quarterly{{0.08, 0.9}, {0.33, 0.9}, {0.7, 0.9}};

struct Columns {
    std::vector<double> sigma, delta, gamma, theta, vega;
    std::vector<IvStatus> status;
    explicit Columns(std::size_t n) : sigma(n), delta(n), gamma(n), theta(n), vega(n), status(n) {}
    pricing::AmericanColumns spans() { return {status, sigma, delta, gamma, theta, vega}; }
};

std::vector<double> strikesAround(double spot) {
    std::vector<double> strikes;
    strikes.reserve(29);
    for (int i = 0; i < 29; ++i) {
        strikes.push_back(std::round(spot * (0.6 + 0.03 * i) * 2) / 2);
    }
    return strikes;
}

double smile(double strike) {
    return 0.22 + 0.4 * std::pow(std::log(strike / 100.0), 2);
}

double priceOf(const AmericanExpiry& expiry, OptionType type, double strike, double sigma) {
    return pricing::americanPrice({type, expiry.spot(), strike, expiry.years(), expiry.rate(), expiry.carry(),
                                   sigma, expiry.dividends(), true})
        .price;
}

std::vector<double> pricesOf(const AmericanExpiry& expiry, OptionType type,
                             const std::vector<double>& strikes) {
    std::vector<double> prices;
    prices.reserve(strikes.size());
    for (const double strike : strikes) {
        prices.push_back(priceOf(expiry, type, strike, smile(strike)));
    }
    return prices;
}

bool sameBits(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

double deltaAt(OptionType type, double S, double K, double T, double sigma) {
    return pricing::americanPrice({type, S, K, T, 0.045, 0.0, sigma, Quarterly, true}).delta;
}

double priceAt(OptionType type, double S, double K, double T, double sigma, double passed = 0) {
    std::vector<CashDividend> ahead;
    ahead.reserve(std::size(Quarterly));
    for (const CashDividend& dividend : Quarterly) {
        ahead.push_back({dividend.years - passed, dividend.amount});
    }
    return pricing::americanPrice({type, S, K, T - passed, 0.045, 0.0, sigma, ahead, true}).price;
}

} // namespace

class TestAmericanChain : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lanesGiveTheBitsOfOneAlone() {
        for (const OptionType type : Both) {
            for (const bool pays : {true, false}) {
                const AmericanExpiry expiry(100, 0.45, 0.045, 0.01,
                                            pays ? std::span<const CashDividend>(Quarterly)
                                                 : std::span<const CashDividend>());
                const std::array<double, 8> strikes{60, 85, 95, 100, 104, 120, 180, 900};
                const std::array<double, 8> sigmas{0.2, 0.02, 0.3, 0.3, 1e-9, 1.4, 8.0, 0.05};
                std::array<pricing::TreeValue, 8> values{};
                pricing::treeValues(expiry, type, strikes.data(), sigmas.data(), values.data());
                for (std::size_t i = 0; i < 8; ++i) {
                    const auto alone = pricing::treeValue(expiry, type, strikes[i], sigmas[i]);
                    QVERIFY(sameBits(alone.price, values[i].price) && !std::isnan(alone.price));
                    QVERIFY(sameBits(alone.delta, values[i].delta) && std::abs(alone.delta) <= 1);
                    QVERIFY(sameBits(alone.gamma, values[i].gamma) && alone.gamma >= 0);
                }
            }
        }
    }

    // The columns do not depend on what stands beside a strike, and every price comes back (SHR-P6).
    void pricesComeBack() {
        int found = 0;
        for (const OptionType type : Both) {
            for (const double T : {0.01, 0.06, 0.2, 0.9, 2.2}) {
                const AmericanExpiry expiry(100, T, 0.045, 0.0, Quarterly);
                const auto strikes = strikesAround(100);
                const auto prices = pricesOf(expiry, type, strikes);
                Columns all(strikes.size());
                pricing::americanChain(type, expiry, strikes, prices, all.spans());
                for (std::size_t i = 0; i < strikes.size(); ++i) {
                    Columns one(1);
                    pricing::americanChain(type, expiry, {&strikes[i], 1}, {&prices[i], 1}, one.spans());
                    QVERIFY(sameBits(one.sigma[0], all.sigma[i]) && one.status[0] == all.status[i]);
                    QVERIFY(sameBits(one.delta[0], all.delta[i]) && sameBits(one.vega[0], all.vega[i]));
                    if (all.status[i] != IvStatus::Ok) {
                        QVERIFY(std::isnan(all.sigma[i]) && std::isnan(all.delta[i]));
                        QCOMPARE(all.status[i], IvStatus::NoTimeValue); // deep in the money: exercised
                        continue;
                    }
                    ++found;
                    const double again = priceOf(expiry, type, strikes[i], all.sigma[i]);
                    QVERIFY2(std::abs(again - prices[i]) <= 1e-9 * 100,
                             qPrintable(QStringLiteral("K %1 T %2: %3 against %4")
                                            .arg(strikes[i])
                                            .arg(T)
                                            .arg(again, 0, 'g', 14)
                                            .arg(prices[i], 0, 'g', 14)));
                }
            }
        }
        QVERIFY(found > 150);
    }

    void greeksAreDerivatives() { // SHR-P5
        const double T = 0.45;
        const AmericanExpiry expiry(100, T, 0.045, 0.0, Quarterly);
        int compared = 0;
        for (const OptionType type : Both) {
            const auto strikes = strikesAround(100);
            Columns columns(strikes.size());
            pricing::americanChain(type, expiry, strikes, pricesOf(expiry, type, strikes), columns.spans());
            for (std::size_t i = 0; i < strikes.size(); ++i) {
                if (columns.status[i] != IvStatus::Ok || std::abs(columns.delta[i]) > 0.97) {
                    continue; // beside the boundary of exercise a difference mixes two regions
                }
                ++compared;
                const double K = strikes[i];
                const double sigma = columns.sigma[i];
                const auto price = [&](double S, double vol, double passed) {
                    return priceAt(type, S, K, T, vol, passed);
                };
                const double up = price(101, sigma, 0);
                const double down = price(99, sigma, 0);
                QVERIFY(std::abs(columns.delta[i] - (up - down) / 2) < 4e-3);
                const double slope = (deltaAt(type, 101, K, T, sigma) - deltaAt(type, 99, K, T, sigma)) / 2;
                QVERIFY(std::abs(columns.gamma[i] - slope) < 2e-4 + 0.03 * slope);
                const double vega = (price(100, sigma + 0.004, 0) - price(100, sigma - 0.004, 0)) / 0.8;
                QVERIFY(std::abs(columns.vega[i] - vega) < 2e-3 + 0.01 * vega);
                // Over ten days each way: the levels of the tree pass the ex-dates as time moves.
                const double day = 1.0 / 365.0;
                const double theta = (price(100, sigma, 10 * day) - price(100, sigma, -10 * day)) / 20;
                QVERIFY2(
                    std::abs(columns.theta[i] - theta) < 1.5e-3 + 0.06 * std::abs(theta),
                    qPrintable(
                        QStringLiteral("%1 theta %2 against %3").arg(K).arg(columns.theta[i]).arg(theta)));
            }
        }
        QVERIFY(compared > 40);
    }

    // A call on what pays nothing is a European call.
    void callsWithoutDividends() {
        const AmericanExpiry expiry(100, 0.3, 0.04, 0.0, {});
        QVERIFY(expiry.neverExercised(OptionType::Call) && !expiry.neverExercised(OptionType::Put));
        QVERIFY(!AmericanExpiry(100, 0.3, 0.04, 0.0, Quarterly).neverExercised(OptionType::Call));
        QVERIFY(!AmericanExpiry(100, 0.3, -0.01, 0.0, {}).neverExercised(OptionType::Call));
        QVERIFY(!AmericanExpiry(100, 0.3, 0.04, 0.02, {}).neverExercised(OptionType::Call));
        for (const double K : {80.0, 100.0, 130.0}) {
            const auto european = pricing::bsmGreeks(OptionType::Call, 100, K, 0.3, 0.04, 0, 0.3);
            const auto tree = pricing::treeValue(expiry, OptionType::Call, K, 0.3);
            QVERIFY(std::abs(tree.price - european.price) < 2e-4 * 100);
            Columns columns(1);
            pricing::americanChain(OptionType::Call, expiry, {&K, 1}, {&european.price, 1}, columns.spans());
            QVERIFY(std::abs(columns.sigma[0] - 0.3) < 1e-9);
            QVERIFY(std::abs(columns.theta[0] - european.thetaDay) < 1e-9);
        }
    }

    void whyThereIsNone() { // SHR-P6, bounds of SHR-Q12
        const AmericanExpiry expiry(100, 0.3, 0.04, 0.0, {});
        const std::vector<double> strikes{120, 120, 120, 120, 100, 120};
        const std::vector<double> prices{19.9, 20.0, 120.0, base::Missing, 100.5, 26.0};
        Columns columns(6);
        pricing::americanChain(OptionType::Put, expiry, strikes, prices, columns.spans());
        QCOMPARE(columns.status[0], IvStatus::BelowIntrinsic);
        QCOMPARE(columns.status[1], IvStatus::NoTimeValue);
        QCOMPARE(columns.status[2], IvStatus::AboveMax);
        QCOMPARE(columns.status[3], IvStatus::NoPrice);
        QCOMPARE(columns.status[4], IvStatus::AboveMax);
        QCOMPARE(columns.status[5], IvStatus::Ok);
        for (std::size_t i = 0; i < 5; ++i) {
            QVERIFY(std::isnan(columns.sigma[i]) && std::isnan(columns.delta[i]));
            QVERIFY(std::isnan(columns.gamma[i]) && std::isnan(columns.vega[i]));
        }
        const std::vector<CashDividend> all{{0.1, 120.0}}; // pays out more than it is worth
        pricing::americanChain(OptionType::Put, AmericanExpiry(100, 0.3, 0.04, 0.0, all), strikes, prices,
                               columns.spans());
        QCOMPARE(columns.status[5], IvStatus::NoPrice);
    }
};

QTEST_GUILESS_MAIN(TestAmericanChain)
#include "test_american_chain.moc"
