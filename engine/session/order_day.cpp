// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/session/order_day.h"

namespace signalbox::session {

bool isSingleOption(const structures::TradePlan& plan) {
    return plan.kind == structures::StructureKind::LongCall ||
           plan.kind == structures::StructureKind::LongPut;
}

base::Result<base::Date> dteCountsFrom(const structures::TradePlan& plan,
                                       const calendar::Calendar& calendar) {
    const auto close = calendar.closeInstant(plan.entryDate);
    const bool intraday = close && plan.quotesAsOf < *close;
    if (!isSingleOption(plan) || !plan.provisional || intraday) {
        return plan.entryDate;
    }
    return calendar.nextSession(plan.entryDate);
}

} // namespace signalbox::session
