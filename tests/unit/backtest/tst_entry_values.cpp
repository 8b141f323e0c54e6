// SPDX-License-Identifier: GPL-3.0-or-later
// The eight values that a backtest of ATR Matrix keeps with each trade (ATR-L1), recounted from nothing but
// what the day of the signal knew.
#include "engine/base/date.h"
#include "engine/base/real.h"
#include "engine/diagnosis/optimus_columns.h"
#include "engine/stats/learning.h"
#include "tests/unit/backtest/share_days.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;

class TestEntryValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recountedOnTheDayOfTheSignal() {
        const auto& calendar = calendar::Calendar::standard();
        int trades = 0;
        for (unsigned seed = 1; seed <= 8; ++seed) {
            ShareDays days(seed, {"atr-matrix", "breakout"}, {});
            const backtest::RunResult run = days.run();
            for (const backtest::Trade& trade : run.trades) {
                const auto [strategy, symbol] = days.slot(trade.system);
                if (strategy != "atr-matrix") {
                    QVERIFY(trade.entryValues.empty());
                    continue;
                }
                ++trades;
                QCOMPARE(trade.entryValues.size(), stats::LearningValues);
                const market::MarketSnapshot then = days.snapshot(trade.signalDate);
                const int session = calendar.sessionNumber(trade.signalDate).value();
                const auto columns =
                    diagnosis::buildEquityColumns(diagnosis::equitySeries(then, symbol), calendar).value();
                const double close = columns->close.at(session);
                const auto readings = strategies::readingsAt(*columns, session);
                const std::vector<double>& v = trade.entryValues;
                QCOMPARE(v[0], (close - readings.sma50) / readings.atr14);
                QCOMPARE(v[1], 100 * readings.atr14 / close);
                const market::BarView& bars = then.view(symbol);
                double mean = 0;
                for (std::size_t back = 1; back <= 20; ++back) {
                    mean += bars.bar(bars.size() - 1 - back).volume / 20;
                }
                QVERIFY(std::abs(v[2] - readings.volume / mean) < 1e-9 * v[2]);
                QCOMPARE(v[3], columns->hv20Rank.at(session)); // iv_proxy=hv20
                QCOMPARE(v[4], trade.shortDelta);
                QCOMPARE(v[5], static_cast<double>(trade.dteAtEntry));
                const auto market =
                    diagnosis::buildOptimusColumns(then, "SPX", calendar, days.parameters().optimus("SPX"))
                        .value();
                const auto regime = diagnosis::readingsAt(*market, session).regime;
                QVERIFY(regime != diagnosis::Regime::Unknown);
                QCOMPARE(v[7], static_cast<double>(regime));
                // The quote of the fill: bought at the ask.
                const auto chain = days.snapshot(trade.openedOn).chain(symbol);
                QVERIFY(chain != nullptr);
                const market::ExpiryBlock* block = chain->find(trade.root, trade.expiration);
                QVERIFY(block != nullptr);
                const auto strike = block->indexOf(base::Strike::thousandths(trade.legs[0].strike));
                QVERIFY(strike.has_value());
                const double bid = block->calls.bidAt(*strike).value().toDollars();
                const double ask = block->calls.askAt(*strike).value().toDollars();
                QVERIFY(std::abs(v[6] - (ask - bid) / ((ask + bid) / 2)) < 1e-12);
            }
        }
        qInfo("%d trades", trades);
        QVERIFY(trades >= 10);
    }
};

QTEST_GUILESS_MAIN(TestEntryValues)
#include "tst_entry_values.moc"
