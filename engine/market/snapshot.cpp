// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/market/snapshot.h"

namespace signalbox::market {

const BarView& MarketSnapshot::view(const std::string& name) const {
    static const BarView none;
    const auto at = series.find(name);
    return at == series.end() ? none : at->second;
}

std::shared_ptr<const OptionChain> MarketSnapshot::chain(const std::string& underlying) const {
    const auto at = chains.find(underlying);
    return at == chains.end() ? nullptr : at->second;
}

EarningsFlag MarketSnapshot::earningsFlag(const std::string& symbol, base::Date expiration) const {
    const auto at = earnings.find(symbol);
    return at == earnings.end() ? EarningsFlag() : earningsBefore(at->second, asOf, expiration);
}

} // namespace signalbox::market
