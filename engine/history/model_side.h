// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of one right of one expiration on one session, made by the model: priced on the surface, quoted on
// legal ticks, and then read back as any quote is, with our own volatility and delta of the rounded mid.
#pragma once

#include "engine/history/quotes.h"
#include "engine/pricing/chain_kernel.h"
#include "engine/surface/constants.h"
#include "engine/surface/ssvi.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace signalbox::history {

/// What all rows of one expiration share.
struct SideTerms {
    pricing::ExpiryTerms terms; ///< forward, discount, years of the expiration
    surface::Ssvi smile;
    double vix = 0;            ///< points
    bool splitSuspect = false; ///< SHR-Q9
    const surface::Constants* constants = nullptr;
};

class ModelSide {
public:
    /// `strikes` in 1/1,000, rising, not empty; must outlive it.
    ModelSide(market::Right right, const SideTerms& terms, std::span<const std::int32_t> strikes);
    [[nodiscard]] Rows rows() const;

private:
    void quote(market::Right right, const SideTerms& terms, std::span<const double> strikes,
               std::span<double> mids);
    void check(market::Right right, const SideTerms& terms);

    std::span<const std::int32_t> m_strikes;
    std::vector<std::int32_t> m_bid;
    std::vector<std::int32_t> m_ask;
    std::vector<double> m_iv;
    std::vector<double> m_delta;
    std::vector<std::uint32_t> m_codes;
};

} // namespace signalbox::history
