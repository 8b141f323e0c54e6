// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exits/realised.h"

namespace signalbox::exits {

base::Money realisedPl(base::Price credit, base::Price debit, std::int32_t multiplier, std::int64_t contracts,
                       base::Money fees) {
    return base::premium(credit - debit, multiplier, contracts) - fees;
}

std::optional<double> returnOnRisk(base::Money pl, base::Money maxLossAtEntry) {
    if (maxLossAtEntry <= base::Money()) {
        return std::nullopt;
    }
    return static_cast<double>(pl.toCents()) / static_cast<double>(maxLossAtEntry.toCents());
}

} // namespace signalbox::exits
