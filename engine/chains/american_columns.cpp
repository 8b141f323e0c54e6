// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/chains/american_columns.h"

#include <algorithm>

namespace signalbox::chains {
namespace {

constexpr double SpotBump = 0.005; ///< of the spot: wide enough to average out the steps of a lattice
constexpr double VolBump = 0.005;
constexpr double DayYears = 1.0 / 365.0;
constexpr double Soonest = 1e-9; ///< years; an ex-date stays ahead while time is moved to take a derivative

/// The price when `years` have passed with everything else as it is.
double priceAfter(pricing::AmericanInput input, double years) {
    std::vector<pricing::CashDividend> dividends(input.dividends.begin(), input.dividends.end());
    for (pricing::CashDividend& dividend : dividends) {
        dividend.years = std::max(dividend.years - years, Soonest);
    }
    input.dividends = dividends;
    input.T -= years;
    return pricing::americanPrice(input).price;
}

} // namespace

SideAnalytics americanColumns(pricing::OptionType type, const AmericanTerms& terms,
                              std::span<const double> strikes, std::span<const double> mids) {
    SideAnalytics side;
    const std::size_t n = strikes.size();
    side.status.assign(n, pricing::IvStatus::NoPrice);
    const double step = std::min(DayYears, terms.years) / 2;
    for (std::vector<double>* column :
         {&side.iv, &side.delta, &side.gamma, &side.thetaDay, &side.vegaPoint}) {
        column->assign(n, base::Missing);
    }
    for (std::size_t i = 0; i < n; ++i) {
        if (!base::isKnown(mids[i])) {
            continue;
        }
        pricing::AmericanInput input;
        input.type = type;
        input.S = terms.spot;
        input.K = strikes[i];
        input.T = terms.years;
        input.r = terms.rate;
        input.dividends = terms.dividends;
        input.dividendsKnown = !terms.dividends.empty();
        const pricing::ImpliedVol implied = pricing::americanImpliedVol(input, mids[i]);
        side.status[i] = implied.status;
        if (implied.status != pricing::IvStatus::Ok) {
            continue;
        }
        input.sigma = implied.sigma;
        side.iv[i] = implied.sigma;
        side.delta[i] = pricing::americanPrice(input).delta;

        pricing::AmericanInput moved = input;
        const double bump = SpotBump * terms.spot;
        moved.S = terms.spot + bump;
        const double up = pricing::americanPrice(moved).delta;
        moved.S = terms.spot - bump;
        const double down = pricing::americanPrice(moved).delta;
        side.gamma[i] = (up - down) / (2 * bump);

        moved = input;
        const double volBump = std::min(VolBump, implied.sigma / 2);
        moved.sigma = implied.sigma + volBump;
        const double high = pricing::americanPrice(moved).price;
        moved.sigma = implied.sigma - volBump;
        side.vegaPoint[i] = (high - pricing::americanPrice(moved).price) / (2 * volBump) * 0.01;

        const double later = priceAfter(input, step);
        const double earlier = priceAfter(input, -step);
        side.thetaDay[i] = (later - earlier) / (2 * step) * DayYears;
    }
    return side;
}

} // namespace signalbox::chains
