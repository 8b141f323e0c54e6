// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/risk/ratio.h"

#include <algorithm>
#include <cmath>

namespace signalbox::risk {
namespace {

base::Int128 scaled(std::int64_t value, std::int64_t factor) {
    return static_cast<base::Int128>(value) * factor;
}

} // namespace

Ratio Ratio::fromReal(double value) {
    return {std::llround(value * 1e9), 1'000'000'000};
}

bool Ratio::above(std::int32_t basisPoints) const {
    return scaled(numerator, 10'000) > scaled(denominator, basisPoints);
}

bool Ratio::below(std::int32_t basisPoints) const {
    return scaled(numerator, 10'000) < scaled(denominator, basisPoints);
}

std::optional<Ratio> drawdown(base::Money equity, base::Money highWaterMark) {
    if (highWaterMark.toCents() <= 0) {
        return std::nullopt;
    }
    return Ratio{std::max<std::int64_t>(0, (highWaterMark - equity).toCents()), highWaterMark.toCents()};
}

std::optional<Ratio> dayReturn(base::Money equity, base::Money flows, base::Money previousClose) {
    if (previousClose.toCents() <= 0) {
        return std::nullopt;
    }
    return Ratio{(equity - flows - previousClose).toCents(), previousClose.toCents()};
}

} // namespace signalbox::risk
