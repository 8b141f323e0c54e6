// SPDX-License-Identifier: GPL-3.0-or-later
// Index levels as wild as history and wilder, from a seed.
#pragma once

#include "engine/surface/levels.h"

#include <random>

namespace signalbox::tests {

/// The generator is the standard's, so that every library draws the same.
class RandomLevels {
public:
    explicit RandomLevels(unsigned seed) : m_random(seed) {}
    double uniform(double low, double high) {
        return low + (high - low) * static_cast<double>(m_random()) / 4294967296.0;
    }
    surface::Levels levels() {
        surface::Levels levels;
        levels.vix = uniform(8, 90);
        if (uniform(0, 1) < 0.8) {
            levels.vix9d = levels.vix * uniform(0.6, 1.7);
        }
        if (uniform(0, 1) < 0.8) {
            levels.vix3m = levels.vix * uniform(0.5, 1.5);
        }
        if (uniform(0, 1) < 0.8) {
            levels.skew = uniform(95, 200);
        }
        return levels;
    }

private:
    std::mt19937 m_random;
};

} // namespace signalbox::tests
