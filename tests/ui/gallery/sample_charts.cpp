// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/sample_parts.h"
#include "tests/ui/gallery/sample_prices.h"
#include "ui/charts/equity_chart.h"
#include "ui/charts/payoff_chart.h"
#include "ui/charts/price_chart.h"
#include "ui/charts/smile_chart.h"
#include "ui/widgets/panel_frame.h"

#include <cmath>

namespace signalbox::gallery {

using namespace ui;

QWidget* chart(QWidget* parent) {
    auto* frame = new PanelFrame(text("Chart"), parent);
    frame->setSubtitle(text("SPX daily"));
    auto* prices = new PriceChart;
    PriceChartData data = samplePrices(2600);
    const double last = data.columns->close.back();
    data.levels = {{PriceLevel::Kind::ShortStrike, std::round(last * 0.93), text("S 2,620")},
                   {PriceLevel::Kind::LongStrike, std::round(last * 0.91), text("L 2,570")}};
    prices->setData(data);
    frame->setNote(prices->shortReadOut());
    frame->setContent(prices);
    QObject::connect(prices, &PriceChart::readOutChanged, frame,
                     [frame, prices] { frame->setNote(prices->shortReadOut()); });
    return frame;
}

QWidget* payoff(QWidget* parent) {
    auto* frame = new PanelFrame(text("Risk graph"), parent);
    auto* made = new PayoffChart;
    PayoffData data;
    for (int i = 0; i <= 400; ++i) {
        const double price = 2450 + i;
        data.price << price;
        data.atExpiry << 200 * (3.1 - std::max(0.0, 2620 - price) + std::max(0.0, 2570 - price));
        data.today << 200 * (3.1 - 50 / (1 + std::exp((price - 2595) / 45)) - 0.4);
    }
    data.spot = 2834 - 60;
    data.breakEvens = {2616.9};
    data.shortStrikes = {2620};
    data.longStrikes = {2570};
    data.oneDeviation = 74;
    made->setData(data);
    frame->setContent(made);
    return frame;
}

QWidget* equity(QWidget* parent) {
    auto* frame = new PanelFrame(text("Equity"), parent);
    auto* made = new EquityChart;
    QVector<EquityPoint> points;
    double high = 0;
    for (int i = 0; i < 600; ++i) {
        const double value =
            500000 * (1 + 0.0004 * i + 0.02 * std::sin(i / 40.0) + 0.006 * std::sin(i / 7.0));
        high = std::max(high, value);
        points << EquityPoint{QDate(2017, 1, 3).addDays(i * 7 / 5), value, 1 - value / high};
    }
    made->setPoints(points);
    frame->setContent(made);
    return frame;
}

QWidget* smile(QWidget* parent) {
    auto* frame = new PanelFrame(text("Smile"), parent);
    auto* made = new SmileChart;
    SmileData data;
    for (int strike = 2400; strike <= 3000; strike += 10) {
        const double x = (strike - 2834) / 2834.0;
        data.strike << strike;
        data.volatility << 0.145 - 0.55 * x + 2.2 * x * x;
    }
    data.spot = 2834;
    data.shortStrike = 2620;
    data.longStrike = 2570;
    made->setData(data);
    frame->setContent(made);
    return frame;
}

} // namespace signalbox::gallery
