// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/quotes.h"

#include <algorithm>

namespace signalbox::history {

std::optional<std::size_t> Rows::find(std::int32_t wanted) const {
    const auto at = std::lower_bound(strike.begin(), strike.end(), wanted);
    if (at == strike.end() || *at != wanted) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(at - strike.begin());
}

std::optional<std::size_t> findExpiry(const SessionQuotes& quotes, std::int32_t expiration,
                                      market::Settlement settlement) {
    auto at =
        std::lower_bound(quotes.expiries.begin(), quotes.expiries.end(), expiration,
                         [](const ExpiryHead& head, std::int32_t day) { return head.expiration < day; });
    for (; at != quotes.expiries.end() && at->expiration == expiration; ++at) {
        if (at->settlement == settlement) {
            return static_cast<std::size_t>(at - quotes.expiries.begin());
        }
    }
    return std::nullopt;
}

} // namespace signalbox::history
