// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/indicators/gaps.h"

#include "engine/base/real.h"
#include "engine/base/require.h"

namespace signalbox::indicators {

Compact compact(std::span<const double> dense) {
    Compact out;
    out.values.reserve(dense.size());
    out.sessions.reserve(dense.size());
    for (std::size_t t = 0; t < dense.size(); ++t) {
        if (base::isKnown(dense[t])) {
            out.values.push_back(dense[t]);
            out.sessions.push_back(t);
        }
    }
    return out;
}

std::vector<double> spread(const Compact& bars, std::span<const double> values, std::size_t length) {
    std::vector<double> out(length, base::Missing);
    for (std::size_t i = 0; i < bars.size(); ++i) {
        out[bars.sessions[i]] = values[i];
    }
    return out;
}

void applyGapRule(std::vector<double>& values, std::span<const double> dense, int m) {
    SIGNALBOX_REQUIRE(values.size() == dense.size() && m >= 1, "one value per session");
    const auto window = static_cast<std::size_t>(m);
    const std::size_t allowed = window / 50;
    std::size_t first = 0;
    while (first < dense.size() && !base::isKnown(dense[first])) {
        values[first] = base::Missing;
        ++first;
    }
    std::size_t gaps = 0;
    for (std::size_t t = first; t < dense.size(); ++t) {
        const bool gap = !base::isKnown(dense[t]);
        gaps += gap ? 1 : 0;
        if (t >= first + window && !base::isKnown(dense[t - window])) {
            --gaps;
        }
        if (gap || gaps > allowed) {
            values[t] = base::Missing;
        }
    }
}

} // namespace signalbox::indicators
