// SPDX-License-Identifier: GPL-3.0-or-later
// Which expirations and strikes an exchange would list on a date (reference: symbology, section 3).
#pragma once

#include "engine/base/date.h"
#include "engine/base/money.h"
#include "engine/calendar/calendar.h"

#include <string>
#include <vector>

namespace signalbox::demo {

struct Listed {
    std::string root;
    base::Date expiration;
    calendar::Settlement settlement = calendar::Settlement::Pm;
};

/// SPX: monthlies settled at the open for a year, then Decembers; SPXW on the weekdays of its time for about
/// five weeks, on Fridays for ten, at month ends and third Fridays for a year.
[[nodiscard]] std::vector<Listed> indexListing(const calendar::Calendar& calendar, base::Date date);
/// Fridays for six weeks, monthlies for eight months, Januaries.
[[nodiscard]] std::vector<Listed> stockListing(const calendar::Calendar& calendar, const std::string& symbol,
                                               base::Date date);

/// Strikes of the index every 5 near the money, then 10, 25 and 50; the denser part is wider while VIX is
/// high.
[[nodiscard]] std::vector<base::Strike> indexStrikes(double forward, int dte, double vix);
/// Strikes of a stock: a step that suits its price, denser near the money.
[[nodiscard]] std::vector<base::Strike> stockStrikes(double forward, int dte);

} // namespace signalbox::demo
