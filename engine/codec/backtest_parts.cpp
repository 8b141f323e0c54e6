// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/codec/backtest_parts.h"

#include "engine/codec/json_values.h"

namespace signalbox::codec {
namespace {

std::string monthText(std::chrono::year_month month) {
    return base::toIso(base::Date(month / 1)).substr(0, 7);
}

Json feasibilityJson(const std::optional<stats::Feasibility>& feasibility) {
    if (!feasibility) {
        return nullptr;
    }
    return {{"gain_per_win", feasibility->gainPerWin},
            {"trades_per_year", feasibility->tradesPerYear},
            {"best_annual_return", feasibility->bestAnnualReturn},
            {"text", feasibility->line()}};
}

Json pathsJson(const stats::MonteCarloResult& result, base::Money start) {
    if (!result.complete) {
        return nullptr;
    }
    Json percentiles = Json::array();
    for (const stats::PathPercentile& one : result.percentiles) {
        percentiles.push_back({{"p", one.p},
                               {"end_equity", one.growth * start.toDollars()},
                               {"growth", one.growth},
                               {"max_drawdown", one.maxDrawdown}});
    }
    return {{"percentiles", std::move(percentiles)},
            {"mean_growth", result.meanGrowth},
            {"probability_of_loss", result.probabilityOfLoss},
            {"probability_of_ruin", result.probabilityOfRuin},
            {"ruin_below", result.settings.ruinFraction},
            {"paths", result.settings.paths},
            {"steps", result.settings.steps},
            {"seed", result.settings.seed}};
}

Json intervalsJson(const lab::Analysis& analysis) {
    Json list = Json::array();
    for (const lab::IntervalLine& line : analysis.intervals) {
        list.push_back({{"key", line.key},
                        {"value", orNull(line.value)},
                        {"low", orNull(line.interval ? line.interval->low : std::nullopt)},
                        {"high", orNull(line.interval ? line.interval->high : std::nullopt)},
                        {"resamples", line.interval ? line.interval->samples : 0},
                        {"mean_block", line.meanBlock},
                        {"sample", line.sample},
                        {"small_sample", line.smallSample}});
    }
    return list;
}

} // namespace

Json backtestStatistics(const lab::Analysis& analysis) {
    const lab::Measures& m = analysis.measures;
    return {{"cagr", orNull(m.cagr)},
            {"sharpe", orNull(m.sharpe)},
            {"sortino", orNull(m.sortino)},
            {"win_rate", orNull(m.winRate)},
            {"profit_factor", orNull(m.profitFactor)},
            {"max_drawdown", orNull(m.maxDrawdown)},
            {"avg_days_held", orNull(m.avgDaysHeld)},
            {"trades", m.trades},
            {"return_on_risk", orNull(m.returnOnRisk)},
            {"exposure", orNull(m.exposure)},
            {"net", analysis.totals.net.toDollars()},
            {"open_trades", analysis.openTrades},
            {"open_pl", analysis.openPl.toDollars()},
            {"rf_annual", analysis.rfAnnual},
            {"small_sample", analysis.totals.smallSample()}};
}

Json backtestStrategies(const lab::Analysis& analysis) {
    Json list = Json::array();
    for (const lab::StrategyPart& part : analysis.strategies) {
        list.push_back({{"strategy", part.key},
                        {"symbols", part.symbols},
                        {"trades", part.totals.trades},
                        {"wins", part.totals.wins},
                        {"net", part.totals.net.toDollars()},
                        {"win_rate", orNull(part.totals.winRate())},
                        {"profit_factor", orNull(part.totals.profitFactor())},
                        {"avg_days_held", orNull(part.avgDaysHeld)},
                        {"return_on_risk", orNull(part.returnOnRisk)},
                        {"open_trades", part.openTrades},
                        {"open_pl", part.openPl.toDollars()},
                        {"probes", part.probes},
                        {"priced_from", originShares(part.prices)},
                        {"small_sample", part.totals.smallSample()}});
    }
    return list;
}

Json backtestCriteria(const lab::Analysis& analysis) {
    Json list = Json::array();
    for (const stats::Criterion& line : analysis.criteria) {
        list.push_back({{"key", line.key},
                        {"aim", line.aim},
                        {"value", orNull(line.value)},
                        {"met", line.met ? Json(*line.met) : Json(nullptr)},
                        {"sample", line.sample},
                        {"small_sample", line.smallSample}});
    }
    return {{"criteria", std::move(list)},
            {"feasibility", feasibilityJson(analysis.feasibility)},
            {"halts",
             {{"breaker", analysis.halts.breaker},
              {"win_rate", analysis.halts.winRate},
              {"profit_factor", analysis.halts.profitFactor},
              {"drawdown", analysis.halts.drawdown},
              {"theta_capture", analysis.halts.thetaCapture},
              {"daily_loss", analysis.halts.dailyLoss}}}};
}

Json backtestGates(const lab::Analysis& analysis, bool filters) {
    Json list = Json::array();
    for (const lab::SystemGates& system : analysis.gates) {
        for (const lab::GateCount& gate : filters ? system.counts.filters : system.counts.gates) {
            Json line{{"key", gate.key},
                      {"rule", gate.rule},
                      {"evaluated", gate.evaluated},
                      {"failed", gate.failed},
                      {"failed_first", gate.failedFirst}};
            if (analysis.gates.size() > 1) {
                line["strategy"] = system.key;
            }
            list.push_back(std::move(line));
        }
    }
    return list;
}

Json backtestSignals(const lab::Analysis& analysis) {
    Json list = Json::array();
    for (const lab::SystemGates& system : analysis.gates) {
        Json ends = Json::array();
        for (const lab::SignalCount& signal : system.signals) {
            ends.push_back({{"end", signal.end}, {"detail", signal.detail}, {"count", signal.count}});
        }
        const lab::DayCounts& days = system.counts.days;
        list.push_back({{"strategy", system.key},
                        {"days",
                         {{"all", days.days},
                          {"warmup", days.warmup},
                          {"halted", days.halted},
                          {"gate_stopped", days.gateStopped},
                          {"filter_stopped", days.filterStopped},
                          {"signals", days.signals}}},
                        {"ends", std::move(ends)}});
    }
    return list;
}

Json backtestMonths(const lab::Analysis& analysis) {
    Json list = Json::array();
    for (const stats::MonthRow& month : analysis.months) {
        list.push_back({{"month", monthText(month.month)},
                        {"trades", month.trades},
                        {"wins", month.wins},
                        {"net", month.net.toDollars()},
                        {"income_on_equity", orNull(month.incomeOnEquity)},
                        {"income_on_heat", orNull(month.incomeOnHeat)}});
    }
    return list;
}

Json backtestDrawdowns(const lab::Analysis& analysis) {
    Json list = Json::array();
    for (const stats::Drawdown& one : analysis.drawdowns) {
        list.push_back({{"start", base::toIso(one.start)},
                        {"trough", base::toIso(one.trough)},
                        {"end", orNull(one.end)},
                        {"depth", one.depth},
                        {"days", one.days}});
    }
    const stats::LosingStreak& streak = analysis.losingStreak;
    Json row{{"length", streak.length}, {"net", streak.net.toDollars()}};
    row["from"] = streak.length > 0 ? Json(base::toIso(streak.from)) : Json(nullptr);
    row["to"] = streak.length > 0 ? Json(base::toIso(streak.to)) : Json(nullptr);
    return {{"deepest", std::move(list)}, {"longest_losing_streak", std::move(row)}};
}

Json backtestAttribution(const lab::Analysis& analysis) {
    Json object = Json::object();
    for (const lab::Attribution& table : analysis.attribution) {
        Json rows = Json::array();
        for (const lab::AttributionRow& row : table.rows) {
            rows.push_back({{"key", row.key},
                            {"trades", row.trades},
                            {"wins", row.wins},
                            {"net", row.net.toDollars()},
                            {"mean", row.meanDollars()},
                            {"small_sample", row.smallSample()}});
        }
        object[table.key] = std::move(rows);
    }
    return object;
}

Json backtestCertainty(const lab::Analysis& analysis) {
    return {{"generator", random::GeneratorName},
            {"seed", analysis.bootstrap.seed},
            {"bootstrap",
             {{"method", "stationary block bootstrap"},
              {"level", analysis.bootstrap.level},
              {"resamples", analysis.bootstrap.samples},
              {"intervals", intervalsJson(analysis)}}},
            {"monte_carlo",
             {{"daily_returns", pathsJson(analysis.dailyPaths, analysis.startEquity)},
              {"trade_results", pathsJson(analysis.tradePaths, analysis.startEquity)}}}};
}

Json backtestFills(const lab::RunCard& card) {
    Json list = Json::array();
    for (const lab::FillRow& row : card.fills) {
        list.push_back({{"assumption", row.assumption},
                        {"trades", row.trades},
                        {"net", row.net.toDollars()},
                        {"win_rate", orNull(row.winRate)},
                        {"profit_factor", orNull(row.profitFactor)},
                        {"sharpe", orNull(row.sharpe)},
                        {"max_drawdown", orNull(row.maxDrawdown)},
                        {"small_sample", row.smallSample()}});
    }
    return list;
}

} // namespace signalbox::codec
