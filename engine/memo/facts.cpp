// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/memo/facts.h"

#include "engine/chains/analyse_chain.h"
#include "engine/diagnosis/market_light_inputs.h"
#include "engine/market/series_names.h"

#include <algorithm>
#include <cmath>

namespace signalbox::memo {
namespace {

constexpr int WinsForPayoff = 10; ///< BRK-K3

std::optional<double> reading(const entry::EntryEvaluation& evaluation, const char* name) {
    const auto found = evaluation.readings.find(name);
    return found == evaluation.readings.end() ? std::nullopt : found->second;
}

HeaderPart headerOf(const MemoSources& sources, const structures::TradePlan& plan) {
    const entry::EntryEvaluation& evaluation = sources.plan->evaluation;
    HeaderPart header;
    header.memoId = memoIdOf(evaluation.date, evaluation.underlying);
    header.date = sources.context->provisional ? evaluation.date : sources.validOn;
    header.signalDate = evaluation.date;
    header.validOn = sources.validOn;
    header.strategy = evaluation.strategy;
    header.symbol = evaluation.underlying;
    header.mode = sources.context->mode;
    header.author = sources.author;
    header.side = evaluation.signal;
    if (plan.legs.size() == 1) {
        const market::OptionContract& contract = plan.legs.front().contract;
        header.contract = market::occSymbol(contract);
        header.expiration = contract.expiration;
        header.strike = contract.strike.toPrice();
        header.multiplier = contract.multiplier;
    }
    if (sources.plan->size && sources.plan->size->contracts > 0) {
        header.quantity = sources.plan->size->contracts;
    }
    header.limit = plan.limit;
    return header;
}

std::vector<ThesisBar> barsUpTo(const market::BarView& view, base::Date date) {
    std::vector<ThesisBar> bars;
    std::size_t end = view.size();
    while (end > 0 && view.date(end - 1) > date) {
        --end;
    }
    if (end < ThesisBars) {
        return bars;
    }
    for (std::size_t i = end - ThesisBars; i < end; ++i) {
        const market::Bar bar = view.bar(i);
        bars.push_back({bar.date, bar.high, bar.low, bar.close});
    }
    return bars;
}

LightPart lightOf(const market::MarketSnapshot& snapshot, base::Date date,
                  const calendar::Calendar& calendar) {
    const auto inputs =
        diagnosis::marketLightInputs({snapshot.view(market::names::Vix), snapshot.view("SPY"),
                                      snapshot.view("IWM"), snapshot.view(market::names::Yield10y)},
                                     date, calendar);
    LightPart part;
    if (!inputs) {
        return part;
    }
    const diagnosis::MarketLight light = diagnosis::marketLight(*inputs);
    part.vix = inputs->vix;
    part.spy = inputs->spy;
    part.spySma20 = inputs->spySma20;
    part.iwmSpy = inputs->iwmSpy;
    part.iwmSpySma20 = inputs->iwmSpySma20;
    part.yield10y = inputs->yield10y;
    part.yield10yTwentyAgo = inputs->yield10yTwentyAgo;
    part.yieldChangeBp = light.yieldChangeBp;
    part.regime = diagnosis::marketMoodName(light.mood);
    part.longMultiplier = light.longMultiplier;
    part.shortMultiplier = light.shortMultiplier;
    return part;
}

GreeksPart greeksOf(const MemoSources& sources, const structures::TradePlan& plan) {
    GreeksPart part;
    part.quotesAsOf = base::toIso(plan.quotesAsOf);
    if (plan.spot > 0) {
        part.spot = plan.spot;
    }
    if (plan.years > 0) {
        part.years = plan.years;
        part.rate = -std::log(plan.discount) / plan.years;
    }
    if (const auto chain = sources.context->snapshot->chain(plan.underlying)) {
        for (const pricing::CashDividend& one :
             chains::cashDividends(*chain, sources.context->snapshot->dividendsAhead)) {
            part.dividendsKnown = true;
            if (one.years <= plan.years) {
                part.dividends.push_back({one.years, one.amount});
            }
        }
    }
    if (plan.quotes.size() == 1) {
        const structures::LegQuote& quote = plan.quotes.front();
        part.bid = quote.bid;
        part.ask = quote.ask;
        part.iv = quote.iv;
        part.openInterest = quote.openInterest;
        part.perShare.delta = quote.delta;
        part.perShare.gamma = quote.gamma;
        part.perShare.thetaDay = quote.thetaDay;
        part.perShare.vegaPoint = quote.vegaPoint;
    }
    return part;
}

EvidenceSources sourcesOf(const strategies::BreakoutEvidence& known) {
    EvidenceSources sources;
    sources.ownWins = known.own.wins;
    sources.ownTrades = known.own.trades;
    sources.backtestWins = known.backtest.wins;
    sources.backtestTrades = known.backtest.trades;
    sources.since = known.since;
    sources.file = known.fileHash;
    return sources;
}

EdgePart edgeOf(const MemoSources& sources) {
    const params::BreakoutParameters& rules =
        sources.context->parameters->breakout(sources.context->underlying);
    EdgePart edge;
    const strategies::BreakoutEdge& known = sources.edge;
    edge.evidence = params::kellyEvidenceKey(
        known.sources.withBacktest ? params::KellyEvidence::OwnAndBacktest : params::KellyEvidence::Own);
    if (known.sources.withBacktest) {
        edge.sources = sourcesOf(known.sources);
    }
    edge.wins = known.wins;
    edge.trades = known.trades;
    if (known.wins >= WinsForPayoff) {
        edge.meanGain = known.evidenceB;
    }
    edge.evidenceP = known.evidenceP;
    edge.evidenceB = known.evidenceB;
    edge.evidenceKelly = known.evidenceKelly;
    edge.lossA = known.a;
    edge.p = known.p;
    edge.b = known.b;
    edge.kelly = known.kelly;
    edge.stakeBp = known.stakeBp;
    edge.probe = known.probe;
    edge.assumedEdge = known.assumed;
    edge.statedP = rules.statedP;
    edge.statedB = rules.statedB;
    edge.kellyFraction = rules.kellyFraction;
    edge.probeBp = rules.probe.value();
    return edge;
}

RiskPart riskOf(const MemoSources& sources, const structures::TradePlan& plan) {
    const params::BreakoutParameters& rules =
        sources.context->parameters->breakout(sources.context->underlying);
    RiskPart risk;
    risk.equity = sources.sleeveEquity;
    risk.fee = sources.context->parameters->account().feePerContract;
    if (sources.plan->size) {
        risk.budget = sources.plan->size->budget;
    }
    risk.edge = edgeOf(sources);
    // A contract whose quote carries a code is refused before it becomes a plan (BRK-I2).
    risk.quoteCheck = "OK";
    const market::EarningsFlag flag =
        sources.context->snapshot->earningsFlag(plan.underlying, plan.expiration);
    risk.earnings = market::earningsText(flag);
    risk.earningsMode = params::earningsModeKey(rules.earningsMode);
    risk.earningsBeforeExpiry = flag.knowledge == market::EarningsKnowledge::OnOrBefore;
    if (sources.plan->verdict) {
        for (const risk::RiskCheck& check : sources.plan->verdict->checks) {
            if (check.code != risk::checkCode(risk::Check::Memo)) {
                risk.limits.push_back(
                    {check.code, check.used, check.after, check.allowed, check.unit, check.ok, check.text});
            }
        }
    }
    risk.exits.profitMultipleX100 = rules.profitMultipleX100;
    risk.exits.stopFractionX100 = rules.stopFractionX100;
    risk.exits.exitDte = rules.exitDte;
    return risk;
}

} // namespace

std::string memoIdOf(base::Date signalDate, const std::string& symbol) {
    return "M-" + base::toIso(signalDate) + "-" + symbol;
}

MemoBody recordedFacts(const MemoSources& sources) {
    MemoBody body;
    const session::PlanOutcome& outcome = *sources.plan;
    if (!outcome.selection || !outcome.selection->plan) {
        return body;
    }
    const structures::TradePlan& plan = *outcome.selection->plan;
    const strategies::Context& context = *sources.context;
    const params::BreakoutParameters& rules = context.parameters->breakout(context.underlying);
    const base::Date signal = outcome.evaluation.date;
    body.header = headerOf(sources, plan);
    body.thesis.bars = barsUpTo(context.snapshot->view(plan.underlying), signal);
    body.thesis.zPrice = reading(outcome.evaluation, "z_price");
    body.thesis.zVol = reading(outcome.evaluation, "z_vol");
    body.thesis.zPriceMin = rules.zPriceMin;
    body.thesis.zVolMin = rules.zVolMin;
    body.thesis.light = lightOf(*context.snapshot, signal, *context.calendar);
    body.greeks = greeksOf(sources, plan);
    body.risk = riskOf(sources, plan);
    return body;
}

} // namespace signalbox::memo
