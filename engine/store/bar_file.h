// SPDX-License-Identifier: GPL-3.0-or-later
// The bar file of a whole market beside market.db: mapped read-only, replaced atomically, with a delta file
// for appended days. Derived: when it is absent, stale or damaged it is made again from the store.
#pragma once

#include "engine/base/result.h"
#include "engine/columns/bar_table.h"
#include "engine/store/market_store.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace signalbox::store {

/// Writes the bytes of a table over the sessions of the calendar to a new file and renames it over the old
/// one.
[[nodiscard]] base::Status writeBarFile(const std::filesystem::path& path,
                                        std::span<const std::shared_ptr<const market::BarSeries>> series,
                                        columns::Width width, std::uint64_t revision,
                                        const calendar::Calendar& calendar = calendar::Calendar::standard());

/// A mapped bar file and the days appended since.
class BarFile {
public:
    [[nodiscard]] static base::Result<std::shared_ptr<const BarFile>> map(const std::filesystem::path& path);
    /// Appends one day to the delta file beside `path`, durably. The day must follow the last one.
    [[nodiscard]] static base::Status appendDay(const std::filesystem::path& path,
                                                const columns::DayColumn& day);
    ~BarFile();
    BarFile(const BarFile&) = delete;
    BarFile& operator=(const BarFile&) = delete;

    [[nodiscard]] const columns::BarTable& table() const { return *m_table; }
    /// Days after the last of the table, oldest first.
    [[nodiscard]] const std::vector<columns::DayColumn>& appended() const { return m_appended; }

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
/// last, made again when absent, of another revision or damaged. Needs the right to write in the folder only
/// when it has to be made.
[[nodiscard]] base::Result<std::shared_ptr<const BarFile>>
openBarFile(const std::filesystem::path& path, MarketStore& store, std::span<const market::SeriesId> series,
            columns::Width width = columns::Width::F64, Trust trust = Trust::AllTiles);

} // namespace signalbox::store
