// SPDX-License-Identifier: GPL-3.0-or-later
// American options with escrowed cash dividends (SHR-P4): equities and funds.
#pragma once

#include "engine/pricing/implied_vol.h"
#include "engine/pricing/option_type.h"

#include <span>

namespace signalbox::pricing {

/// A cash dividend: ex-date in years from now, dollars per share. Those outside (0, T] do not count.
struct CashDividend {
    double years = 0;
    double amount = 0;
};

struct AmericanInput {
    OptionType type = OptionType::Call;
    double S = 0;     ///< spot, > PV of the dividends
    double K = 0;     ///< strike, > 0
    double T = 0;     ///< years, > 0
    double r = 0;     ///< continuously compounded zero rate
    double q = 0;     ///< continuous yield besides the cash dividends
    double sigma = 0; ///< volatility of the spot minus the PV of the dividends, a fraction >= 0
    std::span<const CashDividend> dividends;
    bool dividendsKnown = true; ///< false: priced without, and the result says so
};

struct AmericanResult {
    double price = 0;
    double delta = 0;
    bool dividendsUnknown = false; ///< DIV_UNKNOWN
};

/// Sum of the present values of the dividends with ex-date in (0, T].
[[nodiscard]] double presentValue(std::span<const CashDividend> dividends, double T, double r);

/// Within 2e-4*S (price) and 5e-3 (delta) of the limit. A spot not above the PV of its dividends gives NaN.
[[nodiscard]] AmericanResult americanPrice(const AmericanInput& input);

/// The volatility at which americanPrice equals `price`; `input.sigma` is ignored. Intrinsic is the value
/// without any volatility, the upper bound S or K (SHR-Q12).
[[nodiscard]] ImpliedVol americanImpliedVol(const AmericanInput& input, double price);

} // namespace signalbox::pricing
