// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/demo/stocks.h"

#include "engine/base/real.h"
#include "engine/pricing/elementary.h"
#include "engine/random/random.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace signalbox::demo {

namespace {

using pricing::elementary::exponential;

constexpr double SessionsPerYear = 252.0;
constexpr std::array Sectors = {"Information Technology",
                                "Health Care",
                                "Financials",
                                "Consumer Discretionary",
                                "Communication Services",
                                "Industrials",
                                "Consumer Staples",
                                "Energy",
                                "Utilities",
                                "Real Estate",
                                "Materials"};
constexpr std::array Trades = {"Systems", "Therapeutics", "Bancorp", "Stores",     "Media",    "Industries",
                               "Foods",   "Energy",       "Power",   "Properties", "Chemicals"};
constexpr std::array Heads = {"Al",  "Bren", "Cor", "Dal", "Elm", "Fen",
                              "Gra", "Hol",  "Iri", "Kes", "Lum", "Mar"};
constexpr std::array Tails = {"dora", "vex", "tis", "nel", "row", "tek", "mont", "zan", "lio", "pex"};
constexpr std::array<double, 11> SectorBeta = {1.25, 0.85, 1.1, 1.2, 1.05, 1.05, 0.65, 1.0, 0.6, 0.9, 1.05};

std::string symbolOf(const std::string& head, const std::string& tail) {
    std::string symbol = head.substr(0, 2) + tail.substr(0, 2);
    for (char& letter : symbol) {
        if (letter >= 'a' && letter <= 'z') {
            letter = static_cast<char>(letter - 'a' + 'A');
        }
    }
    return symbol;
}

double percentOf(int count, std::size_t all) {
    const double percent = 100.0 * count / static_cast<double>(all);
    return std::round(percent * 100.0) / 100.0;
}

} // namespace

std::vector<CompanyTraits> makeCompanies(std::uint64_t seed) {
    std::vector<CompanyTraits> out;
    for (std::size_t i = 0; i < CompanyCount; ++i) {
        random::Random random(random::mixed(seed, 0xC0, i));
        const std::string head = Heads[i / Tails.size()];
        const std::string tail = Tails[i % Tails.size()];
        CompanyTraits traits;
        traits.sector = (i * 7) % Sectors.size();
        traits.company = {symbolOf(head, tail), head + tail + " " + Trades[traits.sector],
                          Sectors[traits.sector]};
        traits.beta = SectorBeta[traits.sector] * random.uniform(0.8, 1.2);
        traits.ownVolatility = random.uniform(0.16, 0.34);
        traits.firstPrice = 25.0 * exponential(random.uniform(0.0, 2.4));
        traits.yield = random.uniform() < 0.55 ? random.uniform(0.008, 0.035) : 0.0;
        traits.reportLag = random.whole(9, 34);
        traits.beforeOpen = random.uniform() < 0.5;
        traits.reportMove = random.uniform(0.03, 0.085);
        traits.sharesTraded = 1e6 * exponential(random.uniform(-0.5, 2.3));
        out.push_back(traits);
    }
    return out;
}

Reports makeReports(const std::vector<CompanyTraits>& companies, const std::vector<Date>& sessions,
                    const calendar::Calendar& calendar) {
    Reports out;
    out.reacts.assign(companies.size(), std::vector<char>(sessions.size(), 0));
    // The last session of the coming quarter is known in advance, as companies announce their dates.
    const Date horizon = std::min(sessions.back() + base::CalendarDays(100), calendar::LastDate);
    const auto all = calendar.sessions(sessions.front(), horizon);
    if (!all) {
        return out;
    }
    for (std::size_t start = 0; start < all->size(); ++start) {
        const std::chrono::year_month_day today((*all)[start]);
        const unsigned month = static_cast<unsigned>(today.month());
        const bool opensQuarter =
            month % 3 == 1 &&
            (start == 0 || std::chrono::year_month_day((*all)[start - 1]).month() != today.month());
        if (!opensQuarter || (start == 0 && static_cast<unsigned>(today.day()) > 6)) {
            continue;
        }
        for (std::size_t i = 0; i < companies.size(); ++i) {
            const std::size_t at = start + static_cast<std::size_t>(companies[i].reportLag);
            if (at >= all->size()) {
                continue;
            }
            out.dates.push_back({companies[i].company.symbol, (*all)[at], companies[i].beforeOpen});
            const std::size_t reaction = companies[i].beforeOpen ? at : at + 1;
            if (reaction < sessions.size()) {
                out.reacts[i][reaction] = 1;
            }
        }
    }
    std::sort(out.dates.begin(), out.dates.end(), [](const EarningsDate& a, const EarningsDate& b) {
        return a.date != b.date ? a.date < b.date : a.symbol < b.symbol;
    });
    return out;
}

void growStocks(Growth& growth, const std::vector<CompanyTraits>& companies, const Reports& reports,
                std::span<const IndexDay> days, std::size_t from, std::uint64_t seed) {
    growth.resize(companies.size());
    for (auto& column : growth) {
        column.resize(days.size(), 1.0);
    }
    for (std::size_t t = std::max<std::size_t>(from, 1); t < days.size(); ++t) {
        const double market = days[t].logReturn;
        // Everything moves more when the market does.
        const double heat = 0.65 + 0.35 * std::sqrt(days[t - 1].variance * SessionsPerYear) / 0.15;
        random::Random sectors(random::mixed(seed, 0x5EC, t));
        std::array<double, Sectors.size()> sectorMove{};
        for (double& move : sectorMove) {
            move = 0.0038 * heat * sectors.normal();
        }
        for (std::size_t i = 0; i < companies.size(); ++i) {
            const CompanyTraits& traits = companies[i];
            random::Random own(random::mixed(seed, 0x570C + i, t));
            const double deviation = traits.ownVolatility * heat / std::sqrt(SessionsPerYear);
            double move =
                0.00006 + traits.beta * market + sectorMove[traits.sector] + deviation * own.fatTailed();
            if (reports.reacts[i][t] != 0) {
                move += traits.reportMove * own.normal();
            }
            growth[i][t] = growth[i][t - 1] * exponential(std::clamp(move, -0.30, 0.28));
        }
    }
}

double breadthOn(const Growth& growth, std::size_t session, std::size_t n) {
    if (session + 1 < n) {
        return base::Missing;
    }
    int above = 0;
    for (const auto& column : growth) {
        double sum = 0.0;
        for (std::size_t t = session + 1 - n; t <= session; ++t) {
            sum += column[t];
        }
        above += column[session] > sum / static_cast<double>(n) ? 1 : 0;
    }
    return percentOf(above, growth.size());
}

std::vector<double> breadthSeries(const Growth& growth, std::size_t n) {
    const std::size_t sessions = growth.front().size();
    std::vector<int> above(sessions, 0);
    for (const auto& column : growth) {
        double sum = 0.0;
        for (std::size_t t = 0; t < sessions; ++t) {
            sum += column[t] - (t >= n ? column[t - n] : 0.0);
            above[t] += column[t] > sum / static_cast<double>(n) ? 1 : 0;
        }
    }
    std::vector<double> out(sessions, base::Missing);
    for (std::size_t t = n - 1; t < sessions; ++t) {
        out[t] = percentOf(above[t], growth.size());
    }
    return out;
}

Result<StockHistory> makeStockHistory(const CompanyTraits& traits, const std::vector<double>& growth,
                                      const std::vector<Date>& sessions, bool splitsAtTheEnd,
                                      std::uint64_t seed) {
    StockHistory out;
    std::vector<market::Bar> bars;
    double scale = traits.firstPrice; // price per unit of growth: falls with splits and dividends
    double before = traits.firstPrice;
    for (std::size_t t = 0; t < sessions.size(); ++t) {
        random::Random random(random::mixed(seed, 0xBA5, t));
        const bool special = splitsAtTheEnd && t + 4 == sessions.size();
        const double ratio = before > 520.0 ? 4.0 : (before > 330.0 && t % 97 == 11) || special ? 2.0 : 1.0;
        if (ratio > 1.0) {
            scale /= ratio;
            before /= ratio;
            out.actions.push_back(
                {traits.company.symbol, sessions[t], market::ActionKind::Split, ratio, 0.0, Source});
        }
        if (traits.yield > 0.0 && t % 63 == static_cast<std::size_t>(traits.reportLag) + 20) {
            const double amount = std::round(before * traits.yield / 4.0 * 100.0) / 100.0;
            if (amount > 0.0) {
                scale *= 1.0 - amount / before;
                out.actions.push_back({traits.company.symbol, sessions[t], market::ActionKind::CashDividend,
                                       1.0, amount, Source});
            }
        }
        const double close = std::round(scale * growth[t] * 100.0) / 100.0;
        const double range = 0.4 * traits.ownVolatility / std::sqrt(SessionsPerYear);
        market::Bar bar;
        bar.date = sessions[t];
        bar.close = close;
        bar.open = std::round(before *
                              exponential(0.5 * pricing::elementary::logarithm(close / before) +
                                          range * random.normal()) *
                              100.0) /
                   100.0;
        bar.high =
            std::ceil(std::max(bar.open, close) * exponential(range * std::abs(random.normal())) * 100.0) /
            100.0;
        bar.low =
            std::floor(std::min(bar.open, close) * exponential(-range * std::abs(random.normal())) * 100.0) /
            100.0;
        bar.volume = std::round(traits.sharesTraded * (traits.firstPrice / scale) *
                                exponential(0.25 * random.normal() + 8.0 * std::abs(close / before - 1.0)));
        bars.push_back(bar);
        before = close;
    }
    SIGNALBOX_TRY_ASSIGN(out.bars, market::BarSeries::create(
                                       {traits.company.symbol, Source, market::Basis::AsTraded}, bars, true));
    return out;
}

} // namespace signalbox::demo
