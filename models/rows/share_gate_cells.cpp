// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/share_gate_cells.h"

#include "models/text/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

/// What the rule asks of the value.
struct Comparison {
    std::string_view key;
    const char16_t* sign;
    double scale; ///< of value, threshold and margin
    int decimals;
    const char16_t* unit;
};
constexpr std::array Comparisons{
    Comparison{"spread", u"< ", 100, 1, u" %"},           // BRK-I2
    Comparison{"option_liquidity", u"< ", 100, 1, u" %"}, // ATR-E6
    Comparison{"open_interest", u"≥ ", 1, 0, u""},        // BRK-I2
    Comparison{"edge", u"> ", 1, 4, u""},                 // BRK-K1
    Comparison{"limits", u"≥ ", 1, 0, u""},               // BRK-K8
    Comparison{"above_sma20", u"> ", 1, 2, u""},          // ATR-E2
    Comparison{"atr_pct", u"≥ ", 1, 2, u" %"},            // ATR-E4
};

std::optional<double> numberOf(const entry::Reading& reading) {
    const double* value = std::get_if<double>(&reading);
    return value != nullptr ? std::optional(*value) : std::nullopt;
}

GateCells compared(const entry::GateResult& gate, const Comparison& rule) {
    const auto cell = [&](std::optional<double> value, bool signedToo) {
        if (!value) {
            return dash();
        }
        const double scaled = *value * rule.scale;
        return (signedToo ? signedNumber(scaled, rule.decimals) : number(scaled, rule.decimals)) +
               QString::fromUtf16(rule.unit);
    };
    const auto limit = numberOf(gate.threshold);
    return {cell(numberOf(gate.value), false),
            limit ? QString::fromUtf16(rule.sign) + cell(limit, false) : dash(), cell(gate.margin, true)};
}

/// ATR-E5: shares, in the unit that keeps them readable.
GateCells volumeCells(const entry::GateResult& gate) {
    const auto value = numberOf(gate.value);
    const auto limit = numberOf(gate.threshold);
    const double size = std::max(std::abs(value.value_or(0)), std::abs(limit.value_or(0)));
    const bool millions = size >= 1e6;
    const bool thousands = !millions && size >= 1e4;
    return compared(gate, {"volume", u"> ",
                           millions    ? 1e-6
                           : thousands ? 1e-3
                                       : 1,
                           millions    ? 2
                           : thousands ? 1
                                       : 0,
                           millions    ? u" M"
                           : thousands ? u" k"
                                       : u""});
}

/// BRK-S2: the score that has the least room, on its own side of its limit.
GateCells signalCells(const entry::GateResult& gate) {
    const auto value = numberOf(gate.value);
    const auto limit = numberOf(gate.threshold);
    std::optional<double> price;
    for (const auto& [name, reading] : gate.details) {
        if (name == "z_price") {
            price = numberOf(reading);
        }
    }
    if (!value || !limit) {
        return {number(value, 2), limit ? u"> "_s + number(limit, 2) : dash(), dash()};
    }
    const bool ofPrice = price && *price == *value;
    const bool below = ofPrice && *value < 0;
    return {(ofPrice ? u"z price "_s : u"z vol "_s) + number(value, 2),
            below ? u"< "_s + number(-*limit, 2) : u"> "_s + number(limit, 2),
            gate.margin ? signedNumber(gate.margin, 2) : dash()};
}

/// BRK-I2: the delta without its sign stands between two limits, both of which pass.
GateCells atmCells(const entry::GateResult& gate) {
    QString range = u"|Δ| "_s;
    if (const std::string* text = std::get_if<std::string>(&gate.threshold)) {
        range += QString::fromStdString(*text).section(u' ', 1).replace(u".."_s, u"–"_s);
    } else {
        range = dash();
    }
    return {u"Δ "_s + number(numberOf(gate.value), 3), range,
            gate.margin ? signedNumber(gate.margin, 3) : dash()};
}

/// BRK-I1.
GateCells expiryCells(const entry::GateResult& gate) {
    const auto days = numberOf(gate.value);
    const std::string* text = std::get_if<std::string>(&gate.threshold);
    return {days ? number(days, 0) + u" DTE"_s : dash(),
            text != nullptr
                ? QString::fromStdString(*text).section(u' ', 0, 0).replace(u".."_s, u"–"_s) + u" DTE"_s
                : dash(),
            dash()};
}

} // namespace

std::optional<GateCells> shareGateCells(const entry::GateResult& gate) {
    if (gate.key == "signal") {
        return signalCells(gate);
    }
    if (gate.key == "volume") {
        return volumeCells(gate);
    }
    if (gate.key == "atm") {
        return atmCells(gate);
    }
    if (gate.key == "expiry") {
        return expiryCells(gate);
    }
    const auto* rule = std::find_if(Comparisons.begin(), Comparisons.end(),
                                    [&](const Comparison& one) { return one.key == gate.key; });
    return rule != Comparisons.end() ? std::optional(compared(gate, *rule)) : std::nullopt;
}

} // namespace signalbox::models
