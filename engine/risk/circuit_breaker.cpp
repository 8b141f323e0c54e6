// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/risk/circuit_breaker.h"

#include <algorithm>

namespace signalbox::risk {

using base::Money;

std::optional<BreakerTrade> breakerTrade(const book::Position& position,
                                         const BreakerParameters& parameters) {
    if (position.isOpen() || !position.closedOn || (!position.credit && !parameters.everyLoss)) {
        return std::nullopt;
    }
    if (parameters.everyLoss) {
        // A planned loss of nothing: whatever is no win is one (SHR-M4).
        return BreakerTrade{position.id, *position.closedOn, position.netPl, Money{},
                            position.closeReason.value_or(book::CloseReason::Manual)};
    }
    // Rounded up to the cent: "at or beyond" a fraction of a cent begins at the next whole one.
    const Money planned = Money::cents(base::multiplyDivide(
        position.entryPremium.toCents(), parameters.stopMultiplierX100 - 100, 100, base::Rounding::Ceil));
    return BreakerTrade{position.id, *position.closedOn, position.netPl, planned,
                        position.closeReason.value_or(book::CloseReason::Manual)};
}

bool isMaxLossEvent(const BreakerTrade& trade) {
    return trade.reason == book::CloseReason::StopLoss || trade.netPl <= -trade.plannedStopLoss;
}

base::Result<std::vector<BreakerStep>> breakerFold(std::span<const BreakerTrade> trades,
                                                   const calendar::Calendar& calendar,
                                                   const BreakerParameters& parameters) {
    std::vector<BreakerTrade> ordered(trades.begin(), trades.end());
    std::sort(ordered.begin(), ordered.end(), [](const BreakerTrade& a, const BreakerTrade& b) {
        return a.closedOn != b.closedOn ? a.closedOn < b.closedOn : a.id < b.id;
    });
    std::vector<BreakerStep> steps;
    steps.reserve(ordered.size());
    int streak = 0;
    std::optional<base::Date> firstEntry;
    for (const BreakerTrade& trade : ordered) {
        BreakerStep step;
        step.tradeId = trade.id;
        step.date = trade.closedOn;
        step.maxLossEvent = isMaxLossEvent(trade);
        streak = step.maxLossEvent ? streak + 1 : 0;
        if (parameters.count > 0 && streak >= parameters.count) {
            step.fired = true;
            streak = 0;
            SIGNALBOX_TRY_ASSIGN(firstEntry,
                                 calendar.addBusinessDays(trade.closedOn, parameters.cooldownDays + 1));
        }
        step.streakAfter = streak;
        step.firstEntryDate = firstEntry;
        steps.push_back(step);
    }
    return steps;
}

base::Result<BreakerStatus> breakerStatus(std::span<const BreakerTrade> trades,
                                          std::span<const book::HaltAcknowledged> acknowledgements,
                                          const std::string& strategy, base::Date session,
                                          const calendar::Calendar& calendar,
                                          const BreakerParameters& parameters) {
    std::vector<BreakerTrade> known;
    std::copy_if(trades.begin(), trades.end(), std::back_inserter(known),
                 [session](const BreakerTrade& trade) { return trade.closedOn <= session; });
    SIGNALBOX_TRY_ASSIGN(const std::vector<BreakerStep> steps, breakerFold(known, calendar, parameters));
    BreakerStatus status;
    for (const BreakerStep& step : steps) {
        status.streak = step.streakAfter;
        if (step.fired) {
            status.firedOn = step.date;
            status.until = step.firstEntryDate;
        }
    }
    if (!status.firedOn) {
        return status;
    }
    const bool acknowledged =
        parameters.acknowledgesItself ||
        std::any_of(acknowledgements.begin(), acknowledgements.end(), [&](const book::HaltAcknowledged& ack) {
            return ack.strategy == strategy && ack.code == parameters.code && ack.date >= *status.firedOn &&
                   ack.date <= session;
        });
    status.needsAcknowledgement = !acknowledged;
    status.on = session < *status.until || !acknowledged;
    return status;
}

} // namespace signalbox::risk
