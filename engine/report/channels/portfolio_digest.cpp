// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/channels/portfolio_digest.h"

#include "engine/base/format.h"
#include "engine/report/backtest_sections.h"
#include "engine/report/diary.h"
#include "engine/report/log_pieces.h"
#include "engine/report/position_text.h"
#include "engine/risk/ratio.h"
#include "engine/stats/performance.h"

#include <algorithm>

#include <fmt/format.h>

namespace signalbox::report {
namespace {

using base::Money;

constexpr std::int32_t WarningBp = 1'000; // ATR-F1

std::string shareOf(Money part, Money equity) {
    return equity > Money() ? base::fixed(percentOf(part, equity), 1) + "%" : "n/a";
}

std::string openLine(const session::PositionState& state) {
    std::string greeks = "Greeks n/a";
    if (state.greeks) {
        greeks = fmt::format("delta {} shares, gamma {}, theta {}, vega {} per point",
                             base::fixedSigned(state.greeks->deltaShares, 1),
                             base::fixedSigned(state.greeks->gamma, 2), thetaText(state.greeks->thetaDay),
                             base::fixedSigned(state.greeks->vegaPoint, 1));
    }
    return fmt::format("- {} {}x {}: P/L {} (today {}), {} DTE, {}", state.position.strategy,
                       state.position.contractsOpen, positionName(state.position),
                       state.openPl ? base::usdSigned(*state.openPl) : "n/a",
                       state.dayPl ? base::usdSigned(*state.dayPl) : "n/a", state.exit.dte, greeks);
}

std::vector<std::string> closedLines(const book::Book& book, base::Date date) {
    std::vector<const book::Position*> closed;
    for (const book::Position* trade : book.closedTrades()) {
        if (trade->closedOn == date) {
            closed.push_back(trade);
        }
    }
    std::stable_sort(closed.begin(), closed.end(),
                     [](const auto* a, const auto* b) { return a->netPl < b->netPl; });
    std::vector<std::string> lines;
    lines.reserve(closed.size());
    for (const book::Position* trade : closed) {
        lines.push_back(fmt::format(
            "- {} {}: {}, {}", trade->strategy, positionName(*trade), base::usdSigned(trade->netPl),
            book::closeReasonKey(trade->closeReason.value_or(book::CloseReason::Manual))));
    }
    return lines;
}

std::string measures(const book::Book& book, const DayResult& result, base::Date date) {
    std::vector<Money> results;
    for (const book::Position* trade : book.closedTrades()) {
        results.push_back(trade->netPl);
    }
    const stats::TradeTotals totals = stats::totals(results);
    std::vector<book::EquityPoint> points;
    for (const book::EquityPoint& point : book.equityHistory()) {
        if (point.date < date) {
            points.push_back(point);
        }
    }
    points.push_back({date, result.equity, book.flowsSinceClose()});
    const auto deepest = stats::maxDrawdown(points);
    return fmt::format("Measures: {}, {} won ({}), profit factor {}, net {}{}; deepest drawdown {} over {}",
                       counted(totals.trades, "closed trade"), totals.wins, percentText(totals.winRate()),
                       realText(totals.profitFactor()), base::usdSigned(totals.net),
                       sampleMark(totals.smallSample()), percentText(deepest),
                       counted(static_cast<long long>(points.size()), "close"));
}

} // namespace

std::vector<std::string> portfolioDigestLines(const PortfolioDigestInputs& inputs) {
    const book::Book& book = *inputs.book;
    const DayResult result = dayResult(book, inputs.date);
    std::vector<std::string> lines;
    lines.push_back(fmt::format("Equity {}; P/L today {}, total {} ({}%)", base::usd(result.equity),
                                base::usdSigned(result.today), base::usdSigned(result.total),
                                base::fixedSigned(100 * (result.growth - 1), 1)));
    lines.push_back(fmt::format("Heat {} ({} of equity), cash {} ({})", base::usd(book.heat()),
                                shareOf(book.heat(), result.equity), base::usd(book.cash()),
                                shareOf(book.cash(), result.equity)));
    const auto drawdown = risk::drawdown(result.equity, std::max(book.highWaterMark(), result.equity));
    if (drawdown && !drawdown->below(WarningBp)) {
        lines.push_back("WARNING: drawdown " + base::fixed(100 * drawdown->toReal(), 1) +
                        "%, at or above 10%");
    }
    lines.push_back("Open positions: " + std::to_string(inputs.positions.size()));
    for (const session::PositionState& state : inputs.positions) {
        lines.push_back(openLine(state));
    }
    const std::vector<std::string> closed = closedLines(book, inputs.date);
    lines.push_back("Closed today: " + std::to_string(closed.size()));
    lines.insert(lines.end(), closed.begin(), closed.end());
    lines.push_back(measures(book, result, inputs.date));
    return lines;
}

} // namespace signalbox::report
