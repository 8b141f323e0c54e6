// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/format.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include <fmt/format.h>

namespace signalbox::base {
namespace {

bool isZeroText(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c == '-' || c == '0' || c == '.'; });
}

std::string group(std::string digits) {
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
        digits.insert(static_cast<std::size_t>(at), ",");
    }
    return digits;
}

std::string unsignedUsd(std::int64_t cents) {
    const auto magnitude = static_cast<std::uint64_t>(cents < 0 ? -cents : cents);
    std::string text = "$" + group(fmt::format("{}", magnitude / 100));
    if (magnitude % 100 != 0) {
        text += fmt::format(".{:02}", magnitude % 100);
    }
    return text;
}

std::int64_t priceCents(Price price) {
    return static_cast<std::int64_t>(divideRounded(price.toUnits(), 100, Rounding::HalfAway));
}

std::string unsignedPrice(std::int64_t cents) {
    const auto magnitude = static_cast<std::uint64_t>(cents < 0 ? -cents : cents);
    return "$" + group(fmt::format("{}", magnitude / 100)) + fmt::format(".{:02}", magnitude % 100);
}

std::string trimmedDecimal(std::int64_t scaled, std::int64_t scale, int decimals) {
    const bool negative = scaled < 0;
    const auto magnitude = static_cast<std::uint64_t>(negative ? -scaled : scaled);
    const auto unit = static_cast<std::uint64_t>(scale);
    std::string text = fmt::format("{}{}", negative ? "-" : "", magnitude / unit);
    if (magnitude % unit != 0) {
        std::string fraction = fmt::format("{:0{}}", magnitude % unit, decimals);
        fraction.erase(fraction.find_last_not_of('0') + 1);
        text += "." + fraction;
    }
    return text;
}

} // namespace

std::string fixed(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.front() == '-' && isZeroText(text)) {
        text.erase(0, 1);
    }
    return text;
}

std::string fixedSigned(double value, int decimals) {
    std::string text = fixed(value, decimals);
    return text.front() == '-' ? text : "+" + text;
}

std::string grouped(double value) {
    const std::string text = fixed(value, 0);
    return text.front() == '-' ? "-" + group(text.substr(1)) : group(text);
}

std::string usd(Money amount) {
    return (amount.toCents() < 0 ? "-" : "") + unsignedUsd(amount.toCents());
}

std::string usdSigned(Money amount) {
    return (amount.toCents() < 0 ? "-" : "+") + unsignedUsd(amount.toCents());
}

std::string usdPrice(Price price) {
    const std::int64_t cents = priceCents(price);
    return (cents < 0 ? "-" : "") + unsignedPrice(cents);
}

std::string usdPriceSigned(Price price) {
    const std::int64_t cents = priceCents(price);
    return (cents < 0 ? "-" : "+") + unsignedPrice(cents);
}

std::string plain(Strike strike) {
    return trimmedDecimal(strike.toThousandths(), 1000, 3);
}

std::string plain(Price price) {
    return trimmedDecimal(price.toUnits(), Price::UnitsPerDollar, 4);
}

std::string shortest(double value) {
    return fmt::format("{}", value);
}

} // namespace signalbox::base
