// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_day/sample_chart.h"

#include "engine/calendar/calendar.h"
#include "tests/support/sample_day/sample_chain.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace signalbox::testing {

namespace {

/// A small generator of our own, so that every machine draws the same bars.
class Dice {
public:
    double next() {
        m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<double>(m_state >> 11) / 9007199254740992.0;
    }
    double bell() { return next() + next() + next() + next() - 2.0; }

private:
    std::uint64_t m_state = 20190514;
};

void addBands(session::ChartColumns& chart) {
    constexpr std::size_t Period = 20;
    for (std::size_t i = 0; i < chart.close.size(); ++i) {
        double middle = base::Missing;
        double sigma = base::Missing;
        if (i + 1 >= Period) {
            double sum = 0;
            double squares = 0;
            for (std::size_t j = i + 1 - Period; j <= i; ++j) {
                sum += chart.close[j];
                squares += chart.close[j] * chart.close[j];
            }
            middle = sum / Period;
            sigma = std::sqrt(std::max(0.0, squares / Period - middle * middle));
        }
        chart.bandMiddle.push_back(middle);
        chart.bandLower.push_back(middle - 2 * sigma);
        chart.bandUpper.push_back(middle + 2 * sigma);
    }
}

std::vector<double> average(const std::vector<double>& values, double period) {
    std::vector<double> result;
    double value = base::Missing;
    for (const double next : values) {
        value = base::isKnown(value) ? value + (next - value) * 2 / (period + 1) : next;
        result.push_back(value);
    }
    return result;
}

void addStudies(session::ChartColumns& chart) {
    chart.ema = average(chart.close, 200);
    double up = 0.5;
    double down = 0.5;
    for (std::size_t i = 0; i < chart.close.size(); ++i) {
        const double change = i == 0 ? 0 : chart.close[i] - chart.close[i - 1];
        up += (std::max(change, 0.0) - up) / 14;
        down += (std::max(-change, 0.0) - down) / 14;
        chart.rsi.push_back(i < 14 ? base::Missing : 100 * up / std::max(up + down, 1e-9));
    }
    const std::vector<double> fast = average(chart.close, 12);
    const std::vector<double> slow = average(chart.close, 26);
    for (std::size_t i = 0; i < fast.size(); ++i) {
        chart.macd.push_back(fast[i] - slow[i]);
    }
    chart.macdSignal = average(chart.macd, 9);
    for (std::size_t i = 0; i < chart.macd.size(); ++i) {
        chart.macdHistogram.push_back(chart.macd[i] - chart.macdSignal[i]);
    }
}

} // namespace

std::shared_ptr<const session::ChartColumns> sampleChart() {
    auto chart = std::make_shared<session::ChartColumns>();
    chart->symbol = "SPX";
    const auto sessions =
        calendar::Calendar::standard().sessions(base::makeDate(2018, 3, 1), SampleDate).value();
    chart->dates = sessions;
    Dice dice;
    std::vector<double> closes{2660};
    for (std::size_t i = 1; i < sessions.size(); ++i) {
        const double drift = std::sin(static_cast<double>(i) / 26.0) * 6.5 + 0.8;
        closes.push_back(closes.back() + drift + dice.bell() * 26);
    }
    // The walk ends where the day's other numbers say, by tilting it a little all along.
    const double miss = SampleSpot - closes.back();
    for (std::size_t i = 0; i < closes.size(); ++i) {
        closes[i] += miss * static_cast<double>(i) / static_cast<double>(closes.size() - 1);
    }
    for (std::size_t i = 0; i < closes.size(); ++i) {
        const double open = i == 0 ? closes[0] - 5 : closes[i - 1] + dice.bell() * 6;
        chart->open.push_back(open);
        chart->close.push_back(closes[i]);
        chart->high.push_back(std::max(open, closes[i]) + dice.next() * 14);
        chart->low.push_back(std::min(open, closes[i]) - dice.next() * 14);
        chart->volume.push_back(3.2e9 + dice.bell() * 8e8);
    }
    addBands(*chart);
    addStudies(*chart);
    using Kind = session::ChartColumns::Marker::Kind;
    const std::size_t n = sessions.size();
    chart->markers = {{sessions[n - 60], Kind::Signal, "signal"},
                      {sessions[n - 59], Kind::Entry, "2,640/2,590"},
                      {sessions[n - 30], Kind::Exit, "target +$264"},
                      {sessions[n - 8], Kind::RejectedSignal, "Capacity"}};
    return chart;
}

} // namespace signalbox::testing
