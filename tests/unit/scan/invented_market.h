// SPDX-License-Identifier: GPL-3.0-or-later
// An invented market from a fixed seed: symbols that begin late, end early, have holes of every size, jump
// and stand still, as a bar table in memory with listings.
#pragma once

#include "engine/scan/scanner.h"

#include <cmath>
#include <cstdlib>
#include <functional>
#include <memory>
#include <new>
#include <string>
#include <vector>

namespace signalbox::tests {

/// A plain generator; the tests need neither quality nor speed.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_state(seed * 2 + 1) {}
    double next() { // [0, 1)
        m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<double>(m_state >> 11U) / 9007199254740992.0;
    }
    int below(int n) { return static_cast<int>(next() * n); }

private:
    std::uint64_t m_state;
};

struct Bytes {
    explicit Bytes(const std::string& from)
        : size(from.size()), at(static_cast<char*>(std::aligned_alloc(64, (from.size() + 64) / 64 * 64))) {
        from.copy(at, size);
    }
    ~Bytes() { std::free(at); }
    Bytes(const Bytes&) = delete;
    Bytes& operator=(const Bytes&) = delete;
    [[nodiscard]] std::string_view view() const { return {at, size}; }
    std::size_t size;
    char* at;
};

inline std::vector<base::Date> sessionsFrom(base::Date first, int count) {
    const auto& calendar = calendar::Calendar::standard();
    return *calendar.sessions(first, *calendar.addBusinessDays(first, count - 1));
}

/// Bars of one symbol on some of the sessions; `keep` says on which.
inline std::vector<market::Bar> walk(Dice& dice, const std::vector<base::Date>& sessions,
                                     const std::function<bool(std::size_t)>& keep) {
    std::vector<market::Bar> bars;
    double price = 3 + 200 * dice.next();
    const double size = 0.005 + 0.04 * dice.next();
    const double drift = 0.004 * (dice.next() - 0.4);
    const double shares = std::exp(10 + 8 * dice.next());
    for (std::size_t day = 0; day < sessions.size(); ++day) {
        const double before = price;
        const bool jump = dice.next() < 0.02;
        price *= 1 + drift + size * (dice.next() - 0.5) * (jump ? 8 : 1);
        const double high = std::max(before, price) * (1 + size * dice.next() / 2);
        const double low = std::min(before, price) * (1 - size * dice.next() / 2);
        const double volume = std::round(shares * (0.5 + dice.next()) * (jump ? 4 : 1));
        if (keep(day)) {
            bars.push_back({sessions[day], before, high, low, price, volume});
        }
    }
    return bars;
}

struct InventedMarket {
    std::vector<std::shared_ptr<const market::BarSeries>> series;
    std::shared_ptr<const scan::MarketBars> bars;
    std::shared_ptr<const std::vector<scan::Listing>> universe;
};

inline std::shared_ptr<const scan::MarketBars>
tableOf(const std::vector<std::shared_ptr<const market::BarSeries>>& series,
        const std::vector<base::Date>& sessions, std::span<const columns::DayColumn> appended = {}) {
    const auto bytes =
        std::make_shared<const Bytes>(columns::buildBarTable(series, columns::Width::F64, {1, 7}, sessions));
    const auto table = columns::BarTable::over(bytes->view(), "test");
    return *scan::MarketBars::over(*table, appended, calendar::Calendar::standard(), bytes);
}

inline std::string symbolName(int number) {
    return {static_cast<char>('A' + number / 676), static_cast<char>('A' + number / 26 % 26),
            static_cast<char>('A' + number % 26)};
}

/// `count` symbols on `days` sessions: a third without a defect, the others young, ended, with holes of one
/// to many sessions anywhere, without volumes here and there, or flat.
inline std::vector<std::shared_ptr<const market::BarSeries>>
inventSeries(int count, const std::vector<base::Date>& sessions, std::uint64_t seed = 5) {
    std::vector<std::shared_ptr<const market::BarSeries>> all;
    Dice dice(seed);
    const auto days = static_cast<int>(sessions.size());
    for (int i = 0; i < count; ++i) {
        const int kind = dice.below(9);
        const int begin = kind == 3 ? days - dice.below(std::min(days, 320)) : 0;
        const int end = kind == 4 ? days - dice.below(40) : days;
        const int holes = kind >= 5 && kind <= 7 ? 1 + dice.below(7) : 0;
        std::vector<char> gone(sessions.size(), 0);
        for (int hole = 0; hole < holes; ++hole) {
            const int at = days - 1 - dice.below(std::min(days, kind == 7 ? 60 : 320));
            const int length = 1 + (kind == 6 ? dice.below(200) : 0);
            for (int day = at; day < std::min(days, at + length); ++day) {
                gone[static_cast<std::size_t>(day)] = 1;
            }
        }
        auto bars = walk(dice, sessions, [&](std::size_t day) {
            return static_cast<int>(day) >= begin && static_cast<int>(day) < end && gone[day] == 0;
        });
        for (market::Bar& bar : bars) {
            if (kind == 8 && dice.next() < 0.02) {
                bar.volume = dice.next() < 0.5 ? base::Missing : 0.0;
            }
        }
        if (kind == 8 && dice.next() < 0.3) { // a price that stands still has no score (SHR-I7)
            for (market::Bar& bar : bars) {
                bar.open = bar.high = bar.low = bar.close = 25;
            }
        }
        all.push_back(
            *market::BarSeries::create({symbolName(i), "invented", market::Basis::SplitAdjusted}, bars));
    }
    return all;
}

inline std::shared_ptr<std::vector<scan::Listing>>
listingsOf(const std::vector<std::shared_ptr<const market::BarSeries>>& series) {
    auto listings = std::make_shared<std::vector<scan::Listing>>();
    for (std::uint32_t i = 0; i < series.size(); ++i) {
        scan::Listing listing;
        listing.symbol = series[i]->id().symbol;
        listing.series = i;
        listing.basis = series[i]->id().basis;
        listings->push_back(std::move(listing));
    }
    return listings;
}

inline InventedMarket inventMarket(int symbols, int days, std::uint64_t seed = 5) {
    InventedMarket market;
    const auto sessions = sessionsFrom(base::makeDate(2016, 3, 1), days);
    market.series = inventSeries(symbols, sessions, seed);
    market.bars = tableOf(market.series, sessions);
    market.universe = listingsOf(market.series);
    return market;
}

inline bool sameReal(double a, double b) {
    return (std::isnan(a) && std::isnan(b)) || a == b;
}
inline bool closeReal(double a, double b, double tolerance = 1e-9) {
    return (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b));
}

} // namespace signalbox::tests
