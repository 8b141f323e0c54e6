// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/model_listing.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace signalbox::history {
namespace {

namespace chr = std::chrono;

/// Up to a strike of 40,000.
constexpr std::size_t MostStrikes = 8'000;
constexpr auto AllStrikes = [] {
    std::array<std::int32_t, MostStrikes> strikes{};
    for (std::size_t i = 0; i < MostStrikes; ++i) {
        strikes[i] = static_cast<std::int32_t>(i + 1) * ModelQuotes::StrikeStep * 1000;
    }
    return strikes;
}();

base::Status append(std::vector<ListedSeries>& out, const calendar::Calendar& calendar, base::Date expiration,
                    market::Settlement settlement, int tradedFrom) {
    SIGNALBOX_TRY_ASSIGN(const base::UtcTime instant, calendar.expiryInstant(expiration, settlement));
    out.push_back(
        {expiration, settlement, instant, expiration - chr::days(ModelQuotes::ListedDays), tradedFrom});
    return {};
}

} // namespace

base::Result<std::vector<ListedSeries>> listedSeries(const calendar::Calendar& calendar, base::Date first,
                                                     base::Date last, const std::vector<ExtraExpiry>& extra) {
    const base::Date end = last + chr::days(ModelQuotes::ListedDays);
    std::vector<ListedSeries> all;
    base::Date friday = first;
    while (chr::weekday(friday) != chr::Friday) {
        friday += chr::days(1);
    }
    for (; friday <= end; friday += chr::days(7)) {
        SIGNALBOX_TRY_ASSIGN(const base::Date expiration, calendar.sessionOnOrBefore(friday));
        SIGNALBOX_TRY(append(all, calendar, expiration, market::Settlement::Pm, 0));
    }
    const chr::year_month_day firstDay(first);
    const chr::year_month_day lastDay(end);
    const auto lastMonth = lastDay.year() / lastDay.month();
    for (auto month = firstDay.year() / firstDay.month(); month <= lastMonth; month += chr::months(1)) {
        SIGNALBOX_TRY_ASSIGN(const base::Date expiration, calendar.monthlyExpiration(month));
        SIGNALBOX_TRY(append(all, calendar, expiration, market::Settlement::Am, 0));
    }
    for (const ExtraExpiry& more : extra) {
        const base::Date expiration = base::fromDayNumber(more.expiration);
        SIGNALBOX_TRY(append(all, calendar, expiration, more.settlement, more.fromSession));
    }
    std::sort(all.begin(), all.end());
    // Of two that are the same series the one offered earlier stands first.
    const auto same = [](const ListedSeries& a, const ListedSeries& b) {
        return a.expiration == b.expiration && a.settlement == b.settlement;
    };
    all.erase(std::unique(all.begin(), all.end(), same), all.end());
    return all;
}

std::span<const std::int32_t> listedStrikes(double low, double high) {
    const auto index = [](double strikes) {
        return static_cast<std::size_t>(std::clamp(strikes, 1.0, double{MostStrikes})) - 1;
    };
    const std::size_t from = index(std::floor(ModelQuotes::LowestShare * low / ModelQuotes::StrikeStep));
    const std::size_t to = index(std::ceil(ModelQuotes::HighestShare * high / ModelQuotes::StrikeStep));
    return std::span(AllStrikes).subspan(from, to - from + 1);
}

} // namespace signalbox::history
