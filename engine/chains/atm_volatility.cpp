// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/chains/atm_volatility.h"

#include "engine/base/format.h"
#include "engine/base/real.h"
#include "engine/chains/analyse_chain.h"

#include <algorithm>
#include <cmath>

namespace signalbox::chains {
namespace {

constexpr double TargetYears = AtmVolatilityDays / 365.0;

/// Among the strikes that list both rights; distances compare as SHR-N6 says, and strikes rise, so the first
/// of two equally near is the lower. Nothing when none is near enough to be called at the money.
std::optional<std::size_t> nearestStrike(const market::ExpiryBlock& block, double spot) {
    std::optional<std::size_t> best;
    const auto gap = [&](std::size_t i) { return std::abs(block.strikes[i].toDollars() - spot); };
    for (std::size_t i = 0; i < block.strikes.size(); ++i) {
        const bool both = block.calls.listed[i] != 0 && block.puts.listed[i] != 0;
        if (both && (!best || base::realLess(gap(i), gap(*best)))) {
            best = i;
        }
    }
    return best && base::realLessEqual(gap(*best), std::max(MostAtmDistance * spot, MostAtmDollars))
               ? best
               : std::nullopt;
}

/// Two-sided and not crossed; a quote that nobody makes has no volatility.
bool isQuoted(const market::QuoteColumns& side, std::size_t i) {
    return side.bid[i] != market::NoPrice && side.ask[i] != market::NoPrice && side.bid[i] > 0 &&
           side.bid[i] <= side.ask[i];
}

std::string noVolatility(const market::ExpiryBlock& block, std::size_t i, const char* right) {
    return "no IV of the " + base::plain(block.strikes[i]) + " " + right + " of " +
           base::toIso(block.expiration);
}

/// The point of one expiration, or why there is none.
struct PointResult {
    std::optional<AtmPoint> point;
    std::string missing;
};

PointResult pointOf(const market::ExpiryBlock& block, const ExpiryAnalytics& analytics, double spot) {
    if (!analytics.problem.empty()) {
        return {std::nullopt, base::toIso(block.expiration) + ": " + analytics.problem};
    }
    const auto nearest = nearestStrike(block, spot);
    if (!nearest) {
        return {std::nullopt, "no strike of " + base::toIso(block.expiration) + " near the money lists both"};
    }
    const std::size_t i = *nearest;
    const double call = isQuoted(block.calls, i) ? analytics.calls.iv[i] : base::Missing;
    const double put = isQuoted(block.puts, i) ? analytics.puts.iv[i] : base::Missing;
    if (!base::isKnown(call) || !base::isKnown(put)) {
        return {std::nullopt, noVolatility(block, i, base::isKnown(call) ? "put" : "call")};
    }
    return {AtmPoint{block.expiration, analytics.dte, analytics.years, block.strikes[i], (call + put) / 2},
            {}};
}

AtmVolatilityResult missing(std::string why) {
    return {std::nullopt, std::move(why)};
}

AtmVolatilityResult joined(const PointResult& near, const PointResult& far) {
    if (!near.point || !far.point) {
        return missing(near.point ? far.missing : near.missing);
    }
    const auto iv = thirtyDayIv(*near.point, *far.point);
    if (!iv) {
        return missing("the total variance falls to nothing between the expirations");
    }
    return {AtmVolatility{*iv, *near.point, *far.point}, {}};
}

/// Of one or two blocks, with their analytics from `of`.
template <typename Analytics>
AtmVolatilityResult fromBlocks(const market::OptionChain& chain, const Analytics& of) {
    const auto spot = chain.underlyingPrice();
    if (!spot || !(*spot > 0)) {
        return missing("no underlying price");
    }
    const std::vector<std::size_t> blocks = atmBlocks(chain);
    if (blocks.empty()) {
        return missing("no expiration");
    }
    const PointResult near = pointOf(chain.blocks()[blocks.front()], of(blocks.front()), *spot);
    if (blocks.size() == 1) {
        return joined(near, near);
    }
    return joined(near, pointOf(chain.blocks()[blocks.back()], of(blocks.back()), *spot));
}

} // namespace

std::optional<double> thirtyDayIv(const AtmPoint& near, const AtmPoint& far) {
    const double span = far.years - near.years;
    if (!(span > 0)) {
        return near.iv;
    }
    const double low = near.iv * near.iv * near.years;
    const double high = far.iv * far.iv * far.years;
    const double total = low + (high - low) * (TargetYears - near.years) / span;
    return total > 0 ? std::optional(std::sqrt(total / TargetYears)) : std::nullopt;
}

std::vector<std::size_t> atmBlocks(const market::OptionChain& chain) {
    std::optional<std::size_t> near;
    std::optional<std::size_t> far;
    const auto dteOf = [&](std::size_t i) {
        return base::daysBetween(chain.id().date, chain.blocks()[i].expiration);
    };
    for (std::size_t i = 0; i < chain.blocks().size(); ++i) {
        if (chain.blocks()[i].adjusted || dteOf(i) <= 0) {
            continue;
        }
        // Blocks rise by date; of two settlements of one date the later one counts.
        if (dteOf(i) <= AtmVolatilityDays) {
            near = i;
        }
        if (dteOf(i) >= AtmVolatilityDays && (!far || dteOf(i) == dteOf(*far))) {
            far = i;
        }
    }
    if (!near && !far) {
        return {};
    }
    if (!near || !far || *near == *far) {
        return {near ? *near : *far};
    }
    return {*near, *far};
}

AtmVolatilityResult atmVolatility(const ChainAnalytics& analytics) {
    return fromBlocks(*analytics.chain,
                      [&](std::size_t i) -> const ExpiryAnalytics& { return analytics.expiries[i]; });
}

AtmVolatilityResult atmVolatility(const market::OptionChain& chain, std::optional<double> rate,
                                  const calendar::Calendar& calendar,
                                  std::span<const market::CorporateAction> dividends) {
    return fromBlocks(chain,
                      [&](std::size_t i) { return analyseExpiry(chain, i, rate, calendar, dividends); });
}

} // namespace signalbox::chains
