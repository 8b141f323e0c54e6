// SPDX-License-Identifier: GPL-3.0-or-later
// The bar file of a whole market beside market.db: mapped read-only, replaced atomically, with a delta file
// for appended days. Derived: when it is absent, stale or damaged it is made again from the store.
#pragma once

#include "engine/base/result.h"
#include "engine/columns/bar_table.h"
#include "engine/store/market_store.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace signalbox::store {

/// Writes the bytes of a table over the sessions of the calendar to a new file and renames it over the old
/// one.
[[nodiscard]] base::Status writeBarFile(const std::filesystem::path& path,
                                        std::span<const std::shared_ptr<const market::BarSeries>> series,
                                        columns::Width width, columns::StoreState made,
                                        const calendar::Calendar& calendar = calendar::Calendar::standard());

/// A mapped bar file and the days appended since.
class BarFile {
public:
    [[nodiscard]] static base::Result<std::shared_ptr<const BarFile>> map(const std::filesystem::path& path);
    /// Appends days to the delta file beside `path` in one write, durably. They must follow the last one.
    [[nodiscard]] static base::Status appendDays(const std::filesystem::path& path,
                                                 std::span<const columns::DayColumn> days);
    ~BarFile();
    BarFile(const BarFile&) = delete;
    BarFile& operator=(const BarFile&) = delete;

    [[nodiscard]] const columns::BarTable& table() const { return *m_table; }
    /// Days after the last of the table, oldest first.
    [[nodiscard]] const std::vector<columns::DayColumn>& appended() const { return m_appended; }
    /// The state of market.db that table and appended days show.
    [[nodiscard]] const columns::StoreState& made() const;
    /// Its last day; absent when it has none.
    [[nodiscard]] std::optional<base::Date> lastDate() const;

private:
    BarFile() = default;
    void* m_start = nullptr;
    std::size_t m_size = 0;
    std::unique_ptr<const columns::BarTable> m_table;
    std::vector<columns::DayColumn> m_appended;
};

/// How much of a bar file is read before it is trusted.
enum class Trust {
    AllTiles,  ///< every checksum: damage is healed at once
    TablesOnly ///< header and tables: the reader verifies the tiles it reads, and asks again with AllTiles
};

/// The bar file of a market over those series on the sessions of the calendar from their first bar to their
/// last. It lies beside market.db. Days that came since are appended to it; it is made again when it is
/// absent, damaged, over other series, or a bar inside it has changed. Needs the right to write in the folder
/// only when something has to be written.
[[nodiscard]] base::Result<std::shared_ptr<const BarFile>>
openBarFile(const std::filesystem::path& path, MarketStore& store, std::span<const market::SeriesId> series,
            columns::Width width = columns::Width::F64, Trust trust = Trust::AllTiles);

} // namespace signalbox::store
