// SPDX-License-Identifier: GPL-3.0-or-later
// An invented scan of any size: symbols S00000 on, every seventh passes, every fifth is skipped, the others
// stop at one of the first gates.
#pragma once

#include "engine/base/date.h"
#include "engine/scan/ranking.h"
#include "engine/scan/scan_result.h"

#include <cstdio>
#include <memory>

namespace signalbox::testing {

inline std::shared_ptr<const scan::ScanResult> sampleScan(std::uint32_t symbols) {
    auto result = std::make_shared<scan::ScanResult>();
    result->date = base::makeDate(2026, 6, 2);
    result->finished = true;
    auto universe = std::make_shared<std::vector<scan::Listing>>();
    scan::SystemScan atr;
    atr.system = scan::System::AtrMatrix;
    for (std::uint32_t i = 0; i < symbols; ++i) {
        std::array<char, 16> name{};
        std::snprintf(name.data(), name.size(), "S%05u", i);
        scan::Listing listing;
        listing.symbol = name.data();
        listing.series = i;
        listing.optionsListed = i % 3 == 0 ? std::nullopt : std::optional(true);
        universe->push_back(listing);
        scan::Readings readings;
        readings.close = 20 + i % 400;
        readings.atr14 = readings.close * 0.03;
        readings.ema10 = readings.close * 0.95;
        readings.sma20 = readings.close * 0.9;
        readings.sma50 = readings.close * 0.85;
        readings.sma100 = readings.close * 0.8;
        readings.sma200 = readings.close * 0.75;
        readings.volume = 1'000'000 + i;
        readings.meanVolume = 900'000;
        readings.zPrice = (i % 600) / 100.0 - 3;
        readings.dollarVolume = readings.close * readings.volume;
        readings.bars = 260;
        result->readings.push_back(readings);
        scan::Row row;
        if (i % 5 == 4) {
            row.skip = scan::SkipCause::FewBars;
        } else if (i % 7 == 0) {
            row.status = scan::RowStatus::Pass;
            row.signal = entry::BreakoutSide::Long;
            row.score = (i * 37 % 1000) / 10.0;
        } else {
            row.status = scan::RowStatus::Fail;
            row.firstFail = static_cast<std::uint8_t>(1 + i % 4);
            row.nearness = -static_cast<double>(i % 997) / 1000;
            row.score = (i * 53 % 1000) / 10.0;
        }
        atr.rows.push_back(row);
    }
    scan::summarise(atr, *universe, result->readings);
    result->universe = std::move(universe);
    result->atr = std::move(atr);
    return result;
}

} // namespace signalbox::testing
