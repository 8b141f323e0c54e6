// SPDX-License-Identifier: GPL-3.0-or-later
// Which expirations the model lists, and over which strikes.
#pragma once

#include "engine/calendar/calendar.h"
#include "engine/history/model_quotes.h"

#include <vector>

namespace signalbox::history {

struct ListedSeries {
    base::Date expiration;
    market::Settlement settlement = market::Settlement::Pm;
    base::UtcTime instant; ///< SHR-T7
    base::Date listedFrom; ///< ListedDays before it expires
    int tradedFrom = 0;    ///< session from which it is offered; later only for an ExtraExpiry
    auto operator<=>(const ListedSeries&) const = default;
};

/// Every series that is alive on one of the sessions first..last, by expiration, AM before PM, without
/// duplicates. Fails outside the calendar.
[[nodiscard]] base::Result<std::vector<ListedSeries>> listedSeries(const calendar::Calendar& calendar,
                                                                   base::Date first, base::Date last,
                                                                   const std::vector<ExtraExpiry>& extra);

/// Multiples of ModelQuotes::StrikeStep in 1/1,000 dollar that cover every spot in [low, high]: a part of one
/// table that never changes.
[[nodiscard]] std::span<const std::int32_t> listedStrikes(double low, double high);

} // namespace signalbox::history
