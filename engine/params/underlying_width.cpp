// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/params/underlying_width.h"

#include "engine/params/descriptor_kinds.h"

#include <algorithm>
#include <array>

namespace signalbox::params {
namespace {

constexpr int Decimals = 4; // a price is kept in $0.0001
constexpr std::int64_t Dollar = 10'000;

struct Width {
    std::string_view underlying;
    std::int64_t dollars;
};
constexpr std::array<Width, 6> Widths{
    {{"XSP", 5}, {"SPY", 5}, {"RUT", 20}, {"IWM", 2}, {"NDX", 200}, {"QQQ", 5}}};

constexpr std::int64_t LeastOfSpx = 25 * Dollar;
constexpr std::int64_t MostOfSpx = 100 * Dollar;

} // namespace

std::optional<std::pair<std::int64_t, std::int64_t>> widthRange(std::string_view underlying) {
    for (const Width& one : Widths) {
        if (one.underlying == underlying) {
            const std::int64_t width = one.dollars * Dollar;
            return std::pair(std::min(LeastOfSpx, width / 2), std::max(MostOfSpx, width * 2));
        }
    }
    return std::nullopt;
}

std::optional<std::string> setInBlock(const Descriptor& row, ParameterValues& values,
                                      std::string_view underlying, std::string_view text) {
    const auto range = row.fullName() == "optimus.spread_width" ? widthRange(underlying) : std::nullopt;
    const auto units = range ? readScaled(text, Decimals) : std::nullopt;
    if (!units) {
        return row.set(values, text);
    }
    if (*units < range->first || *units > range->second) {
        const auto dollars = [](std::int64_t value) {
            return static_cast<double>(value) / static_cast<double>(Dollar);
        };
        return outside(text, dollars(range->first), dollars(range->second));
    }
    values.optimus.spreadWidth = base::Price::units(*units);
    return std::nullopt;
}

} // namespace signalbox::params
