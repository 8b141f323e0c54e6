// SPDX-License-Identifier: GPL-3.0-or-later
// Kinds of conviction, size, account and calendar: conviction, size, account, business-days.
#include "app/commands/calc/calculator.h"
#include "engine/calendar/calendar.h"
#include "engine/risk/account_limits.h"
#include "engine/risk/conviction.h"
#include "engine/risk/sizing.h"

namespace signalbox::calc {
namespace {

Answer conviction(const Case& in) {
    risk::ConvictionInputs inputs;
    inputs.ivRank = in.real("iv_rank");
    inputs.tsRatio = in.real("ts_ratio");
    inputs.trendExcess = in.real("trend_excess");
    inputs.bandDepth = in.real("bb_depth");
    inputs.closedTrades = static_cast<int>(in.needInteger("closed_trades"));
    inputs.winsLast10 = static_cast<int>(in.needInteger("wins_last10"));
    const risk::Conviction result = risk::conviction(inputs, in.real("bb_std_dev").value_or(2.0));
    return {{shown(result.ivRank), shown(result.term), shown(result.trend), shown(result.depth),
             shown(result.winRate), shown(result.mean), shown(std::int64_t{result.bp})},
            {}};
}

Answer size(const Case& in) {
    risk::SizingInputs inputs;
    const auto regime = diagnosis::parseRegime(in.text("regime"));
    if (!regime) {
        throw BadField{"regime: no such regime: " + in.text("regime")};
    }
    inputs.regime = *regime;
    inputs.equity = inputs.accountEquity = base::Money::cents(in.needInteger("equity"));
    inputs.highWaterMark = base::Money::cents(in.needInteger("hwm"));
    inputs.vix = in.real("vix");
    inputs.convictionBp = static_cast<int>(in.needInteger("conv_bp"));
    inputs.width = base::Price::units(in.needInteger("width"));
    inputs.credit = base::Price::units(in.needInteger("credit"));
    inputs.multiplier = static_cast<std::int32_t>(in.integer("mult").value_or(100));
    inputs.openHeat = base::Money::cents(in.needInteger("open_heat"));
    if (const auto now = in.real("delta_now")) {
        inputs.delta = risk::DeltaInputs{*now, in.needReal("spread_delta"), in.needReal("spot")};
    }
    inputs.buyingPower = in.cents("bp_avail");
    risk::SizingParameters parameters;
    parameters.riskPerTradeBp = static_cast<std::int32_t>(in.needInteger("risk_bp"));
    const risk::SizeResult result = risk::sizeOf(inputs, parameters);
    if (result.binding == "INVALID_CREDIT") {
        return {{"", "", "", "", "", "", "0", result.binding}, {}};
    }
    return {{shown(std::int64_t{result.riskBp}), shown(std::int64_t{result.allocationBp}),
             shown(result.budget.toCents()), shown(result.cap.toCents()), shown(result.heatRoom.toCents()),
             shown(result.maxLossPerUnit.toCents()), shown(result.contracts), result.binding},
            {}};
}

Answer account(const Case& in) {
    const auto enabled = risk::parseEnabled(in.text("enabled"));
    if (!enabled) {
        throw BadField{"enabled: no such strategies: " + in.text("enabled")};
    }
    risk::AccountState state;
    state.equity = base::Money::cents(in.needInteger("account_equity_c"));
    state.heat = base::Money::cents(in.needInteger("open_heat_c"));
    state.groupRisk = base::Money::cents(in.needInteger("group_risk_c"));
    state.cash = base::Money::cents(in.needInteger("cash_c"));
    if (const auto value = in.real("day_return")) {
        state.dayReturn = risk::Ratio::fromReal(*value);
    }
    if (const auto value = in.real("drawdown")) {
        state.drawdown = risk::Ratio::fromReal(*value);
    }
    const risk::AccountRequest request{base::Money::cents(in.needInteger("max_loss_per_contract_c")),
                                       base::Money::cents(in.needInteger("cash_per_contract_c")),
                                       in.needInteger("requested")};
    const risk::AccountAnswer answer = risk::accountAllows(state, request, risk::accountLimits(*enabled));
    return {{shown(answer.allowed), answer.binding}, {}};
}

Answer businessDays(const Case& in) {
    const calendar::Calendar& calendar = calendar::Calendar::standard();
    const base::Date from = in.needDate("from");
    const base::Date to = in.needDate("to");
    const auto days = calendar.businessDays(from, to);
    const auto fromSession = calendar.isSession(from);
    const auto toSession = calendar.isSession(to);
    const auto plus3 = calendar.addBusinessDays(from, 3);
    const auto plus5 = calendar.addBusinessDays(from, 5);
    for (const base::Error* error :
         {days ? nullptr : &days.error(), fromSession ? nullptr : &fromSession.error(),
          toSession ? nullptr : &toSession.error(), plus3 ? nullptr : &plus3.error(),
          plus5 ? nullptr : &plus5.error()}) {
        if (error != nullptr) {
            return {{}, error->message()};
        }
    }
    return {{shown(std::int64_t{*days}), shown(*fromSession), shown(*toSession), base::toIso(*plus3),
             base::toIso(*plus5)},
            {}};
}

} // namespace

void addAccountKinds(std::vector<Kind>& kinds) {
    kinds.push_back({"conviction",
                     "optimus/conviction.csv",
                     {"iv_rank", "ts_ratio", "trend_excess", "bb_depth", "closed_trades", "wins_last10"},
                     {"s_ivrank", "s_term", "s_trend", "s_depth", "s_winrate", "mean_score", "conviction_bp"},
                     "",
                     conviction,
                     {},
                     {"bb_std_dev"}});
    kinds.push_back({"size",
                     "optimus/sizing.csv",
                     {"equity", "hwm", "risk_bp", "regime", "vix", "conv_bp", "width", "credit", "mult",
                      "open_heat", "delta_now", "spread_delta", "spot", "bp_avail"},
                     {"eff_risk_bp", "alloc_bp", "budget_c", "cap_c", "heat_room_c",
                      "max_loss_per_contract_c", "contracts", "binding"},
                     "",
                     size,
                     {}});
    kinds.push_back(
        {"account",
         "shared/account.csv",
         {"account_equity_c", "enabled", "strategy", "open_heat_c", "group_risk_c", "cash_c", "day_return",
          "drawdown", "max_loss_per_contract_c", "cash_per_contract_c", "requested"},
         {"allowed", "binding"},
         "",
         account,
         {}});
    kinds.push_back({"business-days",
                     "shared/business_days.csv",
                     {"from", "to"},
                     {"bd", "from_is_session", "to_is_session", "from_plus_3", "from_plus_5"},
                     "",
                     businessDays,
                     {}});
}

} // namespace signalbox::calc
