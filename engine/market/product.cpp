// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/market/product.h"

#include "engine/market/equity_classes.h"

#include <array>
#include <utility>

namespace signalbox::market {
namespace {

using base::Price;

constexpr std::array<std::pair<TickClass, const char*>, 5> TickNames{{{TickClass::SpxLeg, "SPX_LEG"},
                                                                      {TickClass::SpxComplex, "SPX_COMPLEX"},
                                                                      {TickClass::EquityPenny, "EQ_PENNY"},
                                                                      {TickClass::EquityNickel, "EQ_NICKEL"},
                                                                      {TickClass::EtfPenny, "ETF_PENNY"}}};
constexpr Price ThreeDollars = Price::dollars(3);

} // namespace

const char* tickClassName(TickClass tickClass) {
    for (const auto& [value, name] : TickNames) {
        if (value == tickClass) {
            return name;
        }
    }
    return "";
}

std::optional<TickClass> parseTickClass(const std::string& name) {
    for (const auto& [value, text] : TickNames) {
        if (name == text) {
            return value;
        }
    }
    return std::nullopt;
}

Price tickAt(TickClass tickClass, Price price) {
    switch (tickClass) {
    case TickClass::SpxLeg:
    case TickClass::EquityNickel:
        return price < ThreeDollars ? Price::cents(5) : Price::cents(10);
    case TickClass::SpxComplex:
        return Price::cents(5);
    case TickClass::EquityPenny:
        return price < ThreeDollars ? Price::cents(1) : Price::cents(5);
    case TickClass::EtfPenny:
        return Price::cents(1);
    }
    return Price::cents(1);
}

Price floorTick(TickClass tickClass, Price price) {
    const std::int64_t tick = tickAt(tickClass, price).toUnits();
    return Price::units(
        static_cast<std::int64_t>(base::divideRounded(price.toUnits(), tick, base::Rounding::Floor)) * tick);
}

Price ceilTick(TickClass tickClass, Price price) {
    const std::int64_t tick = tickAt(tickClass, price).toUnits();
    return Price::units(
        static_cast<std::int64_t>(base::divideRounded(price.toUnits(), tick, base::Rounding::Ceil)) * tick);
}

bool isOnTick(TickClass tickClass, Price price) {
    return floorTick(tickClass, price) == price;
}

std::optional<Product> knownProduct(const std::string& symbol) {
    using enum TickClass;
    const auto index = [](const char* name, const char* volatility, const char* group) {
        return Product{name, ExerciseStyle::European, 100, SpxLeg, SpxComplex, volatility, group, true};
    };
    const auto fund = [](const char* name, const char* volatility, const char* group) {
        return Product{name, ExerciseStyle::American, 100, EtfPenny, EtfPenny, volatility, group, false};
    };
    if (symbol == "SPX") {
        return index("SPX", "VIX", "SP500");
    }
    if (symbol == "RUT") {
        return index("RUT", "RVX", "R2000");
    }
    if (symbol == "NDX") {
        return index("NDX", "VXN", "NDX100");
    }
    if (symbol == "XSP") {
        Product product = index("XSP", "VIX", "SP500");
        product.legTicks = EtfPenny;
        product.packageTicks = EtfPenny;
        return product;
    }
    if (symbol == "SPY") {
        return fund("SPY", "VIX", "SP500");
    }
    if (symbol == "IWM") {
        return fund("IWM", "RVX", "R2000");
    }
    if (symbol == "QQQ") {
        return fund("QQQ", "VXN", "NDX100");
    }
    if (const auto ticks = equityTickClass(symbol)) {
        return Product{symbol, ExerciseStyle::American, 100, *ticks, EtfPenny, {}, symbol, false};
    }
    return std::nullopt;
}

std::string riskGroupOf(const std::string& symbol) {
    if (symbol == "ES") {
        return "SP500";
    }
    if (symbol == "NQ") {
        return "NDX100";
    }
    const auto product = knownProduct(symbol);
    return product ? product->riskGroup : symbol;
}

} // namespace signalbox::market
