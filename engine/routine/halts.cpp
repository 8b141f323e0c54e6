// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/routine/halts.h"

#include "engine/risk/failure_halt.h"
#include "engine/stats/performance.h"
#include "engine/stats/theta_capture.h"

#include <map>

namespace signalbox::routine {
namespace {

std::vector<base::Money> resultsOf(const book::Book& book, const std::string& strategy) {
    const auto trades = stats::closedTrades(book, strategy);
    return stats::netPls(trades);
}

std::vector<risk::FailureCondition> conditionsOf(const book::Book& book, const std::string& strategy,
                                                 std::optional<double> capture, bool breakerFired) {
    const auto results = resultsOf(book, strategy);
    risk::FailureInputs inputs;
    inputs.netPls = results;
    inputs.drawdown = risk::drawdown(book.equityAtMarks(), book.highWaterMark());
    inputs.thetaCapture = capture;
    inputs.breakerFired = breakerFired;
    return risk::failureConditions(inputs);
}

} // namespace

std::optional<double> thetaCaptureOf(std::span<const book::Event* const> marks, const book::Book& book,
                                     base::Date date) {
    struct Last {
        base::Date date;
        base::Money openPl;
        std::optional<double> theta;
    };
    std::map<int, Last> last;
    std::map<base::Date, std::vector<stats::ThetaObservation>> sessions;
    for (const book::Event* event : marks) {
        const auto& mark = std::get<book::Marked>(*event);
        const book::Position* position = book.find(mark.positionId);
        if (mark.date > date || position == nullptr || !mark.closeCost) {
            continue;
        }
        const base::Money openPl =
            base::premium(position->entryPrice - *mark.closeCost, position->multiplier, position->contracts);
        const auto before = last.find(mark.positionId);
        if (before != last.end() && before->second.date < mark.date && before->second.theta) {
            sessions[mark.date].push_back({*before->second.theta,
                                           base::daysBetween(before->second.date, mark.date),
                                           (openPl - before->second.openPl).toDollars()});
        }
        last[mark.positionId] = {mark.date, openPl, mark.thetaDay};
    }
    std::vector<stats::ThetaCapture> sums;
    sums.reserve(sessions.size());
    for (const auto& [day, observations] : sessions) {
        sums.push_back(stats::thetaCapture(observations));
    }
    return stats::thetaCaptureOf(sums);
}

base::Result<std::vector<book::HaltRaised>> haltsRaised(const book::Book& before, const book::Book& after,
                                                        std::span<const book::JournalEntry> journal,
                                                        std::span<const book::Event> today,
                                                        const strategies::Strategy& strategy,
                                                        const strategies::Context& context) {
    std::vector<book::HaltRaised> raised;
    SIGNALBOX_TRY_ASSIGN(const session::HaltState now, session::haltsInForce(after, strategy, context));
    const bool fired = now.breaker.firedOn == context.date;
    if (fired) {
        raised.push_back({strategy.key, "CIRCUIT_BREAKER", context.date,
                          "planned losses in a row reached the limit of the breaker"});
    }
    std::vector<const book::Event*> marks;
    for (const book::JournalEntry& entry : journal) {
        if (std::holds_alternative<book::Marked>(entry.event)) {
            marks.push_back(&entry.event);
        }
    }
    const auto captureBefore = thetaCaptureOf(marks, before, context.date - base::CalendarDays(1));
    for (const book::Event& event : today) {
        if (std::holds_alternative<book::Marked>(event)) {
            marks.push_back(&event);
        }
    }
    const auto held = conditionsOf(before, strategy.key, captureBefore, false);
    const auto holds = conditionsOf(after, strategy.key, thetaCaptureOf(marks, after, context.date), fired);
    for (std::size_t i = 0; i < holds.size(); ++i) {
        if (holds[i].holds && (holds[i].code == "BREAKER" || !held[i].holds)) {
            raised.push_back({strategy.key, "FAILURE_HALT", context.date, holds[i].text});
        }
    }
    return raised;
}

} // namespace signalbox::routine
