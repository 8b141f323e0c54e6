// SPDX-License-Identifier: GPL-3.0-or-later
// The walk-forward of the learning baseline on trades whose answer is known (ATR-L3, L4): what informs is
// found, noise is not, nothing after an entry reaches its prediction.
#include "engine/base/date.h"
#include "engine/base/real.h"
#include "engine/stats/logistic.h"
#include "tests/unit/stats/learning_trades.h"

#include <algorithm>

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using stats::Learning;
using stats::LearningTrade;
using stats::LearningVerdict;

namespace {

const base::Executor One(1);

Learning learn(const std::vector<LearningTrade>& trades) {
    return stats::learn(trades, One);
}

const stats::LearningPrediction* predictionOf(const Learning& learning, int id) {
    const auto at = std::find_if(learning.predictions.begin(), learning.predictions.end(),
                                 [id](const auto& one) { return one.id == id; });
    return at == learning.predictions.end() ? nullptr : &*at;
}

bool same(const Learning& a, const Learning& b) {
    return std::equal(a.predictions.begin(), a.predictions.end(), b.predictions.begin(), b.predictions.end(),
                      [](const auto& x, const auto& y) {
                          return x.id == y.id && x.probability == y.probability && x.baseRate == y.baseRate;
                      });
}

} // namespace

class TestLearning : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatInforms() { // ATR-L4
        const Learning learning = learn(inventedTrades(600, 2.0, 11));
        QVERIFY(learning.verdict() == LearningVerdict::Improvement);
        QVERIFY(learning.logLoss->gain() > 0.1 && *learning.logLoss->improvement->low > 0);
        QVERIFY(learning.brier->gain() > 0.03 && *learning.brier->improvement->low > 0);
        QVERIFY(*learning.brier->improvement->low < learning.brier->gain());
        QVERIFY(*learning.brier->improvement->high > learning.brier->gain());
        // Trades that it calls likely won more often.
        const auto share = [&learning](std::size_t tenth) {
            const stats::CalibrationTenth& one = learning.calibration[tenth];
            return static_cast<double>(one.wins) / one.trades;
        };
        QVERIFY(share(0) < 0.25 && share(9) > 0.75);
    }

    void noiseIsNoImprovement() {
        int improved = 0;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const Learning learning = learn(inventedTrades(600, 0.0, seed));
            QCOMPARE(learning.predictions.size(), std::size_t{390});
            improved += learning.verdict() == LearningVerdict::Improvement ? 1 : 0;
        }
        QCOMPARE(improved, 0);
    }

    /// Trade i is entered on day i and closed on day i + 10, so i - 10 trades are known to it.
    void fitsAndTrainingTrades() { // ATR-L3
        const std::vector<LearningTrade> trades = inventedTrades(600, 1.0, 3);
        const Learning learning = learn(trades);
        QCOMPARE(learning.predictions.size(), std::size_t{390});
        QCOMPARE(learning.predictions.front().id, 211);
        QCOMPARE(learning.fits, 20); // on 200, 220, ..., 580
        for (const stats::LearningPrediction& one : learning.predictions) {
            const int known = one.id - 1 - DaysHeld;
            QCOMPARE(one.trainedOn, 200 + (known - 200) / 20 * 20);
        }
        // The third fit, made here from the first 240 trades alone.
        std::vector<std::vector<double>> rows;
        std::vector<int> won;
        for (int i = 0; i < 240; ++i) {
            const LearningTrade& trade = trades[static_cast<std::size_t>(i)];
            rows.emplace_back(trade.values.begin(), trade.values.end());
            won.push_back(trade.won ? 1 : 0);
        }
        const auto fit = stats::fitLogistic(rows, won).value();
        const auto* of = predictionOf(learning, 251 + 5);
        QVERIFY(of != nullptr && of->trainedOn == 240);
        QCOMPARE(of->probability, fit.probability(trades[255].values));
        QCOMPARE(of->baseRate, static_cast<double>(std::count(won.begin(), won.end(), 1)) / 240);
    }

    void nothingLaterReachesAPrediction() { // ATR-L3
        const std::vector<LearningTrade> trades = inventedTrades(600, 1.0, 5);
        const Learning before = learn(trades);
        for (const int id : {211, 300, 431, 600}) {
            const LearningTrade& own = trades[static_cast<std::size_t>(id - 1)];
            std::vector<LearningTrade> changed = trades;
            std::vector<LearningTrade> earlier = trades;
            for (std::size_t i = 0; i < trades.size(); ++i) {
                if (trades[i].closed >= own.entry) {
                    changed[i].won = !trades[i].won;
                    changed[i].closed += base::CalendarDays(3);
                    if (trades[i].entry > own.entry) {
                        changed[i].values.fill(base::Missing);
                    }
                } else {
                    earlier[i].won = !trades[i].won;
                }
            }
            const Learning after = learn(changed);
            const auto* was = predictionOf(before, id);
            const auto* is = predictionOf(after, id);
            QVERIFY(was != nullptr && is != nullptr);
            QVERIFY(was->probability == is->probability && was->baseRate == is->baseRate);
            QVERIFY(was->won != is->won); // only the outcome that it is held against
            const Learning otherwise = learn(earlier);
            const auto* other = predictionOf(otherwise, id);
            QVERIFY(other != nullptr && other->probability != was->probability);
        }
    }

    /// A trade closed on the day of an entry closed at 15:45, hours after it.
    void closedTheSameDayIsNotKnown() {
        std::vector<LearningTrade> trades = inventedTrades(212, 1.0, 5);
        QCOMPARE(learn(trades).predictions.size(), std::size_t{2});
        for (LearningTrade& trade : trades) {
            trade.closed += base::CalendarDays(1);
        }
        QCOMPARE(learn(trades).predictions.size(), std::size_t{1});
    }

    void missingIsLeftOutByName() { // ATR-L1: never filled with zero
        std::vector<LearningTrade> trades = inventedTrades(600, 1.0, 7);
        std::vector<LearningTrade> complete;
        for (std::size_t i = 0; i < trades.size(); ++i) {
            if (i % 12 == 0) {
                trades[i].values[3] = base::Missing;
            } else {
                complete.push_back(trades[i]);
            }
        }
        trades[0].values[7] = base::Missing;
        const Learning learning = learn(trades);
        QCOMPARE(learning.closedTrades, 600);
        QCOMPARE(learning.complete, 550);
        QCOMPARE(learning.missing, (std::array<int, 8>{0, 0, 0, 50, 0, 0, 0, 1}));
        QVERIFY(same(learning, learn(complete)));
        QCOMPARE(std::string(stats::learningKey(3)), std::string("iv_rank"));
        QCOMPARE(std::string(stats::learningKey(7)), std::string("severity"));
    }

    void tooFewOrNothingToSay() {
        QVERIFY(learn({}).verdict() == LearningVerdict::TooFewTrades);
        QVERIFY(learn(inventedTrades(199, 2.0, 1)).verdict() == LearningVerdict::TooFewTrades);
        const Learning none = learn(inventedTrades(210, 2.0, 1));
        QVERIFY(none.verdict() == LearningVerdict::NoPrediction && none.unfitted.empty());
        std::vector<LearningTrade> winners = inventedTrades(300, 0.0, 1);
        for (LearningTrade& trade : winners) {
            trade.won = true;
        }
        const Learning alike = learn(winners);
        QVERIFY(alike.verdict() == LearningVerdict::NoPrediction &&
                alike.unfitted == "all training trades won");
        // A single month has nothing to be resampled against.
        std::vector<LearningTrade> oneMonth = inventedTrades(215, 2.0, 1);
        const Learning one = learn(oneMonth);
        QCOMPARE(one.months, 1);
        QVERIFY(one.brier && !one.brier->improvement);
        QVERIFY(one.verdict() == LearningVerdict::NoImprovement);
    }

    void aValueThatNeverVariesIsNotUsed() {
        std::vector<LearningTrade> trades = inventedTrades(400, 2.0, 9);
        for (LearningTrade& trade : trades) {
            trade.values[5] = 30;
        }
        const Learning learning = learn(trades);
        QCOMPARE(learning.flat[5], learning.fits);
        QCOMPARE(learning.flat[0], 0);
        QVERIFY(learning.verdict() == LearningVerdict::Improvement);
    }

    void scoresAreThoseOfThePredictions() {
        const Learning learning = learn(inventedTrades(500, 1.0, 13));
        double brier = 0;
        double base = 0;
        int inTenths = 0;
        for (const stats::LearningPrediction& one : learning.predictions) {
            brier += (one.probability - one.won) * (one.probability - one.won);
            base += (one.baseRate - one.won) * (one.baseRate - one.won);
        }
        const auto count = static_cast<double>(learning.predictions.size());
        QVERIFY(std::abs(brier / count - learning.brier->model) < 1e-12);
        QVERIFY(std::abs(base / count - learning.brier->baseRate) < 1e-12);
        for (const stats::CalibrationTenth& tenth : learning.calibration) {
            inTenths += tenth.trades;
        }
        QCOMPARE(inTenths, static_cast<int>(learning.predictions.size()));
    }

    void orderAndThreadsChangeNothing() { // SHR-J1
        std::vector<LearningTrade> trades = inventedTrades(500, 1.0, 17);
        const Learning first = learn(trades);
        std::reverse(trades.begin(), trades.end());
        const Learning second = stats::learn(trades, base::Executor(7));
        QVERIFY(same(first, second));
        QVERIFY(first.logLoss->improvement->low == second.logLoss->improvement->low);
        QVERIFY(first.brier->improvement->high == second.brier->improvement->high);
    }
};

QTEST_GUILESS_MAIN(TestLearning)
#include "test_learning.moc"
