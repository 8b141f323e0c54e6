// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pricing/american_expiry.h"

#include "engine/pricing/elementary.h"

#include <algorithm>

namespace signalbox::pricing {
namespace {

using elementary::exponential;

bool counts(const CashDividend& dividend, double T) {
    return dividend.years > 0.0 && dividend.years <= T;
}

/// Value at time t of the dividends that are still to come then.
double comingValue(std::span<const CashDividend> dividends, double t, double r) {
    double sum = 0.0;
    for (const CashDividend& dividend : dividends) {
        if (dividend.years > t) {
            sum += dividend.amount * exponential(-r * (dividend.years - t));
        }
    }
    return sum;
}

} // namespace

double presentValue(std::span<const CashDividend> dividends, double T, double r) {
    double sum = 0.0;
    for (const CashDividend& dividend : dividends) {
        if (counts(dividend, T)) {
            sum += dividend.amount * exponential(-r * dividend.years);
        }
    }
    return sum;
}

AmericanExpiry::AmericanExpiry(double S, double T, double r, double q,
                               std::span<const CashDividend> dividends)
    : m_spot(S), m_years(T), m_rate(r), m_carry(q), m_escrow(presentValue(dividends, T, r)) {
    for (const CashDividend& dividend : dividends) {
        if (counts(dividend, T)) {
            m_dividends.push_back(dividend);
        }
    }
    if (m_dividends.empty()) {
        return;
    }
    for (std::size_t level = 0; level < m_comingFine.size(); ++level) {
        m_comingFine[level] = comingValue(m_dividends, T / FineSteps * static_cast<double>(level), r);
    }
    for (std::size_t level = 0; level < CoarseSteps; ++level) {
        m_comingCoarse[level] = comingValue(m_dividends, T / CoarseSteps * static_cast<double>(level), r);
    }
}

std::vector<CertainValues::Moment> CertainValues::momentsOf(const AmericanExpiry& expiry, int steps,
                                                            std::span<const double> coming) {
    const double dt = expiry.years() / steps;
    const double growth = expiry.rate() - expiry.carry();
    std::vector<int> levels{0, steps};
    if (expiry.carry() != 0.0) {
        for (int level = 1; level < steps; ++level) {
            levels.push_back(level);
        }
    } else {
        // Between two ex-dates the discounted value only falls or only rises: the levels beside them suffice.
        for (const CashDividend& dividend : expiry.dividends()) {
            auto level = static_cast<int>(dividend.years / dt);
            while (level > 0 && dt * level >= dividend.years) {
                --level;
            }
            levels.push_back(level);
            levels.push_back(std::min(level + 1, steps));
        }
    }
    std::vector<Moment> moments;
    for (const int level : levels) {
        const double t = dt * level;
        const double still = level < steps ? coming[static_cast<std::size_t>(level)] : 0.0;
        const double discount = exponential(-expiry.rate() * t);
        moments.push_back({discount * (expiry.diffused() * exponential(growth * t) + still), discount,
                           exponential(-expiry.carry() * t)});
    }
    return moments;
}

CertainValues::CertainValues(const AmericanExpiry& expiry)
    : m_fine(momentsOf(expiry, FineSteps, expiry.comingFine())),
      m_coarse(momentsOf(expiry, CoarseSteps, expiry.comingCoarse())), m_spot(expiry.spot()) {}

CertainValues::Value CertainValues::best(const std::vector<Moment>& moments, double sign, double strike) {
    Value best;
    for (const Moment& moment : moments) {
        const double value = sign * (moment.discountedSpot - strike * moment.discount);
        if (value > best.price) {
            best = {value, sign * moment.carried};
        }
    }
    return best;
}

CertainValues::Value CertainValues::at(OptionType type, double strike) const {
    const double sign = type == OptionType::Call ? 1.0 : -1.0;
    const Value fine = best(m_fine, sign, strike);
    const Value coarse = best(m_coarse, sign, strike);
    const double now = std::max(sign * (m_spot - strike), 0.0);
    return {std::max(extrapolated(fine.price, coarse.price), now), fine.delta};
}

} // namespace signalbox::pricing
