// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/near_miss/near_miss.h"

#include "engine/base/format.h"
#include "engine/lab/near_miss/decimal_grid.h"
#include "engine/lab/near_miss/input_moves.h"
#include "engine/lab/near_miss/parameter_moves.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace signalbox::lab {
namespace {

/// Samples of the search, in standard deviations of a daily change. The last is how far it goes.
std::vector<double> sampleDistances() {
    std::vector<double> distances;
    for (int i = 1; i <= 12; ++i) {
        distances.push_back(0.25 * i);
    }
    for (int i = 4; i <= 10; ++i) {
        distances.push_back(i);
    }
    for (int i = 13; i <= 25; i += 3) {
        distances.push_back(i);
    }
    return distances;
}

std::vector<std::int64_t> onGrid(double unit, const DecimalGrid& grid) {
    std::vector<std::int64_t> distances;
    for (const double distance : sampleDistances()) {
        distances.push_back(std::max<std::int64_t>(1, grid.index(distance * unit)));
    }
    return distances;
}

/// The nearest value of one input that gives a signal.
base::Result<std::optional<NearMiss>> nearestInput(const Probe& probe, const InputMove& move) {
    if ((probe.blocks() & ~move.touches) != 0 || !(std::abs(move.value) > 0)) {
        return std::optional<NearMiss>(); // something blocks that this input cannot reach
    }
    const DecimalGrid grid = DecimalGrid::forValue(std::abs(move.value));
    // An input that never moved has no scale of its own: a hundredth of it stands in for the search.
    const std::vector<std::int64_t> distances = onGrid(move.scale.value_or(std::abs(move.value) / 100), grid);
    Line line;
    line.start = grid.index(move.value);
    line.startBlocks = probe.blocks();
    line.low = std::max(line.start - distances.back(), grid.index(move.low) + 1);
    line.high = std::isinf(move.high) ? line.start + distances.back()
                                      : std::min(line.start + distances.back(), grid.index(move.high));
    line.distances = distances;
    const auto blocksFrom = [&](const diagnosis::OptimusSeries& series) {
        return [&](std::int64_t at) -> base::Result<Blocks> {
            SIGNALBOX_TRY_ASSIGN(const auto moved, move.apply(series, grid.value(at)));
            return probe.withSeries(moved);
        };
    };
    SIGNALBOX_TRY_ASSIGN(const auto flip,
                         nearestFlip(line, blocksFrom(probe.roughSeries()), blocksFrom(probe.shortSeries())));
    if (!flip) {
        return std::optional<NearMiss>();
    }
    const auto signalAt = [&](std::int64_t at) -> base::Result<bool> {
        SIGNALBOX_TRY_ASSIGN(const auto series, move.apply(probe.fullSeries(), grid.value(at)));
        return probe.signalWith(series, probe.inputs().parameters.optimus, probe.inputs().facts);
    };
    SIGNALBOX_TRY_ASSIGN(const bool flips, signalAt(flip->at));
    // The point nearest to the day's own value stands for it: there the day itself is the other side.
    bool before = false;
    if (flip->before != line.start) {
        SIGNALBOX_TRY_ASSIGN(before, signalAt(flip->before));
    }
    if (!flips || before) {
        return std::optional<NearMiss>();
    }
    NearMiss found;
    found.key = move.key;
    found.unit = move.unit;
    found.from = base::shortest(move.value);
    found.to = grid.text(flip->at);
    found.justShort = flip->before == line.start ? found.from : grid.text(flip->before);
    if (move.scale) {
        found.size = std::abs(grid.value(flip->at) - move.value) / *move.scale;
    }
    return std::optional(std::move(found));
}

/// Fewer open positions, or more days since the last entry.
std::vector<NearMiss> bookMoves(const Probe& probe) {
    std::vector<NearMiss> found;
    const entry::BookFacts& now = probe.inputs().facts;
    if (probe.blocks() == blockOf(entry::Gate::Capacity) && now.openTotal && now.openUnder) {
        for (int closed = 1; closed <= *now.openUnder; ++closed) {
            entry::BookFacts fewer = now;
            fewer.openTotal = *now.openTotal - closed;
            fewer.openUnder = *now.openUnder - closed;
            if (probe.withFacts(fewer) == 0) {
                found.push_back({"open_positions", "positions", std::to_string(*now.openUnder),
                                 std::to_string(*fewer.openUnder), std::to_string(*fewer.openUnder + 1),
                                 static_cast<double>(closed)});
                break;
            }
        }
    }
    if (probe.blocks() == blockOf(entry::Gate::Spacing) && now.businessDaysSinceEntry) {
        const int needed = probe.inputs().parameters.optimus.minDaysBetweenEntries;
        entry::BookFacts later = now;
        later.businessDaysSinceEntry = needed;
        if (probe.withFacts(later) == 0) {
            found.push_back({"days_since_entry", "business days", std::to_string(*now.businessDaysSinceEntry),
                             std::to_string(needed), std::to_string(needed - 1),
                             static_cast<double>(needed - *now.businessDaysSinceEntry)});
        }
    }
    return found;
}

void sortBySize(std::vector<NearMiss>& found) {
    std::stable_sort(found.begin(), found.end(), [](const NearMiss& a, const NearMiss& b) {
        constexpr double unknown = std::numeric_limits<double>::infinity();
        return std::pair(a.size.value_or(unknown), std::string_view(a.key)) <
               std::pair(b.size.value_or(unknown), std::string_view(b.key));
    });
}

std::string joinedNames(diagnosis::InputSet inputs) {
    std::string text;
    for (const std::string& name : diagnosis::inputNames(inputs)) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

std::vector<Blocker> blockersOf(const Probe& probe) {
    std::vector<Blocker> blockers;
    const params::OptimusParameters& parameters = probe.inputs().parameters.optimus;
    for (int number = 1; number <= entry::GateCount; ++number) {
        if ((probe.blocks() & blockOf(static_cast<entry::Gate>(number))) != 0) {
            const auto check = entry::checkGate(number, probe.readings(), probe.inputs().facts, parameters);
            blockers.push_back({entry::gateKey(number), entry::gateName(number), entry::gateRule(number),
                                joinedNames(check.missing)});
        }
    }
    for (int index = 0; index < entry::FilterCount; ++index) {
        if ((probe.blocks() & blockOf(static_cast<entry::Filter>(index))) != 0) {
            const auto check = entry::checkFilter(index, probe.readings(), parameters);
            blockers.push_back({entry::filterKey(index), entry::filterName(index), entry::filterRule(index),
                                joinedNames(check.missing)});
        }
    }
    return blockers;
}

} // namespace

base::Result<NearMissReport> nearMisses(const NearMissInputs& inputs) {
    SIGNALBOX_TRY_ASSIGN(const Probe probe, Probe::make(inputs));
    NearMissReport report;
    report.date = inputs.date;
    report.underlying = inputs.underlying;
    report.decision =
        entry::evaluateGates(probe.readings(), inputs.facts, inputs.parameters.optimus).decision;
    if (report.decision != entry::Decision::NoTrade) {
        return report;
    }
    report.blockers = blockersOf(probe);
    for (const InputMove& move : inputMoves(probe)) {
        SIGNALBOX_TRY_ASSIGN(auto found, nearestInput(probe, move));
        if (found) {
            report.inputs.push_back(std::move(*found));
        }
    }
    for (const params::Descriptor& descriptor : params::descriptors()) {
        SIGNALBOX_TRY_ASSIGN(auto found, nearestParameter(probe, descriptor));
        if (found) {
            report.parameters.push_back(std::move(*found));
        }
    }
    report.book = bookMoves(probe);
    sortBySize(report.inputs);
    sortBySize(report.parameters);
    return report;
}

} // namespace signalbox::lab
