// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/entry/gate_results.h"

#include "engine/base/real.h"

#include <algorithm>

namespace signalbox::entry {
namespace {

using diagnosis::OptimusReadings;
using params::OptimusParameters;

std::optional<double> cleaned(const std::optional<double>& value) {
    return value && base::isKnown(*value) ? value : std::nullopt;
}

Reading reading(const std::optional<double>& value) {
    const auto clean = cleaned(value);
    return clean ? Reading(*clean) : Reading();
}

Reading reading(const std::optional<int>& value) {
    return value ? Reading(static_cast<double>(*value)) : Reading();
}

std::optional<double> difference(const std::optional<double>& a, const std::optional<double>& b) {
    const auto left = cleaned(a);
    const auto right = cleaned(b);
    return left && right ? std::optional(*left - *right) : std::nullopt;
}

const char* termState(double ratio) {
    if (base::realEqual(ratio, 1.0)) {
        return "flat";
    }
    return ratio < 1.0 ? "contango" : "backwardation";
}

const char* termOriginKey(diagnosis::TermOrigin origin) {
    switch (origin) {
    case diagnosis::TermOrigin::Contracts:
        return "vx_contracts";
    case diagnosis::TermOrigin::Table:
        return "vx_table";
    case diagnosis::TermOrigin::VixVix3m:
        return "vix_vix3m";
    case diagnosis::TermOrigin::None:
        break;
    }
    return "";
}

void fillRegime(GateResult& gate, const OptimusReadings& r) {
    gate.value = std::string(diagnosis::regimeKey(r.regime));
    gate.threshold = std::string("not crisis or bear_trend");
    gate.details.emplace_back("raw", std::string(diagnosis::regimeKey(r.raw)));
}

void fillTerm(GateResult& gate, const OptimusReadings& r, const OptimusParameters& p) {
    gate.value = reading(r.inputs.tsRatio);
    gate.threshold = p.tsGate;
    gate.margin = difference(p.tsGate, r.inputs.tsRatio);
    if (const auto ratio = cleaned(r.inputs.tsRatio)) {
        gate.details.emplace_back("state", std::string(termState(*ratio)));
    }
    if (r.termOrigin != diagnosis::TermOrigin::None) {
        gate.details.emplace_back("origin", std::string(termOriginKey(r.termOrigin)));
    }
}

void fillTouch(GateResult& gate, const OptimusReadings& r, const OptimusParameters& p) {
    if (r.touchDate) {
        gate.value = *r.touchDate;
    }
    gate.threshold = static_cast<double>(p.bbTouchLookback);
    gate.details.emplace_back("depth", reading(r.bandDepth));
    if (r.touch == diagnosis::Touch::Yes) {
        gate.details.emplace_back("touch_low", reading(r.touchLow));
        gate.details.emplace_back("touch_band", reading(r.touchBand));
    } else {
        gate.details.emplace_back("nearest_miss", reading(r.nearestMiss));
    }
}

void fillMeanReversion(GateResult& gate, const OptimusReadings& r, const OptimusParameters& p) {
    gate.value = reading(r.close);
    gate.threshold = reading(r.lowerBand);
    gate.margin = difference(r.close, r.lowerBand);
    const auto close = cleaned(r.close);
    const auto prior = cleaned(r.priorClose);
    const bool both = close && prior && *prior > 0;
    gate.details.emplace_back("change_pct", both ? Reading(100.0 * (*close / *prior - 1.0)) : Reading());
    gate.details.emplace_back("prior_close", reading(r.priorClose));
    gate.details.emplace_back("up_streak", reading(r.upStreak));
    gate.details.emplace_back("min_up_streak", static_cast<double>(p.minConsecutiveUpCloses));
}

void fillCapacity(GateResult& gate, const BookFacts& facts, const OptimusParameters& p) {
    const bool totalFree = facts.openTotal && *facts.openTotal < p.maxConcurrentTotal;
    const bool symbolFull = facts.openUnder && *facts.openUnder >= p.maxConcurrentPerUnderlying;
    // The text names the symbol's cap only when it is the one that blocks (SHR-L1).
    const bool bySymbol = totalFree && symbolFull;
    const std::optional<int> open = bySymbol ? facts.openUnder : facts.openTotal;
    const int most = bySymbol ? p.maxConcurrentPerUnderlying : p.maxConcurrentTotal;
    gate.value = reading(open);
    gate.threshold = static_cast<double>(most);
    if (open) {
        gate.margin = static_cast<double>(most - *open);
    }
    gate.details.emplace_back("open_total", reading(facts.openTotal));
    gate.details.emplace_back("max_total", static_cast<double>(p.maxConcurrentTotal));
    gate.details.emplace_back("open_under", reading(facts.openUnder));
    gate.details.emplace_back("max_under", static_cast<double>(p.maxConcurrentPerUnderlying));
}

void fillSpacing(GateResult& gate, const BookFacts& facts, const OptimusParameters& p) {
    gate.value = reading(facts.businessDaysSinceEntry);
    gate.threshold = static_cast<double>(p.minDaysBetweenEntries);
    if (facts.businessDaysSinceEntry) {
        gate.margin = static_cast<double>(*facts.businessDaysSinceEntry - p.minDaysBetweenEntries);
    }
}

void fillNumbers(GateResult& gate, const ReasonInputs& in) {
    const OptimusReadings& r = in.readings;
    const OptimusParameters& p = in.parameters;
    switch (static_cast<Gate>(gate.number)) {
    case Gate::Regime:
        return fillRegime(gate, r);
    case Gate::IvRank:
        gate.value = reading(r.ivRank);
        gate.threshold = p.minIvRank;
        gate.margin = difference(r.ivRank, p.minIvRank);
        return;
    case Gate::TermStructure:
        return fillTerm(gate, r, p);
    case Gate::Trend:
        gate.value = reading(r.close);
        gate.threshold = reading(r.ema);
        gate.margin = difference(r.close, r.ema);
        gate.details.emplace_back("period", static_cast<double>(p.trendEmaPeriod));
        return;
    case Gate::Oversold:
        return fillTouch(gate, r, p);
    case Gate::MeanReversion:
        return fillMeanReversion(gate, r, p);
    case Gate::Rsi:
        gate.value = reading(r.rsi);
        gate.threshold = p.rsiOversoldThreshold;
        gate.margin = difference(r.rsi, p.rsiOversoldThreshold);
        gate.details.emplace_back("prior", reading(r.rsiPrior));
        return;
    case Gate::Macd:
        gate.value = reading(r.macdHistogram[0]);
        gate.threshold = 0.0;
        gate.margin = cleaned(r.macdHistogram[0]);
        gate.details.emplace_back("prior", reading(r.macdHistogram[1]));
        gate.details.emplace_back("cross_within", 3.0);
        return;
    case Gate::Capacity:
        return fillCapacity(gate, in.facts, p);
    case Gate::Spacing:
        return fillSpacing(gate, in.facts, p);
    }
}

void fillThreshold(FilterResult& result, int index, const OptimusParameters& p) {
    const auto& value = result.value;
    switch (static_cast<Filter>(index)) {
    case Filter::VixLevel:
        result.threshold = p.vixCrisis;
        result.margin = difference(p.vixCrisis, value);
        return;
    case Filter::IvHv:
        result.threshold = p.ivHvMin;
        result.margin = difference(value, p.ivHvMin);
        return;
    case Filter::Breadth:
        result.threshold = p.breadthMin;
        result.margin = difference(value, p.breadthMin);
        return;
    case Filter::PutCall:
        result.threshold = p.putCallHigh;
        result.thresholdLow = p.putCallLow;
        if (value) {
            result.margin = std::min(*value - p.putCallLow, p.putCallHigh - *value);
        }
        return;
    case Filter::CreditSpread:
        result.threshold = p.creditWideningMax;
        result.margin = difference(p.creditWideningMax, value);
        return;
    }
}

} // namespace

GateResult gateResult(int number, const GateCheck& check, const ReasonInputs& inputs) {
    GateResult gate;
    gate.number = number;
    gate.key = gateKey(number);
    gate.rule = gateRule(number);
    gate.status = check.status;
    if (check.status == GateStatus::NotEvaluated || check.status == GateStatus::Disabled) {
        return gate;
    }
    gate.missing = diagnosis::inputNames(check.missing);
    gate.reason = gateReason(number, check, inputs);
    fillNumbers(gate, inputs);
    return gate;
}

FilterResult filterResult(int index, const FilterCheck& check, const OptimusParameters& parameters) {
    FilterResult result;
    result.key = filterKey(index);
    result.name = filterName(index);
    result.mode = filterModeOf(index, parameters);
    result.status = check.status;
    result.value = check.value;
    result.missing = diagnosis::inputNames(check.missing);
    fillThreshold(result, index, parameters);
    return result;
}

} // namespace signalbox::entry
