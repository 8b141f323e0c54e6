// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/near_miss/probe.h"

#include <algorithm>
#include <tuple>

namespace signalbox::lab {
namespace {

using diagnosis::OptimusSeries;
using diagnosis::SeriesPointer;
using params::OptimusParameters;

/// Longer than every window with its allowed gaps: the rank of a 5-day mean looks back over 257 values.
constexpr std::size_t WindowBars = 290;
/// An average of 250 sessions has forgotten all but a millionth of what lies further back.
constexpr std::size_t AverageBars = 1500;

/// The last `prices` bars of price and SPX, whose averages remember everything, and `count` of the others; 0:
/// all bars up to the day.
base::Result<OptimusSeries> upTo(const OptimusSeries& series, base::Date day, std::size_t prices,
                                 std::size_t count) {
    OptimusSeries cut;
    SIGNALBOX_TRY_ASSIGN(cut.price, lastBars(series.price, day, prices));
    SIGNALBOX_TRY_ASSIGN(cut.spx, lastBars(series.spx, day, prices));
    if (series.spx == series.price) {
        cut.spx = cut.price;
    }
    SIGNALBOX_TRY_ASSIGN(cut.vix, lastBars(series.vix, day, count));
    SIGNALBOX_TRY_ASSIGN(cut.vix3m, lastBars(series.vix3m, day, count));
    SIGNALBOX_TRY_ASSIGN(cut.breadth, lastBars(series.breadth, day, count));
    SIGNALBOX_TRY_ASSIGN(cut.putCall, lastBars(series.putCall, day, count));
    SIGNALBOX_TRY_ASSIGN(cut.putVolume, lastBars(series.putVolume, day, count));
    SIGNALBOX_TRY_ASSIGN(cut.callVolume, lastBars(series.callVolume, day, count));
    SIGNALBOX_TRY_ASSIGN(cut.highYield, lastBars(series.highYield, day, count));
    SIGNALBOX_TRY_ASSIGN(cut.investmentGrade, lastBars(series.investmentGrade, day, count));
    SIGNALBOX_TRY_ASSIGN(cut.vx1, lastBars(series.vx1, day, count));
    SIGNALBOX_TRY_ASSIGN(cut.vx2, lastBars(series.vx2, day, count));
    for (const auto& [settlement, contract] : series.vxContracts) {
        // The raw regimes that still count reach back ten sessions at most (OPT-R4).
        if (count == 0 || settlement > day - base::CalendarDays(90)) {
            SIGNALBOX_TRY_ASSIGN(cut.vxContracts[settlement], lastBars(contract, day, count));
        }
    }
    return cut;
}

} // namespace

base::Result<SeriesPointer> lastBars(const SeriesPointer& series, base::Date day, std::size_t count) {
    if (!series) {
        return series;
    }
    const std::size_t end = series->endAsOf(day);
    const std::size_t begin = count == 0 || end <= count ? 0 : end - count;
    if (begin == 0 && end == series->size()) {
        return series;
    }
    std::vector<market::Bar> bars;
    bars.reserve(end - begin);
    for (std::size_t i = begin; i < end; ++i) {
        bars.push_back(series->bar(i));
    }
    return market::BarSeries::create(series->id(), bars, series->simulated());
}

Blocks blocksOf(const diagnosis::OptimusReadings& readings, const entry::BookFacts& facts,
                const OptimusParameters& parameters) {
    Blocks blocks = readings.barsRemaining > 0 ? Blocks{1} << WarmupBit : 0;
    for (int number = 1; number <= entry::GateCount; ++number) {
        if (entry::checkGate(number, readings, facts, parameters).status == entry::GateStatus::Fail) {
            blocks |= blockOf(static_cast<entry::Gate>(number));
        }
    }
    for (int index = 0; index < entry::FilterCount; ++index) {
        if (entry::checkFilter(index, readings, parameters).status == entry::FilterStatus::Fail) {
            blocks |= blockOf(static_cast<entry::Filter>(index));
        }
    }
    return blocks;
}

bool sameColumns(const OptimusParameters& a, const OptimusParameters& b) {
    const auto read = [](const OptimusParameters& p) {
        return std::tie(p.trendEmaPeriod, p.bbPeriod, p.bbStdDev, p.bbTouchLookback, p.rsiPeriod,
                        p.macdEnabled, p.vixElevated, p.vixHigh, p.vixCrisis, p.tsCrisis, p.breadthMin,
                        p.deescalationCloses, p.tsSource);
    };
    return read(a) == read(b);
}

base::Result<Probe> Probe::make(const NearMissInputs& inputs) {
    Probe probe;
    probe.m_inputs = inputs;
    SIGNALBOX_TRY_ASSIGN(probe.m_inputs.series, upTo(inputs.series, inputs.date, 0, 0));
    SIGNALBOX_TRY_ASSIGN(probe.m_short, upTo(probe.m_inputs.series, inputs.date, 0, WindowBars));
    SIGNALBOX_TRY_ASSIGN(probe.m_rough, upTo(probe.m_short, inputs.date, AverageBars, WindowBars));
    SIGNALBOX_TRY_ASSIGN(probe.m_session, inputs.calendar->sessionNumber(inputs.date));
    SIGNALBOX_TRY_ASSIGN(probe.m_columns,
                         diagnosis::buildOptimusColumns(probe.m_inputs.series, *inputs.calendar,
                                                        inputs.parameters.optimus,
                                                        inputs.parameters.account.historyStart));
    probe.m_readings = diagnosis::readingsAt(*probe.m_columns, probe.m_session);
    probe.m_blocks = blocksOf(probe.m_readings, inputs.facts, inputs.parameters.optimus);
    return probe;
}

base::Result<diagnosis::OptimusReadings> Probe::readingsOf(const OptimusSeries& series,
                                                           const OptimusParameters& parameters) const {
    SIGNALBOX_TRY_ASSIGN(const auto columns,
                         diagnosis::buildOptimusColumns(series, *m_inputs.calendar, parameters,
                                                        m_inputs.parameters.account.historyStart));
    return diagnosis::readingsAt(*columns, m_session);
}

base::Result<Blocks> Probe::withSeries(const OptimusSeries& series) const {
    SIGNALBOX_TRY_ASSIGN(const auto readings, readingsOf(series, m_inputs.parameters.optimus));
    return blocksOf(readings, m_inputs.facts, m_inputs.parameters.optimus);
}

base::Result<Blocks> Probe::withParameters(const OptimusParameters& parameters,
                                           const OptimusSeries& series) const {
    if (sameColumns(parameters, m_inputs.parameters.optimus)) {
        return blocksOf(m_readings, m_inputs.facts, parameters);
    }
    SIGNALBOX_TRY_ASSIGN(const auto readings, readingsOf(series, parameters));
    return blocksOf(readings, m_inputs.facts, parameters);
}

Blocks Probe::withFacts(const entry::BookFacts& facts) const {
    return blocksOf(m_readings, facts, m_inputs.parameters.optimus);
}

base::Result<bool> Probe::signalWith(const OptimusSeries& series, const OptimusParameters& parameters,
                                     const entry::BookFacts& facts) const {
    SIGNALBOX_TRY_ASSIGN(const auto readings, readingsOf(series, parameters));
    return entry::evaluateGates(readings, facts, parameters).signal();
}

} // namespace signalbox::lab
