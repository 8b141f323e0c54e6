// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/scan/judge.h"

#include <algorithm>
#include <cmath>

namespace signalbox::scan {
namespace {

CheckStatus statusOf(entry::AtrStatus status) {
    return status == entry::AtrStatus::Pass   ? CheckStatus::Pass
           : status == entry::AtrStatus::Fail ? CheckStatus::Fail
                                              : CheckStatus::FailData;
}

/// Missing when the scale is none.
double share(double margin, double scale) {
    return scale > 0 ? margin / scale : base::Missing;
}

/// The smallest step down the ladder of averages; Missing when one of them is.
double smallestStep(const entry::AtrReadings& r) {
    const double steps[] = {r.ema10 - r.sma20, r.sma20 - r.sma50, r.sma50 - r.sma100, r.sma100 - r.sma200};
    double least = steps[0];
    for (const double step : steps) {
        least = base::isKnown(least) && (!base::isKnown(step) || step < least) ? step : least;
    }
    return least;
}

} // namespace

Figure atrFigure(int number, const entry::AtrReadings& r, const entry::AtrGateParameters& p) {
    Figure f;
    f.status = statusOf(entry::checkAtrGate(number, r, p));
    switch (static_cast<entry::AtrGate>(number)) {
    case entry::AtrGate::Distance: {
        f.value = entry::atrDistance(r);
        const bool low = f.value - p.distanceMin < p.distanceMax - f.value;
        f.threshold = low ? p.distanceMin : p.distanceMax;
        f.margin = low ? f.value - p.distanceMin : p.distanceMax - f.value;
        f.relative = share(f.margin, p.distanceMax - p.distanceMin);
        break;
    }
    case entry::AtrGate::AboveSma20:
        f.value = r.close;
        f.threshold = r.sma20;
        f.margin = r.close - r.sma20;
        f.relative = share(f.margin, r.sma20);
        break;
    case entry::AtrGate::Alignment:
        f.value = smallestStep(r);
        f.threshold = 0;
        f.margin = f.value;
        f.relative = share(f.margin, r.close);
        break;
    case entry::AtrGate::AtrPercent:
        f.value = entry::atrPercent(r);
        f.threshold = p.atrPercentMin;
        f.margin = f.value - p.atrPercentMin;
        f.relative = share(f.margin, p.atrPercentMin);
        break;
    case entry::AtrGate::Volume:
        f.value = r.volume;
        f.threshold = r.meanVolume;
        f.margin = r.volume - r.meanVolume;
        f.relative = share(f.margin, r.meanVolume);
        break;
    case entry::AtrGate::Liquidity:
        f.value = entry::quoteSpread(r);
        f.threshold = p.maxSpread;
        f.margin = p.maxSpread - f.value;
        f.relative = share(f.margin, p.maxSpread);
        break;
    }
    return f;
}

Figure signalFigure(const Readings& r, const entry::BreakoutSignalParameters& p) {
    Figure f;
    if (!base::isKnown(r.zPrice) || !base::isKnown(r.zVol)) {
        f.status = CheckStatus::FailData;
        f.value = r.zPrice;
        f.threshold = p.zPriceMin;
        return f;
    }
    const bool signal = entry::breakoutSide(r.zPrice, r.zVol, p) != entry::BreakoutSide::None;
    f.status = signal ? CheckStatus::Pass : CheckStatus::Fail;
    const double ofPrice = std::abs(r.zPrice) - p.zPriceMin;
    const double ofVolatility = r.zVol - p.zVolMin;
    const bool price = ofPrice <= ofVolatility;
    f.value = price ? r.zPrice : r.zVol;
    f.threshold = price ? p.zPriceMin : p.zVolMin;
    f.margin = price ? ofPrice : ofVolatility;
    // z_vol_min may be 0: both scores are counts of deviations, so one deviation is the least scale.
    f.relative = f.margin / std::max(1.0, f.threshold);
    return f;
}

} // namespace signalbox::scan
