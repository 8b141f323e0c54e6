// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of both scans once more, slowly and straight from their text, on the bars of the store: nothing
// of engine/scan, engine/indicators or engine/entry is used. What the scan must equal.
#pragma once

#include "engine/base/date.h"
#include "engine/market/bar_series.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::tests {

/// One symbol's bars on the sessions that both tests share; nothing where there is none.
struct PlainSeries {
    std::vector<std::optional<market::Bar>> bars; ///< by session, from the first session of the axis
    std::string defect;                           ///< of a BAD_SERIES note
};

struct PlainRow {
    std::string status;    ///< pass, fail, skip
    std::string signal;    ///< LONG, SHORT, NONE
    std::string firstFail; ///< g3, or a name of BRK-S4; empty: none
    std::map<std::string, std::optional<double>> values;
    bool gap = false;
};

/// BRK-R from the closes of VIX, SPY, IWM and the 10-year yield on the same sessions.
struct PlainLight {
    bool known = false;
    bool longs = false;
    bool shorts = false;
};
PlainLight plainLight(const PlainSeries& vix, const PlainSeries& spy, const PlainSeries& iwm,
                      const PlainSeries& yield, std::size_t session);

/// What both systems read of one symbol at one session.
struct PlainReadings {
    std::optional<double> close, volume, ema, sma20, sma50, sma100, sma200, atr, zPrice, zVol, meanVolume,
        dollars;
    std::size_t bars = 0;
    bool gap = false;
};
PlainReadings plainRead(const PlainSeries& series, std::size_t session);

/// Without option chains: what passes everything else fails EXPIRY, or gate 6.
PlainRow plainBreakout(const PlainSeries& series, const PlainReadings& readings, const PlainLight& light);
PlainRow plainAtr(const PlainSeries& series, const PlainReadings& readings);

} // namespace signalbox::tests
