// SPDX-License-Identifier: GPL-3.0-or-later
// A Leisen-Reimer tree, whose error falls smoothly with the number of steps, extrapolated from two sizes.
#include "engine/pricing/american.h"

#include "engine/base/real.h"
#include "engine/pricing/elementary.h"
#include "engine/pricing/greeks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace signalbox::pricing {

namespace {

using elementary::exponential;
using elementary::logarithm;

constexpr int FineSteps = 151;
constexpr int CoarseSteps = 75; ///< half the steps, odd as the method wants

struct Value {
    double price = 0;
    double delta = 0;
};

bool counts(const CashDividend& dividend, double T) {
    return dividend.years > 0.0 && dividend.years <= T;
}

/// Value at time t of the dividends that are still to come then.
double comingValue(std::span<const CashDividend> dividends, double t, double T, double r) {
    double sum = 0.0;
    for (const CashDividend& dividend : dividends) {
        if (counts(dividend, T) && dividend.years > t) {
            sum += dividend.amount * exponential(-r * (dividend.years - t));
        }
    }
    return sum;
}

double payoff(OptionType type, double spot, double strike) {
    return std::max(type == OptionType::Call ? spot - strike : strike - spot, 0.0);
}

/// Peizer and Pratt's inversion of the normal distribution to a binomial of n steps: probability of up and
/// of down, both accurate when the other is nearly 1.
struct UpDown {
    double up = 0;
    double down = 0;
};
UpDown binomialProbability(double z, int n) {
    const double steps = n;
    const double scaled = z / (steps + 1.0 / 3.0 + 0.1 / (steps + 1.0));
    const double rest = exponential(-scaled * scaled * (steps + 1.0 / 6.0));
    const double root = 0.5 * std::sqrt(1.0 - rest);
    const double large = 0.5 + root;
    const double small = 0.25 * rest / large;
    return z > 0.0 ? UpDown{large, small} : UpDown{small, large};
}

/// Without volatility the spot moves along its forward: the best moment to exercise.
Value withoutVolatility(const AmericanInput& in, double diffused) {
    Value best{payoff(in.type, in.S, in.K), 0.0};
    double bestTime = 0.0;
    const auto consider = [&](double t, double coming) {
        const double spot = diffused * exponential((in.r - in.q) * t) + coming;
        const double value = exponential(-in.r * t) * payoff(in.type, spot, in.K);
        if (value > best.price) {
            best.price = value;
            bestTime = t;
        }
    };
    constexpr int Moments = 64;
    for (int i = 1; i <= Moments; ++i) {
        const double t = in.T * i / Moments;
        consider(t, comingValue(in.dividends, t, in.T, in.r));
    }
    for (const CashDividend& dividend : in.dividends) {
        if (counts(dividend, in.T)) { // the moment before the ex-date
            consider(dividend.years, comingValue(in.dividends, dividend.years, in.T, in.r) + dividend.amount);
        }
    }
    const double sign = in.type == OptionType::Call ? 1.0 : -1.0;
    best.delta = best.price > 0.0 ? sign * exponential(-in.q * bestTime) : 0.0;
    return best;
}

Value tree(const AmericanInput& in, double diffused, int steps) {
    const double v = in.sigma * std::sqrt(in.T);
    const double drift = (in.r - in.q) * in.T;
    const double d2 = (logarithm(diffused / in.K) + drift) / v - 0.5 * v;
    const UpDown p = binomialProbability(d2, steps);
    const UpDown shifted = binomialProbability(d2 + v, steps);
    if (p.up <= 0.0 || p.down <= 0.0 || shifted.up <= 0.0 || shifted.down <= 0.0) {
        return withoutVolatility(in, diffused);
    }
    const double dt = in.T / steps;
    const double growth = exponential((in.r - in.q) * dt);
    const double discount = exponential(-in.r * dt);
    const double up = growth * shifted.up / p.up;
    const double down = growth * shifted.down / p.down;
    const double weightUp = discount * p.up;
    const double weightDown = discount * p.down;

    std::array<double, FineSteps + 1> spot{};
    std::array<double, FineSteps + 1> value{};
    const auto last = static_cast<std::size_t>(steps);
    spot[0] = diffused * exponential(steps * logarithm(down));
    for (std::size_t j = 1; j <= last; ++j) {
        spot[j] = spot[j - 1] * (up / down);
    }
    for (std::size_t j = 0; j <= last; ++j) {
        value[j] = payoff(in.type, spot[j], in.K);
    }
    const double sign = in.type == OptionType::Call ? 1.0 : -1.0;
    const double back = 1.0 / down;
    double delta = 0.0;
    for (std::size_t level = last; level-- > 0;) {
        if (level == 0) {
            delta = (value[1] - value[0]) / (spot[1] - spot[0]);
        }
        const double coming = in.dividends.empty()
                                  ? 0.0
                                  : comingValue(in.dividends, dt * static_cast<double>(level), in.T, in.r);
        const double strike = in.K - coming;
        for (std::size_t j = 0; j <= level; ++j) {
            spot[j] *= back;
            const double hold = weightUp * value[j + 1] + weightDown * value[j];
            const double exercise = sign * (spot[j] - strike);
            value[j] = hold > exercise ? hold : exercise;
        }
    }
    if (value[0] <= payoff(in.type, in.S, in.K)) {
        delta = value[0] > 0.0 ? sign : delta; // exercised at once
    }
    return {value[0], delta};
}

Value extrapolated(const AmericanInput& in, double diffused) {
    if (in.sigma * std::sqrt(in.T) < 1e-7) {
        return withoutVolatility(in, diffused);
    }
    const Value fine = tree(in, diffused, FineSteps);
    const Value coarse = tree(in, diffused, CoarseSteps);
    const double weight = static_cast<double>(CoarseSteps) / (FineSteps - CoarseSteps);
    Value out;
    out.price = std::max(fine.price + weight * (fine.price - coarse.price), payoff(in.type, in.S, in.K));
    out.delta = std::clamp(fine.delta + weight * (fine.delta - coarse.delta), -1.0, 1.0);
    return out;
}

} // namespace

double presentValue(std::span<const CashDividend> dividends, double T, double r) {
    return comingValue(dividends, 0.0, T, r);
}

AmericanResult americanPrice(const AmericanInput& input) {
    const double diffused = input.S - presentValue(input.dividends, input.T, input.r);
    AmericanResult out;
    out.dividendsUnknown = !input.dividendsKnown;
    if (!(diffused > 0.0)) {
        out.price = base::Missing;
        out.delta = base::Missing;
        return out;
    }
    const Value value = extrapolated(input, diffused);
    out.price = value.price;
    out.delta = value.delta;
    return out;
}

ImpliedVol americanImpliedVol(const AmericanInput& input, double price) {
    const double diffused = input.S - presentValue(input.dividends, input.T, input.r);
    if (!(diffused > 0.0) || std::isnan(price) || !(input.T > 0.0)) {
        return {IvStatus::NoPrice, base::Missing};
    }
    const double slack = 1e-12 * std::max(input.S, input.K);
    const double lowest = withoutVolatility(input, diffused).price;
    const double bound = input.type == OptionType::Call ? input.S : input.K;
    if (price < lowest - slack) {
        return {IvStatus::BelowIntrinsic, base::Missing};
    }
    if (price >= bound - slack) {
        return {IvStatus::AboveMax, base::Missing};
    }
    if (price - lowest <= slack) {
        return {IvStatus::NoTimeValue, base::Missing};
    }
    AmericanInput trial = input;
    double low = LowestVol;
    double high = HighestVol;
    trial.sigma = 0.3;
    double missBefore = std::numeric_limits<double>::infinity();
    constexpr int MostSteps = 100;
    for (int step = 0; step < MostSteps; ++step) {
        const double miss = extrapolated(trial, diffused).price - price;
        if (std::abs(miss) <= slack) {
            break;
        }
        (miss < 0.0 ? low : high) = trial.sigma;
        // The European vega is close to the American one wherever a volatility can be told from the price.
        const double vega =
            100.0 *
            bsmGreeks(input.type, diffused, input.K, input.T, input.r, input.q, trial.sigma).vegaPoint;
        double next = trial.sigma - miss / vega;
        // Where early exercise eats the volatility the slope is another: then the bracket is halved.
        if (!(next > low && next < high) || std::abs(miss) > 0.5 * missBefore) {
            next = std::sqrt(low * high);
        }
        missBefore = std::abs(miss);
        const double moved = std::abs(next - trial.sigma);
        trial.sigma = next;
        if (moved <= 1e-10 * next || high <= low * (1.0 + 1e-12)) {
            break;
        }
    }
    if (trial.sigma >= HighestVol * (1.0 - 1e-9)) {
        return {IvStatus::AboveMax, base::Missing};
    }
    if (trial.sigma <= LowestVol * (1.0 + 1e-9)) {
        return {IvStatus::NoTimeValue, base::Missing};
    }
    return {IvStatus::Ok, trial.sigma};
}

} // namespace signalbox::pricing
