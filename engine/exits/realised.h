// SPDX-License-Identifier: GPL-3.0-or-later
// Realised profit or loss of a closed trade (OPT-X10, SHR-N8).
#pragma once

#include "engine/base/money.h"

#include <optional>

namespace signalbox::exits {

/// (credit - debit) x multiplier x contracts - fees, for credit trades.
[[nodiscard]] base::Money realisedPl(base::Price credit, base::Price debit, std::int32_t multiplier,
                                     std::int64_t contracts, base::Money fees);
/// P/L over the max loss at entry, a fraction; nothing when there was none to lose.
[[nodiscard]] std::optional<double> returnOnRisk(base::Money pl, base::Money maxLossAtEntry);

} // namespace signalbox::exits
