// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/chains/quote_rules.h"

#include "engine/base/real.h"
#include "engine/pricing/black76.h"
#include "engine/pricing/implied_vol.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace signalbox::chains {
namespace {

using base::realGreater;
using base::realGreaterEqual;
using base::realLess;
using market::ExerciseStyle;
using market::Right;

constexpr std::array<const char*, 17> Names{
    "MISSING",  "CROSSED",       "LOCKED",        "ZERO_BID",  "STALE",     "WIDE",
    "ADJUSTED", "CA_QUARANTINE", "SPLIT_SUSPECT", "MONEYNESS", "ARB_LOWER", "ARB_UPPER",
    "PARITY",   "MONOTONE",      "CONVEX",        "IV_RANGE",  "REFVOL"};

constexpr double SplitJump = 0.40;
constexpr double LowestIv = 0.03;
constexpr double HighestIv = 5.00;
constexpr double LowestReference = 0.6;
constexpr double HighestReference = 2.5;

bool isMissing(const QuoteInputs& in) {
    return !in.bid || !in.ask || *in.bid < base::Price() || *in.ask <= base::Price();
}

bool isStale(const QuoteInputs& in) {
    return !in.ageSeconds || *in.ageSeconds < 0 || realGreater(*in.ageSeconds, in.maxAgeSeconds);
}

bool isWide(const QuoteInputs& in) {
    const auto spread = static_cast<double>((*in.ask - *in.bid).toUnits());
    const auto doubledMid = static_cast<double>((*in.ask + *in.bid).toUnits());
    return !(doubledMid > 0) || realGreaterEqual(2 * spread / doubledMid, in.maxSpread);
}

bool isSplitSuspect(const QuoteInputs& in) {
    if (in.sessionsSinceAction) {
        return false;
    }
    return !in.spot || !in.previousClose || !(*in.previousClose > 0) ||
           realGreaterEqual(std::abs(*in.spot / *in.previousClose - 1), SplitJump);
}

bool isBeyondMoneyness(const QuoteInputs& in) {
    if (!in.spot || !(*in.spot > 0)) {
        return true;
    }
    const double ratio = in.strike.toDollars() / *in.spot;
    return realLess(ratio, 1.0 / 3.0) || realGreater(ratio, 3.0);
}

/// The numbers that the arbitrage rules share.
struct Model {
    double bid = 0;
    double ask = 0;
    double strike = 0;
    double tolerance = 0;
    bool european = true;
    bool call = false;
    bool known = false; ///< every input is there
    double spot = 0;
    double discount = 1;
    double forward = 0;
    double years = 0;
};

Model modelOf(const QuoteInputs& in) {
    Model m;
    m.bid = in.bid->toDollars();
    m.ask = in.ask->toDollars();
    m.strike = in.strike.toDollars();
    m.european = in.style == ExerciseStyle::European;
    m.call = in.right == Right::Call;
    const bool timed = in.spot && *in.spot > 0 && in.rate && in.years && *in.years > 0;
    if (!timed || (m.european && !in.forward)) {
        return m;
    }
    m.known = true;
    m.spot = *in.spot;
    m.years = *in.years;
    m.tolerance = std::max(in.tick.toDollars(), 0.0005 * m.spot);
    m.discount = std::exp(-*in.rate * m.years);
    m.forward =
        m.european ? *in.forward : (m.spot - in.pvDividends) * std::exp((*in.rate - in.carry) * m.years);
    return m;
}

bool isBelowBound(const Model& m) {
    const double intrinsic = m.european ? (m.call ? m.forward - m.strike : m.strike - m.forward) * m.discount
                                        : (m.call ? m.spot - m.strike : m.strike - m.spot);
    return realLess(m.ask, std::max(intrinsic, 0.0) - m.tolerance);
}

bool isAboveBound(const Model& m) {
    const double bound =
        (m.call ? (m.european ? m.forward : m.spot) : m.strike) * (m.european ? m.discount : 1.0);
    return realGreater(m.bid, bound + m.tolerance);
}

bool breaksParity(const QuoteInputs& in, const Model& m) {
    const auto dollars = [](std::optional<base::Price> price) {
        return price ? std::optional(price->toDollars()) : std::nullopt;
    };
    const std::optional<double> callBid = m.call ? std::optional(m.bid) : dollars(in.partnerBid);
    const std::optional<double> callAsk = m.call ? std::optional(m.ask) : dollars(in.partnerAsk);
    const std::optional<double> putBid = m.call ? dollars(in.partnerBid) : std::optional(m.bid);
    const std::optional<double> putAsk = m.call ? dollars(in.partnerAsk) : std::optional(m.ask);
    const double high = m.european ? m.discount * (m.forward - m.strike) : m.spot - m.strike * m.discount;
    const double low = m.european ? m.discount * (m.forward - m.strike) : m.spot - in.pvDividends - m.strike;
    return (callBid && putAsk && realGreater(*callBid - *putAsk, high + m.tolerance)) ||
           (callAsk && putBid && realLess(*callAsk - *putBid, low - m.tolerance));
}

struct Point {
    double strike = 0;
    double bid = 0;
    double ask = 0;
};

Point pointOf(const QuoteNeighbour& neighbour) {
    return {neighbour.strike.toDollars(), neighbour.bid.toDollars(), neighbour.ask.toDollars()};
}

/// SHR-Q14 on one pair of strikes, low < high.
bool breaksMonotony(const Point& low, const Point& high, const Model& m) {
    const double most = (m.european ? m.discount : 1.0) * (high.strike - low.strike) + m.tolerance;
    if (m.call) {
        return realGreater(high.bid, low.ask + m.tolerance) || realGreater(low.bid - high.ask, most);
    }
    return realGreater(low.bid, high.ask + m.tolerance) || realGreater(high.bid - low.ask, most);
}

bool breaksMonotony(const QuoteInputs& in, const Model& m) {
    const Point here{m.strike, m.bid, m.ask};
    return (in.lower && breaksMonotony(pointOf(*in.lower), here, m)) ||
           (in.upper && breaksMonotony(here, pointOf(*in.upper), m));
}

bool breaksConvexity(const QuoteInputs& in, const Model& m) {
    if (!in.lower || !in.upper) {
        return false;
    }
    const Point low = pointOf(*in.lower);
    const Point high = pointOf(*in.upper);
    const double weight = (high.strike - m.strike) / (high.strike - low.strike);
    return realGreater(m.bid, weight * low.ask + (1 - weight) * high.ask + m.tolerance);
}

pricing::ImpliedVol volatilityOf(const QuoteInputs& in, const Model& m) {
    const auto type = m.call ? pricing::OptionType::Call : pricing::OptionType::Put;
    return pricing::impliedVol(type, m.forward, m.strike, m.years, m.discount,
                               base::midDollars(*in.bid, *in.ask));
}

bool isOutsideRange(const pricing::ImpliedVol& volatility, double low, double high) {
    return volatility.status != pricing::IvStatus::Ok || realLess(volatility.sigma, low) ||
           realGreater(volatility.sigma, high);
}

bool isOutOfTheMoney(const Model& m) {
    return m.call ? realGreaterEqual(m.strike, m.forward) : base::realLessEqual(m.strike, m.forward);
}

} // namespace

const char* quoteCodeName(QuoteCode code) {
    return Names[static_cast<std::size_t>(code)];
}

std::optional<QuoteCode> parseQuoteCode(std::string_view name) {
    for (std::size_t i = 0; i < Names.size(); ++i) {
        if (name == Names[i]) {
            return static_cast<QuoteCode>(i);
        }
    }
    return std::nullopt;
}

std::string joinCodes(std::span<const QuoteCode> codes, std::string_view separator) {
    std::string text;
    for (const QuoteCode code : codes) {
        if (!text.empty()) {
            text += separator;
        }
        text += quoteCodeName(code);
    }
    return text;
}

std::vector<QuoteCode> checkQuote(const QuoteInputs& in) {
    using enum QuoteCode;
    if (isMissing(in)) {
        return {Missing};
    }
    std::vector<QuoteCode> codes;
    const auto report = [&codes](bool failed, QuoteCode code) {
        if (failed) {
            codes.push_back(code);
        }
    };
    const bool crossed = *in.bid > *in.ask;
    report(crossed, Crossed);
    report(*in.bid == *in.ask, Locked);
    report(*in.bid == base::Price(), ZeroBid);
    report(isStale(in), Stale);
    report(isWide(in), Wide);
    report(in.multiplier != 100 || in.deliverable != 100 || in.adjustedRoot, Adjusted);
    const bool recent = in.sessionsSinceAction && *in.sessionsSinceAction <= QuarantineSessions;
    report((recent && !in.chainRebuilt) || in.chainBeforeAction, CaQuarantine);
    report(isSplitSuspect(in), SplitSuspect);
    report(isBeyondMoneyness(in), Moneyness);
    const Model m = modelOf(in);
    const bool hasPartner = in.partnerBid || in.partnerAsk;
    const bool hasNeighbour = in.lower || in.upper;
    report(!m.known || isBelowBound(m), ArbLower);
    report(!m.known || isAboveBound(m), ArbUpper);
    report(hasPartner && (!m.known || breaksParity(in, m)), Parity);
    report(hasNeighbour && (!m.known || breaksMonotony(in, m)), Monotone);
    report(in.lower && in.upper && (!m.known || breaksConvexity(in, m)), Convex);
    if (!m.known) {
        report(!crossed, IvRange);
        report(in.referenceVolatility, RefVol);
        return codes;
    }
    const bool outOfTheMoney = isOutOfTheMoney(m);
    if ((outOfTheMoney && !crossed) || in.referenceVolatility) {
        const pricing::ImpliedVol volatility = volatilityOf(in, m);
        report(outOfTheMoney && !crossed && isOutsideRange(volatility, LowestIv, HighestIv), IvRange);
        report(in.referenceVolatility &&
                   (!in.vix || isOutsideRange(volatility, LowestReference * *in.vix / 100,
                                              HighestReference * *in.vix / 100)),
               RefVol);
    }
    return codes;
}

std::vector<QuoteCode> invalidatingForExit(std::span<const QuoteCode> codes) {
    using enum QuoteCode;
    constexpr std::array<QuoteCode, 6> Invalidating{Missing, Crossed, Stale, Adjusted, ArbLower, ArbUpper};
    std::vector<QuoteCode> result;
    for (const QuoteCode code : codes) {
        if (std::find(Invalidating.begin(), Invalidating.end(), code) != Invalidating.end()) {
            result.push_back(code);
        }
    }
    return result;
}

bool usableForExit(std::span<const QuoteCode> codes) {
    return invalidatingForExit(codes).empty();
}

} // namespace signalbox::chains
