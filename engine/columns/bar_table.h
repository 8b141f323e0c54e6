// SPDX-License-Identifier: GPL-3.0-or-later
// The daily bars of a whole market as one range of bytes that a scan reads at memory speed: header, symbol
// table, date table, then tiles of 8 symbols laid out [field][day][lane], so that one pass over a tile feeds
// all indicators of 8 symbols. This header knows the layout; reading and mapping files is the store's part.
#pragma once

#include "engine/base/date.h"
#include "engine/base/result.h"
#include "engine/market/bar_series.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::columns {

inline constexpr std::size_t Lanes = 8;
enum class Field : std::uint8_t { Open = 0, High = 1, Low = 2, Close = 3, Volume = 4 };
inline constexpr std::size_t Fields = 5;
/// Width of a stored value. F32 halves the memory of a scan and is exact to 7 digits.
enum class Width : std::uint8_t { F32 = 4, F64 = 8 };

/// A state of market.db: its number, and a mark drawn with it, so that two histories of a file that was put
/// back or made anew are told apart. A mark of 0 is of nobody knows which history.
struct StoreState {
    std::uint64_t revision = 0;
    std::uint64_t mark = 0;
    bool operator==(const StoreState&) const = default;
};

/// The bytes of a table over these series. A series without a bar on a date has Missing there; a bar on a
/// date that is not on the axis is left out. The axis is `axis`, strictly rising (the sessions of a calendar,
/// so that every hole is seen), or the union of their dates when it is empty. `made` is the state of
/// market.db that the table was made from.
[[nodiscard]] std::string buildBarTable(std::span<const std::shared_ptr<const market::BarSeries>> series,
                                        Width width, StoreState made, std::span<const base::Date> axis = {});

/// Days that share a checksum: a scan of the last year of a long table need not read the rest to trust it.
inline constexpr std::size_t ChunkDays = 256;

/// A read-only view over the bytes of a table. The bytes must stay where they are while the view lives and be
/// aligned to 64.
class BarTable {
public:
    /// Checks header, tables and sizes, not yet the tiles (verifyChunk). Anything that does not fit is a
    /// BadData error naming `where`.
    [[nodiscard]] static base::Result<BarTable> over(std::string_view bytes, const std::string& where);

    [[nodiscard]] std::size_t symbols() const { return m_tables->series.size(); }
    [[nodiscard]] std::size_t days() const { return m_tables->dates.size(); }
    [[nodiscard]] std::size_t tiles() const { return (symbols() + Lanes - 1) / Lanes; }
    [[nodiscard]] Width width() const { return m_width; }
    [[nodiscard]] const StoreState& made() const { return m_made; }
    [[nodiscard]] const std::vector<base::Date>& dates() const { return m_tables->dates; }
    [[nodiscard]] const std::vector<market::SeriesId>& series() const { return m_tables->series; }

    /// days() x Lanes values, [day][lane]; lanes beyond the last symbol are Missing. Only for the width asked
    /// for: f32 of an F32 table, f64 of an F64 table.
    [[nodiscard]] std::span<const float> column32(std::size_t tile, Field field) const;
    [[nodiscard]] std::span<const double> column64(std::size_t tile, Field field) const;
    /// One value; Missing where the symbol has no bar. For tests and single look-ups.
    [[nodiscard]] double value(std::size_t symbol, std::size_t day, Field field) const;
    /// Whether the bytes of one field of a tile on the days of one chunk (day / ChunkDays) still carry their
    /// checksum; a scan asks once for each that it reads.
    [[nodiscard]] bool verifyChunk(std::size_t tile, Field field, std::size_t chunk) const;
    [[nodiscard]] std::size_t chunks() const { return (days() + ChunkDays - 1) / ChunkDays; }
    [[nodiscard]] bool verifyAll() const;

private:
    BarTable() = default;
    [[nodiscard]] const char* columnStart(std::size_t tile, Field field) const;
    std::string_view m_bytes;
    Width m_width = Width::F64;
    StoreState m_made;
    struct Tables {
        std::vector<base::Date> dates;
        std::vector<market::SeriesId> series;
        std::vector<std::uint64_t> sums; ///< [tile][field][chunk]
    };
    std::shared_ptr<const Tables> m_tables; ///< shared by copies of the view
    std::size_t m_tilesAt = 0;
};

/// One appended day of a whole table, parallel to its symbols.
struct DayColumn {
    base::Date date;
    StoreState made; ///< the state of market.db that table and days up to this one show
    std::array<std::vector<double>, Fields> values;
};
/// The bytes of one record of the delta file that stands beside a table.
[[nodiscard]] std::string encodeDay(const DayColumn& day);
/// All whole records of a delta file for a table with `symbols` symbols. A torn or damaged tail ends the
/// list: those days are taken from market.db again.
[[nodiscard]] std::vector<DayColumn> decodeDays(std::string_view bytes, std::size_t symbols);

} // namespace signalbox::columns
