// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/strategies/one_share.h"

#include "engine/base/format.h"
#include "engine/book/split_terms.h"
#include "engine/chains/quote_inputs.h"
#include "engine/chains/rate.h"
#include "engine/market/series_names.h"
#include "engine/risk/risk_checks.h"
#include "engine/scan/scan_rules.h"
#include "engine/strategies/last_bars.h"
#include "engine/strategies/registry.h"

#include <algorithm>
#include <cmath>

namespace signalbox::strategies {
namespace {

/// A chain that was taken while its session traded.
bool isIntraday(const market::OptionChain& chain, const calendar::Calendar& calendar) {
    const auto close = calendar.closeInstant(chain.id().date);
    return chain.id().secondsOfDay >= 0 && close && chain.asOf() < *close;
}

bool holeIn(const diagnosis::EquityColumns& c, const diagnosis::Column& average, int session, int window) {
    return base::isKnown(average.at(session)) && c.bars.missing(session, window) > 0;
}

std::optional<double> rateOf(const Context& context) {
    return chains::zeroRate(context.snapshot->view(market::names::Bill13w), context.date, *context.calendar);
}

} // namespace

base::Result<std::shared_ptr<const Prepared>> prepareShare(const Context& context) {
    SIGNALBOX_TRY_ASSIGN(auto columns, diagnosis::buildEquityColumns(
                                           diagnosis::equitySeries(*context.snapshot, context.underlying),
                                           *context.calendar, context.parameters->account().historyStart));
    return std::shared_ptr<const Prepared>(std::make_shared<SharePrepared>(std::move(columns)));
}

const diagnosis::EquityColumns& shareColumns(const Context& context) {
    return *static_cast<const SharePrepared&>(*context.prepared).columns;
}

scan::Readings readingsAt(const diagnosis::EquityColumns& c, int session) {
    scan::Readings r;
    r.bars = std::min(c.bars.at(session), scan::MostBarsAsked);
    r.close = c.close.at(session);
    if (!base::isKnown(r.close)) {
        return r;
    }
    r.volume = c.volume.at(session);
    r.ema10 = c.ema10.at(session);
    r.atr14 = c.atr14.at(session);
    r.sma20 = c.sma20.at(session);
    r.sma50 = c.sma50.at(session);
    r.sma100 = c.sma100.at(session);
    r.sma200 = c.sma200.at(session);
    r.zPrice = c.zPrice.at(session);
    r.zVol = c.zVol.at(session);
    r.meanVolume = c.meanVolume.at(session);
    r.dollarVolume = c.dollarVolume.at(session);
    r.gap = holeIn(c, c.sma50, session, 50) || holeIn(c, c.sma100, session, 100) ||
            holeIn(c, c.sma200, session, 200);
    return r;
}

scan::Listing listingOf(const Context& context) {
    scan::Listing listing;
    listing.symbol = context.underlying;
    const market::BarView& view = context.snapshot->view(context.underlying);
    if (view.exists()) {
        listing.series = 0;
        listing.basis = view.id().basis;
        listing.lastBar = view.lastDate();
        if (listing.lastBar && *listing.lastBar > context.date) {
            listing.lastBar = context.date;
        }
    }
    const auto since = chains::sessionsSinceAction(context.snapshot->actions, context.underlying,
                                                   context.date, *context.calendar);
    if (since) {
        listing.sessionsSinceAction = *since;
        for (const market::CorporateAction& action : context.snapshot->actions) {
            const bool counts = action.symbol == context.underlying && action.effective <= context.date &&
                                action.kind != market::ActionKind::CashDividend;
            if (counts && (!listing.lastAction || action.effective > *listing.lastAction)) {
                listing.lastAction = action.effective;
            }
        }
    }
    if (context.snapshot->chain(context.underlying)) {
        listing.optionsListed = true;
    }
    return listing;
}

base::Date entryDateOf(const Context& context) {
    const auto chain = context.snapshot->chain(context.underlying);
    if (!context.provisional || (chain && isIntraday(*chain, *context.calendar))) {
        return context.date;
    }
    const auto next = context.calendar->nextSession(context.date);
    return next ? *next : context.date;
}

structures::LongOptionChain optionChainOf(const Context& context, const std::string& strategy,
                                          double maxSpread, base::Date entryDate) {
    structures::LongOptionInputs inputs;
    inputs.chain = context.snapshot->chain(context.underlying);
    inputs.rate = rateOf(context);
    if (inputs.chain) {
        inputs.quotes =
            chains::endOfDayContext(*context.snapshot, *inputs.chain, *context.calendar, maxSpread);
        if (context.hypothetical && !inputs.quotes.previousClose) {
            inputs.quotes.previousClose = inputs.chain->underlyingPrice();
        }
    }
    inputs.dividends = context.snapshot->dividendsAhead;
    inputs.strategy = strategy;
    inputs.provisional = context.provisional;
    inputs.entryDate = entryDate;
    inputs.entryFee = context.parameters->account().feePerContract;
    inputs.analytics = context.analytics;
    inputs.memo = context.memo;
    inputs.calendar = context.calendar;
    return structures::LongOptionChain(std::move(inputs));
}

namespace {

/// Intrinsic value per share as bought, from the close of the expiration; absent before it, or without that
/// close.
std::optional<base::Price> settledValue(const Context& context, const book::Position& position,
                                        int splitRatio) {
    const auto close = context.snapshot->view(position.underlying).closeOn(position.expiration);
    if (context.date < position.expiration || !close) {
        return std::nullopt;
    }
    const market::OptionContract& contract = position.legs.front().contract;
    const double inTheMoney = *close * splitRatio - contract.strike.toDollars();
    const double value = contract.right == market::Right::Call ? inTheMoney : -inTheMoney;
    return base::Price::cents(value > 0 ? std::llround(std::floor(value * 100)) : 0);
}

} // namespace

exits::LongOptionMarket exitMarketOf(const Context& context, const book::Position& position,
                                     double maxSpread) {
    const std::string& underlying = position.underlying;
    exits::LongOptionMarket market;
    market.splitRatio = book::splitRatioSince(position, context.snapshot->actions, context.date);
    market.settled = settledValue(context, position, market.splitRatio);
    market.today = context.date;
    market.chain = context.snapshot->chain(underlying);
    market.underlyingClose = context.snapshot->view(underlying).closeOn(context.date);
    market.rate = rateOf(context);
    if (market.chain) {
        market.quotes =
            chains::endOfDayContext(*context.snapshot, *market.chain, *context.calendar, maxSpread);
    }
    market.dividends = context.snapshot->dividendsAhead;
    market.analytics = context.analytics;
    market.memo = context.memo;
    market.calendar = context.calendar;
    return market;
}

base::Result<std::vector<double>> closesSinceEntry(const Context& context, const book::Position& position) {
    std::vector<double> closes;
    if (context.date <= position.openedOn) {
        return closes;
    }
    SIGNALBOX_TRY_ASSIGN(const base::Date yesterday, context.calendar->previousSession(context.date));
    SIGNALBOX_TRY_ASSIGN(const auto sessions, context.calendar->sessions(position.openedOn, yesterday));
    const market::BarView& view = context.snapshot->view(position.underlying);
    for (const base::Date session : sessions) {
        closes.push_back(view.exists() ? view.closeOn(session).value_or(base::Missing) : base::Missing);
    }
    return closes;
}

base::Money sleeveOf(const Context& context, const std::string& strategy) {
    return context.parameters->account().weightOf(strategy).of(context.book->equityBefore(context.date));
}

risk::RiskContext roomOf(const Context& context, const std::string& strategy, risk::StrategyLimits limits,
                         const risk::AccountLimits& own) {
    risk::RiskContext desk = risk::contextFrom(*context.book, strategy, context.underlying, context.date, {});
    limits.needsMemo = false;
    desk.limits = limits;
    desk.account = accountLimits(context.parameters->account(), own);
    desk.sleeveEquity = sleeveOf(context, strategy);
    desk.halts.clear();
    return desk;
}

BindingLimit bindingLimit(const structures::TradePlan& plan, std::int64_t contracts,
                          const risk::RiskContext& room) {
    BindingLimit found;
    for (const risk::RiskCheck& check : risk::riskChecks(plan, contracts + 1, room)) {
        if (!check.ok && (found.code.empty() || found.code == "ACCOUNT")) {
            found = {check.code, check.text};
        }
    }
    return found;
}

std::vector<entry::InputUse> inputsOf(const Context& context, const std::vector<std::string>& names,
                                      bool gap) {
    std::vector<entry::InputUse> uses;
    for (const std::string& name : names) {
        entry::InputUse use;
        use.series = name;
        use.stale = true;
        const market::BarView& view = context.snapshot->view(name);
        if (view.exists()) {
            use.source = view.id().source;
            use.basis = market::basisName(view.id().basis);
            if (const std::size_t end = view.series()->endAsOf(context.date); end > 0) {
                use.asOf = view.series()->dates()[end - 1];
                use.stale = *use.asOf != context.date;
            }
            use.note = view.id().basis == market::Basis::DividendAdjusted ? "DIV_ADJUSTED" : "";
        }
        if (gap && name == context.underlying) {
            use.note += use.note.empty() ? "GAP" : " GAP";
        }
        uses.push_back(std::move(use));
    }
    if (const auto chain = context.snapshot->chain(context.underlying)) {
        entry::InputUse use;
        use.series = "chain:" + context.underlying;
        use.asOf = chain->id().date;
        use.source = chain->id().source;
        use.basis = market::basisName(chain->basis());
        use.stale = chain->id().date != context.date;
        uses.push_back(std::move(use));
    }
    return uses;
}

ChartStudies shareChart(const Context& context, int sessions) {
    const diagnosis::EquityColumns& c = shareColumns(context);
    ChartStudies studies;
    forLastBars(c, context.date, sessions, studies, [&](int session) {
        studies.bandMiddle.push_back(c.sma20.at(session));
        studies.ema.push_back(c.sma50.at(session));
    });
    const std::vector<double> none(studies.dates.size(), base::Missing);
    studies.bandLower = studies.bandUpper = none;
    studies.rsi = studies.macd = studies.macdSignal = studies.macdHistogram = none;
    return studies;
}

Strategy shareStrategy(const char* key, const char* name, int priority) {
    Strategy strategy;
    strategy.key = key;
    strategy.name = name;
    strategy.priority = priority;
    strategy.marketWide = true;
    strategy.gatesReadChain = true;
    strategy.prepare = prepareShare;
    strategy.recheck = [](const Context&) { return std::string(); };
    strategy.chart = shareChart;
    return strategy;
}

risk::StrategyLimits shareLimits() {
    risk::StrategyLimits limits;
    limits.obeysRegime = false;
    limits.limitsDelta = false;
    return limits;
}

std::string usdCents(base::Money amount) {
    return base::usd(amount) + (amount.toCents() % 100 == 0 ? ".00" : "");
}

} // namespace signalbox::strategies
