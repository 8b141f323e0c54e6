// SPDX-License-Identifier: GPL-3.0-or-later
// Statistics beside their aims, and how sure they are.
#include "engine/base/format.h"
#include "engine/report/backtest_sections.h"
#include "engine/report/backtest_table.h"
#include "engine/report/log_pieces.h"

namespace signalbox::report {
namespace {

bool isFraction(const std::string& key) {
    return key == "win_rate" || key == "max_drawdown" || key == "cagr" || key.starts_with("monthly_income");
}

std::string criterionValue(const stats::Criterion& line) {
    if (isFraction(line.key)) {
        return percentText(line.value, 2);
    }
    return realText(line.value, line.key == "avg_days_held" ? 1 : 2);
}

std::string metText(const std::optional<bool>& met) {
    return !met ? "n/a" : *met ? "met" : "not met";
}

std::string boundText(const lab::IntervalLine& line, const std::optional<double>& bound, bool high) {
    if (!line.interval) {
        return "n/a";
    }
    if (!bound) {
        return high ? "no upper bound" : "no lower bound";
    }
    if (line.key == "mean_trade_pl") {
        return base::fixedSigned(*bound, 2);
    }
    return isFraction(line.key) ? percentText(bound) : realText(bound);
}

std::string intervalLines(const lab::Analysis& analysis) {
    BacktestTable table(
        {{"Measure", false}, {"Value"}, {"From"}, {"To"}, {"Sample"}, {"Block"}, {"", false}});
    for (const lab::IntervalLine& line : analysis.intervals) {
        const std::string name = line.key == "mean_trade_pl" ? "mean_trade_pl, $" : line.key;
        const std::string value = !line.value                   ? "n/a"
                                  : line.key == "mean_trade_pl" ? base::fixedSigned(*line.value, 2)
                                  : isFraction(line.key)        ? percentText(line.value)
                                                                : realText(line.value);
        table.add({name, value, boundText(line, line.interval ? line.interval->low : std::nullopt, false),
                   boundText(line, line.interval ? line.interval->high : std::nullopt, true),
                   std::to_string(line.sample), base::fixed(line.meanBlock, 0),
                   line.smallSample ? "small sample" : ""});
    }
    return table.text();
}

void addPaths(BacktestTable& table, const char* name, const stats::MonteCarloResult& paths,
              base::Money start) {
    for (const stats::PathPercentile& one : paths.percentiles) {
        table.add({name, base::fixed(one.p * 100, 0) + "%",
                   "$" + base::grouped(one.growth * start.toDollars()),
                   base::fixed(one.maxDrawdown * 100, 1) + "%"});
    }
}

std::string oddsLine(const char* name, const stats::MonteCarloResult& paths) {
    return std::string("  ") + name + ": loss in " + percentText(paths.probabilityOfLoss) +
           " of courses, equity below " + percentText(paths.settings.ruinFraction, 0) + " of the start in " +
           percentText(paths.probabilityOfRuin) + " (" + base::grouped(paths.settings.paths) +
           " courses of " + counted(paths.settings.steps, "step") + ")\n";
}

} // namespace

std::string backtestStatistics(const lab::Analysis& analysis) {
    const lab::Measures& m = analysis.measures;
    std::string text = "Statistics (" + counted(m.trades, "closed trade") + ", " +
                       counted(m.returns, "daily return") + ")" + sampleMark(analysis.totals.smallSample()) +
                       "\n";
    BacktestTable aims({{"Measure", false}, {"Value"}, {"Aim", false}, {"", false}, {"Sample"}, {"", false}});
    for (const stats::Criterion& line : analysis.criteria) {
        aims.add({line.key, criterionValue(line), line.aim, metText(line.met), std::to_string(line.sample),
                  line.smallSample ? "small sample" : ""});
    }
    text += aims.text();
    const int losses = analysis.totals.losses;
    text += "  Net of closed trades: " + base::usdSigned(analysis.totals.net) + " (" +
            std::to_string(analysis.totals.wins) + "W / " + std::to_string(losses) + "L)\n";
    text += "  Sortino: " + realText(m.sortino) + "; return on risk: " + percentText(m.returnOnRisk) +
            "; exposure: " + percentText(m.exposure) + " of sessions; risk-free rate " +
            percentText(analysis.rfAnnual, 2) + "\n";
    text += "  " +
            (analysis.feasibility ? analysis.feasibility->line()
                                  : std::string("Best possible under the caps: n/a without a trade")) +
            "\n";
    const backtest::HaltCounts& halts = analysis.halts;
    text += "  Halts raised: breaker " + std::to_string(halts.breaker) + ", win rate " +
            std::to_string(halts.winRate) + ", profit factor " + std::to_string(halts.profitFactor) +
            ", drawdown " + std::to_string(halts.drawdown) + ", theta capture " +
            std::to_string(halts.thetaCapture) + "\n";
    return text;
}

std::string backtestCertainty(const lab::Analysis& analysis) {
    if (analysis.intervals.empty()) {
        return {};
    }
    std::string text = "Certainty (" + percentText(analysis.bootstrap.level, 0) +
                       " intervals, stationary block bootstrap, " +
                       base::grouped(analysis.bootstrap.samples) + " resamples, seed " +
                       std::to_string(analysis.bootstrap.seed) + ", " + random::GeneratorName + ")\n" +
                       intervalLines(analysis);
    BacktestTable table({{"Courses from", false}, {"Percentile"}, {"End equity"}, {"Max drawdown"}});
    addPaths(table, "daily returns", analysis.dailyPaths, analysis.startEquity);
    addPaths(table, "trade results", analysis.tradePaths, analysis.startEquity);
    if (!table.empty()) {
        text += table.text();
    }
    if (analysis.dailyPaths.complete) {
        text += oddsLine("Daily returns", analysis.dailyPaths);
    }
    if (analysis.tradePaths.complete) {
        text += oddsLine("Trade results", analysis.tradePaths);
    }
    return text;
}

} // namespace signalbox::report
