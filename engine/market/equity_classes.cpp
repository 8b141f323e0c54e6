// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/market/equity_classes.h"

#include "engine/market/class_lists.h"

#include <algorithm>

namespace signalbox::market {
namespace {

bool contains(std::span<const std::string_view> symbols, const std::string& symbol) {
    return std::binary_search(symbols.begin(), symbols.end(), std::string_view(symbol));
}

} // namespace

std::optional<TickClass> equityTickClass(const std::string& symbol) {
    if (contains(pennyClass(), symbol)) {
        return TickClass::EquityPenny;
    }
    if (contains(nickelClass(), symbol)) {
        return TickClass::EquityNickel;
    }
    return std::nullopt;
}

} // namespace signalbox::market
