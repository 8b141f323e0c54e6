// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/near_miss/parameter_moves.h"

#include "engine/base/decimal.h"
#include "engine/lab/near_miss/decimal_grid.h"
#include "engine/params/parameter_set.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

namespace signalbox::lab {
namespace {

using entry::Filter;
using entry::Gate;
using params::Descriptor;
using params::ParameterKind;
using params::ParameterValues;

constexpr std::int64_t SamplesPerRange = 20;

const std::map<std::string_view, Blocks>& influences() {
    static const Blocks regime = blockOf(Gate::Regime);
    static const Blocks bands = blockOf(Gate::Oversold) | blockOf(Gate::MeanReversion);
    static const Blocks warmup = Blocks{1} << WarmupBit;
    static const std::map<std::string_view, Blocks> table{
        {"min_iv_rank", blockOf(Gate::IvRank)},
        {"ts_gate", blockOf(Gate::TermStructure)},
        {"ts_crisis", regime},
        {"ts_source", regime | blockOf(Gate::TermStructure)},
        {"vix_elevated", regime},
        {"vix_high", regime},
        {"vix_crisis", regime | blockOf(Filter::VixLevel)},
        {"breadth_min", regime | blockOf(Filter::Breadth)},
        {"deescalation_closes", regime},
        {"trend_ema_period", regime | blockOf(Gate::Trend) | warmup},
        {"bb_period", bands | warmup},
        {"bb_std_dev", bands},
        {"bb_touch_lookback", blockOf(Gate::Oversold) | warmup},
        {"min_consecutive_up_closes", blockOf(Gate::MeanReversion)},
        {"rsi_period", blockOf(Gate::Rsi) | warmup},
        {"rsi_oversold_threshold", blockOf(Gate::Rsi)},
        {"macd_enabled", blockOf(Gate::Macd) | warmup},
        {"max_concurrent_per_underlying", blockOf(Gate::Capacity)},
        {"max_concurrent_total", blockOf(Gate::Capacity)},
        {"min_days_between_entries", blockOf(Gate::Spacing)},
        {"filter_vix_level", blockOf(Filter::VixLevel)},
        {"filter_iv_hv", blockOf(Filter::IvHv)},
        {"filter_breadth", blockOf(Filter::Breadth)},
        {"filter_put_call", blockOf(Filter::PutCall)},
        {"filter_credit", blockOf(Filter::CreditSpread)},
        {"iv_hv_min", blockOf(Filter::IvHv)},
        {"put_call_low", blockOf(Filter::PutCall)},
        {"put_call_high", blockOf(Filter::PutCall)},
        {"credit_widening_max", blockOf(Filter::CreditSpread)}};
    return table;
}

/// The day with one parameter set to a text.
class Tried {
public:
    Tried(const Probe& probe, const Descriptor& descriptor) : m_probe(probe), m_descriptor(descriptor) {}

    /// Absent: the value is out of range or breaks a cross check.
    [[nodiscard]] std::optional<ParameterValues> values(const std::string& text) const {
        ParameterValues values = m_probe.inputs().parameters;
        if (m_descriptor.set(values, text) || !params::crossCheck(values).empty()) {
            return std::nullopt;
        }
        return values;
    }
    [[nodiscard]] base::Result<Blocks> blocks(const std::string& text,
                                              const diagnosis::OptimusSeries& series) const {
        const auto changed = values(text);
        return changed ? m_probe.withParameters(changed->optimus, series) : base::Result<Blocks>(AllBlocks);
    }
    /// From whole series, by the functions of the evaluation.
    [[nodiscard]] base::Result<bool> signal(const std::string& text) const {
        const auto changed = values(text);
        if (!changed) {
            return false;
        }
        return m_probe.signalWith(m_probe.fullSeries(), changed->optimus, m_probe.inputs().facts);
    }

private:
    const Probe& m_probe;
    const Descriptor& m_descriptor;
};

NearMiss answer(const Probe& probe, const Descriptor& descriptor, const std::string& to, double size) {
    NearMiss found;
    found.key = descriptor.name;
    found.unit = descriptor.unit;
    found.from = descriptor.get(probe.inputs().parameters);
    found.to = to;
    found.size = size;
    return found;
}

/// Values on a grid, the nearest first; of two equally near the lower.
base::Result<std::optional<NearMiss>> nearestStep(const Probe& probe, const Descriptor& descriptor) {
    const Tried tried(probe, descriptor);
    const DecimalGrid grid = DecimalGrid::ofStep(*descriptor.step);
    const std::int64_t low = grid.index(*descriptor.low);
    const std::int64_t high = grid.index(*descriptor.high);
    const auto now = base::parseReal(descriptor.get(probe.inputs().parameters));
    const std::int64_t start = grid.index(now.value_or(*descriptor.low));
    const std::int64_t farthest = std::max(high - start, start - low);
    for (std::int64_t distance = 1; distance <= farthest; ++distance) {
        for (const std::int64_t at : {start - distance, start + distance}) {
            if (at < low || at > high) {
                continue;
            }
            SIGNALBOX_TRY_ASSIGN(const Blocks blocks, tried.blocks(grid.text(at), probe.roughSeries()));
            bool proved = false;
            if (blocks == 0) {
                SIGNALBOX_TRY_ASSIGN(proved, tried.signal(grid.text(at)));
            }
            if (proved) {
                NearMiss found = answer(probe, descriptor, grid.text(at),
                                        static_cast<double>(distance) / static_cast<double>(high - low));
                found.justShort = grid.text(at < start ? at + 1 : at - 1);
                return std::optional(std::move(found));
            }
        }
    }
    return std::optional<NearMiss>();
}

base::Result<std::optional<NearMiss>> nearestReal(const Probe& probe, const Descriptor& descriptor) {
    const Tried tried(probe, descriptor);
    const double low = *descriptor.low;
    const double high = *descriptor.high;
    const auto now = base::parseReal(descriptor.get(probe.inputs().parameters));
    // Thresholds that may be zero are measured by their range.
    const double magnitude = std::max(std::min(std::abs(low), std::abs(high)), (high - low) / 100);
    const DecimalGrid grid = DecimalGrid::forValue(magnitude);
    Line line;
    line.start = grid.index(now.value_or(low));
    line.startBlocks = probe.blocks();
    line.low = grid.index(low);
    line.high = grid.index(high);
    std::vector<std::int64_t> distances;
    for (std::int64_t i = 1; i < SamplesPerRange; ++i) {
        distances.push_back((line.high - line.low) * i / SamplesPerRange);
    }
    line.distances = distances;
    const auto blocksFrom = [&](const diagnosis::OptimusSeries& series) {
        return [&](std::int64_t at) { return tried.blocks(grid.text(at), series); };
    };
    SIGNALBOX_TRY_ASSIGN(const auto flip,
                         nearestFlip(line, blocksFrom(probe.roughSeries()), blocksFrom(probe.shortSeries())));
    if (!flip) {
        return std::optional<NearMiss>();
    }
    SIGNALBOX_TRY_ASSIGN(const bool flips, tried.signal(grid.text(flip->at)));
    bool before = false; // the value in force is itself the other side of its own point
    if (flip->before != line.start) {
        SIGNALBOX_TRY_ASSIGN(before, tried.signal(grid.text(flip->before)));
    }
    if (!flips || before) {
        return std::optional<NearMiss>();
    }
    NearMiss found = answer(probe, descriptor, grid.text(flip->at),
                            std::abs(grid.value(flip->at) - grid.value(line.start)) / (high - low));
    found.justShort = flip->before == line.start ? found.from : grid.text(flip->before);
    return std::optional(std::move(found));
}

base::Result<std::optional<NearMiss>> nearestChoice(const Probe& probe, const Descriptor& descriptor) {
    const Tried tried(probe, descriptor);
    const std::string now = descriptor.get(probe.inputs().parameters);
    const std::vector<std::string> values = descriptor.kind == ParameterKind::Flag
                                                ? std::vector<std::string>{"false", "true"}
                                                : descriptor.choices;
    const auto place = [&values](const std::string& value) {
        return std::find(values.begin(), values.end(), value) - values.begin();
    };
    std::optional<NearMiss> best;
    for (const std::string& value : values) {
        const double size =
            static_cast<double>(std::abs(place(value) - place(now))) / static_cast<double>(values.size() - 1);
        if (value == now || (best && best->size.value_or(0) <= size)) {
            continue;
        }
        SIGNALBOX_TRY_ASSIGN(const bool proved, tried.signal(value));
        if (proved) {
            best = answer(probe, descriptor, value, size);
        }
    }
    return best;
}

} // namespace

Blocks influenceOf(const Descriptor& descriptor) {
    const auto at = influences().find(descriptor.name);
    return descriptor.section != "optimus" || at == influences().end() ? 0 : at->second;
}

base::Result<std::optional<NearMiss>> nearestParameter(const Probe& probe, const Descriptor& descriptor) {
    const Blocks influence = influenceOf(descriptor);
    if (influence == 0 || (probe.blocks() & ~influence) != 0) {
        return std::optional<NearMiss>(); // something blocks that this parameter cannot reach
    }
    switch (descriptor.kind) {
    case ParameterKind::Integer:
    case ParameterKind::Real:
        return descriptor.step ? nearestStep(probe, descriptor) : nearestReal(probe, descriptor);
    case ParameterKind::Flag:
    case ParameterKind::Choice:
        return nearestChoice(probe, descriptor);
    case ParameterKind::Date:
    case ParameterKind::List:
    case ParameterKind::Text:
        break;
    }
    return std::optional<NearMiss>();
}

} // namespace signalbox::lab
