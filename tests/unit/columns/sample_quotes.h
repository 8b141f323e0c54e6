// SPDX-License-Identifier: GPL-3.0-or-later
// Small sessions of quotes with every kind of value in them: absent, zero, negative, missing.
#pragma once

#include "engine/base/real.h"
#include "engine/columns/quote_history.h"

#include <algorithm>
#include <bit>
#include <random>
#include <vector>

namespace signalbox::tests {

inline columns::QuoteRowBuffer sampleRows(std::mt19937& random, std::size_t count) {
    columns::QuoteRowBuffer rows;
    for (std::size_t i = 0; i < count; ++i) {
        const auto some = static_cast<std::int32_t>(random() % 1'000'000);
        rows.strike.push_back(1'000'000 + static_cast<std::int32_t>(i) * 5'000);
        rows.bid.push_back(i % 5 == 0 ? columns::NoStoredQuote : i % 5 == 1 ? 0 : some);
        rows.ask.push_back(i % 7 == 0 ? columns::NoStoredQuote : i % 7 == 1 ? -some : some + 500);
        rows.iv.push_back(i % 3 == 0 ? base::Missing : some / 1e6);
        rows.delta.push_back(i % 3 == 0 ? base::Missing : -some / 1e6);
        rows.codes.push_back(static_cast<std::uint32_t>(random()));
    }
    return rows;
}

/// Session numbers 7000, 7001, 7003, 7006, ...: with holes. The second session has no expirations.
inline std::vector<columns::QuoteSessionBuffer> sampleSessions(int count) {
    std::mt19937 random(20190501);
    std::vector<columns::QuoteSessionBuffer> sessions;
    for (int i = 0; i < count; ++i) {
        columns::QuoteSessionBuffer session;
        session.session = 7000 + i * (i + 1) / 2;
        session.spot = 2900 + i;
        session.leftOut = i;
        for (int e = 0; e < (i == 1 ? 0 : 3); ++e) {
            columns::QuoteExpiryBuffer expiry;
            expiry.expiration = 18'000 + 7 * (e / 2) + i; // the first two are AM and PM of one date
            expiry.settlement = e == 0 ? calendar::Settlement::Am : calendar::Settlement::Pm;
            expiry.multiplier = 100;
            expiry.years = 0.1 * e;
            expiry.forward = 2905.5 + e;
            expiry.discount = 0.99;
            expiry.calls = sampleRows(random, e == 2 ? 0 : 9);
            expiry.puts = sampleRows(random, 10 + static_cast<std::size_t>(e));
            session.expiries.push_back(std::move(expiry));
        }
        sessions.push_back(std::move(session));
    }
    return sessions;
}

/// Bit for bit, so that missing equals missing.
template <typename Spans>
bool sameRows(const Spans& out, const columns::QuoteRowBuffer& in) {
    const auto equal = [](const auto& a, const auto& b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    };
    const auto equalReals = [](const auto& a, const auto& b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) {
            return std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y);
        });
    };
    return equal(out.strike, in.strike) && equal(out.bid, in.bid) && equal(out.ask, in.ask) &&
           equalReals(out.iv, in.iv) && equalReals(out.delta, in.delta) && equal(out.codes, in.codes);
}

} // namespace signalbox::tests
