// SPDX-License-Identifier: GPL-3.0-or-later
// The identity of one option contract and its OCC/OSI symbol (21 characters, root padded to 6).
#pragma once

#include "engine/base/date.h"
#include "engine/base/money.h"
#include "engine/calendar/settlement.h"

#include <optional>
#include <string>
#include <string_view>

namespace signalbox::market {

using calendar::Settlement;

enum class Right { Call, Put };
[[nodiscard]] constexpr char rightLetter(Right right) {
    return right == Right::Call ? 'C' : 'P';
}

struct OptionContract {
    std::string underlying; ///< SPX
    std::string root;       ///< SPXW
    base::Date expiration;
    Settlement settlement = Settlement::Pm;
    Right right = Right::Put;
    base::Strike strike;
    std::int32_t multiplier = 100;
    auto operator<=>(const OptionContract&) const = default;
};

/// "SPXW  260402P05700000".
[[nodiscard]] std::string occSymbol(const OptionContract& contract);

/// What an OCC symbol says; padded or unpadded ("SPXW260402P05700000") forms are read, from the right.
struct OccParts {
    std::string root;
    base::Date printedExpiration;
    Right right = Right::Put;
    base::Strike strike;
};
[[nodiscard]] std::optional<OccParts> parseOccSymbol(std::string_view text);
/// The underlying of a root: SPXW -> SPX, NDXP -> NDX, RUTW -> RUT, VIXW -> VIX, BRKB -> BRK.B, else the root
/// without a digit suffix.
[[nodiscard]] std::string underlyingOfRoot(const std::string& root);
/// AM for SPX, NDX, RUT, VIX and VIXW roots, PM for every other (symbology section 2).
[[nodiscard]] Settlement settlementOfRoot(const std::string& root);
/// A digit suffix: an adjusted contract (SHR-Q7).
[[nodiscard]] bool isAdjustedRoot(const std::string& root);

} // namespace signalbox::market
