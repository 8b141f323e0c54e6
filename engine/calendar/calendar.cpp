// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/calendar/calendar.h"

#include "engine/calendar/closures.h"

#include <algorithm>
#include <cstdint>

namespace signalbox::calendar {

using base::ErrorCode;
using base::fail;

namespace {

constexpr int DayCount = base::daysBetween(FirstDate, LastDate) + 1;
constexpr int OpenSeconds = 9 * 3600 + 30 * 60;

bool inRange(Date date) {
    return date >= FirstDate && date <= LastDate;
}

auto outOfRange(Date date) {
    return fail(ErrorCode::CalendarRange, "CALENDAR_RANGE: " + base::toIso(date) + " is outside the calendar",
                {}, "use a date from 1990-01-01 to 2040-12-31");
}

auto beyondRange() {
    return fail(ErrorCode::CalendarRange, "CALENDAR_RANGE: the session asked for is outside the calendar", {},
                "use a date from 1990-01-01 to 2040-12-31");
}

auto noSession(Date date) {
    return fail(ErrorCode::BadData, base::toIso(date) + " is not a session", {},
                "use a trading day of the New York Stock Exchange");
}

} // namespace

/// Everything a query needs, by day number since FirstDate.
struct Calendar::Table {
    std::vector<Date> sessions;
    std::vector<std::int32_t> sessionsUpTo = std::vector<std::int32_t>(DayCount, 0);
    std::vector<std::int32_t> closeSeconds = std::vector<std::int32_t>(DayCount, 0); ///< 0 on closed days

    explicit Table(std::span<const Date> extra) {
        for (int day = 0; day < DayCount; ++day) {
            const Date date = FirstDate + base::CalendarDays(day);
            if (!isClosedByRule(date) && std::find(extra.begin(), extra.end(), date) == extra.end()) {
                sessions.push_back(date);
                closeSeconds[static_cast<std::size_t>(day)] = regularCloseSeconds(date);
            }
            sessionsUpTo[static_cast<std::size_t>(day)] = static_cast<std::int32_t>(sessions.size());
        }
    }

    static std::size_t slot(Date date) {
        return static_cast<std::size_t>(base::daysBetween(FirstDate, date));
    }
    [[nodiscard]] bool isSession(Date date) const { return closeSeconds[slot(date)] != 0; }
    /// Number of sessions on or before a date.
    [[nodiscard]] int upTo(Date date) const { return sessionsUpTo[slot(date)]; }
    [[nodiscard]] Result<Date> at(int number) const {
        if (number < 0 || number >= static_cast<int>(sessions.size())) {
            return beyondRange();
        }
        return sessions[static_cast<std::size_t>(number)];
    }
};

const Calendar& Calendar::standard() {
    static const Calendar calendar(std::make_shared<const Table>(std::span<const Date>{}));
    return calendar;
}

Result<Calendar> Calendar::withClosures(std::span<const Date> extra) {
    for (const Date date : extra) {
        if (!inRange(date)) {
            return outOfRange(date);
        }
        const std::chrono::weekday day(date);
        if (day == std::chrono::Saturday || day == std::chrono::Sunday) {
            return fail(ErrorCode::BadData, base::toIso(date) + " is a weekend, not a closure", {},
                        "remove it from the extra closures");
        }
    }
    return Calendar(std::make_shared<const Table>(extra));
}

Result<bool> Calendar::isSession(Date date) const {
    if (!inRange(date)) {
        return outOfRange(date);
    }
    return m_table->isSession(date);
}

bool Calendar::isKnownSession(Date date) const {
    return inRange(date) && m_table->isSession(date);
}

Result<bool> Calendar::isEarlyClose(Date date) const {
    if (!inRange(date)) {
        return outOfRange(date);
    }
    return m_table->isSession(date) && m_table->closeSeconds[Table::slot(date)] != NormalCloseSeconds;
}

Result<int> Calendar::businessDays(Date a, Date b) const {
    if (!inRange(a)) {
        return outOfRange(a);
    }
    if (!inRange(b)) {
        return outOfRange(b);
    }
    if (b < a) {
        return fail(ErrorCode::Usage, base::toIso(b) + " is before " + base::toIso(a), {},
                    "give the earlier date first");
    }
    return m_table->upTo(b) - m_table->upTo(a);
}

Result<Date> Calendar::addBusinessDays(Date date, int n) const {
    if (!inRange(date)) {
        return outOfRange(date);
    }
    if (n < 1) {
        return fail(ErrorCode::Usage, "the number of sessions to add must be at least 1");
    }
    const int before = m_table->upTo(date);
    if (n > static_cast<int>(m_table->sessions.size()) - before) {
        return beyondRange();
    }
    return m_table->at(before + n - 1);
}

Result<Date> Calendar::nextSession(Date date) const {
    return addBusinessDays(date, 1);
}

Result<Date> Calendar::previousSession(Date date) const {
    if (!inRange(date)) {
        return outOfRange(date);
    }
    return m_table->at(m_table->upTo(date) - (m_table->isSession(date) ? 2 : 1));
}

Result<Date> Calendar::sessionOnOrBefore(Date date) const {
    if (!inRange(date)) {
        return outOfRange(date);
    }
    return m_table->at(m_table->upTo(date) - 1);
}

Result<Date> Calendar::timeStopDate(Date expiration, int k) const {
    if (!inRange(expiration)) {
        return outOfRange(expiration);
    }
    return sessionOnOrBefore(expiration - base::CalendarDays(k));
}

Result<std::vector<Date>> Calendar::sessions(Date from, Date to) const {
    if (!inRange(from)) {
        return outOfRange(from);
    }
    if (!inRange(to)) {
        return outOfRange(to);
    }
    if (to < from) {
        return std::vector<Date>();
    }
    const auto begin = m_table->sessions.begin();
    const int first = m_table->upTo(from) - (m_table->isSession(from) ? 1 : 0);
    return std::vector<Date>(begin + first, begin + m_table->upTo(to));
}

Result<int> Calendar::sessionNumber(Date session) const {
    if (!inRange(session)) {
        return outOfRange(session);
    }
    if (!m_table->isSession(session)) {
        return noSession(session);
    }
    return m_table->upTo(session) - 1;
}

Result<Date> Calendar::sessionAt(int number) const {
    return m_table->at(number);
}

Result<UtcTime> Calendar::openInstant(Date session) const {
    SIGNALBOX_TRY(sessionNumber(session));
    return newYorkInstant(session, 0, 0, OpenSeconds);
}

Result<UtcTime> Calendar::closeInstant(Date session) const {
    SIGNALBOX_TRY(sessionNumber(session));
    return newYorkInstant(session, 0, 0, m_table->closeSeconds[Table::slot(session)]);
}

Result<UtcTime> Calendar::expiryInstant(Date expiration, Settlement settlement) const {
    if (inRange(expiration) && !m_table->isSession(expiration)) {
        return fail(ErrorCode::BadData, "BAD_EXPIRY: " + base::toIso(expiration) + " is not a session", {},
                    "use a listed expiration date");
    }
    return settlement == Settlement::Am ? openInstant(expiration) : closeInstant(expiration);
}

Result<Date> Calendar::lastTradingSession(Date expiration, Settlement settlement) const {
    SIGNALBOX_TRY(expiryInstant(expiration, settlement));
    return settlement == Settlement::Am ? previousSession(expiration) : Result<Date>(expiration);
}

Result<Date> Calendar::monthlyExpiration(std::chrono::year_month month) const {
    return sessionOnOrBefore(Date(month / std::chrono::Friday[3]));
}

Result<Date> Calendar::vixSettlement(std::chrono::year_month month) const {
    const auto next = month + std::chrono::months(1);
    const Date friday(next / std::chrono::Friday[3]);
    // The month after the last of the range: a third Friday in January is never a holiday.
    Result<Date> expiration = friday > LastDate ? Result<Date>(friday) : monthlyExpiration(next);
    if (!expiration) {
        return expiration;
    }
    return sessionOnOrBefore(*expiration - base::CalendarDays(30));
}

Result<Date> Calendar::vixFuture(Date session, int n) const {
    if (!inRange(session)) {
        return outOfRange(session);
    }
    if (n < 1) {
        return fail(ErrorCode::Usage, "the number of the VIX future must be at least 1");
    }
    const std::chrono::year_month_day parts(session);
    auto month = parts.year() / parts.month();
    SIGNALBOX_TRY_ASSIGN(const Date settlement, vixSettlement(month));
    return vixSettlement(month + std::chrono::months(settlement > session ? n - 1 : n));
}

} // namespace signalbox::calendar
