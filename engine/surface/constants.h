// SPDX-License-Identifier: GPL-3.0-or-later
// What the index levels do not say about a surface and the recorded chains do: how far the at-the-money
// volatility lies below VIX, how the smile bends and leans, how wide the quotes are.
#pragma once

namespace signalbox::surface {

/// The values are what `calibrate` gives on all SPX chains of the collected data that were taken within 0.25
/// % of the close: 55 sessions (2011-01-03..07, 2018-01, 2019-04-25..06-28, 2025-01-06, 2026-07-10), 56,847
/// quotes, root mean square error 0.69 volatility points; tests/market/surface fits them again and compares.
/// 2019 alone gives a share of 0.854 and no dependence on SKEW, and is then 1 to 2 points too dear in the
/// other years: two months cannot tell what SKEW means.
struct Constants {
    /// At-the-money volatility per volatility of the variance swap, at referenceSkew. The swap also pays for
    /// the tails, the more the higher SKEW is. The tilt does not depend on SKEW: the chains of 2025 and 2026
    /// have the highest SKEW and the same slope near the money.
    double share = 0.8341365;
    double sharePerSkew = -0.0035887; ///< per point of SKEW
    double referenceSkew = 120;
    /// SKEW beyond what the chains have shown counts as the nearer bound.
    double lowestSkew = 112.32;
    double highestSkew = 152.64;
    double curvature = 0.9521913; ///< eta of SSVI
    double tilt = -0.5325185;     ///< rho of SSVI
    /// ask - bid = spot/1000 widthScale (1000 price/spot)^widthPower (VIX/16)^widthPerVix + widthInside
    /// intrinsic.
    double widthScale = 0.0688265;
    double widthPower = 0.423129;
    double widthPerVix = 0.376253;
    double widthInside = 0.0170905;
    /// q of F = S exp((r-q)T) where nobody knows better: dividends less what financing costs above the bill.
    double carry = 0.016392;
};

} // namespace signalbox::surface
