// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/chains/rate.h"

#include <algorithm>

namespace signalbox::chains {

std::optional<double> zeroRate(const market::BarView& bill, base::Date date,
                               const calendar::Calendar& calendar) {
    if (!bill.exists()) {
        return std::nullopt;
    }
    const std::size_t end = std::min(bill.size(), bill.series()->endAsOf(date));
    if (end == 0) {
        return std::nullopt;
    }
    const auto age = calendar.businessDays(bill.date(end - 1), date);
    if (!age || *age > MaxRateAgeSessions) {
        return std::nullopt;
    }
    return bill.close(end - 1) / 100.0;
}

} // namespace signalbox::chains
