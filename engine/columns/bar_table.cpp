// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/columns/bar_table.h"

#include "engine/base/require.h"
#include "engine/columns/bytes.h"
#include "engine/columns/checksum.h"

#include <algorithm>
#include <limits>

namespace signalbox::columns {
namespace {

constexpr std::uint64_t Magic = 0x3154'5241'4253'4253ULL; // "SBSBART1"
// 2: a checksum for each field and chunk of days; 3: the mark of the state
constexpr std::uint32_t Format = 3;
constexpr std::uint32_t Endian = 0x0102'0304;
constexpr std::size_t Alignment = 4096;
constexpr std::uint32_t DayMagic = 0x3259'4453; // "SDY2"

struct Header {
    std::uint64_t magic = Magic;
    std::uint32_t format = Format;
    std::uint32_t endian = Endian;
    StoreState made;
    std::uint64_t symbols = 0;
    std::uint64_t days = 0;
    std::uint64_t width = 0;
    std::uint64_t tablesSize = 0; ///< symbol, date and checksum tables, after the header
    std::uint64_t tilesAt = 0;
    std::uint64_t fileSize = 0;
    std::uint64_t tablesSum = 0;
    std::uint64_t headerSum = 0; ///< over everything before it
};

std::uint64_t sumOf(const Header& header) {
    std::array<char, sizeof(Header) - 8> bytes{};
    std::memcpy(bytes.data(), &header, bytes.size());
    return checksum({bytes.data(), bytes.size()});
}

std::vector<base::Date> unionOfDates(std::span<const std::shared_ptr<const market::BarSeries>> series) {
    std::vector<base::Date> dates;
    for (const auto& one : series) {
        std::vector<base::Date> merged;
        merged.reserve(dates.size() + one->size());
        std::set_union(dates.begin(), dates.end(), one->dates().begin(), one->dates().end(),
                       std::back_inserter(merged));
        dates = std::move(merged);
    }
    return dates;
}

const std::vector<double>& columnOf(const market::BarSeries& series, Field field) {
    switch (field) {
    case Field::Open:
        return series.open();
    case Field::High:
        return series.high();
    case Field::Low:
        return series.low();
    case Field::Close:
        return series.close();
    case Field::Volume:
        break;
    }
    return series.volume();
}

/// Puts one symbol into its lane of a tile of T.
template <typename T>
void fillLane(std::vector<T>& tile, std::size_t lane, const market::BarSeries& series,
              const std::vector<base::Date>& dates) {
    std::size_t day = 0;
    for (std::size_t i = 0; i < series.size(); ++i) {
        day = static_cast<std::size_t>(std::lower_bound(dates.begin() + static_cast<std::ptrdiff_t>(day),
                                                        dates.end(), series.dates()[i]) -
                                       dates.begin());
        if (day == dates.size()) {
            return;
        }
        if (dates[day] != series.dates()[i]) {
            continue;
        }
        for (std::size_t field = 0; field < Fields; ++field) {
            const double value = columnOf(series, static_cast<Field>(field))[i];
            tile[(field * dates.size() + day) * Lanes + lane] = static_cast<T>(value);
        }
    }
}

template <typename T>
void putTiles(ByteWriter& writer, std::span<const std::shared_ptr<const market::BarSeries>> series,
              const std::vector<base::Date>& dates, std::vector<std::uint64_t>& sums) {
    for (std::size_t first = 0; first < series.size(); first += Lanes) {
        std::vector<T> tile(Fields * dates.size() * Lanes, std::numeric_limits<T>::quiet_NaN());
        for (std::size_t lane = 0; lane < Lanes && first + lane < series.size(); ++lane) {
            fillLane(tile, lane, *series[first + lane], dates);
        }
        const std::size_t at = writer.size();
        writer.putAll(tile);
        const std::size_t rowBytes = Lanes * sizeof(T);
        for (std::size_t field = 0; field < Fields; ++field) {
            for (std::size_t day = 0; day < dates.size(); day += ChunkDays) {
                const std::size_t rows = std::min(ChunkDays, dates.size() - day);
                sums.push_back(
                    checksum(std::string_view(writer.bytes())
                                 .substr(at + (field * dates.size() + day) * rowBytes, rows * rowBytes)));
            }
        }
    }
}

std::string tablesOf(std::span<const std::shared_ptr<const market::BarSeries>> series,
                     const std::vector<base::Date>& dates, const std::vector<std::uint64_t>& sums) {
    ByteWriter tables;
    for (const auto& one : series) {
        tables.putText(one->id().symbol);
        tables.putText(one->id().source);
        tables.put(static_cast<std::uint8_t>(one->id().basis));
    }
    for (const base::Date date : dates) {
        tables.put(static_cast<std::int32_t>(base::toDayNumber(date)));
    }
    tables.putAll(sums);
    return std::move(tables.bytes());
}

} // namespace

std::string buildBarTable(std::span<const std::shared_ptr<const market::BarSeries>> series, Width width,
                          StoreState made, std::span<const base::Date> axis) {
    const std::vector<base::Date> dates =
        axis.empty() ? unionOfDates(series) : std::vector<base::Date>(axis.begin(), axis.end());
    const std::size_t tiles = (series.size() + Lanes - 1) / Lanes;
    const std::size_t chunks = (dates.size() + ChunkDays - 1) / ChunkDays;
    // The tables have the same size whatever the sums are, so the tiles can be written in place.
    const std::size_t tablesSize =
        tablesOf(series, dates, std::vector<std::uint64_t>(tiles * Fields * chunks)).size();
    const std::size_t tilesAt = (sizeof(Header) + tablesSize + Alignment - 1) / Alignment * Alignment;
    ByteWriter writer;
    writer.bytes().reserve(tilesAt + tiles * Fields * dates.size() * Lanes * static_cast<std::size_t>(width));
    writer.bytes().resize(tilesAt);
    std::vector<std::uint64_t> sums;
    if (width == Width::F32) {
        putTiles<float>(writer, series, dates, sums);
    } else {
        putTiles<double>(writer, series, dates, sums);
    }
    const std::string tables = tablesOf(series, dates, sums);
    Header header;
    header.made = made;
    header.symbols = series.size();
    header.days = dates.size();
    header.width = static_cast<std::uint64_t>(width);
    header.tablesSize = tables.size();
    header.tilesAt = tilesAt;
    header.fileSize = writer.size();
    header.tablesSum = checksum(tables);
    header.headerSum = sumOf(header);
    std::memcpy(writer.bytes().data(), &header, sizeof header);
    std::memcpy(writer.bytes().data() + sizeof header, tables.data(), tables.size());
    return std::move(writer.bytes());
}

base::Result<BarTable> BarTable::over(std::string_view bytes, const std::string& where) {
    const auto damaged = [&where](const char* what) {
        return base::fail(base::ErrorCode::BadData, std::string("the bar file is damaged (") + what + ")",
                          where, "it is made again from market.db");
    };
    ByteReader reader(bytes);
    const auto header = reader.get<Header>();
    if (reader.failed() || header.magic != Magic || header.headerSum != sumOf(header)) {
        return damaged("header");
    }
    if (header.format != Format || header.endian != Endian) {
        return damaged("format");
    }
    const bool widthKnown = header.width == 4 || header.width == 8;
    if (!widthKnown || header.fileSize != bytes.size() || header.tablesSize > bytes.size() - sizeof(Header) ||
        header.tilesAt % 64 != 0 || header.tilesAt > bytes.size()) {
        return damaged("size");
    }
    const std::string_view tables = bytes.substr(sizeof(Header), header.tablesSize);
    if (checksum(tables) != header.tablesSum) {
        return damaged("tables");
    }
    auto read = std::make_shared<Tables>();
    ByteReader entries(tables);
    for (std::uint64_t i = 0; i < header.symbols && !entries.failed(); ++i) {
        market::SeriesId id;
        id.symbol = entries.getText();
        id.source = entries.getText();
        id.basis = static_cast<market::Basis>(entries.get<std::uint8_t>());
        read->series.push_back(std::move(id));
    }
    for (const std::int32_t day : entries.getAll<std::int32_t>(header.days)) {
        read->dates.push_back(base::fromDayNumber(day));
    }
    BarTable table;
    table.m_bytes = bytes;
    table.m_width = static_cast<Width>(header.width);
    table.m_made = header.made;
    table.m_tilesAt = header.tilesAt;
    table.m_tables = read;
    read->sums = entries.getAll<std::uint64_t>(table.tiles() * Fields * table.chunks());
    const std::uint64_t tileBytes = Fields * header.days * Lanes * header.width;
    if (entries.failed() || !entries.atEnd() || header.tilesAt + table.tiles() * tileBytes != bytes.size()) {
        return damaged("counts");
    }
    return table;
}

const char* BarTable::columnStart(std::size_t tile, Field field) const {
    const std::size_t columnBytes = days() * Lanes * static_cast<std::size_t>(m_width);
    return m_bytes.data() + m_tilesAt + (tile * Fields + static_cast<std::size_t>(field)) * columnBytes;
}

std::span<const float> BarTable::column32(std::size_t tile, Field field) const {
    SIGNALBOX_REQUIRE(m_width == Width::F32 && tile < tiles(), "a tile of another width or beyond the last");
    // The tiles begin at an aligned offset of an aligned range; this is how a mapped file becomes numbers.
    return {reinterpret_cast<const float*>(columnStart(tile, field)), days() * Lanes};
}

std::span<const double> BarTable::column64(std::size_t tile, Field field) const {
    SIGNALBOX_REQUIRE(m_width == Width::F64 && tile < tiles(), "a tile of another width or beyond the last");
    return {reinterpret_cast<const double*>(columnStart(tile, field)), days() * Lanes};
}

double BarTable::value(std::size_t symbol, std::size_t day, Field field) const {
    const std::size_t at = day * Lanes + symbol % Lanes;
    return m_width == Width::F32 ? static_cast<double>(column32(symbol / Lanes, field)[at])
                                 : column64(symbol / Lanes, field)[at];
}

bool BarTable::verifyChunk(std::size_t tile, Field field, std::size_t chunk) const {
    const std::size_t rowBytes = Lanes * static_cast<std::size_t>(m_width);
    const std::size_t first = chunk * ChunkDays;
    const std::size_t rows = std::min(ChunkDays, days() - first);
    const std::string_view bytes(columnStart(tile, field) + first * rowBytes, rows * rowBytes);
    return checksum(bytes) ==
           m_tables->sums[(tile * Fields + static_cast<std::size_t>(field)) * chunks() + chunk];
}

bool BarTable::verifyAll() const {
    for (std::size_t tile = 0; tile < tiles(); ++tile) {
        for (std::size_t field = 0; field < Fields; ++field) {
            for (std::size_t chunk = 0; chunk < chunks(); ++chunk) {
                if (!verifyChunk(tile, static_cast<Field>(field), chunk)) {
                    return false;
                }
            }
        }
    }
    return true;
}

std::string encodeDay(const DayColumn& day) {
    ByteWriter body;
    body.put(static_cast<std::int32_t>(base::toDayNumber(day.date)));
    body.put(day.made.revision);
    body.put(day.made.mark);
    body.put(static_cast<std::uint32_t>(day.values.front().size()));
    for (const std::vector<double>& column : day.values) {
        SIGNALBOX_REQUIRE(column.size() == day.values.front().size(), "columns of unequal length");
        body.putAll(column);
    }
    ByteWriter record;
    record.put(DayMagic);
    record.put(static_cast<std::uint32_t>(body.size()));
    record.put(checksum(body.bytes()));
    record.putBytes(body.bytes());
    return std::move(record.bytes());
}

std::vector<DayColumn> decodeDays(std::string_view bytes, std::size_t symbols) {
    std::vector<DayColumn> days;
    while (!bytes.empty()) {
        ByteReader reader(bytes);
        const auto magic = reader.get<std::uint32_t>();
        const std::size_t size = reader.get<std::uint32_t>();
        const auto sum = reader.get<std::uint64_t>();
        const std::string_view body = reader.rest().substr(0, size);
        if (reader.failed() || magic != DayMagic || body.size() != size || checksum(body) != sum) {
            break;
        }
        ByteReader content(body);
        DayColumn day;
        day.date = base::fromDayNumber(content.get<std::int32_t>());
        day.made.revision = content.get<std::uint64_t>();
        day.made.mark = content.get<std::uint64_t>();
        const std::size_t count = content.get<std::uint32_t>();
        for (std::vector<double>& column : day.values) {
            column = content.getAll<double>(count);
        }
        if (count != symbols || content.failed() || !content.atEnd() ||
            (!days.empty() && day.date <= days.back().date)) {
            break;
        }
        days.push_back(std::move(day));
        bytes.remove_prefix(reader.position() + size);
    }
    return days;
}

} // namespace signalbox::columns
