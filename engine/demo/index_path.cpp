// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/demo/index_path.h"

#include "engine/pricing/elementary.h"
#include "engine/random/random.h"

#include <algorithm>
#include <cmath>

namespace signalbox::demo {

namespace {

using pricing::elementary::exponential;

constexpr double SessionsPerYear = 252.0;
// NGARCH: h' = target*(1-persistence) + Beta*h + Alpha*h*(z-Leverage)^2.
constexpr double Alpha = 0.055;
constexpr double Beta = 0.80;
constexpr double Leverage = 1.3;
constexpr double Persistence = Beta + Alpha * (1.0 + Leverage * Leverage);

double rounded(double value, double step) {
    return std::round(value / step) * step;
}

double cents(double value) {
    return std::round(value * 100.0) / 100.0;
}

double towards(double value, double level, double speed, double shock) {
    return value + speed * (level - value) + shock;
}

/// VIX: the variance expected over the next month, with a premium for those who bear it.
double vixOf(double variance, double target, double premium) {
    constexpr double Month = 21.0;
    double decay = 1.0;
    for (int i = 0; i < 21; ++i) {
        decay *= Persistence;
    }
    const double weight = (1.0 - decay) / (Month * (1.0 - Persistence));
    const double expected = target + weight * (variance - target);
    // Even when nothing happens a month of insurance is not free.
    constexpr double Least = 0.06;
    return 100.0 * std::sqrt(SessionsPerYear * expected + Least * Least) * exponential(0.16 + premium);
}

} // namespace

IndexDay firstDay() {
    IndexDay day;
    day.open = day.high = day.low = day.close = FirstLevel;
    day.volume = 3.4e9;
    day.variance = 0.12 * 0.12 / SessionsPerYear;
    day.vixOpen = day.vixHigh = day.vixLow = day.vix = 14.5;
    day.slowVix = 16.0;
    day.vix3m = 16.2;
    day.vix9d = 13.6;
    day.putCall = 0.92;
    day.callVolume = 2.1e7;
    day.highYield = 3.4;
    day.investmentGrade = 1.0;
    day.bill = 2.6;
    day.twoYear = 2.7;
    day.tenYear = 3.0;
    day.skewSize = 1.0;
    day.skewTilt = -0.70;
    return day;
}

IndexDay nextDay(const IndexDay& before, const DayPlan& plan, std::uint64_t dice) {
    random::Random random(dice);
    const double z = random.fatTailed();
    const double deviation = std::sqrt(before.variance);
    const double pull = 0.018 * (plan.level - pricing::elementary::logarithm(before.close));
    const double r = std::clamp(plan.drift + pull + deviation * z - 0.5 * before.variance, -0.11, 0.09);

    IndexDay day;
    const double gap = 0.35 * r + 0.25 * deviation * random.normal();
    day.open = cents(before.close * exponential(gap));
    day.close = cents(before.close * exponential(r));
    day.high =
        cents(std::max(day.open, day.close) * exponential(0.35 * deviation * std::abs(random.normal())));
    day.low =
        cents(std::min(day.open, day.close) * exponential(-0.35 * deviation * std::abs(random.normal())));
    day.logReturn = r;
    day.volume = std::round(3.3e9 * exponential(0.10 * random.normal() + 12.0 * std::abs(r)) / 1e6) * 1e6;
    day.variance = plan.variance * (1.0 - Persistence) + Beta * before.variance +
                   Alpha * before.variance * (z - Leverage) * (z - Leverage);
    day.variance = std::clamp(day.variance, 0.05 * 0.05 / SessionsPerYear, 0.95 * 0.95 / SessionsPerYear);

    // Fear: a fall adds at once, and it fades over about a week.
    day.premium =
        std::clamp(0.86 * before.premium - 5.5 * (r - plan.drift) + 0.018 * random.normal(), -0.20, 0.38);
    const double level = std::clamp(vixOf(day.variance, plan.variance, day.premium), 9.4, 85.0);
    day.vix = cents(level);
    day.vixOpen = cents(before.vix * exponential(0.4 * pricing::elementary::logarithm(level / before.vix) +
                                                 0.015 * random.normal()));
    day.vixHigh = cents(std::max(day.vixOpen, day.vix) * exponential(0.025 * std::abs(random.normal())));
    day.vixLow = cents(std::min(day.vixOpen, day.vix) * exponential(-0.025 * std::abs(random.normal())));
    day.slowVix = towards(before.slowVix, 0.5 * std::max(day.vix, 11.0) + 0.5 * 17.0, 0.012, 0.0);

    const double slow = 1.04 * day.slowVix;
    const auto blended = [&](double share, double noise) {
        const double square = slow * slow + share * (day.vix * day.vix - slow * slow);
        return cents(std::sqrt(std::max(square, 64.0)) * exponential(noise * random.normal()));
    };
    day.vix3m = blended(0.62, 0.008);
    day.vix9d = blended(1.18, 0.02);

    const double stress = day.vix / 17.0 - 1.0;
    day.putCall =
        cents(std::clamp(0.92 * exponential(0.16 * stress - 4.0 * r + 0.07 * random.normal()), 0.45, 1.9));
    day.callVolume = std::round(2.1e7 * exponential(0.09 * random.normal() + 6.0 * std::abs(r)));
    day.highYield = towards(before.highYield, 3.1 + 0.17 * std::max(day.vix - 15.0, -3.0), 0.05,
                            -3.2 * r + 0.018 * random.normal());
    day.investmentGrade = towards(before.investmentGrade, 0.9 + 0.035 * std::max(day.vix - 15.0, -3.0), 0.05,
                                  -0.6 * r + 0.005 * random.normal());
    const double policy = day.slowVix > 22.0 ? 0.8 : 4.6; // the bank cuts in the crisis and raises afterwards
    day.bill = std::clamp(towards(before.bill, policy, 0.004, 0.012 * random.normal()), 0.05, 6.0);
    day.twoYear =
        std::clamp(towards(before.twoYear, 0.6 * day.bill + 1.5, 0.02, 0.03 * random.normal()), 0.15, 7.0);
    day.tenYear = std::clamp(
        towards(before.tenYear, 0.3 * day.bill + 2.8, 0.015, 0.035 * random.normal() + 0.8 * r), 0.5, 7.0);
    // The surface stays free of arbitrage while eta*(1+|rho|) <= 2.
    day.skewSize = std::clamp(
        towards(before.skewSize, 1.02 - 0.10 * std::min(stress, 1.5), 0.08, 0.012 * random.normal()), 0.80,
        1.10);
    day.skewTilt = std::clamp(towards(before.skewTilt, -0.70, 0.06, 0.008 * random.normal()), -0.78, -0.60);
    return day;
}

double vixFuturePrice(const IndexDay& day, double years) {
    const double level = 0.5 * day.slowVix + 0.5 * 18.0;
    const double spot = level + (day.vix - level) * exponential(-3.4 * years);
    const double contango = 1.3 * (1.0 - exponential(-8.0 * years));
    return rounded(std::max(spot + contango, 9.0), 0.05);
}

} // namespace signalbox::demo
