// SPDX-License-Identifier: GPL-3.0-or-later
// Trading sessions of the New York Stock Exchange 1990-2040, business-day arithmetic, expiry instants and New
// York's clock (SHR-T). The only place that knows holidays and time zones. It never reads the system clock.
// Every call with a date outside the range fails with ErrorCode::CalendarRange (SHR-T2).
#pragma once

#include "engine/base/date.h"
#include "engine/base/result.h"
#include "engine/calendar/settlement.h"

#include <memory>
#include <span>
#include <vector>

namespace signalbox::calendar {

using base::Date;
using base::Result;
using base::UtcTime;

inline constexpr Date FirstDate = base::makeDate(1990, 1, 1);
inline constexpr Date LastDate = base::makeDate(2040, 12, 31);

/// An immutable value; copies share one table.
class Calendar {
public:
    /// The rules of SHR-T2 and SHR-T3 with the early closes before 2004 of the table.
    [[nodiscard]] static const Calendar& standard();
    /// The same with closures announced later (SHR-T2); a closure that is no weekday in range is an error.
    [[nodiscard]] static Result<Calendar> withClosures(std::span<const Date> extra);

    [[nodiscard]] Result<bool> isSession(Date date) const;
    /// False when the date is out of range: for filters that must not fail.
    [[nodiscard]] bool isKnownSession(Date date) const;
    /// 13:00 ET close (SHR-T3).
    [[nodiscard]] Result<bool> isEarlyClose(Date date) const;
    /// Number of sessions x with a < x <= b (SHR-T4); b < a is a Usage error.
    [[nodiscard]] Result<int> businessDays(Date a, Date b) const;
    /// The n-th session strictly after d, n >= 1 (SHR-T5).
    [[nodiscard]] Result<Date> addBusinessDays(Date date, int n) const;
    [[nodiscard]] Result<Date> nextSession(Date date) const;     ///< strictly after
    [[nodiscard]] Result<Date> previousSession(Date date) const; ///< strictly before
    [[nodiscard]] Result<Date> sessionOnOrBefore(Date date) const;
    /// Latest session on or before expiry - k calendar days (SHR-T9).
    [[nodiscard]] Result<Date> timeStopDate(Date expiration, int k) const;
    /// All sessions in [from, to].
    [[nodiscard]] Result<std::vector<Date>> sessions(Date from, Date to) const;
    /// Sessions since 1990-01-02, counted from 0, for dense columns over sessions; the date must be a
    /// session.
    [[nodiscard]] Result<int> sessionNumber(Date session) const;
    /// The inverse of sessionNumber; fails out of range.
    [[nodiscard]] Result<Date> sessionAt(int number) const;

    [[nodiscard]] Result<UtcTime> openInstant(Date session) const;  ///< 09:30 ET
    [[nodiscard]] Result<UtcTime> closeInstant(Date session) const; ///< 16:00 ET, or 13:00 on early closes
    /// SHR-T7: PM at the session close of the expiration date, AM at 09:30 ET. The date must be a session
    /// (SHR-T10).
    [[nodiscard]] Result<UtcTime> expiryInstant(Date expiration, Settlement settlement) const;
    /// The last session on which the series trades: the expiration date for PM, the session before for AM
    /// (SHR-T7).
    [[nodiscard]] Result<Date> lastTradingSession(Date expiration, Settlement settlement) const;
    /// The standard monthly expiration: third Friday, or the session before when that is closed.
    [[nodiscard]] Result<Date> monthlyExpiration(std::chrono::year_month month) const;
    /// Final settlement date of the VIX future of a month: 30 days before the next month's third Friday
    /// (shifted).
    [[nodiscard]] Result<Date> vixSettlement(std::chrono::year_month month) const;
    /// The n-th (1 = nearest) monthly VIX future's settlement date strictly after a session (OPT-D6).
    [[nodiscard]] Result<Date> vixFuture(Date session, int n) const;

private:
    struct Table;
    explicit Calendar(std::shared_ptr<const Table> table) : m_table(std::move(table)) {}
    std::shared_ptr<const Table> m_table;
};

/// New York's clock (tz database). These are pure functions of the instant.
[[nodiscard]] Date newYorkDate(UtcTime instant);
/// Seconds after midnight, New York.
[[nodiscard]] int newYorkSeconds(UtcTime instant);
/// The instant of a New York wall clock time on a date (the first one where it is ambiguous).
[[nodiscard]] UtcTime newYorkInstant(Date date, int hour, int minute, int second = 0);

/// minutes = floor((expiry - now)/60 s) and T = minutes/525600 (SHR-T8). minutes may be <= 0: expired.
struct TimeToExpiry {
    long long minutes = 0;
    double years = 0; ///< 0 when expired
    [[nodiscard]] bool expired() const { return minutes <= 0; }
};
[[nodiscard]] TimeToExpiry timeToExpiry(UtcTime now, UtcTime expiry);
/// DTE: calendar days from New York's date of `now` to the expiration date (SHR-T6).
[[nodiscard]] int daysToExpiration(UtcTime now, Date expiration);

} // namespace signalbox::calendar
