// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/structures/long_option_plan.h"

#include "engine/base/format.h"
#include "engine/chains/analyse_chain.h"
#include "engine/chains/leg_codes.h"
#include "engine/market/product.h"
#include "engine/pricing/probability.h"
#include "engine/structures/payoff.h"

namespace signalbox::structures {
namespace {

using base::Price;
using market::Right;

std::string tickRefusal(const std::string& underlying) {
    return "Tick class of " + underlying + " is unknown: no order";
}

TradePlan emptyPlan(const LongOptionInputs& inputs) {
    const market::OptionChain& chain = *inputs.chain;
    TradePlan plan;
    plan.strategy = inputs.strategy;
    plan.underlying = chain.underlying();
    plan.entryDate = chain.id().date;
    plan.quotesAsOf = chain.asOf();
    plan.chainSource = chain.id().source;
    plan.chainBasis = chain.basis();
    plan.provisional = inputs.provisional;
    plan.simulated = chain.simulated();
    plan.spot = *chain.underlyingPrice();
    plan.credit = false;
    return plan;
}

/// What the option can win and lose, and where it breaks even. The premium alone: fees are part of the cost
/// (SHR-N8), not of the price at expiration.
void addPayoff(TradePlan& plan, base::Money entryFee) {
    const PayoffSummary payoff = payoffSummary(plan.legs, -plan.limit, plan.multiplier);
    plan.maxLossPerUnit = base::premium(plan.limit, plan.multiplier, 1) + entryFee;
    plan.profitUncapped = !payoff.maxProfit;
    plan.maxProfitPerUnit = payoff.maxProfit.value_or(base::Money());
    const Leg& leg = plan.legs.front();
    const double strike = leg.contract.strike.toDollars();
    const bool call = leg.contract.right == Right::Call;
    plan.breakEven = call ? strike + plan.limit.toDollars() : strike - plan.limit.toDollars();
    const auto& iv = plan.quotes.front().iv;
    if (iv && plan.breakEven > 0 && plan.forward > 0) {
        plan.probabilityOfProfit =
            call ? pricing::probabilityAbove(plan.forward, plan.breakEven, plan.years, *iv)
                 : pricing::probabilityBelow(plan.forward, plan.breakEven, plan.years, *iv);
    }
}

} // namespace

LongOptionChain::LongOptionChain(LongOptionInputs inputs) : m_inputs(std::move(inputs)) {
    if (!m_inputs.memo) {
        m_inputs.memo = std::make_shared<chains::ExpiryMemo>();
    }
}

const chains::ExpiryAnalytics& LongOptionChain::analyticsOf(std::size_t block) const {
    if (m_inputs.analytics && m_inputs.analytics->chain == m_inputs.chain) {
        return m_inputs.analytics->expiries[block];
    }
    const calendar::Calendar& calendar =
        m_inputs.calendar != nullptr ? *m_inputs.calendar : calendar::Calendar::standard();
    return m_inputs.memo->of(m_inputs.chain, block, m_inputs.rate, calendar, m_inputs.dividends);
}

std::vector<chains::QuoteCode> LongOptionChain::codesOf(const ContractPlace& place, Right right) const {
    return chains::legCodes(*m_inputs.chain, m_inputs.chain->blocks()[place.block], analyticsOf(place.block),
                            right, place.index, m_inputs.quotes);
}

LegQuote LongOptionChain::quoteOf(const ContractPlace& place, Right right) const {
    return legQuote(m_inputs.chain->blocks()[place.block], analyticsOf(place.block), right, place.index);
}

std::string LongOptionChain::refusal() const {
    if (!m_inputs.chain) {
        return "No option chain";
    }
    if (!m_inputs.chain->underlyingPrice()) {
        return "The chain of " + m_inputs.chain->underlying() + " of " +
               base::toIso(m_inputs.chain->id().date) + " came without an underlying price";
    }
    return {};
}

int LongOptionChain::dteOf(std::size_t block) const {
    return base::daysBetween(m_inputs.entryDate, m_inputs.chain->blocks()[block].expiration);
}

Selection planLongOption(const LongOptionChain& chain, const LongOptionPick& pick, Right right) {
    Selection selection;
    selection.candidates = pick.candidates;
    selection.expiration = pick.expiration;
    const auto refuse = [&selection](std::string why) {
        selection.refusal = std::move(why);
        return selection;
    };
    if (!pick.place) {
        return refuse(pick.detail.empty() ? pick.reject : pick.detail);
    }
    const LongOptionInputs& inputs = chain.inputs();
    const auto product = market::knownProduct(inputs.chain->underlying());
    if (!product) {
        return refuse(tickRefusal(inputs.chain->underlying()));
    }
    const LegQuote& quote = pick.quote;
    if (!quote.bid || !quote.ask || *quote.ask <= Price() || *quote.bid > *quote.ask) {
        return refuse("The contract has no usable quote: " + pick.reject);
    }
    const market::ExpiryBlock& block = inputs.chain->blocks()[pick.place->block];
    const chains::ExpiryAnalytics& analytics = chain.analyticsOf(pick.place->block);
    if (!quote.delta || !quote.gamma || !quote.thetaDay || !quote.vegaPoint) {
        return refuse("No model values for " + base::toIso(block.expiration) + ": " +
                      (analytics.problem.empty() ? "the volatility of the quote cannot be computed"
                                                 : analytics.problem));
    }
    TradePlan plan = emptyPlan(inputs);
    plan.kind = right == Right::Call ? StructureKind::LongCall : StructureKind::LongPut;
    plan.expiration = block.expiration;
    plan.settlement = block.settlement;
    plan.dte = analytics.dte;
    plan.forward = analytics.forward.value_or(0);
    plan.discount = analytics.discount.value_or(1);
    plan.years = analytics.years;
    plan.multiplier = block.multiplier;
    plan.legs = {{block.contract(plan.underlying, right, pick.place->index), Side::Buy, 1}};
    plan.quotes = {quote};
    plan.limit = market::ceilTick(product->legTicks, *quote.ask);
    plan.mid = base::midDollars(*quote.bid, *quote.ask);
    plan.natural = *quote.ask;
    plan.best = *quote.bid;
    plan.unitDelta = *quote.delta;
    plan.unitGamma = *quote.gamma;
    plan.unitTheta = *quote.thetaDay;
    plan.unitVega = *quote.vegaPoint;
    plan.candidates = pick.candidates;
    EntryFacts facts;
    facts.underlying = plan.spot;
    facts.iv = quote.iv;
    plan.facts = facts;
    addPayoff(plan, inputs.entryFee);
    selection.plan = std::move(plan);
    return selection;
}

Selection changeLongOption(const LongOptionChain& chain, const TradePlan& plan, const PlanChange& change,
                           int minDte, int maxDte) {
    Selection selection;
    selection.candidates = plan.candidates;
    const auto refuse = [&selection](std::string why) {
        selection.refusal = std::move(why);
        return selection;
    };
    if (std::string why = chain.refusal(); !why.empty()) {
        return refuse(std::move(why));
    }
    if (plan.legs.size() != 1 || change.shortStrike) {
        return refuse("Only the one option that is bought can be changed here");
    }
    market::OptionContract wanted = plan.legs.front().contract;
    wanted.expiration = change.expiration.value_or(wanted.expiration);
    wanted.settlement = change.settlement.value_or(wanted.settlement);
    wanted.strike = change.longStrike.value_or(wanted.strike);
    const bool moved = wanted != plan.legs.front().contract;
    LongOptionPick pick = pickContract(chain, wanted);
    if (!pick.place) {
        return refuse(base::plain(wanted.strike) + market::rightLetter(wanted.right) + " of " +
                      base::toIso(wanted.expiration) + " is not listed");
    }
    if (pick.dte < minDte || pick.dte > maxDte) {
        return refuse("Expiration " + base::toIso(wanted.expiration) + " has " + std::to_string(pick.dte) +
                      " DTE, outside " + std::to_string(minDte) + ".." + std::to_string(maxDte));
    }
    if (!pick.codes.empty()) {
        return refuse("Quote of " + base::plain(wanted.strike) + market::rightLetter(wanted.right) +
                      " may not be used: " + chains::joinCodes(pick.codes, ", "));
    }
    pick.candidates = plan.candidates;
    selection = planLongOption(chain, pick, wanted.right);
    if (!selection.plan) {
        return selection;
    }
    TradePlan& changed = *selection.plan;
    const market::TickClass ticks = market::knownProduct(changed.underlying)->legTicks;
    const Price limit = change.limit.value_or(moved ? changed.limit : plan.limit);
    if (limit <= Price() || !market::isOnTick(ticks, limit)) {
        return refuse("Limit " + base::plain(limit) + " is not on the " +
                      base::plain(market::tickAt(ticks, std::max(limit, Price()))) + " tick");
    }
    changed.limit = limit;
    const base::Money fee = chain.inputs().entryFee;
    const auto facts = plan.facts;
    addPayoff(changed, fee);
    if (facts) {
        changed.facts->atr = facts->atr;
        changed.facts->probe = facts->probe;
        changed.facts->assumedEdge = facts->assumedEdge;
        changed.facts->evidence = facts->evidence;
    }
    return selection;
}

} // namespace signalbox::structures
