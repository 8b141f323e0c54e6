// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/model_error.h"

#include "engine/history/model_rows.h"
#include "engine/pricing/black76.h"
#include "engine/surface/surface.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace signalbox::history {
namespace {

/// Enough of a day for the few numbers that are fitted; there are as many fits as days.
constexpr std::size_t QuotesPerDay = 200;

/// The errors of one cell while they are gathered.
struct Errors {
    std::vector<double> volPoints;
    std::vector<double> dollars;
};

struct Gathered {
    std::array<std::array<Errors, ErrorDays.size() - 1>, ErrorDeltas.size() - 1> cells;
    Errors total;
    Errors traded;
    int sessions = 0;
};

template <class Bounds, class Value>
std::optional<std::size_t> bucketOf(const Bounds& bounds, const Value& value) {
    if (value < bounds.front() || !(value < bounds.back())) {
        return std::nullopt;
    }
    const auto above = std::upper_bound(bounds.begin(), bounds.end(), value);
    return static_cast<std::size_t>(above - bounds.begin()) - 1;
}

double percentile(const std::vector<double>& sorted, double share) {
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

ErrorMoments momentsOf(std::vector<double> errors) {
    ErrorMoments moments;
    moments.count = static_cast<std::int64_t>(errors.size());
    if (errors.empty()) {
        return moments;
    }
    double sum = 0;
    double squares = 0;
    for (const double error : errors) {
        sum += error;
        squares += error * error;
    }
    const auto count = static_cast<double>(errors.size());
    moments.bias = sum / count;
    moments.rms = std::sqrt(squares / count);
    std::sort(errors.begin(), errors.end());
    moments.p05 = percentile(errors, 0.05);
    moments.p50 = percentile(errors, 0.50);
    moments.p95 = percentile(errors, 0.95);
    return moments;
}

ErrorCell cellOf(Errors errors) {
    return {momentsOf(std::move(errors.volPoints)), momentsOf(std::move(errors.dollars))};
}

ModelError summary(Gathered gathered) {
    ModelError result;
    for (std::size_t i = 0; i < result.cells.size(); ++i) {
        for (std::size_t j = 0; j < result.cells[i].size(); ++j) {
            result.cells[i][j] = cellOf(std::move(gathered.cells[i][j]));
        }
    }
    result.total = cellOf(std::move(gathered.total));
    result.traded = cellOf(std::move(gathered.traded));
    result.sessions = gathered.sessions;
    return result;
}

void gatherExpiry(Gathered& out, const ExpiryHead& head, const Rows& puts, int days,
                  const surface::Surface& surface) {
    const surface::Ssvi smile = surface.smile(head.years);
    const auto dayBucket = bucketOf(ErrorDays, days);
    for (std::size_t i = 0; i < puts.size() && dayBucket; ++i) {
        const double strike = puts.strike[i] / 1000.0;
        if (strike > head.forward || !isComparable(puts, i)) {
            continue;
        }
        const double delta = std::abs(puts.delta[i]);
        const auto deltaBucket = bucketOf(ErrorDeltas, delta);
        if (!deltaBucket) {
            continue;
        }
        const double volatility =
            std::sqrt(smile.totalVariance(std::log(strike / head.forward)) / head.years);
        const double points = 100 * (volatility - puts.iv[i]);
        const double dollars = pricing::black76Price(pricing::OptionType::Put, head.forward, strike,
                                                     head.years, head.discount, volatility) -
                               midOf(puts, i);
        const auto keep = [&](Errors& errors) {
            errors.volPoints.push_back(points);
            errors.dollars.push_back(dollars);
        };
        keep(out.cells[*deltaBucket][*dayBucket]);
        keep(out.total);
        if (delta >= 0.08 && delta < 0.25 && days >= 21 && days < 60) {
            keep(out.traded);
        }
    }
}

void gatherSession(Gathered& out, const Quotes& recorded, const ComparedSession& compared,
                   const surface::Constants& constants) {
    const SessionQuotes quotes = recorded.session(compared.session);
    if (quotes.origin != Origin::Quotes || !compared.day.levels || !(compared.day.levels->vix > 0)) {
        return;
    }
    ++out.sessions;
    const surface::Surface surface(*compared.day.levels, constants);
    for (std::size_t e = 0; e < quotes.expiries.size(); ++e) {
        const ExpiryHead& head = quotes.expiries[e];
        if (head.years > 0 && head.forward > 0) {
            gatherExpiry(out, head, recorded.rows(compared.session, e, market::Right::Put),
                         base::daysBetween(compared.date, head.date()), surface);
        }
    }
}

/// What a session is left out together with.
int groupOf(const ComparedSession& compared, LeaveOut what) {
    return what == LeaveOut::Session ? compared.session
                                     : static_cast<int>(std::chrono::year_month_day(compared.date).year());
}

} // namespace

ModelError measureError(const Quotes& recorded, std::span<const ComparedSession> sessions,
                        const surface::Constants& constants) {
    Gathered gathered;
    for (const ComparedSession& compared : sessions) {
        gatherSession(gathered, recorded, compared, constants);
    }
    return summary(std::move(gathered));
}

ModelError measureErrorLeavingOut(const Quotes& recorded, std::span<const ComparedSession> sessions,
                                  LeaveOut what) {
    struct Observed {
        const ComparedSession* compared = nullptr;
        surface::ObservedDay day;
    };
    std::map<int, std::vector<Observed>> groups;
    for (const ComparedSession& compared : sessions) {
        for (surface::ObservedDay& day : observe(recorded, {&compared, 1})) {
            groups[groupOf(compared, what)].push_back({&compared, std::move(day)});
        }
    }
    const auto outside = [&groups](std::optional<int> left) {
        std::vector<const surface::ObservedDay*> days;
        for (const auto& [group, members] : groups) {
            for (const Observed& observed : members) {
                if (group != left) {
                    days.push_back(&observed.day);
                }
            }
        }
        return days;
    };
    Gathered gathered;
    const auto all =
        surface::calibrateVolatilities(outside(std::nullopt), QuotesPerDay, surface::Constants{});
    for (const auto& [group, members] : groups) {
        const auto fit = surface::calibrateVolatilities(outside(group), QuotesPerDay,
                                                        all ? all->constants : surface::Constants{});
        if (fit) {
            for (const Observed& observed : members) {
                gatherSession(gathered, recorded, *observed.compared, fit->constants);
            }
        }
    }
    return summary(std::move(gathered));
}

} // namespace signalbox::history
