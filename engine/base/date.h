// SPDX-License-Identifier: GPL-3.0-or-later
// Dates and instants. A Date is a session or calendar date in New York; a UtcTime is an instant (SHR-T1).
// Which dates are sessions, and New York's clock, are the calendar's business.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace signalbox::base {

using Date = std::chrono::sys_days;
using UtcTime = std::chrono::sys_time<std::chrono::microseconds>;
using CalendarDays = std::chrono::days;

/// A date from its parts; the parts must form a valid date.
[[nodiscard]] constexpr Date makeDate(int year, unsigned month, unsigned day) {
    return Date(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
}
/// "2026-02-18"; nothing else is accepted and the date must exist.
[[nodiscard]] std::optional<Date> parseIsoDate(std::string_view text);
[[nodiscard]] std::string toIso(Date date);
/// "2026-02-18T15:00:00Z", with fractions when they are not zero.
[[nodiscard]] std::string toIso(UtcTime instant);
/// Accepts "2026-02-18T15:00:00Z" with an optional fraction, and offsets such as "-04:00".
[[nodiscard]] std::optional<UtcTime> parseIsoTime(std::string_view text);
/// Days since 1970-01-01, the stored form of a date.
[[nodiscard]] constexpr int toDayNumber(Date date) {
    return static_cast<int>(date.time_since_epoch().count());
}
[[nodiscard]] constexpr Date fromDayNumber(int day) {
    return Date(std::chrono::days(day));
}
/// b - a in calendar days.
[[nodiscard]] constexpr int daysBetween(Date a, Date b) {
    return static_cast<int>((b - a).count());
}

} // namespace signalbox::base
