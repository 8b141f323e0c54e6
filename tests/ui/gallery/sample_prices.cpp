// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/sample_prices.h"

#include <cmath>
#include <cstdint>

namespace signalbox::gallery {

namespace {

/// A small generator of our own: the same numbers on every machine.
class Walk {
public:
    explicit Walk(unsigned seed) : m_state(seed * 2654435761U + 1) {}
    /// Roughly normal, mean 0, deviation 1.
    double next() {
        double sum = 0;
        for (int i = 0; i < 12; ++i) {
            m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
            sum += static_cast<double>(m_state >> 40) / static_cast<double>(1 << 24);
        }
        return sum - 6;
    }

private:
    std::uint64_t m_state;
};

void addStudies(session::ChartColumns& c) {
    const std::size_t count = c.close.size();
    double ema = c.close.front();
    double fast = ema;
    double slow = ema;
    double signal = 0;
    double gain = 1;
    double loss = 1;
    for (std::size_t i = 0; i < count; ++i) {
        const double price = c.close[i];
        ema += (price - ema) * 2 / 201;
        fast += (price - fast) * 2 / 13;
        slow += (price - slow) * 2 / 27;
        signal += (fast - slow - signal) * 2 / 10;
        const double change = i > 0 ? price - c.close[i - 1] : 0;
        gain += (std::max(change, 0.0) - gain) / 14;
        loss += (std::max(-change, 0.0) - loss) / 14;
        c.ema.push_back(i < 20 ? base::Missing : ema);
        c.macd.push_back(fast - slow);
        c.macdSignal.push_back(signal);
        c.macdHistogram.push_back(fast - slow - signal);
        c.rsi.push_back(100 - 100 / (1 + gain / std::max(loss, 1e-9)));
        if (i < 19) {
            for (auto* band : {&c.bandMiddle, &c.bandLower, &c.bandUpper}) {
                band->push_back(base::Missing);
            }
            continue;
        }
        double sum = 0;
        double squares = 0;
        for (std::size_t j = i - 19; j <= i; ++j) {
            sum += c.close[j];
        }
        const double mean = sum / 20;
        for (std::size_t j = i - 19; j <= i; ++j) {
            squares += (c.close[j] - mean) * (c.close[j] - mean);
        }
        const double deviation = std::sqrt(squares / 20);
        c.bandMiddle.push_back(mean);
        c.bandLower.push_back(mean - 2 * deviation);
        c.bandUpper.push_back(mean + 2 * deviation);
    }
}

} // namespace

ui::PriceChartData samplePrices(int bars, unsigned seed) {
    auto columns = std::make_shared<session::ChartColumns>();
    auto& c = *columns;
    c.symbol = "SPX";
    Walk walk(seed);
    base::Date date = base::makeDate(2019, 5, 14) - std::chrono::days(bars * 7 / 5 + 4);
    double price = 2600;
    double volatility = 0.008;
    while (static_cast<int>(c.dates.size()) < bars) {
        date += std::chrono::days(1);
        const std::chrono::weekday day(date);
        if (day == std::chrono::Saturday || day == std::chrono::Sunday) {
            continue;
        }
        volatility = 0.94 * volatility + 0.06 * 0.008 * (0.6 + std::abs(walk.next()));
        const double open = price * (1 + 0.2 * volatility * walk.next());
        price *= 1 + 0.0004 + volatility * walk.next();
        const double reach = price * volatility * 0.5;
        c.dates.push_back(date);
        c.open.push_back(open);
        c.close.push_back(price);
        c.high.push_back(std::max(open, price) + reach * std::abs(walk.next()));
        c.low.push_back(std::min(open, price) - reach * std::abs(walk.next()));
        c.volume.push_back(3.2e9 * (1 + 0.25 * walk.next()));
    }
    addStudies(c);
    using Kind = session::ChartColumns::Marker::Kind;
    const auto mark = [&](int back, Kind kind, const char* label) {
        if (back < bars) {
            c.markers.push_back({c.dates[static_cast<std::size_t>(bars - back)], kind, label});
        }
    };
    mark(88, Kind::Signal, "signal");
    mark(87, Kind::Entry, "-2");
    mark(60, Kind::Exit, "+$412");
    mark(34, Kind::RejectedSignal, "gate 6");
    mark(12, Kind::RejectedSignal, "gate 9");
    ui::PriceChartData data;
    data.columns = columns;
    return data;
}

} // namespace signalbox::gallery
