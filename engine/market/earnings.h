// SPDX-License-Identifier: GPL-3.0-or-later
// When companies report, as far as known (SHR-D8), and what that means for an option: a report on or before
// its expiration is to be shown (BRK-I3). What is not on file is unknown, never "none".
#pragma once

#include "engine/base/date.h"

#include <optional>
#include <span>
#include <string>

namespace signalbox::market {

struct EarningsDate {
    std::string symbol;
    base::Date date;
    std::string timing; ///< before_open, after_close, or empty: not known
    std::string source;
    auto operator<=>(const EarningsDate&) const = default;
};

enum class EarningsKnowledge {
    Unknown,        ///< nothing on file for the days after the evaluation date
    NoneBeforeThen, ///< the next report on file comes after the expiration
    OnOrBefore      ///< a report is due on or before the expiration
};

struct EarningsFlag {
    EarningsKnowledge knowledge = EarningsKnowledge::Unknown;
    std::optional<EarningsDate> next; ///< the next report still to come; absent when unknown
};

/// Reports of one symbol in any order; a report before the open of `asOf` has happened, any other of that day
/// is still to come.
[[nodiscard]] EarningsFlag earningsBefore(std::span<const EarningsDate> dates, base::Date asOf,
                                          base::Date expiration);

/// "earnings 2026-02-03 after_close, on or before expiry", "no earnings before expiry (next 2026-05-01)",
/// "earnings date unknown".
[[nodiscard]] std::string earningsText(const EarningsFlag& flag);

} // namespace signalbox::market
