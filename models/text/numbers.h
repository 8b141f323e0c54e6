// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers, prices and money for people, in the locale of the window: fixed decimals, thousands separators, a
// true minus sign, and a dash for what is missing (trader-conventions 9). Logs and order texts use
// engine/base/format.h instead.
#pragma once

#include "engine/base/money.h"

#include <optional>

#include <QLocale>
#include <QString>

namespace signalbox::models {

/// U+2014: what stands where a number is missing. Never a zero.
[[nodiscard]] QString dash();
/// The locale of numbers; the C locale counts as English with separators.
[[nodiscard]] QLocale numberLocale();

/// "2,834.4", "−0.172". A value that rounds to zero has no sign.
[[nodiscard]] QString number(double value, int decimals);
[[nodiscard]] QString number(std::optional<double> value, int decimals);
/// "+21.4", "−14.2", "0.0".
[[nodiscard]] QString signedNumber(double value, int decimals);
[[nodiscard]] QString signedNumber(std::optional<double> value, int decimals);
/// A count: "8,102", "−2".
[[nodiscard]] QString count(std::int64_t value);
/// A signed quantity: "−2" sold, "+2" bought.
[[nodiscard]] QString quantity(std::int64_t value);
/// A fraction as per cent: 0.714 is "71.4 %".
[[nodiscard]] QString percent(std::optional<double> fraction, int decimals);
[[nodiscard]] QString signedPercent(std::optional<double> fraction, int decimals);
/// A probability: whole per cent.
[[nodiscard]] QString probability(std::optional<double> fraction);
/// A volatility as fraction: "19.5" without the sign, for a column whose header says %.
[[nodiscard]] QString volatilityPoints(std::optional<double> fraction);

/// "$1,240", cents only where they are not zero, "−$1,240" when negative.
[[nodiscard]] QString money(base::Money amount);
[[nodiscard]] QString money(std::optional<base::Money> amount);
/// "+$550", "−$130", "$0".
[[nodiscard]] QString signedMoney(base::Money amount);
[[nodiscard]] QString signedMoney(std::optional<base::Money> amount);
/// Dollars of a statistic (theta, vega): "+$105".
[[nodiscard]] QString signedDollars(std::optional<double> dollars);
/// Buying power effect: brackets when it is used: "($9,480)".
[[nodiscard]] QString buyingPower(base::Money reduction);

/// A single price: "12.30".
[[nodiscard]] QString price(base::Price perShare);
[[nodiscard]] QString price(std::optional<base::Price> perShare);
/// The price of a spread always says what it is: "2.60 cr", "1.30 db".
[[nodiscard]] QString spreadPrice(base::Price perShare, bool credit);
[[nodiscard]] QString spreadPrice(std::optional<base::Price> perShare, bool credit);
/// Strikes never follow the locale: "2,620", "502.5".
[[nodiscard]] QString strike(base::Strike value);

} // namespace signalbox::models
