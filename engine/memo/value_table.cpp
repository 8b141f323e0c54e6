// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/memo/value_table.h"

#include "engine/pricing/american.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace signalbox::memo {
namespace {

constexpr std::array<std::int64_t, 3> IvShifts{-20, 0, 20};
constexpr std::array<int, 5> Deviations{-2, -1, 0, 1, 2};

std::vector<pricing::CashDividend> dividendsFrom(const GreeksPart& greeks, double elapsed) {
    std::vector<pricing::CashDividend> result;
    for (const DividendLine& line : greeks.dividends) {
        if (line.years > elapsed) {
            result.push_back({line.years - elapsed, line.amount});
        }
    }
    return result;
}

} // namespace

double forwardOf(const GreeksPart& greeks) {
    const auto dividends = dividendsFrom(greeks, 0);
    const double escrow = pricing::presentValue(dividends, *greeks.years, *greeks.rate);
    return (*greeks.spot - escrow) * std::exp(*greeks.rate * *greeks.years);
}

std::vector<ValueRow> valueTable(const MemoBody& body) {
    const GreeksPart& g = body.greeks;
    const auto& left = body.risk.tableYears;
    if (!g.spot || !g.iv || !g.rate || !g.years || !g.dailyDeviationPct || !body.header.strike || !left) {
        return {};
    }
    const double strike = body.header.strike->toDollars();
    const bool call = body.header.side == "LONG";
    const auto dividends = dividendsFrom(g, *g.years - *left);
    std::vector<ValueRow> table;
    for (const std::int64_t shift : IvShifts) {
        ValueRow row;
        row.ivShiftPct = shift;
        for (const int k : Deviations) {
            const double spot = *g.spot * (1 + k * *g.dailyDeviationPct / 100);
            if (!(*left > 0)) {
                row.values.push_back(std::max(call ? spot - strike : strike - spot, 0.0));
                continue;
            }
            pricing::AmericanInput input;
            input.type = call ? pricing::OptionType::Call : pricing::OptionType::Put;
            input.S = spot;
            input.K = strike;
            input.T = *left;
            input.r = *g.rate;
            input.sigma = *g.iv * (1 + static_cast<double>(shift) / 100);
            input.dividends = dividends;
            input.dividendsKnown = g.dividendsKnown;
            row.values.push_back(pricing::americanPrice(input).price);
        }
        table.push_back(std::move(row));
    }
    return table;
}

} // namespace signalbox::memo
