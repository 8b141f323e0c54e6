// SPDX-License-Identifier: GPL-3.0-or-later
// The quote codes of a leg that is to be traded, and codes as bits, the form in which history keeps them.
#pragma once

#include "engine/chains/quote_inputs.h"

#include <cstdint>
#include <span>
#include <vector>

namespace signalbox::chains {

/// All codes of a leg to be traded; a leg without our own Greeks fails IV_RANGE (SHR-D1).
[[nodiscard]] std::vector<QuoteCode> legCodes(const market::OptionChain& chain,
                                              const market::ExpiryBlock& block,
                                              const ExpiryAnalytics& analytics, market::Right right,
                                              std::size_t index, const QuoteContext& context);

/// Bit i stands for QuoteCode i.
[[nodiscard]] constexpr std::uint32_t codeBit(QuoteCode code) {
    return std::uint32_t{1} << static_cast<unsigned>(code);
}
[[nodiscard]] std::uint32_t codeBits(std::span<const QuoteCode> codes);
/// In the order of reporting; unknown bits are ignored.
[[nodiscard]] std::vector<QuoteCode> codesOf(std::uint32_t bits);

/// The codes that invalidate a mark (usableForExit of quote_rules.h), as bits.
inline constexpr std::uint32_t InvalidatingForExit =
    codeBit(QuoteCode::Missing) | codeBit(QuoteCode::Crossed) | codeBit(QuoteCode::Stale) |
    codeBit(QuoteCode::Adjusted) | codeBit(QuoteCode::ArbLower) | codeBit(QuoteCode::ArbUpper);

} // namespace signalbox::chains
