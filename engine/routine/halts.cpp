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

std::vector<risk::FailureCondition> conditionsOf(const book::Book& book, const strategies::Strategy& strategy,
                                                 const strategies::Context& context,
                                                 std::optional<double> capture, bool breakerFired) {
    if (!strategy.failures) {
        return {};
    }
    const auto results = resultsOf(book, strategy.key);
    risk::FailureInputs inputs;
    inputs.netPls = results;
    inputs.drawdown = risk::drawdown(book.equityAtMarks(), book.highWaterMark());
    inputs.thetaCapture = capture;
    inputs.breakerFired = breakerFired;
    inputs.dayReturn = risk::dayReturn(book.equityAtMarks(),
                                       book.equityHistory().empty() ? base::Money{} : book.flowsSinceClose(),
                                       book.equityBefore(context.date));
    return strategy.failures(context, inputs);
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
        const risk::BreakerParameters breaker = strategy.breaker(context);
        raised.push_back({strategy.key, breaker.code, context.date,
                          breaker.everyLoss ? "losses in a row reached the limit"
                                            : "planned losses in a row reached the limit of the breaker"});
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
    const auto held = conditionsOf(before, strategy, context, captureBefore, false);
    const auto holds =
        conditionsOf(after, strategy, context, thetaCaptureOf(marks, after, context.date), fired);
    for (std::size_t i = 0; i < holds.size(); ++i) {
        // A day's loss is of that day alone; what lasts raises its halt once.
        const bool ofThisDay = holds[i].code == "BREAKER" || holds[i].code == "DAILY_LOSS";
        if (holds[i].holds && (ofThisDay || !held[i].holds)) {
            raised.push_back({strategy.key, holds[i].halt, context.date, holds[i].text});
        }
    }
    return raised;
}

} // namespace signalbox::routine
