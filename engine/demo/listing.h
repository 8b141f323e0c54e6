// SPDX-License-Identifier: GPL-3.0-or-later
// Which expirations and strikes an exchange would list on a date (reference: symbology, section 3).
#pragma once

#include "engine/base/date.h"
#include "engine/base/money.h"
#include "engine/calendar/calendar.h"

#include <span>
#include <string>
#include <vector>

namespace signalbox::demo {

struct Listed {
    std::string root;
    base::Date expiration;
    calendar::Settlement settlement = calendar::Settlement::Pm;
    int listedFromDte = 1000; ///< the series was opened when this many days were left
};

/// SPX: monthlies settled at the open for a year, then Decembers; SPXW on the weekdays of its time for about
/// five weeks, on Fridays for ten, at month ends and third Fridays for a year.
[[nodiscard]] std::vector<Listed> indexListing(const calendar::Calendar& calendar, base::Date date);
/// Fridays for six weeks, monthlies for eight months, Januaries.
[[nodiscard]] std::vector<Listed> stockListing(const calendar::Calendar& calendar, const std::string& symbol,
                                               base::Date date);

/// Where the underlying stood on a session on which an expiration was already listed.
struct PastSpot {
    double spot = 0;
    int dte = 0; ///< of the expiration, on that session
    double vix = 0;
};

/// Strikes of the index every 5 near the money, then 10, 25 and 50; the denser part is wider while VIX is
/// high. A strike once listed stays: `past` holds every session since the listing that counts, the last one
/// is now.
[[nodiscard]] std::vector<base::Strike> indexStrikes(std::span<const PastSpot> past);
/// Strikes of a stock: a step that suits its price, denser near the money; they stay as those of the index.
[[nodiscard]] std::vector<base::Strike> stockStrikes(std::span<const PastSpot> past);

/// The one of stockStrikes that is nearest to a price, of two the lower, without listing them all.
[[nodiscard]] base::Strike nearestStockStrike(std::span<const PastSpot> past, double price);

} // namespace signalbox::demo
