// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/session/listed_positions.h"

#include "engine/book/split_terms.h"

namespace signalbox::session {
namespace {

void divide(std::optional<base::Price>& price, int ratio) {
    if (price) {
        price = book::listedPrice(*price, ratio);
    }
}

void divide(std::optional<double>& dollars, int ratio) {
    if (dollars) {
        *dollars /= ratio;
    }
}

/// Levels of the underlying and of volatility are of today already.
void nameAsListed(exits::ExitDecision& exit, int ratio) {
    divide(exit.closeCost, ratio);
    divide(exit.natural, ratio);
    divide(exit.mid, ratio);
    if (exit.contracts) {
        *exit.contracts *= ratio;
    }
    for (exits::Trigger& trigger : exit.triggers) {
        divide(trigger.level, ratio);
        divide(trigger.distance, ratio);
    }
}

} // namespace

std::vector<PositionState> listedPositions(std::vector<PositionState> positions,
                                           std::span<const market::CorporateAction> actions,
                                           base::Date date) {
    for (PositionState& state : positions) {
        const int ratio = book::splitRatioSince(state.position, actions, date);
        if (ratio == 1) {
            continue;
        }
        state.position = book::listedPosition(std::move(state.position), ratio);
        nameAsListed(state.exit, ratio);
        divide(state.mark, ratio);
        divide(state.mid, ratio);
        for (structures::LegQuote& quote : state.legQuotes) {
            divide(quote.bid, ratio);
            divide(quote.ask, ratio);
        }
    }
    return positions;
}

} // namespace signalbox::session
