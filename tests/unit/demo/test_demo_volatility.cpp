// SPDX-License-Identifier: GPL-3.0-or-later
// The 30-day volatilities stored with the demonstration market are those of the chains that it makes when
// asked (ATR-O1), but for the rounding of quotes; IV Rank can be had of them.
#include "engine/base/date.h"
#include "engine/chains/atm_volatility.h"
#include "engine/chains/rate.h"
#include "engine/market/series_names.h"
#include "tests/unit/demo/made_markets.h"

#include <cmath>
#include <map>

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;

class TestDemoVolatility : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalsTheChains() {
        const auto market = demoOf(demo::DefaultSeed);
        std::map<std::string, std::shared_ptr<const market::BarSeries>> history;
        const auto all = market->volatilityHistory().value();
        for (const auto& series : all) {
            history[series->id().symbol] = series;
        }
        QCOMPARE(history.size(), market->companies().size() + 1);
        const auto& calendar = calendar::Calendar::standard();
        const auto bill = seriesOf(*market, market::names::Bill13w);
        const std::size_t count = market->sessions().size();
        int compared = 0;
        int withDividend = 0;
        for (const std::string& symbol :
             {std::string("SPY"), market->companies()[0].symbol, market->companies()[7].symbol,
              market->companies()[40].symbol, market->companies()[119].symbol}) {
            const auto series = history.at(market::names::iv30(symbol));
            QVERIFY(series->simulated());
            QCOMPARE(series->size(), count); // every session has one: a year and more before the last day
            std::vector<market::CorporateAction> actions;
            for (const market::CorporateAction& action : market->actions()) {
                if (action.symbol == symbol) {
                    actions.push_back(action);
                }
            }
            for (const std::size_t back : {0U, 1U, 2U, 3U, 4U, 17U, 120U, 251U, 700U, 1300U}) {
                const base::Date date = market->sessions()[count - 1 - back];
                const auto chain = market->chain(symbol, date);
                const auto rate = chains::zeroRate(market::BarView(bill, date), date, calendar);
                const auto ahead = market::dividendsAhead(actions, date);
                const auto result = chains::atmVolatility(*chain, rate, calendar, ahead);
                QVERIFY2(result.value.has_value(), result.missing.c_str());
                const double stored = series->close()[*series->indexOf(date)];
                // A quote is off the model by a tick of at most 5 cents at each end; a vol point at the money
                // over 30 days moves the price by 0.0011 of it.
                const double tick = 0.05 / (0.11 * *chain->underlyingPrice());
                QVERIFY2(std::abs(result.value->iv - stored) < 0.002 + tick,
                         (symbol + " " + base::toIso(date) + " " + std::to_string(result.value->iv) +
                          " against " + std::to_string(stored))
                             .c_str());
                ++compared;
                withDividend += !ahead.empty() && ahead.front().effective <= result.value->far.expiration;
            }
        }
        QCOMPARE(compared, 50);
        QVERIFY(withDividend > 0);
    }
};

QTEST_GUILESS_MAIN(TestDemoVolatility)
#include "test_demo_volatility.moc"
