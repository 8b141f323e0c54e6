// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/demo/listing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
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
std::optional<Date> sessionOfSeries(const Calendar& calendar, Date date) {
    if (calendar.isKnownSession(date)) {
        return date;
    }
    const auto moved =
        chr::weekday(date) == chr::Monday ? calendar.nextSession(date) : calendar.previousSession(date);
    return moved ? std::optional<Date>(*moved) : std::nullopt;
}

chr::year_month monthOf(Date date) {
    const chr::year_month_day parts(date);
    return parts.year() / parts.month();
}

/// Strikes listed when an expiration was further away than this may have gone since.
constexpr int LongestMemory = 130;

/// Steps of `step` from the first multiple at or above `low` to `high`.
void addSteps(std::set<std::int32_t>& strikes, double low, double high, double step) {
    for (double strike = std::ceil(low / step) * step; strike <= high; strike += step) {
        strikes.insert(static_cast<std::int32_t>(std::lround(strike * 1000.0)));
    }
}

/// Multiples of `step` from `low` to `high`; nothing is listed while high < low.
struct StrikeRange {
    double step = 1;
    double low = 1e9, high = -1e9;
};

/// What the prices of the past and of now made the exchange list.
std::array<StrikeRange, 6> stockRanges(std::span<const PastSpot> past) {
    std::array<StrikeRange, 6> ranges{{{0.5}, {1.0}, {2.0}, {2.5}, {5.0}, {10.0}}};
    const auto cover = [&ranges](double step, double low, double high) {
        for (StrikeRange& range : ranges) {
            if (range.step == step) {
                range.low = std::min(range.low, low);
                range.high = std::max(range.high, high);
            }
        }
    };
    for (const PastSpot& then : past) {
        if (then.dte > LongestMemory && &then != &past.back()) {
            continue;
        }
        const double spot = then.spot;
        const double step = spot < 25.0 ? 0.5 : (spot < 75.0 ? 1.0 : (spot < 200.0 ? 2.5 : 5.0));
        cover(step, spot * 0.86, spot * 1.14);
        cover(2.0 * step, spot * 0.66, spot * 1.38);
    }
    return ranges;
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
    constexpr int FridayDays = 70;
    constexpr int WeekdayDays = 36;
    std::map<Date, int> weekly; // expiration -> days before it at which the series was opened
    const auto add = [&weekly](Date expiration, int days) {
        int& known = weekly[expiration];
        known = std::max(known, days);
    };
    for (int day = 0; day <= FridayDays; ++day) {
        const Date candidate = date + chr::days(day);
        const chr::weekday weekday(candidate);
        const bool weekend = weekday == chr::Saturday || weekday == chr::Sunday;
        const int life = weekday == chr::Friday ? FridayDays : WeekdayDays;
        if (!weekend && isWeeklyDay(candidate) && day <= life) {
            if (const auto expiration = sessionOfSeries(calendar, candidate)) {
                add(*expiration, life);
            }
        }
    }
    std::vector<Listed> out;
    for (int ahead = 0; ahead <= 24; ++ahead) {
        const auto month = monthOf(date) + chr::months(ahead);
        if (ahead > 12 && month.month() != chr::December && month.month() != chr::June) {
            continue;
        }
        if (const auto monthly = calendar.monthlyExpiration(month)) {
            out.push_back({"SPX", *monthly, Settlement::Am});
            add(*monthly, 1000);
        }
        if (const auto last = calendar.sessionOnOrBefore(Date(month / chr::last)); last && ahead <= 12) {
            add(*last, 1000);
        }
    }
    for (const auto& [expiration, days] : weekly) {
        out.push_back({"SPXW", expiration, Settlement::Pm, days});
    }
    std::erase_if(out, [date](const Listed& listed) { return listed.expiration < date; });
    return out;
}

std::vector<Listed> stockListing(const Calendar& calendar, const std::string& symbol, Date date) {
    std::set<Date> dates;
    for (int day = 0; day <= 42; ++day) {
        if (chr::weekday(date + chr::days(day)) == chr::Friday) {
            if (const auto expiration = sessionOfSeries(calendar, date + chr::days(day))) {
                dates.insert(*expiration);
            }
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

std::vector<base::Strike> indexStrikes(std::span<const PastSpot> past) {
    struct Grid {
        double below = 0, above = 0, step = 1;
        int longestDte = 0; ///< listed when the expiration comes nearer than this
        double low = 1e9, high = 0.0;
    };
    Grid grids[] = {{0.10, 0.035, 5.0, 75},
                    {0.14, 0.06, 10.0, 75},
                    {0.20, 0.09, 25.0, LongestMemory},
                    {0.32, 0.14, 50.0, LongestMemory}};
    for (const PastSpot& then : past) {
        const double reach = (then.dte <= 10   ? 0.45
                              : then.dte <= 29 ? 0.65
                              : then.dte <= 75 ? 1.0
                                               : 1.5) *
                             std::clamp(then.vix / 18.0, 1.0, 2.5);
        for (Grid& grid : grids) {
            if (then.dte <= grid.longestDte || (grid.step > 10.0 && &then == &past.back())) {
                grid.low = std::min(grid.low, then.spot * (1.0 - std::min(grid.below * reach, 0.6)));
                grid.high = std::max(grid.high, then.spot * (1.0 + grid.above * reach));
            }
        }
    }
    std::set<std::int32_t> strikes;
    for (const Grid& grid : grids) {
        addSteps(strikes, grid.low, grid.high, grid.step);
    }
    if (past.back().dte > 20) {
        addSteps(strikes, past.back().spot * 0.40, past.back().spot * 1.30, 100.0);
    }
    return asStrikes(strikes);
}

std::vector<base::Strike> stockStrikes(std::span<const PastSpot> past) {
    std::set<std::int32_t> strikes;
    for (const StrikeRange& range : stockRanges(past)) {
        addSteps(strikes, range.low, range.high, range.step);
    }
    return asStrikes(strikes);
}

base::Strike nearestStockStrike(std::span<const PastSpot> past, double price) {
    double best = 0.0;
    for (const StrikeRange& range : stockRanges(past)) {
        const double first = std::ceil(range.low / range.step) * range.step;
        const double last = std::floor(range.high / range.step) * range.step;
        if (first > last) {
            continue;
        }
        const double below = std::clamp(std::floor(price / range.step) * range.step, first, last);
        for (const double strike : {below, std::min(below + range.step, last)}) {
            const double nearer = std::abs(best - price) - std::abs(strike - price);
            if (best == 0.0 || nearer > 0.0 || (nearer == 0.0 && strike < best)) {
                best = strike;
            }
        }
    }
    return base::Strike::thousandths(static_cast<std::int32_t>(std::lround(best * 1000.0)));
}

} // namespace signalbox::demo
