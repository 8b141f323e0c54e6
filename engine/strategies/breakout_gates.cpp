// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/strategies/breakout_gates.h"

#include "engine/base/format.h"
#include "engine/diagnosis/market_light_inputs.h"
#include "engine/market/series_names.h"
#include "engine/scan/judge.h"
#include "engine/scan/reasons.h"
#include "engine/strategies/breakout_checks.h"
#include "engine/strategies/one_share.h"

namespace signalbox::strategies {
namespace {

using entry::BreakoutSide;
using entry::GateResult;
using entry::GateStatus;
using scan::BreakoutCheck;

entry::Reading reading(double value) {
    return base::isKnown(value) ? entry::Reading(value) : entry::Reading();
}

/// BRK-U1.
GateResult universeGate(const Context& context, const scan::Listing& listing, const scan::Readings& r) {
    GateResult gate = breakoutGate(BreakoutCheck::Universe);
    const scan::SkipCause cause = scan::skipCause(listing, r, scan::BreakoutUniverse);
    gate.value = reading(r.dollarVolume);
    gate.threshold = scan::BreakoutUniverse.minDollarVolume;
    if (base::isKnown(r.dollarVolume)) {
        gate.margin = r.dollarVolume - scan::BreakoutUniverse.minDollarVolume;
    }
    gate.details = {{"bars", r.bars}, {"close", reading(r.close)}};
    gate.status = cause == scan::SkipCause::None ? GateStatus::Pass : GateStatus::Fail;
    gate.reason = scan::skipReason(listing, r, cause, scan::BreakoutUniverse, context.date);
    if (cause == scan::SkipCause::NotStored || cause == scan::SkipCause::NoBar) {
        gate.missing = {"bars of " + context.underlying};
    } else if (cause == scan::SkipCause::NoDollarVolume) {
        gate.missing = {"volume of " + context.underlying};
    }
    return gate;
}

/// BRK-S2.
GateResult signalGate(const Context& context, const scan::Readings& r) {
    GateResult gate = breakoutGate(BreakoutCheck::Signal);
    const auto parameters = breakoutSignalParameters(context);
    const scan::Figure figure = scan::signalFigure(r, parameters);
    gate.status = figure.status == scan::CheckStatus::Pass ? GateStatus::Pass : GateStatus::Fail;
    gate.value = reading(figure.value);
    gate.threshold = reading(figure.threshold);
    gate.margin = base::known(figure.margin);
    gate.details = {{"z_price", reading(r.zPrice)}, {"z_vol", reading(r.zVol)}};
    if (gate.status == GateStatus::Fail) {
        gate.reason = scan::signalReason(r, parameters);
    }
    if (!base::isKnown(r.zPrice)) {
        gate.missing.emplace_back("z_price");
    }
    if (!base::isKnown(r.zVol)) {
        gate.missing.emplace_back("z_vol");
    }
    return gate;
}

/// BRK-R3.
GateResult lightGate(BreakoutSide side, const diagnosis::MarketLight& light) {
    GateResult gate = breakoutGate(BreakoutCheck::Light);
    const int multiplier = side == BreakoutSide::Short ? light.shortMultiplier : light.longMultiplier;
    gate.status = multiplier > 0 ? GateStatus::Pass : GateStatus::Fail;
    gate.value = std::string(diagnosis::marketMoodName(light.mood));
    gate.threshold = std::string(side == BreakoutSide::Short ? "BEARISH" : "BULLISH");
    gate.missing = light.missing;
    if (gate.status == GateStatus::Fail) {
        gate.reason = scan::lightReason(side, light);
    }
    return gate;
}

/// The chain of BRK-S4: what comes after the first failure was not asked.
void cutAfterFirstFailure(BreakoutGates& result) {
    result.gates = result.study;
    for (GateResult& gate : result.gates) {
        if (result.firstFail == 0 && gate.status != GateStatus::Pass) {
            // A delta that cannot be computed is refused by the codes of the quote (BRK-S4).
            result.firstFail = gate.status == GateStatus::Fail ? gate.number : 0;
        } else if (result.firstFail != 0) {
            GateResult bare;
            bare.number = gate.number;
            bare.key = gate.key;
            bare.rule = gate.rule;
            gate = std::move(bare);
        }
    }
}

} // namespace

base::Result<diagnosis::MarketLightInputs> breakoutLightInputs(const Context& context, base::Date date) {
    const market::MarketSnapshot& s = *context.snapshot;
    return diagnosis::marketLightInputs(
        {s.view(market::names::Vix), s.view("SPY"), s.view("IWM"), s.view(market::names::Yield10y)}, date,
        *context.calendar);
}

entry::BreakoutSignalParameters breakoutSignalParameters(const Context& context) {
    const params::BreakoutParameters& p = context.parameters->breakout(context.underlying);
    return {p.zPriceMin, p.zVolMin};
}

BreakoutSide studySide(BreakoutSide signal, double zPrice, const diagnosis::MarketLight& light) {
    if (signal != BreakoutSide::None) {
        return signal;
    }
    if (base::isKnown(zPrice) && zPrice != 0) {
        return zPrice < 0 ? BreakoutSide::Short : BreakoutSide::Long;
    }
    return light.shortMultiplier > 0 ? BreakoutSide::Short : BreakoutSide::Long;
}

base::Result<BreakoutGates> breakoutGates(const Context& context, bool study) {
    SIGNALBOX_TRY_ASSIGN(const int session, context.calendar->sessionNumber(context.date));
    const scan::Readings r = readingsAt(shareColumns(context), session);
    BreakoutGates result;
    SIGNALBOX_TRY_ASSIGN(result.lightInputs, breakoutLightInputs(context, context.date));
    result.light = diagnosis::marketLight(result.lightInputs);
    result.side = entry::breakoutSide(r.zPrice, r.zVol, breakoutSignalParameters(context));
    const BreakoutSide side = studySide(result.side, r.zPrice, result.light);
    result.study = {universeGate(context, listingOf(context), r), signalGate(context, r),
                    lightGate(side, result.light)};
    bool open = true;
    for (const GateResult& gate : result.study) {
        open = open && gate.status == GateStatus::Pass;
    }
    if (open || study) {
        result.contract = breakoutContract(context, side);
        for (GateResult& gate : contractChecks(context, *result.contract)) {
            result.study.push_back(std::move(gate));
        }
    } else {
        for (int number = static_cast<int>(BreakoutCheck::Expiry); number <= scan::BreakoutChecks; ++number) {
            result.study.push_back(breakoutGate(static_cast<BreakoutCheck>(number)));
        }
    }
    cutAfterFirstFailure(result);
    if (!study) {
        result.study.clear();
    }
    return result;
}

scan::Completion completeBreakout(const Context& context, BreakoutSide side) {
    const BreakoutContract contract = breakoutContract(context, side);
    BreakoutGates result;
    result.study = contractChecks(context, contract);
    cutAfterFirstFailure(result);
    scan::Completion completion;
    completion.gates = std::move(result.gates);
    completion.firstFail = result.firstFail;
    for (const GateResult& gate : completion.gates) {
        if (gate.number == result.firstFail) {
            completion.reason = gate.reason;
        }
    }
    completion.bid =
        contract.pick.quote.bid ? std::optional(contract.pick.quote.bid->toDollars()) : std::nullopt;
    completion.ask =
        contract.pick.quote.ask ? std::optional(contract.pick.quote.ask->toDollars()) : std::nullopt;
    completion.flags = contractFlags(context, contract);
    return completion;
}

} // namespace signalbox::strategies
