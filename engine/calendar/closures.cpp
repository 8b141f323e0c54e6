// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/calendar/closures.h"

#include <algorithm>
#include <array>

namespace signalbox::calendar {

using base::Date;
using base::makeDate;
namespace chr = std::chrono;

namespace {

constexpr std::array SpecialClosures = {
    makeDate(1994, 4, 27),  makeDate(2001, 9, 11), makeDate(2001, 9, 12), makeDate(2001, 9, 13),
    makeDate(2001, 9, 14),  makeDate(2004, 6, 11), makeDate(2007, 1, 2),  makeDate(2012, 10, 29),
    makeDate(2012, 10, 30), makeDate(2018, 12, 5), makeDate(2025, 1, 9),
};
/// Afternoons closed once, by announcement.
constexpr std::array SpecialEarlyCloses = {makeDate(1997, 12, 26), makeDate(1999, 12, 31),
                                           makeDate(2003, 12, 26)};
constexpr int EarlySeconds = 13 * 3600;
constexpr int EarlySecondsBefore1993 = 14 * 3600;

Date goodFriday(int year) {
    // Gauss's algorithm for Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, 8).
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = b / 4;
    const int e = b % 4;
    const int f = (b + 8) / 25;
    const int g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4;
    const int k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int month = (h + l - 7 * m + 114) / 31;
    const int day = (h + l - 7 * m + 114) % 31 + 1;
    return makeDate(year, static_cast<unsigned>(month), static_cast<unsigned>(day)) - chr::days(2);
}

/// The day on which a fixed date is observed: Saturday on Friday, Sunday on Monday.
Date observed(Date date) {
    const chr::weekday day(date);
    if (day == chr::Saturday) {
        return date - chr::days(1);
    }
    return day == chr::Sunday ? date + chr::days(1) : date;
}

bool isHoliday(Date date) {
    const chr::year_month_day parts(date);
    const auto y = parts.year();
    const int year = static_cast<int>(y);
    switch (static_cast<unsigned>(parts.month())) {
    case 1: {
        // New Year on a Saturday is not observed: the Friday before belongs to the old year.
        const Date newYear = makeDate(year, 1, 1);
        if (chr::weekday(newYear) != chr::Saturday && date == observed(newYear)) {
            return true;
        }
        return year >= 1998 && date == Date(y / chr::January / chr::Monday[3]);
    }
    case 2:
        return date == Date(y / chr::February / chr::Monday[3]);
    case 3:
    case 4:
        return date == goodFriday(year);
    case 5:
        return date == Date(y / chr::May / chr::Monday[chr::last]);
    case 6:
        return year >= 2022 && date == observed(makeDate(year, 6, 19));
    case 7:
        return date == observed(makeDate(year, 7, 4));
    case 9:
        return date == Date(y / chr::September / chr::Monday[1]);
    case 11:
        return date == Date(y / chr::November / chr::Thursday[4]);
    case 12:
        return date == observed(makeDate(year, 12, 25));
    default:
        return false;
    }
}

/// The afternoon before or after Independence Day, whose rule changed twice.
bool isShortAtIndependence(Date date, int year) {
    const chr::weekday holiday(makeDate(year, 7, 4));
    if (year < 1995) {
        return false;
    }
    if (date == makeDate(year, 7, 3)) {
        return holiday == chr::Tuesday || holiday == chr::Wednesday || holiday == chr::Friday ||
               (holiday == chr::Thursday && year >= 2013);
    }
    return year < 2013 && holiday == chr::Thursday && date == makeDate(year, 7, 5);
}

} // namespace

bool isClosedByRule(Date date) {
    const chr::weekday day(date);
    return day == chr::Saturday || day == chr::Sunday || isHoliday(date) ||
           std::find(SpecialClosures.begin(), SpecialClosures.end(), date) != SpecialClosures.end();
}

int regularCloseSeconds(Date date) {
    const chr::year_month_day parts(date);
    const int year = static_cast<int>(parts.year());
    if (std::find(SpecialEarlyCloses.begin(), SpecialEarlyCloses.end(), date) != SpecialEarlyCloses.end()) {
        return EarlySeconds;
    }
    const bool afterThanksgiving =
        year >= 1992 && date == Date(parts.year() / chr::November / chr::Thursday[4]) + chr::days(1);
    const bool christmasEve = date == makeDate(year, 12, 24);
    if (afterThanksgiving || christmasEve) {
        return year < 1993 ? EarlySecondsBefore1993 : EarlySeconds;
    }
    return isShortAtIndependence(date, year) ? EarlySeconds : NormalCloseSeconds;
}

} // namespace signalbox::calendar
