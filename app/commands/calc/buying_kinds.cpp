// SPDX-License-Identifier: GPL-3.0-or-later
// Kinds of the two systems that buy options: light, kelly, expectation, atr-gates, atr-exits, atr-limits.
#include "app/commands/calc/calculator.h"
#include "engine/base/real.h"
#include "engine/diagnosis/market_light.h"
#include "engine/entry/atr_gates.h"
#include "engine/exits/atr_exit.h"
#include "engine/risk/atr_safeguards.h"
#include "engine/risk/kelly.h"
#include "engine/stats/expectation.h"

namespace signalbox::calc {
namespace {

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : ";") + part;
    }
    return text;
}

Answer light(const Case& in) {
    diagnosis::MarketLightInputs inputs;
    inputs.vix = in.real("vix");
    inputs.spy = in.real("spy");
    inputs.spySma20 = in.real("spy_sma20");
    inputs.iwmSpy = in.real("iwm_spy");
    inputs.iwmSpySma20 = in.real("iwm_spy_sma20");
    inputs.yield10y = in.real("tnx_pct");
    inputs.yield10yTwentyAgo = in.real("tnx_pct_20ago");
    const diagnosis::MarketLight result = diagnosis::marketLight(inputs);
    return {{result.bearFlags ? shown(std::int64_t{*result.bearFlags}) : std::string(),
             diagnosis::marketMoodName(result.mood), shown(static_cast<double>(result.longMultiplier)),
             shown(static_cast<double>(result.shortMultiplier))},
            {}};
}

Answer kelly(const Case& in) {
    const double b = in.needReal("b");
    const double a = in.needReal("a");
    if (!(a > 0) || !(b > 0)) {
        throw BadField{"a and b must be above 0"};
    }
    const double fraction = risk::kellyFraction(in.needReal("p"), b, a);
    return {{shown(fraction), shown(risk::stakeOf(fraction, 0.5)), shown(risk::stakeOf(fraction, 1.0))}, {}};
}

Answer expectation(const Case& in) {
    stats::ExpectationInputs inputs;
    inputs.p = in.needReal("p");
    inputs.b = in.needReal("b");
    inputs.a = in.needReal("a");
    inputs.f = in.needReal("f");
    const std::int64_t trades = in.needInteger("n");
    constexpr std::int64_t Most = 100'000;
    if (!(inputs.p >= 0 && inputs.p <= 1) || !(inputs.b > 0) || !(inputs.a > 0 && inputs.a <= 1) ||
        !(inputs.f >= 0 && inputs.f * inputs.a < 1) || trades < 0 || trades > Most) {
        throw BadField{"p must be in 0..1, b above 0, a in 0..1, f below 1/a, n in 0..100000"};
    }
    inputs.n = static_cast<int>(trades);
    const stats::Expectation result = stats::expectation(inputs);
    return {{shown(result.edge), shown(result.kelly), shown(result.hitTarget), shown(result.ruin),
             shown(result.endsAtTarget), shown(result.endsWithLoss), shown(result.medianMultiple),
             shown(result.logGrowth)},
            {}};
}

Answer atrGates(const Case& in) {
    const auto value = [&in](const char* name) { return in.real(name).value_or(base::Missing); };
    const entry::AtrReadings readings{value("close"), value("atr"),    value("ema10"),  value("sma20"),
                                      value("sma50"), value("sma100"), value("sma200"), value("vol"),
                                      value("vol20"), value("bid"),    value("ask")};
    const entry::AtrGateOutcome outcome = entry::evaluateAtrGates(readings);
    Answer answer;
    for (const entry::AtrStatus status : outcome.gates) {
        answer.values.emplace_back(entry::atrStatusName(status));
    }
    answer.values.push_back(outcome.signal() ? "" : "g" + std::to_string(outcome.firstFail));
    answer.values.emplace_back(outcome.signal() ? "1" : "0");
    return answer;
}

Answer atrExits(const Case& in) {
    exits::AtrExitInputs inputs;
    inputs.entryUnderlying = in.needReal("entry_underlying");
    inputs.entryAtr = in.needReal("atr_entry");
    inputs.underlying = in.real("underlying");
    inputs.highestClose = in.real("highest_close");
    inputs.entryPremium = base::Price::units(in.needInteger("entry_premium"));
    inputs.bid = in.units("bid");
    inputs.entryIv = in.real("iv_entry");
    inputs.iv = in.real("iv_now");
    inputs.dte = static_cast<int>(in.needInteger("dte"));
    inputs.contractsAtEntry = in.needInteger("contracts_original");
    inputs.contractsOpen = in.needInteger("contracts_open");
    inputs.targetsHit = static_cast<int>(in.needInteger("targets_hit"));
    const exits::AtrExit result = exits::atrExit(inputs);
    std::vector<std::string> triggers;
    triggers.reserve(result.triggers.size());
    for (const exits::AtrAction trigger : result.triggers) {
        triggers.emplace_back(exits::atrActionKey(trigger));
    }
    return {{exits::atrActionKey(result.action), shown(result.contractsToClose), joined(triggers)}, {}};
}

Answer atrLimits(const Case& in) {
    risk::AtrLimits limits;
    risk::AtrRequest request;
    const auto amount = [&in](const char* name) { return base::Money::cents(in.needInteger(name)); };
    request.equity = request.accountEquity = amount("equity_c");
    request.priorCloseEquity = amount("prior_close_equity_c");
    request.flowsToday = amount("net_flows_today_c");
    request.streakHalt = in.needInteger("consecutive_losses") >= limits.lossStreak;
    request.openHeat = amount("open_heat_c");
    request.openSymbolRisk = amount("open_symbol_risk_c");
    request.cash = amount("cash_c");
    request.newRisk = amount("new_risk_c");
    request.newCost = amount("new_cost_c");
    const std::vector<std::string> vetoes = risk::atrVetoes(request, limits);
    return {{joined(vetoes), vetoes.empty() ? "ALLOW" : "VETO"}, {}};
}

} // namespace

void addBuyingKinds(std::vector<Kind>& kinds) {
    kinds.push_back({"light",
                     "breakout/traffic_light.csv",
                     {"vix", "spy", "spy_sma20", "iwm_spy", "iwm_spy_sma20", "tnx_pct", "tnx_pct_20ago"},
                     {"bear_flags", "regime", "mult_long", "mult_short"},
                     {},
                     light,
                     {}});
    kinds.push_back({"kelly",
                     "breakout/kelly.csv",
                     {"p", "b", "a"},
                     {"kelly_fraction", "half_kelly_capped", "full_kelly_capped"},
                     {},
                     kelly,
                     {}});
    kinds.push_back({"expectation",
                     "breakout/expectation.csv",
                     {"p", "b", "a", "f", "n"},
                     {"edge_per_premium", "kelly_fraction", "p_hit_100x", "p_ruin", "p_terminal_ge_100x",
                      "p_terminal_loss", "median_terminal_multiple", "expected_log_growth_per_trade"},
                     {},
                     expectation,
                     {}});
    kinds.push_back(
        {"atr-gates",
         "atr/gates.csv",
         {"close", "atr", "ema10", "sma20", "sma50", "sma100", "sma200", "vol", "vol20", "bid", "ask"},
         {"g1", "g2", "g3", "g4", "g5", "g6", "first_fail", "signal"},
         {},
         atrGates,
         {}});
    kinds.push_back({"atr-exits",
                     "atr/exits.csv",
                     {"entry_underlying", "atr_entry", "underlying", "highest_close", "entry_premium", "bid",
                      "iv_entry", "iv_now", "dte", "contracts_original", "contracts_open", "targets_hit"},
                     {"action", "contracts_to_close", "all_triggers"},
                     {},
                     atrExits,
                     {}});
    kinds.push_back({"atr-limits",
                     "atr/safeguards.csv",
                     {"equity_c", "prior_close_equity_c", "net_flows_today_c", "consecutive_losses",
                      "open_heat_c", "open_symbol_risk_c", "cash_c", "new_risk_c", "new_cost_c"},
                     {"vetoes", "verdict"},
                     {},
                     atrLimits,
                     {}});
}

} // namespace signalbox::calc
