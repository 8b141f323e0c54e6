// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/entry/gate_text.h"

#include "engine/base/format.h"
#include "engine/diagnosis/or_missing.h"

namespace signalbox::entry {
namespace {

using diagnosis::orMissing;

constexpr const char* TouchDetected = "BB touch detected but confirmation failed: ";

std::string regimeReason(const ReasonInputs& in) {
    const diagnosis::Regime regime = in.readings.regime;
    if (regime == diagnosis::Regime::Unknown) {
        return "Regime unknown (data)";
    }
    return "Regime blocks entries (" + std::string(diagnosis::regimeName(regime)) + ")";
}

std::string ivRankReason(const ReasonInputs& in) {
    const double rank = orMissing(in.readings.ivRank);
    const double least = in.parameters.minIvRank;
    return "IV Rank below threshold (" + base::fixed(rank, 1) + "% " +
           (base::realEqual(rank, least) ? "<= " : "< ") + base::shortest(least) + "%)";
}

std::string termReason(const ReasonInputs& in) {
    return "VIX term structure in backwardation (" + base::fixed(orMissing(in.readings.inputs.tsRatio), 2) +
           " >= " + base::fixed(in.parameters.tsGate, 2) + ")";
}

std::string trendReason(const ReasonInputs& in) {
    return in.underlying + " not above " + std::to_string(in.parameters.trendEmaPeriod) + " EMA (" +
           base::grouped(orMissing(in.readings.close)) + " <= " + base::grouped(orMissing(in.readings.ema)) +
           ")";
}

std::string capacityReason(const ReasonInputs& in) {
    const params::OptimusParameters& p = in.parameters;
    const int total = in.facts.openTotal.value_or(0);
    if (total >= p.maxConcurrentTotal) {
        return "Capacity reached (" + std::to_string(total) + "/" + std::to_string(p.maxConcurrentTotal) +
               " total)";
    }
    return "Capacity reached (" + std::to_string(in.facts.openUnder.value_or(0)) + "/" +
           std::to_string(p.maxConcurrentPerUnderlying) + " " + in.underlying + ")";
}

std::string spacingReason(const ReasonInputs& in) {
    return "Spacing below minimum (" + std::to_string(in.facts.businessDaysSinceEntry.value_or(0)) + " < " +
           std::to_string(in.parameters.minDaysBetweenEntries) + " business days)";
}

} // namespace

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : ", ") + part;
    }
    return text;
}

std::string gateReason(int number, const GateCheck& check, const ReasonInputs& in) {
    if (check.status != GateStatus::Fail) {
        return {};
    }
    const auto gate = static_cast<Gate>(number);
    if (gate == Gate::Regime) {
        return regimeReason(in);
    }
    if (gate == Gate::MeanReversion || gate == Gate::Rsi || gate == Gate::Macd) {
        // Studied by itself the gate can fail on a day that has no touch to confirm.
        const bool touched = in.readings.touch == diagnosis::Touch::Yes;
        return (touched ? TouchDetected : "Confirmation failed: ") + std::string(gateName(number));
    }
    if (check.missing != 0) {
        return std::string(gateName(number)) + " unavailable (data)";
    }
    switch (gate) {
    case Gate::IvRank:
        return ivRankReason(in);
    case Gate::TermStructure:
        return termReason(in);
    case Gate::Trend:
        return trendReason(in);
    case Gate::Oversold:
        return "No lower BB touch in last " + std::to_string(in.parameters.bbTouchLookback) + " bars";
    case Gate::Capacity:
        return capacityReason(in);
    default:
        return spacingReason(in);
    }
}

std::string outcomeReason(const GateOutcome& outcome, const ReasonInputs& in) {
    if (outcome.firstFail == 0) {
        std::vector<std::string> names;
        for (int index = 0; index < FilterCount; ++index) {
            if ((outcome.failedFilters & (1U << index)) != 0) {
                names.emplace_back(filterName(index));
            }
        }
        return names.empty() ? std::string() : "Diagnosis filter failed (" + joined(names) + ")";
    }
    const auto first = static_cast<Gate>(outcome.firstFail);
    if (first == Gate::MeanReversion || first == Gate::Rsi || first == Gate::Macd) {
        std::vector<std::string> names;
        for (int number = outcome.firstFail; number <= static_cast<int>(Gate::Macd); ++number) {
            if (outcome.gates[static_cast<std::size_t>(number - 1)].status == GateStatus::Fail) {
                names.emplace_back(gateName(number));
            }
        }
        return TouchDetected + joined(names);
    }
    return gateReason(outcome.firstFail, outcome.gates[static_cast<std::size_t>(outcome.firstFail - 1)], in);
}

} // namespace signalbox::entry
