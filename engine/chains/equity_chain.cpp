// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/chains/equity_chain.h"

#include "engine/chains/rate.h"
#include "engine/market/series_names.h"

namespace signalbox::chains {

std::shared_ptr<const ChainAnalytics> analyseUnderlying(const market::MarketSnapshot& snapshot,
                                                        const std::string& underlying,
                                                        const calendar::Calendar& calendar,
                                                        const base::Executor* executor) {
    auto chain = snapshot.chain(underlying);
    if (!chain) {
        return nullptr;
    }
    const auto rate = zeroRate(snapshot.view(market::names::Bill13w), snapshot.asOf, calendar);
    return analyseChain(std::move(chain), rate, calendar, snapshot.dividendsAhead, executor);
}

std::string volatilityStatus(const ExpiryAnalytics& analytics, market::Right right, std::size_t index) {
    if (!analytics.problem.empty()) {
        return analytics.problem;
    }
    const SideAnalytics& side = right == market::Right::Call ? analytics.calls : analytics.puts;
    return pricing::ivStatusName(side.status[index]);
}

} // namespace signalbox::chains
