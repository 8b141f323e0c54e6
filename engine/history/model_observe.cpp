// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/chains/quote_rules.h"
#include "engine/history/model_error.h"
#include "engine/history/model_rows.h"

#include <algorithm>
#include <cmath>

namespace signalbox::history {
namespace {

using surface::Observation;
using surface::ObservedDay;

/// Quotes further in the money say nothing about widths that anybody pays.
constexpr double HighestMoneyness = 1.1;

void observeRight(std::vector<Observation>& out, const ExpiryHead& head, const Rows& rows,
                  market::Right right) {
    const double sign = right == market::Right::Put ? 1 : -1;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!isComparable(rows, i)) {
            continue;
        }
        const double strike = rows.strike[i] / 1000.0;
        const double inside = sign * (strike - head.forward);
        if (inside > 0 && (right == market::Right::Call || strike > HighestMoneyness * head.forward)) {
            continue;
        }
        Observation quote;
        quote.years = head.years;
        quote.logMoneyness = std::log(strike / head.forward);
        quote.volatility = rows.iv[i];
        quote.delta = rows.delta[i];
        quote.mid = midOf(rows, i);
        quote.width = (rows.ask[i] - rows.bid[i]) / 10'000.0;
        quote.intrinsic = head.discount * std::max(0.0, inside);
        out.push_back(quote);
    }
}

/// q of the parity forwards between 25 and 95 days, the median.
std::optional<double> impliedCarry(const SessionQuotes& quotes, double rate) {
    std::vector<double> carries;
    for (const ExpiryHead& head : quotes.expiries) {
        if (head.forward > 0 && head.years >= 25.0 / 365 && head.years <= 95.0 / 365) {
            carries.push_back(rate - std::log(head.forward / quotes.spot) / head.years);
        }
    }
    if (carries.empty()) {
        return std::nullopt;
    }
    const auto middle = carries.begin() + static_cast<std::ptrdiff_t>(carries.size() / 2);
    std::nth_element(carries.begin(), middle, carries.end());
    return *middle;
}

} // namespace

bool isComparable(const Rows& rows, std::size_t i) {
    constexpr auto RefVol = std::uint32_t{1} << static_cast<unsigned>(chains::QuoteCode::RefVol);
    return (rows.codes[i] & ~RefVol) == 0 && base::isKnown(rows.iv[i]) && base::isKnown(rows.delta[i]);
}

double midOf(const Rows& rows, std::size_t i) {
    return static_cast<double>(std::int64_t{rows.bid[i]} + rows.ask[i]) / 20'000.0;
}

std::vector<ObservedDay> observe(const Quotes& recorded, std::span<const ComparedSession> sessions) {
    std::vector<ObservedDay> days;
    for (const ComparedSession& compared : sessions) {
        const SessionQuotes quotes = recorded.session(compared.session);
        const ModelDay& day = compared.day;
        if (quotes.origin != Origin::Quotes || !(quotes.spot > 0) || !day.levels || !day.spot) {
            continue;
        }
        ObservedDay observed;
        observed.year = static_cast<int>(std::chrono::year_month_day(compared.date).year());
        observed.levels = *day.levels;
        observed.spot = quotes.spot;
        observed.close = *day.spot;
        if (day.rate) {
            observed.carry = impliedCarry(quotes, *day.rate);
        }
        for (std::size_t e = 0; e < quotes.expiries.size(); ++e) {
            const ExpiryHead& head = quotes.expiries[e];
            if (head.years > 0 && head.forward > 0) {
                for (const auto right : {market::Right::Put, market::Right::Call}) {
                    observeRight(observed.quotes, head, recorded.rows(compared.session, e, right), right);
                }
            }
        }
        days.push_back(std::move(observed));
    }
    return days;
}

} // namespace signalbox::history
