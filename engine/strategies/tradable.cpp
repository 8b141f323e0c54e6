// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/strategies/tradable.h"

#include "engine/market/product.h"
#include "engine/market/series_names.h"

namespace signalbox::strategies {
namespace {

/// A block counts with a width of its own: the global one is that of SPX.
bool hasOwnBlock(const params::ParameterSet& parameters, const std::string& underlying) {
    const params::Descriptor* width = params::findDescriptor("optimus.spread_width");
    return width != nullptr && parameters.setting(*width, underlying).origin == params::Origin::Underlying;
}

} // namespace

base::Status tradable(const Strategy& strategy, const params::ParameterSet& parameters,
                      const std::string& underlying) {
    if (strategy.key != "optimus" || underlying == strategy.defaultUnderlying) {
        return {};
    }
    const auto refuse = [&](const std::string& why, const std::string& wayOut) {
        return base::fail(base::ErrorCode::MissingData,
                          strategy.name + " does not trade " + underlying + ": " + why, "--underlying",
                          wayOut);
    };
    const std::string own = strategy.name + " trades " + strategy.defaultUnderlying;
    const auto product = market::knownProduct(underlying);
    // The symbols of OPT-V4 are those with a volatility index.
    if (!product || product->volatilityIndex.empty()) {
        return refuse("the rules have no parameter block for it (OPT-V4)", own);
    }
    if (product->volatilityIndex != market::names::Vix) {
        return refuse("off, its volatility index " + product->volatilityIndex + " is not read (OPT-V4)", own);
    }
    if (product->style == market::ExerciseStyle::American) {
        return refuse("off, the exits of American options are not in place (OPT-V4)", own);
    }
    if (!hasOwnBlock(parameters, underlying)) {
        return refuse("it has no parameter block of its own (OPT-V4)",
                      own + "; for " + underlying + " the configuration needs [optimus.underlying." +
                          underlying + "] with spread_width");
    }
    return {};
}

} // namespace signalbox::strategies
