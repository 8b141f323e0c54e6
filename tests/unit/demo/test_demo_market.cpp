// SPDX-License-Identifier: GPL-3.0-or-later
// Is the simulated market plausible to a trader, and the same every time?
#include "engine/base/real.h"
#include "engine/base/sha256.h"
#include "engine/indicators/indicators.h"
#include "engine/market/series_names.h"
#include "tests/unit/demo/made_markets.h"

#include <cmath>
#include <set>

#include <QTest>

using namespace signalbox;
using base::Date;
using calendar::Calendar;
using tests::demoOf;
using tests::seriesOf;

namespace {

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
};

void TestDemoMarket::everySeedTellsItsStory() {
    for (const auto seed : tests::DemoSeeds) {
        const auto market = demoOf(seed);
        QVERIFY2(market != nullptr, std::to_string(seed).c_str());
        QCOMPARE(market->sessions().size(), static_cast<std::size_t>(demo::DefaultSessions));
        QVERIFY(*Calendar::standard().isSession(market->sessions().back()));
    }
}

void TestDemoMarket::returnsAreFatTailedAndClustered() {
    for (const auto seed : tests::DemoSeeds) {
        const auto returns = logReturns(seriesOf(*demoOf(seed), "SPX")->close());
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
    for (const auto seed : tests::DemoSeeds) {
        const auto market = demoOf(seed);
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
    for (const auto seed : tests::DemoSeeds) {
        const auto market = demoOf(seed);
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
    const auto market = demoOf(demo::DefaultSeed);
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
    const auto market = demoOf(demo::DefaultSeed);
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
    const auto market = demoOf(demo::DefaultSeed);
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
    QCOMPARE(base::sha256Hex(bytesOf(**again)), base::sha256Hex(bytesOf(*demoOf(demo::DefaultSeed))));
    QVERIFY(base::sha256Hex(bytesOf(*demoOf(1))) != base::sha256Hex(bytesOf(*demoOf(2))));
}

QTEST_GUILESS_MAIN(TestDemoMarket)
#include "test_demo_market.moc"
