// SPDX-License-Identifier: GPL-3.0-or-later
// Header, trades and equity of the report of a backtest.
#include "engine/base/format.h"
#include "engine/report/backtest_sections.h"
#include "engine/report/backtest_table.h"
#include "engine/report/log_pieces.h"

#include <algorithm>

namespace signalbox::report {
namespace {

using backtest::Trade;
using base::Money;

std::string legsText(const Trade& trade) {
    std::string text;
    for (std::size_t i = 0; i < trade.legCount; ++i) {
        text += (i == 0 ? "" : "/") + base::plain(base::Strike::thousandths(trade.legs[i].strike));
        // One letter serves legs of one right.
        if (i + 1 == trade.legCount || trade.legs[i].right != trade.legs[i + 1].right) {
            text += market::rightLetter(trade.legs[i].right);
        }
    }
    return text;
}

std::string pricedText(const lab::OriginCounts& counts) {
    const auto share = counts.quoteShare();
    if (!share) {
        return "n/a";
    }
    if (counts.model == 0) {
        return "quotes";
    }
    return counts.quotes == 0 ? "model" : percentText(share, 0) + " quotes";
}

std::string symbolText(const Trade& trade, const lab::Analysis& analysis) {
    const auto slot = static_cast<std::size_t>(trade.system);
    return slot < analysis.slots.size() ? analysis.slots[slot].second + " " : std::string();
}

} // namespace

std::string percentText(const std::optional<double>& fraction, int decimals) {
    return fraction ? base::fixed(*fraction * 100, decimals) + "%" : "n/a";
}

std::string realText(const std::optional<double>& value, int decimals) {
    return value ? base::fixed(*value, decimals) : "n/a";
}

std::string sampleMark(bool smallSample) {
    return smallSample ? " (small sample)" : "";
}

std::string backtestHeader(const lab::RunCard& card, const lab::Analysis& analysis) {
    LogLines lines("[BACKTEST] " + card.strategy + " " + card.underlying + " | " + base::toIso(card.from) +
                   " to " + base::toIso(card.to) + " | " +
                   counted(static_cast<long long>(analysis.sessions.size()), "session"));
    std::string fill = std::string("Fills: ") + backtest::fillKey(card.fill.kind);
    if (card.fill.kind == backtest::FillAssumption::Kind::Share) {
        fill += " (" + base::shortest(card.fill.sharePerLeg) + " of half the width per leg)";
    }
    lines.add(fill + "; fees " + base::usd(card.feePerContract) + " per contract, leg and side; market " +
              card.market);
    lines.add("Changed parameters: " + (card.changed.empty() ? "none" : commaList(card.changed)));
    return lines.take() + "\n";
}

std::string backtestStrategies(const lab::Analysis& analysis) {
    if (analysis.slots.empty()) {
        return {};
    }
    BacktestTable table({{"Strategy", false},
                         {"Symbols"},
                         {"Trades"},
                         {"Net"},
                         {"Win rate"},
                         {"Profit factor"},
                         {"Of risk"},
                         {"Days"},
                         {"Probes"},
                         {"Open"},
                         {"Model"},
                         {"", false}});
    for (const lab::StrategyPart& part : analysis.strategies) {
        table.add({part.key, std::to_string(part.symbols), std::to_string(part.totals.trades),
                   base::usdSigned(part.totals.net), percentText(part.totals.winRate()),
                   realText(part.totals.profitFactor()), percentText(part.returnOnRisk),
                   realText(part.avgDaysHeld, 1), std::to_string(part.probes),
                   std::to_string(part.openTrades), percentText(part.prices.modelShare()),
                   part.totals.smallSample() ? "small sample" : ""});
    }
    return "Strategies (closed trades of each; Model: share of its prices that the model made)\n" +
           table.text();
}

std::string backtestTrades(const backtest::RunResult& run, const lab::Analysis& analysis) {
    if (run.trades.empty()) {
        return "Trades: none\n";
    }
    BacktestTable table({{"#"},
                         {"Opened", false},
                         {"Closed", false},
                         {"Strikes", false},
                         {"DTE"},
                         {"Qty"},
                         {"Entry"},
                         {"Exit"},
                         {"P/L"},
                         {"Of risk"},
                         {"Days"},
                         {"Reason", false},
                         {"Regime", false},
                         {"Prices", false}});
    for (std::size_t i = 0; i < run.trades.size(); ++i) {
        const Trade& trade = run.trades[i];
        const bool risky = trade.maxLoss > Money();
        table.add({std::to_string(trade.id), base::toIso(trade.openedOn),
                   trade.closedOn ? base::toIso(*trade.closedOn) : "open",
                   symbolText(trade, analysis) + legsText(trade), std::to_string(trade.dteAtEntry),
                   std::to_string(trade.contracts), base::usdPrice(trade.entryPrice),
                   base::usdPrice(trade.exitPrice), base::usdSigned(trade.netPl),
                   risky ? base::fixedSigned(percentOf(trade.netPl, trade.maxLoss), 1) + "%" : "n/a",
                   std::to_string(trade.daysHeld), lab::reasonKey(trade.reason),
                   diagnosis::regimeKey(trade.regime),
                   i < analysis.provenance.trades.size() ? pricedText(analysis.provenance.trades[i].all())
                                                         : "n/a"});
    }
    std::string text = "Trades (prices per share; P/L net of fees)\n" + table.text();
    if (analysis.openTrades > 0) {
        text += "  " + counted(analysis.openTrades, "trade") + " still open at the end, " +
                base::usdSigned(analysis.openPl) + " at the last mark, not among the statistics\n";
    }
    return text;
}

std::string backtestEquity(const backtest::RunResult& run, const lab::Analysis& analysis) {
    if (run.equity.empty() || analysis.sessions.empty()) {
        return {};
    }
    const auto [low, high] = std::minmax_element(run.equity.begin(), run.equity.end());
    const auto dateOf = [&](auto at) {
        return base::toIso(analysis.sessions[static_cast<std::size_t>(at - run.equity.begin())]);
    };
    LogLines lines("Equity at the close");
    lines.add("Start: " + base::usd(analysis.startEquity) + " on " + base::toIso(analysis.sessions.front()));
    lines.add(
        "End: " + base::usd(analysis.endEquity) + " on " + base::toIso(analysis.sessions.back()) + " (" +
        base::fixedSigned(percentOf(analysis.endEquity - analysis.startEquity, analysis.startEquity), 2) +
        "%)");
    lines.add("High: " + base::usd(Money::cents(*high)) + " on " + dateOf(high));
    lines.add("Low: " + base::usd(Money::cents(*low)) + " on " + dateOf(low));
    if (!run.heat.empty()) {
        lines.add("Most at risk at once: " +
                  base::usd(Money::cents(*std::max_element(run.heat.begin(), run.heat.end()))));
    }
    return lines.take() + "\n";
}

} // namespace signalbox::report
