// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exits/long_option_mark.h"

#include "engine/base/format.h"
#include "engine/base/require.h"
#include "engine/book/split_terms.h"
#include "engine/chains/analyse_chain.h"
#include "engine/structures/leg_quote.h"

namespace signalbox::exits {

const calendar::Calendar& calendarOf(const LongOptionMarket& market) {
    return market.calendar != nullptr ? *market.calendar : calendar::Calendar::standard();
}

PositionExit markLongOption(const book::Position& position, const LongOptionMarket& market) {
    SIGNALBOX_REQUIRE(position.legs.size() == 1 && !position.credit,
                      "only single long options are sold here");
    const structures::Leg& leg = position.legs.front();
    PositionExit result;
    result.decision.positionId = position.id;
    result.decision.date = market.today;
    result.decision.dte = base::daysBetween(market.today, position.expiration);
    result.spot = market.chain ? market.chain->underlyingPrice() : std::nullopt;
    if (!result.spot) {
        result.spot = market.underlyingClose;
    }
    const market::OptionContract listed = book::listedContract(leg.contract, market.splitRatio);
    const auto place = market.chain ? structures::findContract(*market.chain, listed) : std::nullopt;
    const std::string name = base::plain(listed.strike) + market::rightLetter(listed.right);
    if (!place) {
        result.decision.quoteProblems.push_back(name + " " +
                                                chains::quoteCodeName(chains::QuoteCode::Missing));
        result.legQuotes.emplace_back();
    } else {
        const market::ExpiryBlock& block = market.chain->blocks()[place->block];
        const bool reused = market.analytics && market.analytics->chain == market.chain;
        chains::ExpiryMemo own;
        chains::ExpiryMemo& memo = market.memo ? *market.memo : own;
        const chains::ExpiryAnalytics& analytics =
            reused ? market.analytics->expiries[place->block]
                   : memo.of(market.chain, place->block, market.rate, calendarOf(market), market.dividends);
        result.legQuotes.push_back(structures::legQuote(block, analytics, leg.contract.right, place->index));
        const auto codes = chains::invalidatingForExit(chains::checkQuote(chains::quoteInputs(
            *market.chain, block, analytics, leg.contract.right, place->index, market.quotes, false)));
        for (const chains::QuoteCode code : codes) {
            result.decision.quoteProblems.push_back(name + " " + chains::quoteCodeName(code));
        }
    }
    structures::LegQuote& quote = result.legQuotes.front();
    for (std::optional<base::Price>* price : {&quote.bid, &quote.ask}) {
        if (*price) {
            *price = base::Price::units((*price)->toUnits() * market.splitRatio);
        }
    }
    if (result.decision.quoteProblems.empty() && quote.bid && quote.ask) {
        result.decision.closeCost = quote.bid;
        result.decision.natural = quote.bid;
        result.decision.mid = base::midDollars(*quote.bid, *quote.ask);
    }
    if (!result.decision.closeCost && market.settled) {
        result.decision.quoteProblems.clear();
        result.decision.closeCost = market.settled;
        result.decision.natural = market.settled;
        result.decision.mid = market.settled->toDollars();
    }
    result.greeks = structures::positionGreeks(position.legs, result.legQuotes, position.contractsOpen,
                                               position.multiplier * market.splitRatio);
    if (result.spot) {
        const double strike = listed.strike.toDollars();
        const bool call = leg.contract.right == market::Right::Call;
        result.spotDistance = call ? strike - *result.spot : *result.spot - strike;
    }
    return result;
}

base::Result<Trigger> dateTrigger(const char* key, base::Date due, base::Date today,
                                  const calendar::Calendar& calendar) {
    Trigger trigger;
    trigger.key = key;
    trigger.date = due;
    trigger.met = today >= due;
    if (today <= due) {
        SIGNALBOX_TRY_ASSIGN(trigger.businessDays, calendar.businessDays(today, due));
    } else {
        SIGNALBOX_TRY_ASSIGN(const int late, calendar.businessDays(due, today));
        trigger.businessDays = -late;
    }
    return trigger;
}

std::string timeSentence(const Trigger& trigger) {
    if (trigger.businessDays && *trigger.businessDays < 0) {
        return "time stop OVERDUE by " + std::to_string(-*trigger.businessDays) + " business days";
    }
    return "time stop";
}

} // namespace signalbox::exits
