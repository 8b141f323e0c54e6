// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/indicators/session_bars.h"

#include "engine/base/real.h"

namespace signalbox::indicators {

Result<SessionBars> onSessions(const market::BarSeries& series, const calendar::Calendar& calendar,
                               std::optional<Date> historyStart) {
    std::vector<std::size_t> kept;
    std::vector<int> numbers;
    kept.reserve(series.size());
    numbers.reserve(series.size());
    for (std::size_t i = 0; i < series.size(); ++i) {
        const Date date = series.dates()[i];
        if (calendar.isKnownSession(date) && (!historyStart || date >= *historyStart)) {
            SIGNALBOX_TRY_ASSIGN(const int number, calendar.sessionNumber(date));
            kept.push_back(i);
            numbers.push_back(number);
        }
    }
    SessionBars out;
    if (kept.empty()) {
        return out;
    }
    out.firstSession = numbers.front();
    const auto length = static_cast<std::size_t>(numbers.back() - numbers.front()) + 1;
    const auto column = [&](const std::vector<double>& values) {
        std::vector<double> dense(length, base::Missing);
        for (std::size_t i = 0; i < kept.size(); ++i) {
            dense[static_cast<std::size_t>(numbers[i] - out.firstSession)] = values[kept[i]];
        }
        return dense;
    };
    out.open = column(series.open());
    out.high = column(series.high());
    out.low = column(series.low());
    out.close = column(series.close());
    out.volume = column(series.volume());
    return out;
}

} // namespace signalbox::indicators
