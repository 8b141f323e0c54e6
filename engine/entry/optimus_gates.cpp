// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/entry/optimus_gates.h"

#include "engine/base/real.h"
#include "engine/diagnosis/or_missing.h"

namespace signalbox::entry {
namespace {

using diagnosis::bit;
using diagnosis::Input;
using diagnosis::InputSet;
using diagnosis::OptimusReadings;
using diagnosis::orMissing;
using diagnosis::Regime;
using diagnosis::Touch;
using params::OptimusParameters;

/// Collects what a gate lacks; only complete inputs can pass (SHR-D1).
class Check {
public:
    double needs(const std::optional<double>& value, Input input) {
        const double known = orMissing(value);
        m_missing |= base::isKnown(known) ? 0 : bit(input);
        return known;
    }
    int needs(const std::optional<int>& value, Input input) {
        m_missing |= value ? 0 : bit(input);
        return value.value_or(0);
    }
    [[nodiscard]] GateCheck result(bool passed) const {
        return {passed && m_missing == 0 ? GateStatus::Pass : GateStatus::Fail, m_missing};
    }

private:
    InputSet m_missing = 0;
};

GateCheck regimeGate(const OptimusReadings& r) {
    if (r.regime == Regime::Unknown) {
        return {GateStatus::Fail, r.regimeMissing};
    }
    return Check().result(r.regime != Regime::Crisis && r.regime != Regime::BearTrend);
}

GateCheck ivRankGate(const OptimusReadings& r, const OptimusParameters& p) {
    Check check;
    const double rank = check.needs(r.ivRank, Input::IvRank);
    return check.result(base::realGreater(rank, p.minIvRank));
}

GateCheck termGate(const OptimusReadings& r, const OptimusParameters& p) {
    Check check;
    const double ratio = check.needs(r.inputs.tsRatio, Input::TsRatio);
    return check.result(base::realLess(ratio, p.tsGate));
}

GateCheck trendGate(const OptimusReadings& r) {
    Check check;
    const double close = check.needs(r.close, Input::Close);
    const double average = check.needs(r.ema, Input::Ema200);
    return check.result(base::realGreater(close, average));
}

GateCheck touchGate(const OptimusReadings& r) {
    if (r.touch == Touch::Unknown) {
        return {GateStatus::Fail, bit(Input::Touch)};
    }
    return Check().result(r.touch == Touch::Yes);
}

GateCheck meanReversionGate(const OptimusReadings& r, const OptimusParameters& p) {
    Check check;
    const double close = check.needs(r.close, Input::Close);
    const double lower = check.needs(r.lowerBand, Input::LowerBand);
    const double prior = check.needs(r.priorClose, Input::PriorClose);
    const int streak = check.needs(r.upStreak, Input::UpStreak);
    return check.result(base::realGreater(close, lower) && base::realGreater(close, prior) &&
                        streak >= p.minConsecutiveUpCloses);
}

GateCheck rsiGate(const OptimusReadings& r, const OptimusParameters& p) {
    Check check;
    const double now = check.needs(r.rsi, Input::Rsi);
    const double prior = check.needs(r.rsiPrior, Input::RsiPrior);
    return check.result(base::realGreater(now, p.rsiOversoldThreshold) && base::realGreater(now, prior));
}

GateCheck macdGate(const OptimusReadings& r, const OptimusParameters& p) {
    if (!p.macdEnabled) {
        return {GateStatus::Disabled, 0};
    }
    Check check;
    std::array<double, 4> histogram{};
    for (std::size_t i = 0; i < histogram.size(); ++i) {
        histogram[i] = check.needs(r.macdHistogram[i], Input::MacdHistogram);
    }
    bool crossed = false;
    for (std::size_t i = 0; i + 1 < histogram.size(); ++i) {
        crossed = crossed || (base::realGreater(histogram[i], 0) && base::realLessEqual(histogram[i + 1], 0));
    }
    return check.result(crossed && base::realGreater(histogram[0], 0));
}

GateCheck capacityGate(const BookFacts& facts, const OptimusParameters& p) {
    Check check;
    const int total = check.needs(facts.openTotal, Input::OpenTotal);
    const int under = check.needs(facts.openUnder, Input::OpenUnder);
    return check.result(total < p.maxConcurrentTotal && under < p.maxConcurrentPerUnderlying);
}

GateCheck spacingGate(const BookFacts& facts, const OptimusParameters& p) {
    return Check().result(!facts.businessDaysSinceEntry ||
                          *facts.businessDaysSinceEntry >= p.minDaysBetweenEntries);
}

/// The confirmation block of OPT-ERR10.
bool isConfirmation(int number) {
    return number >= static_cast<int>(Gate::MeanReversion) && number <= static_cast<int>(Gate::Macd);
}

} // namespace

GateCheck checkGate(int number, const OptimusReadings& readings, const BookFacts& facts,
                    const OptimusParameters& parameters) {
    switch (static_cast<Gate>(number)) {
    case Gate::Regime:
        return regimeGate(readings);
    case Gate::IvRank:
        return ivRankGate(readings, parameters);
    case Gate::TermStructure:
        return termGate(readings, parameters);
    case Gate::Trend:
        return trendGate(readings);
    case Gate::Oversold:
        return touchGate(readings);
    case Gate::MeanReversion:
        return meanReversionGate(readings, parameters);
    case Gate::Rsi:
        return rsiGate(readings, parameters);
    case Gate::Macd:
        return macdGate(readings, parameters);
    case Gate::Capacity:
        return capacityGate(facts, parameters);
    case Gate::Spacing:
        return spacingGate(facts, parameters);
    }
    return {GateStatus::Fail, 0};
}

GateOutcome evaluateChain(const OptimusReadings& readings, const BookFacts& facts,
                          const OptimusParameters& parameters, std::uint8_t failedFilters) {
    GateOutcome outcome;
    outcome.failedFilters = failedFilters;
    bool stopped = false;
    for (int number = 1; number <= GateCount; ++number) {
        // The block goes on to its end once it was reached (OPT-E11).
        if (stopped && !(isConfirmation(number) && isConfirmation(outcome.firstFail))) {
            continue;
        }
        const GateCheck check = checkGate(number, readings, facts, parameters);
        outcome.gates[static_cast<std::size_t>(number - 1)] = check;
        if (check.status == GateStatus::Fail) {
            outcome.firstFail = stopped ? outcome.firstFail : number;
            outcome.failedGates = static_cast<std::uint16_t>(outcome.failedGates | (1U << (number - 1)));
            stopped = true;
        }
    }
    outcome.decision = outcome.firstFail == 0 && failedFilters == 0 ? Decision::Entry : Decision::NoTrade;
    return outcome;
}

GateOutcome evaluateGates(const OptimusReadings& readings, const BookFacts& facts,
                          const OptimusParameters& parameters) {
    if (readings.barsRemaining > 0) {
        GateOutcome outcome;
        outcome.decision = Decision::Warmup;
        return outcome;
    }
    if (!facts.halts.empty()) {
        GateOutcome outcome;
        outcome.decision = Decision::Halted;
        return outcome;
    }
    std::array<FilterCheck, FilterCount> filters;
    std::uint8_t failed = 0;
    for (int index = 0; index < FilterCount; ++index) {
        const FilterCheck check = checkFilter(index, readings, parameters);
        filters[static_cast<std::size_t>(index)] = check;
        if (check.status == FilterStatus::Fail) {
            failed = static_cast<std::uint8_t>(failed | (1U << index));
        }
    }
    GateOutcome outcome = evaluateChain(readings, facts, parameters, failed);
    outcome.filters = filters;
    return outcome;
}

} // namespace signalbox::entry
