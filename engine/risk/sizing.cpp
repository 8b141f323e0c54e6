// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/risk/sizing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace signalbox::risk {
namespace {

using base::Int128;
using base::Money;
using base::Rounding;
using diagnosis::Regime;

constexpr std::int64_t Unlimited = std::numeric_limits<std::int64_t>::max();

/// room / perUnit floored; a room that is gone is no contract, not a negative one.
std::int64_t unitsIn(Money room, Money perUnit) {
    return std::max<std::int64_t>(0, room.toCents()) / perUnit.toCents();
}

Money budgetOf(Money equity, std::int32_t riskBp, std::int32_t allocation, int convictionBp) {
    const Int128 product =
        static_cast<Int128>(std::max<std::int64_t>(0, equity.toCents())) * riskBp * allocation * convictionBp;
    return Money::cents(
        static_cast<std::int64_t>(base::divideRounded(product, 1'000'000'000'000, Rounding::Floor)));
}

} // namespace

std::int32_t riskAfterDrawdown(std::int32_t riskBp, Money equity, Money highWater) {
    const Int128 now = static_cast<Int128>(equity.toCents()) * 100;
    const Int128 peak = highWater.toCents();
    if (now <= peak * 80) {
        return std::min(riskBp, 100);
    }
    if (now <= peak * 90) {
        return std::min(riskBp, 150);
    }
    return riskBp;
}

std::int32_t allocationBp(Regime regime, std::optional<double> vix) {
    switch (regime) {
    case Regime::BullishCalm:
    case Regime::ElevatedVol:
        return 10'000;
    case Regime::Neutral:
        return 5000;
    case Regime::HighVol: {
        if (!vix) {
            return 0;
        }
        // Clamped first, so that no reading of the VIX can leave the range of the integer.
        const auto hundredths =
            static_cast<std::int64_t>(std::llround(100.0 * std::clamp(*vix, 0.0, 1000.0)));
        const auto cut = static_cast<std::int64_t>(
            base::divideRounded(base::Int128{5} * (hundredths - 2500), 2, Rounding::Ceil));
        return static_cast<std::int32_t>(std::clamp<std::int64_t>(7500 - cut, 5000, 7500));
    }
    case Regime::BearTrend:
    case Regime::Crisis:
    case Regime::Unknown:
        return 0;
    }
    return 0;
}

std::optional<std::int64_t> deltaRoom(const DeltaInputs& delta, Money equity, std::int32_t multiplier,
                                      double maxAggregate) {
    const double perUnit = std::abs(delta.unit) * multiplier * delta.spot;
    if (!(perUnit > 0)) {
        return std::nullopt;
    }
    // On the side to which the trade moves the book; a trade against the book's direction has more room.
    const double towards = delta.unit > 0 ? delta.aggregate : -delta.aggregate;
    const double units = (maxAggregate - towards) * equity.toDollars() / perUnit;
    if (!(units > 0)) {
        return 0;
    }
    return units > 1e15 ? Unlimited : static_cast<std::int64_t>(std::floor(units + 1e-9));
}

SizeResult sizeOf(const SizingInputs& inputs, const SizingParameters& parameters) {
    SizeResult size;
    size.riskBp = riskAfterDrawdown(parameters.riskPerTradeBp, inputs.accountEquity, inputs.highWaterMark);
    size.allocationBp = allocationBp(inputs.regime, inputs.vix);
    size.convictionBp = inputs.convictionBp;
    size.budget = budgetOf(inputs.equity, size.riskBp, size.allocationBp, inputs.convictionBp);
    size.cap = base::BasisPoints(parameters.maxLossPerTradeBp).of(inputs.equity);
    size.heatRoom = base::BasisPoints(parameters.maxHeatBp).of(inputs.equity) - inputs.openHeat;
    size.maxLossPerUnit = base::premium(inputs.width - inputs.credit, inputs.multiplier, 1);
    if (inputs.credit <= base::Price{} || inputs.credit >= inputs.width || size.maxLossPerUnit <= Money{}) {
        size.binding = "INVALID_CREDIT";
        return size;
    }
    const std::optional<std::int64_t> byDelta =
        inputs.delta
            ? deltaRoom(*inputs.delta, inputs.equity, inputs.multiplier, parameters.maxAggregateDelta)
            : std::nullopt;
    const std::array<std::pair<const char*, std::int64_t>, 5> rooms{
        {{"BUDGET", unitsIn(size.budget, size.maxLossPerUnit)},
         {"CAP", unitsIn(size.cap, size.maxLossPerUnit)},
         {"HEAT", unitsIn(size.heatRoom, size.maxLossPerUnit)},
         {"DELTA", byDelta.value_or(Unlimited)},
         {"BUYING_POWER",
          inputs.buyingPower ? unitsIn(*inputs.buyingPower, size.maxLossPerUnit) : Unlimited}}};
    const auto least = std::min_element(rooms.begin(), rooms.end(),
                                        [](const auto& a, const auto& b) { return a.second < b.second; });
    size.binding = least->first;
    size.contracts = least->second;
    return size;
}

std::string sizeRefusal(const SizeResult& size) {
    if (size.contracts > 0) {
        return {};
    }
    return size.binding == "INVALID_CREDIT" ? size.binding : "Size zero (" + size.binding + ")";
}

} // namespace signalbox::risk
