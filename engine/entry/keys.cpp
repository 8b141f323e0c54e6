// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/entry/entry_evaluation.h"
#include "engine/entry/gate_result.h"
#include "engine/entry/optimus_gates.h"

#include <array>

namespace signalbox::entry {
namespace {

struct GateText {
    const char* key;
    const char* rule;
    const char* name;
};
constexpr std::array<GateText, GateCount> GateTexts = {{
    {"market_regime", "OPT-E1", "Regime"},
    {"iv_rank", "OPT-E2", "IV Rank"},
    {"term_structure", "OPT-E3", "VIX Term Structure"},
    {"trend", "OPT-E4", "Trend"},
    {"oversold", "OPT-E5", "BB Touch"},
    {"mean_reversion", "OPT-E6", "Mean Reversion"},
    {"rsi", "OPT-E7", "RSI"},
    {"macd", "OPT-E8", "MACD"},
    {"capacity", "OPT-E9", "Capacity"},
    {"spacing", "OPT-E10", "Spacing"},
}};
constexpr std::array<GateText, FilterCount> FilterTexts = {{
    {"vix_level", "OPT-D1", "VIX Level"},
    {"iv_hv", "OPT-D2", "IV/HV"},
    {"breadth", "OPT-D3", "Breadth"},
    {"put_call", "OPT-D4", "Put/Call"},
    {"credit_spread", "OPT-D5", "Credit Spread"},
}};

const GateText& gateText(int number) {
    return GateTexts[static_cast<std::size_t>(number - 1)];
}
const GateText& filterText(int index) {
    return FilterTexts[static_cast<std::size_t>(index)];
}

} // namespace

const char* gateKey(int number) {
    return gateText(number).key;
}
const char* gateRule(int number) {
    return gateText(number).rule;
}
const char* gateName(int number) {
    return gateText(number).name;
}
const char* filterKey(int index) {
    return filterText(index).key;
}
const char* filterName(int index) {
    return filterText(index).name;
}
const char* filterRule(int index) {
    return filterText(index).rule;
}

const char* decisionKey(Decision decision) {
    constexpr std::array<const char*, 4> keys = {"entry", "no_trade", "warmup", "halted"};
    return keys[static_cast<std::size_t>(decision)];
}

const char* gateStatusKey(GateStatus status) {
    constexpr std::array<const char*, 4> keys = {"pass", "fail", "not_evaluated", "disabled"};
    return keys[static_cast<std::size_t>(status)];
}

const char* gateStatusUpper(GateStatus status) {
    constexpr std::array<const char*, 4> keys = {"PASS", "FAIL", "NOT_EVALUATED", "DISABLED"};
    return keys[static_cast<std::size_t>(status)];
}

const char* filterStatusKey(FilterStatus status) {
    constexpr std::array<const char*, 4> keys = {"pass", "fail", "flag", "off"};
    return keys[static_cast<std::size_t>(status)];
}

const char* filterStatusUpper(FilterStatus status) {
    constexpr std::array<const char*, 4> keys = {"PASS", "FAIL", "FLAG", "OFF"};
    return keys[static_cast<std::size_t>(status)];
}

} // namespace signalbox::entry
