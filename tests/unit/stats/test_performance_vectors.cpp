// SPDX-License-Identifier: GPL-3.0-or-later
// SHR-M1..M6 against shared/metrics.json, OPT-M3 against theta_capture.csv, OPT-F1 against the worked
// examples.
#include "engine/stats/performance.h"
#include "engine/stats/success_table.h"
#include "engine/stats/theta_capture.h"
#include "tests/support/vectors.h"

#include <set>
#include <sstream>

#ifndef Q_MOC_RUN // moc cannot parse it and need not
#include <nlohmann/json.hpp>
#endif

using namespace signalbox;
using namespace signalbox::tests;
using base::Money;
using nlohmann::json;

namespace {

std::optional<double> realOf(const json& value) {
    return value.is_null() ? std::nullopt : std::optional(value.get<double>());
}

std::vector<double> numbers(const std::string& text) {
    std::vector<double> values;
    std::istringstream stream(text);
    std::string field;
    while (std::getline(stream, field, ';')) {
        values.push_back(std::stod(field));
    }
    return values;
}

} // namespace

class TestPerformanceVectors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void metrics() {
        SIGNALBOX_NEED_VECTORS();
        const auto cases = json::parse(readVectorText("shared/metrics.json"));
        for (const json& one : cases) {
            checkCase(one);
            if (QTest::currentTestFailed()) {
                return;
            }
        }
    }

    void thetaCapture() {
        SIGNALBOX_NEED_VECTORS();
        const VectorFile file("optimus/theta_capture.csv");
        for (const VectorRow& row : file.rows()) {
            const auto thetas = numbers(row.text("theta_prev_usd_day"));
            const auto days = numbers(row.text("calendar_days"));
            const auto actual = numbers(row.text("actual_pl_usd"));
            VECTOR_CHECK(row, thetas.size() == days.size() && days.size() == actual.size(),
                         "lists of different length");
            std::vector<stats::ThetaObservation> observations;
            observations.reserve(thetas.size());
            for (std::size_t i = 0; i < thetas.size(); ++i) {
                observations.push_back({thetas[i], static_cast<int>(days[i]), actual[i]});
            }
            const stats::ThetaCapture sums = stats::thetaCapture(observations);
            VECTOR_REAL(row, "predicted_usd", sums.predicted, 1e-9);
            VECTOR_REAL(row, "actual_usd", sums.actual, 1e-9);
            VECTOR_REAL(row, "capture_ratio", sums.ratio, 1e-9);
        }
    }

    void workedExamples() {
        SIGNALBOX_NEED_VECTORS();
        std::set<std::string> seen;
        const auto cases = json::parse(readVectorText("worked/seed_examples.json"));
        for (const json& one : cases) {
            const std::string id = one.at("id");
            const json& inputs = one.at("inputs");
            const json& expected = one.at("expected");
            const auto check = [&](const char* key, double actual) {
                const std::string message = "worked/seed_examples.json " + id + " " + key + " " +
                                            describe(actual, expected.at(key).get<double>());
                QVERIFY2(closeTo(actual, expected.at(key).get<double>()), message.c_str());
            };
            if (id == "SEED-11") {
                seen.insert(id);
                const stats::Feasibility result = stats::feasibility(
                    Money::dollars(inputs.at("win_total_usd")), Money::dollars(inputs.at("equity_usd")),
                    inputs.at("max_concurrent"), inputs.at("min_avg_days"));
                check("equity_gain_per_win", result.gainPerWin);
                check("upper_bound_trades_per_year", result.tradesPerYear);
                check("upper_bound_annual_return", result.bestAnnualReturn);
            } else if (id == "SEED-12") {
                seen.insert(id);
                const int target = inputs.at("profit_target_pct");
                check("stop_2x", stats::breakEvenWinRate(2.0, target));
                check("stop_3x", stats::breakEvenWinRate(3.0, target));
                check("profit_factor_80pct_stop_2x", *stats::plannedProfitFactor(0.8, 2.0, target));
                check("profit_factor_80pct_stop_3x", *stats::plannedProfitFactor(0.8, 3.0, target));
            }
        }
        QCOMPARE(seen.size(), std::size_t{2});
    }

private:
    static void checkCase(const json& one) {
        const std::string name = "shared/metrics.json case " + one.at("case").dump();
        const double rf = one.at("rf_annual");
        std::vector<book::EquityPoint> points;
        points.reserve(one.at("dates").size());
        for (std::size_t i = 0; i < one.at("dates").size(); ++i) {
            points.push_back({*base::parseIsoDate(one.at("dates")[i].get<std::string>()),
                              Money::cents(one.at("equity_c")[i]), Money{}});
        }
        std::vector<Money> trades;
        for (const json& amount : one.at("trades_net_pl_c")) {
            trades.push_back(Money::cents(amount));
        }
        const std::vector<double> returns = stats::dailyReturns(points);
        const stats::TradeTotals sums = stats::totals(trades);
        std::map<std::string, std::optional<double>> actual{
            {"sharpe", stats::sharpe(returns, rf)},
            {"sortino", stats::sortino(returns, rf)},
            {"cagr", stats::cagr(points)},
            {"max_drawdown", stats::maxDrawdown(points)},
            {"trades", sums.trades},
            {"wins", sums.wins},
            {"losses", sums.losses},
            {"win_rate", sums.winRate()},
            {"profit_factor", sums.profitFactor()},
            {"gross_win", static_cast<double>(sums.grossWin.toCents())},
            {"gross_loss", static_cast<double>(sums.grossLoss.toCents())},
            {"net", static_cast<double>(sums.net.toCents())}};
        const std::map<std::string, std::vector<std::optional<double>>> series{
            {"rolling20_win_rate", stats::rollingWinRate(trades, 20)},
            {"rolling30_profit_factor", stats::rollingProfitFactor(trades, 30)}};
        for (const auto& [key, value] : one.at("expected").items()) {
            const std::string where = name + " " + key;
            if (const auto found = series.find(key); found != series.end()) {
                QVERIFY2(found->second.size() == value.size(), where.c_str());
                for (std::size_t i = 0; i < value.size(); ++i) {
                    const auto expected = realOf(value[i]);
                    const std::string message =
                        where + "[" + std::to_string(i) + "] " + describe(found->second[i], expected);
                    QVERIFY2(closeTo(found->second[i], expected), message.c_str());
                }
                continue;
            }
            QVERIFY2(actual.contains(key), where.c_str());
            const std::string message = where + " " + describe(actual.at(key), realOf(value));
            QVERIFY2(closeTo(actual.at(key), realOf(value)), message.c_str());
            actual.erase(key);
        }
        QVERIFY2(actual.empty(), (name + " lacks a measure").c_str());
    }
};

QTEST_GUILESS_MAIN(TestPerformanceVectors)
#include "test_performance_vectors.moc"
