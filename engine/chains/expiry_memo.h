// SPDX-License-Identifier: GPL-3.0-or-later
// Remembers the analysis of single expirations, so that gates, selection, size and exits of one day share it.
// It changes no answer: what it holds is what analyseExpiry gives. One object belongs to one thread.
#pragma once

#include "engine/chains/analyse_chain.h"

#include <map>
#include <memory>
#include <utility>

namespace signalbox::chains {

class ExpiryMemo {
public:
    /// Analysed when it is asked for the first time. `rate`, calendar and dividends must be those of the
    /// chain's day every time. The reference lives as long as the memo.
    [[nodiscard]] const ExpiryAnalytics& of(const std::shared_ptr<const market::OptionChain>& chain,
                                            std::size_t block, std::optional<double> rate,
                                            const calendar::Calendar& calendar,
                                            std::span<const market::CorporateAction> dividends);

private:
    /// The chain is kept, so that no other can take its address.
    std::map<std::pair<std::shared_ptr<const market::OptionChain>, std::size_t>, ExpiryAnalytics> m_known;
};

} // namespace signalbox::chains
