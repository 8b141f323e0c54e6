// SPDX-License-Identifier: GPL-3.0-or-later
// What our own model says about a chain: forward and discount per expiration from parity (SHR-P3), implied
// volatility and Greeks of every mid quote (SHR-P6, SHR-P7). Columns run parallel to the strikes of the
// block.
#pragma once

#include "engine/base/real.h"
#include "engine/market/option_chain.h"
#include "engine/pricing/implied_vol.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::chains {

struct SideAnalytics {
    std::vector<pricing::IvStatus> status; ///< SHR-P6; NoPrice without a quote or without a model
    std::vector<double> iv;                ///< Missing unless the inversion was OK
    std::vector<double> delta;             ///< per $1 of spot, Missing without iv
    std::vector<double> gamma;
    std::vector<double> thetaDay;
    std::vector<double> vegaPoint;
};

struct ExpiryAnalytics {
    std::string root;
    base::Date expiration;
    market::Settlement settlement = market::Settlement::Pm;
    int dte = 0;
    double years = 0;
    std::optional<double> rate; ///< SHR-P2; absent: no rate within 10 sessions
    std::optional<double> discount;
    std::optional<double> forward;      ///< SHR-P3; absent with fewer than 3 usable strikes
    std::optional<double> carry;        ///< implied q
    std::optional<double> atmIv;        ///< interpolated at the forward
    std::optional<double> expectedMove; ///< S x IV x sqrt(DTE/365), points
    double pvDividends = 0;             ///< PV of the known dividends until the expiration (American only)
    bool dividendsUnknown = false;      ///< American and priced without dividends: DIV_UNKNOWN (SHR-P4)
    SideAnalytics calls;
    SideAnalytics puts;
    std::string problem; ///< why there are no numbers: "expired", "no rate", "no forward"; empty when fine
};

/// Parallel to the chain's blocks.
struct ChainAnalytics {
    std::shared_ptr<const market::OptionChain> chain;
    std::vector<ExpiryAnalytics> expiries;
};

} // namespace signalbox::chains
