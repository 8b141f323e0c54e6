// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pricing/implied_vol_seed.h"

#include "engine/pricing/elementary.h"

#include <array>
#include <cmath>

namespace signalbox::pricing {

namespace {

constexpr std::size_t Steps = 2048;
constexpr double Lowest = -10.0; ///< ln(|x|/price): near the money
constexpr double Highest = 40.0; ///< far out of the money, prices of about 1e-15

/// s/price at -u deviations from the money is 1/h(u) with h(u) = phi(u) - u N(-u).
double logInverse(double u) {
    const double gauss = elementary::exponential(-0.5 * u * u);
    const double tail = 0.5 * gauss * elementary::scaledErfc(u * elementary::InverseRootTwo);
    return -elementary::logarithm(gauss * elementary::InverseRootTwoPi - u * tail);
}

struct SeedTable {
    std::array<double, Steps + 2> logScale{}; ///< ln(s/price)

    SeedTable() {
        for (std::size_t i = 0; i < logScale.size(); ++i) {
            const double w =
                Lowest + (Highest - Lowest) * static_cast<double>(i) / static_cast<double>(Steps);
            // ln(u/h(u)) rises in u: bisect.
            double low = 1e-6;
            double high = 12.0;
            for (int step = 0; step < 60; ++step) {
                const double middle = 0.5 * (low + high);
                (elementary::logarithm(middle) + logInverse(middle) < w ? low : high) = middle;
            }
            logScale[i] = logInverse(low);
        }
    }
};

} // namespace

void seedDeviations(std::span<const double> absX, std::span<const double> target,
                    std::span<const double> logRatio, std::span<double> seed) {
    static const SeedTable table;
    for (std::size_t i = 0; i < absX.size(); ++i) {
        const double w = logRatio[i] > Lowest ? (logRatio[i] < Highest ? logRatio[i] : Highest) : Lowest;
        const double position = (w - Lowest) * (static_cast<double>(Steps) / (Highest - Lowest));
        const auto slot = static_cast<std::size_t>(position);
        const double part = position - static_cast<double>(slot);
        seed[i] = table.logScale[slot] + part * (table.logScale[slot + 1] - table.logScale[slot]);
    }
    for (std::size_t i = 0; i < absX.size(); ++i) {
        seed[i] = target[i] * elementary::exponential(seed[i]);
    }
}

} // namespace signalbox::pricing
