// SPDX-License-Identifier: GPL-3.0-or-later
// SHR-L4 and L5.
#include "engine/report/log_pieces.h"
#include "engine/report/log_text.h"

namespace signalbox::report {
namespace {

std::string nearestText(const DashboardFields& f) {
    if (!f.nearest) {
        return "none";
    }
    std::string text = base::toIso(f.nearest->date) + " (" + std::to_string(f.nearest->dte) + " DTE)";
    if (f.nearest->dte <= f.timeStopDte + 7) {
        text += " " + std::string(EmDash) + " ALERT: approaching time stop";
    }
    return text;
}

std::string breakerText(const DashboardFields& f) {
    if (!f.breakerOn) {
        return "OFF";
    }
    return "ON until " + (f.breakerUntil ? base::toIso(*f.breakerUntil) : std::string("acknowledged"));
}

/// "last 3 trades: W, W, L", at most three, oldest first.
std::string lastTradesText(const std::vector<bool>& all) {
    if (all.empty()) {
        return "no trades";
    }
    const std::size_t shown = all.size() < 3 ? all.size() : 3;
    std::vector<std::string> letters;
    for (std::size_t i = all.size() - shown; i < all.size(); ++i) {
        letters.emplace_back(all[i] ? "W" : "L");
    }
    return "last " + counted(static_cast<long long>(shown), "trade") + ": " + commaList(letters);
}

std::string tradesToday(const DashboardFields& f) {
    std::vector<std::string> parts;
    if (!f.opened.empty()) {
        parts.push_back(std::to_string(f.opened.size()) + " opened (" + commaList(f.opened) + ")");
    }
    if (!f.closed.empty()) {
        parts.push_back(std::to_string(f.closed.size()) + " closed (" + commaList(f.closed) + ")");
    }
    return parts.empty() ? "none" : commaList(parts);
}

} // namespace

std::string dailySummaryText(const DailySummaryFields& f) {
    LogLines lines("[DAILY SUMMARY] " + base::toIso(f.date) + " | NO TRADES ELIGIBLE");
    for (const DailySummaryFields::Blocked& blocked : f.blocked) {
        lines.add(blocked.symbol + ": BLOCKED " + EmDash + " " + blocked.why);
    }
    lines.add("Open Positions: " + std::to_string(f.openPositions) + " (" +
              (f.limitBreaches.empty() ? std::string("all within risk limits")
                                       : "LIMIT BREACH: " + commaList(f.limitBreaches)) +
              ")");
    lines.add("Aggregate Delta: " + deltaText(f.aggregateDelta));
    lines.add("Aggregate Theta: " + thetaText(f.aggregateTheta));
    lines.add("Portfolio Heat: " + base::fixed(f.heatPct, 1) + "% of equity at risk");
    lines.add("Days Since Last Entry: " +
              (f.daysSinceEntry ? std::to_string(*f.daysSinceEntry) : std::string("n/a")));
    if (!f.note.empty()) {
        lines.add("Note: " + f.note);
    }
    return lines.take();
}

std::string dashboardText(const DashboardFields& f) {
    LogLines lines("[DAILY DASHBOARD] " + base::toIso(f.date));
    lines.add("Regime: " + std::string(diagnosis::regimeName(f.regime)) +
              " | VIX: " + (f.vix ? base::fixed(*f.vix, 1) : std::string("n/a")) +
              " | IV Rank: " + (f.ivRank ? base::fixed(*f.ivRank, 0) + "%" : std::string("n/a")));
    lines.add("Open Positions: " + std::to_string(f.openPositions) +
              " | Aggregate P/L: " + (f.openPl ? base::usdSigned(*f.openPl) : std::string("n/a")));
    lines.add("Aggregate Delta: " + deltaText(f.aggregateDelta) +
              " | Aggregate Theta: " + thetaText(f.aggregateTheta));
    lines.add("Portfolio Heat: " + base::fixed(f.heatPct, 1) + "% of equity");
    lines.add("Nearest Expiry: " + nearestText(f));
    lines.add("Circuit Breaker: " + breakerText(f) + " (" + lastTradesText(f.lastTrades) + ")");
    lines.add("Trades Today: " + tradesToday(f));
    return lines.take();
}

} // namespace signalbox::report
