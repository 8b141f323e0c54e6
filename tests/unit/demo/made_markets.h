// SPDX-License-Identifier: GPL-3.0-or-later
// Simulated markets for the tests, each made once.
#pragma once

#include "engine/demo/demo_market.h"

#include <map>

#include <QtGlobal>

namespace signalbox::tests {

using DemoPointer = std::shared_ptr<const demo::DemoMarket>;

inline constexpr std::uint64_t DemoSeeds[] = {demo::DefaultSeed, 1, 2, 77, 123456789};

inline DemoPointer demoOf(std::uint64_t seed) {
    static std::map<std::uint64_t, DemoPointer> made;
    DemoPointer& market = made[seed];
    if (!market) {
        const auto& calendar = calendar::Calendar::standard();
        auto result =
            demo::simulate(calendar, seed, demo::DefaultSessions, demo::lastSessionOf(calendar, seed));
        if (!result) {
            qWarning("%s", result.error().message().c_str());
            return nullptr;
        }
        market = *result;
    }
    return market;
}

inline std::shared_ptr<const market::BarSeries> seriesOf(const demo::DemoMarket& market,
                                                         const std::string& name) {
    for (const auto& series : market.series()) {
        if (series->id().symbol == name) {
            return series;
        }
    }
    return nullptr;
}

} // namespace signalbox::tests
