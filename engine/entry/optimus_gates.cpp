// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/entry/optimus_gates.h"

#include "engine/base/real.h"

namespace signalbox::entry {
namespace {

using diagnosis::bit;
using diagnosis::Input;
using diagnosis::InputSet;
using diagnosis::OptimusReadings;
using diagnosis::Regime;
using diagnosis::Touch;
using params::OptimusParameters;

/// NaN is missing, whoever put it there (SHR-D1).
bool has(const std::optional<double>& value) {
    return value && base::isKnown(*value);
}

/// A gate that collects what it lacks; only complete inputs can pass.
class Check {
public:
    const Check& needs(const std::optional<double>& value, Input input) {
        m_missing |= has(value) ? 0 : bit(input);
        return *this;
    }
    const Check& needs(const std::optional<int>& value, Input input) {
        m_missing |= value ? 0 : bit(input);
        return *this;
    }
    [[nodiscard]] bool complete() const { return m_missing == 0; }
    [[nodiscard]] GateCheck failed() const { return {GateStatus::Fail, m_missing}; }
    [[nodiscard]] static GateCheck result(bool passed) {
        return {passed ? GateStatus::Pass : GateStatus::Fail, 0};
    }

private:
    InputSet m_missing = 0;
};

GateCheck regimeGate(const OptimusReadings& r) {
    if (r.regime == Regime::Unknown) {
        return {GateStatus::Fail, r.regimeMissing};
    }
    return Check::result(r.regime != Regime::Crisis && r.regime != Regime::BearTrend);
}

GateCheck ivRankGate(const OptimusReadings& r, const OptimusParameters& p) {
    Check check;
    check.needs(r.ivRank, Input::IvRank);
    return check.complete() ? Check::result(base::realGreater(*r.ivRank, p.minIvRank)) : check.failed();
}

GateCheck termGate(const OptimusReadings& r, const OptimusParameters& p) {
    Check check;
    check.needs(r.inputs.tsRatio, Input::TsRatio);
    return check.complete() ? Check::result(base::realLess(*r.inputs.tsRatio, p.tsGate)) : check.failed();
}

GateCheck trendGate(const OptimusReadings& r) {
    Check check;
    check.needs(r.close, Input::Close);
    check.needs(r.ema, Input::Ema200);
    return check.complete() ? Check::result(base::realGreater(*r.close, *r.ema)) : check.failed();
}

GateCheck touchGate(const OptimusReadings& r) {
    if (r.touch == Touch::Unknown) {
        return {GateStatus::Fail, bit(Input::Touch)};
    }
    return Check::result(r.touch == Touch::Yes);
}

GateCheck meanReversionGate(const OptimusReadings& r, const OptimusParameters& p) {
    Check check;
    check.needs(r.close, Input::Close);
    check.needs(r.lowerBand, Input::LowerBand);
    check.needs(r.priorClose, Input::PriorClose);
    check.needs(r.upStreak, Input::UpStreak);
    if (!check.complete()) {
        return check.failed();
    }
    return Check::result(base::realGreater(*r.close, *r.lowerBand) &&
                         base::realGreater(*r.close, *r.priorClose) &&
                         *r.upStreak >= p.minConsecutiveUpCloses);
}

GateCheck rsiGate(const OptimusReadings& r, const OptimusParameters& p) {
    Check check;
    check.needs(r.rsi, Input::Rsi);
    check.needs(r.rsiPrior, Input::RsiPrior);
    if (!check.complete()) {
        return check.failed();
    }
    return Check::result(base::realGreater(*r.rsi, p.rsiOversoldThreshold) &&
                         base::realGreater(*r.rsi, *r.rsiPrior));
}

GateCheck macdGate(const OptimusReadings& r, const OptimusParameters& p) {
    if (!p.macdEnabled) {
        return {GateStatus::Disabled, 0};
    }
    Check check;
    for (const auto& value : r.macdHistogram) {
        check.needs(value, Input::MacdHistogram);
    }
    if (!check.complete()) {
        return check.failed();
    }
    bool crossed = false;
    for (std::size_t i = 0; i + 1 < r.macdHistogram.size(); ++i) {
        crossed = crossed || (base::realGreater(*r.macdHistogram[i], 0) &&
                              base::realLessEqual(*r.macdHistogram[i + 1], 0));
    }
    return Check::result(crossed && base::realGreater(*r.macdHistogram[0], 0));
}

GateCheck capacityGate(const BookFacts& facts, const OptimusParameters& p) {
    Check check;
    check.needs(facts.openTotal, Input::OpenTotal);
    check.needs(facts.openUnder, Input::OpenUnder);
    if (!check.complete()) {
        return check.failed();
    }
    return Check::result(*facts.openTotal < p.maxConcurrentTotal &&
                         *facts.openUnder < p.maxConcurrentPerUnderlying);
}

GateCheck spacingGate(const BookFacts& facts, const OptimusParameters& p) {
    return Check::result(!facts.businessDaysSinceEntry ||
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
