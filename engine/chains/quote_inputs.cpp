// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/chains/quote_inputs.h"

#include "engine/chains/analyse_chain.h"
#include "engine/market/series_names.h"

#include <chrono>

namespace signalbox::chains {
namespace {

bool changesContracts(market::ActionKind kind) {
    return kind != market::ActionKind::CashDividend;
}

/// Q1-Q4 of a stored quote; Q5 is the same for the whole chain.
bool isSound(std::int64_t bid, std::int64_t ask) {
    return bid != market::NoPrice && ask != market::NoPrice && 0 < bid && bid < ask;
}

std::optional<double> ageOf(const market::OptionChain& chain, const QuoteContext& context) {
    if (context.now) {
        return std::chrono::duration<double>(*context.now - chain.asOf()).count();
    }
    return chain.id().date == context.evaluationDate ? std::optional(0.0) : std::nullopt;
}

bool isFresh(const std::optional<double>& age, const QuoteContext& context) {
    return age && *age >= 0 && *age <= context.maxAgeSeconds;
}

std::optional<QuoteNeighbour> neighbour(const market::ExpiryBlock& block, market::Right right,
                                        std::size_t index, int step) {
    const market::QuoteColumns& side = block.side(right);
    const auto count = static_cast<std::ptrdiff_t>(block.strikes.size());
    for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(index) + step; at >= 0 && at < count; at += step) {
        const auto i = static_cast<std::size_t>(at);
        if (side.listed[i] != 0 && isSound(side.bid[i], side.ask[i])) {
            return QuoteNeighbour{block.strikes[i], base::Price::units(side.bid[i]),
                                  base::Price::units(side.ask[i])};
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<base::Date> lastContractAction(std::span<const market::CorporateAction> actions,
                                             const std::string& symbol, base::Date date) {
    std::optional<base::Date> last;
    for (const market::CorporateAction& action : actions) {
        if (action.symbol == symbol && changesContracts(action.kind) && action.effective <= date &&
            (!last || action.effective > *last)) {
            last = action.effective;
        }
    }
    return last;
}

std::optional<int> sessionsSinceAction(std::span<const market::CorporateAction> actions,
                                       const std::string& symbol, base::Date date,
                                       const calendar::Calendar& calendar) {
    const auto last = lastContractAction(actions, symbol, date);
    if (!last) {
        return std::nullopt;
    }
    const auto sessions = calendar.businessDays(*last, date);
    return sessions ? std::optional(*sessions) : std::nullopt;
}

QuoteContext endOfDayContext(const market::MarketSnapshot& snapshot, const market::OptionChain& chain,
                             const calendar::Calendar& calendar, double maxSpread) {
    QuoteContext context;
    context.evaluationDate = snapshot.asOf;
    context.maxSpread = maxSpread;
    if (const auto previous = calendar.previousSession(snapshot.asOf)) {
        context.previousClose = snapshot.view(chain.underlying()).closeOn(*previous);
    }
    context.lastAction = lastContractAction(snapshot.actions, chain.underlying(), snapshot.asOf);
    const auto since = sessionsSinceAction(snapshot.actions, chain.underlying(), snapshot.asOf, calendar);
    context.sessionsSinceAction = since && *since <= QuarantineSessions ? since : std::nullopt;
    context.vix = snapshot.view(market::names::Vix).closeOn(snapshot.asOf);
    return context;
}

QuoteInputs quoteInputs(const market::OptionChain& chain, const market::ExpiryBlock& block,
                        const ExpiryAnalytics& analytics, market::Right right, std::size_t index,
                        const QuoteContext& context, bool trading) {
    const market::QuoteColumns& side = block.side(right);
    const market::Right other = right == market::Right::Call ? market::Right::Put : market::Right::Call;
    const auto product = market::knownProduct(chain.underlying());
    QuoteInputs in;
    in.style = exerciseStyle(chain.underlying());
    in.right = right;
    in.spot = chain.underlyingPrice();
    in.strike = block.strikes[index];
    in.rate = analytics.rate;
    in.carry = analytics.carry.value_or(0.0);
    in.years = analytics.years > 0 ? std::optional(analytics.years) : std::nullopt;
    in.forward = analytics.forward;
    in.pvDividends = analytics.pvDividends;
    in.bid = side.bidAt(index);
    in.ask = side.askAt(index);
    const market::TickClass ticks = product ? product->legTicks : market::TickClass::EquityNickel;
    in.tick = market::tickAt(ticks, in.ask.value_or(base::Price()));
    in.ageSeconds = ageOf(chain, context);
    in.maxAgeSeconds = context.maxAgeSeconds;
    in.maxSpread = context.maxSpread;
    in.multiplier = block.multiplier;
    in.deliverable = block.deliverable;
    in.adjustedRoot = block.adjusted;
    in.sessionsSinceAction = context.sessionsSinceAction;
    in.chainRebuilt = context.chainRebuilt;
    in.chainBeforeAction = context.lastAction && chain.id().date < *context.lastAction;
    in.previousClose = context.previousClose;
    if (block.side(other).listed[index] != 0) {
        in.partnerBid = block.side(other).bidAt(index);
        in.partnerAsk = block.side(other).askAt(index);
    }
    if (isFresh(in.ageSeconds, context)) {
        in.lower = neighbour(block, right, index, -1);
        in.upper = neighbour(block, right, index, +1);
    }
    in.referenceVolatility = trading && market::riskGroupOf(chain.underlying()) == "SP500";
    in.vix = context.vix;
    return in;
}

} // namespace signalbox::chains
