// SPDX-License-Identifier: GPL-3.0-or-later
// The early-exercise premium hardly depends on the volatility. So the first guess is the volatility of the
// European option, the second that of the price without the premium found there; secant steps finish.
#include "engine/pricing/american_chain.h"

#include "engine/base/real.h"
#include "engine/base/require.h"
#include "engine/pricing/american_tree.h"
#include "engine/pricing/chain_kernel.h"
#include "engine/pricing/elementary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <vector>

namespace signalbox::pricing {
namespace {

using Lane = std::array<double, TreeLanes>;

constexpr double VolBump = 0.005; ///< half the step of the derivative in the volatility
constexpr int MostRounds = 14;    ///< afterwards the slow search takes over
constexpr double DaysPerYear = 365.0;

ExpiryTerms europeanTerms(const AmericanExpiry& expiry) {
    ExpiryTerms terms;
    terms.spot = expiry.diffused();
    terms.years = expiry.years();
    terms.rate = expiry.rate();
    terms.carry = expiry.carry();
    terms.discount = elementary::exponential(-expiry.rate() * expiry.years());
    terms.forward =
        expiry.diffused() * elementary::exponential((expiry.rate() - expiry.carry()) * expiry.years());
    return terms;
}

/// Whether a volatility can be told from the price at all (SHR-P6; upper bounds as in SHR-Q12).
IvStatus boundsStatus(OptionType type, const AmericanExpiry& expiry, const CertainValues& certain,
                      double strike, double price) {
    if (std::isnan(price)) {
        return IvStatus::NoPrice;
    }
    const double slack = 1e-12 * std::max(expiry.spot(), strike);
    const double lowest = certain.at(type, strike).price;
    if (price < lowest - slack) {
        return IvStatus::BelowIntrinsic;
    }
    if (price >= (type == OptionType::Call ? expiry.spot() : strike) - slack) {
        return IvStatus::AboveMax;
    }
    return price - lowest <= slack ? IvStatus::NoTimeValue : IvStatus::Ok;
}

/// The search for the volatilities of up to TreeLanes contracts; a lane that is done keeps its result.
struct Search {
    Lane strike{}, price{}, sigma{}, low{}, high{};
    Lane sigmaBefore{}, missBefore{};
    std::array<bool, TreeLanes> done{};
    int rounds = 0;
};

/// European prices of the lanes at their volatilities, and volatilities of their prices.
void europeanPrices(OptionType type, const ExpiryTerms& terms, const Search& search, Lane& price) {
    GreeksColumns out;
    out.price = price;
    greeksColumn(type, terms, search.strike, search.sigma, out);
}

void europeanVols(OptionType type, const ExpiryTerms& terms, const Search& search, const Lane& price,
                  Lane& sigma) {
    std::array<IvStatus, TreeLanes> status{};
    impliedVolColumn(type, terms, search.strike, price, sigma, status);
}

void firstGuess(OptionType type, const ExpiryTerms& terms, Search& search) {
    constexpr double Typical = 0.3;
    europeanVols(type, terms, search, search.price, search.sigma);
    for (double& sigma : search.sigma) {
        sigma = base::isKnown(sigma) ? std::clamp(sigma, 2 * LowestVol, 0.5 * HighestVol) : Typical;
    }
    search.low.fill(LowestVol);
    search.high.fill(HighestVol);
}

using Values = std::array<TreeValue, TreeLanes>;

/// The lanes that are wanted; few of them are faster one by one, with the same bits.
Values valuesOf(OptionType type, const AmericanExpiry& expiry, const Lane& strike, const Lane& sigma,
                const std::array<bool, TreeLanes>& wanted) {
    constexpr std::ptrdiff_t Few = 3;
    Values values{};
    if (std::count(wanted.begin(), wanted.end(), true) > Few) {
        treeValues(expiry, type, strike.data(), sigma.data(), values.data());
        return values;
    }
    for (std::size_t l = 0; l < TreeLanes; ++l) {
        if (wanted[l]) {
            values[l] = treeValue(expiry, type, strike[l], sigma[l]);
        }
    }
    return values;
}

void improve(OptionType type, const AmericanExpiry& expiry, const ExpiryTerms& terms, Search& search) {
    std::array<bool, TreeLanes> wanted{};
    std::transform(search.done.begin(), search.done.end(), wanted.begin(), std::logical_not<>());
    const Values value = valuesOf(type, expiry, search.strike, search.sigma, wanted);
    Lane guess{};
    if (search.rounds == 0) {
        Lane european{};
        europeanPrices(type, terms, search, european);
        for (std::size_t l = 0; l < TreeLanes; ++l) {
            european[l] = search.price[l] - (value[l].price - european[l]);
        }
        europeanVols(type, terms, search, european, guess);
    }
    for (std::size_t l = 0; l < TreeLanes; ++l) {
        if (search.done[l]) {
            continue;
        }
        const double sigma = search.sigma[l];
        const double miss = value[l].price - search.price[l];
        const double slack = 1e-12 * std::max(expiry.spot(), search.strike[l]);
        if (std::abs(miss) <= slack) {
            search.done[l] = true;
            continue;
        }
        (miss < 0.0 ? search.low[l] : search.high[l]) = sigma;
        double next = guess[l];
        if (search.rounds > 0) {
            next = sigma - miss * (sigma - search.sigmaBefore[l]) / (miss - search.missBefore[l]);
        }
        if (!(next > search.low[l] && next < search.high[l])) {
            next = std::sqrt(search.low[l] * search.high[l]);
        }
        search.sigmaBefore[l] = sigma;
        search.missBefore[l] = miss;
        search.sigma[l] = next;
        search.done[l] = std::abs(next - sigma) <= 1e-9 * next;
    }
    ++search.rounds;
}

/// Volatilities of the contracts [at, at + count) of a side, all of status Ok so far.
void invertGroup(OptionType type, const AmericanExpiry& expiry, const ExpiryTerms& terms,
                 std::span<const std::size_t> places, std::span<const double> strikes,
                 std::span<const double> prices, std::span<double> sigma, std::span<IvStatus> status) {
    Search search;
    for (std::size_t l = 0; l < TreeLanes; ++l) { // spare lanes repeat the first contract
        const std::size_t place = places[l < places.size() ? l : 0];
        search.strike[l] = strikes[place];
        search.price[l] = prices[place];
        search.done[l] = l >= places.size();
    }
    firstGuess(type, terms, search);
    const auto isDone = [](bool done) { return done; };
    while (search.rounds < MostRounds && !std::all_of(search.done.begin(), search.done.end(), isDone)) {
        improve(type, expiry, terms, search);
    }
    for (std::size_t l = 0; l < places.size(); ++l) {
        const ImpliedVol found = search.done[l]
                                     ? ImpliedVol{IvStatus::Ok, search.sigma[l]}
                                     : searchAmericanVol(type, expiry, search.strike[l], search.price[l]);
        status[places[l]] = found.status;
        sigma[places[l]] = found.sigma;
    }
}

std::vector<std::size_t> placesOf(std::span<const IvStatus> status, IvStatus wanted) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < status.size(); ++i) {
        if (status[i] == wanted) {
            places.push_back(i);
        }
    }
    return places;
}

/// Calls `visit` with up to TreeLanes places at a time.
template <typename Visit>
void inGroups(std::span<const std::size_t> places, const Visit& visit) {
    for (std::size_t at = 0; at < places.size(); at += TreeLanes) {
        visit(places.subspan(at, std::min(TreeLanes, places.size() - at)));
    }
}

void treeGreeks(OptionType type, const AmericanExpiry& expiry, std::span<const std::size_t> places,
                std::span<const double> strikes, const AmericanColumns& out) {
    Lane strike{};
    Lane sigma{};
    Lane lower{};
    Lane higher{};
    std::array<bool, TreeLanes> wanted{};
    for (std::size_t l = 0; l < TreeLanes; ++l) {
        wanted[l] = l < places.size();
        const std::size_t place = places[l < places.size() ? l : 0];
        strike[l] = strikes[place];
        sigma[l] = out.sigma[place];
        const double bump = std::min(VolBump, sigma[l] / 2);
        lower[l] = sigma[l] - bump;
        higher[l] = sigma[l] + bump;
    }
    const Values here = valuesOf(type, expiry, strike, sigma, wanted);
    const Values below = valuesOf(type, expiry, strike, lower, wanted);
    const Values above = valuesOf(type, expiry, strike, higher, wanted);
    const double S = expiry.diffused();
    for (std::size_t l = 0; l < places.size(); ++l) {
        const std::size_t place = places[l];
        const TreeValue& at = here[l];
        out.delta[place] = at.delta;
        out.gamma[place] = at.gamma;
        out.vegaPoint[place] = std::max(above[l].price - below[l].price, 0.0) / (higher[l] - lower[l]) * 0.01;
        // The price obeys the equation of Black, Scholes and Merton while it is not exercised; as time passes
        // at a fixed S the escrow grows at the rate, and what diffuses shrinks by that.
        const double theta = expiry.rate() * at.price - (expiry.rate() - expiry.carry()) * S * at.delta -
                             0.5 * sigma[l] * sigma[l] * S * S * at.gamma -
                             expiry.rate() * expiry.escrow() * at.delta;
        out.thetaDay[place] = theta / DaysPerYear;
    }
}

bool isPriced(const AmericanExpiry& expiry) {
    return expiry.diffused() > 0.0 && expiry.years() > 0.0;
}

} // namespace

void americanImpliedVols(OptionType type, const AmericanExpiry& expiry, std::span<const double> strikes,
                         std::span<const double> prices, std::span<double> sigma,
                         std::span<IvStatus> status) {
    SIGNALBOX_REQUIRE(prices.size() == strikes.size() && sigma.size() == strikes.size() &&
                          status.size() == strikes.size(),
                      "columns of one length");
    std::fill(sigma.begin(), sigma.end(), base::Missing);
    std::fill(status.begin(), status.end(), IvStatus::NoPrice);
    if (!isPriced(expiry)) {
        return;
    }
    const ExpiryTerms terms = europeanTerms(expiry);
    if (expiry.neverExercised(type)) {
        impliedVolColumn(type, terms, strikes, prices, sigma, status);
        return;
    }
    const CertainValues certain(expiry);
    for (std::size_t i = 0; i < strikes.size(); ++i) {
        status[i] = boundsStatus(type, expiry, certain, strikes[i], prices[i]);
    }
    inGroups(placesOf(status, IvStatus::Ok), [&](std::span<const std::size_t> places) {
        invertGroup(type, expiry, terms, places, strikes, prices, sigma, status);
    });
}

void americanChain(OptionType type, const AmericanExpiry& expiry, std::span<const double> strikes,
                   std::span<const double> prices, const AmericanColumns& out) {
    for (const std::span<double> column : {out.delta, out.gamma, out.thetaDay, out.vegaPoint}) {
        SIGNALBOX_REQUIRE(column.size() == strikes.size(), "columns of one length");
        std::fill(column.begin(), column.end(), base::Missing);
    }
    americanImpliedVols(type, expiry, strikes, prices, out.sigma, out.status);
    if (!isPriced(expiry)) {
        return;
    }
    if (expiry.neverExercised(type)) {
        greeksColumn(type, europeanTerms(expiry), strikes, out.sigma,
                     {{}, out.delta, out.gamma, out.vegaPoint, out.thetaDay, {}});
        return;
    }
    inGroups(placesOf(out.status, IvStatus::Ok),
             [&](std::span<const std::size_t> places) { treeGreeks(type, expiry, places, strikes, out); });
}

} // namespace signalbox::pricing
