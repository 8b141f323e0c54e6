// SPDX-License-Identifier: GPL-3.0-or-later
// New York's clock, from the tz database: read once into a table of transitions, because instants are
// converted millions of times.
#include "engine/calendar/calendar.h"

#include <algorithm>

#include <date/tz.h>

namespace signalbox::calendar {

namespace chr = std::chrono;

namespace {

const date::time_zone& newYork() {
    static const date::time_zone* const zone = date::locate_zone("America/New_York");
    return *zone;
}

/// Offsets from UTC between two transitions, from 1970 to 2050.
struct Transitions {
    std::vector<std::int64_t> begins; ///< Unix seconds at which offsets[i] begins
    std::vector<std::int32_t> offsets;

    Transitions() {
        const auto end = date::sys_seconds(date::sys_days(date::year(2050) / 1 / 1));
        for (auto at = date::sys_seconds(chr::seconds(0)); at < end;) {
            const date::sys_info info = newYork().get_info(at);
            begins.push_back(at.time_since_epoch().count());
            offsets.push_back(static_cast<std::int32_t>(info.offset.count()));
            at = info.end;
        }
    }
    static constexpr std::int64_t End = 2524608000; // 2050-01-01

    [[nodiscard]] int offsetAt(std::int64_t seconds) const {
        if (seconds < 0 || seconds >= End) {
            return static_cast<int>(
                newYork().get_info(date::sys_seconds(chr::seconds(seconds))).offset.count());
        }
        const auto after = std::upper_bound(begins.begin(), begins.end(), seconds);
        return offsets[static_cast<std::size_t>(after - begins.begin()) - 1];
    }
};

const Transitions& transitions() {
    static const Transitions table;
    return table;
}

std::int64_t unixSeconds(UtcTime instant) {
    return chr::floor<chr::seconds>(instant).time_since_epoch().count();
}

/// Seconds since 1970-01-01 00:00 as a clock on a wall in New York counts them.
chr::seconds wallClock(UtcTime instant) {
    const std::int64_t seconds = unixSeconds(instant);
    return chr::seconds(seconds + transitions().offsetAt(seconds));
}

} // namespace

Date newYorkDate(UtcTime instant) {
    return Date(chr::floor<chr::days>(wallClock(instant)));
}

int newYorkSeconds(UtcTime instant) {
    const chr::seconds wall = wallClock(instant);
    return static_cast<int>((wall - chr::floor<chr::days>(wall)).count());
}

UtcTime newYorkInstant(Date date, int hour, int minute, int second) {
    const chr::seconds wall =
        date.time_since_epoch() + chr::hours(hour) + chr::minutes(minute) + chr::seconds(second);
    for (const int offset : {-4 * 3600, -5 * 3600}) { // daylight time first: the earlier of two readings
        const std::int64_t guess = wall.count() - offset;
        if (transitions().offsetAt(guess) == offset) {
            return UtcTime(chr::seconds(guess));
        }
    }
    // A reading that no clock showed (the spring gap), or one before standard time began.
    return UtcTime(newYork().to_sys(date::local_seconds(wall), date::choose::earliest).time_since_epoch());
}

TimeToExpiry timeToExpiry(UtcTime now, UtcTime expiry) {
    TimeToExpiry result;
    result.minutes = chr::floor<chr::minutes>(expiry - now).count();
    result.years = result.minutes > 0 ? static_cast<double>(result.minutes) / 525600.0 : 0.0;
    return result;
}

int daysToExpiration(UtcTime now, Date expiration) {
    return base::daysBetween(newYorkDate(now), expiration);
}

} // namespace signalbox::calendar
