// SPDX-License-Identifier: GPL-3.0-or-later
// A store with the chains of one made stock: priced with early exercise from a term structure of volatility,
// quoted a cent around the model.
#pragma once

#include "engine/chains/analyse_chain.h"
#include "engine/market/series_names.h"
#include "engine/pricing/american.h"
#include "engine/store/market_store.h"
#include "tests/store/temporary_home.h"

#include <cmath>
#include <functional>

namespace signalbox::tests {

struct EquityRecipe {
    std::string symbol = "MADE";
    base::Date date = base::makeDate(2019, 5, 1);
    double spot = 101.3;
    double rate = 0.0236;
    std::vector<base::Date> expirations{base::makeDate(2019, 5, 24), base::makeDate(2019, 6, 21)};
    std::function<double(double years)> volatility = [](double years) { return 0.25 + 0.1 * years; };
    std::function<void(market::ExpiryBlock&)> spoil; ///< called last on every block
    std::string source = "made";
    std::optional<base::UtcTime> asOf;
};

inline std::shared_ptr<const market::OptionChain> equityChain(const EquityRecipe& recipe) {
    const auto& calendar = calendar::Calendar::standard();
    const auto asOf = recipe.asOf.value_or(calendar.closeInstant(recipe.date).value());
    std::vector<market::ExpiryBlock> blocks;
    for (const base::Date expiration : recipe.expirations) {
        market::ExpiryBlock block;
        block.root = recipe.symbol;
        block.expiration = block.printedExpiration = expiration;
        const auto time =
            calendar::timeToExpiry(asOf, calendar.expiryInstant(expiration, block.settlement).value());
        for (int k = -8; k <= 8; ++k) {
            block.strikes.push_back(base::Strike::dollars(static_cast<int>(recipe.spot) + k * 2));
        }
        block.calls.resize(block.strikes.size());
        block.puts.resize(block.strikes.size());
        for (std::size_t i = 0; i < block.strikes.size() && !time.expired(); ++i) {
            for (const market::Right right : {market::Right::Call, market::Right::Put}) {
                pricing::AmericanInput in;
                in.type = chains::optionType(right);
                in.S = recipe.spot;
                in.K = block.strikes[i].toDollars();
                in.T = time.years;
                in.r = recipe.rate;
                in.sigma = recipe.volatility(time.years);
                const std::int64_t cents = std::llround(100 * pricing::americanPrice(in).price);
                block.side(right).listed[i] = 1;
                block.side(right).bid[i] = std::max<std::int64_t>(cents - 1, 0) * 100;
                block.side(right).ask[i] = (cents + 1) * 100;
            }
        }
        if (recipe.spoil) {
            recipe.spoil(block);
        }
        blocks.push_back(std::move(block));
    }
    return must(market::OptionChain::create({recipe.symbol, recipe.date, -1, recipe.source}, recipe.spot,
                                            asOf, market::Basis::AsTraded, std::move(blocks)));
}

/// A home open for writing.
struct EquityStore {
    TemporaryHome temporary;
    store::Home home = temporary.home();
    store::WriterLock lock = must(home.lock("test"));
    std::shared_ptr<store::MarketStore> store =
        must(store::MarketStore::openForWriting(home, store::Market::Real, lock));

    void chain(const market::OptionChain& chain) {
        must(store->write([&](store::MarketWriter& writer) -> base::Status {
            must(writer.mergeChain(chain));
            return {};
        }));
    }
    void actions(const std::vector<market::CorporateAction>& actions) {
        must(store->write([&](store::MarketWriter& writer) -> base::Status {
            must(writer.mergeActions(actions));
            return {};
        }));
    }
    void earnings(const std::vector<market::EarningsDate>& dates) {
        must(store->write([&](store::MarketWriter& writer) -> base::Status {
            must(writer.mergeEarnings(dates));
            return {};
        }));
    }
    /// Values from `first`, one a session.
    void values(const std::string& symbol, base::Date first, const std::vector<double>& closes) {
        std::vector<market::Bar> bars;
        base::Date date = first;
        for (const double close : closes) {
            market::Bar bar;
            bar.date = date;
            bar.close = close;
            bars.push_back(bar);
            date = calendar::Calendar::standard().nextSession(date).value();
        }
        must(store->write([&](store::MarketWriter& writer) -> base::Status {
            must(writer.mergeSeries({symbol, "made", market::Basis::AsTraded}, bars));
            return {};
        }));
    }
};

} // namespace signalbox::tests
