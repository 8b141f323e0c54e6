// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/long_option_text.h"

#include "engine/report/log_pieces.h"

namespace signalbox::report {
namespace {

using base::Money;
using base::usd;
using base::usdPrice;

bool isCall(const book::Position& position) {
    return position.kind == structures::StructureKind::LongCall;
}

std::string headOf(const char* what, base::Date date, const book::Position& position) {
    return std::string(what) + " " + base::toIso(date) + " | " + position.underlying +
           (isCall(position) ? " Long Call" : " Long Put");
}

std::string multiple(int x100) {
    return base::fixed(x100 / 100.0, 2) + "x";
}

base::Price scaled(base::Price price, int x100) {
    return base::Price::units(base::multiplyDivide(price.toUnits(), x100, 100, base::Rounding::HalfAway));
}

} // namespace

std::vector<std::string> edgeMarks(const std::optional<structures::EntryFacts>& facts) {
    std::vector<std::string> marks;
    if (facts && facts->probe) {
        marks.emplace_back("PROBE");
    }
    if (facts && !facts->assumedEdge.empty()) {
        marks.push_back(facts->assumedEdge);
    }
    if (facts && facts->evidence) {
        marks.push_back("EVIDENCE " + *facts->evidence);
    }
    return marks;
}

std::string longOptionOpenedText(const LongOptionOpenedFields& f) {
    const book::Position& p = *f.position;
    const market::OptionContract& contract = p.legs.front().contract;
    LogLines lines(headOf("[TRADE OPENED]", p.openedOn, p));
    lines.add("Contract: " + market::occSymbol(contract) + " @ " + usdPrice(p.entryPrice) +
              " (delta: " + (f.delta ? base::fixed(*f.delta, 3) : "n/a") + ")");
    lines.add("Contracts: " + std::to_string(p.contracts));
    lines.add("Premium: " + usd(p.entryPremium) + ", fees " + usd(p.entryFees));
    lines.add("Max Loss: " + usd(p.maxLoss) + " total");
    for (const std::string& mark : edgeMarks(p.facts)) {
        lines.add(mark == "PROBE" ? "PROBE: booked to gather evidence, without an edge" : mark);
    }
    if (p.facts && !p.facts->memoId.empty()) {
        lines.add("Memo: " + p.facts->memoId);
    }
    lines.add("DTE: " + std::to_string(base::daysBetween(p.openedOn, p.expiration)));
    lines.add("Expiration: " + base::toIso(p.expiration));
    for (const std::string& exit : f.exits) {
        lines.add(exit);
    }
    lines.add("Portfolio Risk: " + usd(p.maxLoss) + " / " + usd(f.equity) + " = " +
              base::fixed(percentOf(p.maxLoss, f.equity), 1) + "% of equity");
    lines.add("Total Exposure: " + base::fixed(percentOf(f.heat, f.equity), 1) + "% of equity (" +
              counted(f.openPositions, "position") + " open)");
    return lines.take();
}

std::string longOptionClosedText(const LongOptionClosedFields& f) {
    const book::Position& p = *f.position;
    const base::Date closed = p.closedOn.value_or(p.openedOn);
    const int trades = f.wins + f.losses;
    LogLines lines(headOf("[TRADE CLOSED]", closed, p));
    lines.add("Reason: " + f.reason);
    lines.add("Entry Debit: " + usdPrice(p.entryPrice));
    lines.add("Exit Credit: " + usdPrice(p.exitPrice));
    lines.add("P/L: " + base::usdPriceSigned(p.exitPrice - p.entryPrice) + " per share (" +
              base::usdSigned(p.netPl) + " total, " + counted(p.contracts, "contract") + ")");
    lines.add("Return on Risk: " + base::fixedSigned(percentOf(p.netPl, p.maxLoss), 1) + "% (" +
              usd(p.netPl) + " / " + usd(p.maxLoss) + ")");
    lines.add("Days Held: " + std::to_string(base::daysBetween(p.openedOn, closed)));
    lines.add("DTE at Close: " + std::to_string(base::daysBetween(closed, p.expiration)));
    lines.add(std::string("Win/Loss: ") + (p.netPl > Money() ? "WIN" : "LOSS"));
    const double rate = trades == 0 ? 0.0 : 100.0 * f.wins / trades;
    lines.add("Running Stats: " + std::to_string(f.wins) + "W / " + std::to_string(f.losses) + "L (" +
              base::fixed(rate, 1) + "% win rate), Profit Factor: " +
              (f.grossLoss == Money() ? std::string("n/a")
                                      : base::fixed(percentOf(f.grossWin, f.grossLoss) / 100.0, 2)));
    return lines.take();
}

std::vector<std::string> breakoutExitLines(base::Price entry, int profitMultipleX100, int stopFractionX100,
                                           base::Date timeStop, int exitDte, bool call) {
    return {"Profit Target: Bid " + usdPrice(scaled(entry, profitMultipleX100)) + " or more (" +
                multiple(profitMultipleX100) + " of " + usdPrice(entry) + ")",
            "Stop Loss: Bid " + usdPrice(scaled(entry, stopFractionX100)) + " or less (" +
                multiple(stopFractionX100) + " of " + usdPrice(entry) + ")",
            "Time Stop: " + base::toIso(timeStop) + " (" + std::to_string(exitDte) + " DTE)",
            std::string("Regime Shift: market light ") + (call ? "BEARISH" : "BULLISH")};
}

std::string breakoutCloseReason(const book::Position& position, int profitMultipleX100, int stopFractionX100,
                                int exitDte) {
    const book::CloseReason reason = position.closeReason.value_or(book::CloseReason::Manual);
    switch (reason) {
    case book::CloseReason::ProfitTarget:
        return "PROFIT TARGET (" + multiple(profitMultipleX100) + ")";
    case book::CloseReason::StopLoss:
        return "STOP LOSS (" + multiple(stopFractionX100) + ")";
    case book::CloseReason::TimeStop:
        return "TIME STOP (" + std::to_string(exitDte) + " DTE)";
    case book::CloseReason::RegimeShift:
        return std::string("REGIME SHIFT (") + (isCall(position) ? "BEARISH" : "BULLISH") + ")";
    default:
        break;
    }
    return book::closeReasonKey(reason);
}

} // namespace signalbox::report
