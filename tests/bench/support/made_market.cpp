// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/support/made_market.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <stdexcept>

#include <fmt/format.h>

namespace signalbox::bench {
namespace {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_state(seed * 2 + 1) {}
    double next() {
        m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<double>(m_state >> 11U) / 9007199254740992.0;
    }

private:
    std::uint64_t m_state;
};

template <typename T>
T must(base::Result<T> result) {
    if (!result) {
        throw std::runtime_error(result.error().message());
    }
    return std::move(*result);
}

std::vector<market::Bar> barsOf(Dice& dice, const std::vector<base::Date>& sessions) {
    const double kind = dice.next();
    const auto begin = static_cast<std::size_t>(kind < 0.03 ? dice.next() * 250 : 0); // young: 3%
    const double holes = kind > 0.98 ? 0.005 : 0;                                     // 2% have holes
    double price = std::exp(0.5 + 5 * dice.next());
    const double size = 0.01 + 0.03 * dice.next();
    const double drift = 0.002 * (dice.next() - 0.35);
    const double shares = std::exp(9 + 7 * dice.next());
    std::vector<market::Bar> bars;
    bars.reserve(sessions.size());
    for (std::size_t day = 0; day < sessions.size(); ++day) {
        const double open = price;
        const double jump = dice.next() < 0.02 ? 5 : 1;
        price = std::max(0.2, price * (1 + drift + size * jump * (dice.next() - 0.5)));
        const double high = std::max(open, price) * (1 + size * 0.4 * dice.next());
        const double low = std::min(open, price) * (1 - size * 0.4 * dice.next());
        const double volume = std::round(shares * (0.4 + dice.next()) * jump);
        if (day >= begin && (holes == 0 || dice.next() >= holes)) {
            bars.push_back({sessions[day], open, high, low, price, volume});
        }
    }
    return bars;
}

} // namespace

AlignedBytes::AlignedBytes(const std::string& from)
    : m_size(from.size()), m_start(::operator new(from.size() + 1, std::align_val_t{4096})) {
    std::copy(from.begin(), from.end(), static_cast<char*>(m_start));
}

AlignedBytes::~AlignedBytes() {
    ::operator delete(m_start, std::align_val_t{4096});
}

MadeMarket makeMarket(std::size_t symbols, int days, std::uint64_t seed) {
    const calendar::Calendar& calendar = calendar::Calendar::standard();
    MadeMarket made;
    const base::Date first = base::makeDate(2025, 3, 3);
    made.sessions = must(calendar.sessions(first, must(calendar.addBusinessDays(first, days))));
    const std::vector<base::Date> stored(made.sessions.begin(), made.sessions.end() - 1);
    Dice dice(seed);
    std::vector<std::shared_ptr<const market::BarSeries>> series;
    auto universe = std::make_shared<std::vector<scan::Listing>>();
    columns::DayColumn last;
    last.date = made.sessions.back();
    for (std::size_t i = 0; i < symbols; ++i) {
        auto bars = barsOf(dice, made.sessions);
        market::Bar next;
        if (!bars.empty() && bars.back().date == last.date) {
            next = bars.back();
            bars.pop_back();
        }
        const std::array<double, columns::Fields> fields{next.open, next.high, next.low, next.close,
                                                         next.volume};
        for (std::size_t field = 0; field < columns::Fields; ++field) {
            last.values[field].push_back(fields[field]);
        }
        const market::SeriesId id{fmt::format("S{:05}", i), "made", market::Basis::SplitAdjusted};
        series.push_back(must(market::BarSeries::create(id, bars)));
        scan::Listing& listing = universe->emplace_back();
        listing.symbol = id.symbol;
        listing.series = static_cast<std::uint32_t>(i);
        listing.basis = id.basis;
    }
    made.universe = universe;
    made.bytes = std::make_shared<const AlignedBytes>(
        columns::buildBarTable(series, columns::Width::F64, {1, 7}, stored));
    const auto table = must(columns::BarTable::over(made.bytes->view(), "made market"));
    made.bars = must(scan::MarketBars::over(table, {}, calendar, made.bytes));
    made.extended = must(scan::MarketBars::over(table, std::span(&last, 1), calendar, made.bytes));
    return made;
}

} // namespace signalbox::bench
