// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold between parameters (OPT-A2, SHR-A1).
#include "engine/params/parameter_set.h"

namespace signalbox::params {
namespace {

class Checks {
public:
    explicit Checks(const ParameterValues& values) : m_values(values) {}

    /// `names` are shown with their values when the condition does not hold.
    void require(bool holds, const char* section, std::vector<std::string> names, const char* rule) {
        if (holds) {
            return;
        }
        std::string shown;
        for (const std::string& name : names) {
            shown += (shown.empty() ? "" : ", ") + name + " = " + textOf(section, name);
        }
        m_problems.push_back(
            {"", std::string(section) + "." + names.front(), std::string(rule) + " (" + shown + ")"});
    }
    [[nodiscard]] std::vector<Problem> take() { return std::move(m_problems); }

private:
    [[nodiscard]] std::string textOf(const char* section, const std::string& name) const {
        const Descriptor* row = findDescriptor(std::string(section) + "." + name);
        return row == nullptr ? std::string() : row->get(m_values);
    }
    const ParameterValues& m_values;
    std::vector<Problem> m_problems;
};

} // namespace

std::vector<Problem> crossCheck(const ParameterValues& values) {
    Checks checks(values);
    const OptimusParameters& o = values.optimus;
    const char* const optimus = "optimus";
    checks.require(o.minDteEntry <= o.targetDte && o.targetDte <= o.maxDteEntry, optimus,
                   {"target_dte", "min_dte_entry", "max_dte_entry"},
                   "must hold: min_dte_entry <= target_dte <= max_dte_entry");
    checks.require(o.timeStopDte + 5 <= o.minDteEntry, optimus, {"time_stop_dte", "min_dte_entry"},
                   "must hold: time_stop_dte + 5 <= min_dte_entry");
    checks.require(o.vixElevated < o.vixHigh && o.vixHigh < o.vixCrisis, optimus,
                   {"vix_high", "vix_elevated", "vix_crisis"},
                   "must hold: vix_elevated < vix_high < vix_crisis");
    checks.require(o.tsGate <= o.tsCrisis, optimus, {"ts_gate", "ts_crisis"},
                   "must hold: ts_gate <= ts_crisis");
    checks.require(o.maxConcurrentPerUnderlying <= o.maxConcurrentTotal, optimus,
                   {"max_concurrent_per_underlying", "max_concurrent_total"},
                   "must hold: max_concurrent_per_underlying <= max_concurrent_total");
    checks.require(o.riskPerTrade <= o.maxLossPerTrade, optimus,
                   {"risk_per_trade_pct", "max_loss_per_trade_pct"},
                   "must hold: risk_per_trade_pct <= max_loss_per_trade_pct");
    checks.require(o.stopLossX100 > 100, optimus, {"stop_loss_multiplier"}, "must be greater than 1");

    const BreakoutParameters& b = values.breakout;
    checks.require(b.statedP.has_value() == b.statedB.has_value(), "breakout", {"stated_p", "stated_b"},
                   "an edge is stated with both or not at all (BRK-K5a)");
    checks.require(b.panelHumans <= b.panelQuorum, "breakout", {"panel_humans", "panel_quorum"},
                   "must hold: panel_humans <= panel_quorum");
    const AtrParameters& m = values.atr;
    const char* const atr = "atr-matrix";
    checks.require(m.minDte <= m.targetDte && m.targetDte <= m.maxDte, atr,
                   {"target_dte", "min_dte", "max_dte"}, "must hold: min_dte <= target_dte <= max_dte");
    checks.require(m.minDte > m.losingDte && m.losingDte > m.hardDte, atr,
                   {"min_dte", "losing_dte", "hard_dte"}, "must hold: min_dte > losing_dte > hard_dte");
    checks.require(m.maxSymbol >= m.riskPerTrade, atr, {"max_symbol_pct", "risk_per_trade_pct"},
                   "must hold: max_symbol_pct >= risk_per_trade_pct");
    checks.require(m.maxHeat >= m.maxSymbol, atr, {"max_heat_pct", "max_symbol_pct"},
                   "must hold: max_heat_pct >= max_symbol_pct");

    const AccountParameters& a = values.account;
    if (a.enabledStrategies.size() > 1) {
        int sum = 0;
        for (const std::string& strategy : a.enabledStrategies) {
            sum += a.weightOf(strategy).value();
        }
        const bool withAtr = a.enabled("atr-matrix");
        checks.require(
            sum <= (withAtr ? 8000 : 10'000), "account",
            {"enabled_strategies", "weight_optimus_pct", "weight_breakout_pct", "weight_atr_pct"},
            withAtr ? "the weights of the enabled strategies must not exceed 80% with ATR Matrix among them"
                    : "the weights of the enabled strategies must not exceed 100%");
    }
    return checks.take();
}

} // namespace signalbox::params
