// SPDX-License-Identifier: GPL-3.0-or-later
// Prices for the gallery and the chart tests: a seeded walk with the studies of the real columns.
#pragma once

#include "ui/charts/price_chart_data.h"

namespace signalbox::gallery {

[[nodiscard]] ui::PriceChartData samplePrices(int bars, unsigned seed = 7);

} // namespace signalbox::gallery
