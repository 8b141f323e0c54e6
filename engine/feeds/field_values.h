// SPDX-License-Identifier: GPL-3.0-or-later
// Reads one field of a vendor's file: numbers, dates and times in the forms in which vendors write them.
#pragma once

#include "engine/base/date.h"
#include "engine/base/money.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace signalbox::feeds {

/// A finite number in the C locale, the nearest double to its text; nothing for empty text, "nan", "inf" or
/// anything else.
[[nodiscard]] std::optional<double> realOf(std::string_view text);
/// The same with thousands separators: "5,842.01".
[[nodiscard]] std::optional<double> groupedRealOf(std::string_view text);
/// "45.31M", "1.2K", "3B", "-" (absent): the form of volumes in exports for people.
[[nodiscard]] std::optional<double> abbreviatedRealOf(std::string_view text);
/// A price in $0.0001, rounded half away; nothing when it is no number or beyond 10^12 dollars.
[[nodiscard]] std::optional<std::int64_t> priceUnitsOf(std::string_view text);
/// A count; "12.0" and "1,234" are accepted.
[[nodiscard]] std::optional<std::int64_t> countOf(std::string_view text);
/// A strike in 1/1000, above zero.
[[nodiscard]] std::optional<base::Strike> strikeOf(std::string_view text);

/// "2026-02-18".
[[nodiscard]] std::optional<base::Date> isoDateOf(std::string_view text);
/// "02/18/2026" or "2/8/2026".
[[nodiscard]] std::optional<base::Date> americanDateOf(std::string_view text);
/// "20260218".
[[nodiscard]] std::optional<base::Date> compactDateOf(std::string_view text);
/// ISO, else American.
[[nodiscard]] std::optional<base::Date> anyDateOf(std::string_view text);
/// Two-digit or longer run of digits as a small number; nothing for other text.
[[nodiscard]] std::optional<int> smallIntegerOf(std::string_view text);
/// 1..12 for a month's name or its first letters in English, Spanish, German, French, Italian or Portuguese.
[[nodiscard]] std::optional<unsigned> monthOf(std::string_view name);

} // namespace signalbox::feeds
