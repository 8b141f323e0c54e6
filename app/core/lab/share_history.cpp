// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/lab/share_history.h"

#include "app/core/lab/quote_loading.h"
#include "app/core/lab/share_model_error.h"
#include "app/core/scan/universe.h"
#include "engine/chains/rate.h"
#include "engine/indicators/indicators.h"
#include "engine/market/product.h"
#include "engine/market/series_names.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace signalbox::app {
namespace {

constexpr int MonthSessions = 20;   // HV20
constexpr double OtherBasis = 0.20; // a chain whose spot is so far from the bar has another basis
constexpr std::size_t NamesShown = 8;
constexpr std::size_t FewChains = 32;
constexpr std::size_t EveryChain = 16;

std::string some(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), NamesShown); ++i) {
        text += (i == 0 ? "" : ", ") + names[i];
    }
    return text + (names.size() > NamesShown ? fmt::format(" and {} more", names.size() - NamesShown) : "");
}

/// Members of an index with their days; empty when the name is none.
base::Result<std::map<std::string, Member>> indexMembers(const std::string& name, const OpenHome& home,
                                                         base::Date from, base::Date to) {
    SIGNALBOX_TRY_ASSIGN(const auto constituents, home.store->constituents(name));
    std::map<std::string, Member> members;
    for (const store::Constituent& one : constituents) {
        const base::Date begin = std::max(one.from.value_or(from), from);
        const base::Date end = std::min(one.to.value_or(to), to);
        if (begin <= end) {
            Member& member = members[one.symbol];
            member.symbol = one.symbol;
            member.spans.emplace_back(begin, end);
        }
    }
    return members;
}

/// The zero rate of every session.
std::vector<double> ratesOf(const backtest::ShareMarket& market) {
    std::vector<double> rates;
    const market::BarView& bill = market.snapshot.view(market::names::Bill13w);
    for (const base::Date date : market.dates) {
        const auto rate = bill.exists()
                              ? chains::zeroRate(market::BarView(bill.series(), date), date, *market.calendar)
                              : std::nullopt;
        rates.push_back(rate.value_or(base::Missing));
    }
    return rates;
}

ShareData dataOf(const std::string& symbol, const backtest::ShareMarket& market,
                 const std::vector<double>& rates, std::shared_ptr<const diagnosis::EquityColumns> columns) {
    ShareData data;
    const std::vector<double> hv = indicators::historicalVolatility(columns->close.values, MonthSessions);
    history::ShareModelInputs inputs;
    inputs.symbol = symbol;
    const auto product = market::knownProduct(symbol);
    inputs.ticks = product ? product->legTicks : market::TickClass::EquityNickel;
    inputs.basis = columns->series.price ? columns->series.price->id().basis : market::Basis::AsTraded;
    inputs.firstSession = market.firstSession;
    for (int session = market.firstSession; session <= market.lastSession; ++session) {
        const auto at = static_cast<std::size_t>(session - columns->firstSession);
        const bool inside = session >= columns->firstSession && at < hv.size();
        inputs.days.push_back({columns->close.at(session), inside ? hv[at] : base::Missing,
                               rates[static_cast<std::size_t>(session - market.firstSession)]});
    }
    data.columns = std::move(columns);
    data.model = std::make_shared<const history::ShareModel>(std::move(inputs), *market.calendar);
    data.chains = data.model;
    return data;
}

/// Sessions of the span of which the home may have a chain.
base::Result<std::vector<base::Date>> chainDates(const OpenHome& home, const backtest::ShareMarket& market,
                                                 const std::string& symbol) {
    if (market.snapshot.simulated) {
        const std::size_t count = std::min(DemoSessionsRecorded, market.dates.size());
        return std::vector<base::Date>(market.dates.end() - static_cast<std::ptrdiff_t>(count),
                                       market.dates.end());
    }
    return home.store->chainDates(symbol);
}

} // namespace

base::Result<SpanUniverse> universeOf(const std::string& name, const OpenHome& home, base::Date from,
                                      base::Date to) {
    SIGNALBOX_TRY_ASSIGN(const auto index, MarketIndex::open(home));
    SIGNALBOX_TRY_ASSIGN(auto members, indexMembers(name, home, from, to));
    SpanUniverse universe;
    universe.name = name;
    SIGNALBOX_TRY_ASSIGN(const Universe today, resolveUniverse(name, home, *index, to));
    if (members.empty()) {
        for (const std::string& symbol : today.symbols) {
            members[symbol] = Member{symbol, {}};
        }
        universe.notes.push_back("survivorship-biased: the universe " + name +
                                 " is one list for the whole span (SHR-D8)");
    } else if (!today.note.empty()) {
        universe.notes.push_back(today.note + "; each from the day it joined (SHR-D8)");
    }
    std::vector<std::string> unknown;
    for (auto& [symbol, member] : members) {
        if (index->knows(symbol)) {
            universe.members.push_back(std::move(member));
        } else {
            unknown.push_back(symbol);
        }
    }
    if (!unknown.empty()) {
        universe.notes.push_back(fmt::format("{} of {} symbols of {} have no bars and are left out: {}",
                                             unknown.size(), members.size(), name, some(unknown)));
    }
    return universe;
}

base::Result<ShareHistory> loadShares(const OpenHome& home, MarketAccess& access,
                                      const backtest::ShareMarket& market,
                                      const std::vector<std::string>& symbols,
                                      const base::Executor& executor) {
    ShareHistory history;
    const std::vector<double> rates = ratesOf(market);
    std::vector<base::Result<std::shared_ptr<const diagnosis::EquityColumns>>> made(
        symbols.size(), std::shared_ptr<const diagnosis::EquityColumns>());
    std::vector<ShareData> data(symbols.size());
    executor.parallelFor(symbols.size(), [&](std::size_t i) {
        made[i] = diagnosis::buildEquityColumns(diagnosis::equitySeries(market.snapshot, symbols[i]),
                                                *market.calendar, market.parameters.account().historyStart);
        if (made[i]) {
            data[i] = dataOf(symbols[i], market, rates, *made[i]);
        }
    });
    std::vector<std::string> otherBasis;
    int noPrice = 0;
    ModelErrorSum error;
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        SIGNALBOX_TRY(made[i]);
        const std::string& symbol = symbols[i];
        SIGNALBOX_TRY_ASSIGN(const auto dates, chainDates(home, market, symbol));
        history::RecordedShareChains::Chains chains;
        for (const base::Date date : dates) {
            const bool inside = date >= market.dates.front() && date <= market.dates.back();
            const auto session = inside ? market.calendar->sessionNumber(date) : base::Result<int>(-1);
            if (!inside || !session) {
                continue;
            }
            SnapshotWish wish;
            wish.date = date;
            wish.underlying = symbol;
            wish.series = {symbol};
            SIGNALBOX_TRY_ASSIGN(const auto snapshot, access.snapshot(wish));
            const auto chain = snapshot.chain(symbol);
            if (!chain || !chain->underlyingPrice()) {
                noPrice += chain ? 1 : 0;
                continue;
            }
            const double close = data[i].columns->close.at(*session);
            if (!base::isKnown(close) || std::abs(*chain->underlyingPrice() / close - 1) > OtherBasis) {
                otherBasis.push_back(symbol + " " + base::toIso(date));
                continue;
            }
            // A share with a chain every day is compared on some of them, so that the start is not held up.
            if (dates.size() <= FewChains || chains.size() % EveryChain == 0) {
                error.add(*chain, *data[i].model, *session,
                          rates[static_cast<std::size_t>(*session - market.firstSession)], *market.calendar);
            }
            chains.emplace(*session, chain);
        }
        data[i].recorded = static_cast<int>(chains.size());
        if (!chains.empty()) {
            data[i].chains =
                std::make_shared<const history::RecordedShareChains>(std::move(chains), data[i].model);
        }
        history.shares.emplace(symbol, std::move(data[i]));
    }
    if (noPrice > 0) {
        history.notes.push_back(
            fmt::format("{} recorded chains came without a price of the underlying and are "
                        "not used (SHR-D6)",
                        noPrice));
    }
    if (!otherBasis.empty()) {
        history.notes.push_back(fmt::format("{} recorded chains have another basis than the bars of the span "
                                            "and are not used (SHR-D5): {}",
                                            otherBasis.size(), some(otherBasis)));
    }
    history.errorLines = error.lines();
    return history;
}

} // namespace signalbox::app
