// SPDX-License-Identifier: GPL-3.0-or-later
// Dates and times for people. Days of the market are New York's; times carry "ET" (trader-conventions 9).
// Expirations are written as option codes are, in English, whatever the locale.
#pragma once

#include "engine/base/date.h"
#include "engine/calendar/settlement.h"

#include <optional>
#include <string>

#include <QDate>
#include <QString>

namespace signalbox::models {

[[nodiscard]] QDate toQDate(base::Date date);
[[nodiscard]] base::Date fromQDate(QDate date);

enum class DateForm { Long, Medium, Short };
/// How the language of the window writes a day: "d MMM yyyy", in German "d. MMM yyyy". For QLocale.
[[nodiscard]] QString datePattern(DateForm form);

/// "Tue 14 May 2019", in the locale of the window.
[[nodiscard]] QString longDate(base::Date date);
/// "14 May 2019".
[[nodiscard]] QString mediumDate(base::Date date);
[[nodiscard]] QString mediumDate(std::optional<base::Date> date);
/// "14 May".
[[nodiscard]] QString shortDate(base::Date date);
[[nodiscard]] QString shortDate(std::optional<base::Date> date);
/// "28 JUN 19": never translated.
[[nodiscard]] QString expiryCode(base::Date expiration);
/// "28 JUN": never translated.
[[nodiscard]] QString expiryCodeShort(base::Date expiration);
/// "10:14:07 ET" of an instant; the date is not shown.
[[nodiscard]] QString easternTime(base::UtcTime instant);
/// "14 May 2019 10:14:07 ET".
[[nodiscard]] QString easternDateTime(base::UtcTime instant);
/// "Fri 28 JUN 19 (45) SPXW W PM": weekday, date, DTE, root and kind (trader-conventions 2.6).
[[nodiscard]] QString expiryHeader(base::Date expiration, int dte, const std::string& root,
                                   calendar::Settlement settlement);
/// "W" weekly, "M" standard monthly, "Q" last session of a quarter: told apart without colour.
[[nodiscard]] QString expiryKind(base::Date expiration, const std::string& root,
                                 calendar::Settlement settlement);
/// "3 business days", "1 business day".
[[nodiscard]] QString businessDays(int days);
/// "3 sessions", "1 session".
[[nodiscard]] QString sessions(int number);

} // namespace signalbox::models
