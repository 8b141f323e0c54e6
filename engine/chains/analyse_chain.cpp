// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/chains/analyse_chain.h"

#include "engine/chains/american_columns.h"
#include "engine/chains/forward.h"
#include "engine/pricing/chain_kernel.h"

#include <cmath>
#include <vector>

namespace signalbox::chains {
namespace {

SideAnalytics emptySide(std::size_t n) {
    SideAnalytics side;
    for (std::vector<double>* column :
         {&side.iv, &side.delta, &side.gamma, &side.thetaDay, &side.vegaPoint}) {
        column->assign(n, base::Missing);
    }
    side.status.assign(n, pricing::IvStatus::NoPrice);
    return side;
}

std::vector<double> strikesInDollars(const market::ExpiryBlock& block) {
    std::vector<double> strikes;
    strikes.reserve(block.strikes.size());
    for (const base::Strike strike : block.strikes) {
        strikes.push_back(strike.toDollars());
    }
    return strikes;
}

/// Mids of the quotes that pass SHR-Q1; a last-trade price never stands in.
std::vector<double> midsInDollars(const market::QuoteColumns& side) {
    std::vector<double> mids(side.bid.size(), base::Missing);
    for (std::size_t i = 0; i < mids.size(); ++i) {
        const std::int64_t bid = side.bid[i];
        const std::int64_t ask = side.ask[i];
        if (bid != market::NoPrice && ask != market::NoPrice && bid >= 0 && ask > 0) {
            mids[i] = base::midDollars(base::Price::units(bid), base::Price::units(ask));
        }
    }
    return mids;
}

SideAnalytics europeanSide(market::Right right, const market::ExpiryBlock& block,
                           const pricing::ExpiryTerms& terms, std::span<const double> strikes) {
    const std::vector<double> mids = midsInDollars(block.side(right));
    SideAnalytics side = emptySide(strikes.size());
    pricing::impliedVolColumn(optionType(right), terms, strikes, mids, side.iv, side.status);
    pricing::GreeksColumns out;
    out.delta = side.delta;
    out.gamma = side.gamma;
    out.thetaDay = side.thetaDay;
    out.vegaPoint = side.vegaPoint;
    pricing::greeksColumn(optionType(right), terms, strikes, side.iv, out);
    return side;
}

/// Linear between the nearest strikes on both sides of the forward, out-of-the-money options only.
std::optional<double> atmVolatility(const ExpiryAnalytics& analytics, std::span<const double> strikes) {
    const double forward = *analytics.forward;
    std::optional<std::size_t> below;
    std::optional<std::size_t> above;
    for (std::size_t i = 0; i < strikes.size(); ++i) {
        if (strikes[i] <= forward && base::isKnown(analytics.puts.iv[i])) {
            below = i;
        }
        if (!above && strikes[i] >= forward && base::isKnown(analytics.calls.iv[i])) {
            above = i;
        }
    }
    if (!below || !above) {
        return std::nullopt;
    }
    const double low = analytics.puts.iv[*below];
    const double high = analytics.calls.iv[*above];
    const double span = strikes[*above] - strikes[*below];
    return span > 0 ? low + (high - low) * (forward - strikes[*below]) / span : (low + high) / 2;
}

void analyseEuropean(ExpiryAnalytics& result, const market::ExpiryBlock& block,
                     std::span<const double> strikes, double spot) {
    const auto parity = forwardFromParity(block, *result.discount);
    if (!parity) {
        result.problem = "no forward";
        return;
    }
    result.forward = parity->forward;
    const auto terms = pricing::ExpiryTerms::fromForward(spot, parity->forward, result.years, *result.rate);
    result.carry = terms.carry;
    result.calls = europeanSide(market::Right::Call, block, terms, strikes);
    result.puts = europeanSide(market::Right::Put, block, terms, strikes);
}

void analyseAmerican(ExpiryAnalytics& result, const market::ExpiryBlock& block,
                     std::span<const double> strikes, double spot,
                     std::span<const pricing::CashDividend> dividends) {
    result.dividendsUnknown = dividends.empty();
    const pricing::AmericanExpiry expiry(spot, result.years, *result.rate, 0.0, dividends);
    result.pvDividends = expiry.escrow();
    if (!(expiry.diffused() > 0)) {
        result.problem = "no forward";
        return;
    }
    result.carry = 0.0;
    result.forward = expiry.diffused() / *result.discount;
    if (block.adjusted || block.multiplier != 100 || block.deliverable != 100) {
        result.problem = "adjusted contract"; // what it delivers is not 100 of these shares (SHR-Q7)
        return;
    }
    result.calls = americanColumns(pricing::OptionType::Call, expiry, strikes, midsInDollars(block.calls));
    result.puts = americanColumns(pricing::OptionType::Put, expiry, strikes, midsInDollars(block.puts));
}

} // namespace

market::ExerciseStyle exerciseStyle(const std::string& underlying) {
    if (const auto product = market::knownProduct(underlying)) {
        return product->style;
    }
    return underlying == "VIX" ? market::ExerciseStyle::European : market::ExerciseStyle::American;
}

std::vector<pricing::CashDividend> cashDividends(const market::OptionChain& chain,
                                                 std::span<const market::CorporateAction> actions) {
    std::vector<pricing::CashDividend> result;
    for (const market::CorporateAction& action : actions) {
        const bool cash = action.kind == market::ActionKind::CashDividend ||
                          action.kind == market::ActionKind::SpecialDividend;
        if (cash && action.symbol == chain.underlying() && action.effective > chain.id().date) {
            result.push_back({base::daysBetween(chain.id().date, action.effective) / 365.0, action.amount});
        }
    }
    return result;
}

ExpiryAnalytics analyseExpiry(const market::OptionChain& chain, std::size_t blockIndex,
                              std::optional<double> rate, const calendar::Calendar& calendar,
                              std::span<const market::CorporateAction> dividends) {
    const market::ExpiryBlock& block = chain.blocks()[blockIndex];
    ExpiryAnalytics result;
    result.root = block.root;
    result.expiration = block.expiration;
    result.settlement = block.settlement;
    result.dte = base::daysBetween(chain.id().date, block.expiration);
    result.rate = rate;
    result.calls = emptySide(block.strikes.size());
    result.puts = emptySide(block.strikes.size());
    const auto expiry = calendar.expiryInstant(block.expiration, block.settlement);
    if (!expiry) {
        result.problem = "bad expiry";
        return result;
    }
    const calendar::TimeToExpiry time = calendar::timeToExpiry(chain.asOf(), *expiry);
    if (time.expired()) {
        result.problem = "expired";
        return result;
    }
    result.years = time.years;
    if (!rate) {
        result.problem = "no rate";
        return result;
    }
    result.discount = std::exp(-*rate * result.years);
    const auto spot = chain.underlyingPrice();
    if (!spot || !(*spot > 0)) {
        result.problem = "no underlying price";
        return result;
    }
    const std::vector<double> strikes = strikesInDollars(block);
    if (exerciseStyle(chain.underlying()) == market::ExerciseStyle::European) {
        analyseEuropean(result, block, strikes, *spot);
    } else {
        analyseAmerican(result, block, strikes, *spot, cashDividends(chain, dividends));
    }
    if (!result.problem.empty()) {
        return result;
    }
    result.atmIv = atmVolatility(result, strikes);
    if (result.atmIv) {
        result.expectedMove = *spot * *result.atmIv * std::sqrt(result.dte / 365.0);
    }
    return result;
}

std::shared_ptr<const ChainAnalytics> analyseChain(std::shared_ptr<const market::OptionChain> chain,
                                                   std::optional<double> rate,
                                                   const calendar::Calendar& calendar,
                                                   std::span<const market::CorporateAction> dividends,
                                                   const base::Executor* executor) {
    auto result = std::make_shared<ChainAnalytics>();
    const std::size_t count = chain->blocks().size();
    result->expiries.resize(count);
    const auto work = [&](std::size_t i) {
        result->expiries[i] = analyseExpiry(*chain, i, rate, calendar, dividends);
    };
    if (executor != nullptr) {
        executor->parallelFor(count, work);
    } else {
        for (std::size_t i = 0; i < count; ++i) {
            work(i);
        }
    }
    result->chain = std::move(chain);
    return result;
}

} // namespace signalbox::chains
