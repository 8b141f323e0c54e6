// SPDX-License-Identifier: GPL-3.0-or-later
// The middle part that orders, fills and alerts of thinkorswim have in common: reading it, and its legs.
#pragma once

#include "engine/report/order_text/thinkorswim_lines.h"

#include <string>
#include <vector>

namespace signalbox::report {

/// Reads a body (tidied text) with the direction of its side; problems and warnings are appended. The body is
/// complete exactly when no problem was added.
[[nodiscard]] ThinkorswimBody parseBody(const std::string& text, structures::Side side,
                                        const OrderTextContext& context, std::vector<std::string>& problems,
                                        std::vector<std::string>& warnings);

/// The last step of parseBody: contracts from the words, legs from the strategy. A strategy known by name
/// only adds none.
void addLegsOf(ThinkorswimBody& body, structures::Side side, const OrderTextContext& context,
               std::vector<std::string>& problems, std::vector<std::string>& warnings);

/// Splits "... @1.10 LMT" at the at sign. `price` ends at the first character that belongs to no number.
struct PricedText {
    std::string before;
    base::Price price;
    std::string after; ///< without blanks around and without a comma right behind the price
};
[[nodiscard]] std::optional<PricedText> splitAtPrice(const std::string& text);

/// Which mark a series carries in the text.
enum class SeriesMark { Monthly, Weekly, Quarterly, Am };
[[nodiscard]] SeriesMark markOf(const market::OptionContract& contract, const calendar::Calendar& calendar);
/// SPX, NDX and RUT have series settled at the open beside those settled at the close, under other roots.
[[nodiscard]] std::string closeSettledRoot(const std::string& underlying);

} // namespace signalbox::report
