// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/session/small_market.h"

#include "engine/base/format.h"
#include "engine/market/series_names.h"
#include "engine/pricing/black76.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <stdexcept>

namespace signalbox::tests {
namespace {

namespace names = market::names;

constexpr std::array<double, 5> DipReturns{-0.006, -0.009, -0.011, -0.008, 0.009}; // the last is the signal
constexpr std::array<double, 5> DipVix{13.6, 15.2, 17.0, 17.6, 16.4};
constexpr std::array<double, 5> DipBreadth{60, 56, 50, 46, 49};
constexpr double BillYield = 2.4;
constexpr int LowestStrike = 2200;
constexpr int HighestStrike = 3200;
constexpr int StrikeStep = 25;

std::int64_t onTick(double price, bool up) {
    const double tick = price < 3 ? 0.05 : 0.10;
    const double count = up ? std::ceil(price / tick - 1e-9) : std::floor(price / tick + 1e-9);
    return std::llround(count * tick * 100) * 100;
}

market::ExpiryBlock makeBlock(base::Date date, base::Date expiration, double spot, double vix) {
    const calendar::Calendar& calendar = calendar::Calendar::standard();
    market::ExpiryBlock block;
    block.root = "SPXW";
    block.expiration = block.printedExpiration = expiration;
    constexpr int Steps = (HighestStrike - LowestStrike) / StrikeStep;
    const auto count = std::size_t{Steps} + 1;
    block.calls.resize(count);
    block.puts.resize(count);
    const double years =
        calendar::timeToExpiry(calendar.closeInstant(date).value(),
                               calendar.expiryInstant(expiration, market::Settlement::Pm).value())
            .years;
    const double discount = std::exp(-BillYield / 100 * years);
    const double forward = spot * std::exp((BillYield / 100 - 0.018) * years);
    for (std::size_t i = 0; i < count; ++i) {
        const int strike = LowestStrike + static_cast<int>(i) * StrikeStep;
        block.strikes.push_back(base::Strike::dollars(strike));
        const double x = std::log(strike / forward) / std::sqrt(std::max(years, 0.02));
        const double sigma = vix / 100 * (0.92 - 0.9 * x + 0.4 * x * x);
        for (const bool call : {true, false}) {
            market::QuoteColumns& side = call ? block.calls : block.puts;
            const auto type = call ? pricing::OptionType::Call : pricing::OptionType::Put;
            const double fair = pricing::black76Price(type, forward, strike, years, discount, sigma);
            const double half = std::max(0.015 * fair, 0.02);
            side.listed[i] = 1;
            side.bid[i] = std::max<std::int64_t>(0, onTick(std::max(fair - half, 0.0), false));
            side.ask[i] = std::max<std::int64_t>(500, onTick(fair + half, true));
        }
    }
    return block;
}

std::string usDate(base::Date date) {
    const std::string iso = base::toIso(date);
    return iso.substr(5, 2) + "/" + iso.substr(8, 2) + "/" + iso.substr(0, 4);
}

std::ofstream openFile(const std::filesystem::path& path) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream stream(path, std::ios::binary);
    if (!stream) {
        throw std::runtime_error("cannot write " + path.string());
    }
    return stream;
}

} // namespace

SmallMarket::SmallMarket(SmallRecipe recipe) : m_recipe(std::move(recipe)) {
    const auto all =
        calendar::Calendar::standard().sessions(base::makeDate(2018, 1, 2), base::makeDate(2019, 12, 31));
    const auto at = std::lower_bound(all->begin(), all->end(), signal());
    m_signalIndex = static_cast<int>(at - all->begin());
    m_sessions.assign(all->begin(), at + 1 + m_recipe.sessionsAfter);
    double spx = 2400;
    double before = spx;
    const auto value = [this](const char* symbol, base::Date date, double close) {
        market::Bar bar;
        bar.date = date;
        bar.close = close;
        m_bars[symbol].push_back(bar);
    };
    for (std::size_t i = 0; i < m_sessions.size(); ++i) {
        const base::Date date = m_sessions[i];
        const int after = static_cast<int>(i) - m_signalIndex;
        const double wave = std::sin(static_cast<double>(i) * 1.7);
        double change = 0.0006 + 0.0015 * wave;
        double vix = 12.5 + 0.6 * wave;
        double breadth = 65 + 3 * wave;
        if (after > 0) {
            change = m_recipe.spxReturn(after);
            vix = m_recipe.vix(after);
            breadth = m_recipe.breadth(after);
        } else if (after > -static_cast<int>(DipReturns.size())) {
            const auto k = DipReturns.size() - 1 - static_cast<std::size_t>(-after);
            change = DipReturns[k];
            vix = DipVix[k];
            breadth = DipBreadth[k];
        }
        before = spx;
        spx = std::round(spx * (1 + change) * 100) / 100;
        vix = std::round(vix * 100) / 100;
        market::Bar bar;
        bar.date = date;
        bar.open = before;
        bar.close = spx;
        bar.high = std::round(std::max(before, spx) * 1.001 * 100) / 100;
        bar.low = std::round(std::min(before, spx) * 0.999 * 100) / 100;
        m_bars["SPX"].push_back(bar);
        value(names::Vix, date, vix);
        // In stress the near future stands above the next one.
        value("VX1", date, std::round((0.5 * vix + 8) * 100) / 100);
        value("VX2", date, std::round((0.3 * vix + 11.6) * 100) / 100);
        value(names::Breadth50, date, std::round(breadth * 10) / 10);
        value(names::Bill13w, date, BillYield);
    }
    for (const auto& [symbol, list] : m_bars) {
        m_series[symbol] =
            market::BarSeries::create({symbol, "invented", market::Basis::AsTraded}, list).value();
    }
}

base::Date SmallMarket::day(int n) const {
    const int at = m_signalIndex + n;
    return m_sessions.at(static_cast<std::size_t>(at));
}

int SmallMarket::indexAfter(base::Date date) const {
    const auto at = std::lower_bound(m_sessions.begin(), m_sessions.end(), date);
    return at == m_sessions.end() || *at != date ? -1'000'000
                                                 : static_cast<int>(at - m_sessions.begin()) - m_signalIndex;
}

double SmallMarket::close(const std::string& symbol, base::Date date) const {
    const auto& series = m_series.at(symbol);
    return series->close()[series->indexOf(date).value()];
}

std::shared_ptr<const market::OptionChain> SmallMarket::chain(base::Date date) const {
    const int after = indexAfter(date);
    if (after < 0 || !m_recipe.chain(after)) {
        return nullptr;
    }
    const calendar::Calendar& calendar = calendar::Calendar::standard();
    std::vector<market::ExpiryBlock> blocks;
    for (int days = 14; days <= 63; ++days) {
        const base::Date expiration = date + base::CalendarDays(days);
        const bool friday = std::chrono::weekday(expiration) == std::chrono::Friday;
        if (friday && calendar.isKnownSession(expiration)) {
            blocks.push_back(makeBlock(date, expiration, close("SPX", date), close(names::Vix, date)));
        }
    }
    return market::OptionChain::create({"SPX", date, -1, "invented"}, close("SPX", date),
                                       calendar.closeInstant(date).value(), market::Basis::AsTraded,
                                       std::move(blocks))
        .value();
}

market::MarketSnapshot SmallMarket::snapshot(base::Date date, bool truncated) const {
    market::MarketSnapshot snapshot;
    snapshot.asOf = date;
    for (const auto& [symbol, series] : m_series) {
        std::shared_ptr<const market::BarSeries> shown = series;
        if (truncated) {
            std::vector<market::Bar> known = m_bars.at(symbol);
            std::erase_if(known, [date](const market::Bar& bar) { return bar.date > date; });
            shown = market::BarSeries::create(series->id(), known).value();
        }
        snapshot.series[symbol] = market::BarView(shown, date);
    }
    if (auto found = chain(date)) {
        snapshot.chains["SPX"] = std::move(found);
    }
    return snapshot;
}

void SmallMarket::writeFiles(const std::filesystem::path& folder, int chainDays) const {
    std::ofstream spx = openFile(folder / "index-daily" / "spx.csv");
    spx << "date,open,high,low,close\n";
    for (const market::Bar& bar : m_bars.at("SPX")) {
        spx << base::toIso(bar.date) << ',' << base::shortest(bar.open) << ',' << base::shortest(bar.high)
            << ',' << base::shortest(bar.low) << ',' << base::shortest(bar.close) << '\n';
    }
    const auto single = [&](const char* file, const char* header, const char* symbol) {
        std::ofstream stream = openFile(folder / file);
        stream << "date," << header << '\n';
        for (const market::Bar& bar : m_bars.at(symbol)) {
            stream << base::toIso(bar.date) << ',' << base::shortest(bar.close) << '\n';
        }
    };
    single("index-daily/vix.csv", "close", names::Vix);
    single("breadth/spx_pct_above_50dma.csv", "close", names::Breadth50);
    single("rates/tbill_13w_yield.csv", "close", names::Bill13w);
    std::ofstream futures = openFile(folder / "vix-futures" / "vx1_vx8_settlement.csv");
    futures << "date,vx1,vx2\n";
    for (std::size_t i = 0; i < m_sessions.size(); ++i) {
        futures << base::toIso(m_sessions[i]) << ',' << base::shortest(m_bars.at("VX1")[i].close) << ','
                << base::shortest(m_bars.at("VX2")[i].close) << '\n';
    }
    for (int n = 0; n < chainDays; ++n) {
        const auto shown = chain(day(n));
        if (!shown) {
            continue;
        }
        std::string compact = base::toIso(day(n));
        std::erase(compact, '-');
        std::ofstream stream = openFile(folder / "option-chains" / ("SPX_" + compact + ".csv"));
        stream << "underlying,underlying_last,exchange,optionroot,type,expiration,quotedate,strike,last,net,"
                  "bid,ask,volume,openinterest,impliedvol,delta,gamma\n";
        for (const market::ExpiryBlock& block : shown->blocks()) {
            for (std::size_t i = 0; i < block.strikes.size(); ++i) {
                for (const market::Right right : {market::Right::Call, market::Right::Put}) {
                    std::string symbol = market::occSymbol(block.contract("SPX", right, i));
                    std::erase(symbol, ' ');
                    const market::QuoteColumns& side = block.side(right);
                    stream << "SPX," << base::shortest(*shown->underlyingPrice()) << ",CBOE," << symbol << ','
                           << (right == market::Right::Call ? "call" : "put") << ','
                           << usDate(block.expiration) << ',' << usDate(day(n)) << ','
                           << base::plain(block.strikes[i]) << ",0,0," << base::plain(*side.bidAt(i)) << ','
                           << base::plain(*side.askAt(i)) << ",1,1,0,0,0\n";
                }
            }
        }
    }
}

} // namespace signalbox::tests
