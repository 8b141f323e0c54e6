// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as canonical text in the C locale: logs, JSON, order texts (SHR-N7, SHR-L). Text for people in
// their own locale is made in models/text.
#pragma once

#include "engine/base/money.h"

#include <string>

namespace signalbox::base {

/// "%.{decimals}f" of the double, never "-0.0".
[[nodiscard]] std::string fixed(double value, int decimals);
/// The same with an explicit sign: "+0.42", "-1.10", "+0.00".
[[nodiscard]] std::string fixedSigned(double value, int decimals);
/// Thousands-separated integer by "%.0f": "5,842" ({n0} of SHR-L).
[[nodiscard]] std::string grouped(double value);
/// "$1,234", or "$1,234.50" if cents are not zero ({usd} of SHR-L); a minus sign before the dollar sign.
[[nodiscard]] std::string usd(Money amount);
/// The same with the sign always first: "+$264", "-$530" ({susd} of SHR-L).
[[nodiscard]] std::string usdSigned(Money amount);
/// "$5.20", rounded half away to cents ({px} of SHR-L); "-$0.10" when negative.
[[nodiscard]] std::string usdPrice(Price price);
/// "+$1.32", "-$0.40" ({spx} of SHR-L).
[[nodiscard]] std::string usdPriceSigned(Price price);
/// The shortest exact decimal: "5700", "502.5", "0.0001". No grouping.
[[nodiscard]] std::string plain(Strike strike);
[[nodiscard]] std::string plain(Price price);
/// The shortest decimal that reads back as the same double; "null" is the caller's business.
[[nodiscard]] std::string shortest(double value);

} // namespace signalbox::base
