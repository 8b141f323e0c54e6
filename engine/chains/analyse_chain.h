// SPDX-License-Identifier: GPL-3.0-or-later
// Computes what our own model says about a chain (chain_analytics.h). A plan needs one expiration only; the
// screen asks for the rest when it shows it.
#pragma once

#include "engine/base/executor.h"
#include "engine/calendar/calendar.h"
#include "engine/chains/chain_analytics.h"
#include "engine/market/corporate_action.h"
#include "engine/market/product.h"
#include "engine/pricing/american.h"
#include "engine/pricing/option_type.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace signalbox::chains {

[[nodiscard]] constexpr pricing::OptionType optionType(market::Right right) {
    return right == market::Right::Call ? pricing::OptionType::Call : pricing::OptionType::Put;
}
/// European for the index products of OPT-V4 and for VIX, American for every other symbol.
[[nodiscard]] market::ExerciseStyle exerciseStyle(const std::string& underlying);

/// The cash dividends among the actions of the underlying with an ex-date after the chain, in years from it:
/// what prices its American options (SHR-P4).
[[nodiscard]] std::vector<pricing::CashDividend>
cashDividends(const market::OptionChain& chain, std::span<const market::CorporateAction> actions);

/// One expiration. `rate` is the zero rate as a fraction (rate.h); `dividends` are the actions of the
/// underlying that are known at the time of the chain, of which cash dividends after it count (SHR-P4).
/// Never fails: without numbers, `problem` says why ("expired", "no rate", "no forward", "no underlying
/// price", "bad expiry", "adjusted contract").
[[nodiscard]] ExpiryAnalytics analyseExpiry(const market::OptionChain& chain, std::size_t block,
                                            std::optional<double> rate, const calendar::Calendar& calendar,
                                            std::span<const market::CorporateAction> dividends = {});

/// All expirations, in the order of the blocks; on several threads with an executor, with the same result.
[[nodiscard]] std::shared_ptr<const ChainAnalytics>
analyseChain(std::shared_ptr<const market::OptionChain> chain, std::optional<double> rate,
             const calendar::Calendar& calendar, std::span<const market::CorporateAction> dividends = {},
             const base::Executor* executor = nullptr);

} // namespace signalbox::chains
