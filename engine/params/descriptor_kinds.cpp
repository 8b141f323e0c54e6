// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/params/descriptor_kinds.h"

namespace signalbox::params {

std::string rangeText(double low, double high) {
    return base::shortest(low) + ".." + base::shortest(high);
}

std::string outside(std::string_view text, double low, double high) {
    return std::string(text) + " is outside " + rangeText(low, high);
}

std::string scaledText(std::int64_t value, int decimals) {
    const bool negative = value < 0;
    std::string digits = std::to_string(negative ? -value : value);
    const auto places = static_cast<std::size_t>(decimals);
    if (digits.size() <= places) {
        digits.insert(0, places + 1 - digits.size(), '0');
    }
    std::string text = digits.substr(0, digits.size() - places);
    std::string fraction = digits.substr(digits.size() - places);
    while (!fraction.empty() && fraction.back() == '0') {
        fraction.pop_back();
    }
    if (!fraction.empty()) {
        text += "." + fraction;
    }
    return negative ? "-" + text : text;
}

std::optional<std::int64_t> readScaled(std::string_view text, int decimals) {
    const auto point = text.find('.');
    if (point != std::string_view::npos) {
        std::size_t used = text.size() - point - 1;
        while (used > 0 && text[point + used] == '0') {
            --used;
        }
        // Rounding would keep another value than the one written.
        if (used > static_cast<std::size_t>(decimals)) {
            return std::nullopt;
        }
    }
    return base::parseScaled(text, decimals);
}

std::optional<bool> readFlag(std::string_view text) {
    if (text == "true" || text == "1" || text == "on") {
        return true;
    }
    if (text == "false" || text == "0" || text == "off") {
        return false;
    }
    return std::nullopt;
}

} // namespace signalbox::params
