// SPDX-License-Identifier: GPL-3.0-or-later
// Is the simulated market plausible to a trader, free of arbitrage, and the same every time?
#include "engine/base/real.h"
#include "engine/base/sha256.h"
#include "engine/demo/demo_market.h"
#include "engine/indicators/indicators.h"
#include "engine/market/series_names.h"
#include "engine/pricing/implied_vol.h"

#include <cmath>
#include <map>
#include <set>

#include <QTest>

using namespace signalbox;
using base::Date;
using calendar::Calendar;
using SeriesPointer = std::shared_ptr<const market::BarSeries>;
using MarketPointer = std::shared_ptr<const demo::DemoMarket>;

namespace {

MarketPointer marketOf(std::uint64_t seed) {
    static std::map<std::uint64_t, MarketPointer> made;
    MarketPointer& market = made[seed];
    if (!market) {
        const auto& calendar = Calendar::standard();
        auto result =
            demo::simulate(calendar, seed, demo::DefaultSessions, demo::lastSessionOf(calendar, seed));
        if (!result) {
            qWarning("%s", result.error().message().c_str());
            return nullptr;
        }
        market = *result;
    }
    return market;
}

SeriesPointer seriesOf(const demo::DemoMarket& market, const std::string& name) {
    for (const auto& series : market.series()) {
        if (series->id().symbol == name) {
            return series;
        }
    }
    return nullptr;
}

std::vector<double> logReturns(const std::vector<double>& close) {
    std::vector<double> out;
    for (std::size_t i = 1; i < close.size(); ++i) {
        out.push_back(std::log(close[i] / close[i - 1]));
    }
    return out;
}

double mean(const std::vector<double>& x) {
    double sum = 0;
    for (const double value : x) {
        sum += value;
    }
    return sum / static_cast<double>(x.size());
}

/// Correlation of x[t] with y[t+lag].
double correlation(const std::vector<double>& x, const std::vector<double>& y, std::size_t lag) {
    const std::vector<double> a(x.begin(), x.end() - static_cast<std::ptrdiff_t>(lag));
    const std::vector<double> b(y.begin() + static_cast<std::ptrdiff_t>(lag), y.end());
    const double meanA = mean(a);
    const double meanB = mean(b);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - meanA) * (b[i] - meanB);
        aa += (a[i] - meanA) * (a[i] - meanA);
        bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / std::sqrt(aa * bb);
}

double kurtosis(const std::vector<double>& x) {
    const double center = mean(x);
    double second = 0;
    double fourth = 0;
    for (const double value : x) {
        second += std::pow(value - center, 2);
        fourth += std::pow(value - center, 4);
    }
    const auto n = static_cast<double>(x.size());
    return (fourth / n) / std::pow(second / n, 2);
}

std::vector<double> squares(std::vector<double> x) {
    for (double& value : x) {
        value *= value;
    }
    return x;
}

const std::uint64_t seeds[] = {demo::DefaultSeed, 1, 2, 77, 123456789};

std::string bytesOf(const demo::DemoMarket& market) {
    std::string bytes;
    const auto add = [&bytes](const std::vector<double>& column) {
        bytes.append(reinterpret_cast<const char*>(column.data()), column.size() * sizeof(double));
    };
    for (const auto& series : market.series()) {
        bytes += series->id().symbol;
        add(series->open());
        add(series->high());
        add(series->low());
        add(series->close());
        add(series->volume());
    }
    const auto chain = market.chain("SPX", market.sessions().back());
    for (const auto& block : chain->blocks()) {
        bytes += base::toIso(block.expiration) + block.root;
        for (const auto* side : {&block.calls, &block.puts}) {
            bytes.append(reinterpret_cast<const char*>(side->bid.data()), side->bid.size() * 8);
            bytes.append(reinterpret_cast<const char*>(side->ask.data()), side->ask.size() * 8);
        }
    }
    return bytes;
}

} // namespace

class TestDemoMarket : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySeedTellsItsStory();
    void returnsAreFatTailedAndClustered();
    void volatilityMovesAgainstTheIndex();
    void futuresInvertInStressOnly();
    void barsAreSane();
    void breadthCreditAndRatesMoveWithTheMarket();
    void stocksSplitPayAndReport();
    void sameSeedSameMarket();
    void chainsAreListedAsAnExchangeLists();
    void quotesHoldNoArbitrage();
    void chainReproducesVix();
    void quotesWidenInStress();
    void chainOfTheMorning();
    void stockChains();
    void strikesStayListed();
    void refusals();
};

void TestDemoMarket::everySeedTellsItsStory() {
    for (const auto seed : seeds) {
        const auto market = marketOf(seed);
        QVERIFY2(market != nullptr, std::to_string(seed).c_str());
        QCOMPARE(market->sessions().size(), static_cast<std::size_t>(demo::DefaultSessions));
        QVERIFY(*Calendar::standard().isSession(market->sessions().back()));
    }
}

void TestDemoMarket::returnsAreFatTailedAndClustered() {
    for (const auto seed : seeds) {
        const auto returns = logReturns(seriesOf(*marketOf(seed), "SPX")->close());
        const auto squared = squares(returns);
        QVERIFY2(kurtosis(returns) > 4.0, std::to_string(kurtosis(returns)).c_str());
        for (const std::size_t lag : {1U, 5U, 10U}) {
            QVERIFY(correlation(squared, squared, lag) > 0.03);
        }
        // Returns themselves hardly repeat, and a fall raises tomorrow's volatility (leverage).
        QVERIFY(std::abs(correlation(returns, returns, 1)) < 0.15);
        double leverage = 0;
        for (const std::size_t lag : {1U, 2U, 3U, 4U, 5U}) {
            leverage += correlation(returns, squared, lag);
        }
        QVERIFY2(leverage < 0.0, std::to_string(leverage).c_str());
    }
}

void TestDemoMarket::volatilityMovesAgainstTheIndex() {
    for (const auto seed : seeds) {
        const auto market = marketOf(seed);
        const auto returns = logReturns(seriesOf(*market, "SPX")->close());
        const auto& vix = seriesOf(*market, "VIX")->close();
        const double together = correlation(returns, logReturns(vix), 0);
        QVERIFY2(together < -0.6 && together > -0.98, std::to_string(together).c_str());
        QVERIFY(*std::max_element(vix.begin(), vix.end()) > 36.0);
        QVERIFY(*std::min_element(vix.begin(), vix.end()) < 14.0);
        QVERIFY(mean(vix) > 13.0 && mean(vix) < 25.0);
    }
}

void TestDemoMarket::futuresInvertInStressOnly() {
    for (const auto seed : seeds) {
        const auto market = marketOf(seed);
        const auto& first = seriesOf(*market, "VX1")->close();
        const auto& second = seriesOf(*market, "VX2")->close();
        const auto& vix = seriesOf(*market, "VIX")->close();
        int inverted = 0;
        double stressed = 0;
        double quiet = 10;
        for (std::size_t t = 0; t < vix.size(); ++t) {
            const double ratio = first[t] / second[t];
            inverted += ratio >= 1.05 ? 1 : 0;
            stressed = std::max(stressed, ratio);
            quiet = std::min(quiet, ratio);
            if (vix[t] < 15.0) {
                QVERIFY(ratio < 1.0);
            }
        }
        QVERIFY2(stressed > 1.08 && quiet < 0.95, std::to_string(stressed).c_str());
        QVERIFY2(inverted > 10 && inverted < 260, std::to_string(inverted).c_str());
        // The contract next due is the first column of the table (OPT-D6).
        const Date last = market->sessions().back();
        const auto contract =
            seriesOf(*market, market::names::vxContract(*Calendar::standard().vixFuture(last, 1)));
        QVERIFY(contract != nullptr);
        QCOMPARE(contract->close().back(), first.back());
        QVERIFY(seriesOf(*market, "VX8") != nullptr);
    }
}

// SHR-D3, and marked SIMULATED.
void TestDemoMarket::barsAreSane() {
    const auto market = marketOf(demo::DefaultSeed);
    std::set<std::string> names;
    for (const auto& series : market->series()) {
        QVERIFY(names.insert(series->id().symbol).second);
        QVERIFY(series->simulated());
        QCOMPARE(series->id().source, std::string(demo::Source));
        for (std::size_t i = 0; i < series->size(); ++i) {
            const market::Bar bar = series->bar(i);
            QVERIFY(bar.close >= 0.0); // breadth and counts of new highs may be zero
            QVERIFY(*Calendar::standard().isSession(bar.date));
            if (base::isKnown(bar.low)) {
                QVERIFY2(bar.low > 0.0 && bar.low <= std::min(bar.open, bar.close) &&
                             bar.high >= std::max(bar.open, bar.close),
                         series->id().symbol.c_str());
            }
        }
    }
    QCOMPARE(market->companies().size(), std::size_t{120});
}

void TestDemoMarket::breadthCreditAndRatesMoveWithTheMarket() {
    const auto market = marketOf(demo::DefaultSeed);
    const auto breadth = seriesOf(*market, market::names::Breadth50);
    const auto& low = breadth->close();
    QVERIFY(*std::min_element(low.begin(), low.end()) < 12.0);
    QVERIFY(*std::max_element(low.begin(), low.end()) > 80.0);
    QVERIFY(low.back() > 40.0);
    const auto& vix = seriesOf(*market, "VIX")->close();
    const auto& credit = seriesOf(*market, market::names::HighYieldOas)->close();
    const auto& grade = seriesOf(*market, market::names::InvestmentGradeOas)->close();
    const auto& ratio = seriesOf(*market, market::names::PutCallTotal)->close();
    QVERIFY(correlation(vix, credit, 0) > 0.5);
    QVERIFY(correlation(vix, ratio, 0) > 0.3);
    for (std::size_t t = 0; t < credit.size(); ++t) {
        QVERIFY(credit[t] > grade[t]);
    }
    const auto& bill = seriesOf(*market, market::names::Bill13w)->close();
    QVERIFY(*std::min_element(bill.begin(), bill.end()) >= 0.05);
    QVERIFY(*std::max_element(bill.begin(), bill.end()) <= 6.0);
}

void TestDemoMarket::stocksSplitPayAndReport() {
    const auto market = marketOf(demo::DefaultSeed);
    int splits = 0;
    int dividends = 0;
    for (const auto& action : market->actions()) {
        QCOMPARE(action.source, std::string(demo::Source));
        if (action.kind == market::ActionKind::Split) {
            ++splits;
            const auto series = seriesOf(*market, action.symbol);
            const auto index = series->indexOf(action.effective);
            QVERIFY(index && *index > 0);
            const double jump = series->close()[*index] / series->close()[*index - 1];
            QVERIFY2(std::abs(jump * action.ratio - 1.0) < 0.35, std::to_string(jump).c_str());
        } else {
            ++dividends;
            QVERIFY(action.amount > 0.0);
        }
    }
    QVERIFY(splits >= 3);
    QVERIFY(dividends > 500);
    std::set<std::string> sectors;
    for (const auto& company : market->companies()) {
        sectors.insert(company.sector);
    }
    QCOMPARE(sectors.size(), std::size_t{11});
    QVERIFY(market->earnings().size() > std::size_t{120} * 20);
    QVERIFY(market->earnings().back().date > market->sessions().back());
}

void TestDemoMarket::sameSeedSameMarket() {
    const auto& calendar = Calendar::standard();
    const auto again = demo::simulate(calendar, demo::DefaultSeed, demo::DefaultSessions,
                                      demo::lastSessionOf(calendar, demo::DefaultSeed));
    QVERIFY(again.has_value());
    QCOMPARE(base::sha256Hex(bytesOf(**again)), base::sha256Hex(bytesOf(*marketOf(demo::DefaultSeed))));
    QVERIFY(base::sha256Hex(bytesOf(*marketOf(1))) != base::sha256Hex(bytesOf(*marketOf(2))));
}

void TestDemoMarket::chainsAreListedAsAnExchangeLists() {
    const auto market = marketOf(demo::DefaultSeed);
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
void TestDemoMarket::quotesHoldNoArbitrage() {
    const auto market = marketOf(demo::DefaultSeed);
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
void TestDemoMarket::chainReproducesVix() {
    const auto market = marketOf(demo::DefaultSeed);
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

void TestDemoMarket::quotesWidenInStress() {
    const auto market = marketOf(demo::DefaultSeed);
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
void TestDemoMarket::chainOfTheMorning() {
    const auto market = marketOf(demo::DefaultSeed);
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

void TestDemoMarket::stockChains() {
    const auto market = marketOf(demo::DefaultSeed);
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
void TestDemoMarket::strikesStayListed() {
    const auto market = marketOf(demo::DefaultSeed);
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

void TestDemoMarket::refusals() {
    const auto market = marketOf(demo::DefaultSeed);
    QVERIFY(market->chain("AAPL", market->sessions().back()) == nullptr);
    QVERIFY(market->chain("SPX", base::makeDate(2026, 7, 4)) == nullptr);
    const auto& calendar = Calendar::standard();
    QVERIFY(!demo::simulate(calendar, 1, 100, base::makeDate(2026, 6, 30)).has_value());
    QVERIFY(!demo::simulate(calendar, 1, 1512, base::makeDate(2026, 7, 4)).has_value());
    QCOMPARE(demo::simulate(calendar, 1, 1512, base::makeDate(2045, 7, 3)).error().code,
             base::ErrorCode::CalendarRange);
}

QTEST_GUILESS_MAIN(TestDemoMarket)
#include "test_demo_market.moc"
