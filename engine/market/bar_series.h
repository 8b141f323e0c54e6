// SPDX-License-Identifier: GPL-3.0-or-later
// Daily bars, or daily values, of one symbol from one source, as columns. A series that has only one value a
// day (breadth, ratios, yields) has it in `close` and Missing elsewhere. Immutable once built; shared by
// pointer.
#pragma once

#include "engine/base/date.h"
#include "engine/base/real.h"
#include "engine/base/result.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::market {

using base::Date;
using base::Result;

/// What the prices of a series have been adjusted for (SHR-D4a). The order is the order of preference of
/// SHR-D4b.
enum class Basis { AsTraded, SplitAdjusted, DividendAdjusted };
[[nodiscard]] const char* basisName(Basis basis); ///< "as_traded", "split_adjusted", "dividend_adjusted"
[[nodiscard]] std::optional<Basis> parseBasis(const std::string& name);

/// Who a series is. Series of different source or basis are never joined (SHR-D4a).
struct SeriesId {
    std::string symbol; ///< canonical name, see series_names.h
    std::string source; ///< where it came from: a folder, vendor or file family; stable over imports
    Basis basis = Basis::AsTraded;
    auto operator<=>(const SeriesId&) const = default;
};

/// One bar, Missing (NaN) where the series has no such column.
struct Bar {
    Date date;
    double open = base::Missing;
    double high = base::Missing;
    double low = base::Missing;
    double close = base::Missing;
    double volume = base::Missing;
};

class BarSeries {
public:
    /// Bars must be in strictly increasing date order with a known close (SHR-D3); else an Internal error,
    /// because importers sort and reject before they build.
    [[nodiscard]] static Result<std::shared_ptr<const BarSeries>>
    create(SeriesId id, const std::vector<Bar>& bars, bool simulated = false);

    [[nodiscard]] const SeriesId& id() const { return m_id; }
    [[nodiscard]] bool simulated() const { return m_simulated; }
    [[nodiscard]] std::size_t size() const { return m_dates.size(); }
    [[nodiscard]] bool empty() const { return m_dates.empty(); }
    [[nodiscard]] const std::vector<Date>& dates() const { return m_dates; }
    [[nodiscard]] const std::vector<double>& open() const { return m_open; }
    [[nodiscard]] const std::vector<double>& high() const { return m_high; }
    [[nodiscard]] const std::vector<double>& low() const { return m_low; }
    [[nodiscard]] const std::vector<double>& close() const { return m_close; }
    [[nodiscard]] const std::vector<double>& volume() const { return m_volume; }
    [[nodiscard]] Bar bar(std::size_t index) const;
    /// Index of the bar of a date; nothing if that date has none.
    [[nodiscard]] std::optional<std::size_t> indexOf(Date date) const;
    /// Number of bars on or before a date: the end of a view as of that date.
    [[nodiscard]] std::size_t endAsOf(Date date) const;

private:
    BarSeries() = default;
    SeriesId m_id;
    bool m_simulated = false;
    std::vector<Date> m_dates;
    std::vector<double> m_open, m_high, m_low, m_close, m_volume;
};

/// A series as known at a day: shows only [0, size()), so that code holding it cannot read tomorrow.
class BarView {
public:
    BarView() = default;
    BarView(std::shared_ptr<const BarSeries> series, Date asOf);
    [[nodiscard]] bool exists() const { return m_series != nullptr; }
    [[nodiscard]] std::size_t size() const { return m_end; }
    [[nodiscard]] bool empty() const { return m_end == 0; }
    [[nodiscard]] const SeriesId& id() const { return m_series->id(); }
    [[nodiscard]] Date date(std::size_t index) const { return m_series->dates()[index]; }
    [[nodiscard]] Bar bar(std::size_t index) const { return m_series->bar(index); }
    [[nodiscard]] double close(std::size_t index) const { return m_series->close()[index]; }
    [[nodiscard]] std::optional<Date> lastDate() const;
    /// The value on exactly that date.
    [[nodiscard]] std::optional<double> closeOn(Date date) const;
    [[nodiscard]] const std::shared_ptr<const BarSeries>& series() const { return m_series; }

private:
    std::shared_ptr<const BarSeries> m_series;
    std::size_t m_end = 0;
};

} // namespace signalbox::market
