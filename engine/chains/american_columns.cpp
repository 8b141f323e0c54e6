// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/chains/american_columns.h"

#include <algorithm>

namespace signalbox::chains {
namespace {

constexpr double SpotBump = 0.005; ///< of the spot: wide enough to average out the steps of a lattice
constexpr double VolBump = 0.01;
constexpr double DayYears = 1.0 / 365.0;

} // namespace

SideAnalytics americanColumns(pricing::OptionType type, const AmericanTerms& terms,
                              std::span<const double> strikes, std::span<const double> mids) {
    SideAnalytics side;
    const std::size_t n = strikes.size();
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
        if (implied.status != pricing::IvStatus::Ok) {
            continue;
        }
        input.sigma = implied.sigma;
        side.iv[i] = implied.sigma;
        const pricing::AmericanResult here = pricing::americanPrice(input);
        side.delta[i] = here.delta;

        const double bump = SpotBump * terms.spot;
        pricing::AmericanInput moved = input;
        moved.S = terms.spot + bump;
        const double up = pricing::americanPrice(moved).delta;
        moved.S = terms.spot - bump;
        const double down = pricing::americanPrice(moved).delta;
        side.gamma[i] = (up - down) / (2 * bump);

        moved = input;
        moved.sigma = implied.sigma + VolBump;
        side.vegaPoint[i] = (pricing::americanPrice(moved).price - here.price) * (0.01 / VolBump);

        // Ex-dates stay where they are on the calendar, so only the time to expiration shrinks with a day.
        moved = input;
        const double step = std::min(DayYears, terms.years / 2);
        moved.T = terms.years - step;
        side.thetaDay[i] = (pricing::americanPrice(moved).price - here.price) * (DayYears / step);
    }
    return side;
}

} // namespace signalbox::chains
