// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/market/earnings.h"

namespace signalbox::market {

EarningsFlag earningsBefore(std::span<const EarningsDate> dates, base::Date asOf, base::Date expiration) {
    EarningsFlag flag;
    for (const EarningsDate& one : dates) {
        const bool ahead = one.date > asOf || (one.date == asOf && one.timing != "before_open");
        if (ahead && (!flag.next || one < *flag.next)) {
            flag.next = one;
        }
    }
    if (flag.next) {
        flag.knowledge =
            flag.next->date <= expiration ? EarningsKnowledge::OnOrBefore : EarningsKnowledge::NoneBeforeThen;
    }
    return flag;
}

std::string earningsText(const EarningsFlag& flag) {
    if (flag.knowledge == EarningsKnowledge::Unknown || !flag.next) {
        return "earnings date unknown";
    }
    const std::string day = base::toIso(flag.next->date);
    if (flag.knowledge == EarningsKnowledge::NoneBeforeThen) {
        return "no earnings before expiry (next " + day + ")";
    }
    return "earnings " + day + (flag.next->timing.empty() ? "" : " " + flag.next->timing) +
           ", on or before expiry";
}

} // namespace signalbox::market
