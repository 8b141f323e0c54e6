// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/chain_rows.h"

#include "engine/chains/analyse_chain.h"
#include "engine/chains/leg_codes.h"

#include <limits>

namespace signalbox::history {
namespace {

using market::ExpiryBlock;

/// The stored form of a price; nothing when 32 bits cannot hold it.
std::optional<std::int32_t> stored(std::int64_t price) {
    if (price == market::NoPrice) {
        return columns::NoStoredQuote;
    }
    const bool fits =
        price > std::numeric_limits<std::int32_t>::min() && price <= std::numeric_limits<std::int32_t>::max();
    return fits ? std::optional(static_cast<std::int32_t>(price)) : std::nullopt;
}

/// Returns the number of rows left out.
std::int64_t fill(columns::QuoteRowBuffer& rows, const ChainRowsInputs& in,
                  const chains::QuoteContext& context, const ExpiryBlock& block,
                  const chains::ExpiryAnalytics& analytics, market::Right right) {
    const market::QuoteColumns& side = block.side(right);
    const chains::SideAnalytics& model = right == market::Right::Call ? analytics.calls : analytics.puts;
    std::int64_t leftOut = 0;
    for (std::size_t i = 0; i < block.strikes.size(); ++i) {
        if (side.listed[i] == 0) {
            continue;
        }
        const auto bid = stored(side.bid[i]);
        const auto ask = stored(side.ask[i]);
        if (!bid || !ask) {
            ++leftOut;
            continue;
        }
        rows.strike.push_back(block.strikes[i].toThousandths());
        rows.bid.push_back(*bid);
        rows.ask.push_back(*ask);
        rows.iv.push_back(model.iv[i]);
        rows.delta.push_back(model.delta[i]);
        rows.codes.push_back(
            chains::codeBits(chains::legCodes(*in.chain, block, analytics, right, i, context)));
    }
    return leftOut;
}

} // namespace

base::Result<columns::QuoteSessionBuffer> chainRows(const ChainRowsInputs& in) {
    const market::OptionChain& chain = *in.chain;
    columns::QuoteSessionBuffer session;
    SIGNALBOX_TRY_ASSIGN(session.session, in.calendar->sessionNumber(in.quotes.evaluationDate));
    session.spot = chain.underlyingPrice().value_or(0.0);
    chains::QuoteContext context = in.quotes;
    context.maxSpread = CodesMaxSpread;
    for (std::size_t i = 0; i < chain.blocks().size(); ++i) {
        const ExpiryBlock& block = chain.blocks()[i];
        if (block.adjusted || base::daysBetween(chain.id().date, block.expiration) > in.maxDte) {
            continue;
        }
        const chains::ExpiryAnalytics analytics = chains::analyseExpiry(chain, i, in.rate, *in.calendar);
        columns::QuoteExpiryBuffer expiry;
        expiry.expiration = base::toDayNumber(block.expiration);
        expiry.settlement = block.settlement;
        expiry.multiplier = block.multiplier;
        expiry.years = analytics.years;
        expiry.forward = analytics.forward.value_or(0.0);
        expiry.discount = analytics.discount.value_or(0.0);
        session.leftOut += fill(expiry.calls, in, context, block, analytics, market::Right::Call);
        session.leftOut += fill(expiry.puts, in, context, block, analytics, market::Right::Put);
        session.expiries.push_back(std::move(expiry));
    }
    return session;
}

} // namespace signalbox::history
