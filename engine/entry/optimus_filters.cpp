// SPDX-License-Identifier: GPL-3.0-or-later
// The diagnosis filters of OPT-D.
#include "engine/base/real.h"
#include "engine/diagnosis/or_missing.h"
#include "engine/entry/optimus_gates.h"

namespace signalbox::entry {
namespace {

using diagnosis::bit;
using diagnosis::Input;
using diagnosis::OptimusReadings;
using diagnosis::orMissing;
using params::OptimusParameters;

/// The value of a filter with what it lacks, before its mode is applied.
struct Measure {
    std::optional<double> value;
    diagnosis::InputSet missing = 0;
    bool holds = false;
};

diagnosis::InputSet lacking(double value, Input input) {
    return base::isKnown(value) ? 0 : bit(input);
}

Measure vixLevel(const OptimusReadings& r, const OptimusParameters& p) {
    const double vix = orMissing(r.inputs.vix);
    return {base::known(vix), lacking(vix, Input::Vix), base::realLessEqual(vix, p.vixCrisis)};
}

Measure ivHv(const OptimusReadings& r, const OptimusParameters& p) {
    const double vix = orMissing(r.inputs.vix);
    // Twenty equal closes have no volatility to compare with.
    const double realised = orMissing(r.hv20) > 0 ? orMissing(r.hv20) : base::Missing;
    const double ratio = vix / 100.0 / realised;
    return {base::known(ratio), lacking(vix, Input::Vix) | lacking(realised, Input::Hv20),
            base::realGreater(ratio, p.ivHvMin)};
}

Measure breadth(const OptimusReadings& r, const OptimusParameters& p) {
    const double share = orMissing(r.inputs.breadth);
    return {base::known(share), lacking(share, Input::Breadth), base::realGreater(share, p.breadthMin)};
}

Measure putCall(const OptimusReadings& r, const OptimusParameters& p) {
    const double rank = orMissing(r.putCallRank);
    return {base::known(rank), lacking(rank, Input::PutCallRank),
            base::realGreater(rank, p.putCallLow) && base::realLess(rank, p.putCallHigh)};
}

Measure creditSpread(const OptimusReadings& r, const OptimusParameters& p) {
    const double now = orMissing(r.creditSpread);
    const double before = orMissing(r.creditSpreadFiveAgo);
    const double widening = now - before;
    return {base::known(widening),
            lacking(now, Input::CreditSpread) | lacking(before, Input::CreditSpreadFiveAgo),
            base::realLess(widening, p.creditWideningMax)};
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
