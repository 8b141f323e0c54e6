// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/session/positions.h"

#include "engine/structures/position_greeks.h"

namespace signalbox::session {
namespace {

/// The mark of the session before, if the position was marked on another day than today.
std::optional<base::Price> earlierMark(const book::Book& book, int positionId, base::Date today) {
    const auto at = book.lastMarks().find(positionId);
    if (at == book.lastMarks().end() || at->second.date >= today) {
        return std::nullopt;
    }
    return at->second.closeCost;
}

PositionState stateOf(const book::Book& book, const book::Position& position, exits::PositionExit exit,
                      base::Date today, base::Money equity) {
    PositionState state;
    state.position = position;
    state.exit = std::move(exit.decision);
    state.legQuotes = std::move(exit.legQuotes);
    state.spotDistance = exit.spotDistance;
    state.longStrikePassed = exit.longStrikePassed;
    if (state.exit.closeCost) {
        state.mark = state.exit.closeCost;
        state.markDate = today;
        state.mid = state.exit.mid;
    } else if (const auto at = book.lastMarks().find(position.id); at != book.lastMarks().end()) {
        // Without a usable quote the last mark stands, flagged with its age (SHR-G5).
        state.mark = at->second.closeCost;
        state.markDate = at->second.date;
    }
    if (state.mark) {
        state.openPl = position.openPl(*state.mark);
        const base::Money maxProfit =
            base::premium(position.entryPrice, position.multiplier, position.contractsOpen);
        if (position.credit && maxProfit > base::Money()) {
            state.fractionOfMaxProfit = state.openPl->toDollars() / maxProfit.toDollars();
        }
        if (state.markDate == today) {
            const auto before = earlierMark(book, position.id, today);
            if (before) {
                state.dayPl = *state.openPl - position.openPl(*before);
            } else if (position.openedOn == today) {
                state.dayPl = state.openPl;
            }
        }
    }
    if (exit.greeks && exit.spot) {
        const auto fraction = structures::deltaFraction(exit.greeks->deltaShares, *exit.spot, equity);
        if (fraction) {
            state.greeks = PositionGreeks{*fraction, exit.greeks->deltaShares, exit.greeks->gamma,
                                          exit.greeks->thetaDay, exit.greeks->vegaPoint};
        }
    }
    return state;
}

} // namespace

base::Result<std::vector<PositionState>> positionStates(const book::Book& book,
                                                        const strategies::Strategy& strategy,
                                                        const strategies::Context& context,
                                                        const entry::EntryEvaluation& evaluation,
                                                        base::Money equity) {
    std::vector<PositionState> states;
    for (const book::Position* position : book.openPositions()) {
        if (position->strategy != strategy.key ||
            (strategy.marketWide && position->underlying != context.underlying)) {
            continue;
        }
        SIGNALBOX_TRY_ASSIGN(auto exit, strategy.exit(context, evaluation, *position));
        states.push_back(stateOf(book, *position, std::move(exit), context.date, equity));
    }
    return states;
}

std::optional<PositionGreeks> aggregateGreeks(const std::vector<PositionState>& positions) {
    PositionGreeks total;
    for (const PositionState& state : positions) {
        if (!state.greeks) {
            return std::nullopt;
        }
        total.deltaFraction += state.greeks->deltaFraction;
        total.deltaShares += state.greeks->deltaShares;
        total.gamma += state.greeks->gamma;
        total.thetaDay += state.greeks->thetaDay;
        total.vegaPoint += state.greeks->vegaPoint;
    }
    return total;
}

} // namespace signalbox::session
