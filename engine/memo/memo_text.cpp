// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/memo/memo_text.h"

#include "engine/strategies/breakout_evidence.h"

namespace signalbox::memo {

std::string evidenceText(const EdgePart& edge) {
    return edge.sources ? strategies::evidenceWords(edge.sources->ownTrades, edge.sources->backtestTrades,
                                                    edge.sources->since)
                        : edge.evidence;
}

} // namespace signalbox::memo
