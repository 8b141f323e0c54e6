// SPDX-License-Identifier: GPL-3.0-or-later
// What the index levels do not say about a surface and the recorded chains do: how far the at-the-money
// volatility lies below VIX, how the smile bends and leans, how wide the quotes are.
#pragma once

namespace signalbox::surface {

/// The values are what `calibrate` gives on the recorded SPX chains PLACEHOLDER
struct Constants {
    /// At-the-money volatility per volatility of the variance swap, at referenceSkew. The swap also pays for
    /// the tails, the more the higher SKEW is.
    double share = 0.8334;
    double sharePerSkew = -0.00342; ///< per point of SKEW
    double referenceSkew = 120;
    /// SKEW beyond what the chains have shown counts as the nearer bound.
    double lowestSkew = 111;
    double highestSkew = 153;
    double curvature = 0.9389; ///< eta of SSVI
    double tilt = -0.5519;     ///< rho of SSVI
    /// ask - bid = spot/1000 (widthScale (1000 price/spot)^widthPower (VIX/16)^widthPerVix + widthInside
    /// 1000 intrinsic/spot).
    double widthScale = 0.06;
    double widthPower = 0.40;
    double widthPerVix = 0.6;
    double widthInside = 0.018;
    double carry = 0.016; ///< q of F = S exp((r-q)T)
};

} // namespace signalbox::surface
