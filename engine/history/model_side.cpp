// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/model_side.h"

#include "engine/base/real.h"
#include "engine/chains/analyse_chain.h"
#include "engine/chains/quote_rules.h"
#include "engine/pricing/elementary.h"
#include "engine/surface/columns.h"

#include <algorithm>
#include <cmath>

namespace signalbox::history {
namespace {

using chains::QuoteCode;

constexpr double Units = 10'000;

constexpr double LowestIv = 0.03; // SHR-Q16
constexpr double HighestIv = 5.0;
constexpr double LowestReference = 0.6; // SHR-Q17
constexpr double HighestReference = 2.5;

bool isOutside(double volatility, double from, double to) {
    return !base::isKnown(volatility) || base::realLess(volatility, from) ||
           base::realGreater(volatility, to);
}

constexpr std::uint32_t bit(QuoteCode code) {
    return std::uint32_t{1} << static_cast<unsigned>(code);
}

/// $0.05 below $3, else $0.10 (SHR-N4), in units of $0.0001.
std::int32_t tickOf(std::int32_t units) {
    return units < 30'000 ? 500 : 1'000;
}

/// The nearest legal price of a leg, in $0.0001; price >= 0.
std::int32_t nearestTick(double price) {
    using pricing::elementary::RoundingShift;
    const double units = price * Units;
    const std::int32_t tick = units < 30'000 ? 500 : 1'000;
    return static_cast<std::int32_t>((units / tick + RoundingShift) - RoundingShift) * tick;
}

} // namespace

ModelSide::ModelSide(market::Right right, const SideTerms& terms, std::span<const std::int32_t> strikes)
    : m_strikes(strikes), m_bid(strikes.size()), m_ask(strikes.size()), m_iv(strikes.size()),
      m_delta(strikes.size()), m_codes(strikes.size()) {
    std::vector<double> dollars(strikes.size());
    std::transform(strikes.begin(), strikes.end(), dollars.begin(),
                   [](std::int32_t strike) { return strike / 1000.0; });
    std::vector<double> mids(strikes.size());
    quote(right, terms, dollars, mids);
    std::vector<pricing::IvStatus> status(strikes.size());
    pricing::impliedVolColumn(chains::optionType(right), terms.terms, dollars, mids, m_iv, status);
    pricing::GreeksColumns greeks;
    greeks.delta = m_delta;
    pricing::greeksColumn(chains::optionType(right), terms.terms, dollars, m_iv, greeks);
    check(right, terms);
}

void ModelSide::quote(market::Right right, const SideTerms& terms, std::span<const double> strikes,
                      std::span<double> mids) {
    const pricing::ExpiryTerms& of = terms.terms;
    // The columns of the result hold the model's own numbers until the quotes are made from them.
    surface::volatilityColumn(terms.smile, of.forward, of.years, strikes, m_iv);
    pricing::GreeksColumns priced;
    priced.price = m_delta;
    pricing::greeksColumn(chains::optionType(right), of, strikes, m_iv, priced);
    const surface::QuotedWidths widths(*terms.constants, of.spot, terms.vix);
    surface::widthColumn(widths, right == market::Right::Call, of.forward, of.discount, strikes, m_delta,
                         m_iv);
    for (std::size_t i = 0; i < strikes.size(); ++i) {
        const double price = m_delta[i];
        const double half = 0.5 * m_iv[i];
        std::int32_t bid = nearestTick(std::max(0.0, price - half));
        std::int32_t ask = nearestTick(price + half);
        if (ask <= bid) { // narrower than a tick: it opens to the side on which the price lies
            if (bid > 0 && bid > price * Units) {
                bid -= tickOf(bid - 1);
            } else {
                ask = bid + tickOf(bid);
            }
        }
        m_bid[i] = bid;
        m_ask[i] = ask;
        mids[i] = (bid + ask) / (2 * Units);
    }
}

/// Only the rules that a model quote can break. CROSSED and LOCKED are excluded by how quotes are made;
/// STALE, ADJUSTED and CA_QUARANTINE do not apply; the arbitrage rules and PARITY to CONVEX cannot fail,
/// because the model obeys them and rounding moves a price by at most $0.05, together less than their
/// tolerance of 0.05 % of an index of at least ModelQuotes::LowestSpot.
void ModelSide::check(market::Right right, const SideTerms& terms) {
    const double spot = terms.terms.spot;
    const double low = LowestReference * terms.vix / 100;
    const double high = HighestReference * terms.vix / 100;
    const std::uint32_t ofAll = terms.splitSuspect ? bit(QuoteCode::SplitSuspect) : 0;
    for (std::size_t i = 0; i < m_strikes.size(); ++i) {
        std::uint32_t codes = ofAll;
        codes |= m_bid[i] == 0 ? bit(QuoteCode::ZeroBid) : 0;
        // (ask - bid)/mid >= 20 %, exactly.
        const std::int64_t width = m_ask[i] - m_bid[i];
        codes |= 10 * width >= std::int64_t{m_ask[i]} + m_bid[i] ? bit(QuoteCode::Wide) : 0;
        const double strike = m_strikes[i] / 1000.0;
        const double ratio = strike / spot;
        codes |=
            base::realLess(ratio, 1.0 / 3.0) || base::realGreater(ratio, 3.0) ? bit(QuoteCode::Moneyness) : 0;
        const double volatility = m_iv[i];
        if (!(volatility >= std::max(low, LowestIv) && volatility <= std::min(high, HighestIv))) {
            const bool outOfTheMoney = right == market::Right::Call
                                           ? base::realGreaterEqual(strike, terms.terms.forward)
                                           : base::realLessEqual(strike, terms.terms.forward);
            codes |=
                outOfTheMoney && isOutside(volatility, LowestIv, HighestIv) ? bit(QuoteCode::IvRange) : 0;
            codes |= isOutside(volatility, low, high) ? bit(QuoteCode::RefVol) : 0;
        }
        m_codes[i] = codes;
    }
}

Rows ModelSide::rows() const {
    return {m_strikes, m_bid, m_ask, m_iv, m_delta, m_codes};
}

} // namespace signalbox::history
