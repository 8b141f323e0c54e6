// SPDX-License-Identifier: GPL-3.0-or-later
// Splits, dividends and other events which change what a share or a contract is (SHR-D4, SHR-D5, SHR-Q8).
#pragma once

#include "engine/base/date.h"

#include <span>
#include <string>
#include <vector>

namespace signalbox::market {

enum class ActionKind { Split, CashDividend, SpecialDividend, Merger, SpinOff };

struct CorporateAction {
    std::string symbol;
    base::Date effective; ///< first session traded on the new basis (ex-date)
    ActionKind kind = ActionKind::Split;
    double ratio = 1.0;  ///< new shares per old share for a split: 10 for 10-for-1
    double amount = 0.0; ///< dollars per share for a dividend
    std::string source;
    auto operator<=>(const CorporateAction&) const = default;
};

/// Cash dividends, special ones too, with an ex-date after `asOf`, by ex-date, in dollars per share as the
/// share stands on `asOf`: a split in between makes shares of another size, which the amount on file belongs
/// to. The same dividend from two sources counts once, the first source by name. Of one symbol.
[[nodiscard]] std::vector<CorporateAction> dividendsAhead(std::span<const CorporateAction> actions,
                                                          base::Date asOf);

} // namespace signalbox::market
