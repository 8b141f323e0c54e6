// SPDX-License-Identifier: GPL-3.0-or-later
// Invented days for the model of quotes: an index that wanders, falls by half and comes back.
#pragma once

#include "engine/history/model_quotes.h"
#include "tests/unit/surface/random_levels.h"

#include <cmath>

namespace signalbox::tests {

inline int sessionOf(int year, unsigned month, unsigned day) {
    return *calendar::Calendar::standard().sessionNumber(base::makeDate(year, month, day));
}

/// `count` sessions from a session on; a crash by half around the middle, if wanted.
inline history::ModelInputs wanderingDays(int first, int count, unsigned seed, bool crash = true) {
    RandomLevels random(seed);
    history::ModelInputs inputs;
    inputs.firstSession = first;
    double spot = 2800;
    double vix = 15;
    for (int i = 0; i < count; ++i) {
        const bool falling = crash && i >= count / 2 && i < count / 2 + 20;
        const bool rising = crash && i >= count / 2 + 25 && i < count / 2 + 45;
        spot *= std::exp(random.uniform(-0.012, 0.0125) + (falling ? -0.035 : rising ? 0.04 : 0.0));
        vix = std::clamp(vix * std::exp(random.uniform(-0.08, 0.08) + (falling ? 0.1 : -0.01)), 9.0, 85.0);
        history::ModelDay day;
        day.spot = std::round(spot * 100) / 100;
        day.levels = surface::Levels{vix, vix * random.uniform(0.85, 1.2), vix * random.uniform(0.8, 1.15),
                                     random.uniform(110, 150)};
        day.rate = 0.02;
        inputs.days.push_back(day);
    }
    return inputs;
}

inline std::shared_ptr<const history::ModelQuotes> modelOf(const history::ModelInputs& inputs) {
    return *history::ModelQuotes::make(inputs, calendar::Calendar::standard());
}

} // namespace signalbox::tests
