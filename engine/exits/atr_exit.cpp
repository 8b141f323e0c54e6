// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exits/atr_exit.h"

#include "engine/base/real.h"

namespace signalbox::exits {
namespace {

int highestTarget(const AtrExitInputs& in, const AtrExitParameters& parameters) {
    int highest = in.targetsHit;
    for (int target = 1; in.underlying && target <= 3; ++target) {
        const double level = in.entryUnderlying + target * parameters.stopAtr * in.entryAtr;
        if (base::realGreaterEqual(*in.underlying, level)) {
            highest = std::max(highest, target);
        }
    }
    return highest;
}

} // namespace

const char* atrActionKey(AtrAction action) {
    constexpr std::array<const char*, 11> keys{"HOLD",         "HOLD_NO_QUOTE", "STOP_ATR",    "STOP_OPTION",
                                               "IV_EXPANSION", "TIME_HARD",     "TIME_LOSING", "TRAIL",
                                               "SCALE_T1",     "SCALE_T2",      "SCALE_T3"};
    return keys[static_cast<std::size_t>(action)];
}

std::array<std::int64_t, 3> scalePlan(std::int64_t contracts) {
    return {(contracts + 3) / 4, (contracts + 1) / 2, (3 * contracts + 3) / 4};
}

AtrExit atrExit(const AtrExitInputs& in, const AtrExitParameters& parameters) {
    AtrExit exit;
    const double stopDistance = parameters.stopAtr * in.entryAtr;
    const auto meets = [&exit](bool met, AtrAction action) {
        if (met) {
            exit.triggers.push_back(action);
        }
    };
    meets(in.underlying && base::realLessEqual(*in.underlying, in.entryUnderlying - stopDistance),
          AtrAction::StopAtr);
    meets(in.bid && in.bid->toUnits() * 100 <= in.entryPremium.toUnits() * parameters.optionStopPct,
          AtrAction::StopOption);
    meets(in.bid && in.iv && in.entryIv && *in.entryIv > 0 &&
              base::realGreater(*in.iv / *in.entryIv - 1, parameters.ivExpansionPct / 100),
          AtrAction::IvExpansion);
    meets(in.dte <= parameters.hardDte || in.timeStopReached, AtrAction::TimeHard);
    meets(in.bid && in.dte < parameters.losingDte && *in.bid <= in.entryPremium, AtrAction::TimeLosing);
    meets(in.targetsHit >= 3 && in.underlying && in.highestClose &&
              base::realLessEqual(*in.underlying, *in.highestClose - stopDistance),
          AtrAction::Trail);
    exit.targetsHit = highestTarget(in, parameters);
    if (!exit.triggers.empty()) {
        exit.contractsToClose = in.contractsOpen;
    }
    if (exit.targetsHit > in.targetsHit) {
        const std::int64_t closedBefore = in.contractsAtEntry - in.contractsOpen;
        const auto plan = scalePlan(in.contractsAtEntry);
        const std::int64_t toClose =
            std::max<std::int64_t>(0, plan[static_cast<std::size_t>(exit.targetsHit) - 1] - closedBefore);
        const auto action = static_cast<AtrAction>(static_cast<int>(AtrAction::Scale1) + exit.targetsHit - 1);
        // An exit of everything leaves nothing to scale.
        if (exit.triggers.empty()) {
            exit.contractsToClose = toClose;
            exit.triggers.push_back(action);
        }
    }
    if (!exit.triggers.empty()) {
        exit.action = exit.triggers.front();
    } else {
        exit.action = in.bid ? AtrAction::Hold : AtrAction::HoldNoQuote;
    }
    return exit;
}

} // namespace signalbox::exits
