// SPDX-License-Identifier: GPL-3.0-or-later
// SHR-L2 and L3.
#include "engine/report/log_pieces.h"
#include "engine/report/log_text.h"

namespace signalbox::report {
namespace {

using base::Money;
using base::Price;
using base::usd;
using base::usdPrice;

/// price x numerator / denominator, halves away from zero.
Price scaled(Price price, std::int64_t numerator, std::int64_t denominator) {
    return Price::units(
        base::multiplyDivide(price.toUnits(), numerator, denominator, base::Rounding::HalfAway));
}

/// Wins needed to break even in percent when every loss is the stop and every win the target (SHR-L2).
double breakEvenPct(int stopLossX100, int profitTargetPct) {
    const double loss = stopLossX100 - 100;
    return 100.0 * loss / (loss + profitTargetPct);
}

} // namespace

std::string tradeOpenedText(const TradeOpenedFields& f) {
    const Money credit = base::premium(f.credit, f.multiplier, 1);
    const Money width = base::premium(f.width, f.multiplier, 1);
    const Money maxLoss = width - credit;
    const Money total = maxLoss * f.contracts;
    const double ratio = static_cast<double>(maxLoss.toCents()) / static_cast<double>(credit.toCents());
    LogLines lines("[TRADE OPENED] " + base::toIso(f.date) + " | " + f.symbol + " Put Credit Spread");
    lines.add("Short Put: " + f.symbol + " " + base::plain(f.shortStrike) + "P @ " + usdPrice(f.shortPrice) +
              " (delta: " + base::fixed(f.shortDelta, 3) + ")");
    lines.add("Long Put: " + f.symbol + " " + base::plain(f.longStrike) + "P @ " + usdPrice(f.longPrice));
    lines.add("Net Credit: " + usdPrice(f.credit) + " (" + usd(credit) + " per contract)");
    lines.add("Contracts: " + std::to_string(f.contracts));
    lines.add("Spread Width: " + base::plain(f.width) + " points (" + usd(width) + " per contract)");
    lines.add("Max Loss: " + usd(maxLoss) + " per contract (" + usd(total) + " total)");
    lines.add("Max Profit: " + usd(credit) + " per contract (" + usd(credit * f.contracts) + " total)");
    lines.add("Risk/Reward: " + base::fixed(ratio, 1) + ":1 max loss to max profit (break-even win rate " +
              base::fixed(breakEvenPct(f.stopLossX100, f.profitTargetPct), 1) + "% at planned exits)");
    lines.add("DTE: " + std::to_string(f.dte));
    lines.add("Expiration: " + base::toIso(f.expiration));
    lines.add("Profit Target: Close at " + usdPrice(scaled(f.credit, 100 - f.profitTargetPct, 100)) + " (" +
              std::to_string(f.profitTargetPct) + "% of " + usdPrice(f.credit) + " credit)");
    lines.add("Stop Loss: Close at " + usdPrice(scaled(f.credit, f.stopLossX100, 100)) + " (" +
              std::to_string(f.stopLossX100) + "% of " + usdPrice(f.credit) + " credit)");
    lines.add("Time Stop: " + base::toIso(f.timeStopDate) + " (" + std::to_string(f.timeStopDte) + " DTE)");
    lines.add("Portfolio Risk: " + usd(total) + " / " + usd(f.equity) + " = " +
              base::fixed(percentOf(total, f.equity), 1) + "% of equity");
    lines.add("Total Exposure: " + base::fixed(percentOf(f.heat, f.equity), 1) + "% of equity (" +
              counted(f.openPositions, "position") + " open)");
    return lines.take();
}

std::string tradeClosedText(const TradeClosedFields& f) {
    const Money profit = base::premium(f.credit - f.debit, f.multiplier, f.contracts) - f.fees;
    const Money maxLoss = base::premium(f.width - f.credit, f.multiplier, f.contracts);
    const int trades = f.wins + f.losses;
    const double winRate = trades == 0 ? 0.0 : 100.0 * f.wins / trades;
    const bool noLoss = f.grossLoss.toCents() == 0;
    LogLines lines("[TRADE CLOSED] " + base::toIso(f.date) + " | " + f.symbol + " Put Credit Spread");
    lines.add("Reason: " + f.reason);
    lines.add("Entry Credit: " + usdPrice(f.credit));
    lines.add("Exit Debit: " + usdPrice(f.debit));
    lines.add("P/L: " + base::usdPriceSigned(f.credit - f.debit) + " per share (" + base::usdSigned(profit) +
              " total, " + counted(f.contracts, "contract") + ")");
    lines.add("Return on Risk: " + base::fixedSigned(percentOf(profit, maxLoss), 1) + "% (" + usd(profit) +
              " / " + usd(maxLoss) + ")");
    lines.add("Days Held: " + std::to_string(f.daysHeld));
    lines.add("DTE at Close: " + std::to_string(f.dteAtClose));
    lines.add(std::string("Win/Loss: ") + (profit > Money() ? "WIN" : "LOSS"));
    lines.add("Running Stats: " + std::to_string(f.wins) + "W / " + std::to_string(f.losses) + "L (" +
              base::fixed(winRate, 1) + "% win rate), Profit Factor: " +
              (noLoss ? std::string("n/a") : base::fixed(percentOf(f.grossWin, f.grossLoss) / 100.0, 2)));
    return lines.take();
}

std::string profitTargetReason(int percent) {
    return "PROFIT TARGET (" + std::to_string(percent) + "%)";
}

std::string stopLossReason(int stopLossX100) {
    return "STOP LOSS (" + std::to_string(stopLossX100) + "%)";
}

std::string timeStopReason(int timeStopDte) {
    return "TIME STOP (" + std::to_string(timeStopDte) + " DTE)";
}

std::string regimeShiftReason(diagnosis::Regime regime) {
    return "REGIME SHIFT (" + std::string(diagnosis::regimeName(regime)) + ")";
}

} // namespace signalbox::report
