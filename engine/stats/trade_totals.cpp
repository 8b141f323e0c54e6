// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/stats/performance.h"

#include <algorithm>

namespace signalbox::stats {
namespace {

using base::Money;

template <typename Measure>
std::vector<std::optional<double>> rolling(std::span<const Money> netPls, int window, Measure measure) {
    std::vector<std::optional<double>> values(netPls.size());
    const auto width = static_cast<std::size_t>(std::max(window, 1));
    for (std::size_t end = width; end <= netPls.size(); ++end) {
        values[end - 1] = measure(totals(netPls.subspan(end - width, width)));
    }
    return values;
}

std::optional<TradeTotals> lastTotals(std::span<const Money> netPls, int window) {
    const auto width = static_cast<std::size_t>(std::max(window, 1));
    if (netPls.size() < width) {
        return std::nullopt;
    }
    return totals(netPls.last(width));
}

} // namespace

std::optional<double> TradeTotals::winRate() const {
    if (trades == 0) {
        return std::nullopt;
    }
    return static_cast<double>(wins) / trades;
}

std::optional<double> TradeTotals::profitFactor() const {
    if (grossLoss <= Money{}) {
        return std::nullopt;
    }
    return static_cast<double>(grossWin.toCents()) / static_cast<double>(grossLoss.toCents());
}

TradeTotals totals(std::span<const Money> netPls) {
    TradeTotals sums;
    for (const Money netPl : netPls) {
        ++sums.trades;
        sums.net += netPl;
        if (netPl > Money{}) {
            ++sums.wins;
            sums.grossWin += netPl;
        } else {
            ++sums.losses;
            sums.grossLoss -= netPl;
        }
    }
    return sums;
}

std::vector<std::optional<double>> rollingWinRate(std::span<const Money> netPls, int window) {
    return rolling(netPls, window, [](const TradeTotals& sums) { return sums.winRate(); });
}

std::vector<std::optional<double>> rollingProfitFactor(std::span<const Money> netPls, int window) {
    return rolling(netPls, window, [](const TradeTotals& sums) { return sums.profitFactor(); });
}

std::optional<double> lastWinRate(std::span<const Money> netPls, int window) {
    const auto sums = lastTotals(netPls, window);
    return sums ? sums->winRate() : std::nullopt;
}

std::optional<double> lastProfitFactor(std::span<const Money> netPls, int window) {
    const auto sums = lastTotals(netPls, window);
    return sums ? sums->profitFactor() : std::nullopt;
}

std::vector<ClosedTrade> closedTrades(const book::Book& book, const std::string& strategy) {
    std::vector<ClosedTrade> trades;
    for (const book::Position* position : book.closedTrades()) {
        if (strategy.empty() || position->strategy == strategy) {
            trades.push_back(
                {position->id, position->openedOn, *position->closedOn, position->netPl, position->maxLoss});
        }
    }
    return trades;
}

std::vector<Money> netPls(std::span<const ClosedTrade> trades) {
    std::vector<Money> amounts;
    amounts.reserve(trades.size());
    for (const ClosedTrade& trade : trades) {
        amounts.push_back(trade.netPl);
    }
    return amounts;
}

std::optional<double> returnOnRisk(std::span<const ClosedTrade> trades) {
    Money risk;
    Money net;
    for (const ClosedTrade& trade : trades) {
        risk += trade.maxLoss;
        net += trade.netPl;
    }
    if (risk <= Money{}) {
        return std::nullopt;
    }
    return static_cast<double>(net.toCents()) / static_cast<double>(risk.toCents());
}

std::optional<double> averageDaysHeld(std::span<const ClosedTrade> trades) {
    if (trades.empty()) {
        return std::nullopt;
    }
    double days = 0;
    for (const ClosedTrade& trade : trades) {
        days += base::daysBetween(trade.openedOn, trade.closedOn);
    }
    return days / static_cast<double>(trades.size());
}

} // namespace signalbox::stats
