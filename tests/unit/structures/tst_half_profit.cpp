// SPDX-License-Identifier: GPL-3.0-or-later
// P50 against spreads that are priced anew on every session of drawn walks, and what has no P50.
#include "engine/pricing/black76.h"
#include "engine/structures/half_profit.h"

#include <cmath>
#include <random>

#include <QtTest>

using namespace signalbox;
using structures::StructureKind;
using structures::TradePlan;

namespace {

structures::Leg leg(market::Right right, int strike, structures::Side side) {
    structures::Leg result;
    result.contract.right = right;
    result.contract.strike = base::Strike::dollars(strike);
    result.side = side;
    return result;
}

double worth(const TradePlan& plan, double spot, double left) {
    double sum = 0;
    for (std::size_t i = 0; i < plan.legs.size(); ++i) {
        const auto type = plan.legs[i].contract.right == market::Right::Call ? pricing::OptionType::Call
                                                                             : pricing::OptionType::Put;
        sum -= sign(plan.legs[i].side) *
               pricing::black76Price(type, spot * std::pow(plan.forward / plan.spot, left),
                                     plan.legs[i].contract.strike.toDollars(), plan.years * left,
                                     std::pow(plan.discount, left), *plan.quotes[i].iv);
    }
    return sum;
}

/// 45 days, 50 points wide, sold for what the model says, to the tick.
TradePlan spread(StructureKind kind) {
    const bool puts = kind == StructureKind::PutCreditSpread;
    TradePlan plan;
    plan.kind = kind;
    plan.spot = 5'775.76;
    plan.forward = 5'804.2;
    plan.years = 45.0 / 365.0;
    plan.discount = 0.9946;
    const auto right = puts ? market::Right::Put : market::Right::Call;
    plan.legs = {leg(right, puts ? 5'390 : 6'150, structures::Side::Sell),
                 leg(right, puts ? 5'340 : 6'200, structures::Side::Buy)};
    plan.quotes.resize(2);
    plan.quotes[0].iv = puts ? 0.218 : 0.128;
    plan.quotes[1].iv = puts ? 0.223 : 0.126;
    plan.credit = true;
    plan.limit = base::Price::cents(std::llround(worth(plan, plan.spot, 1) * 20) * 5);
    return plan;
}

double drawn(const TradePlan& plan, int walks) {
    std::mt19937_64 random(50); // NOLINT(bugprone-random-generator-seed): the same walks each time
    std::normal_distribution<double> normal;
    const double sigma = *plan.quotes[0].iv;
    const int sessions = static_cast<int>(std::lround(plan.years * 252));
    const double deviation = sigma * std::sqrt(plan.years / sessions);
    const double drift = std::log(plan.forward / plan.spot) / sessions - deviation * deviation / 2;
    int reached = 0;
    for (int walk = 0; walk < walks; ++walk) {
        double at = std::log(plan.spot);
        for (int session = 1; session <= sessions; ++session) {
            at += drift + deviation * normal(random);
            const double left = 1.0 - static_cast<double>(session) / sessions;
            if (worth(plan, std::exp(at), left) <= plan.limit.toDollars() / 2) {
                ++reached;
                break;
            }
        }
    }
    return reached / static_cast<double>(walks);
}

} // namespace

class TestHalfProfit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithSpreadsPricedOnDrawnWalks_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("puts") << static_cast<int>(StructureKind::PutCreditSpread);
        QTest::newRow("calls") << static_cast<int>(StructureKind::CallCreditSpread);
    }
    void agreesWithSpreadsPricedOnDrawnWalks() {
        QFETCH(const int, kind);
        const TradePlan plan = spread(static_cast<StructureKind>(kind));
        constexpr int Walks = 30'000;
        const double expected = drawn(plan, Walks);
        const double error = std::sqrt(expected * (1 - expected) / Walks);
        const auto found = probabilityOfHalfProfit(plan);
        QVERIFY(found);
        QVERIFY2(std::abs(*found - expected) < 4 * error,
                 qPrintable(QStringLiteral("%1, drawn %2").arg(*found).arg(expected)));
        QVERIFY(*found > 0.6 && *found < 0.99);
    }

    void aDearerSaleReachesItsHalfSooner() {
        TradePlan plan = spread(StructureKind::PutCreditSpread);
        double before = 0;
        for (const int more : {-40, -20, 0, 20, 40}) {
            TradePlan priced = plan;
            priced.limit = plan.limit + base::Price::cents(5) * more;
            const double now = probabilityOfHalfProfit(priced).value();
            QVERIFY(now > before);
            before = now;
        }
        plan.limit = plan.limit + plan.limit + base::Price::cents(5);
        QCOMPARE(probabilityOfHalfProfit(plan).value(), 1.0); // closing costs less than half already
    }

    void whatHasNoHalfHasNoProbability() {
        TradePlan blind = spread(StructureKind::PutCreditSpread);
        blind.quotes[1].iv.reset();
        QVERIFY(!probabilityOfHalfProfit(blind));
        TradePlan debit = spread(StructureKind::LongCall);
        debit.credit = false;
        QVERIFY(!probabilityOfHalfProfit(debit));
        QVERIFY(!probabilityOfHalfProfit(spread(StructureKind::IronCondor)));
        TradePlan over = spread(StructureKind::PutCreditSpread);
        over.years = 0;
        QVERIFY(!probabilityOfHalfProfit(over));
    }
};

QTEST_APPLESS_MAIN(TestHalfProfit)
#include "tst_half_profit.moc"
