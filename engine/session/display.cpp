// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/session/display.h"

#include "engine/base/format.h"
#include "engine/entry/describe.h"
#include "engine/session/dashboard.h"

#include <algorithm>

namespace signalbox::session {
namespace {

constexpr int RibbonSessions = 252;
constexpr int ChartSessions = 10'000; // more than any series holds; the chart itself opens on the last months
constexpr int MarkerSessions = 1'260; // five years of signals

std::shared_ptr<const ChartColumns> chartOf(const DayInputs& inputs, const strategies::Context& context) {
    auto chart = std::make_shared<ChartColumns>();
    strategies::ChartStudies studies = inputs.strategy->chart(context, ChartSessions);
    chart->symbol = inputs.underlying;
    chart->dates = std::move(studies.dates);
    chart->open = std::move(studies.open);
    chart->high = std::move(studies.high);
    chart->low = std::move(studies.low);
    chart->close = std::move(studies.close);
    chart->volume = std::move(studies.volume);
    chart->bandMiddle = std::move(studies.bandMiddle);
    chart->bandLower = std::move(studies.bandLower);
    chart->bandUpper = std::move(studies.bandUpper);
    chart->ema = std::move(studies.ema);
    chart->rsi = std::move(studies.rsi);
    chart->macd = std::move(studies.macd);
    chart->macdSignal = std::move(studies.macdSignal);
    chart->macdHistogram = std::move(studies.macdHistogram);

    using Kind = ChartColumns::Marker::Kind;
    const std::size_t from = chart->dates.size() > MarkerSessions ? chart->dates.size() - MarkerSessions : 0;
    for (std::size_t i = from; i < chart->dates.size(); ++i) {
        if (const auto signal = inputs.strategy->signalOn(context, chart->dates[i])) {
            chart->markers.push_back(
                {chart->dates[i], signal->first ? Kind::Signal : Kind::RejectedSignal, signal->second});
        }
    }
    for (const book::Position& position : inputs.book->positions()) {
        if (position.strategy != inputs.strategy->key || position.underlying != inputs.underlying) {
            continue;
        }
        chart->markers.push_back({position.openedOn, Kind::Entry, spreadName(position)});
        if (position.closedOn && !position.isOpen()) {
            chart->markers.push_back({*position.closedOn, Kind::Exit, base::usdSigned(position.netPl)});
        }
    }
    std::stable_sort(chart->markers.begin(), chart->markers.end(),
                     [](const auto& a, const auto& b) { return a.date < b.date; });
    return chart;
}

} // namespace

base::Result<std::vector<SeriesHealth>> healthOf(const DayInputs& inputs) {
    std::vector<SeriesHealth> rows;
    const auto needed = inputs.strategy->seriesNeeded(*inputs.parameters, inputs.underlying);
    for (const std::string& name : needed) {
        SeriesHealth row;
        row.series = name;
        row.needed = true;
        const market::BarView& view = inputs.snapshot->view(name);
        if (view.exists()) {
            row.source = view.id().source;
            row.last = view.lastDate();
        }
        if (row.last && *row.last < inputs.date) {
            SIGNALBOX_TRY_ASSIGN(row.sessionsBehind, inputs.calendar->businessDays(*row.last, inputs.date));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

base::Status addDisplay(const DayInputs& inputs, const strategies::Context& context, DayState& state) {
    for (const strategies::RegimePoint& point : inputs.strategy->regimes(context, RibbonSessions)) {
        state.regimeHistory.push_back({point.date, point.raw, point.effective, point.light, point.name});
    }
    state.chart = chartOf(inputs, context);
    for (const book::Position* trade : inputs.book->closedTrades()) {
        if (trade->strategy == inputs.strategy->key) {
            state.closed.push_back(*trade);
        }
    }
    SIGNALBOX_TRY_ASSIGN(state.health, healthOf(inputs));
    state.chain = inputs.analytics;
    if (!state.chain) {
        state.chainProblem =
            "No option chain of " + inputs.underlying + " is stored for " + base::toIso(inputs.date);
    }
    state.blockingSentence = entry::blockingSentence(state.plan.evaluation);
    return {};
}

} // namespace signalbox::session
