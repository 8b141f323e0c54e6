// SPDX-License-Identifier: GPL-3.0-or-later
// The table ATR-A, row by row.
#include "engine/params/descriptor_kinds.h"

namespace signalbox::params {
namespace {

using P = AtrParameters;

void addGates(const Rows<P>& rows, std::vector<Descriptor>& table) {
    table.push_back(rows.text({"universe", "", "Symbols that are scanned (ATR-U1)"}, &P::universe,
                              "a list, an index, a file, or symbols with commas"));
    table.push_back(rows.real({"atr_distance_min", "ATR", "Least distance above the SMA50 (ATR-E1)"},
                              &P::distanceMin, 0, 2));
    table.push_back(rows.real({"atr_distance_max", "ATR", "Greatest distance above the SMA50 (ATR-E1)"},
                              &P::distanceMax, 2, 8));
    table.push_back(
        rows.real({"atr_pct_min", "% of close", "Least ATR14 of the close (ATR-E4)"}, &P::atrPctMin, 0.5, 5));
    table.push_back(rows.real({"max_spread_pct", "% of mid", "Spread of the contract must be below (ATR-E6)"},
                              &P::maxSpreadPct, 2, 15));
}

void addContract(const Rows<P>& rows, std::vector<Descriptor>& table) {
    table.push_back(
        rows.real({"delta_min", "delta", "Least delta of the call (ATR-O2)"}, &P::deltaMin, 0.20, 0.50));
    table.push_back(
        rows.real({"delta_max", "delta", "Greatest delta of the call (ATR-O2)"}, &P::deltaMax, 0.50, 0.85));
    table.push_back(
        rows.integer({"min_dte", "calendar days", "Fewest days to expiration (ATR-O2)"}, &P::minDte, 7, 45));
    table.push_back(rows.integer({"target_dte", "calendar days", "Days to expiration looked for (ATR-O3)"},
                                 &P::targetDte, 7, 45));
    table.push_back(
        rows.integer({"max_dte", "calendar days", "Most days to expiration (ATR-O2)"}, &P::maxDte, 7, 45));
    table.push_back(rows.real({"max_iv_rank", "%", "IV Rank of the stock must be below (ATR-O1)"},
                              &P::maxIvRank, 20, 70));
    table.push_back(rows.integer({"min_volume", "contracts", "Volume must be above (ATR-O2)"}, &P::minVolume,
                                 0, 1'000'000));
    table.push_back(rows.integer({"min_open_interest", "contracts", "Open interest must be above (ATR-O2)"},
                                 &P::minOpenInterest, 0, 1'000'000));
    table.push_back(
        rows.choice({"iv_proxy", "", "What stands for the stock's implied volatility in a backtest (ATR-O1)"},
                    &P::ivProxy, std::array{IvProxy::None, IvProxy::Hv20}, &ivProxyKey));
}

void addLimits(const Rows<P>& rows, std::vector<Descriptor>& table) {
    table.push_back(rows.percent({"risk_per_trade_pct", "% of equity", "Most that a trade may cost (ATR-P1)"},
                                 &P::riskPerTrade, 50, 200));
    table.push_back(rows.percent({"max_symbol_pct", "% of equity", "Most open risk per symbol (ATR-P2)"},
                                 &P::maxSymbol, 200, 500));
    table.push_back(
        rows.percent({"max_heat_pct", "% of equity", "Most open risk (ATR-P3)"}, &P::maxHeat, 500, 2'000));
    table.push_back(rows.percent({"cash_reserve_pct", "% of equity", "Cash that must remain (ATR-P4)"},
                                 &P::cashReserve, 2'000, 6'000));
    table.push_back(
        rows.percent({"daily_loss_pct", "% of equity", "Loss of a day that suspends entries (ATR-P5)"},
                     &P::dailyLoss, 200, 500));
    table.push_back(rows.integer({"loss_streak", "trades", "Losses in a row that pause entries (ATR-P6)"},
                                 &P::lossStreak, 3, 5));
}

void addExits(const Rows<P>& rows, std::vector<Descriptor>& table) {
    table.push_back(rows.real(
        {"stop_atr", "ATR", "Stop below the underlying's entry, and unit of the targets (ATR-X1, X7)"},
        &P::stopAtr, 1, 3));
    table.push_back(rows.integer({"option_stop_pct", "% of entry", "Bid at which a loss is taken (ATR-X2)"},
                                 &P::optionStopPct, 30, 70));
    table.push_back(
        rows.real({"iv_expansion_pct", "%", "Rise of the IV at which the windfall is taken (ATR-X3)"},
                  &P::ivExpansionPct, 25, 100));
    table.push_back(rows.integer({"losing_dte", "calendar days", "Below it losers are closed (ATR-X5)"},
                                 &P::losingDte, 5, 10));
    table.push_back(rows.integer({"hard_dte", "calendar days", "At it everything is closed (ATR-X4)"},
                                 &P::hardDte, 1, 5));
}

} // namespace

std::vector<Descriptor> atrDescriptors() {
    const Rows<P> rows("atr-matrix", &ParameterValues::atr);
    std::vector<Descriptor> table;
    addGates(rows, table);
    addContract(rows, table);
    addLimits(rows, table);
    addExits(rows, table);
    return table;
}

} // namespace signalbox::params
