// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/real.h"
#include "engine/codec/backtest_parts.h"
#include "engine/codec/enum_names.h"
#include "engine/codec/json_values.h"

namespace signalbox::codec {
namespace {

Json legJson(const backtest::TradeLeg& leg) {
    return {{"side", storedName(leg.side)},
            {"right", storedName(leg.right)},
            {"strike", base::Strike::thousandths(leg.strike).toDollars()},
            {"ratio", leg.ratio}};
}

void addPrices(Json& object, const backtest::Trade& trade) {
    const char* entry = trade.credit ? "credit" : "debit";
    const char* exit = trade.credit ? "debit" : "credit";
    object[entry] = trade.entryPrice.toDollars();
    object[exit] = trade.isOpen() ? Json(nullptr) : Json(trade.exitPrice.toDollars());
    if (trade.isOpen()) {
        object["mark"] = trade.exitPrice.toDollars();
    }
}

/// What only bought options have, and what trades of several systems need to be told apart.
void addBought(Json& object, const backtest::Trade& trade) {
    if (trade.credit) {
        return;
    }
    object["delta"] = trade.shortDelta;
    object["iv"] = trade.shortIv > 0 ? Json(trade.shortIv) : Json(nullptr);
    object["underlying_price"] = trade.bought.underlying;
    object["probe"] = trade.bought.probe;
    Json parts = Json::array();
    for (const backtest::TradePart& part : trade.parts) {
        parts.push_back({{"date", base::toIso(part.date)},
                         {"contracts", part.contracts},
                         {"credit", part.price.toDollars()},
                         {"fees", part.fees.toDollars()},
                         {"reason", lab::reasonKey(part.reason)},
                         {"priced_from", history::originKey(part.origin)}});
    }
    object["closings"] = std::move(parts);
    object["contracts_open"] = trade.contractsOpen();
    if (trade.entryValues.size() == stats::LearningValues) {
        Json known = Json::object();
        for (std::size_t value = 0; value < stats::LearningValues; ++value) {
            known[stats::learningKey(value)] = orNull(base::known(trade.entryValues[value]));
        }
        object["known_at_entry"] = std::move(known);
    }
    for (const char* none : {"short_delta", "short_iv", "conviction", "width"}) {
        object.erase(none);
    }
}

} // namespace

Json greekParts(const lab::GreekParts& parts) {
    return {{"delta", parts.delta.toDollars()},
            {"gamma", parts.gamma.toDollars()},
            {"theta", parts.theta.toDollars()},
            {"vega", parts.vega.toDollars()},
            {"entry_cost", parts.entryCost.toDollars()},
            {"exit_cost", parts.exitCost.toDollars()},
            {"fees", parts.fees.toDollars()},
            {"remainder", parts.remainder.toDollars()}};
}

Json originShares(const lab::OriginCounts& counts) {
    return {{"quotes", orNull(counts.quoteShare())},
            {"model", orNull(counts.modelShare())},
            {"prices_from_quotes", counts.quotes},
            {"prices_from_model", counts.model},
            {"prices_missing", counts.missing}};
}

Json backtestTrade(const backtest::Trade& trade, const lab::TradeSplit* split,
                   const lab::TradeProvenance* prices) {
    Json legs = Json::array();
    for (std::size_t i = 0; i < trade.legCount; ++i) {
        legs.push_back(legJson(trade.legs[i]));
    }
    Json object{{"id", trade.id},
                {"signal", base::toIso(trade.signalDate)},
                {"opened", base::toIso(trade.openedOn)},
                {"closed", orNull(trade.closedOn)},
                {"legs", std::move(legs)},
                {"expiration", base::toIso(trade.expiration)},
                {"settlement", storedName(trade.settlement)},
                {"multiplier", trade.multiplier},
                {"contracts", trade.contracts},
                {"width", trade.width.toDollars()},
                {"pl", trade.netPl.toDollars()},
                {"fees", trade.fees.toDollars()},
                {"reason", lab::reasonKey(trade.reason)},
                {"days_held", trade.daysHeld},
                {"dte", trade.dteAtEntry},
                {"dte_at_close", trade.dteAtClose},
                {"max_loss", trade.maxLoss.toDollars()},
                {"conviction", trade.convictionBp / 10'000.0},
                {"regime", diagnosis::regimeKey(trade.regime)},
                {"short_delta", trade.shortDelta},
                {"short_iv", trade.shortIv},
                {"opened_from", history::originKey(trade.openedFrom)},
                {"closed_from", trade.isOpen() ? Json(nullptr) : Json(history::originKey(trade.closedFrom))}};
    addPrices(object, trade);
    addBought(object, trade);
    if (prices != nullptr) {
        object["priced_from"] = originShares(prices->all());
    }
    if (split != nullptr) {
        object["greeks"] = greekParts(split->parts);
        object["theta_capture"] = orNull(split->theta.ratio);
        object["theta_lag"] = split->thetaLag;
    }
    return object;
}

} // namespace signalbox::codec
