// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/decimal.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace signalbox::base {

std::optional<std::int64_t> parseScaled(std::string_view text, int decimals) {
    bool negative = false;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        negative = text.front() == '-';
        text.remove_prefix(1);
    }
    constexpr std::int64_t limit = std::numeric_limits<std::int64_t>::max() / 10 - 9;
    std::int64_t value = 0;
    int fraction = -1;
    bool anyDigit = false;
    bool roundUp = false;
    for (const char c : text) {
        if (c == '.') {
            if (fraction >= 0) {
                return std::nullopt;
            }
            fraction = 0;
            continue;
        }
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        anyDigit = true;
        if (fraction >= decimals) {
            if (fraction == decimals) {
                roundUp = c >= '5';
            }
            ++fraction;
            continue;
        }
        if (value > limit) {
            return std::nullopt;
        }
        value = value * 10 + (c - '0');
        if (fraction >= 0) {
            ++fraction;
        }
    }
    if (!anyDigit) {
        return std::nullopt;
    }
    for (int place = fraction < 0 ? 0 : fraction; place < decimals; ++place) {
        if (value > limit) {
            return std::nullopt;
        }
        value *= 10;
    }
    if (roundUp) {
        ++value;
    }
    return negative ? -value : value;
}

std::optional<Price> parsePrice(std::string_view text) {
    const auto scaled = parseScaled(text, 4);
    return scaled ? std::optional(Price::units(*scaled)) : std::nullopt;
}

std::optional<Strike> parseStrike(std::string_view text) {
    const auto scaled = parseScaled(text, 3);
    if (!scaled || *scaled < 0 || *scaled > std::numeric_limits<std::int32_t>::max()) {
        return std::nullopt;
    }
    return Strike::thousandths(static_cast<std::int32_t>(*scaled));
}

std::optional<Money> parseMoney(std::string_view text) {
    const auto scaled = parseScaled(text, 2);
    return scaled ? std::optional(Money::cents(*scaled)) : std::nullopt;
}

std::optional<double> parseReal(std::string_view text) {
    if (!text.empty() && text.front() == '+') {
        text.remove_prefix(1);
    }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

std::optional<std::int64_t> parseInteger(std::string_view text) {
    if (!text.empty() && text.front() == '+') {
        text.remove_prefix(1);
    }
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

} // namespace signalbox::base
