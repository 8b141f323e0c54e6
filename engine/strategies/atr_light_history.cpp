// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/strategies/atr_light_history.h"

#include <algorithm>

namespace signalbox::strategies {
namespace {

/// Raised and not yet acknowledged at the close of `date`.
bool haltedOn(const book::Book& book, const std::string& strategy, base::Date date) {
    return std::any_of(book.halts().begin(), book.halts().end(), [&](const book::HaltRaised& halt) {
        if (halt.strategy != strategy || halt.date > date) {
            return false;
        }
        return std::none_of(book.acknowledgements().begin(), book.acknowledgements().end(),
                            [&](const book::HaltAcknowledged& seen) {
                                return seen.strategy == strategy && seen.code == halt.code &&
                                       seen.date >= halt.date && seen.date <= date;
                            });
    });
}

} // namespace

std::vector<RegimePoint> lightHistory(const Context& context, const std::string& strategy, int sessions) {
    std::vector<RegimePoint> points;
    const auto last = context.calendar->sessionNumber(context.date);
    if (!last) {
        return points;
    }
    for (int session = std::max(0, *last - sessions + 1); session <= *last; ++session) {
        const auto date = context.calendar->sessionAt(session);
        if (!date) {
            continue;
        }
        const bool halted =
            session == *last ? !context.halts.empty() : haltedOn(*context.book, strategy, *date);
        RegimePoint point;
        point.date = *date;
        point.light = context.book->equityBefore(*date) <= base::Money() ? diagnosis::Light::Grey
                      : halted                                           ? diagnosis::Light::Red
                                                                         : diagnosis::Light::Green;
        points.push_back(std::move(point));
    }
    return points;
}

} // namespace signalbox::strategies
