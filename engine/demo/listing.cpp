// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/demo/listing.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace signalbox::demo {

using base::Date;
using base::makeDate;
using calendar::Calendar;
using calendar::Settlement;
namespace chr = std::chrono;

namespace {

/// Weekly series of SPXW came one weekday after the other.
bool isWeeklyDay(Date date) {
    const chr::weekday day(date);
    if (day == chr::Friday) {
        return true;
    }
    if (day == chr::Wednesday) {
        return date >= makeDate(2016, 2, 24);
    }
    if (day == chr::Monday) {
        return date >= makeDate(2016, 8, 22);
    }
    if (day == chr::Tuesday) {
        return date >= makeDate(2022, 4, 18);
    }
    return day == chr::Thursday && date >= makeDate(2022, 5, 11);
}

/// Where a series of a closed day goes: Mondays to the next session, all others to the one before.
void addShifted(std::set<Date>& dates, const Calendar& calendar, Date date) {
    if (calendar.isKnownSession(date)) {
        dates.insert(date);
        return;
    }
    const auto moved =
        chr::weekday(date) == chr::Monday ? calendar.nextSession(date) : calendar.previousSession(date);
    if (moved) {
        dates.insert(*moved);
    }
}

chr::year_month monthOf(Date date) {
    const chr::year_month_day parts(date);
    return parts.year() / parts.month();
}

/// Steps of `step` from the first multiple at or above `low` to `high`.
void addSteps(std::set<std::int32_t>& strikes, double low, double high, double step) {
    for (double strike = std::ceil(low / step) * step; strike <= high; strike += step) {
        strikes.insert(static_cast<std::int32_t>(std::lround(strike * 1000.0)));
    }
}

std::vector<base::Strike> asStrikes(const std::set<std::int32_t>& thousandths) {
    std::vector<base::Strike> out;
    for (const std::int32_t strike : thousandths) {
        if (strike > 0) {
            out.push_back(base::Strike::thousandths(strike));
        }
    }
    return out;
}

} // namespace

std::vector<Listed> indexListing(const Calendar& calendar, Date date) {
    std::set<Date> weekly;
    for (int day = 0; day <= 70; ++day) {
        const Date candidate = date + chr::days(day);
        const chr::weekday weekday(candidate);
        const bool weekend = weekday == chr::Saturday || weekday == chr::Sunday;
        if (!weekend && isWeeklyDay(candidate) && (day <= 36 || weekday == chr::Friday)) {
            addShifted(weekly, calendar, candidate);
        }
    }
    std::vector<Listed> out;
    const auto thisMonth = monthOf(date);
    for (int ahead = 0; ahead <= 24; ++ahead) {
        const auto month = thisMonth + chr::months(ahead);
        if (ahead > 12 && month.month() != chr::December && month.month() != chr::June) {
            continue;
        }
        if (const auto monthly = calendar.monthlyExpiration(month)) {
            out.push_back({"SPX", *monthly, Settlement::Am});
            weekly.insert(*monthly);
        }
        if (const auto last = calendar.sessionOnOrBefore(Date(month / chr::last)); last && ahead <= 12) {
            weekly.insert(*last);
        }
    }
    for (const Date expiration : weekly) {
        out.push_back({"SPXW", expiration, Settlement::Pm});
    }
    std::erase_if(out, [date](const Listed& listed) { return listed.expiration < date; });
    return out;
}

std::vector<Listed> stockListing(const Calendar& calendar, const std::string& symbol, Date date) {
    std::set<Date> dates;
    for (int day = 0; day <= 42; ++day) {
        if (chr::weekday(date + chr::days(day)) == chr::Friday) {
            addShifted(dates, calendar, date + chr::days(day));
        }
    }
    for (int ahead = 0; ahead <= 20; ++ahead) {
        const auto month = monthOf(date) + chr::months(ahead);
        if (ahead <= 3 || (ahead <= 8 && ahead % 3 == 0) || month.month() == chr::January) {
            if (const auto monthly = calendar.monthlyExpiration(month)) {
                dates.insert(*monthly);
            }
        }
    }
    std::vector<Listed> out;
    for (const Date expiration : dates) {
        if (expiration >= date) {
            out.push_back({symbol, expiration, Settlement::Pm});
        }
    }
    return out;
}

std::vector<base::Strike> indexStrikes(double forward, int dte, double vix) {
    std::set<std::int32_t> strikes;
    const double reach = (dte <= 10 ? 0.5 : (dte <= 75 ? 1.0 : 1.5)) * std::clamp(vix / 18.0, 1.0, 2.5);
    const auto between = [&](double below, double above, double step) {
        addSteps(strikes, forward * (1.0 - std::min(below * reach, 0.6)), forward * (1.0 + above * reach),
                 step);
    };
    if (dte <= 75) {
        between(0.10, 0.04, 5.0);
        between(0.14, 0.06, 10.0);
    }
    between(0.20, 0.09, 25.0);
    between(0.32, 0.14, 50.0);
    if (dte > 20) {
        addSteps(strikes, forward * 0.40, forward * 1.30, 100.0);
    }
    return asStrikes(strikes);
}

std::vector<base::Strike> stockStrikes(double forward, int dte) {
    const double step = forward < 25.0 ? 0.5 : (forward < 75.0 ? 1.0 : (forward < 200.0 ? 2.5 : 5.0));
    std::set<std::int32_t> strikes;
    const double reach = dte <= 10 ? 0.6 : 1.0;
    addSteps(strikes, forward * (1.0 - 0.15 * reach), forward * (1.0 + 0.15 * reach), step);
    addSteps(strikes, forward * (1.0 - 0.35 * reach), forward * (1.0 + 0.40 * reach), 2.0 * step);
    return asStrikes(strikes);
}

} // namespace signalbox::demo
