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
        auto& padded = bars->m_appended.emplace_back(day.values);
        for (std::vector<double>& column : padded) {
            column.resize(table.tiles() * Lanes, base::Missing);
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

std::optional<std::size_t> MarketBars::dayOf(base::Date date) const {
    const auto at = std::lower_bound(m_dates.begin(), m_dates.end(), date);
    if (at == m_dates.end() || *at != date) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(at - m_dates.begin());
}

TileColumn MarketBars::column(std::size_t tile, Field field, std::vector<const double*>& scratch) const {
    scratch.clear();
    for (const auto& day : m_appended) {
        scratch.push_back(day[static_cast<std::size_t>(field)].data() + tile * Lanes);
    }
    return {m_table.column64(tile, field).data(), m_table.days(), scratch};
}

double MarketBars::value(std::size_t symbol, std::size_t day, Field field) const {
    return day < m_table.days() ? m_table.value(symbol, day, field)
                                : m_appended[day - m_table.days()][static_cast<std::size_t>(field)][symbol];
}

} // namespace signalbox::scan
