// SPDX-License-Identifier: GPL-3.0-or-later
// Small tools for reading order lines: blanks of every kind, months, words.
#pragma once

#include "engine/base/date.h"
#include "engine/base/money.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::report {

/// Upper case, single blanks, no blanks at the ends; non-breaking and thin blanks and tabs are blanks, the
/// typographic minus is a minus.
[[nodiscard]] std::string tidied(std::string_view text);
[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);
/// Words from `first` on, joined by single blanks.
[[nodiscard]] std::string joinedWords(const std::vector<std::string>& words, std::size_t first,
                                      std::size_t last);
[[nodiscard]] bool isDigits(std::string_view text);
/// 1..12 of "JAN".."DEC", 0 for anything else.
[[nodiscard]] unsigned monthNumber(std::string_view name);
/// "OCT".
[[nodiscard]] std::string monthName(base::Date date);
/// Day, month name and two-digit year; nothing when there is no such date.
[[nodiscard]] std::optional<base::Date> dateOf(std::string_view day, std::string_view month,
                                               std::string_view year);
/// Digits with optional thousands separators and sign; at most a million in size.
[[nodiscard]] std::optional<std::int64_t> quantityOf(std::string_view text);
/// "1.10", "0.55"; two decimals.
[[nodiscard]] std::string decimals2(base::Price price);

} // namespace signalbox::report
