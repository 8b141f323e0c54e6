// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/scan/market_bars.h"

#include "engine/base/require.h"

#include <algorithm>

namespace signalbox::scan {

base::Result<std::shared_ptr<const MarketBars>> MarketBars::over(const columns::BarTable& table,
                                                                 std::span<const columns::DayColumn> appended,
                                                                 const calendar::Calendar& calendar,
                                                                 std::shared_ptr<const void> keeper) {
    const auto refused = [](const char* what) {
        return base::fail(base::ErrorCode::BadData, what, "the bar file", "it is made again from market.db");
    };
    if (table.width() != columns::Width::F64) {
        return refused("a scan needs bars in full width");
    }
    std::shared_ptr<MarketBars> bars(new MarketBars(table));
    bars->m_keeper = std::move(keeper);
    bars->m_dates = table.dates();
    for (const columns::DayColumn& day : appended) {
        if (day.values.front().size() != table.symbols()) {
            return refused("an appended day has another number of symbols");
        }
        bars->m_dates.push_back(day.date);
        for (std::size_t field = 0; field < columns::Fields; ++field) {
            std::vector<double>& all = bars->m_appended[field];
            const std::size_t before = all.size();
            all.resize(before + table.tiles() * Lanes, base::Missing);
            std::copy(day.values[field].begin(), day.values[field].end(),
                      all.begin() + static_cast<std::ptrdiff_t>(before));
        }
    }
    if (!bars->m_dates.empty()) {
        SIGNALBOX_TRY_ASSIGN(const auto sessions,
                             calendar.sessions(bars->m_dates.front(), bars->m_dates.back()));
        if (sessions != bars->m_dates) {
            return refused("its days are not consecutive sessions");
        }
        SIGNALBOX_TRY_ASSIGN(bars->m_firstSession, calendar.sessionNumber(bars->m_dates.front()));
    }
    return std::shared_ptr<const MarketBars>(std::move(bars));
}

bool MarketBars::extends(const MarketBars& earlier) const {
    return m_table.made().mark != 0 && m_table.made() == earlier.m_table.made() &&
           m_table.series() == earlier.m_table.series() && days() >= earlier.days() &&
           std::equal(earlier.m_dates.begin(), earlier.m_dates.end(), m_dates.begin());
}

std::optional<std::size_t> MarketBars::dayOf(base::Date date) const {
    const auto at = std::lower_bound(m_dates.begin(), m_dates.end(), date);
    if (at == m_dates.end() || *at != date) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(at - m_dates.begin());
}

TileColumn MarketBars::column(std::size_t tile, Field field) const {
    const std::vector<double>& appended = m_appended[static_cast<std::size_t>(field)];
    const double* first = appended.empty() ? nullptr : appended.data() + tile * Lanes;
    return {m_table.column64(tile, field).data(), m_table.days(), first, tiles() * Lanes};
}

double MarketBars::value(std::size_t symbol, std::size_t day, Field field) const {
    return column(symbol / Lanes, field).row(day)[symbol % Lanes];
}

} // namespace signalbox::scan
