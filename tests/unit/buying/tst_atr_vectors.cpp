// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors of ATR Matrix that no calculator kind covers: readings and gates on a path (ATR-E), contract
// (ATR-O), scale-out (ATR-X7), learning baseline (ATR-L).
#include "engine/base/date.h"

#include <QTest>
#ifndef Q_MOC_RUN
#include "engine/base/decimal.h"
#include "engine/base/real.h"
#include "engine/entry/atr_gates.h"
#include "engine/exits/atr_exit.h"
#include "engine/indicators/indicators.h"
#include "engine/stats/logistic.h"
#include "engine/structures/long_option_selector.h"
#include "tests/support/vectors.h"

#include <map>

#include <nlohmann/json.hpp>
#endif

using namespace signalbox;
using namespace signalbox::tests;

namespace {

std::vector<double> column(const VectorFile& file, const char* name) {
    std::vector<double> values;
    for (const VectorRow& row : file.rows()) {
        values.push_back(row.real(name).value());
    }
    return values;
}

/// Mean of the 20 values before each, today excluded (ATR-E5).
std::vector<double> meanBefore(const std::vector<double>& values) {
    const std::vector<double> mean = indicators::sma(values, 20);
    std::vector<double> before(values.size(), base::Missing);
    for (std::size_t i = 1; i < values.size(); ++i) {
        before[i] = mean[i - 1];
    }
    return before;
}

} // namespace

class TestAtrVectors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void signalPath() { // ATR-E1..E5
        SIGNALBOX_NEED_VECTORS();
        const VectorFile bars("indicators/stock_ohlcv.csv");
        const auto close = column(bars, "close");
        const auto volume = column(bars, "volume");
        const auto atr = indicators::atr(column(bars, "high"), column(bars, "low"), close, 14);
        const auto ema10 = indicators::ema(close, 10);
        const auto sma20 = indicators::sma(close, 20);
        const auto sma50 = indicators::sma(close, 50);
        const auto sma100 = indicators::sma(close, 100);
        const auto sma200 = indicators::sma(close, 200);
        const auto meanVolume = meanBefore(volume);
        std::map<std::string, std::size_t> at;
        for (std::size_t i = 0; i < bars.rows().size(); ++i) {
            at[bars.rows()[i].text("date")] = i;
        }
        const VectorFile expected("atr/signal_path.csv");
        QVERIFY(!expected.rows().empty());
        for (const VectorRow& row : expected.rows()) {
            const std::size_t i = at.at(row.text("date"));
            const entry::AtrReadings readings{close[i],      atr[i],        ema10[i],     sma20[i],
                                              sma50[i],      sma100[i],     sma200[i],    volume[i],
                                              meanVolume[i], base::Missing, base::Missing};
            VECTOR_REAL(row, "atr_distance", entry::atrDistance(readings), 1e-9);
            VECTOR_REAL(row, "atr_pct", entry::atrPercent(readings), 1e-9);
            VECTOR_REAL(row, "volume_ratio", entry::volumeRatio(readings), 1e-9);
            const entry::AtrGateOutcome outcome = entry::evaluateAtrGates(readings);
            for (int gate = 1; gate <= 5; ++gate) {
                const std::string name = "g" + std::to_string(gate);
                VECTOR_TEXT(row, name,
                            entry::atrStatusName(outcome.gates[static_cast<std::size_t>(gate - 1)]));
            }
        }
    }

    void contract() { // ATR-O1..O3
        SIGNALBOX_NEED_VECTORS();
        std::map<std::string, std::vector<structures::OptionRow>> rows;
        const VectorFile cases1("atr/option_select.csv");
        for (const VectorRow& row : cases1.rows()) {
            structures::OptionRow option;
            option.dte = static_cast<int>(row.integer("dte").value());
            option.strike = base::parseStrike(row.text("strike")).value();
            option.delta = row.real("delta");
            option.bid = base::parsePrice(row.text("bid"));
            option.ask = base::parsePrice(row.text("ask"));
            option.volume = row.integer("volume");
            option.openInterest = row.integer("open_interest");
            rows[row.text("case")].push_back(option);
        }
        const VectorFile expected("atr/option_select_expected.csv");
        QVERIFY(!expected.rows().empty());
        for (const VectorRow& row : expected.rows()) {
            const auto& options = rows[row.text("case")];
            const auto choice = structures::selectByDelta(options, row.real("iv_rank"), {});
            VECTOR_TEXT(row, "eligible_count", std::to_string(choice.eligible));
            VECTOR_TEXT(row, "reject", choice.reject);
            VECTOR_TEXT(row, "dte", choice.row ? std::to_string(options[*choice.row].dte) : std::string());
            VECTOR_CHECK(
                row,
                closeTo(choice.row ? std::optional(options[*choice.row].strike.toDollars()) : std::nullopt,
                        row.real("strike")),
                "strike");
            VECTOR_CHECK(row,
                         closeTo(choice.row ? options[*choice.row].delta : std::nullopt, row.real("delta")),
                         "delta");
            // No history of the implied volatility refuses (SHR-D1).
            QCOMPARE(structures::selectByDelta(options, std::nullopt, {}).reject, std::string("IV_RANK"));
        }
    }

    void scaleOut() { // ATR-X7
        SIGNALBOX_NEED_VECTORS();
        const VectorFile file("atr/scale_plan.csv");
        QVERIFY(!file.rows().empty());
        for (const VectorRow& row : file.rows()) {
            const std::int64_t contracts = row.integer("contracts").value();
            const auto plan = exits::scalePlan(contracts);
            VECTOR_TEXT(row, "closed_after_t1", std::to_string(plan[0]));
            VECTOR_TEXT(row, "closed_after_t2", std::to_string(plan[1]));
            VECTOR_TEXT(row, "closed_after_t3", std::to_string(plan[2]));
            VECTOR_TEXT(row, "runner", std::to_string(contracts - plan[2]));
        }
    }

    void learning() { // ATR-L1, L2
        SIGNALBOX_NEED_VECTORS();
        const auto vector = nlohmann::json::parse(readVectorText("atr/ml_logit.json"));
        const auto rows = vector.at("X").get<std::vector<std::vector<double>>>();
        const auto y = vector.at("y").get<std::vector<int>>();
        const double tolerance = vector.at("tolerance").get<double>();
        const auto fit = stats::fitLogistic(rows, y, vector.at("lambda_").get<double>()).value();
        const auto same = [tolerance](const std::vector<double>& actual, const nlohmann::json& expected,
                                      const char* name) {
            QCOMPARE(actual.size(), expected.size());
            for (std::size_t i = 0; i < actual.size(); ++i) {
                const double wanted = expected[i].get<double>();
                QVERIFY2(std::abs(actual[i] - wanted) <= tolerance * std::max(1.0, std::abs(wanted)),
                         (std::string("atr/ml_logit.json ") + name + " " + std::to_string(i)).c_str());
            }
        };
        same(fit.mean, vector.at("mean"), "mean");
        same(fit.deviation, vector.at("sd_population"), "sd_population");
        same(fit.coefficients, vector.at("coefficients"), "coefficients");
        std::vector<double> probabilities;
        double wins = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            probabilities.push_back(fit.probability(rows[i]));
            wins += y[i];
        }
        same(probabilities, vector.at("probabilities"), "probabilities");
        same({stats::logLoss(probabilities, y)}, nlohmann::json::array({vector.at("log_loss")}), "log_loss");
        same({stats::brierScore(probabilities, y)}, nlohmann::json::array({vector.at("brier")}), "brier");
        const std::vector<double> base(rows.size(), wins / static_cast<double>(rows.size()));
        same({stats::brierScore(base, y)}, nlohmann::json::array({vector.at("base_rate_brier")}),
             "base_rate_brier");
    }

    void nothingToLearn() {
        const std::vector<std::vector<double>> flat{{1.0, 2.0}, {1.0, 3.0}};
        const std::vector<int> y{0, 1};
        QVERIFY(!stats::fitLogistic(flat, y));
        QVERIFY(!stats::fitLogistic({}, {}));
    }
};

QTEST_GUILESS_MAIN(TestAtrVectors)
#include "tst_atr_vectors.moc"
