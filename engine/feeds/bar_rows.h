// SPDX-License-Identifier: GPL-3.0-or-later
// Turns the dated rows of one series or table into validated series: sessions only, one row per session,
// rising dates, consistent bars (SHR-D3).
#pragma once

#include "engine/feeds/source_file.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::feeds {

/// A row of one series. Offsets keep it small: millions of them are held at once.
struct BarRow {
    market::Bar bar;
    std::uint32_t offset = 0; ///< of the row in the text
    std::int32_t line = 0;
};

/// The text of the row that begins at an offset of a text.
[[nodiscard]] std::string_view rowAt(std::string_view text, std::size_t offset);

/// What must hold for the values of a series.
struct SeriesRules {
    SeriesClass seriesClass = SeriesClass::Share;
    bool positive = true;        ///< every price above zero
    double least = -1e300;       ///< allowed range of a close (SHR-D7)
    double greatest = 1e300;     ///
    bool rangeOpen = false;      ///< the range is open at both ends
    const char* range = "";      ///< the range in words
    bool zeroIsMissing = false;  ///< a zero is no settlement (OPT-D6)
    bool corruptPutCall = false; ///< 4.22, 11 and 21 are no ratios
};

/// Removes, with a finding each, rows that repeat a date or fall out of the order of dates; a file that runs
/// from new to old is turned round first. Only rows that are valid for themselves are judged, so that a bad
/// row never costs a good one its place (SHR-D3). The result names the rows that stay, in rising order, and
/// at the place of their date the invalid ones, whose own problem the caller names.
class RowOrder {
public:
    struct Row {
        base::Date date;
        long line = 0;
        std::string_view text;
        std::uint64_t content = 0; ///< equal for rows with equal values
        bool valid = true;         ///< it would be kept if it stood alone
    };
    [[nodiscard]] static std::vector<std::size_t> keep(SourceFile& file, const std::vector<Row>& rows,
                                                       const std::string& subject);
};

/// Validates the rows of one series and appends it to the result (nothing when no bar remains).
void addSeries(SourceFile& file, market::SeriesId id, const SeriesRules& rules, std::span<const BarRow> rows);

/// One row of a table with one value per column and date.
struct TableRow {
    static constexpr std::size_t MostColumns = 8;
    base::Date date;
    long line = 0;
    std::string_view text;
    std::array<double, MostColumns> values{}; ///< Missing for an empty cell
};
struct TableColumn {
    std::string symbol;
    SeriesRules rules;
};
/// Validates a table and appends one series per column. A row counts as rejected when nothing of it remains.
void addTable(SourceFile& file, const std::string& source, const std::vector<TableColumn>& columns,
              const std::vector<TableRow>& rows);

} // namespace signalbox::feeds
