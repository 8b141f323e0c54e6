// SPDX-License-Identifier: GPL-3.0-or-later
// Are the chains of the simulated market listed and quoted as an exchange would, and free of arbitrage?
#include "engine/base/real.h"
#include "engine/indicators/indicators.h"
#include "engine/market/series_names.h"
#include "engine/pricing/implied_vol.h"
#include "tests/unit/demo/made_markets.h"

#include <cmath>
#include <set>

#include <QTest>

using namespace signalbox;
using base::Date;
using calendar::Calendar;
using tests::demoOf;
using tests::seriesOf;

class TestDemoChains : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void chainsAreListedAsAnExchangeLists();
    void quotesHoldNoArbitrage();
    void chainReproducesVix();
    void quotesWidenInStress();
    void chainOfTheMorning();
    void stockChains();
    void strikesStayListed();
    void refusals();
};

void TestDemoChains::chainsAreListedAsAnExchangeLists() {
    const auto market = demoOf(demo::DefaultSeed);
    for (const std::size_t back : {1U, 40U, 400U}) {
        const Date date = market->sessions()[market->sessions().size() - back];
        const auto chain = market->chain("SPX", date);
        QVERIFY(chain != nullptr);
        QVERIFY(chain->simulated());
        QVERIFY2(chain->contracts() > 6000 && chain->contracts() < 40000,
                 std::to_string(chain->contracts()).c_str());
        std::set<int> weekdays;
        int target = 0;
        for (const auto& block : chain->blocks()) {
            QVERIFY(*Calendar::standard().isSession(block.expiration));
            QVERIFY(Calendar::standard().expiryInstant(block.expiration, block.settlement).value() >
                    chain->asOf());
            QCOMPARE(block.settlement == market::Settlement::Am, block.root == "SPX");
            const int dte = base::daysBetween(date, block.expiration);
            target += dte >= 30 && dte <= 60 ? 1 : 0;
            if (block.root == "SPX") {
                const std::chrono::year_month_day parts(block.expiration);
                QCOMPARE(*Calendar::standard().monthlyExpiration(parts.year() / parts.month()),
                         block.expiration);
            } else {
                weekdays.insert(static_cast<int>(std::chrono::weekday(block.expiration).c_encoding()));
            }
        }
        QVERIFY(target >= 3);
        QCOMPARE(weekdays.size(), std::size_t{5});
    }
}

// SHR-Q13 to SHR-Q15 on every neighbour, and no calendar arbitrage, with a tolerance of nothing.
void TestDemoChains::quotesHoldNoArbitrage() {
    const auto market = demoOf(demo::DefaultSeed);
    const std::size_t count = market->sessions().size();
    for (const std::size_t at :
         {count - 1, count / 2, static_cast<std::size_t>(static_cast<double>(count) * 0.44),
          std::size_t{300}}) {
        const Date date = market->sessions()[at];
        const auto chain = market->chain("SPX", date);
        const double S = *chain->underlyingPrice();
        const double rate = seriesOf(*market, market::names::Bill13w)->close()[at] / 100.0;
        std::map<double, double> previous; // total variance so far, by K/F
        for (const auto& block : chain->blocks()) {
            const auto time = calendar::timeToExpiry(
                chain->asOf(), *Calendar::standard().expiryInstant(block.expiration, block.settlement));
            const double D = std::exp(-rate * time.years);
            const double F = S * std::exp((rate - 0.013) * time.years);
            const auto dollars = [](std::int64_t units) { return static_cast<double>(units) / 10000.0; };
            for (std::size_t i = 0; i < block.strikes.size(); ++i) {
                const double K = block.strikes[i].toDollars();
                QVERIFY(block.calls.bid[i] >= 0 && block.calls.ask[i] > block.calls.bid[i]);
                QVERIFY(block.puts.bid[i] >= 0 && block.puts.ask[i] > block.puts.bid[i]);
                const double parity = D * (F - K);
                QVERIFY(dollars(block.calls.bid[i] - block.puts.ask[i]) <= parity + 1e-4);
                QVERIFY(dollars(block.calls.ask[i] - block.puts.bid[i]) >= parity - 1e-4);
                if (i > 0) {
                    const double width = D * (block.strikes[i] - block.strikes[i - 1]).toDollars();
                    QVERIFY(block.puts.bid[i - 1] <= block.puts.ask[i]);
                    QVERIFY(dollars(block.puts.bid[i] - block.puts.ask[i - 1]) <= width + 1e-4);
                    QVERIFY(block.calls.bid[i] <= block.calls.ask[i - 1]);
                    QVERIFY(dollars(block.calls.bid[i - 1] - block.calls.ask[i]) <= width + 1e-4);
                }
                if (i > 0 && i + 1 < block.strikes.size()) {
                    const double K1 = block.strikes[i - 1].toDollars();
                    const double K3 = block.strikes[i + 1].toDollars();
                    const double w = (K3 - K) / (K3 - K1);
                    for (const auto* side : {&block.calls, &block.puts}) {
                        QVERIFY(dollars(side->bid[i]) <=
                                w * dollars(side->ask[i - 1]) + (1 - w) * dollars(side->ask[i + 1]) + 1e-4);
                    }
                }
            }
            // Total variance at a moneyness never falls with time: the vendor column is the surface itself.
            for (const double moneyness : {0.9, 0.95, 1.0, 1.05}) {
                const auto after = std::upper_bound(
                    block.strikes.begin(), block.strikes.end(), moneyness * F,
                    [](double value, base::Strike strike) { return value < strike.toDollars(); });
                if (after == block.strikes.begin() || after == block.strikes.end()) {
                    continue;
                }
                const auto index = static_cast<std::size_t>(after - block.strikes.begin());
                const double low = block.strikes[index - 1].toDollars();
                const double part = (moneyness * F - low) / (after->toDollars() - low);
                const double sigma =
                    (1 - part) * block.puts.vendorIv[index - 1] + part * block.puts.vendorIv[index];
                const double total = sigma * sigma * time.years;
                double& seen = previous[moneyness];
                QVERIFY2(total >= seen * 0.995,
                         (base::toIso(block.expiration) + " " + std::to_string(moneyness)).c_str());
                seen = total;
            }
        }
    }
}

// The chain and the VIX of a day belong together: a month's variance swap, from quotes, is near VIX.
void TestDemoChains::chainReproducesVix() {
    const auto market = demoOf(demo::DefaultSeed);
    const auto& vix = seriesOf(*market, "VIX")->close();
    const std::size_t count = market->sessions().size();
    for (const std::size_t at :
         {std::size_t{100}, static_cast<std::size_t>(static_cast<double>(count) * 0.42), count / 2,
          count - 200, count - 1}) {
        const auto chain = market->chain("SPX", market->sessions()[at]);
        double best = 1000;
        double strip = 0;
        for (const auto& block : chain->blocks()) {
            const int dte = base::daysBetween(market->sessions()[at], block.expiration);
            if (block.root != "SPXW" || std::abs(dte - 30) >= best) {
                continue;
            }
            best = std::abs(dte - 30);
            const auto time = calendar::timeToExpiry(
                chain->asOf(), *Calendar::standard().expiryInstant(block.expiration, block.settlement));
            const double F = *chain->underlyingPrice();
            double sum = 0;
            for (std::size_t i = 1; i + 1 < block.strikes.size(); ++i) {
                const double K = block.strikes[i].toDollars();
                const double dK = (block.strikes[i + 1] - block.strikes[i - 1]).toDollars() / 2;
                const auto& side = K < F ? block.puts : block.calls;
                if (side.bid[i] > 0) {
                    sum += dK / (K * K) * static_cast<double>(side.bid[i] + side.ask[i]) / 20000.0;
                }
            }
            strip = 100 * std::sqrt(2 * sum / time.years);
        }
        QVERIFY2(std::abs(strip / vix[at] - 1.0) < 0.08,
                 (std::to_string(strip) + " against " + std::to_string(vix[at])).c_str());
    }
}

void TestDemoChains::quotesWidenInStress() {
    const auto market = demoOf(demo::DefaultSeed);
    const auto& vix = seriesOf(*market, "VIX")->close();
    const auto widthOn = [&](std::size_t at, double moneyness) {
        const auto chain = market->chain("SPX", market->sessions()[at]);
        for (const auto& block : chain->blocks()) {
            if (base::daysBetween(market->sessions()[at], block.expiration) >= 40) {
                const double K = std::round(*chain->underlyingPrice() * moneyness / 50.0) * 50.0;
                const auto index = block.indexOf(base::Strike::dollars(static_cast<std::int32_t>(K)));
                return static_cast<double>(block.puts.ask[*index] - block.puts.bid[*index]) /
                       *chain->underlyingPrice();
            }
        }
        return 0.0;
    };
    const auto calm = static_cast<std::size_t>(std::min_element(vix.begin(), vix.end()) - vix.begin());
    const auto wild = static_cast<std::size_t>(std::max_element(vix.begin(), vix.end()) - vix.begin());
    QVERIFY(widthOn(wild, 0.95) > 2.0 * widthOn(calm, 0.95));
}

// SHR-D6: the price that came with the chain lies inside the day's range.
void TestDemoChains::chainOfTheMorning() {
    const auto market = demoOf(demo::DefaultSeed);
    const Date date = market->sessions().back();
    const auto bar = seriesOf(*market, "SPX")->bar(market->sessions().size() - 1);
    const auto close = market->chain("SPX", date);
    QCOMPARE(*close->underlyingPrice(), bar.close);
    QCOMPARE(close->asOf(), *Calendar::standard().closeInstant(date));
    const auto morning = market->chain("SPX", date, 10 * 3600 + 1800);
    QCOMPARE(calendar::newYorkSeconds(morning->asOf()), 10 * 3600 + 1800);
    QVERIFY(*morning->underlyingPrice() >= bar.low && *morning->underlyingPrice() <= bar.high);
    QVERIFY(market->chain("SPX", date, 8 * 3600) == nullptr);
    QVERIFY(market->chain("SPX", date, 17 * 3600) == nullptr);
}

void TestDemoChains::stockChains() {
    const auto market = demoOf(demo::DefaultSeed);
    const Date date = market->sessions().back();
    for (const std::size_t i : {0U, 31U, 77U, 119U}) {
        const auto chain = market->chain(market->companies()[i].symbol, date);
        QVERIFY(chain != nullptr);
        QVERIFY(chain->blocks().size() >= 8);
        const double S = *chain->underlyingPrice();
        for (const auto& block : chain->blocks()) {
            for (std::size_t k = 0; k < block.strikes.size(); ++k) {
                const double K = block.strikes[k].toDollars();
                const auto ask = [](const market::QuoteColumns& side, std::size_t at) {
                    return static_cast<double>(side.ask[at]) / 10000.0;
                };
                // SHR-Q11: never below what exercise would give at once.
                QVERIFY(ask(block.puts, k) >= K - S - 1e-9);
                QVERIFY(ask(block.calls, k) >= S - K - 1e-9);
            }
        }
    }
    QVERIFY(market->chain("SPY", date) != nullptr);
}

// An exchange never takes a strike away: a position can be marked until it expires.
void TestDemoChains::strikesStayListed() {
    const auto market = demoOf(demo::DefaultSeed);
    const std::size_t count = market->sessions().size();
    const auto crisis = static_cast<std::size_t>(static_cast<double>(count) * 0.42);
    for (const std::size_t start : {count - 45, crisis}) {
        for (const std::string& symbol : {std::string("SPX"), std::string("ALDO")}) {
            auto before = market->chain(symbol, market->sessions()[start]);
            for (std::size_t t = start + 1; t < start + 40; ++t) {
                const Date date = market->sessions()[t];
                const auto now = market->chain(symbol, date);
                for (const auto& block : before->blocks()) {
                    const int dte = base::daysBetween(date, block.expiration);
                    const auto* later = now->find(block.root, block.expiration);
                    if (dte <= 1 || dte > 60) {
                        continue;
                    }
                    QVERIFY(later != nullptr);
                    for (const auto strike : block.strikes) {
                        const bool farHundred = strike.toThousandths() % 100'000 == 0;
                        QVERIFY2(
                            farHundred || later->indexOf(strike),
                            (symbol + " " + base::toIso(date) + " " + base::toIso(block.expiration)).c_str());
                    }
                }
                before = now;
            }
        }
    }
}

void TestDemoChains::refusals() {
    const auto market = demoOf(demo::DefaultSeed);
    QVERIFY(market->chain("AAPL", market->sessions().back()) == nullptr);
    QVERIFY(market->chain("SPX", base::makeDate(2026, 7, 4)) == nullptr);
    const auto& calendar = Calendar::standard();
    QVERIFY(!demo::simulate(calendar, 1, 100, base::makeDate(2026, 6, 30)).has_value());
    QVERIFY(!demo::simulate(calendar, 1, 1512, base::makeDate(2026, 7, 4)).has_value());
    QCOMPARE(demo::simulate(calendar, 1, 1512, base::makeDate(2045, 7, 3)).error().code,
             base::ErrorCode::CalendarRange);
}

QTEST_GUILESS_MAIN(TestDemoChains)
#include "test_demo_chains.moc"
