// SPDX-License-Identifier: GPL-3.0-or-later
// The checks that the selector and a change by a person share: may this chain be used at all, what does its
// expiration imply, which codes does a leg have.
#pragma once

#include "engine/structures/spread_selector.h"

#include <string>
#include <vector>

namespace signalbox::structures {

/// Why no plan can be made from the chain; empty when one can.
[[nodiscard]] std::string chainRefusal(const SelectorInputs& inputs);
[[nodiscard]] const calendar::Calendar& calendarOf(const SelectorInputs& inputs);
/// The analytics of a block, reused or computed.
[[nodiscard]] chains::ExpiryAnalytics analyticsOf(const SelectorInputs& inputs, std::size_t block);
/// Why the expiration has no numbers, as a sentence.
[[nodiscard]] std::string analyticsRefusal(const chains::ExpiryAnalytics& analytics);
/// chains::legCodes with the spread limit of the parameters.
[[nodiscard]] std::vector<chains::QuoteCode> legCodes(const SelectorInputs& inputs,
                                                      const market::ExpiryBlock& block,
                                                      const chains::ExpiryAnalytics& analytics,
                                                      market::Right right, std::size_t index);

} // namespace signalbox::structures
