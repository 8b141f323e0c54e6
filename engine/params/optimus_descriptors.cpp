// SPDX-License-Identifier: GPL-3.0-or-later
// The table OPT-A, row by row.
#include "engine/params/descriptor_kinds.h"

namespace signalbox::params {
namespace {

using P = OptimusParameters;

constexpr std::array FilterModes = {FilterMode::Block, FilterMode::Advise, FilterMode::Off};

void addConstruction(const Rows<P>& rows, std::vector<Descriptor>& table) {
    table.push_back(rows.real({"target_delta", "delta", "Delta of the short put that is looked for (OPT-C2)"},
                              &P::targetDelta, -0.25, -0.10));
    table.push_back(rows.real({"highvol_target_delta", "delta", "The same in High Vol (OPT-R6)"},
                              &P::highVolTargetDelta, -0.25, -0.10));
    table.push_back(
        rows.real({"delta_tolerance", "delta", "How far a candidate may be from the target (OPT-C3)"},
                  &P::deltaTolerance, 0.01, 0.08));
    table.push_back(
        rows.price({"spread_width", "points", "Distance from the short to the long strike (OPT-C2)"},
                   &P::spreadWidth, 250'000, 1'000'000));
    table.push_back(
        rows.integer({"highvol_width_pct", "%", "Width in High Vol as a percentage of it (OPT-C2)"},
                     &P::highVolWidthPct, 100, 200));
    table.push_back(rows.integer({"target_dte", "calendar days", "Days to expiration looked for (OPT-C1)"},
                                 &P::targetDte, 30, 60));
    table.push_back(
        rows.integer({"min_dte_entry", "calendar days", "Fewest days to expiration at entry (OPT-C1)"},
                     &P::minDteEntry, 21, 45));
    table.push_back(
        rows.integer({"max_dte_entry", "calendar days", "Most days to expiration at entry (OPT-C1)"},
                     &P::maxDteEntry, 45, 90));
}

void addExits(const Rows<P>& rows, std::vector<Descriptor>& table) {
    table.push_back(
        rows.integer({"profit_target_pct", "% of credit", "Profit at which a spread is closed (OPT-X3)"},
                     &P::profitTargetPct, 30, 75));
    table.push_back(rows.choice(
        {"profit_target_mode", "", "How the profit target falls with the days left (OPT-X3)"},
        &P::profitTargetMode,
        std::array{ProfitTargetMode::Fixed, ProfitTargetMode::SoftWarning, ProfitTargetMode::Dynamic},
        &profitTargetModeKey));
    table.push_back(rows.hundredths(
        {"stop_loss_multiplier", "x credit", "Close cost at which a spread is closed at a loss (OPT-X4)"},
        &P::stopLossX100, 150, 300));
    table.push_back(
        rows.integer({"time_stop_dte", "calendar days", "Days to expiration of the time stop (OPT-X5)"},
                     &P::timeStopDte, 14, 28));
}

void addLimits(const Rows<P>& rows, std::vector<Descriptor>& table) {
    table.push_back(
        rows.real({"min_iv_rank", "%", "IV Rank must be greater (OPT-E2)"}, &P::minIvRank, 30, 70));
    table.push_back(rows.integer(
        {"min_days_between_entries", "business days", "Fewest business days since the last entry (OPT-E10)"},
        &P::minDaysBetweenEntries, 1, 10));
    table.push_back(rows.integer({"max_concurrent_per_underlying", "positions",
                                  "Most positions on one risk group, pending ones included (OPT-E9)"},
                                 &P::maxConcurrentPerUnderlying, 1, 5));
    table.push_back(
        rows.integer({"max_concurrent_total", "positions", "Most positions, pending ones included (OPT-E9)"},
                     &P::maxConcurrentTotal, 3, 15));
    table.push_back(rows.percent({"max_portfolio_heat", "% of equity", "Most open max loss (OPT-P1)"},
                                 &P::maxPortfolioHeat, 500, 2500));
    table.push_back(rows.percent({"risk_per_trade_pct", "% of equity", "Risk budget of one trade (OPT-S2)"},
                                 &P::riskPerTrade, 100, 300));
    table.push_back(
        rows.percent({"max_loss_per_trade_pct", "% of equity", "Cap of one trade after all scaling (OPT-P1)"},
                     &P::maxLossPerTrade, 100, 300));
    table.push_back(
        rows.percent({"min_credit_pct_width", "% of width", "Least credit that is worth a spread (OPT-C4)"},
                     &P::minCreditPctWidth, 0, 3000));
    table.push_back(
        rows.price({"entry_slippage", "$ per share", "Taken off the mid for the credit limit (OPT-T4)"},
                   &P::entrySlippage, 0, 5000));
    table.push_back(
        rows.price({"exit_slippage", "$ per share", "Added to the mid for the close cost (OPT-X1)"},
                   &P::exitSlippage, 0, 5000));
    table.push_back(
        rows.integer({"circuit_breaker_count", "max-loss events", "Events in a row that fire it (OPT-B3)"},
                     &P::circuitBreakerCount, 2, 5));
    table.push_back(
        rows.integer({"circuit_breaker_cooldown_days", "business days", "Pause after it fires (OPT-B3)"},
                     &P::circuitBreakerCooldownDays, 3, 10));
}

void addGates(const Rows<P>& rows, std::vector<Descriptor>& table) {
    table.push_back(rows.integer({"bb_period", "sessions", "Period of the Bollinger bands (SHR-I3)"},
                                 &P::bbPeriod, 10, 30));
    table.push_back(
        rows.real({"bb_std_dev", "sigma", "Width of the Bollinger bands (SHR-I3)"}, &P::bbStdDev, 1.5, 2.5));
    table.push_back(
        rows.integer({"bb_touch_lookback", "sessions", "Bars, today included, that may touch (OPT-E5)"},
                     &P::bbTouchLookback, 3, 10));
    table.push_back(
        rows.integer({"min_consecutive_up_closes", "sessions", "Fewest rising closes in a row (OPT-E6)"},
                     &P::minConsecutiveUpCloses, 1, 3));
    table.push_back(
        rows.integer({"rsi_period", "sessions", "Period of the RSI (SHR-I4)"}, &P::rsiPeriod, 7, 21));
    table.push_back(rows.real({"rsi_oversold_threshold", "RSI", "RSI must be greater, and rising (OPT-E7)"},
                              &P::rsiOversoldThreshold, 20, 40));
    table.push_back(rows.flag({"macd_enabled", "", "Switches the MACD gate on (OPT-E8)"}, &P::macdEnabled));
    table.push_back(rows.integer({"trend_ema_period", "sessions", "Period of the trend average (OPT-E4)"},
                                 &P::trendEmaPeriod, 100, 250));
}

void addRegime(const Rows<P>& rows, std::vector<Descriptor>& table) {
    table.push_back(rows.real({"vix_elevated", "VIX points", "Elevated Vol from here (OPT-R2)"},
                              &P::vixElevated, 15, 22));
    table.push_back(
        rows.real({"vix_high", "VIX points", "High Vol from here (OPT-R2)"}, &P::vixHigh, 20, 30));
    table.push_back(
        rows.real({"vix_crisis", "VIX points", "Crisis above this (OPT-R2, OPT-D1)"}, &P::vixCrisis, 30, 45));
    table.push_back(rows.real({"ts_gate", "ratio", "The term ratio must be less to enter (OPT-E3)"},
                              &P::tsGate, 1.00, 1.10));
    table.push_back(
        rows.real({"ts_crisis", "ratio", "Crisis from this term ratio (OPT-R2)"}, &P::tsCrisis, 1.00, 1.20));
    table.push_back(
        rows.real({"breadth_min", "% of members",
                   "Breadth is strong above this share of members over their 50-day average (OPT-D3)"},
                  &P::breadthMin, 20, 60));
    table.push_back(
        rows.integer({"deescalation_closes", "sessions", "Closes until a better regime counts (OPT-R4)"},
                     &P::deescalationCloses, 1, 10));
    table.push_back(rows.real({"max_aggregate_delta_abs", "of equity",
                               "Most dollar delta either way as a fraction of equity (OPT-P1, SHR-G2)"},
                              &P::maxAggregateDeltaAbs, 0.30, 1.00));
    table.push_back(rows.choice(
        {"regime_exit", "", "What Crisis and Bear Trend do to open positions (OPT-X6)"}, &P::regimeExit,
        std::array{RegimeExit::CloseAll, RegimeExit::ManageOnly}, &regimeExitKey));
}

void addFilters(const Rows<P>& rows, std::vector<Descriptor>& table) {
    table.push_back(rows.choice({"filter_vix_level", "", "Mode of the VIX level filter (OPT-D1)"},
                                &P::filterVixLevel, FilterModes, &filterModeKey));
    table.push_back(rows.choice({"filter_iv_hv", "", "Mode of the implied against realised filter (OPT-D2)"},
                                &P::filterIvHv, FilterModes, &filterModeKey));
    table.push_back(rows.choice({"filter_breadth", "", "Mode of the breadth filter (OPT-D3)"},
                                &P::filterBreadth, FilterModes, &filterModeKey));
    table.push_back(rows.choice({"filter_put_call", "", "Mode of the put/call filter (OPT-D4)"},
                                &P::filterPutCall, FilterModes, &filterModeKey));
    table.push_back(rows.choice({"filter_credit", "", "Mode of the credit spread filter (OPT-D5)"},
                                &P::filterCredit, FilterModes, &filterModeKey));
    table.push_back(
        rows.real({"iv_hv_min", "ratio", "Implied over realised volatility must be greater (OPT-D2)"},
                  &P::ivHvMin, 0.8, 1.5));
    table.push_back(rows.real({"put_call_low", "%", "The put/call rank must be greater (OPT-D4)"},
                              &P::putCallLow, 0, 20));
    table.push_back(rows.real({"put_call_high", "%", "The put/call rank must be less (OPT-D4)"},
                              &P::putCallHigh, 80, 100));
    table.push_back(
        rows.real({"credit_widening_max", "percentage points",
                   "Five sessions' widening of high yield over investment grade must be less (OPT-D5)"},
                  &P::creditWideningMax, 0.10, 2.00));
    table.push_back(rows.choice({"ts_source", "", "Futures settlements, or VIX over VIX3M (OPT-D6)"},
                                &P::tsSource, std::array{TermSource::Vx, TermSource::VixVix3m},
                                &termSourceKey));
    table.push_back(rows.flag(
        {"theta_tighten", "", "Tightens the stop of a position whose theta is not captured (OPT-M3)"},
        &P::thetaTighten));
}

} // namespace

std::vector<Descriptor> optimusDescriptors() {
    const Rows<P> rows("optimus", &ParameterValues::optimus);
    std::vector<Descriptor> table;
    addConstruction(rows, table);
    addExits(rows, table);
    addLimits(rows, table);
    addGates(rows, table);
    addRegime(rows, table);
    addFilters(rows, table);
    return table;
}

} // namespace signalbox::params
