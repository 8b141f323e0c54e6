// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/codec/enum_names.h"
#include "engine/codec/json_values.h"
#include "engine/codec/outcome_parts.h"

namespace signalbox::codec {
namespace {

using session::PlanOutcome;
using structures::TradePlan;

Json candidateJson(const structures::Candidate& candidate) {
    return {{"short", candidate.shortStrike.toDollars()},
            {"long", candidate.longStrike.toDollars()},
            {"delta", candidate.delta},
            {"distance", candidate.distance},
            {"mid_credit", orNull(candidate.midCredit)},
            {"rejected", candidate.rejected},
            {"detail", candidate.detail},
            {"chosen", candidate.chosen}};
}

Json legJson(const structures::Leg& leg, const structures::LegQuote& quote) {
    return {{"side", storedName(leg.side)},
            {"ratio", leg.ratio},
            {"symbol", market::occSymbol(leg.contract)},
            {"right", storedName(leg.contract.right)},
            {"strike", leg.contract.strike.toDollars()},
            {"delta", orNull(quote.delta)},
            {"iv", orNull(quote.iv)},
            {"bid", orNull(quote.bid)},
            {"ask", orNull(quote.ask)},
            {"volume", orNull(quote.volume)},
            {"open_interest", orNull(quote.openInterest)}};
}

void addPlan(Json& object, const TradePlan& plan) {
    object["structure"] = storedName(plan.kind);
    object["chain"] = {{"as_of", base::toIso(plan.quotesAsOf)},
                       {"source", plan.chainSource},
                       {"basis", market::basisName(plan.chainBasis)}};
    object["entry_date"] = base::toIso(plan.entryDate);
    object["provisional"] = plan.provisional;
    object["simulated"] = plan.simulated;
    object["expiration"] = base::toIso(plan.expiration);
    object["settlement"] = storedName(plan.settlement);
    object["dte"] = plan.dte;
    object["spot"] = plan.spot;
    object["forward"] = plan.forward;
    object["discount"] = plan.discount;
    object["years"] = plan.years;
    Json legs = Json::array();
    for (std::size_t i = 0; i < plan.legs.size(); ++i) {
        legs.push_back(
            legJson(plan.legs[i], i < plan.quotes.size() ? plan.quotes[i] : structures::LegQuote{}));
    }
    object["legs"] = std::move(legs);
    object["width"] = plan.width.toDollars();
    object[plan.credit ? "credit" : "debit"] = plan.limit.toDollars();
    object["mid"] = plan.mid;
    object["natural"] = plan.natural.toDollars();
    object["best"] = plan.best.toDollars();
    object["multiplier"] = plan.multiplier;
    object["max_loss_per_unit"] = plan.maxLossPerUnit.toDollars();
    object["max_profit_per_unit"] =
        plan.profitUncapped ? Json(nullptr) : Json(plan.maxProfitPerUnit.toDollars());
    object["break_even"] = plan.breakEven;
    object["probability_of_profit"] = orNull(plan.probabilityOfProfit);
    object["unit_greeks"] = {{"delta", plan.unitDelta},
                             {"gamma", plan.unitGamma},
                             {"theta", plan.unitTheta},
                             {"vega", plan.unitVega}};
}

Json convictionJson(const risk::Conviction& conviction) {
    return {{"iv_rank", conviction.ivRank}, {"term", conviction.term},        {"trend", conviction.trend},
            {"depth", conviction.depth},    {"win_rate", conviction.winRate}, {"mean", conviction.mean}};
}

Json sizeJson(const risk::SizeResult& size) {
    return {{"risk_bp", size.riskBp},
            {"alloc_bp", size.allocationBp},
            {"conviction_bp", size.convictionBp},
            {"budget", size.budget.toDollars()},
            {"cap", size.cap.toDollars()},
            {"heat_room", size.heatRoom.toDollars()},
            {"max_loss_per_unit", size.maxLossPerUnit.toDollars()},
            {"contracts", size.contracts},
            {"binding", size.binding}};
}

Json verdictJson(const risk::RiskVerdict& verdict) {
    Json checks = Json::array();
    for (const risk::RiskCheck& check : verdict.checks) {
        checks.push_back({{"code", check.code},
                          {"used", orNull(check.used)},
                          {"after", orNull(check.after)},
                          {"allowed", orNull(check.allowed)},
                          {"unit", check.unit},
                          {"ok", check.ok},
                          {"text", check.text}});
    }
    return {{"approved", verdict.approved},
            {"checks", std::move(checks)},
            {"contracts_allowed", verdict.contractsAllowed},
            {"account_binding", verdict.accountBinding},
            {"alternatives", verdict.alternatives}};
}

} // namespace

Json planObject(const PlanOutcome& outcome) {
    Json object{{"hypothetical", outcome.hypothetical},
                {"plan_id", outcome.planId.empty() ? Json(nullptr) : Json(outcome.planId)},
                {"refusal", outcome.refusal.empty() ? Json(nullptr) : Json(outcome.refusal)},
                {"hash", outcome.hash}};
    for (const char* name : {"chain", "expiration", "settlement", "dte", "forward", "discount", "credit"}) {
        object[name] = nullptr;
    }
    object["legs"] = Json::array();
    object["candidates"] = Json::array();
    if (outcome.selection) {
        object["expiration"] = orNull(outcome.selection->expiration);
        if (outcome.selection->plan) {
            addPlan(object, *outcome.selection->plan);
        }
        const bool own = outcome.selection->candidates.empty() && outcome.selection->plan;
        for (const structures::Candidate& candidate :
             own ? outcome.selection->plan->candidates : outcome.selection->candidates) {
            object["candidates"].push_back(candidateJson(candidate));
        }
    }
    object["conviction_bp"] = outcome.conviction ? Json(outcome.conviction->bp) : Json(nullptr);
    object["conviction"] = outcome.conviction ? convictionJson(*outcome.conviction) : Json(nullptr);
    object["size"] = outcome.size ? sizeJson(*outcome.size) : Json(nullptr);
    object["verdict"] = outcome.verdict ? verdictJson(*outcome.verdict) : Json(nullptr);
    return object;
}

} // namespace signalbox::codec
