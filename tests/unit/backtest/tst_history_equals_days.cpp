// SPDX-License-Identifier: GPL-3.0-or-later
// History is the days, one after the other: over a hundred invented markets the backtest on columns leaves
// the trades, decisions and equity that the daily routine leaves when it lives through the same days with
// halts acknowledged at once.
#include "engine/base/date.h"
#include "tests/unit/backtest/small_history.h"
#include "tests/unit/routine/history.h"

#include <random>

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;

namespace {

constexpr int LastDay = 60;

/// A market that drifts, jumps and loses chains, from a seed.
SmallRecipe recipeOf(unsigned seed) {
    std::mt19937 random(seed);
    const auto uniform = [&random] { return static_cast<double>(random() % 10'000) / 10'000.0; };
    std::vector<double> returns(LastDay + 2);
    std::vector<double> vix(LastDay + 2);
    std::vector<double> breadth(LastDay + 2);
    std::vector<bool> chain(LastDay + 2);
    double level = 15.5;
    const double drift = (uniform() - 0.4) * 0.004;
    for (std::size_t n = 0; n < returns.size(); ++n) {
        const double shock = uniform() + uniform() + uniform() - 1.5;
        returns[n] = drift + shock * 0.012 + (uniform() < 0.05 ? -0.03 : 0.0);
        level = std::max(11.0, level - returns[n] * 120 + (15.5 - level) * 0.08);
        vix[n] = level;
        breadth[n] = 35 + 40 * uniform();
        chain[n] = uniform() > 0.06;
    }
    SmallRecipe recipe;
    recipe.sessionsAfter = LastDay + 1;
    const auto at = [](const auto& values, int n) {
        return values[static_cast<std::size_t>(std::clamp(n, 0, LastDay + 1))];
    };
    recipe.spxReturn = [returns, at](int n) { return at(returns, n); };
    recipe.vix = [vix, at](int n) { return at(vix, n); };
    recipe.breadth = [breadth, at](int n) { return at(breadth, n); };
    recipe.chain = [chain, at](int n) { return n <= 1 || at(chain, n); };
    return recipe;
}

std::vector<std::string> setsOf(unsigned seed) {
    switch (seed % 4) {
    case 0:
        return {};
    case 1:
        return {"min_days_between_entries=1", "min_iv_rank=30", "rsi_oversold_threshold=20"};
    case 2:
        return {"min_days_between_entries=1", "min_iv_rank=30",
                "filter_breadth=off",         "max_concurrent_per_underlying=5",
                "circuit_breaker_count=2",    "regime_exit=manage_only",
                "theta_tighten=true"};
    default:
        return {"min_days_between_entries=1", "min_iv_rank=30",      "profit_target_mode=dynamic",
                "profit_target_pct=30",       "entry_slippage=0.05", "bb_touch_lookback=10",
                "risk_per_trade_pct=3",       "theta_tighten=true"};
    }
}

} // namespace

class TestHistoryEqualsDays : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyMarket() { // OPT-T7, T8, SHR-J5, J6
        int trades = 0;
        int stops = 0;
        int missing = 0;
        for (unsigned seed = 1; seed <= 100; ++seed) {
            const SmallMarket market(recipeOf(seed));
            const std::vector<std::string> sets = setsOf(seed);
            History days(market, sets);
            std::vector<entry::EntryEvaluation> evaluations;
            History::Options options;
            options.acknowledge = true;
            for (int n = 0; n <= LastDay; ++n) {
                evaluations.push_back(days.run(n, options).states.front().plan.evaluation);
            }
            const book::Book book = days.book();
            const SmallHistory history(market, LastDay, sets);
            const backtest::RunResult run = backtest::run(history.inputs()).value();

            QCOMPARE(run.trades.size(), book.positions().size());
            for (std::size_t i = 0; i < run.trades.size(); ++i) {
                const backtest::Trade& trade = run.trades[i];
                const book::Position& position = book.positions()[i];
                QVERIFY2(compare(trade, position),
                         qPrintable(QStringLiteral("seed %1 trade %2").arg(seed).arg(i)));
                stops += trade.reason == book::CloseReason::StopLoss ? 1 : 0;
            }
            trades += static_cast<int>(run.trades.size());
            missing += static_cast<int>(run.prices.missing);

            QCOMPARE(run.days.size(), evaluations.size());
            for (std::size_t i = 0; i < evaluations.size(); ++i) {
                const auto decision = static_cast<entry::Decision>(run.days[i].decision);
                QVERIFY2(decision == evaluations[i].decision,
                         qPrintable(QStringLiteral("seed %1 day %2: %3, the day says %4")
                                        .arg(seed)
                                        .arg(i)
                                        .arg(QLatin1String(entry::decisionKey(decision)))
                                        .arg(QLatin1String(entry::decisionKey(evaluations[i].decision)))));
                QCOMPARE(static_cast<diagnosis::Regime>(run.days[i].regime), evaluations[i].regime);
                compareGates(run.days[i], evaluations[i]);
            }
            QCOMPARE(run.equity.size(), book.equityHistory().size());
            for (std::size_t i = 0; i < run.equity.size(); ++i) {
                QVERIFY2(run.equity[i] == book.equityHistory()[i].equity.toCents(),
                         qPrintable(QStringLiteral("seed %1 equity of day %2: %3 and %4")
                                        .arg(seed)
                                        .arg(i)
                                        .arg(run.equity[i])
                                        .arg(book.equityHistory()[i].equity.toCents())));
            }
            compareHalts(run, book);
        }
        qInfo("%d trades, %d stopped, %d missing quotes", trades, stops, missing);
        QVERIFY(trades > 100);
        QVERIFY(stops > 10);
        QVERIFY(missing > 10);
    }

private:
    static bool compare(const backtest::Trade& trade, const book::Position& position) {
        bool same = trade.id == position.id && trade.openedOn == position.openedOn &&
                    trade.closedOn == position.closedOn && trade.contracts == position.contracts &&
                    trade.entryPrice == position.entryPrice && trade.width == position.width &&
                    trade.expiration == position.expiration && trade.settlement == position.settlement &&
                    trade.maxLoss == position.maxLoss && trade.convictionBp == position.convictionBp &&
                    diagnosis::regimeKey(trade.regime) == position.regimeAtEntry &&
                    trade.reason == position.closeReason;
        for (std::size_t leg = 0; leg < 2; ++leg) {
            same = same && trade.legs[leg].strike == position.legs[leg].contract.strike.toThousandths() &&
                   trade.legs[leg].side == position.legs[leg].side;
        }
        if (!trade.isOpen()) {
            same = same && trade.exitPrice == position.exitPrice && trade.netPl == position.netPl &&
                   trade.fees == position.entryFees + position.exitFees;
        }
        if (!same) {
            qWarning("history: %s..%s %lld x %d/%d for %s, closed at %s (%s), P/L %s",
                     base::toIso(trade.openedOn).c_str(),
                     trade.closedOn ? base::toIso(*trade.closedOn).c_str() : "open",
                     static_cast<long long>(trade.contracts), trade.legs[0].strike, trade.legs[1].strike,
                     std::to_string(trade.entryPrice.toDollars()).c_str(),
                     std::to_string(trade.exitPrice.toDollars()).c_str(),
                     trade.reason ? book::closeReasonKey(*trade.reason) : "-",
                     std::to_string(trade.netPl.toDollars()).c_str());
            qWarning("days:    %s..%s %lld x %d/%d for %s, closed at %s (%s), P/L %s",
                     base::toIso(position.openedOn).c_str(),
                     position.closedOn ? base::toIso(*position.closedOn).c_str() : "open",
                     static_cast<long long>(position.contracts),
                     position.legs[0].contract.strike.toThousandths(),
                     position.legs[1].contract.strike.toThousandths(),
                     std::to_string(position.entryPrice.toDollars()).c_str(),
                     std::to_string(position.exitPrice.toDollars()).c_str(),
                     position.closeReason ? book::closeReasonKey(*position.closeReason) : "-",
                     std::to_string(position.netPl.toDollars()).c_str());
        }
        return same;
    }

    static void compareGates(const backtest::DayLine& line, const entry::EntryEvaluation& evaluation) {
        std::uint16_t failed = 0;
        for (const entry::GateResult& gate : evaluation.gates) {
            if (gate.status == entry::GateStatus::Fail) {
                failed = static_cast<std::uint16_t>(failed | (1U << (gate.number - 1)));
            }
        }
        QCOMPARE(line.failedGates, failed);
        std::uint8_t filters = 0;
        for (std::size_t i = 0; i < evaluation.filters.size(); ++i) {
            if (evaluation.filters[i].status == entry::FilterStatus::Fail) {
                filters = static_cast<std::uint8_t>(filters | (1U << i));
            }
        }
        QCOMPARE(line.failedFilters, filters);
    }

    static void compareHalts(const backtest::RunResult& run, const book::Book& book) {
        int breaker = 0;
        int failures = 0;
        for (const book::HaltRaised& halt : book.halts()) {
            ++(halt.code == "CIRCUIT_BREAKER" ? breaker : failures);
        }
        QCOMPARE(run.halts.breaker, breaker);
        // Every firing of the breaker raises a failure halt of its own (OPT-F2).
        QCOMPARE(run.halts.winRate + run.halts.profitFactor + run.halts.drawdown + run.halts.thetaCapture +
                     run.halts.breaker,
                 failures);
    }
};

QTEST_GUILESS_MAIN(TestHistoryEqualsDays)
#include "tst_history_equals_days.moc"
