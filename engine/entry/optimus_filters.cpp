// SPDX-License-Identifier: GPL-3.0-or-later
// The diagnosis filters of OPT-D.
#include "engine/base/real.h"
#include "engine/entry/optimus_gates.h"

namespace signalbox::entry {
namespace {

using diagnosis::bit;
using diagnosis::Input;
using diagnosis::OptimusReadings;
using params::OptimusParameters;

/// The value of a filter with what it lacks, before its mode is applied.
struct Measure {
    std::optional<double> value;
    diagnosis::InputSet missing = 0;
    bool holds = false;
};

bool has(const std::optional<double>& value) {
    return value && base::isKnown(*value);
}

Measure vixLevel(const OptimusReadings& r, const OptimusParameters& p) {
    if (!has(r.inputs.vix)) {
        return {{}, bit(Input::Vix), false};
    }
    return {r.inputs.vix, 0, base::realLessEqual(*r.inputs.vix, p.vixCrisis)};
}

Measure ivHv(const OptimusReadings& r, const OptimusParameters& p) {
    Measure measure;
    measure.missing |= has(r.inputs.vix) ? 0 : bit(Input::Vix);
    // Twenty equal closes have no volatility to compare with.
    measure.missing |= has(r.hv20) && *r.hv20 > 0 ? 0 : bit(Input::Hv20);
    if (measure.missing == 0) {
        measure.value = *r.inputs.vix / 100.0 / *r.hv20;
        measure.holds = base::realGreater(*measure.value, p.ivHvMin);
    }
    return measure;
}

Measure breadth(const OptimusReadings& r, const OptimusParameters& p) {
    if (!has(r.inputs.breadth)) {
        return {{}, bit(Input::Breadth), false};
    }
    return {r.inputs.breadth, 0, base::realGreater(*r.inputs.breadth, p.breadthMin)};
}

Measure putCall(const OptimusReadings& r, const OptimusParameters& p) {
    if (!has(r.putCallRank)) {
        return {{}, bit(Input::PutCallRank), false};
    }
    return {r.putCallRank, 0,
            base::realGreater(*r.putCallRank, p.putCallLow) && base::realLess(*r.putCallRank, p.putCallHigh)};
}

Measure creditSpread(const OptimusReadings& r, const OptimusParameters& p) {
    Measure measure;
    measure.missing |= has(r.creditSpread) ? 0 : bit(Input::CreditSpread);
    measure.missing |= has(r.creditSpreadFiveAgo) ? 0 : bit(Input::CreditSpreadFiveAgo);
    if (measure.missing == 0) {
        measure.value = *r.creditSpread - *r.creditSpreadFiveAgo;
        measure.holds = base::realLess(*measure.value, p.creditWideningMax);
    }
    return measure;
}

Measure measureOf(int index, const OptimusReadings& r, const OptimusParameters& p) {
    switch (static_cast<Filter>(index)) {
    case Filter::VixLevel:
        return vixLevel(r, p);
    case Filter::IvHv:
        return ivHv(r, p);
    case Filter::Breadth:
        return breadth(r, p);
    case Filter::PutCall:
        return putCall(r, p);
    case Filter::CreditSpread:
        break;
    }
    return creditSpread(r, p);
}

} // namespace

FilterMode filterModeOf(int index, const OptimusParameters& p) {
    switch (static_cast<Filter>(index)) {
    case Filter::VixLevel:
        return p.filterVixLevel;
    case Filter::IvHv:
        return p.filterIvHv;
    case Filter::Breadth:
        return p.filterBreadth;
    case Filter::PutCall:
        return p.filterPutCall;
    case Filter::CreditSpread:
        break;
    }
    return p.filterCredit;
}

FilterCheck checkFilter(int index, const OptimusReadings& readings, const OptimusParameters& parameters) {
    const Measure measure = measureOf(index, readings, parameters);
    const FilterMode mode = filterModeOf(index, parameters);
    FilterCheck check;
    check.value = measure.value;
    check.missing = mode == FilterMode::Off ? 0 : measure.missing;
    if (mode == FilterMode::Off) {
        check.status = FilterStatus::Off;
    } else if (measure.missing == 0 && measure.holds) {
        check.status = FilterStatus::Pass;
    } else {
        check.status = mode == FilterMode::Block ? FilterStatus::Fail : FilterStatus::Flag;
    }
    return check;
}

} // namespace signalbox::entry
