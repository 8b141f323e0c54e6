// SPDX-License-Identifier: GPL-3.0-or-later
// Why there was a trade or none, and where its profit came from: gates, signals, attribution, Greeks.
#include "engine/base/format.h"
#include "engine/report/backtest_sections.h"
#include "engine/report/backtest_table.h"
#include "engine/report/log_pieces.h"

#include <array>

namespace signalbox::report {
namespace {

std::string daysLine(const lab::DayCounts& days) {
    return "  " + counted(days.days, "day") + ": warm-up " + std::to_string(days.warmup) + ", halted " +
           std::to_string(days.halted) + ", stopped by a gate " + std::to_string(days.gateStopped) +
           ", by a filter " + std::to_string(days.filterStopped) + ", signals " +
           std::to_string(days.signals) + "\n";
}

void addCounts(BacktestTable& table, const std::vector<lab::GateCount>& counts) {
    for (const lab::GateCount& gate : counts) {
        table.add({gate.key, gate.rule, std::to_string(gate.evaluated), std::to_string(gate.failed),
                   std::to_string(gate.failedFirst),
                   gate.evaluated > 0 ? percentText(static_cast<double>(gate.failed) / gate.evaluated)
                                      : std::string("n/a")});
    }
}

std::string signalLines(const std::vector<lab::SignalCount>& signals) {
    std::string text;
    for (const lab::SignalCount& signal : signals) {
        text += (text.empty() ? "  Signals became: " : ", ") + signal.end +
                (signal.detail.empty() ? "" : " [" + signal.detail + "]") + " " +
                std::to_string(signal.count);
    }
    return text.empty() ? text : text + "\n";
}

std::string titleOf(const std::string& key) {
    constexpr std::array<std::pair<const char*, const char*>, 6> Titles = {
        {{"regime", "By regime at the signal"},
         {"exit_reason", "By reason of the exit"},
         {"dte", "By days to expiration at entry"},
         {"short_iv", "By volatility of the short leg at entry"},
         {"year", "By year of the closing"},
         {"priced_from", "By origin of the fills"}}};
    for (const auto& [known, title] : Titles) {
        if (key == known) {
            return title;
        }
    }
    return key;
}

} // namespace

std::string backtestGates(const lab::Analysis& analysis) {
    std::string text;
    for (const lab::SystemGates& system : analysis.gates) {
        text +=
            "Gates of " + system.key + " (first: where the chain stopped)\n" + daysLine(system.counts.days);
        BacktestTable table(
            {{"Gate", false}, {"Rule", false}, {"Evaluated"}, {"Failed"}, {"First"}, {"Fails"}});
        addCounts(table, system.counts.gates);
        addCounts(table, system.counts.filters);
        text += table.text() + signalLines(system.signals);
    }
    return text;
}

std::string backtestAttribution(const lab::Analysis& analysis) {
    if (analysis.totals.trades == 0) {
        return {};
    }
    std::string text =
        "Attribution (closed trades; every table sums to " + base::usdSigned(analysis.totals.net) + ")\n";
    for (const lab::Attribution& attribution : analysis.attribution) {
        BacktestTable table(
            {{titleOf(attribution.key), false}, {"Trades"}, {"Wins"}, {"Net"}, {"Mean"}, {"", false}});
        for (const lab::AttributionRow& row : attribution.rows) {
            table.add({row.key, std::to_string(row.trades), std::to_string(row.wins),
                       base::usdSigned(row.net), base::fixedSigned(row.meanDollars(), 2),
                       row.smallSample() ? "small sample" : ""});
        }
        text += table.text();
    }
    return text;
}

std::string backtestGreeks(const lab::Analysis& analysis) {
    const lab::GreekReport& greeks = analysis.greeks;
    if (greeks.trades.empty()) {
        return {};
    }
    BacktestTable table({{"P/L by Greek", false}, {"Dollars"}});
    const lab::GreekParts& parts = greeks.total;
    const std::array<std::pair<const char*, base::Money>, 8> rows = {{{"delta", parts.delta},
                                                                      {"gamma", parts.gamma},
                                                                      {"theta", parts.theta},
                                                                      {"vega", parts.vega},
                                                                      {"entry cost", parts.entryCost},
                                                                      {"exit cost", parts.exitCost},
                                                                      {"fees", parts.fees},
                                                                      {"remainder", parts.remainder}}};
    for (const auto& [name, amount] : rows) {
        table.add({name, base::usdSigned(amount)});
    }
    table.add({"total", base::usdSigned(parts.total())});
    std::string text =
        "Sources of profit (all trades, open ones at their last mark; costs against the mid)\n" +
        table.text();
    text += "  " + std::to_string(greeks.explained) + " of " + counted(greeks.steps, "step") +
            " from mark to mark had Greeks; the rest is in the remainder\n";
    text += "  Theta capture (OPT-M3): " + realText(greeks.theta.ratio) + " of $" +
            base::grouped(greeks.theta.predicted) + " predicted; THETA_LAG on " +
            counted(greeks.thetaLags, "trade") + "\n";
    return text;
}

} // namespace signalbox::report
