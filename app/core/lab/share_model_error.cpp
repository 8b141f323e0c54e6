// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/lab/share_model_error.h"

#include "engine/base/real.h"
#include "engine/chains/analyse_chain.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace signalbox::app {
namespace {

constexpr int LeastDte = 7;
constexpr int MostDte = 60;
constexpr double LeastDelta = 0.30;
constexpr double MostDelta = 0.70;

double quantile(std::vector<double> values, double share) {
    const auto at =
        values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

} // namespace

void ModelErrorSum::add(const market::OptionChain& chain, const history::ShareModel& model, int session,
                        double rate, const calendar::Calendar& calendar) {
    if (!base::isKnown(rate)) {
        return;
    }
    const std::size_t before = m_differences.size();
    for (std::size_t b = 0; b < chain.blocks().size(); ++b) {
        const market::ExpiryBlock& block = chain.blocks()[b];
        const int dte = base::daysBetween(chain.id().date, block.expiration);
        if (dte < LeastDte || dte > MostDte || block.adjusted) {
            continue;
        }
        const chains::ExpiryAnalytics analytics = chains::analyseExpiry(chain, b, rate, calendar);
        for (const market::Right right : {market::Right::Call, market::Right::Put}) {
            const market::QuoteColumns& side = block.side(right);
            const chains::SideAnalytics& own =
                right == market::Right::Call ? analytics.calls : analytics.puts;
            for (std::size_t i = 0; i < block.strikes.size(); ++i) {
                const double delta = std::abs(own.delta[i]);
                const bool quoted = side.bid[i] > 0 && side.ask[i] > side.bid[i];
                const double wanted =
                    model.volatility(session, block.strikes[i].toDollars(), analytics.years);
                if (quoted && base::isKnown(own.iv[i]) && delta >= LeastDelta && delta <= MostDelta &&
                    base::isKnown(wanted)) {
                    m_differences.push_back((wanted - own.iv[i]) * 100);
                    m_relative.push_back(wanted / own.iv[i]);
                    m_widths.push_back(static_cast<double>(side.ask[i] - side.bid[i]) * 2 /
                                       static_cast<double>(side.ask[i] + side.bid[i]));
                }
            }
        }
    }
    m_chains += m_differences.size() > before ? 1 : 0;
}

std::vector<std::string> ModelErrorSum::lines() const {
    if (m_differences.empty()) {
        return {"No chain of these symbols was recorded in the span: the error of the model of share options "
                "is unknown here"};
    }
    std::vector<double> tight = m_widths;
    std::erase_if(tight, [](double width) { return width >= 0.10; });
    if (tight.empty()) {
        tight = m_widths;
    }
    return {
        fmt::format("Model of share options against {} contracts of {} recorded chains (|delta| 0.30-0.70, "
                    "7-60 days), as parts of the quote's volatility: 5% {:.2f}, median {:.2f}, 95% {:.2f}; "
                    "minus the quote's {:+.1f} vol points at the median",
                    m_differences.size(), m_chains, quantile(m_relative, 0.05), quantile(m_relative, 0.5),
                    quantile(m_relative, 0.95), quantile(m_differences, 0.5)),
        fmt::format("Width of these quotes: median {:.1f}% of mid; of those below 10%, which alone may be "
                    "bought, {:.1f}%",
                    quantile(m_widths, 0.5) * 100, quantile(tight, 0.5) * 100)};
}

} // namespace signalbox::app
