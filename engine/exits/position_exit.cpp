// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exits/position_exit.h"

#include "engine/base/format.h"
#include "engine/base/require.h"
#include "engine/chains/analyse_chain.h"
#include "engine/structures/leg_quote.h"

namespace signalbox::exits {
namespace {

using structures::Leg;

const calendar::Calendar& calendarOf(const PositionExitInputs& inputs) {
    return inputs.calendar != nullptr ? *inputs.calendar : calendar::Calendar::standard();
}

/// Analyses a block once for both legs.
class BlockAnalytics {
public:
    explicit BlockAnalytics(const PositionExitInputs& inputs) : m_inputs(inputs) {}

    const chains::ExpiryAnalytics& of(std::size_t block) {
        if (m_inputs.analytics && m_inputs.analytics->chain == m_inputs.chain) {
            return m_inputs.analytics->expiries[block];
        }
        if (!m_own || m_block != block) {
            m_own = chains::analyseExpiry(*m_inputs.chain, block, m_inputs.rate, calendarOf(m_inputs));
            m_block = block;
        }
        return *m_own;
    }

private:
    const PositionExitInputs& m_inputs;
    std::size_t m_block = 0;
    std::optional<chains::ExpiryAnalytics> m_own;
};

/// Quote, Greeks and problems of one leg; everything absent without a chain or listing.
struct LegReading {
    structures::LegQuote quote;
    std::vector<std::string> problems;
};

std::string legName(const Leg& leg) {
    return base::plain(leg.contract.strike) + market::rightLetter(leg.contract.right);
}

LegReading readLeg(const Leg& leg, const PositionExitInputs& inputs, BlockAnalytics& analysed) {
    LegReading reading;
    const auto place = inputs.chain ? structures::findContract(*inputs.chain, leg.contract) : std::nullopt;
    if (!place) {
        reading.problems.push_back(legName(leg) + " " + chains::quoteCodeName(chains::QuoteCode::Missing));
        return reading;
    }
    const market::ExpiryBlock& block = inputs.chain->blocks()[place->block];
    const chains::ExpiryAnalytics& analytics = analysed.of(place->block);
    reading.quote = structures::legQuote(block, analytics, leg.contract.right, place->index);
    const auto codes = chains::invalidatingForExit(chains::checkQuote(chains::quoteInputs(
        *inputs.chain, block, analytics, leg.contract.right, place->index, inputs.quotes, false)));
    for (const chains::QuoteCode code : codes) {
        reading.problems.push_back(legName(leg) + " " + chains::quoteCodeName(code));
    }
    return reading;
}

} // namespace

base::Result<PositionExit> evaluatePositionExit(const book::Position& position,
                                                const PositionExitInputs& inputs) {
    SIGNALBOX_REQUIRE(position.legs.size() == 2 && position.credit,
                      "only vertical credit spreads have these exits");
    PositionExit result;
    ExitInputs plain;
    plain.positionId = position.id;
    plain.credit = position.entryPrice;
    plain.today = inputs.today;
    plain.expiration = position.expiration;
    plain.regime = inputs.regime;
    BlockAnalytics analysed(inputs);
    for (const Leg& leg : position.legs) {
        LegReading reading = readLeg(leg, inputs, analysed);
        result.legQuotes.push_back(reading.quote);
        plain.quoteProblems.insert(plain.quoteProblems.end(), reading.problems.begin(),
                                   reading.problems.end());
    }
    plain.quotesUsable = plain.quoteProblems.empty();
    plain.shortBid = result.legQuotes[0].bid;
    plain.shortAsk = result.legQuotes[0].ask;
    plain.longBid = result.legQuotes[1].bid;
    plain.longAsk = result.legQuotes[1].ask;
    SIGNALBOX_TRY_ASSIGN(result.decision, evaluateOptimusExit(plain, inputs.parameters, calendarOf(inputs)));

    result.greeks = structures::positionGreeks(position.legs, result.legQuotes, position.contractsOpen,
                                               position.multiplier);
    if (inputs.chain) {
        result.spot = inputs.chain->underlyingPrice();
    }
    if (result.spot) {
        const double shortStrike = position.legs[0].contract.strike.toDollars();
        const double longStrike = position.legs[1].contract.strike.toDollars();
        const bool puts = position.legs[0].contract.right == market::Right::Put;
        result.spotDistance = puts ? *result.spot - shortStrike : shortStrike - *result.spot;
        result.longStrikePassed = puts ? *result.spot <= longStrike : *result.spot >= longStrike;
    }
    return result;
}

} // namespace signalbox::exits
