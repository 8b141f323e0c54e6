// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/strategies/atr_light_history.h"

#include "engine/strategies/last_sessions.h"

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
    return lastSessions(context, sessions, [&](RegimePoint& point, base::Date date) {
        const bool halted =
            date == context.date ? !context.halts.empty() : haltedOn(*context.book, strategy, date);
        point.light = context.book->equityBefore(date) <= base::Money() ? diagnosis::Light::Grey
                      : halted                                          ? diagnosis::Light::Red
                                                                        : diagnosis::Light::Green;
    });
}

} // namespace signalbox::strategies
