// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backtest/optimus_system.h"

#include "engine/backtest/spread_choice.h"
#include "engine/base/real.h"
#include "engine/chains/leg_codes.h"
#include "engine/entry/optimus_gates.h"
#include "engine/pricing/chain_kernel.h"
#include "engine/risk/conviction.h"
#include "engine/risk/risk_desk.h"
#include "engine/strategies/optimus_parameters.h"

#include <cmath>

namespace signalbox::backtest {
namespace {

using base::Price;
using diagnosis::Regime;

/// One leg of a position on one session; the row is absent when it is not listed.
struct LegNow {
    std::optional<std::size_t> row;
    bool usable = false;
};

LegNow legNow(const history::Rows& rows, std::int32_t strike) {
    LegNow leg;
    leg.row = rows.find(strike);
    leg.usable = leg.row && rows.bid[*leg.row] != history::NoQuote &&
                 rows.ask[*leg.row] != history::NoQuote &&
                 (rows.codes[*leg.row] & chains::InvalidatingForExit) == 0;
    return leg;
}

Price priceAt(std::span<const std::int32_t> column, std::size_t row) {
    return Price::units(column[row]);
}

/// Greeks of both legs at once, signed and summed (SHR-G1).
void addGreeks(Mark& mark, const Trade& trade, const history::ExpiryHead& head, const history::Rows& rows,
               std::size_t shortRow, std::size_t longRow) {
    if (!base::isKnown(rows.delta[shortRow]) || !base::isKnown(rows.delta[longRow])) {
        return;
    }
    const double rate = -std::log(head.discount) / head.years;
    const auto terms = pricing::ExpiryTerms::fromForward(mark.spot, head.forward, head.years, rate);
    const std::array<double, 2> strikes{rows.strike[shortRow] / 1000.0, rows.strike[longRow] / 1000.0};
    const std::array<double, 2> sigma{rows.iv[shortRow], rows.iv[longRow]};
    std::array<double, 2> gamma{};
    std::array<double, 2> vega{};
    std::array<double, 2> theta{};
    pricing::GreeksColumns out;
    out.gamma = gamma;
    out.vegaPoint = vega;
    out.thetaDay = theta;
    pricing::greeksColumn(pricing::OptionType::Put, terms, strikes, sigma, out);
    const auto units = static_cast<double>(trade.contracts * trade.multiplier);
    mark.greeksKnown = true;
    mark.deltaShares = units * (rows.delta[longRow] - rows.delta[shortRow]);
    mark.gamma = units * (gamma[1] - gamma[0]);
    mark.vegaPoint = units * (vega[1] - vega[0]);
    mark.thetaDay = units * (theta[1] - theta[0]);
    mark.legIv = sigma;
    mark.legVegaPoint = {-units * vega[0], units * vega[1]};
}

} // namespace

base::Result<std::unique_ptr<OptimusSystem>>
OptimusSystem::create(std::shared_ptr<const EntryColumns> entries, const history::Quotes& quotes,
                      const params::OptimusParameters& parameters, const calendar::Calendar& calendar,
                      std::string underlying) {
    const auto product = market::knownProduct(underlying);
    if (!product) {
        return base::fail(base::ErrorCode::MissingData, "its tick class is unknown: no order", underlying);
    }
    std::unique_ptr<OptimusSystem> system(new OptimusSystem());
    system->m_underlying = std::move(underlying);
    system->m_entries = std::move(entries);
    system->m_quotes = &quotes;
    system->m_calendar = &calendar;
    system->m_parameters = parameters;
    system->m_product = *product;
    system->m_selector = strategies::selectorParameters(parameters);
    system->m_exit = strategies::exitParameters(parameters);
    system->m_sizing = strategies::sizingParameters(parameters);
    system->m_limits = strategies::strategyLimits(parameters);
    return system;
}

Regime OptimusSystem::regimeAt(int session) const {
    return static_cast<Regime>(m_entries->at(session).regime);
}

DayLine OptimusSystem::decide(int session, const BookNow& book) const {
    const MarketLine& market = m_entries->at(session);
    DayLine line;
    line.session = session;
    line.regime = market.regime;
    line.halted = book.halted;
    line.decision = market.decision;
    if (market.decision == static_cast<std::uint8_t>(entry::Decision::Warmup)) {
        return line;
    }
    if (book.halted) {
        line.decision = static_cast<std::uint8_t>(entry::Decision::Halted);
        return line;
    }
    line.firstFail = market.firstFail;
    line.failedGates = market.failedGates;
    line.failedFilters = market.failedFilters;
    if (market.firstFail != 0) {
        return line; // capacity and spacing are not reached (OPT-E11)
    }
    entry::BookFacts facts;
    facts.openTotal = book.openTotal;
    facts.openUnder = book.openInGroup;
    if (book.lastEntrySession) {
        facts.businessDaysSinceEntry = session - *book.lastEntrySession;
    }
    const entry::GateOutcome outcome =
        entry::evaluateGates(diagnosis::readingsAt(*m_entries->columns, session), facts, m_parameters);
    line.decision = static_cast<std::uint8_t>(outcome.decision);
    line.firstFail = static_cast<std::uint8_t>(outcome.firstFail);
    line.failedGates = outcome.failedGates;
    line.failedFilters = outcome.failedFilters;
    return line;
}

bool OptimusSystem::crisisAtOrderTime(int session) const {
    const double vix = m_entries->columns->vix.at(session);
    const double ratio = m_entries->columns->termRatio.at(session);
    return (base::isKnown(vix) && base::realGreater(vix, m_parameters.vixCrisis)) ||
           (base::isKnown(ratio) && base::realGreaterEqual(ratio, m_parameters.tsCrisis));
}

Order OptimusSystem::propose(int signalSession, int session) const {
    Order order;
    const history::SessionQuotes day = m_quotes->session(session);
    if (day.origin == Origin::None || !(day.spot > 0)) {
        order.detail = day.origin == Origin::None ? "No option chain" : "The chain came without a spot";
        return order;
    }
    const Regime regime = regimeAt(signalSession);
    const SpreadAnswer answer = chooseSpread(*m_quotes, session, m_entries->dateAt(session),
                                             regime == Regime::HighVol, m_selector, m_product.packageTicks);
    if (!answer.choice) {
        order.end = SignalEnd::NoStrikes;
        order.detail = answer.refusal;
        return order;
    }
    const SpreadChoice& choice = *answer.choice;
    const history::ExpiryHead& head = day.expiries[choice.expiry];
    const history::Rows rows = m_quotes->rows(session, choice.expiry, market::Right::Put);
    const Price shortBid = priceAt(rows.bid, choice.shortRow);
    const Price shortAsk = priceAt(rows.ask, choice.shortRow);
    const Price longBid = priceAt(rows.bid, choice.longRow);
    const Price longAsk = priceAt(rows.ask, choice.longRow);
    order.doubledMid = (shortBid + shortAsk - longBid - longAsk).toUnits();
    order.natural = shortBid - longAsk;
    order.unitDelta = rows.delta[choice.longRow] - rows.delta[choice.shortRow];
    order.spot = day.spot;

    Trade& trade = order.trade;
    trade.signalDate = m_entries->dateAt(signalSession);
    trade.openedOn = m_entries->dateAt(session);
    trade.legs[0] = {rows.strike[choice.shortRow], market::Right::Put, structures::Side::Sell, 1};
    trade.legs[1] = {rows.strike[choice.longRow], market::Right::Put, structures::Side::Buy, 1};
    trade.expiration = head.date();
    trade.settlement = head.settlement;
    trade.multiplier = head.multiplier;
    trade.contracts = 1;
    trade.width = choice.width;
    trade.entryPrice = choice.limit;
    trade.dteAtEntry = choice.dte;
    trade.regime = regime;
    trade.shortDelta = rows.delta[choice.shortRow];
    trade.shortIv = rows.iv[choice.shortRow];
    trade.openedFrom = day.origin;
    const auto timeStop = m_calendar->timeStopDate(trade.expiration, m_exit.timeStopDte);
    const auto due = timeStop ? m_calendar->sessionNumber(*timeStop) : base::Result<int>(session);
    trade.timeStop = due ? *due : session; // outside the calendar nothing can be held
    order.end = SignalEnd::Traded;
    return order;
}

int OptimusSystem::convictionOf(const diagnosis::OptimusReadings& readings, const AccountNow& account) const {
    risk::ConvictionInputs scores;
    scores.ivRank = readings.ivRank;
    scores.tsRatio = readings.inputs.tsRatio;
    if (readings.close && readings.ema && *readings.ema > 0) {
        scores.trendExcess = *readings.close / *readings.ema - 1;
    }
    scores.bandDepth = readings.bandDepth;
    scores.closedTrades = account.closedTrades;
    scores.winsLast10 = account.winsLast10;
    return risk::conviction(scores, m_parameters.bbStdDev).bp;
}

risk::SizeResult OptimusSystem::sizeFor(const Order& order, const diagnosis::OptimusReadings& readings,
                                        const AccountNow& account) const {
    risk::SizingInputs sizing;
    sizing.equity = account.sleeveEquity;
    sizing.accountEquity = account.accountEquity;
    sizing.highWaterMark = account.highWaterMark;
    sizing.regime = order.trade.regime;
    sizing.vix = readings.inputs.vix;
    sizing.convictionBp = order.trade.convictionBp;
    sizing.width = order.trade.width;
    sizing.credit = order.trade.entryPrice;
    sizing.multiplier = order.trade.multiplier;
    sizing.openHeat = account.strategyHeat;
    if (account.aggregateDelta) {
        sizing.delta = risk::DeltaInputs{*account.aggregateDelta, order.unitDelta, order.spot};
    }
    sizing.buyingPower = account.buyingPower;
    return risk::sizeOf(sizing, m_sizing);
}

risk::Weighing OptimusSystem::weigh(const Order& order, std::int64_t contracts,
                                    const AccountNow& account) const {
    risk::TradeFacts facts;
    facts.maxLossPerUnit =
        base::premium(order.trade.width - order.trade.entryPrice, order.trade.multiplier, 1);
    facts.worstLossPerUnit = facts.maxLossPerUnit; // two puts of one expiration, the long one a width below
    facts.limit = order.trade.entryPrice;
    facts.width = order.trade.width;
    facts.unitDelta = order.unitDelta;
    facts.spot = order.spot;
    facts.multiplier = order.trade.multiplier;
    risk::RiskContext desk;
    desk.limits = m_limits;
    desk.account = risk::accountLimits(account.enabled);
    desk.sleeveEquity = account.sleeveEquity;
    desk.accountEquity = account.accountEquity;
    desk.strategyHeat = account.strategyHeat;
    desk.accountHeat = account.accountHeat;
    desk.groupHeat = account.groupHeat;
    desk.cash = account.cash;
    desk.buyingPower = account.buyingPower;
    desk.dayReturn = account.dayReturn;
    desk.drawdown = account.drawdown;
    desk.aggregateDelta = account.aggregateDelta;
    desk.openTotal = account.openTotal;
    desk.openInGroup = account.openInGroup;
    desk.regime = order.trade.regime;
    return risk::RiskDesk().weigh(facts, contracts, desk);
}

Order OptimusSystem::order(int signalSession, int session, const AccountNow& account) const {
    if (crisisAtOrderTime(session)) {
        Order aborted;
        aborted.end = SignalEnd::Halted;
        aborted.detail = "PRETRADE_CRISIS";
        return aborted;
    }
    Order order = propose(signalSession, session);
    if (order.end != SignalEnd::Traded) {
        return order;
    }
    const diagnosis::OptimusReadings readings = diagnosis::readingsAt(*m_entries->columns, signalSession);
    order.trade.convictionBp = convictionOf(readings, account);
    const risk::SizeResult size = sizeFor(order, readings, account);
    if (size.contracts <= 0) {
        order.end = SignalEnd::SizeZero;
        order.detail = size.binding;
        return order;
    }
    const risk::Weighing weighing = weigh(order, size.contracts, account);
    if (!weighing.clearance) {
        order.end = SignalEnd::Vetoed;
        for (std::size_t i = 0; i < risk::CheckCount; ++i) {
            if (!weighing.passes[i]) {
                order.detail += order.detail.empty() ? "" : ", ";
                order.detail += risk::checkCode(static_cast<risk::Check>(i));
            }
        }
        return order;
    }
    order.trade.contracts = weighing.clearance->contracts();
    return order;
}

Mark OptimusSystem::mark(const Trade& trade, int session, int regimeSession) const {
    Mark mark;
    const history::SessionQuotes day = m_quotes->session(session);
    mark.origin = day.origin;
    mark.spot = day.spot;
    exits::ExitFacts facts;
    facts.credit = trade.entryPrice;
    const base::Date today = m_entries->dateAt(session);
    facts.dte = base::daysBetween(today, trade.expiration);
    facts.timeDue = session >= trade.timeStop;
    facts.regime = regimeAt(regimeSession);
    if (const auto expiry = history::findExpiry(day, base::toDayNumber(trade.expiration), trade.settlement)) {
        const history::Rows rows = m_quotes->rows(session, *expiry, market::Right::Put);
        const LegNow sold = legNow(rows, trade.legs[0].strike);
        const LegNow bought = legNow(rows, trade.legs[1].strike);
        if (sold.usable && bought.usable) {
            facts.cost = exits::closeCost(priceAt(rows.bid, *sold.row), priceAt(rows.ask, *sold.row),
                                          priceAt(rows.bid, *bought.row), priceAt(rows.ask, *bought.row),
                                          m_exit.exitSlippage);
            mark.usable = true;
            mark.closeCost = facts.cost->cost();
            mark.natural = facts.cost->natural;
            mark.doubledMid = facts.cost->doubledMid;
        }
        const history::ExpiryHead& head = day.expiries[*expiry];
        if (sold.row && bought.row && head.discount > 0 && head.years > 0 && day.spot > 0) {
            addGreeks(mark, trade, head, rows, *sold.row, *bought.row);
        }
    }
    exits::ExitParameters rules = m_exit;
    rules.stopMultiplierX100 = m_exit.stopX100(trade.thetaLags);
    mark.action = exits::exitAction(facts, rules);
    return mark;
}

Price OptimusSystem::ceilTick(Price price) const {
    return market::ceilTick(m_product.packageTicks, price);
}

Price OptimusSystem::floorTick(Price price) const {
    return market::floorTick(m_product.packageTicks, price);
}

risk::BreakerParameters OptimusSystem::breaker() const {
    risk::BreakerParameters parameters = strategies::breakerParameters(m_parameters);
    parameters.acknowledgesItself = true;
    return parameters;
}

} // namespace signalbox::backtest
