// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backtest/share_day.h"

#include <algorithm>

namespace signalbox::backtest {

book::Position ShareSystem::positionOf(const Trade& trade) const {
    const auto given = [](double value) { return value > 0 ? std::optional(value) : std::nullopt; };
    book::Position position;
    position.id = trade.id;
    position.strategy = m_strategy->key;
    position.underlying = m_symbol;
    const TradeLeg& own = trade.legs[0];
    position.kind = own.right == market::Right::Call ? structures::StructureKind::LongCall
                                                     : structures::StructureKind::LongPut;
    market::OptionContract contract;
    contract.underlying = m_symbol;
    contract.root = trade.root;
    contract.expiration = trade.expiration;
    contract.settlement = trade.settlement;
    contract.right = own.right;
    contract.strike = base::Strike::thousandths(own.strike);
    contract.multiplier = trade.multiplier;
    position.legs = {{std::move(contract), own.side, own.ratio}};
    position.contracts = trade.contracts;
    position.contractsOpen = trade.contractsOpen();
    position.entryPrice = trade.entryPrice;
    position.credit = trade.credit;
    position.multiplier = trade.multiplier;
    position.expiration = trade.expiration;
    position.settlement = trade.settlement;
    position.openedOn = trade.openedOn;
    position.entryPremium = base::premium(trade.entryPrice, trade.multiplier, trade.contracts);
    position.facts = structures::EntryFacts();
    position.facts->underlying = given(trade.bought.underlying);
    position.facts->atr = given(trade.bought.atr);
    position.facts->iv = given(trade.bought.iv);
    position.facts->probe = trade.bought.probe;
    return position;
}

/// What the exits read of an evaluation: the light of that close.
entry::EntryEvaluation ShareSystem::known(int session) const {
    entry::EntryEvaluation known;
    known.strategy = m_strategy->key;
    known.underlying = m_symbol;
    known.date = m_market->dateAt(std::max(session, m_market->firstSession));
    known.light = diagnosis::lightOf(m_market->lightAt(std::max(session, m_market->firstSession)).mood);
    return known;
}

Mark ShareSystem::mark(const Trade& trade, int session, int regimeSession) const {
    const book::Position position = positionOf(trade);
    history::ShareWish wish;
    wish.contract = position.legs.front().contract;
    wish.contractAlone = true;
    wish.right = wish.contract->right;
    const auto day = dayOf(session, nullptr, &wish);
    Mark mark;
    mark.origin = day->chain.origin;
    const auto exit = m_strategy->exit(day->context, known(regimeSession), position);
    if (!exit) {
        return mark;
    }
    const exits::ExitDecision& decision = exit->decision;
    mark.spot = exit->spot.value_or(0);
    mark.action = decision.action;
    mark.contracts = decision.contracts;
    if (decision.closeCost) {
        const structures::LegQuote& quote = exit->legQuotes.front();
        mark.usable = true;
        mark.closeCost = *decision.closeCost;
        mark.natural = decision.natural.value_or(*decision.closeCost);
        mark.doubledMid =
            quote.bid && quote.ask ? (*quote.bid + *quote.ask).toUnits() : 2 * decision.closeCost->toUnits();
    }
    if (exit->greeks) {
        mark.greeksKnown = true;
        mark.deltaShares = exit->greeks->deltaShares;
        mark.gamma = exit->greeks->gamma;
        mark.thetaDay = exit->greeks->thetaDay;
        mark.vegaPoint = exit->greeks->vegaPoint;
        mark.legIv[0] = exit->legQuotes.front().iv.value_or(base::Missing);
        mark.legVegaPoint[0] = exit->greeks->vegaPoint;
    }
    return mark;
}

std::optional<book::CloseReason> ShareSystem::due(const Trade& trade, int session) const {
    if (!m_strategy->due) {
        return std::nullopt;
    }
    strategies::Context context;
    context.date = m_market->dateAt(session);
    context.underlying = m_symbol;
    context.parameters = &m_market->parameters;
    context.calendar = m_market->calendar;
    context.mode = m_market->mode;
    const auto due = m_strategy->due(context, positionOf(trade));
    return due ? *due : std::nullopt;
}

} // namespace signalbox::backtest
