// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/strategies/share_market.h"

#include "engine/calendar/calendar.h"
#include "engine/market/series_names.h"
#include "engine/pricing/american.h"

#include <algorithm>
#include <cmath>

namespace signalbox::tests {
namespace {

constexpr double Rate = 0.04;

const calendar::Calendar& standard() {
    return calendar::Calendar::standard();
}

std::vector<base::Date> lastSessions(base::Date day, int count) {
    const int last = standard().sessionNumber(day).value();
    return standard().sessions(standard().sessionAt(last - count + 1).value(), day).value();
}

market::BarView series(const std::string& symbol, const std::vector<base::Date>& dates,
                       const std::function<double(std::size_t)>& value) {
    std::vector<market::Bar> bars;
    for (std::size_t i = 0; i < dates.size(); ++i) {
        market::Bar bar;
        bar.date = dates[i];
        bar.close = value(i);
        bars.push_back(bar);
    }
    return {market::BarSeries::create({symbol, "test"}, bars).value(), dates.back()};
}

} // namespace

ShareMarket::ShareMarket(ShareRecipe recipe)
    : m_recipe(std::move(recipe)), m_sessions(lastSessions(m_recipe.day, m_recipe.bars)) {
    if (m_recipe.closes.empty()) {
        for (int i = 0; i < m_recipe.bars; ++i) {
            m_recipe.closes.push_back(m_recipe.path(i));
        }
        if (m_recipe.lastMove != 0) {
            m_recipe.closes.back() = m_recipe.closes[m_recipe.closes.size() - 2] * (1 + m_recipe.lastMove);
        }
    }
}

double ShareMarket::spot() const {
    return m_recipe.spot.value_or(m_recipe.closes.back());
}

market::MarketSnapshot ShareMarket::snapshot() const {
    const ShareRecipe& r = m_recipe;
    market::MarketSnapshot snapshot;
    snapshot.asOf = r.day;
    std::vector<market::Bar> bars;
    for (std::size_t i = 0; i < m_sessions.size(); ++i) {
        const bool last = i + 1 == m_sessions.size();
        const double close = r.closes[i];
        const double before = i == 0 ? close : r.closes[i - 1];
        market::Bar bar;
        bar.date = m_sessions[i];
        bar.open = before;
        bar.high = std::max(before, close) * (1 + r.range);
        bar.low = std::min(before, close) * (1 - r.range);
        bar.close = close;
        bar.volume = r.volume * (last ? 2 : 1);
        bars.push_back(bar);
    }
    namespace names = market::names;
    if (!bars.empty()) {
        snapshot.series[r.symbol] = {market::BarSeries::create({r.symbol, "test"}, bars).value(), r.day};
    }
    const auto dates = lastSessions(r.day, 300);
    snapshot.series[names::Bill13w] = series(names::Bill13w, dates, [](std::size_t) { return 100 * Rate; });
    if (r.withLight) {
        const double slope = r.fundsRise ? 0.001 : -0.001;
        snapshot.series[names::Vix] = series(names::Vix, dates, [&r](std::size_t) { return r.vix; });
        snapshot.series["SPY"] = series(
            "SPY", dates, [slope](std::size_t i) { return 500 * std::exp(slope * static_cast<double>(i)); });
        snapshot.series["IWM"] = series("IWM", dates, [slope](std::size_t i) {
            return 200 * std::exp(2 * slope * static_cast<double>(i));
        });
        snapshot.series[names::Yield10y] = series(names::Yield10y, dates, [](std::size_t) { return 4.2; });
    }
    if (r.ivHistory > 0) {
        const auto own = lastSessions(r.day, r.ivHistory);
        snapshot.series[names::iv30(r.symbol)] = series(names::iv30(r.symbol), own, [&](std::size_t i) {
            return i + 1 == own.size() ? r.ivToday : 0.3 + 0.2 * static_cast<double>(i % 20) / 20;
        });
    }
    if (r.withChain) {
        snapshot.chains[r.symbol] = chain();
    }
    return snapshot;
}

std::shared_ptr<const market::OptionChain> ShareMarket::chain() const {
    const ShareRecipe& r = m_recipe;
    const double S = spot();
    const auto asOf = standard().closeInstant(r.day).value();
    std::vector<market::ExpiryBlock> blocks;
    for (const int dte : r.dtes) {
        market::ExpiryBlock block;
        block.root = r.symbol;
        block.expiration = block.printedExpiration =
            standard().sessionOnOrBefore(r.day + base::CalendarDays(dte)).value();
        const double T =
            calendar::timeToExpiry(asOf, standard().expiryInstant(block.expiration, block.settlement).value())
                .years;
        const double middle = std::round(S / r.step) * r.step;
        const auto count = 2 * static_cast<std::size_t>(r.strikes) + 1;
        block.calls.resize(count);
        block.puts.resize(count);
        for (int k = -r.strikes; k <= r.strikes; ++k) {
            const int place = k + r.strikes;
            const auto i = static_cast<std::size_t>(place);
            const double strike = middle + k * r.step;
            block.strikes.push_back(
                base::Strike::thousandths(static_cast<std::int32_t>(std::llround(strike * 1000))));
            for (const market::Right right : {market::Right::Call, market::Right::Put}) {
                pricing::AmericanInput input;
                input.type =
                    right == market::Right::Call ? pricing::OptionType::Call : pricing::OptionType::Put;
                input.S = S;
                input.K = strike;
                input.T = T;
                input.r = Rate;
                input.sigma = r.sigma;
                const double price = pricing::americanPrice(input).price;
                const auto cents = [](double dollars) {
                    return std::int64_t{std::llround(dollars * 20)} * 5;
                };
                market::QuoteColumns& side = block.side(right);
                side.listed[i] = 1;
                const std::int64_t bid = std::max<std::int64_t>(0, cents(price * (1 - r.spread / 2)));
                side.bid[i] = bid * 100;
                side.ask[i] = std::max<std::int64_t>(cents(price * (1 + r.spread / 2)), bid + 5) * 100;
                side.openInterest[i] = r.openInterest;
                side.volume[i] = r.contractsTraded;
            }
        }
        if (r.spoil) {
            r.spoil(block);
        }
        blocks.push_back(std::move(block));
    }
    return market::OptionChain::create({r.symbol, r.day, -1, "test"}, S, asOf, market::Basis::AsTraded,
                                       blocks)
        .value();
}

ShareRecipe uptrend() {
    ShareRecipe recipe;
    recipe.symbol = "NVDA";
    recipe.path = [](int i) { return 60 * std::exp(0.003 * i); };
    recipe.range = 0.012;
    return recipe;
}

ShareRecipe breakoutDay(double move) {
    ShareRecipe recipe;
    recipe.path = [](int i) { return 100 * (1 + 0.002 * (i % 2)); };
    recipe.range = 0.004;
    recipe.lastMove = move;
    recipe.step = 2.5;
    recipe.fundsRise = move > 0;
    recipe.vix = move > 0 ? 15 : 24.1;
    return recipe;
}

} // namespace signalbox::tests
