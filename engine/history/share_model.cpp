// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/share_model.h"

#include "engine/base/format.h"
#include "engine/base/real.h"
#include "engine/pricing/american.h"
#include "engine/pricing/black76.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace signalbox::history {
namespace {

namespace chr = std::chrono;
using base::Price;

/// Farther out nothing that both systems may buy is listed: |delta| between 0.2 and 0.85.
constexpr double WidestStrike = 1.3; // standard deviations
constexpr double SmileClip = 2.5;
constexpr std::int32_t LeastStrikes = 3; // on each side of the spot

Price priceOf(double dollars) {
    return Price::units(std::llround(std::max(0.0, dollars) * 10'000));
}

double clipped(double value, double low, double high) {
    return std::min(std::max(value, low), high);
}

} // namespace

struct ShareModel::Terms {
    double spot = 0;
    double rate = 0;
    double years = 0;
    double forward = 0;
    double discount = 1;
    double atm = 0;
    [[nodiscard]] double volatility(double strike, const ShareConstants& c) const {
        const double x =
            clipped(std::log(strike / forward) / (atm * std::sqrt(years)), -SmileClip, SmileClip);
        return atm * (1 + c.slope * x + c.curve * x * x);
    }
};

ShareModel::ShareModel(ShareModelInputs inputs, const calendar::Calendar& calendar)
    : m_in(std::move(inputs)), m_calendar(&calendar) {
    std::copy_if(m_in.symbol.begin(), m_in.symbol.end(), std::back_inserter(m_root),
                 [](char c) { return c != '.' && c != '-'; });
}

const ShareModelDay* ShareModel::day(int session) const {
    const auto at = static_cast<std::size_t>(session - m_in.firstSession);
    if (session < m_in.firstSession || at >= m_in.days.size()) {
        return nullptr;
    }
    const ShareModelDay& one = m_in.days[at];
    return one.spot > 0 && one.hv20 > 0 && base::isKnown(one.rate) ? &one : nullptr;
}

std::int32_t ShareModel::strikeStep(double spot) {
    if (spot < 25) {
        return 500;
    }
    if (spot < 100) {
        return 1'000;
    }
    if (spot < 250) {
        return 2'500;
    }
    if (spot < 500) {
        return 5'000;
    }
    return spot < 1'000 ? 10'000 : 25'000;
}

double ShareModel::volatility(int session, double strike, double years) const {
    const ShareModelDay* now = day(session);
    if (now == nullptr || !(years > 0)) {
        return base::Missing;
    }
    Terms terms;
    terms.years = years;
    terms.forward = now->spot * std::exp(now->rate * years);
    terms.atm = clipped(now->hv20 * m_in.constants.ratio, m_in.constants.lowest, m_in.constants.highest);
    return terms.volatility(strike, m_in.constants);
}

std::vector<base::Strike> ShareModel::strikesOf(int session, double years, const ShareWish& wish,
                                                base::Date expiration) const {
    std::vector<base::Strike> strikes;
    if (!wish.contractAlone) {
        // The grid of the session before stays listed, so that yesterday's contract is there today.
        for (int one = session - 1; one <= session; ++one) {
            const ShareModelDay* now = day(one);
            if (now == nullptr) {
                continue;
            }
            const double atm =
                clipped(now->hv20 * m_in.constants.ratio, m_in.constants.lowest, m_in.constants.highest);
            const std::int32_t step = strikeStep(now->spot);
            const double wing = std::max(now->spot * (std::exp(WidestStrike * atm * std::sqrt(years)) - 1),
                                         static_cast<double>(LeastStrikes * step) / 1000.0);
            const auto from =
                static_cast<std::int32_t>(std::max(1.0, std::floor((now->spot - wing) * 1000 / step)));
            const auto to = static_cast<std::int32_t>(std::ceil((now->spot + wing) * 1000 / step));
            for (std::int32_t i = from; i <= to; ++i) {
                strikes.push_back(base::Strike::thousandths(i * step));
            }
        }
    }
    if (wish.contract && wish.contract->expiration == expiration) {
        strikes.push_back(wish.contract->strike);
    }
    std::sort(strikes.begin(), strikes.end());
    strikes.erase(std::unique(strikes.begin(), strikes.end()), strikes.end());
    return strikes;
}

void ShareModel::quote(const Terms& terms, market::Right right, market::ExpiryBlock& block) const {
    market::QuoteColumns& side = block.side(right);
    const bool call = right == market::Right::Call;
    for (std::size_t i = 0; i < block.strikes.size(); ++i) {
        const double strike = block.strikes[i].toDollars();
        const double sigma = terms.volatility(strike, m_in.constants);
        double price = 0;
        if (call && terms.rate >= 0) { // never exercised early without dividends
            price = pricing::black76Price(pricing::OptionType::Call, terms.forward, strike, terms.years,
                                          terms.discount, sigma);
        } else {
            pricing::AmericanInput input;
            input.type = call ? pricing::OptionType::Call : pricing::OptionType::Put;
            input.S = terms.spot;
            input.K = strike;
            input.T = terms.years;
            input.r = terms.rate;
            input.sigma = sigma;
            input.dividendsKnown = false;
            price = pricing::americanPrice(input).price;
        }
        const double half = price * m_in.constants.width / 2;
        const Price bid = market::floorTick(m_in.ticks, priceOf(price - half));
        Price ask = market::ceilTick(m_in.ticks, priceOf(price + half));
        if (ask <= bid) {
            ask = bid + market::tickAt(m_in.ticks, bid);
        }
        side.listed[i] = 1;
        side.bid[i] = bid.toUnits();
        side.ask[i] = ask.toUnits();
        side.volume[i] = m_in.constants.volume;
        side.openInterest[i] = m_in.constants.openInterest;
    }
}

ShareChain ShareModel::at(int session, const ShareWish& wish) const {
    const ShareModelDay* now = day(session);
    const auto date = m_calendar->sessionAt(session);
    if (now == nullptr || !date) {
        return {};
    }
    const auto close = m_calendar->closeInstant(*date);
    if (!close) {
        return {};
    }
    const ShareConstants& c = m_in.constants;
    std::vector<market::ExpiryBlock> blocks;
    base::Date friday = *date;
    while (chr::weekday(friday) != chr::Friday) {
        friday += chr::days(1);
    }
    for (; base::daysBetween(*date, friday) <= wish.maxDte + 1; friday += chr::days(7)) {
        const auto expiration = m_calendar->sessionOnOrBefore(friday);
        if (!expiration || *expiration < *date) {
            continue;
        }
        const int dte = base::daysBetween(*date, *expiration);
        const bool wanted = wish.contractAlone ? *expiration == wish.contract->expiration
                                               : dte >= wish.minDte && dte <= wish.maxDte;
        const auto instant = m_calendar->expiryInstant(*expiration, market::Settlement::Pm);
        const auto time = instant ? calendar::timeToExpiry(*close, *instant) : calendar::TimeToExpiry{};
        if (!wanted || time.expired()) {
            continue;
        }
        Terms terms;
        terms.spot = now->spot;
        terms.rate = now->rate;
        terms.years = time.years;
        terms.forward = now->spot * std::exp(now->rate * time.years);
        terms.discount = std::exp(-now->rate * time.years);
        terms.atm = clipped(now->hv20 * c.ratio, c.lowest, c.highest);
        market::ExpiryBlock block;
        block.root = m_root;
        block.expiration = *expiration;
        block.printedExpiration = *expiration;
        block.strikes = strikesOf(session, time.years, wish, *expiration);
        if (block.strikes.empty()) {
            continue;
        }
        block.calls.resize(block.strikes.size());
        block.puts.resize(block.strikes.size());
        for (const market::Right right : {market::Right::Call, market::Right::Put}) {
            if (!wish.right || *wish.right == right) {
                quote(terms, right, block);
            }
        }
        blocks.push_back(std::move(block));
    }
    const auto chain = market::OptionChain::create({m_in.symbol, *date, -1, "model"}, now->spot, *close,
                                                   m_in.basis, std::move(blocks));
    return chain ? ShareChain{*chain, Origin::Model} : ShareChain{};
}

std::vector<std::string> shareModelLines(const ShareConstants& c) {
    const auto percent = [](double fraction) { return base::fixed(fraction * 100, 1) + "%"; };
    return {
        "option prices of shares come from a model where no chain is stored: at-the-money volatility = " +
            base::fixed(c.ratio, 2) + " x HV20, within " + percent(c.lowest) + " to " + percent(c.highest) +
            ", slope " + base::fixed(c.slope, 3) + " and curvature " + base::fixed(c.curve, 3) +
            " per standard deviation, weekly Friday expirations, no dividends, no earnings",
        "its bid and ask are " + percent(c.width) +
            " of the price apart, at least one tick; volume and open interest are assumed (" +
            std::to_string(c.volume) + " and " + std::to_string(c.openInterest) +
            "): liquidity is not tested",
        "an implied volatility made from HV20 knows no event ahead and jumps with HV20: what IV expansion "
        "(ATR-X3) closes, and earns, is the model's own"};
}

} // namespace signalbox::history
