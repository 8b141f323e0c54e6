// SPDX-License-Identifier: GPL-3.0-or-later
// Parameters of the one account that all strategies share (SHR-A1, SHR-N8, SHR-Q5, SHR-I2).
#pragma once

#include "engine/base/date.h"
#include "engine/base/money.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::params {

struct AccountParameters {
    base::Money paperEquity = base::Money::dollars(500'000);
    base::Money feePerContract = base::Money::cents(65); ///< per leg and side
    std::vector<std::string> enabledStrategies = {"optimus"};
    base::BasisPoints weightOptimus{6000}; ///< used when several are enabled
    base::BasisPoints weightBreakout{500};
    base::BasisPoints weightAtr{1500};
    int maxQuoteAgeSeconds = 60;
    std::optional<base::Date> historyStart; ///< absent: the first stored bar

    [[nodiscard]] bool enabled(std::string_view strategy) const;
    /// The share of account equity that is a strategy's sleeve: all of it when it alone is enabled, 0 when it
    /// is not enabled (SHR-A1).
    [[nodiscard]] base::BasisPoints weightOf(std::string_view strategy) const;
};

} // namespace signalbox::params
