// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/support/long_history.h"

#include "engine/base/real.h"
#include "engine/chains/leg_codes.h"
#include "engine/demo/demo_market.h"
#include "engine/market/series_names.h"
#include "engine/market/snapshot.h"
#include "engine/pricing/chain_kernel.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>

namespace signalbox::bench {
namespace {

constexpr int WarmUp = 300;
/// Brings the simulated index to 1,300..5,600, where 44 strikes of 25 dollars reach 15 % below the spot.
constexpr double Scale = 0.6;
constexpr double Rate = 0.03;
constexpr double Carry = 0.015;

const calendar::Calendar& calendarNow() {
    return calendar::Calendar::standard();
}

/// What the simulation always has.
template <typename T>
T known(const std::optional<T>& value) {
    if (!value) {
        throw std::runtime_error("the simulated market lacks a value");
    }
    return *value;
}

/// $0.0001, on the tick of SPX legs (SHR-N4).
std::int32_t onTick(double price, bool up) {
    const double tick = price < 3 ? 0.05 : 0.10;
    const double count = up ? std::ceil(price / tick - 1e-9) : std::floor(price / tick + 1e-9);
    return static_cast<std::int32_t>(std::lround(std::max(count, 0.0) * tick * 10'000));
}

/// The codes that quotes of this maker can have.
std::uint32_t codesOf(std::int32_t bid, std::int32_t ask, double iv, double vix) {
    using enum chains::QuoteCode;
    std::uint32_t codes = 0;
    codes |= bid == 0 ? chains::codeBit(ZeroBid) : 0;
    codes |= 2.0 * (ask - bid) >= 0.20 * (double{1} * ask + bid) ? chains::codeBit(Wide) : 0;
    codes |= iv < 0.6 * vix / 100 || iv > 2.5 * vix / 100 ? chains::codeBit(RefVol) : 0;
    return codes;
}

void fill(columns::QuoteRowBuffer& rows, pricing::OptionType type, const pricing::ExpiryTerms& terms,
          const std::vector<double>& strikes, const std::vector<double>& sigma, double vix) {
    const std::size_t n = strikes.size();
    std::vector<double> price(n);
    rows.delta.resize(n);
    pricing::GreeksColumns out;
    out.price = price;
    out.delta = rows.delta;
    pricing::greeksColumn(type, terms, strikes, sigma, out);
    rows.iv = sigma;
    for (std::size_t i = 0; i < n; ++i) {
        const double half = std::max(0.03, 0.01 * price[i]);
        rows.strike.push_back(static_cast<std::int32_t>(std::lround(strikes[i] * 1000)));
        rows.bid.push_back(onTick(std::max(price[i] - half, 0.0), false));
        rows.ask.push_back(std::max(onTick(price[i] + half, true), 500));
        rows.codes.push_back(codesOf(rows.bid.back(), rows.ask.back(), sigma[i], vix));
    }
}

std::shared_ptr<const market::BarSeries> scaled(const market::BarSeries& series) {
    std::vector<market::Bar> bars;
    for (std::size_t i = 0; i < series.size(); ++i) {
        market::Bar bar = series.bar(i);
        for (double* value : {&bar.open, &bar.high, &bar.low, &bar.close}) {
            *value *= Scale;
        }
        bars.push_back(bar);
    }
    return market::BarSeries::create(series.id(), bars, series.simulated()).value();
}

/// The spot when an expiration was listed, or at the earliest known.
double spotAtListing(const LongHistory& history, base::Date expiration, const ChainShape& shape) {
    const base::Date listed = expiration - std::chrono::days(7 * (shape.expiries + 1));
    const base::Date session = calendarNow().sessionOnOrBefore(listed).value();
    const int index = calendarNow().sessionNumber(session).value() - (history.first - ListedBefore);
    return history.listing[static_cast<std::size_t>(std::max(index, 0))];
}

} // namespace

LongHistory makeLongHistory(int sessions) {
    const base::Date lastDate = base::makeDate(2025, 12, 31);
    const auto market = demo::simulate(calendarNow(), demo::DefaultSeed, sessions + WarmUp, lastDate).value();
    market::MarketSnapshot snapshot;
    snapshot.asOf = lastDate;
    for (const auto& series : market->series()) {
        const std::string& symbol = series->id().symbol;
        snapshot.series[symbol] = market::BarView(symbol == "SPX" ? scaled(*series) : series, lastDate);
        if (symbol.starts_with("VX:")) {
            snapshot.vxContracts[known(base::parseIsoDate(std::string_view(symbol).substr(3)))] =
                market::BarView(series, lastDate);
        }
    }
    LongHistory history;
    history.series = diagnosis::optimusSeries(snapshot, "SPX");
    history.last = calendarNow().sessionNumber(lastDate).value();
    history.first = history.last - sessions + 1;
    for (int session = history.first - ListedBefore; session <= history.last; ++session) {
        const base::Date date = calendarNow().sessionAt(session).value();
        const double spot = known(snapshot.view("SPX").closeOn(date));
        history.listing.push_back(spot);
        if (session < history.first) {
            continue;
        }
        history.dates.push_back(date);
        history.spot.push_back(spot);
        history.vix.push_back(known(snapshot.view(market::names::Vix).closeOn(date)));
    }
    return history;
}

columns::QuoteSessionBuffer quotesOn(const LongHistory& history, std::size_t day, const ChainShape& shape) {
    const calendar::Calendar& calendar = calendarNow();
    const base::Date date = history.dates[day];
    const base::UtcTime close = calendar.closeInstant(date).value();
    const double spot = history.spot[day];
    columns::QuoteSessionBuffer session;
    session.session = history.first + static_cast<int>(day);
    session.spot = spot;
    const std::chrono::weekday today(date);
    base::Date friday = date + (std::chrono::Friday - today);
    while (static_cast<int>(session.expiries.size()) < shape.expiries) {
        friday += std::chrono::days(7);
        const base::Date expiration = calendar.sessionOnOrBefore(friday).value();
        columns::QuoteExpiryBuffer expiry;
        expiry.expiration = base::toDayNumber(expiration);
        const auto instant = calendar.expiryInstant(expiration, calendar::Settlement::Pm).value();
        expiry.years = calendar::timeToExpiry(close, instant).years;
        expiry.forward = spot * std::exp((Rate - Carry) * expiry.years);
        expiry.discount = std::exp(-Rate * expiry.years);
        const auto odd = static_cast<int>(session.expiries.size() % 2);
        const int count = shape.strikes + odd * shape.oddStrikes;
        // Most strikes stand below the spot, where puts are sold.
        const auto anchor = static_cast<int>(1.05 * spotAtListing(history, expiration, shape));
        const int highest = std::max(anchor / shape.step, count) * shape.step;
        std::vector<double> strikes;
        std::vector<double> sigma;
        for (int i = count - 1; i >= 0; --i) {
            strikes.push_back(highest - i * shape.step);
            const double level = history.vix[day] / 100;
            const double skew = 1 - 2.5 * std::log(strikes.back() / expiry.forward);
            sigma.push_back(level * std::clamp(0.92 * skew, 0.65, 2.6));
        }
        const auto terms = pricing::ExpiryTerms::fromForward(spot, expiry.forward, expiry.years, Rate);
        fill(expiry.puts, pricing::OptionType::Put, terms, strikes, sigma, history.vix[day]);
        if (shape.calls) {
            fill(expiry.calls, pricing::OptionType::Call, terms, strikes, sigma, history.vix[day]);
        }
        session.expiries.push_back(std::move(expiry));
    }
    return session;
}

} // namespace signalbox::bench
