// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/chains/expiry_memo.h"

namespace signalbox::chains {

const ExpiryAnalytics& ExpiryMemo::of(const std::shared_ptr<const market::OptionChain>& chain,
                                      std::size_t block, std::optional<double> rate,
                                      const calendar::Calendar& calendar,
                                      std::span<const market::CorporateAction> dividends) {
    const std::pair key(chain, block);
    auto at = m_known.find(key);
    if (at == m_known.end()) {
        at = m_known.emplace(key, analyseExpiry(*chain, block, rate, calendar, dividends)).first;
    }
    return at->second;
}

} // namespace signalbox::chains
