// SPDX-License-Identifier: GPL-3.0-or-later
// Exact reading of decimal text into scaled integers, without passing through a double.
#pragma once

#include "engine/base/money.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace signalbox::base {

/// Decimal text ("-12.30", ".55", "5700") times 10^decimals. More fractional digits than `decimals` are
/// rounded half away. Empty text, signs alone, exponents, blanks and overflow give nothing.
[[nodiscard]] std::optional<std::int64_t> parseScaled(std::string_view text, int decimals);
[[nodiscard]] std::optional<Price> parsePrice(std::string_view text);
[[nodiscard]] std::optional<Strike> parseStrike(std::string_view text);
[[nodiscard]] std::optional<Money> parseMoney(std::string_view text);
/// A finite real number in the C locale; the whole text must be used. "nan", "inf" and empty text give
/// nothing.
[[nodiscard]] std::optional<double> parseReal(std::string_view text);
[[nodiscard]] std::optional<std::int64_t> parseInteger(std::string_view text);

} // namespace signalbox::base
