// SPDX-License-Identifier: GPL-3.0-or-later
// Contract facts of an underlying: multiplier, exercise style, tick class, risk group, volatility index
// (OPT-V4, SHR-N4, SHR-A5). A symbol without a known tick class gets no order.
#pragma once

#include "engine/base/money.h"

#include <optional>
#include <string>

namespace signalbox::market {

enum class ExerciseStyle { European, American };

/// Legal price steps of limit prices (SHR-N4).
enum class TickClass {
    SpxLeg,       ///< SPX/SPXW/RUT/NDX leg: 0.05 below 3.00, else 0.10
    SpxComplex,   ///< their multi-leg net price: 0.05
    EquityPenny,  ///< 0.01 below 3.00, else 0.05
    EquityNickel, ///< 0.05 below 3.00, else 0.10
    EtfPenny      ///< SPY, QQQ, IWM, XSP and every multi-leg net price of ETFs and equities: 0.01
};
[[nodiscard]] const char*
tickClassName(TickClass tickClass); ///< SPX_LEG, SPX_COMPLEX, EQ_PENNY, EQ_NICKEL, ETF_PENNY
[[nodiscard]] std::optional<TickClass> parseTickClass(const std::string& name);

/// The step at a price.
[[nodiscard]] base::Price tickAt(TickClass tickClass, base::Price price);
/// The nearest legal price not above (credit limits) and not below (debit limits). price >= 0.
[[nodiscard]] base::Price floorTick(TickClass tickClass, base::Price price);
[[nodiscard]] base::Price ceilTick(TickClass tickClass, base::Price price);
[[nodiscard]] bool isOnTick(TickClass tickClass, base::Price price);

struct Product {
    std::string symbol;
    ExerciseStyle style = ExerciseStyle::American;
    std::int32_t multiplier = 100;
    TickClass legTicks = TickClass::EquityNickel;
    TickClass packageTicks = TickClass::EtfPenny;
    std::string volatilityIndex; ///< VIX, RVX, VXN; empty for equities
    std::string riskGroup;       ///< SP500, R2000, NDX100, else the symbol (SHR-A5)
    bool index = false;
};
/// Facts of the index products and funds of OPT-V4, and of shares whose tick class is known
/// (equity_classes.h); nothing for any other symbol.
[[nodiscard]] std::optional<Product> knownProduct(const std::string& symbol);
[[nodiscard]] std::string riskGroupOf(const std::string& symbol);

} // namespace signalbox::market
