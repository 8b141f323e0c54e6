// SPDX-License-Identifier: GPL-3.0-or-later
// The pick of OPT-C by exhaustive search, written a second time in the plainest way: no sorting by
// preference, no early end, every pair of strikes looked at.
#pragma once

#include "engine/chains/quote_inputs.h"
#include "engine/market/product.h"
#include "engine/pricing/black76.h"
#include "engine/pricing/implied_vol.h"
#include "engine/structures/spread_selector.h"

#include <cmath>
#include <cstdlib>
#include <optional>
#include <vector>

namespace signalbox::tests {

struct BrutePick {
    base::Date expiration;
    market::Settlement settlement = market::Settlement::Pm;
    base::Strike shortStrike;
    base::Strike longStrike;
    double delta = 0;
    base::Price limit;
};

/// SHR-P3 by looking for the nearest strike five times.
inline std::optional<double> bruteForward(const market::ExpiryBlock& block, double discount) {
    std::vector<double> used;
    std::vector<bool> taken(block.strikes.size(), false);
    for (int round = 0; round < 5; ++round) {
        std::optional<std::size_t> best;
        double bestDistance = 0;
        for (std::size_t i = 0; i < block.strikes.size(); ++i) {
            bool usable = !taken[i];
            for (const market::QuoteColumns* side : {&block.calls, &block.puts}) {
                const double bid = side->bidAt(i).value_or(base::Price()).toDollars();
                const double ask = side->askAt(i).value_or(base::Price()).toDollars();
                usable = usable && bid > 0 && bid < ask && (ask - bid) / ((ask + bid) / 2) < 0.2 - 1e-12;
            }
            if (!usable) {
                continue;
            }
            const double distance = std::abs(base::midDollars(*block.calls.bidAt(i), *block.calls.askAt(i)) -
                                             base::midDollars(*block.puts.bidAt(i), *block.puts.askAt(i)));
            if (!best || distance < bestDistance - 1e-9) {
                best = i;
                bestDistance = distance;
            }
        }
        if (!best) {
            break;
        }
        taken[*best] = true;
        used.push_back(block.strikes[*best].toDollars() +
                       (base::midDollars(*block.calls.bidAt(*best), *block.calls.askAt(*best)) -
                        base::midDollars(*block.puts.bidAt(*best), *block.puts.askAt(*best))) /
                           discount);
    }
    if (used.size() < 3) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < used.size(); ++i) { // the median is the one with as many below as above
        for (std::size_t j = i + 1; j < used.size(); ++j) {
            if (used[j] < used[i]) {
                std::swap(used[i], used[j]);
            }
        }
    }
    const std::size_t n = used.size();
    return n % 2 == 1 ? used[n / 2] : (used[n / 2 - 1] + used[n / 2]) / 2;
}

inline const market::ExpiryBlock* bruteExpiry(const market::OptionChain& chain,
                                              const structures::ExpiryRules& rules) {
    const market::ExpiryBlock* best = nullptr;
    for (const market::ExpiryBlock& block : chain.blocks()) {
        const int dte = base::daysBetween(chain.id().date, block.expiration);
        if (dte < rules.minDte || dte > rules.maxDte || block.adjusted) {
            continue;
        }
        if (best == nullptr) {
            best = &block;
            continue;
        }
        const int bestDte = base::daysBetween(chain.id().date, best->expiration);
        const int distance = std::abs(dte - rules.targetDte) - std::abs(bestDte - rules.targetDte);
        if (distance < 0 || (distance == 0 && dte > bestDte) ||
            (distance == 0 && dte == bestDte && best->settlement == market::Settlement::Am &&
             block.settlement == market::Settlement::Pm)) {
            best = &block;
        }
    }
    return best;
}

inline std::optional<double> bruteDelta(const market::ExpiryBlock& block, std::size_t i, double spot,
                                        double forward, double discount, double years) {
    if (block.puts.listed[i] == 0 || !block.puts.bidAt(i) || !block.puts.askAt(i) ||
        *block.puts.askAt(i) <= base::Price()) {
        return std::nullopt;
    }
    const double strike = block.strikes[i].toDollars();
    const auto iv = pricing::impliedVol(pricing::OptionType::Put, forward, strike, years, discount,
                                        base::midDollars(*block.puts.bidAt(i), *block.puts.askAt(i)));
    if (iv.status != pricing::IvStatus::Ok) {
        return std::nullopt;
    }
    const double v = iv.sigma * std::sqrt(years);
    const double d1 = std::log(forward / strike) / v + v / 2;
    return -forward * discount / spot * 0.5 * std::erfc(d1 / std::sqrt(2.0));
}

inline std::optional<BrutePick> bruteForce(const structures::SelectorInputs& in) {
    const market::ExpiryBlock* block = bruteExpiry(*in.chain, in.parameters.expiry);
    if (block == nullptr) {
        return std::nullopt;
    }
    const calendar::Calendar& calendar = calendar::Calendar::standard();
    const auto expiry = calendar.expiryInstant(block->expiration, block->settlement).value();
    chains::ExpiryAnalytics analytics;
    analytics.years = calendar::timeToExpiry(in.chain->asOf(), expiry).years;
    analytics.rate = in.rate;
    analytics.discount = std::exp(-*in.rate * analytics.years);
    analytics.forward = bruteForward(*block, *analytics.discount);
    if (!analytics.forward) {
        return std::nullopt;
    }
    const double target = in.highVol ? in.parameters.highVolTargetDelta : in.parameters.targetDelta;
    const int width = in.highVol ? 75 : 50;
    std::optional<BrutePick> best;
    for (std::size_t i = 0; i < block->strikes.size(); ++i) {
        const auto delta = bruteDelta(*block, i, *in.chain->underlyingPrice(), *analytics.forward,
                                      *analytics.discount, analytics.years);
        if (!delta || std::abs(*delta - target) > in.parameters.deltaTolerance + 1e-9) {
            continue;
        }
        for (std::size_t j = 0; j < block->strikes.size(); ++j) {
            if (block->puts.listed[j] == 0 ||
                block->strikes[i].toThousandths() - block->strikes[j].toThousandths() != width * 1000) {
                continue;
            }
            bool sound = true;
            for (const std::size_t leg : {i, j}) {
                sound =
                    sound && chains::checkQuote(chains::quoteInputs(*in.chain, *block, analytics,
                                                                    market::Right::Put, leg, in.quotes, true))
                                 .empty();
            }
            if (!sound) {
                continue;
            }
            const double mid = base::midDollars(*block->puts.bidAt(i), *block->puts.askAt(i)) -
                               base::midDollars(*block->puts.bidAt(j), *block->puts.askAt(j));
            const auto limit = base::Price::cents(5 * static_cast<std::int64_t>(std::floor(mid * 20 + 1e-9)));
            const bool credit = limit > base::Price() && limit < base::Price::dollars(width);
            const double distance = std::abs(*delta - target);
            if (credit && (!best || distance < std::abs(best->delta - target) - 1e-9)) {
                best = BrutePick{block->expiration,
                                 block->settlement,
                                 block->strikes[i],
                                 block->strikes[j],
                                 *delta,
                                 limit};
            }
        }
    }
    return best;
}

} // namespace signalbox::tests
