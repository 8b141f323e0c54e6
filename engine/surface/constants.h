// SPDX-License-Identifier: GPL-3.0-or-later
// What the index levels do not say about a surface and the recorded chains do: how the smile bends, how it
// leans with SKEW, how wide the quotes are.
#pragma once

namespace signalbox::surface {

struct Constants {
    /// At-the-money volatility per volatility of the variance swap (VIX).
    double atTheMoneyShare = 0.88;
    /// SSVI curvature (eta) and correlation (rho) of SKEW at its reference; rho falls with SKEW.
    double curvature = 1.0;
    double tilt = -0.7;
    double tiltPerSkew = 0.0;
    double referenceSkew = 120.0;
    /// q of F = S exp((r-q)T).
    double carry = 0.018;
};

} // namespace signalbox::surface
