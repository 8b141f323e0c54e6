// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences of the engine as the window writes them: logs keep the hyphen as a minus, the window has the true
// sign (trader-conventions 9.1), and a halt its name instead of its code.
#pragma once

#include <string>

#include <QString>

namespace signalbox::models {

/// A hyphen that is the sign of a number becomes U+2212; those of dates, ranges and words stay. Codes of
/// halts become names.
[[nodiscard]] QString windowText(const std::string& text);
/// "Only BB Touch blocks: ...; RSI would block too." with the names that the list of gates gives them.
[[nodiscard]] QString blockingText(const std::string& sentence);
/// "No size passes: Capacity, Memo would still veto one contract": what a veto leaves, with the limits by
/// name.
[[nodiscard]] QString alternativeText(const std::string& sentence);

} // namespace signalbox::models
