// SPDX-License-Identifier: GPL-3.0-or-later
// How far the option model of shares is from recorded chains, on contracts as both buying systems buy them.
#pragma once

#include "engine/history/share_model.h"

#include <string>
#include <vector>

namespace signalbox::app {

class ModelErrorSum {
public:
    /// Contracts of 7 to 60 days and |delta| 0.30 to 0.70 with a two-sided quote and a volatility of our own.
    void add(const market::OptionChain& chain, const history::ShareModel& model, int session, double rate,
             const calendar::Calendar& calendar);
    /// Quantiles of the model's volatility over the quote's, and how wide the quotes were; one line that says
    /// so when nothing was compared.
    [[nodiscard]] std::vector<std::string> lines() const;

private:
    std::vector<double> m_differences; ///< model minus quote, points
    std::vector<double> m_relative;    ///< model over quote
    std::vector<double> m_widths;      ///< ask - bid over mid
    int m_chains = 0;
};

} // namespace signalbox::app
