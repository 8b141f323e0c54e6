// SPDX-License-Identifier: GPL-3.0-or-later
// A small chain with everything a chain can have: two roots, absent quotes, zero bids, odd decimals.
#pragma once

#include "engine/market/option_chain.h"

#include <memory>
#include <string>

namespace signalbox::tests {

struct SampleChain {
    std::string underlying = "SPX";
    base::Date date = base::makeDate(2019, 5, 1);
    std::string source = "sample";
    std::int32_t seconds = 56'700;
    int strikes = 40;
    std::int64_t shift = 0; ///< added to every bid, in $0.0001
    bool simulated = false;
    std::optional<double> price = 2945.83;

    [[nodiscard]] market::ExpiryBlock block(const std::string& root, base::Date expiration,
                                            market::Settlement settlement) const {
        market::ExpiryBlock result;
        result.root = root;
        result.expiration = expiration;
        result.printedExpiration = expiration;
        result.settlement = settlement;
        for (int i = 0; i < strikes; ++i) {
            result.strikes.push_back(
                base::Strike::thousandths(2'500'000 + i * 5'000 + (i % 7 == 0 ? 500 : 0)));
        }
        for (const market::Right right : {market::Right::Call, market::Right::Put}) {
            market::QuoteColumns& side = result.side(right);
            side.resize(result.strikes.size());
            for (std::size_t i = 0; i < result.strikes.size(); ++i) {
                const auto n = static_cast<std::int64_t>(i);
                side.listed[i] = i % 11 == 3 ? 0 : 1;
                if (side.listed[i] == 0) {
                    continue;
                }
                side.bid[i] = i % 5 == 0 ? 0 : 10'000 + 500 * n + shift;
                side.ask[i] = i % 13 == 1 ? market::NoPrice : 11'500 + 500 * n;
                side.last[i] = i % 2 == 0 ? market::NoPrice : 10'001 + n;
                side.volume[i] = i % 3 == 0 ? market::NoCount : n * n;
                side.openInterest[i] = 5'000'000'000 + n;
                side.vendorIv[i] = 0.1234 + 0.0001 * static_cast<double>(i);
                side.vendorDelta[i] = i % 4 == 0 ? base::Missing : -0.5 / (1.0 + static_cast<double>(i));
                side.vendorVega[i] = -0.0;
            }
        }
        return result;
    }

    [[nodiscard]] std::shared_ptr<const market::OptionChain> make() const {
        std::vector<market::ExpiryBlock> blocks;
        blocks.push_back(block("SPX", base::makeDate(2019, 6, 21), market::Settlement::Am));
        blocks.push_back(block("SPXW", base::makeDate(2019, 6, 28), market::Settlement::Pm));
        blocks.back().adjusted = true;
        blocks.back().deliverable = 101;
        const base::UtcTime asOf =
            date + std::chrono::hours(4) + std::chrono::seconds(seconds) + std::chrono::microseconds(123'456);
        return *market::OptionChain::create({underlying, date, seconds, source}, price, asOf,
                                            market::Basis::AsTraded, std::move(blocks), simulated);
    }
};

} // namespace signalbox::tests
