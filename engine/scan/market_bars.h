// SPDX-License-Identifier: GPL-3.0-or-later
// The bars that a scan reads: a table of tiles over consecutive sessions, and sessions appended to it since.
// Whoever holds the bytes passes a keeper, so that they live as long as the scan.
#pragma once

#include "engine/base/result.h"
#include "engine/calendar/calendar.h"
#include "engine/columns/bar_table.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace signalbox::scan {

using columns::Field;
using columns::Lanes;

/// One field of one tile as rows of eight values, Missing where a symbol has no bar: rows of the table, then
/// the appended ones, which lie `stride` values apart.
class TileColumn {
public:
    TileColumn(const double* table, std::size_t days, const double* appended, std::size_t stride)
        : m_table(table), m_days(days), m_appended(appended), m_stride(stride) {}
    [[nodiscard]] const double* row(std::size_t day) const {
        return day < m_days ? m_table + day * Lanes : m_appended + (day - m_days) * m_stride;
    }

private:
    const double* m_table;
    std::size_t m_days;
    const double* m_appended;
    std::size_t m_stride;
};

class MarketBars {
public:
    /// The table must hold doubles on consecutive sessions of the calendar, and the appended days must
    /// follow; otherwise a BadData error.
    [[nodiscard]] static base::Result<std::shared_ptr<const MarketBars>>
    over(const columns::BarTable& table, std::span<const columns::DayColumn> appended,
         const calendar::Calendar& calendar, std::shared_ptr<const void> keeper = {});

    [[nodiscard]] const columns::BarTable& table() const { return m_table; }
    [[nodiscard]] std::size_t symbols() const { return m_table.symbols(); }
    [[nodiscard]] std::size_t tiles() const { return m_table.tiles(); }
    [[nodiscard]] std::size_t days() const { return m_dates.size(); }
    [[nodiscard]] const std::vector<base::Date>& dates() const { return m_dates; }
    [[nodiscard]] std::optional<std::size_t> dayOf(base::Date date) const;
    /// Calendar session number of day 0.
    [[nodiscard]] int firstSession() const { return m_firstSession; }

    /// The same table as of `earlier`, with as many sessions appended or more. Of a table whose state of the
    /// store carries no mark nobody can say.
    [[nodiscard]] bool extends(const MarketBars& earlier) const;

    /// The rows of a field of a tile.
    [[nodiscard]] TileColumn column(std::size_t tile, Field field) const;
    [[nodiscard]] double value(std::size_t symbol, std::size_t day, Field field) const;

private:
    explicit MarketBars(const columns::BarTable& table) : m_table(table) {}
    columns::BarTable m_table;
    std::shared_ptr<const void> m_keeper;
    std::vector<base::Date> m_dates;
    int m_firstSession = 0;
    /// [field]: day after day, one value per symbol, padded to whole tiles.
    std::array<std::vector<double>, columns::Fields> m_appended;
};

} // namespace signalbox::scan
