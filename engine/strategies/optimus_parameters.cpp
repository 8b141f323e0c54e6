// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/strategies/optimus_parameters.h"

namespace signalbox::strategies {

structures::SelectorParameters selectorParameters(const params::OptimusParameters& parameters) {
    structures::SelectorParameters selector;
    selector.targetDelta = parameters.targetDelta;
    selector.highVolTargetDelta = parameters.highVolTargetDelta;
    selector.deltaTolerance = parameters.deltaTolerance;
    selector.spreadWidth = parameters.spreadWidth;
    selector.highVolWidthPct = parameters.highVolWidthPct;
    selector.expiry = {parameters.minDteEntry, parameters.targetDte, parameters.maxDteEntry};
    selector.minCreditOfWidth = parameters.minCreditPctWidth;
    selector.entrySlippage = parameters.entrySlippage;
    return selector;
}

exits::ExitParameters exitParameters(const params::OptimusParameters& parameters) {
    exits::ExitParameters exit;
    exit.profitTargetPct = parameters.profitTargetPct;
    switch (parameters.profitTargetMode) {
    case params::ProfitTargetMode::Fixed:
        exit.profitTargetMode = exits::ProfitTargetMode::Fixed;
        break;
    case params::ProfitTargetMode::SoftWarning:
        exit.profitTargetMode = exits::ProfitTargetMode::SoftWarning;
        break;
    case params::ProfitTargetMode::Dynamic:
        exit.profitTargetMode = exits::ProfitTargetMode::Dynamic;
        break;
    }
    exit.stopMultiplierX100 = parameters.stopLossX100;
    exit.timeStopDte = parameters.timeStopDte;
    exit.exitSlippage = parameters.exitSlippage;
    exit.thetaTighten = parameters.thetaTighten;
    exit.regimeExit = parameters.regimeExit == params::RegimeExit::CloseAll ? exits::RegimeExit::CloseAll
                                                                            : exits::RegimeExit::ManageOnly;
    return exit;
}

risk::SizingParameters sizingParameters(const params::OptimusParameters& parameters) {
    return {parameters.riskPerTrade.value(), parameters.maxLossPerTrade.value(),
            parameters.maxPortfolioHeat.value(), parameters.maxAggregateDeltaAbs};
}

risk::StrategyLimits strategyLimits(const params::OptimusParameters& parameters) {
    risk::StrategyLimits limits;
    limits.maxLossPerTradeBp = parameters.maxLossPerTrade.value();
    limits.maxHeatBp = parameters.maxPortfolioHeat.value();
    limits.maxAggregateDelta = parameters.maxAggregateDeltaAbs;
    limits.maxPerGroup = parameters.maxConcurrentPerUnderlying;
    limits.maxTotal = parameters.maxConcurrentTotal;
    return limits;
}

risk::BreakerParameters breakerParameters(const params::OptimusParameters& parameters) {
    risk::BreakerParameters breaker;
    breaker.count = parameters.circuitBreakerCount;
    breaker.cooldownDays = parameters.circuitBreakerCooldownDays;
    breaker.stopMultiplierX100 = parameters.stopLossX100;
    return breaker;
}

} // namespace signalbox::strategies
